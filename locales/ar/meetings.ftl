# اللقاءات مع عميل.
meetings-title = اللقاءات
meetings-lede = متى التقينا، ومتى نلتقي بعدها، وما أُعطي لهم مكتوبًا.
meetings-to-case = العودة إلى الحالة
meetings-to-all = كل اللقاءات معهم
meetings-often = كم مرة نلتقي
meetings-often-none = لم يُتفق على شيء بعد. حدد وتيرة، فيُرتب كل لقاء من تلقاء نفسه حتى تُغلق الحالة.
meetings-often-over = انتهت
meetings-all = اللقاءات
meetings-none = لم نلتقِ بعد
meetings-none-teach = حدد وتيرة، أو خطط للقاء واحد. يصل الجميع دعوة يقرؤها تقويمهم.
meetings-none-of-case = لا لقاء مخطط له. التقِ بهم قبل أن يضطروا إلى السؤال.
meetings-set = حدد وتيرة
meetings-set-lede = كم مرة نلتقي، وأين، ومن يأتي. يُرتب كل لقاء من تلقاء نفسه، وينتهي ذلك مع الحالة.
meetings-set-now = حددها وادعُ
meetings-was-set = حُددت. الدعوات في طريقها.
meetings-cadence = كم مرة نلتقي
meetings-change-now = غيّرها
meetings-change-hint = يأخذ اللقاء القادم ما تغيّره، ويُخبر كل المدعوين، ويبقى في يومه ما لم تتغير الأيام أو الساعات. من تغيّر بين المدعوين يُدعى ابتداءً من اللقاء الذي يليه.
meetings-was-changed = تغيّرت. أُخبر كل المدعوين.
meetings-end = أنهها
meetings-end-hint = يُلغى ما هو قادم، ويقرأ كل المدعوين السبب.
meetings-end-now = أنهها
meetings-was-ended = انتهت. أُلغي ما كان قادمًا.
meetings-plan = خطط للقاء واحد
meetings-plan-lede = لقاء واحد من غير وتيرة. يصل الجميع دعوة يقرؤها تقويمهم.
meetings-plan-now = خطط له وادعُ
meetings-was-planned = خُطط له. الدعوات في طريقها.
meetings-field-title = ما هو
meetings-field-title-hint = بكلمات قليلة. يقرؤونها في تقويمهم.
meetings-field-every = كل كم
meetings-field-unit = أسابيع أم أيام
meetings-unit-weeks = أسابيع
meetings-unit-days = أيام
meetings-field-weekday = في أي يوم
meetings-field-weekday-hint = حين تكون بالأسابيع.
meetings-weekday-1 = الاثنين
meetings-weekday-2 = الثلاثاء
meetings-weekday-3 = الأربعاء
meetings-weekday-4 = الخميس
meetings-weekday-5 = الجمعة
meetings-weekday-6 = السبت
meetings-weekday-7 = الأحد
meetings-field-at = في أي ساعة
meetings-field-zone = في أي منطقة زمنية
meetings-field-zone-hint = مثل Europe/Oslo. تبقى الساعة كما هي حين يتغير التوقيت.
meetings-field-lasts = كم دقيقة
meetings-field-place = أين
meetings-field-place-hint = مكان، أو عنوان مكالمة. يقرؤونه.
meetings-field-from = ابتداءً من أي يوم
meetings-field-from-hint = فارغ: من اليوم، وإن كانت قائمة فمن اليوم الذي لها.
meetings-field-people = من يأتي
meetings-field-starts = متى
meetings-field-there = من حضر
meetings-rhythm-weeks = { $every } يوم { $weekday }، { $at } ({ $zone })
meetings-rhythm-days = { $every }، { $at } ({ $zone })
meetings-when = متى
meetings-what = ماذا
meetings-with = مع
meetings-place = أين
meetings-lasts = كم يدوم
meetings-because = لماذا
meetings-because-hint = يقرؤه كل المدعوين.
meetings-mine = لقاءاتي
meetings-mine-lede = ما أنت مدعو إليه، الأقرب أولًا.
meetings-mine-none = لست مدعوًّا إلى أي لقاء
meetings-mine-none-teach = يُخطط للقاءات في صفحة الحالة. ما تُدعى إليه يظهر هنا.
meetings-unsaid = لم يقل أحد ما آل إليه
meetings-unsaid-teach = ينبغي أن يكون قد انتهى أو هو جارٍ. دوّن ما قيل، أو ألغه وقل لماذا.
meetings-unsent = لم يُرسل المحضر
meetings-state-planned = قادم
meetings-state-held = انعقد
meetings-state-cancelled = أُلغي
meetings-file = ضعه في التقويم
meetings-people = المدعوون
meetings-there = حضر
meetings-answer-waiting = لا جواب بعد
meetings-answer-yes = يأتي
meetings-answer-no = لا يأتي
meetings-answer-maybe = غير متأكد
meetings-your-waiting = لم تجب بعد
meetings-your-yes = ستأتي
meetings-your-no = لن تأتي
meetings-your-maybe = لست متأكدًا
meetings-was-answered = دُوّن.
meetings-agenda = ما سيُتحدث عنه
meetings-agenda-none = لا شيء مفتوح، ولم يضف أحد نقطة.
meetings-erased = مُحيت الكلمات.
meetings-item-promise-late = وعد متأخر
meetings-item-promise-due = وعد يحين موعده
meetings-item-action-late = عمل متأخر
meetings-item-action-moved = عمل تأجل
meetings-item-action-done = أُنجز منذ التقينا
meetings-item-question = سؤال بلا جواب
meetings-item-statement = كلماتهم، لم تُؤكد بعد
meetings-item-offer = عرض ينتظرهم
meetings-item-impact = لا شيء يخففه بعد
meetings-item-plan = الخطة تنتظر كلمتهم
meetings-point = أمر آخر للحديث
meetings-point-hint = يقرؤه كل مدعو.
meetings-point-add = أضفه
meetings-was-added = أُضيفت.
meetings-minutes = ما قيل
meetings-minutes-hint = يقرؤونه. كل يوم فيه يجب أن يكون قد اجتاز البوابة.
meetings-decisions = ما تقرر
meetings-decisions-hint = أمر في كل سطر.
meetings-sent-at = أُرسل { $moment } إلى كل المدعوين.
meetings-send = أرسل المحضر
meetings-send-hint = يُرسل مرة واحدة إلى كل المدعوين. بعدها لا يتغير فيه شيء.
meetings-was-sent = المحضر في طريقه.
meetings-hold = انعقد
meetings-write-on = تابع كتابة المحضر
meetings-hold-now = احفظه
meetings-was-held = حُفظ. أرسله إلى المدعوين.
meetings-promises = ما وعدنا به هناك
meetings-promise = عِد بشيء
meetings-promise-gate = لم يجتز البوابة بعد: لا يقرأ العملاء أي يوم
meetings-promise-kind = أي نوع
meetings-promise-words = ما نعد به
meetings-promise-due = إلى متى
meetings-promise-hint = يقف في السجل. يقرؤون اليوم حين يجيزه شخص آخر عند البوابة.
meetings-promise-now = عِد به
meetings-was-promised = هو في السجل. يجتاز اليوم البوابة هناك.
meetings-move = وقت أو مكان آخر
meetings-move-now = انقله وأخبر الجميع
meetings-was-moved = نُقل. أُخبر الجميع.
meetings-invite = ادعُ آخرين
meetings-invite-hint = تصل الجديد دعوة. ويُخبر من يُرفع اسمه بأن اللقاء ينعقد من دونه. وتسمّي تقاويم الآخرين من يأتي الآن.
meetings-invite-now = غيّر المدعوين وأخبرهم
meetings-was-invited = تغيّروا. أُخبر من يعنيهم الأمر.
meetings-cancel = ألغه
meetings-cancel-now = ألغه وأخبر الجميع
meetings-was-cancelled = أُلغي. أُخبر الجميع.
meetings-erase = امحُ الكلمات
meetings-erase-hint = يُمحى ما قيل وتقرر وأُضيف من نقاط. ويبقى أننا التقينا، ومتى، ومع من.
meetings-erase-now = امحُها
meetings-was-erased = مُحيت.
meetings-owed-word = قل ما آل إليه لقاء
meetings-owed-minutes = أرسل المحضر
meetings-reports = مكتوبًا
meetings-reports-none = لم يُعطوا شيئًا مكتوبًا بعد.
meetings-report = أين وصل الأمر
meetings-report-of = أين كان الأمر في { $day }
meetings-report-draft = أين وصل الأمر، لهم
meetings-report-draft-teach = هذا ما كانوا سيقرؤونه الآن. حين تعطيه لهم يُحفظ كما هو.
meetings-report-given = أعطاه لهم
meetings-report-by = من
meetings-report-back = العودة إلى صفحتك
meetings-report-for = إلى { $customer }
meetings-report-about = عن: { $incident }
meetings-report-since = منذ { $day }،
meetings-report-until = كما كان { $moment }.
meetings-report-nothing = لا جديد منذ ذلك.
meetings-report-gone = مُحيت كلمات هذا التقرير.
meetings-report-plan = ما يجري عمله
meetings-report-promises = ما آلت إليه وعودنا
meetings-report-told = ما قلتموه لنا، وما نفعله به
meetings-report-next = ما يأتي
meetings-line-open = سيُعمل
meetings-line-started = بدأ
meetings-line-done = أُنجز
meetings-line-dropped = لن يُعمل
meetings-line-kept = وُفي به في وقته
meetings-line-late = وُفي به متأخرًا
meetings-line-broken = لم يُوفَ به
meetings-line-renewed = جُدد قبل موعده
meetings-line-overdue = متأخر
meetings-line-acted = نعمل عليه
meetings-line-meeting = نلتقي
meetings-release = أعطه لهم
meetings-release-hint = يقرؤه أهلهم في صفحاتهم الخاصة، ويُحفظ كما هو.
meetings-release-now = أعطه لهم
meetings-report-words = كلمة منك في أوله
meetings-report-words-hint = يقرؤونها أولًا. كل يوم فيها يجب أن يكون قد اجتاز البوابة.
meetings-was-released = أُعطي. يقرؤونه في صفحاتهم الخاصة.
meetings-report-erase = امحُ الكلمات
meetings-report-erase-hint = يُمحى ما يقوله. ويبقى أنه أُعطي، ومتى، وممن.
meetings-report-was-erased = مُحي.
meetings-contact-title = لقاءاتنا
meetings-contact-with = مع { $names }
meetings-contact-points = ما سيُتحدث عنه
meetings-contact-point = عمّ تريد أن نتحدث؟
meetings-contact-point-add = أضفه
meetings-contact-calendar = كل ذلك لتقويمك
meetings-contact-been = ما قيل وما تقرر
meetings-answered-thanks = شكرًا. علمنا.
meetings-point-thanks = شكرًا. سنتحدث عنه.
meetings-calendar = لقاءات مع { $company }
meetings-calendar-promise = وعد: { $words }
meetings-mail-asks = تدعوكم { $company } إلى لقاء: { $title }.
meetings-mail-moved = للقاء مع { $company } الآن وقت أو مكان آخر: { $title }.
meetings-mail-off = لن ينعقد اللقاء مع { $company }: { $title }.
meetings-mail-who = تغيّر من يأتي إلى اللقاء مع { $company }: { $title }.
meetings-mail-spared = لم تعودوا مدعوين إلى اللقاء مع { $company }: { $title }. ينعقد من دونكم؛ شكرًا على الوقت الذي خصصتموه له.
meetings-mail-when = متى: { $moment }، { $minutes } دقيقة.
meetings-mail-where = أين: { $place }
meetings-mail-with = المدعوون الآن: { $names }
meetings-mail-because = لماذا: { $because }
meetings-mail-answer = قل في صفحتك الخاصة هل تأتي، وأضف هناك ما تريد أن نتحدث عنه. أو أجب عن هذه الرسالة: يقرؤها إنسان.
meetings-mail-answer-ours = قل في المكتب هل تأتي.
meetings-mail-asks-subject = دعوة: { $title }، { $moment }
meetings-mail-moved-subject = تغيير: { $title }، { $moment }
meetings-mail-off-subject = إلغاء: { $title }، { $moment }
meetings-mail-who-subject = من يأتي: { $title }، { $moment }
meetings-mail-spared-subject = من دونكم: { $title }، { $moment }
meetings-mail-minutes = ما قيل وتقرر في { $title }، { $moment }. حضر: { $there }.
meetings-mail-minutes-subject = ما قلناه وقررناه: { $title }، { $day }
meetings-mail-decided = تقرر:
meetings-mail-promised = وعدنا:
meetings-mail-promise-by = • { $words }، حتى { $moment }
meetings-mail-promise-open = • { $words }. يأتي اليوم حين نكون متأكدين منه.
meetings-mail-next = نلتقي ثانية { $moment }.
meetings-minutes-long = { $n ->
    [zero] لا دقائق
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
meetings-every-weeks = { $n ->
    [zero] كل أسبوع
    [one] كل أسبوع
    [two] كل أسبوعين
    [few] كل { $n } أسابيع
    [many] كل { $n } أسبوعًا
   *[other] كل { $n } أسبوع
}
meetings-every-days = { $n ->
    [zero] كل يوم
    [one] كل يوم
    [two] كل يومين
    [few] كل { $n } أيام
    [many] كل { $n } يومًا
   *[other] كل { $n } يوم
}
meetings-report-heard = { $n ->
    [zero] لا شيء آخر.
    [one] أمر آخر قلتموه سمعناه، ولم نجب عنه بعمل بعد.
    [two] أمران آخران قلتموهما سمعناهما، ولم نجب عنهما بعمل بعد.
    [few] { $n } أمور أخرى قلتموها سمعناها، ولم نجب عنها بعمل بعد.
    [many] { $n } أمرًا آخر قلتموه سمعناه، ولم نجب عنه بعمل بعد.
   *[other] { $n } أمر آخر قلتموه سمعناه، ولم نجب عنه بعمل بعد.
}
