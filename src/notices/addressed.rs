//! Whom an approved notice is for, written down page by page when it is approved: what was approved is that list, whoever
//! comes or goes later. Its people are put into the queue from it, the first wave before the rest; those of a large notice
//! behind the approval, a page in each change, so that neither the approver nor any other change waits for a million of them,
//! and whoever finds the list after a crash goes on where it ends.

use std::collections::BTreeMap;

use super::link_key::{self, Key};
use super::queueing::{self, Wanted};
use super::store::addressed::{self as list, People};
use super::store::{self, After, Hearing};
use super::waves::FirstWave;
use super::{Addressee, Channel, Notice, NoticeState, Sending, outcome};
use crate::ground::id::{NoticeId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Time};
use crate::journal::{Entry, Tx};

/// People of a page, at most: what one statement queues.
const AT_ONCE: usize = 1_000;
/// Pages that are queued in the approval itself.
const IN_APPROVAL: i64 = 5;
/// Pages queued by one round of the postman, so that what is in the queue leaves meanwhile.
const IN_ROUND: usize = 20;

/// Writes down whom a notice is for; gives how many people those are.
pub(super) async fn write_down(tx: &mut Tx, notice: &Notice, first: Option<&FirstWave>) -> Result<i64> {
    let most = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
    let (mut line, mut people, mut after) = (Line::default(), 0, After::default());
    loop {
        let hearing = Hearing::of(notice);
        let some =
            store::addressees(tx, &notice.workspace_id, &notice.incident_id, hearing, &after, most).await?;
        let Some(last) = some.last() else { break };
        after = After::of(last);
        people += some.len();
        for addressee in some {
            line.add(addressee, first);
        }
        list::put(tx, &notice.id, &line.full).await?;
        line.full.clear();
    }
    list::put(tx, &notice.id, &line.rest()).await?;
    i64::try_from(people).map_err(Fault::broken)
}

/// The pages in the making: the one of each wave that is not full yet, and those that are.
#[derive(Default)]
struct Line {
    open: BTreeMap<i64, People>,
    full: Vec<People>,
}

impl Line {
    fn add(&mut self, addressee: Addressee, first: Option<&FirstWave>) {
        let wave = first.map_or(1, |first| first.wave_of(&addressee.customer_id));
        let empty = |place| People { wave, place, contacts: Vec::new() };
        let page = self.open.entry(wave).or_insert_with(|| empty(1));
        page.contacts.push(addressee.contact_id);
        if page.contacts.len() == AT_ONCE {
            let next = empty(page.place + 1);
            self.full.push(std::mem::replace(page, next));
        }
    }

    fn rest(mut self) -> Vec<People> {
        self.full.extend(self.open.into_values().filter(|page| !page.contacts.is_empty()));
        self.full
    }
}

/// Queues the first of those whom a notice is for, in its approval.
pub(super) async fn queue_first(tx: &mut Tx, notice: &Notice, sending: &Sending) -> Result<()> {
    let pages = list::list_next(tx, &notice.workspace_id, &notice.id, IN_APPROVAL).await?;
    let key = link_key::key(tx).await?;
    for (place, page) in pages.iter().enumerate() {
        let entries = queue(tx, notice, sending, &key, page).await?;
        tx.say_some(entries).await?;
        // Once, after the first that were put there: where nothing is new there is nothing to plan by.
        if place == 0 {
            store::deliveries::take_stock(tx).await?;
        }
    }
    Ok(())
}

/// Queues more of those whom approved notices are for; says how many pages of them.
pub(super) async fn queue_more(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    let mut done = 0;
    while done < IN_ROUND
        && let Some(notice) = list::seek(&mut house.read(), workspace).await?
    {
        queue_next(house, workspace, &notice).await?;
        done += 1;
    }
    Ok(done)
}

async fn queue_next(house: &House, workspace: &WorkspaceId, id: &NoticeId) -> Result<()> {
    let (mut tx, notice) = outcome::begin(house, &Actor::desk(workspace), house.now(), id).await?;
    // Another desk may have been quicker.
    let Some(page) = list::list_next(&mut tx, workspace, id, 1).await?.pop() else { return Ok(()) };
    let sending = store::sendings::seek(&mut tx, workspace, id).await?;
    let sending =
        sending.ok_or_else(|| Fault::broken("people are addressed by a notice that has no sending"))?;
    store::links::hold_live_of(&mut tx, workspace, &notice.incident_id, &page.contacts).await?;
    let key = link_key::key(&mut tx).await?;
    let mut entries = queue(&mut tx, &notice, &sending, &key, &page).await?;
    if !list::is_any(&mut tx, workspace, id).await? {
        // Where nobody of the last page is there any more, no letter is left that would end it.
        entries.extend(outcome::follow(&mut tx, notice, &[]).await?);
    }
    if !entries.is_empty() {
        return tx.say(entries).await?.commit().await;
    }
    // Nobody of this page is there any more, and nothing follows from that.
    drop(tx);
    let mut tx = house.db().begin().await?;
    list::forget(&mut tx, workspace, id, &page).await?;
    Ok(tx.commit().await?)
}

