//! What I can say now: for whoever is on the telephone (R57). Facts that went out, promises that may be repeated, and
//! nothing that somebody would have to take back.
//!
//! What the playbook has us do is left out: nothing records that a step was begun, so nobody could vouch for it.

use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::rules;
use crate::admissions;
use crate::ground::id::{CaseId, IncidentId, NoticeId, PromiseId};
use crate::ground::{House, Result, Time};
use crate::incidents::{Case, Incident};
use crate::listening::{self, ImpactKind};
use crate::notices::{self, AsRead, Notice, NoticeKind, NoticeState, ReadBy};
use crate::promises::{self, Promise, Published};

/// What may be said now about an incident, or to one of its customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Say {
    /// About which incident.
    pub incident_id: IncidentId,
    /// What it is called among us.
    pub incident: String,
    /// To which customer, where it is one.
    pub case_id: Option<CaseId>,
    /// The customer's name.
    pub customer: Option<String>,
    /// The status that customers read: `investigating`, `identified`, `monitoring` or `resolved`.
    pub status: String,
    /// Where we stand on fault: only `admitted` may be said as ours.
    pub stance: String,
    /// The facts: the parts of the last notice that went out and was not stopped.
    pub last: Option<SayNotice>,
    /// What is under way: promises that customers may read, still to be kept.
    pub promises: Vec<SayPromise>,
    /// By when it is mended: a day that passed the gate and has not passed.
    pub fix: Option<Published>,
    /// The day that passed the gate and has passed: say that it is late before they do.
    pub fix_missed: Option<Published>,
    /// Why there is no day yet.
    pub no_date_because: Option<String>,
    /// When we speak next.
    pub next_update_at: Option<Time>,
    /// Of what they may be afraid: `safety` or `data`; absent for neither.
    pub fear: Option<String>,
    /// Whether the incident is closed.
    pub is_closed: bool,
}

/// The last notice that went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SayNotice {
    /// Which.
    pub id: NoticeId,
    /// Its subject.
    pub subject: String,
    /// Who speaks in it.
    pub sender: String,
    /// When the first were told by it.
    pub at: Time,
    /// Its parts, in the order to say them.
    pub parts: Vec<SayPart>,
}

/// A part of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SayPart {
    /// Which: `what_happened`, `who_is_affected`, `what_we_know`, `what_we_do_not_know` or `what_you_can_do`.
    pub part: String,
    /// Its text; empty when it may not be repeated.
    pub text: String,
    /// A day that it names and that nobody promises any more: then its text is withheld.
    pub unpromised: Option<String>,
}

/// A promise that may be repeated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SayPromise {
    /// Which.
    pub id: PromiseId,
    /// What was promised.
    pub words: String,
    /// By when.
    pub due_at: Time,
    /// How sure, in per cent, where that was said.
    pub confidence: Option<i64>,
    /// Whether its moment has passed.
    pub is_overdue: bool,
}

impl Say {
    /// What may be said now; to one customer, or to any of them. `zone` is where days are counted.
    pub async fn now(house: &House, incident: &Incident, case: Option<&Case>, zone: &str) -> Result<Self> {
        let by = case.map(|case| ReadBy::case(&case.id)).unwrap_or_default();
        Self::to(house, incident, case, &by, zone).await
    }

