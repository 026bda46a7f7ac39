# Did it hold?
surveys-title = Did it hold?
surveys-lede = Two questions kept apart: is the solution right, and is the making good right? Silence is never taken for a yes.
surveys-open = Answers and the silent
surveys-not-asked = Nobody was asked yet. Ask when the solution is ready, not before.
surveys-results = What came back
surveys-answered = Answered
surveys-happy = Happy
surveys-unhappy = Unhappy
surveys-unsure = Cannot say yet
surveys-silent = Silent
surveys-reopened = { $n ->
    [0] no case was opened again
    [one] one case was opened again
   *[other] { $n } cases were opened again
}
surveys-response = Response rate
surveys-held = Happy, of those who answered
surveys-solution = The solution is right
surveys-making-good = The making good is right
surveys-heard = Felt heard
surveys-sincere = Felt sincere
surveys-nobody-said = Nobody said
surveys-too-few = too few to say
surveys-silent-title = Those who say nothing
surveys-silent-none = Everyone who was asked has answered.
surveys-silent-teach = Many say nothing when it does not hold; they move on, and tell others. Ring them.
surveys-asked-at = Asked
surveys-answers = In their words
surveys-answers-none = No answer to the newest asking yet.
surveys-changed-answer = changed
surveys-ask-title = Ask whether it held
surveys-ask-again-title = Ask again
surveys-ask-this = Ask this customer
surveys-case-not-asked = Not asked yet.
surveys-because = What was done
surveys-because-hint = In words for customers: they read it above the questions.
surveys-whom = Whom
surveys-whom-told = Everyone who was told and is not asked yet
surveys-whom-unhappy = Those who were unhappy, because we worked on it again
surveys-ready = The solution is ready
surveys-ready-hint = Nobody is asked before. The customer has been told, or reads it here.
surveys-ask = Ask them
surveys-was-asked = Asked. They see the questions in their room.
surveys-askings = What was asked
surveys-asked-cases = { $n ->
    [one] One customer
   *[other] { $n } customers
}
surveys-outcome-happy = It holds
surveys-outcome-unhappy = It does not hold
surveys-outcome-unsure = Cannot say yet
surveys-outcome-silent = No answer yet
surveys-held-yes = Yes
surveys-held-no = No
surveys-held-not-yet = Not yet
surveys-held-not-applicable = Nothing to make good
surveys-solution-yes = Yes, it is right
surveys-solution-no = No
surveys-solution-not-yet = I cannot say yet
surveys-making-good-yes = Yes, it is right
surveys-making-good-no = No
surveys-making-good-not-yet = I cannot say yet
surveys-making-good-not-applicable = There was nothing to make good
surveys-scale-1 = 1 – not at all
surveys-scale-7 = 7 – wholly
surveys-room-title = Is it right now?
surveys-room-lede = This is what we did. You know better than we do whether it holds. If it does not, your case is open again at once, and somebody answers for it.
surveys-room-solution = Is the solution right?
surveys-room-making-good = Is what we did to make good right?
surveys-room-heard = Did you feel heard?
surveys-room-sincere = Did we seem sincere to you?
surveys-room-words = What should we know?
surveys-room-words-hint = In your words. A person reads it.
surveys-room-send = Send
surveys-room-change = Change my answer
surveys-room-answered = Thank you. You answered on
surveys-room-over = This survey is over. If something does not hold after all, answer any of our mails.
surveys-owed-silent = { $n ->
    [one] Ring the customer who says nothing
   *[other] Ring the { $n } customers who say nothing
}
surveys-back = Back to the incident
surveys-about = About
