followers-title = المتابعون
followers-lede = من طلب أن يسمع عن الصفحة العامة بالبريد أو بنظام عنده. من يمسّه الأمر يسمع بالإشعارات، تابع أم لم يتابع.
followers-about = عن
followers-back = العودة إلى الحادثة
followers-open = من يتابع
followers-count = { $n ->
   [zero] لا يتابع أحد.
   [one] يتابع شخص واحد.
   [two] يتابع شخصان.
   [few] يتابع { $n } أشخاص.
   [many] يتابع { $n } شخصًا.
   *[other] يتابع { $n } شخص.
 }
followers-told-times = { $n ->
   [zero] لم يُخبَروا بعد.
   [one] أُخبروا مرة واحدة.
   [two] أُخبروا مرتين.
   [few] أُخبروا { $n } مرات.
   [many] أُخبروا { $n } مرة.
   *[other] أُخبروا { $n } مرة.
 }
followers-none-yet = لا يتابع أحد الصفحة العامة بعد.
followers-none-teach = من يفتح الصفحة العامة يستطيع أن يتابعها بالبريد، ويصله عن كل تحديث رسالة واحدة.
followers-told = ما قيل لهم
followers-letters = { $n ->
   [zero] لا أحد منهم
   [one] لواحد منهم
   [two] لاثنين منهم
   [few] إلى { $n } منهم
   [many] إلى { $n } منهم
   *[other] إلى { $n } منهم
 }
followers-kind-update = تحديث
followers-kind-edit = تحديث معدَّل
followers-kind-withdrawn = تحديث مسحوب
followers-kind-closed = أُغلقت الصفحة
followers-who = إلى أين تذهب الأخبار
followers-who-hint = لا تستعملوا هذه العناوين لشيء آخر: أُعطيت لهذه الرسائل وحدها.
followers-since = منذ
followers-remove = إخراج ومحو
followers-removed = أُخرج، ومُحي العنوان.
followers-question-title = هل كان هذا أنت؟
followers-question-lede = طلب أحدهم أن تصل أخبار هذا الأمر إلى عنوانك.
followers-question-yes = نعم، أرسلوا إليّ الأخبار
followers-question-hint = إن لم تكن أنت فأغلق هذه الصفحة. لا يُرسل إليك شيء، ويُنسى عنوانك بعد يومين.
followers-joined-title = ستسمع منا
followers-joined-lede = عن كل تحديث رسالة واحدة، وفي كل رسالة رابط ينهيها.
followers-to-room = إلى الصفحة
followers-over-title = انتهى هذا الرابط
followers-over-lede = عمل مرة، أو مضى عليه أكثر من يومين. اكتب عنوانك أسفل الصفحة من جديد فنسألك من جديد.
followers-farewell-title = لا تريد هذه الرسائل بعد الآن؟
followers-farewell-lede = يُمحى عنوانك، ولا يُرسل إليه شيء من هذا بعد ذلك.
followers-farewell-yes = لا ترسلوا إليّ المزيد
followers-farewell-hint = إن مسّك شيء من هذا فسنخبرك بما ندين لك به على كل حال.
followers-left-title = لن تصلك هذه الرسائل
followers-left-lede = مُحي عنوانك هنا.
followers-left-already = لم يبق هنا عنوان لهذا الرابط. إن ظلت الرسائل تصل فأجب عن إحداها ننظر في الأمر.
followers-mail-question = طلب أحدهم، لعله أنت، من { $company } أن ترسل أخبار «{ $title }» إلى هذا العنوان. لا نرسل شيئًا قبل أن تقول نعم.
followers-mail-question-not-you = إن لم تكن أنت فلا تفعل شيئًا. يُنسى عنوانك بعد يومين.
followers-mail-question-subject = هل تريد أخبارًا من { $company } عن «{ $title }»؟
followers-mail-question-yes = نعم، أرسلوا إليّ الأخبار
followers-mail-update = هناك جديد عن «{ $title }».
followers-mail-update-subject = { $company }: جديد عن { $title }
followers-mail-edit = غيّرنا ما قلناه عن «{ $title }». يقول الآن:
followers-mail-edit-subject = { $company }: تغيّر: { $title }
followers-mail-withdrawn = سحبنا شيئًا قلناه عن «{ $title }». والسبب:
followers-mail-withdrawn-subject = { $company }: سُحب: { $title }
followers-mail-closed = أُغلقت «{ $title }». هذه آخر رسالة عنها.
followers-mail-closed-subject = { $company }: أُغلقت: { $title }
followers-mail-stands = كيف الأمر الآن: { $status }
followers-mail-status-investigating = نبحث عما حدث
followers-mail-status-identified = نعرف ما حدث ونعمل عليه
followers-mail-status-monitoring = أُصلح، ونحن نراقبه
followers-mail-status-resolved = سُوّي الأمر
followers-mail-next = نتكلم من جديد قبل { $moment } { $zone }.
followers-mail-room = اقرأه على الصفحة
followers-mail-leave = أنت طلبت هذه الرسائل. كي لا يصلك المزيد: { $address }
followers-question-system = طلب أحدهم أن تُرسل أخبار هذا الأمر إلى هذا العنوان.
followers-question-system-yes = نعم، أرسلوا الأخبار إليه
followers-joined-system = عن كل تحديث رسالة واحدة إلى هذا العنوان، وفي كل رسالة رابط ينهيها.
followers-secret = تحقق بهذا السر من توقيعاتنا وفق معيار Standard Webhooks. يُعرض مرة واحدة: احفظه حيث يجده نظامك.
