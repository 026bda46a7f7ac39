//! Notices.

use twodb::{Args, Ask, Sql, args, sql};

use crate::ground::id::{CaseId, IncidentId, NoticeId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::notices::{Notice, NoticeLine, NoticeState};

const NOTICE: &str = "workspace_id, id, incident_id, kind, subject, what_happened, who_is_affected, what_we_know, \
    what_we_do_not_know, what_you_can_do, next_update_at, sender, acknowledges, promise_id, fix_due_at, fix_confidence, \
    no_date_because, corrects_id, language, template, texts_digest, state, drafted_at, drafted_by, changed_by, submitted_at, submitted_by, returned_because, approved_at, \
    approved_by, begun_at, sent_at, stopped_at, stopped_by, stopped_because, salt";

/// The notice; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &NoticeId) -> Result<Notice> {
    let text = format!("select {NOTICE} from notices where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("notice"))
}

/// The notice, held until the end of the change, so that of two who change it at once the second sees what the
/// first did.
pub(in crate::notices) async fn find_held(tx: &mut Tx, id: &NoticeId) -> Result<Notice> {
    let text = format!("select {NOTICE} from notices where workspace_id = $1 and id = $2 {}", Sql::hold(tx));
    let workspace = tx.actor().workspace.clone();
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("notice"))
}

/// Notices, newest first: of one incident, or of all; in one state, or in any.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: Option<&IncidentId>,
    state: Option<&str>,
    paging: &Paging,
) -> Result<Page<NoticeLine>> {
    let deliveries = "(select count(*) from deliveries d where d.workspace_id = n.workspace_id and d.notice_id = n.id and d.round > 0)
        + (select cast(coalesce(sum(a.people), 0) as bigint) from addressed a where a.workspace_id = n.workspace_id and a.notice_id = n.id)";
    let handed_over = "(select count(*) from deliveries d
        where d.workspace_id = n.workspace_id and d.notice_id = n.id and d.handed_over_at is not null)";
    let (text, values) = lines([deliveries, handed_over], workspace, incident, state, paging);
    let rows = ask.all(text, values).await?;
    Ok(Page::cut(rows, paging, |r: &NoticeLine| [r.drafted_at.0.to_string(), r.id.to_string()]))
}

/// A notice in a list that counts no letters.
#[derive(sqlx::FromRow)]
pub(in crate::notices) struct Uncounted {
    /// With no letters, unless they were counted at their end.
    #[sqlx(flatten)]
    pub line: NoticeLine,
    is_counted: i64,
}

impl Uncounted {
    /// Whether there are letters, and nobody has counted them.
    pub(in crate::notices) fn is_to_be_counted(&self) -> bool {
        let is_approved = !matches!(
            NoticeState::from_word(&self.line.state),
            Some(NoticeState::Drafted | NoticeState::Submitted) | None
        );
        is_approved && self.is_counted == 0
    }
}

/// The newest notices of an incident, with the letters of those that are at their end.
pub(in crate::notices) async fn list_uncounted(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    paging: &Paging,
) -> Result<Vec<Uncounted>> {
    let (text, values) = lines(["0", "0"], workspace, Some(incident), None, paging);
    Ok(ask.all(text, values).await?)
}

/// The statement that lists notices, with how the letters of those that are not at their end are counted.
fn lines(
    [deliveries, handed_over]: [&str; 2],
    workspace: &WorkspaceId,
    incident: Option<&IncidentId>,
    state: Option<&str>,
    paging: &Paging,
) -> (Sql, Args) {
    let (before, id) = paging.before();
    let mut values: Args = args![workspace, before, id, paging.rows() + 1];
    let mut also = String::new();
    if let Some(incident) = incident {
        values.push(incident.into());
        also = format!(" and n.incident_id = ${}", values.len());
    }
    if let Some(state) = state {
        values.push(state.into());
        also = format!("{also} and n.state = ${}", values.len());
    }
    // reads: incidents
    let text = format!(
        "select n.id, n.incident_id, i.title as incident_title, n.kind, n.subject, n.state, n.drafted_at, n.begun_at,
                coalesce(s.deliveries, {deliveries}) as deliveries, coalesce(s.handed_over, {handed_over}) as handed_over,
                cast(case when s.deliveries is null then 0 else 1 end as bigint) as is_counted
         from notices n join incidents i on i.workspace_id = n.workspace_id and i.id = n.incident_id
         left join sendings s on s.workspace_id = n.workspace_id and s.notice_id = n.id
         where n.workspace_id = $1 and (n.drafted_at, n.id) < ($2, $3){also}
         order by n.drafted_at desc, n.id desc limit $4"
    );
    (Sql::built(text), values)
}

