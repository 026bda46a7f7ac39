# إطار كل صفحة: التنقل والنماذج والجداول والساعات والأخطاء.

page-skip = انتقل إلى المحتوى
page-menu = القائمة
page-nav = الأماكن
page-nav-home = المستحق الآن
page-nav-incidents = الحوادث
page-nav-cases = الحالات
page-nav-customers = العملاء
page-nav-notices = الإشعارات
page-nav-calls = المكالمات
page-nav-promises = الوعود
page-nav-offers = جبر الضرر
page-nav-lessons = الدروس
page-nav-reports = التقارير
page-nav-playbooks = أدلة العمل
page-nav-import = الاستيراد
page-nav-members = الأعضاء
page-nav-settings = الإعدادات
page-search = ابحث
page-declare = أعلن حادثًا
page-sign-out = تسجيل الخروج
page-signed-in-as = تم الدخول باسم { $name }
page-language = اللغة:
page-zone = الأوقات بتوقيت { $zone }
page-room-private = هذه الصفحة خاصة بك. كل من لديه رابطها يستطيع قراءتها، فلا تشاركه إلا مع من تثق به.
page-updated = جرى تحديث هذه الصفحة للتو.
page-taken = أُحصيت
page-counting = العدد كبير جدًا. يجري الآن إحصاء الأرقام، وستظهر هنا فور اكتمالها.
page-look-again = انظر مرة أخرى

page-optional = اختياري
page-choose = اختر …
page-errors = { $n ->
    [zero] لا شيء يحتاج إلى انتباهك
    [one] أمر واحد يحتاج إلى انتباهك
    [two] أمران يحتاجان إلى انتباهك
    [few] { $n } أمور تحتاج إلى انتباهك
    [many] { $n } أمرًا يحتاج إلى انتباهك
   *[other] { $n } أمر يحتاج إلى انتباهك
}

page-pages = الصفحات
page-next = التالي
page-first = العودة إلى البداية

page-unit-s = ث
page-unit-min = د
page-unit-h = س
page-unit-d = ي
page-ago = قبل { $span }
page-in = خلال { $span }
page-left = بقي { $span }
page-late-by = تأخر { $span }
page-moment = { $day }، { $time }
page-moment-in-zone = { $moment } { $zone }
page-month-1 = يناير
page-month-2 = فبراير
page-month-3 = مارس
page-month-4 = أبريل
page-month-5 = مايو
page-month-6 = يونيو
page-month-7 = يوليو
page-month-8 = أغسطس
page-month-9 = سبتمبر
page-month-10 = أكتوبر
page-month-11 = نوفمبر
page-month-12 = ديسمبر
page-weekday-1 = الاثنين
page-weekday-2 = الثلاثاء
page-weekday-3 = الأربعاء
page-weekday-4 = الخميس
page-weekday-5 = الجمعة
page-weekday-6 = السبت
page-weekday-7 = الأحد

page-interval = بين { $low } و{ $high }، من { $n }
page-interval-none = لا يوجد بعد ما يُستند إليه

page-home = العودة إلى المستحق
page-status = الحالة { $status }
page-reference = سُجّل برقم
page-missing = لا توجد صفحة بهذا العنوان
page-missing-cure = ربما كُتب العنوان خطأً أو سُحب الرابط. إن كان قد وصلك في رسالة منا فأجب عليها وسنرسل لك رابطًا جديدًا.
page-broken = حدث عطل عندنا
page-broken-cure = ما أرسلته من قبل محفوظ. حاول من جديد بعد دقيقة، وإن تكرر العطل فأخبرنا بالرقم أدناه.

page-gallery = المعرض
page-gallery-lede = كل صفحة مرسومة من مثالها.
page-specimen-lede = كل الأجزاء في صفحة واحدة، بقيم قد يأتي بها أي يوم عادي.
page-specimen-tell = أخبرهم
page-specimen-scope = غيّر النطاق
page-specimen-owed = المستحق الآن
page-specimen-customer = العميل
page-specimen-due = الموعد
page-specimen-state = الحالة
page-specimen-form = نموذج
page-specimen-known = معلوم ولم يُبلَّغ
page-specimen-next = نتحدث مجددًا
page-specimen-told = أُبلغوا
page-specimen-kept = وعود أُوفي بها
page-specimen-said = ما قيل
page-fault-invalid = لم يُفهم شيء مما أُرسل
page-fault-refused = لا يمكن فعل هذا الآن
page-fault-conflict = سبقك شخص آخر إلى هذا
page-fault-missing = لا توجد صفحة كهذه
page-fault-forbidden = ليس لك أن تفعل هذا
page-fault-unknown = سجّل الدخول أولًا من فضلك
page-fault-too-many = محاولات كثيرة جدًا
page-fault-broken = تعطّل شيء عندنا
page-errors-places = { $n ->
    [one] في موضع واحد.
    [two] في موضعين.
    [few] في { $n } مواضع.
    [many] في { $n } موضعًا.
   *[other] في { $n } موضع.
}
page-in-zone = بتوقيت { $zone }
