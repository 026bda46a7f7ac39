//! Texts that people typed: trimmed, of a stated length, without control characters. Nothing is escaped here;
//! a text is stored as it was meant and made safe where it is shown.

use super::FieldFault;

/// The longest name or title, in characters.
pub const NAME: usize = 300;
/// The longest passage, in characters.
pub const PASSAGE: usize = 20_000;

/// A required text of at most `most` characters; an error says which field and what to do.
pub fn required(field: &str, text: &str, most: usize) -> Result<String, FieldFault> {
    optional(field, text, most)?
        .ok_or_else(|| FieldFault::new(field, "This is empty.", "Write at least a few words here."))
}

/// A text that may be empty: `None` then.
pub fn optional(field: &str, text: &str, most: usize) -> Result<Option<String>, FieldFault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let length = text.chars().count();
    if length > most {
        return Err(FieldFault::new(
            field,
            format!("This is {length} characters long; at most {most} fit."),
            "Shorten it; a longer explanation can be a separate entry.",
        ));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(FieldFault::new(
            field,
            "This holds control characters that cannot be shown.",
            "Paste it as plain text.",
        ));
    }
    Ok(Some(text.replace("\r\n", "\n")))
}
