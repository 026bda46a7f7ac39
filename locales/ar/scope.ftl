# من تأثر.
scope-title = من تأثر؟
scope-lede = قلها قاعدةً أو قائمة. لا يُبلَّغ أحد بشيء حتى يؤكدها عضو ثانٍ.
scope-rule = القاعدة
scope-rule-hint = مثلًا: holding.promised_on < 2017-12-01 and not holding.delivered_before 2017-12-01 and customer.state in (SP, RJ). كل شروط المقتنيات تخص مقتنى واحدًا بعينه.
scope-by-clicking = كتابة القاعدة بالنقر
scope-by-clicking-hint = املأ بعض الصفوف واكتبها في القاعدة أعلاه؛ والقاعدة التي تناسب الصفوف تُفتح هنا مجددًا. افصل بين القيم أو بين الطرفين بفواصل.
scope-row-field = الحقل
scope-row-operator = يكون
scope-row-value = القيمة
scope-write-rule = اكتبها في القاعدة
scope-by-list = تقديم قائمة بدلًا من ذلك
scope-list = القائمة
scope-list-hint = مفاتيح خارجية أو معرّفات عملاء أو عناوين بريد: واحد في كل سطر، أو ملف CSV يسمي صفه الأول العمود key أو customer_id أو email.
scope-strays-because = يجوز إغفال المدخلات التي لا نعرفها، لأن
scope-strays-because-hint = من دون سبب يُذكر كل مدخل مجهول بسطره ولا تُكتب أي مسودة.
scope-leave-out = استثناء رغم ذلك
scope-leave-out-hint = عميل واحد في كل سطر: المفتاح أو المعرّف أو العنوان ثم فاصلة ثم السبب. قلة الإنفاق ليست سببًا وحدها.
scope-reason = لماذا هذا النطاق
scope-reason-hint = إذا غيّر نطاقًا مؤكدًا فسيُكتب هذا بجانب كل حالة تضاف أو تُسحب.
scope-draft = كتابة المسودة ومعاينتها
scope-draft-hint = المسودة لا ترسل شيئًا ولا تفتح أي حالة.
scope-drafted = كُتبت المسودة. تحقق من صحتها ثم اطلب من قائد آخر تأكيدها.
scope-confirmed = تم التأكيد. لكل عميل متأثر حالة الآن.
scope-dropped = أُهملت المسودة وسببك مسجل معها.
scope-versions = الإصدارات
scope-versions-none = لم يقل أحد بعد من تأثر.
scope-version = النطاق { $n }
scope-all-versions = كل الإصدارات
scope-column-version = الإصدار
scope-column-state = الحالة
scope-column-change = التغيير
scope-column-who = كتبه، أكده
scope-state-drafted = ينتظر عضوًا ثانيًا
scope-state-confirmed = مؤكد
scope-state-replaced = استُبدل
scope-state-dropped = أُهمل
scope-customers = العملاء
scope-holdings = المقتنيات
scope-excluded = المستثنون
scope-newly = تأثروا حديثًا
scope-no-longer = لم يعودوا متأثرين
scope-count-customers = { $n ->
    [zero] لا عملاء
    [one] عميل واحد
    [two] عميلان
    [few] { $n } عملاء
    [many] { $n } عميلًا
   *[other] { $n } عميل
}
scope-figures = من يشمله
scope-drafted-by = كتبه
scope-confirmed-by = أكده
scope-confirm-title = نظرة ثانية
scope-confirm-says = { $n ->
    [0] لا يشمل أحدًا.
    [one] بعد التأكيد تكون لعميل واحد حالة.
    [two] بعد التأكيد تكون لعميلين حالة لكل منهما.
    [few] بعد التأكيد تكون لكل من { $n } عملاء حالة.
   *[other] بعد التأكيد تكون لكل من { $n } عميل حالة.
}
scope-confirm-withdraws = { $n ->
    [0] لا تُسحب أي حالة.
    [one] تُسحب حالة عميل واحد.
    [two] تُسحب حالتا عميلين.
    [few] تُسحب حالات { $n } عملاء.
   *[other] تُسحب حالات { $n } عميل.
}
scope-confirm-own = أنت من كتب هذه المسودة. يؤكدها قائد آخر أو مالك.
scope-confirm = تأكيد من تأثر
scope-found-today = { $n ->
    [one] تغيّر العملاء أو المقتنيات منذ كتابة المسودة: تجد القاعدة اليوم عميلًا واحدًا. اكتبها من جديد لتشمل ذلك.
    [two] تغيّر العملاء أو المقتنيات منذ كتابة المسودة: تجد القاعدة اليوم عميلين. اكتبها من جديد لتشمل ذلك.
    [few] تغيّر العملاء أو المقتنيات منذ كتابة المسودة: تجد القاعدة اليوم { $n } عملاء. اكتبها من جديد لتشمل ذلك.
   *[other] تغيّر العملاء أو المقتنيات منذ كتابة المسودة: تجد القاعدة اليوم { $n } عميل. اكتبها من جديد لتشمل ذلك.
}
scope-drop-title = إهمال هذه المسودة
scope-drop-because = أُهملت لأن
scope-drop = إهمالها
scope-sample = بعضهم ولماذا كل واحد منهم
scope-nobody = لا أحد يطابق.
scope-customer = العميل
scope-holding = بهذا المقتنى
scope-by-itself = بما نعرفه عن العميل
scope-more-holdings = { $n ->
    [one] وواحد آخر
    [two] واثنان آخران
    [few] و{ $n } أخرى
   *[other] و{ $n } غيرها
}
scope-promised = الموعد
scope-delivered = التسليم
scope-changes = ما الذي سيتغير
scope-changes-hint = يُعرض خمسون من كل نوع على الأكثر.
scope-left-out = المستثنون ولماذا
scope-left-out-none = لم يُستثن أحد.
scope-stray = السطر { $line }:
scope-panel = من تأثر
scope-not-confirmed = لم يؤكد أحد بعد من تأثر. حتى ذلك الحين لا يُرسل شيء.
scope-change = تغيير من تأثر
scope-yours = ما يخصّكم ويتأثر به
scope-yours-undelivered = لم يُسلَّم بعد
scope-yours-first = { $n ->
   *[other] تظهر هنا أول { $n }.
}
scope-why = لماذا هذا العميل
scope-why-holdings = هذه المقتنيات تطابق قاعدة
scope-why-customer = ما نعرفه عن العميل يطابق قاعدة
scope-why-list = العميل في قائمة
scope-why-not = غير متأثر بحسب النطاق الساري.
scope-owed = تأكيد من تأثر
scope-field-holding-kind = المقتنى: النوع
scope-field-holding-label = المقتنى: الوصف
scope-field-holding-status = المقتنى: الحالة
scope-field-holding-bought-on = المقتنى: يوم الشراء
scope-field-holding-promised-on = المقتنى: اليوم الموعود
scope-field-holding-delivered-on = المقتنى: يوم التسليم
scope-field-holding-value = المقتنى: القيمة
scope-field-customer-name = العميل: الاسم
scope-operator-equal = مساويًا لـ
scope-operator-differs = غير
scope-operator-less = قبل، أو أقل من
scope-operator-at-most = في أو قبل، أو على الأكثر
scope-operator-more = بعد، أو أكثر من
scope-operator-at-least = في أو بعد، أو على الأقل
scope-operator-in = واحدًا من
scope-operator-not-in = ليس أيًا من
scope-operator-between = بين
scope-operator-contains = نصًا يحتوي
scope-operator-known = معروفًا
scope-operator-unknown = غير معروف
scope-operator-delivered-before = مسلَّمًا قبل
scope-operator-not-delivered-before = غير مسلَّم قبل
scope-operator-delivered-by = مسلَّمًا في أو قبل
scope-back = العودة إلى الحادث
scope-about = بشأن
scope-confirm-who = ينظر فيه قائد آخر أو مالك ويؤكده.
scope-beyond-rows = القاعدة أعلاه تقول أكثر مما تسعه الصفوف. ما تكتبه بالصفوف يضاف إليها.
scope-join = كيف تجتمع الصفوف
scope-join-all = تصح كلها
scope-join-any = يكفي واحد منها
scope-row-group = مع
scope-group-none = قائم بذاته
scope-group-a = المجموعة أ
scope-group-b = المجموعة ب
scope-group-c = المجموعة ج
scope-more-rows = إضافة صفوف
scope-sets-link = مجموعات القيم التي يمكن للقواعد أن تسميها
scope-sets-title = المجموعات
scope-sets-lede = أرقام تسلسلية أو دفعات أو مفاتيح تحت اسم واحد، لقواعد مثل: holding.attr.serial in set "affected serials". كل رفع إصدار جديد، والقواعد تقصد الأحدث.
scope-sets-there = الموجود
scope-sets-none = لا مجموعات بعد
scope-sets-none-teach = أحضر قائمة بأرقام تسلسلية أو مفاتيح أدناه؛ ويمكن للقواعد أن تسميها فورًا.
scope-sets-name = الاسم
scope-sets-name-hint = الاسم نفسه مرة أخرى يصنع إصداره التالي.
scope-sets-many = القيم
scope-sets-version = الإصدار
scope-sets-because = مصدرها
scope-sets-because-hint = مثلًا: قائمة المورّد المؤرخة في 3 مارس.
scope-sets-who = أحضرها
scope-sets-bring = إحضار مجموعة
scope-sets-values = القيم
scope-sets-values-hint = قيمة واحدة في كل سطر، أو ملف CSV تكون القيمة في عموده الأول.
scope-sets-file = أو ملف
scope-sets-file-hint = ملف CSV أو نص بترميز UTF-8، حتى 64 ميبيبايت.
scope-sets-keep = حفظ المجموعة
scope-sets-kept = حُفظت. القواعد التي تسميها تقصد هذه القيم من الآن.
scope-possibly-title = من قد يكونون متأثرين فحسب
scope-possibly-teach = يمكن أن تنتهي القاعدة بـ possibly ( … ): عملاء لستم متأكدين منهم. يظهرون على حدة، ويقرر أحدكم هل يُبلَّغون.
scope-possibly-decide = ما الذي يُفعل معهم
scope-possibly-tell = إبلاغهم أيضًا
scope-possibly-leave = عدم إبلاغهم
scope-possibly-because = لأن
scope-possible = قد يكونون متأثرين فحسب
scope-possible-many = { $n ->
    [zero] لا عميل قد يكون متأثرًا.
    [one] عميل واحد قد يكون متأثرًا.
    [two] عميلان قد يكونان متأثرين.
    [few] { $n } عملاء قد يكونون متأثرين.
    [many] { $n } عميلًا قد يكونون متأثرين.
   *[other] { $n } عميل قد يكونون متأثرين.
}
scope-possible-told = يُبلَّغون أيضًا.
scope-possible-untold = لا يُبلَّغون.
scope-leave-out-by-rule = الاستثناء بقاعدة
scope-leave-out-rule = قاعدة الاستثناء
scope-leave-out-rule-hint = عن العملاء، مثلًا: has no holding where (holding.value >= 100.00 EUR). يُستثنى من المتأثرين كل من تجده.
scope-leave-out-because = يجوز استثناؤهم، لأن
scope-leave-out-because-hint = تذكر المعاينة عددهم. قلة الإنفاق ليست سببًا وحدها.
scope-keep-left-out = استثناء من يستثنيهم النطاق الساري، بالأسباب نفسها
scope-small = { $n ->
    [0] لا أحد مستثنى بالقاعدة
    [zero] لا أحد مستثنى بالقاعدة
    [one] عميل واحد مستثنى بالقاعدة
    [two] عميلان مستثنيان بالقاعدة
    [few] { $n } عملاء مستثنون بالقاعدة
    [many] { $n } عميلًا مستثنون بالقاعدة
   *[other] { $n } عميل مستثنون بالقاعدة
}
scope-proposed = جدد
scope-proposed-title = متأثرون جدد
scope-proposed-many = { $n ->
    [zero] لا عملاء آخرين متأثرون.
    [one] تأثر عميل آخر.
    [two] تأثر عميلان آخران.
    [few] تأثر { $n } عملاء آخرين.
    [many] تأثر { $n } عميلًا آخر.
   *[other] تأثر { $n } عميل آخر.
}
scope-proposed-since = تجدهم القاعدة السارية منذ ما تغيّر في { $when }. لم يُبلغهم أحد.
scope-proposed-reason = وجدتهم القاعدة نفسها منذ ما تغيّر في { $when }.
scope-proposed-draft = كتابة مسودة النطاق التالي معهم
scope-proposed-hint = تأخذ المسودة من استثنيتموهم وما قررتموه؛ ويؤكدها عضو ثانٍ.
scope-owed-proposed = { $n ->
    [zero] لا عملاء آخرين متأثرون
    [one] تأثر عميل آخر ولم يُبلَّغ
    [two] تأثر عميلان آخران ولم يُبلَّغا
    [few] تأثر { $n } عملاء آخرين ولم يُبلَّغوا
    [many] تأثر { $n } عميلًا آخر ولم يُبلَّغوا
   *[other] تأثر { $n } عميل آخر ولم يُبلَّغوا
}
scope-field-holding-key = المقتنى: المفتاح
scope-field-customer-key = العميل: المفتاح
scope-field-contact-role = جهة اتصال: الدور
scope-field-contact-language = جهة اتصال: اللغة
scope-field-contact-name = جهة اتصال: الاسم
scope-field-contact-email = جهة اتصال: عنوان البريد
scope-field-contact-phone = جهة اتصال: الهاتف
scope-field-contact-zone = جهة اتصال: المنطقة الزمنية
scope-operator-from-to = مرقّم من، إلى
scope-operator-begins = نص يبدأ بـ
scope-operator-in-set = في المجموعة
scope-operator-not-in-set = ليس في المجموعة
scope-price = من يُستثنى لا يُخبر. فإن انكشف ذلك حُسب إخفاءً.
scope-price-link = ثمن الإخفاء
scope-price-left-out = { $n ->
    [zero] لا يُستثنى أحد.
    [one] يُستثنى عميل واحد ولن يُخبر.
    [two] يُستثنى عميلان ولن يُخبرا.
    [few] يُستثنى { $n } عملاء ولن يُخبروا.
    [many] يُستثنى { $n } عميلًا ولن يُخبروا.
   *[other] يُستثنى { $n } عميل ولن يُخبروا.
}
