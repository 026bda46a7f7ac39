//! What a member says of a customer's system.

use hooks::{Answer, Secret};

use super::{Health, Heard, Webhook, WebhookSaid, WebhookState, health, key, posting, rules, store};
use crate::customers;
use crate::ground::id::{ContactId, CustomerId, WebhookId};
use crate::ground::{Actor, Fault, House, Result, Role, text};
use crate::journal::{self, Chain, Entry, Tx};

/// The longest reason.
const REASON: usize = 2_000;

/// A system and its secret, which is shown once, to whoever made it.
pub struct Handed {
    /// The system.
    pub webhook: Webhook,
    /// What its keeper checks our signatures with.
    pub secret: Secret,
}

/// Adds a system of a customer. It hears nothing but pings until it has taken one.
pub async fn add(house: &House, actor: &Actor, customer: &CustomerId, said: &WebhookSaid) -> Result<Handed> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let customer = customers::find(&mut tx, &actor.workspace, customer).await?;
    let read = rules::read(said, &posting::guard(house));
    let contact = contact_of(&mut tx, &customer.id, &said.contact_id).await;
    // What is wrong with the one is said beside what is wrong with the other.
    let (read, contact) = match (read, contact) {
        (Ok(read), Ok(contact)) => (read, contact),
        (Err(Fault::Invalid(more)), Err(Fault::Invalid(mut faults))) => {
            faults.extend(more);
            return Err(Fault::Invalid(faults));
        }
        (Err(fault), _) | (_, Err(fault)) => return Err(fault),
    };
    let signer = key::made(&mut tx).await?;
    let tells = read.tells_because.is_some();
    let webhook = Webhook {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        customer_id: customer.id,
        contact_id: contact,
        label: read.label,
        url: read.url,
        tells: i64::from(tells),
        tells_because: read.tells_because,
        tells_by: tells.then(|| actor.label()),
        tells_at: tells.then(|| tx.now()),
        carries_link: i64::from(read.carries_link),
        state: WebhookState::Untried.word().into(),
        because: None,
        generation: 1,
        previous_until: None,
        added_at: tx.now(),
        added_by: actor.label(),
        changed_at: tx.now(),
        changed_by: actor.label(),
        salt: tx.salt(),
    };
    store::put(&mut tx, &webhook).await?;
    let secret = signer.secret_of(&webhook.id, webhook.generation)?;
    tx.say(entry(&webhook, "webhook.added")?).await?.commit().await?;
    Ok(Handed { webhook, secret })
}

/// The contact who is to look after it: one of the customer's, who has not left and looks after no other.
async fn contact_of(tx: &mut Tx, customer: &CustomerId, said: &str) -> Result<ContactId> {
    let workspace = tx.actor().workspace.clone();
    let wrong = |why: &str| {
        Fault::invalid(
            "contact_id",
            why,
            "Choose one of the customer’s contacts who looks after this system.",
        )
    };
    let id: ContactId = said.parse().map_err(|_| wrong("You did not say who looks after it."))?;
    let contact = customers::find_contact(tx, &workspace, &id).await;
    let contact = contact.map_err(|fault| fault.if_missing(|| wrong("There is no such contact here.")))?;
    if contact.customer_id != *customer {
        return Err(wrong("This contact belongs to another customer."));
    }
    if contact.left_at.is_some() {
        return Err(wrong("This contact has left the customer."));
    }
    if store::seek_of_contact(tx, &workspace, &id).await?.is_some() {
        return Err(Fault::invalid(
            "contact_id",
            "This contact looks after a system already.",
            "Change that one, or add a contact for this one: an on-duty address is a contact too.",
        ));
    }
    Ok(id)
}

/// Says anew what is known of a system. Where it moved, it is untried again.
pub async fn change(house: &House, actor: &Actor, id: &WebhookId, said: &WebhookSaid) -> Result<Webhook> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let webhook = store::find_held(&mut tx, id).await?;
    rules::is_there(&webhook)?;
    let read = rules::read(said, &posting::guard(house))?;
    let has_moved = read.url != webhook.url;
    let tells = read.tells_because.is_some();
    let is_same_word = read.tells_because == webhook.tells_because;
    let webhook = Webhook {
        label: read.label,
        tells: i64::from(tells),
        tells_by: if is_same_word { webhook.tells_by } else { tells.then(|| actor.label()) },
        tells_at: if is_same_word { webhook.tells_at } else { tells.then(|| tx.now()) },
        tells_because: read.tells_because,
        carries_link: i64::from(read.carries_link),
        state: if has_moved { WebhookState::Untried.word().into() } else { webhook.state },
        because: webhook.because.filter(|_| !has_moved),
        url: read.url,
        ..webhook
    };
    done(tx, webhook, "webhook.changed").await
}

