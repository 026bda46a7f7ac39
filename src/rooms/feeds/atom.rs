//! The updates of a room as an Atom feed (RFC 4287).

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};

use super::Public;
use crate::ground::Time;
use crate::ground::page::{Lang, t};
use crate::updates::Update;

/// The longest title that is taken from an update's own words.
const TITLE: usize = 80;

/// The feed in a language of the room; `link` is where the room is. In another language than the room's own it is another
/// feed, of the same entries.
pub(super) fn feed(public: &Public, link: &str, lang: Lang) -> String {
    let asked = public.site.asked_in(lang);
    let self_link = Link {
        href: format!("{link}/feed.atom{asked}"),
        rel: "self".into(),
        mime_type: Some("application/atom+xml".into()),
        ..Link::default()
    };
    let page = Link {
        href: format!("{link}{asked}"),
        rel: "alternate".into(),
        mime_type: Some("text/html".into()),
        ..Link::default()
    };
    let author = Person { name: public.site.name.clone(), uri: Some(link.to_owned()), ..Person::default() };
    let generator = Generator { value: "Amends".into(), ..Generator::default() };
    Feed {
        title: Text::plain(format!("{}: {}", public.site.name, public.title_in(lang))),
        id: format!("{link}{asked}"),
        lang: Some(lang.code().to_owned()),
        updated: moment(public.changed_at),
        authors: vec![author],
        generator: Some(generator),
        links: vec![self_link, page],
        entries: public.updates.iter().map(|update| entry(update, link, lang)).collect(),
        ..Feed::default()
    }
    .to_string()
}

fn entry(update: &Update, link: &str, lang: Lang) -> Entry {
    let at = format!("{link}#{}", update.id);
    let changed = update.withdrawn_at.or(update.edited_at).unwrap_or(update.posted_at);
    let status = t(lang, &format!("rooms-badge-{}", update.status));
    let (title, words) = match update.withdrawn_at {
        Some(_) => {
            let taken_back = t(lang, "rooms-feed-withdrawn");
            (format!("{status}: {taken_back}"), format!("{taken_back} {}", update.withdrawn_reason))
        }
        None => (format!("{status}: {}", beginning(&update.text)), update.text.clone()),
    };
    Entry {
        title: Text::plain(title),
        id: at.clone(),
        updated: moment(changed),
        published: Some(moment(update.posted_at)),
        authors: vec![Person { name: update.speaker.clone(), ..Person::default() }],
        links: vec![Link {
            href: at,
            rel: "alternate".into(),
            mime_type: Some("text/html".into()),
            ..Link::default()
        }],
        content: Some(Content {
            value: Some(words.trim().to_owned()),
            content_type: Some("text".into()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// The first line, as far as a title goes.
fn beginning(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if line.chars().count() <= TITLE {
        return line.to_owned();
    }
    let cut: String = line.chars().take(TITLE).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

fn moment(at: Time) -> FixedDateTime {
    FixedDateTime::parse_from_rfc3339(&at.rfc3339()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_at_a_word() {
        assert_eq!(beginning("\n  It is mended. \nMore."), "It is mended.");
        let long = "word ".repeat(40);
        let title = beginning(&long);
        assert!(title.ends_with("word…") && title.chars().count() <= TITLE + 1, "{title}");
        assert_eq!(beginning(""), "");
    }
}
