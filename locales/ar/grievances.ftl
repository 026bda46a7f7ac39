# أخطاء من أي عمر، وهل اعترف بها أحد.
grievances-title = أخطاء قديمة
grievances-lede = ما زال العملاء يحملونه مهما قدم. الخطأ الذي لم يعترف به أحد قد يعيق لسنوات، وكل واحد من هذه ينتظر كلمة منا.
grievances-of = ما يتذكره
grievances-back = العميل
grievances-of-all = لدى كل العملاء
grievances-to-register = كل أخطائنا القديمة معهم
grievances-to-case = الحالة
grievances-known = ما يتذكرونه
grievances-none = لا يُعرف خطأ قديم
grievances-none-teach = عندما يقول أحدهم «الأمر كذلك منذ …» دوّنه هنا: السنة وحدها تكفي.
grievances-none-yet = لا يُعرف خطأ قديم. عندما يقولون «الأمر كذلك منذ …» دوّنه.
grievances-none-of-case = لم يقُد شيء قالوه في هذه الحالة إلى خطأ أقدم بعد.
grievances-waiting = ينتظرون كلمة
grievances-everything = الكل
grievances-heads = { $n ->
    [zero] لا يحملون خطأ ينتظر كلمة منا.
    [one] يحملون خطأ لم يقل لهم أحد منا فيه كلمة.
    [two] يحملون خطأين لم يقل لهم أحد منا فيهما كلمة.
    [few] يحملون { $n } أخطاء لم يقل لهم أحد منا فيها كلمة.
    [many] يحملون { $n } خطأً لم يقل لهم أحد منا فيها كلمة.
   *[other] يحملون { $n } خطأ لم يقل لهم أحد منا فيها كلمة.
}
grievances-silent-years = { $n ->
    [zero] دون كلمة منا منذ هذا العام
    [one] سنة دون كلمة منا
    [two] سنتان دون كلمة منا
    [few] { $n } سنوات دون كلمة منا
    [many] { $n } سنة دون كلمة منا
   *[other] { $n } سنة دون كلمة منا
}
grievances-silent-about-years = { $n ->
    [zero] دون كلمة منا منذ هذا العام
    [one] نحو سنة دون كلمة منا
    [two] نحو سنتين دون كلمة منا
    [few] نحو { $n } سنوات دون كلمة منا
    [many] نحو { $n } سنة دون كلمة منا
   *[other] نحو { $n } سنة دون كلمة منا
}
grievances-silent-months = { $n ->
    [zero] دون كلمة منا منذ هذا الشهر
    [one] شهر دون كلمة منا
    [two] شهران دون كلمة منا
    [few] { $n } أشهر دون كلمة منا
    [many] { $n } شهرًا دون كلمة منا
   *[other] { $n } شهر دون كلمة منا
}
grievances-silent-days = { $n ->
    [zero] دون كلمة منا منذ اليوم
    [one] يوم دون كلمة منا
    [two] يومان دون كلمة منا
    [few] { $n } أيام دون كلمة منا
    [many] { $n } يومًا دون كلمة منا
   *[other] { $n } يوم دون كلمة منا
}
grievances-state-heard = سُمع
grievances-state-verifying = قيد التحقق
grievances-state-verified = تأكد: كان الأمر كذلك
grievances-state-admitted = معترف به
grievances-state-contested = معترض عليه بدليل
grievances-heard-by = سمعه
grievances-note = دوّن خطأ يتذكرونه
grievances-field-title = كيف نسمّيه
grievances-field-title-hint = بضع كلمات، بلا أسماء أشخاص.
grievances-field-words = ما حدث، بكلماتهم
grievances-field-words-hint = أقرب ما يمكن إلى ما قالوه. لا تجادل هنا.
grievances-field-happened = متى كان
grievances-field-happened-hint = بقدر ما يُعرف: 2016 أو 2016-05 أو 2016-05-12.
grievances-field-contact = من أخبرنا
grievances-field-evidence = ما الذي يثبته
grievances-field-evidence-hint = لازم للتأكيد وللاعتراض: سجل أو عقد أو شخص كان حاضرًا.
grievances-keep = دوّنه
grievances-was-heard = دُوّن. يتصدر صفحة العميل حتى يسمع كلمة منا.
grievances-steps = إلى أين وصلنا
grievances-field-state = أين يقف الآن
grievances-field-because = على أي أساس
grievances-say = قلها
grievances-was-said = قيل. الخطوة مسجلة باسمك ولا يمكن تغييرها.
grievances-who-admits = الخطوة التالية لقائد أو مالك.
grievances-memories = من يتذكره
grievances-memories-none = لا أحد بالاسم بعد. اسأل عدة أشخاص لديهم، ومن حضر منا.
grievances-somebody = شخص لديهم
grievances-one-of-us = واحد منا
grievances-from-statement = القول في حالته
grievances-remember = دوّن من يتذكره
grievances-field-who = من
grievances-field-recalls = ما يتذكره
grievances-remember-now = دوّنه
grievances-was-remembered = دُوّن.
grievances-take-up = تناوله كحادث
grievances-take-up-hint = تُفتح له حالة خاصة بكل ما فيها: اعتذار وتعويض وسؤال هل صمد الحل. ومنذ ذلك الحين يُحسب هنا ما يُعترف به هناك.
grievances-field-incident = حادث معروف
grievances-field-incident-hint = اتركه مفتوحًا فيُعلن حادث بهذا العنوان وهذا اليوم.
grievances-take-up-now = تناوله
grievances-was-taken-up = تم. حالته مفتوحة.
grievances-is-taken-up = تم تناوله كحادث، وما يقال هناك يُحسب هنا:
grievances-erase = امحُ الكلمات
grievances-erase-hint = ما أخبرونا به واسمه وما قاله من يتذكره وأساس كل خطوة، وحيثما نُقلت إلى حادثة. يبقى مثبتًا أنه سُمع وما صار إليه.
grievances-erase-now = امحُها إلى الأبد
grievances-erased = مُحيت الكلمات.
grievances-was-erased = مُحيت الكلمات.
grievances-trace = شيء قالوه يعود إلى أقدم
grievances-trace-lede = انظر أعمق حتى يُعرف الأصل. اختر ما قالوه والخطأ الذي يعود إليه.
grievances-field-statement = ما قالوه
grievances-field-known = خطأ معروف
grievances-field-known-hint = اختره إن كانوا يتحدثون عن الأمر نفسه.
grievances-or-new = أو خطأ لم يدوّنه أحد بعد
grievances-trace-now = يعود إلى هذا
grievances-was-traced = دُوّن من أين يأتي.
grievances-no-statement = لا شيء يُتتبع
grievances-no-statement-teach = دوّن أولًا ما أخبروك به بكلماتهم في صفحة الحالة.
grievances-owed = خطأ قديم ينتظر كلمة منا
