# الإشعارات: ما نقوله لمن يمسهم الحادث، والدليل على أننا قلناه.
notices-title = الإشعارات
notices-lede = ما قلناه لهم، وما ينتظر أن يقال، وما آل إليه كل خطاب.
notices-none = لم يُبلَّغ أحد بشيء بعد
notices-none-teach = يُكتب الإشعار في صفحة الحادث، ويقول ما حدث، وما يمكنهم فعله الآن، ومتى نتحدث مجددًا.
notices-see-incidents = عرض الحوادث
notices-column-subject = الإشعار
notices-column-incident = الحادث
notices-column-state = الحالة
notices-column-told = سُلِّم
notices-all-states = الكل
notices-no-subject = بلا عنوان بعد
notices-write = كتابة إشعار
notices-kind-first = الإشعار الأول
notices-kind-update = تحديث
notices-kind-solution = حل
notices-kind-correction = تصحيح
notices-kind-survey = استبيان
notices-kind-first-hint = أول ما يسمعونه منكم، ويخبرهم أنكم تعرفون ما أصابهم.
notices-kind-update-hint = كيف يقف الأمر الآن، حتى لو لم يكن هناك جديد.
notices-kind-solution-hint = ما الذي يصلح الأمر.
notices-kind-correction-hint = ما قلتموه من قبل كان خطأ، وهذا هو الصواب.
notices-kind-survey-hint = تسألون هل ثبت الإصلاح.
notices-state-drafted = مسودة
notices-state-submitted = ينتظر الموافقة
notices-state-approved = تمت الموافقة
notices-state-sending = قيد الإرسال
notices-state-sent = أُرسل
notices-state-stopped = موقوف
notices-delivery-queued = في الانتظار
notices-delivery-claimed = قيد التسليم
notices-delivery-handed_over = سُلِّم
notices-delivery-refused = مرفوض
notices-delivery-failed = فشل
notices-delivery-uncertain = غير مؤكد
notices-delivery-bounced = عادت
notices-came-back = عادت
notices-acknowledged = أخبرونا بوصولها
notices-acknowledged-click = بالزر في صفحتهم
notices-acknowledged-reply = بالرد عليها
notices-acknowledged-spoken = لأحدنا شخصيًا
notices-acknowledged-hand = دوّنه أحدنا
notices-channel-mail = بريد
notices-channel-voice = صوت
notices-channel-letter = رسالة ورقية
notices-channel-webhook = إشعار آلي
notices-part-what_happened = ما الذي حدث
notices-part-who_is_affected = من تأثر
notices-part-what_we_know = ما نعرفه
notices-part-what_we_do_not_know = ما لا نعرفه
notices-part-what_you_can_do = ما يمكنكم فعله الآن
notices-new-title = كتابة إشعار
notices-edit-title = تغيير الإشعار
notices-form-lede = اكتب كما تتحدث إليهم: بوضوح وبلا أعذار.
notices-about = بشأن
notices-field-kind = النوع
notices-field-subject = العنوان
notices-field-subject-hint = سطر واحد يقول لهم عمّ يدور.
notices-field-what-happened-hint = بوضوح وبقدر ما هو معروف.
notices-field-who-hint = ليعرف القارئ هل الأمر يخصه.
notices-field-know-hint = ما هو مؤكد.
notices-field-unknown-hint = ما لا تزالون تبحثون عنه. قول ذلك يحفظ ثقتهم.
notices-field-can-do-hint = ما يمكنهم فعله لحماية أنفسهم. إن لم يكن هناك شيء فقل ذلك.
notices-field-next = متى نتحدث مجددًا
notices-field-next-hint = اختر وقتًا ستفي به، حتى لو لم يكن هناك جديد.
notices-field-sender = من يتحدث
notices-field-sender-hint = شخص له اسم. الناس يجيبون الناس.
notices-keep-draft = حفظ المسودة
notices-drafted = حُفظت المسودة. اقرأها كما يقرؤها أحدهم ثم قدمها.
notices-changed = حُفظت المسودة.
notices-submitted = قُدم. شخص ثانٍ يقرؤه ويوافق عليه.
notices-returned = أُعيد إلى كاتبه.
notices-approved = تمت الموافقة. الخطابات في طريقها.
notices-stopped = أُوقف. ما لم يُسلَّم ينتظر.
notices-resumed = يستمر الإرسال.
notices-settled = حُسم الأمر وسببك مسجل معه.
notices-change = تغييره
notices-submit = تقديم للموافقة
notices-submit-hint = شخص ثانٍ، قائد أو المالك، يقرؤه قبل أن يصل إلى أحد.
notices-approve = الموافقة والإرسال
notices-approve-to = { $n ->
    [zero] الموافقة لا ترسله إلى أحد.
    [one] الموافقة ترسله إلى شخص واحد.
    [two] الموافقة ترسله إلى شخصين.
    [few] الموافقة ترسله إلى { $n } أشخاص.
    [many] الموافقة ترسله إلى { $n } شخصًا.
   *[other] الموافقة ترسله إلى { $n } شخص.
}
notices-give-back = إعادته
notices-give-back-why = ما الذي ينبغي تغييره
notices-returned-because = أُعيد:
notices-stop = إيقافه
notices-stop-why = لماذا يجب أن يتوقف
notices-stopped-because = أُوقف:
notices-resume = متابعة الإرسال
notices-lacks = قبل أن يمكن تقديمه
notices-set-aside = لا يقبل { $domain } شيئًا الآن. تنتظر خطاباته حتى { $until }، وتمضي البقية. قال:
notices-no-relay = لم يُحدد خادم بريد، فالخطابات تنتظر هنا. اضبط AMENDS_SMTP_URL ثم شغّل المكتب من جديد؛ لن يضيع شيء.
notices-scope-unconfirmed = لم يؤكد أحد من يمسهم هذا الحادث. حتى ذلك الحين لا يمكن الموافقة على هذا الإشعار ولا يُرسل شيء.
notices-scope-link = عرض النطاق
notices-progress = إلى أين وصل
notices-told-of = جهات اتصال أُبلغت
notices-handed-of = خطابات سُلِّمت
notices-to-queue = { $n ->
    [zero] كلها في قائمة الانتظار.
    [one] خطاب واحد لم يدخل قائمة الانتظار بعد، ويدخلها تلقائيًا. وتُرسل الخطابات في أثناء ذلك.
    [two] خطابان لم يدخلا قائمة الانتظار بعد، ويدخلانها تلقائيًا. وتُرسل الخطابات في أثناء ذلك.
    [few] { $n } خطابات لم تدخل قائمة الانتظار بعد، وتدخلها تلقائيًا. وتُرسل الخطابات في أثناء ذلك.
    [many] { $n } خطابًا لم تدخل قائمة الانتظار بعد، وتدخلها تلقائيًا. وتُرسل الخطابات في أثناء ذلك.
   *[other] { $n } خطاب لم تدخل قائمة الانتظار بعد، وتدخلها تلقائيًا. وتُرسل الخطابات في أثناء ذلك.
}
notices-median = وسيط زمن الإبلاغ
notices-since-noticed = منذ أن لاحظتم
notices-p90 = 90% خلال
notices-worst = الأطول
notices-failed = مرفوض أو فاشل
notices-nobody = عملاء لا أحد لديهم لإبلاغه
notices-updates-late = تحديثات تأخرت
notices-update-overdue = التحديث المعلن
notices-panel-title = الإبلاغ
notices-panel-nobody-yet = أكّدوا النطاق أولًا، عندها يكون هناك من يُبلَّغ.
notices-deliveries = الخطابات
notices-deliveries-none = لا خطاب في هذه الحالة.
notices-column-to = إلى
notices-column-customer = العميل
notices-column-fate = ما آل إليه
notices-column-when = متى
notices-next-try = المحاولة القادمة
notices-settle = حسم الأمر
notices-settle-how = ماذا تعرف؟
notices-settle-arrived = وصل
notices-settle-arrived-hint = قالوا ذلك، أو يقوله سجل خادم البريد.
notices-settle-again = إرساله مجددًا
notices-settle-again-hint = مع العلم أن نسخة ثانية قد تصلهم.
notices-settle-because = كيف عرفت
notices-settled-because = حُسم يدويًا:
notices-preview = كما يقرؤونه
notices-preview-as = اقرأه بصفة
notices-preview-show = عرض
notices-preview-none = لا أحد يُقرأ باسمه بعد. أكّدوا النطاق وأضيفوا جهات اتصال.
notices-preview-to = إلى
notices-preview-text = كنص بسيط
notices-preview-link = الرابط في الخطاب خاص بكل قارئ ولا يظهر هنا.
notices-decide = القرار
notices-to-decide = اقرأ من سيُبلَّغ والرسالة نفسها؛ القرار أسفلها.
notices-audience = من سيُبلَّغ
notices-audience-count = { $n ->
    [zero] لن يُبلَّغ أحد.
    [one] سيُبلَّغ شخص واحد.
    [two] سيُبلَّغ شخصان.
    [few] سيُبلَّغ { $n } أشخاص.
    [many] سيُبلَّغ { $n } شخصًا.
   *[other] سيُبلَّغ { $n } شخص.
}
notices-audience-of = { $n ->
    [zero] لا ينتمون إلى أي عميل.
    [one] ينتمون إلى عميل واحد.
    [two] ينتمون إلى عميلين.
    [few] ينتمون إلى { $n } عملاء.
    [many] ينتمون إلى { $n } عميلًا.
   *[other] ينتمون إلى { $n } عميل.
}
notices-more = { $n ->
    [one] واحد آخر
    [two] اثنان آخران
    [few] { $n } آخرون
   *[other] { $n } آخرون
}
notices-audience-more = أول { $n } مدرجون هنا.
notices-left-out = من لن يُبلَّغ، ولماذا
notices-left-out-none = لم تُستثنَ أي جهة اتصال.
notices-why-left = غادر شركته
notices-why-no_mail = ليس له عنوان بريد
notices-why-already = وصله إشعار أول من قبل
notices-nobody-title = لا أحد لإبلاغه
notices-nobody-teach = { $n ->
    [zero] لكل عميل متأثر جهة اتصال لها عنوان بريد.
    [one] عميل متأثر واحد ليس لديه جهة اتصال لها عنوان بريد. أضيفوا واحدة أو تحدثوا معه.
    [two] عميلان متأثران ليس لديهما جهة اتصال لها عنوان بريد. أضيفوا واحدة لكل منهما أو تحدثوا معهما.
    [few] { $n } عملاء متأثرين ليس لديهم جهة اتصال لها عنوان بريد. أضيفوا لكل منهم واحدة أو تحدثوا معهم.
    [many] { $n } عميلًا متأثرًا ليس لديهم جهة اتصال لها عنوان بريد. أضيفوا لكل منهم واحدة أو تحدثوا معهم.
   *[other] { $n } عميل متأثر ليس لديهم جهة اتصال لها عنوان بريد. أضيفوا لكل منهم واحدة أو تحدثوا معهم.
}
notices-prepare = وقت للاستعداد
notices-prepare-untold = تعرفون ذلك منذ { $span }.
notices-prepare-first = اليوم الموعود التالي الذي لم يحن بعد هو { $day }.
notices-prepare-hit = { $n ->
    [zero] لم يمضِ يوم موعود لأي عميل.
    [one] مضى اليوم الموعود لعميل واحد: إبلاغه لم يعد يتيح له الاستعداد.
    [two] مضى اليوم الموعود لعميلين: إبلاغهما لم يعد يتيح لهما الاستعداد.
    [few] مضى اليوم الموعود لـ { $n } عملاء: إبلاغهم لم يعد يتيح لهم الاستعداد.
    [many] مضى اليوم الموعود لـ { $n } عميلًا: إبلاغهم لم يعد يتيح لهم الاستعداد.
   *[other] مضى اليوم الموعود لـ { $n } عميل: إبلاغهم لم يعد يتيح لهم الاستعداد.
}
notices-case-title = ما الذي أُبلغوا به
notices-case-none = لم يُبلَّغوا بشيء بعد.
notices-link-was-renewed = الرابط مستمر.
notices-link-was-revoked = سُحب الرابط. من يحمله لا يجد شيئًا بعد الآن.
notices-room-title = ما قلناه لكم
notices-owed-approval = قراءة إشعار والموافقة عليه
notices-owed-bounced = { $n ->
    [zero] لا خطابات عائدة
    [one] الوصول إلى شخص واحد عاد خطابه
    [two] الوصول إلى شخصين عاد خطاباهما
    [few] الوصول إلى { $n } أشخاص عادت خطاباتهم
    [many] الوصول إلى { $n } شخصًا عادت خطاباتهم
   *[other] الوصول إلى { $n } شخص عادت خطاباتهم
}
notices-another = من غيره يمكن إبلاغه؟
notices-another-teach = لم يصل هذا الخطاب إلى أحد. يمكن إرسال الإشعار نفسه إلى شخص آخر لدى هذا العميل، برابط خاص به.
notices-another-send = إرساله إلى { $name } بدلًا منه
notices-sent-to-another = الإشعار في طريقه إليه.
notices-owed-uncertain = { $n ->
    [zero] لا خطابات غير مؤكدة
    [one] حسم خطاب واحد قد لا يكون وصل
    [two] حسم خطابين قد لا يكونان وصلا
    [few] حسم { $n } خطابات قد لا تكون وصلت
    [many] حسم { $n } خطابًا قد لا تكون وصلت
   *[other] حسم { $n } خطاب قد لا تكون وصلت
}
notices-owed-refused = { $n ->
    [zero] لا خطابات مرفوضة
    [one] الوصول إلى شخص واحد رُفض خطابه
    [two] الوصول إلى شخصين رُفض خطاباهما
    [few] الوصول إلى { $n } أشخاص رُفضت خطاباتهم
    [many] الوصول إلى { $n } شخصًا رُفضت خطاباتهم
   *[other] الوصول إلى { $n } شخص رُفضت خطاباتهم
}
notices-owed-failed = { $n ->
    [zero] لا خطابات فاشلة
    [one] الوصول إلى شخص واحد فشل خطابه
    [two] الوصول إلى شخصين فشل خطاباهما
    [few] الوصول إلى { $n } أشخاص فشلت خطاباتهم
    [many] الوصول إلى { $n } شخصًا فشلت خطاباتهم
   *[other] الوصول إلى { $n } شخص فشلت خطاباتهم
}
notices-approve-silent = ماذا نفعل بشأن من يبقى صامتًا: انظر القاعدة قبل أن توافق.
notices-who-has-it = من أخبرنا بوصوله، ومن بقي صامتًا
notices-have-title = هل وصلك هذا؟
notices-have-why = ضغطة واحدة تخبرنا بأنه وصلك، فلا نكتب إليك ولا نتصل بك لنعرف ذلك.
notices-have-button = قرأت هذا
notices-have-said = أخبرتنا بأنه وصلك. شكرًا لك.
notices-have-thanks = شكرًا لإخبارنا.
notices-mail-again = كتبنا إليك في { $day } ولا نعلم هل وصلك ما كتبنا.
notices-mail-have = أخبرنا بأن هذا وصلك:
notices-mail-greeting = عزيزنا { $name }،
notices-mail-opening-first = حدث خطأ من جانبنا وهو يمسكم، ونريد أن تسمعوه منا.
notices-mail-opening-update = إليكم كيف يقف الأمر الآن.
notices-mail-opening-solution = إليكم ما يصلح الأمر.
notices-mail-opening-correction = شيء مما قلناه لكم لم يكن صحيحًا. نعتذر، وإليكم الصواب.
notices-mail-opening-survey = نود أن نعرف منكم هل أُصلح الأمر.
notices-mail-date = سنصلح الأمر حتى { $day }. نحن واثقون من هذا اليوم بنسبة { $sure }.
notices-mail-no-date = ليس لدينا موعد لكم بعد، لأن { $because }
notices-mail-next = نكتب إليكم مجددًا حتى { $moment } ({ $zone })، حتى لو لم يكن هناك جديد.
notices-mail-room = صفحتكم الخاصة تبين كيف يقف الأمر وتتيح لكم أن تخبرونا كيف أثر فيكم. هي لكم وحدكم ولا تحتاج إلى كلمة مرور:
notices-mail-reference = رقمكم المرجعي: { $reference }
notices-mail-signed = { $sender }، { $company }
notices-back = العودة إلى الحادث
notices-approve-who = يقرؤه بعين جديدة ويعتمده من لم يكتبه، قائد أو مالك.
notices-server-said = قال خادم البريد:
notices-over = أُغلق الحادث. لم يُرسل هذا الإشعار ولن يُرسل.
# الإبلاغ صوتًا.
notices-reach-back = العودة إلى الإشعار
notices-reach-not-out = لم يوافق أحد على هذا الإشعار بعد. متى خرج أمكن إيصاله إلى الناس.
notices-reach-who = القائد أو المالك يقرر إلى من يُوصل.
notices-whom = إلى من
notices-whom-not_reached = من لم يصل إليهم
notices-whom-silent = من لم يقولوا إنه وصلهم
notices-whom-all = الجميع
notices-whom-roles = أصحاب هذه الأدوار
notices-whom-which-roles = الأدوار
notices-whom-roles-hint = كما هي لدى جهات اتصالكم، مفصولة بفواصل: quality, executive.
notices-whom-many = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصًا
   *[other] { $n } شخص
}
notices-reach-voice-title = الاتصال بهم
notices-reach-voice-lede = بمن يتصل أحدنا ممن يمسهم الأمر. كل منهم ينتظر في صف المكالمات.
notices-reach-voice-could = يمكن الاتصال بهم
notices-reach-voice-taken = في الصف أو اتُصل بهم
notices-reach-voice-unknown = بلا رقم
notices-reach-voice-do = ضعهم في الصف
notices-reach-voice-done = ينتظرون في صف المكالمات.
notices-reach-voice-nobody = كل من له رقم هاتف في الصف أو اتُصل به.
notices-reach-voice-missing = لا أحد يستطيع الاتصال بهم
notices-reach-voice-missing-teach = لا نعرف لهم رقم هاتف. اسأل من يعرفهم وأضفه في صفحة العميل.
# الخطابات الورقية.
notices-reach-letter-title = الكتابة إليهم على الورق
notices-reach-letter-lede = لمن يُرسل خطاب بالبريد العادي ممن يمسهم الأمر. يقول ما يقوله البريد الإلكتروني، وفيه طريق إلى صفحتهم الخاصة.
notices-reach-letter-could = يمكن الكتابة إليهم
notices-reach-letter-taken = كُتب إليهم أو ينتظرون
notices-reach-letter-unknown = بلا عنوان
notices-reach-letter-do = جهّز الخطابات
notices-reach-letter-done = الخطابات تنتظر الطباعة.
notices-reach-letter-nobody = كل من له عنوان بريدي كُتب إليه أو ينتظر ذلك.
notices-reach-letter-missing = لن يصلهم أي خطاب
notices-reach-letter-missing-teach = يُرسل الخطاب إلى سمات العميل: street (أو po_box) وzip وcity وcountry. اكتبها في صفحة العميل، سمة في كل سطر بصيغة «name: value»، أو أدخلها بالاستيراد.
notices-print = الطباعة
notices-print-waiting = { $n ->
    [zero] لا خطاب ينتظر الطباعة.
    [one] خطاب واحد ينتظر الطباعة.
    [two] خطابان ينتظران الطباعة.
    [few] { $n } خطابات تنتظر الطباعة.
    [many] { $n } خطابًا تنتظر الطباعة.
   *[other] { $n } خطاب تنتظر الطباعة.
}
notices-print-do = اطبع ما ينتظر
notices-print-runs = ما طُبع
notices-run-title = خطابات مطبوعة
notices-run-lede = افتح الأوراق واطبعها وضعها في مظاريف ذات نافذة، ثم قل متى أُرسلت.
notices-run-open = افتح الأوراق
notices-run-pdf = بصيغة PDF
notices-run-back = إلى خطابات الإشعار
notices-run-printed = طُبعت ولم تُرسل بعد
notices-run-posted = أُرسلت
notices-run-spoilt = تلفت
notices-run-letters = الخطابات
notices-run-made-at = طُبعت
notices-run-because = السبب
notices-run-made = جاهزة. افتح الأوراق واطبعها.
notices-run-post = متى أُرسلت
notices-run-posted-on = سُلّمت إلى البريد
notices-run-posted-hint = من ذلك الحين يُعدّ هؤلاء مُبلَّغين. ولا يمكن فتح الأوراق بعد ذلك.
notices-run-post-it = أُرسلت
notices-run-was-posted = دُوّن: أُرسلت. هؤلاء أُبلغوا.
notices-run-spoil = تلفت
notices-run-spoil-why = ماذا حدث
notices-run-spoil-it = تُطبع مجددًا لاحقًا
notices-run-was-spoilt = دُوّن. تنتظر أن تُطبع مجددًا.
notices-sheets-title = خطابات للطباعة
notices-sheets-hint = { $n ->
    [zero] لا خطابات. اطبع هذه الصفحة على ورق A4؛ هذا السطر لا يُطبع.
    [one] خطاب واحد. اطبع هذه الصفحة على ورق A4؛ هذا السطر لا يُطبع.
    [two] خطابان. اطبع هذه الصفحة على ورق A4؛ هذا السطر لا يُطبع.
    [few] { $n } خطابات. اطبع هذه الصفحة على ورق A4؛ هذا السطر لا يُطبع.
    [many] { $n } خطابًا. اطبع هذه الصفحة على ورق A4؛ هذا السطر لا يُطبع.
   *[other] { $n } خطاب. اطبع هذه الصفحة على ورق A4؛ هذا السطر لا يُطبع.
}
notices-sheets-back = رجوع
notices-paper-scan = صفحتكم الخاصة: وجّهوا الكاميرا إلى المربع.
notices-paper-type = أو اكتبوا هذا الرمز في
notices-owed-posting = إرسال الخطابات المطبوعة
notices-state-ended = أُوقف نهائيًا
notices-why-not_told = لم يُبلَّغ بما يصحّحه هذا
notices-field-corrects = ما الذي يصحّحه
notices-field-corrects-hint = في التصحيح: الإشعار الذي قال ما ليس صحيحًا. يسمعه فورًا كل من بُلّغ بذلك، ولا أحد سواه.
notices-corrects = ما الذي يصحّحه
notices-corrects-text = ما قيل حينها
notices-corrected-by = ما يقوله هذا صُحّح في
notices-room-corrected = شيء هنا لم يكن صحيحًا. صحّحناه:
notices-course = كيف يُرسل
notices-wave-first = { $n ->
    [zero] لا يُبلَّغ أحد أولًا.
    [one] يُبلَّغ شخص واحد أولًا، وينتظر الباقون كلمة.
    [two] يُبلَّغ شخصان أولًا، وينتظر الباقون كلمة.
    [few] يُبلَّغ { $n } أشخاص أولًا، وينتظر الباقون كلمة.
    [many] يُبلَّغ { $n } شخصًا أولًا، وينتظر الباقون كلمة.
   *[other] يُبلَّغ { $n } شخص أولًا، وينتظر الباقون كلمة.
}
notices-wave-chosen = { $n ->
    [zero] لم يُختر منهم عميل بالاسم.
    [one] اختير منهم عميل واحد بالاسم.
    [two] اختير منهم عميلان بالاسم.
    [few] اختير منهم { $n } عملاء بالاسم.
    [many] اختير منهم { $n } عميلًا بالاسم.
   *[other] اختير منهم { $n } عميل بالاسم.
}
notices-wave-lot = اختيرت البقية بالقرعة، وبذرتها { $seed }.
notices-wave-waits = { $n ->
    [zero] لا ينتظر أحد.
    [one] ينتظر شخص واحد. انظر إلى ما انتهت إليه الموجة الأولى، ثم دع الباقي يمضي أو أوقفه.
    [two] ينتظر شخصان. انظر إلى ما انتهت إليه الموجة الأولى، ثم دع الباقي يمضي أو أوقفه.
    [few] ينتظر { $n } أشخاص. انظر إلى ما انتهت إليه الموجة الأولى، ثم دع الباقي يمضي أو أوقفه.
    [many] ينتظر { $n } شخصًا. انظر إلى ما انتهت إليه الموجة الأولى، ثم دع الباقي يمضي أو أوقفه.
   *[other] ينتظر { $n } شخص. انظر إلى ما انتهت إليه الموجة الأولى، ثم دع الباقي يمضي أو أوقفه.
}
notices-say-they-have-it = قالوا إنه وصلهم
notices-of-them-replies = { $n ->
    [zero] لا أحد منهم بردّ
    [one] واحد منهم بردّ
    [two] اثنان منهم بردّ
    [few] { $n } منهم بردّ
    [many] { $n } منهم بردّ
   *[other] { $n } منهم بردّ
}
notices-rate-is = { $n ->
    [zero] لا رسالة في الثانية.
    [one] لا أكثر من رسالة واحدة في الثانية.
    [two] لا أكثر من رسالتين في الثانية.
    [few] لا أكثر من { $n } رسائل في الثانية.
    [many] لا أكثر من { $n } رسالة في الثانية.
   *[other] لا أكثر من { $n } رسالة في الثانية.
}
notices-step-approved = اعتُمد
notices-step-paused = أُوقف؛ ما لم يُسلَّم ينتظر
notices-step-resumed = استُؤنف
notices-step-go = أُطلق الباقي
notices-step-ended = أُوقف نهائيًا
notices-go = { $n ->
    [zero] دع الباقي يمضي
    [one] دع الباقي يمضي: شخص واحد
    [two] دع الباقي يمضي: شخصان
    [few] دع الباقي يمضي: { $n } أشخاص
    [many] دع الباقي يمضي: { $n } شخصًا
   *[other] دع الباقي يمضي: { $n } شخص
}
notices-go-why = ما رأيته في الموجة الأولى
notices-gone = الباقي في طريقه.
notices-resume-why = لماذا يجوز أن يمضي
notices-end = أوقفه نهائيًا
notices-end-hint = ما لم يُسلَّم لن يُرسل أبدًا، وتقول كل رسالة منها لماذا. من لم يُبلَّغ يمكن إبلاغه بإشعار جديد.
notices-end-why = لماذا يجب ألا يُرسل أبدًا
notices-ended = أُوقف نهائيًا. ما لم يُسلَّم لن يُرسل.
notices-stage = أبلغ قليلين أولًا، أو تمهّل
notices-stage-hint = اتركها كلها فارغة لإبلاغ الجميع دفعة واحدة. مع موجة أولى ينتظر الباقون حتى يرى مسؤول ما انتهت إليه ويطلقهم.
notices-stage-first = كم شخصًا أولًا
notices-stage-first-hint = عدد من الأشخاص مثل 50، أو نسبة مثل 10 %. يُبلَّغ جميع أشخاص العميل معًا.
notices-stage-chosen = هؤلاء العملاء أولًا
notices-stage-chosen-hint = مفاتيحهم أو معرّفاتهم، واحد في كل سطر. تُختار البقية بالقرعة وتُحفظ بذرتها.
notices-stage-rate = أقصى عدد رسائل في الثانية
notices-stage-rate-hint = فارغ: بأسرع ما يسمح به المكتب.
notices-watch = تابع الإرسال
notices-not-out-yet = لم يخرج هذا الإشعار بعد، فلا شيء يُتابع.
notices-back-to-notice = الإشعار نفسه
notices-rate-now = رسائل في الدقيقة
notices-rate-now-note = في الدقيقة التي مضت للتو
notices-rise = الوقت حتى الإبلاغ
notices-rise-picture = كم شخصًا أُبلغ منذ أن لاحظتم؛ والجدول أدناه يقول الشيء نفسه.
notices-rise-target = حتى ذلك الوقت ينبغي أن يعرف الجميع، بحسب ما اتفقتم عليه:
notices-rise-share = أُبلغ هذا القدر
notices-rise-people = الأشخاص
notices-rise-after = بعد
notices-rise-late = متأخر
notices-rise-not-yet = ليس بعد
notices-glance-at = أُخذت
notices-worst-untold = لم يُبلَّغوا بعد، والأسوأ أولًا
notices-worst-hint = بحسب ما بقي لهم عندكم مضروبًا في مدة انتظارهم.
notices-value = ما بقي لهم
notices-waits-since = ينتظر
notices-why-and-next = لماذا، وما العمل الآن
notices-untold-nobody = لا أحد يُبلَّغ. أضف شخصًا، أو اعرف من تتصل به.
notices-untold-unwritten = لم يُرسل إليهم شيء. اكتب لهم إشعارًا أول.
notices-untold-queued = رسالتهم تنتظر دورها، أو كلمة منكم.
notices-untold-refused = رفضها خادم بريدهم. صحّح العنوان أو اتصل بهم.
notices-untold-failed = لم تصل قط. اتصل بهم.
notices-untold-bounced = عادت. صحّح العنوان أو اتصل بهم.
notices-untold-uncertain = لا أحد يعرف هل وصلت. احسم الأمر: اسألهم.
notices-untold-handed_over = سُلّمت رسالتهم للتو.
notices-domains = نطاقات لا تقبل شيئًا
notices-domains-hint = لم تُقبل أي رسالة إليها. اسأل أحدًا هناك بطريق آخر.
notices-domain-letters = { $n ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $n } رسائل
    [many] { $n } رسالة
   *[other] { $n } رسالة
}
notices-domain-lost = { $n ->
    [zero] لم تضع واحدة
    [one] واحدة لم تصل
    [two] اثنتان لم تصلا
    [few] { $n } لم تصل
    [many] { $n } لم تصل
   *[other] { $n } لم تصل
}
notices-by-value = من أُبلغ، بحسب ما بقي لهم
notices-by-region = من أُبلغ، بحسب المنطقة
notices-share-of = العملاء
notices-value-span = من – إلى
notices-customers = العدد
notices-column-told-customers = أُبلغوا
notices-fifth-1 = الخُمس الأكثر
notices-fifth-2 = الخُمس الثاني
notices-fifth-3 = الخُمس الثالث
notices-fifth-4 = الخُمس الرابع
notices-fifth-5 = الخُمس الأقل
notices-fifth-0 = لا شيء مفتوح معروف القيمة
notices-region-unknown = غير معروفة
notices-people = من يسمعه ومن لا يسمعه
notices-people-lede = كل من تمسّه الواقعة، شخصًا شخصًا.
notices-people-told = يسمعونه
notices-people-not = لا يسمعونه
notices-people-none = لا أحد من هذا النوع.
notices-people-all = انظرهم جميعًا، ولماذا
notices-column-language = اللغة
notices-column-told-people = هل يسمعه؟
notices-why-told = سيُبلَّغ
notices-sheet = جدولًا (CSV)
notices-sheet-deliveries = كل الرسائل جدولًا (CSV)
notices-shown-languages = بأي لغة وبأي طريق
notices-shown-leads = كم بقي لهم ليستعدوا
notices-shown-leads-hint = العملاء بحسب أول يوم موعود لما لم يصلهم بعد.
notices-shown-shortest = أقلهم وقتًا
notices-lead-past = فات
notices-lead-days = أقل من ثلاثة أيام
notices-lead-week = من ثلاثة أيام إلى أسبوع
notices-lead-month = من أسبوع إلى شهر
notices-lead-later = أطول
notices-lead-none = لا يوم موعودًا مفتوحًا
notices-shown-changes = ما الذي يختلف عن الإشعار السابق
notices-shown-before = بجانب:
notices-shown-same = هو نفسه كلمة بكلمة.
notices-why-not_relevant = دوره غير الأدوار التي يجب أن تعلم بهذا
notices-missing-title = أدوار لا يشغلها أحد
notices-missing-teach = { $n ->
    [zero] لا ينقص أحد.
    [one] عند عميل واحد لا أحد يشغل دورًا يجب أن يعلم بهذا. يُبلَّغ من يمثله، وينقصه شخص.
    [two] في موضعين لا أحد يشغل دورًا يجب أن يعلم بهذا. يُبلَّغ من يمثل هؤلاء العملاء، وينقصهم أشخاص.
    [few] في { $n } مواضع لا أحد يشغل دورًا يجب أن يعلم بهذا. يُبلَّغ من يمثل هؤلاء العملاء، وينقصهم أشخاص.
    [many] في { $n } موضعًا لا أحد يشغل دورًا يجب أن يعلم بهذا. يُبلَّغ من يمثل هؤلاء العملاء، وينقصهم أشخاص.
   *[other] في { $n } موضع لا أحد يشغل دورًا يجب أن يعلم بهذا. يُبلَّغ من يمثل هؤلاء العملاء، وينقصهم أشخاص.
}
notices-missing-role = لا أحد لدور { $role }: أضف جهة اتصال
notices-relevant-title = من يجب أن يعلم
notices-relevant-everybody = يعلم الجميع بهذا النوع من الحوادث.
notices-relevant-roles = يجب أن تعلم هذه الأدوار بهذا النوع من الحوادث: { $roles }.
notices-relevant-rules = من يجب أن يعلم بماذا
notices-relevant-nobody = لا أحد يمثل هذا العميل بعد.
notices-relevant-hears = يعلم به
notices-relevant-missing = ناقص

