# ما يُفعل: الخطط وأعمالها وما قد يسوء بعد.
plans-title = الخطة
plans-lede = ما يُفعل، ومن يفعله، وما يسلّمه، ومتى. تقوم على ما أكده العميل؛ ويقف خلفها راعٍ؛ ثم تكون الكلمة فيها للعميل.
plans-back = رجوع
plans-back-to-plan = العودة إلى الخطة
plans-of = لأجل
plans-version = النسخة { $number }
plans-versions = النسخ التي قُدمت
plans-standing = كيف تقف
plans-state-drafted = قيد الإعداد
plans-state-put = أمام قرائها
plans-state-accepted = قبلها العميل
plans-state-wanted = يريدون تغييرات
plans-state-delivered = سُلمت
plans-version-waiting = تنتظر كلمتهم
plans-version-accepted = مقبولة
plans-version-wanted = يريدون تغييرات
plans-version-replaced = حلت محلها نسخة لاحقة
plans-version-shown = متاحة للجميع
plans-version-unconfirmed = { $n ->
    [zero] لا تقوم على شيء غير مؤكد
    [one] تقوم على أمر واحد لم يُؤكد
    [two] تقوم على أمرين لم يُؤكدا
    [few] تقوم على { $n } أمور لم تُؤكد
    [many] تقوم على { $n } أمرًا لم يُؤكد
   *[other] تقوم على { $n } أمر لم يُؤكد
}
plans-answered-accepted = قبلها
plans-answered-wanted = أراد تغييرات
plans-answered-waiting = أجاب
plans-answered-replaced = أجاب
plans-answered-shown = أجاب
plans-confirmed = يقف خلفها
plans-not-confirmed = لم يؤكدها بعد
plans-no-sponsor = لا أحد بعد
plans-put-at = قُدمت
plans-next = ما يأتي بعد ذلك
plans-next-sponsor = سمِّ الراعي الذي يقف خلف هذه الخطة.
plans-next-confirm = أنت راعيها. اقرأها وقف خلف ما تقوله.
plans-next-ask-sponsor = اطلب من { $name } أن يقف خلفها.
plans-next-wait = هذه النسخة عند العميل، والكلمة التالية له.
plans-next-deliver = لم يبق منها ما يُفعل.
plans-confirm = أقف خلف هذه الخطة
plans-put = قدّمها للعميل
plans-put-public = اعرضها على الجميع
plans-deliver = سُلمت كلها
plans-change = العنوان والراعي والمسؤول
plans-keep = احفظ
plans-field-title = اسمها
plans-field-title-hint = يقرؤه العملاء.
plans-field-sponsor = الراعي
plans-field-sponsor-hint = قائد أو مالك يقف خلفها. لا يُقدم شيء من غير كلمته.
plans-field-owner = من المسؤول عنها
plans-field-words = ما الجديد، أو ما نقوله فيما أرادوه
plans-field-words-hint = يقرؤونه فوق الخطة.
plans-unconfirmed = { $n ->
    [zero] لا تقوم على شيء غير مؤكد
    [one] تقوم على أمر واحد لم يؤكدوه: ضع عليها علامة بذلك
    [two] تقوم على أمرين لم يؤكدوهما: ضع عليها علامة بذلك
    [few] تقوم على { $n } أمور لم يؤكدوها: ضع عليها علامة بذلك
    [many] تقوم على { $n } أمرًا لم يؤكدوه: ضع عليها علامة بذلك
   *[other] تقوم على { $n } أمر لم يؤكدوه: ضع عليها علامة بذلك
}
plans-unconfirmed-hint = يقرؤون أنها تقوم على كلمات لم يؤكدوها بعد.
plans-uncovered = { $n ->
    [zero] كل ما أكدوه له عمل
    [one] أمر واحد أكدوه لا يؤدي إلى عمل
    [two] أمران أكدوهما لا يؤديان إلى عمل
    [few] { $n } أمور أكدوها لا تؤدي إلى عمل
    [many] { $n } أمرًا أكدوه لا يؤدي إلى عمل
   *[other] { $n } أمر أكدوه لا يؤدي إلى عمل
}
plans-uncontained = { $n ->
    [zero] كل الآثار لها ما يخففها
    [one] لا شيء يخفف أثرًا واحدًا
    [two] لا شيء يخفف أثرين
    [few] لا شيء يخفف { $n } آثار
    [many] لا شيء يخفف { $n } أثرًا
   *[other] لا شيء يخفف { $n } أثر
}
plans-uncontained-teach = في المدى القصير شيء واحد يهم: أن يقل ضررهم. ابدأ خطة وقل ما يخفف كل أثر، أو لماذا لا شيء يخففه.
plans-actions = الأعمال
plans-no-actions = لا شيء يُفعل بعد
plans-no-actions-teach = أضف ما يُفعل، وما سيكون هناك حين يتم، ومن يفعله ومتى. لا عمل من غير هذا كله.
plans-done-of = تم
plans-add = أضف عملًا
plans-add-now = أضفه
plans-action-open = لم يبدأ
plans-action-started = جارٍ
plans-action-done = تم
plans-action-dropped = تُرك
plans-by-day = حتى { $day }
plans-late-since = متأخر: كان موعده { $day }
plans-theirs = مهمة لهم
plans-unseen = لا يراه العملاء.
plans-day-read = يقرأ العملاء هذا اليوم: وعد يحمله.
plans-day-unread = لا يقرأ العملاء يومًا بعد.
plans-delivers = يسلّم:
plans-dropped-because = تُرك، لأن
plans-on-none = لا يقوم على شيء قالوه، لأن
plans-eases = يخفف:
plans-promise = يحمل يومه
plans-promise-open = وعده ما زال قائمًا:
plans-keep-promise = اعتبر الوعد موفى به
plans-keep-with-it = اعتبر وعده موفى به معه
plans-go-on = قل كيف يسير
plans-say-progress = قلها
plans-is-done = تم
plans-drop = اتركه
plans-field-progress = كيف يسير
plans-field-drop = لماذا لن يُفعل
plans-change-action = غيّر هذا العمل
plans-change-hint = هذه الخطة عند قرائها. الأقل أو الأبعد يبدأ نسخة جديدة ويُسألون من جديد.
plans-field-what = ما يُفعل
plans-field-deliverable = ما يسلّمه
plans-field-deliverable-hint = ما سيكون هناك حين يتم، ليرى أي أحد هل تم.
plans-field-who = من يفعله
plans-field-who-hint = أحدنا، أو أحدهم: فيكون مهمة لهم ويرونه.
plans-field-due = حتى أي يوم
plans-field-seen = يراه العملاء
plans-field-seen-hint = ما هو وما يسلّمه وكيف يسير؛ ولا يُرى يومه وحده.
plans-field-promise = الوعد الذي يحمل يومه
plans-field-promise-hint = يقرأ العملاء اليوم فقط حيث يحل وعد فيه ومرّ من البوابة.
plans-field-no-date = لماذا لا يوم بعد
plans-field-no-date-hint = يقرؤه العملاء مكان اليوم.
plans-field-statements = أي كلماتهم يجيب
plans-field-on-none = لماذا لا يجيب شيئًا منها
plans-field-on-none-hint = فقط حيث لا شيء محدد أعلاه.
plans-field-impacts = أي الآثار يخفف
plans-owner-theirs = { $name } (عند العميل)
plans-promise-choice = { $words } · { $day }
plans-covering = ما قالوه لنا وإلى أين أدى
plans-nothing-heard = لم يقولوا شيئًا بعد، أو لم يدوّنه أحد.
plans-lacks-action = لا عمل ولا سبب
plans-not-confirmed-yet = لم يؤكدوه بعد
plans-is-covered = أُجيب
plans-no-action-because = لا عمل، لأن
plans-say-why-not = قل لماذا لا يؤدي إلى عمل
plans-field-why-not = لماذا لا يؤدي إلى عمل
plans-containing = كيف يصيبهم وما يخففه
plans-nothing-hit = لم يقل أحد بعد كيف يصيبهم.
plans-lacks-easing = لا شيء يخففه ولا أحد يقول لماذا
plans-is-eased = نُظر فيه
plans-none-possible = لا شيء ممكن، لأن
plans-say-none-possible = قل لماذا لا شيء ممكن
plans-field-none-possible = لماذا لا شيء يخففه
plans-differs = ما يختلف عن النسخة { $number }
plans-differs-none = لا شيء يختلف.
plans-differs-added = جديد
plans-differs-dropped = لم يعد
plans-differs-later = أبعد
plans-differs-sooner = أقرب
plans-differs-otherwise = قيل بوجه آخر
plans-differs-handed = انتقل بيننا وبينهم
plans-differs-owner = يفعله شخص آخر
plans-remarks = الملاحظات
plans-remarks-erased = مُحيت الملاحظات.
plans-erase = امحُ الملاحظات
plans-none-of-case = لا خطة لهذا العميل بعد.
plans-none-of-incident = لا خطة بعد ينتهي بها هذا.
plans-draft = ابدأ خطة
plans-draft-now = ابدأها
plans-to-plan = افتح الخطة
plans-of-customers = خطط عملائها
plans-count-all = الخطط
plans-count-put = تنتظر العميل
plans-count-accepted = مقبولة
plans-count-delivered = سُلمت
plans-was-drafted = بدأت. أضف ما يُفعل.
plans-was-changed = حُفظ.
plans-was-confirmed = أنت تقف خلفها. يمكن تقديمها.
plans-was-put = قُدمت. هي الآن عند قرائها.
plans-was-delivered = سُلمت.
plans-was-added = أُضيف.
plans-was-action-changed = حُفظ. وحيث يقل ما عند قرائها أو يبعد بدأت نسخة جديدة.
plans-was-progressed = قيل.
plans-was-done = تم.
plans-was-dropped = تُرك. وحيث كان عند قرائها بدأت نسخة جديدة.
plans-was-settled-promise-open = انتهى أمره، ووعده ما زال قائمًا: أوفِ به أو قل ما آل إليه.
plans-was-reasoned = قيل.
plans-was-erased = مُحيت الملاحظات.
plans-lead-says-why = يقرأ الجميع فورًا سبب عدم وجود موعد بعد: يقول ذلك قائد الفريق.
plans-owed-wanted = يريدون تغييرات في خطتهم
plans-owed-put = قدّم الخطة
plans-owed-confirm = قف خلف الخطة راعيًا لها
plans-owed-sponsor = سمِّ راعيًا للخطة وقدّمها
plans-owed-action = يُفعل: { $what }
plans-owed-look = انظر في خطر: { $what }
plans-risks-title = المخاطر
plans-risks-lede = ما قد يسوء بعد مع هذا العميل، وما نفعله حياله، ومتى ننظر ثانية.
plans-risks-all = ما قد يسوء بعد
plans-risks-none = لا خطر مدوّن
plans-risks-none-teach = من ينظر أمامه لا يُفاجأ. دوّن ما قد يحدث وما نفعله حياله ولمن هو ومتى ننظر ثانية.
plans-to-risks = انظر المخاطر ودوّنها
plans-risk-look-on = ننظر ثانية في { $day }
plans-risk-look-now = انظر الآن
plans-risk-over = انتهى
plans-risk-doing = ما نفعله حياله
plans-risk-doing-now = ما نفعله حياله من الآن
plans-risk-look = نظرت
plans-risk-words = ما رأيته، أو لماذا انتهى
plans-risk-next = متى ننظر ثانية
plans-risk-looked = احفظ وننظر ثانية
plans-risk-is-over = انتهى
plans-risk-note = دوّن خطرًا
plans-risk-note-now = دوّنه
plans-risk-what = ما الذي قد يحدث
plans-risk-owner = لمن هو
plans-risk-owner-hint = إن تُرك فارغًا فهو لك.
plans-risk-was-noted = دُوّن.
plans-risk-was-looked = حُفظ. ننظر ثانية في ذلك اليوم.
plans-risk-was-over = انتهى.
plans-public-title = ما يُفعل وكيف يسير
plans-contact-title = الخطة لأجلك
plans-contact-drafted = نحن نغيّرها ونسألك من جديد
plans-contact-put = نطلب كلمتك فيها
plans-contact-accepted = قبلتموها
plans-contact-wanted = تريدون تغييرات؛ سنجيب
plans-contact-delivered = سُلمت كلها
plans-contact-unconfirmed = جزء من هذه يقوم على كلمات لكم لم تؤكدوها بعد. أخبرونا أدناه هل دوّناها على الوجه الصحيح.
plans-contact-differs = ما يختلف عن النسخة السابقة
plans-for-you-open = لم يبدأ
plans-for-you-started = جارٍ
plans-for-you-done = تم
plans-for-you-dropped = نحن نغيّر هذا
plans-no-date-yet = لا موعد بعد
plans-ours = نفعله نحن:
plans-yours = عليكم:
plans-because-you-said = لأنكم قلتم لنا
plans-we-did-it = فعلناه
plans-stands-behind = يقف خلف هذه الخطة:
plans-your-word = كلمتكم فيها
plans-remarks-hint = ما تريدون أن نعرفه مع قبولكم.
plans-accept = نقبل هذه الخطة
plans-otherwise = ينبغي أن تكون بوجه آخر
plans-otherwise-words = ما الذي ينبغي أن يكون بوجه آخر
plans-ask-changes = اطلبوا تغييرات
plans-accepted-thanks = شكرًا. قبولكم محفوظ باسمكم وبما كتبتموه.
plans-changes-thanks = شكرًا. أحدنا مدين لكم بجواب؛ تجدونه هنا.
plans-done-thanks = شكرًا. نرى أنه تم.
