//! The gate on dates, the life of a promise, and the kept-rate with its interval.

use super::{Kind, Outlook, Promise, PromiseState, Tally};
use crate::ground::id::MemberId;
use crate::ground::{Fault, FieldFault, Result, Role, Time};

/// What the gate still lacks. The word goes to the journal and the catalogue (`promises-lack-WORD`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// No evidence of any substance.
    Evidence,
    /// No confidence.
    Confidence,
    /// The approver promised it themselves, or brought its evidence.
    Approver,
    /// The approver is neither lead nor owner.
    Role,
    /// Our own record gives the date less than the confidence it carries, and nobody says why this time is different.
    Record,
}

impl Lack {
    /// The word in the journal and the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Confidence => "confidence",
            Self::Approver => "approver",
            Self::Role => "role",
            Self::Record => "record",
        }
    }
    const fn why(self) -> &'static str {
        match self {
            Self::Evidence => "There is no evidence for it.",
            Self::Confidence => "Nobody has said how sure it is.",
            Self::Approver => "Whoever promised a date, or brought its evidence, cannot approve it.",
            Self::Role => "Dates are approved by a lead or an owner.",
            Self::Record => "Our own record gives this date less than the confidence it carries.",
        }
    }
    const fn cure(self) -> &'static str {
        match self {
            Self::Evidence => "Write in at least four words what makes you sure.",
            Self::Confidence => "Give a confidence from 1 to 100 per cent.",
            Self::Approver => "Ask another lead or owner to publish it.",
            Self::Role => "Ask a lead or an owner.",
            Self::Record => {
                "Name a later day beside the same estimate, or less confidence, or say in at least four words why this time is different."
            }
        }
    }
}

/// Whether customers read a date that depends on more than our own will to speak. Those pass the gate.
pub const fn is_gated(kind: Kind) -> bool {
    matches!(kind, Kind::FixDate | Kind::Delivery | Kind::Other)
}

/// Whether it is the day on which it is mended for everyone: once published, it says that we know what happened.
pub fn is_day_for_all(promise: &Promise) -> bool {
    promise.kind() == Kind::FixDate && promise.case_id.is_none()
}

fn of_substance(text: &str) -> bool {
    text.split_whitespace().count() >= 4 || text.trim().chars().count() >= 20
}

/// Whether our own record contradicts the confidence: even the upper end of what it gives the date is below it. Where the record
/// is too short to say anything, the evidence alone decides.
pub fn is_contradicted(promise: &Promise, outlook: &Outlook) -> bool {
    let claimed = promise.confidence.map(|sure| sure as f64 / 100.0);
    outlook.is_enough && claimed.is_some_and(|claimed| outlook.high < claimed)
}

/// What this promise lacks to be shown to a customer when this member approves it (R54), `despite` what the record says.
pub fn lacks(
    promise: &Promise,
    (approver, role): (&MemberId, Role),
    outlook: &Outlook,
    despite: &str,
) -> Vec<Lack> {
    if !is_gated(promise.kind()) {
        return Vec::new();
    }
    let somebody_else = promise.owner_id != *approver && promise.evidence_by.as_ref() != Some(approver);
    [
        (promise.evidence.as_deref().is_some_and(of_substance), Lack::Evidence),
        (promise.confidence.is_some(), Lack::Confidence),
        (somebody_else, Lack::Approver),
        (role >= Role::Lead, Lack::Role),
        (!is_contradicted(promise, outlook) || of_substance(despite), Lack::Record),
    ]
    .into_iter()
    .filter_map(|(there, lack)| (!there).then_some(lack))
    .collect()
}

/// The gate: a date passes with evidence, a confidence and another member's approval, or not at all (R54); `lacking` is what
/// [`lacks`] found.
pub fn may_publish(promise: &Promise, lacking: &[Lack], now: Time) -> Result<()> {
    must_be_open(promise)?;
    if promise.published_at.is_some() {
        let by = promise.approver_name.as_deref().unwrap_or("somebody else");
        return Err(Fault::Conflict(format!("This is published already, by {by}. Nothing was changed.")));
    }
    if promise.is_overdue(now) {
        return Err(Fault::refused(
            "Its moment has passed.",
            "Say what became of it, and make a new promise.",
        ));
    }
    if lacking.is_empty() {
        return Ok(());
    }
    let join =
        |words: fn(Lack) -> &'static str| lacking.iter().map(|l| words(*l)).collect::<Vec<_>>().join(" ");
    Err(Fault::refused(format!("No customer may read this date yet. {}", join(Lack::why)), join(Lack::cure)))
}

