//! What a member says of whom we owe: known, changed, gone.

use jiff::tz::TimeZone;

use super::said::{ContactRead, CustomerRead, HoldingRead};
use super::{
    Attributes, Contact, ContactSaid, Customer, CustomerKey, CustomerSaid, Holding, HoldingSaid, Month,
    MonthSaid, When, store,
};
use crate::ground::clock::zone_named;
use crate::ground::id::{ContactId, CustomerId, HoldingId};
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::journal::{self, Chain, Entry, Tx, Witnessed};

/// The language of a contact of whom nothing else is known.
pub(super) const LANGUAGE: &str = "en";

/// Makes a customer known.
pub async fn add_customer(house: &House, actor: &Actor, said: &CustomerSaid) -> Result<Customer> {
    actor.must_be(Role::Member)?;
    let read = said.read()?;
    let tx = journal::begin(house, actor).await?;
    let customer = Customer {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        name: String::new(),
        attributes: Attributes::default(),
        zone: None,
        language: None,
        size_note: None,
        import_id: None,
        import_batch: None,
        created_at: tx.now(),
        changed_at: tx.now(),
        salt: tx.salt(),
        keys: Vec::new(),
    };
    put_customer(tx, customer, read, "customer.added").await
}

/// Changes what is known of a customer. A key is added to those they have; none is ever taken away, since
/// their other systems may still use it.
pub async fn change_customer(
    house: &House,
    actor: &Actor,
    id: &CustomerId,
    said: &CustomerSaid,
) -> Result<Customer> {
    actor.must_be(Role::Member)?;
    let read = said.read()?;
    let mut tx = journal::begin(house, actor).await?;
    let customer = store::find(&mut tx, &actor.workspace, id).await?;
    put_customer(tx, customer, read, "customer.changed").await
}

async fn put_customer(
    mut tx: Tx,
    mut customer: Customer,
    read: CustomerRead,
    fact: &'static str,
) -> Result<Customer> {
    let workspace = customer.workspace_id.clone();
    let new_key = read.key.filter(|key| customer.keys.iter().all(|known| known.key != *key));
    if let Some(key) = &new_key
        && store::customer_of_key(&mut tx, &workspace, key).await?.is_some()
    {
        return Err(taken("key", "customer"));
    }
    let new_key = new_key.map(|key| CustomerKey { key, is_alias: !customer.keys.is_empty() });
    customer.keys.extend(new_key.clone());
    customer.keys.sort();
    let customer = Customer {
        name: read.name,
        attributes: read.attributes,
        zone: read.zone,
        language: read.language,
        size_note: read.size_note,
        import_batch: None,
        changed_at: tx.now(),
        ..customer
    };
    store::put_customers(&mut tx, std::slice::from_ref(&customer)).await?;
    if let Some(key) = new_key {
        store::put_keys(&mut tx, &workspace, &[(key, customer.id.clone())], None).await?;
    }
    say(tx, &customer.id, fact, &customer).await?;
    Ok(customer)
}

/// Makes a contact of a customer known.
pub async fn add_contact(
    house: &House,
    actor: &Actor,
    customer: &CustomerId,
    said: &ContactSaid,
) -> Result<Contact> {
    actor.must_be(Role::Member)?;
    let read = said.read()?;
    let mut tx = journal::begin(house, actor).await?;
    let of = store::find(&mut tx, &actor.workspace, customer).await?;
    let contact = Contact {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        customer_id: of.id,
        external_key: None,
        name: String::new(),
        email: None,
        phone: None,
        roles: super::Roles::default(),
        language: of.language.unwrap_or_else(|| LANGUAGE.to_owned()),
        zone: None,
        left_at: None,
        import_id: None,
        import_batch: None,
        created_at: tx.now(),
        changed_at: tx.now(),
        salt: tx.salt(),
    };
    put_contact(tx, contact, read, "contact.added").await
}

/// Changes what is known of a contact.
pub async fn change_contact(
    house: &House,
    actor: &Actor,
    id: &ContactId,
    said: &ContactSaid,
) -> Result<Contact> {
    actor.must_be(Role::Member)?;
    let read = said.read()?;
    let mut tx = journal::begin(house, actor).await?;
    let contact = store::find_contact(&mut tx, &actor.workspace, id).await?;
    put_contact(tx, contact, read, "contact.changed").await
}

async fn put_contact(mut tx: Tx, contact: Contact, read: ContactRead, fact: &'static str) -> Result<Contact> {
    let contact = Contact {
        external_key: read.key.or(contact.external_key),
        name: read.name,
        email: read.email,
        phone: read.phone,
        roles: read.roles,
        language: read.language.unwrap_or(contact.language),
        zone: read.zone,
        import_batch: None,
        changed_at: tx.now(),
        ..contact
    };
    let workspace = contact.workspace_id.clone();
    let others = store::contacts_of(&mut tx, &workspace, &contact.customer_id).await?;
    if others
        .iter()
        .any(|other| other.id != contact.id && other.email.is_some() && other.email == contact.email)
    {
        return Err(taken("email", "contact of this customer"));
    }
    let keys: Vec<&str> = contact.external_key.as_deref().into_iter().collect();
    let same_key = store::contacts_by_key(&mut tx, &workspace, &keys).await?;
    if same_key.iter().any(|other| other.id != contact.id) {
        return Err(taken("key", "contact"));
    }
    store::put_contacts(&mut tx, std::slice::from_ref(&contact)).await?;
    say(tx, &contact.customer_id, fact, &contact).await?;
    Ok(contact)
}

