# Who is touched.
scope-title = Who is touched?
scope-lede = Say it as a rule or as a list. Nobody is told anything until a second member has confirmed it.
scope-rule = Rule
scope-rule-hint = For instance: holding.promised_on < 2017-12-01 and not holding.delivered_before 2017-12-01 and customer.state in (SP, RJ). All conditions on holdings are about one and the same holding.
scope-by-clicking = Write the rule by clicking
scope-by-clicking-hint = Fill in some rows and write them into the rule above; you can go on from there. Part several values with commas.
scope-row-field = Field
scope-row-operator = Is
scope-row-value = Value
scope-join-any = One of these rows is enough
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
