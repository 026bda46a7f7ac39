//! What a customer's years with us were like before a case: earlier cases and how they ended, how our word was kept, where
//! trust stood, and the wrongs that wait. Set-wise: a few statements for all cases of a list.

use std::collections::HashMap;

use serde::Serialize;
use twodb::Ask;
use utoipa::ToSchema;

use super::record::standing;
use super::store::acts::CaseSpan;
use super::store::{self, AT_ONCE};
use super::urgency::{BACK_DAYS, Ground, Urgency, urgency_of};
use super::{Dimension, Evidence, Movement, Standing};
use crate::ground::clock::DAY;
use crate::ground::id::{CaseId, CustomerId, Id, IncidentId, WorkspaceId};
use crate::ground::{Dice, Fault, Result, Time};
use crate::incidents::{self, Case};
use crate::promises::Tally;
use crate::{grievances, promises};

/// An earlier case of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EarlierCase {
    /// Which.
    pub id: CaseId,
    /// From which incident.
    pub incident_id: IncidentId,
    /// What that is called.
    pub title: String,
    /// Where it stands now.
    pub state: String,
    /// When it was opened.
    pub opened_at: Time,
    /// When it was closed.
    pub closed_at: Option<Time>,
}

/// What came before a case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = PriorRecord)]
pub struct Prior {
    /// Their earlier cases, the newest first.
    pub earlier: Vec<EarlierCase>,
    /// How many of those were opened in the two years before.
    pub failures: i64,
    /// How promises to them had ended by then, with the rate and its interval.
    pub promises: Tally,
    /// The part of trust that was weakest just before, of those with evidence …
    pub weakest: Option<Dimension>,
    /// … and where it stood.
    pub trust: Option<Standing>,
    /// Wrongs they remember that wait for a word from us.
    pub unadmitted: i64,
}

impl Prior {
    /// Whether anything is known of how we served them before.
    pub fn is_known(&self) -> bool {
        !self.earlier.is_empty() || self.promises.due > 0 || self.trust.is_some()
    }

    fn of(case: &Case, spans: &[CaseSpan], movements: &[Movement], told: (Tally, i64)) -> Self {
        let before = case.opened_at.plus(-1);
        let is_earlier =
            |span: &&CaseSpan| span.id != case.id && !span.is_withdrawn() && span.opened_at <= before;
        let earlier: Vec<EarlierCase> =
            spans.iter().rev().filter(is_earlier).map(EarlierCase::from).collect();
        let since = before.plus(-BACK_DAYS * DAY);
        let stood = Dimension::ALL.map(|dimension| (dimension, standing(movements, dimension, before)));
        let known = stood.into_iter().filter(|(_, standing)| standing.entries > 0);
        let weakest = known.min_by(|(_, a), (_, b)| a.expectation.total_cmp(&b.expectation));
        let (promises, unadmitted) = told;
        Self {
            failures: earlier.iter().filter(|case| case.opened_at >= since).count() as i64,
            earlier,
            promises,
            weakest: weakest.map(|(dimension, _)| dimension),
            trust: weakest.map(|(_, standing)| standing),
            unadmitted,
        }
    }
}

impl From<&CaseSpan> for EarlierCase {
    fn from(span: &CaseSpan) -> Self {
        Self {
            id: span.id.clone(),
            incident_id: span.incident_id.clone(),
            title: span.title.clone(),
            state: span.state.clone(),
            opened_at: span.opened_at,
            closed_at: span.closed_at,
        }
    }
}

/// A case with what came before it, and how urgent that makes it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = JudgedCase)]
pub struct Judged {
    /// What came before.
    #[serde(flatten)]
    pub prior: Prior,
    /// How urgent it is by that; absent where the case is over.
    pub urgency: Option<Urgency>,
    /// On what grounds.
    pub grounds: Vec<Ground>,
}

/// What came before each of these cases, and how urgent it makes them. Those that are over are left out.
pub async fn urgencies(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    cases: &[CaseId],
    now: Time,
) -> Result<HashMap<CaseId, Judged>> {
    let mut cases = incidents::list_cases_by_id(ask, workspace, cases).await?;
    cases.retain(|case| case.state().is_live());
    judged(ask, workspace, &cases, now).await
}

/// What came before one case; how urgent that makes it is said while the case is live.
pub async fn before_case(ask: &mut dyn Ask, case: &Case, now: Time) -> Result<Judged> {
    let mut found = judged(ask, &case.workspace_id, std::slice::from_ref(case), now).await?;
    found.remove(&case.id).ok_or(Fault::Missing("case"))
}

impl Judged {
    /// Somebody whom we failed before, and who waits for a word: for the gallery.
    pub fn sample(now: Time) -> Self {
        let dice = Dice::seeded(112);
        let prior = Prior {
            earlier: vec![EarlierCase {
                id: Id::mint(now, &dice),
                incident_id: Id::mint(now, &dice),
                title: "Lot 4471 <b>may</b> crack عيب 😀".into(),
                state: "closed".into(),
                opened_at: now.plus(-400 * DAY),
                closed_at: Some(now.plus(-300 * DAY)),
            }],
            failures: 1,
            promises: promises::rules::rated(Tally { kept: 3, late: 1, broken: 4, ..Tally::default() }),
            weakest: Some(Dimension::Integrity),
            trust: Some(Standing::of(Evidence { r: 1.0, s: 5.0 }, 6)),
            unadmitted: 1,
        };
        let (urgency, grounds) = urgency_of(&prior);
        Self { prior, urgency: Some(urgency), grounds }
    }

    fn of(case: &Case, prior: Prior) -> Self {
        if !case.state().is_live() {
            return Self { prior, urgency: None, grounds: Vec::new() };
        }
        let (urgency, grounds) = urgency_of(&prior);
        Self { prior, urgency: Some(urgency), grounds }
    }
}

async fn judged(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    cases: &[Case],
    now: Time,
) -> Result<HashMap<CaseId, Judged>> {
    let ids: Vec<CaseId> = cases.iter().map(|case| case.id.clone()).collect();
    let mut promises = promises::tallies_before(ask, workspace, &ids).await?;
    let mut customers: Vec<CustomerId> = cases.iter().map(|case| case.customer_id.clone()).collect();
    customers.sort_unstable();
    customers.dedup();
    let mut spans: HashMap<CustomerId, Vec<CaseSpan>> = HashMap::new();
    let mut movements: HashMap<CustomerId, Vec<Movement>> = HashMap::new();
    let mut waiting: HashMap<CustomerId, i64> = HashMap::new();
    for some in customers.chunks(AT_ONCE) {
        for span in store::acts::list_cases(ask, workspace, some).await? {
            spans.entry(span.customer_id.clone()).or_default().push(span);
        }
        for movement in store::list_of(ask, workspace, some, now).await? {
            movements.entry(movement.customer_id.clone()).or_default().push(movement);
        }
        waiting.extend(grievances::count_waiting(ask, workspace, some).await?);
    }
    let judge = |case: &Case| {
        let spans = spans.get(&case.customer_id).map(Vec::as_slice).unwrap_or_default();
        let movements = movements.get(&case.customer_id).map(Vec::as_slice).unwrap_or_default();
        let unadmitted = waiting.get(&case.customer_id).copied().unwrap_or(0);
        let told = (promises.remove(&case.id).unwrap_or_default(), unadmitted);
        (case.id.clone(), Judged::of(case, Prior::of(case, spans, movements, told)))
    };
    Ok(cases.iter().map(judge).collect())
}
