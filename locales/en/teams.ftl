# Who works on it, and whether they can.
teams-title = Team
teams-lede = Who works on it, what each of them does in it, and who is there for the customer. One story, from one source of facts.
teams-of = About
teams-parts = Parts of this page
teams-to-case = Back to the case
teams-to-incident = Back to the incident
teams-to-incident-team = The incident’s team
teams-to-team = Back to the team
teams-to-page = The team
teams-to-pulse = How our people are
teams-who = Who works on it
teams-lead = Lead
teams-no-lead = Nobody leads it yet.
teams-none = Nobody was asked yet. Find people who can fix it, and ask them to join.
teams-none-of-case = Nobody works on this case alone. Whoever is in the incident’s team works on it too.
teams-everywhere = From the incident’s team
teams-state-asked = asked
teams-state-joined = in it
teams-state-declined = not in it
teams-state-left = left
teams-asked-by = Asked by
teams-for-skill = for
teams-part = What they do in it
teams-join = Join
teams-decline = Do not join
teams-why-not = Why not?
teams-leave = Leave, or ask no more
teams-why-leave = Why?
teams-leave-now = Leave
teams-find = Find people who can fix it
teams-find-skill = Skill
teams-find-now = Find
teams-find-nobody = Nobody said that they can do this. Try another word, or ask somebody by name.
teams-to-skills = What our people can do
teams-ask-them = Ask them to join
teams-ask-anybody = Ask somebody by name
teams-whom = Whom
teams-ask-now = Ask
teams-was-asked = Asked. They find it on their Home.
teams-was-joined = You are in the team.
teams-was-declined = Said. Whoever asked you sees why.
teams-was-left = Said.
teams-load-none = nothing open
teams-load-all =
    { $n ->
        [one] { $n } thing open
       *[other] { $n } things open
    }
teams-load-promises =
    { $n ->
        [one] { $n } promise
       *[other] { $n } promises
    }
teams-load-actions =
    { $n ->
        [one] { $n } action
       *[other] { $n } actions
    }
teams-load-looks =
    { $n ->
        [one] { $n } risk
       *[other] { $n } risks
    }
teams-load-questions =
    { $n ->
        [one] { $n } question
       *[other] { $n } questions
    }
teams-in-it =
    { $n ->
        [0] Nobody joined yet.
        [one] { $n } joined.
       *[other] { $n } joined.
    }
teams-not-answered =
    { $n ->
        [one] { $n } has not answered
       *[other] { $n } have not answered
    }
teams-departments = Departments
teams-one-story = One story, one source of facts: what our own people are told, and what may be said now.
teams-to-bulletins = Bulletins
teams-to-say = What I can say now
teams-departments-none = No other department works on it. The customer meets all of them: invoicing, delivery, service. Take in those who write or ring.
teams-speaks = Speaks for it:
teams-behind = has heard an older story
teams-told = Told
teams-by-bulletin = by a bulletin
teams-not-told = not told yet
teams-department-change = Tell them, or change it
teams-department-name = Department
teams-department-speaker = Who speaks for it
teams-department-told = What they were told now
teams-department-story = By which bulletin
teams-department-gone = It works on it no more
teams-department-keep = Keep
teams-department-add = Take in a department
teams-department-add-now = Take it in
teams-department-was-added = Taken in.
teams-department-was-changed = Kept.
teams-executive = Executive
teams-executive-lede = Stands by this customer, is in touch with them, and hears every week what they said, word by word.
teams-executive-none = No executive stands by this customer. For a key customer a lead names one.
teams-executive-nobody = nobody
teams-executive-named = named, has not answered
teams-executive-accepted = stands by them
teams-executive-declined = declined
teams-executive-released = released
teams-name-whom = Who stands by this customer?
teams-name-now = Name
teams-executive-was-named = Named. They find it on their Home.
teams-executive-asked = Will you stand by this customer?
teams-executive-asked-hint = You are in touch with them yourself, and every Monday you get what they said, in their own words.
teams-executive-accept = I stand by them
teams-executive-has-accepted = You stand by this customer. What they said so far is in your digest.
teams-executive-has-declined = Said. A lead names somebody else.
teams-executive-release = Release
teams-executive-release-hint = Then a lead can name somebody else. What was noted stays.
teams-executive-release-now = Release
teams-executive-was-released = Released.
teams-named-by = Named by
teams-quiet-since = Nobody was in touch since { $day }.
teams-contacts =
    { $n ->
        [0] not in touch yet
        [one] in touch { $n } time
       *[other] in touch { $n } times
    }
