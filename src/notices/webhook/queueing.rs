//! Deliveries to systems, queued when a notice is approved.

use crate::ground::Result;
use crate::journal::Tx;
use crate::notices::link_key::Key;
use crate::notices::queueing::{self, Wanted};
use crate::notices::store::webhook::Listening;
use crate::notices::waves::FirstWave;
use crate::notices::{Channel, Notice, store};

/// Systems addressed per statement.
const AT_ONCE: i64 = 1_000;

/// Queues a delivery for each system that hears this notice, with the wave of its customer, and says so page by page.
/// Gives how many of them tell somebody.
pub(in crate::notices) async fn queue(
    tx: &mut Tx,
    notice: &Notice,
    key: &Key,
    first: Option<&FirstWave>,
) -> Result<usize> {
    let (mut after, mut telling) = (String::new(), 0);
    loop {
        let some = store::webhook::listening(tx, notice, &after, AT_ONCE).await?;
        let Some(last) = some.last() else { return Ok(telling) };
        after = last.contact_id.to_string();
        telling += some.iter().filter(|system| system.tells == 1).count();
        let wanted = some.into_iter().map(|system| wanted(tx, system, first)).collect();
        let (entries, _) = queueing::put(tx, notice, key, wanted).await?;
        tx.say_some(entries).await?;
    }
}

/// The delivery to a system. It goes at once with its wave: the pace that an approver sets is for letters.
fn wanted(tx: &Tx, system: Listening, first: Option<&FirstWave>) -> Wanted {
    let wave = first.map_or(1, |f| f.wave_of(&system.customer_id));
    Wanted {
        contact_id: system.contact_id,
        customer_id: system.customer_id,
        case_id: system.case_id,
        channel: Channel::Webhook,
        round: system.tells,
        wave,
        name: system.name,
        address: system.address,
        language: system.language,
        zone: system.zone,
        due: (wave == 1).then(|| tx.now()),
    }
}
