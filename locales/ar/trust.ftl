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
