//! What desks have in hand: the pages of their books as the store has them. A claim changes no delivery, so that of very
//! many letters each row is written once, when it is known what became of it.

use std::collections::{BTreeMap, HashSet};

use twodb::{Args, Ask, Sql, args, sql};

use super::deliveries::{self, DELIVERY, DeliveryLine};
use crate::ground::id::{DeliveryId, NoticeId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;
use crate::notices::{Delivery, DeliveryState};

/// Where the last claim of a round ended: what stands before it is not looked through again.
pub(in crate::notices) type Behind = (Time, DeliveryId);

/// A claim that is wanted.
pub(in crate::notices) struct Wanted<'a> {
    /// The page of the desk's book that it stands on.
    pub page: &'a str,
    /// What is due then.
    pub now: Time,
    /// Until when it is in this desk's hands.
    pub lease_until: Time,
    /// So many, at most.
    pub most: i64,
    /// Only what is due behind this.
    pub behind: Option<&'a Behind>,
}

/// Claims what is due and in nobody's hands, the longest due first.
pub(in crate::notices) async fn claim(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    wanted: &Wanted<'_>,
) -> Result<Vec<Delivery>> {
    hold(tx, workspace).await?;
    // Before what waits is read: what is recorded in between is in hand by the one, or waits no more by the other.
    let taken = in_hand(tx, workspace).await?;
    let free = list_free(tx, workspace, wanted, &taken).await?;
    let claimed: Vec<Delivery> = cut(free, wanted).into_iter().map(tried).collect();
    let mut of_notice: BTreeMap<&NoticeId, Vec<&str>> = BTreeMap::new();
    for delivery in &claimed {
        of_notice.entry(&delivery.notice_id).or_default().push(delivery.id.as_str());
    }
    let rows = of_notice.into_iter().map(|(notice, ids)| {
        args![workspace, wanted.page, notice, wanted.lease_until, ids.len(), ids.join(" ")]
    });
    let columns = ["workspace_id", "page", "notice_id", "lease_until", "letters", "deliveries"];
    tx.insert_many("delivery_claims", &columns, "", rows.collect::<Vec<_>>()).await?;
    Ok(claimed)
}

/// What is due and is not taken: one more than is wanted, where there is, as whoever comes next says where a batch can end.
async fn list_free(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    wanted: &Wanted<'_>,
    taken: &HashSet<DeliveryId>,
) -> Result<Vec<Delivery>> {
    let most = usize::try_from(wanted.most).unwrap_or(0) + 1;
    let (mut free, mut behind) = (Vec::with_capacity(most), wanted.behind.cloned());
    // What others have in hand stands among what is due, so it is read on until there is enough.
    loop {
        let (since, last) = behind.as_ref().map_or((Time(i64::MIN), ""), |(at, id)| (*at, id.as_str()));
        let text = format!(
            "select {DELIVERY} from deliveries
             where workspace_id = $1 and channel = 'mail' and state = 'queued' and next_at is not null and next_at <= $2
               and (next_at, id) > ($3, $4)
             order by next_at, id limit $5"
        );
        let values = args![workspace, wanted.now, since, last, most];
        let due: Vec<Delivery> = tx.all(Sql::built(text), values).await?;
        let is_end = due.len() < most;
        behind = due.last().and_then(|delivery| Some((delivery.next_at?, delivery.id.clone())));
        free.extend(due.into_iter().filter(|delivery| !taken.contains(&delivery.id)));
        if is_end || free.len() >= most {
            return Ok(free);
        }
    }
}

/// So many as are wanted; fewer, where the people of one case would be parted: batches that go on the same chains cannot be
/// worked out beside each other.
fn cut(mut free: Vec<Delivery>, wanted: &Wanted<'_>) -> Vec<Delivery> {
    let most = usize::try_from(wanted.most).unwrap_or(0);
    if free.len() > most {
        let parts = |at: usize| free[at - 1].case_id == free[at].case_id;
        let end = (most / 2 + 1..=most).rev().find(|at| !parts(*at)).unwrap_or(most);
        free.truncate(end);
    }
    free
}

