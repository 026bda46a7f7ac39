//! What they confirmed becomes a plan: with a sponsor, passing nothing over, and with their word on it; less or later asks again.

use amends::listening;
use serde_json::{Value, json};

use super::Account;
use super::big_customer::Big;
use super::hearing::ADDED;

const RING: &str = "Ring you each noon";

impl Big {
    pub(super) async fn begin_a_plan(&mut self) {
        let Account { mara, .. } = &self.at;
        mara.goto(&self.brightwing.page).await;
        mara.unfold("Begin a plan").await;
        mara.fill("What to call it", "Blades on time again").await;
        mara.select("Sponsor", "Ines Okafor").await;
        mara.press("Begin it").await;
        mara.sees("Begun. Add what is to be done.").await;
        let plan = mara.path().await;

        mara.fill("What is done", RING).await;
        mara.fill("What it delivers", "A call with what left the house").await;
        mara.select("Who does it", "Mara Lind").await;
        mara.fill_moment("By which day", "2026-03-20").await;
        mara.tick("You were silent for three weeks.").await;
        mara.look_everywhere("add-an-action").await;
        mara.press("Add it").await;
        mara.sees("Added.").await;
        self.plan = plan;
        let (statement, impact) = self.what_stood().await;
        let pours = self.pours("2026-03-12", &statement, &impact);
        self.at.post(&format!("{}/actions", self.plan), pours).await;

        // Nothing that they confirmed is passed over in silence.
        let Account { mara, .. } = &self.at;
        mara.goto(&self.plan).await;
        mara.sees("One thing they confirmed leads to no action").await;
        mara.draw("plan", "#acts").await;
        mara.sees(ADDED).await;
        mara.unfold("Say why it leads to no action").await;
        mara.fill("Why it leads to no action", "There are no slides in it: we ring instead.").await;
        mara.press_under("What they told us, and where it led", "Keep").await;
        mara.sees("Said.").await;
        mara.look_everywhere("plan").await;
    }

    pub(super) async fn shake_hands(&self) {
        let Account { mara, ines, marta, .. } = &self.at;
        ines.goto("/").await;
        ines.follow("Stand behind the plan as its sponsor").await;
        ines.press("I stand behind this plan").await;
        ines.sees("You stand behind it. It can be put forward.").await;
        mara.goto(&self.plan).await;
        mara.press("Put it before the customer").await;
        mara.sees("Put forward. Its readers have it now.").await;
        marta.goto(&self.brightwing.marta.room).await;
        marta.sees("We ask for your word on it").await;
        marta.sees("by 12 March 2026").await;
        marta.look_over().await;
        marta.fill("Remarks", "Ring me first.").await;
        marta.draw("handshake", "#plan").await;
        marta.press("We accept this plan").await;
        marta.sees("Your yes is kept with your name and what you wrote.").await;
        mara.goto(&self.plan).await;
        mara.sees("Accepted by Marta Lindqvist").await;
        mara.sees("Ring me first.").await;
        mara.draw("accepted", "#standing").await;
    }

    /// Later is another plan: the sponsor stands behind it anew, and they are asked again.
    pub(super) async fn shake_hands_again(&self) {
        let (statement, impact) = self.what_stood().await;
        let pour = self.action("Pour in two shifts").await;
        let later = self.pours("2026-03-19", &statement, &impact);
        let desk = &self.at.desk;
        self.at.does(&desk.mara, "PUT", &pour, later).await;
        self.at.does(&desk.ines, "POST", &format!("{}/confirmation", self.plan), json!({})).await;
        let words = json!({ "words": "A week later, in the second mould." });
        self.at.post(&format!("{}/versions", self.plan), words).await;
        let marta = &self.at.marta;
        marta.goto(&self.brightwing.marta.room).await;
        marta.sees("A week later, in the second mould.").await;
        marta.sees("What is different from the version before").await;
        marta.press("We accept this plan").await;
        marta.sees("Your yes is kept with your name and what you wrote.").await;
    }

    /// Everything but the delivery.
    pub(super) async fn do_the_rest(&self) {
        let ring = self.action(RING).await;
        self.at.post(&format!("{ring}/completion"), json!({})).await;
    }

    /// What Marta said of the line that stood, and how that hits them, by their ids.
    async fn what_stood(&self) -> (String, String) {
        let (mut read, workspace) = (self.at.desk.house.read(), &self.at.desk.workspace);
        let hit = listening::list_impacts(&mut read, workspace, self.brightwing.case()).await.unwrap();
        (hit[0].statement_id.to_string(), hit[0].id.to_string())
    }

    /// The path of one of the plan's actions.
    async fn action(&self, what: &str) -> String {
        let plan = self.at.get(&format!("/cases/{}/plan", self.brightwing.case())).await;
        let actions = plan["actions"].as_array().unwrap();
        let one = actions.iter().find(|action: &&Value| action["what"] == what).unwrap();
        format!("/actions/{}", one["id"].as_str().unwrap())
    }
}
