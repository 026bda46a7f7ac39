# What customers ask, and what we answer.
questions-title = Questions
questions-lede = What customers asked, in their rooms or elsewhere. Each has one of us who owes the answer.
questions-about = About
questions-back = Back to the incident
questions-all = What was asked
questions-none = Nobody has asked yet
questions-none-teach = Customers ask in their rooms. What they ask on the telephone, or what everybody asks, you note below.
questions-none-yet = Nobody has asked yet.
questions-none-of-case = They have not asked anything yet.
questions-nobody-waits = Nobody waits for an answer.
questions-open = Open
questions-answered = Answered
questions-published = Everybody reads it
questions-waits = Waits for an answer
questions-erased = The words were erased.
questions-everybody = Everybody
questions-owed = Answer a question
questions-more = { $n ->
    [one] One more waits.
   *[other] { $n } more wait.
}
questions-count-asked = Asked
questions-count-answered = Answered
questions-count-published = Answered for all
questions-to-all = Read all
questions-to-note = Read all, or note one more
questions-note-theirs = Note what they asked
questions-note = Note a question
questions-note-hint = From the telephone or a visit; or one that everybody asks, to be answered for all.
questions-of = Asked by
questions-field-contact = Who of them asked
questions-field-question = The question
questions-field-channel = How you heard it
questions-field-answer = The answer
questions-field-answer-hint = Whoever asked reads it at once. A day ahead must have been published under Promises first.
questions-field-because = Why
questions-field-public-question = The question, as everybody reads it
questions-field-public-answer = The answer, as everybody reads it
questions-keep = Note it
questions-was-asked = Noted. It waits for an answer.
questions-one = A question
questions-to-list = All questions
questions-asked = Asked
questions-owner = Who owes the answer
questions-take = I take it on
questions-was-taken = It is yours now.
questions-answer = The answer
questions-answer-now = Answer
questions-answer-anew = Answer it anew
questions-was-answered = Answered. Whoever asked reads it now.
questions-publish = Let everybody read it
questions-publish-hint = Write both anew, so that nobody can tell who asked. Names, addresses and numbers of theirs are refused.
questions-nothing-personal = I have looked: nothing personal is in it
questions-was-published = Everybody reads it now.
questions-take-back = Let nobody else read it any more
questions-was-taken-back = Nobody but whoever asked reads it now.
questions-was-public = Everybody read it once. Taken back, because
questions-erase = Erase the words
questions-erase-hint = Of the question, of every answer, and of what everybody reads. That it was asked, when and by whom stays proven.
questions-erase-now = Erase them for good
questions-was-erased = The words are erased.
questions-public-title = Questions and answers
questions-contact-title = Your questions
questions-waits-for-us = We owe you an answer
questions-we-answered = We answered
questions-former = { $n ->
    [one] We answered otherwise before
   *[other] We answered otherwise { $n } times before
}
questions-erased-for-you = The words of this were erased.
questions-ask-title = Ask us
questions-ask-lede = A person reads it and answers here. Nobody but us and you sees it.
questions-ask-words = Your question
questions-ask-now = Ask
questions-thanks = Thank you. Your question is with one of us; the answer will stand here.
