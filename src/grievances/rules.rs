//! How a grievance moves, and what must be known of it. Values in, yes or a reason out.

use jiff::civil::Date;

use super::{Grievance, GrievanceSaid, GrievanceState, GrievanceStepSaid, Happened};
use crate::admissions::{self, Stance};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result, Role};

/// The moves. What nobody looked into is not contested, what was verified is admitted, and an admission is not taken back.
pub const fn is_move(from: GrievanceState, to: GrievanceState) -> bool {
    use GrievanceState::{Admitted, Contested, Heard, Verified, Verifying};
    matches!(
        (from, to),
        (Heard | Contested, Verifying) | (Verifying, Verified | Contested) | (Verified, Admitted)
    )
}

/// Whose word it takes: a lead's to admit, to contest, and to contest no longer; a member's else.
pub const fn least_for(from: GrievanceState, to: GrievanceState) -> Role {
    use GrievanceState::{Admitted, Contested};
    match (from, to) {
        (Contested, _) | (_, Admitted | Contested) => Role::Lead,
        _ => Role::Member,
    }
}

/// What an incident learns of the grievance that is taken up as it, where less is known there; a known incident may be
/// further already.
pub(super) const fn carried(found: GrievanceState, known: Stance) -> Option<Stance> {
    use GrievanceState::{Contested, Verified, Verifying};
    match (found, known) {
        (Verifying | Contested, Stance::Unknown) => Some(Stance::Alleged),
        (Verified, Stance::Unknown | Stance::Alleged | Stance::Contested) => Some(Stance::Verified),
        _ => None,
    }
}

/// Whether it follows its incident there: never back from what was verified, and no further from an admission.
pub(super) const fn may_follow(from: GrievanceState, to: GrievanceState) -> bool {
    use GrievanceState::{Admitted, Contested, Heard, Verified, Verifying};
    match (from, to) {
        (Admitted, _) | (_, Heard) | (Verifying, Verifying) | (Contested, Contested) => false,
        (Verified, _) => matches!(to, Admitted),
        _ => true,
    }
}

/// Whether it may go there now, by hand. What was taken up as an incident moves with that and with nothing else.
pub(super) fn may_move(grievance: &Grievance, to: GrievanceState, evidence: Option<&str>) -> Result<()> {
    use GrievanceState::{Admitted, Contested, Heard, Verified};
    let from = grievance.state();
    if grievance.incident_id.is_some() {
        return Err(Fault::refused(
            "This was taken up as an incident.",
            "Say there where we stand with this customer: it counts here.",
        ));
    }
    if from == to {
        return Err(Fault::Conflict(format!("This is {} already. Nothing was changed.", to.word())));
    }
    if !is_move(from, to) {
        return Err(Fault::refused(
            format!("What is {} cannot become {}.", from.word(), to.word()),
            match (from, to) {
                (Admitted, _) => "An admission stands.",
                (_, Heard) => "It was heard; that cannot be taken back.",
                (_, Admitted) => "Verify it first, then admit it.",
                (Verified, Contested) => "What was verified is admitted, not contested.",
                _ => "Look into it first: say that it is being verified.",
            },
        ));
    }
    if matches!(to, Verified | Contested) && !admissions::rules::is_shown(evidence) {
        return Err(Fault::invalid(
            "evidence",
            "There is no evidence for this yet.",
            "Name in at least four words what shows it: a log, a contract, somebody who was there.",
        ));
    }
    Ok(())
}

/// Whether it may be taken up as an incident: once, and not any more once it was admitted or erased.
pub(super) fn may_take_up(grievance: &Grievance) -> Result<()> {
    if grievance.incident_id.is_some() {
        return Err(Fault::Conflict("This was taken up as an incident already. Nothing was changed.".into()));
    }
    if grievance.state() == GrievanceState::Admitted {
        return Err(Fault::refused(
            "This was admitted already.",
            "Make it good: declare an incident of its own where there is more to put right.",
        ));
    }
    if grievance.erased_at.is_some() {
        return Err(Fault::refused(
            "The words of this were erased.",
            "Note it anew, as far as anybody knows.",
        ));
    }
    Ok(())
}

/// Whether somebody else's memory of it may be noted: not once its words were erased.
pub(super) fn may_remember(grievance: &Grievance) -> Result<()> {
    if grievance.erased_at.is_some() {
        return Err(Fault::refused(
            "The words of this were erased.",
            "Note anew what they remember, as far as they want it noted.",
        ));
    }
    Ok(())
}

/// What was heard, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Understood {
    pub title: String,
    pub words: String,
    pub happened: Happened,
    pub evidence: Option<String>,
}

