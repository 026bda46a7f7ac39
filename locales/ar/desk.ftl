# واجهة الأعضاء.
desk-home-title = المستحق تاليًا
desk-home-lede = ما ندين به تاليًا ولمن. المتأخر وما يحلّ خلال ساعة يأتي أولًا، ومما ينتظر يتقدم من خذلناه من قبل.
desk-home-nothing = لا شيء مستحق الآن
desk-home-nothing-teach = عند الإعلان عن حادث تظهر هنا عدّاداته وتحديثاته ووعوده والعملاء المنتظرون.
desk-home-more = { $n ->
    [one] وواحد آخر
    [two] واثنان آخران
   *[other] و{ $n } أخرى
}
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
desk-cases-lede = كل حالة هي تعافي عميل واحد من حادث واحد. في كل صفحة يقف أولًا من له سبب ألا يسامحنا، ثم ما تغير آخرًا.
desk-cases-urgency = مدى الاستعجال
desk-cases-state = الحالة
desk-cases-none = لا حالات هنا
desk-cases-none-teach = تُفتح الحالات عندما يؤكد عضو ثانٍ العملاء المتأثرين.
desk-cases-customer = العميل
desk-cases-incident = الحادث
desk-cases-told = أُبلغ
desk-cases-moved = آخر تغيير
desk-case-customer = العميل
desk-case-dossier = الملف
desk-case-diary = السجل
desk-case-by-desk = المكتب نفسه
desk-case-closing = الإغلاق
desk-case-close-hint = تُغلق الحالة تلقائيًا عندما يؤكد العميل أن الحل والتعويض صحيحان. بدون كلمته يلزم سبب، ويبقى اسمك بجانبه.
desk-case-because = يمكن إغلاقها دون كلمته، لأن …
desk-case-close = إغلاق هذه الحالة
desk-case-reopen = إعادة الفتح
desk-search-title = بحث
desk-search-how = اكتب كلمة أو أكثر، ويمكن أن تكون الأخيرة بداية كلمة.
desk-search-none = لم يُعثر على شيء

