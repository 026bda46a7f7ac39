//! All SQL of replies.

use sha2::{Digest, Sha256};
use twodb::{Args, Ask, Sql, args, sql};

use super::{Mail, MailAnswer, MailLine};
use crate::ground::id::{CaseId, ContactId, CustomerId, IncidentId, MailId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

const MAIL: &str = "workspace_id, id, once, kind, why, way, to_address, from_name, from_address, subject, message_id, said, \
    attachments, size, raw_digest, incident_id, case_id, customer_id, contact_id, delivery_id, state, received_at, settled_by, \
    settled_because, settled_at, erased_at, salt";
const ANSWER: &str = "workspace_id, id, mail_id, incident_id, case_id, customer_id, to_address, subject, text, message_id, \
    answered_by, answered_at, erased_at, salt";
// reads: incidents
const LINE: &str = "select m.id, m.kind, m.why, m.way, m.from_name, m.from_address, m.subject, m.said, m.state, m.case_id, \
    c.title as customer, m.delivery_id, m.received_at \
    from mails m left join cases c on c.workspace_id = m.workspace_id and c.id = m.case_id";

fn markers(count: usize) -> String {
    (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(",")
}

fn values(m: &Mail) -> Args {
    args![
        &m.workspace_id,
        &m.id,
        &m.once,
        &m.kind,
        &m.why,
        &m.way,
        &m.to_address,
        &m.from_name,
        &m.from_address,
        &m.subject,
        &m.message_id,
        &m.said,
        &m.attachments,
        m.size,
        &m.raw_digest,
        &m.incident_id,
        &m.case_id,
        &m.customer_id,
        &m.contact_id,
        &m.delivery_id,
        &m.state,
        m.received_at,
        &m.settled_by,
        &m.settled_because,
        m.settled_at,
        m.erased_at,
        &m.salt
    ]
}

/// A new mail with its bytes; false when it is stored already.
pub(super) async fn insert(tx: &mut Tx, mail: &Mail, raw: Vec<u8>) -> Result<bool> {
    let text = format!("insert into mails ({MAIL}) values ({}) on conflict do nothing", markers(27));
    if tx.run(Sql::built(text), values(mail)).await? == 0 {
        return Ok(false);
    }
    let text = "insert into mail_raws (workspace_id, mail_id, raw) values ($1, $2, $3)";
    tx.run(sql(text), args![&mail.workspace_id, &mail.id, raw]).await?;
    Ok(true)
}

/// Writes back all that may change of a mail.
pub(super) async fn update(tx: &mut Tx, mail: &Mail) -> Result<()> {
    let text = format!(
        "insert into mails ({MAIL}) values ({}) on conflict (workspace_id, id) do update set once = excluded.once,
            way = excluded.way, why = excluded.why, to_address = excluded.to_address, from_name = excluded.from_name,
            from_address = excluded.from_address, subject = excluded.subject, message_id = excluded.message_id,
            said = excluded.said, attachments = excluded.attachments, raw_digest = excluded.raw_digest,
            incident_id = excluded.incident_id, case_id = excluded.case_id, customer_id = excluded.customer_id,
            contact_id = excluded.contact_id, state = excluded.state, settled_by = excluded.settled_by,
            settled_because = excluded.settled_because, settled_at = excluded.settled_at, erased_at = excluded.erased_at,
            salt = excluded.salt",
        markers(27)
    );
    tx.run(Sql::built(text), values(mail)).await?;
    Ok(())
}

/// Forgets the bytes of a mail.
pub(super) async fn forget_raw(tx: &mut Tx, mail: &Mail) -> Result<()> {
    let text = "delete from mail_raws where workspace_id = $1 and mail_id = $2";
    tx.run(sql(text), args![&mail.workspace_id, &mail.id]).await?;
    Ok(())
}

/// The mail that was stored under this digest.
pub(super) async fn seek_once(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    once: &str,
) -> Result<Option<MailId>> {
    let text = "select id from mails where workspace_id = $1 and once = $2";
    Ok(ask.maybe::<(MailId,)>(sql(text), args![workspace, once]).await?.map(|(id,)| id))
}

/// One mail.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &MailId) -> Result<Mail> {
    let text = format!("select {MAIL} from mails where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("mail"))
}

/// One mail, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &MailId) -> Result<Mail> {
    let workspace = tx.actor().workspace.clone();
    let text = format!("select {MAIL} from mails where workspace_id = $1 and id = $2 {}", Sql::hold(tx));
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("mail"))
}

/// The bytes of a mail; none once they were erased.
pub(super) async fn seek_raw(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &MailId,
) -> Result<Option<Vec<u8>>> {
    let text = "select raw from mail_raws where workspace_id = $1 and mail_id = $2";
    Ok(ask.maybe::<(Vec<u8>,)>(sql(text), args![workspace, id]).await?.map(|(raw,)| raw))
}

/// The digest that vouches for the bytes of a mail, with its salt.
pub(super) fn digest_of(salt: &str, raw: &[u8]) -> String {
    let mut digest = Sha256::new();
    digest.update(salt.as_bytes());
    digest.update(raw);
    data_encoding::HEXLOWER.encode(&digest.finalize())
}

