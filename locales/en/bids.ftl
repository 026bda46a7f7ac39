# Whether to bid, while trust is being rebuilt.
bids-title = Bids
bids-lede = May we bid? While trust is being rebuilt, say no to overcommitting, and stay within what you are good at.
bids-all = Bids
bids-none = Nobody has asked yet
bids-none-teach = Before you bid for something at a customer, ask here: the desk says what speaks for and against it.
bids-filter = Show
bids-to-customers = To the customers
bids-to-customer = To the customer
bids-to-all = All bids
bids-what = What for
bids-customer = At whom
bids-state = Stands
bids-answer-on = Answer wanted by
bids-owner = Who would see to it
bids-asked-by = Asked by
bids-decided-by = Decided by
bids-against = against the advice
bids-state-asked = To be decided
bids-state-bid = We bid
bids-state-not = We do not bid
bids-state-later = Later
bids-state-won = Won
bids-state-lost = Lost
bids-state-excluded = They excluded us
bids-competences = What we are good at
bids-competences-lede = What a bid takes is compared with these. While a customer is in recovery, what stands outside is advised against.
bids-competences-none = Nobody has said yet. A lead or an owner says it here.
bids-competences-keep = Keep it
bids-competences-set = Kept. Advice goes by it from now on.
bids-field-tags = What we are good at
bids-field-tags-hint = A word or two for each, with a comma or a new line between them.
bids-ask = Ask whether we may bid
bids-ask-now = Ask
bids-was-asked = Asked. The advice stands below.
bids-field-came = Whose idea it is
bids-came-invited = They invited us
bids-came-ours = We would like to
bids-field-takes = What it takes
bids-field-band = How large
bids-field-band-hint = Roughly, in the desk’s currency.
bids-band-small = Up to ten thousand
bids-band-middle = Up to a hundred thousand
bids-band-large = Up to a million
bids-band-huge = More than a million
bids-field-words = What else is to be known
bids-advice = Advice
bids-advice-then = The advice on the day of the decision
bids-advice-go = Nothing speaks against it
bids-advice-careful = Only with care
bids-advice-not_now = Not now: goodwill first
bids-in-recovery = This customer is in recovery.
bids-weighs-against = Against:
bids-weighs-mind = Bear in mind:
bids-weighs-for = For:
bids-how = In recovery, one reason against is enough for “not now”; otherwise it asks for care. What a bid may earn is not reckoned with. Conventions of ours.
bids-to-grievances = Read them
bids-reason-unadmitted = { $n ->
    [one] one wrong that they remember waits for a word from us.
   *[other] { $n } wrongs that they remember wait for a word from us.
}
bids-reason-recovery = { $n ->
    [one] one case of theirs is not closed.
   *[other] { $n } cases of theirs are not closed.
}
bids-reason-efforts = { $n ->
    [one] one effort of late had no effect that they speak of.
   *[other] { $n } efforts of late had no effect that they speak of.
}
bids-reason-overdue = { $n ->
    [one] whoever would see to it has one promise overdue.
   *[other] whoever would see to it has { $n } promises overdue.
}
bids-reason-load = { $n ->
    [one] whoever would see to it has one open promise.
   *[other] whoever would see to it has { $n } open promises.
}
bids-reason-kept-low = of { $n } promises to them that came due, between { $low } and { $high } were kept in time.
bids-reason-kept-well = of { $n } promises to them that came due, between { $low } and { $high } were kept in time.
bids-reason-kept-unknown = { $n ->
    [0] no promise to them has come due yet: how we keep our word is not known.
   *[other] of { $n } promises to them that came due, between { $low } and { $high } were kept in time: too few to tell.
}
bids-reason-owner-low = whoever would see to it kept between { $low } and { $high } of { $n } promises in time.
bids-reason-owner-well = whoever would see to it kept between { $low } and { $high } of { $n } promises in time.
bids-reason-owner-unknown = { $n ->
    [0] no promise of whoever would see to it has come due yet.
   *[other] whoever would see to it kept between { $low } and { $high } of { $n } promises in time: too few to tell.
}
bids-reason-trust-low = { $names } is the weakest part of their trust, between { $low } and { $high }.
bids-reason-trust-good = { $names } is the weakest part of their trust, and it stands well: between { $low } and { $high }.
bids-reason-trust-unsure = { $names } is the weakest part of their trust, somewhere between { $low } and { $high }.
bids-reason-trust-unknown = nothing is known yet of how far they trust us.
bids-reason-outside = it takes what we are not known to be good at: { $names }.
bids-reason-inside = all that it takes is what we are good at.
bids-reason-unsaid = nobody has said yet what we are good at.
bids-decide = Decide
bids-decide-bid = Bid
bids-decide-not = Do not bid
bids-decide-later = Look again later
bids-field-decision = What is decided
bids-because = Why
bids-because-hint = Needed where it goes against the advice. Saying no is respectable.
bids-look-on = Look again on
bids-look-on-hint = Only where it is to be looked at again later.
bids-decide-now = Decide it
bids-was-decided = Decided. The advice of today stays beside it.
bids-outcome = What came of it
bids-field-outcome = How it came out
bids-outcome-words = What is known of why
bids-outcome-note = Note it
bids-was-noted = Noted.
bids-owed = Decide whether to bid
