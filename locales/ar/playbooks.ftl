# أدلة العمل.
playbooks-title = أدلة العمل
playbooks-lede = ما اتفقنا على فعله قبل أن نحتاج إليه. الحوادث تعلّم، وكل درس يصنع إصدارًا جديدًا.
playbooks-open = افتح الدليل
playbooks-steps-count = { $n ->
    [zero] بلا خطوات
    [one] خطوة واحدة
    [two] خطوتان
    [few] { $n } خطوات
    [many] { $n } خطوة
   *[other] { $n } خطوة
}
playbooks-version = الإصدار { $version }
playbooks-after = خلال { $span } من اللحظة الأولى
playbooks-changes = ما علّمتنا إياه الحوادث
playbooks-changes-none = لم يغيّره شيء بعد: هذا هو الإصدار الأصلي.
playbooks-taught-by = الحادث الذي علّمنا ذلك
playbooks-note = ما الذي سنفعله بشكل مختلف من الآن؟
playbooks-note-hint = يصنع الإصدار التالي ويقف بجانب الخطوات مع اسمك.
playbooks-note-it = دوّنه
playbooks-changed = دُوّن. هذا هو الإصدار التالي من الدليل.
playbooks-glitch = خلل
playbooks-glitch-for = عميل واحد وأمر واحد لم يسِر كما يجب: ست خطوات، معظمها اليوم.
playbooks-crisis = أزمة
playbooks-crisis-for = كثيرون تأثروا أو أحدهم في خطر: تواصل، تصرّف، امنع التكرار.
playbooks-account-recovery = استعادة عميل
playbooks-account-recovery-for = عميل يوشك أن يرحل بعد وعود كثيرة أُخلفت: خطوة بخطوة على مدى أشهر.
playbooks-old-grievance = مظلمة قديمة
playbooks-old-grievance-for = خطأ وقع قبل سنوات ولم يعترف به أحد.
playbooks-area-lead = من يقود
playbooks-area-care = خدمة العملاء
playbooks-area-operations = العمليات
playbooks-area-quality = الجودة
playbooks-area-executive = الإدارة العليا
playbooks-area-communications = التواصل
playbooks-area-legal = الشؤون القانونية
playbooks-step-glitch-acknowledge = أقرّ بما حدث ولا تجادل.
playbooks-step-glitch-resolve = عالجه بأسرع ما تستطيع.
playbooks-step-glitch-feedback = أخبرهم حين يجهز الحل، ثم اسأل هل ثبت.
playbooks-step-glitch-reward = اشكر العميل الذي تكلّف عناء إخبارنا.
playbooks-step-glitch-document = اكتب ما حدث وما فُعل وما تعلّمناه.
playbooks-step-glitch-show = بموافقتهم، أظهر كيف أُصلح الأمر.
playbooks-step-crisis-inform-staff = أخبر موظفينا بالحقائق نفسها قبل العملاء أو معهم.
playbooks-step-crisis-tell = أخبر كل من تأثر: ما حدث، وما لا نعرفه، وما يمكنهم فعله الآن، ومتى نتحدث ثانية.
playbooks-step-crisis-speak = اتصل بهم. لا شيء يحل محل الصوت.
playbooks-step-crisis-executive = مسؤول من الإدارة العليا يتحدث مع كل عميل رئيسي.
playbooks-step-crisis-duties = انظر أي المهل القانونية والتعاقدية تجري الآن.
playbooks-step-crisis-contain = قلّل الضرر: أوقف، استبدل، ابحث عن مصدر آخر ولو عند منافس.
playbooks-step-crisis-offer = اعرض جبر الضرر قبل أن يضطر أحد إلى طلبه.
playbooks-step-crisis-updates = تحدث كل يوم، حتى إن لم يكن هناك جديد.
playbooks-step-crisis-cause = اعرف بدقة ما حدث ولماذا.
playbooks-step-crisis-prevent = أزل السبب، وتحقق من أن ذلك نجح.
playbooks-step-crisis-verify = اسأل كل عميل: هل صار الأمر سليمًا، وهل جبر الضرر مناسب؟
playbooks-step-recovery-listen = استمع. دع كل الغضب يخرج، بأسئلة مفتوحة ووقت حقيقي.
playbooks-step-recovery-confirm = أعد إليهم ما سمعناه حتى يؤكدوه سطرًا سطرًا.
playbooks-step-recovery-share = شاركه بصراحة في الداخل مع الجهد الذي يتطلبه.
playbooks-step-recovery-team = راجع الفريق: قوّه أو غيّره أو قل لماذا لا.
playbooks-step-recovery-plan = ضع خطة مما أكدوه: لكل عمل صاحب ونتيجة وموعد.
playbooks-step-recovery-handshake = خذ موافقة العميل على الخطة.
playbooks-step-recovery-report = أبلغ عن التقدم في لقاءات منتظمة، في الداخل ومع العميل.
playbooks-step-recovery-deliver = أوفِ بكل وعد، وقل لا لما لا يمكن الوفاء به.
playbooks-step-recovery-wins = دوّن النجاحات الصغيرة وأظهرها لمن عملوا من أجلها.
playbooks-step-recovery-verify = اسأل ثانية: هل سيعتمدون علينا في أمر مهم؟
playbooks-step-grievance-interview = زر عدة أشخاص منهم واستمع.
playbooks-step-grievance-origin = اعثر على الحدث الذي بدأ به انعدام الثقة مهما كان قديمًا.
playbooks-step-grievance-verify = تحقق مما حدث آنذاك في سجلاتنا.
playbooks-step-grievance-admit = اعترف به رسميًا: كان خطأنا.
playbooks-step-grievance-offer = اعرض جبر الضرر، وتقبّل الرفض مع الشكر.
playbooks-step-grievance-watch = راقب ما يتغير، نصف سنة على الأقل.
playbooks-audience-title = من يجب أن يعلم
playbooks-audience-lede = أي أدوار جهات الاتصال يجب أن تعلم بأي نوع من الحوادث. الإشعار الواجب علينا لا يُطلب له إذن، ولا يمكن لأحد إلغاء الاشتراك فيه.
playbooks-audience-scenario = نوع الحادث
playbooks-audience-roles = الأدوار التي يجب أن تعلم
playbooks-audience-roles-hint = مفصولة بفواصل؛ إن تُركت فارغة علم الجميع. مثلًا: { $roles }.
playbooks-audience-because = لأن
playbooks-audience-everybody = الجميع
playbooks-audience-shipped = كما جاء مع البرنامج
playbooks-audience-nobody-left = لا يبقى أحد دون إبلاغ لغياب دور: من لا دور له يعلم دائمًا، وحيث لا أحد عند عميل يشغل أحد هذه الأدوار يعلم الجميع هناك.
playbooks-audience-set = تغيير من يجب أن يعلم
playbooks-audience-was-set = تم التغيير. يسري على كل إشعار من الآن.
