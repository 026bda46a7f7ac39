//! What is understood of what was typed, and what may be decided when. Values in, yes or a reason out.

use jiff::civil::Date;

use super::{AskSaid, Band, Bid, Came, DecideSaid, State, Word};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result};

/// The most tags of one list.
const TAGS: usize = 50;
/// The longest tag, in characters.
const TAG: usize = 60;
/// The longest reason.
const REASON: usize = 2_000;

/// Tags with a comma or a new line between them, each once, however it is written; a new line between them from then on.
pub(super) fn read_tags(field: &str, typed: &str) -> std::result::Result<String, FieldFault> {
    let whole = text::optional(field, typed, PASSAGE)?.unwrap_or_default();
    let mut tags: Vec<&str> = Vec::new();
    for tag in whole.split([',', '\n', '،']).map(str::trim).filter(|tag| !tag.is_empty()) {
        if tag.chars().count() > TAG {
            let why =
                format!("“{}…” is longer than {TAG} characters.", tag.chars().take(20).collect::<String>());
            return Err(FieldFault::new(field, why, "Write a word or two for each."));
        }
        if !tags.iter().any(|known| known.to_lowercase() == tag.to_lowercase()) {
            tags.push(tag);
        }
    }
    if tags.len() > TAGS {
        let why = format!("These are {} tags; at most {TAGS} fit.", tags.len());
        return Err(FieldFault::new(field, why, "Name those that matter most."));
    }
    Ok(tags.join("\n"))
}

/// A question that was understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub title: String,
    pub words: String,
    pub came: Came,
    pub takes: String,
    pub band: Band,
    pub answer_on: Date,
}