desk-fact-case-opened = فُتحت الحالة.
desk-fact-case-withdrawn = سُحبت الحالة.
desk-fact-case-told = أُبلغ العميل لأول مرة.
desk-fact-case-acknowledged = اعترفنا بما حدث له.
desk-fact-case-assigned = عُيّن للحالة مسؤول.
desk-fact-case-moved = تقدمت الحالة.
desk-fact-case-reopened = أُعيد فتح الحالة.
desk-fact-case-closed = أُغلقت الحالة.
desk-fact-case-contested = نعترض عليها.
desk-fact-case-conceded = لم نعد نعترض عليها.
desk-fact-case-exported = كُتب ملف الحالة إلى خارج النظام.
desk-fact-incident-exported = كُتبت الحادثة إلى خارج النظام.
desk-fact-incident-declared = أُعلنت الحادثة.
desk-fact-incident-timed = حُدّد متى وقعت ومتى لوحظت ومتى تقرّر التحرك.
desk-fact-incident-no-date-said = ذُكر سبب عدم وجود موعد بعد.
desk-fact-incident-next-update-said = ذُكر موعد حديثنا القادم.
desk-fact-incident-status-set = حُدّدت الكلمة التي يقرؤها العملاء.
desk-fact-incident-first-told = أُبلغ أول المتأثرين.
desk-fact-incident-closed = أُغلقت الحادثة.
desk-fact-scope-drafted = وُضعت مسودة من تمسّهم.
desk-fact-scope-confirmed = أكّد عضو ثانٍ من تمسّهم.
desk-fact-scope-replaced = حلّت نسخة لاحقة محل من تمسّهم.
desk-fact-scope-dropped = أُسقطت مسودة من تمسّهم.
desk-fact-notice-drafted = وُضعت مسودة إشعار.
desk-fact-notice-changed = غُيّر إشعار.
desk-fact-notice-submitted = قُدّم إشعار للموافقة.
desk-fact-notice-returned = أُعيد إشعار إلى كاتبه.
desk-fact-notice-approved = وافق عضو ثانٍ على إشعار.
desk-fact-notice-begun = سُلّمت أول رسالة من إشعار.
desk-fact-notice-sent = بلغت كل رسائل الإشعار نهايتها.
desk-fact-notice-stopped = أُوقف إشعار.
desk-fact-notice-resumed = استؤنف إشعار.
desk-fact-admission-moved = تغيّر موقفنا من الخطأ.
desk-fact-remedy-drafted = وُضعت مسودة تعويض.
desk-fact-wording-erased = مُحيت صياغة.
desk-fact-promise-made = قُطع وعد.
desk-fact-promise-supported = دُعم وعد بدليل.
desk-fact-promise-refused-at-gate = رفضت البوابة موعدًا.
desk-fact-promise-published = نُشر موعد.
desk-fact-promise-kept = وُفي بوعد.
desk-fact-promise-kept-late = وُفي بوعد متأخرًا.
desk-fact-promise-broken = أُخلف وعد.
desk-fact-promise-renewed = جُدد وعد قبل موعده.
desk-fact-promise-overdue = وعد تجاوز موعده.
desk-fact-impact-recorded = أخبرونا كيف أثر عليهم.
desk-fact-impact-erased = مُحي أثر.
desk-fact-statement-noted = سجلنا ما قالوه.
desk-fact-statement-worded = أُعيدت صياغة ما سجلناه.
desk-fact-statement-confirmed = أكدوا ما سجلناه.
desk-fact-statement-corrected = صححوا ما سجلناه.
desk-fact-statement-read = قرأنا تصحيحهم.
desk-fact-statement-erased = مُحي قول.
desk-fact-offer-drafted = أُعد عرض.
desk-fact-offer-approved = اعتُمد العرض.
desk-fact-offer-offered = قُدم العرض.
desk-fact-offer-accepted = قبلوا العرض.
desk-fact-offer-declined = اعتذروا عن العرض.
desk-fact-offer-expired = انتهت صلاحية العرض.
desk-fact-offer-withdrawn = سُحب العرض.
desk-fact-offer-fulfilled = نُفذ العرض.
desk-fact-delivery-queued = جُهّز بريد أو مكالمة أو خطاب.
desk-fact-delivery-handed-over = أُبلغوا: بالبريد أو بالصوت أو على الورق.
desk-fact-delivery-refused = رُفضت رسالة.
desk-fact-delivery-failed = لم يصل إليهم.
desk-fact-call-made = اتصلنا بهم.
desk-fact-delivery-uncertain = لا يُعرف هل وصلت رسالة.
desk-fact-delivery-settled = حُسم أمر رسالة غير مؤكدة.
desk-fact-delivery-acknowledged = أخبرونا بأن خطابًا وصلهم.
desk-fact-chase-set = حُدد كيف يُسأل الصامتون ثانية.
desk-fact-chase-handed-to-a-person = تُركت جهة اتصال صامتة لواحد منّا.
desk-fact-chase-settled = تولّى واحد منّا جهة اتصال صامتة.
desk-fact-link-minted = أُنشئ رابط خاص.
desk-fact-link-renewed = جُدد رابط خاص.
desk-fact-link-revoked = أُلغي رابط خاص.
desk-fact-link-opened = فتحوا صفحتهم الخاصة.
desk-fact-apology-recorded = سُجل اعتذار.
desk-fact-survey-asked = سُئلوا هل صمد الحل.
desk-fact-survey-answered = أجابوا هل صمد الحل.
desk-home-waiting = ينتظر منذ
desk-home-many = { $n ->
    [zero] لا أحد
    [one] واحد
    [two] اثنان
    [few] { $n } منهم
    [many] { $n } منهم
   *[other] { $n } منهم
}
desk-home-many-or-more = { $n ->
    [zero] لا أحد
    [one] واحد أو أكثر
    [two] اثنان أو أكثر
    [few] { $n } منهم أو أكثر
    [many] { $n } منهم أو أكثر
   *[other] { $n } منهم أو أكثر
}
desk-incident-closing = الإغلاق
desk-incident-close-who = يغلقه قائد أو مالك.
desk-cases-all = الكل
desk-home-import = إدخال العملاء
desk-home-invite = دعوة شخص
desk-incident-speak = تحدث علنًا
desk-incident-more = المزيد
desk-case-offers-waiting = { $n ->
    [zero] لا عرض ينتظر جواب هذا العميل.
    [one] ما زال عرض واحد لهذا العميل ينتظر جوابه. يبقى في غرفته بعد إغلاق الحالة حتى تنتهي مدته أو يُسحب.
    [two] ما زال عرضان لهذا العميل ينتظران جوابه. يبقيان في غرفته بعد إغلاق الحالة حتى تنتهي مدتهما أو يُسحبا.
    [few] ما زالت { $n } عروض لهذا العميل تنتظر جوابه. تبقى في غرفته بعد إغلاق الحالة حتى تنتهي مدتها أو تُسحب.
    [many] ما زال { $n } عرضًا لهذا العميل ينتظر جوابه. تبقى في غرفته بعد إغلاق الحالة حتى تنتهي مدتها أو تُسحب.
   *[other] ما زال { $n } عرض لهذا العميل ينتظر جوابه. تبقى في غرفته بعد إغلاق الحالة حتى تنتهي مدتها أو تُسحب.
}
desk-case-despite-offers = رأيت ذلك. أغلق الحالة مع ذلك
desk-case-reopen-incident = الحادث مغلق، ويُفتح من جديد مع هذه الحالة.
desk-fact-incident-reopened = أُعيد فتح الحادثة.
desk-fact-mail-received = عادت رسالة بريد
desk-fact-mail-assigned = وُضعت رسالة في هذا الملف
desk-fact-mail-noted = لم تحتج رسالة إلى رد
desk-fact-mail-answered = أُجيب عن رسالة
desk-fact-delivery-bounced = عاد خطاب
desk-fact-delivery-complained = اشتكى أحدهم من خطاب
desk-fact-case-untold = لم يصل ما أُرسل: لم يُبلَّغوا بعد
desk-case-wrong-owed = أُخبروا متأخرين أو أُخفي عنهم شيء، ولم يقل أحد لهم ذلك.
desk-case-despite-wrong = رأيت ذلك، والسبب أعلاه يقول لماذا يجوز إغلاق الحالة مع ذلك
desk-fact-update-posted = قلنا شيئًا أمام الجميع.
desk-fact-update-edited = عُدّل ما قلناه أمام الجميع، ويرى قراؤه كيف.
desk-fact-update-withdrawn = سُحب ما قلناه أمام الجميع.
desk-fact-question-asked = سألونا شيئًا.
desk-fact-question-taken = تولّى أحدنا سؤالهم.
desk-fact-question-answered = أجبنا عن سؤالهم.
desk-fact-question-answer-written = دُوّن الجواب.
desk-fact-question-published = يقرأ الجميع السؤال وجوابه.
desk-fact-question-taken-back = لم يعد يقرأ السؤال إلا من طرحه.
desk-fact-question-erased = مُحيت كلمات سؤال.
desk-fact-question-answer-erased = مُحيت كلمات جواب.
desk-fact-alternative-asked = طلبوا بديلًا.
desk-fact-alternative-given = حصلوا على البديل.
desk-fact-alternative-declined = لم يحصلوا على البديل ويعرفون السبب.
desk-fact-alternative-ask-erased = مُحيت الكلمات المرافقة لما طلبوه.
desk-fact-help-offered = عرضوا علينا المساعدة.
desk-fact-help-accepted = قبلنا مساعدتهم شاكرين.
desk-fact-help-declined = اعتذرنا عن مساعدتهم شاكرين.
desk-fact-help-erased = مُحيت كلمات عرضهم المساعدة.
desk-fact-plan-drafted = بدأت خطة لأجلهم.
desk-fact-plan-changed = سُميت خطتهم باسم آخر أو أُسندت إلى غيره.
desk-fact-plan-confirmed = يقف الراعي خلف خطتهم.
desk-fact-plan-confirmation-lapsed = تقول خطتهم غير ما أكده راعيها.
desk-fact-plan-put = قُدمت لهم نسخة من خطتهم.
desk-fact-plan-version-kept = حُفظت تلك النسخة من خطتهم.
desk-fact-plan-version-begun = بدأت نسخة جديدة من خطتهم: كان سيقل ما عندهم أو يبعد.
desk-fact-plan-version-replaced = حلت نسخة لاحقة من خطتهم محل نسخة كانت تنتظر.
desk-fact-plan-accepted = قبلوا الخطة.
desk-fact-plan-changes-asked = يريدون تغييرات في الخطة.
desk-fact-plan-version-answered = حُفظ جوابهم مع تلك النسخة.
desk-fact-plan-remarks-erased = مُحيت ملاحظاتهم على الخطة.
desk-fact-plan-delivered = سُلمت خطتهم كلها.
desk-fact-plan-reason-given = قال أحدنا لماذا لا يؤدي شيء إلى عمل.
desk-fact-action-added = أُضيف عمل إلى خطتهم.
desk-fact-action-changed = تغيّر عمل في خطتهم.
desk-fact-action-started = بدأ عمل في خطتهم.
desk-fact-action-progressed = قال أحدنا كيف يسير عمل في خطتهم.
desk-fact-action-done = تم عمل في خطتهم.
desk-fact-action-dropped = تُرك عمل في خطتهم.
desk-fact-risk-noted = دُوّن خطر.
desk-fact-risk-looked-at = نظر أحدنا في خطر.
desk-fact-risk-over = انتهى خطر.
desk-fact-mention-noted = تحدث أحد عنه ودُوِّن ذلك.
desk-fact-mention-withdrawn = سُحب ما دُوِّن من كلام أحد.
desk-fact-mention-answered = رددنا على ما قيل عنه.
desk-fact-deception-marked = عُلِّم أن شيئًا أُخفي.
desk-fact-deception-noted = وجد شخصان أن شيئًا أُخفي.
desk-fact-deception-set-aside = نظر شخص ثانٍ: لم يُخفَ شيء.
desk-fact-deception-taken-back = سُحب القول بأن شيئًا أُخفي: لم يكن كذلك.
desk-fact-second-wrong-proposed = اقترح المكتب أنهم أُخبروا متأخرين.
desk-fact-second-wrong-confirmed = تأكد أن هناك خطأ ثانيًا.
desk-fact-second-wrong-dismissed = لم يكن خطأ ثانيًا، وقيل لماذا.
desk-fact-second-wrong-named = سيسمي إشعار الخطأ الثاني.
desk-fact-second-wrong-owned = اعترفنا بالخطأ الثاني.
desk-fact-owning-recorded = قلنا إنهم أُخبروا متأخرين أو إن شيئًا أُخفي.
desk-fact-bulletin-drafted = بدأت نشرة لموظفينا.
desk-fact-bulletin-changed = كُتب في النشرة.
desk-fact-bulletin-published = أُخبر موظفونا.
desk-fact-bulletin-read = قرأ أحد موظفينا النشرة.
desk-fact-notice-sent-before-bulletin = أُخبر الخارج قبل موظفينا.
desk-fact-review-asked = سُئل المستشار القانوني.
desk-fact-review-answered = أجاب المستشار القانوني.
desk-parts = الأجزاء الأربعة
desk-parts-there = { $n ->
    [zero] لا شيء من الأربعة موجود بعد.
    [one] واحد من الأربعة موجود.
    [two] اثنان من الأربعة موجودان.
    [few] { $n } من الأربعة موجودة.
    [many] { $n } من الأربعة موجودة.
   *[other] { $n } من الأربعة موجودة.
}
desk-part-is-missing = مفقود
desk-part-is-begun = بدأ
desk-part-is-there = موجود
desk-part-explain = التفسير
desk-part-explain-missing = لم يخبرهم أحد بما حدث.
desk-part-explain-begun = أقررنا به لهم ولم نخبرهم بما حدث.
desk-part-explain-there = أُخبروا بما حدث.
desk-part-explain-do = أخبرهم
desk-part-react = التحرك
desk-part-react-missing = لا خطة أمامهم ولا وعد ما زال في وقته.
desk-part-react-begun = الخطوات جارية.
desk-part-react-there = أُصلح الأمر أو نُفذ ما وعدنا به أو خططنا له.
desk-part-react-do = خطط لما يُفعل
desk-part-ease = رفع الضرر
desk-part-ease-missing = لم يُعرض عليهم شيء وليس لديهم بديل.
desk-part-ease-begun = عُرض عليهم شيء أو حُجز لهم.
desk-part-ease-there = عُوّضوا، أو لديهم بديل، أو اعتذروا عن العرض وشكرناهم.
desk-part-ease-do = التعويض
desk-part-own = تحمّل المسؤولية
desk-part-own-missing = لم يعترف به أحد ولم يعتذر.
desk-part-own-begun = تأكد ولم يُعترف به، أو ينقص الاعتذار المسؤولية أو الإصلاح.
desk-part-own-there = اعترفنا به، أو اعتذرنا بمسؤولية وإصلاح.
desk-part-own-do = اعترف
desk-fact-cadence-set = حُدد كم مرة نلتقي.
desk-fact-cadence-laid-out = رُتب اللقاء القادم.
desk-fact-cadence-changed = تغيّر كم مرة نلتقي.
desk-fact-cadence-goes-on = يُرتب اللقاء التالي مكان لقاء أُلغي.
desk-fact-cadence-ended = انتهت اللقاءات الدورية.
desk-fact-meeting-planned = خُطط للقاء.
desk-fact-meeting-invited = دُعي أحد إلى لقاء.
desk-fact-meeting-answered = قال أحد هل يأتي.
desk-fact-meeting-point-added = أضاف أحد ما يريد الحديث عنه.
desk-fact-meeting-moved = نُقل لقاء.
desk-fact-meeting-cancelled = أُلغي لقاء.
desk-fact-meeting-held = انعقد لقاء.
desk-fact-meeting-attended = دُوّن من حضر لقاء.
desk-fact-meeting-minutes-changed = كُتب على المحضر.
desk-fact-meeting-minutes-sent = أُرسل المحضر.
desk-fact-meeting-point-erased = مُحيت نقطة من لقاء.
desk-fact-meeting-erased = مُحيت كلمات لقاء.
desk-fact-meeting-report-released = أُعطوا مكتوبًا أين وصل الأمر.
desk-fact-meeting-report-erased = مُحيت كلمات تقرير.
desk-fact-interview-planned = خُطط لحديث.
desk-fact-interview-begun = بدأ حديث.
desk-fact-interview-noted = دُوّن ما يقولونه.
desk-fact-interview-ended = انتهى حديث.
desk-fact-interview-dropped = لم يتم حديث.
desk-fact-interview-line-taken = جُعل مما قالوه قول.
desk-fact-interview-record-sent = أُرسل إليهم محضر حديث.
desk-fact-interview-line-added = أضافوا إلى المحضر.
desk-fact-interview-record-answered = قالوا إن المحضر كامل.
desk-fact-interview-record-shared = شورك المحضر في الداخل.
desk-fact-interview-note-erased = مُحي تدوين.
desk-fact-interview-erased = مُحي ما دُوّن في حديث.
desk-fact-candidate-found = طلبوا شيئًا.
desk-fact-candidate-taken-up = أُخذ بما طلبوه.
desk-fact-candidate-set-aside = تُرك ما طلبوه.
desk-fact-statement-added = أضافوا قولًا.
desk-fact-statement-coded = صُنّف قول.
desk-fact-statement-ranked = رتبوا قولًا.
desk-fact-perception-opened = طُلب من الطرفين التقييم.
desk-fact-perception-rated = قيّم أحدهم.
desk-fact-perception-closed = أُغلقت جولة تقييم.
desk-fact-clarification-opened = شيء يحتاج إلى إيضاح.
desk-fact-clarification-said = تحدث أحدهم فيما يحتاج إلى إيضاح.
desk-fact-clarification-line-written = دُوّنت كلماته.
desk-fact-clarification-settled = اتضح.
desk-fact-clarification-erased = مُحيت كلماته.
desk-fact-clarification-line-erased = مُحيت كلمة منه.
desk-fact-team-asked = طُلب من أحدنا الانضمام إلى الفريق.
desk-fact-team-joined = انضم أحدنا إلى الفريق.
desk-fact-team-declined = لم ينضم أحدنا إلى الفريق.
desk-fact-team-left = غادر أحدنا الفريق.
desk-fact-team-reviewed = روجع الفريق.
desk-fact-department-added = يعمل قسم آخر على الأمر.
desk-fact-department-changed = تغيّر من يتحدث باسم قسم.
desk-fact-department-told = أُبلغ قسم.
desk-fact-department-left = لم يعد قسم يعمل على الأمر.
desk-fact-executive-named = سُمّي مسؤول تنفيذي.
desk-fact-executive-accepted = يقف مسؤول تنفيذي إلى جانبهم.
desk-fact-executive-declined = اعتذر مسؤول تنفيذي.
desk-fact-executive-released = أُعفي مسؤول تنفيذي.
desk-fact-executive-in-touch = تواصل مسؤول تنفيذي.
desk-fact-executive-digest-sent = أُرسلت كلماتهم إلى المسؤول التنفيذي.
desk-fact-hand-over-made = تقرر قائد آخر.
desk-fact-hand-over-announced = أُعلن لهم القائد الجديد.
desk-fact-demand-made = طالبوا بقائد أو فريق آخر.
desk-fact-demand-answered = أجبنا عن مطلبهم.
desk-fact-demand-erased = مُحيت كلمات مطلب.
desk-fact-statement-thanked = شكرونا.

