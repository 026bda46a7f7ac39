//! The words of a story, so that the same steps can play any.

use super::show::Show;
use crate::remedies::RemedySaid;

/// What is said in a story, by us and by the customers who answer.
#[derive(Debug, Clone)]
pub struct Script {
    /// What the incident is called.
    pub title: String,
    /// What happened, in our own words.
    pub summary: String,
    /// The scenario's word.
    pub scenario: String,
    /// Whom it touches, as a rule.
    pub rule: String,
    /// What happened, as customers read it.
    pub what_happened: String,
    /// Who is affected.
    pub who_is_affected: String,
    /// What we know.
    pub what_we_know: String,
    /// What we do not know.
    pub what_we_do_not_know: String,
    /// What the reader can do now.
    pub what_you_can_do: String,
    /// Why there is no date yet.
    pub no_date_because: String,
    /// What makes us sure of the date, when we are.
    pub evidence: String,
    /// What we promise to have done by then.
    pub fix: String,
    /// How it hits a customer, in their words.
    pub impact: String,
    /// The apology.
    pub apology: String,
    /// How we make good.
    pub remedy: RemedySaid,
    /// What was done, as customers read it above the survey.
    pub solution: String,
    /// What we learned, and what changes.
    pub lesson: (String, String),
    /// A word to find the lesson by.
    pub lesson_word: String,
    /// What everybody is shown of it, where it has a public room.
    pub show: Option<Show>,
}

/// What a customer does, told from their place in the list, so that a story is the same each time it is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Temper {
    /// Tells us how it hits them, and confirms what we noted.
    pub speaks: bool,
    /// Takes what we offer; declines it with thanks otherwise.
    pub takes: bool,
    /// Answers the survey.
    pub answers: bool,
    /// Says, the first time, that it did not hold.
    pub is_unhappy: bool,
}

impl Temper {
    /// Of the customer at this place: one in five says nothing, one in eight declines, one in ten never answers the
    /// survey, one in twelve is unhappy at first.
    pub fn of(place: usize) -> Self {
        let place = place + 1;
        Self {
            speaks: !place.is_multiple_of(5),
            takes: !place.is_multiple_of(8),
            answers: !place.is_multiple_of(10),
            is_unhappy: place.is_multiple_of(12) || place == 3,
        }
    }
}
