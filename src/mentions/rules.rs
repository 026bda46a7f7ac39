//! What may be noted, and who told first. Values in, an answer or a refusal out.

use super::{FirstWord, Lead, Mention, MentionSaid, Speaker};
use crate::ground::id::CustomerId;
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result, Time};

/// The longest address.
const ADDRESS: usize = 2_000;

/// Who told first: the first word from outside against our own first telling. Told in the same moment, we told first:
/// nobody heard it before from somebody else.
pub fn first_word(outside: Option<(Time, Speaker)>, told: Option<Time>) -> Lead {
    let (outside_at, by) = (outside.map(|(at, _)| at), outside.map(|(_, who)| who));
    let lead_ms = outside_at.zip(told).map(|(outside, told)| outside.since(told));
    let first = match (outside_at, told) {
        (None, None) => FirstWord::Nobody,
        (Some(_), None) => FirstWord::ThemAlone,
        (Some(outside), Some(told)) if outside < told => FirstWord::Them,
        (_, Some(_)) => FirstWord::Us,
    };
    Lead { first, by, outside_at, told_at: told, lead_ms }
}

/// What was noted, read.
pub(super) struct Read {
    pub speaker: Speaker,
    pub place: String,
    pub url: Option<String>,
    pub reach: Option<String>,
    pub words: String,
    pub customer_id: Option<CustomerId>,
    pub said_at: Time,
    pub noticed_at: Time,
}

