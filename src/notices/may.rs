//! What may be said of a notice on its way: approve, stage, stop, resume, go, end. Values in, yes or a reason out.

use super::waves::{First, Said};
use super::{Notice, NoticeKind, NoticeState, Sending, SendingSaid};
use crate::ground::{Fault, Result};

/// Only what is on its way can be stopped.
pub fn may_stop(notice: &Notice) -> Result<()> {
    match notice.state() {
        NoticeState::Approved | NoticeState::Sending => Ok(()),
        NoticeState::Stopped => Err(Fault::Conflict("This notice is stopped already.".into())),
        NoticeState::Sent => Err(Fault::refused(
            "This notice is sent; no letter of it is left to stop.",
            "Write a correction if it said something wrong.",
        )),
        NoticeState::Ended => Err(ended()),
        NoticeState::Drafted | NoticeState::Submitted => Err(not_on_its_way()),
    }
}

fn not_on_its_way() -> Fault {
    Fault::refused("This notice is not on its way.", "Leave it as it is: without approval nothing is sent.")
}

fn ended() -> Fault {
    Fault::refused("This notice was ended for good.", "Write a new notice to those who have not been told.")
}

/// Only what was stopped goes on, and never once people were told that it is wrong.
pub fn may_resume(notice: &Notice, is_corrected: bool) -> Result<()> {
    match notice.state() {
        NoticeState::Stopped if is_corrected => Err(Fault::refused(
            "A correction of this notice is out: it said something wrong.",
            "End it for good, and write a new one to those who have not been told.",
        )),
        NoticeState::Stopped => Ok(()),
        NoticeState::Ended => Err(ended()),
        _ => Err(Fault::Conflict("This notice is not stopped.".into())),
    }
}

/// What is on its way, or stopped, can be ended for good.
pub fn may_end(notice: &Notice) -> Result<()> {
    match notice.state() {
        NoticeState::Stopped => Ok(()),
        NoticeState::Ended => Err(Fault::Conflict("This notice was ended already.".into())),
        _ => may_stop(notice),
    }
}

/// The rest goes once, when there is a rest that waits.
pub fn may_go(notice: &Notice, sending: Option<Sending>) -> Result<Sending> {
    match notice.state() {
        NoticeState::Approved | NoticeState::Sending => {}
        NoticeState::Stopped => {
            return Err(Fault::refused(
                "This notice is stopped.",
                "Let it go on first; then let the rest go.",
            ));
        }
        NoticeState::Ended => return Err(ended()),
        NoticeState::Sent => return Err(Fault::Conflict("This notice is sent; nobody waits for it.".into())),
        NoticeState::Drafted | NoticeState::Submitted => return Err(not_on_its_way()),
    }
    match sending {
        Some(sending) if sending.waits() => Ok(sending),
        Some(sending) if sending.first_wave.is_some() => {
            Err(Fault::Conflict("Somebody has let the rest go already.".into()))
        }
        _ => Err(Fault::refused(
            "This notice goes to everybody at once.",
            "There is no rest that waits for a word.",
        )),
    }
}

/// A first wave is there to learn from: at least one of its letters has an end.
pub fn has_learned(first: &[(String, i64)]) -> Result<()> {
    if first.iter().any(|(state, many)| *many > 0 && state != "queued") {
        return Ok(());
    }
    Err(Fault::refused(
        "Nobody of the first wave has the notice yet, so there is nothing to learn from it.",
        "Wait until their letters are handed over; or stop the notice.",
    ))
}

/// A correction goes to everybody at once who may have read what was wrong.
pub fn may_stage(notice: &Notice, how: &Said) -> Result<()> {
    if notice.kind() == NoticeKind::Correction && how.first != First::All {
        return Err(Fault::invalid(
            "first",
            "A correction goes at once to everybody who was told what it corrects.",
            "Leave the first wave empty.",
        ));
    }
    Ok(())
}

/// Nobody gets a first notice twice, and nobody none: a further one waits until it is known of everybody whether the one before
/// tells them.
pub fn may_follow(is_one_under_way: bool) -> Result<()> {
    if !is_one_under_way {
        return Ok(());
    }
    Err(Fault::refused(
        "Letters of the first notice before this one are still being put into the queue, or taken out of it.",
        "Wait a minute until that is done; then approve this one, which goes to whoever the other does not reach.",
    ))
}

/// What is wrong is not sent any more before it is corrected.
pub fn may_correct(wrong: &Notice) -> Result<()> {
    match wrong.state() {
        NoticeState::Sent | NoticeState::Ended => Ok(()),
        _ => Err(Fault::refused(
            "The notice that this corrects is still on its way.",
            "End it for good first, so that nobody is told what is wrong after what is right.",
        )),
    }
}

/// A letter is sent again only of a notice that still stands.
pub fn may_send_again(notice: &Notice, is_corrected: bool) -> Result<()> {
    match (notice.state(), is_corrected) {
        (NoticeState::Ended, _) => Err(ended()),
        (_, true) => Err(Fault::refused(
            "A correction of this notice is out: it said something wrong.",
            "Speak with the person, or write them a new notice.",
        )),
        _ => Ok(()),
    }
}

/// What leaves is what was read: its text …
pub fn as_shown(said: &SendingSaid, text: &str) -> Result<()> {
    let shown = said.shown.trim();
    if shown.is_empty() || shown == text {
        return Ok(());
    }
    Err(Fault::refused(
        "The text has changed since you read it.",
        "Read it again as it stands now, and then decide.",
    ))
}

/// … and whom it goes to.
pub fn as_many_as_shown(said: &SendingSaid, people: i64) -> Result<()> {
    match said.shown_to.trim().parse::<i64>() {
        Ok(shown) if shown != people => Err(Fault::refused(
            format!("It goes to {people} people now; {shown} were shown to you."),
            "Look again who is told and who is not, and then decide.",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shown_is_what_leaves() {
        let said = |shown: &str, to: &str| SendingSaid {
            shown: shown.into(),
            shown_to: to.into(),
            ..Default::default()
        };
        assert!(as_shown(&said("", ""), "abc").is_ok(), "a program takes it as it is");
        assert!(as_shown(&said("abc", "3"), "abc").is_ok() && as_shown(&said("abd", "3"), "abc").is_err());
        assert!(
            as_many_as_shown(&said("abc", "3"), 3).is_ok() && as_many_as_shown(&said("abc", "3"), 4).is_err()
        );
    }

    #[test]
    fn a_first_wave_has_taught_something_once_a_letter_has_an_end() {
        let tally = |all: &[(&str, i64)]| all.iter().map(|(s, n)| ((*s).to_owned(), *n)).collect::<Vec<_>>();
        assert!(has_learned(&tally(&[("queued", 4)])).is_err());
        assert!(has_learned(&tally(&[])).is_err());
        assert!(has_learned(&tally(&[("queued", 3), ("refused", 1)])).is_ok());
    }
}
