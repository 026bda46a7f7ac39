# Making good: remedies, offers, leeway.
remedies-title = Making good
remedies-lede = What we offer to make it right, to whom, and what became of it.
remedies-none = Nothing has been offered
remedies-none-teach = Offer before anybody has to ask. Begin on the page of an incident: choose what, how much, and for whom.
remedies-none-here = Nothing has been offered here.
remedies-draft = Make good
remedies-filter-all = All
remedies-column-title = Offer
remedies-column-whom = To whom
remedies-column-amount = Amount
remedies-column-state = Stands
remedies-column-moved = Since
remedies-column-offers = Offers
remedies-sums = Together
remedies-not-money = Not money
remedies-before-asked = { $share } of what was offered came before anybody asked
remedies-state-drafted = Waits for approval
remedies-state-approved = Ready to offer
remedies-state-offered = With the customer
remedies-state-accepted = Accepted, to be fulfilled
remedies-state-declined = Declined, with thanks
remedies-state-expired = Expired
remedies-state-withdrawn = Taken back
remedies-state-fulfilled = Fulfilled
remedies-kind-credit = Credit
remedies-kind-refund = Refund
remedies-kind-gift = Gift
remedies-kind-service = Service
remedies-kind-other = Something else
remedies-offers-count = { $n ->
    [one] one offer
   *[other] { $n } offers
}
remedies-waiting-count = { $n ->
    [one] one waits for approval
   *[other] { $n } wait for approval
}
remedies-ready-count = { $n ->
    [one] one ready to offer
   *[other] { $n } ready to offer
}
remedies-open-count = { $n ->
    [one] one with the customer
   *[other] { $n } with customers
}
remedies-accepted-count = { $n ->
    [one] one accepted
   *[other] { $n } accepted
}
remedies-declined-count = { $n ->
    [one] one declined
   *[other] { $n } declined
}
remedies-owed-approval = Approve or refuse: { $title }
remedies-owed-fulfilment = Fulfil what was accepted: { $title }
remedies-new-title = Make good
remedies-new-lede = One remedy, an offer of it for each chosen customer. Nothing goes out before you say so.
remedies-field-kind = Kind
remedies-field-title = What to call it
remedies-field-words = What the customer reads
remedies-field-words-hint = What they get, and what they need to do for it. No conditions in small print.
remedies-field-amount = Amount for each
remedies-field-amount-hint = A credit and a refund need one. Your leeway: { $leeway }.
remedies-field-currency = Currency
remedies-field-reason = Why this, and why this much
remedies-field-reason-hint = For ourselves; the customer does not read it.
remedies-field-expires = Until when
remedies-field-expires-hint = Leave empty when it stands for good.
remedies-field-asked = Customers asked for it before we offered
remedies-field-for = For whom
remedies-for-all = { $n ->
    [0] All live cases of this incident: there is none yet
    [one] The one live case of this incident
   *[other] All { $n } live cases of this incident
}
remedies-for-one = Only { $name }
remedies-for-named = Only these customers
remedies-for-named-hint = Their names as they stand in the list of cases, one a line.
remedies-leeway-none = none in this currency
remedies-leeway-words = { $offer } for one offer, { $customer } for one customer in 30 days
remedies-was-drafted = Drafted and within your leeway. Look at it once more, then offer it.
remedies-was-drafted-waiting = Drafted. What is above your leeway waits for a second person.
remedies-was-approved = Approved, with your name beside it.
remedies-was-offered = Offered. Customers can answer in their rooms.
remedies-was-accepted = Noted: accepted. Now it is owed.
remedies-was-declined = Noted: declined. Thank them for telling us.
remedies-was-fulfilled = Fulfilled.
remedies-was-withdrawn = Taken back.
remedies-approve = Approve
remedies-approve-words = This is above the drafter's leeway. Another lead or owner says yes, or leaves it.
remedies-offer = Offer it now
remedies-confirm = I have seen this, and it is meant
remedies-unacknowledged = { $n ->
    [one] One of these customers has not been told that we acknowledge what happened to them. Acknowledge or apologise first.
   *[other] { $n } of these customers have not been told that we acknowledge what happened to them. Acknowledge or apologise first.
}
remedies-drafter = Drafted by
remedies-approver = Approved by
remedies-within-leeway = within their leeway
remedies-expires = Until
remedies-no-end = No end
remedies-reason = Reason
remedies-facts = The remedy
remedies-offer-facts = The offer
remedies-offered-at = Offered
remedies-answered-at = Answered
remedies-settled-at = Settled
remedies-words-of-customer = What they said
remedies-settle = What became of it
remedies-accept-spoken = They accepted, by word
remedies-decline-spoken = They declined, by word
remedies-fulfil = It is fulfilled
remedies-fulfil-words = How it was fulfilled
remedies-withdraw = Take it back
remedies-withdraw-words = Why it is taken back
remedies-offers = Offers
remedies-leeway-title = Leeway
remedies-leeway-lede = How far each may go alone to make it right. Beyond it a second person says yes.
remedies-leeway-who = Who
remedies-leeway-currency = Currency
remedies-leeway-offer = For one offer
remedies-leeway-customer = For one customer in 30 days
remedies-leeway-shipped = as shipped
remedies-leeway-set = Set the leeway
remedies-leeway-was-set = The leeway is set. It holds from now on.
remedies-leeway-role-member = Members
remedies-leeway-role-lead = Leads
remedies-leeway-role-owner = Owners
remedies-leeway-convention = What ships is a convention of ours. In a currency that has no row nobody goes alone.
remedies-contact-title = What we would like to do for you
remedies-contact-until = You can decide until { $day }.
remedies-contact-free = Whatever you answer, our work on your case goes on, and you give up no right.
remedies-contact-accept = Yes, I accept
remedies-contact-rather-not = I would rather not
remedies-contact-words = Would you tell us why, or what would be right?
remedies-contact-decline = No, thank you
remedies-contact-accepted = You accepted this. It is on us now to fulfil it.
remedies-contact-declined = You declined this. Thank you for telling us; it changes nothing in our work for you.
remedies-contact-expired = The time to decide has passed. Tell us if you still want it.
remedies-contact-fulfilled = You accepted this, and we have fulfilled it. Tell us if anything is missing.
remedies-back = Back to the incident
remedies-about = About
remedies-approve-own = You drafted this yourself. Another lead or an owner approves it.
remedies-approve-who = A lead or an owner approves it.
remedies-leeway-gone = Somebody who has left
