//! What is each reader's own: the variables of the grammar.

use serde::Serialize;

/// Every name that a text may say. `holding` is one of `holdings` inside a loop.
pub const NAMES: [&str; 8] = [
    "contact.name",
    "customer.name",
    "case.reference",
    "company",
    "sender",
    "incident.title",
    "next_update",
    "holdings",
];

/// A thing with a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its name.
    pub name: String,
}

/// A case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Case {
    /// As people say it on the telephone.
    pub reference: String,
}

/// An incident.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Incident {
    /// What it is called.
    pub title: String,
}

/// What they have from us.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Holding {
    /// What it is called.
    pub label: String,
    /// Its key: an order's or a serial number, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The day it was promised for, in their language, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promised: Option<String>,
}

/// The values for one reader. What is not known is absent, and saying it is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Values {
    /// The reader.
    pub contact: Named,
    /// Their company.
    pub customer: Named,
    /// Their case.
    pub case: Case,
    /// Our company.
    pub company: String,
    /// Who speaks.
    pub sender: String,
    /// What it is about.
    pub incident: Incident,
    /// When we speak next, in their language and zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_update: Option<String>,
    /// What they have from us; at most twenty, the next promised first.
    pub holdings: Vec<Holding>,
}

impl Values {
    /// An invented reader, for previews of templates and for tests.
    pub fn sample() -> Self {
        let holding = |label: &str, promised: &str| Holding {
            label: label.into(),
            key: Some("B-17".into()),
            promised: Some(promised.into()),
        };
        Self {
            contact: Named { name: "Marta Lindqvist".into() },
            customer: Named { name: "Nordic Airframe AB".into() },
            case: Case { reference: "7QX4-M2KD".into() },
            company: "Halden Forge".into(),
            sender: "Ines Okafor".into(),
            incident: Incident { title: "The furnace stopped".into() },
            next_update: Some("3 March 2026, 17:00".into()),
            holdings: vec![
                holding("Engine blade, order 4711", "9 March 2026"),
                holding("Compressor disc, order 4720", "12 March 2026"),
            ],
        }
    }
}
