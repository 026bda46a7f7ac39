//! The record of a customer: three dimensions, how sure each is, and what moved them.

use std::collections::HashMap;

use serde::Serialize;
use twodb::Ask;
use utoipa::ToSchema;

use super::{Evidence, Piece, evidence_at, store};
use crate::ground::id::{CustomerId, IncidentId, WorkspaceId};
use crate::ground::page::Interval;
use crate::ground::{Result, Time};

/// What trust is made of (Mayer, Davis, Schoorman 1995).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Dimension {
    /// Can they do it?
    Ability,
    /// Do they mean well by us?
    Benevolence,
    /// Do they keep their word?
    Integrity,
}

impl Dimension {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Ability, Self::Benevolence, Self::Integrity];
    /// The word in the store, the API and the catalogue (`trust-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ability => "ability",
            Self::Benevolence => "benevolence",
            Self::Integrity => "integrity",
        }
    }
    /// After so many days half of a piece of evidence is forgotten. A convention: skill is proved anew, a broken
    /// word is remembered.
    pub const fn half_life_days(self) -> f64 {
        match self {
            Self::Ability => 180.0,
            Self::Benevolence => 365.0,
            Self::Integrity => 730.0,
        }
    }
}

/// What moved a record, and which entry of the journal is behind it.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Movement {
    /// Of which customer.
    pub customer_id: CustomerId,
    /// [`Dimension::word`].
    pub dimension: String,
    /// By which line of the table.
    pub rule: String,
    /// The fact.
    pub fact: String,
    /// How much it weighed.
    pub weight: f64,
    /// From −1, wholly against us, to 1.
    pub value: f64,
    /// Whether it never fades: 0 or 1.
    pub lasting: i64,
    /// When.
    pub at: Time,
    /// The entry's chain …
    pub chain: String,
    /// … and its place there.
    pub seq: i64,
    /// About which incident.
    pub incident_id: Option<IncidentId>,
    /// Since when it counts no more, because what was found to be hidden was not: it was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_back_at: Option<Time>,
}

impl Movement {
    /// Whether it counts at a moment: it has come, and was not taken back.
    fn counts(&self, now: Time) -> bool {
        self.at <= now && self.taken_back_at.is_none_or(|at| at > now)
    }
}

/// Where one dimension stands.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct Standing {
    /// The expectation, 0 to 1; 0.5 when nothing is known.
    pub expectation: f64,
    /// Evidence for.
    pub evidence_for: f64,
    /// Evidence against.
    pub evidence_against: f64,
    /// How much is not known, 0 to 1.
    pub uncertainty: f64,
    /// Where the expectation may begin: what is believed.
    pub low: f64,
    /// Where it may end: all that is not disbelieved.
    pub high: f64,
    /// How many movements it rests on.
    pub entries: i64,
    /// `none`, `little`, `some` or `much` evidence.
    pub words: &'static str,
}

impl Standing {
    pub(super) fn of(evidence: Evidence, entries: usize) -> Self {
        let uncertainty = evidence.uncertainty();
        Self {
            expectation: evidence.expectation(),
            evidence_for: evidence.r,
            evidence_against: evidence.s,
            uncertainty,
            low: evidence.belief(),
            high: 1.0 - evidence.disbelief(),
            entries: i64::try_from(entries).unwrap_or(i64::MAX),
            words: match (entries, uncertainty) {
                (0, _) => "none",
                (_, u) if u > 0.4 => "little",
                (_, u) if u > 0.2 => "some",
                _ => "much",
            },
        }
    }

    /// As a figure in a line of text: never without its interval.
    pub fn figure(&self) -> String {
        format!("{:.2} ({:.2}–{:.2})", self.expectation, self.low, self.high)
    }

    /// As a figure on a page: never without its interval.
    pub fn interval(&self) -> Interval {
        Interval::score(self.expectation, self.low, self.high, self.entries)
    }
}

/// A customer's record at a moment.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Record {
    /// Can we do it?
    pub ability: Standing,
    /// Do we mean well?
    pub benevolence: Standing,
    /// Do we keep our word?
    pub integrity: Standing,
    /// The lowest of those with evidence: what is missing cannot be bought with the others.
    pub weakest: Option<Dimension>,
    /// What moved it, newest first.
    pub movements: Vec<Movement>,
}

impl Record {
    /// Where a dimension stands.
    pub fn of(&self, dimension: Dimension) -> &Standing {
        match dimension {
            Dimension::Ability => &self.ability,
            Dimension::Benevolence => &self.benevolence,
            Dimension::Integrity => &self.integrity,
        }
    }