/// As its desk has it in hand: being tried once more.
fn tried(delivery: Delivery) -> Delivery {
    Delivery { attempts: delivery.attempts + 1, ..delivery }
}

/// Keeps every claim in this workspace waiting until the end of the change: whoever changes what waits looks first whether
/// a desk has it in hand.
async fn hold(tx: &mut twodb::Tx, workspace: &WorkspaceId) -> Result<()> {
    Ok(tx.wait_alone(&format!("claims of {workspace}")).await?)
}

/// What desks have in hand and whoever asks must leave alone; nobody claims any more until the end of the change.
pub(in crate::notices) async fn hold_in_hand(tx: &mut Tx) -> Result<HashSet<DeliveryId>> {
    let workspace = tx.actor().workspace.clone();
    hold(tx.beneath(), &workspace).await?;
    in_hand(tx, &workspace).await
}

/// What desks have in hand.
pub(super) async fn in_hand(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<HashSet<DeliveryId>> {
    let text = sql("select deliveries from delivery_claims where workspace_id = $1");
    ids_of(ask, text, args![workspace]).await
}

/// What desks have in hand of a notice.
pub(super) async fn in_hand_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<HashSet<DeliveryId>> {
    let text = sql("select deliveries from delivery_claims where workspace_id = $1 and notice_id = $2");
    ids_of(ask, text, args![workspace, notice]).await
}

/// How many of a notice desks have in hand.
pub(super) async fn count_in_hand(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<i64> {
    let text = sql("select cast(coalesce(sum(letters), 0) as bigint) from delivery_claims
                    where workspace_id = $1 and notice_id = $2");
    Ok(ask.count(text, args![workspace, notice]).await?)
}

/// Says of what waits whether a desk has it in hand.
pub(super) fn note_in_hand(in_hand: &HashSet<DeliveryId>, lines: &mut [DeliveryLine]) {
    let waits = |line: &&mut DeliveryLine| line.state == DeliveryState::Queued.word();
    for line in lines.iter_mut().filter(waits).filter(|line| in_hand.contains(&line.id)) {
        line.state = DeliveryState::Claimed.word().into();
    }
}

/// A delivery as it is shown: in hand, where a desk has it.
pub async fn shown(ask: &mut dyn Ask, delivery: Delivery) -> Result<Delivery> {
    if delivery.state() != DeliveryState::Queued {
        return Ok(delivery);
    }
    let in_hand = in_hand_of(ask, &delivery.workspace_id, &delivery.notice_id).await?;
    if !in_hand.contains(&delivery.id) {
        return Ok(delivery);
    }
    Ok(Delivery { state: DeliveryState::Claimed.word().into(), ..delivery })
}

/// What a page of a desk's book is about and is not settled: in hand, or uncertain because its lease ended.
pub(in crate::notices) async fn list_of_page(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    page: &str,
) -> Result<Vec<Delivery>> {
    let text = sql("select deliveries from delivery_claims where workspace_id = $1 and page = $2");
    let ids: Vec<DeliveryId> = ids_of(ask, text, args![workspace, page]).await?.into_iter().collect();
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let waiting = deliveries::list_queued(ask, workspace, some, "").await?;
        found.extend(waiting.into_iter().map(tried));
    }
    let text = format!(
        "select {DELIVERY} from deliveries where workspace_id = $1 and page = $2 and state = 'uncertain'"
    );
    found.extend(ask.all::<Delivery>(Sql::built(text), args![workspace, page]).await?);
    Ok(found)
}

/// A claim whose lease has ended without a record.
#[derive(sqlx::FromRow)]
pub(in crate::notices) struct Lost {
    /// The page it stands on.
    pub page: String,
    /// Of which notice.
    pub notice_id: NoticeId,
    deliveries: String,
}

/// A claim whose lease has ended without a record.
pub(in crate::notices) async fn seek_lost(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Option<Lost>> {
    let text = sql("select page, notice_id, deliveries from delivery_claims
                    where workspace_id = $1 and lease_until < $2 order by lease_until, page, notice_id limit 1");
    Ok(ask.maybe(text, args![workspace, now]).await?)
}

/// What of a claim has not been settled, held until the end of the change.
pub(in crate::notices) async fn list_lost(tx: &mut Tx, lost: &Lost) -> Result<Vec<Delivery>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let ids = named(&lost.deliveries)?;
    let in_hand = deliveries::list_queued(tx, &workspace, &ids, hold).await?;
    Ok(in_hand.into_iter().map(tried).collect())
}

/// Gives a lost claim up, once its deliveries are uncertain: each notes on which page it stood, for whoever finds that.
pub(in crate::notices) async fn give_up(tx: &mut Tx, lost: &Lost, uncertain: &[Delivery]) -> Result<()> {
    let rows = uncertain.iter().map(|d| args![&d.workspace_id, &d.id, &lost.page]).collect::<Vec<_>>();
    let text = "update deliveries set page = said.page from said
                where deliveries.workspace_id = said.workspace_id and deliveries.id = said.id";
    tx.with_many::<(DeliveryId,)>(&["workspace_id", "id", "page"], text, rows).await?;
    let workspace = tx.actor().workspace.clone();
    forget(tx.beneath(), &workspace, lost).await
}

/// Forgets a claim of which nothing is in hand any more.
pub(in crate::notices) async fn forget(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    claim: &Lost,
) -> Result<()> {
    let text = sql("delete from delivery_claims where workspace_id = $1 and page = $2 and notice_id = $3");
    tx.run(text, args![workspace, &claim.page, &claim.notice_id]).await?;
    Ok(())
}

/// Lets these of a page out of its desk's hands; what is left of the page stays in them.
pub(in crate::notices) async fn let_go<'a>(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    page: &str,
    ids: impl IntoIterator<Item = &'a DeliveryId>,
) -> Result<()> {
    let gone: HashSet<&str> = ids.into_iter().map(DeliveryId::as_str).collect();
    let text = format!(
        "select notice_id, deliveries from delivery_claims where workspace_id = $1 and page = $2 order by notice_id {}",
        Sql::hold(tx)
    );
    for (notice, ids) in tx.all::<(NoticeId, String)>(Sql::built(text), args![workspace, page]).await? {
        let left: Vec<&str> = ids.split(' ').filter(|id| !gone.contains(id)).collect();
        let key = args![workspace, page, &notice];
        if left.is_empty() {
            let text =
                sql("delete from delivery_claims where workspace_id = $1 and page = $2 and notice_id = $3");
            tx.run(text, key).await?;
        } else {
            let text = sql("update delivery_claims set letters = $4, deliveries = $5
                            where workspace_id = $1 and page = $2 and notice_id = $3");
            tx.run(text, [key, args![left.len(), left.join(" ")]].concat()).await?;
        }
    }
    Ok(())
}

/// What the claims that a statement gives have in hand.
async fn ids_of(ask: &mut dyn Ask, text: Sql, values: Args) -> Result<HashSet<DeliveryId>> {
    let mut ids = HashSet::new();
    for (named_there,) in ask.all::<(String,)>(text, values).await? {
        ids.extend(named(&named_there)?);
    }
    Ok(ids)
}

fn named(ids: &str) -> Result<Vec<DeliveryId>> {
    ids.split(' ').map(|id| id.parse().map_err(Fault::broken)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::CaseId;
    use crate::notices::sample_delivery;

    #[test]
    fn the_people_of_one_case_go_in_one_batch() {
        let of_case = |n: usize| {
            let case: CaseId = format!("cas_{n:026}").parse().unwrap();
            Delivery { case_id: case, ..sample_delivery(1_772_442_000_000, "mail", "marta@example.test") }
        };
        let ends_at = |cases: &[usize], most| {
            let wanted = Wanted { page: "", now: Time(0), lease_until: Time(0), most, behind: None };
            cut(cases.iter().map(|n| of_case(*n)).collect(), &wanted).len()
        };
        assert_eq!(ends_at(&[1, 1, 2, 2], 3), 2);
        assert_eq!(ends_at(&[1, 1, 2, 2], 2), 2);
        assert_eq!(ends_at(&[1, 1, 2], 3), 3, "all there are");
        assert_eq!(ends_at(&[1, 1, 1, 1, 1], 4), 4, "a case of very many is parted");
        assert_eq!(ends_at(&[], 4), 0);
    }
}
