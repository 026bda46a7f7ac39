//! How often we meet a customer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CadenceId, CaseId, CustomerId, IncidentId, WorkspaceId};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = MeetingCadence)]
pub struct Cadence {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: CadenceId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// With which customer.
    pub customer_id: CustomerId,
    /// `running` or `ended`.
    pub state: String,
    /// What its meetings are called; the customer reads it.
    pub title: String,
    /// Every so many days or weeks.
    pub every: i64,
    /// `days` or `weeks`.
    pub unit: String,
    /// 1 (Monday) to 7; 0 where it goes by days.
    pub weekday: i64,
    /// When of the day, as `14:00`.
    pub at: String,
    /// In which zone that is, by its IANA name.
    pub zone: String,
    /// A place, or a link.
    pub place: String,
    /// How long, in minutes.
    pub lasts: i64,
    /// Who comes: a list of ids of members and contacts as JSON.
    pub people: String,
    /// From which day on.
    pub from_day: String,
    /// The day of the last meeting that was laid out; empty before the first.
    pub laid_day: String,
    /// When the next is laid out.
    pub due_at: Time,
    /// Who set it.
    pub set_by: String,
    /// When.
    pub set_at: Time,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Time,
    /// Why it ended; empty while it runs.
    pub ended_because: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Cadence {
    /// The word of one that goes on.
    pub(super) const RUNNING: &'static str = "running";
    /// The word of one that does not.
    pub(super) const ENDED: &'static str = "ended";

    /// Whether it goes on.
    pub fn is_running(&self) -> bool {
        self.state == Self::RUNNING
    }
    /// Whether it falls on the same days as another, at whatever hour.
    pub fn is_on_the_days_of(&self, other: &Self) -> bool {
        let days = |c: &Self| (c.every, c.unit.clone(), c.weekday, c.from_day.clone());
        days(self) == days(other)
    }
    /// Whether its meetings are just when those of another are. What they are called, where they are, how long they last and who
    /// comes says nothing of when.
    pub fn is_as_often_as(&self, other: &Self) -> bool {
        self.is_on_the_days_of(other) && (&self.at, &self.zone) == (&other.at, &other.zone)
    }
    /// The members and contacts who come, by their ids.
    pub fn whom(&self) -> Vec<String> {
        serde_json::from_str(&self.people).unwrap_or_default()
    }
    /// As a form shows it again.
    pub(super) fn said(&self) -> CadenceSaid {
        CadenceSaid {
            title: self.title.clone(),
            every: self.every.to_string(),
            unit: self.unit.clone(),
            weekday: self.weekday.to_string(),
            at: self.at.clone(),
            zone: self.zone.clone(),
            place: self.place.clone(),
            lasts: self.lasts.to_string(),
            people: self.whom(),
            from_day: self.from_day.clone(),
        }
    }
}

impl Witnessed for Cadence {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = MeetingCadenceSaid)]
pub struct CadenceSaid {
    /// What its meetings are called; the customer reads it.
    pub title: String,
    /// Every so many, 1 to 60.
    pub every: String,
    /// `days` or `weeks`.
    pub unit: String,
    /// 1 (Monday) to 7, where it goes by weeks.
    pub weekday: String,
    /// When of the day, as `14:00`.
    pub at: String,
    /// In which zone, by its IANA name; empty: the desk's.
    pub zone: String,
    /// A place, or a link; the customer reads it.
    pub place: String,
    /// How long, in minutes.
    pub lasts: String,
    /// Who comes: ids of members, and of contacts of this customer.
    pub people: Vec<String>,
    /// From which day on, as `2026-03-09`; empty: from today, and where it stands already from the day it has.
    pub from_day: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meetings::pages::sample;

    #[test]
    fn when_they_meet_is_told_from_what_else_is_said_of_it() {
        let before = sample::cadence(Time(1_772_442_000_000));
        let other = Cadence {
            title: "Otherwise".into(),
            place: "Hangar 5".into(),
            lasts: 60,
            people: "[\"con_1\"]".into(),
            laid_day: String::new(),
            ..before.clone()
        };
        assert!(other.is_as_often_as(&before));
        for changed in [
            Cadence { every: 3, ..before.clone() },
            Cadence { unit: "days".into(), ..before.clone() },
            Cadence { weekday: 5, ..before.clone() },
            Cadence { from_day: "2026-03-09".into(), ..before.clone() },
        ] {
            assert!(!changed.is_on_the_days_of(&before) && !changed.is_as_often_as(&before), "{changed:?}");
        }
        for changed in [
            Cadence { at: "15:00".into(), ..before.clone() },
            Cadence { zone: "UTC".into(), ..before.clone() },
        ] {
            assert!(changed.is_on_the_days_of(&before) && !changed.is_as_often_as(&before), "{changed:?}");
        }
    }
}
