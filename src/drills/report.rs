//! What a drill found, as one JSON object. Its keys are a contract with those who read it by program.

use std::fmt::Write;

use serde::Serialize;

/// The whole report.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Report {
    /// Which drill.
    pub scenario: String,
    /// The day it was played on.
    pub as_of: String,
    /// Rows taken in.
    pub imported: Imported,
    /// Whom the incident touches.
    pub scope: Scope,
    /// How they were told.
    pub notices: Notices,
    /// Who opened their link.
    pub room: Room,
    /// What everybody saw, where there was a public room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public: Option<PublicRoom>,
    /// What they told us.
    pub statements: Statements,
    /// What we promised.
    pub promises: Promises,
    /// What we offered.
    pub offers: Offers,
    /// Whether it held.
    pub surveys: Surveys,
    /// How the cases stand.
    pub cases: Cases,
    /// The trust record over the touched customers.
    pub trust: Trust,
    /// The proof.
    pub journal: Journal,
    /// Steps that did not hold, in words; empty when every one did.
    pub failed: Vec<String>,
    /// How long it took, in seconds.
    pub seconds: f64,
}

/// Rows taken in.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Imported {
    /// Customers known afterwards.
    pub customers: i64,
    /// Contacts known afterwards.
    pub contacts: i64,
    /// Holdings known afterwards.
    pub holdings: i64,
    /// Rows that were not taken.
    pub rejected: i64,
}

/// Whom the incident touches.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Scope {
    /// Holdings the rule found.
    pub holdings: i64,
    /// Customers who have them.
    pub customers: i64,
    /// Cases opened.
    pub cases: i64,
}

/// How they were told.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Notices {
    /// Contacts who had to hear.
    pub relevant: i64,
    /// Contacts told.
    pub told: i64,
    /// Deliveries refused or failed.
    pub failed: i64,
    /// Deliveries whose fate is unknown.
    pub uncertain: i64,
    /// From noticed to handed over.
    pub time_to_tell_s: TimeToTell,
}

/// From noticed to handed over, in seconds.
#[derive(Debug, Default, Clone, Serialize)]
pub struct TimeToTell {
    /// The median.
    pub p50: f64,
    /// Nine of ten were told within.
    pub p90: f64,
    /// The worst.
    pub max: f64,
}

/// Who opened their link.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Room {
    /// Rooms opened by a contact.
    pub visited: i64,
}

/// What everybody saw.
#[derive(Debug, Default, Clone, Serialize)]
pub struct PublicRoom {
    /// Where it is.
    pub address: String,
    /// What we said before everyone.
    pub updates: i64,
    /// What we said anew.
    pub edited: i64,
    /// Questions that everybody reads.
    pub questions: i64,
    /// Whom we asked elsewhere.
    pub asked_elsewhere: i64,
    /// Alternatives that were offered.
    pub alternatives: i64,
    /// Offers of help that were accepted.
    pub helped: i64,
    /// Pictures that a camera sent.
    pub pictures: i64,
    /// Where the counter stands.
    pub counted: i64,
    /// Who follows.
    pub followers: i64,
    /// What they were told.
    pub told: i64,
    /// Whether it was closed with its post-mortem.
    pub closed: bool,
}

impl PublicRoom {
    fn told(&self) -> String {
        let end = if self.closed { ", closed with its post-mortem" } else { "" };
        format!(
            "{}: {} updates, {} edited, {} questions answered, {} asked elsewhere, {} alternatives, {} offers of help \
             accepted, {} pictures, counted to {}, {} following and told {} times{end}",
            self.address,
            self.updates,
            self.edited,
            self.questions,
            self.asked_elsewhere,
            self.alternatives,
            self.helped,
            self.pictures,
            self.counted,
            self.followers,
            self.told,
        )
    }
}

/// What they told us.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Statements {
    /// Statements noted.
    pub made: i64,
    /// Statements confirmed by the customer.
    pub confirmed: i64,
}

