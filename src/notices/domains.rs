//! Receiving domains: how many letters each may have in a second, and which are left alone for a while because their
//! servers put off letter after letter. What waits for one domain holds up no other.

use std::collections::HashMap;

use post::Fate;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Delivery, rules, store};
use crate::ground::clock::SECOND;
use crate::ground::id::WorkspaceId;
use crate::ground::{Config, House, Result, Time};

/// A domain that puts off so many letters of a batch and takes none is set aside.
const PUT_OFF: usize = 5;
/// With so many letters of a batch a domain is tried again once its pause is over.
const PROBES: usize = 3;
/// The others wait so long meanwhile.
const PROBING: i64 = 30 * SECOND;

/// A domain that takes nothing just now.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct SetAside {
    /// What stands behind the @.
    pub domain: String,
    /// Its letters wait until then.
    pub until: Time,
    /// How many pauses in a row this is.
    pub losses: i64,
    /// What it said last.
    pub because: String,
    /// When the first of these pauses began.
    pub since: Time,
}

/// A batch sorted: what goes now, and what waits until when.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    pub go: Vec<Delivery>,
    pub wait: Vec<(Delivery, Time)>,
    /// So long the batch takes at least, in milliseconds, that no domain has more in a second than it may.
    pub least_ms: i64,
}

/// Sorts a batch by what its domains take now.
pub(super) fn sort(claimed: Vec<Delivery>, aside: &[SetAside], config: &Config, now: Time) -> Sorted {
    let aside: HashMap<&str, Time> = aside.iter().map(|a| (a.domain.as_str(), a.until)).collect();
    let mut counts: HashMap<String, (u32, i64)> = HashMap::new();
    let mut sorted = Sorted::default();
    for delivery in claimed {
        let rate = config.rate_of_domain(&delivery.domain);
        let (gone, waiting) = counts.entry(delivery.domain.clone()).or_default();
        match aside.get(delivery.domain.as_str()) {
            Some(until) if *until > now => sorted.wait.push((delivery, *until)),
            Some(_) if *gone as usize >= PROBES => sorted.wait.push((delivery, now.plus(PROBING))),
            _ if rate > 0 && *gone >= rate => {
                // After this second, one after the other as the domain may have them.
                *waiting += 1;
                sorted.wait.push((delivery, now.plus(SECOND + *waiting * SECOND / i64::from(rate))));
            }
            _ => {
                *gone += 1;
                if rate > 0 {
                    sorted.least_ms = sorted.least_ms.max(i64::from(*gone) * SECOND / i64::from(rate));
                }
                sorted.go.push(delivery);
            }
        }
    }
    sorted
}

/// What a batch tells of a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Told {
    /// It answered for good about a letter: it works.
    Works,
    /// It put off all that it was offered; this is what it said last.
    PutsOff(usize, String),
}

fn told<'a>(fates: impl Iterator<Item = (&'a str, &'a Fate)>) -> HashMap<String, Told> {
    let mut of: HashMap<String, Told> = HashMap::new();
    for (domain, fate) in fates {
        let known = of.get(domain).cloned();
        let told = match (known, fate) {
            (Some(Told::Works), _) | (_, Fate::HandedOver { .. } | Fate::Refused { .. }) => Told::Works,
            (known, Fate::Deferred { why }) if fate.is_put_off() => {
                let before = if let Some(Told::PutsOff(many, _)) = known { many } else { 0 };
                Told::PutsOff(before + 1, why.clone())
            }
            // A relay out of reach says nothing about a domain.
            _ => continue,
        };
        of.insert(domain.to_owned(), told);
    }
    of
}

/// Learns from a batch: sets domains aside, for longer each time, and takes them back once they work again.
pub(super) async fn learn(
    house: &House,
    workspace: &WorkspaceId,
    fates: &[(Delivery, Fate)],
    aside: &[SetAside],
) -> Result<()> {
    let now = house.now();
    let told = told(fates.iter().map(|(delivery, fate)| (delivery.domain.as_str(), fate)));
    let (mut set_aside, mut works) = (Vec::new(), Vec::new());
    for (domain, told) in told {
        let known = aside.iter().find(|a| a.domain == domain);
        match told {
            Told::Works if known.is_some() => works.push(domain),
            Told::PutsOff(many, because) if many >= PUT_OFF || known.is_some() => {
                let losses = known.map_or(0, |k| k.losses) + 1;
                let [chance] = house.dice().bytes::<1>();
                let until = now.plus(rules::pause(losses + 1, chance));
                let since = known.map_or(now, |k| k.since);
                let because = because.chars().take(500).collect();
                set_aside.push(SetAside { domain, until, losses, because, since });
            }
            _ => {}
        }
    }
    if set_aside.is_empty() && works.is_empty() {
        return Ok(());
    }
    let mut tx = house.db().begin().await?;
    for aside in &set_aside {
        tracing::warn!(
            domain = aside.domain,
            because = aside.because,
            "a domain takes nothing and is set aside"
        );
        store::set_aside::put(&mut tx, workspace, aside).await?;
    }
    for domain in works {
        store::set_aside::forget(&mut tx, workspace, &domain).await?;
    }
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_off() -> Fate {
        Fate::Deferred { why: "451 4.7.1 come back later".into() }
    }

    #[test]
    fn a_domain_that_took_one_letter_works_and_a_relay_out_of_reach_says_nothing_of_it() {
        let away = Fate::Deferred { why: "no connection to the relay within 10s".into() };
        let closing = Fate::Deferred { why: "421 4.3.2 closing".into() };
        let taken = Fate::HandedOver { reply: "250 ok".into() };
        let fates = [
            ("slow", put_off()),
            ("slow", put_off()),
            ("slow", away.clone()),
            ("mixed", put_off()),
            ("mixed", taken),
            ("mixed", put_off()),
            ("away", away),
            ("away", closing),
        ];
        let told = told(fates.iter().map(|(domain, fate)| (*domain, fate)));
        assert_eq!(told["slow"], Told::PutsOff(2, "451 4.7.1 come back later".into()));
        assert_eq!(told["mixed"], Told::Works);
        assert!(!told.contains_key("away"));
    }
}
