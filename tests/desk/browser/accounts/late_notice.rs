//! Told days too late (S0): the delay is seen, the second wrong opens by itself, the price of hiding is read, Ines owns up in
//! words of her own, and what stops it happening again is learned where the next one will read it (R15, R18, R19, R20, R33, R34,
//! R63, R95, R98).

use amends::ground::clock::DAY;
use amends::scope::{self, ScopeSaid};
use serde_json::json;

use super::Account;
use crate::walks::late_notice::{case_of, known};

const LATE: &str = "We knew on Thursday and told you on Monday, and that was wrong.";
const SUBJECT: &str = "The hardness log of your blades was wrong";
const RINGS: &str = "Whoever sees a wrong log rings within the hour";

struct LateNotice {
    at: Account,
    /// The incident's page.
    incident: String,
    /// The page of Brightwing's case.
    case: String,
    /// Marta's private link, as it stood in her letter.
    room: String,
}

impl LateNotice {
    async fn play(mut self) {
        self.see_that_nobody_was_told().await;
        self.read_the_price().await;
        self.tell_them_at_last().await;
        self.say_that_it_was_wrong().await;
        self.own_up().await;
        self.stop_it_happening_again().await;
        self.at.end().await;
    }

    /// Known since Thursday at four; it is Monday, nine. Brightwing heard it from a driver.
    async fn see_that_nobody_was_told(&mut self) {
        let (at, mara) = (&self.at, &self.at.mara);
        mara.goto("/").await;
        mara.follow("Declare").await;
        mara.fill("What went wrong", "The hardness log of lot 4471 was wrong").await;
        mara.fill_moment("Noticed", "2026-02-26T16:00").await;
        mara.select("Scenario", "Outage").await;
        mara.press("Declare").await;
        mara.sees("Declared. Next: who is touched?").await;
        let page = mara.path().await;
        let incident = page.rsplit('/').next().unwrap().parse().unwrap();
        let (desk, mail) = (&at.desk, "marta@example.test");
        let brightwing = known(desk, "Brightwing Aero", "Marta Lindqvist", mail).await;
        let said = ScopeSaid { list: brightwing.to_string(), ..ScopeSaid::default() };
        let drafted = scope::draft(&desk.house, &desk.mara, &incident, &said).await.unwrap();
        scope::confirm(&desk.house, &desk.tom, &incident, &drafted.id).await.unwrap();
        let rang = json!({ "speaker": "customer", "place": "By telephone", "customer_id": brightwing,
            "words": "Your driver told ours on Friday. Why not you?", "said_at": "2026-02-27T10:00:00Z" });
        at.post(&format!("{page}/mentions"), rang).await;
        mara.sees_at(&page, "By the rule, they were told late.").await;
        mara.sees("Known but not told 3 d 17 h").await;
        mara.look_everywhere("known-not-told").await;
        mara.draw("known-not-told", "#facts").await;
        self.case = format!("/cases/{}", case_of(desk, &incident, &brightwing).await);
        self.incident = page;
    }

    async fn read_the_price(&self) {
        let mara = &self.at.mara;
        mara.follow("The price of hiding").await;
        mara.sees("The most that integrity can ever reach again").await;
        mara.sees("0.81").await;
        mara.look_everywhere("price").await;
        mara.draw("price", "main").await;
        mara.follow("Tell them").await;
    }

    async fn tell_them_at_last(&mut self) {
        let (mara, tom, marta) = (&self.at.mara, &self.at.tom, &self.at.marta);
        mara.fill("Subject", SUBJECT).await;
        mara.fill("What happened", "A log says harder than we measured.").await;
        mara.fill("What you can do now", "Fly none of lot 4471. We fetch them.").await;
        mara.fill_moment("When we speak next", "2026-03-02T15:00").await;
        mara.fill("Who speaks", "Ines Okafor").await;
        mara.press("Keep the draft").await;
        mara.press("Submit for approval").await;
        mara.sees("Submitted. A second person reads and approves it.").await;
        tom.goto("/").await;
        tom.follow("Read and approve a notice").await;
        tom.sees("You have known for 3 d 17 h").await;
        tom.fill("Why our own people hear later", "All of us are in this room.").await;
        tom.look_everywhere("approve").await;
        tom.press("Approve and send").await;
        tom.sees("Approved. The letters are on their way.").await;
        let room = self.at.served.link_in_letter("marta@example.test", SUBJECT).await;
        marta.goto(&room).await;
        marta.sees("A log says harder than we measured.").await;
        tom.sees_at(&self.incident, "Median time to tell 3 d 17 h").await;
        self.room = room;
    }