/// Exchanges the secret: the new one is shown once, and the one before is used beside it for a day.
pub async fn rotate(house: &House, actor: &Actor, id: &WebhookId) -> Result<Handed> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let webhook = store::find_held(&mut tx, id).await?;
    rules::may_rotate(&webhook, tx.now())?;
    let signer = key::made(&mut tx).await?;
    let generation = webhook.generation + 1;
    let secret = signer.secret_of(id, generation)?;
    let previous_until = Some(tx.now().plus(rules::PREVIOUS_LIVES));
    let webhook = done(tx, Webhook { generation, previous_until, ..webhook }, "webhook.rotated").await?;
    Ok(Handed { webhook, secret })
}

/// Posts a signed ping and tells what was answered. One that was untried hears from us once it has taken it.
pub async fn try_out(house: &House, actor: &Actor, id: &WebhookId) -> Result<(Webhook, Answer)> {
    actor.must_be(Role::Member)?;
    let mut read = house.read();
    let known = store::find(&mut read, &actor.workspace, id).await?;
    rules::is_there(&known)?;
    let signer = key::signer(&mut read, &actor.workspace).await?;
    let message = format!("ping_{}", house.dice().salt());
    let body = posting::ping_body(id, house.now());
    let answer = posting::post(house, &signer, &known, &message, &body).await?;
    let mut tx = journal::begin(house, actor).await?;
    let webhook = store::find_held(&mut tx, id).await?;
    rules::is_there(&webhook)?;
    // What answered was where it listened then.
    let is_proven = answer.is_taken() && webhook.url == known.url;
    let webhook = if is_proven && webhook.state() == WebhookState::Untried {
        Webhook { state: WebhookState::Live.word().into(), because: None, ..stamped(&tx, webhook) }
    } else {
        webhook
    };
    store::put(&mut tx, &webhook).await?;
    let said =
        entry(&webhook, "webhook.tried")?.with("taken", answer.is_taken()).with("status", answer.status);
    tx.say(said).await?.commit().await?;
    if is_proven {
        health::learn(house, &[(webhook.clone(), Heard::Taken)]).await?;
    }
    Ok((webhook, answer))
}

/// Lets a system wait, because …: what is for it is kept until it goes on.
pub async fn pause(house: &House, actor: &Actor, id: &WebhookId, because: &str) -> Result<Webhook> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, REASON)?;
    let mut tx = journal::begin(house, actor).await?;
    let webhook = store::find_held(&mut tx, id).await?;
    rules::may_pause(&webhook)?;
    let webhook = Webhook { state: WebhookState::Paused.word().into(), because: Some(because), ..webhook };
    done(tx, webhook, "webhook.paused").await
}

/// Lets a paused or disabled system go on.
pub async fn resume(house: &House, actor: &Actor, id: &WebhookId) -> Result<Webhook> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let webhook = store::find_held(&mut tx, id).await?;
    rules::may_resume(&webhook)?;
    let webhook = Webhook { state: WebhookState::Live.word().into(), because: None, ..webhook };
    let webhook = done(tx, webhook, "webhook.resumed").await?;
    // What it said before somebody asked counts no more.
    let mut tx = house.db().begin().await?;
    store::put_health(&mut tx, &webhook.workspace_id, &webhook.id, &Health::default()).await?;
    tx.commit().await?;
    Ok(webhook)
}

/// Takes a system away, because …: what was for it never goes.
pub async fn remove(house: &House, actor: &Actor, id: &WebhookId, because: &str) -> Result<Webhook> {
    actor.must_be(Role::Lead)?;
    let because = text::optional("because", because, REASON)?;
    let mut tx = journal::begin(house, actor).await?;
    let webhook = store::find_held(&mut tx, id).await?;
    rules::is_there(&webhook)?;
    let webhook = Webhook { state: WebhookState::Removed.word().into(), because, ..webhook };
    done(tx, webhook, "webhook.removed").await
}

fn stamped(tx: &Tx, webhook: Webhook) -> Webhook {
    Webhook { changed_at: tx.now(), changed_by: tx.actor().label(), ..webhook }
}

async fn done(mut tx: Tx, webhook: Webhook, fact: &'static str) -> Result<Webhook> {
    let webhook = stamped(&tx, webhook);
    store::put(&mut tx, &webhook).await?;
    tx.say(entry(&webhook, fact)?).await?.commit().await?;
    Ok(webhook)
}

/// An entry about a system, on its customer's chain.
pub(super) fn entry(webhook: &Webhook, fact: &'static str) -> Result<Entry> {
    Ok(Entry::on(Chain::Customer(webhook.customer_id.clone()), fact)
        .about(webhook)?
        .with("contact", webhook.contact_id.as_str())
        .with("state", webhook.state.as_str())
        .with("tells", webhook.does_tell())
        .with("generation", webhook.generation))
}
