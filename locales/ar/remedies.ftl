# جبر الضرر: العروض والصلاحية.
remedies-title = جبر الضرر
remedies-lede = ما نعرضه لنصلح ما حدث، ولمن، وما الذي آل إليه.
remedies-none = لم يُعرض شيء بعد
remedies-none-teach = اعرض قبل أن يضطر أحد إلى الطلب. ابدأ من صفحة الحادث: اختر ماذا وكم ولمن.
remedies-none-here = لم يُعرض شيء هنا.
remedies-draft = جبر الضرر
remedies-filter-all = الكل
remedies-column-title = العرض
remedies-column-whom = لمن
remedies-column-amount = المبلغ
remedies-column-state = الحال
remedies-column-moved = منذ
remedies-column-offers = العروض
remedies-sums = المجموع
remedies-not-money = غير نقدي
remedies-before-asked = { $share } مما عُرض جاء قبل أن يطلب أحد
remedies-state-drafted = ينتظر الموافقة
remedies-state-approved = جاهز للعرض
remedies-state-offered = لدى العميل
remedies-state-accepted = قُبل ويجب تنفيذه
remedies-state-declined = رُفض مع الشكر
remedies-state-expired = انتهت مدته
remedies-state-withdrawn = سُحب
remedies-state-fulfilled = نُفّذ
remedies-kind-credit = رصيد
remedies-kind-refund = رد مبلغ
remedies-kind-gift = هدية
remedies-kind-service = خدمة
remedies-kind-other = شيء آخر
remedies-offers-count = { $n ->
    [one] عرض واحد
    [two] عرضان
    [few] { $n } عروض
   *[other] { $n } عرضًا
}
remedies-waiting-count = { $n ->
    [one] واحد ينتظر الموافقة
    [two] اثنان ينتظران الموافقة
    [few] { $n } تنتظر الموافقة
   *[other] { $n } تنتظر الموافقة
}
remedies-ready-count = { $n ->
    [one] واحد جاهز للعرض
    [two] اثنان جاهزان للعرض
    [few] { $n } جاهزة للعرض
   *[other] { $n } جاهزة للعرض
}
remedies-open-count = { $n ->
    [one] واحد لدى العميل
    [two] اثنان لدى العملاء
    [few] { $n } لدى العملاء
   *[other] { $n } لدى العملاء
}
remedies-accepted-count = { $n ->
    [one] قُبل واحد
    [two] قُبل اثنان
    [few] قُبلت { $n }
   *[other] قُبل { $n }
}
remedies-declined-count = { $n ->
    [one] رُفض واحد
    [two] رُفض اثنان
    [few] رُفضت { $n }
   *[other] رُفض { $n }
}
remedies-for-all = { $n ->
    [0] كل الحالات الجارية في هذا الحادث: لا حالة بعد
    [one] الحالة الجارية الوحيدة في هذا الحادث
    [two] الحالتان الجاريتان في هذا الحادث
    [few] كل الحالات الجارية في هذا الحادث وعددها { $n }
   *[other] كل الحالات الجارية في هذا الحادث وعددها { $n }
}
remedies-unacknowledged = { $n ->
    [one] لم يُبلَّغ أحد هؤلاء العملاء بأننا نقرّ بما حدث له. اعترف أو اعتذر أولًا.
    [two] لم يُبلَّغ اثنان من هؤلاء العملاء بأننا نقرّ بما حدث لهما. اعترف أو اعتذر أولًا.
    [few] لم يُبلَّغ { $n } من هؤلاء العملاء بأننا نقرّ بما حدث لهم. اعترف أو اعتذر أولًا.
   *[other] لم يُبلَّغ { $n } من هؤلاء العملاء بأننا نقرّ بما حدث لهم. اعترف أو اعتذر أولًا.
}
remedies-owed-approval = وافق أو ارفض: { $title }
remedies-owed-fulfilment = نفّذ ما قُبل: { $title }
remedies-new-title = جبر الضرر
remedies-new-lede = جبر واحد، وعرض منه لكل عميل مختار. لا يخرج شيء قبل أن تقول ذلك.
remedies-field-kind = النوع
remedies-field-title = ماذا نسميه
remedies-field-words = ما يقرؤه العميل
remedies-field-words-hint = ما الذي يحصل عليه، وما عليه فعله. بلا شروط خفية.
remedies-field-amount = المبلغ لكل واحد
remedies-field-amount-hint = الرصيد والرد يحتاجان إلى مبلغ. صلاحيتك: { $leeway }.
remedies-field-currency = العملة
remedies-field-reason = لماذا هذا، ولماذا بهذا القدر
remedies-field-reason-hint = لنا فقط، لا يقرؤه العميل.
remedies-field-expires = حتى متى
remedies-field-expires-hint = اتركه فارغًا إذا كان بلا نهاية.
remedies-field-asked = طلبه العملاء قبل أن نعرضه
remedies-field-for = لمن
remedies-for-one = فقط { $name }
remedies-for-named = هؤلاء العملاء فقط
remedies-for-named-hint = أسماؤهم كما هي في قائمة الحالات، واحد في كل سطر.
remedies-leeway-none = لا شيء بهذه العملة
remedies-leeway-words = { $offer } للعرض الواحد، و{ $customer } للعميل الواحد خلال 30 يومًا
remedies-was-drafted = صيغ وهو ضمن صلاحيتك. انظر إليه مرة أخرى ثم اعرضه.
remedies-was-drafted-waiting = صيغ. ما يتجاوز صلاحيتك ينتظر شخصًا ثانيًا.
remedies-was-approved = تمت الموافقة واسمك بجانبها.
remedies-was-offered = عُرض. يمكن للعملاء الرد في غرفهم.
remedies-was-accepted = سُجّل: قُبل. أصبح دينًا علينا.
remedies-was-declined = سُجّل: رُفض. اشكرهم على إخبارنا.
remedies-was-fulfilled = نُفّذ.
remedies-was-withdrawn = سُحب.
remedies-approve = الموافقة
remedies-approve-words = هذا يتجاوز صلاحية من صاغه. يوافق قائد أو مالك آخر، أو يتركه.
remedies-offer = اعرضه الآن
remedies-confirm = رأيت هذا وأقصده
remedies-drafter = صاغه
remedies-approver = وافق عليه
remedies-within-leeway = ضمن صلاحيته
remedies-expires = حتى
remedies-no-end = بلا نهاية
remedies-reason = السبب
remedies-facts = جبر الضرر
remedies-offer-facts = العرض
remedies-offered-at = عُرض
remedies-answered-at = جاء الرد
remedies-settled-at = حُسم
remedies-words-of-customer = ما قالوه
remedies-settle = ما الذي آل إليه
remedies-accept-spoken = قبلوا شفهيًا
remedies-decline-spoken = رفضوا شفهيًا
remedies-fulfil = نُفّذ
remedies-fulfil-words = كيف نُفّذ
remedies-withdraw = سحبه
remedies-withdraw-words = لماذا يُسحب
remedies-offers = العروض
remedies-leeway-title = الصلاحية
remedies-leeway-lede = إلى أي حد يمكن لكل واحد أن يصلح الأمر وحده. وبعده يوافق شخص ثانٍ.
remedies-leeway-who = من
remedies-leeway-currency = العملة
remedies-leeway-offer = للعرض الواحد
remedies-leeway-customer = للعميل الواحد خلال 30 يومًا
remedies-leeway-shipped = كما جاءت مع البرنامج
remedies-leeway-set = ضبط الصلاحية
remedies-leeway-was-set = ضُبطت الصلاحية وتسري من الآن.
remedies-leeway-role-member = الأعضاء
remedies-leeway-role-lead = القادة
remedies-leeway-role-owner = المالكون
remedies-leeway-convention = ما يأتي مع البرنامج اصطلاح منا. في عملة بلا سطر لا يتصرف أحد وحده.
remedies-contact-title = ما نود أن نفعله من أجلكم
remedies-contact-until = يمكنكم أن تقرروا حتى { $day }.
remedies-contact-free = مهما كان جوابكم، يستمر عملنا على حالتكم ولا تتنازلون عن أي حق.
remedies-contact-accept = نعم، أقبل
remedies-contact-rather-not = أفضّل ألا أقبل
remedies-contact-words = هل تخبروننا لماذا، أو ما الذي يكون صحيحًا؟
remedies-contact-decline = لا، شكرًا
remedies-contact-accepted = قبلتم هذا. وعلينا الآن تنفيذه.
remedies-contact-declined = رفضتم هذا. شكرًا لإخبارنا، ولا يغيّر ذلك شيئًا في عملنا من أجلكم.
remedies-contact-expired = مضى وقت القرار. أخبرونا إن كنتم ما زلتم تريدونه.
remedies-contact-fulfilled = قبلتم هذا وقد نفّذناه. أخبرونا إن نقص شيء.
remedies-back = العودة إلى الحادث
remedies-about = بشأن
remedies-approve-own = أنت من صاغ هذا. يعتمده قائد آخر أو مالك.
remedies-approve-who = يعتمده قائد أو مالك.
remedies-leeway-gone = شخص غادر
