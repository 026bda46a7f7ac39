//! What may be offered and asked for. Values in, an answer or a refusal out.

pub(super) mod sources;

use super::{Alternative, AlternativeKind, AlternativeSaid, AlternativeView, Ask, AskSaid};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result, Time};

/// The longest word beside an ask, or answer to one.
pub(super) const WORDS: usize = 2_000;
/// More than anybody has.
const MOST: i64 = 1_000_000_000;

/// What a lead offers, understood.
#[derive(Debug)]
pub(super) struct Read {
    pub kind: AlternativeKind,
    pub title: String,
    pub words: String,
    pub whom: String,
    pub amount: Option<i64>,
    pub unit: String,
    pub until_at: Option<Time>,
}

/// A whole number from one on; empty is none.
fn number(field: &str, typed: &str) -> std::result::Result<Option<i64>, FieldFault> {
    match typed.trim() {
        "" => Ok(None),
        typed => match typed.parse::<i64>() {
            Ok(number) if (1..=MOST).contains(&number) => Ok(Some(number)),
            _ => Err(FieldFault::new(
                field,
                "This is no number of things.",
                "Write a whole number from 1 on, without signs, or leave it empty.",
            )),
        },
    }
}

/// Understands what a lead offers; each thing not understood beside its field. `zone` reads local times.
pub(super) fn read(said: &AlternativeSaid, zone: &str, now: Time) -> Result<Read> {
    let mut faults = Vec::new();
    let kind = AlternativeKind::from_word(said.kind.trim());
    if kind.is_none() {
        faults.push(FieldFault::new(
            "kind",
            "You did not say what it is.",
            "Choose a way around, something of ours, of a partner, of a competitor; or that there is none.",
        ));
    }
    let is_none = kind == Some(AlternativeKind::None);
    let mut take = |read: std::result::Result<Option<String>, FieldFault>| {
        read.map_err(|fault| faults.push(fault)).ok().flatten().unwrap_or_default()
    };
    let title = take(text::required("title", &said.title, NAME).map(Some));
    let words = take(text::required("words", &said.words, PASSAGE).map(Some).map_err(|fault| FieldFault {
        cure: "Say what it is and how to come by it; or why there is none.".into(),
        ..fault
    }));
    let whom = take(text::optional("whom", &said.whom, WORDS));
    let unit = take(text::optional("unit", &said.unit, 60));
    let amount = number("amount", &said.amount).map_err(|fault| faults.push(fault)).ok().flatten();
    if amount.is_some() && is_none {
        faults.push(FieldFault::new("amount", "There is none, and so no amount of it.", "Leave it empty."));
    } else if amount.is_some() && unit.is_empty() {
        faults.push(FieldFault::new(
            "unit",
            "You did not say of what.",
            "Write what is counted, such as hours.",
        ));
    }
    let typed = said.until_at.trim();
    let until_at = Time::parse(typed, zone);
    match until_at {
        Some(at) if at <= now => faults.push(FieldFault::new(
            "until_at",
            "This lies in the past.",
            "Say until when it can still be had, or leave it empty.",
        )),
        None if !typed.is_empty() => faults.push(FieldFault::new(
            "until_at",
            "This is no moment that exists.",
            "Choose a day and an hour, like 2026-11-23T09:30.",
        )),
        _ => {}
    }
    match kind {
        Some(kind) if faults.is_empty() => Ok(Read { kind, title, words, whom, amount, unit, until_at }),
        _ => Err(Fault::Invalid(faults)),
    }
}

/// What was ended stays so.
pub(super) fn may_change(alternative: &Alternative) -> Result<()> {
    if alternative.ended_at.is_none() {
        return Ok(());
    }
    Err(Fault::Conflict("This was ended. Nothing was changed; offer another one.".into()))
}

/// There is never less of it than was promised to those who asked.
pub(super) fn may_have_so_much(amount: Option<i64>, taken: i64) -> Result<()> {
    match amount {
        Some(amount) if amount < taken => Err(Fault::invalid(
            "amount",
            format!("{taken} are asked for or given already."),
            "Say at least that many, or decline what cannot be given first.",
        )),
        _ => Ok(()),
    }
}

/// How much somebody asks for, of what is left.
pub(super) fn asked(view: &AlternativeView, said: &AskSaid, now: Time) -> Result<(i64, String)> {
    if !view.alternative.stands(now) || view.alternative.is_none() {
        return Err(Fault::Conflict("This can be had no more. Nothing was changed.".into()));
    }
    if view.is_used_up() {
        return Err(Fault::Conflict(
            "All there was is taken. Ask us a question instead: we look for more.".into(),
        ));
    }
    let mut faults = Vec::new();
    let amount = number("amount", &said.amount).map_err(|fault| faults.push(fault)).ok().flatten();
    let amount = amount.unwrap_or(1);
    if let Some(left) = view.left.filter(|left| amount > *left) {
        faults.push(FieldFault::new(
            "amount",
            format!("You ask for {amount}, and {left} are left."),
            "Ask for what is left, and tell us what you need beyond it.",
        ));
    }
    let words =
        text::optional("words", &said.words, WORDS).map_err(|fault| faults.push(fault)).ok().flatten();
    if faults.is_empty() { Ok((amount, words.unwrap_or_default())) } else { Err(Fault::Invalid(faults)) }
}

