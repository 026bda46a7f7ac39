# How we say it: the plain-speech check, templates.
wording-check = Check the words
wording-check-title = Plain speech
wording-clean = Nothing in these words softens or excuses. A person who reads them may still see more.
wording-unread = No patterns are known for this language, so nothing was looked for.
wording-line = line { $line }
wording-left-off = { $n ->
    [one] and one more
   *[other] and { $n } more
}
wording-why-doubt = “{ $words }” doubts that it happened to them. Say what happened, and to whom.
wording-why-nobody = “{ $words }” says that nobody did it. Say who: we.
wording-why-excuse = “{ $words }” begins an excuse. Say what we did or failed to do.
wording-why-calming = “{ $words }” plays the danger down, and people may not act. Say what can happen.
wording-why-feelings = “{ $words }” apologises for their feelings, not for our deed.
wording-why-phrase = “{ $words }” is a phrase that everybody has read before. Say what you will do.
wording-why-long-sentence = A long sentence: “{ $words }” Make two of it.
wording-why-shouting = “{ $words }” shouts.
wording-is-easy = Easy to read
wording-is-plain = Plain
wording-is-hard = Hard to read
wording-is-very-hard = Very hard to read
wording-ease-easy = Reading ease { $score } of 100. The longest sentence has { $words } words: “{ $sentence }”
wording-ease-plain = Reading ease { $score } of 100. The longest sentence has { $words } words: “{ $sentence }”
wording-ease-hard = Reading ease { $score } of 100: like a report for specialists. Shorten the longest sentence, { $words } words: “{ $sentence }”
wording-ease-very-hard = Reading ease { $score } of 100: like a treatise. Shorten the longest sentence, { $words } words: “{ $sentence }”
wording-nothing-yet = As you write, words that soften or excuse are named here. It only warns; you decide.
wording-title = Templates
wording-lede = What a notice begins from: for each scenario, each kind of notice and each language. Gaps in double brackets are for you to fill; nothing leaves with one.
wording-any = Any scenario
wording-all = All templates
wording-template-lede = Whoever begins a notice from it gets these words and changes them as they like. A notice remembers the version it began from.
wording-reads = As somebody would read it
wording-reads-hint = With an invented reader’s name, company and holdings put in.
wording-empty = There is no such template yet. Write the first version below.
wording-change = Change it
wording-names-hint = What is each reader’s own is written in braces:
wording-note = Why it is changed
wording-note-hint = It stands beside the version, with your name.
wording-keep = Keep as the next version
wording-preview = Read it first
wording-written = Kept. Notices that begin from it from now on have these words.
wording-versions = Versions
wording-no-versions = No version yet.
wording-difference = What changed
wording-ships = The one that ships.
wording-of-notices = Templates of notices
