# The members' face.
desk-home-title = Owed next
desk-home-lede = What we owe next, and to whom. What is late or due within the hour stands first.
desk-home-nothing = Nothing is owed right now
desk-home-nothing-teach = When an incident is declared, its timers, updates, promises and waiting customers stand here.
desk-home-more = { $n ->
    [one] and one more
   *[other] and { $n } more
}
desk-incident-scope = Who is touched?
desk-incident-tell = Tell them
desk-incident-make-good = Make good
desk-incident-ask = Did it hold?
desk-incident-cases = Cases
desk-incident-way = On this page
desk-incident-close = Close the incident
desk-incident-close-hint = An incident closes when each of its cases is closed with its customer. Write down what we learned first.
desk-incident-lesson = Write a lesson
desk-cases-title = Cases
desk-cases-lede = Each is one customer's recovery from one incident.
desk-cases-state = State
desk-cases-none = No case here
desk-cases-none-teach = Cases open when a second member confirms which customers an incident touches.
desk-cases-customer = Customer
desk-cases-incident = Incident
desk-cases-told = Told
desk-cases-moved = Last moved
desk-case-customer = The customer
desk-case-dossier = Dossier
desk-case-diary = Diary
desk-case-by-desk = The desk itself
desk-case-closing = Closing
desk-case-close-hint = A case closes by itself when the customer confirms that the solution and the making good are right. Without their word it needs a reason, and your name stands beside it.
desk-case-because = It may close without their word, because …
desk-case-close = Close this case
desk-case-reopen = Open it again
desk-search-title = Search
desk-search-how = Write one or more words; the last may be a beginning.
desk-search-none = Nothing found

# What the journal says, in words. Facts without words here are shown as the journal has them.
desk-fact-case-opened = The case was opened.
desk-fact-case-withdrawn = The case was withdrawn.
desk-fact-case-told = The customer was told for the first time.
desk-fact-case-acknowledged = We acknowledged what happened to them.
desk-fact-case-assigned = The case was given an owner.
desk-fact-case-moved = The case moved on.
desk-fact-case-reopened = The case was opened again.
desk-fact-case-closed = The case was closed.
desk-fact-case-contested = We contest it.
desk-fact-case-conceded = We no longer contest it.
desk-fact-case-exported = The dossier was written out.
desk-fact-incident-exported = The incident was written out.
desk-fact-incident-declared = The incident was declared.
desk-fact-incident-timed = When it occurred, was noticed and decided was set.
desk-fact-incident-no-date-said = Why there is no date yet was said.
desk-fact-incident-next-update-said = When we speak next was said.
desk-fact-incident-status-set = The word that customers read was set.
desk-fact-incident-first-told = The first of those it touches was told.
desk-fact-incident-closed = The incident was closed.
desk-fact-scope-drafted = Whom it touches was drafted.
desk-fact-scope-confirmed = A second member confirmed whom it touches.
desk-fact-scope-replaced = Whom it touches was replaced by a later version.
desk-fact-scope-dropped = A draft of whom it touches was dropped.
desk-fact-notice-drafted = A notice was drafted.
desk-fact-notice-changed = A notice was changed.
desk-fact-notice-submitted = A notice was submitted for approval.
desk-fact-notice-returned = A notice was given back to its author.
desk-fact-notice-approved = A second member approved a notice.
desk-fact-notice-begun = The first letter of a notice was handed over.
desk-fact-notice-sent = Every letter of a notice has its end.
desk-fact-notice-stopped = A notice was stopped.
desk-fact-notice-resumed = A notice goes on.
desk-fact-admission-moved = Where we stand on fault changed.
desk-fact-remedy-drafted = A making good was drafted.
desk-fact-wording-erased = A wording was erased.
desk-fact-promise-made = Something was promised.
desk-fact-promise-supported = A promise was backed with evidence.
desk-fact-promise-refused-at-gate = The gate refused a date.
desk-fact-promise-published = A date was published.
desk-fact-promise-kept = A promise was kept.
desk-fact-promise-kept-late = A promise was kept, late.
desk-fact-promise-broken = A promise was broken.
desk-fact-promise-renewed = A promise was renewed before it was due.
desk-fact-promise-overdue = A promise is overdue.
desk-fact-impact-recorded = They told us how it hits them.
desk-fact-impact-erased = An impact was erased.
desk-fact-statement-noted = We noted what they said.
desk-fact-statement-worded = What we noted was worded anew.
desk-fact-statement-confirmed = They confirmed what we noted.
desk-fact-statement-corrected = They corrected what we noted.
desk-fact-statement-read = We read their correction.
desk-fact-statement-erased = A statement was erased.
desk-fact-offer-drafted = An offer was drafted.
desk-fact-offer-approved = The offer was approved.
desk-fact-offer-offered = The offer was made.
desk-fact-offer-accepted = They accepted the offer.
desk-fact-offer-declined = They declined the offer.
desk-fact-offer-expired = The offer expired.
desk-fact-offer-withdrawn = The offer was withdrawn.
desk-fact-offer-fulfilled = The offer was fulfilled.
desk-fact-delivery-queued = A mail, a call or a letter was made ready.
desk-fact-delivery-handed-over = They were told: by mail, by voice or on paper.
desk-fact-delivery-refused = A letter was refused.
desk-fact-delivery-failed = It did not reach them.
desk-fact-call-made = We rang them.
desk-fact-delivery-uncertain = It is uncertain whether a letter arrived.
desk-fact-delivery-settled = An uncertain letter was settled.
desk-fact-delivery-acknowledged = They let us know that they have a letter.
desk-fact-chase-set = It was said how those who are silent are asked again.
desk-fact-chase-handed-to-a-person = A silent contact was left to one of us.
desk-fact-chase-settled = One of us took a silent contact on.
desk-fact-link-minted = A private link was made.
desk-fact-link-renewed = A private link was renewed.
desk-fact-link-revoked = A private link was revoked.
desk-fact-link-opened = They opened their private page.
desk-fact-apology-recorded = An apology was recorded.
desk-fact-survey-asked = They were asked whether it held.
desk-fact-survey-answered = They answered whether it held.
desk-home-waiting = waiting for
desk-home-many = { $n ->
    [one] one of them
   *[other] { $n } of them
}
desk-home-many-or-more = { $n ->
    [one] one of them, or more
   *[other] { $n } of them, or more
}
desk-incident-closing = Closing
desk-incident-close-who = A lead or an owner closes it.
desk-cases-all = All
desk-home-import = Bring in customers
desk-home-invite = Invite somebody
desk-incident-more = More
desk-case-offers-waiting = { $n ->
    [one] One offer to this customer still waits for their answer. It stands in their room after you close the case, until it expires or is taken back.
   *[other] { $n } offers to this customer still wait for their answer. They stand in their room after you close the case, until they expire or are taken back.
}
desk-case-despite-offers = I have seen this. Close the case nevertheless
desk-case-reopen-incident = The incident is closed. It opens again together with this case.
desk-fact-incident-reopened = The incident was opened again.
desk-fact-mail-received = A mail came back
desk-fact-mail-assigned = A mail was put to this case
desk-fact-mail-noted = A mail needed no answer
desk-fact-mail-answered = A mail was answered
desk-fact-delivery-bounced = A letter came back
desk-fact-delivery-complained = Somebody complained of a letter
desk-fact-case-untold = What was sent had not arrived: not told after all
