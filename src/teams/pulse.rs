//! How our own people are, week by week, without a name (R87).
//!
//! A week is one row. Its answers stand in the order of their texts and its takers in the order of their ids, and with each
//! answer the row gets a new salt: neither the order of anything, nor the digests that the journal keeps of the weeks before an
//! answer, tell who answered what. What a week came to is shown once it is over and enough have answered, so that nobody sees a
//! figure move with one answer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{IncidentId, MemberId, PulseWeekId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Witnessed;

/// With fewer answers nothing of a week is shown.
pub const ENOUGH: usize = 3;

/// The questions, each the end of its id in the catalogue (`teams-pulse-WORD`).
pub const QUESTIONS: [&str; 3] = ["able", "heard", "worth"];

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct PulseWeek {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: PulseWeekId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// The Monday with which it begins.
    pub week: String,
    /// The answers, as JSON, in the order of their texts.
    pub answers: String,
    /// Who answered, as JSON, in the order of their ids.
    pub takers: String,
    /// Salt of the row's digest: a new one with each answer.
    pub salt: String,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PulseAnswer {
    /// 1 to 5 for each question, in their order.
    pub marks: [i64; 3],
    /// In free words; may be empty.
    pub words: String,
}

impl PulseWeek {
    /// The answers, in no order that tells anything.
    pub fn answers(&self) -> Vec<PulseAnswer> {
        serde_json::from_str(&self.answers).unwrap_or_default()
    }
    /// Who answered.
    pub fn takers(&self) -> Vec<String> {
        serde_json::from_str(&self.takers).unwrap_or_default()
    }
    /// Whether this member answered.
    pub fn has(&self, member: &MemberId) -> bool {
        self.takers().iter().any(|taker| taker == member.as_str())
    }
    /// The same week with one answer more, and a new salt.
    pub(super) fn taken(self, member: &MemberId, answer: &PulseAnswer, salt: String) -> Result<Self> {
        let mut answers = Vec::new();
        for each in self.answers().iter().chain([answer]) {
            answers.push(serde_json::to_string(each).map_err(Fault::broken)?);
        }
        answers.sort_unstable();
        let mut takers = self.takers();
        takers.push(member.to_string());
        takers.sort_unstable();
        let takers = serde_json::to_string(&takers).map_err(Fault::broken)?;
        Ok(Self { answers: format!("[{}]", answers.join(",")), takers, salt, ..self })
    }
}

impl Witnessed for PulseWeek {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a week came to.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = TeamPulseWeek)]
pub struct Week {
    /// The Monday with which it begins.
    pub week: String,
    /// How many answered.
    pub answers: usize,
    /// The means of the three questions; absent while the week runs, or where too few answered.
    pub means: Option<Vec<f64>>,
    /// What was written, in the order of the alphabet; nothing while the means are absent.
    pub words: Vec<String>,
}

impl Week {
    /// What may be shown of a week; `this` is the one that runs.
    pub fn of(row: &PulseWeek, this: &str) -> Self {
        let answers = row.answers();
        let is_shown = row.week.as_str() < this && answers.len() >= ENOUGH;
        let mean = |at: usize| answers.iter().map(|a| a.marks[at] as f64).sum::<f64>() / answers.len() as f64;
        let mut words: Vec<String> =
            answers.iter().map(|a| a.words.clone()).filter(|w| !w.is_empty()).collect();
        words.sort_unstable();
        Self {
            week: row.week.clone(),
            answers: answers.len(),
            means: is_shown.then(|| (0..QUESTIONS.len()).map(mean).collect()),
            words: if is_shown { words } else { Vec::new() },
        }
    }
}

/// How our people are, over time.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = TeamPulse)]
pub struct Pulse {
    /// The Monday of the week that runs.
    pub week: String,
    /// Whether whoever asks has answered in it.
    pub is_answered: bool,
    /// The weeks, the last one first; at most 26.
    pub weeks: Vec<Week>,
}

/// How somebody is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = TeamPulseSaid)]
pub struct PulseSaid {
    /// I can do here what is needed: 1 (not at all) to 5 (entirely).
    pub able: String,
    /// What I say is heard: 1 to 5.
    pub heard: String,
    /// What we do helps: 1 to 5.
    pub worth: String,
    /// In free words; may be empty, at most 1,000 characters.
    pub words: String,
}
