//! What may be said of an impact or a statement, and by whom. Values in, yes or a reason out.

use super::{Channel, Horizon, ImpactKind, ImpactSaid, Statement, StatementState, Verdict};
use crate::ground::id::StatementId;
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, FieldFault, Money, Result, Who};

/// An impact whose fields were understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What it hits.
    pub kind: ImpactKind,
    /// When.
    pub horizon: Horizon,
    /// In their words.
    pub text: String,
    /// How much, where they said.
    pub money: Option<Money>,
    /// How many of their people it hits.
    pub people: Option<i64>,
    /// What shows it.
    pub evidence: Option<String>,
}

/// The longest account of what shows an impact.
const EVIDENCE: usize = 2_000;

/// Reads an impact; every field that was not understood is named at once.
pub fn read_impact(said: &ImpactSaid) -> Result<Understood> {
    let mut faults = Vec::new();
    let kind = ImpactKind::from_word(&said.kind);
    if kind.is_none() {
        faults.push(FieldFault::new(
            "kind",
            "What does it hit?",
            "Choose one; “Something else” is an answer.",
        ));
    }
    let horizon = Horizon::from_word(&said.horizon);
    if horizon.is_none() {
        faults.push(FieldFault::new("horizon", "When does it hit?", "Choose one of the two."));
    }
    let text = text::required("text", &said.text, PASSAGE).map_err(|f| faults.push(f)).ok();
    let money = read_money(said).map_err(|f| faults.push(f)).unwrap_or_default();
    let people = read_people(&said.people).map_err(|f| faults.push(f)).unwrap_or_default();
    let evidence =
        text::optional("evidence", &said.evidence, EVIDENCE).map_err(|f| faults.push(f)).unwrap_or_default();
    match (kind, horizon, text) {
        (Some(kind), Some(horizon), Some(text)) if faults.is_empty() => {
            Ok(Understood { kind, horizon, text, money, people, evidence })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

fn read_money(said: &ImpactSaid) -> std::result::Result<Option<Money>, FieldFault> {
    let cure = "Write digits only, or leave it empty: no figure is needed.";
    let fault = |why| FieldFault::new("amount", why, cure);
    if !said.amount.trim().is_empty() {
        return Money::parse(&said.amount, &said.currency).map(Some).map_err(fault);
    }
    let Some(money) = &said.money else { return Ok(None) };
    Money::checked(money.minor, &money.currency).map(Some).map_err(fault)
}

fn read_people(typed: &str) -> std::result::Result<Option<i64>, FieldFault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match typed.parse::<i64>() {
        Ok(people) if (1..=1_000_000_000).contains(&people) => Ok(Some(people)),
        _ => Err(FieldFault::new(
            "people",
            "This is no number of people.",
            "Write digits only, or leave it empty: no figure is needed.",
        )),
    }
}

/// The places somebody gives to what weighs with them: 1 weighs most. Nothing is named twice, and no two share a place,
/// because an order in which everything comes first is none.
pub fn read_ranks(typed: &[(StatementId, String)]) -> Result<Vec<(StatementId, i64)>> {
    let mut ranks: Vec<(StatementId, i64)> = Vec::with_capacity(typed.len());
    let fault = |why: &str, cure: &str| Err(Fault::invalid("ranks", why, cure));
    for (id, place) in typed {
        let place = match place.trim() {
            "" => 0,
            place => match place.parse::<i64>() {
                Ok(place) if (1..=999).contains(&place) => place,
                _ => return fault("This is no place in an order.", "Number them: 1 for what weighs most."),
            },
        };
        if ranks.iter().any(|(known, _)| known == id) {
            return fault("One of them is named twice.", "Give each one place.");
        }
        if place != 0 && ranks.iter().any(|(_, taken)| *taken == place) {
            return fault(
                "Two of them have the same place.",
                "Say which of the two weighs more; leave a place empty where it does not matter.",
            );
        }
        ranks.push((id.clone(), place));
    }
    Ok(ranks)
}

/// How it was heard: a contact's own writing is the room's; a member names it, by telephone when they do not.
pub fn heard(actor: &Actor, word: &str) -> Result<Channel> {
    if matches!(actor.who, Who::Contact { .. }) {
        return Ok(Channel::Room);
    }
    if word.trim().is_empty() {
        return Ok(Channel::Phone);
    }
    Channel::from_word(word.trim()).filter(|c| *c != Channel::Room).ok_or_else(|| {
        Fault::invalid("channel", "This is no way of hearing we know.", "Choose phone, visit or mail.")
    })
}

/// What a contact's verdict makes of a statement. What they have said before is not undone by a second click.
pub fn settle(statement: &Statement, standing: &str, verdict: &Verdict) -> Result<StatementState> {
    if statement.erased_at.is_some() {
        return Err(Fault::Conflict(
            "The words of this statement were erased; there is nothing left to confirm.".into(),
        ));
    }
    match (statement.state(), verdict) {
        (StatementState::Noted, Verdict::Confirm) => Ok(StatementState::Confirmed),
        (StatementState::Confirmed, Verdict::Confirm) => {
            Err(Fault::Conflict("You have confirmed this already. Nothing was changed.".into()))
        }
        (StatementState::Corrected, Verdict::Confirm) => {
            Err(Fault::Conflict("Your own words stand here already. Nothing was changed.".into()))
        }
        (_, Verdict::Correct { words }) if words.trim() == standing => {
            Err(Fault::Conflict("These are the words that stand already. Nothing was changed.".into()))
        }
        (_, Verdict::Correct { .. }) => Ok(StatementState::Corrected),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Dice, Time, id::Id};

    fn statement(state: &str) -> Statement {
        let (now, dice) = (Time(1), Dice::seeded(1));
        Statement {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            case_id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            contact_id: None,
            state: state.into(),
            version: 1,
            channel: "room".into(),
            noted_by: "desk".into(),
            noted_at: now,
            settled_by: None,
            settled_at: None,
            read_by: None,
            read_at: None,
            moved_at: now,
            erased_at: None,
        }
    }

    #[test]
    fn a_second_click_changes_nothing_and_a_correction_always_stands() {
        let correct = |words: &str| Verdict::Correct { words: words.into() };
        assert_eq!(settle(&statement("noted"), "a", &Verdict::Confirm).unwrap(), StatementState::Confirmed);
        for state in ["confirmed", "corrected"] {
            assert!(settle(&statement(state), "a", &Verdict::Confirm).is_err(), "{state}");
        }
        for state in ["noted", "confirmed", "corrected"] {
            assert_eq!(settle(&statement(state), "a", &correct("b")).unwrap(), StatementState::Corrected);
            assert!(
                settle(&statement(state), "a", &correct(" a ")).is_err(),
                "the same words are no correction"
            );
        }
        let erased = Statement { erased_at: Some(Time(2)), ..statement("noted") };
        assert!(settle(&erased, "", &correct("b")).is_err());
    }

    #[test]
    fn every_field_that_was_not_understood_is_named() {
        let said = ImpactSaid {
            amount: "-3".into(),
            currency: "EUR".into(),
            people: "many".into(),
            ..ImpactSaid::default()
        };
        let fault = read_impact(&said).unwrap_err();
        let fields: Vec<&str> = fault.fields().iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["kind", "horizon", "text", "amount", "people"]);
        let said = ImpactSaid {
            kind: "money".into(),
            horizon: "near".into(),
            text: " The line stands 😀 ".into(),
            money: Some(Money { minor: 5, currency: "eur".into() }),
            people: " 40 ".into(),
            evidence: "The shift log ".into(),
            ..ImpactSaid::default()
        };
        let understood = read_impact(&said).unwrap();
        assert_eq!(understood.text, "The line stands 😀");
        assert_eq!(understood.money, Some(Money { minor: 5, currency: "EUR".into() }));
        assert_eq!((understood.people, understood.evidence.as_deref()), (Some(40), Some("The shift log")));
    }

    #[test]
    fn an_order_has_one_place_for_each() {
        let (a, b): (StatementId, StatementId) =
            (Id::mint(Time(1), &Dice::seeded(1)), Id::mint(Time(1), &Dice::seeded(2)));
        let typed = |x: &str, y: &str| [(a.clone(), x.to_owned()), (b.clone(), y.to_owned())];
        assert_eq!(read_ranks(&typed("2", " 1")).unwrap(), [(a.clone(), 2), (b.clone(), 1)]);
        assert_eq!(read_ranks(&typed("", "1")).unwrap(), [(a.clone(), 0), (b.clone(), 1)]);
        assert_eq!(read_ranks(&typed("", "")).unwrap(), [(a.clone(), 0), (b.clone(), 0)]);
        for (x, y) in [("1", "1"), ("first", "2"), ("0", "1"), ("-1", "2")] {
            assert!(read_ranks(&typed(x, y)).is_err(), "{x} {y}");
        }
        assert!(read_ranks(&[(a.clone(), "1".into()), (a, "2".into())]).is_err());
    }
}
