//! A day that was promised is refused at the gate until somebody can say what makes us sure; and when it cannot be held, they hear
//! it before it comes.

use amends::ground::clock::DAY;
use serde_json::json;

use super::Account;
use super::big_customer::Big;

/// What is promised, and delivered.
pub(super) const BLADES: &str = "320 blades at your dock";

impl Big {
    pub(super) async fn be_refused_at_the_gate(&mut self) {
        let Account { mara, tom, marta, .. } = &self.at;
        mara.goto(&self.brightwing.page).await;
        mara.follow("Make a promise").await;
        mara.choose("Kind", "A delivery").await;
        mara.fill("What you promise", BLADES).await;
        mara.fill_moment("By when", "2026-03-12T12:00").await;
        mara.look_everywhere("promise").await;
        mara.press("Make a promise").await;
        mara.sees("Promised. It stands in the ledger with your name.").await;
        self.promise = mara.path().await;
        tom.goto(&self.promise).await;
        tom.press("Let customers read it").await;
        tom.sees("No customer may read this date yet. There is no evidence for it.").await;
        tom.look_everywhere("gate").await;
        tom.draw("gate", "main").await;
        marta.goto(&self.brightwing.marta.room).await;
        marta.misses(BLADES).await;

        mara.unfold("What makes you sure").await;
        mara.fill("What makes you sure", "The mould was measured twice, and the steel is in the house.")
            .await;
        mara.fill("How sure, in per cent", "85").await;
        mara.press("Save the evidence").await;
        mara.sees("The evidence stands beside the promise.").await;
        tom.goto(&self.promise).await;
        tom.press("Let customers read it").await;
        tom.sees("Published. Customers may read the date.").await;
        marta.sees("By 12 March 2026").await;
        marta.sees("We are 85% sure of this date.").await;
    }

    /// The mould cracks. Before the day comes, Marta reads that it will not hold, and what day does.
    pub(super) async fn renew_in_time(&mut self) {
        self.at.wait(3 * DAY).await;
        let Account { mara, tom, marta, .. } = &self.at;
        mara.goto(&self.promise).await;
        mara.unfold("Renew it").await;
        mara.fill_moment("By when", "2026-03-19T12:00").await;
        mara.fill("Why", "The mould has a crack.").await;
        mara.fill("What makes you sure", "The second mould is here, and it is measured.").await;
        mara.fill("How sure, in per cent", "90").await;
        mara.press("Renew it").await;
        mara.sees("Renewed before it was due. The new date passes the gate afresh.").await;
        marta.goto(&self.brightwing.marta.room).await;
        marta.sees("told you before that day that it would not hold").await;
        marta.misses("By 19 March 2026").await;
        mara.sees("Replaces an earlier promise").await;
        let next = mara.path().await;
        tom.goto(&next).await;
        tom.press("Let customers read it").await;
        tom.sees("Published. Customers may read the date.").await;
        marta.sees("By 19 March 2026").await;
        marta.look_over().await;
        marta.draw("renewed", "#promises").await;
        self.promise = next;
    }

    /// The promise, by its id.
    pub(super) fn promise_id(&self) -> &str {
        self.promise.rsplit('/').next().unwrap()
    }

    /// What was due is carried by the promise as it stands now.
    pub(super) fn pours(&self, day: &str, answers: &str, eases: &str) -> serde_json::Value {
        json!({ "what": "Pour in two shifts", "deliverable": BLADES, "owner": self.at.desk.tom.member(), "due_on": day,
            "is_seen": true, "statements": [answers], "impacts": [eases], "promise_id": self.promise_id() })
    }
}
