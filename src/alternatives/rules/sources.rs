//! What may be noted of whom we asked elsewhere, and when what they have may be offered.

use super::{WORDS, number};
use crate::alternatives::{AlternativeKind, Source, SourceSaid, SourceState};
use crate::ground::clock::MINUTE;
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result, Time};

/// What a member notes of somebody we asked, understood.
#[derive(Debug)]
pub(in crate::alternatives) struct Sought {
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
pub(in crate::alternatives) fn read(said: &SourceSaid, zone: &str, now: Time) -> Result<Sought> {
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
pub(in crate::alternatives) fn may_change(source: &Source) -> Result<()> {
    if source.erased_at.is_none() {
        return Ok(());
    }
    Err(Fault::Conflict("The words of this were erased. Nothing was changed; note it anew.".into()))
}

/// When they were asked, after a change: a form knows minutes only, so that one which says the same minute changes nothing.
pub(in crate::alternatives) fn asked_at(before: &Source, said: &SourceSaid, read: Time) -> Time {
    let is_same = read.0 == before.asked_at.0 - before.asked_at.0.rem_euclid(MINUTE);
    if said.asked_at.trim().is_empty() || is_same { before.asked_at } else { read }
}

/// What customers are offered of it already stays taken.
pub(in crate::alternatives) fn may_stand(source: &Source, state: SourceState) -> Result<()> {
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
pub(in crate::alternatives) fn may_take(source: &Source) -> Result<()> {
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

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Time = Time(1_772_452_800_000);

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
        let sought = read(&good, "UTC", NOON).unwrap();
        assert_eq!((sought.kind, sought.state), (AlternativeKind::Competitor, SourceState::Offered));
        assert_eq!((sought.amount, sought.asked_at < NOON), (Some(40), true));
        let bare =
            SourceSaid { kind: "own".into(), name: "Our hall in Oslo".into(), ..SourceSaid::default() };
        let sought = read(&bare, "UTC", NOON).unwrap();
        assert_eq!((sought.state, sought.asked_at), (SourceState::Asked, NOON));
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
            let fault = read(&said, "UTC", NOON).unwrap_err();
            assert_eq!(fault.fields().iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), [field]);
        }
    }
}
