//! Closing a case without its customer's word, with an eye on what we offered them.

use crate::ground::id::CaseId;
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::{self, Case, Closing};
use crate::journal;
use crate::remedies::{rules, store};

/// Closes one case by name, with a reason. Where an offer waits for this customer's answer, `despite_offers` must say
/// that this was seen: what was offered stands until it expires or is taken back, whatever becomes of the case. The
/// customer's own word closes a case without asking (it is said in the survey).
pub async fn close_case(
    house: &House,
    actor: &Actor,
    id: &CaseId,
    because: String,
    despite_offers: bool,
) -> Result<Case> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let (case, closed) = incidents::close(&mut tx, id, Closing::Reason(because)).await?;
    let now = tx.now();
    let waiting = store::count_waiting(&mut tx, &actor.workspace, id, now).await?;
    rules::may_close_over(waiting, despite_offers)?;
    let closed = if waiting == 0 { closed } else { closed.with("offers_waiting", waiting) };
    tx.say(closed).await?.commit().await?;
    Ok(case)
}
