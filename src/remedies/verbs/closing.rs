//! Closing a case without its customer's word, with an eye on what we offered them.

use crate::ground::id::CaseId;
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::{self, Case, Closing};
use crate::journal;
use crate::remedies::{rules, store};
use crate::second_wrongs;

/// What was seen before a case is closed without its customer's word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Despite {
    /// Offers that still wait for this customer's answer.
    pub offers: bool,
    /// That we told them late, or hid something, and have not said so.
    pub wrong: bool,
}

/// Closes one case by name, with a reason. Where an offer waits for this customer's answer, `despite_offers` must say
/// that this was seen: what was offered stands until it expires or is taken back, whatever becomes of the case. The
/// customer's own word closes a case without asking (it is said in the survey). So too where we told them late, or hid
/// something, and have not said so: `despite_wrong`.
pub async fn close_case(
    house: &House,
    actor: &Actor,
    id: &CaseId,
    because: String,
    despite: Despite,
) -> Result<Case> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let (case, closed) = incidents::close(&mut tx, id, Closing::Reason(because)).await?;
    let now = tx.now();
    let waiting = store::count_waiting(&mut tx, &actor.workspace, id, now).await?;
    rules::may_close_over(waiting, despite.offers)?;
    let owed = second_wrongs::count_owed_of_case(&mut tx, &actor.workspace, id, now).await?;
    rules::may_close_over_wrong(owed, despite.wrong)?;
    let closed = if waiting == 0 { closed } else { closed.with("offers_waiting", waiting) };
    let closed = if owed == 0 { closed } else { closed.with("second_wrongs_owed", owed) };
    tx.say(closed).await?.commit().await?;
    Ok(case)
}
