//! What a room says at first, from the facts that are there. Nobody reads it before somebody of ours has.

use super::{Words, rules};
use crate::ground::page::{Lang, t};
use crate::incidents::{Incident, PublicStatus};
use crate::notices::Notice;

/// The longest headline that is taken over as it stands.
const LONG: usize = 240;

/// The first sentence of a text.
fn first_sentence(text: &str) -> &str {
    let line = text.trim().lines().next().unwrap_or_default().trim();
    let end = line.char_indices().zip(line.chars().skip(1).chain([' '])).find_map(|((at, c), next)| {
        (matches!(c, '.' | '!' | '?' | '؟') && next.is_whitespace()).then_some(at + c.len_utf8())
    });
    &line[..end.unwrap_or(line.len())]
}

/// Words of a letter that everybody may read: those with a place for what is one customer's alone are not.
fn for_all(text: &str) -> &str {
    if text.contains("{{") || text.contains("[[") { "" } else { text.trim() }
}

/// The words to begin with. A letter was read by two people and says it to customers, so it goes before our own notes.
pub(super) fn words(incident: &Incident, newest: Option<&Notice>, lang: Lang) -> Words {
    let said = newest.filter(|notice| Lang::from_code(&notice.language) == Some(lang));
    let told = said.map(|notice| for_all(&notice.what_happened)).unwrap_or_default();
    let headline = [told, incident.summary.as_str(), incident.title.as_str()]
        .into_iter()
        .map(first_sentence)
        .find(|sentence| !sentence.is_empty() && sentence.chars().count() <= LONG)
        .unwrap_or(&incident.title)
        .to_owned();
    // Whom it touches is said to one reader in a letter, with their orders in it; to everybody it is said anew.
    let means = match incident.status() {
        PublicStatus::Monitoring | PublicStatus::Resolved => t(lang, "rooms-draft-means-after"),
        PublicStatus::Investigating | PublicStatus::Identified => t(lang, "rooms-draft-means"),
    };
    let can_do = said.map(|notice| for_all(&notice.what_you_can_do)).unwrap_or_default();
    let can_do = if can_do.is_empty() { t(lang, "rooms-draft-can-do") } else { can_do.to_owned() };
    Words { lang: lang.code().into(), headline, means, can_do, post_mortem: String::new() }
}

/// An address to begin with. A title without letters of ours is a room with a number.
pub(super) fn address(incident: &Incident, salt: &str, is_taken: bool) -> String {
    let slug = rules::slug(&incident.title);
    let tail: String = salt.chars().take(6).collect();
    match (slug.len() >= 3, is_taken) {
        (true, false) => slug,
        (true, true) => format!("{slug}-{tail}"),
        (false, _) => format!("room-{tail}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_it_ends() {
        assert_eq!(first_sentence("Furnace 2.1 stopped. Nobody was hurt."), "Furnace 2.1 stopped.");
        assert_eq!(first_sentence("  It stopped\nat night"), "It stopped");
        assert_eq!(first_sentence("توقف الفرن؟ نعم"), "توقف الفرن؟");
        assert_eq!(first_sentence(""), "");
    }

    #[test]
    fn what_is_one_customers_alone_is_left_out() {
        assert_eq!(for_all("Dear {{ customer.name }}, it stopped."), "");
        assert_eq!(for_all(" Keep lot 4470 apart. "), "Keep lot 4470 apart.");
    }
}
