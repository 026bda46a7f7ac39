# ما يراه العملاء.
rooms-title = صفحتهم
rooms-nobody = ليس لهذا العميل جهة اتصال بعد. أضف واحدة وستصلها الوصلة مع الإشعار القادم.
rooms-left = لم يعد هناك
rooms-open = لديه وصلة
rooms-no-link = لا وصلة بعد
rooms-revoked = سُحبت الوصلة
rooms-has-ended = انتهت الوصلة
rooms-opened = فُتحت أول مرة
rooms-not-opened = لم تُفتح بعد
rooms-visits = { $n ->
    [zero] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $n } زيارات
    [many] { $n } زيارة
   *[other] { $n } زيارة
}
rooms-until = حتى { $day }
rooms-see = انظر ما يرونه
rooms-make = أنشئ وصلة
rooms-renew = جدّد
rooms-revoke = اسحب
rooms-was-revoked = سُحبت الوصلة. من يفتحها يُطلب منه أن يطلب وصلة جديدة.
rooms-was-renewed = جُدّدت الوصلة.
rooms-has-one = لدى هذا الشخص وصلة، ولا تُعرض على غيره. اسحبها أولًا إن ضاعت.
rooms-minted-title = وصلة جديدة
rooms-minted-lede = سلّمها لهذا الشخص وحده، فمن يملكها يتصرف باسمه.
rooms-minted-for = إلى
rooms-minted-address = الوصلة
rooms-minted-back = العودة إلى الحالة
rooms-minted-warning = تُعرض هذه المرة فقط ولا تُحفظ في أي مكان. إن ضاعت فاسحبها وأنشئ غيرها.
rooms-seen-as = ترى هذه الصفحة كما يراها { $name } الآن. لا يمكن إرسال شيء منها.

rooms-status-investigating = نبحث الآن فيما حدث
rooms-status-identified = عرفنا ما حدث ونعمل عليه
rooms-status-monitoring = أُصلح الأمر ونراقبه
rooms-status-resolved = أُصلح الأمر
rooms-last-said = آخر ما كتبناه
rooms-nothing-yet = ما زلنا نكتب لك هذا، وسيظهر هنا قريبًا.
rooms-means = ماذا يعني لك
rooms-case-open = أنت ممن تأثروا. نُعدّ ما علينا أن نخبرك به.
rooms-case-told = أنت ممن تأثروا. حالتك مفتوحة وتبقى كذلك حتى تقول إن الأمر أُصلح.
rooms-case-verifying = نظن أننا أصلحنا الأمر لك. والحكم لك: أخبرنا في الأسفل.
rooms-case-unhappy = قلت لنا إن الأمر لم يُصلح بعد. حالتك مفتوحة من جديد وأحدنا مسؤول عنها.
rooms-case-closed = حالتك مغلقة. إن بقي شيء غير صحيح فأخبرنا في الأسفل ونفتحها من جديد.
rooms-case-withdrawn = أخبرناك بهذا، وبحسب ما نعرفه الآن فهو لا يمسّك. إن كنت ترى غير ذلك فأخبرنا في الأسفل.
rooms-you-can = ما يمكنك فعله الآن
rooms-next = متى نتحدث إليك مرة أخرى
rooms-next-label = كلمتنا القادمة إليك، سواء كان هناك جديد أم لا
rooms-next-late = قلنا إننا سنتحدث قبل هذا الوقت ولم نفعل. هذا تقصير منا لا منك.
rooms-fix = متى يُصلح الأمر
rooms-fix-sure = مدى تأكدنا: { $sure }
rooms-no-date = لا موعد بعد، لأن
rooms-who = من يتحدث إليك
rooms-who-how = أجب عن أي رسالة منا وسيصل جوابك إلينا.
rooms-already = وصلنا هذا منك من قبل. لم يتكرر شيء.
rooms-accepted = شكرًا لقبولك. علينا الآن أن نفي به.
rooms-declined = شكرًا لجوابك. عملنا من أجلك مستمر كما كان.
rooms-answered = شكرًا لجوابك. سيقرؤه إنسان.
rooms-ended = انتهت هذه الوصلة
rooms-ended-cure = يرجى أن تطلب منا في { $company } وصلة جديدة: أجب عن أي رسالة منا بهذا الشأن وسنرسل لك واحدة.
rooms-ended-safe = ما كتبته وما وعدناك به محفوظ، وستجده حين تعود.
rooms-unknown = هذه الوصلة لا تؤدي إلى شيء
rooms-unknown-cure = ربما انقطعت في الطريق. افتحها مرة أخرى من رسالتنا أو انسخها كاملة. إن لم ينفع ذلك فأجب عن الرسالة وسنرسل لك وصلة جديدة.
rooms-sample-promises = ما وعدنا به
rooms-unclear-text = أخبرنا بكلماتك، ولو بكلمات قليلة.
rooms-unclear-kind = ما أكثر ما يتأثر؟ اختر واحدًا؛ و«شيء آخر» جواب أيضًا.
rooms-unclear-horizon = متى يقع الأثر؟ اختر أحد الاثنين.
rooms-unclear-amount = اكتب أرقامًا فقط، أو اتركه فارغًا: لا يلزم رقم.
rooms-status-unhappy = لم يُصلح الأمر لك بعد، ونحن نعمل عليه
rooms-code-title = افتحوا صفحتكم
rooms-code-lede = اكتبوا الرمز الوارد في خطابنا إليكم.
rooms-code-field = رمزكم
rooms-code-hint = اثنا عشر حرفًا ورقمًا. الأحرف الصغيرة والمسافات لا تهم.
rooms-code-open = فتح
rooms-code-unknown = لا نعرف هذا الرمز، أو انتهت صلاحيته. تحققوا منه مرة أخرى؛ فإن لم يفتح صفحتكم فاسألوا من وقّع الخطاب.
