# ما يُقال لموظفينا.
bulletins-title = لموظفينا
bulletins-lede = من يرد على الهاتف يسمعه منا، ولا يتأخر ذلك أبدًا عن الخارج.
bulletins-about = عن
bulletins-back = العودة إلى الحادث
bulletins-all = كل النشرات
bulletins-none = لم يُخبر موظفونا
bulletins-none-teach = اكتب ما حدث، وما نقوله، وما لا نعلمه، وما يجوز الوعد به، ومن يُسأل. تبقى على صفحة كل واحد حتى يقرأها.
bulletins-none-yet = لم يُخبر موظفونا بعد.
bulletins-no-subject = بلا موضوع بعد
bulletins-state-drafted = مسودة
bulletins-state-published = منشورة
bulletins-write = اكتب نشرة
bulletins-write-lede = لمن سيرن هاتفه بعد دقيقة.
bulletins-subject = الموضوع
bulletins-part-what-happened = ما حدث
bulletins-part-what-we-say = ما نقوله
bulletins-part-what-we-do-not-know = ما لا نعلمه
bulletins-part-what-you-may-promise = ما يجوز لك أن تعد به
bulletins-part-questions-to = لمن تُرسل الأسئلة
bulletins-what-we-say-hint = الكلمات التي يجوز لأي أحد أن يقولها.
bulletins-what-you-may-promise-hint = ولا شيء أكثر منه.
bulletins-questions-to-hint = شخص، وكيف يُوصل إليه.
bulletins-by-mail = بالبريد أيضًا
bulletins-by-mail-hint = يتلقى كل عضو رسالة متى نُشرت. أما أنه قرأها فيقوله هنا.
bulletins-keep = احفظ المسودة
bulletins-cancel = رجوع
bulletins-change = اكتب فيها
bulletins-was-drafted = حُفظت مسودةً. ينشرها مسؤول، أو تخرج مع أول إشعار.
bulletins-was-changed = حُفظت.
bulletins-publish = انشرها
bulletins-publish-hint = تبقى على صفحة كل واحد حتى يقول إنه قرأها، ولا يمكن تغييرها بعد ذلك.
bulletins-publish-mail = ويتلقاها كل منهم بالبريد أيضًا.
bulletins-publish-who = ينشرها مسؤول.
bulletins-was-published = نُشرت. هي الآن على صفحة كل واحد.
bulletins-i-have-read = قرأتها
bulletins-read-hint = اضغط هنا متى قرأتها؛ فتح الصفحة لا يُحسب.
bulletins-erase = محو الكلمات
bulletins-erase-hint = كل ما تقوله. يبقى أن زملاءنا أُبلغوا ومن قرأها. والرسائل التي أُرسلت صارت بأيديهم.
bulletins-erase-now = امحُها نهائيًا
bulletins-erased = مُحيت الكلمات.
bulletins-was-erased = مُحيت الكلمات.
bulletins-was-read = دُوِّن. شكرًا.
bulletins-you-read = قرأتها في { $when }
bulletins-readers = من قرأها
bulletins-read-of = قرؤوها
bulletins-median = وسيط وقت القراءة
bulletins-worst = الأطول
bulletins-member = العضو
bulletins-role = الدور
bulletins-when-read = القراءة
bulletins-not-read = ليس بعد
bulletins-owed-read = اقرأ هذا
bulletins-gaps = أُخبر الخارج أولًا
bulletins-gap-notice = خرج إشعار قبل أن يُخبر موظفونا
bulletins-gap-no-reason = لم يقل أحد لماذا.
bulletins-letter-subject = لموظفينا: { $subject }
bulletins-letter-link = قل إنك قرأتها

# محضر حديث، نشاركه في الداخل.
bulletins-effort = ما يتطلبه الرد عليه
bulletins-hours = { $n ->
    [zero] لا عمل
    [one] نحو ساعة عمل
    [two] نحو ساعتي عمل
    [few] نحو { $n } ساعات عمل
    [many] نحو { $n } ساعة عمل
   *[other] نحو { $n } ساعة عمل
}
bulletins-duration = متى يمكن إنجازه
bulletins-days = { $n ->
    [zero] اليوم
    [one] خلال يوم
    [two] خلال يومين
    [few] خلال { $n } أيام
    [many] خلال { $n } يومًا
   *[other] خلال { $n } يوم
}
bulletins-to-record = محضر الحديث، سطرًا سطرًا
