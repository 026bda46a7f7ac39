//! All SQL of bulletins.

use twodb::{Ask, Sql, args, sql};

use super::{Bulletin, Gap, Inside, Reader, Reading, Receipt, Shared};
use crate::ground::id::{BulletinId, IncidentId, InterviewId, MemberId, NoticeId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const BULLETIN: &str = "workspace_id, id, incident_id, notice_id, subject, what_happened, what_we_say, what_we_do_not_know, \
    what_you_may_promise, questions_to, by_mail, language, state, drafted_at, drafted_by, changed_by, published_at, \
    published_by, published_name, members, salt, interview_id, effort_hours, takes_days, erased_at";

/// One of them; [`Fault::Missing`] when there is none.
pub(super) async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &BulletinId) -> Result<Bulletin> {
    let text = format!("select {BULLETIN} from bulletins where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("bulletin"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &BulletinId) -> Result<Bulletin> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {BULLETIN} from bulletins where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("bulletin"))
}

/// Those about an incident, the last one first; at most 100.
pub async fn list_of_incident(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Bulletin>> {
    let text = format!(
        "select {BULLETIN} from bulletins where workspace_id = $1 and incident_id = $2
         order by drafted_at desc, id desc limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// The bulletins that share the record of a talk, the last one first, each with how far it has been read.
// reads: members
pub async fn shares_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    interview: &InterviewId,
) -> Result<Vec<Shared>> {
    let text = format!(
        "select {BULLETIN} from bulletins where workspace_id = $1 and interview_id = $2
         order by published_at desc, id desc limit 20"
    );
    let bulletins: Vec<Bulletin> = ask.all(Sql::built(text), args![workspace, interview]).await?;
    let text = sql("select r.bulletin_id, count(*) from bulletin_receipts r
         join bulletins b on b.workspace_id = r.workspace_id and b.id = r.bulletin_id
         join members m on m.workspace_id = r.workspace_id and m.id = r.member_id and m.left_at is null
         where b.workspace_id = $1 and b.interview_id = $2 group by r.bulletin_id");
    let read: Vec<(BulletinId, i64)> = ask.all(text, args![workspace, interview]).await?;
    let here = sql("select count(*) from members where workspace_id = $1 and left_at is null");
    let members = ask.count(here, args![workspace]).await?;
    let read_of = |id: &BulletinId| read.iter().find(|(of, _)| of == id).map_or(0, |(_, n)| *n);
    Ok(bulletins.into_iter().map(|b| Shared { read: read_of(&b.id), members, bulletin: b }).collect())
}

/// Every bulletin that shares the record of a talk, held until the end of the change.
pub(super) async fn list_shares_held(tx: &mut Tx, interview: &InterviewId) -> Result<Vec<Bulletin>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!(
        "select {BULLETIN} from bulletins where workspace_id = $1 and interview_id = $2 order by id {hold}"
    );
    Ok(tx.all(Sql::built(text), args![workspace, interview]).await?)
}

/// What our own people know of an incident: a bulletin that is out, and the last one that is drafted.
pub async fn inside_of(ask: &mut dyn Ask, workspace: &WorkspaceId, incident: &IncidentId) -> Result<Inside> {
    let one = |state: &str| {
        Sql::built(format!(
            "select {BULLETIN} from bulletins where workspace_id = $1 and incident_id = $2 and state = '{state}'
               and interview_id is null and (state = 'published' or erased_at is null)
             order by drafted_at desc, id desc limit 1"
        ))
    };
    let out = ask.maybe(one("published"), args![workspace, incident]).await?;
    let drafted = ask.maybe(one("drafted"), args![workspace, incident]).await?;
    Ok(Inside { out, drafted })
}

/// The notices about an incident that were let out before our own people were told, the first one first.
pub(super) async fn list_gaps(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Gap>> {
    Ok(ask
        .all(
            sql("select workspace_id, id, incident_id, notice_id, because, said_at, said_by, said_name, salt
                 from bulletin_gaps where workspace_id = $1 and incident_id = $2 order by said_at, id limit 50"),
            args![workspace, incident],
        )
        .await?)
}

/// Bulletins about open incidents that a member has not read, the longest out first; at most 50.
// reads: incidents
pub(super) async fn list_unread(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    member: &MemberId,
) -> Result<Vec<Bulletin>> {
    let columns = BULLETIN.replace(", ", ", b.");
    let text = format!(
        "select b.{columns} from bulletins b join incidents i on i.workspace_id = b.workspace_id and i.id = b.incident_id
         where b.workspace_id = $1 and b.state = 'published' and b.erased_at is null and i.closed_at is null and not exists (
            select 1 from bulletin_receipts r where r.workspace_id = b.workspace_id and r.bulletin_id = b.id
               and r.member_id = $2)
         order by b.published_at, b.id limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, member]).await?)
}

/// That this member has read it.
pub(super) async fn seek_receipt(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    bulletin: &BulletinId,
    member: &MemberId,
) -> Result<Option<Receipt>> {
    Ok(ask
        .maybe(
            sql(
                "select workspace_id, id, bulletin_id, incident_id, member_id, read_at from bulletin_receipts
                 where workspace_id = $1 and bulletin_id = $2 and member_id = $3",
            ),
            args![workspace, bulletin, member],
        )
        .await?)
}

/// Everybody who is here, those who have not read it first.
// reads: members
pub(super) async fn list_readers(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    bulletin: &BulletinId,
) -> Result<Vec<Reader>> {
    Ok(ask
        .all(
            sql("select m.id as member_id, m.name, m.role, r.read_at from members m
                 left join bulletin_receipts r on r.workspace_id = m.workspace_id and r.member_id = m.id
                    and r.bulletin_id = $2
                 where m.workspace_id = $1 and m.left_at is null
                 order by case when r.read_at is null then 0 else 1 end, r.read_at, m.name, m.id limit 1000"),
            args![workspace, bulletin],
        )
        .await?)
}

/// How far it has been read, and how long it took those who did: from when it was out, or from when they joined.
// reads: members
pub(super) async fn reading(ask: &mut dyn Ask, bulletin: &Bulletin) -> Result<Reading> {
    let (workspace, id) = (&bulletin.workspace_id, &bulletin.id);
    let (members, read): (i64, i64) = ask
        .one(
            sql("select count(*), count(r.id) from members m
                 left join bulletin_receipts r on r.workspace_id = m.workspace_id and r.member_id = m.id
                    and r.bulletin_id = $2
                 where m.workspace_id = $1 and m.left_at is null"),
            args![workspace, id],
        )
        .await?;
    let Some(out) = bulletin.published_at else { return Ok(Reading { members, read, ..Reading::default() }) };
    let rows: Vec<(i64, i64, i64)> = ask
        .all(
            sql("select place, many, took from (
                    select took, row_number() over (order by took) as place, count(*) over () as many from (
                        select r.read_at - case when m.joined_at > $3 then m.joined_at else $3 end as took
                        from bulletin_receipts r join members m on m.workspace_id = r.workspace_id and m.id = r.member_id
                        where r.workspace_id = $1 and r.bulletin_id = $2 and m.left_at is null) t) p
                 where place in ((many + 1) / 2, many) order by place"),
            args![workspace, id, out],
        )
        .await?;
    let median_ms = rows.first().map(|(.., took)| *took);
    Ok(Reading { members, read, median_ms, worst_ms: rows.last().map(|(.., took)| *took) })
}

/// A new one.
pub(super) async fn insert(tx: &mut Tx, bulletin: &Bulletin) -> Result<()> {
    let b = bulletin;
    let text = format!("insert into bulletins ({BULLETIN}) values {}", Sql::in_list(1, 25));
    let values = args![
        &b.workspace_id,
        &b.id,
        &b.incident_id,
        &b.notice_id,
        &b.subject,
        &b.what_happened,
        &b.what_we_say,
        &b.what_we_do_not_know,
        &b.what_you_may_promise,
        &b.questions_to,
        b.by_mail,
        &b.language,
        &b.state,
        b.drafted_at,
        &b.drafted_by,
        &b.changed_by,
        b.published_at,
        &b.published_by,
        &b.published_name,
        b.members,
        &b.salt,
        &b.interview_id,
        b.effort_hours,
        b.takes_days,
        b.erased_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back one that is held.
pub(super) async fn update(tx: &mut Tx, bulletin: &Bulletin) -> Result<()> {
    let b = bulletin;
    tx.run(
        sql("update bulletins set subject = $1, what_happened = $2, what_we_say = $3, what_we_do_not_know = $4,
                what_you_may_promise = $5, questions_to = $6, by_mail = $7, language = $8, state = $9, changed_by = $10,
                published_at = $11, published_by = $12, published_name = $13, members = $14, erased_at = $15, salt = $16
             where workspace_id = $17 and id = $18"),
        args![
            &b.subject,
            &b.what_happened,
            &b.what_we_say,
            &b.what_we_do_not_know,
            &b.what_you_may_promise,
            &b.questions_to,
            b.by_mail,
            &b.language,
            &b.state,
            &b.changed_by,
            b.published_at,
            &b.published_by,
            &b.published_name,
            b.members,
            b.erased_at,
            &b.salt,
            &b.workspace_id,
            &b.id
        ],
    )
    .await?;
    Ok(())
}

/// That a member has read it; says whether that is new.
pub(super) async fn insert_receipt(tx: &mut Tx, receipt: &Receipt) -> Result<bool> {
    let r = receipt;
    let written = tx
        .run(
            sql("insert into bulletin_receipts (workspace_id, id, bulletin_id, incident_id, member_id, read_at)
                 values ($1, $2, $3, $4, $5, $6) on conflict do nothing"),
            args![&r.workspace_id, &r.id, &r.bulletin_id, &r.incident_id, &r.member_id, r.read_at],
        )
        .await?;
    Ok(written > 0)
}

/// A first notice that was let out before our own people were told.
pub(super) async fn insert_gap(tx: &mut Tx, gap: &Gap) -> Result<()> {
    let g = gap;
    tx.run(
        sql("insert into bulletin_gaps (workspace_id, id, incident_id, notice_id, because, said_at, said_by, said_name, salt)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![
            &g.workspace_id,
            &g.id,
            &g.incident_id,
            &g.notice_id,
            &g.because,
            g.said_at,
            &g.said_by,
            &g.said_name,
            &g.salt
        ],
    )
    .await?;
    Ok(())
}

/// The bulletin that was begun from a notice and is still drafted.
pub(super) async fn seek_drafted_from(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    notice: &NoticeId,
) -> Result<Option<Bulletin>> {
    let text = format!(
        "select {BULLETIN} from bulletins where workspace_id = $1 and incident_id = $2 and notice_id = $3
            and state = 'drafted' and erased_at is null order by drafted_at desc, id desc limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, incident, notice]).await?)
}
