//! A mail comes in: read, brought home, stored once, and what follows from it for the letter it speaks of, all in one
//! change. Whoever hands it over is told that it was taken only after that change is durable.

use super::judging::{Reading, judge, kept, line};
use super::{Mail, MailKind, rules, store, threading};
use crate::ground::id::MailId;
use crate::ground::text::PASSAGE;
use crate::ground::{Actor, Fault, House, Result};
use crate::journal::{self, Chain, Entry, Tx};
use crate::notices::{self, Acknowledged};

/// The largest mail that is taken.
pub const MOST_BYTES: usize = 25 * 1024 * 1024;

/// What became of a mail that was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receipt {
    /// It is stored now.
    Stored(Box<Mail>),
    /// It was stored before.
    Known(MailId),
}

/// Takes a mail in. `to` is the address it came for as the mail system knows it; empty where nobody knows. Safe to call
/// again with the same mail: it is stored once.
pub async fn receive(house: &House, raw: Vec<u8>, to: &str) -> Result<Receipt> {
    if raw.len() > MOST_BYTES {
        return Err(Fault::refused(
            "This mail is larger than 25 MiB.",
            "Ask its writer for a smaller one, or for a link.",
        ));
    }
    let to = line(to);
    // Reading takes the processor and nothing else: others are served meanwhile.
    let (raw, reading) = tokio::task::spawn_blocking(move || {
        let reading = Reading::of(&raw);
        (raw, reading)
    })
    .await
    .map_err(Fault::broken)?;
    let home = threading::seek(house, &reading, &to).await?;
    let judged = judge(&reading.inbound.kind, home.delivery.as_ref().map(|d| d.to_address.as_str()));
    let once = reading.once(&raw, &to);
    let mut tx = journal::begin(house, &Actor::desk(&home.workspace)).await?;
    let says_whom = judged.kind != MailKind::Bounce || judged.is_final;
    let salt = tx.salt();
    let from = reading.inbound.from.as_ref();
    let mail = Mail {
        workspace_id: home.workspace.clone(),
        id: tx.mint(),
        kind: judged.kind.word().into(),
        why: judged.why.clone(),
        way: home.way.word().into(),
        to_address: if to.is_empty() {
            reading.inbound.to.first().map_or(String::new(), |a| line(a))
        } else {
            to
        },
        from_name: from.and_then(|f| f.name.as_deref()).map(line).unwrap_or_default(),
        from_address: from.map(|f| line(&f.address)).unwrap_or_default(),
        subject: reading.inbound.subject.as_deref().map(line).unwrap_or_default(),
        message_id: reading.inbound.message_id.as_deref().map(line),
        said: kept(&reading.said, PASSAGE),
        attachments: serde_json::to_string(&reading.attached).map_err(Fault::broken)?,
        size: raw.len() as i64,
        raw_digest: store::digest_of(&salt, &raw),
        state: rules::stands(judged.kind, home.case.is_some(), says_whom).word().into(),
        incident_id: home.incident,
        case_id: home.case,
        customer_id: home.customer,
        contact_id: home.contact,
        delivery_id: home.delivery.as_ref().map(|d| d.id.clone()),
        received_at: tx.now(),
        settled_by: None,
        settled_because: None,
        settled_at: None,
        erased_at: None,
        salt,
        once,
    };
    if !store::insert(&mut tx, &mail, raw).await? {
        let known = store::seek_once(&mut tx, &mail.workspace_id, &mail.once).await?;
        return known.map(Receipt::Known).ok_or(Fault::Missing("mail"));
    }
    let mut entries = vec![
        entry(&mail, "mail.received")?
            .with("kind", mail.kind.as_str())
            .with("way", mail.way.as_str())
            .with("state", mail.state.as_str()),
    ];
    if let Some(delivery) = home.delivery.filter(|_| rules::may_change(home.way)) {
        entries.extend(follow(&mut tx, &mail, &delivery, judged.is_final).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(Receipt::Stored(Box::new(mail)))
}

/// What a mail means for the letter it speaks of.
async fn follow(
    tx: &mut Tx,
    mail: &Mail,
    delivery: &notices::Delivery,
    is_final: bool,
) -> Result<Vec<Entry>> {
    let now = tx.now();
    match mail.kind() {
        MailKind::Reply => notices::acknowledge(tx, &delivery.id, Acknowledged::Reply, now).await,
        MailKind::Bounce if is_final => notices::come_back(tx, &delivery.id, &mail.why, now).await,
        MailKind::Complaint => notices::complain(tx, &delivery.id, &mail.why, now).await,
        MailKind::Bounce | MailKind::Delay | MailKind::AutoReply => Ok(Vec::new()),
    }
}

/// An entry about a mail, on its case's chain, or on the desk's own while it has none.
pub(super) fn entry(mail: &Mail, fact: &'static str) -> Result<Entry> {
    let on = mail.case_id.clone().map_or(Chain::Workspace, Chain::Case);
    let mut entry = Entry::on(on, fact).about(mail)?;
    if let Some(incident) = &mail.incident_id {
        entry = entry.incident(incident);
    }
    if let Some(customer) = &mail.customer_id {
        entry = entry.customer(customer);
    }
    Ok(entry)
}
