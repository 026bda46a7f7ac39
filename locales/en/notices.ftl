# Notices: what we tell those an incident touches, and proof that we did.
notices-title = Notices
notices-lede = What we told them, what waits to be told, and what became of every letter.
notices-none = Nobody has been told anything yet
notices-none-teach = A notice is written on the page of its incident. It says what happened, what they can do now, and when you speak next.
notices-see-incidents = See the incidents
notices-column-subject = Notice
notices-column-incident = Incident
notices-column-state = State
notices-column-told = Handed over
notices-all-states = All
notices-no-subject = No subject yet
notices-write = Write a notice
notices-kind-first = First notice
notices-kind-update = Update
notices-kind-solution = Solution
notices-kind-correction = Correction
notices-kind-survey = Survey
notices-kind-first-hint = The first they hear of it from you. Tells them that you know what happened to them.
notices-kind-update-hint = How it stands now, even if nothing is new.
notices-kind-solution-hint = What puts it right.
notices-kind-correction-hint = What you said before was wrong, and what is right.
notices-kind-survey-hint = You ask whether it held.
notices-state-drafted = Draft
notices-state-submitted = Waits for approval
notices-state-approved = Approved
notices-state-sending = Being sent
notices-state-sent = Sent
notices-state-stopped = Stopped
notices-delivery-queued = Queued
notices-delivery-claimed = In hand
notices-delivery-handed_over = Handed over
notices-delivery-refused = Refused
notices-delivery-failed = Failed
notices-delivery-uncertain = Uncertain
notices-delivery-bounced = Came back
notices-came-back = Came back
notices-acknowledged = They let us know
notices-acknowledged-click = by the button in their room
notices-acknowledged-reply = by answering
notices-acknowledged-spoken = to one of us in person
notices-acknowledged-hand = noted by one of us
notices-channel-mail = Mail
notices-channel-voice = Voice
notices-channel-letter = Letter
notices-channel-webhook = Webhook
notices-part-what_happened = What happened
notices-part-who_is_affected = Who is affected
notices-part-what_we_know = What we know
notices-part-what_we_do_not_know = What we do not know
notices-part-what_you_can_do = What you can do now
notices-new-title = Write a notice
notices-edit-title = Change the notice
notices-form-lede = Write as you would speak to them: plainly, and without excuses.
notices-about = About
notices-field-kind = Kind
notices-field-subject = Subject
notices-field-subject-hint = One line that tells them what it is about.
notices-field-what-happened-hint = Plainly, as far as it is known.
notices-field-who-hint = So that the reader knows whether it is them.
notices-field-know-hint = What is certain.
notices-field-unknown-hint = What you are still finding out. Saying so keeps their trust.
notices-field-can-do-hint = What they can do to protect themselves. If there is nothing, say that.
notices-field-next = When we speak next
notices-field-next-hint = Choose a moment you will keep, even if there will be nothing new.
notices-field-sender = Who speaks
notices-field-sender-hint = A person with a name. People answer people.
notices-keep-draft = Keep the draft
notices-drafted = The draft is kept. Read it as one of them would, then submit it.
notices-changed = The draft is kept.
notices-submitted = Submitted. A second person reads and approves it.
notices-returned = Given back to its author.
notices-approved = Approved. The letters are on their way.
notices-stopped = Stopped. What was not handed over waits.
notices-resumed = It goes on.
notices-settled = Settled, with your reason beside it.
notices-change = Change it
notices-submit = Submit for approval
notices-submit-hint = A second person, a lead or the owner, reads it before anybody gets it.
notices-approve = Approve and send
notices-approve-to = { $n ->
    [one] Approving sends it to one person.
   *[other] Approving sends it to { $n } people.
}
notices-give-back = Give back
notices-give-back-why = What should change
notices-returned-because = Given back:
notices-stop = Stop it
notices-stop-why = Why it must stop
notices-stopped-because = Stopped:
notices-resume = Let it go on
notices-lacks = Before it can be submitted
notices-set-aside = { $domain } takes nothing just now. Its letters wait until { $until }; all others go on. It said:
notices-no-relay = No mail server is set, so letters wait here. Set AMENDS_SMTP_URL and start the desk again; nothing is lost.
notices-scope-unconfirmed = Nobody has confirmed whom this incident touches. Until then this notice cannot be approved, and nothing is sent.
notices-scope-link = Look at the scope
notices-progress = How far it has come
notices-told-of = Contacts told
notices-handed-of = Letters handed over
notices-to-queue = { $n ->
    [one] One of them is not in the queue yet, and follows by itself. Letters leave meanwhile.
   *[other] { $n } of them are not in the queue yet, and follow by themselves. Letters leave meanwhile.
}
notices-median = Median time to tell
notices-since-noticed = since you noticed
notices-p90 = 90% within
notices-worst = Longest
notices-failed = Refused or failed
notices-nobody = Customers with nobody to tell
notices-updates-late = Updates given late
notices-update-overdue = The announced update
notices-panel-title = Told
notices-panel-nobody-yet = Confirm the scope first: then there are people to tell.
notices-deliveries = Letters
notices-deliveries-none = No letter is in this state.
notices-column-to = To
notices-column-customer = Customer
notices-column-fate = What became of it
notices-column-when = When
notices-next-try = next try
notices-settle = Settle it
notices-settle-how = What do you know?
notices-settle-arrived = It arrived
notices-settle-arrived-hint = They said so, or the mail server’s own log does.
notices-settle-again = Send it again
notices-settle-again-hint = Knowing that a second copy may reach them.
notices-settle-because = How you know
notices-settled-because = Settled by hand:
notices-preview = As they read it
notices-preview-as = Read it as
notices-preview-show = Show
notices-preview-none = There is nobody to read it as yet. Confirm the scope and add contacts.
notices-preview-to = To
notices-preview-text = As plain text
notices-preview-link = The link in the letter is each reader’s own and is not shown here.
notices-decide = Decide
notices-to-decide = Read who hears it and the letter itself; the decision stands below it.
notices-audience = Who will be told
notices-audience-count = { $n ->
    [one] One person will be told.
   *[other] { $n } people will be told.
}
notices-audience-of = { $n ->
    [one] They belong to one customer.
   *[other] They belong to { $n } customers.
}
notices-more = { $n ->
    [one] One more
   *[other] { $n } more
}
notices-audience-more = The first { $n } are listed.
notices-left-out = Who will not, and why
notices-left-out-none = No contact is left out.
notices-why-left = has left their company
notices-why-no_mail = has no mail address
notices-why-already = has had a first notice already
notices-nobody-title = Nobody to tell
notices-nobody-teach = { $n ->
    [one] One touched customer has no contact with a mail address. Add one, or speak with them.
   *[other] { $n } touched customers have no contact with a mail address. Add one each, or speak with them.
}
notices-prepare = Time to prepare
notices-prepare-untold = You have known for { $span }.
notices-prepare-first = The next promised day that is still open is { $day }.
notices-prepare-hit = { $n ->
    [one] For one customer a promised day has already passed: telling them cannot prepare them any more.
   *[other] For { $n } customers a promised day has already passed: telling them cannot prepare them any more.
}
notices-case-title = What they were told
notices-case-none = They have not been told anything yet.
notices-link-was-renewed = The link lives on.
notices-link-was-revoked = The link is revoked. Whoever holds it finds nothing any more.
notices-room-title = What we told you
notices-owed-approval = Read and approve a notice
notices-owed-bounced = { $n ->
    [one] Reach one person whose letter came back
   *[other] Reach { $n } people whose letters came back
}
notices-another = Who else can be told?
notices-another-teach = This letter reached nobody. The same notice can go to somebody else at this customer, with a link of their own.
notices-another-send = Send it to { $name } instead
notices-sent-to-another = The notice is on its way to them.
notices-owed-uncertain = { $n ->
    [one] Settle one letter that may not have arrived
   *[other] Settle { $n } letters that may not have arrived
}
notices-owed-refused = { $n ->
    [one] Reach one person whose letter was refused
   *[other] Reach { $n } people whose letters were refused
}
notices-owed-failed = { $n ->
    [one] Reach one person whose letter failed
   *[other] Reach { $n } people whose letters failed
}
notices-approve-silent = What is done about those who stay silent: see the rule before you approve.
notices-who-has-it = Who has let us know, and who is silent
notices-have-title = Do you have this?
notices-have-why = One press tells us that it has reached you. Then we do not write or ring to find out.
notices-have-button = I have read this
notices-have-said = You let us know that you have this. Thank you.
notices-have-thanks = Thank you for letting us know.
notices-mail-again = We wrote to you on { $day } and do not know whether it reached you.
notices-mail-have = Tell us that you have this:
notices-mail-greeting = Dear { $name },
notices-mail-opening-first = Something has gone wrong on our side, and it touches you. We want you to hear it from us.
notices-mail-opening-update = Here is how it stands now.
notices-mail-opening-solution = Here is what puts it right.
notices-mail-opening-correction = Something we told you was not right. We are sorry; here is what is.
notices-mail-opening-survey = We would like to know from you whether it is put right.
notices-mail-date = We will have it mended by { $day }. We are { $sure } sure of that day.
notices-mail-no-date = We have no date for you yet, because { $because }
notices-mail-next = We write to you again by { $moment } ({ $zone }), even if there is nothing new.
notices-mail-room = Your own page shows how it stands and lets you tell us how it hits you. It is private to you, and no password is needed:
notices-mail-reference = Your reference: { $reference }
notices-mail-signed = { $sender }, { $company }
notices-back = Back to the incident
notices-approve-who = Somebody who did not write it, a lead or an owner, reads it with fresh eyes and approves it.
notices-server-said = The mail server said:
notices-over = The incident is closed. This notice was not sent, and it will not be.
# Taking it to people by voice.
notices-reach-back = Back to the notice
notices-reach-not-out = Nobody has approved this notice yet. Once it is out it can be taken to people.
notices-reach-who = A lead or an owner decides whom to take it to.
notices-whom = Whom
notices-whom-not_reached = Those it has not reached
notices-whom-silent = Those who have not said that they have it
notices-whom-all = Everybody
notices-whom-roles = Those with these roles
notices-whom-which-roles = Roles
notices-whom-roles-hint = As your contacts have them, separated by commas: quality, executive.
notices-whom-many = { $n ->
    [0] nobody
    [one] one person
   *[other] { $n } people
}
notices-reach-voice-title = Call them
notices-reach-voice-lede = Whom of those it touches somebody rings. Each of them waits in the line of calls.
notices-reach-voice-could = could be called
notices-reach-voice-taken = in the line or called
notices-reach-voice-unknown = without a number
notices-reach-voice-do = Put them in the line
notices-reach-voice-done = They wait in the line of calls.
notices-reach-voice-nobody = Everybody with a telephone number is in the line or was called.
notices-reach-voice-missing = Nobody can ring them
notices-reach-voice-missing-teach = We know no telephone number of theirs. Ask whoever knows them, and add it on the customer’s page.
# Letters on paper.
notices-reach-letter-title = Write to them on paper
notices-reach-letter-lede = Whom of those it touches a letter is posted to. It says what the mail says, and has a way to their private page.
notices-reach-letter-could = could be written to
notices-reach-letter-taken = written to, or waiting
notices-reach-letter-unknown = without an address
notices-reach-letter-do = Make the letters ready
notices-reach-letter-done = The letters wait to be printed.
notices-reach-letter-nobody = Everybody with a postal address was written to, or waits to be.
notices-reach-letter-missing = No letter would reach them
notices-reach-letter-missing-teach = A letter goes to the customer’s attributes: street (or po_box), zip, city, country. Write them on the customer’s page, one “name: value” a line, or bring them in by import.
notices-print = Print
notices-print-waiting = { $n ->
    [0] No letter waits to be printed.
    [one] One letter waits to be printed.
   *[other] { $n } letters wait to be printed.
}
notices-print-do = Print those that wait
notices-print-runs = What was printed
notices-run-title = Printed letters
notices-run-lede = Open the sheets, print them, fold them into envelopes with a window, and say when they were posted.
notices-run-open = Open the sheets
notices-run-pdf = As PDF
notices-run-back = To the letters of the notice
notices-run-printed = Printed, not posted yet
notices-run-posted = Posted
notices-run-spoilt = Spoilt
notices-run-letters = Letters
notices-run-made-at = Printed
notices-run-because = Because
notices-run-made = Ready. Open the sheets and print them.
notices-run-post = When they were posted
notices-run-posted-on = Given to the post
notices-run-posted-hint = From then on these people count as told. The sheets cannot be opened any more after that.
notices-run-post-it = They are posted
notices-run-was-posted = Noted: posted. These people are told.
notices-run-spoil = They are spoilt
notices-run-spoil-why = What happened
notices-run-spoil-it = Print them again later
notices-run-was-spoilt = Noted. They wait to be printed again.
notices-sheets-title = Letters to be printed
notices-sheets-hint = { $n ->
    [one] One letter. Print this page on A4; this line is not printed.
   *[other] { $n } letters. Print this page on A4; this line is not printed.
}
notices-sheets-back = Back
notices-paper-scan = Your own page: point a camera at the square.
notices-paper-type = Or type this code at
notices-owed-posting = Post the printed letters
notices-state-ended = Stopped for good
notices-why-not_told = was never told what this corrects
notices-field-corrects = What it corrects
notices-field-corrects-hint = Of a correction: the notice that said it wrong. Whoever was told that hears this at once, and nobody else.
notices-corrects = What it corrects
notices-corrects-text = What was said then
notices-corrected-by = What this says was corrected by
notices-room-corrected = Something here was not right. We corrected it:
notices-course = How it goes out
notices-wave-first = { $n ->
    [one] One person is told first; the rest waits for a word.
   *[other] { $n } people are told first; the rest waits for a word.
}
notices-wave-chosen = { $n ->
    [one] One customer of them was chosen by name.
   *[other] { $n } customers of them were chosen by name.
}
notices-wave-lot = The others were drawn by lot, with the seed { $seed }.
notices-wave-waits = { $n ->
    [one] One person waits. Look what the first wave came to; then let the rest go, or stop it.
   *[other] { $n } people wait. Look what the first wave came to; then let the rest go, or stop it.
}
notices-say-they-have-it = Say that they have it
notices-of-them-replies = { $n ->
    [one] one of them by a reply
   *[other] { $n } of them by a reply
}
notices-rate-is = { $n ->
    [one] No more than one letter a second.
   *[other] No more than { $n } letters a second.
}
notices-step-approved = Approved
notices-step-paused = Stopped; what was not handed over waits
notices-step-resumed = Let go on
notices-step-go = Let the rest go
notices-step-ended = Stopped for good
notices-go = { $n ->
    [one] Let the rest go: one person
   *[other] Let the rest go: { $n } people
}
notices-go-why = What you saw in the first wave
notices-gone = The rest is on its way.
notices-resume-why = Why it may go on
notices-end = Stop it for good
notices-end-hint = What was not handed over never goes, and each of those letters says why. Whoever was not told can be told by a new notice.
notices-end-why = Why it must never go
notices-ended = Stopped for good. What was not handed over will not go.
notices-stage = Tell a few first, or go slowly
notices-stage-hint = Leave all of it empty to tell everybody at once. With a first wave, the rest waits until a lead has seen what it came to and lets it go.
notices-stage-first = How many first
notices-stage-first-hint = A number of people, like 50, or a share, like 10 %. All people of a customer are told together.
notices-stage-chosen = These customers first
notices-stage-chosen-hint = Their keys or ids, one a line. The others are drawn by lot, and the seed is kept.
notices-stage-rate = Letters a second at most
notices-stage-rate-hint = Empty: as fast as the desk may.
notices-watch = Watch the sending
notices-not-out-yet = This notice is not out yet, so there is nothing to watch.
notices-back-to-notice = The notice itself
notices-rate-now = Letters a minute
notices-rate-now-note = in the minute that has just passed
notices-rise = Time to tell
notices-rise-picture = How many were told since you noticed; the table below says the same.
notices-rise-target = By then everybody should know, by what you have agreed to do:
notices-rise-share = So many were told
notices-rise-people = People
notices-rise-after = After
notices-rise-late = late
notices-rise-not-yet = not yet
notices-glance-at = Taken
notices-worst-untold = Not told yet, the worst first
notices-worst-hint = By how much they still have to get from you, times how long they have waited.
notices-value = Still to get
notices-waits-since = Waiting since
notices-why-and-next = Why, and what to do next
notices-untold-nobody = There is nobody to tell. Add a person, or find out whom to call.
notices-untold-unwritten = Nothing was sent to them. Write them a first notice.
notices-untold-queued = Their letter waits for its turn, or for a word of yours.
notices-untold-refused = Their mail server refused it. Correct the address, or call them.
notices-untold-failed = It never got through. Call them.
notices-untold-bounced = It came back. Correct the address, or call them.
notices-untold-uncertain = Nobody knows whether it arrived. Settle it: ask them.
notices-untold-handed_over = Their letter has just been handed over.
notices-domains = Domains that take nothing
notices-domains-hint = Of all letters to these none was taken. Ask somebody there by another way.
notices-domain-letters = { $n ->
    [one] one letter
   *[other] { $n } letters
}
notices-domain-lost = { $n ->
    [one] one did not get through
   *[other] { $n } did not get through
}
notices-by-value = Told, by what they still have to get
notices-by-region = Told, by region
notices-share-of = Customers
notices-value-span = From – to
notices-customers = How many
notices-column-told-customers = Told
notices-fifth-1 = The fifth with the most
notices-fifth-2 = The second fifth
notices-fifth-3 = The third fifth
notices-fifth-4 = The fourth fifth
notices-fifth-5 = The fifth with the least
notices-fifth-0 = Nothing open of a known value
notices-region-unknown = Not known
notices-people = Who hears it, and who does not
notices-people-lede = Everybody the incident touches, person by person.
notices-people-told = Hear it
notices-people-not = Do not hear it
notices-people-none = There is nobody of this kind.
notices-people-all = See all of them, and why
notices-column-language = Language
notices-column-told-people = Hears it?
notices-why-told = will be told
notices-sheet = As a sheet (CSV)
notices-sheet-deliveries = Every letter as a sheet (CSV)
notices-shown-languages = In which language, by which way
notices-shown-leads = How long they have to prepare
notices-shown-leads-hint = Customers, by the first promised day of what they have not got yet.
notices-shown-shortest = Those with the least time
notices-lead-past = It is past
notices-lead-days = Under three days
notices-lead-week = Three days to a week
notices-lead-month = A week to a month
notices-lead-later = Longer
notices-lead-none = No promised day open
notices-shown-changes = What is different from the notice before
notices-shown-before = Beside:
notices-shown-same = Word for word the same.
notices-why-not_relevant = has another role than those who must hear of this
notices-missing-title = Roles that nobody has
notices-missing-teach = { $n ->
    [one] At one customer nobody has a role that must hear of this. Whoever speaks for them is told, and somebody is missing.
   *[other] In { $n } places nobody has a role that must hear of this. Whoever speaks for those customers is told, and somebody is missing.
}
notices-missing-role = Nobody for { $role }: add a contact
notices-relevant-title = Who must hear
notices-relevant-everybody = Of this kind of incident everybody hears.
notices-relevant-roles = Of this kind of incident these roles must hear: { $roles }.
notices-relevant-rules = Who must hear of what
notices-relevant-nobody = Nobody speaks for this customer yet.
notices-relevant-hears = hears of it
notices-relevant-missing = missing