teams-contacts-label = times in touch
teams-last = Last
teams-contact-note = Note that you were in touch
teams-contact-note-now = Note
teams-contact-was-noted = Noted.
teams-how = How
teams-how-called = Called
teams-how-met = Met
teams-how-wrote = Wrote
teams-met-at = When
teams-now-if-empty = Empty for now.
teams-contact-words = What came of it
teams-contacts-all = In touch
teams-contacts-none = Not in touch yet
teams-contacts-none-teach = Each call, visit and letter of theirs stands here. Calls from the line count by themselves.
teams-from-the-line = from the line
teams-to-digest = Your digest
teams-digest-title = What they said
teams-digest-lede = The customers by whom you stand, in their own words, since your last letter.
teams-digest-nobody = You stand by no customer
teams-digest-nobody-teach = Once a lead names you and you accept, what your customer says stands here, and comes by mail every Monday.
teams-digest-standing = By whom you stand
teams-digest-said = In their words
teams-digest-silence = They have said nothing since. Silence is no yes: call them.
teams-digest-more = More was said than stands here. Their case has all of it.
teams-voice-statement = told us
teams-voice-impact = how it hits them
teams-voice-answer = whether it held
teams-voice-question = asked us
teams-voice-demand = demands
teams-letter-subject = What your customers said to { $company }
teams-letter-in-touch = { $customer }: you were in touch { $n } times, last on { $day }.
teams-letter-never = { $customer }: you have not been in touch yet.
teams-letter-said = In their own words, since your last letter:
teams-letter-silence = They said nothing since your last letter. Silence is no yes: call them.
teams-letter-more = More was said than stands here.
teams-letter-open = Read it on the desk
teams-demands = Demands
teams-demands-none = This customer has not demanded another lead or team.
teams-demand-lead = Another lead
teams-demand-team = Another team
teams-answered-open = waits for our answer
teams-answered-yes = yes
teams-answered-no = no
teams-answered-erased = erased before an answer
teams-answer = Our answer
teams-answer-yes = Yes
teams-answer-no = No
teams-answer-because = Why; they read it
teams-answer-now = Answer
teams-review-first = Review the team first
teams-demand-note = Note a demand that you heard
teams-demand-note-now = Note
teams-demand-what = What they demand
teams-demand-words = In their words
teams-demand-who = Who of theirs
teams-demand-channel = How you heard it
teams-demand-due = Our answer is due
teams-demand-due-hint = Empty for three days from now.
teams-demand-was-noted = Noted. They have our answer by the day that stands there.
teams-demand-was-answered = Answered. They read it in their room.
teams-demand-was-erased = Erased.
teams-demand-erased = The words were erased.
teams-erase = Erase the words
teams-erase-hint = What they wrote and why we answered so are gone for good. That it was demanded stays.
teams-erase-now = Erase
teams-contact-title = Who is there for you
teams-you-from = from { $day } on
teams-you-before = before:
teams-you-demanded-lead = You want to talk to somebody else.
teams-you-demanded-team = You want other people to work on it.
teams-you-wait = we owe you an answer
teams-you-by = by { $when }
teams-demand-box = Somebody else
teams-demand-box-lede = If you want other people on this, say so. You have our answer within three days, with a reason.
teams-demand-box-what = What do you want?
teams-you-demand-lead = To talk to somebody else
teams-you-demand-team = Other people to work on it
teams-demand-box-words = Why?
teams-demand-box-now = Say it
teams-demand-thanks = We have it. Our answer and its day stand here.
teams-reviews = Reviews
teams-reviews-none = The team was not reviewed yet. When trust is gone, a fresh start can help.
teams-review = Review the team
teams-reviewed-on = On which day
teams-today-if-empty = Empty for today.
teams-findings = What you found
teams-decision = What you decide
teams-decision-keep = Keep the team
teams-decision-keep-hint = It can do it as it is.
teams-decision-strengthen = Strengthen it
teams-decision-strengthen-hint = It gets more people.
teams-decision-change = Change it
teams-decision-change-hint = Some of it go, others come.
teams-decision-refresh_lead = Refresh the lead
teams-decision-refresh_lead-hint = Somebody else leads it, and the customer is told.
teams-because = Why
teams-refresh = If somebody else leads it
teams-refresh-hint = They lead it on the desk at once. Customers read your words once you announce them; until then we owe them that.
teams-new-lead = Who leads it now
teams-from = from { $day }
teams-from-when = From which day
teams-words-for-them = What customers read
teams-review-now = Decide
teams-was-reviewed = Decided, and written down.
teams-announced = Announced
teams-not-announced = not announced to the customer
teams-announce = Announce it to the customer
teams-was-announced = Announced. They read it in their room.
teams-agree = What we stand behind
teams-plan-out = Plan:
teams-version = version { $number }
teams-no-plan = No plan is out yet.
teams-stand-by-plan = I stand behind this plan
teams-never = Never again
teams-never-none = Nothing is written yet. A few sentences that all know by heart: what must not happen to this customer again.
teams-stand-by-list = I stand behind this
teams-agreed = Who stands behind it
teams-to-the-plan = the plan
teams-not-the-plan = not the plan yet
teams-to-the-list = never again
teams-not-the-list = not “never again” yet
teams-never-write = Write what must never happen again
teams-never-sentences = One sentence a line
teams-never-hint = At most twelve. A new version asks everybody again.
teams-never-now = Write
teams-never-was-written = Written. Everybody is asked to stand behind it.
teams-was-agreed = Your word stands.
teams-skills-title = What our people can do
teams-skills-lede = Say what you can do, so that you are found when it is needed.
teams-to-members = Members
teams-skills-own = What you can do
teams-skills-which = Skills
teams-skills-hint = With commas between them, at most 20: furnace lining, plc, talks Arabic.
teams-skills-keep = Keep
teams-skills-all = Who can do what
teams-skills-none = Nobody is found
teams-skills-none-teach = Each says for themselves what they can do; an owner says it for others.
teams-skills-for = Say it for them
teams-skills-were-said = Kept.
teams-pulse-title = How our people are
teams-pulse-lede = Whoever works on this for weeks may think that it is pointless. Ask, show what went well, and see who carries too much.
teams-pulse-how = How are you this week?
teams-pulse-unnamed = Without your name: only that you answered is kept, so that nobody answers twice. Answers are shown once the week is over and three have answered.
teams-pulse-able = I can do here what is needed.
teams-pulse-heard = What I say is heard.
teams-pulse-worth = What we do helps.
teams-pulse-scale = 1: not at all. 5: entirely.
teams-pulse-words = What would you like to say?
teams-pulse-words-hint = Write so that nobody knows you by it.
teams-pulse-answer = Answer
teams-pulse-was-answered = Thank you. You are asked again on Monday.
teams-pulse-answered = You have answered this week.
teams-pulse-weeks = Week by week
teams-pulse-week = Week of
teams-pulse-answers = Answers
teams-pulse-none = Nothing can be shown yet
teams-pulse-none-teach = A week stands here once it is over and three have answered.
teams-pulse-from-three = Means of 1 to 5, of weeks that are over and in which three or more answered.
teams-wins = What went well
teams-wins-none = Nothing stands here yet. Promises kept, thanks and answers that it held come here.
teams-win-promise = promise kept
teams-win-thanks = thanks
teams-win-survey = it held
teams-thanks = Show a thank you
teams-thanks-hint = What customers told us lately. Is one of it a thank you? Our people should see it.
teams-thanks-now = It is a thank you
teams-was-thanked = It stands among what went well.
teams-loads = On whose desk
teams-loads-none = Nobody works on it yet.
teams-owed-asked = Say whether you join the team
teams-owed-named = Say whether you stand by this customer
teams-owed-quiet = An executive has been silent for two weeks
teams-owed-announce = Announce the new lead to the customer
teams-owed-demand = Answer a demand for another lead or team
teams-owed-never = Stand behind “never again”
teams-owed-plan = Stand behind the plan
