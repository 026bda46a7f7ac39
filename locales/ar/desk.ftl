# واجهة الأعضاء.
desk-home-title = المستحق تاليًا
desk-home-lede = ما ندين به تاليًا ولمن. الأقدم أولًا.
desk-home-nothing = لا شيء مستحق الآن
desk-home-nothing-teach = عند الإعلان عن حادث تظهر هنا عدّاداته وتحديثاته ووعوده والعملاء المنتظرون.
desk-home-more = { $n ->
    [one] وواحد آخر
    [two] واثنان آخران
   *[other] و{ $n } أخرى
}
desk-home-ways = طرق أخرى للدخول
desk-home-all-incidents = كل الحوادث
desk-home-all-cases = كل الحالات
desk-home-all-promises = كل الوعود
desk-incident-scope = من تأثر؟
desk-incident-tell = أخبرهم
desk-incident-make-good = التعويض
desk-incident-ask = هل صمد الحل؟
desk-incident-cases = الحالات
desk-incident-way = في هذه الصفحة
desk-incident-close = إغلاق الحادث
desk-incident-close-hint = يُغلق الحادث عندما تُغلق كل حالة مع عميلها. اكتب أولًا ما تعلمناه.
desk-incident-lesson = كتابة درس
desk-cases-title = الحالات
desk-cases-lede = كل حالة هي تعافي عميل واحد من حادث واحد.
desk-cases-state = الحالة
desk-cases-filter = عرض
desk-cases-none = لا حالات هنا
desk-cases-none-teach = تُفتح الحالات عندما يؤكد عضو ثانٍ العملاء المتأثرين.
desk-cases-customer = العميل
desk-cases-incident = الحادث
desk-cases-told = أُبلغ
desk-cases-moved = آخر تغيير
desk-case-customer = العميل
desk-case-dossier = الملف
desk-case-diary = السجل
desk-case-closing = الإغلاق
desk-case-close-hint = تُغلق الحالة تلقائيًا عندما يؤكد العميل أن الحل والتعويض صحيحان. بدون كلمته يلزم سبب، ويبقى اسمك بجانبه.
desk-case-because = يمكن إغلاقها دون كلمته، لأن …
desk-case-close = إغلاق هذه الحالة
desk-case-reopen = إعادة الفتح
desk-search-title = بحث
desk-search-how = اكتب كلمة أو أكثر، ويمكن أن تكون الأخيرة بداية كلمة.
desk-search-none = لم يُعثر على شيء
