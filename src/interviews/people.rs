//! The people of a customer, by name.

use std::collections::HashMap;

use twodb::Ask;

use super::Interview;
use crate::customers;
use crate::ground::Result;
use crate::ground::id::{ContactId, CustomerId, WorkspaceId};

/// The names of all who are or were a customer's contacts.
pub(super) async fn names_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<HashMap<ContactId, String>> {
    let people = customers::contacts_of(ask, workspace, customer).await?;
    Ok(people.into_iter().map(|contact| (contact.id, contact.name)).collect())
}

/// The people of a talk by name.
pub(super) fn named(interview: &Interview, names: &HashMap<ContactId, String>) -> String {
    let known = interview.contacts();
    let known: Vec<&str> = known.iter().filter_map(|id| names.get(id)).map(String::as_str).collect();
    known.join(", ")
}