/// What we promised.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Promises {
    /// Dates that the gate refused to publish.
    pub refused_at_gate: i64,
    /// Promises made.
    pub made: i64,
    /// Promises kept.
    pub kept: i64,
    /// Promises broken.
    pub broken: i64,
}

/// What we offered.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Offers {
    /// Offers made.
    pub offered: i64,
    /// Offers taken.
    pub accepted: i64,
    /// Offers declined, with thanks.
    pub declined: i64,
}

/// Whether it held.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Surveys {
    /// Cases asked.
    pub sent: i64,
    /// Cases that answered.
    pub answered: i64,
    /// Cases that said it did not hold.
    pub unhappy: i64,
    /// Cases opened again because of it.
    pub reopened: i64,
}

/// How the cases stand.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Cases {
    /// Closed, each with its customer or by name.
    pub closed: i64,
    /// Still open.
    pub open: i64,
}

/// Trust over the touched customers, before and after.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Trust {
    /// Just before the incident was declared.
    pub before: Dimensions,
    /// At the end.
    pub after: Dimensions,
}

/// The mean expectation in each dimension.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Dimensions {
    /// Can they do it?
    pub ability: f64,
    /// Do they mean us well?
    pub benevolence: f64,
    /// Do they keep their word?
    pub integrity: f64,
}

/// The proof.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Journal {
    /// Entries in all chains.
    pub entries: i64,
    /// Whether every chain, the log and every witnessed row verified.
    pub verified: bool,
}

impl Report {
    /// Notes a step that did not hold.
    pub fn must(&mut self, held: bool, step: impl Into<String>) {
        if !held {
            self.failed.push(step.into());
        }
    }

    /// Whether every step held and the journal verifies.
    pub fn held(&self) -> bool {
        self.failed.is_empty() && self.journal.verified
    }

    /// In words, for a terminal.
    pub fn told(&self) -> String {
        let mut text = String::new();
        let trust = |d: &Dimensions| {
            format!(
                "ability {:.2}, benevolence {:.2}, integrity {:.2}",
                d.ability, d.benevolence, d.integrity
            )
        };
        let lines = [
            (
                "told",
                format!(
                    "{} of {} contacts, {} failed, {} uncertain",
                    self.notices.told, self.notices.relevant, self.notices.failed, self.notices.uncertain
                ),
            ),
            (
                "time to tell",
                format!(
                    "median {:.1} s, nine of ten within {:.1} s, worst {:.1} s",
                    self.notices.time_to_tell_s.p50,
                    self.notices.time_to_tell_s.p90,
                    self.notices.time_to_tell_s.max
                ),
            ),
            ("rooms", format!("{} opened", self.room.visited)),
            ("confirmed", format!("{} of {} statements", self.statements.confirmed, self.statements.made)),
            (
                "promises",
                format!(
                    "{} made, {} kept, {} broken, {} dates refused at the gate",
                    self.promises.made,
                    self.promises.kept,
                    self.promises.broken,
                    self.promises.refused_at_gate
                ),
            ),
            (
                "offers",
                format!(
                    "{} offered, {} accepted, {} declined with thanks",
                    self.offers.offered, self.offers.accepted, self.offers.declined
                ),
            ),
            (
                "verified",
                format!(
                    "{} asked, {} answered, {} unhappy, {} opened again",
                    self.surveys.sent, self.surveys.answered, self.surveys.unhappy, self.surveys.reopened
                ),
            ),
            ("cases", format!("{} closed, {} open", self.cases.closed, self.cases.open)),
            ("trust before", trust(&self.trust.before)),
            ("trust after", trust(&self.trust.after)),
            (
                "journal",
                format!(
                    "{} entries, {}",
                    self.journal.entries,
                    if self.journal.verified { "verified" } else { "NOT verified" }
                ),
            ),
        ];
        if let Some(room) = &self.public {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{:>14}  {}", "public room", room.told());
        }
        for (name, words) in lines {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{name:>14}  {words}");
        }
        for step in &self.failed {
            let _ = writeln!(text, "{:>14}  {step}", "did not hold");
        }
        text
    }
}
