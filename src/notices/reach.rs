//! To whom a notice is taken by another way than mail: by voice or on paper.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Channel;
use crate::customers::Roles;
use crate::ground::id::{CaseId, ContactId, CustomerId};
use crate::ground::{Fault, Result};

/// Which of those an incident touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// Everybody who can be reached so.
    All,
    /// Those with one of these roles.
    Roles(Vec<String>),
    /// Those whom this notice has not reached: without a mail address, or their mail was refused, given up, or came back.
    NotReached,
    /// Those whom it reached, and who have not said that they have it.
    Silent,
    /// One person.
    One(ContactId),
}

impl Whom {
    /// The word in the journal, the API and the catalogue (`notices-whom-WORD`).
    pub const fn word(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Roles(_) => "roles",
            Self::NotReached => "not_reached",
            Self::Silent => "silent",
            Self::One(_) => "one",
        }
    }
}

/// What a lead says of whom to take it to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct WhomSaid {
    /// `all`, `roles`, `not_reached` or `silent`.
    pub whom: String,
    /// The roles, separated by commas; only for `roles`.
    pub roles: String,
}

impl WhomSaid {
    /// What was meant.
    pub fn read(&self) -> Result<Whom> {
        match self.whom.as_str() {
            "all" => Ok(Whom::All),
            "not_reached" => Ok(Whom::NotReached),
            "silent" => Ok(Whom::Silent),
            "roles" => {
                let Roles(words) = Roles::read(&self.roles);
                let plain = |w: &String| w.chars().all(|c| c.is_alphanumeric() || c == '-');
                if !words.is_empty() && words.iter().all(plain) {
                    return Ok(Whom::Roles(words));
                }
                Err(Fault::invalid(
                    "roles",
                    "You named no role, or one that is no word.",
                    "Write roles as your contacts have them, separated by commas: quality, executive.",
                ))
            }
            _ => Err(Fault::invalid(
                "whom",
                "You did not say who it is.",
                "Choose all, roles, not_reached or silent.",
            )),
        }
    }
}

/// A contact whom a notice can be taken to, and where they are reached.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Reached {
    pub contact_id: ContactId,
    pub customer_id: CustomerId,
    pub case_id: CaseId,
    pub name: String,
    /// The number; or, for paper, their customer's name and attributes.
    pub address: String,
    pub customer: String,
    pub language: String,
    pub zone: Option<String>,
}

/// How many contacts of an incident a notice could be taken to by one way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reach {
    /// By which way: `voice` or `letter`.
    pub channel: String,
    /// All who can be reached so and to whom it was not taken so before.
    pub all: i64,
    /// Of those, whom this notice has not reached.
    pub not_reached: i64,
    /// Of those, whom it reached and who have not said that they have it.
    pub silent: i64,
    /// Those it was taken to so already.
    pub taken_to: i64,
    /// Contacts who cannot be reached so, because we do not know where.
    pub unknown: i64,
    /// The first of those.
    pub unknown_sample: Vec<Unknown>,
}

impl Reach {
    pub(super) fn by(channel: Channel) -> Self {
        Self { channel: channel.word().into(), ..Self::default() }
    }
}

/// A contact who cannot be reached by one way, because we do not know where.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Unknown {
    /// Which.
    pub contact_id: ContactId,
    /// Their name.
    pub name: String,
    /// At which customer.
    pub customer_id: CustomerId,
    /// Their customer's name.
    pub customer: String,
}
