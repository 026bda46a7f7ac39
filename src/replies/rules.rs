//! What may be done with a mail, and what we owe for one: values in, a decision out.

use super::{Mail, MailKind, MailState, Way};
use crate::ground::{Fault, Result};

/// Where a mail stands once it has come: what found no case waits in the tray; a person who wrote is owed an answer,
/// and so is one who complained; so is a look at a report that does not say whom it failed for. A delivery that came
/// back is owed by the notice itself.
pub(super) fn stands(kind: MailKind, has_case: bool, says_whom: bool) -> MailState {
    match kind {
        _ if !has_case => MailState::Waiting,
        MailKind::Reply | MailKind::Complaint => MailState::Owed,
        MailKind::Bounce if !says_whom => MailState::Owed,
        MailKind::Bounce | MailKind::AutoReply | MailKind::Delay => MailState::Noted,
    }
}

/// Whether a mail that found its delivery so may change it. Anybody can write another's address; the secret address of
/// a letter, and its id, only its readers know.
pub(super) const fn may_change(way: Way) -> bool {
    matches!(way, Way::Address | Way::Thread)
}

fn not_erased(mail: &Mail) -> Result<()> {
    match mail.erased_at {
        None => Ok(()),
        Some(_) => Err(Fault::Conflict("The words of this mail were erased.".into())),
    }
}

/// From the tray, or from where its writer's address alone has put it.
pub(super) fn may_assign(mail: &Mail) -> Result<()> {
    not_erased(mail)?;
    match mail.state() {
        MailState::Waiting | MailState::SetAside => Ok(()),
        MailState::Owed | MailState::Noted if mail.way() == Way::Sender => Ok(()),
        _ => Err(Fault::Conflict("This mail has its case already.".into())),
    }
}

/// Only what waits in the tray.
pub(super) fn may_set_aside(mail: &Mail) -> Result<()> {
    match mail.state() {
        MailState::Waiting => Ok(()),
        MailState::SetAside => Err(Fault::Conflict("This mail is set aside already.".into())),
        _ => Err(Fault::refused(
            "This mail belongs to a case.",
            "Answer it, or say that it needs no answer; it stays in the case.",
        )),
    }
}

/// What is owed may be answered; so may what was, once more. Machines are not answered.
pub(super) fn may_answer(mail: &Mail) -> Result<()> {
    not_erased(mail)?;
    if mail.case_id.is_none() {
        return Err(Fault::refused(
            "This mail belongs to no case yet.",
            "Put it to a case first, then answer it.",
        ));
    }
    if mail.kind() != MailKind::Reply {
        return Err(Fault::refused(
            "No person is waiting behind this mail: a machine wrote it.",
            "Write or speak to the person themselves.",
        ));
    }
    if mail.from_address.is_empty() {
        return Err(Fault::refused("This mail does not say who wrote it.", "Speak with the person instead."));
    }
    Ok(())
}

/// Only what is owed can be said to need nothing.
pub(super) fn may_leave(mail: &Mail) -> Result<()> {
    match mail.state() {
        MailState::Owed => Ok(()),
        MailState::Waiting => Err(Fault::refused(
            "Nobody has said yet whose mail this is.",
            "Put it to a case, or set it aside and say why.",
        )),
        _ => Err(Fault::Conflict("Nothing is owed for this mail any more.".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_owed_and_a_machine_is_noted() {
        use MailKind::{AutoReply, Bounce, Complaint, Delay, Reply};
        for kind in MailKind::ALL {
            assert_eq!(stands(*kind, false, true), MailState::Waiting, "none is dropped");
        }
        let owed = [Reply, Complaint].map(|k| stands(k, true, true));
        assert_eq!(owed, [MailState::Owed; 2]);
        assert_eq!([AutoReply, Delay, Bounce].map(|k| stands(k, true, true)), [MailState::Noted; 3]);
        assert_eq!(stands(Bounce, true, false), MailState::Owed);
    }

    #[test]
    fn a_written_address_proves_nothing() {
        let may: Vec<Way> = Way::ALL.iter().copied().filter(|way| may_change(*way)).collect();
        assert_eq!(may, [Way::Address, Way::Thread]);
    }
}
