//! Private links: a contact's way into the room of an incident, without a password they would have to make
//! while angry.
//!
//! A link's secret is HMAC-SHA256 over its id, under a random key of the workspace that is a row of the store
//! (a file would differ between nodes, and letters would then carry dead links). It is therefore written the
//! same into every letter, also one that is tried again, and stands nowhere: the store keeps its SHA-256, so
//! that neither a log nor an export of the links opens a room.

use serde::Serialize;
use sha2::{Digest, Sha256};
use twodb::Ask;
use utoipa::ToSchema;

use super::link_key::{Key, key};
use super::store;
use crate::ground::clock::{DAY, MINUTE};
use crate::ground::id::{ContactId, CustomerId, IncidentId, LinkId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Role, Time, Who};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx, Witnessed};

/// How long a link lives.
pub const LIFE: i64 = 180 * DAY;
/// A notice renews the links it carries that have less than this left: few entries, and no letter whose link soon
/// ends.
const RENEWED_BELOW: i64 = LIFE / 2;
/// Openings closer together than this are one visit.
const VISIT: i64 = 10 * MINUTE;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Link {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: LinkId,
    /// Of which contact.
    pub contact_id: ContactId,
    /// At which customer.
    pub customer_id: CustomerId,
    /// Into the room of which incident.
    pub incident_id: IncidentId,
    /// SHA-256 of the secret, in hex.
    #[serde(skip)]
    pub digest: String,
    /// When it was minted.
    pub minted_at: Time,
    /// When it ends.
    pub expires_at: Time,
    /// When it was revoked.
    pub revoked_at: Option<Time>,
    /// When it was first opened. Some mail systems open links before a person does, so this is no proof of
    /// reading.
    pub opened_at: Option<Time>,
    /// When it was last opened.
    pub last_opened_at: Option<Time>,
    /// How many visits there were.
    pub opened_count: i64,
}

impl Link {
    /// Whether it opens the room now.
    pub fn is_live(&self, now: Time) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }

    /// The actor whoever holds this link acts as; `name` is the contact's.
    pub fn actor(&self, name: impl Into<String>) -> Actor {
        let who = Who::Contact { id: self.contact_id.clone(), customer: self.customer_id.clone() };
        Actor { workspace: self.workspace_id.clone(), who, name: name.into() }
    }

    /// The same link, living as long as a new one, when it has little left.
    pub(super) fn renewed(self, now: Time) -> Option<Self> {
        let has_little = self.expires_at.since(now) < RENEWED_BELOW;
        has_little.then(|| Self { expires_at: now.plus(LIFE), ..self })
    }

    /// An entry about it, on its customer's chain.
    pub(super) fn entry(&self, fact: &'static str) -> Result<Entry> {
        Ok(Entry::on(Chain::Customer(self.customer_id.clone()), fact)
            .incident(&self.incident_id)
            .about(self)?
            .with("contact", self.contact_id.as_str()))
    }
}

/// What the journal vouches for: whom it lets in where, until when, and that it was opened. Visits are only
/// counted.
#[derive(Serialize)]
struct Proven<'a> {
    workspace: &'a WorkspaceId,
    id: &'a LinkId,
    contact: &'a ContactId,
    customer: &'a CustomerId,
    incident: &'a IncidentId,
    digest: &'a str,
    minted_at: Time,
    expires_at: Time,
    revoked_at: Option<Time>,
    opened_at: Option<Time>,
}

impl Witnessed for Link {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
    fn digest(&self) -> Result<chain::Digest> {
        let value = serde_json::to_vec(&Proven {
            workspace: &self.workspace_id,
            id: &self.id,
            contact: &self.contact_id,
            customer: &self.customer_id,
            incident: &self.incident_id,
            digest: &self.digest,
            minted_at: self.minted_at,
            expires_at: self.expires_at,
            revoked_at: self.revoked_at,
            opened_at: self.opened_at,
        });
        Ok(chain::Digest::of(&value.map_err(Fault::broken)?))
    }
}

/// A link and its secret, which is shown to whoever minted it and nowhere else.
#[derive(Debug, Clone)]
pub struct Minted {
    /// The link.
    pub link: Link,
    /// The secret; see [`address`].
    pub secret: String,
}

/// The address that a link is.
pub fn address(house: &House, secret: &str) -> String {
    format!("{}/r/{secret}", house.config().base_url)
}

/// The live link of a contact into an incident, minted where there is none and renewed where it has ended.
pub async fn mint(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    contact: &ContactId,
) -> Result<Minted> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    // One at a time for each incident, so that two at once cannot mint two links for one contact.
    store::hold_incident(&mut tx, incident).await?;
    let customer = store::links::customer_of(&mut tx, &actor.workspace, contact).await?;
    incidents::seek_case_of(&mut tx, &actor.workspace, incident, &customer)
        .await?
        .filter(|case| case.state() != incidents::CaseState::Withdrawn)
        .ok_or(Fault::Missing("case of this contact's customer"))?;
    let key = key(&mut tx).await?;
    let known = store::links::seek_live(&mut tx, &actor.workspace, incident, contact).await?;
    let (link, fact) = match known {
        Some(link) if link.is_live(tx.now()) => {
            return Ok(Minted { secret: key.secret_of(&link.id), link });
        }
        Some(link) => (Link { expires_at: tx.now().plus(LIFE), ..link }, "link.renewed"),
        None => (new(&tx, &key, incident, contact.clone(), customer), "link.minted"),
    };
    store::links::put(&mut tx, std::slice::from_ref(&link)).await?;
    tx.say(link.entry(fact)?).await?.commit().await?;
    Ok(Minted { secret: key.secret_of(&link.id), link })
}

