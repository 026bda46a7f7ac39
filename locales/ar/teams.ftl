# من يعمل على الأمر، وهل يستطيع.
teams-title = الفريق
teams-lede = من يعمل على الأمر، وما يفعله كل منهم، ومن هو حاضر للعميل. رواية واحدة من مصدر واحد للحقائق.
teams-of = بشأن
teams-parts = أجزاء هذه الصفحة
teams-to-case = العودة إلى الحالة
teams-to-incident = العودة إلى الحادثة
teams-to-incident-team = فريق الحادثة
teams-to-team = العودة إلى الفريق
teams-to-page = الفريق
teams-to-pulse = كيف حال أهلنا
teams-who = من يعمل على الأمر
teams-lead = القائد
teams-no-lead = لا يقوده أحد بعد.
teams-none = لم يُطلب من أحد بعد. ابحث عمن يستطيع إصلاحه واطلب منهم الانضمام.
teams-none-of-case = لا يعمل أحد على هذه الحالة وحدها. من في فريق الحادثة يعمل عليها أيضًا.
teams-everywhere = من فريق الحادثة
teams-state-asked = طُلب منه
teams-state-joined = في الفريق
teams-state-declined = ليس في الفريق
teams-state-left = غادر
teams-asked-by = طلب منه
teams-for-skill = لأجل
teams-part = ما يفعله فيه
teams-join = أنضم
teams-decline = لا أنضم
teams-why-not = لماذا لا؟
teams-leave = غادر أو ألغِ الطلب
teams-why-leave = لماذا؟
teams-leave-now = مغادرة
teams-find = ابحث عمن يستطيع إصلاحه
teams-find-skill = المهارة
teams-find-now = ابحث
teams-find-nobody = لم يقل أحد إنه يستطيع هذا. جرّب كلمة أخرى أو اطلب من أحد باسمه.
teams-to-skills = ما يستطيعه أهلنا
teams-ask-them = اطلب منه الانضمام
teams-ask-anybody = اطلب من أحد باسمه
teams-whom = ممن
teams-ask-now = اطلب
teams-was-asked = طُلب منه. يجده في صفحته الرئيسة.
teams-was-joined = أنت في الفريق.
teams-was-declined = قيل. من طلب منك يرى السبب.
teams-was-left = قيل.
teams-load-none = لا شيء مفتوح
teams-load-all =
    { $n ->
        [zero] لا شيء مفتوح
        [one] أمر واحد مفتوح
        [two] أمران مفتوحان
        [few] { $n } أمور مفتوحة
        [many] { $n } أمرًا مفتوحًا
       *[other] { $n } أمر مفتوح
    }
teams-load-promises =
    { $n ->
        [zero] لا وعود
        [one] وعد واحد
        [two] وعدان
        [few] { $n } وعود
        [many] { $n } وعدًا
       *[other] { $n } وعد
    }
teams-load-actions =
    { $n ->
        [zero] لا إجراءات
        [one] إجراء واحد
        [two] إجراءان
        [few] { $n } إجراءات
        [many] { $n } إجراءً
       *[other] { $n } إجراء
    }
teams-load-looks =
    { $n ->
        [zero] لا مخاطر
        [one] خطر واحد
        [two] خطران
        [few] { $n } مخاطر
        [many] { $n } خطرًا
       *[other] { $n } خطر
    }
teams-load-questions =
    { $n ->
        [zero] لا أسئلة
        [one] سؤال واحد
        [two] سؤالان
        [few] { $n } أسئلة
        [many] { $n } سؤالًا
       *[other] { $n } سؤال
    }
teams-in-it =
    { $n ->
        [zero] لم ينضم أحد بعد.
        [one] انضم واحد.
        [two] انضم اثنان.
        [few] انضم { $n }.
        [many] انضم { $n }.
       *[other] انضم { $n }.
    }
teams-not-answered =
    { $n ->
        [zero] أجاب الجميع
        [one] واحد لم يجب
        [two] اثنان لم يجيبا
        [few] { $n } لم يجيبوا
        [many] { $n } لم يجيبوا
       *[other] { $n } لم يجيبوا
    }