# The facts of a case, unvarnished: no adjectives, nothing softened.
desk-facts-open = الوقائع بلا تجميل
desk-facts-title = الوقائع: { $customer }
desk-facts-lede = ما هو مسجل ولا شيء سواه. كل سطر يقود إلى موضعه. كلنا نقرأ هذه الصفحة، ولا يقرؤها أي عميل.
desk-facts-case = الحالة
desk-facts-as-of = حتى
desk-facts-happened = حدث ذلك في { $moment }.
desk-facts-happened-unknown = متى حدث ذلك ليس مسجلًا.
desk-facts-noticed = علمنا.
desk-facts-noticed-unknown = منذ متى علمنا ليس مسجلًا.
desk-facts-decided = قررنا أن نتصرف.
desk-facts-told-after = علمنا به { $span } قبل أن نخبرهم.
desk-facts-told-at-once = أخبرناهم فور علمنا أو قبله.
desk-facts-told-unknown = أخبرناهم. منذ متى علمنا ليس مسجلًا.
desk-facts-untold = نعلم به منذ { $span } ولم نخبرهم.
desk-facts-untold-unknown = لم نخبرهم.
desk-facts-told = أخبرناهم.
desk-facts-acknowledged = أقررنا لهم بأنه حدث.
desk-facts-unacknowledged = لم يقر لهم أحد بأنه حدث.
desk-facts-heard-elsewhere = تحدث عنه غيرنا قبل أن نخبرهم.
desk-facts-heard-only-elsewhere = تحدث عنه غيرنا ولم نخبرهم.
desk-facts-second = { $n ->
    [zero] لا خطأ ثانيًا مسجلًا.
    [one] خطأ ثانٍ واحد مسجل: إخبار متأخر أو إخفاء.
    [two] خطآن ثانيان مسجلان: إخبار متأخر أو إخفاء.
    [few] { $n } أخطاء ثانية مسجلة: إخبار متأخر أو إخفاء.
   *[other] { $n } خطأ ثانيًا مسجلًا: إخبار متأخر أو إخفاء.
}
desk-facts-second-late-proposed = بحسب القاعدة أُخبروا متأخرين. لم ينظر فيه أي قائد.
desk-facts-second-late-owed = أُخبروا متأخرين. لم نقل لهم ذلك.
desk-facts-second-late-owned = أُخبروا متأخرين. قلنا لهم ذلك.
desk-facts-second-concealed-proposed = ربما أُخفي عنهم شيء. لم ينظر فيه أي قائد.
desk-facts-second-concealed-owed = أُخفي عنهم شيء. لم نقل لهم ذلك.
desk-facts-second-concealed-owned = أُخفي عنهم شيء. قلنا لهم ذلك.
desk-facts-promised-nothing = لم نعدهم بشيء.
desk-facts-promised-none-due = { $n ->
    [one] وعدناهم بشيء واحد. لم يحن موعده.
    [two] وعدناهم بشيئين. لم يحن موعدهما.
    [few] وعدناهم بـ{ $n } أشياء. لم يحن موعد أي منها.
   *[other] وعدناهم بـ{ $n } شيئًا. لم يحن موعد أي منها.
}
desk-facts-promised-kept = { $n ->
    [one] حان موعد وعد واحد. وُفّي به في وقته.
    [two] حان موعد وعدين. وُفّي بهما في وقتهما.
    [few] حان موعد { $n } وعود. وُفّي بها كلها في وقتها.
   *[other] حان موعد { $n } وعدًا. وُفّي بها كلها في وقتها.
}
desk-facts-promised-failed = { $due ->
    [one] الوعد الوحيد الذي حان موعده لم يُوفَّ به في وقته.
   *[other] من { $due } من الوعود التي حان موعدها، { $failed } لم يُوفَّ بها في وقتها.
}
desk-facts-promise-open = الموعد { $due }. لم يُوفَّ به بعد.
desk-facts-promise-overdue = الموعد { $due }. متأخر { $span }.
desk-facts-promise-kept = الموعد { $due }. وُفّي به.
desk-facts-promise-late = الموعد { $due }. وُفّي به متأخرًا { $span }.
desk-facts-promise-broken = الموعد { $due }. أُخلف.
desk-facts-promise-renewed = الموعد { $due }. جُدد قبل موعده.
desk-facts-hit = { $n ->
    [zero] لم يخبرونا بشيء عن أثره عليهم.
    [one] أخبرونا بشيء واحد.
    [two] أخبرونا بشيئين.
    [few] أخبرونا بـ{ $n } أشياء.
   *[other] أخبرونا بـ{ $n } شيئًا.
}
desk-facts-confirmed = { $n ->
    [zero] لم يؤكدوا أيًّا منها.
    [one] أكدوا واحدًا أو صححوه.
    [two] أكدوا اثنين أو صححوهما.
   *[other] أكدوا { $n } منها أو صححوها.
}
desk-facts-erased = مُحيت الكلمات
desk-facts-lost-unknown = ما خسروه ليس مسجلًا.
desk-facts-lost = بحسب ما أخبرونا به خسروا { $sums }.
desk-facts-again = { $n ->
    [zero] لا شيء مسجلًا اضطروا إلى قوله مرتين أو انتظاره.
    [one] مرة واحدة اضطروا إلى العودة إلينا أو تصحيحنا أو انتظارنا.
    [two] مرتين اضطروا إلى العودة إلينا أو تصحيحنا أو انتظارنا.
    [few] { $n } مرات اضطروا إلى العودة إلينا أو تصحيحنا أو انتظارنا.
   *[other] { $n } مرة اضطروا إلى العودة إلينا أو تصحيحنا أو انتظارنا.
}
desk-facts-reopened = { $n ->
    [one] لم يصمد: فُتحت الحالة من جديد مرة واحدة.
    [two] لم يصمد: فُتحت الحالة من جديد مرتين.
    [few] لم يصمد: فُتحت الحالة من جديد { $n } مرات.
   *[other] لم يصمد: فُتحت الحالة من جديد { $n } مرة.
}
desk-facts-corrected = { $n ->
    [one] دوّنا شيئًا واحدًا خطأً فصححوه.
    [two] دوّنا شيئين خطأً فصححوهما.
    [few] دوّنا { $n } أشياء خطأً فصححوها.
   *[other] دوّنا { $n } شيئًا خطأً فصححوها.
}
desk-facts-not-called = { $n ->
    [one] مكالمة موعودة واحدة لم تتم في وقتها.
    [two] مكالمتان موعودتان لم تتما في وقتهما.
    [few] { $n } مكالمات موعودة لم تتم في وقتها.
   *[other] { $n } مكالمة موعودة لم تتم في وقتها.
}
desk-facts-unanswered = سألوا ولم يُجابوا منذ { $span }.
desk-facts-old = { $n ->
    [zero] لا خطأ أقدم ينتظر كلمة منا.
    [one] خطأ أقدم واحد ينتظر كلمة منا.
    [two] خطآن أقدم ينتظران كلمة منا.
    [few] { $n } أخطاء أقدم تنتظر كلمة منا.
   *[other] { $n } خطأ أقدم ينتظر كلمة منا.
}
desk-facts-old-one = { $title } · { $silence }
desk-facts-stance-unknown = لم نقل هل كنا نحن.
desk-facts-stance-alleged = يُزعم أننا كنا نحن. لم نتحقق منه.
desk-facts-stance-verified = تحققنا أننا كنا نحن. لم نعترف به.
desk-facts-stance-admitted = اعترفنا بأننا كنا نحن.
desk-facts-stance-contested = نعترض على أننا كنا نحن.
desk-facts-step = { $stance }، بقلم { $who }
desk-facts-apologised = اعتذر { $who }.
desk-facts-apologised-short = اعتذر { $who }. لم تكن المسؤولية أو الإصلاح فيه.
desk-facts-no-apology = لم يعتذر لهم أحد.
desk-facts-offered = { $n ->
    [zero] لم نعرض عليهم شيئًا.
    [one] قدمنا لهم عرضًا واحدًا.
    [two] قدمنا لهم عرضين.
    [few] قدمنا لهم { $n } عروض.
   *[other] قدمنا لهم { $n } عرضًا.
}
desk-facts-overdue = { $n ->
    [zero] لا شيء متأخرًا.
    [one] شيء واحد متأخر.
    [two] شيئان متأخران.
    [few] { $n } أشياء متأخرة.
   *[other] { $n } شيئًا متأخرًا.
}
desk-facts-overdue-telling = نعلم منذ ذلك الحين. لم يُخبروا.
desk-facts-overdue-update = حان موعد التحديث القادم. لم يُقدَّم.
desk-facts-overdue-action = إجراء على { $who } كان موعده { $day }. لم يُنجز.
desk-facts-trust-unknown = لا شيء مسجلًا عن ثقتهم.
desk-facts-trust = { $n ->
    [zero] بحسب سجلنا ثقتهم ليست أدنى مما كانت قبل هذا في أي جزء.
    [one] بحسب سجلنا ثقتهم أدنى مما كانت قبل هذا في جزء واحد من ثلاثة.
    [two] بحسب سجلنا ثقتهم أدنى مما كانت قبل هذا في جزأين من ثلاثة.
   *[other] بحسب سجلنا ثقتهم أدنى مما كانت قبل هذا في { $n } من ثلاثة أجزاء.
}
desk-facts-trust-one = { $dimension }: قبله { $before }، الآن { $now }
desk-facts-trust-none = لا شيء معروفًا