/// The notices of an incident that people have begun to be told, oldest first.
pub async fn list_of_incident(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Notice>> {
    let text = format!(
        "select {NOTICE} from notices where workspace_id = $1 and incident_id = $2 and begun_at is not null
         order by begun_at, id limit 1000"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// Incidents of which letters are leaving just now.
pub async fn list_being_told(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<IncidentId>> {
    let text = sql("select distinct incident_id from notices
                    where workspace_id = $1 and state in ('approved', 'sending') limit 20");
    Ok(ask.all::<(IncidentId,)>(text, args![workspace]).await?.into_iter().map(|(id,)| id).collect())
}

/// The corrections of these notices that people have begun to be told: what is corrected, and by what; oldest first.
pub async fn corrections_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notices: &[NoticeId],
) -> Result<Vec<Notice>> {
    if notices.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = args![workspace];
    values.extend(notices.iter().map(twodb::Value::from));
    let text = format!(
        "select {NOTICE} from notices where workspace_id = $1 and corrects_id in {} and begun_at is not null
         order by begun_at, id limit 1000",
        Sql::in_list(2, notices.len())
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// What the people of a case may read: notices on their way to them, and those that reached them before they
/// were stopped; newest first.
pub async fn list_of_case(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Notice>> {
    let text = format!(
        "select {NOTICE} from notices where workspace_id = $1 and id in (
            select d.notice_id from deliveries d join notices n on n.workspace_id = d.workspace_id and n.id = d.notice_id
            where d.workspace_id = $1 and d.case_id = $2
              and (n.state in ('approved', 'sending', 'sent') or d.handed_over_at is not null))
         order by approved_at desc, id desc limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// Notices that wait for a second person, oldest first.
pub(in crate::notices) async fn list_submitted(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<Notice>> {
    let text = format!(
        "select {NOTICE} from notices where workspace_id = $1 and state = 'submitted' order by submitted_at limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// Notices with deliveries that a person has to settle: which, its subject, in which state, how many, since when.
pub(in crate::notices) async fn list_unsettled(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(NoticeId, String, String, i64, i64)>> {
    Ok(ask
        .all(
            sql("select n.id, n.subject, d.state, d.many, d.since from notices n join (
                    select notice_id, state, count(*) as many, min(moved_at) as since from deliveries
                    where workspace_id = $1 and state in ('uncertain', 'refused', 'failed', 'bounced') and acknowledged_at is null
                        and (round = 1 or state = 'uncertain')
                        -- What was written to somebody else at this customer since is seen to.
                        and not exists (select 1 from deliveries o where o.workspace_id = $1 and o.case_id = deliveries.case_id
                            and o.notice_id = deliveries.notice_id and o.queued_at >= deliveries.moved_at and o.id <> deliveries.id and o.round > 0)
                    group by notice_id, state
                 ) d on d.notice_id = n.id
                 where n.workspace_id = $1 and (n.state <> 'ended' or d.state = 'uncertain') order by d.since limit 50"),
            args![workspace],
        )
        .await?)
}

/// A new notice.
pub(in crate::notices) async fn insert(tx: &mut Tx, notice: &Notice) -> Result<()> {
    let markers = (1..=36).map(|n| format!("${n}")).collect::<Vec<_>>().join(",");
    let n = notice;
    tx.run(
        Sql::built(format!("insert into notices ({NOTICE}) values ({markers})")),
        args![
            &n.workspace_id,
            &n.id,
            &n.incident_id,
            &n.kind,
            &n.subject,
            &n.what_happened,
            &n.who_is_affected,
            &n.what_we_know,
            &n.what_we_do_not_know,
            &n.what_you_can_do,
            n.next_update_at,
            &n.sender,
            n.acknowledges,
            &n.promise_id,
            n.fix_due_at,
            n.fix_confidence,
            &n.no_date_because,
            &n.corrects_id,
            &n.language,
            &n.template,
            &n.texts_digest,
            &n.state,
            n.drafted_at,
            &n.drafted_by,
            &n.changed_by,
            n.submitted_at,
            &n.submitted_by,
            &n.returned_because,
            n.approved_at,
            &n.approved_by,
            n.begun_at,
            n.sent_at,
            n.stopped_at,
            &n.stopped_by,
            &n.stopped_because,
            &n.salt
        ],
    )
    .await?;
    Ok(())
}

/// Writes back all that may change of a notice.
pub(in crate::notices) async fn update(tx: &mut Tx, notice: &Notice) -> Result<()> {
    let n = notice;
    tx.run(
        sql("update notices set kind = $1, subject = $2, what_happened = $3, who_is_affected = $4, what_we_know = $5,
                what_we_do_not_know = $6, what_you_can_do = $7, next_update_at = $8, sender = $9, acknowledges = $10,
                promise_id = $11, fix_due_at = $12, fix_confidence = $13, no_date_because = $14, state = $15,
                changed_by = $16, submitted_at = $17, submitted_by = $18, returned_because = $19, approved_at = $20,
                approved_by = $21, begun_at = $22, sent_at = $23, stopped_at = $24, stopped_by = $25, stopped_because = $26,
                corrects_id = $27, language = $28, template = $29, texts_digest = $30
             where workspace_id = $31 and id = $32"),
        args![
            &n.kind,
            &n.subject,
            &n.what_happened,
            &n.who_is_affected,
            &n.what_we_know,
            &n.what_we_do_not_know,
            &n.what_you_can_do,
            n.next_update_at,
            &n.sender,
            n.acknowledges,
            &n.promise_id,
            n.fix_due_at,
            n.fix_confidence,
            &n.no_date_because,
            &n.state,
            &n.changed_by,
            n.submitted_at,
            &n.submitted_by,
            &n.returned_because,
            n.approved_at,
            &n.approved_by,
            n.begun_at,
            n.sent_at,
            n.stopped_at,
            &n.stopped_by,
            &n.stopped_because,
            &n.corrects_id,
            &n.language,
            &n.template,
            &n.texts_digest,
            &n.workspace_id,
            &n.id
        ],
    )
    .await?;
    Ok(())
}
