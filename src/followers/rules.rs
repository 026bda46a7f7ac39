//! What is news to followers, and whether an address can be written to. Values in, an answer or a refusal out.

use hooks::{Guard, NotAllowed};
use post::Address;
use similar::{ChangeTag, TextDiff};

use super::{Closing, FollowerNews, FollowerRequest, NewsKind};
use crate::ground::clock::{DAY, MINUTE};
use crate::ground::{Fault, Result, Time};
use crate::updates::Update;

/// How long a question stands before it is forgotten with its address.
pub(super) const ASKED_FOR: i64 = 2 * DAY;
/// The shortest time between two letters that ask the same.
const BETWEEN: i64 = 15 * MINUTE;
/// How often an address is asked about one room while the question stands.
const MOST_LETTERS: i64 = 3;
/// Words that may change in an edit which says the same.
const FEW: usize = 2;

/// The address, as it is kept: small letters, so that nobody follows twice.
pub(super) fn address(typed: &str) -> Result<String> {
    let wrong = || Fault::invalid("email", "This is no mail address.", "Write it as name@example.org.");
    let typed = typed.trim();
    // A name before the address would only be kept for nothing; and a colon begins that of a system.
    if typed.len() > 254 || typed.contains(['<', '>', ':']) {
        return Err(wrong());
    }
    let email = Address::parse(typed).map_err(|_| wrong())?.email.to_lowercase();
    if email.is_ascii() { Ok(email) } else { Err(wrong()) }
}

/// The address of a system, as it is kept, where `guard` lets anything be posted there.
pub(super) fn system(typed: &str, guard: &Guard) -> Result<String> {
    let place = guard.place(typed).map_err(|why| {
        let (why, cure) = match why {
            NotAllowed::TooLong => ("This is too long.", "Write one of at most 2,000 letters."),
            NotAllowed::Unreadable => (
                "This is no address of the web.",
                "Write the whole of it, as https://hooks.example.org/news.",
            ),
            NotAllowed::NotEncrypted => (
                "This does not begin with https://.",
                "Write one that does, so that nobody on the way changes it.",
            ),
            NotAllowed::Credentials => (
                "This holds a name or a password.",
                "Leave them out. Your system knows that it is us by the signature.",
            ),
            NotAllowed::Fragment => ("This has a part behind a #.", "Leave out what stands behind it."),
            NotAllowed::Private(_) | NotAllowed::Unknown(_) => (
                "This does not lead into the public internet.",
                "Write an address that is reached from everywhere.",
            ),
        };
        Fault::invalid("url", why, cure)
    })?;
    Ok(place.text().to_owned())
}

/// Whether an address that was asked before is asked again: not at once, and not often.
pub(super) fn may_ask_again(asked: &FollowerRequest, now: Time) -> bool {
    asked.letters < MOST_LETTERS && now.since(asked.asked_at) >= BETWEEN
}

/// Something to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct News {
    pub(super) kind: NewsKind,
    pub(super) about: String,
    pub(super) version: i64,
    pub(super) status: String,
    pub(super) words: String,
    pub(super) speaker: String,
    pub(super) next_update_at: Option<Time>,
    /// Whoever follows since then or longer hears of it.
    pub(super) at: Time,
}

/// What has not been told yet, the oldest first: of each update the newest word only. `told` is all that was.
pub(super) fn news(newest_first: &[Update], told: &[FollowerNews], closing: Option<&Closing>) -> Vec<News> {
    let mut found: Vec<News> = newest_first
        .iter()
        .rev()
        .filter_map(|update| of_update(update, &told_of(told, &update.id)))
        .collect();
    found.sort_by_key(|news| news.at);
    found.extend(closing.filter(|closing| is_untold(closing, told)).map(|closing| News {
        kind: NewsKind::Closed,
        about: String::new(),
        version: closing.since.0,
        status: "resolved".into(),
        words: closing.words.clone(),
        speaker: String::new(),
        next_update_at: None,
        at: closing.at,
    }));
    found
}

/// What was told since it can be read is this closing: one that an older desk told has another number.
fn is_untold(closing: &Closing, told: &[FollowerNews]) -> bool {
    let is_this = |t: &FollowerNews| t.version == closing.since.0 || t.told_at > closing.since;
    !told.iter().any(|t| t.kind == NewsKind::Closed.word() && is_this(t))
}