teams-departments = الأقسام
teams-one-story = رواية واحدة ومصدر واحد للحقائق: ما يُقال لأهلنا، وما يمكن قوله الآن.
teams-to-bulletins = النشرات
teams-to-say = ما أستطيع قوله الآن
teams-departments-none = لا يعمل قسم آخر على الأمر. العميل يلقاها كلها: الفوترة والتسليم والخدمة. أدخل من يكتب له أو يتصل به.
teams-speaks = يتحدث باسمه:
teams-behind = سمع رواية أقدم
teams-told = أُبلغ
teams-by-bulletin = بنشرة
teams-not-told = لم يُبلغ بعد
teams-department-change = أبلغهم أو غيّره
teams-department-name = القسم
teams-department-speaker = من يتحدث باسمه
teams-department-told = ما أُبلغوا به الآن
teams-department-story = بأي نشرة
teams-department-gone = لم يعد يعمل على الأمر
teams-department-keep = احفظ
teams-department-add = أدخل قسمًا
teams-department-add-now = أدخله
teams-department-was-added = أُدخل.
teams-department-was-changed = حُفظ.
teams-executive = المسؤول التنفيذي
teams-executive-lede = يقف إلى جانب هذا العميل ويتواصل معه، ويسمع كل أسبوع ما قاله كلمة بكلمة.
teams-executive-none = لا يقف مسؤول تنفيذي إلى جانب هذا العميل. للعميل المهم يسمّي القائد واحدًا.
teams-executive-nobody = لا أحد
teams-executive-named = سُمّي ولم يجب
teams-executive-accepted = يقف إلى جانبه
teams-executive-declined = اعتذر
teams-executive-released = أُعفي
teams-name-whom = من يقف إلى جانب هذا العميل؟
teams-name-now = سمِّ
teams-executive-was-named = سُمّي. يجده في صفحته الرئيسة.
teams-executive-asked = هل تقف إلى جانب هذا العميل؟
teams-executive-asked-hint = تتواصل معه بنفسك، وكل اثنين يصلك ما قاله بكلماته.
teams-executive-accept = أقف إلى جانبه
teams-executive-has-accepted = أنت تقف إلى جانب هذا العميل. ما قاله حتى الآن في موجزك.
teams-executive-has-declined = قيل. يسمّي القائد غيرك.
teams-executive-release = أعفِ
teams-executive-release-hint = عندها يستطيع القائد تسمية غيره. ما دُوّن يبقى.
teams-executive-release-now = أعفِ
teams-executive-was-released = أُعفي.
teams-named-by = سمّاه
teams-quiet-since = لم يتواصل أحد منذ { $day }.
teams-contacts =
    { $n ->
        [zero] لم يتواصل بعد
        [one] تواصل مرة واحدة
        [two] تواصل مرتين
        [few] تواصل { $n } مرات
        [many] تواصل { $n } مرة
       *[other] تواصل { $n } مرة
    }