    /// Tom looks at what the desk proposed, and says that it was one.
    async fn say_that_it_was_wrong(&self) {
        let tom = &self.at.tom;
        tom.goto("/").await;
        tom.follow("Look whether they were told late").await;
        let page = tom.path().await;
        tom.sees_at(&page, "It took longer than the playbook allows, and somebody else spoke of it").await;
        tom.press("Yes, we owe them a word for it").await;
        tom.sees("Confirmed. Until it is said in words, it is owed.").await;
        tom.look_everywhere("second-wrong").await;
        tom.draw("second-wrong", "main").await;
    }

    async fn own_up(&self) {
        self.at.wait(60_000).await;
        let (ines, marta) = (&self.at.ines, &self.at.marta);
        ines.goto(&self.case).await;
        ines.sees("You told them late. That is a second wrong: say so.").await;
        ines.follow("Say so").await;
        ines.choose("How", "Spoken").await;
        let sorry = format!(
            "I rang you too late. {LATE} You flew three days on a number that we knew was false. We fetch every blade, and I \
             answer for it."
        );
        ines.fill("What was said", &sorry).await;
        ines.fill("The sentence that names it", LATE).await;
        for part in ["Responsibility", "Repair", "Regret"] {
            ines.tick(part).await;
        }
        ines.look_everywhere("own-up").await;
        ines.draw("own-up", "#own-up").await;
        ines.press("Record it").await;
        ines.sees("Recorded: we have said so.").await;
        marta.sees("You flew three days").await;
        marta.look_over().await;
        marta.draw("owned-up", "#admissions").await;
        ines.goto(&self.case).await;
        ines.sees("We told them late, and we have said so.").await;
    }

    async fn stop_it_happening_again(&self) {
        let (at, mara) = (&self.at, &self.at.mara);
        let said = json!({ "title": "So that you hear it first", "sponsor_id": at.desk.ines.member() });
        let plan = at.post(&format!("{}/plan", self.incident), said).await;
        let plan = format!("/plans/{}", plan["id"].as_str().unwrap());
        let rings = json!({ "what": RINGS, "deliverable": "A number on every furnace", "owner": at.desk.tom.member(),
            "due_on": "2026-03-06", "is_seen": true, "no_date_because": "We try it on one shift first." });
        at.post(&format!("{plan}/actions"), rings).await;
        at.does(&at.desk.ines, "POST", &format!("{plan}/confirmation"), json!({})).await;
        at.does(&at.desk.tom, "POST", &format!("{plan}/versions"), json!({})).await;
        at.marta.goto(&self.room).await;
        at.marta.sees(RINGS).await;
        at.marta.look_over().await;

        mara.goto(&self.incident).await;
        mara.follow("Write a lesson").await;
        mara.fill("Title", "Tell first, measure after").await;
        mara.fill("What we learned", "We measured for three days before we rang.").await;
        mara.fill("What changes", "Ring with what is known within the hour.").await;
        mara.select("Which playbook changes?", "Crisis").await;
        mara.look_everywhere("lesson").await;
        mara.press("Keep it").await;
        mara.sees("It will show itself when something similar is declared.").await;
        at.wait(DAY).await;
        mara.goto("/playbooks/crisis").await;
        mara.sees("Ring with what is known within the hour.").await;
    }
}

async fn told_late(at: Account) {
    let nowhere = String::new;
    LateNotice { at, incident: nowhere(), case: nowhere(), room: nowhere() }.play().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_notice_is_owned_up_to_on_sqlite() {
    let Some(at) = Account::on_sqlite().await else { return };
    told_late(at).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_notice_is_owned_up_to_on_postgres() {
    let Some(at) = Account::on_postgres().await else { return };
    told_late(at).await;
}