fn told_of<'a>(told: &'a [FollowerNews], id: &impl ToString) -> Vec<&'a FollowerNews> {
    let id = id.to_string();
    told.iter().filter(|t| t.about == id).collect()
}

fn of_update(update: &Update, told: &[&FollowerNews]) -> Option<News> {
    let last = told.iter().max_by_key(|t| t.version);
    if let Some(at) = update.withdrawn_at {
        let was_told = told.iter().any(|t| t.kind != NewsKind::Withdrawn.word());
        let was_taken_back = told.iter().any(|t| t.kind == NewsKind::Withdrawn.word());
        let taken_back =
            News { words: update.withdrawn_reason.clone(), at, ..said(NewsKind::Withdrawn, update) };
        return (was_told && !was_taken_back).then_some(taken_back);
    }
    match last {
        None if update.version > 1 => Some(said(NewsKind::Edit, update)),
        None => Some(said(NewsKind::Update, update)),
        Some(last) => {
            (last.version < update.version && is_other(last, update)).then(|| said(NewsKind::Edit, update))
        }
    }
}

fn said(kind: NewsKind, update: &Update) -> News {
    News {
        kind,
        about: update.id.to_string(),
        version: update.version,
        status: update.status.clone(),
        words: update.text.clone(),
        speaker: update.speaker.clone(),
        next_update_at: update.next_update_at,
        at: update.edited_at.unwrap_or(update.posted_at),
    }
}

/// Whether an edit says something else: another status, another time, another number, a *not* more or less, or more than a
/// few words. A mended letter is no news.
fn is_other(last: &FollowerNews, update: &Update) -> bool {
    if last.status != update.status || last.next_update_at != update.next_update_at {
        return true;
    }
    let (before, after) = (words(&last.words), words(&update.text));
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&before, &after);
    let changed: Vec<&str> =
        diff.iter_all_changes().filter(|c| c.tag() != ChangeTag::Equal).map(|c| c.value()).collect();
    // A word in the place of another is two changes.
    changed.len() > 2 * FEW || changed.iter().any(|word| weighs(word))
}

/// The words of a text without what stands between them.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '%' | '€' | '$')))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Words that turn a sentence round by themselves, in the languages of letters.
const TURNS: [&str; 24] = [
    "not", "no", "never", "none", "nobody", "nothing", "without", "cannot", "nicht", "kein", "keine",
    "keinen", "nie", "ohne", "pas", "jamais", "aucun", "aucune", "sans", "rien", "لا", "لم", "لن", "ليس",
];

