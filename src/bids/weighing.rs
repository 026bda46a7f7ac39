//! What a bid is weighed by: everything the rooms know of the customer, and of whoever would see to it.

use twodb::Ask;

use super::advice::Kept;
use super::{Advice, Bid, Grounds, advise, store};
use crate::grievances;
use crate::ground::{Result, Time};
use crate::promises::{self, Tally, Whose};
use crate::trust::{self, Dimension};

const fn kept(tally: &Tally) -> Kept {
    Kept { due: tally.due, low: tally.low, high: tally.high }
}

/// The advice that stands beside a bid: as things stand while it is to be decided, of the day of the decision from then on.
pub(super) async fn advice_beside(ask: &mut dyn Ask, bid: &Bid, now: Time) -> Result<Option<Advice>> {
    if bid.state().is_open() { weigh(ask, bid, now).await.map(Some) } else { Ok(bid.advice()) }
}

/// The advice on a bid, as things stand.
pub async fn weigh(ask: &mut dyn Ask, bid: &Bid, now: Time) -> Result<Advice> {
    let (workspace, customer) = (&bid.workspace_id, &bid.customer_id);
    let cases = store::count_open_cases(ask, workspace, customer).await?;
    let unadmitted = grievances::count_waiting_of(ask, workspace, customer).await?;
    let (record, effort) = trust::record_and_effort(ask, workspace, customer, now).await?;
    let to_them = promises::tally(ask, workspace, &Whose::Customer(customer.clone()), now).await?;
    let of_owner = promises::tally(ask, workspace, &Whose::Owner(bid.owner_id.clone()), now).await?;
    let good_at = store::competences(ask, workspace).await?.map(|c| c.tags()).unwrap_or_default();
    let bounds = |dimension: Dimension| {
        let standing = record.of(dimension);
        (dimension.word(), standing.low, standing.high)
    };
    Ok(advise(&Grounds {
        cases,
        unadmitted,
        efforts: effort.map_or(0, |effort| i64::try_from(effort.many).unwrap_or(i64::MAX)),
        kept: kept(&to_them),
        trust: record.weakest.map(bounds),
        takes: bid.takes(),
        good_at,
        open: of_owner.open + of_owner.overdue,
        overdue: of_owner.overdue,
        owner_kept: kept(&of_owner),
    }))
}