    /// What never fades, against us, in a dimension.
    pub fn lasting(&self, dimension: Dimension) -> f64 {
        let stands = self.movements.iter().filter(|m| m.lasting != 0 && m.taken_back_at.is_none());
        let own = stands.filter(|m| m.dimension == dimension.word());
        own.map(|m| m.weight * f64::midpoint(1.0, -m.value)).sum()
    }

    /// The record that follows from these movements, oldest first.
    pub fn from_movements(mut movements: Vec<Movement>, now: Time) -> Self {
        let [ability, benevolence, integrity] = Dimension::ALL.map(|d| standing(&movements, d, now));
        let known =
            [ability, benevolence, integrity].into_iter().zip(Dimension::ALL).filter(|(s, _)| s.entries > 0);
        let weakest = known.min_by(|(a, _), (b, _)| a.expectation.total_cmp(&b.expectation)).map(|(_, d)| d);
        movements.reverse();
        Self { ability, benevolence, integrity, weakest, movements }
    }
}

/// Where a dimension stands at a moment. A case that was withdrawn was no failure, and what was taken back was not hidden:
/// what they moved does not count from then on.
pub(super) fn standing(movements: &[Movement], dimension: Dimension, now: Time) -> Standing {
    let pieces = pieces(movements, dimension, now);
    Standing::of(evidence_at(&pieces, dimension.half_life_days(), now), pieces.len())
}

/// The pieces of evidence that a dimension rests on at a moment.
pub(super) fn pieces(movements: &[Movement], dimension: Dimension, now: Time) -> Vec<Piece> {
    let mut withdrawn: HashMap<&str, i64> = HashMap::new();
    for m in movements.iter().filter(|m| m.fact == "case.withdrawn" && m.at <= now) {
        let last = withdrawn.entry(&m.chain).or_default();
        *last = m.seq.max(*last);
    }
    movements
        .iter()
        .filter(|m| m.dimension == dimension.word() && m.counts(now) && m.weight > 0.0)
        .filter(|m| m.fact != "case.opened" || withdrawn.get(m.chain.as_str()).is_none_or(|seq| *seq < m.seq))
        .map(|m| Piece { weight: m.weight, value: m.value, at: m.at, lasting: m.lasting != 0 })
        .collect()
}

/// The record of a customer as it stands at `now`.
pub async fn record_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
    now: Time,
) -> Result<Record> {
    let movements = store::list_of(ask, workspace, std::slice::from_ref(customer), now).await?;
    Ok(Record::from_movements(movements, now))
}

/// A dimension over many customers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
pub struct Average {
    /// The mean of their expectations.
    pub expectation: f64,
    /// The mean of their uncertainties.
    pub uncertainty: f64,
}

/// The three dimensions over many customers at a moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
pub struct Averages {
    /// Over how many.
    pub customers: i64,
    /// Can we do it?
    pub ability: Average,
    /// Do we mean well?
    pub benevolence: Average,
    /// Do we keep our word?
    pub integrity: Average,
}

impl Averages {
    fn take(&mut self, record: &Record) {
        let before = self.customers as f64;
        self.customers += 1;
        let n = self.customers as f64;
        let sides = [
            (&mut self.ability, record.ability),
            (&mut self.benevolence, record.benevolence),
            (&mut self.integrity, record.integrity),
        ];
        for (average, standing) in sides {
            average.expectation = (average.expectation * before + standing.expectation) / n;
            average.uncertainty = (average.uncertainty * before + standing.uncertainty) / n;
        }
    }
}

/// The dimensions over these customers as they stood at `as_of`; those of whom nothing is known count as that.
pub async fn average(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customers: &[CustomerId],
    as_of: Time,
) -> Result<Averages> {
    let mut averages = Averages::default();
    for some in customers.chunks(store::AT_ONCE) {
        let mut of: HashMap<CustomerId, Vec<Movement>> = HashMap::new();
        for movement in store::list_of(ask, workspace, some, as_of).await? {
            of.entry(movement.customer_id.clone()).or_default().push(movement);
        }
        for customer in some {
            averages.take(&Record::from_movements(of.remove(customer).unwrap_or_default(), as_of));
        }
    }
    Ok(averages)
}

/// The dimensions over all customers an incident touches, as they stood at `as_of`: before it, and after.
pub async fn average_of_incident(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    as_of: Time,
) -> Result<Averages> {
    let customers = store::list_touched(ask, workspace, incident).await?;
    average(ask, workspace, &customers, as_of).await
}
