# هل نتقدم بعرض ونحن نستعيد الثقة؟
bids-title = العطاءات
bids-lede = هل نتقدم؟ ما دامت الثقة تُستعاد، قل لا للالتزام بأكثر مما تطيق، وابق فيما تحسنه.
bids-all = العطاءات
bids-none = لم يسأل أحد بعد
bids-none-teach = قبل أن تتقدم بعطاء لدى عميل، اسأل هنا: يقول المكتب ما له وما عليه.
bids-filter = اعرض
bids-to-customers = إلى العملاء
bids-to-customer = إلى العميل
bids-to-all = كل العطاءات
bids-what = لأجل ماذا
bids-customer = لدى من
bids-state = وضعه
bids-answer-on = الجواب مطلوب في
bids-owner = من يتولاه
bids-asked-by = سأل
bids-decided-by = قرر
bids-against = خلافًا للنصيحة
bids-state-asked = ينتظر القرار
bids-state-bid = نتقدم
bids-state-not = لا نتقدم
bids-state-later = لاحقًا
bids-state-won = فزنا
bids-state-lost = خسرنا
bids-state-excluded = استبعدونا
bids-competences = ما نحسنه
bids-competences-lede = يُقارن بها ما يتطلبه العطاء. ما دام العميل في طور استعادة الثقة، لا يُنصح بما يقع خارجها.
bids-competences-none = لم يقل أحد بعد. يقوله هنا قائد أو مالك.
bids-competences-keep = احفظه
bids-competences-set = حُفظ. النصيحة تستند إليه من الآن.
bids-field-tags = ما نحسنه
bids-field-tags-hint = كلمة أو كلمتان لكل منها، وبينها فاصلة أو سطر جديد.
bids-ask = اسأل هل نتقدم
bids-ask-now = اسأل
bids-was-asked = سُئل. النصيحة أدناه.
bids-field-came = فكرة من
bids-came-invited = دعونا
bids-came-ours = نود ذلك
bids-field-takes = ما يتطلبه
bids-field-band = كم يبلغ
bids-field-band-hint = تقريبًا، بعملة المكتب.
bids-band-small = حتى عشرة آلاف
bids-band-middle = حتى مئة ألف
bids-band-large = حتى مليون
bids-band-huge = أكثر من مليون
bids-field-words = ما ينبغي معرفته أيضًا
bids-advice = النصيحة
bids-advice-then = النصيحة يوم القرار
bids-advice-go = لا شيء ضده
bids-advice-careful = بحذر فقط
bids-advice-not_now = ليس الآن: حسن النية أولًا
bids-in-recovery = هذا العميل في طور استعادة الثقة.
bids-weighs-against = ضده:
bids-weighs-mind = تنبه:
bids-weighs-for = له:
bids-how = في طور استعادة الثقة يكفي سبب واحد ضده لقول «ليس الآن»، وإلا فهو يدعو إلى الحذر. لا يُحسب ما قد يدرّه العطاء. اصطلاحات منا.
bids-to-grievances = اقرأها
bids-reason-unadmitted = { $n ->
    [zero] لا خطأ يذكرونه ينتظر كلمة منا.
    [one] خطأ واحد يذكرونه ينتظر كلمة منا.
    [two] خطآن يذكرونهما ينتظران كلمة منا.
    [few] { $n } أخطاء يذكرونها تنتظر كلمة منا.
    [many] { $n } خطأً يذكرونه ينتظر كلمة منا.
   *[other] { $n } خطأ يذكرونه ينتظر كلمة منا.
}
bids-reason-recovery = { $n ->
    [zero] لا حالة لهم مفتوحة.
    [one] حالة واحدة لهم لم تُغلق.
    [two] حالتان لهم لم تُغلقا.
    [few] { $n } حالات لهم لم تُغلق.
    [many] { $n } حالة لهم لم تُغلق.
   *[other] { $n } حالة لهم لم تُغلق.
}
bids-reason-efforts = { $n ->
    [zero] لا جهد أخيرًا.
    [one] جهد واحد أخيرًا لم يكن له أثر يذكرونه.
    [two] جهدان أخيرًا لم يكن لهما أثر يذكرونه.
    [few] { $n } جهود أخيرًا لم يكن لها أثر يذكرونه.
    [many] { $n } جهدًا أخيرًا لم يكن لها أثر يذكرونه.
   *[other] { $n } جهد أخيرًا لم يكن لها أثر يذكرونه.
}
bids-reason-overdue = { $n ->
    [zero] من يتولاه لا وعد متأخرًا عليه.
    [one] من يتولاه عليه وعد واحد متأخر.
    [two] من يتولاه عليه وعدان متأخران.
    [few] من يتولاه عليه { $n } وعود متأخرة.
    [many] من يتولاه عليه { $n } وعدًا متأخرًا.
   *[other] من يتولاه عليه { $n } وعد متأخر.
}
bids-reason-load = { $n ->
    [zero] من يتولاه لا وعد مفتوحًا عليه.
    [one] من يتولاه عليه وعد واحد مفتوح.
    [two] من يتولاه عليه وعدان مفتوحان.
    [few] من يتولاه عليه { $n } وعود مفتوحة.
    [many] من يتولاه عليه { $n } وعدًا مفتوحًا.
   *[other] من يتولاه عليه { $n } وعد مفتوح.
}
bids-reason-kept-low = من الوعود لهم التي حان أجلها وعددها { $n } وُفي في الوقت بما بين { $low } و{ $high }.
bids-reason-kept-well = من الوعود لهم التي حان أجلها وعددها { $n } وُفي في الوقت بما بين { $low } و{ $high }.
bids-reason-kept-unknown = { $n ->
    [0] لم يحن أجل أي وعد لهم بعد: لا يُعرف كيف نفي بكلمتنا.
   *[other] من الوعود لهم التي حان أجلها وعددها { $n } وُفي في الوقت بما بين { $low } و{ $high }: أقل من أن يُحكم بها.
}
bids-reason-owner-low = من يتولاه وفى في الوقت بما بين { $low } و{ $high } من وعود عددها { $n }.
bids-reason-owner-well = من يتولاه وفى في الوقت بما بين { $low } و{ $high } من وعود عددها { $n }.
bids-reason-owner-unknown = { $n ->
    [0] لم يحن أجل أي وعد لمن يتولاه بعد.
   *[other] من يتولاه وفى في الوقت بما بين { $low } و{ $high } من وعود عددها { $n }: أقل من أن يُحكم بها.
}
bids-reason-trust-low = أضعف أجزاء ثقتهم: { $names }، بين { $low } و{ $high }.
bids-reason-trust-good = أضعف أجزاء ثقتهم: { $names }، وهو حسن: بين { $low } و{ $high }.
bids-reason-trust-unsure = أضعف أجزاء ثقتهم: { $names }، في موضع ما بين { $low } و{ $high }.
bids-reason-trust-unknown = لا يُعرف بعد كم يثقون بنا.
bids-reason-outside = يتطلب ما لا يُعرف أننا نحسنه: { $names }.
bids-reason-inside = كل ما يتطلبه مما نحسنه.
bids-reason-unsaid = لم يقل أحد بعد ما نحسنه.
bids-decide = قرر
bids-decide-bid = تقدم
bids-decide-not = لا تتقدم
bids-decide-later = انظر فيه لاحقًا
bids-field-decision = ما تقرر
bids-because = لماذا
bids-because-hint = مطلوب إن خالف النصيحة. قول «لا» محترم.
bids-look-on = انظر فيه في
bids-look-on-hint = فقط إن كان سيُنظر فيه لاحقًا.
bids-decide-now = قرره
bids-was-decided = تقرر. تبقى نصيحة اليوم إلى جانبه.
bids-outcome = ما آل إليه
bids-field-outcome = كيف انتهى
bids-outcome-words = ما يُعرف عن السبب
bids-outcome-note = دوّنه
bids-was-noted = دُوّن.
bids-owed = قرر هل نتقدم