/// Notes that a contact has left their customer, or is back: who left is told nothing more.
pub async fn note_left(house: &House, actor: &Actor, id: &ContactId, left: bool) -> Result<Contact> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let contact = store::find_contact(&mut tx, &actor.workspace, id).await?;
    if contact.left_at.is_some() == left {
        return Ok(contact);
    }
    let contact =
        Contact { left_at: left.then_some(tx.now()), import_batch: None, changed_at: tx.now(), ..contact };
    store::put_contacts(&mut tx, std::slice::from_ref(&contact)).await?;
    say(tx, &contact.customer_id, if left { "contact.left" } else { "contact.returned" }, &contact).await?;
    Ok(contact)
}

/// Makes a holding of a customer known. Times without an offset are read in `zone`.
pub async fn add_holding(
    house: &House,
    actor: &Actor,
    customer: &CustomerId,
    said: &HoldingSaid,
    zone: &str,
) -> Result<Holding> {
    actor.must_be(Role::Member)?;
    let read = said.read(zone)?;
    let mut tx = journal::begin(house, actor).await?;
    let of = store::find(&mut tx, &actor.workspace, customer).await?;
    let (id, now) = (tx.mint(), tx.now());
    let holding = read.onto(Holding::new(actor.workspace.clone(), id, of.id, now), zone, now);
    put_holding(tx, holding, "holding.added").await
}

/// Changes what is known of a holding. Times without an offset are read in `zone`.
pub async fn change_holding(
    house: &House,
    actor: &Actor,
    id: &HoldingId,
    said: &HoldingSaid,
    zone: &str,
) -> Result<Holding> {
    actor.must_be(Role::Member)?;
    let read = said.read(zone)?;
    let mut tx = journal::begin(house, actor).await?;
    let holding = store::find_holding(&mut tx, &actor.workspace, id).await?;
    let now = tx.now();
    put_holding(tx, read.onto(holding, zone, now), "holding.changed").await
}

async fn put_holding(mut tx: Tx, holding: Holding, fact: &'static str) -> Result<Holding> {
    let key = holding.external_key.as_str();
    let same_key = store::holdings_by_key(&mut tx, &holding.workspace_id, &[key]).await?;
    if same_key.iter().any(|other| other.id != holding.id) {
        return Err(taken("key", "holding"));
    }
    store::put_holdings(&mut tx, std::slice::from_ref(&holding)).await?;
    say(tx, &holding.customer_id, fact, &holding).await?;
    Ok(holding)
}

/// Says what a month with a customer came to, or says it anew; all of it empty takes it back. `zone` tells which
/// months have begun.
pub async fn say_month(
    house: &House,
    actor: &Actor,
    customer: &CustomerId,
    said: &MonthSaid,
    zone: &str,
) -> Result<Month> {
    actor.must_be(Role::Member)?;
    let read = said.read(house.now(), zone)?;
    let mut tx = journal::begin(house, actor).await?;
    let of = store::find(&mut tx, &actor.workspace, customer).await?;
    let at = (read.month.as_str(), read.currency.as_str());
    let known = store::seek_month(&mut tx, &actor.workspace, &of.id, at).await?;
    let before = known.clone().unwrap_or_else(|| {
        let at = (read.month.clone(), read.currency.clone());
        Month::new(actor.workspace.clone(), tx.mint(), of.id.clone(), at, tx.now())
    });
    let month = Month {
        revenue_minor: read.revenue_minor,
        margin_minor: read.margin_minor,
        invoices_due: read.invoices.map(|i| i.due),
        invoices_on_time: read.invoices.map(|i| i.on_time),
        import_batch: None,
        changed_at: tx.now(),
        ..before
    };
    if month.is_blank() && known.is_none_or(|known| known.is_blank()) {
        return Err(Fault::invalid(
            "revenue",
            "None of the figures is said.",
            "Fill in at least one of them.",
        ));
    }
    store::put_months(&mut tx, std::slice::from_ref(&month)).await?;
    say(tx, &month.customer_id, "customer.month_said", &month).await?;
    Ok(month)
}

impl HoldingRead {
    fn onto(self, holding: Holding, zone: &str, now: Time) -> Holding {
        let (bought_on, bought_at) = split(self.bought, zone);
        let (promised_on, promised_at) = split(self.promised, zone);
        let (delivered_on, delivered_at) = split(self.delivered, zone);
        Holding {
            label: self.label.unwrap_or_else(|| self.key.clone()),
            external_key: self.key,
            kind: self.kind,
            status: self.status.unwrap_or_default(),
            bought_on,
            promised_on,
            delivered_on,
            bought_at,
            promised_at,
            delivered_at,
            value_minor: self.worth.as_ref().map(|worth| worth.minor),
            currency: self.worth.map(|worth| worth.currency),
            attributes: self.attributes,
            import_batch: None,
            changed_at: now,
            ..holding
        }
    }
}

fn split(when: Option<When>, zone: &str) -> (Option<String>, Option<Time>) {
    split_in(when, &zone_named(zone))
}

/// A moment as the store holds it: the day as given, or as it was in `zone`; and the instant if known.
pub(super) fn split_in(when: Option<When>, zone: &TimeZone) -> (Option<String>, Option<Time>) {
    let Some(when) = when else { return (None, None) };
    let at = match when {
        When::Day(_) => None,
        When::At(at) => Some(Time(at.as_millisecond())),
    };
    (Some(when.day_in(zone).to_string()), at)
}

async fn say(tx: Tx, customer: &CustomerId, fact: &'static str, row: &impl Witnessed) -> Result<()> {
    tx.say(Entry::on(Chain::Customer(customer.clone()), fact).about(row)?).await?.commit().await
}

fn taken(field: &str, of: &str) -> Fault {
    Fault::invalid(
        field,
        format!("Another {of} has this already."),
        "Look for them, and change what is known there.",
    )
}
