//! What is known of laws on apologies, for whoever reviews and for nobody else. It is little, and most of it nobody here
//! has checked: each note says how far it may be trusted. None of it is advice.

use serde::Serialize;
use utoipa::ToSchema;

/// How far a note was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Checked {
    /// Others who wrote about the law were read, not the law.
    Secondary,
    /// Not verified: ask counsel.
    NotVerified,
}

impl Checked {
    /// The word in the catalogue (`admissions-law-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Secondary => "secondary",
            Self::NotVerified => "unverified",
        }
    }
}

/// A law on apologies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct LawNote {
    /// Where it holds: its word in the API and the catalogue (`admissions-place-WORD`).
    pub place: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What it says, by section; empty where that was not verified.
    pub says: &'static str,
    /// Where that was read.
    pub source: &'static str,
    /// How far it was checked.
    pub checked: Checked,
}

const fn unverified(place: &'static str, name: &'static str) -> LawNote {
    LawNote { place, name, says: "", source: "", checked: Checked::NotVerified }
}

/// The notes, by place.
pub const NOTES: [LawNote; 6] = [
    LawNote {
        place: "hk",
        name: "Apology Ordinance (Cap. 631)",
        says: "s 4 says what an apology is; s 7: it is no admission of fault or liability; s 8: it is no evidence of them in \
               civil proceedings; s 10: it leaves insurance as it was.",
        source: "mediation.soofwood.com; insurancebusinessmag.com",
        checked: Checked::Secondary,
    },
    unverified("uk", "Compensation Act 2006, s 2"),
    unverified("on", "Apology Act, 2009"),
    unverified("sct", "Apologies (Scotland) Act 2016"),
    unverified("au", "Most states have an act of their own"),
    unverified("us", "Most states have an act of their own"),
];

/// The notes of one place; all of them where it is not said which.
pub fn notes_of(place: Option<&str>) -> Vec<LawNote> {
    NOTES.into_iter().filter(|note| place.is_none_or(|place| note.place == place)).collect()
}

/// Of which places a country has notes: by its code or its English name, as a customer's `country` has it.
pub fn places_in(country: &str) -> &'static [&'static str] {
    match country.trim().to_lowercase().as_str() {
        "hk" | "hkg" | "hong kong" => &["hk"],
        "gb" | "gbr" | "uk" | "united kingdom" | "great britain" => &["uk", "sct"],
        "england" | "wales" => &["uk"],
        "scotland" => &["sct"],
        "ca" | "can" | "canada" => &["on"],
        "au" | "aus" | "australia" => &["au"],
        "us" | "usa" | "united states" | "united states of america" => &["us"],
        _ => &[],
    }
}

/// All notes, those of the places where these countries are first.
pub fn notes_near(countries: &[String]) -> Vec<LawNote> {
    let near: Vec<&str> = countries.iter().flat_map(|country| places_in(country)).copied().collect();
    let mut notes = NOTES.to_vec();
    notes.sort_by_key(|note| !near.contains(&note.place));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_law_says_has_a_source_and_what_nobody_checked_says_nothing() {
        for note in NOTES {
            assert_eq!(note.checked == Checked::Secondary, !note.source.is_empty(), "{}", note.place);
            assert_eq!(note.says.is_empty(), note.source.is_empty(), "{}", note.place);
            assert_eq!(notes_of(Some(note.place)), [note]);
        }
        assert_eq!(notes_of(None).len(), NOTES.len());
        assert!(notes_of(Some("nowhere")).is_empty());
    }

    #[test]
    fn where_its_customers_are_comes_first_and_nothing_is_left_out() {
        let places = |countries: &[&str]| {
            let countries: Vec<String> = countries.iter().map(|country| (*country).to_owned()).collect();
            notes_near(&countries).into_iter().map(|note| note.place).collect::<Vec<_>>()
        };
        assert_eq!(places(&[" GB", "Australia"]), ["uk", "sct", "au", "hk", "on", "us"]);
        assert_eq!(places(&["DE", ""]), NOTES.map(|note| note.place));
        for country in ["hk", "UK", "Scotland", "Wales", "canada", "AUS", "United States"] {
            for place in places_in(country) {
                assert_eq!(notes_of(Some(*place)).len(), 1, "{country}: {place} has a note");
            }
        }
    }
}
