# Asking again whoever stays silent.
chasing-title = من وصله كلامنا
chasing-lede = من أخبرنا أو أجاب نتركه وشأنه، ومن يبقى صامتًا نسأله ثانية، وفي النهاية يسأله واحد منّا.
chasing-back = العودة إلى الحادث
chasing-about = بشأن
chasing-panel = وصلهم كلامنا
chasing-open = من الصامت، وماذا نفعل بشأنه
chasing-is-on = الصامتون يُسألون ثانية
chasing-is-off = لا يُسأل أحد ثانية حتى يشغّل ذلك أحد القادة
chasing-next = ما الخطوة التالية
chasing-would = ما الذي كان سيُفعل
chasing-nobody = لا أحد نسأله ثانية الآن: لم يُخبَر أحد بعد، أو سمعنا من كل من أُخبر.
chasing-nobody-told = لم يُخبَر أحد بعد.
chasing-now = { $n ->
    [zero] لا أحد حان دوره الآن.
    [one] شخص واحد حان دوره الآن.
    [two] شخصان حان دورهما الآن.
    [few] { $n } أشخاص حان دورهم الآن.
    [many] { $n } شخصًا حان دورهم الآن.
   *[other] { $n } شخص حان دورهم الآن.
}
chasing-then = التالي:
chasing-not-whole = الصامتون كثيرون حتى إننا لم ننظر فيهم جميعًا لهذه الصورة.
chasing-due-now = الآن
chasing-step-remind = تذكير بالبريد
chasing-step-call = اتصال هاتفي
chasing-step-paper = خطاب ورقي
chasing-step-colleague = يُخبَر زميل لهم
chasing-step-person = يُترك لواحد منّا
chasing-told = من أُخبروا
chasing-heard-of = أخبرونا أو أجابوا
chasing-standing = حالهم
chasing-all = الكل
chasing-standing-acknowledged = أخبرونا
chasing-standing-answered = أجابوا بطريقة أخرى
chasing-standing-seen = فُتحت صفحتهم
chasing-standing-silent = صامتون
chasing-seen-hint = فتح الصفحة لا يثبت القراءة: بعض أنظمة البريد تفتح الروابط قبل أن يفتحها إنسان.
chasing-none = لا أحد على هذه الحال.
chasing-who = من
chasing-customer = العميل
chasing-told-at = أُخبر في
chasing-reminded = { $n ->
    [zero] لم يُذكَّر
    [one] ذُكِّر مرة واحدة
    [two] ذُكِّر مرتين
    [few] ذُكِّر { $n } مرات
    [many] ذُكِّر { $n } مرة
   *[other] ذُكِّر { $n } مرة
}
chasing-csv = تنزيل بصيغة CSV
chasing-rule = القاعدة
chasing-switch = اسأل ثانية من يبقى صامتًا
chasing-switch-hint = فقط في الإشعارات التي أُقرّت وخرجت، ولا يكون ذلك أبدًا في حالة أُغلقت.
chasing-remind-after = ساعات الصمت قبل التذكير
chasing-most-reminders = أقصى عدد للتذكيرات
chasing-other-after = ساعات قبل تجربة طريقة أخرى
chasing-other-hint = اتصال إن عرفنا رقمًا، وإلا فخطاب ورقي، وإلا فزميل لهم.
chasing-person-after = ساعات قبل أن يصبح ذلك على واحد منّا
chasing-set = اضبط القاعدة
chasing-was-set = ضُبطت القاعدة.
chasing-who-sets = يغيّرها أحد القادة.
chasing-bounds = لا نكتب لأحد ولا نتصل به بين الثامنة مساءً والثامنة صباحًا حيث يعيش، ولا خلال أربع ساعات من خطاب آخر منّا.
chasing-owed = تحدّث مع من يبقى صامتًا
chasing-speak-with = تحدّث مع { $name }
chasing-duty-lede = كتبنا وجرّبنا طريقة أخرى، ولا نعلم هل وصلهم شيء من ذلك.
chasing-to-case = إلى الحالة
chasing-duty-since = تُرك لواحد منّا
chasing-phone = الهاتف
chasing-their-time = الساعة هناك { $time }
chasing-mail = البريد
chasing-notice = ما نريد أن يعرفوه
chasing-no-way = لا نعرف لهم رقمًا ولا عنوانًا.
chasing-add-contact = أضف واحدًا، أو جهة اتصال أخرى
chasing-became = ما الذي حدث
chasing-settle-how = كيف جرى الأمر؟
chasing-settle-spoken = تحدّثنا: صاروا يعلمون
chasing-settle-not-reached = لا يمكن الوصول إليهم
chasing-settle-words = بكلماتك
chasing-settle-hint = مطلوب إن لم يمكن الوصول إليهم: ماذا جرّبت؟
chasing-settle = سجّل ذلك
chasing-was-settled = سُجّل.