/// The same, worked out anew from what is stored; empty where nothing is. For whoever compares.
pub async fn raw_digest(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &MailId) -> Result<String> {
    let raw = seek_raw(ask, workspace, id).await?;
    let salt = find(ask, workspace, id).await?.salt;
    Ok(raw.map_or(String::new(), |raw| digest_of(&salt, &raw)))
}

/// Mails in a state or in any, the newest first.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    state: Option<&str>,
    paging: &Paging,
) -> Result<Page<MailLine>> {
    let (before, id) = paging.before();
    let mut values = args![workspace, before, id, paging.rows() + 1];
    let mut also = "";
    if let Some(state) = state {
        values.push(state.into());
        also = " and m.state = $5";
    }
    let text = format!(
        "{LINE} where m.workspace_id = $1 and (m.received_at, m.id) < ($2, $3){also}
         order by m.received_at desc, m.id desc limit $4"
    );
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |r: &MailLine| [r.received_at.0.to_string(), r.id.to_string()]))
}

/// The mails of a case, newest first.
pub async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<MailLine>> {
    let text = format!(
        "{LINE} where m.workspace_id = $1 and m.case_id = $2 order by m.received_at desc, m.id desc limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// What waits for us, the oldest first: in the tray, or owed.
pub(super) async fn list_waiting(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    state: &str,
) -> Result<Vec<MailLine>> {
    let text =
        format!("{LINE} where m.workspace_id = $1 and m.state = $2 order by m.received_at, m.id limit 50");
    Ok(ask.all(Sql::built(text), args![workspace, state]).await?)
}

/// Who wrote, as far as their address tells.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Writer {
    pub contact_id: ContactId,
    pub customer_id: CustomerId,
    pub incident_id: Option<IncidentId>,
    pub case_id: Option<CaseId>,
}

/// The contact of this address, with the newest live case of their customer.
pub(super) async fn seek_writer(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    address: &str,
) -> Result<Option<Writer>> {
    // reads: customers, incidents
    let text = "select p.id as contact_id, p.customer_id, c.incident_id, c.id as case_id
         from contacts p left join cases c on c.workspace_id = p.workspace_id and c.customer_id = p.customer_id
            and c.state not in ('closed', 'withdrawn')
         where p.workspace_id = $1 and lower(p.email) = $2 and p.email is not null and p.left_at is null
         order by case when c.id is null then 1 else 0 end, c.opened_at desc, c.id desc, p.id limit 1";
    Ok(ask.maybe(sql(text), args![workspace, address.to_lowercase()]).await?)
}

/// The mail that this answer of ours was written to, by the answer's `Message-ID`.
pub(super) async fn seek_answered(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    message_id: &str,
) -> Result<Option<Mail>> {
    let text = format!(
        "select {MAIL} from mails where workspace_id = $1 and id = (
            select mail_id from mail_answers where workspace_id = $1 and message_id = $2)"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, message_id]).await?)
}

/// A new answer, or a known one whose words were erased.
pub(super) async fn put_answer(tx: &mut Tx, a: &MailAnswer) -> Result<()> {
    let text = format!(
        "insert into mail_answers ({ANSWER}) values ({}) on conflict (workspace_id, id) do update set
            to_address = excluded.to_address, subject = excluded.subject, text = excluded.text,
            erased_at = excluded.erased_at, salt = excluded.salt",
        markers(14)
    );
    let values = args![
        &a.workspace_id,
        &a.id,
        &a.mail_id,
        &a.incident_id,
        &a.case_id,
        &a.customer_id,
        &a.to_address,
        &a.subject,
        &a.text,
        &a.message_id,
        &a.answered_by,
        a.answered_at,
        a.erased_at,
        &a.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// What we answered to a mail, oldest first.
pub async fn list_answers(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    mail: &MailId,
) -> Result<Vec<MailAnswer>> {
    let text = format!(
        "select {ANSWER} from mail_answers where workspace_id = $1 and mail_id = $2 order by id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, mail]).await?)
}

/// The language in which to write to whoever wrote, if they are a contact of ours.
pub(super) async fn language_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    contact: &ContactId,
) -> Result<Option<String>> {
    // reads: customers
    let text = "select language from contacts where workspace_id = $1 and id = $2";
    Ok(ask.maybe::<(String,)>(sql(text), args![workspace, contact]).await?.map(|(language,)| language))
}

/// The contact of a customer who has this address.
pub(super) async fn contact_at(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
    address: &str,
) -> Result<Option<ContactId>> {
    // reads: customers
    let text = "select id from contacts where workspace_id = $1 and customer_id = $2 and lower(email) = $3 and email is not null
         order by id limit 1";
    let found =
        ask.maybe::<(ContactId,)>(sql(text), args![workspace, customer, address.to_lowercase()]).await?;
    Ok(found.map(|(id,)| id))
}

/// Since when the oldest mail waits in the tray, and how many do.
pub(super) async fn tray(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<(i64, Option<Time>)> {
    let text = "select count(*), min(received_at) from mails where workspace_id = $1 and state = 'waiting'";
    Ok(ask.one::<(i64, Option<Time>)>(sql(text), args![workspace]).await?)
}
