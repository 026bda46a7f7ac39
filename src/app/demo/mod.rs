//! The demonstration: a desk of our own invented company, half-way through its story, with a mailbox of its own, and rooms
//! that everybody can read. It lives in a scratch folder and is gone when it stops.

mod camera;
pub mod door;
pub mod mailbox;

use std::time::Instant;

use super::scratch::{self, Folder, People};
use super::start;
use crate::drills::report::Report;
use crate::drills::stage::Stage;
use crate::drills::{halden, late_orders};
use crate::ground::{Clock, Config, Dice, House};
use crate::reports;
use door::{OpenRoom, Persona};

const PEOPLE: [(&str, &str); 3] = [
    ("Ines Okafor", "ines@halden.example"),
    ("Tom Brandt", "tom@halden.example"),
    ("Mara Lind", "mara@halden.example"),
];
/// Guards nothing: the demonstration listens on loopback and holds invented people.
const PASSWORD: &str = "halden-forge-demo";

/// Serves the demonstration until it is told to stop, or plays its stories to the end and prints the reports.
pub async fn run(config: Config, once: bool) -> anyhow::Result<()> {
    let dice = Dice::system();
    let folder = Folder::fresh(&dice)?;
    let config = Config {
        company: "Halden Forge".into(),
        mail_from: "Halden Forge <desk@halden.example>".into(),
        ..config
    };
    let today = Clock::system().now();
    let clock = Clock::running_from(today.plus(-halden::BEGAN_BEFORE));
    let (house, mailbox) = scratch::open(config, None, &folder, clock, dice).await?;
    let people = People { owner: PEOPLE[0], lead: PEOPLE[1], member: PEOPLE[2], password: PASSWORD.into() };
    let stage = scratch::stage(&house, &mailbox, &people).await?;
    let stage = Stage { keeps_letters: !once, ..stage };
    tracing::info!("taking in the customers of Halden Forge");
    halden::take_in(&stage).await?;
    if once {
        return Box::pin(play_to_the_end(&house, &stage)).await;
    }
    tracing::info!("the furnace fails");
    let mut furnace = halden::play_half(&stage, halden::furnace()).await?;
    tracing::info!("a lot is recalled from its buyers");
    let mut recall = halden::play_half(&stage, halden::recall()).await?;
    recall.close_the_room().await?;
    stage.settle().await?;
    // From here on the desk lives in the present.
    house.clock().advance(today.since(house.now()).max(0));
    furnace.say_now().await?;
    for step in furnace.report.failed.iter().chain(&recall.report.failed) {
        tracing::warn!(%step, "a step of the demonstration did not hold");
    }
    let rooms = [&furnace, &recall].map(OpenRoom::of).to_vec();
    let personas = PEOPLE.map(|(name, email)| Persona { name: name.into(), email: email.into() }).to_vec();
    let more = door::routes(&house, personas, PASSWORD.into(), rooms.clone())
        .merge(mailbox::routes(&house, &mailbox, rooms));
    let serving = start::serve(&house, more).await?;
    println!("\nThe demonstration is open: http://{}/demo\n", serving.address);
    for play in [&furnace, &recall] {
        println!("What everybody reads: http://{}{}", serving.address, play.shown.path);
    }
    tokio::select! {
        () = start::until_stopped(&house, serving) => {}
        () = camera::film(&stage, furnace.shown.cameras.clone()) => {}
    }
    Ok(())
}

/// Plays both stories through and prints what came of them; an error when a step did not hold.
async fn play_to_the_end(house: &House, stage: &Stage) -> anyhow::Result<()> {
    let mut failed = Vec::new();
    for (name, script) in [("the furnace", halden::furnace()), ("the recall", halden::recall())] {
        let began = Instant::now();
        let begun = Report { scenario: name.into(), as_of: house.now().rfc3339(), ..Report::default() };
        let mut report = late_orders::play(stage, script, begun).await?;
        let audit = reports::verify(house, &stage.owner.workspace).await?;
        report.journal.entries = i64::try_from(audit.entries).unwrap_or(i64::MAX);
        report.journal.verified = audit.holds();
        report.seconds = began.elapsed().as_secs_f64();
        println!("{name}\n{}", report.told());
        if !report.held() {
            failed.push(name);
        }
    }
    anyhow::ensure!(failed.is_empty(), "not every step held in: {}", failed.join(", "));
    Ok(())
}
