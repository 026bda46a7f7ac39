//! What a second member is shown before they let a notice out: whom it goes to in which language, how long each customer
//! has to prepare, and what is different from what was said before.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use twodb::Ask;
use utoipa::ToSchema;

use super::store::Hearing;
use super::{Notice, store, tongue};
use crate::ground::id::{ContactId, CustomerId};
use crate::ground::{House, Result};

/// Customers listed with the least time to prepare.
const SHORTEST: i64 = 10;
/// The spans of time to prepare, the shortest first: `notices-lead-WORD`.
pub(super) const LEADS: [&str; 6] = ["past", "days", "week", "month", "later", "none"];

/// A person of the incident, and whether they hear the notice.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Person {
    /// Which.
    pub contact_id: ContactId,
    /// At which customer.
    pub customer_id: CustomerId,
    /// Their name.
    pub name: String,
    /// The customer's name.
    pub customer: String,
    /// Their language.
    pub language: String,
    /// `told`, or why not.
    pub why: String,
    /// The language of the text they get, or would.
    #[sqlx(default)]
    pub reads: String,
}

/// How many read the text of one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReadIn {
    /// The language of the text.
    pub language: String,
    /// How many get it.
    pub people: i64,
}

/// People who read another language than theirs, because there is no text in theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FallBack {
    /// Theirs.
    pub wanted: String,
    /// The one they read.
    pub read: String,
    /// How many.
    pub people: i64,
}

/// A customer and the first promised day of what they have not got.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Lead {
    /// Which.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer: String,
    /// The day.
    pub first_on: String,
}

/// What is shown beside the audience.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Shown {
    /// How many who hear it speak which language.
    pub languages: Vec<(String, i64)>,
    /// How many get the text of which language; the notice's own first.
    pub texts: Vec<ReadIn>,
    /// Those of them for whom there is no text in their own.
    pub fall_backs: Vec<FallBack>,
    /// How many customers have how long to prepare (R20): `past`, `days`, `week`, `month`, `later`, `none`.
    pub leads: Vec<(String, i64)>,
    /// Those with the least.
    pub shortest: Vec<Lead>,
    /// What is different from what was said before, part by part; empty for the first that is said.
    pub changes: Vec<Part>,
    /// What was said before.
    pub before: Option<String>,
}

/// A part of a notice beside the same of the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Part {
    /// Its word (`notices-part-WORD`), or `subject`.
    pub part: String,
    /// Its text, word by word: the same, gone, or new.
    pub words: Vec<Run>,
}

/// Words that stayed, went or came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Run {
    /// `same`, `gone` or `new`.
    pub how: &'static str,
    /// The words.
    pub text: String,
}

/// What is shown of a notice on `today`.
pub(super) async fn of(house: &House, notice: &Notice, today: Date) -> Result<Shown> {
    let (workspace, incident) = (&notice.workspace_id, &notice.incident_id);
    let mut read = house.read();
    let last = match &notice.corrects_id {
        Some(wrong) => Some(store::find(&mut read, workspace, wrong).await?),
        None => store::list_of_incident(&mut read, workspace, incident)
            .await?
            .into_iter()
            .rfind(|n| n.id != notice.id),
    };
    let found = store::leads(&mut read, workspace, incident, &days(today)).await?;
    let leads =
        LEADS.iter().filter_map(|word| found.iter().find(|(lead, _)| lead == word).cloned()).collect();
    let languages = store::languages(&mut read, workspace, incident, Hearing::of(notice)).await?;
    let (texts, fall_backs) = read_in(&languages, &tags(&mut read, notice).await?);
    Ok(Shown {
        languages,
        texts,
        fall_backs,
        leads,
        shortest: store::shortest_leads(&mut read, workspace, incident, SHORTEST).await?,
        changes: last.as_ref().map(|last| changes(last, notice)).unwrap_or_default(),
        before: last.map(|last| last.subject),
    })
}

/// The tags of a notice's languages, its own first.
pub(super) async fn tags(ask: &mut dyn Ask, notice: &Notice) -> Result<Vec<String>> {
    let mut tags = vec![notice.language.clone()];
    if notice.has_texts() {
        let further =
            store::texts::tags_of(ask, &notice.workspace_id, std::slice::from_ref(&notice.id)).await?;
        tags.extend(further.into_iter().map(|(_, tag)| tag));
    }
    Ok(tags)
}

/// The language of the text that a reader of this one gets, of these.
pub(super) fn reads<'a>(tags: &'a [String], language: &str) -> &'a str {
    let at = tongue::chosen(language, &tags.iter().map(String::as_str));
    tags.get(at).map(String::as_str).unwrap_or_default()
}

