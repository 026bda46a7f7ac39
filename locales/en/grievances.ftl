# Wrongs of any age, and whether anybody owned up to them.
grievances-title = Old wrongs
grievances-lede = What customers still carry, however old. An error that nobody recognised can stand in the way for years; each of these waits for a word from us.
grievances-of = What is remembered by
grievances-back = The customer
grievances-of-all = Of all customers
grievances-to-register = All their old wrongs
grievances-to-case = The case
grievances-known = What they remember
grievances-none = No old wrong is known
grievances-none-teach = When somebody says “it has been so since …”, note that here: the year alone is enough.
grievances-none-yet = No old wrong is known. When they say “it has been so since …”, note it.
grievances-none-of-case = Nothing they said in this case led to an earlier wrong yet.
grievances-waiting = They wait for a word
grievances-everything = All
grievances-heads = { $n ->
    [one] They carry a wrong for which nobody of us has given them a word.
   *[other] They carry { $n } wrongs for which nobody of us has given them a word.
}
grievances-silent-years = { $n ->
    [one] One year without a word from us
   *[other] { $n } years without a word from us
}
grievances-silent-about-years = { $n ->
    [0] Without a word from us since this year
    [one] About a year without a word from us
   *[other] About { $n } years without a word from us
}
grievances-silent-months = { $n ->
    [one] One month without a word from us
   *[other] { $n } months without a word from us
}
grievances-silent-days = { $n ->
    [one] One day without a word from us
   *[other] { $n } days without a word from us
}
grievances-state-heard = Heard
grievances-state-verifying = Being verified
grievances-state-verified = Verified: it was so
grievances-state-admitted = Admitted
grievances-state-contested = Contested, with evidence
grievances-heard-by = heard by
grievances-note = Note a wrong they remember
grievances-field-title = What to call it
grievances-field-title-hint = A few words; no names of persons.
grievances-field-words = What happened, in their words
grievances-field-words-hint = As close to what they said as you can. Do not argue here.
grievances-field-happened = When it was
grievances-field-happened-hint = As much as anybody knows: 2016, 2016-05 or 2016-05-12.
grievances-field-contact = Who told us
grievances-field-evidence = What shows it
grievances-field-evidence-hint = Needed to verify and to contest: a log, a contract, somebody who was there.
grievances-keep = Note it
grievances-was-heard = Noted. It heads the customer’s page until they had a word from us.
grievances-steps = How far we came
grievances-field-state = Where it stands now
grievances-field-because = On what ground
grievances-say = Say it
grievances-was-said = Said. The step stands with your name and cannot be changed.
grievances-who-admits = A lead or an owner takes the next step.
grievances-memories = Who remembers it
grievances-memories-none = Nobody by name yet. Ask several of their people, and ours who were there.
grievances-somebody = Somebody of theirs
grievances-one-of-us = one of us
grievances-from-statement = The statement in its case
grievances-remember = Note who remembers it
grievances-field-who = Who
grievances-field-recalls = What they remember
grievances-remember-now = Note it
grievances-was-remembered = Noted.
grievances-take-up = Take it up as an incident
grievances-take-up-hint = It gets a case of its own, with all that belongs to one: apology, making good, asking whether it held. From then on, what is admitted there counts here.
grievances-field-incident = An incident that is known
grievances-field-incident-hint = Leave it open, and one is declared with this title and day.
grievances-take-up-now = Take it up
grievances-was-taken-up = Taken up. Its case is open.
grievances-is-taken-up = Taken up as an incident; what is said there counts here:
grievances-erase = Erase the words
grievances-erase-hint = What they told us, what it is called, what whoever remembers it said, and the ground of each step; also where an incident took them over. That it was heard, and what became of it, stays proven.
grievances-erase-now = Erase them for good
grievances-erased = The words were erased.
grievances-was-erased = The words are erased.
grievances-trace = Something they said leads further back
grievances-trace-lede = Look deeper until the root is found. Choose what they said, and the wrong that it goes back to.
grievances-field-statement = What they said
grievances-field-known = A wrong that is known
grievances-field-known-hint = Choose it where they speak of the same.
grievances-or-new = Or one that nobody has noted yet
grievances-trace-now = It goes back to this
grievances-was-traced = Noted where it comes from.
grievances-no-statement = Nothing to trace back
grievances-no-statement-teach = Note first what they told you, in their words, on the page of the case.
grievances-owed = An old wrong waits for a word from us