/// Reads what a member notes, or says of each field what is wrong with it. `zone` reads local times.
pub(super) fn read(said: &MentionSaid, zone: &str, now: Time) -> Result<Read> {
    let mut faults = Vec::new();
    let mut keep = |read: std::result::Result<Option<String>, FieldFault>| {
        read.unwrap_or_else(|fault| {
            faults.push(fault);
            None
        })
    };
    let place = keep(text::required("place", &said.place, NAME).map(Some));
    let url = keep(address(&said.url));
    let reach = keep(text::optional("reach", &said.reach, NAME));
    let words = keep(text::required("words", &said.words, PASSAGE).map(Some));
    let speaker = Speaker::from_word(&said.speaker);
    if speaker.is_none() {
        let cure = "Choose who spoke: we, a customer, the press, a regulator, a partner or our own people.";
        faults.push(FieldFault::new("speaker", "You did not say who spoke of it.", cure));
    }
    let customer_id = customer(&said.customer_id, speaker).unwrap_or_else(|fault| {
        faults.push(fault);
        None
    });
    let mut moment = |field: &str, typed: &str, else_at: Option<Time>| {
        past(field, typed, zone, now, else_at).map_err(|fault| faults.push(fault)).ok()
    };
    let said_at = moment("said_at", &said.said_at, None);
    let noticed_at = moment("noticed_at", &said.noticed_at, Some(now));
    if let (Some(said_at), Some(noticed_at)) = (said_at, noticed_at)
        && said_at > noticed_at
    {
        let why = "By this it was said after we noticed it.";
        faults.push(FieldFault::new(
            "noticed_at",
            why,
            "Write when we noticed it, or leave it empty for now.",
        ));
    }
    match (speaker, place, words, said_at, noticed_at) {
        (Some(speaker), Some(place), Some(words), Some(said_at), Some(noticed_at)) if faults.is_empty() => {
            Ok(Read { speaker, place, url, reach, words, customer_id, said_at, noticed_at })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

/// A moment that has been.
fn past(
    field: &str,
    typed: &str,
    zone: &str,
    now: Time,
    else_at: Option<Time>,
) -> std::result::Result<Time, FieldFault> {
    if let (true, Some(at)) = (typed.trim().is_empty(), else_at) {
        return Ok(at);
    }
    match Time::parse(typed, zone) {
        Some(at) if at <= now => Ok(at),
        Some(_) => Err(FieldFault::new(
            field,
            "This lies in the future.",
            "Write when it was; nobody can have said it yet.",
        )),
        None => Err(FieldFault::new(
            field,
            "This is no moment that exists.",
            "Write it like 2026-11-23T09:30, as exactly as you know.",
        )),
    }
}

/// Which customer spoke: only where a customer did.
fn customer(typed: &str, speaker: Option<Speaker>) -> std::result::Result<Option<CustomerId>, FieldFault> {
    let typed = typed.trim();
    match speaker {
        _ if typed.is_empty() => Ok(None),
        Some(Speaker::Customer) | None => typed.parse().map(Some).map_err(|why: String| {
            FieldFault::new(
                "customer_id",
                why,
                "Choose a customer, or leave it empty when it is not known which.",
            )
        }),
        Some(_) => Err(FieldFault::new(
            "customer_id",
            "A customer is named, but it was not a customer who spoke.",
            "Say that a customer spoke, or leave the customer empty.",
        )),
    }
}

/// A web address, as it can be followed: nothing but `http` and `https`, and a host.
fn address(typed: &str) -> std::result::Result<Option<String>, FieldFault> {
    let Some(url) = text::optional("url", typed, ADDRESS)? else { return Ok(None) };
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.and_then(|r| r.split(['/', '?', '#']).next()).unwrap_or_default();
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    let names_a_host = host.chars().any(char::is_alphanumeric) && host.chars().all(is_host);
    if names_a_host && !url.chars().any(char::is_whitespace) {
        return Ok(Some(url));
    }
    Err(FieldFault::new(
        "url",
        "This is no web address.",
        "Write it whole, like https://paper.example/story, or leave it empty.",
    ))
}

/// Whether what was noted can still be changed.
pub(super) fn may_change(mention: &Mention) -> Result<()> {
    if mention.erased_at.is_some() {
        return Err(Fault::refused(
            "The words of this were erased.",
            "Note anew what somebody says from now on.",
        ));
    }
    if mention.stands() {
        return Ok(());
    }
    Err(Fault::Conflict("This was withdrawn already. Nothing was changed.".into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::clock::HOUR;

    const NOON: Time = Time(1_772_452_800_000);

    #[test]
    fn whoever_speaks_earlier_told_first() {
        let at = |hours: i64| Time(NOON.0 + hours * HOUR);
        let table = [
            (None, None, FirstWord::Nobody, None),
            (None, Some(0), FirstWord::Us, None),
            (Some(0), None, FirstWord::ThemAlone, None),
            (Some(0), Some(26), FirstWord::Them, Some(-26)),
            (Some(3), Some(0), FirstWord::Us, Some(3)),
            (Some(5), Some(5), FirstWord::Us, Some(0)),
        ];
        for (outside, told, first, lead) in table {
            let found = first_word(outside.map(|h| (at(h), Speaker::Media)), told.map(at));
            assert_eq!(
                (found.first, found.lead_ms),
                (first, lead.map(|h: i64| h * HOUR)),
                "{outside:?} {told:?}"
            );
            assert_eq!(found.by, outside.map(|_| Speaker::Media));
        }
    }

    fn said() -> MentionSaid {
        MentionSaid {
            speaker: "media".into(),
            place: "The Halden Post".into(),
            url: "https://post.example/furnace?id=4#top".into(),
            words: "Nobody answers the telephone.".into(),
            said_at: "2026-03-02T08:00:00Z".into(),
            ..MentionSaid::default()
        }
    }

    fn wrong(said: &MentionSaid) -> Vec<String> {
        match read(said, "UTC", NOON) {
            Ok(_) => Vec::new(),
            Err(fault) => fault.fields().iter().map(|f| f.field.clone()).collect(),
        }
    }

    #[test]
    fn what_cannot_have_been_is_said_beside_its_field() {
        assert_eq!(wrong(&said()), Vec::<String>::new());
        let table = [
            (MentionSaid { said_at: "2026-03-09T08:00:00Z".into(), ..said() }, vec!["said_at"]),
            (MentionSaid { said_at: String::new(), ..said() }, vec!["said_at"]),
            (MentionSaid { noticed_at: "2026-03-02T07:00:00Z".into(), ..said() }, vec!["noticed_at"]),
            (MentionSaid { url: "javascript:alert(1)".into(), ..said() }, vec!["url"]),
            (MentionSaid { url: "https://".into(), ..said() }, vec!["url"]),
            (MentionSaid { url: "https://a b".into(), ..said() }, vec!["url"]),
            (MentionSaid { url: "https://user@host.example".into(), ..said() }, vec!["url"]),
            (MentionSaid { speaker: "nobody".into(), ..said() }, vec!["speaker"]),
            (MentionSaid { customer_id: "cus_x".into(), ..said() }, vec!["customer_id"]),
        ];
        for (said, fields) in table {
            assert_eq!(wrong(&said), fields, "{said:?}");
        }
        let all = wrong(&MentionSaid::default());
        assert_eq!(all, ["place", "words", "speaker", "said_at"]);
    }

    proptest! {
        #[test]
        fn ahead_and_behind_are_two_sides_of_one(outside in 0_i64..1_000_000, told in 0_i64..1_000_000) {
            let lead = first_word(Some((Time(outside), Speaker::Customer)), Some(Time(told)));
            prop_assert_eq!(lead.lead_ms, Some(outside - told));
            prop_assert_eq!(lead.first == FirstWord::Us, outside >= told);
        }
    }
}
