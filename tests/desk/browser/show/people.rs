//! Those who take part: members who sign in, and Marta, whose company the stopped machine touches.

use amends::customers::{self, ContactSaid, CustomerSaid};
use amends::ground::id::IncidentId;
use amends::notices::links;
use amends::{incidents, journal};

use super::Show;
use crate::harness::PASSWORD;

impl Show {
    pub(super) async fn sign_in(&self) {
        for (window, mail) in [(&self.ines, "ines@example.test"), (&self.tom, "tom@example.test")] {
            window.goto("/").await;
            window.fill("Mail address", mail).await;
            window.fill("Password", PASSWORD).await;
            window.press("Sign in").await;
            window.sees("Welcome back.").await;
        }
    }

    /// The incident behind its page.
    pub(super) fn id(&self) -> IncidentId {
        self.incident.rsplit('/').next().unwrap().parse().unwrap()
    }

    /// Marta's private link into it.
    pub(super) async fn touch_marta(&mut self) {
        let (house, ines, incident) = (self.desk.house(), &self.owner, self.id());
        let said = CustomerSaid { name: "Nordwing".into(), ..CustomerSaid::default() };
        let customer = customers::add_customer(house, ines, &said).await.unwrap();
        let found = incidents::find(&mut house.read(), &ines.workspace, &incident).await.unwrap();
        let mut tx = journal::begin(house, ines).await.unwrap();
        let whom = [(customer.id.clone(), customer.name.clone())];
        let entries = incidents::open_cases(&mut tx, &found, &whom, "story").await.unwrap();
        tx.say(entries).await.unwrap().commit().await.unwrap();
        let said = ContactSaid {
            name: "Marta Lindqvist".into(),
            email: "marta@example.test".into(),
            language: "en".into(),
            ..ContactSaid::default()
        };
        let marta = customers::add_contact(house, ines, &customer.id, &said).await.unwrap();
        let minted = links::mint(house, ines, &incident, &marta.id).await.unwrap();
        self.private = format!("/r/{}", minted.secret);
    }
}
