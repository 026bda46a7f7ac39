//! Two of the big customer's people are heard, each for themselves, by somebody who had no part in it; and Marta says whether we
//! wrote it down right.

use amends::ground::clock::MINUTE;
use serde_json::{Value, json};

use super::Account;
use super::big_customer::Big;
use crate::walks::meanwhile::Person;

const WRITTEN: &str = "You were silent for two weeks.";
const MEANT: &str = "You were silent for three weeks.";
const STOOD: &str = "Our line stood for three nights.";
pub(super) const ADDED: &str = "Send us fewer slides.";

impl Big {
    pub(super) async fn plan_the_talks(&mut self) {
        let mara = &self.at.mara;
        mara.goto(&self.brightwing.page).await;
        mara.sees("Go and see several of their people").await;
        mara.follow("Plan a talk").await;
        mara.choose("Whom do you want to hear?", "Marta Lindqvist").await;
        mara.choose("Whom do you want to hear?", "Karl").await;
        mara.tick("One talk with each of them").await;
        mara.select("Guide", "A large customer slams doors").await;
        mara.select("Who asks", "Ines Okafor").await;
        mara.look_everywhere("plan-a-talk").await;
        mara.press("Plan it").await;
        mara.sees("Planned.").await;
        self.talk = self.talk_with(&self.brightwing.marta).await;
    }

    /// Ines sits at their table, and takes it down in their words.
    pub(super) async fn put_everything_on_the_table(&self) {
        let ines = &self.at.ines;
        ines.goto(&self.talk).await;
        ines.press("Begin the talk").await;
        self.at.wait(35 * MINUTE).await;
        ines.goto(&format!("{}/notes", self.talk)).await;
        ines.sees("35 min").await;
        for (question, words) in [
            ("What angers you most when you think of us?", "Two weeks without a word. Then a slide."),
            (
                "Where does it hurt most, and what comes next?",
                "Our line stood for three nights. Forty people.",
            ),
            ("What would help restore your trust?", "One person whom I can ring."),
            ("What have we not asked?", "Who decided it."),
        ] {
            ines.fill(&format!("Marta Lindqvist: {question}"), words).await;
        }
        ines.sees("Everything you typed is kept.").await;
        ines.look_everywhere("notes").await;
        ines.draw("notes", "main").await;
        ines.tick("I asked what we have not asked, and nobody had more to say").await;
        ines.press("End it").await;
        ines.sees("The talk is over.").await;
        ines.follow("Make a statement of it").await;
        ines.fill("Their words", WRITTEN).await;
        ines.choose("Of which part of trust it speaks", "Benevolence: whether we mean well by them").await;
        ines.look_everywhere("statement").await;
        ines.press("Put it into the record").await;
        ines.sees("It stands in the record.").await;
        let stood = json!({ "text": STOOD, "dimension": "ability", "kind": "production", "horizon": "near", "people": "40",
            "evidence": "The shift log" });
        self.at.post(&format!("{}/lines", self.talk), stood).await;
    }

    pub(super) async fn stand_side_by_side(&self) {
        let (at, karls) = (&self.at, self.talk_with(&self.karl).await);
        at.post(&format!("{karls}/beginning"), json!({})).await;
        let price = json!({ "text": "Three weeks are nothing. Your price is.", "dimension": "ability" });
        at.post(&format!("{karls}/lines"), price).await;
        at.post(&format!("{karls}/ending"), json!({ "asked": "yes" })).await;
        at.mara.goto(&self.brightwing.page).await;
        at.mara.follow("Side by side").await;
        at.mara.sees("Three weeks are nothing.").await;
        at.mara.sees("not all of them").await;
        at.mara.look_everywhere("side-by-side").await;
        at.mara.draw("side-by-side", "#dimensions").await;
    }

    /// One line corrected, one confirmed, one added, all in her order.
    pub(super) async fn confirm_the_record(&self) {
        let Account { ines, marta, .. } = &self.at;
        ines.goto(&self.talk).await;
        ines.press("Send them the record").await;
        ines.sees("The record is with them.").await;
        marta.goto(&self.brightwing.marta.room).await;
        marta.follow("Read what we wrote down, and say whether it is right").await;
        marta.sees("Is this right?").await;
        marta.draw("record", "main").await;
        marta.unfold("No, I would say it differently").await;
        marta.fill("In your words", MEANT).await;
        marta.press("Let it read like this").await;
        marta.sees("Your words stand now").await;
        marta.press("Yes, this is right").await;
        marta.sees("It stands as you confirmed it.").await;
        marta.fill("What else should stand here", ADDED).await;
        marta.press("Add it").await;
        marta.sees("You added this").await;
        marta.fill(MEANT, "1").await;
        marta.fill(STOOD, "2").await;
        marta.press("This is my order").await;
        marta.sees("We know now what weighs most with you.").await;
        marta.press("Yes, it is whole").await;
        marta.sees("We work on this basis.").await;
        marta.look_over().await;
        ines.goto(&self.talk).await;
        ines.sees("Added by them").await;
        ines.look_everywhere("record").await;
    }

    /// The page of the talk with one of them.
    async fn talk_with(&self, who: &Person) -> String {
        let planned = self.at.get(&format!("/cases/{}/interviews", self.brightwing.case())).await;
        let talks = planned["items"].as_array().unwrap();
        let with = |talk: &&Value| talk["people"].to_string().contains(who.id.as_str());
        format!("/interviews/{}", talks.iter().find(with).unwrap()["id"].as_str().unwrap())
    }
}
