followers-title = Followers
followers-lede = Whoever asked to hear of the public room by mail, or with a system of theirs. Whoever it touches hears by notices, whether they follow or not.
followers-about = About
followers-back = Back to the incident
followers-open = See who follows
followers-count = { $n ->
   [one] One person follows.
   *[other] { $n } people follow.
 }
followers-told-times = { $n ->
   [one] Told once.
   *[other] Told { $n } times.
 }
followers-none-yet = Nobody follows the public room yet.
followers-none-teach = Whoever opens the public room can follow it, by mail or with a system. Each update is then one letter to them.
followers-told = What they were told
followers-letters = { $n ->
   [one] to one of them
   *[other] to { $n } of them
 }
followers-kind-update = Update
followers-kind-edit = Changed update
followers-kind-withdrawn = Update taken back
followers-kind-closed = Room closed
followers-who = Where news go
followers-who-hint = Use these addresses for nothing else: they were given for this news alone.
followers-since = since
followers-remove = Take out and erase
followers-removed = Taken out. The address is erased.
followers-question-title = Was this you?
followers-question-lede = Somebody asked that news about this go to your address.
followers-question-yes = Yes, send me the news
followers-question-hint = If it was not you, close this page. Nothing is sent to you, and your address is forgotten in two days.
followers-joined-title = You will hear from us
followers-joined-lede = Each update is one letter. Each letter has a link that ends them.
followers-to-room = Go to the page
followers-over-title = This link is over
followers-over-lede = It worked once, or it is older than two days. Write your address below the page again, and we ask again.
followers-farewell-title = No more of these letters?
followers-farewell-lede = Your address is erased, and nothing more of this is sent to it.
followers-farewell-yes = Send me no more
followers-farewell-hint = If something of this touches you, we still tell you what we owe you.
followers-left-title = You get no more of these
followers-left-lede = Your address is erased here.
followers-left-already = No address is left here for this link. If letters still come, answer one of them, and we look.
followers-mail-question = Somebody, perhaps you, asked { $company } to send news about “{ $title }” to this address. We send nothing before you say yes.
followers-mail-question-not-you = If it was not you, do nothing. Your address is forgotten in two days.
followers-mail-question-subject = Do you want news from { $company } about “{ $title }”?
followers-mail-question-yes = Yes, send me the news
followers-mail-update = There is news about “{ $title }”.
followers-mail-update-subject = { $company }: news about { $title }
followers-mail-edit = We changed what we said about “{ $title }”. It now says:
followers-mail-edit-subject = { $company }: changed: { $title }
followers-mail-withdrawn = We took back something that we had said about “{ $title }”. The reason:
followers-mail-withdrawn-subject = { $company }: taken back: { $title }
followers-mail-closed = “{ $title }” is closed. This is the last letter about it.
followers-mail-closed-subject = { $company }: closed: { $title }
followers-mail-stands = How it stands: { $status }
followers-mail-status-investigating = we are finding out what happened
followers-mail-status-identified = we know what happened and are working on it
followers-mail-status-monitoring = it is mended, and we are watching it
followers-mail-status-resolved = it is put right
followers-mail-next = We speak again by { $moment } { $zone }.
followers-mail-room = Read it on the page
followers-mail-leave = You asked for these letters. To get no more: { $address }
followers-question-system = Somebody asked that news about this be posted to this address.
followers-question-system-yes = Yes, post the news there
followers-joined-system = Each update is one message to that address. Each message has a link that ends them.
followers-secret = Check our signatures with this secret, as the Standard Webhooks have it. It is shown once: keep it where your system finds it.
