# إيضاح ما يعنيه أحدنا.
clarifications-title = ما يحتاج إلى إيضاح
clarifications-lede = إن لم تفهم ما يعنونه فدعهم يعلّموك، وإلا فاشرح لهم. في الحالين حتى يتضح.
clarifications-back = العودة إلى الحالة
clarifications-all = ما يحتاج وما احتاج إلى إيضاح
clarifications-none = لا شيء يحتاج إلى إيضاح
clarifications-none-teach = ابدأ مما قالوه لك أو سألوك عنه: اسأل عما يعنونه، أو اعرض أن تشرح.
clarifications-none-open = لا شيء يحتاج إلى إيضاح معهم الآن.
clarifications-over = { $n ->
    [zero] لم يتضح شيء بعد.
    [one] اتضح واحد، أو تُرك كما هو.
    [two] اتضح اثنان، أو تُركا كما هما.
    [few] اتضحت { $n }، أو تُركت كما هي.
    [many] اتضح { $n } أمرًا، أو تُركت كما هي.
   *[other] اتضح { $n } أمر، أو تُركت كما هي.
}
clarifications-to-all = اقرأ الكل
clarifications-to-begin = كلها، وابدأ أخرى
clarifications-begin = ابدأ أخرى
clarifications-begin-now = أرسلها إلى صفحتهم
clarifications-was-opened = هي الآن في صفحتهم. الدور لهم.
clarifications-field-way = من يتعلم ممن
clarifications-way-ask = نسألهم عما يعنونه
clarifications-way-ask-hint = هم يشرحون ونحن نصغي.
clarifications-way-explain = نعرض أن نشرح
clarifications-way-explain-hint = نشرح، وهم يقولون هل اتضح.
clarifications-way-asked = يسألون عما نعنيه
clarifications-way-asked-hint = سألوا في صفحتهم.
clarifications-field-statement = عن شيء قالوه لنا
clarifications-field-question = أو عن سؤال لهم
clarifications-field-words = كلماتك
clarifications-field-words-hint = ما لا تفهمه، أو ما تود شرحه. يقرؤونه. لا تذكر يومًا لم ينشره أحد.
clarifications-field-contact = مع من
clarifications-field-contact-hint = إن تُرك فارغًا: من قاله، أو كلهم إن لم يُعرف.
clarifications-one = يحتاج إلى إيضاح
clarifications-to-list = كل ما في هذه الحالة
clarifications-with = مع
clarifications-about = عمّ هو
clarifications-to-question = إلى السؤال
clarifications-said = ما قيل
clarifications-erased = مُحيت هذه الكلمات.
clarifications-stands-us = الدور لنا
clarifications-stands-them = الدور لهم
clarifications-stands-understood = فهمناهم
clarifications-stands-explained = اتضح لهم
clarifications-stands-differ = اتفقنا على أن نختلف
clarifications-stands-erased = مُحيت الكلمات
clarifications-field-next = القول التالي
clarifications-field-whose = كلمات من هذه
clarifications-ours = كلماتنا: يقرؤونها
clarifications-theirs = كلماتهم: { $how }
clarifications-say = قلها
clarifications-was-said = قيلت.
clarifications-settle = كيف انتهى
clarifications-settle-hint = أنك فهمتهم تستطيع قوله. أما أنه اتضح لهم أو أنكم ترونه على نحوين فيحتاج إلى كلمتهم: يضغطونها في صفحتهم، أو تدوّن كيف قالوها لك.
clarifications-field-outcome = كيف
clarifications-end-understood = نفهم الآن ما يعنونه
clarifications-end-explained = يقولون إنه اتضح لهم الآن
clarifications-end-differ = كل منا يعرف ما يعنيه الآخر، ونتفق على أن نختلف
clarifications-field-how = كيف قالوها لك
clarifications-field-how-hint = لا حاجة إليه إن كنا نحن من فهمهم.
clarifications-settle-now = قل إنه انتهى هكذا
clarifications-was-settled = انتهى.
clarifications-settled-by = قاله
clarifications-erase = امحُ الكلمات
clarifications-erase-hint = كل ما قيل. ويبقى مثبتًا أنه أُوضح ومع من ومتى وكيف.
clarifications-erase-now = امحُها إلى الأبد
clarifications-was-erased = مُحيت الكلمات.
clarifications-owed-understand = اقرأ ما يعنونه وقل هل فهمته
clarifications-owed-explain = اشرح لهم
clarifications-owed-ask-again = اسأل من جديد عما يعنونه: لا جواب منذ أيام
clarifications-contact-title = هل يفهم بعضنا بعضًا؟
clarifications-for-you-way-ask = نود أن نفهم ما تعنيه
clarifications-for-you-way-explain = نود أن نشرح شيئًا
clarifications-for-you-way-asked = سألت عما نعنيه
clarifications-for-you-us = الدور لنا
clarifications-for-you-them = الدور لك
clarifications-for-you-understood = فهمنا الآن. شكرًا لك.
clarifications-for-you-explained = قلت إنه واضح
clarifications-for-you-differ = اتفقنا على أننا نراه على نحوين
clarifications-for-you-erased = مُحيت كلمات هذا
clarifications-your-words = كلماتك
clarifications-say-to-us = قلها لنا
clarifications-your-end-explained = هذا واضح لي الآن
clarifications-your-end-differ = نراه على نحوين: فليبق كذلك
clarifications-thanks = شكرًا لك. يقرؤه أحدنا ويجيب هنا.
clarifications-settled-thanks = شكرًا لك. دوّنّا ذلك.
