# ما يقوله لنا العملاء: الأضرار والأقوال.
listening-title = ما قالوه لنا
listening-impacts = كيف يؤثر فيهم
listening-register-title = كيف يؤثر فيهم
listening-register-lede = بكلماتهم، الأحدث أولًا.
listening-register-open = اقرأ كل ما قالوه بكلماتهم
listening-back = العودة إلى الحادث
listening-none = لم يخبرنا أحد بعد
listening-none-teach = يظهر هنا ما يكتبه العملاء في صفحتهم وما تدوّنه من حديث معهم. اتصل بأحدهم واستمع.
listening-column-customer = العميل
listening-column-words = بكلماتهم
listening-column-what = ما الذي تأثر
listening-column-size = كم
listening-column-state = التأكيد
listening-settled-of = ما أكدوه أو صححوه
listening-sum = حيث ذكروا رقمًا:
listening-kind-production = الإنتاج
listening-kind-money = المال
listening-kind-customers = عملاؤهم
listening-kind-safety = السلامة
listening-kind-trust = الثقة بنا
listening-kind-other = شيء آخر
listening-horizon-near = الآن وفي الأيام القادمة
listening-horizon-medium = في الأسابيع والأشهر القادمة
listening-channel-room = مكتوب في صفحتهم
listening-channel-phone = بالهاتف
listening-channel-visit = وجهًا لوجه
listening-channel-mail = بالبريد أو برسالة
listening-state-noted = لم يؤكَّد بعد
listening-state-confirmed = أكدوه
listening-state-corrected = صححوه
listening-former = { $n ->
    [zero] لا صياغة سابقة
    [one] الصياغة السابقة
    [two] الصياغتان السابقتان
    [few] { $n } صياغات سابقة
    [many] { $n } صياغة سابقة
   *[other] { $n } صياغة سابقة
}
listening-erased = مُحيت الكلمات بناء على طلب. ويبقى في السجل أنها قيلت.
listening-read = قرأت هذا
listening-was-read = سُجّل أنك قرأته.
listening-erase = محو الكلمات
listening-erase-hint = تُمحى كل الصياغات نهائيًا ومعها نص الأثر. ويبقى إثبات أنها قيلت ومتى ومن قالها.
listening-erase-now = امحُ نهائيًا
listening-was-erased = مُحيت الكلمات.
listening-note = دوّن ما قالوه لك
listening-note-now = دوّنه واطلب تأكيدهم
listening-noted = دُوّن. يُسألون في صفحتهم هل هو صحيح.
listening-field-words = ماذا قالوا
listening-field-words-hint = بأقرب ما يكون إلى كلماتهم، فسوف يقرؤونها.
listening-field-channel = كيف سمعته
listening-field-contact = ممن
listening-field-kind = ما الذي تأثر
listening-field-kind-hint = اترك هذا والذي يليه فارغين إن كانت ملاحظة لا أثر فيها.
listening-field-horizon = متى
listening-field-amount = كم، إن ذكروا
listening-dimension-ability = القدرة: هل نستطيع
listening-dimension-benevolence = حسن النية: هل نريد لهم الخير
listening-dimension-integrity = الاستقامة: هل نصدق معهم
listening-people = { $n ->
    [zero] لا أحد من موظفيهم
    [one] واحد من موظفيهم
    [two] اثنان من موظفيهم
    [few] { $n } من موظفيهم
    [many] { $n } من موظفيهم
   *[other] { $n } من موظفيهم
}
listening-place = ترتيبه عندهم { $place }
listening-evidence = ما يثبته:
listening-code = قل عمّ يتحدث
listening-code-now = صنّفه هكذا
listening-was-coded = صُنّف.
listening-field-dimension = عن أي جزء من الثقة يتحدث
listening-field-people = كم من موظفيهم
listening-field-evidence = ما يثبته
listening-field-evidence-hint = تقرير أو صورة أو سجل لديهم. اتركه فارغًا إن لم يوجد شيء.
listening-owed-told = اقرأ كيف يؤثر فيهم
listening-owed-corrected = اقرأ ما صححوه

listening-noted-title = ما دوّناه عنك
listening-is-it-right = هل فهمناك على وجه صحيح؟
listening-confirm = نعم، هذا صحيح
listening-correct = لا، أقولها بطريقة أخرى
listening-correct-label = بكلماتك
listening-correct-now = لتكن هكذا
listening-for-you-confirmed = أكدتَ هذا
listening-for-you-corrected = هذه كلماتك
listening-erased-for-you = مُحيت هذه الكلمات.
listening-tell-title = كيف يؤثر هذا فيك؟
listening-tell-lede = قلها كما هي. يقرأ العاملون على الأمر كل كلمة.
listening-tell-words = ماذا يفعل بك هذا؟
listening-tell-words-hint = بكلماتك، طويلة كانت أو قصيرة.
listening-tell-horizon = متى؟
listening-tell-kind = ما أكثر ما يتأثر؟
listening-tell-amount = كم يكلفك؟
listening-tell-amount-hint = فقط إن كان لديك رقم. يكفي التقدير.
listening-tell-now = أخبرنا
listening-thanks = شكرًا لك. وصلنا كلامك وسيقرؤه العاملون على الأمر. يرجى التحقق من أننا دوّناه صحيحًا.
listening-confirmed-thanks = شكرًا لك. يبقى كما أكدته.
listening-corrected-thanks = شكرًا لك. كلماتك هي المعتمدة الآن وسنقرؤها.
listening-clear-up = اسأل عما يعنونه، أو اشرح
