# المكالمات: الصوت على الخط.
calls-title = المكالمات
calls-lede = بمن نتصل الآن. لا شيء يحل محل الصوت.
calls-lists = القوائم
calls-list-all = الجميع
calls-list-executives = كبار المسؤولين
calls-take-next = خذ المكالمة التالية
calls-go-on = تابع مكالمتك
calls-taken = هذه المكالمة لك لنصف ساعة، ولن يأخذها غيرك خلالها.
calls-none-due = لا أحد ينبغي الاتصال به الآن.
calls-only-of = عن هذا فقط:
calls-of-all = عن كل الحوادث
calls-none = لا أحد ينتظر مكالمة
calls-none-teach = الإشعار الذي خرج يمكن أن يُبلَّغ صوتًا: افتحه وحدد بمن يُتصل.
calls-see-notices = عرض الإشعارات
calls-due-now = { $n ->
    [zero] لا أحد ينبغي الاتصال به الآن
    [one] شخص واحد ينبغي الاتصال به الآن
    [two] شخصان ينبغي الاتصال بهما الآن
    [few] { $n } أشخاص ينبغي الاتصال بهم الآن
    [many] { $n } شخصًا ينبغي الاتصال بهم الآن
   *[other] { $n } شخص ينبغي الاتصال بهم الآن
}
calls-column-whom = بمن
calls-column-why = لماذا الآن
calls-column-since = ينتظر
calls-column-tries = عدد الاتصالات
calls-column-now = الحال
calls-why-fear = قد يكون خائفًا
calls-why-promised = وُعد بمكالمة
calls-why-waits = ينتظر
calls-now = ينبغي الاتصال به
calls-not-before = ليس قبل
calls-in-hands-of = بيد
calls-there = الساعة عندهم { $time }.
calls-asleep = خارج الفترة من 8 إلى 20 عندهم
calls-night = الوقت عندهم خارج الفترة من 8 إلى 20. لا تتصل إلا إذا كان الأمر لا يحتمل الانتظار.
calls-zone-unknown = منطقتهم الزمنية غير معروفة؛ هذه منطقتنا
calls-executives-who = لا يتصل بكبار المسؤولين إلا من سمّاه قائد.
calls-executives-spoken = { $n ->
    [zero] لم نتحدث مع مسؤوليهم الكبار بعد
    [one] حديث واحد مع مسؤوليهم الكبار
    [two] حديثان مع مسؤوليهم الكبار
    [few] { $n } أحاديث مع مسؤوليهم الكبار
    [many] { $n } حديثًا مع مسؤوليهم الكبار
   *[other] { $n } حديث مع مسؤوليهم الكبار
}
calls-executives-had = كبار المسؤولين الذين تحدثنا معهم
calls-callers-title = من يتصل بكبار المسؤولين
calls-callers-lede = كبير المسؤولين يريد أن يسمع ممن يملك القرار. القائد يسمّي من يتصل بهم.
calls-callers-none = لم يُسمَّ أحد بعد
calls-callers-none-teach = لجهات الاتصال التي دورها «executive» قائمة خاصة. ينتظرون حتى يُسمّى من يتصل بهم.
calls-named-since = منذ
calls-release = سحب التسمية
calls-name-one = تسمية شخص
calls-name-whom = العضو
calls-name = سمِّه
calls-was-named = سُمّي. يمكنه أخذ المكالمات من قائمة كبار المسؤولين.
calls-was-released = سُحبت التسمية.
calls-take = خذ هذه المكالمة
calls-put-back = أعدها
calls-was-put-back = أُعيدت إلى مكانها.
calls-to-outcome = ما آلت إليه
calls-promised-back = وعدنا بمعاودة الاتصال
calls-script = ما يقال، بهذا الترتيب
calls-script-hint = بكلماتك أنت. توقف عندما يتكلمون.
calls-greeting = طاب يومك، { $name }. اسمي { $me }، وأتصل من { $company }. الأمر يتعلق بخطأ وقع عندنا.
calls-script-ask = ثم اسأل وأنصت
calls-script-question = كيف أثّر فيكم؟ ما أول ما تحتاجونه؟ اكتب ما يقولون بكلماتهم.
calls-outcome = ما آلت إليه المكالمة
calls-outcome-what = المكالمة
calls-outcome-spoken = تحدثنا
calls-outcome-spoken-hint = عرفوا منك ما حدث. لقد أُبلغوا.
calls-outcome-call_back = معاودة الاتصال في …
calls-outcome-call_back-hint = حددوا موعدًا. يصبح وعدًا باسمك.
calls-outcome-message_left = تُركت رسالة
calls-outcome-message_left-hint = على جهاز أو لدى شخص آخر. هذا ليس حديثًا: نعاود الاتصال.
calls-outcome-no_answer = لا رد
calls-outcome-no_answer-hint = نعاود الاتصال بعد فترات متزايدة.
calls-outcome-wrong_number = رقم خاطئ
calls-outcome-wrong_number-hint = ليس رقمهم. الصفحة تذكر بمن يمكن الاتصال غيرهم.
calls-outcome-would_not_talk = لم يرغب في الحديث
calls-outcome-would_not_talk-hint = أُبلغ ولم يرغب في الحديث عنه. نتركه وشأنه.
calls-field-back = معاودة الاتصال في
calls-field-back-hint = فقط إن طلبوا ذلك، بتوقيتهم.
calls-field-note = ملاحظة
calls-field-note-hint = لمن يتصل بعدك. ما قالوه لنا مكانه حالتهم، بكلماتهم.
calls-say-it = تدوين
calls-was-said = دُوّن.
calls-was-promised = دُوّن، ووُعد به. الوعد بين وعودك.
calls-was-wrong = دُوّن. انظر أدناه بمن تتصل غيره.
calls-promise-words = معاودة الاتصال بـ { $name }
calls-others = من غيره عند هذا العميل
calls-ring-them = اتصل به بدلًا منه
calls-another-queued = صار في الصف.
calls-end-handed_over = أُبلغ
calls-end-failed = لم نصل إليه
calls-end-refused = لم نصل إليه
calls-end-uncertain = غير مؤكد
calls-end-bounced = لم نصل إليه
calls-known = ما نعرفه عنهم
calls-heard-none = لم يخبرونا بشيء بعد.
calls-heard-noted = ملاحظة
calls-offers = عروض قائمة
calls-told = ما أُبلغوا به، ومتى
calls-told-none = لم يُبلَّغ أحد هناك بشيء بعد.
calls-note-impact = دوّن ما يقولون
calls-made = المكالمات حتى الآن
calls-made-none = لم يتصل أحد بعد.
calls-panel-title = من تحدثنا معهم
calls-panel-none = لم نتصل بأحد بعد. افتح إشعارًا خرج وحدد بمن يُتصل.
calls-spoken-share = عملاء تحدثنا معهم شخصيًا
calls-spoken-of = عدد من تحدثنا معهم: { $n }
calls-waiting = مكالمات تنتظر
calls-to-line = إلى الصف
calls-open-card = افتح المكالمة
calls-case-none = لم نتصل بأحد هناك بعد.
calls-owed = { $n ->
    [zero] لا أحد ينتظر مكالمة
    [one] شخص واحد ينتظر مكالمة
    [two] شخصان ينتظران مكالمة
    [few] { $n } أشخاص ينتظرون مكالمة
    [many] { $n } شخصًا ينتظرون مكالمة
   *[other] { $n } شخص ينتظرون مكالمة
}
calls-say-title = ما أستطيع قوله الآن
calls-say-lede = لمن هو على الهاتف: ما خرج، وما يجوز الوعد به، وما لا يقال.
calls-say-back = رجوع
calls-say-closed = هذا الحادث مغلق. لا يُعلن شيء جديد.
calls-say-facts = الوقائع كما خرجت
calls-say-nothing-yet = لم يخرج شيء بعد. قل إننا نستوضح الأمر، ومتى سيسمعون منا.
calls-say-withheld = لا يُكرر: هذا الجزء يذكر { $day }، وهو يوم لم يعد أحد يعد به.
calls-say-dates = متى
calls-say-fix = يُصلح بحلول { $day }. نحن متأكدون بنسبة { $sure }.
calls-say-missed = اليوم الذي وعدنا به، { $day }، قد مضى. قل ذلك قبل أن يقولوه، ولا تذكر يومًا غيره.
calls-say-no-date = ليس لدينا يوم لكم بعد، لأن
calls-say-no-date-unsaid = ليس لدينا يوم لكم بعد. لا تخمّن يومًا؛ قل إنك لن تذكر يومًا لست متأكدًا منه.
calls-say-next = نتحدث مجددًا في { $moment }، حتى إن لم يكن هناك جديد.
calls-say-update-late = قلنا إننا سنتحدث بحلول { $moment } ولم نفعل. اعتذر عن ذلك.
calls-say-no-next = لم يقل أحد متى نتحدث مجددًا. اسأل قائدك قبل أن تذكر موعدًا.
calls-say-promises = ما يجري، وما وُعد به
calls-say-no-promises = لم يُوعد بشيء آخر يجوز تكراره.
calls-say-sure = متأكدون بنسبة { $sure }
calls-say-overdue = متأخر: قل ذلك أولًا
calls-say-never = ما لا يقال
calls-never-date = لا يوم غير ما ذُكر أعلاه، ولا «ربما بحلول».
calls-never-fault = لا شيء عمّن هو المخطئ: هذا قيد البحث. أما ما حدث لهم فلا شك فيه.
calls-never-excuse = لا أعذار ولا «لكن»: كان خطأنا وقد قلنا ذلك.
calls-never-argue = لا تجادل ولا تصحح شعورهم.
calls-never-small = لا تقل إنه صغير أو نادر أو احتياطي أو إن أحدًا غيرهم لم يشتكِ.
calls-fear-safety = قد يخافون على سلامة أحد
calls-fear-safety-1 = اسأل أولًا: هل الجميع بخير؟ إن أصيب أحد أو كان في خطر فقل لهم أن يطلبوا النجدة الآن، وابقَ على الخط.
calls-fear-safety-2 = قل بوضوح ما الذي يتوقفون عن استخدامه، وأنهم ليسوا وحدهم في القرار. اترك الباقي لاحقًا.
calls-fear-safety-3 = لا تقل أبدًا إنه آمن، ما لم يكن ذلك مكتوبًا أعلاه.
calls-fear-safety-4 = أي إصابة أو ما كاد يكون إصابة: دوّنه أثرًا على السلامة وأنت تتحدث.
calls-fear-data = قد يخافون على بياناتهم
calls-fear-data-1 = قل أي بيانات لهم يتعلق بها الأمر، بقدر ما هو مكتوب أعلاه. لا تخمّن الباقي.
calls-fear-data-2 = قل ما يمكنهم فعله الآن خطوة خطوة، وانتظر بينما يفعلونه.
calls-fear-data-3 = لا تطلب أبدًا كلمة سر أو رمزًا أو رقم بطاقة، وقل لهم إننا لن نطلبها أبدًا.
calls-fear-data-4 = لا تقل أبدًا إن أحدًا لم يستخدمها، ما لم يكن ذلك مكتوبًا أعلاه.
