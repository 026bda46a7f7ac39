//! What moves a trust record: one table from the facts of the journal to movements. All weights are ours, a
//! convention shown on a page; the sources say why each stands there.

use serde::Serialize;
use utoipa::ToSchema;

use super::Dimension;
use crate::ground::Time;
use crate::ground::clock::HOUR;
use crate::ground::id::{Id, MemberId};
use crate::journal::Recorded;

/// Told within this of noticing it is prompt; later counts against us. A convention.
const PROMPT: i64 = 24 * HOUR;

/// When a fact moves something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Each time.
    Always,
    /// When the entry says yes to this.
    Yes(&'static str),
    /// When the entry has one of these words there.
    Among(&'static str, &'static [&'static str]),
    /// When one of us said it, and not the desk by itself.
    ByOneOfUs,
    /// When the customer was told within a day of our noticing.
    Promptly,
    /// When it took longer.
    Tardily,
    /// By what the entry has there, from 1 to 7: 4 moves nothing.
    Scale(&'static str),
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its word: `trust-rule-WORD` in the catalogue.
    pub word: &'static str,
    /// The fact that moves.
    pub fact: &'static str,
    /// Under which condition.
    pub when: When,
    /// Which dimension.
    pub dimension: Dimension,
    /// How much it weighs.
    pub weight: f64,
    /// From −1 to 1; a scale puts its own in its place.
    pub value: f64,
    /// Whether it never fades.
    pub lasting: bool,
    /// Where the thought is from.
    pub source: &'static str,
}

use Dimension::{Ability, Benevolence, Integrity};

const MAYER: &str = "Mayer, Davis, Schoorman 1995";
const THUNDER: &str = "Arpan, Roskos-Ewoldsen 2005";
const LEWICKI: &str = "Lewicki, Polin, Lount 2016";
const JUSTICE: &str = "Gelbrich, Roschk 2011";
const DOUBLE: &str = "Basso, Pizzutti 2016";
const DECEIVED: &str = "Schweitzer, Hershey, Bradlow 2006";
/// Promises about the work itself, beside those to speak again.
const WORK: &[&str] = &["delivery", "fix_date"];

const fn rule(
    word: &'static str,
    fact: &'static str,
    when: When,
    dimension: Dimension,
    (weight, value): (f64, f64),
    source: &'static str,
) -> Rule {
    Rule { word, fact, when, dimension, weight, value, lasting: false, source }
}

/// The table.
pub const RULES: &[Rule] = &[
    rule("failed", "case.opened", When::Always, Ability, (1.0, -1.0), MAYER),
    rule("not-touched", "case.withdrawn", When::Always, Ability, (0.0, 0.0), MAYER),
    rule("told-promptly", "case.told", When::Promptly, Integrity, (1.0, 1.0), THUNDER),
    rule("told-late", "case.told", When::Tardily, Integrity, (1.0, -1.0), THUNDER),
    rule("apologised", "apology.recorded", When::Yes("complete"), Integrity, (1.0, 1.0), LEWICKI),
    rule("owned-up", "admission.moved", When::Among("to", &["admitted"]), Integrity, (1.0, 1.0), LEWICKI),
    rule("owned-up-late", "grievance.admitted", When::ByOneOfUs, Integrity, (1.0, 1.0), LEWICKI),
    rule("heard", "statement.confirmed", When::Always, Benevolence, (1.0, 1.0), MAYER),
    rule("promise-kept", "promise.kept", When::Always, Integrity, (1.0, 1.0), MAYER),
    rule("work-kept", "promise.kept", When::Among("kind", WORK), Ability, (1.0, 1.0), MAYER),
    rule("promise-late", "promise.kept_late", When::Always, Integrity, (1.0, -0.5), MAYER),
    rule("promise-broken", "promise.broken", When::Always, Integrity, (2.0, -1.0), MAYER),
    rule("work-broken", "promise.broken", When::Among("kind", WORK), Ability, (1.0, -1.0), MAYER),
    rule("offered-first", "offer.offered", When::Yes("before_asked"), Benevolence, (1.0, 1.0), JUSTICE),
    rule("offer-accepted", "offer.accepted", When::Always, Benevolence, (0.5, 1.0), JUSTICE),
    rule("it-held", "survey.answered", When::Among("outcome", &["happy"]), Ability, (1.0, 1.0), MAYER),
    rule(
        "it-did-not-hold",
        "survey.answered",
        When::Among("outcome", &["unhappy"]),
        Ability,
        (1.0, -1.0),
        MAYER,
    ),
    rule("felt-heard", "survey.answered", When::Scale("heard"), Benevolence, (1.0, 0.0), JUSTICE),
    rule("felt-sincere", "survey.answered", When::Scale("sincere"), Integrity, (0.5, 0.0), JUSTICE),
    rule("failed-again", "case.reopened", When::Always, Ability, (1.0, -1.0), DOUBLE),
    Rule {
        lasting: true,
        ..rule("deceived", "deception.noted", When::Always, Integrity, (4.0, -1.0), DECEIVED)
    },
    rule("not-deceived", "deception.taken_back", When::Always, Integrity, (0.0, 0.0), DECEIVED),
];

/// What a rule made of an entry: weight and value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct Moved {
    /// How much it weighs.
    pub weight: f64,
    /// From −1 to 1.
    pub value: f64,
}

/// Whether an entry meets a condition by itself; one that looks at more than the entry is not met.
pub(super) fn is_met(when: When, entry: &Recorded) -> bool {
    match when {
        When::Always => true,
        When::Yes(key) => {
            let said = entry.data(key);
            said == true || said == 1
        }
        When::Among(key, words) => entry.data(key).as_str().is_some_and(|w| words.contains(&w)),
        When::ByOneOfUs => entry.actor.starts_with(MemberId::PREFIX),
        When::Promptly | When::Tardily | When::Scale(_) => false,
    }
}

/// What this entry moves by this rule; `noticed` is when we became aware of its incident.
pub(super) fn applies(rule: &Rule, entry: &Recorded, noticed: Option<Time>) -> Option<Moved> {
    if rule.fact != entry.fact {
        return None;
    }
    let moved = Moved { weight: rule.weight, value: rule.value };
    match rule.when {
        When::Always | When::Yes(_) | When::Among(..) | When::ByOneOfUs => {
            is_met(rule.when, entry).then_some(moved)
        }
        When::Promptly => (entry.at.since(noticed?) <= PROMPT).then_some(moved),
        When::Tardily => (entry.at.since(noticed?) > PROMPT).then_some(moved),
        When::Scale(key) => {
            let given = entry.data(key).as_i64().filter(|n| (1..=7).contains(n))?;
            Some(Moved { weight: rule.weight, value: (given - 4) as f64 / 3.0 })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::page::{Lang, t};

    fn entry(fact: &str, data: &str) -> Recorded {
        Recorded {
            chain: "cas_x".into(),
            seq: 1,
            at: Time(30 * HOUR),
            fact: fact.into(),
            actor: "desk".into(),
            incident_id: None,
            case_id: None,
            customer_id: None,
            subject: None,
            body: format!("{{\"data\":{data}}}"),
        }
    }

    fn words(entry: &Recorded, noticed: Option<Time>) -> Vec<&'static str> {
        RULES.iter().filter(|r| applies(r, entry, noticed).is_some()).map(|r| r.word).collect()
    }

    #[test]
    fn each_fact_moves_what_the_table_says() {
        let table = [
            ("promise.kept", r#"{"kind":"next-update"}"#, vec!["promise-kept"]),
            ("promise.kept", r#"{"kind":"delivery"}"#, vec!["promise-kept", "work-kept"]),
            ("offer.offered", r#"{"before_asked":true}"#, vec!["offered-first"]),
            ("offer.offered", r#"{"before_asked":false}"#, vec![]),
            ("survey.answered", r#"{"outcome":"unhappy","heard":2}"#, vec!["it-did-not-hold", "felt-heard"]),
            ("survey.answered", r#"{"outcome":"unsure","heard":null}"#, vec![]),
            ("apology.recorded", r#"{"complete":true}"#, vec!["apologised"]),
            ("trust.moved", "{}", vec![]),
        ];
        for (fact, data, wanted) in table {
            assert_eq!(words(&entry(fact, data), None), wanted, "{fact} {data}");
        }
        let told = entry("case.told", "{}");
        assert_eq!(words(&told, Some(Time(29 * HOUR))), ["told-promptly"]);
        assert_eq!(words(&told, Some(Time(0))), ["told-late"]);
        assert!(words(&told, None).is_empty(), "since when we knew is not known");
    }

    #[test]
    fn a_scale_is_graded_and_every_rule_has_its_words() {
        let rule = RULES.iter().find(|r| r.word == "felt-heard").unwrap();
        let value = |n: i64| applies(rule, &entry("survey.answered", &format!("{{\"heard\":{n}}}")), None);
        assert_eq!(value(7).map(|m| m.value), Some(1.0));
        assert_eq!(value(4).map(|m| m.value), Some(0.0));
        assert_eq!(value(9), None);
        for rule in RULES {
            for lang in Lang::ALL {
                assert!(!t(lang, &format!("trust-rule-{}", rule.word)).contains('⟦'), "{}", rule.word);
            }
        }
    }
}
