# العملاء وجهات الاتصال والحيازات واستيرادها.
customers-title = العملاء
customers-lede = من ندين لهم: من يتحدث باسمهم، وما لديهم منّا.
customers-import = استيراد
customers-add = إضافة عميل
customers-search = الاسم أو المفتاح
customers-alone = فقط من لا يتحدث أحد باسمهم
customers-look = بحث
customers-none = لا أحد معروف بعد
customers-none-teach = أدخل ملف العملاء، ثم جهات الاتصال، ثم ما لديهم منكم. أو أضف أول عميل يدويًا.
customers-none-found = لا أحد بهذا الوصف
customers-none-found-teach = يجب أن ترد كل كلمة في الاسم، والأخيرة قد تكون بدايته. ويصلح أيضًا مفتاح كامل من نظام آخر.
customers-all = عرض الكل
customers-column-name = العميل
customers-column-known = ما نعرفه عنه
customers-column-contacts = جهات الاتصال
customers-column-holdings = الحيازات
customers-column-changed = آخر تغيير
customers-column-holding = الحيازة
customers-nobody = لا أحد
customers-new-title = إضافة عميل
customers-form-lede = الاسم يكفي. ما تتركه فارغًا هو ببساطة غير معروف.
customers-save = حفظ
customers-added = صار العميل معروفًا.
customers-changed = حُفظ التغيير.
customers-change = تغيير ما نعرفه
customers-field-name = الاسم
customers-field-key = المفتاح في نظامكم
customers-field-further-key = مفتاح إضافي
customers-field-key-hint = بهذا المفتاح يجده الاستيراد مرة أخرى.
customers-field-language = اللغة
customers-field-language-hint = وسم مثل en أو pt-BR.
customers-field-zone = المنطقة الزمنية
customers-field-zone-hint = مثل Europe/Berlin.
customers-field-size = ما الذي يعتمد علينا لديهم
customers-field-size-hint = بالكلمات. لا يُستعمل أبدًا لاستبعاد أحد.
customers-field-attributes = ما نعرفه أيضًا
customers-field-attributes-hint = سطر واحد لكل «اسم: قيمة»، مثل «state: SP». يمكن للنطاق أن يسأل عنه.
customers-field-person = الاسم
customers-field-email = البريد الإلكتروني
customers-field-phone = الهاتف
customers-field-reach-hint = واحد على الأقل من البريد والهاتف.
customers-field-roles = الأدوار
customers-field-roles-hint = مفصولة بفواصل: { $roles } …
customers-field-holding-key = المفتاح في نظامكم
customers-field-kind = النوع
customers-field-kind-hint = طلب، شحنة، دفعة، رخصة، خدمة …
customers-field-label = اسمها على الورق
customers-field-status = الحالة
customers-field-bought = تاريخ الشراء
customers-field-promised = الموعد الموعود
customers-field-delivered = تاريخ التسليم
customers-field-amount = القيمة
customers-field-currency = العملة
customers-field-moment-hint = يوم مثل 2026-11-23، أو يوم ووقت مثل 2026-11-23T09:30.
customers-field-promised-hint = كل ما يُسلَّم في اليوم الموعود يفي بالوعد.
customers-about = من هم
customers-fact-key = المفتاح
customers-fact-alias = مفتاح إضافي
customers-fact-since = معروف منذ
customers-contacts = جهات الاتصال
customers-contacts-none = لا أحد يتحدث باسمهم بعد، فلا أحد يمكن إخباره.
customers-contact-new-title = إضافة جهة اتصال
customers-contact-add = إضافة جهة اتصال
customers-contact-added = صارت جهة الاتصال معروفة.
customers-contact-changed = حُفظ التغيير.
customers-contact-leave = غادر
customers-contact-leave-hint = هل غادر هذا الشخص؟ قل ذلك في صفحة العميل، فلا يُخبَر بعدها بشيء.
customers-contact-left = سُجّل. لن يُخبَر هذا الشخص بشيء بعد الآن.
customers-contact-is-gone = غادر
customers-contact-come-back = عاد
customers-contact-returned = سُجّل. سيُخبَر هذا الشخص من جديد.
customers-holdings = الحيازات
customers-holdings-none = لا نعرف أن لديهم شيئًا منّا.
customers-holdings-none-teach = استورد طلباتهم أو شحناتهم أو دفعاتهم: بالمواعيد الموعودة يجد النطاق من أخفقنا معهم.
customers-holdings-lede = ما لديهم منّا، الأحدث أولًا.
customers-holdings-all = كل الحيازات
customers-to-customer = العودة إلى العميل
customers-holding-lede = ما لدى العميل منّا، مع ما وُعد به.
customers-holding-new-title = إضافة حيازة
customers-holding-add = إضافة حيازة
customers-holding-added = صارت الحيازة معروفة.
customers-holding-changed = حُفظ التغيير.
customers-kept = وُفي به
customers-late-by = { $n ->
    [zero] متأخر
    [one] متأخر يومًا
    [two] متأخر يومين
    [few] متأخر { $n } أيام
    [many] متأخر { $n } يومًا
   *[other] متأخر { $n } يوم
}
customers-kind-customers = عملاء
customers-kind-contacts = جهات اتصال
customers-kind-holdings = حيازات
customers-import-title = استيراد
customers-import-lede = أدخل ملف CSV. لا يتغير شيء قبل أن ترى ما الذي سيتغير.
customers-import-kind = ما هي صفوفه
customers-import-kind-hint = اتركه مفتوحًا إذا كان الترتيب معروفًا من أعمدته.
customers-import-file = الملف
customers-import-file-hint = CSV بترميز UTF-8 أو Latin-1 حتى 1 غيغابايت؛ سطر الأوامر يقبل أكبر من ذلك.
customers-import-bring = إدخال الملف
customers-import-templates = للبدء من لا شيء، خذ قالبًا:
customers-import-runs = عمليات الاستيراد
customers-import-none = لم يُستورد شيء بعد
customers-import-none-teach = العملاء أولًا، ثم جهات الاتصال والحيازات التي تسمّي عميلها بأي من مفاتيحه. استيراد الملف نفسه مرة أخرى لا يغير شيئًا.
customers-import-all = كل العمليات
customers-import-state = الحالة
customers-import-state-mapping = ينتظر توزيع أعمدته
customers-import-state-running = جارٍ
customers-import-state-done = تم
customers-import-state-tried = جُرّب
customers-import-state-stopped = توقف
customers-import-new = جديد
customers-import-changed = تغيّر
customers-import-unchanged = لم يتغير
customers-import-rejected = مرفوض
customers-import-when = وصل
customers-import-how-far = إلى أين وصل
customers-import-kilobytes = ما قُرئ، بالكيبيبايت
customers-import-rows = { $n ->
    [zero] لا صفوف حتى الآن
    [one] صف واحد حتى الآن
    [two] صفان حتى الآن
    [few] { $n } صفوف حتى الآن
    [many] { $n } صفًا حتى الآن
   *[other] { $n } صف حتى الآن
}
customers-import-dry-note = تجربة: لا يتغير شيء.
customers-import-stopped-note = ما أُخذ قبل ذلك يبقى؛ أدخل الملف المصحح من جديد، فذلك آمن.
customers-import-interrupted = هذه العملية متوقفة؛ ربما أُوقف البرنامج. المتابعة آمنة، وكذلك الإعادة.
customers-import-resume = متابعة
customers-import-resumed = تستمر العملية.
customers-import-begun = العملية جارية. يمكنك مغادرة هذه الصفحة.
customers-import-ignored = أعمدة تُركت جانبًا:
customers-import-for-real = استيراد فعلي
customers-import-remap = تغيير توزيع الأعمدة
customers-import-not-taken = صفوف لم تؤخذ
customers-import-not-taken-teach = لا تؤخر هذه الصفوف غيرها. أصلحها في الملف وأدخله من جديد؛ فيه أعمدتك وبجانبها ما الخطأ.
customers-import-download = تنزيلها بصيغة CSV
customers-import-line = السطر
customers-import-column = العمود
customers-import-value = القيمة
customers-import-why = السبب
customers-import-cure = ما العمل
customers-import-try = تجربة
customers-import-try-hint = التجربة تقرأ الملف كله وتقول ما سيكون جديدًا ومتغيرًا وغير متغير ومرفوضًا.
customers-map-lede = قل إلى أين يذهب كل عمود. الملفات ذات هذه الأعمدة توزَّع هكذا في المرة القادمة.
customers-map-columns = أعمدة الملف
customers-map-column = العمود
customers-map-samples = ما فيه
customers-map-place = إلى أين يذهب
customers-map-aside = يُترك جانبًا
customers-map-required = الحقول ذات النجمة يجب أن تُملأ في كل صف.
customers-map-attribute = يُحفظ باسمه
customers-map-key = المفتاح في نظامكم
customers-map-alias = مفتاح إضافي للعميل نفسه
customers-map-customer = مفتاح العميل
customers-map-name = الاسم
customers-map-language = اللغة
customers-map-zone = المنطقة الزمنية
customers-map-email = البريد الإلكتروني
customers-map-phone = الهاتف
customers-map-roles = الأدوار
customers-map-kind = النوع
customers-map-label = اسمها على الورق
customers-map-status = الحالة
customers-map-bought = تاريخ الشراء
customers-map-promised_on = اليوم الموعود
customers-map-promised_at = اللحظة الموعودة
customers-map-delivered = تاريخ التسليم
customers-map-amount = القيمة
customers-map-currency = العملة
customers-map-constant = { $field }، نفسه لكل الصفوف
customers-map-constant-hint = يُستعمل حين لا يحمله أي عمود.
customers-map-zone-hint = للأوقات التي لا تذكر منطقة.
customers-map-dates = التواريخ
customers-map-decimal-comma = المبالغ تُكتب 1.234,56
customers-map-encoding = الترميز
customers-map-encoding-hint = اتركه مفتوحًا ليُعرف من النص.
customers-map-preview = الصفوف الأولى كما ستُقرأ
customers-map-preview-good = { $n ->
    [zero] لا توجد صفوف.
    [one] الصف الأول سليم.
    [two] الصفان الأولان سليمان.
    [few] الصفوف { $n } الأولى سليمة.
    [many] الصفوف الـ{ $n } الأولى سليمة.
   *[other] أول { $n } صف سليمة.
}
customers-dates-year_first = 2026-11-23 فقط
customers-dates-day_first = 23/11/2026: اليوم أولًا
customers-dates-month_first = 11/23/2026: الشهر أولًا
customers-contact-change = تعديل
# الأشهر: ما آلت إليه.
customers-months = الإيراد والهامش والدفع في موعده
customers-months-none = لا يُعرف أي شهر بعد. قل ما آل إليه شهر، أو استورد ملفًا للأشهر: عندها ترى ما فعله الإخفاق بالعلاقة، وهل تعود.
customers-months-since = متوسط الشهر منذ
customers-months-before = قبل ذلك: { $before }
customers-months-less = أقل بنسبة { $share }
customers-months-more = أكثر بنسبة { $share }
customers-months-revenue = الإيراد
customers-months-revenue-mean = الإيراد في الشهر
customers-months-margin = الهامش
customers-months-margin-mean = الهامش في الشهر
customers-months-paid = فواتير دُفعت في موعدها
customers-months-line = هنا أخفقنا معهم.
customers-months-each = كل شهر
customers-months-month = الشهر
customers-months-more-known = تُعرف أشهر أقدم أيضًا؛ الواجهة البرمجية تعطيها كلها.
customers-months-say = قل ما آل إليه شهر
customers-months-said = حُفظ.
customers-months-lede = ما تتركه فارغًا غير معروف. اترك كل شيء فارغًا لتسحب ما قيل عن هذا الشهر.
customers-months-month-hint = شهر قد بدأ، مثل 2026-03.
customers-months-revenue-hint = ما فوترتموه، مثل 12500.00؛ وتحت الصفر، مثل -300.00، حيث أعدتم أكثر.
customers-months-margin-hint = ما بقي منه.
customers-months-due = فواتير استحقت
customers-months-on-time = منها ما دُفع في يومه
customers-months-on-time-hint = الدفع في موعده هو هذه مقسومة على ما استحق.
customers-kind-months = أشهر
customers-map-month = الشهر
customers-map-revenue = الإيراد
customers-map-margin = الهامش
customers-map-invoices_due = الفواتير المستحقة
customers-map-invoices_on_time = الفواتير المدفوعة في موعدها
customers-map-preview-none = لا يمكن قراءة أي صف بهذه الأعمدة. ما ينقص مذكور في الأعلى.
customers-map-look = معاينة من جديد
customers-map-look-hint = تقرأ الصفوف الأولى كما عُيّنت الأعمدة أعلاه. لا يُستورد شيء.
