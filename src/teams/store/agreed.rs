//! What must never happen again, and who stands behind it and behind the plan.

use twodb::{Ask, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::{IncidentId, MemberId, WorkspaceId};
use crate::journal::Tx;
use crate::teams::{BuyIn, NeverAgain};

const NEVER: &str =
    "workspace_id, id, incident_id, version, sentences, written_by, written_name, written_at, salt";
const BUY_IN: &str = "workspace_id, id, incident_id, subject, version, member_id, agreed_at";

/// The list as it stands, if there is one.
pub(in crate::teams) async fn seek(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<NeverAgain>> {
    let text = format!(
        "select {NEVER} from never_again where workspace_id = $1 and incident_id = $2 order by version desc limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, incident]).await?)
}

/// A new version; says whether nobody else wrote one of this number.
pub(in crate::teams) async fn insert(tx: &mut Tx, list: &NeverAgain) -> Result<bool> {
    let n = list;
    let text =
        format!("insert into never_again ({NEVER}) values {} on conflict do nothing", Sql::in_list(1, 9));
    let values = args![
        &n.workspace_id,
        &n.id,
        &n.incident_id,
        n.version,
        &n.sentences,
        &n.written_by,
        &n.written_name,
        n.written_at,
        &n.salt
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}

/// Somebody's word on a version, where they gave it.
pub(in crate::teams) async fn seek_buy_in(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    (subject, version): (&str, i64),
    member: &MemberId,
) -> Result<Option<BuyIn>> {
    let text = format!(
        "select {BUY_IN} from buy_ins where workspace_id = $1 and subject = $2 and version = $3 and member_id = $4"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, subject, version, member]).await?)
}

/// Who stands behind a version; as many as our people can be.
pub(in crate::teams) async fn list_agreed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    subject: &str,
    version: i64,
) -> Result<Vec<MemberId>> {
    let text = sql(
        "select member_id from buy_ins where workspace_id = $1 and subject = $2 and version = $3 limit 1000",
    );
    let rows = ask.all::<(MemberId,)>(text, args![workspace, subject, version]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Somebody's word; says whether it is new.
pub(in crate::teams) async fn insert_buy_in(tx: &mut Tx, buy_in: &BuyIn) -> Result<bool> {
    let b = buy_in;
    let text = format!("insert into buy_ins ({BUY_IN}) values {} on conflict do nothing", Sql::in_list(1, 7));
    let values =
        args![&b.workspace_id, &b.id, &b.incident_id, &b.subject, b.version, &b.member_id, b.agreed_at];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}
