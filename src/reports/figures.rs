//! The figures of incidents: told, how fast, promises kept, verified.

use serde::Serialize;
use utoipa::ToSchema;

use super::store;
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{House, Result};
use crate::incidents::{self, IncidentLine};
use crate::mentions::{self, Lead};
use crate::promises::{Tally, rules};

/// One incident in figures.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Figures {
    /// The incident, with its cases: how many, told, closed.
    pub incident: IncidentLine,
    /// Half of the customers were told within so many milliseconds of noticing; absent when nobody was told or
    /// when it is unknown since when we knew.
    pub tell_p50_ms: Option<i64>,
    /// Nine of ten were.
    pub tell_p90_ms: Option<i64>,
    /// All were.
    pub tell_max_ms: Option<i64>,
    /// Who told first, we or somebody else: our first telling of anybody against the first word of anybody else.
    pub first_word: Lead,
    /// Promises, with the rate kept and its interval.
    pub promises: Tally,
    /// Offers that reached a customer.
    pub offers_made: i64,
    /// Of those, accepted.
    pub offers_accepted: i64,
    /// Cases closed on the customer's own word.
    pub confirmed: i64,
}

/// The figures of every incident, newest first.
pub async fn figures(house: &House, workspace: &WorkspaceId, paging: &Paging) -> Result<Page<Figures>> {
    let mut read = house.read();
    let page = incidents::list_open(&mut read, workspace, true, paging).await?;
    let ids: Vec<IncidentId> = page.items.iter().map(|i| i.id.clone()).collect();
    if ids.is_empty() {
        return Ok(Page { items: Vec::new(), next: None });
    }
    let tellings = store::tellings(&mut read, workspace, &ids).await?;
    let told: Vec<_> = page.items.iter().map(|i| (i.id.clone(), i.first_told_at)).collect();
    let leads = mentions::leads_of_many(&mut read, workspace, &told).await?;
    let confirmed = store::confirmed(&mut read, workspace, &ids).await?;
    let offers = store::offers(&mut read, workspace, &ids).await?;
    let promises = store::promises(&mut read, workspace, &ids, house.now().0).await?;
    let of = |incident: IncidentLine| {
        let id = incident.id.as_str();
        let telling = tellings.get(id).copied().unwrap_or_default();
        let mine = promises.iter().filter(|(own, ..)| own == id);
        Figures {
            tell_p50_ms: telling.p50,
            tell_p90_ms: telling.p90,
            tell_max_ms: telling.worst,
            first_word: leads
                .get(id)
                .copied()
                .unwrap_or_else(|| mentions::first_word(None, incident.first_told_at)),
            promises: tally(mine.map(|(_, state, past, n)| (state.as_str(), *past != 0, *n))),
            offers_made: offers.get(id).map_or(0, |o| o.0),
            offers_accepted: offers.get(id).map_or(0, |o| o.1),
            confirmed: confirmed.get(id).copied().unwrap_or(0),
            incident,
        }
    };
    Ok(Page { items: page.items.into_iter().map(of).collect(), next: page.next })
}

/// Counts by state, and rates what came due.
fn tally<'a>(counts: impl Iterator<Item = (&'a str, bool, i64)>) -> Tally {
    let mut tally = Tally::default();
    for (state, is_past, n) in counts {
        match (state, is_past) {
            ("kept", _) => tally.kept += n,
            ("late", _) => tally.late += n,
            ("broken", _) => tally.broken += n,
            ("renewed", _) => tally.renewed += n,
            (_, true) => tally.overdue += n,
            (_, false) => tally.open += n,
        }
    }
    rules::rated(tally)
}
