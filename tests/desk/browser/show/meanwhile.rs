//! Meanwhile: Marta offers help from her telephone, and we take it; we look elsewhere and offer what is found, to pages that are
//! open.

use super::{ROOM, Show};

const HELP: &str = "Our methods team has mended two of these. They can come.";

impl Show {
    pub(super) async fn accept_help(&self) {
        let (ines, marta) = (&self.ines, &self.marta);
        marta.goto(&self.private).await;
        marta.fill("What you offer", HELP).await;
        marta.press("Offer it").await;
        marta.sees("We have it, and answer soon").await;
        marta.look_over().await;
        ines.goto("/").await;
        ines.follow("Answer an offer of help").await;
        ines.sees(HELP).await;
        ines.fill("Our thanks", "Thank you. Please come, we have beds for six.").await;
        ines.press("We take it").await;
        ines.sees("Accepted. They read your thanks.").await;
        ines.look_over().await;
        // Her page was open.
        marta.sees("We gladly take it").await;
        marta.sees("we have beds for six").await;
    }

    pub(super) async fn offer_what_there_is(&self) {
        let (ines, tom, otto, marta) = (&self.ines, &self.tom, &self.otto, &self.marta);
        otto.goto(ROOM).await;
        otto.mark().await;
        let sources = format!("{}/sources", self.incident);
        ines.goto(&sources).await;
        ines.sees("Nobody was asked elsewhere yet").await;
        ines.look_over().await;
        ines.choose("Whose it is", "A competitor").await;
        ines.fill("Whom you asked", "Nordhammer").await;
        ines.choose("How it stands", "They offer").await;
        ines.press("Note it").await;
        ines.sees("You did not write what they said.").await;
        ines.fill("What they said", "Forty hours at night, between us.").await;
        ines.fill("How much they have", "40").await;
        ines.fill("Of what", "hours").await;
        ines.press("Note it").await;
        ines.sees("Noted.").await;
        ines.look_over().await;
        tom.goto(&sources).await;
        tom.follow("Offer it to customers").await;
        tom.fill("What to call it", "Hours on another machine").await;
        tom.fill("What it is, and how to come by it", "They make it from our drawings; you pay no more.")
            .await;
        tom.press("Offer it now").await;
        tom.sees("Offered. Customers see it now.").await;
        tom.goto(&format!("{}/alternatives", self.incident)).await;
        tom.look_over().await;
        // It comes to pages that are open.
        otto.sees("Hours on another machine").await;
        otto.sees("40 of 40 hours left").await;
        otto.misses("between us").await;
        marta.sees("Hours on another machine").await;
        marta.unfold("Ask for it").await;
        marta.fill("How much", "6").await;
        marta.press("Set it aside for us").await;
        marta.sees("Set aside for you").await;
        otto.sees("34 of 40 hours left").await;
        assert!(otto.is_marked().await, "without the page being loaded anew");
    }
}
