//! Runs of letters on paper.

use twodb::{Ask, Sql, args, sql};

use super::deliveries::DELIVERY;
use crate::ground::id::{DeliveryId, NoticeId, PrintRunId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::{Fold, Tx};
use crate::notices::printing::PrintRun;
use crate::notices::{Delivery, Notice};

const RUN: &str = "workspace_id, id, notice_id, incident_id, letters, letters_digest, made_at, made_by, posted_at, posted_by, \
    spoilt_at, spoilt_by, spoilt_because, salt";

/// A letter waits to be printed while no run that is still open holds it: what was posted and came back may be printed again.
const WAITS: &str = "d.channel = 'letter' and d.state = 'queued' and d.next_at is not null and not exists (
    select 1 from print_letters l join print_runs r on r.workspace_id = l.workspace_id and r.id = l.run_id
    where l.workspace_id = d.workspace_id and l.delivery_id = d.id and r.spoilt_at is null and r.posted_at is null)";

/// The run; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &PrintRunId) -> Result<PrintRun> {
    let text = format!("select {RUN} from print_runs where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("print run"))
}

/// The runs of a notice, newest first.
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId, notice: &NoticeId) -> Result<Vec<PrintRun>> {
    let text = format!(
        "select {RUN} from print_runs where workspace_id = $1 and notice_id = $2 order by made_at desc, id desc limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, notice]).await?)
}

/// Runs that were printed and neither posted nor spoilt: which, its notice's subject, since when.
pub(in crate::notices) async fn list_open(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(PrintRunId, String, crate::ground::Time)>> {
    let text = sql("select r.id, n.subject, r.made_at from print_runs r
         join notices n on n.workspace_id = r.workspace_id and n.id = r.notice_id
         where r.workspace_id = $1 and r.posted_at is null and r.spoilt_at is null order by r.made_at limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}

/// How many letters of a notice wait to be printed.
pub async fn count_waiting(ask: &mut dyn Ask, notice: &Notice) -> Result<i64> {
    let text = format!(
        "select count(*) from deliveries d where d.workspace_id = $1 and d.notice_id = $2 and {WAITS}"
    );
    Ok(ask.count(Sql::built(text), args![&notice.workspace_id, &notice.id]).await?)
}

/// The letters of a notice that wait to be printed.
pub(in crate::notices) async fn list_waiting(
    ask: &mut dyn Ask,
    notice: &Notice,
    most: i64,
) -> Result<Vec<Delivery>> {
    let text = format!(
        "select {DELIVERY} from deliveries d where d.workspace_id = $1 and d.notice_id = $2 and {WAITS} order by d.id limit $3"
    );
    Ok(ask.all(Sql::built(text), args![&notice.workspace_id, &notice.id, most]).await?)
}

/// Keeps the letters of a run; gives the digest over them.
pub(in crate::notices) async fn keep_letters(
    tx: &mut Tx,
    run: &PrintRunId,
    letters: &[DeliveryId],
) -> Result<String> {
    let workspace = tx.actor().workspace.clone();
    let rows: Vec<_> = letters.iter().map(|id| args![&workspace, run, id]).collect();
    tx.insert_many("print_letters", &["workspace_id", "run_id", "delivery_id"], "", rows).await?;
    letters_digest(tx, &workspace, run).await
}

/// The deliveries of a run, in their order.
pub(in crate::notices) async fn letters_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    run: &PrintRunId,
) -> Result<Vec<DeliveryId>> {
    let text =
        "select delivery_id from print_letters where workspace_id = $1 and run_id = $2 order by delivery_id";
    Ok(ask
        .all::<(DeliveryId,)>(sql(text), args![workspace, run])
        .await?
        .into_iter()
        .map(|(id,)| id)
        .collect())
}

/// The deliveries of a run with what a sheet needs, in the order of their addresses' reading.
pub(in crate::notices) async fn sheets_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    run: &PrintRunId,
) -> Result<Vec<Delivery>> {
    let text = format!(
        "select {DELIVERY} from deliveries d where d.workspace_id = $1 and d.id in (
            select delivery_id from print_letters where workspace_id = $1 and run_id = $2) order by d.id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, run]).await?)
}

/// The digest over the letters of a run.
pub async fn letters_digest(ask: &mut dyn Ask, workspace: &WorkspaceId, run: &PrintRunId) -> Result<String> {
    let mut fold = Fold::new();
    for id in letters_of(ask, workspace, run).await? {
        fold.add(&id)?;
    }
    Ok(fold.digest())
}

/// A new run, or one that was posted or spoilt.
pub(in crate::notices) async fn put(tx: &mut Tx, run: &PrintRun) -> Result<()> {
    let r = run;
    let text = format!(
        "insert into print_runs ({RUN}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)
         on conflict (workspace_id, id) do update set posted_at = excluded.posted_at, posted_by = excluded.posted_by,
            spoilt_at = excluded.spoilt_at, spoilt_by = excluded.spoilt_by, spoilt_because = excluded.spoilt_because"
    );
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.notice_id,
        &r.incident_id,
        r.letters,
        &r.letters_digest,
        r.made_at,
        &r.made_by,
        r.posted_at,
        &r.posted_by,
        r.spoilt_at,
        &r.spoilt_by,
        &r.spoilt_because,
        &r.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}