/// Who reads what: how many get the text of each language, and who of them reads another than theirs.
pub(super) fn read_in(languages: &[(String, i64)], tags: &[String]) -> (Vec<ReadIn>, Vec<FallBack>) {
    let mut texts: Vec<ReadIn> = tags.iter().map(|tag| ReadIn { language: tag.clone(), people: 0 }).collect();
    let mut fall_backs = Vec::new();
    for (wanted, people) in languages {
        let at = tongue::chosen(wanted, &tags.iter().map(String::as_str));
        let Some(text) = texts.get_mut(at) else { continue };
        text.people += people;
        if tongue::falls_back(wanted, &text.language) {
            fall_backs.push(FallBack {
                wanted: wanted.clone(),
                read: text.language.clone(),
                people: *people,
            });
        }
    }
    (texts, fall_backs)
}

/// The people of an incident behind one of them, each with whether they hear a notice, and in which language.
pub(super) async fn people(
    ask: &mut dyn Ask,
    notice: &Notice,
    only: &str,
    after: &str,
    most: i64,
) -> Result<Vec<Person>> {
    let (workspace, incident) = (&notice.workspace_id, &notice.incident_id);
    let mut some = store::listeners(ask, workspace, incident, Hearing::of(notice), only, after, most).await?;
    let tags = tags(ask, notice).await?;
    for person in &mut some {
        person.reads = reads(&tags, &person.language).to_owned();
    }
    Ok(some)
}

/// Today, and the days with which the spans of time to prepare end.
fn days(today: Date) -> [String; 4] {
    [0, 3, 8, 31].map(|n| today.checked_add(n.days()).unwrap_or(Date::MAX).to_string())
}

/// What is different between two notices, part by part; what is the same is left out.
pub(super) fn changes(before: &Notice, now: &Notice) -> Vec<Part> {
    let pairs = [
        ("subject", &before.subject, &now.subject),
        ("what_happened", &before.what_happened, &now.what_happened),
        ("who_is_affected", &before.who_is_affected, &now.who_is_affected),
        ("what_we_know", &before.what_we_know, &now.what_we_know),
        ("what_we_do_not_know", &before.what_we_do_not_know, &now.what_we_do_not_know),
        ("what_you_can_do", &before.what_you_can_do, &now.what_you_can_do),
    ];
    let changed = pairs.into_iter().filter(|(_, before, now)| before != now);
    changed.map(|(part, before, now)| Part { part: part.to_owned(), words: words(before, now) }).collect()
}

/// The words of two texts, joined where one kind follows the same.
fn words(before: &str, now: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for change in TextDiff::from_words(before, now).iter_all_changes() {
        let how = match change.tag() {
            ChangeTag::Equal => "same",
            ChangeTag::Delete => "gone",
            ChangeTag::Insert => "new",
        };
        match runs.last_mut() {
            Some(last) if last.how == how => last.text.push_str(change.value()),
            _ => runs.push(Run { how, text: change.value().to_owned() }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_that_went_and_came_are_told_apart() {
        let runs = words("It runs again on Friday.", "It runs again on Monday, we think.");
        let told: Vec<_> = runs.iter().map(|r| (r.how, r.text.as_str())).collect();
        assert_eq!(told[0], ("same", "It runs again on "));
        assert!(
            told.contains(&("gone", "Friday."))
                && told.iter().any(|(how, t)| *how == "new" && t.contains("Monday"))
        );
    }

    #[test]
    fn who_reads_what_is_counted_and_who_falls_back_is_named() {
        let of = |all: &[(&str, i64)]| all.iter().map(|(l, n)| ((*l).to_owned(), *n)).collect::<Vec<_>>();
        let tags = ["en".to_owned(), "de".to_owned()];
        let (texts, falls) =
            read_in(&of(&[("de", 412), ("en-GB", 9), ("fr", 3), ("de-AT", 2), ("", 1)]), &tags);
        let told: Vec<_> = texts.iter().map(|t| (t.language.as_str(), t.people)).collect();
        assert_eq!(told, [("en", 13), ("de", 414)]);
        assert_eq!(falls, [FallBack { wanted: "fr".into(), read: "en".into(), people: 3 }]);
    }

    #[test]
    fn spans_end_with_whole_days() {
        let days = days(jiff::civil::date(2026, 2, 26));
        assert_eq!(days, ["2026-02-26", "2026-03-01", "2026-03-06", "2026-03-29"]);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_the_difference(before in "[a-c ]{0,20}", now in "[a-c ]{0,20}") {
            let runs = words(&before, &now);
            let of = |not: &str| runs.iter().filter(|r| r.how != not).map(|r| r.text.as_str()).collect::<String>();
            prop_assert_eq!(of("new"), before);
            prop_assert_eq!(of("gone"), now);
        }
    }
}
