# كيف نقول ذلك: فحص الكلام الصريح، والقوالب.
wording-check = افحص الكلمات
wording-check-title = الكلام الصريح
wording-clean = لا شيء في هذه الكلمات يخفف أو يعتذر بعذر. وقد يرى من يقرؤها أكثر من ذلك.
wording-unread = لا نعرف أنماطًا لهذه اللغة، فلم نبحث عن شيء.
wording-line = السطر { $line }
wording-left-off = { $n ->
    [zero] ولا شيء غيرها
    [one] وواحدة أخرى
    [two] واثنتان أخريان
    [few] و{ $n } أخرى
    [many] و{ $n } أخرى
   *[other] و{ $n } أخرى
}
wording-why-doubt = «{ $words }» تشكك في أن ذلك حدث لهم. قولوا ماذا حدث، ولمن.
wording-why-nobody = «{ $words }» تقول إن أحدًا لم يفعل ذلك. قولوا من: نحن.
wording-why-excuse = «{ $words }» بداية عذر. قولوا ما فعلناه أو قصّرنا فيه.
wording-why-calming = «{ $words }» تهوّن الخطر، وقد لا يتصرف الناس. قولوا ما الذي قد يحدث.
wording-why-feelings = «{ $words }» تعتذر عن مشاعرهم، لا عن فعلنا.
wording-why-phrase = «{ $words }» عبارة قرأها الجميع من قبل. قولوا ما ستفعلونه.
wording-why-long-sentence = جملة طويلة: «{ $words }» اجعلوها اثنتين.
wording-why-shouting = «{ $words }» صراخ.
wording-is-easy = سهل القراءة
wording-is-plain = واضح
wording-is-hard = صعب القراءة
wording-is-very-hard = صعب القراءة جدًا
wording-ease-easy = سهولة القراءة { $score } من 100. أطول جملة فيها { $words } كلمة: «{ $sentence }»
wording-ease-plain = سهولة القراءة { $score } من 100. أطول جملة فيها { $words } كلمة: «{ $sentence }»
wording-ease-hard = سهولة القراءة { $score } من 100: كتقرير للمختصين. اختصروا أطول جملة، وفيها { $words } كلمة: «{ $sentence }»
wording-ease-very-hard = سهولة القراءة { $score } من 100: كبحث علمي. اختصروا أطول جملة، وفيها { $words } كلمة: «{ $sentence }»
wording-nothing-yet = أثناء الكتابة تُذكر هنا الكلمات التي تخفف أو تعتذر بعذر. هذا تنبيه فقط؛ والقرار لكم.
wording-title = القوالب
wording-lede = ما يبدأ منه الإشعار: لكل سيناريو، ولكل نوع من الإشعارات، ولكل لغة. الفراغات بين قوسين مزدوجين لكم لتملؤوها؛ ولا يخرج شيء وفيه فراغ.
wording-any = أي سيناريو
wording-all = كل القوالب
wording-template-lede = من يبدأ إشعارًا منه يحصل على هذه الكلمات ويغيرها كما يشاء. ويتذكر الإشعار النسخة التي بدأ منها.
wording-reads = كما يقرؤه أحدهم
wording-reads-hint = باسم قارئ متخيَّل وشركته وما لديه.
wording-empty = لا يوجد قالب كهذا بعد. اكتبوا النسخة الأولى أدناه.
wording-change = غيّره
wording-names-hint = ما يخص كل قارئ يُكتب بين أقواس معقوفة:
wording-note = لماذا تغيّر
wording-note-hint = يبقى إلى جانب النسخة، مع اسمكم.
wording-keep = احفظه نسخةً تالية
wording-preview = اقرأه أولًا
wording-written = حُفظ. الإشعارات التي تبدأ منه من الآن فيها هذه الكلمات.
wording-versions = النسخ
wording-no-versions = لا توجد نسخة بعد.
wording-difference = ما الذي تغيّر
wording-ships = النسخة المرفقة بالبرنامج.
wording-of-notices = قوالب الإشعارات
