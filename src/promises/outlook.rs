//! What our own record says of a date.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;

/// The alike cases that an outlook was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Promises of this kind by this member.
    Owner,
    /// Promises of this kind in incidents of this scenario.
    Scenario,
    /// Promises of this kind.
    Promises,
    /// What was delivered to customers of this region.
    Region,
    /// What was delivered of this kind of holding.
    Family,
    /// What was delivered to anybody.
    Holdings,
}

impl Class {
    /// All, in their order.
    pub const ALL: [Self; 6] =
        [Self::Owner, Self::Scenario, Self::Promises, Self::Region, Self::Family, Self::Holdings];
    /// The word in the store, the journal, the API and the catalogue (`promises-record-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Scenario => "scenario",
            Self::Promises => "promises",
            Self::Region => "region",
            Self::Family => "family",
            Self::Holdings => "holdings",
        }
    }
}

/// By when, at one level of confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct DateAt {
    /// The level, in per cent.
    pub level: i64,
    /// The date our past supports at this level; absent where the record is too short to support any.
    pub by: Option<Time>,
}

/// What our own record says of a date: how likely it is, and which dates it would support.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = DateOutlook)]
pub struct Outlook {
    /// The narrowest class of alike cases with enough of them.
    pub class: Class,
    /// Its settled cases.
    pub cases: i64,
    /// The settled cases that were looked at in all.
    pub of: i64,
    /// Whether there are enough to go by. Where not, whoever approves goes by the evidence alone.
    pub is_enough: bool,
    /// From when the date is counted.
    pub from: Time,
    /// The date asked for.
    pub asked: Time,
    /// The chance that the record gives it; absent where there are too few cases.
    pub chance: Option<f64>,
    /// Where the chance may begin (Wilson, 95 %).
    pub low: f64,
    /// Where it may end.
    pub high: f64,
    /// From how many cases of equal weight: old ones count for less where there are many.
    pub worth: i64,
    /// The dates that the record supports.
    pub dates: Vec<DateAt>,
    /// The latest that the record knows of, on the scale of this date.
    pub longest: Option<Time>,
    /// How the chance rises with time, for the picture.
    #[serde(skip)]
    #[schema(ignore)]
    pub rise: Vec<(Time, f64)>,
}

impl Outlook {
    /// A record that says nothing of this date.
    pub fn unknown(class: Class, from: Time, asked: Time) -> Self {
        Self {
            class,
            cases: 0,
            of: 0,
            is_enough: false,
            from,
            asked,
            chance: None,
            low: 0.0,
            high: 1.0,
            worth: 0,
            dates: Vec::new(),
            longest: None,
            rise: Vec::new(),
        }
    }
}

/// What is asked of the record.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The day or moment that is to be promised.
    pub due: Time,
    /// By when it is thought to be done.
    pub estimate: Time,
    /// From when it is counted: when it was promised, or now.
    pub from: Time,
    /// Promised by whom, as a key of the record.
    pub owner: String,
    /// The scenario of the incident.
    pub scenario: Option<String>,
    /// Where the customer is, if it is one and known.
    pub region: Option<String>,
}

/// What the record said of a date when it passed the gate; part of the promise's row.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow, Serialize, Deserialize, ToSchema)]
pub struct Passed {
    /// [`Class::word`].
    pub record_class: Option<String>,
    /// The settled cases of that class.
    pub record_cases: Option<i64>,
    /// The chance that the record gave the date, in per cent; absent where there were too few.
    pub record_chance: Option<i64>,
    /// Why the date passed although the record said less than what was claimed.
    pub despite: Option<String>,
}

impl Passed {
    /// What an outlook leaves with the promise.
    pub fn of(outlook: &Outlook, despite: Option<String>) -> Self {
        Self {
            record_class: Some(outlook.class.word().into()),
            record_cases: Some(outlook.cases),
            record_chance: outlook.chance.map(|c| (c * 100.0).round() as i64),
            despite,
        }
    }
}
