//! Where we stand on fault, an apology, a date that passes the gate, and an offer. All of it is seen in the room.

use super::{DAY, Story};

const APOLOGY: &str = "We promised you a day and did not keep it. That was our fault, and we are sorry. \
                       We pay back the freight.";

impl Story {
    pub(super) async fn say_why_there_is_no_date(&self) {
        let (ines, ana) = (&self.ines, &self.ana);
        ana.goto(&self.ana_room).await;
        ines.goto(&self.incident).await;
        ines.unfold("Change the facts").await;
        ines.fill("No date yet, because …", "the depots have not been counted").await;
        ines.press("Say it").await;
        ines.sees("Said. Customers read it instead of a date.").await;
        ana.sees("the depots have not been counted").await;
    }

    pub(super) async fn admit(&self) {
        let (ines, ana) = (&self.ines, &self.ana);
        ines.goto(&self.incident).await;
        for (stance, why) in [
            ("Alleged", "Three customers have written to us."),
            ("Verified: it was us", "We had no look at what was overdue."),
            ("Admitted", "It was ours to notice."),
        ] {
            ines.unfold("Say where we stand").await;
            ines.choose("Where we stand now", stance).await;
            ines.fill("Why", why).await;
            if stance == "Alleged" {
                ines.look_over().await;
            }
            ines.press_under("Owning up", "Say it").await;
            ines.sees("Said. The step stands with your name and cannot be changed.").await;
        }
        ana.sees("This was our fault, and we say so.").await;
        // What they read at the top goes along.
        ana.sees("We know what happened and are working on it").await;
    }

    pub(super) async fn apologise(&self) {
        let (ines, ana) = (&self.ines, &self.ana);
        ines.follow("Record an apology").await;
        ines.choose("How", "Written").await;
        ines.fill("What was said", APOLOGY).await;
        for part in ["Responsibility", "Repair", "Regret"] {
            ines.tick(part).await;
        }
        ines.look_over().await;
        ines.press("Record it").await;
        ines.sees("Recorded. The cases it was made to are acknowledged.").await;
        ines.look_over().await;
        ana.sees(APOLOGY).await;
        ana.look_over().await;
    }

    pub(super) async fn pass_the_gate(&mut self) {
        let (ines, tom, ana) = (&self.ines, &self.tom, &self.ana);
        ines.goto(&self.incident).await;
        ines.follow("Make a promise").await;
        ines.choose("Kind", "The day it is mended").await;
        ines.fill("What you promise", "Your order reaches you.").await;
        ines.fill_moment("By when", &self.desk.moment(3 * DAY)).await;
        ines.look_over().await;
        ines.press("Make a promise").await;
        ines.sees("Promised. It stands in the ledger with your name.").await;
        ines.sees("Evidence is missing, or says too little.").await;
        ines.look_over().await;
        self.promise = ines.path().await;

        tom.goto(&self.promise).await;
        tom.press("Let customers read it").await;
        tom.sees("No customer may read this date yet. There is no evidence for it. Nobody has said how sure it is.").await;
        tom.look_over().await;
        ines.unfold("What makes you sure").await;
        ines.fill("What makes you sure", "The second carrier confirmed it in writing, depot by depot.").await;
        ines.fill("How sure, in per cent", "90").await;
        ines.press("Save the evidence").await;
        ines.sees("The evidence stands beside the promise.").await;
        ines.press("Let customers read it").await;
        ines.sees("Whoever promised a date, or brought its evidence, cannot approve it.").await;
        ana.misses("When it will be put right").await;
        tom.goto(&self.promise).await;
        tom.press("Let customers read it").await;
        tom.sees("Published. Customers may read the date.").await;
        ana.sees("When it will be put right").await;
        ana.sees("How sure we are: 90%").await;
        ana.misses("No date yet, because").await;
    }

    pub(super) async fn make_good(&self) {
        let (ines, ana, bia) = (&self.ines, &self.ana, &self.bia);
        ines.goto(&self.incident).await;
        ines.follow("Make good").await;
        ines.sees("Your leeway: EUR 20,000.00 for one offer").await;
        ines.choose("Kind", "Refund").await;
        ines.fill("What to call it", "The freight, paid back").await;
        ines.fill("What the customer reads", "We pay back what you paid for the delivery.").await;
        ines.fill("Amount for each", "15.00").await;
        ines.fill("Why this, and why this much", "The delivery was not what it was paid for.").await;
        ines.look_over().await;
        ines.press("Make good").await;
        ines.sees("3 ready to offer").await;
        ines.look_over().await;
        ines.press("Offer it now").await;
        ines.sees("3 with customers").await;

        // Ana has it open twice; the second click changes nothing.
        ana.sees("The freight, paid back").await;
        bia.goto(&self.ana_room).await;
        bia.sees("The freight, paid back").await;
        ana.look_over().await;
        ana.press("Yes, I accept").await;
        ana.sees("Thank you for accepting. It is on us now to fulfil it.").await;
        bia.press("Yes, I accept").await;
        bia.sees("This offer is accepted already. Nothing was changed.").await;
        bia.goto(&self.bia_room).await;
        bia.unfold("I would rather not").await;
        bia.fill("Would you tell us why, or what would be right?", "I would rather have my order.").await;
        bia.press("No, thank you").await;
        bia.sees("Thank you for your answer. Our work for you goes on as before.").await;

        ines.goto("/offers").await;
        ines.sees("Accepted, to be fulfilled").await;
        ines.sees("Declined, with thanks").await;
        ines.look_over().await;
        ines.goto("/").await;
        ines.follow("Fulfil what was accepted: The freight, paid back").await;
        ines.look_over().await;
        ines.press("It is fulfilled").await;
        ines.sees("Fulfilled.").await;
        ana.sees("You accepted this, and we have fulfilled it.").await;
    }

    pub(super) async fn keep_the_promise(&self) {
        let (ines, ana) = (&self.ines, &self.ana);
        ines.goto(&self.promise).await;
        ines.press("It is kept").await;
        ines.sees("Noted: the promise was kept.").await;
        ines.look_over().await;
        ana.sees("and kept it.").await;
        ines.goto("/promises?filter=settled").await;
        ines.sees("Your order reaches you.").await;
        ines.sees("Kept in time, of those due 100% between 20.7% and 100%, from 1").await;
        ines.look_over().await;
    }
}
