//! Who may say what, and when it is over. Values in, yes or a reason out.

use super::{Clarification, ClarificationLine, Outcome, Side, Way};
use crate::ground::{Fault, Result};
use crate::listening::Channel;

/// What is over is not talked about any further.
pub(super) fn may_say(clarification: &Clarification) -> Result<()> {
    if clarification.erased_at.is_some() {
        return Err(Fault::Conflict("The words of this were erased. Nothing was changed.".into()));
    }
    if !clarification.is_open() {
        return Err(Fault::Conflict("This was cleared up already. Nothing was changed.".into()));
    }
    Ok(())
}

/// How it ended: an outcome that the exchange bears out, said by whoever can know it. `channel` is how we have their word:
/// their room, or how they told a member; none for what is ours to say.
pub(super) fn settled(
    clarification: &Clarification,
    said: &[ClarificationLine],
    outcome: Outcome,
    channel: Option<Channel>,
) -> Result<()> {
    may_say(clarification)?;
    let ours = said.iter().filter(|line| line.is_ours()).count();
    let theirs = said.len() - ours;
    let way = clarification.way();
    match outcome {
        Outcome::Understood if channel == Some(Channel::Room) => Err(Fault::refused(
            "Whether we understood you only we can say.",
            "Tell us whether it is clear to you, or that you see it differently.",
        )),
        Outcome::Understood if way != Way::Ask => Err(Fault::refused(
            "Here they are to understand us, not we them.",
            "Let them say whether it is clear to them now, or note what they said.",
        )),
        Outcome::Understood if theirs == 0 => Err(Fault::refused(
            "They have not said yet what they mean.",
            "Wait for their answer, or ring them and note what they said.",
        )),
        Outcome::Explained | Outcome::Differ if channel.is_none() => Err(Fault::invalid(
            "channel",
            "Only they can say that.",
            "Say how they told you: on the telephone, on a visit, or by mail.",
        )),
        // What we ask first explains nothing.
        Outcome::Explained if ours <= usize::from(way == Way::Ask) => {
            Err(Fault::refused("We have not explained anything yet.", "Explain it first, in your own words."))
        }
        Outcome::Differ if ours == 0 || theirs == 0 => Err(Fault::refused(
            "One side has not spoken yet, so nobody knows whether we differ.",
            "Hear the other side first.",
        )),
        Outcome::Understood | Outcome::Explained | Outcome::Differ => Ok(()),
    }
}

/// Which outcomes an exchange bears out, for whoever looks: a contact in their room, or a member.
pub(super) fn outcomes(
    clarification: &Clarification,
    said: &[ClarificationLine],
    side: Side,
) -> Vec<Outcome> {
    let bears = |outcome: &Outcome| {
        let channel = match (side, outcome) {
            (Side::Us, Outcome::Understood) => None,
            (Side::Us, _) => Some(Channel::Phone),
            (Side::Them, _) => Some(Channel::Room),
        };
        settled(clarification, said, *outcome, channel).is_ok()
    };
    Outcome::ALL.into_iter().filter(bears).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};

    fn clarification(way: Way) -> Clarification {
        let (now, dice) = (Time(1), Dice::seeded(49));
        Clarification {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            case_id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            contact_id: None,
            statement_id: None,
            question_id: None,
            way: way.word().into(),
            state: "open".into(),
            waits_for: "them".into(),
            lines: 1,
            opened_by: "mem_x".into(),
            opened_at: now,
            moved_at: now,
            settled_by: None,
            settled_name: None,
            settled_how: None,
            settled_at: None,
            erased_at: None,
            salt: String::new(),
        }
    }

    fn said(sides: &[Side]) -> Vec<ClarificationLine> {
        let of = clarification(Way::Ask);
        let line = |(number, side): (i64, &Side)| ClarificationLine {
            workspace_id: of.workspace_id.clone(),
            id: format!("{}/{number}", of.id),
            clarification_id: of.id.clone(),
            case_id: of.case_id.clone(),
            number,
            side: side.word().into(),
            channel: "room".into(),
            text: "…".into(),
            text_digest: String::new(),
            said_by: "mem_x".into(),
            said_name: "Mara".into(),
            said_at: Time(1),
            erased_at: None,
            salt: String::new(),
        };
        (1..).zip(sides).map(line).collect()
    }

    #[test]
    fn each_outcome_wants_what_bears_it_out() {
        use Outcome::{Differ, Explained, Understood};
        use Side::{Them, Us};
        /// Which way, who spoke, and what may be said of it by us and by them.
        type Line = (Way, &'static [Side], &'static [Outcome], &'static [Outcome]);
        let table: [Line; 7] = [
            (Way::Ask, &[Us], &[], &[]),
            (Way::Ask, &[Us, Them], &[Understood, Differ], &[Differ]),
            (Way::Ask, &[Us, Them, Us], &[Understood, Explained, Differ], &[Explained, Differ]),
            (Way::Explain, &[Us], &[Explained], &[Explained]),
            (Way::Explain, &[Us, Them], &[Explained, Differ], &[Explained, Differ]),
            (Way::Asked, &[Them], &[], &[]),
            (Way::Asked, &[Them, Us], &[Explained, Differ], &[Explained, Differ]),
        ];
        for (way, sides, ours, theirs) in table {
            let (of, said) = (clarification(way), said(sides));
            assert_eq!(outcomes(&of, &said, Us), ours, "{way:?} {sides:?}, of us");
            assert_eq!(outcomes(&of, &said, Them), theirs, "{way:?} {sides:?}, of them");
        }
    }

    #[test]
    fn their_word_wants_how_we_have_it_and_what_is_over_is_over() {
        let (of, said) = (clarification(Way::Explain), said(&[Side::Us]));
        let fault = settled(&of, &said, Outcome::Explained, None).unwrap_err();
        assert_eq!(fault.fields()[0].field, "channel");
        let over = Clarification { state: "differ".into(), ..of.clone() };
        assert!(matches!(may_say(&over), Err(Fault::Conflict(_))));
        assert!(outcomes(&over, &said, Side::Them).is_empty());
        let erased = Clarification { erased_at: Some(Time(2)), ..of };
        assert!(matches!(may_say(&erased), Err(Fault::Conflict(_))));
    }
}
