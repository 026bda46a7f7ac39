# Asking again whoever stays silent.
chasing-title = Who has heard us
chasing-lede = Whoever lets us know or answers is left alone. Whoever stays silent is asked again, and in the end by a person.
chasing-back = Back to the incident
chasing-about = About
chasing-panel = Heard of us
chasing-open = Who is silent, and what is done about it
chasing-is-on = Those who are silent are asked again
chasing-is-off = Nobody is asked again until a lead switches it on
chasing-next = What is done next
chasing-would = What would be done next
chasing-nobody = There is nobody to ask again now: nobody was told yet, or whoever was told has been heard of.
chasing-nobody-told = Nobody was told yet.
chasing-now = { $n ->
    [0] Nobody is due now.
    [one] One person is due now.
   *[other] { $n } people are due now.
}
chasing-then = The next:
chasing-not-whole = So many are silent that not all of them were looked at for this picture.
chasing-due-now = now
chasing-step-remind = Reminded by mail
chasing-step-call = Rung
chasing-step-paper = Written to on paper
chasing-step-colleague = A colleague is told
chasing-step-person = Left to one of us
chasing-told = Those who were told
chasing-heard-of = Let us know or answered
chasing-standing = How they stand
chasing-all = All
chasing-standing-acknowledged = Let us know
chasing-standing-answered = Answered otherwise
chasing-standing-seen = Room opened
chasing-standing-silent = Silent
chasing-seen-hint = A room that was opened proves no reading: some mail systems open links before a person does.
chasing-none = Nobody stands so.
chasing-who = Who
chasing-customer = Customer
chasing-told-at = Told
chasing-reminded = { $n ->
    [one] reminded once
   *[other] reminded { $n } times
}
chasing-csv = Download as CSV
chasing-rule = The rule
chasing-switch = Ask again those who stay silent
chasing-switch-hint = Only of notices that were approved and are out; never in cases that are closed.
chasing-remind-after = Hours of silence before a reminder
chasing-most-reminders = The most reminders
chasing-other-after = Hours until another way is tried
chasing-other-hint = A call where we know a number; else a letter, else a colleague of theirs.
chasing-person-after = Hours until one of us owes it
chasing-set = Set the rule
chasing-was-set = The rule is set.
chasing-who-sets = A lead may change it.
chasing-bounds = Nobody is written to or rung between eight in the evening and eight in the morning where they live, nor within four hours of another letter of ours.
chasing-owed = Speak with somebody who stays silent
chasing-speak-with = Speak with { $name }
chasing-duty-lede = We wrote and tried another way, and do not know whether any of it reached them.
chasing-to-case = To the case
chasing-duty-since = Left to one of us
chasing-phone = Telephone
chasing-their-time = it is { $time } there
chasing-mail = Mail
chasing-notice = What we want them to know
chasing-no-way = We know neither a number nor an address of theirs.
chasing-add-contact = Add one, or another contact
chasing-became = What became of it
chasing-settle-how = How did it go?
chasing-settle-spoken = We spoke: they know
chasing-settle-not-reached = They cannot be reached
chasing-settle-words = In your words
chasing-settle-hint = Required if they cannot be reached: what did you try?
chasing-settle = Note it
chasing-was-settled = Noted.
