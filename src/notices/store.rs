//! All SQL of this room, one file for each noun.

pub(super) mod addressed;
mod audience;
pub(super) mod claims;
pub(super) mod codes;
mod coverage;
pub(super) mod deliveries;
pub(super) mod glances;
pub(super) mod links;
mod listeners;
mod notices;
mod others;
pub(super) mod reminders;
pub(super) mod printing;
pub(super) mod reach;
pub(super) mod queue;
pub(super) mod sendings;
pub(super) mod set_aside;
pub(super) mod sheets;
pub(super) mod texts;
pub(super) mod theirs;
pub(super) mod webhook;

pub use audience::{Addressee, Hearing, audience, relevant_of_case};
pub(super) use audience::{After, addressees, customers_to_tell, find_addressee, first_addressee, needed};
pub use coverage::coverage;
pub(super) use listeners::{languages, leads, listeners, shortest_leads};
pub use notices::{corrections_of, find, list, list_being_told, list_of_case, list_of_incident};
pub(super) use notices::{find_held, insert, list_submitted, list_uncounted, list_unsettled, update};
pub use others::Other;
pub(super) use others::others;

use twodb::{Sql, args};

use crate::ground::id::IncidentId;
use crate::ground::{Fault, Result};
use crate::journal::Tx;

/// Holds an incident until the end of the change, so that those who would tell the same people about it go one
/// after the other.
pub(super) async fn hold_incident(tx: &mut Tx, incident: &IncidentId) -> Result<()> {
    // reads: incidents
    let text = format!("select id from incidents where workspace_id = $1 and id = $2 {}", Sql::hold(tx));
    let workspace = tx.actor().workspace.clone();
    let held: Option<(IncidentId,)> = tx.maybe(Sql::built(text), args![workspace, incident]).await?;
    held.map(|_| ()).ok_or(Fault::Missing("incident"))
}
