//! What becomes of a batch of contact rows. Pure: what is known goes in, what to write comes out.
//!
//! A contact is known again by their own key, else by their mail address at the customer, else by their
//! telephone number there.

use std::collections::{HashMap, HashSet};

use super::plan_customers::Hand;
use super::run::Tally;
use super::{ContactRow, Field, Rejected, Row};
use crate::customers::verbs::LANGUAGE;
use crate::customers::{Contact, Roles};
use crate::ground::id::{ContactId, CustomerId};

/// What the store knows of the keys in a batch.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Whom each customer key names.
    pub customers: HashMap<String, CustomerId>,
    /// The languages of those customers, where they are known.
    pub languages: HashMap<CustomerId, String>,
    /// The contacts of those customers, and those that the keys in the batch name.
    pub contacts: Vec<Contact>,
    /// [`handles`] of contacts that stood in an earlier row of this file.
    pub seen: HashSet<String>,
}

/// What to write.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub contacts: Vec<Contact>,
    /// [`handles`] to remember of contacts that are not written by this batch.
    pub seen: Vec<String>,
    pub tally: Tally,
    pub rejected: Vec<Rejected>,
}

/// Where contacts stand in a list, by what they are known again.
#[derive(Default)]
struct Index {
    contacts: Vec<Contact>,
    by_key: HashMap<String, usize>,
    by_email: HashMap<(CustomerId, String), usize>,
    by_phone: HashMap<(CustomerId, String), usize>,
}

impl Index {
    fn of(contacts: Vec<Contact>) -> Self {
        let mut index = Self::default();
        for contact in contacts {
            let at = index.contacts.len();
            index.put(at, contact);
        }
        index
    }

    fn put(&mut self, at: usize, contact: Contact) {
        if let Some(before) = self.contacts.get(at) {
            // What they were known by before is free for somebody else.
            let of = |value: &Option<String>| (before.customer_id.clone(), value.clone().unwrap_or_default());
            self.by_email.remove(&of(&before.email));
            self.by_phone.remove(&of(&before.phone));
        }
        self.by_key.extend(contact.external_key.clone().map(|key| (key, at)));
        self.by_email.extend(contact.email.clone().map(|email| ((contact.customer_id.clone(), email), at)));
        self.by_phone.extend(contact.phone.clone().map(|phone| ((contact.customer_id.clone(), phone), at)));
        match self.contacts.get_mut(at) {
            Some(place) => *place = contact,
            None => self.contacts.push(contact),
        }
    }

    /// The contact a row means; an error names the field in which it means two at once.
    fn meant(&self, row: &ContactRow, customer: &CustomerId) -> Result<Option<usize>, Field> {
        let by_key = row.key.as_ref().and_then(|key| self.by_key.get(key)).copied();
        let here = |map: &HashMap<(CustomerId, String), usize>, value: &Option<String>| {
            value.as_ref().and_then(|value| map.get(&(customer.clone(), value.clone()))).copied()
        };
        let by_email = here(&self.by_email, &row.email);
        match (by_key, by_email) {
            (Some(one), Some(other)) if one != other => Err(Field::Email),
            (Some(one), _) => Ok(Some(one)),
            (None, Some(other)) if row.key.is_some() && self.has_key(other) => Err(Field::Email),
            (None, Some(other)) => Ok(Some(other)),
            (None, None) if row.key.is_none() && row.email.is_none() => Ok(here(&self.by_phone, &row.phone)),
            (None, None) => Ok(None),
        }
    }

    fn has_key(&self, at: usize) -> bool {
        self.contacts.get(at).is_some_and(|contact| contact.external_key.is_some())
    }
}

/// What a contact can be met by in a file: their key and their address, else their telephone number.
pub(super) fn handles(
    customer: &CustomerId,
    key: Option<&str>,
    email: Option<&str>,
    phone: Option<&str>,
) -> Vec<String> {
    let key = key.map(|key| format!("key {key}"));
    let email = email.map(|email| format!("{customer} {email}"));
    let phone = phone.filter(|_| key.is_none() && email.is_none()).map(|phone| format!("{customer} {phone}"));
    [key, email, phone].into_iter().flatten().collect()
}

