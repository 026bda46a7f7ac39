//! Two who change the same at once: the second sees what the first did, and undoes nothing of it.

use std::sync::Arc;
use std::time::Duration;

use amends::admissions;
use amends::ground::Result;
use amends::ground::id::CaseId;
use amends::incidents::{self, Case};
use amends::journal::{self, Said};
use amends::remedies::{self, Despite};
use tokio::sync::broadcast;
use twodb::{Engine, args, sql};

use super::surveys::told;
use crate::harness::TestDesk;
use crate::walk;

/// Returns once somebody waits for a change that is not over. SQLite has one writer: there whoever comes second has not begun.
async fn somebody_waits(desk: &TestDesk) {
    if desk.house.db().engine() == Engine::Sqlite {
        return;
    }
    for _ in 0..10_000 {
        let text = sql("select count(*) from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'");
        let (waiting,): (i64,) = desk.house.read().one(text, args![]).await.unwrap();
        if waiting > 0 {
            return;
        }
        tokio::task::yield_now().await;
    }
}

/// Lets a second change begin beside a first that has written and is not over yet; then both end.
async fn beside<T>(desk: &TestDesk, first: Said, second: impl Future<Output = Result<T>>) -> T {
    let ending = async {
        somebody_waits(desk).await;
        first.commit().await
    };
    let (second, first) = tokio::join!(second, ending);
    first.unwrap();
    second.unwrap()
}

async fn case_of(desk: &TestDesk, id: &CaseId) -> Case {
    incidents::find_case(&mut desk.house.read(), &desk.workspace, id).await.unwrap()
}

walk!(whoever_was_just_given_a_case_keeps_it_when_it_is_acknowledged, |desk| {
    let (_, cases) = told(&desk, &["Brightwing"]).await;
    let (case, ines) = (&cases[0].1, desk.ines.member().unwrap());
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let (_, _, entry) = incidents::hand_case_over(&mut tx, case, ines).await.unwrap();
    let given = tx.say(entry).await.unwrap();
    beside(&desk, given, admissions::acknowledge_case(&desk.house, &desk.mara, case)).await;
    let stands = case_of(&desk, case).await;
    assert_eq!(stands.owner_id.as_ref(), Some(ines));
    assert!(stands.acknowledged_at.is_some());
});

walk!(a_case_that_closes_while_its_incident_gets_a_new_lead_goes_along, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing"]).await;
    let (case, tom) = (&cases[0].1, desk.tom.member().unwrap());
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let (_, entries) = incidents::hand_over(&mut tx, &incident, tom).await.unwrap();
    let handed_over = tx.say(entries).await.unwrap();
    let because = "They said so on the telephone.".to_owned();
    let closing = remedies::close_case(&desk.house, &desk.mara, case, because, Despite::default());
    beside(&desk, handed_over, closing).await;
    let stands = case_of(&desk, case).await;
    assert_eq!((stands.state.as_str(), stands.owner_id.as_ref()), ("closed", Some(tom)));
});

walk!(a_case_that_opens_again_while_its_incident_gets_a_new_lead_goes_along, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing"]).await;
    let (case, tom) = (&cases[0].1, desk.tom.member().unwrap());
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let (_, entries) = incidents::hand_over(&mut tx, &incident, tom).await.unwrap();
    let handed_over = tx.say(entries).await.unwrap();
    let opening = async {
        let mut tx = journal::begin(&desk.house, &desk.mara).await?;
        let entries = incidents::reopen(&mut tx, case, None).await?;
        tx.say(entries).await?.commit().await
    };
    beside(&desk, handed_over, opening).await;
    let stands = case_of(&desk, case).await;
    assert_eq!((stands.state.as_str(), stands.owner_id.as_ref()), ("unhappy", Some(tom)));
});

/// The next topic that is said, but for the word that anything may have changed.
async fn next(ears: &mut broadcast::Receiver<Arc<str>>) -> Arc<str> {
    loop {
        let topic = ears.recv().await.unwrap();
        if &*topic != twodb::EVERYTHING {
            return topic;
        }
    }
}

/// What one node says, every node hears, all of it with one word; what only it keeps, nobody else.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_node_says_the_others_hear() {
    let Some(desk) = TestDesk::postgres().await else { return };
    let other = twodb::Db::connect(&desk.house.config().database_url).await.unwrap();
    let (mut here, mut there) = (desk.house.db().hints().listen(), other.hints().listen());
    // Once it hears the others, it is told that anything may have changed before.
    while !other.hints().was_said("anything", Duration::from_mins(1)) {
        there.recv().await.unwrap();
    }

    let hints = desk.house.db().hints();
    hints.say_here("figures/inc_1");
    hints.say_all(&["inc_1", "cas_1"]).await;
    for topic in ["inc_1", "cas_1"] {
        assert_eq!(&*next(&mut there).await, topic);
    }
    for topic in ["figures/inc_1", "inc_1", "cas_1"] {
        assert_eq!(&*next(&mut here).await, topic, "and itself once");
    }
    other.close().await;
}
