//! Notes are taken at the customer's table, where the connection comes and goes: nothing that was typed is lost, also when
//! somebody else writes in the same note (R40).

use amends::customers::{self, ContactSaid, CustomerSaid};
use amends::ground::page::Lang;
use amends::incidents::{self, Declaration};
use amends::interviews::{self, PlanSaid};
use amends::journal;

use super::chrome::{Chrome, Device};
use super::desk::ServedDesk;
use super::window::Window;
use crate::harness::PASSWORD;

const FIRST: &str = "Marta Lindqvist: What happened, as you saw it?";
const SECOND: &str = "Marta Lindqvist: What did the worst day look like at your place?";
/// From now on what is sent arrives once, and no answer comes back.
const LOSE_ANSWERS: &str = "window.wholeFetch = window.fetch; window.sent = false; window.fetch = async (...all) => { \
    if (!window.sent) { window.sent = true; await window.wholeFetch(...all); } throw new TypeError('lost'); };";
const KEPT: &str = "Everything you typed is kept.";

/// A talk that has begun; where it stands.
async fn talk(desk: &ServedDesk) -> String {
    let (house, ines) = (desk.house(), desk.joined().await);
    let said = Declaration { title: "Blades late again".into(), ..Declaration::default() };
    let incident = incidents::declare(house, &ines, said, "UTC").await.unwrap();
    let said = CustomerSaid { name: "Brightwing".into(), ..CustomerSaid::default() };
    let customer = customers::add_customer(house, &ines, &said).await.unwrap();
    let said = ContactSaid {
        name: "Marta Lindqvist".into(),
        email: "marta@example.test".into(),
        language: "en".into(),
        ..ContactSaid::default()
    };
    let marta = customers::add_contact(house, &ines, &customer.id, &said).await.unwrap();
    let mut tx = journal::begin(house, &ines).await.unwrap();
    let whom = [(customer.id.clone(), customer.name.clone())];
    let entries = incidents::open_cases(&mut tx, &incident, &whom, "walk").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    let mut read = house.read();
    let case = incidents::seek_case_of(&mut read, &ines.workspace, &incident.id, &customer.id).await.unwrap();
    let said = PlanSaid {
        people: vec![marta.id.to_string()],
        guide: "wrong".into(),
        consultant: "Dr Vik".into(),
        ..PlanSaid::default()
    };
    let planned = interviews::plan(house, &ines, &case.unwrap().id, &said, Lang::En).await.unwrap();
    interviews::begin(house, &ines, &planned[0].id).await.unwrap();
    format!("/interviews/{}", planned[0].id)
}

async fn signed_in(window: &Window, mail: &str) {
    window.goto("/").await;
    window.fill("Mail address", mail).await;
    window.fill("Password", PASSWORD).await;
    window.press("Sign in").await;
    window.sees("Welcome back.").await;
}

async fn play(chrome: Chrome, desk: ServedDesk) {
    let talk = talk(&desk).await;
    let notes = format!("{talk}/notes");
    let ines = chrome.window("Ines", &desk.base, Device::Desktop).await;
    let tom = chrome.window("Tom", &desk.base, Device::Desktop).await;
    signed_in(&ines, "ines@example.test").await;
    signed_in(&tom, "tom@example.test").await;

    // What she types is kept without a press.
    ines.goto(&notes).await;
    ines.fill(FIRST, "Three weeks of silence.").await;
    ines.sees(KEPT).await;
    ines.look_over().await;
    tom.sees_at(&talk, "Three weeks of silence.").await;

    // The connection goes. She types on, is told, and it is sent when it is back.
    ines.connect(false).await;
    ines.fill(SECOND, "The line stood for three nights.").await;
    ines.sees("The connection is gone.").await;
    tom.goto(&talk).await;
    tom.misses("The line stood").await;
    ines.connect(true).await;
    ines.sees(KEPT).await;
    tom.sees_at(&talk, "The line stood for three nights.").await;

    // It goes again, and the page with it. What she typed is there when she comes back.
    ines.connect(false).await;
    ines.fill(SECOND, "The line stood for three nights. Nobody rang.").await;
    ines.sees("The connection is gone.").await;
    ines.goto("about:blank").await;
    ines.connect(true).await;
    ines.goto(&notes).await;
    // A browser may have sent it in leaving, so the page need not say that it was found.
    tom.sees_at(&talk, "Nobody rang.").await;

    // Both write at one place, she without a connection: both are shown, and what she decides stands.
    tom.goto(&notes).await;
    ines.connect(false).await;
    ines.fill(FIRST, "Three weeks, and nobody said why.").await;
    ines.sees("The connection is gone.").await;
    tom.fill(FIRST, "A month of silence.").await;
    tom.sees(KEPT).await;
    ines.connect(true).await;
    ines.sees("Somebody else wrote at the same place meanwhile.").await;
    ines.sees("A month of silence.").await;
    ines.look_over().await;
    ines.press_here("Keep both").await;
    ines.sees(KEPT).await;
    tom.sees_at(&talk, "A month of silence. Three weeks, and nobody said why.").await;

    // Only the answer to what was kept is lost, and she types on: nobody else wrote, and nobody is asked to choose.
    ines.run(LOSE_ANSWERS).await;
    ines.fill(SECOND, "Four nights.").await;
    ines.sees("The connection is gone.").await;
    tom.sees_at(&talk, "Four nights.").await;
    ines.fill(SECOND, "No: five nights, and nobody slept.").await;
    ines.run("window.fetch = window.wholeFetch").await;
    ines.sees(KEPT).await;
    ines.misses("Somebody else wrote").await;
    tom.sees_at(&talk, "five nights, and nobody slept.").await;

    // The talk ends with all that was typed in the last moment.
    ines.fill(SECOND, "One word more.").await;
    ines.tick("I asked what we have not asked, and nobody had more to say").await;
    ines.press("End it").await;
    ines.sees("The talk is over.").await;
    ines.sees("One word more.").await;
    ines.look_over().await;
    for window in [ines, tom] {
        window.close().await;
    }
    desk.close().await;
    chrome.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_typed_is_lost_on_sqlite() {
    let Some(chrome) = Chrome::start() else { return };
    play(chrome, ServedDesk::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_typed_is_lost_on_postgres() {
    let Some(chrome) = Chrome::start() else { return };
    let chrome = chrome.without_looking();
    let Some(desk) = ServedDesk::postgres().await else {
        eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
        return;
    };
    play(chrome, desk).await;
}
