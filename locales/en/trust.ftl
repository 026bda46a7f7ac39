# The trust record.
trust-title = Trust
trust-nothing = Nothing has moved it yet: nothing is known, and nothing is claimed.
trust-ability = Ability
trust-benevolence = Benevolence
trust-integrity = Integrity
trust-ability-is = Can we do it?
trust-benevolence-is = Do we mean well by them?
trust-integrity-is = Do we keep our word?
trust-evidence-none = no evidence
trust-evidence-little = little evidence
trust-evidence-some = some evidence
trust-evidence-much = much evidence
trust-weakest = The weakest is
trust-weakest-why = What is missing there cannot be bought with the others.
trust-moved = What moved it
trust-when = When
trust-what = What happened
trust-dimension = Dimension
trust-way = Which way
trust-moved-up = for us
trust-moved-down = against us
trust-moved-not = neither
trust-lasting = does not fade
trust-entry = entry { $seq }
trust-how = How this is reckoned
trust-conventions = How trust is reckoned
trust-conventions-lede = The idea is from research; the weights are ours. Everything here is a convention, and stands open.
trust-three = Three accounts
trust-half-life = half is forgotten after { $span }
trust-three-why = Each begins at 0.5: nothing known. What fades, fades to uncertain, never to bad. Trustworthiness in three parts is from Mayer, Davis and Schoorman (1995); the arithmetic from Jøsang and Ismail (2002). The half-lives are ours.
trust-weights = What moves it
trust-weight = Weight
trust-value = Value
trust-source = The thought is from
trust-price = The price of hiding
trust-price-why = Trust lost by a failure can be won back by keeping our word. Lost by a failure and a deception, it never wholly comes back (Schweitzer, Hershey and Bradlow 2006). So evidence of deception does not fade. This is the most integrity can ever reach when we are blameless from then on:
trust-price-told = We told them
trust-price-hidden = We hid it, and it came out
trust-misuse = What it is not
trust-misuse-why = It is about how we did by a customer, not about the people there. It predicts nothing. Each figure stands with its uncertainty and with the entries behind it.
trust-rule-failed = We failed them
trust-rule-not-touched = They were not touched after all
trust-rule-told-promptly = Told within a day of our noticing
trust-rule-told-late = Told more than a day after we noticed
trust-rule-apologised = We apologised, with responsibility and repair
trust-rule-heard = They confirmed that we heard them right
trust-rule-promise-kept = A promise was kept
trust-rule-work-kept = Work was delivered as promised
trust-rule-promise-late = A promise was kept late
trust-rule-promise-broken = A promise was broken
trust-rule-work-broken = Work was not delivered as promised
trust-rule-offered-first = We offered before they had to ask
trust-rule-offer-accepted = They accepted an offer
trust-rule-it-held = They said that it holds
trust-rule-it-did-not-hold = They said that it does not hold
trust-rule-felt-heard = They said how far they felt heard
trust-rule-felt-sincere = They said how sincere we seemed
trust-rule-failed-again = Their case was opened again
trust-rule-deceived = We deceived them
trust-rule-not-deceived = That we deceived them was taken back
trust-ceiling = Something was hidden from them. However well we do from now on, integrity can never again reach more than { $most } of 1.
trust-price-lede = Before somebody decides not to tell: what it costs, by the model of the trust record.
trust-price-about = About
trust-price-back = Back to the incident
trust-price-most = The most that integrity can ever reach again
trust-price-of-one = of 1, when we are blameless from now on
trust-price-picture = From left to right: one good act after another, a twentieth of what was before forgotten each time. The whole line: told. The broken line: hidden, and it came out. The thin lines are the most that can be reached. The weights are conventions of ours.
trust-price-acts = Good acts
trust-price-begin-again = { $n ->
    [one] Hidden, it takes one good act only to stand where telling stands at the start.
   *[other] Hidden, it takes { $n } good acts only to stand where telling stands at the start.
}
trust-price-them = With those it touches, today
trust-price-customers = { $n ->
    [one] It touches one customer.
   *[other] It touches { $n } customers.
}
trust-price-instead = Instead
trust-price-instead-why = Tell what you know, say what you do not know, and when you speak next. Whoever hears it first from you forgives more (Arpan and Roskos-Ewoldsen 2005).
trust-price-tell = Tell them
trust-rule-owned-up = We owned up to it
trust-rule-owned-up-late = We owned up to an old wrong
trust-act-failed = We failed them
trust-act-told = We told them
trust-act-apologised = We apologised
trust-act-owned-up = We owned up to it
trust-act-owned-up-late = We owned up to an old wrong
trust-act-second-wrong = We owned up to telling late, or to hiding
trust-act-hidden = Something was hidden from them
trust-act-spoke = We spoke on the telephone
trust-act-went = We went to hear them
trust-act-met = We met them
trust-act-executive = An executive of ours was in touch with them
trust-act-new-lead = Another of us leads it, and they were told
trust-act-answered = We answered a question
trust-act-clarified = What was meant was cleared up
trust-act-handshake = They accepted the plan
trust-act-done = An action of the plan was done
trust-act-kept = A promise was kept
trust-act-late = A promise was kept late
trust-act-broken = A promise was broken
trust-act-offered = We offered to make good
trust-act-accepted = They accepted an offer
trust-act-declined = They declined an offer
trust-act-made-good = What they accepted was done
trust-act-survey = They said whether it held
trust-act-failed-again = Their case was opened again
trust-steps = Step changes
trust-steps-how = A step is where what came in the days after an act differs surely from what stood before it. It says when, and beside which act; not why.
trust-step-rose = { $dimension } rose ({ $sure } sure): { $act }, { $day }
trust-step-fell = { $dimension } fell ({ $sure } sure): { $act }, { $day }
trust-stepped-up = step up, { $sure } sure
trust-stepped-down = step down, { $sure } sure
trust-steps-sure = Just before each act of ours the evidence for and against us gives one distribution, and what came after it another. Where the chance that the second is higher, or lower, is at least { $sure }, it is a step.
trust-steps-days = { $n ->
    [one] What comes within a day counts as its doing.
   *[other] What comes within { $n } days counts as its doing.
}
trust-steps-source = Both are beta distributions (Jøsang and Ismail 2002), compared as Cook (2005) does. Of twenty acts with nothing behind them, one may look like a step. Of acts close together, the one at which it is surest is named.
trust-to-years = Years with this customer
trust-years = Years with a customer
trust-years-lede = All their cases, what we did and they said, and what trust made of it.
trust-years-back = Back to the customer
trust-years-none = Nothing has happened with them yet
trust-years-none-teach = Once a case of theirs is opened, it stands here, with everything that was done about it.
trust-years-picture = The picture of it
trust-years-key = On top, with numbers: their cases. Below: the three parts of trust, each within the band in which it may lie; the broken line is 0.5, nothing known. At the foot: full dots are what we did for them, rings what they said, broken strokes where we failed them. Steps have numbers and stand below.
trust-years-told = Cases: { $cases }. Acts: { $acts }. Step changes: { $steps }. The tables below say the same.
trust-years-cases = Their cases
trust-years-case = Case
trust-years-from = Opened
trust-years-to = Closed
trust-years-state = Stands
trust-years-acts = What was done, before and after
trust-years-acts-how = { $n ->
    [one] Of each part: where it stood just before, and a day later or today; in brackets where it may lie.
   *[other] Of each part: where it stood just before, and { $n } days later or today; in brackets where it may lie.
}
trust-years-no-acts = Nothing was done yet.
trust-effort-title = Effort without effect
trust-effort-lede = { $efforts } efforts in { $days } days, and what they say of it did not get better.
trust-effort-why = What we do counts for us in the record by itself; whether it has any effect only they can say. More of the same will hardly help. Ask whether there is a wrong, however old, that nobody ever admitted.
trust-effort-ask = Is there a wrong that nobody admitted?
trust-effort-unadmitted = { $n ->
    [one] One that they remember waits for a word from us.
   *[other] { $n } that they remember wait for a word from us.
}
trust-effort-figures = The figures behind it
trust-effort-their-word = Their own word: answers, offers they took, cases opened again
trust-effort-before = Before
trust-effort-since = Since
trust-effort-rose = Chance that it rose
trust-effort-no-word = nothing said
trust-effort-days = { $n ->
    [one] The last day is looked at.
   *[other] The last { $n } days are looked at: five efforts or more, the first of them thirty days ago or longer, no part of their word surely better, and not good as it is. Conventions of ours.
}
trust-effort-owed = Much effort, no effect: ask what nobody admitted

