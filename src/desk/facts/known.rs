//! What the rooms know of a case: each is asked once.

use crate::admissions::{self, Apology, Stance, Step};
use crate::grievances::{self, Grievance};
use crate::ground::{House, Result, Time};
use crate::incidents::{Case, Incident};
use crate::listening::{self, Impact, Told};
use crate::mentions::{self, Lead};
use crate::plans::{self, Action};
use crate::promises::{self, Promise, PromiseState};
use crate::questions::{self, Question};
use crate::remedies::{self, OfferLine};
use crate::second_wrongs::{self, Deception, SecondWrong};
use crate::trust::{self, Record};

/// All of it, as values.
pub(super) struct Known {
    pub incident: Incident,
    pub case: Case,
    pub now: Time,
    /// Whether they heard it from us first.
    pub lead: Lead,
    /// Each with whether we still owe them a word for it.
    pub wrongs: Vec<(SecondWrong, bool)>,
    pub hidden: Vec<Deception>,
    pub promises: Vec<Promise>,
    pub impacts: Vec<Impact>,
    pub told: Vec<Told>,
    pub questions: Vec<Question>,
    pub grievances: Vec<Grievance>,
    pub stance: Stance,
    pub steps: Vec<Step>,
    pub apologies: Vec<Apology>,
    pub offers: Vec<OfferLine>,
    pub actions: Vec<Action>,
    /// Trust as it stood just before the case was opened …
    pub before: Record,
    /// … and as it stands.
    pub after: Record,
}

/// The record as it stood at an earlier moment.
fn stood(record: &Record, at: Time) -> Record {
    let earlier = record.movements.iter().rev().filter(|moved| moved.at <= at);
    Record::from_movements(earlier.cloned().collect(), at)
}

impl Known {
    pub(super) async fn of(house: &House, incident: Incident, case: Case) -> Result<Self> {
        let (mut read, now) = (house.read(), house.now());
        let (workspace, customer) = (&case.workspace_id, &case.customer_id);
        let plan = plans::seek_of_case(&mut read, workspace, &case.id).await?;
        let actions = match &plan {
            Some(plan) => plans::list_actions(&mut read, workspace, &plan.id).await?,
            None => Vec::new(),
        };
        let after = trust::record_of(&mut read, workspace, customer, now).await?;
        Ok(Self {
            lead: mentions::lead_of_case(&mut read, &case).await?,
            wrongs: second_wrongs::list_of_case(&mut read, &case, now).await?,
            hidden: second_wrongs::deceptions_of_case(&mut read, &case).await?,
            promises: promises::every_of_case(&mut read, workspace, &case.id).await?,
            impacts: listening::list_impacts(&mut read, workspace, &case.id).await?,
            told: listening::list_told(&mut read, workspace, &case.id).await?,
            questions: questions::list_of_case(&mut read, workspace, &case.id).await?,
            grievances: grievances::list_of_customer(&mut read, workspace, customer).await?,
            stance: admissions::stance_of_case(&mut read, &case).await?,
            steps: admissions::list_steps_of_case(&mut read, &case).await?,
            apologies: admissions::list_apologies_of_case(&mut read, workspace, &case.incident_id, &case.id)
                .await?,
            offers: remedies::list_of_case(&mut read, workspace, &case.id).await?,
            before: stood(&after, case.opened_at.plus(-1)),
            after,
            actions,
            incident,
            case,
            now,
        })
    }

    /// Where the case stands.
    pub(super) fn case_page(&self) -> String {
        format!("/cases/{}", self.case.id)
    }
    /// A part of the case's page.
    pub(super) fn part(&self, panel: &str) -> String {
        format!("/cases/{}#{panel}", self.case.id)
    }
    /// Where the incident stands.
    pub(super) fn incident_page(&self) -> String {
        format!("/incidents/{}", self.incident.id)
    }
    /// Whether a promise came due and was not kept in time.
    pub(super) fn has_failed(&self, promise: &Promise) -> bool {
        match promise.state() {
            PromiseState::Late | PromiseState::Broken => true,
            PromiseState::Open => promise.is_overdue(self.now),
            PromiseState::Kept | PromiseState::Renewed => false,
        }
    }
}
