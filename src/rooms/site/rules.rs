//! What a room may say, and when it may be let out, taken down, closed and archived. Pure.

use jiff::civil::Date;

use super::colour::Shades;
use super::{Openness, Site, SiteSaid, SiteState, Words};
use crate::ground::page::Lang;
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result, Time};
use crate::incidents::{Incident, PublicStatus};
use crate::promises;

/// The shortest and the longest address.
const ADDRESS: std::ops::RangeInclusive<usize> = 3..=60;

/// What a member wrote, read.
#[derive(Debug, Clone)]
pub(super) struct Read {
    /// None leaves it.
    pub address: Option<String>,
    pub openness: Openness,
    pub name: String,
    pub colour: String,
    pub indexed: bool,
    pub lang: Lang,
    pub words: Words,
    pub others: Vec<Words>,
}

/// Reads what a member writes; what is still missing is told when it is published.
pub(super) fn read(said: &SiteSaid, company: &str) -> Result<Read> {
    let mut faults = Vec::new();
    let address = match said.address.trim() {
        "" => None,
        typed => address(typed).map_err(|fault| faults.push(fault)).ok(),
    };
    let name = words(&mut faults, "name", &said.name, 80);
    let typed = said.colour.trim().to_lowercase();
    if !typed.is_empty() && (!typed.starts_with('#') || Shades::of(&typed).is_none()) {
        let cure = "Write six figures behind a #, such as #14505f, or leave it empty.";
        faults.push(FieldFault::new("colour", "This is no colour.", cure));
    }
    let lang = lang_of(&said.lang).map_err(|fault| faults.push(fault)).unwrap_or_default();
    let own = Words {
        lang: lang.code().into(),
        headline: words(&mut faults, "headline", &said.headline, NAME),
        means: words(&mut faults, "means", &said.means, PASSAGE),
        can_do: words(&mut faults, "can_do", &said.can_do, PASSAGE),
        post_mortem: String::new(),
    };
    let others = others(&mut faults, lang, &said.others);
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let name = if name.is_empty() { company.to_owned() } else { name };
    let indexed = said.indexed && said.openness == Openness::Public;
    Ok(Read { address, openness: said.openness, name, colour: typed, indexed, lang, words: own, others })
}

fn words(faults: &mut Vec<FieldFault>, field: &str, typed: &str, most: usize) -> String {
    match text::optional(field, typed, most) {
        Ok(text) => text.unwrap_or_default(),
        Err(fault) => {
            faults.push(fault);
            String::new()
        }
    }
}

fn lang_of(code: &str) -> std::result::Result<Lang, FieldFault> {
    if code.trim().is_empty() {
        return Ok(Lang::default());
    }
    Lang::from_code(code)
        .ok_or_else(|| FieldFault::new("lang", "Rooms do not speak this language yet.", "Choose en or ar."))
}

/// The words of other languages: each once, and none that says nothing.
fn others(faults: &mut Vec<FieldFault>, own: Lang, said: &[Words]) -> Vec<Words> {
    let mut read: Vec<Words> = Vec::new();
    for each in said {
        let field = |part: &str| format!("others.{part}");
        let words = Words {
            lang: each.lang.trim().to_lowercase(),
            headline: words(faults, &field("headline"), &each.headline, NAME),
            means: words(faults, &field("means"), &each.means, PASSAGE),
            can_do: words(faults, &field("can_do"), &each.can_do, PASSAGE),
            post_mortem: words(faults, &field("post_mortem"), &each.post_mortem, PASSAGE),
        };
        if words.each().iter().all(|(_, text)| text.is_empty()) {
            continue;
        }
        let lang = lang_of(&words.lang).ok().filter(|lang| {
            !words.lang.is_empty() && *lang != own && read.iter().all(|known| known.lang != lang.code())
        });
        match lang {
            Some(lang) => read.push(Words { lang: lang.code().into(), ..words }),
            None => faults.push(FieldFault::new(
                field("lang"),
                "This is no other language that rooms speak.",
                "Write each language once: en or ar.",
            )),
        }
    }
    read
}

/// An address as somebody typed it.
pub(super) fn address(typed: &str) -> std::result::Result<String, FieldFault> {
    let is_fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let edges = !typed.starts_with('-') && !typed.ends_with('-');
    if ADDRESS.contains(&typed.len()) && typed.chars().all(is_fine) && edges {
        return Ok(typed.to_owned());
    }
    Err(FieldFault::new(
        "address",
        "This cannot be an address.",
        "Write 3 to 60 small letters, digits and dashes, such as furnace-2.",
    ))
}

/// The longest address that is made of a title.
const LONGEST_SLUG: usize = 40;

/// An address made of a title; too short where the title has few letters of ours.
pub(super) fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        // A word that is not whole says something else: it is left out, unless there is no other.
        if slug.len() > LONGEST_SLUG {
            slug.truncate(slug.rfind('-').unwrap_or(LONGEST_SLUG));
            break;
        }
    }
    slug.trim_matches('-').to_owned()
}

