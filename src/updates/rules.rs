//! What may be said before everyone, and what may become of it. Values in, yes or a reason out.

use super::{EditSaid, SpeakerSaid, Update, UpdateSaid, UpdateVersion};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result, Time};
use crate::incidents::PublicStatus;

/// The longest reason.
const REASON: usize = 2_000;
/// The most people who speak about one incident at a time.
pub const MOST_SPEAKERS: usize = 12;

/// An update, understood.
#[derive(Debug)]
pub(super) struct Read {
    pub status: PublicStatus,
    pub text: String,
    pub next_update_at: Option<Time>,
}

/// Understands what a lead says; each thing not understood beside its field. `zone` reads local times.
pub(super) fn read(said: &UpdateSaid, zone: &str, now: Time) -> Result<Read> {
    let mut faults = Vec::new();
    let status = PublicStatus::from_word(said.status.trim());
    if status.is_none() {
        faults.push(FieldFault::new(
            "status",
            "You did not say how it stands.",
            "Choose investigating, identified, monitoring or resolved.",
        ));
    }
    let text = text::required("text", &said.text, PASSAGE).map_err(|fault| faults.push(fault)).ok();
    let typed = said.next_update_at.trim();
    let next_update_at = match Time::parse(typed, zone) {
        None if typed.is_empty() => None,
        Some(at) if at > now => Some(at),
        Some(_) => {
            faults.push(FieldFault::new(
                "next_update_at",
                "The next update lies in the past.",
                "Choose a moment you will keep.",
            ));
            None
        }
        None => {
            faults.push(FieldFault::new(
                "next_update_at",
                "This is no moment that exists.",
                "Choose a day and an hour, like 2026-11-23T09:30.",
            ));
            None
        }
    };
    match (status, text) {
        (Some(status), Some(text)) if faults.is_empty() => Ok(Read { status, text, next_update_at }),
        _ => Err(Fault::Invalid(faults)),
    }
}

/// Understands an edit of an update that stands: other words, and why.
pub(super) fn edited(update: &Update, said: &EditSaid) -> Result<(String, String)> {
    may_change(update)?;
    if said.version != 0 && said.version != update.version {
        return Err(Fault::Conflict(
            "Somebody else has edited this meanwhile. Nothing was changed; look at what stands now.".into(),
        ));
    }
    let mut faults = Vec::new();
    let text = text::required("text", &said.text, PASSAGE).map_err(|fault| faults.push(fault)).ok();
    let because = reason("because", &said.because).map_err(|fault| faults.push(fault)).ok();
    let (Some(text), Some(because)) = (text, because) else { return Err(Fault::Invalid(faults)) };
    if text == update.text {
        return Err(Fault::invalid("text", "This is what it says already.", "Change it, or leave it."));
    }
    Ok((text, because))
}

/// Why something was edited or taken back: customers read it.
pub(super) fn reason(field: &str, typed: &str) -> std::result::Result<String, FieldFault> {
    text::required(field, typed, REASON).map_err(|fault| {
        fault.where_empty(typed, "Say why in a sentence; customers read it beside what changed.")
    })
}

/// What was taken back stays so.
pub(super) fn may_change(update: &Update) -> Result<()> {
    if update.stands() {
        return Ok(());
    }
    Err(Fault::Conflict("This update was taken back. Nothing was changed; post another one.".into()))
}

/// Only words that no longer stand are erased: what readers have before them is edited or taken back first, where they see
/// it.
pub(super) fn may_erase(update: &Update, version: &UpdateVersion) -> Result<()> {
    if version.erased_at.is_some() {
        return Err(Fault::Conflict("These words were erased already. Nothing was changed.".into()));
    }
    if update.stands() && version.number == update.version {
        return Err(Fault::refused(
            "These words still stand.",
            "Edit the update or take it back first, so that its readers see that it changed; then erase the words.",
        ));
    }
    Ok(())
}

/// Who is named as a speaker.
pub(super) fn named(said: &SpeakerSaid) -> Result<(String, String)> {
    let mut faults = Vec::new();
    let name = text::required("name", &said.name, NAME).map_err(|fault| faults.push(fault)).ok();
    let role = text::optional("role", &said.role, NAME).map_err(|fault| faults.push(fault)).ok();
    match (name, role) {
        (Some(name), Some(role)) => Ok((name, role.unwrap_or_default())),
        _ => Err(Fault::Invalid(faults)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    const NOON: Time = Time(1_772_452_800_000);

    fn said() -> UpdateSaid {
        UpdateSaid {
            status: "investigating".into(),
            text: " We look for the cause. 😀 ".into(),
            next_update_at: "2026-03-02T15:00:00Z".into(),
            speaker_id: String::new(),
        }
    }

    fn fields(fault: &Fault) -> Vec<&str> {
        fault.fields().iter().map(|f| f.field.as_str()).collect()
    }

    #[test]
    fn the_next_word_is_dated_ahead_or_not_at_all() {
        // R27: a moment that has passed is none that can be kept.
        let understood = read(&said(), "UTC", NOON).unwrap();
        assert_eq!(
            (understood.text.as_str(), understood.status),
            ("We look for the cause. 😀", PublicStatus::Investigating)
        );
        assert!(
            read(&UpdateSaid { next_update_at: String::new(), ..said() }, "UTC", NOON)
                .unwrap()
                .next_update_at
                .is_none()
        );
        for typed in ["2026-03-02T11:00:00Z", "at noon"] {
            let wrong = UpdateSaid { next_update_at: typed.into(), ..said() };
            assert_eq!(fields(&read(&wrong, "UTC", NOON).unwrap_err()), ["next_update_at"], "{typed}");
        }
        let wrong = read(&UpdateSaid { next_update_at: "x".into(), ..UpdateSaid::default() }, "UTC", NOON);
        assert_eq!(fields(&wrong.unwrap_err()), ["status", "text", "next_update_at"]);
    }

    fn update() -> Update {
        let dice = Dice::seeded(34);
        Update {
            workspace_id: Id::mint(NOON, &dice),
            id: Id::mint(NOON, &dice),
            incident_id: Id::mint(NOON, &dice),
            status: "identified".into(),
            text: "It cracked.".into(),
            next_update_at: None,
            speaker: "Ines Okafor".into(),
            posted_by: "desk".into(),
            posted_at: NOON,
            version: 2,
            edited_at: None,
            edit_reason: String::new(),
            withdrawn_at: None,
            withdrawn_reason: String::new(),
            salt: String::new(),
        }
    }

    #[test]
    fn an_edit_says_something_else_and_why_and_knows_what_it_edits() {
        let edit = |text: &str, because: &str, version| {
            edited(&update(), &EditSaid { text: text.into(), because: because.into(), version })
        };
        assert!(edit("It broke.", "The measure was wrong.", 2).is_ok());
        assert!(edit("It broke.", "The measure was wrong.", 0).is_ok());
        assert!(matches!(edit("It broke.", "Because.", 1), Err(Fault::Conflict(_))));
        assert_eq!(fields(&edit("", "", 2).unwrap_err()), ["text", "because"]);
        assert_eq!(fields(&edit(" It cracked. ", "Because.", 2).unwrap_err()), ["text"]);
        let gone = Update { withdrawn_at: Some(NOON), ..update() };
        assert!(matches!(edited(&gone, &EditSaid::default()), Err(Fault::Conflict(_))));
        assert!(gone.as_read().text.is_empty());
    }
}