fn weighs(word: &str) -> bool {
    word.chars().any(|c| c.is_numeric() || matches!(c, '%' | '€' | '$'))
        || TURNS.contains(&word)
        || word.ends_with("n't")
        || word.ends_with("n’t")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    fn told(version: i64, kind: NewsKind, words: &str) -> FollowerNews {
        let dice = Dice::seeded(1);
        FollowerNews {
            workspace_id: Id::mint(Time(1), &dice),
            id: Id::mint(Time(1), &dice),
            incident_id: Id::mint(Time(1), &dice),
            kind: kind.word().into(),
            about: String::new(),
            version,
            title: String::new(),
            link: String::new(),
            status: "identified".into(),
            words: words.into(),
            speaker: String::new(),
            next_update_at: None,
            letters: 1,
            told_at: Time(1),
            salt: String::new(),
        }
    }

    fn update(version: i64, text: &str) -> Update {
        let dice = Dice::seeded(2);
        Update {
            workspace_id: Id::mint(Time(1), &dice),
            id: Id::mint(Time(1), &dice),
            incident_id: Id::mint(Time(1), &dice),
            status: "identified".into(),
            text: text.into(),
            next_update_at: None,
            speaker: "Ines Okafor, head of operations".into(),
            posted_by: String::new(),
            posted_at: Time(1),
            version,
            edited_at: (version > 1).then_some(Time(2)),
            edit_reason: String::new(),
            withdrawn_at: None,
            withdrawn_reason: String::new(),
            salt: String::new(),
        }
    }

    const SAID: &str = "The lining cracked at night. We are measuring it, and 40 castings wait.";

    #[test]
    fn an_edit_is_news_when_it_says_something_else() {
        let table = [
            ("The lining cracked at night. We are measuring it, and 40 castings wait!", false),
            ("The lining crackd at night. We are measuring it, and 40 castings wait.", false),
            ("The lining cracked at night. We are measuring it now, and 40 castings wait.", false),
            ("The lining cracked at night. We are measuring it, and 41 castings wait.", true),
            ("The lining cracked at night. We are not measuring it, and 40 castings wait.", true),
            ("The lining cracked at night. We aren't measuring it, and 40 castings wait.", true),
            ("A pump failed at night. Nobody knows yet why, and 40 castings wait.", true),
        ];
        let last = told(1, NewsKind::Update, SAID);
        for (text, expected) in table {
            assert_eq!(is_other(&last, &update(2, text)), expected, "{text}");
        }
        assert!(is_other(&last, &Update { status: "monitoring".into(), ..update(2, SAID) }));
        assert!(is_other(&last, &Update { next_update_at: Some(Time(9)), ..update(2, SAID) }));
    }

    #[test]
    fn what_was_told_is_not_told_again_and_what_was_taken_back_is_told_to_whoever_heard_it() {
        let first = update(1, SAID);
        let kinds = |update: &Update, told: &[FollowerNews]| {
            let told: Vec<&FollowerNews> = told.iter().collect();
            of_update(update, &told).map(|news| news.kind)
        };
        assert_eq!(kinds(&first, &[]), Some(NewsKind::Update));
        assert_eq!(kinds(&first, &[told(1, NewsKind::Update, SAID)]), None);
        assert_eq!(
            kinds(&update(3, "Another one altogether, and it is long."), &[told(1, NewsKind::Update, SAID)]),
            Some(NewsKind::Edit)
        );
        let back = Update { withdrawn_at: Some(Time(5)), withdrawn_reason: "It was wrong".into(), ..first };
        assert_eq!(kinds(&back, &[]), None, "nobody heard it");
        assert_eq!(kinds(&back, &[told(1, NewsKind::Update, SAID)]), Some(NewsKind::Withdrawn));
        let both = [told(1, NewsKind::Update, SAID), told(1, NewsKind::Withdrawn, "")];
        assert_eq!(kinds(&back, &both), None);
    }

    #[test]
    fn a_closing_is_told_once_each_time_the_room_is_published() {
        let closing = |since| Closing { at: Time(9), since: Time(since), words: String::new() };
        let once = [told(5, NewsKind::Closed, "")];
        assert!(!is_untold(&closing(5), &once));
        assert!(!is_untold(&closing(0), &once), "an older desk told it, and numbered it otherwise");
        assert!(is_untold(&closing(7), &once), "it was published again since");
        assert!(is_untold(&closing(5), &[told(5, NewsKind::Update, SAID)]));
    }

    #[test]
    fn an_address_is_one_that_mail_knows() {
        for good in ["a@example.org", " Ann.Lee@Example.ORG "] {
            assert!(address(good).is_ok(), "{good}");
        }
        assert_eq!(address("Ann.Lee@Example.ORG").unwrap(), "ann.lee@example.org");
        for bad in [
            "",
            "a",
            "a@",
            "@b",
            "Ann <a@example.org>",
            "a@b\r\nBcc: c@example.org",
            "a b@example.org",
            "https://a@b",
        ] {
            assert!(address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_system_is_reached_from_everywhere_and_holds_no_secret() {
        let guard = Guard::default();
        assert_eq!(system(" https://Hooks.Example.org/in ", &guard).unwrap(), "https://hooks.example.org/in");
        for bad in [
            "",
            "otto@example.org",
            "http://hooks.example.org/",
            "https://a:b@hooks.example.org/",
            "https://hooks.example.org/#a",
            "https://127.1/",
            "https://[fd00::1]/",
            &format!("https://hooks.example.org/{}", "a".repeat(2_000)),
        ] {
            let fault = system(bad, &guard).unwrap_err();
            assert_eq!(fault.fields()[0].field, "url", "{bad}");
        }
    }

    proptest! {
        #[test]
        fn the_same_words_are_never_news(text in "[a-zA-Z0-9 .,'%]{0,200}") {
            prop_assert!(!is_other(&told(1, NewsKind::Update, &text), &update(2, &text)));
        }
    }
}