# What came before a case, and how urgent that makes it.
trust-before = Their record with us before this
trust-before-failures = Earlier cases in the two years before
trust-before-unadmitted = Old wrongs that wait for a word from us
trust-before-kept = Promises to them that had come due, kept in time
trust-before-trust = The part of their trust that was weakest
trust-before-no-trust = Nothing was known of their trust.
trust-before-cases = Earlier cases
trust-before-none = We know of no earlier case of theirs.
trust-urgency-at-once = At once
trust-urgency-today = Today
trust-urgency-in-turn = In its turn
trust-ground-unadmitted = { $n ->
    [one] They carry one wrong without a word from us.
   *[other] They carry { $n } wrongs without a word from us.
}
trust-ground-failed-before = { $n ->
    [one] We failed them once in the two years before.
   *[other] We failed them { $n } times in the two years before.
}
trust-ground-word-not-kept = Of our promises to them { $rate } were kept in time ({ $sure }).
trust-ground-trust-low = Their trust was low before this: { $figure }.
trust-ground-clean = Nothing that we know of the years before speaks against us.
trust-ground-unknown = Nothing is known of the years before.
trust-urgency-why = Whom we served well is more likely to forgive; where we did not, act at once. A second failure is a wrong of another kind (Basso and Pizzutti 2016), broken promises weaken the next one (Schweitzer, Hershey and Bradlow 2006), and what is not known counts as uncertain, never as bad. This orders what waits, and decides nothing.
trust-urgency-how = At once: an old wrong without a word, two failures within { $days } days, or two grounds together. Today: one ground. A ground is a failure in that time; promises of which, even at the upper end of the interval, fewer than { $kept } were kept; or trust that lay, even at its upper end, below { $middle }. At once goes ahead of whoever has waited up to a day longer, today of half a day. These lines are ours.
