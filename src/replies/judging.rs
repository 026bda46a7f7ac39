//! One mail, read once: what it is, why we think so, and what of it is kept. Values in, values out.

use inbound::{Failure, Inbound, Kind, Original};
use sha2::{Digest, Sha256};

use super::{Attached, MailKind};
use crate::ground::text::{NAME, PASSAGE};

/// Addresses and ids that are looked at; a mail may hold thousands.
const LOOKED_AT: usize = 50;
/// So much is kept of what a mail system says.
const REPORT: usize = 2_000;

/// A mail as far as it can be known from itself.
pub(super) struct Reading {
    pub inbound: Inbound,
    /// The mail of ours that it encloses or names.
    pub original: Option<Original>,
    /// What its writer said.
    pub said: String,
    pub attached: Vec<Attached>,
}

impl Reading {
    pub(super) fn of(raw: &[u8]) -> Self {
        let mut inbound = inbound::read(raw);
        let original = match inbound.kind {
            Kind::Reply => None,
            _ => inbound::original(raw),
        };
        let said = match inbound.kind {
            Kind::Reply | Kind::AutoReply(_) => kept(&inbound::trim(&inbound.text).said, PASSAGE),
            Kind::Bounce(_) | Kind::Complaint(_) => kept(&inbound.text, REPORT),
        };
        let attached = inbound.attachments.iter().enumerate().map(|(n, a)| attached(n, a)).collect();
        // Their bytes stand in the mail itself.
        inbound.attachments.clear();
        Self { inbound, original, said, attached }
    }

    /// The addresses by which it may find home, the one it came for first.
    pub(super) fn addresses<'a>(&'a self, to: &'a str) -> impl Iterator<Item = &'a str> {
        let original = self.original.iter();
        let of_original = original.flat_map(|o| o.return_path.iter().chain(&o.reply_to));
        std::iter::once(to)
            .chain(self.inbound.to.iter().chain(of_original).map(String::as_str))
            .take(LOOKED_AT)
    }

    /// The ids of mails of ours that it may answer, the likeliest first.
    pub(super) fn answers(&self) -> impl Iterator<Item = &str> {
        let original = self.original.iter().filter_map(|o| o.message_id.as_ref());
        let Inbound { in_reply_to, references, .. } = &self.inbound;
        original.chain(in_reply_to).chain(references.iter().rev()).map(String::as_str).take(LOOKED_AT)
    }

    /// By which a second copy is known: the same id by the same writer to the same address with the same words. Without
    /// an id it is the bytes.
    pub(super) fn once(&self, raw: &[u8], to: &str) -> String {
        let mut digest = Sha256::new();
        let mut part = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        };
        part(to.to_lowercase().as_bytes());
        if let Some(id) = &self.inbound.message_id {
            part(id.as_bytes());
            part(self.inbound.from.as_ref().map_or("", |from| from.address.as_str()).as_bytes());
            part(self.inbound.text.as_bytes());
        } else {
            part(raw);
        }
        data_encoding::HEXLOWER.encode(&digest.finalize())
    }
}

/// What a mail is, why we think so, and whether it says for good that ours was not delivered.
pub(super) struct Judged {
    pub kind: MailKind,
    pub why: String,
    pub is_final: bool,
}

/// Judges a mail about a letter that went to this address, if it is known which.
///
/// A report that gives up is a bounce whatever its reason: nobody has read the letter, also where the box was only
/// full. One that does not say whom it failed for is a bounce that changes nothing by itself.
pub(super) fn judge(kind: &Kind, letter_to: Option<&str>) -> Judged {
    let judged = |kind, why: &str, is_final| Judged { kind, why: kept(why, REPORT), is_final };
    match kind {
        Kind::Reply => judged(MailKind::Reply, "", false),
        Kind::AutoReply(why) => judged(MailKind::AutoReply, why, false),
        Kind::Complaint(from) => judged(MailKind::Complaint, &from.join(", "), false),
        Kind::Bounce(failures) => match of_letter(failures, letter_to) {
            None => judged(MailKind::Bounce, "", false),
            Some(failure) => {
                let kind = if failure.is_final { MailKind::Bounce } else { MailKind::Delay };
                let what = [failure.status.as_deref().unwrap_or(""), failure.diagnostic.as_str()];
                let said = if what[1].contains(what[0]) { what[1].to_owned() } else { what.join(" ") };
                judged(kind, &format!("{}: {}", failure.address, said.trim()), failure.is_final)
            }
        },
    }
}

