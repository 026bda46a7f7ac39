//! What a bulletin needs, and what happens inside before anybody outside is told. Values in, an answer or a refusal out.

use super::{Bulletin, BulletinSaid, Inside, InsideSaid};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result};

/// What a member wrote, read.
pub(super) struct Read {
    pub subject: String,
    /// In the order of [`Bulletin::parts`].
    pub parts: [String; 5],
    pub by_mail: bool,
}

/// Reads what a member writes; a draft may lack what a bulletin needs.
pub(super) fn read(said: &BulletinSaid) -> Result<Read> {
    let mut faults = Vec::new();
    let mut keep = |field: &str, typed: &str, most: usize| {
        text::optional(field, typed, most)
            .unwrap_or_else(|fault| {
                faults.push(fault);
                None
            })
            .unwrap_or_default()
    };
    // A subject is one line, whatever was pasted into it.
    let subject = said.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let subject = keep("subject", &subject, NAME);
    let parts = [
        keep("what_happened", &said.what_happened, PASSAGE),
        keep("what_we_say", &said.what_we_say, PASSAGE),
        keep("what_we_do_not_know", &said.what_we_do_not_know, PASSAGE),
        keep("what_you_may_promise", &said.what_you_may_promise, PASSAGE),
        keep("questions_to", &said.questions_to, PASSAGE),
    ];
    if faults.is_empty() {
        return Ok(Read { subject, parts, by_mail: matches!(said.by_mail.as_str(), "yes" | "true" | "1") });
    }
    Err(Fault::Invalid(faults))
}

/// What is missing before our own people can work with it.
pub(super) fn lacks(bulletin: &Bulletin) -> Vec<FieldFault> {
    let needed = [
        ("subject", &bulletin.subject, "It has no subject.", "Say in a line what it is about."),
        (
            "what_happened",
            &bulletin.what_happened,
            "It does not say what happened.",
            "Say it in plain words.",
        ),
        (
            "what_we_say",
            &bulletin.what_we_say,
            "It does not say what we say to whoever asks.",
            "Write the words that anybody on the telephone may use.",
        ),
        (
            "questions_to",
            &bulletin.questions_to,
            "It does not say whom to send questions to.",
            "Name a person, and how to reach them.",
        ),
    ];
    let missing = needed.into_iter().filter(|(_, text, ..)| text.is_empty());
    missing.map(|(field, _, why, cure)| FieldFault::new(field, why, cure)).collect()
}

/// Only what is drafted is changed or published.
pub(super) fn may_change(bulletin: &Bulletin) -> Result<()> {
    if bulletin.erased_at.is_some() {
        return Err(Fault::Conflict("The words of this bulletin were erased. Write another one.".into()));
    }
    if bulletin.is_out() {
        return Err(Fault::Conflict(
            "This bulletin is out already. Write another one for what is new.".into(),
        ));
    }
    Ok(())
}

/// What happens inside when a first notice is let out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before<'a> {
    /// Our own people know already.
    Known,
    /// What is drafted goes out in the same act.
    Publish,
    /// Those outside are told first, because …; or nobody said why.
    Later(Option<&'a str>),
}

/// Decides what happens inside. Nobody outside is told before our own people without a word about it; whoever was asked
/// for it has to give it.
pub fn inside<'a>(inside: &Inside, said: InsideSaid<'a>) -> Result<Before<'a>> {
    if inside.out.is_some() {
        return Ok(Before::Known);
    }
    let because = text::optional("before_bulletin_because", said.because, 2_000)?.is_some();
    match (inside.drafted.is_some() && !said.later, because) {
        (true, _) => Ok(Before::Publish),
        (false, true) => Ok(Before::Later(Some(said.because.trim()))),
        (false, false) if said.is_asked || said.later => Err(Fault::invalid(
            "before_bulletin_because",
            "Our own people have not been told yet.",
            "Write the bulletin first; or say why those outside hear it before them.",
        )),
        (false, false) => Ok(Before::Later(None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Time;

    #[test]
    fn nobody_outside_is_told_before_our_own_without_a_word() {
        let one = Bulletin::sample(Time(1_772_442_000_000));
        let drafted = Inside { drafted: Some(one.clone()), out: None };
        let out = Inside { out: Some(one), drafted: None };
        let none = Inside::default();
        let said = |later, because, is_asked| InsideSaid { later, because, is_asked };
        assert_eq!(inside(&out, said(true, "", true)).unwrap(), Before::Known);
        assert_eq!(inside(&drafted, said(false, "", true)).unwrap(), Before::Publish);
        assert_eq!(inside(&drafted, said(false, "", false)).unwrap(), Before::Publish);
        assert_eq!(
            inside(&drafted, said(true, "It is night.", true)).unwrap(),
            Before::Later(Some("It is night."))
        );
        assert!(inside(&drafted, said(true, " ", false)).is_err());
        assert!(inside(&none, said(false, "", true)).is_err());
        assert_eq!(
            inside(&none, said(false, " It is night. ", true)).unwrap(),
            Before::Later(Some("It is night."))
        );
        // A program that knows nothing of bulletins: it goes, and the journal says so.
        assert_eq!(inside(&none, said(false, "", false)).unwrap(), Before::Later(None));
    }

    #[test]
    fn a_bulletin_without_what_we_say_helps_nobody() {
        let whole = Bulletin::sample(Time(0));
        assert!(lacks(&whole).is_empty());
        let bare = Bulletin { what_we_say: String::new(), questions_to: String::new(), ..whole };
        let fields: Vec<_> = lacks(&bare).into_iter().map(|f| f.field).collect();
        assert_eq!(fields, ["what_we_say", "questions_to"]);
    }
}