/// What stands between a room and whoever would read it: a part that every reader needs, or a day that nobody has
/// published (R22, R54). `allowed` are the days that may be named: of the fix, and when we speak next.
pub(super) fn lacks(site: &Site, today: Date, allowed: [Option<Date>; 2]) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    let needed = [
        ("headline", &site.headline, "It does not say what happened.", "Say it in one sentence."),
        (
            "means",
            &site.means,
            "It does not say what that means.",
            "Say it to whoever reads, in plain words.",
        ),
        (
            "can_do",
            &site.can_do,
            "It does not say what one can do now.",
            "Say it, even where it is little: whom to ask, what to keep, what to leave.",
        ),
    ];
    for (field, text, why, cure) in needed {
        if text.is_empty() {
            faults.push(FieldFault::new(field, why, cure));
        }
    }
    let own = site.words(site.own_lang());
    faults.extend(ungated(&own, "", today, allowed));
    for words in site.others() {
        faults.extend(ungated(&words, "others.", today, allowed));
    }
    faults
}

/// Days that lie ahead and that nobody has published. What the reader can do may have a last day of its own.
pub(super) fn ungated(
    words: &Words,
    before: &str,
    today: Date,
    allowed: [Option<Date>; 2],
) -> Vec<FieldFault> {
    let named = words.each().into_iter().filter(|(part, _)| *part != "can_do").filter_map(|(part, text)| {
        let ahead = |day: &Date| *day > today && !allowed.contains(&Some(*day));
        let day = promises::days_named(text, today).into_iter().find(ahead)?;
        Some(FieldFault::new(
            format!("{before}{part}"),
            format!("The text names {day}, a day that nobody has published."),
            "Publish it under Promises, with evidence, confidence and an approver; or say why there is no date yet.",
        ))
    });
    named.collect()
}

/// Whether it may be changed.
pub(super) fn may_change(site: &Site) -> Result<()> {
    if site.state() == SiteState::Archived {
        return Err(Fault::refused(
            "This room is archived: what it says stays as it was.",
            "Take it down first, if it must not be read any more.",
        ));
    }
    Ok(())
}

/// Whether it may be let out.
pub(super) fn may_publish(site: &Site) -> Result<()> {
    match site.state() {
        SiteState::Draft | SiteState::Unpublished | SiteState::Closed => Ok(()),
        SiteState::Published => Err(Fault::Conflict("It can be read already. Nothing was changed.".into())),
        SiteState::Archived => may_change(site),
    }
}

/// Whether it may be taken down.
pub(super) fn may_unpublish(site: &Site) -> Result<()> {
    if site.is_readable() {
        return Ok(());
    }
    Err(Fault::Conflict("Nobody can read it now. Nothing was changed.".into()))
}

/// Whether it may be closed with its post-mortem.
pub(super) fn may_close(site: &Site, incident: &Incident) -> Result<()> {
    match site.state() {
        SiteState::Published => {}
        SiteState::Closed | SiteState::Archived => {
            return Err(Fault::Conflict("It is closed already. Nothing was changed.".into()));
        }
        SiteState::Draft | SiteState::Unpublished => {
            return Err(Fault::refused("Nobody can read this room.", "Publish it first."));
        }
    }
    if incident.status() == PublicStatus::Resolved {
        return Ok(());
    }
    Err(Fault::refused(
        "Customers still read that it is not put right.",
        "Say that it is resolved first; a room closes when there is nothing left to wait for.",
    ))
}

/// Whether it may be archived, until then if that is said.
pub(super) fn may_archive(site: &Site, until: Option<Time>, now: Time) -> Result<()> {
    match site.state() {
        SiteState::Closed => {}
        // The end may be said anew.
        SiteState::Archived if site.archive_until != until => {}
        SiteState::Archived => {
            return Err(Fault::Conflict("It is archived already. Nothing was changed.".into()));
        }
        _ => return Err(Fault::refused("This room is not closed.", "Close it with its post-mortem first.")),
    }
    if until.is_some_and(|until| until <= now) {
        return Err(Fault::invalid(
            "until",
            "This lies in the past.",
            "Choose a day that is still to come, or leave it empty to keep it for good.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_of_whole_words() {
        for (title, address) in [
            ("The furnace stopped, and we cannot deliver", "the-furnace-stopped-and-we-cannot"),
            ("Brackets of lot 4471 may crack", "brackets-of-lot-4471-may-crack"),
            ("— Ofen 2: Störung —", "ofen-2-st-rung"),
            (&"a".repeat(90), &"a".repeat(40)),
            ("توقف الفرن", ""),
        ] {
            assert_eq!(slug(title), address, "{title}");
        }
    }
}