/// The failure that speaks of our letter; where none names its address, it was sent on, and the worst counts.
fn of_letter<'a>(failures: &'a [Failure], letter_to: Option<&str>) -> Option<&'a Failure> {
    let named = |f: &&Failure| letter_to.is_some_and(|to| f.address.eq_ignore_ascii_case(to));
    failures.iter().find(named).or_else(|| failures.iter().max_by_key(|f| f.is_final))
}

/// So much of a text, without what no store can hold.
pub(super) fn kept(text: &str, most: usize) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .take(most)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// One line of a text.
pub(super) fn line(text: &str) -> String {
    kept(&text.split_whitespace().collect::<Vec<_>>().join(" "), NAME)
}

fn attached(number: usize, file: &inbound::Attachment) -> Attached {
    Attached {
        name: safe_name(file.name.as_deref().unwrap_or_default(), number),
        media_type: line(&file.media_type),
        size: file.size as i64,
    }
}

/// A name that is one, on any machine: no folders, nothing unseen that turns its end around.
fn safe_name(given: &str, number: usize) -> String {
    let turns =
        |c: char| matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let bare: String =
        last.chars().filter(|c| !c.is_control() && !turns(*c) && !"<>:\"|?*".contains(*c)).collect();
    let name: String = bare.trim().trim_start_matches('.').chars().take(120).collect();
    if name.is_empty() { format!("attachment-{}", number + 1) } else { name }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn failure(address: &str, is_final: bool) -> Failure {
        Failure {
            address: address.into(),
            is_final,
            status: Some("5.1.1".into()),
            diagnostic: "550 no".into(),
        }
    }

    #[test]
    fn a_report_is_judged_by_what_it_says_of_our_letter() {
        let both = Kind::Bounce(vec![failure("a@x.example", true), failure("b@x.example", false)]);
        assert_eq!(judge(&both, Some("B@x.example")).kind, MailKind::Delay);
        assert_eq!(judge(&both, Some("a@x.example")).why, "a@x.example: 5.1.1 550 no");
        assert!(judge(&both, None).is_final, "sent on: the worst counts");
        let nameless = judge(&Kind::Bounce(Vec::new()), Some("a@x.example"));
        assert_eq!((nameless.kind, nameless.is_final), (MailKind::Bounce, false));
    }

    #[test]
    fn a_name_leads_nowhere() {
        let table = [
            ("../../etc/passwd", "passwd"),
            ("C:\\temp\\invoice.pdf", "invoice.pdf"),
            ("inv\u{202e}fdp.exe", "invfdp.exe"),
            ("...", "attachment-3"),
            ("", "attachment-3"),
        ];
        for (given, safe) in table {
            assert_eq!(safe_name(given, 2), safe);
        }
    }

    proptest! {
        /// The whole reading of any bytes: it ends, and what it keeps can be stored on either engine.
        #[test]
        fn any_bytes_are_read(raw in proptest::collection::vec(any::<u8>(), 0..3_000), to in proptest::collection::vec(any::<char>(), 0..80)) {
            let to: String = to.into_iter().collect();
            let reading = Reading::of(&raw);
            let judged = judge(&reading.inbound.kind, None);
            let kept = [&reading.said, &judged.why];
            prop_assert!(kept.iter().all(|t| !t.contains('\0') && t.chars().count() <= PASSAGE));
            prop_assert!(reading.attached.iter().all(|a| !a.name.contains(['/', '\\', '\0'])));
            prop_assert_eq!(reading.once(&raw, &to), Reading::of(&raw).once(&raw, &to));
            prop_assert!(reading.addresses(&to).count() <= LOOKED_AT && reading.answers().count() <= LOOKED_AT);
        }
    }
}
