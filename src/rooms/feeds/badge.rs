//! How a room stands, as a small picture for other pages.

use askama::Template;

use super::Public;
use crate::ground::page::{Lang, t};
use crate::incidents::PublicStatus;

/// The longest name that fits.
const NAME: usize = 40;

#[derive(Template)]
#[template(path = "rooms/pages/badge.svg", escape = "html")]
struct Badge {
    name: String,
    word: String,
    colour: &'static str,
    name_width: usize,
    word_width: usize,
}

/// The picture.
pub(super) fn badge(public: &Public, lang: Lang) -> String {
    let word = t(lang, &format!("rooms-badge-{}", public.status.word()));
    let mut name: String = public.site.name.chars().take(NAME).collect();
    if public.site.name.chars().count() > NAME {
        name.push('…');
    }
    let badge = Badge {
        name_width: width(&name),
        word_width: width(&word),
        colour: colour(public.status),
        name,
        word,
    };
    badge.render().unwrap_or_default()
}

/// Dark enough for white letters, by 4.5 to 1 and more.
fn colour(status: PublicStatus) -> &'static str {
    match status {
        PublicStatus::Investigating | PublicStatus::Identified => "#a4262c",
        PublicStatus::Monitoring => "#8a5a00",
        PublicStatus::Resolved => "#1b6e3c",
    }
}

/// How wide a text will be: a guess that is rather too wide, because a picture cannot measure its letters.
fn width(text: &str) -> usize {
    let letters: usize = text
        .chars()
        .map(|c| match c {
            'i' | 'l' | 'j' | '.' | ',' | '\'' | '|' | ' ' => 4,
            'm' | 'w' | 'M' | 'W' => 11,
            c if c.is_uppercase() => 9,
            c if c.is_ascii() => 7,
            _ => 10,
        })
        .sum();
    letters + 12
}
