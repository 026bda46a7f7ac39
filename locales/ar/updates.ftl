# ما نقوله أمام الجميع ومن يقوله.
updates-title = ما نقوله علنًا
updates-lede = تحديثات يقرؤها كل من لديه صفحة هذه الحادثة، بترتيبها. يأخذ كلٌّ منها الحالة والموعد الذي نتحدث فيه مرة أخرى.
updates-about = بشأن
updates-back = العودة إلى الحادثة
updates-open = افتح
updates-new = قل شيئًا
updates-field-status = كيف يقف الأمر
updates-field-text = ما يمكن قوله
updates-field-text-hint = بوضوح، وما نعرفه فقط. أي يوم قادم يجب أن يُنشر أولًا ضمن الوعود؛ وإلا فقل لماذا لا موعد بعد.
updates-field-next = نتحدث مرة أخرى
updates-field-next-hint = موعد ستفي به، سواء كان هناك جديد أم لا. إن تُرك فارغًا فلا موعد معلنًا بعد الآن.
updates-field-speaker = من يتحدث
updates-field-speaker-hint = إن تُرك فارغًا فأنت، باسمك.
updates-post = انشره
updates-check = انظر إليه أولًا
updates-was-posted = نُشر. يقرؤه الجميع الآن.
updates-all = ما قلناه
updates-none = لم يُقل شيء علنًا بعد
updates-none-teach = قل ما نعرفه، وكيف يقف الأمر، ومتى نتحدث مرة أخرى. ينتظر الناس على نحو أفضل كلمةً لها موعد.
updates-none-yet = لم يُقل شيء علنًا بعد.
updates-room-title = ما حدث حتى الآن
updates-next-then = قلنا إننا نتحدث مرة أخرى في
updates-edited-at = عُدّل
updates-words-erased = مُحيت كلمات كانت هنا.
updates-taken-back = سُحب، لأن
updates-in-time = تحديثات جاءت في الموعد المعلن
updates-to-post = قل شيئًا أو اقرأ الكل
updates-to-all = { $n ->
    [zero] افتح
    [one] اقرأ التحديث
    [two] اقرأ التحديثين
    [few] اقرأ { $n } تحديثات
    [many] اقرأ { $n } تحديثًا
   *[other] اقرأ { $n } تحديث
}
updates-speakers = من يتحدث باسمنا
updates-speakers-none = لم يُسمَّ أحد بعد. الناس يجيبون الناس: سمِّ من يتحدث، وبوجهه إن شاء.
updates-who-speaks = من يتحدث إليك
updates-who-posts = يتحدث علنًا مسؤول أو مالك، لأن ما يقال هناك لا يُمحى.
updates-name = سمِّ أحدًا
updates-name-now = سمِّه
updates-field-name = الاسم
updates-field-role = عمله لدينا
updates-field-role-hint = مثل «رئيس العمليات».
updates-was-named = سُمّي. اختره حين تنشر.
updates-speaker-change = الوجه أو الإعفاء
updates-face = صورة وجهه
updates-face-hint = صورة صغيرة JPEG أو PNG أو WebP: حتى 1,024 بكسل للضلع و200 كيلوبايت. يُحذف مكان التقاطها وزمانه. استأذنه أولًا.
updates-face-show = اعرضها
updates-face-take = أزل الوجه
updates-face-was-shown = يظهر وجهه بجانب ما يقول.
updates-face-was-taken = أُزيل الوجه. قد تحتفظ به المتصفحات التي رأته يومًا.
updates-release = لم يعد يتحدث
updates-was-released = لم يعد يتحدث باسمنا. ما قاله يبقى له.
updates-one = تحديث
updates-to-list = كل التحديثات
updates-posted = نُشر
updates-plain = كيف يُقرأ
updates-versions = كيف صار نصه هكذا
updates-edit = عدّله
updates-edit-hint = لا شيء يتغير في صمت: يرى القراء أنه عُدّل، كلمةً كلمة، ولماذا.
updates-edit-now = عدّله للجميع
updates-field-because = لماذا
updates-field-because-hint = يراه القراء.
updates-was-edited = عُدّل. يرى القراء ما تغير ولماذا.
updates-withdraw = اسحبه
updates-withdraw-hint = يختفي نصه عن القراء ويبقى سببك مكانه. تبقى الحالة التي يقرؤها العملاء كما هي.
updates-was-withdrawn = سُحب. يقف سببك مكانه.
updates-erase = امحُ كلمات إلى الأبد
updates-erase-hint = لكلمات تسمّي من لا يجوز تسميته. يبقى مثبتًا أن شيئًا قيل ومتى ومن قاله.
updates-erase-now = امحُ هذه الكلمات
updates-was-erased = مُحيت الكلمات.
