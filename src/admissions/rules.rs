//! How the stance on fault moves, how long a legal review may hold it, and when an apology is complete.

use super::{Parts, Review, Stance};
use crate::ground::clock::DAY;
use crate::ground::id::MemberId;
use crate::ground::{Actor, Fault, Result, Role, Time};

/// The moves of the stance. What was verified is not contested any more, and an admission is not taken back.
pub const fn is_move(from: Stance, to: Stance) -> bool {
    use Stance::{Admitted, Alleged, Contested, Unknown, Verified};
    matches!(
        (from, to),
        (Unknown | Contested, Alleged | Verified) | (Alleged, Verified | Contested) | (Verified, Admitted)
    )
}

/// Where we stand with one customer: what was said in their case, and to all that the incident touches. What we admit to
/// all we admit to them, unless theirs is contested; what was contested and is no more leaves what is said to all.
pub const fn stands(own: Option<Stance>, with_all: Stance, is_contested: bool) -> Stance {
    match (is_contested, with_all, own) {
        (true, ..) => Stance::Contested,
        (false, Stance::Admitted, _) => Stance::Admitted,
        (false, _, None | Some(Stance::Contested | Stance::Unknown)) => with_all,
        (false, _, Some(own)) => own,
    }
}

/// Whose word it takes: a lead's to admit, to contest, and to contest no longer; a member's else.
pub const fn least_for(from: Stance, to: Stance) -> Role {
    match (from, to) {
        (Stance::Contested, _) | (_, Stance::Admitted | Stance::Contested) => Role::Lead,
        _ => Role::Member,
    }
}

/// Whether evidence says enough to be any: at least four words.
pub fn is_shown(evidence: Option<&str>) -> bool {
    evidence.is_some_and(|e| e.split_whitespace().count() >= 4)
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
    if to == Stance::Contested && !is_shown(evidence) {
        return Err(Fault::invalid(
            "evidence",
            "There is no evidence for contesting it.",
            "Write in at least four words what shows that it was not us, or leave it at alleged.",
        ));
    }
    Ok(())
}

/// The longest a legal review may take. A convention of ours.
pub const LONGEST_REVIEW: i64 = 14 * DAY;

/// By when an answer of counsel is due: ahead, and not further than a review may take.
pub fn due_for(due: Option<Time>, now: Time) -> Result<Time> {
    let longest = now.plus(LONGEST_REVIEW);
    due.filter(|at| *at > now && *at <= longest).ok_or_else(|| {
        Fault::invalid(
            "due_at",
            "This moment does not exist, has passed, or is more than two weeks ahead.",
            "Choose a day within two weeks: what takes longer is a burial and no review.",
        )
    })
}

/// Until when an admission waits for counsel: the review that was asked first holds it, until it is answered or due. None
/// that is asked later holds it again, so that no chain of questions can bury it.
pub fn held_until(reviews: &[Review]) -> Option<Time> {
    let first = reviews.iter().min_by(|a, b| (a.asked_at, &a.id).cmp(&(b.asked_at, &b.id)))?;
    first.is_open().then_some(first.due_at)
}

/// Whether it may be admitted now. It need not wait for a review that is overdue.
pub fn may_admit(reviews: &[Review], now: Time) -> Result<()> {
    if held_until(reviews).is_none_or(|due| due <= now) {
        return Ok(());
    }
    Err(Fault::refused(
        "A legal review of this is under way, and its time is not over.",
        "Wait for the answer. Once it is overdue, admitting need not wait for it any longer.",
    ))
}

/// Who may answer: whoever was asked; what counsel outside answers any member notes.
pub fn may_answer(review: &Review, actor: &Actor) -> Result<()> {
    if !review.is_open() {
        return Err(Fault::Conflict("This review was answered already. Nothing was changed.".into()));
    }
    if review.reviewer_id.as_ref().is_some_and(|who| actor.member() != Some(who)) {
        return Err(Fault::refused(
            format!("{} was asked, and you are somebody else.", review.reviewer_name),
            "Let them answer, or give it to somebody else. Once it is overdue, admitting need not wait for it.",
        ));
    }
    Ok(())
}

