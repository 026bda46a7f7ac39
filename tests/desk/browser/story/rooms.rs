//! Customers open their private links: one on a telephone, one without script. They speak, and are heard; while the
//! page is open, it lives.

use super::telling::HAPPENED;
use super::{DAY, Story};

const IMPACT: &str = "It was a gift, and the day has passed.";

impl Story {
    pub(super) async fn open_the_rooms(&self) {
        for (customer, room, order) in
            [(&self.ana, &self.ana_room, "A-2"), (&self.bia, &self.bia_room, "B-1")]
        {
            customer.goto(room).await;
            customer.sees(HAPPENED).await;
            customer.sees("If you need it sooner, tell us on your page.").await;
            customer.sees("When we speak next").await;
            customer.sees(" left").await;
            customer.sees("What of yours it touches").await;
            customer.sees(order).await;
            customer.sees("Ines Okafor").await;
        }
        self.ana.sees("Promised 27 November 2017 · not delivered yet").await;
        self.ana.misses("B-1").await;
        self.ana.misses("A-1").await;
        self.ana.look_over().await;
    }

    pub(super) async fn say_how_it_hits(&self) {
        let (ana, bia, ines) = (&self.ana, &self.bia, &self.ines);
        ana.fill("What does this do to you?", IMPACT).await;
        ana.press("Tell us").await;
        // What is not understood comes back with what they wrote.
        ana.sees("2 things need your attention").await;
        ana.look_over().await;
        ana.choose("When?", "Now and in the next days").await;
        ana.select("What does it hit most?", "Something else").await;
        ana.press("Tell us").await;
        ana.sees("Thank you. We have it").await;
        ana.look_over().await;

        bia.fill("What does this do to you?", "I paid for two orders and have none.").await;
        bia.choose("When?", "In the weeks and months to come").await;
        bia.select("What does it hit most?", "Money").await;
        bia.fill("What does it cost you?", "120").await;
        bia.press("Tell us").await;
        bia.sees("Thank you. We have it").await;
        bia.press("Yes, this is right").await;
        bia.sees("It stands as you confirmed it.").await;

        self.open_case("ana-souza").await;
        ines.sees(IMPACT).await;
        ines.sees("Not confirmed yet").await;
        ana.press("Yes, this is right").await;
        ana.sees("It stands as you confirmed it.").await;
        // The member's page was open all the while.
        ines.sees("Confirmed by them").await;
        ines.press("I have read this").await;
        ines.sees("Noted that you have read it.").await;
        ines.look_over().await;
        ines.goto(&self.incident).await;
        ines.follow("Read all of it, in their words").await;
        ines.sees("I paid for two orders and have none.").await;
        ines.look_over().await;
    }

    pub(super) async fn speak_again(&self) {
        let (ines, ana) = (&self.ines, &self.ana);
        ana.goto(&self.ana_room).await;
        ana.mark().await;
        ines.goto(&self.incident).await;
        ines.follow("Tell them").await;
        ines.fill("Subject", "A second carrier has your order").await;
        ines.fill("What happened", "Another carrier has taken over every order.").await;
        ines.fill("What you can do now", "Nothing more. We look every morning at what is overdue.").await;
        ines.fill_moment("When we speak next", &self.desk.moment(2 * DAY)).await;
        ines.press("Keep the draft").await;
        ines.press("Submit for approval").await;
        self.approve("Read and approve a notice").await;
        ana.sees("Another carrier has taken over every order.").await;
        ana.sees("A second carrier has your order").await;
        ana.sees("1 d 23 h left").await;
        assert!(ana.is_marked().await, "it came without the page being loaded anew");
        ana.look_over().await;
        self.bia.goto(&self.bia_room).await;
        self.bia.sees("Another carrier has taken over every order.").await;
        self.desk.link_in_letter("caio@example.test", "A second carrier has your order").await;
    }

    /// Ines opens the case of a customer.
    pub(super) async fn open_case(&self, customer: &str) {
        self.ines.goto(&self.incident).await;
        self.ines.follow("Cases").await;
        self.ines.follow(customer).await;
    }
}
