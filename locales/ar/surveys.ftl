# هل ثبت الحل؟
surveys-title = هل ثبت الحل؟
surveys-lede = سؤالان منفصلان: هل الحل سليم، وهل جبر الضرر مناسب؟ ولا نعدّ الصمت موافقة أبدًا.
surveys-open = الإجابات والصامتون
surveys-not-asked = لم يُسأل أحد بعد. اسأل حين يكون الحل جاهزًا، لا قبل ذلك.
surveys-results = ما وصلنا
surveys-answered = أجابوا
surveys-happy = راضون
surveys-unhappy = غير راضين
surveys-unsure = لا يمكنهم القول بعد
surveys-silent = صامتون
surveys-reopened = { $n ->
    [zero] لم تُفتح أي حالة من جديد
    [one] فُتحت حالة واحدة من جديد
    [two] فُتحت حالتان من جديد
    [few] فُتحت { $n } حالات من جديد
    [many] فُتحت { $n } حالة من جديد
   *[other] فُتحت { $n } حالة من جديد
}
surveys-response = نسبة الإجابة
surveys-held = الراضون من بين من أجابوا
surveys-solution = الحل سليم
surveys-making-good = جبر الضرر مناسب
surveys-heard = شعروا بأننا سمعناهم
surveys-sincere = شعروا بصدقنا
surveys-nobody-said = لم يقل أحد
surveys-too-few = أقل من أن يُحكم به
surveys-silent-title = من لا يقولون شيئًا
surveys-silent-none = كل من سُئل أجاب.
surveys-silent-teach = كثيرون لا يقولون شيئًا حين لا يثبت الحل؛ يرحلون ويخبرون غيرهم. اتصل بهم.
surveys-asked-at = سُئل
surveys-answers = بكلماتهم
surveys-answers-none = لا إجابة بعد عن آخر سؤال.
surveys-changed-answer = معدّلة
surveys-ask-title = اسأل هل ثبت الحل
surveys-ask-again-title = اسأل من جديد
surveys-ask-this = اسأل هذا العميل
surveys-case-not-asked = لم يُسأل بعد.
surveys-because = ما الذي تم فعله
surveys-because-hint = بكلمات للعملاء: يقرؤونها فوق السؤالين.
surveys-whom = من نسأل
surveys-whom-told = كل من أُبلغ ولم يُسأل بعد
surveys-whom-unhappy = من كانوا غير راضين، لأننا عملنا على الأمر من جديد
surveys-ready = الحل جاهز
surveys-ready-hint = لا يُسأل أحد قبل ذلك. العميل أُبلغ أو يقرأ ذلك هنا.
surveys-ask = اسألهم
surveys-was-asked = تم السؤال. يرون السؤالين في غرفتهم.
surveys-askings = ما سُئل
surveys-asked-cases = { $n ->
    [zero] لا عملاء
    [one] عميل واحد
    [two] عميلان
    [few] { $n } عملاء
    [many] { $n } عميلًا
   *[other] { $n } عميل
}
surveys-outcome-happy = الحل ثابت
surveys-outcome-unhappy = الحل لم يثبت
surveys-outcome-unsure = لا يمكن القول بعد
surveys-outcome-silent = لا إجابة بعد
surveys-held-yes = نعم
surveys-held-no = لا
surveys-held-not-yet = ليس بعد
surveys-held-not-applicable = لا ضرر ليُجبر
surveys-solution-yes = نعم، سليم
surveys-solution-no = لا
surveys-solution-not-yet = لا أستطيع القول بعد
surveys-making-good-yes = نعم، مناسب
surveys-making-good-no = لا
surveys-making-good-not-yet = لا أستطيع القول بعد
surveys-making-good-not-applicable = لم يكن هناك ضرر ليُجبر
surveys-scale-1 = 1 – أبدًا
surveys-scale-7 = 7 – تمامًا
surveys-room-title = هل الأمر سليم الآن؟
surveys-room-lede = هذا ما فعلناه. أنتم أدرى منا هل يثبت. إن لم يثبت تُفتح حالتكم من جديد فورًا، ويتولاها شخص مسؤول عنها.
surveys-room-solution = هل الحل سليم؟
surveys-room-making-good = هل ما فعلناه لجبر الضرر مناسب؟
surveys-room-heard = هل شعرتم بأننا سمعناكم؟
surveys-room-sincere = هل بدونا صادقين لكم؟
surveys-room-words = ما الذي ينبغي أن نعرفه؟
surveys-room-words-hint = بكلماتكم. يقرؤها إنسان.
surveys-room-send = إرسال
surveys-room-change = تعديل إجابتي
surveys-room-answered = شكرًا لكم. أجبتم في
surveys-room-over = انتهى هذا الاستبيان. إن لم يثبت شيء فأجيبوا عن أي رسالة منا.
surveys-owed-silent = { $n ->
    [zero] لا أحد صامت
    [one] اتصل بالعميل الذي لا يقول شيئًا
    [two] اتصل بالعميلين اللذين لا يقولان شيئًا
    [few] اتصل بـ { $n } عملاء لا يقولون شيئًا
    [many] اتصل بـ { $n } عميلًا لا يقولون شيئًا
   *[other] اتصل بـ { $n } عميل لا يقولون شيئًا
}
surveys-back = العودة إلى الحادث
surveys-about = بشأن