/// Plans a batch. `fresh` gives an id and a salt for a contact who is new.
pub(super) fn plan(
    hand: &Hand<'_>,
    known: Known,
    rows: Vec<(ContactRow, Row)>,
    mut fresh: impl FnMut() -> (ContactId, String),
) -> Plan {
    let Known { customers, languages, contacts, mut seen } = known;
    let mut plan = Plan::default();
    let mut index = Index::of(contacts);
    let mut written = HashSet::new();
    for (row, raw) in rows {
        let refuse = |field, value: &str, why, cure| hand.bound.refuse(&raw, field, value, why, cure);
        let Some(customer) = customers.get(&row.customer) else {
            let cure = "Import the customers first, or correct the key";
            plan.rejected.push(refuse(Field::Customer, &row.customer, "no customer has this key", cure));
            continue;
        };
        let at = match index.meant(&row, customer) {
            Ok(at) => at,
            Err(field) => {
                let value = row.email.as_deref().unwrap_or_default();
                let why = "another contact of this customer has this address";
                plan.rejected.push(refuse(field, value, why, "Correct the address or the key"));
                continue;
            }
        };
        let old = at.and_then(|at| index.contacts.get(at)).cloned();
        let handles = handles(customer, row.key.as_deref(), row.email.as_deref(), row.phone.as_deref());
        let met = old
            .as_ref()
            .is_some_and(|old| old.import_id.as_ref() == Some(hand.import) || written.contains(&old.id));
        if met || handles.iter().any(|handle| seen.contains(handle)) {
            let field = if row.key.is_some() { Field::Key } else { Field::Email };
            let value = row.key.as_deref().or(row.email.as_deref()).unwrap_or_default();
            let cure = "Keep one row for each contact; the first was taken";
            plan.rejected.push(refuse(
                field,
                value,
                "this contact stood in an earlier row of the file",
                cure,
            ));
            continue;
        }
        seen.extend(handles.iter().cloned());
        let is_new = old.is_none();
        let before = old.unwrap_or_else(|| newcomer(hand, fresh(), customer, &languages));
        let after = taken_in(before.clone(), row, customer);
        if !is_new && before == after {
            plan.tally.unchanged += 1;
            plan.seen.extend(handles);
            continue;
        }
        if is_new {
            plan.tally.new += 1;
        } else {
            plan.tally.changed += 1;
        }
        let after = Contact {
            import_id: Some(hand.import.clone()),
            import_batch: Some(hand.batch),
            changed_at: hand.now,
            ..after
        };
        written.insert(after.id.clone());
        index.put(at.unwrap_or(index.contacts.len()), after.clone());
        plan.contacts.push(after);
    }
    plan
}

fn newcomer(
    hand: &Hand<'_>,
    (id, salt): (ContactId, String),
    customer: &CustomerId,
    languages: &HashMap<CustomerId, String>,
) -> Contact {
    Contact {
        workspace_id: hand.workspace.clone(),
        id,
        customer_id: customer.clone(),
        external_key: None,
        name: String::new(),
        email: None,
        phone: None,
        roles: Roles::default(),
        language: languages.get(customer).cloned().unwrap_or_else(|| LANGUAGE.to_owned()),
        zone: None,
        left_at: None,
        import_id: None,
        import_batch: None,
        created_at: hand.now,
        changed_at: hand.now,
        salt,
    }
}

/// What the row says goes over what was known; an empty cell says nothing.
fn taken_in(contact: Contact, row: ContactRow, customer: &CustomerId) -> Contact {
    let reach = row.email.clone().or_else(|| row.phone.clone()).unwrap_or_default();
    let name = if contact.name.is_empty() { reach } else { contact.name };
    let roles = Roles::read(&row.roles.join(","));
    Contact {
        customer_id: customer.clone(),
        external_key: row.key.or(contact.external_key),
        name: row.name.unwrap_or(name),
        email: row.email.or(contact.email),
        phone: row.phone.or(contact.phone),
        roles: if roles.0.is_empty() { contact.roles } else { roles },
        language: row.language.unwrap_or(contact.language),
        zone: row.zone.or(contact.zone),
        ..contact
    }
}
