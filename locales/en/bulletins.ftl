# What our own people are told.
bulletins-title = For our own people
bulletins-lede = Whoever answers a telephone hears it from us, and never later than those outside.
bulletins-about = About
bulletins-back = Back to the incident
bulletins-all = All bulletins
bulletins-none = Our own people have not been told
bulletins-none-teach = Write what happened, what we say, what we do not know, what may be promised, and whom to ask. It stands on everyone’s Home until they have read it.
bulletins-none-yet = Our own people have not been told yet.
bulletins-no-subject = Without a subject yet
bulletins-state-drafted = Drafted
bulletins-state-published = Out
bulletins-write = Write a bulletin
bulletins-write-lede = For somebody whose telephone rings in a minute.
bulletins-subject = Subject
bulletins-part-what-happened = What happened
bulletins-part-what-we-say = What we say
bulletins-part-what-we-do-not-know = What we do not know
bulletins-part-what-you-may-promise = What you may promise
bulletins-part-questions-to = Whom to send questions to
bulletins-what-we-say-hint = The words that anybody may use.
bulletins-what-you-may-promise-hint = And nothing beyond it.
bulletins-questions-to-hint = A person, and how to reach them.
bulletins-by-mail = Also by mail
bulletins-by-mail-hint = Each member gets a letter once it is published. That they have read it they say here.
bulletins-keep = Keep the draft
bulletins-cancel = Back
bulletins-change = Write on it
bulletins-was-drafted = Kept as a draft. A lead publishes it, or it goes out with the first notice.
bulletins-was-changed = Kept.
bulletins-publish = Publish it
bulletins-publish-hint = It stands on everyone’s Home until they say that they have read it, and cannot be changed any more.
bulletins-publish-mail = Each of them gets it by mail too.
bulletins-publish-who = A lead publishes it.
bulletins-was-published = Published. It stands on everyone’s Home.
bulletins-i-have-read = I have read it
bulletins-read-hint = Press this once you have read it; opening the page does not count.
bulletins-erase = Erase the words
bulletins-erase-hint = All of what it says. That our own people were told, and who has read it, stays. Letters that went out are in their hands.
bulletins-erase-now = Erase them for good
bulletins-erased = The words were erased.
bulletins-was-erased = The words are erased.
bulletins-was-read = Noted. Thank you.
bulletins-you-read = You read it on { $when }
bulletins-readers = Who has read it
bulletins-read-of = Have read it
bulletins-median = Median time to read
bulletins-worst = Longest
bulletins-member = Member
bulletins-role = Role
bulletins-when-read = Read
bulletins-not-read = Not yet
bulletins-owed-read = Read this
bulletins-gaps = Told outside first
bulletins-gap-notice = A notice went out before our own people were told
bulletins-gap-no-reason = Nobody said why.
bulletins-letter-subject = For our own people: { $subject }
bulletins-letter-link = Say that you have read it

# The record of a talk, shared inside.
bulletins-effort = What answering it takes
bulletins-hours = { $n ->
    [one] about one hour of work
   *[other] about { $n } hours of work
}
bulletins-duration = When that can be done
bulletins-days = { $n ->
    [one] within a day
   *[other] within { $n } days
}
bulletins-to-record = The record of the talk, line by line
