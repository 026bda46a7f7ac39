//! Everything said is sealed into one log, in order; whatever is changed by hand is found and named (R94, R97).

mod dossiers;
mod every_row;
mod hands;
mod one_customer;
mod recovery;

use amends::ground::id::{CaseId, Id, IncidentId};
use amends::journal::{self, Chain, Entry};
use twodb::{args, sql};

use crate::harness::TestDesk;
use crate::walk;

/// Declares an incident by form, and says which.
pub(super) async fn declare(desk: &TestDesk, title: &str) -> IncidentId {
    let page = desk.send_form(&desk.mara, "/incidents", &[("title", title)]).await.expect(303);
    page.location.strip_prefix("/incidents/").unwrap().parse().unwrap()
}

async fn say_many(desk: &TestDesk, incident: &IncidentId, most: usize) {
    let tx = journal::begin(&desk.house, &desk.mara).await.unwrap();
    let entries: Vec<Entry> = (0..most)
        .map(|n| Entry::on(Chain::Incident(incident.clone()), "incident.timed").with("n", n as u64))
        .collect();
    tx.say(entries).await.unwrap().commit().await.unwrap();
}

walk!(ten_thousand_entries_are_sealed_in_batches_under_one_checkpoint, |desk| {
    let incident = declare(&desk, "The furnace stopped").await;
    say_many(&desk, &incident, 9_999).await;
    let began = std::time::Instant::now();
    let sealed = journal::seal(&desk.house, &desk.workspace).await.unwrap();
    assert!(sealed >= 10_000, "and what founded the desk");
    eprintln!("sealed 10,000 entries in {:?}", began.elapsed());
    let mut read = desk.house.read();
    let stamp = journal::last_checkpoint(&mut read, &desk.workspace).await.unwrap().unwrap();
    assert_eq!(stamp.size, sealed as i64);
    let checkpoints = read
        .count(
            sql("select count(*) from journal_checkpoints where workspace_id = $1"),
            args![&desk.workspace],
        )
        .await
        .unwrap();
    assert_eq!(checkpoints, 1, "no more checkpoints than needed");
    assert_eq!(journal::seal(&desk.house, &desk.workspace).await.unwrap(), 0, "nothing waits");
    let log = journal::of_log(&mut read, &desk.workspace, 0, 20_000).await.unwrap();
    assert!(log.iter().zip(0..).all(|(l, n)| l.leaf == n), "no leaf is left out");
    let places = log.iter().filter(|l| l.entry.chain == incident.as_str()).map(|l| l.entry.seq);
    assert!(places.eq(1..=10_000), "a chain stands in its order");
});

walk!(what_was_worked_out_before_is_said_only_where_its_chains_stood_still, |desk| {
    let (house, actor) = (&desk.house, &desk.mara);
    let [one, other]: [CaseId; 2] = std::array::from_fn(|_| CaseId::mint(house.now(), house.dice()));
    let on = |case: &CaseId| Entry::on(Chain::Case(case.clone()), "case.moved").with("to", "told");
    let tx = journal::begin(house, actor).await.unwrap();
    tx.say(vec![on(&one), on(&other)]).await.unwrap().commit().await.unwrap();

    // Two on one chain and one on another; nobody comes between.
    let cases = [one.clone(), other.clone()];
    let stand = journal::stand_of(&mut house.read(), &desk.workspace, &cases).await.unwrap();
    let entries = vec![on(&one), on(&other), on(&one)];
    let forged = journal::forge(actor, house.now(), entries.clone(), stand).unwrap();
    let tx = journal::begin(house, actor).await.unwrap();
    let said = tx.say_forged(forged, vec![on(&other)]).await.unwrap();
    said.expect("the chains stood still").commit().await.unwrap();
    let many = async |case: &CaseId| {
        journal::of_chain(&mut house.read(), &desk.workspace, case.as_str(), 0, 10).await.unwrap().len()
    };
    assert_eq!((many(&one).await, many(&other).await), (3, 3));

    // Somebody says something of one of them in between: none of it is written, on neither.
    let stand = journal::stand_of(&mut house.read(), &desk.workspace, &cases).await.unwrap();
    let forged = journal::forge(actor, house.now(), entries, stand).unwrap();
    let tx = journal::begin(house, actor).await.unwrap();
    tx.say(on(&other)).await.unwrap().commit().await.unwrap();
    let tx = journal::begin(house, actor).await.unwrap();
    assert!(tx.say_forged(forged, Vec::new()).await.unwrap().is_none());
    assert_eq!((many(&one).await, many(&other).await), (3, 4));

    // A chain that has not begun cannot have stood still.
    let new = CaseId::mint(house.now(), house.dice());
    let stand =
        journal::stand_of(&mut house.read(), &desk.workspace, std::slice::from_ref(&new)).await.unwrap();
    let forged = journal::forge(actor, house.now(), vec![on(&new)], stand).unwrap();
    let tx = journal::begin(house, actor).await.unwrap();
    assert!(tx.say_forged(forged, Vec::new()).await.unwrap().is_none());
});

walk!(an_entry_with_an_earlier_time_stays_behind_its_predecessor, |desk| {
    let incident = declare(&desk, "A clock ran ahead").await;
    say_many(&desk, &incident, 1).await;
    // The second node's clock is an hour behind: its entry sorts first by time.
    let mut tx = desk.house.db().begin().await.unwrap();
    tx.run(sql("update journal_unsealed set at = at - 3600000 where seq = 2"), args![]).await.unwrap();
    tx.commit().await.unwrap();
    desk.settle().await;
    let log = journal::of_log(&mut desk.house.read(), &desk.workspace, 0, 100).await.unwrap();
    let places = log.iter().filter(|l| l.entry.chain == incident.as_str()).map(|l| l.entry.seq);
    assert_eq!(places.collect::<Vec<_>>(), [1, 2]);
});

#[cfg(unix)]
walk!(the_key_is_readable_by_its_owner_alone, |desk| {
    use std::os::unix::fs::PermissionsExt;
    declare(&desk, "Anything").await;
    desk.settle().await;
    let path = &desk.house.config().seal_file;
    for file in [path.clone(), format!("{path}.checkpoints")] {
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
});