/// Reads what a member notes; every field that was not understood is named at once.
pub(super) fn read(said: &GrievanceSaid, today: Date) -> Result<Understood> {
    let mut faults = Vec::new();
    let mut keep = |read: std::result::Result<String, FieldFault>| read.map_err(|f| faults.push(f)).ok();
    let title = keep(text::required("title", &said.title, NAME));
    let words = keep(text::required("words", &said.words, PASSAGE));
    let evidence = text::optional("evidence", &said.evidence, PASSAGE).unwrap_or_else(|fault| {
        faults.push(fault);
        None
    });
    let happened = Happened::read(&said.happened).filter(|happened| happened.first() <= today);
    if happened.is_none() {
        let cure = "Write the year, like 2016; or the month, like 2016-05; or the day, like 2016-05-12.";
        faults.push(FieldFault::new("happened", "This is no day in the past.", cure));
    }
    match (title, words, happened) {
        (Some(title), Some(words), Some(happened)) if faults.is_empty() => {
            Ok(Understood { title, words, happened, evidence })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

/// The state that a member named.
pub(super) fn read_state(said: &GrievanceStepSaid) -> Result<GrievanceState> {
    GrievanceState::from_word(said.state.trim()).ok_or_else(|| {
        let cure = "Choose verifying, verified, admitted or contested.";
        Fault::invalid("state", "This is no state of a grievance.", cure)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};

    fn grievance(state: GrievanceState) -> Grievance {
        let (now, dice) = (Time(1), Dice::seeded(36));
        Grievance {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            title: "They used our hall".into(),
            words: "And never told us.".into(),
            words_digest: String::new(),
            happened: "2016".into(),
            state: state.word().into(),
            incident_id: None,
            heard_by: "desk".into(),
            heard_name: "Mara".into(),
            heard_at: now,
            moved_at: now,
            erased_at: None,
            salt: String::new(),
        }
    }

    fn state() -> impl Strategy<Value = GrievanceState> {
        prop::sample::select(GrievanceState::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn however_it_goes_it_is_looked_into_before_it_is_admitted_or_contested(
            steps in prop::collection::vec((state(), any::<bool>()), 0..40)
        ) {
            use GrievanceState::{Admitted, Contested, Verified, Verifying};
            let mut gone = vec![GrievanceState::Heard];
            for (to, shown) in steps {
                let at = *gone.last().unwrap();
                let evidence = shown.then_some("The gate log of May 2016.");
                if may_move(&grievance(at), to, evidence).is_ok() {
                    prop_assert!(at != Admitted, "an admission is the last word");
                    prop_assert!(shown || !matches!(to, Verified | Contested), "nothing without evidence");
                    gone.push(to);
                }
            }
            let before = |state| gone.iter().position(|s| *s == state);
            for last in [Admitted, Contested] {
                if let Some(at) = before(last) {
                    prop_assert!(before(Verifying).is_some_and(|looked| looked < at));
                }
            }
        }

        #[test]
        fn what_was_taken_up_moves_with_its_incident_alone(from in state(), to in state()) {
            let (now, dice) = (Time(1), Dice::seeded(37));
            let taken = Grievance { incident_id: Some(Id::mint(now, &dice)), ..grievance(from) };
            prop_assert!(may_move(&taken, to, Some("The gate log of May 2016.")).is_err());
            prop_assert!(may_take_up(&taken).is_err());
        }

        #[test]
        fn taken_up_it_is_never_less_than_it_was(
            found in state(), known in prop::sample::select(Stance::ALL.to_vec())
        ) {
            use GrievanceState::{Admitted, Contested, Verified, Verifying};
            let there = carried(found, known).unwrap_or(known);
            let to = GrievanceState::of(there).filter(|to| may_follow(found, *to)).unwrap_or(found);
            if found == Verified {
                prop_assert!(matches!(to, Verified | Admitted), "{known:?} makes it {to:?}");
            }
            prop_assert!(!may_follow(Verified, Verifying) && !may_follow(Verified, Contested));
            prop_assert!(known != Stance::Admitted || to == Admitted);
        }

        #[test]
        fn whatever_waits_for_a_word_can_still_get_one(from in state()) {
            let onward = GrievanceState::ALL.into_iter().any(|to| is_move(from, to));
            prop_assert_eq!(onward, from != GrievanceState::Admitted);
        }
    }

    #[test]
    fn a_year_alone_is_enough_and_a_day_ahead_is_none() {
        let today: Date = "2026-03-02".parse().unwrap();
        let said = |happened: &str| GrievanceSaid {
            title: " They used our hall ".into(),
            words: "And never told us.".into(),
            happened: happened.into(),
            ..GrievanceSaid::default()
        };
        assert_eq!(read(&said("2016"), today).unwrap().title, "They used our hall");
        assert!(read(&said("2026-03-02"), today).is_ok());
        for wrong in ["", "2026-03-03", "2027", "long ago"] {
            let fault = read(&said(wrong), today).unwrap_err();
            assert_eq!(fault.fields()[0].field, "happened", "{wrong}");
        }
        let fault = read(&GrievanceSaid::default(), today).unwrap_err();
        let fields: Vec<&str> = fault.fields().iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["title", "words", "happened"]);
    }
}
