//! Whether it works: where trust stood just before each act and some days after it, the steps it made, and whether effort
//! has any effect. What the pages and the API show of it.

use std::collections::HashMap;

use serde::Serialize;
use twodb::Ask;
use utoipa::ToSchema;

use super::acts::{Act, acts_of, is_effort};
use super::effort::{self, Effort};
use super::record::standing;
use super::step::{self, AFTER_DAYS, Step};
use super::store::acts::CaseSpan;
use super::store::{self, watches};
use super::{Dimension, Movement, Record, Standing};
use crate::ground::clock::DAY;
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{House, Result, Time};
use crate::journal::{Logged, Recorded};

/// The cursor by which efforts are followed.
pub const EFFORTS: &str = "trust_efforts";
/// Customers looked at in one go.
const AT_ONCE: i64 = 200;

/// The three dimensions at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
#[schema(as = ThreeDimensions)]
pub struct Three {
    /// Can we do it?
    pub ability: Standing,
    /// Do we mean well?
    pub benevolence: Standing,
    /// Do we keep our word?
    pub integrity: Standing,
}

impl Three {
    fn at(movements: &[Movement], at: Time) -> Self {
        let [ability, benevolence, integrity] = Dimension::ALL.map(|d| standing(movements, d, at));
        Self { ability, benevolence, integrity }
    }
    /// Where a dimension stands.
    pub(super) fn of(&self, dimension: Dimension) -> &Standing {
        match dimension {
            Dimension::Ability => &self.ability,
            Dimension::Benevolence => &self.benevolence,
            Dimension::Integrity => &self.integrity,
        }
    }
}

/// An act with where trust stood before and after it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = MeasuredAct)]
pub struct Measured {
    /// The act.
    #[serde(flatten)]
    pub act: Act,
    /// Just before it.
    pub before: Three,
    /// Some days after it, or now.
    pub after: Three,
    /// When that is.
    pub after_at: Time,
    /// The steps it made.
    pub steps: Vec<Step>,
}

/// A customer's years with us, as far as trust goes: what moved it, what was done, and the steps that made, each at the place
/// of its act. All in the order of their times.
#[derive(Debug, Clone)]
pub(super) struct Years {
    pub movements: Vec<Movement>,
    pub acts: Vec<Act>,
    pub steps: Vec<Vec<Step>>,
    pub cases: Vec<CaseSpan>,
    pub now: Time,
}

impl Years {
    pub(super) fn of(movements: Vec<Movement>, acts: Vec<Act>, cases: Vec<CaseSpan>, now: Time) -> Self {
        let steps = step::steps(&acts, &movements, now);
        Self { movements, acts, steps, cases, now }
    }
    /// An act, measured.
    pub(super) fn measured(&self, at: usize) -> Measured {
        let act = self.acts[at].clone();
        let after_at = self.now.min(act.at.plus(AFTER_DAYS * DAY));
        Measured {
            before: Three::at(&self.movements, act.at.plus(-1)),
            after: Three::at(&self.movements, after_at),
            after_at,
            steps: self.steps[at].clone(),
            act,
        }
    }
    /// Whether much was done lately and their own word shows nothing of it.
    pub(super) fn effort(&self) -> Option<Effort> {
        effort::without_effect(&self.acts, &self.movements, self.now)
    }
    /// The acts that made a step, with it, the newest first.
    pub(super) fn stepped(&self) -> Vec<(&Act, &Step)> {
        let all = self.acts.iter().zip(&self.steps);
        all.flat_map(|(act, steps)| steps.iter().map(move |step| (act, step))).rev().collect()
    }
    /// A page of the acts, the newest first.
    pub(super) fn page(&self, paging: &Paging) -> Page<Measured> {
        let [at, chain, seq] = paging.parts().unwrap_or([i64::MAX.to_string(), String::new(), String::new()]);
        let last = (at.parse().unwrap_or(i64::MAX), chain, seq.parse().unwrap_or(i64::MAX));
        let is_before = |act: &Act| (act.at.0, &act.chain, act.seq) < (last.0, &last.1, last.2);
        let most = usize::try_from(paging.rows() + 1).unwrap_or(usize::MAX);
        let shown = (0..self.acts.len()).rev().filter(|at| is_before(&self.acts[*at])).take(most);
        Page::cut(shown.map(|at| self.measured(at)).collect(), paging, |m: &Measured| {
            [m.act.at.0.to_string(), m.act.chain.clone(), m.act.seq.to_string()]
        })
    }
}