/// Queues the people of a page, each with a private link; gives what is to be said. Whose wave may go is due at once; with a
/// rate, behind whoever waits already.
async fn queue(
    tx: &mut Tx,
    notice: &Notice,
    sending: &Sending,
    key: &Key,
    page: &People,
) -> Result<Vec<Entry>> {
    let people = list::list_people(tx, notice, &page.contacts).await?;
    let is_held_up = matches!(notice.state(), NoticeState::Stopped | NoticeState::Ended);
    let mut pace = match sending.rate {
        _ if is_held_up || page.wave > sending.wave => None,
        Some(rate) => Some(Pace::behind(store::queue::seek_last_due(tx, &notice.id).await?, tx.now(), rate)),
        None => Some(Pace { since: tx.now(), place: 0, rate: None }),
    };
    let wanted = people.into_iter().map(|who| Wanted {
        contact_id: who.contact_id,
        customer_id: who.customer_id,
        case_id: who.case_id,
        channel: Channel::Mail,
        round: 1,
        wave: page.wave,
        name: who.name,
        address: who.email,
        language: who.language,
        zone: who.zone,
        due: pace.as_mut().map(Pace::next),
    });
    let wanted = wanted.collect();
    let (entries, _) = queueing::put(tx, notice, key, wanted).await?;
    list::forget(tx.beneath(), &notice.workspace_id, &notice.id, page).await?;
    Ok(entries)
}

/// When letters are due that leave one behind the other.
struct Pace {
    since: Time,
    place: i64,
    /// So many in a second; none when all are due at once.
    rate: Option<i64>,
}

impl Pace {
    /// Behind the last that waits; from now on, where none does.
    fn behind(last: Option<Time>, now: Time, rate: i64) -> Self {
        match last {
            Some(last) if last >= now => Self { since: last, place: 1, rate: Some(rate) },
            _ => Self { since: now, place: 0, rate: Some(rate) },
        }
    }

    fn next(&mut self) -> Time {
        let due = self.since.plus(self.rate.map_or(0, |rate| self.place * 1_000 / rate));
        self.place += 1;
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::{CaseId, ContactId, CustomerId, Id};

    #[test]
    fn letters_leave_one_behind_the_other_across_pages() {
        let now = Time(10_000);
        let due = |last, many: usize| {
            let mut pace = Pace::behind(last, now, 3);
            (0..many).map(|_| pace.next().0).collect::<Vec<_>>()
        };
        assert_eq!(due(None, 4), [10_000, 10_333, 10_666, 11_000]);
        assert_eq!(due(Some(Time(11_000)), 3), [11_333, 11_666, 12_000], "behind those of the page before");
        assert_eq!(due(Some(Time(9_000)), 2), [10_000, 10_333], "not in what is gone");
    }

    #[test]
    fn everybody_stands_on_one_page() {
        let dice = Dice::seeded(7);
        let addressee = || Addressee {
            contact_id: ContactId::mint(Time(1), &dice),
            customer_id: CustomerId::mint(Time(1), &dice),
            case_id: CaseId::mint(Time(1), &dice),
            name: String::new(),
            email: String::new(),
            language: String::new(),
            zone: None,
        };
        let mut line = Line::default();
        let all: Vec<Addressee> = (0..2_500).map(|_| addressee()).collect();
        for who in &all {
            line.add(who.clone(), None);
        }
        let pages = line.rest();
        let sizes: Vec<_> = pages.iter().map(|page| (page.wave, page.place, page.contacts.len())).collect();
        assert_eq!(sizes, [(1, 1, 1_000), (1, 2, 1_000), (1, 3, 500)]);
        let there: Vec<_> = pages.into_iter().flat_map(|page| page.contacts).collect();
        assert_eq!(there, all.into_iter().map(|who| who.contact_id).collect::<Vec<_>>());
        assert!(Line::default().rest().is_empty());
    }
}