    /// The same to somebody: in their language, with what is theirs.
    pub async fn to(
        house: &House,
        incident: &Incident,
        case: Option<&Case>,
        by: &ReadBy,
        zone: &str,
    ) -> Result<Self> {
        let (mut read, workspace, now) = (house.read(), &incident.workspace_id, house.now());
        let published = promises::published_date(&mut read, workspace, &incident.id).await?;
        let (fix, fix_missed) = match published {
            Some(fix) if fix.due < now => (None, Some(fix)),
            other => (other, None),
        };
        let is_closed = incident.closed_at.is_some();
        let next = incident.next_update_at.filter(|_| !is_closed);
        let told = notices::list_of_incident(&mut read, workspace, &incident.id).await?;
        let repeatable = |n: &&Notice| {
            !matches!(n.state(), NoticeState::Stopped | NoticeState::Ended) && n.kind() != NoticeKind::Survey
        };
        let allowed = [fix.as_ref().map(|f| f.due.day(zone)), next.map(|at| at.day(zone))];
        let last: Vec<Notice> = told.into_iter().rfind(|n| repeatable(&n)).into_iter().collect();
        let last = notices::as_read(&mut read, last, by).await?;
        let last = last.first().and_then(|told| say_notice(told, now.day(zone), &allowed));
        let promises = match case {
            Some(case) => promises::list_of_case(&mut read, workspace, &case.id).await?,
            None => promises::list_of_incident(&mut read, workspace, &incident.id).await?,
        };
        let fix_id = fix.iter().chain(&fix_missed).map(|f| f.id.clone()).next();
        let may_repeat = |p: &Promise| {
            p.is_open()
                && p.published_at.is_some()
                && Some(&p.id) != fix_id.as_ref()
                // What was promised to one customer is said to nobody else.
                && (p.case_id.is_none() || case.is_some())
        };
        let promises = promises.into_iter().filter(may_repeat).map(|p| SayPromise {
            is_overdue: p.is_overdue(now),
            id: p.id,
            words: p.words,
            due_at: p.due_at,
            confidence: p.confidence,
        });
        let is_unsafe = match case {
            Some(case) => listening::list_impacts(&mut read, workspace, &case.id)
                .await?
                .iter()
                .any(|i| i.kind == ImpactKind::Safety.word()),
            None => false,
        };
        Ok(Self {
            incident_id: incident.id.clone(),
            incident: incident.title.clone(),
            case_id: case.map(|c| c.id.clone()),
            customer: case.map(|c| c.title.clone()),
            status: incident.public_status.clone(),
            stance: match case {
                Some(case) => admissions::stance_of_case(&mut read, case).await?,
                None => admissions::stance_of(&mut read, workspace, &incident.id).await?,
            }
            .word()
            .into(),
            last,
            promises: promises.collect(),
            fix,
            fix_missed,
            no_date_because: incident.no_date_yet().map(str::to_owned),
            next_update_at: next,
            fear: fear(incident.scenario.as_deref(), is_unsafe).map(str::to_owned),
            is_closed,
        })
    }
}

/// Of what they may be afraid (R51).
fn fear(scenario: Option<&str>, is_unsafe: bool) -> Option<&'static str> {
    match scenario {
        _ if is_unsafe => Some("safety"),
        Some("breach") => Some("data"),
        scenario if rules::is_fearful(scenario) => Some("safety"),
        _ => None,
    }
}

/// A notice in parts. A part that names a day ahead which nobody promises any more is not repeated. A day of theirs that a
/// name stands for, such as the one an order was promised for, is no word of ours and stays.
fn say_notice(told: &AsRead, today: Date, allowed: &[Option<Date>]) -> Option<SayNotice> {
    let notice = &told.read;
    let written = told.written.words();
    let part = |(part, text): (&str, &str)| {
        // What the reader can do may have a last day of its own.
        let days = match part {
            "what_you_can_do" => Vec::new(),
            part => promises::days_named(written.part(part), today),
        };
        let unpromised = days.into_iter().find(|day| *day > today && !allowed.contains(&Some(*day)));
        SayPart {
            part: part.to_owned(),
            text: if unpromised.is_some() { String::new() } else { text.to_owned() },
            unpromised: unpromised.map(|day| day.to_string()),
        }
    };
    Some(SayNotice {
        id: notice.id.clone(),
        subject: notice.subject.clone(),
        sender: notice.sender.clone(),
        at: notice.begun_at?,
        parts: notice.parts().into_iter().map(part).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fear_is_named_by_what_they_told_us_before_the_scenario() {
        for (scenario, is_unsafe, wanted) in [
            (Some("recall"), false, Some("safety")),
            (Some("breach"), false, Some("data")),
            (Some("breach"), true, Some("safety")),
            (Some("outage"), false, None),
            (None, true, Some("safety")),
        ] {
            assert_eq!(fear(scenario, is_unsafe), wanted, "{scenario:?} {is_unsafe}");
        }
    }
}
