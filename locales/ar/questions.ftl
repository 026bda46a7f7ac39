# ما يسأله العملاء وما نجيب به.
questions-title = الأسئلة
questions-lede = ما سأله العملاء في صفحاتهم أو في غيرها. لكلٍّ منها أحدنا يدين بالجواب.
questions-about = بشأن
questions-back = العودة إلى الحادثة
questions-all = ما سُئل
questions-none = لم يسأل أحد بعد
questions-none-teach = يسأل العملاء في صفحاتهم. ما يسألونه بالهاتف أو ما يسأله الجميع تدوّنه في الأسفل.
questions-none-yet = لم يسأل أحد بعد.
questions-none-of-case = لم يسألوا شيئًا بعد.
questions-nobody-waits = لا أحد ينتظر جوابًا.
questions-open = افتح
questions-answered = أُجيب
questions-published = يقرؤه الجميع
questions-waits = ينتظر جوابًا
questions-erased = مُحيت الكلمات.
questions-everybody = الجميع
questions-owed = أجب عن سؤال
questions-more = { $n ->
    [zero] لا ينتظر غيرها.
    [one] ينتظر سؤال آخر.
    [two] ينتظر سؤالان آخران.
    [few] تنتظر { $n } أسئلة أخرى.
    [many] ينتظر { $n } سؤالًا آخر.
   *[other] ينتظر { $n } سؤال آخر.
}
questions-count-asked = سُئلت
questions-count-answered = أُجيبت
questions-count-published = أُجيبت للجميع
questions-to-all = اقرأ الكل
questions-to-note = اقرأ الكل أو دوّن واحدًا
questions-note-theirs = دوّن ما سألوه
questions-note = دوّن سؤالًا
questions-note-hint = من الهاتف أو من زيارة؛ أو سؤال يطرحه الجميع ليُجاب للكل.
questions-of = سأله
questions-field-contact = من سأل منهم
questions-field-question = السؤال
questions-field-channel = كيف سمعته
questions-field-answer = الجواب
questions-field-answer-hint = يقرؤه السائل فورًا. أي يوم قادم يجب أن يُنشر أولًا ضمن الوعود.
questions-field-because = لماذا
questions-field-public-question = السؤال كما يقرؤه الجميع
questions-field-public-answer = الجواب كما يقرؤه الجميع
questions-keep = دوّنه
questions-was-asked = دُوّن. ينتظر جوابًا.
questions-one = سؤال
questions-to-list = كل الأسئلة
questions-asked = سُئل
questions-owner = من يدين بالجواب
questions-take = أتولاه
questions-was-taken = صار لك.
questions-answer = الجواب
questions-answer-now = أجب
questions-answer-anew = أجب من جديد
questions-was-answered = أُجيب. يقرؤه السائل الآن.
questions-publish = دع الجميع يقرؤه
questions-publish-hint = اكتب كليهما من جديد بحيث لا يُعرف من سأل. تُرفض أسماؤهم وعناوينهم وأرقامهم.
questions-nothing-personal = نظرت: لا شيء شخصيًا فيه
questions-was-published = يقرؤه الجميع الآن.
questions-take-back = لا يقرأه غير السائل بعد الآن
questions-was-taken-back = لا يقرؤه الآن إلا من سأل.
questions-was-public = قرأه الجميع من قبل. سُحب، لأن
questions-erase = امحُ الكلمات
questions-erase-hint = كلمات السؤال وكل جواب وما يقرؤه الجميع. يبقى مثبتًا أنه سُئل ومتى ومن سأله.
questions-erase-now = امحُها إلى الأبد
questions-was-erased = مُحيت الكلمات.
questions-public-title = أسئلة وأجوبة
questions-contact-title = أسئلتك
questions-waits-for-us = ندين لك بجواب
questions-we-answered = أجبنا
questions-former = { $n ->
    [zero] لم نجب بغير هذا
    [one] أجبنا بغير هذا من قبل
    [two] أجبنا بغير هذا مرتين من قبل
    [few] أجبنا بغير هذا { $n } مرات من قبل
    [many] أجبنا بغير هذا { $n } مرة من قبل
   *[other] أجبنا بغير هذا { $n } مرة من قبل
}
questions-erased-for-you = مُحيت كلمات هذا.
questions-ask-title = اسألنا
questions-ask-lede = يقرؤه إنسان ويجيب هنا. لا يراه غيرنا وغيرك.
questions-ask-words = سؤالك
questions-ask-now = اسأل
questions-thanks = شكرًا لك. سؤالك عند أحدنا، وسيظهر الجواب هنا.
questions-not-clear = هذا غير واضح لي
questions-what-unclear = ما الذي ليس واضحًا
questions-ask-back = اسأل ثانية
questions-clear-up = أوضحه
