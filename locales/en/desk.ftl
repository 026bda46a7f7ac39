# The members' face.
desk-home-title = Owed next
desk-home-lede = What we owe next, and to whom. What is late or due within the hour stands first; of what waits, whoever we failed before goes ahead.
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
desk-cases-lede = Each is one customer's recovery from one incident. Of each page, whoever has cause not to forgive us stands first; then what moved last.
desk-cases-urgency = How urgent
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
desk-incident-speak = Speak in public
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
desk-case-wrong-owed = They were told late, or something was hidden from them, and nobody has said so to them.
desk-case-despite-wrong = I have seen this, and the reason above says why the case may close all the same
desk-fact-update-posted = We said something before everyone.
desk-fact-update-edited = What we said before everyone was edited, and its readers see how.
desk-fact-update-withdrawn = What we said before everyone was taken back.
desk-fact-question-asked = They asked us something.
desk-fact-question-taken = One of us took their question on.
desk-fact-question-answered = We answered their question.
desk-fact-question-answer-written = The answer was written down.
desk-fact-question-published = Everybody reads the question and its answer.
desk-fact-question-taken-back = Nobody but whoever asked reads the question any more.
desk-fact-question-erased = The words of a question were erased.
desk-fact-question-answer-erased = The words of an answer were erased.
desk-fact-alternative-asked = They asked for an alternative.
desk-fact-alternative-given = They got the alternative.
desk-fact-alternative-declined = They did not get the alternative, and know why.
desk-fact-alternative-ask-erased = The words beside what they asked for were erased.
desk-fact-help-offered = They offered us help.
desk-fact-help-accepted = We took their help, with thanks.
desk-fact-help-declined = We declined their help, with thanks.
desk-fact-help-erased = The words of their offer of help were erased.
desk-fact-plan-drafted = A plan was begun for them.
desk-fact-plan-changed = Their plan was called otherwise, or handed to somebody else.
desk-fact-plan-confirmed = Its sponsor stands behind their plan.
desk-fact-plan-confirmation-lapsed = Their plan says something else than its sponsor confirmed.
desk-fact-plan-put = A version of their plan was put before them.
desk-fact-plan-version-kept = That version of their plan was kept.
desk-fact-plan-version-begun = A new version of their plan was begun: they would have less, or later.
desk-fact-plan-version-replaced = A later version of their plan took the place of one that waited.
desk-fact-plan-accepted = They accepted the plan.
desk-fact-plan-changes-asked = They want changes to the plan.
desk-fact-plan-version-answered = Their answer was kept with that version.
desk-fact-plan-remarks-erased = Their remarks on the plan were erased.
desk-fact-plan-delivered = All of their plan is delivered.
desk-fact-plan-reason-given = Somebody said why something leads to no action.
desk-fact-action-added = An action was added to their plan.
desk-fact-action-changed = An action of their plan was changed.
desk-fact-action-started = An action of their plan was begun.
desk-fact-action-progressed = Somebody said how an action of their plan goes.
desk-fact-action-done = An action of their plan is done.
desk-fact-action-dropped = An action of their plan was dropped.
desk-fact-risk-noted = A risk was noted.
desk-fact-risk-looked-at = Somebody looked at a risk.
desk-fact-risk-over = A risk is over.
desk-fact-mention-noted = Somebody spoke of it, and it was noted.
desk-fact-mention-withdrawn = What was noted of somebody’s words was withdrawn.
desk-fact-mention-answered = We answered what was said of it.
desk-fact-deception-marked = It was marked that something was hidden.
desk-fact-deception-noted = Two people found that something was hidden.
desk-fact-deception-set-aside = A second person looked: nothing was hidden.
desk-fact-deception-taken-back = That something was hidden was taken back: it was not so.
desk-fact-second-wrong-proposed = The desk proposed that they were told late.
desk-fact-second-wrong-confirmed = It was confirmed that there is a second wrong.
desk-fact-second-wrong-dismissed = It was no second wrong, and somebody said why.
desk-fact-second-wrong-named = A notice is to name the second wrong.
desk-fact-second-wrong-owned = We have owned up to the second wrong.
desk-fact-owning-recorded = We said that they were told late, or that something was hidden.
desk-fact-bulletin-drafted = A bulletin for our own people was begun.
desk-fact-bulletin-changed = The bulletin was written on.
desk-fact-bulletin-published = Our own people were told.
desk-fact-bulletin-read = One of our own people has read the bulletin.
desk-fact-notice-sent-before-bulletin = Those outside were told before our own people.
desk-fact-review-asked = Counsel was asked.
desk-fact-review-answered = Counsel answered.
desk-parts = The four parts
desk-parts-there = { $n ->
    [0] None of the four is there yet.
    [one] One of the four is there.
    [4] All four are there.
   *[other] { $n } of the four are there.
}
desk-part-is-missing = Missing
desk-part-is-begun = Begun
desk-part-is-there = There
desk-part-explain = Explain
desk-part-explain-missing = Nobody has told them what happened.
desk-part-explain-begun = We acknowledged it to them, and have not told them what happened.
desk-part-explain-there = They were told what happened.
desk-part-explain-do = Tell them
desk-part-react = React
desk-part-react-missing = No plan is before them, and nothing is promised to them that is still in time.
desk-part-react-begun = Steps are under way.
desk-part-react-there = It is mended, or what we promised or planned was done.
desk-part-react-do = Plan what is done
desk-part-ease = Remove the pain
desk-part-ease-missing = Nothing was offered to them, and they have no alternative.
desk-part-ease-begun = Something is offered to them or set aside for them.
desk-part-ease-there = It was made good, they have an alternative, or they declined with our thanks.
desk-part-ease-do = Make good
desk-part-own = Take accountability
desk-part-own-missing = Nobody has admitted it or apologised.
desk-part-own-begun = It is verified and not admitted, or the apology lacks responsibility or repair.
desk-part-own-there = We admitted it, or apologised with responsibility and repair.
desk-part-own-do = Own up
desk-fact-cadence-set = How often we meet was set.
desk-fact-cadence-laid-out = The next meeting was laid out.
desk-fact-cadence-changed = How often we meet was changed.
desk-fact-cadence-goes-on = The next meeting is laid out in place of one that was called off.
desk-fact-cadence-ended = The meetings on a cadence ended.
desk-fact-meeting-planned = A meeting was planned.
desk-fact-meeting-invited = Somebody was asked to a meeting.
desk-fact-meeting-answered = Somebody said whether they come.
desk-fact-meeting-point-added = Somebody added what they want to speak of.
desk-fact-meeting-moved = A meeting was moved.
desk-fact-meeting-cancelled = A meeting was called off.
desk-fact-meeting-held = A meeting was held.
desk-fact-meeting-attended = Who was at a meeting was noted.
desk-fact-meeting-minutes-changed = Minutes were written on.
desk-fact-meeting-minutes-sent = Minutes were sent.
desk-fact-meeting-point-erased = A point of a meeting was erased.
desk-fact-meeting-erased = The words of a meeting were erased.
desk-fact-meeting-report-released = They were given in writing where it stands.
desk-fact-meeting-report-erased = The words of a report were erased.
desk-fact-interview-planned = A talk was planned.
desk-fact-interview-begun = A talk began.
desk-fact-interview-noted = What they say was noted.
desk-fact-interview-ended = A talk ended.
desk-fact-interview-dropped = A talk did not take place.
desk-fact-interview-line-taken = A statement was made of what they said.
desk-fact-interview-record-sent = The record of a talk went to them.
desk-fact-interview-line-added = They added to the record.
desk-fact-interview-record-answered = They said that the record is whole.
desk-fact-interview-record-shared = The record was shared inside.
desk-fact-interview-note-erased = A note was erased.
desk-fact-interview-erased = The notes of a talk were erased.
desk-fact-candidate-found = They asked for something.
desk-fact-candidate-taken-up = What they asked for was taken up.
desk-fact-candidate-set-aside = What they asked for was set aside.
desk-fact-statement-added = They added a statement.
desk-fact-statement-coded = A statement was coded.
desk-fact-statement-ranked = They ranked a statement.
desk-fact-perception-opened = Both sides were asked to rate.
desk-fact-perception-rated = Somebody rated.
desk-fact-perception-closed = A round of rating was closed.
desk-fact-clarification-opened = Something is to be cleared up.
desk-fact-clarification-said = Somebody spoke to what is to be cleared up.
desk-fact-clarification-line-written = Its words were written down.
desk-fact-clarification-settled = It was cleared up.
desk-fact-clarification-erased = Its words were erased.
desk-fact-clarification-line-erased = A word of it was erased.
desk-fact-team-asked = One of us was asked to join the team.
desk-fact-team-joined = One of us joined the team.
desk-fact-team-declined = One of us did not join the team.
desk-fact-team-left = One of us left the team.
desk-fact-team-reviewed = The team was reviewed.
desk-fact-department-added = Another department works on it.
desk-fact-department-changed = Who speaks for a department was changed.
desk-fact-department-told = A department was told.
desk-fact-department-left = A department works on it no more.
desk-fact-executive-named = An executive was named.
desk-fact-executive-accepted = An executive stands by them.
desk-fact-executive-declined = An executive declined.
desk-fact-executive-released = An executive was released.
desk-fact-executive-in-touch = An executive was in touch.
desk-fact-executive-digest-sent = The executive was sent their words.
desk-fact-hand-over-made = Another lead was decided.
desk-fact-hand-over-announced = The new lead was announced to them.
desk-fact-demand-made = They demanded another lead or team.
desk-fact-demand-answered = We answered their demand.
desk-fact-demand-erased = The words of a demand were erased.
desk-fact-statement-thanked = They thanked us.