/// Who may give a review to somebody else: whoever asked, whoever was asked, and leads; while nobody has answered.
pub fn may_hand_over(review: &Review, actor: &Actor) -> Result<()> {
    if !review.is_open() {
        return Err(Fault::Conflict("This review was answered already. Nothing was changed.".into()));
    }
    let is_of = |who: &MemberId| actor.member() == Some(who);
    if is_of(&review.asked_by) || review.reviewer_id.as_ref().is_some_and(is_of) {
        return Ok(());
    }
    actor.must_be(Role::Lead)
}

/// Whether what is known of laws on apologies is for them: for whoever reviews, one of us who was asked, and nobody else.
pub fn may_read_law(review: &Review, actor: &Actor) -> bool {
    review.reviewer_id.is_some() && review.reviewer_id.as_ref() == actor.member()
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
    use proptest::prelude::*;

    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    /// A review asked on this day and due after so many hours, answered after so many others.
    fn review(n: i64, hours: i64, answered: Option<i64>) -> Review {
        let (asked, dice) = (Time(n * DAY), Dice::seeded(n.unsigned_abs() + 1));
        let later = |hours: i64| asked.plus(hours * 3_600_000);
        Review {
            workspace_id: Id::mint(asked, &dice),
            id: Id::mint(asked, &dice),
            incident_id: None,
            case_id: None,
            customer_id: None,
            grievance_id: None,
            question: "May we say it?".into(),
            reviewer_id: None,
            reviewer_name: "Dr. Sato".into(),
            place: None,
            asked_by: Id::mint(asked, &dice),
            asked_name: "Tom Brandt".into(),
            asked_at: asked,
            due_at: later(hours),
            advice: None,
            answer: None,
            answered_by: None,
            answered_name: None,
            answered_at: answered.map(later),
            passed_at: None,
            salt: String::new(),
        }
    }

    fn stance() -> impl Strategy<Value = Stance> {
        prop::sample::select(Stance::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn no_chain_of_questions_buries_an_admission(
            asked in prop::collection::vec((0_i64..300, 1_i64..=336, prop::option::of(1_i64..900)), 1..12),
            later in 0_i64..400,
        ) {
            let reviews: Vec<Review> =
                asked.iter().map(|(day, hours, answered)| review(*day, *hours, *answered)).collect();
            let first = reviews.iter().map(|r| r.asked_at).min().unwrap();
            let now = first.plus(LONGEST_REVIEW + later * DAY);
            prop_assert!(may_admit(&reviews, now).is_ok());
        }

        #[test]
        fn what_we_admit_to_all_we_admit_to_each_unless_theirs_is_contested(
            own in prop::option::of(stance()), with_all in stance(), is_contested in any::<bool>()
        ) {
            let stands = stands(own, with_all, is_contested);
            prop_assert_eq!(stands == Stance::Contested && with_all != Stance::Contested, is_contested && with_all != Stance::Contested);
            if with_all == Stance::Admitted && !is_contested {
                prop_assert_eq!(stands, Stance::Admitted);
            }
            if own.is_none() && !is_contested {
                prop_assert_eq!(stands, with_all);
            }
        }

        #[test]
        fn whatever_steps_are_taken_an_admission_is_the_last(steps in prop::collection::vec(stance(), 0..30)) {
            let shown = Some("The log of that spring shows it.");
            let mut at = Stance::Unknown;
            for to in steps {
                let may = may_stand(at, to, shown).is_ok();
                prop_assert!(!(may && at == Stance::Admitted));
                prop_assert!(!(may && to == Stance::Admitted && at != Stance::Verified));
                at = if may { to } else { at };
            }
        }
    }

    #[test]
    fn a_review_holds_until_it_is_answered_or_due() {
        let hours = |n: i64| Time(n * 3_600_000);
        let open = [review(0, 48, None)];
        assert!(may_admit(&[], hours(0)).is_ok());
        assert!(may_admit(&open, hours(47)).is_err());
        assert!(may_admit(&open, hours(48)).is_ok() && open[0].is_overdue(hours(48)));
        assert!(may_admit(&[review(0, 48, Some(2))], hours(3)).is_ok());
        // Asked again, it does not wait again.
        assert!(may_admit(&[review(0, 48, Some(2)), review(1, 300, None)], hours(30)).is_ok());
        assert!(due_for(Some(hours(336)), hours(0)).is_ok() && due_for(Some(hours(337)), hours(0)).is_err());
        assert!(due_for(Some(hours(1)), hours(1)).is_err() && due_for(None, hours(0)).is_err());
    }

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
