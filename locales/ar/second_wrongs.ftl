# إخبار متأخر أو إخفاء: خطأ ثانٍ.
second-wrongs-title = الخطأ الثاني
second-wrongs-late = أُخبروا متأخرين
second-wrongs-concealed = أُخفي عنهم شيء
second-wrongs-back = العودة إلى الحادث
second-wrongs-about = عن
second-wrongs-none = لا شيء ندين به زيادةً: في حدود ما نعلم لم يُخبر أحد متأخرًا ولم يُخفَ شيء.
second-wrongs-open = افتح
second-wrongs-price = ثمن الإخفاء
second-wrongs-say-late = أخبرتموهم متأخرين. هذا خطأ ثانٍ: قولوا ذلك.
second-wrongs-say-concealed = أُخفي عنهم شيء. هذا خطأ ثانٍ: قولوا ذلك.
second-wrongs-late-proposed = بحسب القاعدة أُخبروا متأخرين. ينظر مسؤول هل كان ذلك خطأ ثانيًا.
second-wrongs-late-owed = أخبرتموهم متأخرين. هذا خطأ ثانٍ: قولوا ذلك.
second-wrongs-late-owned = أخبرناهم متأخرين وقلنا ذلك.
second-wrongs-late-dismissed = نُظر هل أُخبروا متأخرين، ولم يكن ذلك خطأ ثانيًا.
second-wrongs-concealed-dismissed = وُجد أن شيئًا أُخفي، ثم سُحب ذلك.
second-wrongs-concealed-owed = أُخفي عنهم شيء. هذا خطأ ثانٍ: قولوا ذلك.
second-wrongs-concealed-owned = أُخفي عنهم شيء وقلنا ذلك.
second-wrongs-state-proposed = اقترحه المكتب
second-wrongs-state-owed = ندين به
second-wrongs-state-owned = قلنا ذلك
second-wrongs-state-dismissed = صُرف النظر عنه
second-wrongs-why = السبب
second-wrongs-why-limit = من العلم إلى الإخبار مضى وقت أطول مما يسمح به الدليل.
second-wrongs-why-outside = كنا نعلم، وتحدث عنه غيرنا قبل أن نخبرهم.
second-wrongs-why-both = مضى وقت أطول مما يسمح به الدليل، وتحدث عنه غيرنا قبل أن نخبرهم.
second-wrongs-why-person = وجد اثنان من موظفينا أن شيئًا قد أُخفي.
second-wrongs-aware = نعلم منذ
second-wrongs-late-after = متأخر من أُخبر بعد
second-wrongs-outside = تحدث غيرنا
second-wrongs-told = أخبرنا أول شخص
second-wrongs-nobody-told = لم يُخبر أحد بعد
second-wrongs-decided = قرّره
second-wrongs-because = لماذا
second-wrongs-to-mentions = من تحدث عنه
second-wrongs-to-deception = ما أُخفي
second-wrongs-ownings = كيف قلنا ذلك
second-wrongs-how-apology = في اعتذار
second-wrongs-how-notice = في إشعار
second-wrongs-to-all = لكل من يمسهم
second-wrongs-named = سيقوله إشعار متى خرج:
second-wrongs-to-notice = الإشعار
second-wrongs-decide = هل كان خطأ ثانيًا؟
second-wrongs-confirm = نعم، ندين لهم بكلمة عنه
second-wrongs-confirm-hint = من ذلك الحين ندين به حتى يسميه اعتذار أو إشعار في جملة.
second-wrongs-was-confirmed = تأكد. ندين به حتى يقال بالكلمات.
second-wrongs-dismiss = لا، ولماذا
second-wrongs-dismiss-hint = اسمك وسببك يقفان بجانبه.
second-wrongs-was-dismissed = صُرف النظر عنه مع سببك.
second-wrongs-own-up = قولوا ذلك
second-wrongs-own-up-hint = اعتذار يسميه. يقف في غرفتهم بهذه الكلمات. ويمكن لإشعار أن يسميه أيضًا.
second-wrongs-to-all-hint = يُقال هذا لكل من يمسهم الحادث.
second-wrongs-sentence = الجملة التي تسميه
second-wrongs-sentence-hint = انسخها حرفيًا مما قيل: أننا أخبرناهم متأخرين أو أخفينا، وأن ذلك كان خطأ.
second-wrongs-record = سجّله
second-wrongs-was-owned = سُجِّل: قلنا ذلك.
second-wrongs-touched = من يمسهم
second-wrongs-touched-many = { $n ->
    [zero] لا يمس أحدًا الآن.
    [one] يمس عميلًا واحدًا.
    [two] يمس عميلين.
    [few] يمس { $n } عملاء.
    [many] يمس { $n } عميلًا.
   *[other] يمس { $n } عميل.
}
second-wrongs-left = { $n ->
    [zero] سمعونا كلهم نقول ذلك.
    [one] واحد منهم لم يسمعنا نقول ذلك.
    [two] اثنان منهم لم يسمعانا نقول ذلك.
    [few] { $n } منهم لم يسمعونا نقول ذلك.
    [many] { $n } منهم لم يسمعونا نقول ذلك.
   *[other] { $n } منهم لم يسمعونا نقول ذلك.
}
second-wrongs-customer = العميل
second-wrongs-told-them = أخبرناهم
second-wrongs-not-told = ليس بعد
second-wrongs-said = قلنا ذلك
second-wrongs-yes = نعم
second-wrongs-not-yet = ليس بعد
second-wrongs-owed-look = انظر هل أُخبروا متأخرين
second-wrongs-owed-review = ينظر شخص ثانٍ هل أُخفي شيء
second-wrongs-hidden-title = ما أُخفي
second-wrongs-hidden-one = أُخفي شيء
second-wrongs-hidden-lede = الثقة التي تضيع بالتقصير يمكن استعادتها. أما ما يضيع بالإخفاء فلا يعود كله. لذلك يلزم دليل وشخصان.
second-wrongs-hidden-none = لم يُعلَّم شيء
second-wrongs-hidden-none-teach = إن أُخفي شيء، أو أُنكر وثبت، أو عُرف ولم يُقل، يقوله مسؤول هنا بدليل. وينظر مسؤول ثانٍ قبل أن يُحسب.
second-wrongs-hidden-many = { $n ->
    [zero] لم يُعلَّم شيء بأنه أُخفي
    [one] عُلِّم شيء واحد بأنه أُخفي
    [two] عُلِّم شيئان بأنهما أُخفيا
    [few] عُلِّمت { $n } أشياء بأنها أُخفيت
    [many] عُلِّم { $n } شيئًا بأنه أُخفي
   *[other] عُلِّم { $n } شيء بأنه أُخفي
}
second-wrongs-hidden-ask = هل أُخفي شيء؟
second-wrongs-mark = علّم أنه أُخفي
second-wrongs-mark-hint = يُحسب متى أكده مسؤول ثانٍ. عندها يثقل على النزاهة ولا يبهت أبدًا.
second-wrongs-mark-who = يستطيع مسؤول أو مالك أن يعلّم أن شيئًا أُخفي.
second-wrongs-field-kind = ما الذي جرى
second-wrongs-deception-concealed = أُخفي
second-wrongs-deception-denied = أُنكر وكان صحيحًا
second-wrongs-deception-not-told = كان معلومًا ولم يُقل
second-wrongs-deception-is-marked = ينتظر شخصًا ثانيًا
second-wrongs-deception-is-noted = أكده اثنان
second-wrongs-deception-is-set-aside = نُحّي
second-wrongs-deception-is-taken-back = سُحب
second-wrongs-field-words = ما أُخفي وكيف
second-wrongs-field-evidence = ما الذي يدل عليه
second-wrongs-field-evidence-hint = رسالة أو محضر أو سجل: أين يمكن قراءته.
second-wrongs-field-since = منذ متى
second-wrongs-towards = عمّن
second-wrongs-towards-all = عن كل من يمسهم الحادث.
second-wrongs-marked = علّمه
second-wrongs-reviewed = نظر فيه
second-wrongs-own-mark = علّمته بنفسك؛ على مسؤول آخر أن ينظر.
second-wrongs-review = هل كان كذلك؟
second-wrongs-review-hint = متى أكدته تتحرك الثقة لكل من يمسهم، وهذا لا يبهت أبدًا.
second-wrongs-it-was-so = نعم، كان كذلك
second-wrongs-set-aside = لم يكن كذلك
second-wrongs-was-marked = عُلِّم. يُحسب متى أكده مسؤول ثانٍ.
second-wrongs-was-noted = تأكد. ندين لهم بكلمة عنه.
second-wrongs-take-back = تبيّن أنه لم يكن كذلك
second-wrongs-take-back-hint = من ذلك الحين لا يثقل على ثقتهم بنا ولا ندين بكلمة عنه. يبقى ما وُجد مقروءًا، واسمك وسببك بجانبه.
second-wrongs-take-back-now = اسحبه
second-wrongs-taken-back = سحبه
second-wrongs-was-taken-back = سُحب مع سببك.
second-wrongs-erase = محو الكلمات
second-wrongs-erase-hint = ما أُخفي وما يثبته. يبقى أنه عُلِّم وما صار إليه.
second-wrongs-erase-now = امحُها نهائيًا
second-wrongs-erased = مُحيت الكلمات.
second-wrongs-was-erased = مُحيت الكلمات.
second-wrongs-was-set-aside = نُحّي مع سببك.
second-wrongs-to-deceptions = كل ما عُلِّم