# Languages of a notice, and what is each reader's own in it.
notices-field-language = Written in
notices-field-in = { $field } ({ $language })
notices-begin = Begin from a template
notices-begin-hint = Fills the form in every language the template has. Gaps in double brackets are yours to fill.
notices-begin-from = Begin from it
notices-begin-choice = { $scenario }, { $kind } ({ $languages })
notices-begun-from = Begun from
notices-texts = In other languages
notices-texts-hint = Each reader gets the text in their language, and the one above where there is none. A name in double braces, such as {"{{"} customer.name {"}}"}, stands for what is each reader’s own.
notices-texts-also = Also in
notices-texts-add = Add this language
notices-texts-drop = Take { $language } away
notices-reads-instead = { $read }, because there is no text in { $wanted }
notices-fall-back = { $n ->
    [one] One person reads { $read }, because there is no text in { $wanted }.
   *[other] { $n } people read { $read }, because there is no text in { $wanted }.
}
notices-warns = Notices of this kind usually say more. Nothing stops you:
notices-try = Send me this
notices-try-hint = Goes to your own address, marked as a test, with a link that opens nothing. Nobody is told by it.
notices-tried = On its way to your own address, marked as a test.
notices-trial-subject = TEST: { $subject }
notices-trial-said = This is a test that only you get. So { $name } would read it; its link opens nothing.
notices-mail-gone = What stood here about what you have from us has changed since. Ask us, and we will tell you again.
notices-owing-title = What this notice has to own
notices-owing-not-named = This notice does not say so yet, as far as anybody has named the sentence that does.
notices-owing-gone = The sentence that was named does not stand in the notice any more.
notices-owing-sentence = The sentence of this notice that says so
notices-owing-sentence-hint = Word for word as it stands in the notice. It counts once the notice is out.
notices-owing-name = This sentence says so
notices-owning-named = Named. Once the notice is out, we have said so.
notices-owing-approve = This notice does not own the second wrong. Read what is owed before you let it out.
notices-stop-price = Before you hold it back: the price of hiding
notices-inside-title = Our own people first
notices-inside-begin = Begin a bulletin from this notice
notices-inside-begin-hint = What we tell our own people: what happened, what we say, what may be promised, whom to ask.
notices-inside-begun = Begun from the notice. Say what our own people may promise, and whom they ask.
notices-inside-out = Our own people have been told:
notices-inside-drafted = A bulletin for our own people is drafted. It goes out in the same act:
notices-inside-later = Leave it drafted; our own people hear later
notices-inside-because = Why our own people hear later
notices-inside-because-if-later = Only if it stays drafted.
notices-inside-because-hint = Your name and this reason stand in the journal.
notices-inside-none = Our own people have not been told. Nobody outside should hear it before whoever answers the telephone.
notices-inside-write = Write the bulletin first
# To customers' own systems.
notices-delivery-passed_on = Passed on to their system
notices-systems = Customers’ own systems
notices-systems-hint = Messages to systems that asked to hear. A copy tells nobody; where the customer wants to be told so, a message that was handed over counts above too.
notices-systems-took = copies their systems took
notices-systems-wait = copies that wait for their systems
notices-systems-lost = copies no system took
notices-posted-lede = What was posted to this system, newest first. Each message keeps its id over every try.
notices-posted-system = The system
notices-posted-none = Nothing was posted yet
notices-posted-none-teach = When a notice about an incident of this customer is approved, a signed message goes to this system too. It begins once the system has taken a ping.
notices-posted-said = Answered last
notices-posted-copy = A copy: it tells nobody
notices-posted-tells = Tells the customer
notices-replay-title = Send again
notices-replay-hint = For a system that lost something. Every message keeps its id, so that what it has already is known by it. What was stopped or corrected before it was taken stays away.
notices-replay-since = Everything since
notices-replay-all = Send all of it again
notices-replay = Send it again now
notices-replayed = { $n ->
    [one] One message is sent again.
   *[other] { $n } messages are sent again.
}
notices-was-replayed = It is sent again, under the same id.
notices-tries = Tries
notices-tries-none = It was not tried yet.
notices-tries-copy = This is a copy for the customer’s own system, beside what goes to people. Nobody is told by it.
notices-tries-tells = The customer said that this is how they want to be told: once their system has it, they are.