# The facts of a case, unvarnished: no adjectives, nothing softened.
desk-facts-open = The facts, unvarnished
desk-facts-title = The facts: { $customer }
desk-facts-lede = What is on record, and nothing beside it. Each line leads to where it stands. All of us read this page; no customer does.
desk-facts-case = The case
desk-facts-as-of = As of
desk-facts-happened = It happened on { $moment }.
desk-facts-happened-unknown = When it happened is not on record.
desk-facts-noticed = We knew.
desk-facts-noticed-unknown = Since when we knew is not on record.
desk-facts-decided = We decided to act.
desk-facts-told-after = We knew for { $span } before we told them.
desk-facts-told-at-once = We told them no later than we knew.
desk-facts-told-unknown = We told them. Since when we knew is not on record.
desk-facts-untold = We have known for { $span } and have not told them.
desk-facts-untold-unknown = We have not told them.
desk-facts-told = We told them.
desk-facts-acknowledged = We acknowledged to them that it happened.
desk-facts-unacknowledged = Nobody has acknowledged to them that it happened.
desk-facts-heard-elsewhere = Somebody else spoke of it before we told them.
desk-facts-heard-only-elsewhere = Somebody else has spoken of it, and we have not told them.
desk-facts-second = { $n ->
    [0] No second wrong is on record.
    [one] One second wrong is on record: told late, or hidden.
   *[other] { $n } second wrongs are on record: told late, or hidden.
}
desk-facts-second-late-proposed = By the rule they were told late. No lead has looked at it.
desk-facts-second-late-owed = They were told late. We have not said so to them.
desk-facts-second-late-owned = They were told late. We have said so to them.
desk-facts-second-concealed-proposed = Something may have been hidden from them. No lead has looked at it.
desk-facts-second-concealed-owed = Something was hidden from them. We have not said so to them.
desk-facts-second-concealed-owned = Something was hidden from them. We have said so to them.
desk-facts-promised-nothing = We have promised them nothing.
desk-facts-promised-none-due = { $n ->
    [one] We promised them one thing. It is not due yet.
   *[other] We promised them { $n } things. None of them came due.
}
desk-facts-promised-kept = { $n ->
    [one] One promise came due. It was kept in time.
   *[other] { $n } promises came due. All of them were kept in time.
}
desk-facts-promised-failed = { $due ->
    [one] The one promise that came due was not kept in time.
   *[other] Of { $due } promises that came due, { $failed } were not kept in time.
}
desk-facts-promise-open = Due { $due }. Not kept yet.
desk-facts-promise-overdue = Due { $due }. Overdue by { $span }.
desk-facts-promise-kept = Due { $due }. Kept.
desk-facts-promise-late = Due { $due }. Kept { $span } late.
desk-facts-promise-broken = Due { $due }. Broken.
desk-facts-promise-renewed = Due { $due }. Renewed before it was due.
desk-facts-hit = { $n ->
    [0] They have told us nothing of how it hits them.
    [one] They told us one thing.
   *[other] They told us { $n } things.
}
desk-facts-confirmed = { $n ->
    [0] None of it is confirmed by them.
    [one] One is confirmed or corrected by them.
   *[other] { $n } are confirmed or corrected by them.
}
desk-facts-erased = The words were erased
desk-facts-lost-unknown = What they lost is not on record.
desk-facts-lost = By what they told us, they lost { $sums }.
desk-facts-again = { $n ->
    [0] Nothing is on record that they had to say twice or wait for.
    [one] Once they had to come back to us, set us right or wait for us.
   *[other] { $n } times they had to come back to us, set us right or wait for us.
}
desk-facts-reopened = { $n ->
    [one] It did not hold: the case was opened again once.
   *[other] It did not hold: the case was opened again { $n } times.
}
desk-facts-corrected = { $n ->
    [one] We noted one thing wrongly, and they corrected it.
   *[other] We noted { $n } things wrongly, and they corrected them.
}
desk-facts-not-called = { $n ->
    [one] One call back was not made in time.
   *[other] { $n } calls back were not made in time.
}
desk-facts-unanswered = Asked, and not answered for { $span }.
desk-facts-old = { $n ->
    [0] No older wrong waits for a word from us.
    [one] One older wrong waits for a word from us.
   *[other] { $n } older wrongs wait for a word from us.
}
desk-facts-old-one = { $title } · { $silence }
desk-facts-stance-unknown = We have not said whether it was us.
desk-facts-stance-alleged = It is alleged that it was us. We have not verified it.
desk-facts-stance-verified = We verified that it was us. We have not admitted it.
desk-facts-stance-admitted = We admitted that it was us.
desk-facts-stance-contested = We contest that it was us.
desk-facts-step = { $stance }, by { $who }
desk-facts-apologised = { $who } apologised.
desk-facts-apologised-short = { $who } apologised. Responsibility or repair was not in it.
desk-facts-no-apology = Nobody has apologised to them.
desk-facts-offered = { $n ->
    [0] We have offered them nothing.
    [one] We made them one offer.
   *[other] We made them { $n } offers.
}
desk-facts-overdue = { $n ->
    [0] Nothing is overdue.
    [one] One thing is overdue.
   *[other] { $n } things are overdue.
}
desk-facts-overdue-telling = We have known since then. They have not been told.
desk-facts-overdue-update = The next update was due. It has not been given.
desk-facts-overdue-action = An action of { $who } was due by { $day }. It is not done.
desk-facts-trust-unknown = Nothing is on record of their trust.
desk-facts-trust = { $n ->
    [0] By our record, their trust stands in no part lower than before this.
    [one] By our record, their trust stands in one of three parts lower than before this.
   *[other] By our record, their trust stands in { $n } of three parts lower than before this.
}
desk-facts-trust-one = { $dimension }: before { $before }, now { $now }
desk-facts-trust-none = nothing known
