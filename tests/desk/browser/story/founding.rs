//! The first member comes by the printed link; a second is invited by mail.

use super::Story;
use crate::harness::PASSWORD;

impl Story {
    pub(super) async fn found_the_desk(&self) {
        let (ines, link) = (&self.ines, self.desk.first_link().await);
        ines.goto("/").await;
        ines.sees("Nobody has joined this desk yet").await;
        ines.look_over().await;
        ines.goto(&link).await;
        ines.sees("You are the first one here").await;
        ines.fill("Company", "Mercado Sereno").await;
        ines.fill("Name", "Ines Okafor").await;
        ines.fill("Mail address", "ines@example.test").await;
        ines.fill("Password", "short").await;
        ines.press("Open the desk").await;
        ines.sees("One thing needs your attention").await;
        ines.look_over().await;
        ines.fill("Password", PASSWORD).await;
        ines.press("Open the desk").await;
        ines.sees("The desk is open").await;
        ines.sees("Nothing is owed right now").await;
        ines.look_over().await;
        self.tom.goto(&link).await;
        self.tom.misses("You are the first one here").await;
    }

    pub(super) async fn invite_a_lead(&self) {
        let (ines, tom) = (&self.ines, &self.tom);
        ines.follow("Members").await;
        ines.fill("Mail address", "tom@example.test").await;
        ines.choose("Role", "Lead").await;
        ines.press("Invite").await;
        ines.sees("Invited. The letter is on its way.").await;
        ines.look_over().await;
        let link = self
            .desk
            .link_in_letter("tom@example.test", "You are invited to the desk of Mercado Sereno")
            .await;
        tom.goto(&link).await;
        tom.sees("confirms scopes and approves notices").await;
        tom.look_over().await;
        tom.fill("Name", "Tom Brandt").await;
        tom.fill("Password", PASSWORD).await;
        tom.press("Join").await;
        tom.sees("Welcome. This is what is owed next, and to whom.").await;
        // With their password they come in again.
        tom.press("Sign out").await;
        tom.fill("Mail address", "tom@example.test").await;
        tom.fill("Password", PASSWORD).await;
        tom.press("Sign in").await;
        tom.sees("Welcome back.").await;
    }
}
