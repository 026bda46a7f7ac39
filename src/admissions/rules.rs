//! How the stance on fault moves, and when an apology is complete.

use super::{Parts, Stance};
use crate::ground::{Fault, Result};

/// The moves of the stance. What was verified is not contested any more, and an admission is not taken back.
pub const fn is_move(from: Stance, to: Stance) -> bool {
    use Stance::{Admitted, Alleged, Contested, Unknown, Verified};
    matches!(
        (from, to),
        (Unknown | Contested, Alleged | Verified) | (Alleged, Verified | Contested) | (Verified, Admitted)
    )
}

/// Whether we may stand there now. To contest needs evidence: research speaks of denial by the innocent only.
pub fn may_stand(from: Stance, to: Stance, evidence: Option<&str>) -> Result<()> {
    if from == to {
        return Err(Fault::Conflict(format!("Our stance is {} already. Nothing was changed.", to.word())));
    }
    if !is_move(from, to) {
        return Err(Fault::refused(
            format!("Our stance is {} and cannot become {}.", from.word(), to.word()),
            match (from, to) {
                (Stance::Admitted, _) => "An admission stands. Say what is new in a notice.",
                (_, Stance::Admitted) => "Verify it first, then admit it.",
                (Stance::Verified, Stance::Contested) => "What was verified is admitted, not contested.",
                (_, Stance::Contested) => "Say first what is alleged.",
                _ => "Go step by step: alleged, verified, admitted.",
            },
        ));
    }
    if to == Stance::Contested && evidence.is_none_or(|e| e.split_whitespace().count() < 4) {
        return Err(Fault::invalid(
            "evidence",
            "There is no evidence for contesting it.",
            "Write in at least four words what shows that it was not us, or leave it at alleged.",
        ));
    }
    Ok(())
}

/// The weights of the parts, a convention of ours after Lewicki, Polin and Lount (2016), who found
/// responsibility first, repair second, and the request for forgiveness last.
pub const WEIGHTS: [f64; 6] = [0.30, 0.25, 0.15, 0.15, 0.13, 0.02];

/// How complete an apology is, from 0 to 1.
pub fn completeness(parts: Parts) -> f64 {
    parts.each().iter().zip(WEIGHTS).filter(|((_, there), _)| *there).map(|(_, w)| w).sum()
}

/// The gate is not the sum: responsibility and repair must both be there.
pub const fn is_complete(parts: Parts) -> bool {
    parts.responsibility && parts.repair
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admission_stands_and_needs_verifying_first() {
        for to in Stance::ALL {
            assert!(!is_move(Stance::Admitted, to), "{to:?}");
            assert_eq!(is_move(to, Stance::Admitted), to == Stance::Verified, "{to:?}");
        }
    }

    #[test]
    fn contesting_needs_evidence() {
        let shown = Some("The tracking shows delivery on Monday.");
        assert!(may_stand(Stance::Alleged, Stance::Contested, shown).is_ok());
        assert!(may_stand(Stance::Alleged, Stance::Contested, Some("no")).is_err());
        assert!(may_stand(Stance::Unknown, Stance::Contested, shown).is_err());
        assert!(may_stand(Stance::Verified, Stance::Contested, shown).is_err());
    }

    #[test]
    fn five_parts_without_repair_are_not_complete() {
        let all = Parts {
            responsibility: true,
            repair: true,
            regret: true,
            explanation: true,
            repentance: true,
            forgiveness: true,
        };
        assert!((completeness(all) - 1.0).abs() < 1e-9 && is_complete(all));
        let without = Parts { repair: false, ..all };
        assert!((completeness(without) - 0.75).abs() < 1e-9 && !is_complete(without));
        let gate = Parts { responsibility: true, repair: true, ..Parts::default() };
        assert!((completeness(gate) - 0.55).abs() < 1e-9 && is_complete(gate));
    }
}