teams-contacts-label = مرات التواصل
teams-last = الأخير
teams-contact-note = دوّن أنك تواصلت
teams-contact-note-now = دوّن
teams-contact-was-noted = دُوّن.
teams-how = كيف
teams-how-called = اتصل
teams-how-met = التقى
teams-how-wrote = كتب
teams-met-at = متى
teams-now-if-empty = فارغ يعني الآن.
teams-contact-words = ما نتج عنه
teams-contacts-all = التواصل
teams-contacts-none = لا تواصل بعد
teams-contacts-none-teach = كل اتصال وزيارة ورسالة منه تظهر هنا. المكالمات من الخط تُحسب من تلقائها.
teams-from-the-line = من الخط
teams-to-digest = موجزك
teams-digest-title = ما قالوه
teams-digest-lede = العملاء الذين تقف إلى جانبهم، بكلماتهم، منذ رسالتك الأخيرة.
teams-digest-nobody = لا تقف إلى جانب أي عميل
teams-digest-nobody-teach = متى سمّاك القائد وقبلت، يظهر هنا ما يقوله عميلك ويصلك بالبريد كل اثنين.
teams-digest-standing = إلى جانب من تقف
teams-digest-said = بكلماتهم
teams-digest-silence = لم يقولوا شيئًا منذئذ. الصمت ليس قبولًا: اتصل بهم.
teams-digest-more = قيل أكثر مما يظهر هنا. كله في حالتهم.
teams-voice-statement = قالوا لنا
teams-voice-impact = كيف يؤثر فيهم
teams-voice-answer = هل صمد
teams-voice-question = سألونا
teams-voice-demand = يطالبون
teams-letter-subject = ما قاله عملاؤك لـ { $company }
teams-letter-in-touch = { $customer }: تواصلت { $n } مرات، آخرها في { $day }.
teams-letter-never = { $customer }: لم تتواصل معهم بعد.
teams-letter-said = بكلماتهم، منذ رسالتك الأخيرة:
teams-letter-silence = لم يقولوا شيئًا منذ رسالتك الأخيرة. الصمت ليس قبولًا: اتصل بهم.
teams-letter-more = قيل أكثر مما يظهر هنا.
teams-letter-open = اقرأه على المكتب
teams-demands = المطالب
teams-demands-none = لم يطالب هذا العميل بقائد آخر أو فريق آخر.
teams-demand-lead = قائد آخر
teams-demand-team = فريق آخر
teams-answered-open = ينتظر جوابنا
teams-answered-yes = نعم
teams-answered-no = لا
teams-answered-erased = مُحيت قبل الجواب
teams-answer = جوابنا
teams-answer-yes = نعم
teams-answer-no = لا
teams-answer-because = لماذا؛ وهم يقرؤونه
teams-answer-now = أجب
teams-review-first = راجع الفريق أولًا
teams-demand-note = دوّن مطلبًا سمعته
teams-demand-note-now = دوّن
teams-demand-what = بم يطالبون
teams-demand-words = بكلماتهم
teams-demand-who = من منهم
teams-demand-channel = كيف سمعته
teams-demand-due = موعد جوابنا
teams-demand-due-hint = فارغ يعني بعد ثلاثة أيام.
teams-demand-was-noted = دُوّن. يصلهم جوابنا في اليوم المذكور.
teams-demand-was-answered = أُجيب. يقرؤونه في غرفتهم.
teams-demand-was-erased = مُحي.
teams-demand-erased = مُحيت الكلمات.
teams-erase = امحُ الكلمات
teams-erase-hint = ما كتبوه وسبب جوابنا يزولان نهائيًا. أن ذلك طُلب يبقى.
teams-erase-now = امحُ
teams-contact-title = من هو حاضر لكم
teams-you-from = ابتداءً من { $day }
teams-you-before = قبله:
teams-you-demanded-lead = تريدون التحدث إلى شخص آخر.
teams-you-demanded-team = تريدون أن يعمل آخرون على الأمر.
teams-you-wait = ندين لكم بجواب
teams-you-by = حتى { $when }
teams-demand-box = شخص آخر
teams-demand-box-lede = إن أردتم أشخاصًا آخرين فقولوا ذلك. يصلكم جوابنا مع سببه خلال ثلاثة أيام.
teams-demand-box-what = ماذا تريدون؟
teams-you-demand-lead = التحدث إلى شخص آخر
teams-you-demand-team = أن يعمل آخرون على الأمر
teams-demand-box-words = لماذا؟
teams-demand-box-now = قولوه
teams-demand-thanks = وصلنا. جوابنا ويومه يظهران هنا.
teams-reviews = المراجعات
teams-reviews-none = لم يُراجع الفريق بعد. حين تضيع الثقة قد تنفع بداية جديدة.
teams-review = راجع الفريق
teams-reviewed-on = في أي يوم
teams-today-if-empty = فارغ يعني اليوم.
teams-findings = ما وجدته
teams-decision = ما تقرره
teams-decision-keep = أبقِ الفريق
teams-decision-keep-hint = يستطيع كما هو.
teams-decision-strengthen = قوِّه
teams-decision-strengthen-hint = ينضم إليه آخرون.
teams-decision-change = غيّره
teams-decision-change-hint = يذهب بعضهم ويأتي غيرهم.
teams-decision-refresh_lead = جدّد القائد
teams-decision-refresh_lead-hint = يقوده شخص آخر ويُبلغ العميل.
teams-because = لماذا
teams-refresh = إن كان شخص آخر سيقوده
teams-refresh-hint = يقوده على المكتب فورًا. يقرأ العملاء كلماتك متى أعلنتها؛ وحتى ذلك الحين ندين لهم بها.
teams-new-lead = من يقوده الآن
teams-from = من { $day }
teams-from-when = من أي يوم
teams-words-for-them = ما يقرؤه العملاء
teams-review-now = قرر
teams-was-reviewed = تقرر ودُوّن.
teams-announced = أُعلن
teams-not-announced = لم يُعلن للعميل
teams-announce = أعلنه للعميل
teams-was-announced = أُعلن. يقرؤونه في غرفتهم.
teams-agree = ما نلتزم به
teams-plan-out = الخطة:
teams-version = النسخة { $number }
teams-no-plan = لا خطة معروضة بعد.
teams-stand-by-plan = ألتزم بهذه الخطة
teams-never = لن يتكرر أبدًا
teams-never-none = لم يُكتب شيء بعد. جمل قليلة يحفظها الجميع: ما يجب ألا يحدث لهذا العميل ثانية.
teams-stand-by-list = ألتزم بهذا
teams-agreed = من يلتزم به
teams-to-the-plan = الخطة
teams-not-the-plan = ليس بالخطة بعد
teams-to-the-list = لن يتكرر
teams-not-the-list = ليس بـ«لن يتكرر» بعد
teams-never-write = اكتب ما يجب ألا يتكرر
teams-never-sentences = جملة في كل سطر
teams-never-hint = اثنتا عشرة على الأكثر. نسخة جديدة تسأل الجميع ثانية.
teams-never-now = اكتب
teams-never-was-written = كُتب. يُسأل الجميع الالتزام به.
teams-was-agreed = كلمتك ثابتة.
teams-skills-title = ما يستطيعه أهلنا
teams-skills-lede = قل ما تستطيعه ليجدك من يحتاج إليه.
teams-to-members = الأعضاء
teams-skills-own = ما تستطيعه
teams-skills-which = المهارات
teams-skills-hint = بفواصل بينها، عشرون على الأكثر: تبطين الأفران، لحام، يتحدث العربية.
teams-skills-keep = احفظ
teams-skills-all = من يستطيع ماذا
teams-skills-none = لم يوجد أحد
teams-skills-none-teach = كل يقول عن نفسه ما يستطيعه؛ ويقوله المالك عن غيره.
teams-skills-for = قلها عنه
teams-skills-were-said = حُفظ.
teams-pulse-title = كيف حال أهلنا
teams-pulse-lede = من يعمل على هذا أسابيع قد يظنه بلا جدوى. اسأل، وأظهر ما نجح، وانظر من يحمل فوق طاقته.
teams-pulse-how = كيف حالك هذا الأسبوع؟
teams-pulse-unnamed = بلا اسمك: لا يُحفظ إلا أنك أجبت كيلا يجيب أحد مرتين. تظهر الأجوبة حين ينتهي الأسبوع ويكون قد أجاب ثلاثة.
teams-pulse-able = أستطيع أن أفعل هنا ما يلزم.
teams-pulse-heard = ما أقوله يُسمع.
teams-pulse-worth = ما نفعله ينفع.
teams-pulse-scale = 1: أبدًا. 5: تمامًا.
teams-pulse-words = ماذا تود أن تقول؟
teams-pulse-words-hint = اكتب بحيث لا يعرفك أحد منه.
teams-pulse-answer = أجب
teams-pulse-was-answered = شكرًا. تُسأل ثانية يوم الاثنين.
teams-pulse-answered = أجبت هذا الأسبوع.
teams-pulse-weeks = أسبوعًا بعد أسبوع
teams-pulse-week = أسبوع
teams-pulse-answers = الأجوبة
teams-pulse-none = لا شيء يمكن إظهاره بعد
teams-pulse-none-teach = يظهر الأسبوع هنا متى انتهى وأجاب فيه ثلاثة.
teams-pulse-from-three = متوسطات من 1 إلى 5 لأسابيع انتهت وأجاب فيها ثلاثة أو أكثر.
teams-wins = ما نجح
teams-wins-none = لا شيء هنا بعد. تأتي هنا الوعود الموفى بها والشكر والأجوبة بأن الحل صمد.
teams-win-promise = وعد وُفي به
teams-win-thanks = شكر
teams-win-survey = صمد الحل
teams-thanks = أظهر شكرًا
teams-thanks-hint = ما قاله لنا العملاء مؤخرًا. هل فيه شكر؟ ليره أهلنا.
teams-thanks-now = هذا شكر
teams-was-thanked = صار بين ما نجح.
teams-loads = على مكتب من
teams-loads-none = لا يعمل أحد على الأمر بعد.
teams-owed-asked = قل هل تنضم إلى الفريق
teams-owed-named = قل هل تقف إلى جانب هذا العميل
teams-owed-quiet = مسؤول تنفيذي صامت منذ أسبوعين
teams-owed-announce = أعلن القائد الجديد للعميل
teams-owed-demand = أجب عن مطلب بقائد أو فريق آخر
teams-owed-never = التزم بـ«لن يتكرر أبدًا»
teams-owed-plan = التزم بالخطة
