//! What follows from other rows and from entries, worked out anew and compared.

use twodb::Still;

use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::journal::{self, Audit, Harm, Recorded};
use crate::{surveys, trust};

/// Rows or entries read at a time.
const PAGE: i64 = 500;

/// Compares them all.
pub(super) async fn compare(ask: &mut Still, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
    asked(ask, workspace, audit).await?;
    movements(ask, workspace, audit).await
}

/// How each case stands that was asked: by its survey, the answers, and the case's chain.
async fn asked(ask: &mut Still, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
    let mut after = (String::new(), String::new());
    loop {
        let page = surveys::standing_after(ask, workspace, &after, PAGE).await?;
        let Some((last, _)) = page.last() else { return Ok(()) };
        after = (last.survey_id.to_string(), last.case_id.to_string());
        for (stands, follows) in page {
            audit.rows += 1;
            // Where there is no such survey, that is found with the parts of nothing.
            if follows.is_some_and(|follows| follows != stands) {
                let row = format!("{}/{}", stands.survey_id, stands.case_id);
                let text = format!("survey_cases {row}: it does not follow from the answers and the journal");
                audit.note_row(Harm::Changed, "survey_cases", &row, text);
            }
        }
    }
}

/// What moved trust records: each batch is as its entry says, there are no others, and nothing that should have
/// moved one was passed over.
async fn movements(ask: &mut Still, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
    let (mut after, mut standing) = (0, 0);
    let mut batch: Option<Recorded> = None;
    loop {
        let page = journal::of_fact(ask, workspace, workspace.as_str(), "trust.moved", after, PAGE).await?;
        let Some(last) = page.last().map(|entry| entry.seq) else { break };
        for entry in page {
            // After a crash a batch may have been said twice; the second time it may have been longer.
            if batch.as_ref().is_some_and(|before| before.data("from") != entry.data("from")) {
                standing += moved(ask, workspace, batch.take(), audit).await?;
            }
            batch = Some(entry);
        }
        after = last;
    }
    standing += moved(ask, workspace, batch, audit).await?;
    let there = trust::count_movements(ask, workspace).await?;
    if there != standing {
        let text = format!("trust_movements: {there} are there, and entries speak of {standing}");
        let what = if there > standing { Harm::Forged } else { Harm::Missing };
        audit.note_row(what, "trust_movements", "", text);
    }
    for (chain, seq) in trust::unmoved(ask, workspace).await? {
        let text = format!("trust_movements: entry {seq} of chain {chain} was passed over");
        audit.note_row(Harm::Missing, "trust_movements", &format!("{chain}/{seq}"), text);
    }
    Ok(())
}

/// Compares one batch; says how many movements its entries have now.
async fn moved(
    ask: &mut Still,
    workspace: &WorkspaceId,
    batch: Option<Recorded>,
    audit: &mut Audit,
) -> Result<i64> {
    let Some(entry) = batch else { return Ok(0) };
    let figure = |key: &str| entry.data(key).as_i64().unwrap_or(-1);
    let (from, to, said) = (figure("from"), figure("to"), figure("standing"));
    let (digest, standing) = trust::movements_digest(ask, workspace, from, to).await?;
    audit.rows += standing.unsigned_abs();
    if entry.data("digest").as_str() != Some(digest.as_str()) {
        let what = match standing.cmp(&said) {
            std::cmp::Ordering::Less => Harm::Missing,
            std::cmp::Ordering::Equal => Harm::Changed,
            std::cmp::Ordering::Greater => Harm::Forged,
        };
        let row = format!("{from}-{to}");
        let text = format!(
            "trust_movements by leaves {from} to {to} of the log: they are not those that were said \
             ({standing} are there, {said} were)"
        );
        audit.note_row(what, "trust_movements", &row, text);
    }
    Ok(standing)
}