/// A link that is not in the store yet.
pub(super) fn new(
    tx: &Tx,
    key: &Key,
    incident: &IncidentId,
    contact_id: ContactId,
    customer_id: CustomerId,
) -> Link {
    let id: LinkId = tx.mint();
    Link {
        workspace_id: tx.actor().workspace.clone(),
        digest: digest_of(&key.secret_of(&id)),
        id,
        contact_id,
        customer_id,
        incident_id: incident.clone(),
        minted_at: tx.now(),
        expires_at: tx.now().plus(LIFE),
        revoked_at: None,
        opened_at: None,
        last_opened_at: None,
        opened_count: 0,
    }
}

/// The link behind a secret; [`Fault::Missing`] when there is none, or it was revoked or has ended. Notes the
/// opening: the first is an entry of the customer's journal, later visits are only counted.
///
/// The secret is looked up by its digest and then compared in constant time, so that no answer's time tells
/// how near a guess came.
pub async fn resolve(house: &House, secret: &str) -> Result<Link> {
    let link = look(house, secret).await?;
    let now = house.now();
    if link.last_opened_at.is_some_and(|last| now.since(last) < VISIT) {
        return Ok(link);
    }
    let seen = Link {
        opened_at: link.opened_at.or(Some(now)),
        last_opened_at: Some(now),
        opened_count: link.opened_count + 1,
        ..link
    };
    if seen.opened_count > 1 {
        // Counting visits changes no fact, and the journal is not a visitors' book.
        let mut tx = house.db().begin().await?;
        store::links::count_visit(&mut tx, &seen).await?;
        tx.commit().await?;
        return Ok(seen);
    }
    let mut tx = journal::begin(house, &seen.actor("")).await?;
    // Held and read again: it may have been renewed or closed meanwhile, and two first openings at once are one.
    let link = store::links::find(&mut tx, &seen.workspace_id, &seen.id).await?;
    if link.opened_at.is_none() && link.revoked_at.is_none() {
        let opened = Link { opened_at: Some(now), last_opened_at: Some(now), opened_count: 1, ..link };
        store::links::note_first_opening(&mut tx, &opened).await?;
        tx.say(opened.entry("link.opened")?).await?.commit().await?;
    }
    Ok(seen)
}

/// [`resolve`] without noting anything: for streams and for what a room fetches besides its page.
pub async fn look(house: &House, secret: &str) -> Result<Link> {
    let link = known(house, secret).await?;
    if link.is_live(house.now()) { Ok(link) } else { Err(Fault::Missing("page")) }
}

/// The link behind a secret, whether or not it still opens anything: whoever holds a link that has ended is told
/// so, and whom to ask for another. [`Fault::Missing`] when there never was one.
pub async fn known(house: &House, secret: &str) -> Result<Link> {
    let missing = || Fault::Missing("page");
    // 32 bytes in base64 are 43 letters: anything else is not worth a question.
    if secret.len() != 43 {
        return Err(missing());
    }
    let mut read = house.read();
    let link = store::links::seek(&mut read, &digest_of(secret)).await?.ok_or_else(missing)?;
    let key = store::links::seek_key(&mut read, &link.workspace_id).await?.ok_or_else(missing)?;
    if Key(key).fits(&link.id, secret) { Ok(link) } else { Err(missing()) }
}

/// Closes a link for good: whoever holds it finds nothing any more.
pub async fn revoke(house: &House, actor: &Actor, id: &LinkId) -> Result<Link> {
    change(house, actor, id, "link.revoked", |link, now| Link {
        revoked_at: link.revoked_at.or(Some(now)),
        ..link
    })
    .await
}

/// Lets a link live on from now.
pub async fn renew(house: &House, actor: &Actor, id: &LinkId) -> Result<Link> {
    change(house, actor, id, "link.renewed", |link, now| Link { expires_at: now.plus(LIFE), ..link }).await
}

async fn change(
    house: &House,
    actor: &Actor,
    id: &LinkId,
    fact: &'static str,
    next: impl FnOnce(Link, Time) -> Link,
) -> Result<Link> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let link = store::links::find(&mut tx, &actor.workspace, id).await?;
    if link.revoked_at.is_some() {
        return Err(Fault::Conflict(
            "This link is revoked already. The next notice brings its contact a new one.".into(),
        ));
    }
    let link = next(link, tx.now());
    store::links::put(&mut tx, std::slice::from_ref(&link)).await?;
    tx.say(link.entry(fact)?).await?.commit().await?;
    Ok(link)
}

/// The links into an incident's room of one customer, newest first.
pub async fn of_customer(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    customer: &CustomerId,
) -> Result<Vec<Link>> {
    store::links::list_of_customer(ask, workspace, incident, customer).await
}

fn digest_of(secret: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}
