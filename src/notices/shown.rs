//! What a second member is shown before they let a notice out: whom it goes to in which language, how long each customer
//! has to prepare, and what is different from what was said before.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use utoipa::ToSchema;

use super::store::Hearing;
use super::{Notice, store};
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
    /// How many read it in which language.
    pub languages: Vec<(String, i64)>,
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
    Ok(Shown {
        languages: store::languages(&mut read, workspace, incident, Hearing::of(notice)).await?,
        leads,
        shortest: store::shortest_leads(&mut read, workspace, incident, SHORTEST).await?,
        changes: last.as_ref().map(|last| changes(last, notice)).unwrap_or_default(),
        before: last.map(|last| last.subject),
    })
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