# لغات الإشعار، وما يخص كل قارئ فيه.
notices-field-language = مكتوب بلغة
notices-field-in = { $field } ({ $language })
notices-begin = ابدأ من قالب
notices-begin-hint = يملأ النموذج بكل لغة في القالب. الفراغات بين الأقواس المزدوجة لك أن تملأها.
notices-begin-from = ابدأ منه
notices-begin-choice = { $scenario }، { $kind } ({ $languages })
notices-begun-from = بدأ من
notices-texts = بلغات أخرى
notices-texts-hint = يصل كل قارئ النص بلغته، والنص أعلاه حيث لا نص بلغته. والاسم بين قوسين معقوفين مزدوجين، مثل {"{{"} customer.name {"}}"}، يقوم مقام ما يخص كل قارئ.
notices-texts-also = أيضًا بلغة
notices-texts-add = أضف هذه اللغة
notices-texts-drop = أزل { $language }
notices-reads-instead = { $read }، لأنه لا نص بلغة { $wanted }
notices-fall-back = { $n ->
    [zero] لا أحد يقرأ { $read } لغياب نص بلغة { $wanted }.
    [one] شخص واحد يقرأ { $read }، لأنه لا نص بلغة { $wanted }.
    [two] شخصان يقرآن { $read }، لأنه لا نص بلغة { $wanted }.
    [few] { $n } أشخاص يقرؤون { $read }، لأنه لا نص بلغة { $wanted }.
    [many] { $n } شخصًا يقرؤون { $read }، لأنه لا نص بلغة { $wanted }.
   *[other] { $n } شخص يقرؤون { $read }، لأنه لا نص بلغة { $wanted }.
}
notices-warns = الإشعارات من هذا النوع تقول عادة أكثر. لا شيء يمنعك:
notices-try = أرسله إليّ
notices-try-hint = يذهب إلى عنوانك أنت، موسومًا بأنه تجربة، برابط لا يفتح شيئًا. ولا يُخبَر به أحد.
notices-tried = في طريقه إلى عنوانك، موسومًا بأنه تجربة.
notices-trial-subject = تجربة: { $subject }
notices-trial-said = هذه تجربة لا تصل إلا إليك. هكذا سيقرؤها { $name }؛ ورابطها لا يفتح شيئًا.
notices-mail-gone = ما كان هنا عمّا لديكم منا تغيّر منذ ذلك الحين. اسألونا نقله لكم من جديد.
notices-owing-title = ما على هذا الإشعار أن يعترف به
notices-owing-not-named = لا يقول هذا الإشعار ذلك بعد، إذ لم يسمِّ أحد الجملة التي تقوله.
notices-owing-gone = الجملة التي سُمّيت لم تعد في الإشعار.
notices-owing-sentence = الجملة من هذا الإشعار التي تقول ذلك
notices-owing-sentence-hint = حرفيًا كما هي في الإشعار. تُحسب متى خرج الإشعار.
notices-owing-name = هذه الجملة تقول ذلك
notices-owning-named = سُمّيت. متى خرج الإشعار نكون قد قلنا ذلك.
notices-owing-approve = لا يعترف هذا الإشعار بالخطأ الثاني. اقرأ ما ندين به قبل أن تخرجه.
notices-stop-price = قبل أن تحجبه: ثمن الإخفاء
notices-inside-title = موظفونا أولًا
notices-inside-begin = ابدأ نشرة من هذا الإشعار
notices-inside-begin-hint = ما نقوله لموظفينا: ما حدث، وما نقوله، وما يجوز الوعد به، ومن يُسأل.
notices-inside-begun = بدأت من الإشعار. قل ما يجوز لموظفينا أن يعدوا به ومن يسألون.
notices-inside-out = أُخبر موظفونا:
notices-inside-drafted = نشرة لموظفينا مكتوبة مسودةً. تخرج في الفعل نفسه:
notices-inside-later = اتركها مسودة؛ يسمع موظفونا لاحقًا
notices-inside-because = لماذا يسمع موظفونا لاحقًا
notices-inside-because-if-later = فقط إن بقيت مسودة.
notices-inside-because-hint = اسمك وهذا السبب يقفان في السجل.
notices-inside-none = لم يُخبر موظفونا. لا ينبغي أن يسمعه أحد في الخارج قبل من يرد على الهاتف.
notices-inside-write = اكتب النشرة أولًا
# To customers' own systems.
notices-delivery-passed_on = وصلت نسخة إلى نظامهم
notices-systems = أنظمة العملاء نفسها
notices-systems-hint = رسائل إلى أنظمة طلبت أن تسمع منا. النسخة لا تُخبر أحدًا، وحيث يريد العميل أن يُخبَر هكذا تُحسب الرسالة المسلَّمة أعلاه أيضًا.
notices-systems-took = نسخ أخذتها أنظمتهم
notices-systems-wait = نسخ تنتظر أنظمتهم
notices-systems-lost = نسخ لم يأخذها أي نظام
notices-posted-lede = ما أُرسل إلى هذا النظام، الأحدث أولًا. تحتفظ كل رسالة برقمها في كل محاولة.
notices-posted-system = النظام
notices-posted-none = لم يُرسل شيء بعد
notices-posted-none-teach = حين يُعتمد إشعار بشأن حادث يمس هذا العميل تذهب رسالة موقّعة إلى هذا النظام أيضًا. يبدأ ذلك بعد أن يأخذ النظام رسالة تجربة.
notices-posted-said = آخر جواب
notices-posted-copy = نسخة: لا تُخبر أحدًا
notices-posted-tells = تُخبر العميل
notices-replay-title = إرسال ثانية
notices-replay-hint = لنظام فقد شيئًا. تحتفظ كل رسالة برقمها فيُعرف بها ما وصل من قبل. وما أُوقف أو صُحّح قبل أن يُؤخذ لا يُرسل.
notices-replay-since = كل شيء منذ
notices-replay-all = أرسل كل ذلك ثانية
notices-replay = أرسلها ثانية الآن
notices-replayed = { $n ->
    [zero] لا رسالة تُرسل ثانية.
    [one] رسالة واحدة تُرسل ثانية.
    [two] رسالتان تُرسلان ثانية.
    [few] { $n } رسائل تُرسل ثانية.
    [many] { $n } رسالة تُرسل ثانية.
   *[other] { $n } رسالة تُرسل ثانية.
}
notices-was-replayed = تُرسل ثانية بالرقم نفسه.
notices-tries = المحاولات
notices-tries-none = لم تُجرَّب بعد.
notices-tries-copy = هذه نسخة لنظام العميل نفسه بجانب ما يذهب إلى الناس. لا يُخبَر بها أحد.
notices-tries-tells = قال العميل إنه يريد أن يُخبَر هكذا: متى وصلت إلى نظامه فقد أُخبر.
