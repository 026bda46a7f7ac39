# Who is touched.
scope-title = Who is touched?
scope-lede = Say it as a rule or as a list. Nobody is told anything until a second member has confirmed it.
scope-rule = Rule
scope-rule-hint = For instance: holding.promised_on < 2017-12-01 and not holding.delivered_before 2017-12-01 and customer.state in (SP, RJ). All conditions on holdings are about one and the same holding.
scope-by-clicking = Write the rule by clicking
scope-by-clicking-hint = Fill in some rows and write them into the rule above; a rule that fits opens here again. Part several values, or two ends, with commas.
scope-row-field = Field
scope-row-operator = Is
scope-row-value = Value
scope-write-rule = Write into the rule
scope-by-list = Give a list instead
scope-list = List
scope-list-hint = External keys, customer ids or e-mail addresses: one a line, or a CSV whose first row names the column key, customer_id or email.
scope-strays-because = Entries we do not know may stay out, because
scope-strays-because-hint = Without a reason every unknown entry is told by its line, and nothing is drafted.
scope-leave-out = Leave out all the same
scope-leave-out-hint = One customer a line: the key, id or address, a comma, and the reason. Spending little is no reason by itself.
scope-reason = Why this scope
scope-reason-hint = When it changes a confirmed scope, this stands beside every case that is added or withdrawn.
scope-draft = Draft and preview
scope-draft-hint = A draft sends nothing and opens no case.
scope-drafted = Drafted. Look whether it is right, then ask another lead to confirm it.
scope-confirmed = Confirmed. Every touched customer has a case now.
scope-dropped = The draft is dropped, with your reason.
scope-versions = Versions
scope-versions-none = Nobody has said yet who is touched.
scope-version = Scope { $n }
scope-all-versions = All versions
scope-column-version = Version
scope-column-state = State
scope-column-change = Change
scope-column-who = Drafted, confirmed
scope-state-drafted = Waits for a second member
scope-state-confirmed = Confirmed
scope-state-replaced = Replaced
scope-state-dropped = Dropped
scope-customers = Customers
scope-holdings = Holdings
scope-excluded = Left out
scope-newly = Newly touched
scope-no-longer = No longer touched
scope-count-customers = { $n ->
    [one] one customer
   *[other] { $n } customers
}
scope-figures = Whom it touches
scope-drafted-by = Drafted by
scope-confirmed-by = Confirmed by
scope-confirm-title = A second look
scope-confirm-says = { $n ->
    [0] It touches nobody.
    [one] Once confirmed, one customer has a case.
   *[other] Once confirmed, { $n } customers have a case each.
}
scope-confirm-withdraws = { $n ->
    [0] No case is withdrawn.
    [one] The case of one customer is withdrawn.
   *[other] The cases of { $n } customers are withdrawn.
}
scope-confirm-own = You drafted this yourself. Another lead or an owner confirms it.
scope-confirm = Confirm who is touched
scope-found-today = { $n ->
    [one] Since this was drafted, customers or holdings have changed: today the rule finds one customer. Draft it again to take that in.
   *[other] Since this was drafted, customers or holdings have changed: today the rule finds { $n } customers. Draft it again to take that in.
}
scope-drop-title = Drop this draft
scope-drop-because = Dropped because
scope-drop = Drop it
scope-sample = Some of them, and why each is in
scope-nobody = Nobody matches.
scope-customer = Customer
scope-holding = By this holding
scope-by-itself = By what we know of the customer
scope-more-holdings = { $n ->
    [one] and one more
   *[other] and { $n } more
}
scope-promised = Promised
scope-delivered = Delivered
scope-changes = What would change
scope-changes-hint = At most fifty of each are shown.
scope-left-out = Left out, and why
scope-left-out-none = Nobody is left out.
scope-stray = Line { $line }:
scope-panel = Who is touched
scope-not-confirmed = Nobody has confirmed yet who is touched. Until then nothing is sent.
scope-change = Change who is touched
scope-yours = What of yours it touches
scope-yours-undelivered = not delivered yet
scope-yours-first = { $n ->
    [one] There may be more than this one.
   *[other] The first { $n } are shown here.
}
scope-why = Why this customer
scope-why-holdings = These holdings match the rule of
scope-why-customer = What we know of the customer matches the rule of
scope-why-list = The customer stands on the list of
scope-why-not = Not touched, by the scope in force.
scope-owed = Confirm who is touched
scope-field-holding-kind = Holding: kind
scope-field-holding-label = Holding: label
scope-field-holding-status = Holding: status
scope-field-holding-bought-on = Holding: bought on
scope-field-holding-promised-on = Holding: promised on
scope-field-holding-delivered-on = Holding: delivered on
scope-field-holding-value = Holding: value
scope-field-customer-name = Customer: name
scope-operator-equal = equal to
scope-operator-differs = other than
scope-operator-less = before, or less than
scope-operator-at-most = on or before, or at most
scope-operator-more = after, or more than
scope-operator-at-least = on or after, or at least
scope-operator-in = one of
scope-operator-not-in = none of
scope-operator-between = between
scope-operator-contains = a text that contains
scope-operator-known = known
scope-operator-unknown = unknown
scope-operator-delivered-before = delivered before
scope-operator-not-delivered-before = not delivered before
scope-operator-delivered-by = delivered on or before
scope-back = Back to the incident
scope-about = About
scope-confirm-who = Another lead or an owner looks at this and confirms it.
scope-beyond-rows = The rule above says more than rows can hold. What you write by rows is added to it.
scope-join = How the rows go together
scope-join-all = All of them hold
scope-join-any = One of them is enough
scope-row-group = Together with
scope-group-none = Stands by itself
scope-group-a = Group A
scope-group-b = Group B
scope-group-c = Group C
scope-more-rows = Add rows
scope-sets-link = Sets of values that rules can name
scope-sets-title = Sets
scope-sets-lede = Serial numbers, lots or keys under one name, for rules such as: holding.attr.serial in set "affected serials". Each upload is a version; rules mean the newest.
scope-sets-there = What there is
scope-sets-none = No set yet
scope-sets-none-teach = Bring a list of serial numbers or keys below; rules can name it at once.
scope-sets-name = Name
scope-sets-name-hint = The same name again makes its next version.
scope-sets-many = Values
scope-sets-version = Version
scope-sets-because = Where it comes from
scope-sets-because-hint = For instance: the supplier’s list of 3 March.
scope-sets-who = Brought by
scope-sets-bring = Bring a set
scope-sets-values = Values
scope-sets-values-hint = One value a line, or CSV with the value in the first column.
scope-sets-file = Or a file
scope-sets-file-hint = CSV or text in UTF-8, up to 64 MiB.
scope-sets-keep = Keep the set
scope-sets-kept = Kept. Rules that name it mean these values from now on.
scope-possibly-title = Those only possibly touched
scope-possibly-teach = A rule may end with possibly ( … ): customers of whom you are not sure. They are shown apart, and somebody decides whether they are told.
scope-possibly-decide = What becomes of them
scope-possibly-tell = Tell them too
scope-possibly-leave = Do not tell them
scope-possibly-because = Because
scope-possible = Only possibly touched
scope-possible-many = { $n ->
    [one] One customer is only possibly touched.
   *[other] { $n } customers are only possibly touched.
}
scope-possible-told = They are told too.
scope-possible-untold = They are not told.
scope-leave-out-by-rule = Leave out by a rule
scope-leave-out-rule = Rule for leaving out
scope-leave-out-rule-hint = About customers, for instance: has no holding where (holding.value >= 100.00 EUR). Of those touched, whoever it finds is left out.
scope-leave-out-because = They may be left out, because
scope-leave-out-because-hint = The preview says how many they are. Spending little is no reason by itself.
scope-keep-left-out = Leave out whom the scope in force leaves out, with the same reasons
scope-small = { $n ->
    [0] Nobody is left out by the rule
    [one] One customer is left out by the rule
   *[other] { $n } customers are left out by the rule
}
scope-proposed = New since
scope-proposed-title = Newly touched
scope-proposed-many = { $n ->
    [one] One more customer is touched.
   *[other] { $n } more customers are touched.
}
scope-proposed-since = The rule in force finds this since what changed on { $when }. Nobody has told them.
scope-proposed-reason = Found by the same rule since what changed on { $when }.
scope-proposed-draft = Draft the next scope with them
scope-proposed-hint = It takes over whom you leave out and what you decided; a second member confirms it.
scope-owed-proposed = { $n ->
    [one] One more customer is touched, and has not been told
   *[other] { $n } more customers are touched, and have not been told
}
scope-field-holding-key = Holding: key
scope-field-customer-key = Customer: key
scope-field-contact-role = A contact: role
scope-field-contact-language = A contact: language
scope-field-contact-name = A contact: name
scope-field-contact-email = A contact: mail address
scope-field-contact-phone = A contact: telephone
scope-field-contact-zone = A contact: time zone
scope-operator-from-to = numbered from, to
scope-operator-begins = a text that begins with
scope-operator-in-set = in the set
scope-operator-not-in-set = not in the set
scope-price = Whoever is left out is not told. If it comes out, that weighs as hiding.
scope-price-link = The price of hiding
scope-price-left-out = { $n ->
    [one] One customer is left out and will not be told.
   *[other] { $n } customers are left out and will not be told.
}
