# سجل الثقة.
trust-title = الثقة
trust-nothing = لم يحرّكها شيء بعد: لا نعرف شيئًا ولا ندّعي شيئًا.
trust-ability = القدرة
trust-benevolence = حسن النية
trust-integrity = النزاهة
trust-ability-is = هل نستطيع؟
trust-benevolence-is = هل نريد لهم الخير؟
trust-integrity-is = هل نفي بكلمتنا؟
trust-evidence-none = بلا أدلة
trust-evidence-little = أدلة قليلة
trust-evidence-some = بعض الأدلة
trust-evidence-much = أدلة كثيرة
trust-weakest = الأضعف هو
trust-weakest-why = ما ينقص هناك لا يُشترى بالباقي.
trust-moved = ما الذي حرّكها
trust-when = متى
trust-what = ما حدث
trust-dimension = البعد
trust-way = الاتجاه
trust-moved-up = لصالحنا
trust-moved-down = علينا
trust-moved-not = لا هذا ولا ذاك
trust-lasting = لا يتلاشى
trust-entry = القيد { $seq }
trust-how = كيف يُحسب هذا
trust-conventions = كيف تُحسب الثقة
trust-conventions-lede = الفكرة من البحث العلمي والأوزان منا. كل ما هنا اصطلاح، وهو معلن.
trust-three = ثلاثة حسابات
trust-half-life = يُنسى نصفه بعد { $span }
trust-three-why = يبدأ كل حساب من 0.5: لا شيء معروف. وما يتلاشى يصير غير مؤكد لا سيئًا. تقسيم الجدارة بالثقة إلى ثلاثة من ماير وديفيس وسكورمان (1995)، والحساب من يوسانغ وإسماعيل (2002)، وأعمار النصف منا.
trust-weights = ما الذي يحرّكها
trust-weight = الوزن
trust-value = القيمة
trust-source = الفكرة من
trust-price = ثمن الإخفاء
trust-price-why = الثقة التي تضيع بخطأ تُستعاد بالوفاء بالكلمة. أما التي تضيع بخطأ وخداع فلا تعود كاملة أبدًا (شفايتزر وهيرشي وبرادلو 2006). لذلك لا تتلاشى أدلة الخداع. هذا أقصى ما يمكن أن تبلغه النزاهة إن كنا بلا لوم من بعد:
trust-price-told = أخبرناهم
trust-price-hidden = أخفيناه ثم انكشف
trust-misuse = ما ليست عليه
trust-misuse-why = هي عن معاملتنا للعميل لا عن الأشخاص هناك. لا تتنبأ بشيء. وكل رقم يقف مع عدم يقينه ومع القيود التي خلفه.
trust-rule-failed = خذلناهم
trust-rule-not-touched = تبيّن أنهم لم يتأثروا
trust-rule-told-promptly = أُبلغوا خلال يوم من ملاحظتنا
trust-rule-told-late = أُبلغوا بعد أكثر من يوم من ملاحظتنا
trust-rule-apologised = اعتذرنا مع تحمّل المسؤولية والإصلاح
trust-rule-heard = أكدوا أننا فهمناهم كما ينبغي
trust-rule-promise-kept = وُفي بوعد
trust-rule-work-kept = أُنجز العمل كما وُعد
trust-rule-promise-late = وُفي بوعد متأخرًا
trust-rule-promise-broken = أُخلف وعد
trust-rule-work-broken = لم يُنجز العمل كما وُعد
trust-rule-offered-first = عرضنا قبل أن يضطروا إلى الطلب
trust-rule-offer-accepted = قبلوا عرضًا
trust-rule-it-held = قالوا إن الحل ثبت
trust-rule-it-did-not-hold = قالوا إن الحل لم يثبت
trust-rule-felt-heard = قالوا إلى أي حد شعروا بأننا سمعناهم
trust-rule-felt-sincere = قالوا كم بدونا صادقين
trust-rule-failed-again = فُتحت حالتهم من جديد
trust-rule-deceived = خدعناهم
trust-rule-not-deceived = سُحب القول بأننا خدعناهم
trust-ceiling = أُخفي عنهم شيء. مهما أحسنّا من الآن، لن تبلغ النزاهة مرة أخرى أكثر من { $most } من 1.
trust-price-lede = قبل أن يقرر أحد ألا يخبر: ما ثمن ذلك بحسب نموذج سجل الثقة.
trust-price-about = عن
trust-price-back = العودة إلى الحادث
trust-price-most = أقصى ما تبلغه النزاهة بعد ذلك
trust-price-of-one = من 1، إن كنا بلا لوم من الآن
trust-price-picture = من أول الخط إلى آخره: فعل حسن بعد آخر، ويُنسى في كل مرة جزء من عشرين مما سبق. الخط المتصل: أُخبروا. الخط المتقطع: أُخفي ثم انكشف. الخطان الرفيعان أقصى ما يُبلغ. الأوزان اصطلاح منا.
trust-price-acts = أفعال حسنة
trust-price-begin-again = { $n ->
    [zero] مع الإخفاء لا يلزم فعل حسن للوقوف حيث يقف الإخبار في البداية.
    [one] مع الإخفاء يلزم فعل حسن واحد لمجرد الوقوف حيث يقف الإخبار في البداية.
    [two] مع الإخفاء يلزم فعلان حسنان لمجرد الوقوف حيث يقف الإخبار في البداية.
    [few] مع الإخفاء تلزم { $n } أفعال حسنة لمجرد الوقوف حيث يقف الإخبار في البداية.
    [many] مع الإخفاء يلزم { $n } فعلًا حسنًا لمجرد الوقوف حيث يقف الإخبار في البداية.
   *[other] مع الإخفاء يلزم { $n } فعل حسن لمجرد الوقوف حيث يقف الإخبار في البداية.
}
trust-price-them = عند من يمسهم اليوم
trust-price-customers = { $n ->
    [zero] لا يمس أحدًا.
    [one] يمس عميلًا واحدًا.
    [two] يمس عميلين.
    [few] يمس { $n } عملاء.
    [many] يمس { $n } عميلًا.
   *[other] يمس { $n } عميل.
}
trust-price-instead = بدلًا من ذلك
trust-price-instead-why = قل ما تعلمه، وقل ما لا تعلمه، ومتى تتحدث في المرة القادمة. من يسمعه منك أولًا يغفر أكثر (أربان وروسكوس-إيفولدسن 2005).
trust-price-tell = أخبرهم
trust-rule-owned-up = اعترفنا به
trust-rule-owned-up-late = اعترفنا بخطأ قديم
trust-act-failed = خذلناهم
trust-act-told = أبلغناهم
trust-act-apologised = اعتذرنا
trust-act-owned-up = اعترفنا به
trust-act-owned-up-late = اعترفنا بخطأ قديم
trust-act-second-wrong = اعترفنا بأننا تأخرنا في الإبلاغ أو أخفينا
trust-act-hidden = أُخفي عنهم شيء
trust-act-spoke = تحدثنا بالهاتف
trust-act-went = ذهبنا لنسمعهم
trust-act-met = التقينا بهم
trust-act-executive = تواصل معهم أحد مسؤولينا التنفيذيين
trust-act-new-lead = يقود الأمر شخص آخر منا، وقد أُبلغوا
trust-act-answered = أجبنا عن سؤال
trust-act-clarified = اتضح المقصود
trust-act-handshake = قبلوا الخطة
trust-act-done = أُنجز إجراء من الخطة
trust-act-kept = وُفي بوعد
trust-act-late = وُفي بوعد متأخرًا
trust-act-broken = أُخلف وعد
trust-act-offered = عرضنا جبر الضرر
trust-act-accepted = قبلوا عرضًا
trust-act-declined = اعتذروا عن عرض
trust-act-made-good = نُفذ ما قبلوه
trust-act-survey = قالوا هل ثبت الحل
trust-act-failed-again = فُتحت حالتهم من جديد
trust-steps = تغيرات فارقة
trust-steps-how = التغير الفارق هو حيث يختلف يقينًا ما جاء بعد فعل عما كان قبله. يقول متى ومع أي فعل، لا لماذا.
trust-step-rose = ارتفع: { $dimension } (بيقين { $sure }): { $act }، { $day }
trust-step-fell = انخفض: { $dimension } (بيقين { $sure }): { $act }، { $day }
trust-stepped-up = ارتفاع فارق، بيقين { $sure }
trust-stepped-down = انخفاض فارق، بيقين { $sure }
trust-steps-sure = قبل كل فعل منا تعطي الأدلة لنا وعلينا توزيعًا، وما جاء بعده توزيعًا آخر. إن كان احتمال أن الثاني أعلى أو أدنى { $sure } على الأقل فهو تغير فارق.
trust-steps-days = { $n ->
    [zero] لا يُحسب له شيء مما بعده.
    [one] يُحسب له ما يأتي خلال يوم.
    [two] يُحسب له ما يأتي خلال يومين.
    [few] يُحسب له ما يأتي خلال { $n } أيام.
    [many] يُحسب له ما يأتي خلال { $n } يومًا.
   *[other] يُحسب له ما يأتي خلال { $n } يوم.
}
trust-steps-source = كلاهما توزيع بيتا (يوسانغ وإسماعيل 2002)، ويُقارنان كما عند كوك (2005). من عشرين فعلًا لا شيء وراءها قد يبدو واحد تغيرًا فارقًا. ومن الأفعال المتقاربة يُسمى أوضحها.
trust-to-years = سنوات مع هذا العميل
trust-years = سنوات مع عميل
trust-years-lede = كل حالاتهم، وما فعلناه وقالوه، وما صار إليه أمر الثقة.
trust-years-back = العودة إلى العميل
trust-years-none = لم يحدث معهم شيء بعد
trust-years-none-teach = متى فُتحت لهم حالة وقفت هنا مع كل ما فُعل بشأنها.
trust-years-picture = صورتها
trust-years-key = في الأعلى بأرقام: حالاتهم. تحتها: أجزاء الثقة الثلاثة، كل منها داخل الشريط الذي قد يقع فيه؛ الخط المتقطع 0.5: لا شيء معروف. في الأسفل: النقاط الممتلئة ما فعلناه لهم، والحلقات ما قالوه، والشرطات المتقطعة حيث خذلناهم. التغيرات الفارقة مرقمة ومذكورة أدناه.
trust-years-told = الحالات { $cases }، الأفعال { $acts }، التغيرات الفارقة { $steps }. الجداول أدناه تقول الشيء نفسه.
trust-years-cases = حالاتهم
trust-years-case = الحالة
trust-years-from = فُتحت
trust-years-to = أُغلقت
trust-years-state = وضعها
trust-years-acts = ما فُعل، قبله وبعده
trust-years-acts-how = { $n ->
    [zero] لكل جزء: أين كان قبيله، وأين هو اليوم؛ وبين قوسين حيث قد يقع.
    [one] لكل جزء: أين كان قبيله، وبعد يوم أو اليوم؛ وبين قوسين حيث قد يقع.
    [two] لكل جزء: أين كان قبيله، وبعد يومين أو اليوم؛ وبين قوسين حيث قد يقع.
    [few] لكل جزء: أين كان قبيله، وبعد { $n } أيام أو اليوم؛ وبين قوسين حيث قد يقع.
    [many] لكل جزء: أين كان قبيله، وبعد { $n } يومًا أو اليوم؛ وبين قوسين حيث قد يقع.
   *[other] لكل جزء: أين كان قبيله، وبعد { $n } يوم أو اليوم؛ وبين قوسين حيث قد يقع.
}
trust-years-no-acts = لم يُفعل شيء بعد.
trust-effort-title = جهد بلا أثر
trust-effort-lede = بذلنا جهودًا عددها { $efforts } في أيام عددها { $days }، ولم يتحسن ما يقولونه عنها.
trust-effort-why = ما نفعله يُحسب لنا في السجل من تلقائه، أما هل له أثر فهم وحدهم من يقول. المزيد من الشيء نفسه قلما ينفع. اسأل هل هناك خطأ، مهما قدم، لم يعترف به أحد.
trust-effort-ask = هل هناك خطأ لم يعترف به أحد؟
trust-effort-unadmitted = { $n ->
    [zero] لا ينتظر كلمتنا شيء مما يذكرونه.
    [one] واحد يذكرونه ينتظر كلمة منا.
    [two] اثنان يذكرونهما ينتظران كلمة منا.
    [few] { $n } أخطاء يذكرونها تنتظر كلمة منا.
    [many] { $n } خطأً يذكرونه ينتظر كلمة منا.
   *[other] { $n } خطأ يذكرونه ينتظر كلمة منا.
}
trust-effort-figures = الأرقام وراءه
trust-effort-their-word = كلمتهم هم: أجوبة، وعروض قبلوها، وحالات فُتحت من جديد
trust-effort-before = قبل ذلك
trust-effort-since = منذئذ
trust-effort-rose = احتمال أنه ارتفع
trust-effort-no-word = لم يُقل شيء
trust-effort-days = { $n ->
    [zero] لا يُنظر إلى أي يوم.
    [one] يُنظر إلى اليوم الأخير.
    [two] يُنظر إلى اليومين الأخيرين.
    [few] يُنظر إلى آخر { $n } أيام: خمسة جهود فأكثر، أولها قبل ثلاثين يومًا أو أكثر، ولا جزء من كلمتهم تحسن يقينًا، وليست حسنة كما هي. اصطلاحات منا.
    [many] يُنظر إلى آخر { $n } يومًا: خمسة جهود فأكثر، أولها قبل ثلاثين يومًا أو أكثر، ولا جزء من كلمتهم تحسن يقينًا، وليست حسنة كما هي. اصطلاحات منا.
   *[other] يُنظر إلى آخر { $n } يوم: خمسة جهود فأكثر، أولها قبل ثلاثين يومًا أو أكثر، ولا جزء من كلمتهم تحسن يقينًا، وليست حسنة كما هي. اصطلاحات منا.
}
trust-effort-owed = جهد كثير بلا أثر: اسأل عما لم يعترف به أحد