/// Reads a question; every field that was not understood is named at once.
pub(super) fn read_asked(said: &AskSaid) -> Result<Asked> {
    let mut faults = Vec::new();
    let title = text::required("title", &said.title, NAME).map_err(|f| faults.push(f)).unwrap_or_default();
    let words = text::optional("words", &said.words, PASSAGE).map_err(|f| faults.push(f)).unwrap_or_default();
    let takes = read_tags("takes", &said.takes).map_err(|f| faults.push(f)).unwrap_or_default();
    if takes.is_empty() && !faults.iter().any(|f: &FieldFault| f.field == "takes") {
        let cure = "Name at least one thing that it takes, like welding.";
        faults.push(FieldFault::new("takes", "Nobody can say whether it is what we are good at.", cure));
    }
    let came = Came::from_word(said.came.trim());
    if came.is_none() {
        faults.push(FieldFault::new("came", "Whose idea is it?", "Choose one of the two."));
    }
    let band = Band::from_word(said.band.trim());
    if band.is_none() {
        faults.push(FieldFault::new(
            "band",
            "How large is it?",
            "Choose the band in which it lies, roughly.",
        ));
    }
    let answer_on = said.answer_on.trim().parse::<Date>().ok();
    if answer_on.is_none() {
        let cure = "Choose the day by which they want to know, or by which you do.";
        faults.push(FieldFault::new("answer_on", "This is no day.", cure));
    }
    match (came, band, answer_on) {
        (Some(came), Some(band), Some(answer_on)) if faults.is_empty() => {
            Ok(Asked { title, words: words.unwrap_or_default(), came, takes, band, answer_on })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

/// A decision that was understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decided {
    pub decision: State,
    pub because: String,
    pub look_on: Option<Date>,
    /// It goes against the advice.
    pub is_against: bool,
}

/// What is decided about a bid on a day, beside the advice of that day. Whoever goes against it says why.
pub(super) fn decided(bid: &Bid, said: &DecideSaid, advice: Word, today: Date) -> Result<Decided> {
    if !bid.state().is_open() {
        return Err(Fault::Conflict("This was decided already. Nothing was changed.".into()));
    }
    let decision = State::from_word(said.decision.trim()).filter(|state| State::DECISIONS.contains(state));
    let decision = decision.ok_or_else(|| {
        Fault::invalid(
            "decision",
            "You did not say what is decided.",
            "Bid, do not bid, or look again later.",
        )
    })?;
    let because = text::optional("because", &said.because, REASON)?.unwrap_or_default();
    let is_against = matches!((decision, advice), (State::Bid, Word::NotNow) | (State::Not, Word::Go));
    if is_against && because.is_empty() {
        let cure = "Say why; the advice and your reason stand beside each other.";
        return Err(Fault::invalid("because", "This goes against the advice.", cure));
    }
    let look_on = match decision {
        State::Later => {
            let day = said.look_on.trim().parse::<Date>().ok().filter(|day| *day > today);
            let cure = "Choose the day on which to look again.";
            Some(day.ok_or_else(|| Fault::invalid("look_on", "This is no day that is to come.", cure))?)
        }
        _ => None,
    };
    Ok(Decided { decision, because, look_on, is_against })
}

/// What came of it: won and lost only where we bid; shut out at any time before.
pub(super) fn came_out(bid: &Bid, outcome: &str) -> Result<State> {
    let outcome = State::from_word(outcome.trim()).filter(|state| State::OUTCOMES.contains(state));
    let outcome = outcome.ok_or_else(|| {
        Fault::invalid("outcome", "You did not say how it came out.", "Choose won, lost or excluded.")
    })?;
    match (bid.state(), outcome) {
        (State::Won | State::Lost | State::Excluded, _) => {
            Err(Fault::Conflict("How this came out was noted already. Nothing was changed.".into()))
        }
        (State::Bid, _) | (State::Asked | State::Later, State::Excluded) => Ok(outcome),
        _ => Err(Fault::refused(
            "We did not bid for this.",
            "Decide first that we bid, or note that they excluded us before we decided.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};

    fn bid(state: State) -> Bid {
        let (now, dice) = (Time(1), Dice::seeded(104));
        Bid {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            title: "Blades".into(),
            words: String::new(),
            came: "invited".into(),
            takes: "forging".into(),
            band: "large".into(),
            answer_on: "2026-03-12".into(),
            owner_id: Id::mint(now, &dice),
            owner_name: "Mara".into(),
            state: state.word().into(),
            asked_by: "mem_x".into(),
            asked_name: "Mara".into(),
            asked_at: now,
            decision: None,
            because: String::new(),
            look_on: None,
            decided_by: None,
            decided_name: None,
            decided_at: None,
            advice: None,
            is_against: 0,
            outcome_words: String::new(),
            outcome_by: None,
            outcome_at: None,
            moved_at: now,
            salt: String::new(),
        }
    }

    #[test]
    fn tags_stand_once_and_every_field_is_named_at_once() {
        assert_eq!(
            read_tags("takes", " Forging, forging،تشكيل\n\nHardening ,").unwrap(),
            "Forging\nتشكيل\nHardening"
        );
        assert!(read_tags("takes", &"x".repeat(61)).is_err());
        let many: Vec<String> = (0..51).map(|n| n.to_string()).collect();
        assert!(read_tags("takes", &many.join(",")).is_err());
        let fault = read_asked(&AskSaid { band: "vast".into(), ..AskSaid::default() }).unwrap_err();
        let fields: Vec<&str> = fault.fields().iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["title", "takes", "came", "band", "answer_on"]);
    }

    #[test]
    fn whoever_goes_against_the_advice_says_why() {
        let today: Date = "2026-03-02".parse().unwrap();
        let said = |decision: &str, because: &str, look_on: &str| DecideSaid {
            decision: decision.into(),
            because: because.into(),
            look_on: look_on.into(),
        };
        let decide = |decision: &str, because: &str, look_on: &str, advice| {
            decided(&bid(State::Asked), &said(decision, because, look_on), advice, today)
        };
        assert!(!decide("bid", "", "", Word::Careful).unwrap().is_against);
        assert!(!decide("not", "", "", Word::NotNow).unwrap().is_against);
        for (decision, advice) in [("bid", Word::NotNow), ("not", Word::Go)] {
            assert_eq!(decide(decision, " ", "", advice).unwrap_err().fields()[0].field, "because");
            assert!(decide(decision, "They begged us.", "", advice).unwrap().is_against);
        }
        assert_eq!(decide("later", "", "2026-03-02", Word::Go).unwrap_err().fields()[0].field, "look_on");
        assert!(decide("later", "", "2026-03-03", Word::Go).unwrap().look_on.is_some());
        assert_eq!(decide("won", "", "", Word::Go).unwrap_err().fields()[0].field, "decision");
        let again = decided(&bid(State::Bid), &said("not", "", ""), Word::Go, today);
        assert!(matches!(again, Err(Fault::Conflict(_))));
    }

    #[test]
    fn what_nobody_bid_for_is_neither_won_nor_lost() {
        assert_eq!(came_out(&bid(State::Bid), "won").unwrap(), State::Won);
        assert_eq!(came_out(&bid(State::Asked), "excluded").unwrap(), State::Excluded);
        assert!(matches!(came_out(&bid(State::Not), "lost"), Err(Fault::Refused { .. })));
        assert!(matches!(came_out(&bid(State::Asked), "won"), Err(Fault::Refused { .. })));
        assert!(matches!(came_out(&bid(State::Won), "lost"), Err(Fault::Conflict(_))));
        assert!(matches!(came_out(&bid(State::Bid), "perhaps"), Err(Fault::Invalid(_))));
    }
}
