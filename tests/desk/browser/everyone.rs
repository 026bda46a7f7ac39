//! Two thousand buyers and six businesses are told of a recall, through the pages: a first wave, the rest, a pause, the
//! telephone, the post, an answer and a correction (R13, R17, R18, R25, R26, R34).

use super::chrome::{Chrome, Device};
use super::desk::ServedDesk;
use super::window::Window;
use crate::harness::PASSWORD;
use crate::walks::everyone::people::{self, BUSINESSES, BUYERS, EACH, mail_of};

const HOUR: i64 = 3_600_000;
const SUBJECT: &str = "Product safety recall: brackets of lot 4471";

struct Recall {
    ines: Window,
    tom: Window,
    buyer: Window,
    desk: ServedDesk,
    chrome: Chrome,
    incident: String,
    notice: String,
}

impl Recall {
    async fn begin(chrome: Chrome, desk: ServedDesk) -> Self {
        let base = desk.base.clone();
        let ines = desk.joined().await;
        people::come_in(desk.house(), &ines).await;
        desk.mailbox().behave(|b| b.refuse.push(mail_of(2)));
        Self {
            ines: chrome.window("Ines", &base, Device::Desktop).await,
            tom: chrome.window("Tom", &base, Device::Desktop).await,
            buyer: chrome.window("Buyer 6", &base, Device::Phone).await,
            desk,
            chrome,
            incident: String::new(),
            notice: String::new(),
        }
    }

    async fn play(mut self) {
        for (window, mail) in [(&self.ines, "ines@example.test"), (&self.tom, "tom@example.test")] {
            window.goto("/").await;
            window.fill("Mail address", mail).await;
            window.fill("Password", PASSWORD).await;
            window.press("Sign in").await;
            window.sees("Welcome back.").await;
        }
        self.declare().await;
        self.find_who_is_touched().await;
        self.write_to_them().await;
        self.a_few_first().await;
        self.then_the_rest().await;
        self.ring_some_up().await;
        self.write_on_paper().await;
        self.a_buyer_has_it().await;
        self.correct_it().await;
        for window in [self.ines, self.tom, self.buyer] {
            window.close().await;
        }
        self.desk.close().await;
        self.chrome.close();
    }

    async fn declare(&mut self) {
        let ines = &self.ines;
        ines.goto("/").await;
        ines.follow("Declare").await;
        ines.fill("What went wrong", "Brackets of lot 4471 may crack").await;
        ines.fill_moment("Noticed", &self.desk.moment(-2 * HOUR)).await;
        ines.select("Scenario", "Product recall").await;
        ines.press("Declare").await;
        ines.sees("Declared. Next: who is touched?").await;
        self.incident = ines.path().await;
    }

    async fn find_who_is_touched(&self) {
        let (ines, tom) = (&self.ines, &self.tom);
        ines.follow("Who is touched?").await;
        ines.fill("Rule", "holding.attr.lot = L4471").await;
        ines.press("Draft and preview").await;
        ines.sees("2,006 customers have a case each.").await;
        tom.goto("/").await;
        tom.follow("Confirm who is touched").await;
        tom.press("Confirm who is touched").await;
        tom.sees("Confirmed. Every touched customer has a case now.").await;
    }

    async fn write_to_them(&mut self) {
        let ines = &self.ines;
        ines.goto(&self.incident).await;
        ines.follow("Tell them").await;
        ines.fill("Subject", SUBJECT).await;
        ines.fill("What happened", "Brackets of lot 4471 may crack.").await;
        ines.fill("What you can do now", "Do not use them. We fetch them.").await;
        ines.fill_moment("When we speak next", &self.desk.moment(24 * HOUR)).await;
        ines.press("Keep the draft").await;
        ines.sees("1,938 people will be told.").await;
        ines.look_over().await;
        ines.press("Submit for approval").await;
        ines.sees("Submitted. A second person reads and approves it.").await;
        self.notice = ines.path().await;
    }

    async fn a_few_first(&self) {
        let tom = &self.tom;
        tom.goto(&self.notice).await;
        tom.sees("Who will not, and why").await;
        tom.fill("Why our own people hear later", "All three of us are on the telephones.").await;
        tom.unfold("Tell a few first, or go slowly").await;
        tom.fill("How many first", "50").await;
        let businesses: Vec<String> = (1..=BUSINESSES).map(|n| format!("K-{n}")).collect();
        tom.fill("These customers first", &businesses.join("\n")).await;
        tom.fill("Letters a second at most", "250").await;
        tom.look_over().await;
        tom.press("Approve and send").await;
        tom.sees("50 people are told first; the rest waits for a word.").await;
        self.desk.link_in_letter("executive@works6.example", SUBJECT).await;
        tom.sees_at(&self.notice, "1,888 people wait.").await;
    }

