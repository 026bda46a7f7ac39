//! The files that hang on a mail.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use crate::Attachment;
use crate::magic;
use crate::mail::media_type;

pub(crate) fn of(message: &Message<'_>) -> Vec<Attachment> {
    message.attachments().filter_map(attachment).collect()
}

fn attachment(part: &MessagePart<'_>) -> Option<Attachment> {
    let bytes = match &part.body {
        PartType::Multipart(_) => return None,
        PartType::Message(inner) => message_bytes(inner, part),
        _ => part.contents().to_vec(),
    };
    let name = part.attachment_name().map(safe_name).filter(|name| !name.is_empty());
    // The second half of a mail's own text has neither a name nor anything to tell.
    if name.is_none() && bytes.is_empty() {
        return None;
    }
    let media_type = magic::media_type(&bytes, &media_type(part));
    Some(Attachment { name, media_type, size: bytes.len(), bytes })
}

/// A mail within the mail, as it stands there.
fn message_bytes(inner: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    let range = part.offset_body as usize..part.offset_end as usize;
    inner.raw_message.get(range).unwrap_or(&inner.raw_message).to_vec()
}

/// A file's name without folders, and without signs that hide what it is.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}
