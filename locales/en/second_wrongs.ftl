# Told late, or hidden: a second wrong.
second-wrongs-title = The second wrong
second-wrongs-late = They were told late
second-wrongs-concealed = Something was hidden from them
second-wrongs-back = Back to the incident
second-wrongs-about = About
second-wrongs-none = Nothing is owed on top: by what is known, nobody was told late and nothing was hidden.
second-wrongs-open = Open
second-wrongs-price = The price of hiding
second-wrongs-say-late = You told them late. That is a second wrong: say so.
second-wrongs-say-concealed = Something was hidden from them. That is a second wrong: say so.
second-wrongs-late-proposed = By the rule, they were told late. A lead looks whether it was a second wrong.
second-wrongs-late-owed = You told them late. That is a second wrong: say so.
second-wrongs-late-owned = We told them late, and we have said so.
second-wrongs-late-dismissed = It was looked at whether they were told late, and it was no second wrong.
second-wrongs-concealed-dismissed = It was found that something was hidden, and that was taken back.
second-wrongs-concealed-owed = Something was hidden from them. That is a second wrong: say so.
second-wrongs-concealed-owned = Something was hidden from them, and we have said so.
second-wrongs-state-proposed = Proposed by the desk
second-wrongs-state-owed = Owed
second-wrongs-state-owned = We have said so
second-wrongs-state-dismissed = Dismissed
second-wrongs-why = Why
second-wrongs-why-limit = From knowing to telling took longer than the playbook allows.
second-wrongs-why-outside = We knew, and somebody else spoke of it before we told them.
second-wrongs-why-both = It took longer than the playbook allows, and somebody else spoke of it before we told them.
second-wrongs-why-person = Two of our own people found that something was hidden.
second-wrongs-aware = We knew since
second-wrongs-late-after = Late is whoever was told after
second-wrongs-outside = Somebody else spoke
second-wrongs-told = We first told anybody
second-wrongs-nobody-told = Nobody has been told yet
second-wrongs-decided = Decided by
second-wrongs-because = Why
second-wrongs-to-mentions = Who spoke of it
second-wrongs-to-deception = What was hidden
second-wrongs-ownings = How we said so
second-wrongs-how-apology = In an apology
second-wrongs-how-notice = In a notice
second-wrongs-to-all = to all it touches
second-wrongs-named = A notice is to say so, once it is out:
second-wrongs-to-notice = the notice
second-wrongs-decide = Was it a second wrong?
second-wrongs-confirm = Yes, we owe them a word for it
second-wrongs-confirm-hint = From then on it is owed until an apology or a notice names it in a sentence.
second-wrongs-was-confirmed = Confirmed. Until it is said in words, it is owed.
second-wrongs-dismiss = No, and why
second-wrongs-dismiss-hint = Your name and your reason stand beside it.
second-wrongs-was-dismissed = Dismissed, with your reason.
second-wrongs-own-up = Say so
second-wrongs-own-up-hint = An apology that names it. It stands in their room, in these words. A notice can name it too.
second-wrongs-to-all-hint = This is said to everyone the incident touches.
second-wrongs-sentence = The sentence that names it
second-wrongs-sentence-hint = Copy it word for word from what was said: that we told them late, or hid it, and that this was wrong.
second-wrongs-record = Record it
second-wrongs-was-owned = Recorded: we have said so.
second-wrongs-touched = Whom it touches
second-wrongs-touched-many = { $n ->
    [0] It touches nobody by now.
    [one] It touches one customer.
   *[other] It touches { $n } customers.
}
second-wrongs-left = { $n ->
    [0] All of them have heard us say so.
    [one] One of them has not heard us say so.
   *[other] { $n } of them have not heard us say so.
}
second-wrongs-customer = Customer
second-wrongs-told-them = We told them
second-wrongs-not-told = Not yet
second-wrongs-said = Said so
second-wrongs-yes = Yes
second-wrongs-not-yet = Not yet
second-wrongs-owed-look = Look whether they were told late
second-wrongs-owed-review = A second person looks whether something was hidden
second-wrongs-hidden-title = What was hidden
second-wrongs-hidden-one = Something was hidden
second-wrongs-hidden-lede = Trust lost by a failure can be won back. Lost by hiding, it never wholly comes back. So this needs evidence, and two people.
second-wrongs-hidden-none = Nothing was marked
second-wrongs-hidden-none-teach = If something was hidden, denied and disproved, or known and not told, a lead says so here, on evidence. A second lead looks before it counts.
second-wrongs-hidden-many = { $n ->
    [one] One thing was marked as hidden
   *[other] { $n } things were marked as hidden
}
second-wrongs-hidden-ask = Was anything hidden?
second-wrongs-mark = Mark that it was hidden
second-wrongs-mark-hint = It counts once a second lead has confirmed it. Then it weighs on integrity and never fades.
second-wrongs-mark-who = A lead or an owner can mark that something was hidden.
second-wrongs-field-kind = What was done
second-wrongs-deception-concealed = It was hidden
second-wrongs-deception-denied = It was denied, and it was so
second-wrongs-deception-not-told = It was known, and not told
second-wrongs-deception-is-marked = Waits for a second person
second-wrongs-deception-is-noted = Confirmed by two
second-wrongs-deception-is-set-aside = Set aside
second-wrongs-deception-is-taken-back = Taken back
second-wrongs-field-words = What was hidden, and how
second-wrongs-field-evidence = What shows it
second-wrongs-field-evidence-hint = A mail, minutes, a log: where it can be read.
second-wrongs-field-since = Since when
second-wrongs-towards = From whom
second-wrongs-towards-all = From all that the incident touches.
second-wrongs-marked = Marked by
second-wrongs-reviewed = Looked at by
second-wrongs-own-mark = You marked this yourself; another lead has to look.
second-wrongs-review = Was it so?
second-wrongs-review-hint = Once you confirm it, trust moves for all whom it touches, and this never fades.
second-wrongs-it-was-so = Yes, it was so
second-wrongs-set-aside = It was not so
second-wrongs-was-marked = Marked. It counts once a second lead has confirmed it.
second-wrongs-was-noted = Confirmed. We owe them a word for it.
second-wrongs-take-back = It was not so after all
second-wrongs-take-back-hint = From then on it no longer weighs on their trust in us, and we owe no word for it. What was found stays to be read, with your name and your reason beside it.
second-wrongs-take-back-now = Take it back
second-wrongs-taken-back = Taken back by
second-wrongs-was-taken-back = Taken back, with your reason.
second-wrongs-erase = Erase the words
second-wrongs-erase-hint = What was hidden, and what shows it. That it was marked, and what became of it, stays.
second-wrongs-erase-now = Erase them for good
second-wrongs-erased = The words were erased.
second-wrongs-was-erased = The words are erased.
second-wrongs-was-set-aside = Set aside, with your reason.
second-wrongs-to-deceptions = All that was marked