/// Only an open promise can be kept, broken, renewed or published.
pub fn must_be_open(promise: &Promise) -> Result<()> {
    if promise.is_open() {
        return Ok(());
    }
    Err(Fault::Conflict(format!(
        "This promise is {} already. Nothing was changed; make a new promise if there is more to say.",
        promise.state().word()
    )))
}

/// Evidence changes until customers read the date; from then on it stands as it was approved.
pub fn may_support(promise: &Promise) -> Result<()> {
    must_be_open(promise)?;
    if promise.published_at.is_none() {
        return Ok(());
    }
    Err(Fault::refused(
        "Customers read this date already, on the evidence it was approved with.",
        "Renew the promise when the evidence has changed.",
    ))
}

/// Kept in time on or before it was due, late after.
pub fn kept_as(due: Time, now: Time) -> PromiseState {
    if now <= due { PromiseState::Kept } else { PromiseState::Late }
}

/// A promise is renewed before it is due; afterwards it was broken, however well that is explained.
pub fn may_renew(promise: &Promise, now: Time) -> Result<()> {
    must_be_open(promise)?;
    if promise.is_overdue(now) {
        return Err(Fault::refused(
            "It was due already, so it cannot be renewed any more.",
            "Say whether it was kept late or is broken, and make a new promise.",
        ));
    }
    Ok(())
}

/// A confidence is a whole per cent from 1 to 100.
pub fn confidence(given: Option<i64>) -> std::result::Result<Option<i64>, FieldFault> {
    match given {
        Some(c) if !(1..=100).contains(&c) => Err(FieldFault::new(
            "confidence",
            format!("{c} is no confidence."),
            "Write a whole number of per cent from 1 to 100.",
        )),
        other => Ok(other),
    }
}

/// 97.5 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The Wilson 95 % interval of `kept` of `due`; everything is possible when nothing was due.
pub fn wilson(kept: i64, due: i64) -> (f64, f64) {
    let share = if due > 0 { kept.clamp(0, due) as f64 / due as f64 } else { 0.0 };
    wilson_of(share, due as f64)
}

/// The same of a share that was seen in so many cases, which need be no whole number where some count for less.
pub fn wilson_of(share: f64, n: f64) -> (f64, f64) {
    if n <= 0.0 {
        return (0.0, 1.0);
    }
    let p = share.clamp(0.0, 1.0);
    let spread = 1.0 + Z * Z / n;
    let centre = (p + Z * Z / (2.0 * n)) / spread;
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt() / spread;
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

/// The rate of a tally: kept in time of all that came due.
#[must_use]
pub fn rated(tally: Tally) -> Tally {
    let due = tally.kept + tally.late + tally.broken + tally.overdue;
    let (low, high) = wilson(tally.kept, due);
    let rate = (due > 0).then(|| tally.kept as f64 / due as f64);
    Tally { due, rate, low, high, ..tally }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_interval_is_wilsons() {
        for (kept, due, low, high) in [
            (0, 5, 0.0, 0.434_482),
            (5, 5, 0.565_518, 1.0),
            (8, 10, 0.490_162, 0.943_318),
            (45, 50, 0.786_398, 0.956_524),
            (1, 1, 0.206_549, 1.0),
        ] {
            let (l, h) = wilson(kept, due);
            assert!((l - low).abs() < 1e-6 && (h - high).abs() < 1e-6, "{kept}/{due}: {l} {h}");
        }
        assert_eq!(wilson(0, 0), (0.0, 1.0));
    }

    #[test]
    fn renewed_counts_apart_and_overdue_counts_as_not_kept() {
        let tally = rated(Tally { kept: 4, late: 1, broken: 1, overdue: 2, renewed: 9, ..Tally::default() });
        assert_eq!((tally.due, tally.rate), (8, Some(0.5)));
        assert_eq!(rated(Tally::default()).rate, None);
    }

    #[test]
    fn due_is_still_in_time() {
        assert_eq!(kept_as(Time(5), Time(5)), PromiseState::Kept);
        assert_eq!(kept_as(Time(5), Time(6)), PromiseState::Late);
    }

    proptest! {
        #[test]
        fn the_rate_lies_in_its_interval_and_more_evidence_narrows_it(kept in 0i64..200, more in 0i64..200) {
            let due = (kept + more).max(1);
            let (low, high) = wilson(kept.min(due), due);
            let rate = kept.min(due) as f64 / due as f64;
            prop_assert!(low <= rate + 1e-9 && rate <= high + 1e-9 && low >= 0.0 && high <= 1.0);
            let (low4, high4) = wilson(kept.min(due) * 4, due * 4);
            prop_assert!(high4 - low4 <= high - low + 1e-9);
        }
    }
}