/// The years of one customer until now.
pub(super) async fn years_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
    now: Time,
) -> Result<Years> {
    let one = std::slice::from_ref(customer);
    let movements = store::list_of(ask, workspace, one, now).await?;
    let (mut acts, cases) = acts_of(ask, workspace, one, now).await?;
    Ok(Years::of(movements, acts.remove(customer).unwrap_or_default(), cases, now))
}

/// Whether much was done for a customer lately and their own word shows nothing of it.
pub async fn effort_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
    now: Time,
) -> Result<Option<Effort>> {
    Ok(record_and_effort(ask, workspace, customer, now).await?.1)
}

/// The same with the record as it stands: what moved it is read once for both.
pub async fn record_and_effort(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
    now: Time,
) -> Result<(Record, Option<Effort>)> {
    let one = std::slice::from_ref(customer);
    let movements = store::list_of(ask, workspace, one, now).await?;
    let (mut acts, _) = acts_of(ask, workspace, one, now).await?;
    let acts = acts.remove(customer).unwrap_or_default();
    let effort = effort::without_effect(&acts, &movements, now);
    Ok((Record::from_movements(movements, now), effort))
}

/// Marks whom a batch of entries concerns: set-wise, and safe to run twice. For whom an effort was made is looked at from the
/// next day on, once a day; who said something themselves is looked at now.
pub async fn on_effort(house: &House, workspace: &WorkspaceId, logged: &[Logged]) -> Result<()> {
    mark(house, workspace, logged, is_effort, (house.now().plus(DAY), false)).await?;
    mark(house, workspace, logged, effort::is_theirs, (house.now(), true)).await
}

async fn mark(
    house: &House,
    workspace: &WorkspaceId,
    logged: &[Logged],
    counts: fn(&str) -> bool,
    (at, sooner): (Time, bool),
) -> Result<()> {
    let said: Vec<&Recorded> = logged.iter().map(|l| &l.entry).filter(|e| counts(&e.fact)).collect();
    if said.is_empty() {
        return Ok(());
    }
    let whom = super::moving::whom(&mut house.read(), workspace, &said).await?;
    let mut customers: Vec<CustomerId> = whom.own.into_iter().map(|(customer, _)| customer).collect();
    customers.sort_unstable();
    customers.dedup();
    let mut incidents: Vec<&str> = whom.shared.into_iter().map(|(incident, _)| incident).collect();
    incidents.sort_unstable();
    incidents.dedup();
    let mut tx = house.db().begin().await?;
    watches::look_at(&mut tx, workspace, (&customers, &incidents), at, sooner).await?;
    Ok(tx.commit().await?)
}

/// Looks at the efforts of those who are due, and has each looked at again a day later, because days pass too. Says how many
/// were looked at.
pub async fn look_at_efforts(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    let (mut read, now) = (house.read(), house.now());
    let due = watches::list_due(&mut read, workspace, now, AT_ONCE).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let whom: Vec<CustomerId> = due.iter().map(|(customer, _)| customer.clone()).collect();
    let mut movements: HashMap<CustomerId, Vec<Movement>> = HashMap::new();
    for movement in store::list_of(&mut read, workspace, &whom, now).await? {
        movements.entry(movement.customer_id.clone()).or_default().push(movement);
    }
    let (mut acts, _) = acts_of(&mut read, workspace, &whom, now).await?;
    let look = |(customer, due): (CustomerId, Time)| {
        let acts = acts.remove(&customer).unwrap_or_default();
        let movements = movements.remove(&customer).unwrap_or_default();
        let found = effort::without_effect(&acts, &movements, now);
        watches::Looked {
            customer,
            due,
            flagged: found.map(|effort| effort.since),
            again: effort::is_any(&acts, now).then(|| now.plus(DAY)),
        }
    };
    let found: Vec<_> = due.into_iter().map(look).collect();
    let mut tx = house.db().begin().await?;
    watches::looked(&mut tx, workspace, &found).await?;
    tx.commit().await?;
    Ok(found.len())
}
