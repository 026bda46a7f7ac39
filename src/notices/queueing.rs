//! Deliveries put into the queue: for everybody a notice is for when it is approved, and for some of them again, or by
//! another way, when it is chased.

use super::link_key::{self, Key};
use super::links::{self, Link};
use super::sending::fact;
use super::{Channel, Delivery, DeliveryState, Notice, store};
use crate::ground::id::{CaseId, ContactId, CustomerId, DeliveryId, IncidentId, LinkId};
use crate::ground::{Result, Time};
use crate::journal::{Entry, Tx};

/// A delivery somebody wants made: to whom, by which way, for which time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// To which contact.
    pub contact_id: ContactId,
    /// At which customer.
    pub customer_id: CustomerId,
    /// In which case.
    pub case_id: CaseId,
    /// By which way.
    pub channel: Channel,
    /// 1 tells; later rounds remind whoever has not let us know that they have it; 0 is a copy to a system.
    pub round: i64,
    /// With which part of a staged sending it leaves.
    pub wave: i64,
    /// Their name.
    pub name: String,
    /// Where it goes: a mail address, a telephone number, an address on paper.
    pub address: String,
    /// Their language.
    pub language: String,
    /// Their time zone.
    pub zone: Option<String>,
    /// From when on it may go out.
    pub due: Option<Time>,
}

/// Queues deliveries of a notice that is out, each with its contact's private link; at most a thousand at once. The
/// caller says the entries.
pub async fn queue(tx: &mut Tx, notice: &Notice, wanted: Vec<Wanted>) -> Result<Vec<Entry>> {
    hold(tx, &notice.incident_id).await?;
    let key = link_key::key(tx).await?;
    Ok(put(tx, notice, &key, wanted).await?.0)
}

/// Holds an incident until the end of the change, so that those who would tell the same people about it go one after
/// the other.
pub async fn hold(tx: &mut Tx, incident: &IncidentId) -> Result<()> {
    store::hold_incident(tx, incident).await
}

/// Writes the deliveries, and the links they need; gives what is to be said, and how many deliveries those are.
pub(super) async fn put(
    tx: &mut Tx,
    notice: &Notice,
    key: &Key,
    wanted: Vec<Wanted>,
) -> Result<(Vec<Entry>, usize)> {
    if wanted.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let workspace = notice.workspace_id.clone();
    let contacts: Vec<ContactId> = wanted.iter().map(|w| w.contact_id.clone()).collect();
    let mut known = store::links::live_of(tx, &workspace, &notice.incident_id, &contacts).await?;
    let host = sender_host(&tx.house().config().mail_from);
    let (mut fresh, mut entries) = (Vec::<Link>::new(), Vec::with_capacity(2 * wanted.len()));
    let mut deliveries = Vec::with_capacity(wanted.len());
    for w in wanted {
        let (link_id, changed) = if let Some(link) = known.remove(&w.contact_id) {
            (link.id.clone(), link.renewed(tx.now()).map(|link| (link, "link.renewed")))
        } else {
            let link = links::new(tx, key, &notice.incident_id, w.contact_id.clone(), w.customer_id.clone());
            (link.id.clone(), Some((link, "link.minted")))
        };
        if let Some((link, said)) = changed {
            entries.push(link.entry(said)?);
            fresh.push(link);
        }
        deliveries.push(delivery(tx, notice, w, link_id, &host));
    }
    for delivery in &deliveries {
        entries.push(fact(delivery, "delivery.queued")?);
    }
    store::links::put(tx, &fresh).await?;
    store::deliveries::put(tx, &deliveries).await?;
    Ok((entries, deliveries.len()))
}

fn delivery(tx: &Tx, notice: &Notice, w: Wanted, link_id: LinkId, host: &str) -> Delivery {
    let id: DeliveryId = tx.mint();
    // What is no mail has no id of a mail, and no domain that takes it.
    let (message_id, domain) = match w.channel {
        Channel::Mail => (format!("{id}@{host}"), domain_of(&w.address)),
        _ => (String::new(), String::new()),
    };
    Delivery {
        workspace_id: notice.workspace_id.clone(),
        message_id,
        id,
        notice_id: notice.id.clone(),
        incident_id: notice.incident_id.clone(),
        case_id: w.case_id,
        customer_id: w.customer_id,
        contact_id: w.contact_id,
        link_id,
        domain,
        channel: w.channel.word().into(),
        round: w.round,
        wave: w.wave,
        to_name: w.name,
        to_address: w.address,
        language: w.language,
        zone: w.zone,
        state: DeliveryState::Queued.word().into(),
        attempts: 0,
        next_at: w.due,
        lease_until: None,
        fence: 0,
        reply: None,
        queued_at: tx.now(),
        handed_over_at: None,
        came_back: None,
        came_back_at: None,
        acknowledged_at: None,
        acknowledged_how: None,
        settled_by: None,
        settled_because: None,
        moved_at: tx.now(),
        salt: tx.salt(),
    }
}

/// Takes reminders back that wait for their turn and are not needed any more, because …. What is in a mail server's
/// hands, or somebody's, stays as it is.
pub async fn take_back(tx: &mut Tx, ids: &[DeliveryId], because: &str) -> Result<Vec<Entry>> {
    let now = tx.now();
    let back: Vec<Delivery> = store::reminders::list_waiting(tx, ids)
        .await?
        .into_iter()
        .map(|d| Delivery {
            state: DeliveryState::Failed.word().into(),
            reply: Some(because.into()),
            next_at: None,
            moved_at: now,
            ..d
        })
        .collect();
    store::deliveries::put(tx, &back).await?;
    back.iter().map(|d| fact(d, "delivery.failed")).collect()
}

/// What stands behind the @ of a mail address, in small letters.
pub(super) fn domain_of(email: &str) -> String {
    email.rsplit_once('@').map(|(_, domain)| domain.to_lowercase()).unwrap_or_default()
}

/// What stands after the @ of our own address: message ids are made there.
pub fn sender_host(from: &str) -> String {
    post::Address::parse(from)
        .ok()
        .and_then(|a| a.email.rsplit_once('@').map(|(_, host)| host.to_owned()))
        .unwrap_or_else(|| "localhost.localdomain".into())
}
