//! A desk that is killed again and again while it sends (R17, R18): the real program in a process of its own, a mail
//! server in another, and in the end every letter is accounted for. `cargo xtask bench kill` does it a hundred times.

use std::collections::HashMap;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use post::{Behaviour, Mailbox};
use twodb::{args, sql};

use super::notices::{approved, with};
use crate::harness::TestDesk;

const LETTERS: usize = 400;
const KILLS: usize = 5;
/// Connections of a sending desk: so many letters may be under way when it dies.
const CONNECTIONS: usize = 4;

fn serve(desk: &TestDesk, mailbox: &Mailbox) -> Child {
    let config = desk.house.config();
    Command::new(env!("CARGO_BIN_EXE_amends"))
        .args(["serve", "--listen", "127.0.0.1:0", "--mail-rate", "0"])
        .args(["--database-url", &config.database_url, "--seal-file", &config.seal_file])
        .args(["--mail-from", &config.mail_from, "--smtp-url", &mailbox.url()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

async fn story(desk: TestDesk, mailbox: Mailbox, nodes: usize) {
    let (_, notice) = approved(&desk, LETTERS).await;
    mailbox.behave(|b| b.slow = Some(Duration::from_millis(3)));
    for _ in 0..KILLS {
        let before = mailbox.count();
        let mut serving: Vec<Child> = (0..nodes).map(|_| serve(&desk, &mailbox)).collect();
        // Once letters come, at any instant of the next while.
        mailbox.wait_for(before + 1, Duration::from_secs(20)).await;
        let [chance] = desk.house.dice().bytes::<1>();
        std::thread::sleep(Duration::from_millis(u64::from(chance)));
        for node in &mut serving {
            node.kill().unwrap();
            node.wait().unwrap();
        }
    }
    mailbox.behave(|b| b.slow = None);
    // The clock of a story stands long before the one that the killed desks went by.
    desk.wait(700 * 24 * 3_600_000);
    desk.settle().await;

    let mut read = desk.house.read();
    let text = sql("select message_id, state from deliveries where notice_id = $1");
    let deliveries: Vec<(String, String)> = read.all(text, args![notice.as_str()]).await.unwrap();
    let mut came: HashMap<String, usize> = HashMap::new();
    for letter in mailbox.received() {
        let id = letter.header("message-id").unwrap();
        *came.entry(id.trim_matches(['<', '>']).to_owned()).or_default() += 1;
    }
    let mut uncertain = 0;
    for (id, state) in &deliveries {
        let copies = came.remove(id).unwrap_or(0);
        match state.as_str() {
            "handed_over" => assert_eq!(copies, 1, "{id} is on record as handed over"),
            "uncertain" => {
                assert!(copies <= 1, "{id} is uncertain and came {copies} times");
                uncertain += 1;
            }
            other => panic!("{id} is left {other}, and came {copies} times"),
        }
    }
    assert!(came.is_empty(), "letters that are no delivery: {came:?}");
    assert_eq!(deliveries.len(), LETTERS);
    let most = KILLS * nodes * CONNECTIONS;
    assert!(uncertain <= most, "{uncertain} are uncertain after {KILLS} kills of {nodes}, at most {most}");
    eprintln!("{uncertain} uncertain of {LETTERS} after {KILLS} kills of {nodes}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_and_nothing_sent_twice_on_sqlite() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    story(TestDesk::sqlite_with(with(&mailbox)).await, mailbox, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_and_nothing_sent_twice_by_two_desks_on_postgres() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let Some(desk) = TestDesk::postgres_with(with(&mailbox)).await else { return };
    story(desk, mailbox, 2).await;
}
