//! What may be offered and asked for. Values in, an answer or a refusal out.

use super::{
    Alternative, AlternativeKind, AlternativeSaid, AlternativeView, Ask, AskSaid, Source, SourceSaid,
    SourceState,
};
use crate::ground::clock::MINUTE;
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

/// What a member notes of somebody we asked, understood.
#[derive(Debug)]
pub(super) struct Sought {
    pub kind: AlternativeKind,
    pub name: String,
    pub person: String,
    pub asked_at: Time,
    pub state: SourceState,
    pub said: String,
    pub amount: Option<i64>,
    pub unit: String,
    pub whom: String,
}

/// Understands whom we asked and what they said; each thing not understood beside its field. `zone` reads local times.
pub(super) fn source(said: &SourceSaid, zone: &str, now: Time) -> Result<Sought> {
    let mut faults = Vec::new();
    let kind = AlternativeKind::from_word(said.kind.trim());
    let kind = kind.filter(|k| !matches!(k, AlternativeKind::Workaround | AlternativeKind::None));
    if kind.is_none() {
        faults.push(FieldFault::new(
            "kind",
            "You did not say whose it is.",
            "Choose ours, a partner or a competitor.",
        ));
    }
    let state = match said.state.trim() {
        "" => Some(SourceState::Asked),
        word => SourceState::from_word(word),
    };
    if state.is_none() {
        let cure = "Choose asked, cannot, offered or taken.";
        faults.push(FieldFault::new("state", "You did not say how it stands.", cure));
    }
    let mut take = |read: std::result::Result<Option<String>, FieldFault>| {
        read.map_err(|fault| faults.push(fault)).ok().flatten().unwrap_or_default()
    };
    let name = take(text::required("name", &said.name, NAME).map(Some));
    let person = take(text::optional("person", &said.person, NAME));
    let words = take(text::optional("said", &said.said, PASSAGE));
    let whom = take(text::optional("whom", &said.whom, WORDS));
    let unit = take(text::optional("unit", &said.unit, 60));
    if words.is_empty() && state.is_some_and(|state| state != SourceState::Asked) {
        faults.push(FieldFault::new(
            "said",
            "You did not write what they said.",
            "Write it down: whoever asks them again wants to know.",
        ));
    }
    let amount = number("amount", &said.amount).map_err(|fault| faults.push(fault)).ok().flatten();
    if amount.is_some() && unit.is_empty() {
        faults.push(FieldFault::new(
            "unit",
            "You did not say of what.",
            "Write what is counted, such as hours.",
        ));
    }
    let asked_at = match (said.asked_at.trim(), Time::parse(said.asked_at.trim(), zone)) {
        ("", _) => now,
        (_, Some(at)) if at <= now => at,
        (_, at) => {
            let why = if at.is_some() { "This lies ahead of us." } else { "This is no moment that exists." };
            let cure = "Say when you asked them, like 2026-11-23T09:30, or leave it empty for now.";
            faults.push(FieldFault::new("asked_at", why, cure));
            now
        }
    };
    match (kind, state) {
        (Some(kind), Some(state)) if faults.is_empty() => {
            Ok(Sought { kind, name, person, asked_at, state, said: words, amount, unit, whom })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

/// What was erased stays so.
pub(super) fn may_change_source(source: &Source) -> Result<()> {
    if source.erased_at.is_none() {
        return Ok(());
    }
    Err(Fault::Conflict("The words of this were erased. Nothing was changed; note it anew.".into()))
}

/// When they were asked, after a change: a form knows minutes only, so that one which says the same minute changes nothing.
pub(super) fn asked_at(before: &Source, said: &SourceSaid, read: Time) -> Time {
    let is_same = read.0 == before.asked_at.0 - before.asked_at.0.rem_euclid(MINUTE);
    if said.asked_at.trim().is_empty() || is_same { before.asked_at } else { read }
}

/// What customers are offered of it already stays taken.
pub(super) fn may_stand(source: &Source, state: SourceState) -> Result<()> {
    if source.states().contains(&state) {
        return Ok(());
    }
    Err(Fault::invalid(
        "state",
        "Customers are offered this already.",
        "Leave it as taken. Withdraw the offer if it is gone.",
    ))
}

/// What a source offers is taken once.
pub(super) fn may_take(source: &Source) -> Result<()> {
    if source.can_be_offered() {
        return Ok(());
    }
    let why = if source.alternative_id.is_some() {
        "Customers are offered what this source has already."
    } else if source.erased_at.is_some() {
        "What this source said was erased."
    } else {
        "This source has not said that they have something."
    };
    let cure = "Name another, note first what they offer, or leave it empty.";
    Err(Fault::invalid("source_id", why, cure))
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

    #[test]
    fn what_is_noted_of_a_source_is_understood_or_said_beside_its_field() {
        let good = SourceSaid {
            kind: "competitor".into(),
            name: "Nordhammer".into(),
            asked_at: "2026-03-02T09:30".into(),
            state: "offered".into(),
            said: "Forty hours.".into(),
            amount: "40".into(),
            unit: "hours".into(),
            ..SourceSaid::default()
        };
        let read = source(&good, "UTC", NOON).unwrap();
        assert_eq!((read.kind, read.state), (AlternativeKind::Competitor, SourceState::Offered));
        assert_eq!((read.amount, read.asked_at < NOON), (Some(40), true));
        let bare =
            SourceSaid { kind: "own".into(), name: "Our hall in Oslo".into(), ..SourceSaid::default() };
        let read = source(&bare, "UTC", NOON).unwrap();
        assert_eq!((read.state, read.asked_at), (SourceState::Asked, NOON));
        let table = [
            (SourceSaid { kind: "none".into(), ..good.clone() }, "kind"),
            (SourceSaid { name: " ".into(), ..good.clone() }, "name"),
            (SourceSaid { state: "perhaps".into(), ..good.clone() }, "state"),
            (SourceSaid { said: String::new(), ..good.clone() }, "said"),
            (SourceSaid { unit: String::new(), ..good.clone() }, "unit"),
            (SourceSaid { amount: "-1".into(), ..good.clone() }, "amount"),
            (SourceSaid { asked_at: "2026-03-03T09:30".into(), ..good.clone() }, "asked_at"),
            (SourceSaid { asked_at: "yesterday".into(), ..good }, "asked_at"),
        ];
        for (said, field) in table {
            let fault = source(&said, "UTC", NOON).unwrap_err();
            assert_eq!(fault.fields().iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), [field]);
        }
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
