//! The big customer slams doors (S1): from the first talk to the delivered plan, with one promise that is refused at the gate and
//! one that is renewed before it was due (R40, R43, R44, R47, R54, R56, R58–R61).

use amends::ground::clock::DAY;
use serde_json::json;

use super::{Account, Touched};
use crate::walks::interviews::colleague;
use crate::walks::meanwhile::Person;

/// The story so far.
pub(super) struct Big {
    pub(super) at: Account,
    pub(super) brightwing: Touched,
    pub(super) karl: Person,
    /// The page of the talk with Marta.
    pub(super) talk: String,
    /// The pages of the promised delivery, and of the plan.
    pub(super) promise: String,
    pub(super) plan: String,
}

impl Big {
    async fn begin(at: Account) -> Self {
        let said = json!({ "title": "Blades late for the third time", "scenario": "missed-delivery" });
        let incident = at.declared(said).await;
        let brightwing = at.touched(&incident, "Brightwing Aero").await;
        let karl = colleague(&at.desk, &incident, &brightwing.marta, "Karl").await;
        let nowhere = String::new;
        Self { at, brightwing, karl, talk: nowhere(), promise: nowhere(), plan: nowhere() }
    }

    async fn play(mut self) {
        self.plan_the_talks().await;
        self.put_everything_on_the_table().await;
        self.stand_side_by_side().await;
        self.confirm_the_record().await;
        self.be_refused_at_the_gate().await;
        self.begin_a_plan().await;
        self.shake_hands().await;
        self.renew_in_time().await;
        self.shake_hands_again().await;
        self.deliver().await;
        self.at.end().await;
    }

    /// All of it is done, the promise with it; the four parts of the case are there to see.
    async fn deliver(&self) {
        let Account { mara, marta, .. } = &self.at;
        self.at.wait(6 * DAY).await;
        self.do_the_rest().await;
        mara.goto(&self.plan).await;
        mara.unfold("Say how it goes").await;
        mara.press("It is done").await;
        mara.sees("Done.").await;
        mara.press("All of it is delivered").await;
        mara.sees("Delivered.").await;
        mara.look_everywhere("plan-delivered").await;
        marta.goto(&self.brightwing.marta.room).await;
        marta.sees("All of it is delivered").await;
        marta.sees("and kept it.").await;
        marta.look_over().await;
        mara.goto(&self.brightwing.page).await;
        mara.sees("The four parts").await;
        mara.look_everywhere("case").await;
        mara.draw("four-parts", "#four-parts").await;
        mara.goto(&format!("/customers/{}", self.brightwing.customer)).await;
        mara.sees("What moved it").await;
        mara.look_everywhere("customer").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_big_customer_is_won_back_on_sqlite() {
    let Some(at) = Account::on_sqlite().await else { return };
    Big::begin(at).await.play().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_big_customer_is_won_back_on_postgres() {
    let Some(at) = Account::on_postgres().await else { return };
    Big::begin(at).await.play().await;
}