# What came before a case, and how urgent that makes it.
trust-before = سجلهم معنا قبل هذا
trust-before-failures = حالات أقدم في السنتين السابقتين
trust-before-unadmitted = أخطاء قديمة تنتظر كلمة منا
trust-before-kept = وعود لهم حان موعدها ووُفّي بها في وقتها
trust-before-trust = أضعف جزء من ثقتهم
trust-before-no-trust = لم يكن يُعرف شيء عن ثقتهم.
trust-before-cases = حالات أقدم
trust-before-none = لا نعرف لهم حالة أقدم.
trust-urgency-at-once = فورًا
trust-urgency-today = اليوم
trust-urgency-in-turn = في دورها
trust-ground-unadmitted = { $n ->
    [one] يحملون خطأ واحدًا بلا كلمة منا.
    [two] يحملون خطأين بلا كلمة منا.
    [few] يحملون { $n } أخطاء بلا كلمة منا.
   *[other] يحملون { $n } خطأ بلا كلمة منا.
}
trust-ground-failed-before = { $n ->
    [one] خذلناهم مرة واحدة في السنتين السابقتين.
    [two] خذلناهم مرتين في السنتين السابقتين.
    [few] خذلناهم { $n } مرات في السنتين السابقتين.
   *[other] خذلناهم { $n } مرة في السنتين السابقتين.
}
trust-ground-word-not-kept = من وعودنا لهم وُفّي بـ{ $rate } في وقتها ({ $sure }).
trust-ground-trust-low = كانت ثقتهم منخفضة قبل هذا: { $figure }.
trust-ground-clean = لا شيء نعرفه عن السنوات السابقة يشهد علينا.
trust-ground-unknown = لا شيء معروفًا عن السنوات السابقة.
trust-urgency-why = من خدمناه جيدًا أقرب إلى أن يسامح، وحيث لم نفعل نتصرف فورًا. الخذلان الثاني خطأ من نوع آخر (Basso and Pizzutti 2016)، والوعود المخلفة تُضعف الوعد التالي (Schweitzer, Hershey and Bradlow 2006)، وما لا يُعرف يُعد غير مؤكد لا سيئًا. هذا يرتب ما ينتظر ولا يقرر شيئًا.
trust-urgency-how = فورًا: خطأ قديم بلا كلمة، أو خذلانان خلال { $days } يومًا، أو سببان معًا. اليوم: سبب واحد. السبب خذلان في تلك المدة، أو وعود وُفّي بأقل من { $kept } منها حتى عند الطرف الأعلى للمجال، أو ثقة كانت دون { $middle } حتى عند طرفها الأعلى. فورًا يتقدم على من انتظر أطول بيوم على الأكثر، واليوم بنصف يوم. هذه الحدود من عندنا.
