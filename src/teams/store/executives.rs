//! Executives and their contacts.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{CaseId, ExecutiveId, MemberId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;
use crate::teams::{Executive, ExecutiveContact, ExecutiveLine};

const EXECUTIVE: &str = "workspace_id, id, incident_id, case_id, customer_id, member_id, member_name, state, language, named_by, \
    named_name, named_at, because, answered_at, released_at, digest_from, digest_due_at, salt";
const CONTACT: &str = "workspace_id, id, executive_id, incident_id, case_id, customer_id, how, words, met_at, call_id, noted_by, \
    noted_name, noted_at, salt";

/// One of them, held until the end of the change; [`Fault::Missing`] when there is none.
pub(in crate::teams) async fn find_held(tx: &mut Tx, id: &ExecutiveId) -> Result<Executive> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {EXECUTIVE} from executives where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("executive"))
}

/// Whoever is named or stands by a customer in a case.
pub(in crate::teams) async fn seek_live(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Option<Executive>> {
    let text = format!(
        "select {EXECUTIVE} from executives where workspace_id = $1 and case_id = $2 and state in ('named', 'accepted')"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, case]).await?)
}

/// An executive with how often they were in touch. -- reads: incidents
fn lines() -> String {
    format!(
        "select e.{}, c.title as customer,
            (select count(*) from executive_contacts k where k.workspace_id = e.workspace_id and k.executive_id = e.id) as contacts,
            (select max(k.met_at) from executive_contacts k where k.workspace_id = e.workspace_id and k.executive_id = e.id) as last_at
         from executives e join cases c on c.workspace_id = e.workspace_id and c.id = e.case_id",
        EXECUTIVE.replace(", ", ", e.")
    )
}

/// One of them, with how often they were in touch.
pub(in crate::teams) async fn line(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &ExecutiveId,
) -> Result<ExecutiveLine> {
    let text = format!("{} where e.workspace_id = $1 and e.id = $2", lines());
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("executive"))
}

/// These, with how often each was in touch, in the order in which they were named.
pub(in crate::teams) async fn list_lines(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[ExecutiveId],
) -> Result<Vec<ExecutiveLine>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let list = Sql::in_list(2, ids.len());
    let text = format!("{} where e.workspace_id = $1 and e.id in {list} order by e.named_at, e.id", lines());
    let mut values = args![workspace];
    values.extend(ids.iter().map(twodb::Value::from));
    Ok(ask.all(Sql::built(text), values).await?)
}

/// Whoever stood by a customer in a case, the last one first; at most 20.
pub(in crate::teams) async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<ExecutiveLine>> {
    let text = format!(
        "{} where e.workspace_id = $1 and e.case_id = $2 order by e.named_at desc, e.id desc limit 20",
        lines()
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// By whom a member stands, or was named to; at most 100.
pub(in crate::teams) async fn list_of_member(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    member: &MemberId,
) -> Result<Vec<ExecutiveLine>> {
    let text = format!(
        "{} where e.workspace_id = $1 and e.member_id = $2 and e.state in ('named', 'accepted')
         order by e.named_at, e.id limit 100",
        lines()
    );
    Ok(ask.all(Sql::built(text), args![workspace, member]).await?)
}

/// The customers by whom a member stands, whose case is open and whose digest is due, held until the end of the change.
// reads: incidents
pub(in crate::teams) async fn list_due_held(
    tx: &mut Tx,
    member: &MemberId,
    now: Time,
) -> Result<Vec<Executive>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!(
        "select {EXECUTIVE} from executives where workspace_id = $1 and member_id = $2 and state = 'accepted'
            and digest_due_at <= $3 and exists (select 1 from cases c where c.workspace_id = executives.workspace_id
                and c.id = executives.case_id and c.state not in ('closed', 'withdrawn'))
         order by named_at, id limit 100 {hold}"
    );
    Ok(tx.all(Sql::built(text), args![&workspace, member, now]).await?)
}

/// Members who are here and whose digest is due; at most 20 at once.
// reads: incidents, members
pub(in crate::teams) async fn members_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Vec<MemberId>> {
    let text = sql("select distinct e.member_id from executives e
         join members m on m.workspace_id = e.workspace_id and m.id = e.member_id and m.left_at is null
         join cases c on c.workspace_id = e.workspace_id and c.id = e.case_id and c.state not in ('closed', 'withdrawn')
         where e.workspace_id = $1 and e.state = 'accepted' and e.digest_due_at <= $2 limit 20");
    Ok(ask.all::<(MemberId,)>(text, args![workspace, now]).await?.into_iter().map(|(id,)| id).collect())
}

/// A new one; says whether nobody stands by this customer yet.
pub(in crate::teams) async fn insert(tx: &mut Tx, executive: &Executive) -> Result<bool> {
    let e = executive;
    let text =
        format!("insert into executives ({EXECUTIVE}) values {} on conflict do nothing", Sql::in_list(1, 18));
    let values = args![
        &e.workspace_id,
        &e.id,
        &e.incident_id,
        &e.case_id,
        &e.customer_id,
        &e.member_id,
        &e.member_name,
        &e.state,
        &e.language,
        &e.named_by,
        &e.named_name,
        e.named_at,
        &e.because,
        e.answered_at,
        e.released_at,
        e.digest_from,
        e.digest_due_at,
        &e.salt
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}

/// Writes back what became of one that is held.
pub(in crate::teams) async fn update(tx: &mut Tx, executive: &Executive) -> Result<()> {
    let e = executive;
    tx.run(
        sql("update executives set state = $1, language = $2, because = $3, answered_at = $4, released_at = $5, digest_from = $6,
                digest_due_at = $7 where workspace_id = $8 and id = $9"),
        args![
            &e.state,
            &e.language,
            &e.because,
            e.answered_at,
            e.released_at,
            e.digest_from,
            e.digest_due_at,
            &e.workspace_id,
            &e.id
        ],
    )
    .await?;
    Ok(())
}

/// The contacts of one, the last first.
pub(in crate::teams) async fn contacts(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &ExecutiveId,
    paging: &Paging,
) -> Result<Page<ExecutiveContact>> {
    let (before, contact) = paging.before();
    let text = format!(
        "select {CONTACT} from executive_contacts where workspace_id = $1 and executive_id = $2 and (met_at, id) < ($3, $4)
         order by met_at desc, id desc limit $5"
    );
    let values = args![workspace, id, before, contact, paging.rows() + 1];
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |k: &ExecutiveContact| [k.met_at.0.to_string(), k.id.to_string()]))
}

/// A contact; says whether it is new: a call counts once.
pub(in crate::teams) async fn insert_contact(tx: &mut Tx, contact: &ExecutiveContact) -> Result<bool> {
    let k = contact;
    let text = format!(
        "insert into executive_contacts ({CONTACT}) values {} on conflict do nothing",
        Sql::in_list(1, 14)
    );
    let values = args![
        &k.workspace_id,
        &k.id,
        &k.executive_id,
        &k.incident_id,
        &k.case_id,
        &k.customer_id,
        &k.how,
        &k.words,
        k.met_at,
        &k.call_id,
        &k.noted_by,
        &k.noted_name,
        k.noted_at,
        &k.salt
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}