/// What was given or declined stays so.
pub(super) fn may_settle(ask: &Ask) -> Result<()> {
    if ask.is_open() {
        return Ok(());
    }
    Err(Fault::Conflict("This was given or declined already. Nothing was changed.".into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::Dice;
    use crate::ground::clock::HOUR;
    use crate::ground::id::Id;

    const NOON: Time = Time(1_772_452_800_000);

    fn said() -> AlternativeSaid {
        AlternativeSaid {
            kind: "partner".into(),
            title: "Hours on the press at Oslo".into(),
            words: "Ring them and name us.".into(),
            amount: "12".into(),
            unit: "hours".into(),
            until_at: "2026-03-06T12:00:00Z".into(),
            ..AlternativeSaid::default()
        }
    }

    fn wrong(said: &AlternativeSaid) -> Vec<String> {
        match read(said, "UTC", NOON) {
            Ok(_) => Vec::new(),
            Err(fault) => fault.fields().iter().map(|f| f.field.clone()).collect(),
        }
    }

    #[test]
    fn each_thing_not_understood_is_named() {
        assert_eq!(wrong(&said()), Vec::<String>::new());
        assert_eq!(wrong(&AlternativeSaid::default()), ["kind", "title", "words"]);
        for (said, field) in [
            (AlternativeSaid { amount: "0".into(), ..said() }, "amount"),
            (AlternativeSaid { amount: "-3".into(), ..said() }, "amount"),
            (AlternativeSaid { amount: "many".into(), ..said() }, "amount"),
            (AlternativeSaid { unit: String::new(), ..said() }, "unit"),
            (AlternativeSaid { kind: "none".into(), ..said() }, "amount"),
            (AlternativeSaid { until_at: "2026-03-01T12:00:00Z".into(), ..said() }, "until_at"),
            (AlternativeSaid { until_at: "soon".into(), ..said() }, "until_at"),
        ] {
            assert_eq!(wrong(&said), [field], "{said:?}");
        }
        let none = AlternativeSaid { kind: "none".into(), amount: String::new(), ..said() };
        assert!(wrong(&none).is_empty(), "that there is none is said too (R70)");
    }

    fn view(amount: Option<i64>, taken: i64) -> AlternativeView {
        let dice = Dice::seeded(34);
        let alternative = Alternative {
            workspace_id: Id::mint(NOON, &dice),
            id: Id::mint(NOON, &dice),
            incident_id: Id::mint(NOON, &dice),
            kind: "own".into(),
            title: "Castings".into(),
            words: "From stock.".into(),
            whom: String::new(),
            amount,
            unit: "castings".into(),
            until_at: Some(NOON.plus(HOUR)),
            offered_by: "desk".into(),
            offered_at: NOON,
            changed_by: "desk".into(),
            changed_at: NOON,
            ended_at: None,
            ended_because: String::new(),
            salt: String::new(),
        };
        AlternativeView::of(alternative, taken, NOON)
    }

    fn so_many(amount: &str) -> AskSaid {
        AskSaid { amount: amount.into(), ..AskSaid::default() }
    }

    #[test]
    fn what_is_used_up_ended_or_over_cannot_be_asked_for() {
        assert_eq!(asked(&view(Some(9), 4), &so_many(""), NOON).unwrap().0, 1);
        assert!(matches!(asked(&view(Some(9), 9), &so_many("1"), NOON), Err(Fault::Conflict(_))));
        assert!(matches!(asked(&view(None, 9), &so_many("1"), NOON.plus(HOUR)), Err(Fault::Conflict(_))));
        let mut ended = view(None, 0);
        ended.alternative.ended_at = Some(NOON);
        assert!(matches!(asked(&ended, &so_many("1"), NOON), Err(Fault::Conflict(_))));
        assert!(may_have_so_much(Some(4), 5).is_err() && may_have_so_much(None, 5).is_ok());
    }

    proptest! {
        #[test]
        fn nobody_gets_more_than_there_is(amount in 1_i64..100, asks in prop::collection::vec(1_i64..40, 0..20)) {
            let mut taken = 0;
            for ask in asks {
                if let Ok((got, _)) = asked(&view(Some(amount), taken), &so_many(&ask.to_string()), NOON) {
                    taken += got;
                }
            }
            prop_assert!(taken <= amount);
        }
    }
}
