//! An incident is declared, a second member confirms whom it touches, and they are told.

use super::files::RULE;
use super::{DAY, HOUR, Story};

/// What the first notice is called.
pub(super) const SUBJECT: &str = "Your order is late, and it is our doing";
/// What it says happened.
pub(super) const HAPPENED: &str =
    "The carrier that had your order stopped delivering, and we did not notice in time.";

impl Story {
    pub(super) async fn declare(&mut self) {
        let ines = &self.ines;
        ines.goto("/").await;
        ines.follow("Declare").await;
        ines.press("Declare").await;
        ines.sees("One thing needs your attention").await;
        ines.fill("What went wrong", "The carrier failed: orders are late").await;
        ines.fill_moment("Noticed", &self.desk.moment(-2 * HOUR)).await;
        ines.select("Scenario", "Missed delivery").await;
        ines.look_over().await;
        ines.press("Declare").await;
        ines.sees("Declared. Next: who is touched?").await;
        ines.sees("Known but not told").await;
        ines.sees("2 h 0").await;
        ines.sees("Occurred Unknown").await;
        ines.look_over().await;
        self.incident = ines.path().await;
    }

    pub(super) async fn find_who_is_touched(&self) {
        let (ines, tom) = (&self.ines, &self.tom);
        ines.goto(&self.incident).await;
        ines.follow("Who is touched?").await;
        ines.look_over().await;
        ines.fill("Rule", "holding.promissed_on < 2017-12-01").await;
        ines.press("Draft and preview").await;
        ines.sees("Near: holding.promised_on").await;
        ines.look_over().await;
        ines.fill("Rule", RULE).await;
        ines.press("Draft and preview").await;
        ines.sees("Once confirmed, 3 customers have a case each.").await;
        ines.sees("Customers 3 Holdings 4 Left out 0").await;
        ines.sees("ana-souza").await;
        ines.misses("davi-rocha").await;
        ines.sees("You drafted this yourself").await;
        assert!(
            !ines.may_press("Confirm who is touched").await,
            "a scope is not confirmed by whoever drafted it"
        );
        ines.look_over().await;

        tom.goto("/").await;
        tom.look_over().await;
        tom.follow("Confirm who is touched").await;
        tom.look_over().await;
        tom.press("Confirm who is touched").await;
        tom.sees("Confirmed. Every touched customer has a case now.").await;
        tom.goto("/cases").await;
        for name in ["ana-souza", "bia-lima", "caio-nunes"] {
            tom.sees(name).await;
        }
        tom.look_over().await;
    }

    pub(super) async fn tell_them(&mut self) {
        let ines = &self.ines;
        ines.goto(&self.incident).await;
        ines.follow("Tell them").await;
        ines.fill("Subject", SUBJECT).await;
        ines.fill("What happened", HAPPENED).await;
        ines.fill("Who is affected", "Everyone whose order has not come on its day.").await;
        ines.fill("What we know", "Nothing is lost: it lies in one of the carrier's depots.").await;
        ines.fill("What we do not know", "Which depot, and when it will reach you.").await;
        ines.look_over().await;
        ines.press("Keep the draft").await;
        // Without what they can do, and when we speak next, nobody is told.
        ines.sees("It does not say what the reader can do now.").await;
        ines.sees("It does not say when we speak next.").await;
        assert!(!ines.may_press("Submit for approval").await);
        ines.follow("Change it").await;
        ines.fill("What you can do now", "If you need it sooner, tell us on your page.").await;
        ines.fill_moment("When we speak next", &self.desk.moment(DAY)).await;
        ines.press("Keep the draft").await;
        ines.sees("3 people will be told. They belong to 3 customers.").await;
        ines.select("Read it as", "Bia Lima, bia-lima").await;
        ines.press("Show").await;
        ines.sees("Dear Bia Lima,").await;
        ines.look_over().await;
        ines.press("Submit for approval").await;
        ines.sees("Submitted. A second person reads and approves it.").await;
        assert!(!ines.may_press("Approve and send").await, "nobody approves what they wrote");
        self.tom.goto("/").await;
        self.tom.follow("Read and approve a notice").await;
        self.tom.sees("Our own people have not been told.").await;
        self.tom.fill("Why our own people hear later", "There are three of us, in one room.").await;
        self.tom.look_over().await;
        self.tom.press("Approve and send").await;
        self.tom.sees("Approved. The letters are on their way.").await;

        self.ana_room = self.desk.link_in_letter("ana@example.test", SUBJECT).await;
        self.bia_room = self.desk.link_in_letter("bia@example.test", SUBJECT).await;
        self.desk.link_in_letter("caio@example.test", SUBJECT).await;
        let (ines, tom) = (&self.ines, &self.tom);
        tom.sees("Letters handed over 3 / 3").await;
        tom.look_over().await;
        ines.goto(&self.incident).await;
        ines.sees("Contacts told 3 / 3").await;
        ines.sees("Median time to tell 2 h 0").await;
        ines.look_over().await;
    }

    /// Tom finds a notice among what is owed, reads it, and lets it go out.
    pub(super) async fn approve(&self, owed: &str) {
        let tom = &self.tom;
        tom.goto("/").await;
        tom.follow(owed).await;
        tom.look_over().await;
        tom.press("Approve and send").await;
        tom.sees("Approved. The letters are on their way.").await;
    }
}
