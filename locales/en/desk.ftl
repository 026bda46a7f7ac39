# The members' face.
desk-home-title = Owed next
desk-home-lede = What we owe next, and to whom. The oldest wrong first.
desk-home-nothing = Nothing is owed right now
desk-home-nothing-teach = When an incident is declared, its timers, updates, promises and waiting customers stand here.
desk-home-more = { $n ->
    [one] and one more
   *[other] and { $n } more
}
desk-home-ways = Other ways in
desk-home-all-incidents = All incidents
desk-home-all-cases = All cases
desk-home-all-promises = All promises
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
desk-cases-filter = Show
desk-cases-none = No case here
desk-cases-none-teach = Cases open when a second member confirms which customers an incident touches.
desk-cases-customer = Customer
desk-cases-incident = Incident
desk-cases-told = Told
desk-cases-moved = Last moved
desk-case-customer = The customer
desk-case-dossier = Dossier
desk-case-diary = Diary
desk-case-closing = Closing
desk-case-close-hint = A case closes by itself when the customer confirms that the solution and the making good are right. Without their word it needs a reason, and your name stands beside it.
desk-case-because = It may close without their word, because …
desk-case-close = Close this case
desk-case-reopen = Open it again
desk-search-title = Search
desk-search-how = Write one or more words; the last may be a beginning.
desk-search-none = Nothing found