    async fn then_the_rest(&self) {
        let (ines, tom) = (&self.ines, &self.tom);
        tom.fill("What you saw in the first wave", "They understood it.").await;
        tom.press("Let the rest go: 1,888 people").await;
        tom.sees("The rest is on its way.").await;
        ines.goto(&self.notice).await;
        ines.unfold("Stop it").await;
        ines.fill("Why it must stop", "Is the telephone number right?").await;
        ines.press("Stop it").await;
        ines.sees("Stopped. What was not handed over waits.").await;
        tom.goto(&self.notice).await;
        tom.sees("Is the telephone number right?").await;
        tom.fill("Why it may go on", "It is.").await;
        tom.press("Let it go on").await;
        tom.goto(&format!("{}/sending", self.notice)).await;
        tom.look_over().await;
        // It is watched until the end on a page that lives.
        tom.sees("Letters handed over 1,937 / 1,938").await;
        ines.sees_at(&self.notice, "Letters handed over 1,937 / 1,938").await;
        assert_eq!(self.desk.mailbox().count(), BUYERS - 2 * BUYERS / EACH + 3 * BUSINESSES - 1);
    }

    async fn ring_some_up(&self) {
        let (ines, tom) = (&self.ines, &self.tom);
        tom.goto(&format!("{}/calls", self.notice)).await;
        tom.look_over().await;
        tom.press("Put them in the line").await;
        tom.sees("They wait in the line of calls.").await;
        // They come into the line once the desk has caught up with two thousand letters.
        ines.sees_at("/calls", "Take the next").await;
        ines.press("Take the next").await;
        ines.sees("This call is yours for half an hour.").await;
        ines.sees("Brackets of lot 4471 may crack.").await;
        ines.look_over().await;
        ines.choose("The call", "We spoke").await;
        ines.press("Write it down").await;
        ines.sees("Written down.").await;
        ines.goto(&self.incident).await;
        ines.sees("1 spoken with").await;
    }

    async fn write_on_paper(&self) {
        let (ines, tom) = (&self.ines, &self.tom);
        let letters = format!("{}/letters", self.notice);
        tom.goto(&letters).await;
        tom.press("Make the letters ready").await;
        tom.sees("The letters wait to be printed.").await;
        ines.goto(&letters).await;
        ines.press("Print those that wait").await;
        ines.sees("Ready. Open the sheets and print them.").await;
        let run = ines.path().await;
        ines.follow("Open the sheets").await;
        ines.sees("Kaiserstr.").await;
        ines.goto(&run).await;
        ines.press("They are posted").await;
        ines.sees("Noted: posted. These people are told.").await;
        ines.look_over().await;
    }

    async fn a_buyer_has_it(&self) {
        let link = self.desk.link_in_letter(&mail_of(6), SUBJECT).await;
        self.buyer.goto(&link).await;
        self.buyer.look_over().await;
        self.buyer.press("I have read this").await;
        self.buyer.sees("Thank you for letting us know.").await;
    }

    async fn correct_it(&self) {
        let (ines, tom) = (&self.ines, &self.tom);
        // What is wrong goes no further: whoever still waits for a call is not told it.
        tom.goto(&self.notice).await;
        tom.unfold("Stop it for good").await;
        tom.fill("Why it must never go", "Lot 4472 is missing.").await;
        tom.press("Stop it for good").await;
        tom.sees("Stopped for good.").await;
        ines.goto(&self.incident).await;
        ines.follow("Tell them").await;
        ines.choose("Kind", "Correction").await;
        ines.select("What it corrects", SUBJECT).await;
        ines.fill("Subject", "Correction: lots 4471 and 4472").await;
        ines.fill("What we know", "Brackets of lot 4472 may crack as well.").await;
        ines.press("Keep the draft").await;
        ines.sees("What was said then").await;
        ines.press("Submit for approval").await;
        let correction = ines.path().await;
        tom.goto(&correction).await;
        tom.press("Approve and send").await;
        self.desk.link_in_letter(&mail_of(6), "Correction: lots 4471 and 4472").await;
        tom.sees_at(&self.notice, "What this says was corrected by").await;
        let room = self.desk.link_in_letter(&mail_of(6), SUBJECT).await;
        self.buyer.goto(&room).await;
        self.buyer.sees("Something here was not right. We corrected it:").await;
        self.buyer.look_over().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recall_reaches_everyone_on_sqlite() {
    let Some(chrome) = Chrome::start() else { return };
    let desk = ServedDesk::sqlite().await;
    Recall::begin(chrome, desk).await.play().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recall_reaches_everyone_on_postgres() {
    let Some(chrome) = Chrome::start() else { return };
    let chrome = chrome.without_looking();
    let Some(desk) = ServedDesk::postgres().await else {
        eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
        return;
    };
    Recall::begin(chrome, desk).await.play().await;
}
