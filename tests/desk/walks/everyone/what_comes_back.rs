//! What comes back, what was wrong, and who was found later.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::replies::mails::{address, comes, reply, report, stands};
use super::people::{self, BUYERS, LATER, mail_of};
use super::telling::REFUSED;
use super::{DAY, Telling};
use amends::calls::{self, List};
use amends::replies::MailKind;

/// The buyer whose letter comes back.
const BOUNCED: usize = 4;
/// One who answers, and one who presses "I have it".
const ANSWERED: usize = 5;
const PRESSED: usize = 6;

impl Telling {
    pub(super) async fn what_comes_back_is_seen_to(&mut self) {
        let (told, relevant) = self.told().await;
        let bounces = self.letter_to(&mail_of(BOUNCED)).from.clone();
        let raw = report(&bounces, &mail_of(BOUNCED), "failed", "5.1.1");
        let bounce = comes(&self.desk, &raw, &bounces).await;
        assert_eq!(stands(&bounce), (MailKind::Bounce, "address", "noted"));
        assert_eq!(self.told().await, (told - 1, relevant), "a letter that came back has told nobody");

        // A colleague of theirs is told in their place.
        let customer = bounce.customer_id.clone().unwrap();
        let said = json!({ "name": "Jana Weiss", "email": "jana@mail4.example", "roles": "quality" });
        let jana = self.post(&self.desk.mara, &format!("/customers/{customer}/contacts"), said).await;
        let another = format!("/deliveries/{}/another", bounce.delivery_id.as_ref().unwrap());
        let proposed = self.get(&another).await;
        assert_eq!(proposed["items"][0]["name"], "Jana Weiss");
        self.post(&self.desk.mara, &another, json!({ "contact_id": jana["id"] })).await;
        self.desk.settle().await;
        let letters = self.mailbox.take();
        assert_eq!((letters.len(), letters[0].to[0].as_str()), (1, "jana@mail4.example"));
        self.letters.extend(letters);
        assert_eq!(self.told().await.0, told);
    }

    pub(super) async fn some_answer(&self) {
        let letter = self.letter_to(&mail_of(ANSWERED));
        let home = address(letter, "reply-to");
        let raw = reply(&mail_of(ANSWERED), &home, "", "Where do we bring them?");
        let mail = comes(&self.desk, &raw, &home).await;
        assert_eq!(stands(&mail), (MailKind::Reply, "address", "owed"));
        let answer = format!("/mails/{}/answer", mail.id);
        self.post(&self.desk.mara, &answer, json!({ "words": "Nowhere: we fetch them." })).await;
        self.desk.settle().await;
        assert_eq!(self.mailbox.take().len(), 1);

        let letter = self.letter_to(&mail_of(PRESSED));
        let links = letter.links();
        let room = links.iter().find_map(|l| l.split_once("/r/")).map(|(_, secret)| format!("/r/{secret}"));
        let have = format!("{}/acknowledgement", room.unwrap());
        self.desk.browse(None, axum::http::Method::POST, &have, &[("notice", &self.first)]).await.expect(303);
        let notice = self.get(&format!("/notices/{}/deliveries?limit=500", self.first)).await;
        let have = notice["items"].as_array().unwrap().iter().filter(|d| !d["acknowledged_at"].is_null());
        let how: BTreeSet<&str> = have.filter_map(|d| d["acknowledged_how"].as_str()).collect();
        assert!(!how.is_empty(), "some of the first page of them have said that they have it");
    }

    pub(super) async fn what_was_wrong_is_corrected(&mut self) {
        // The one whose machine answered is spoken with the next day: nothing of what is wrong is on its way any more.
        self.let_time_pass(DAY).await;
        let last = calls::take_next(&self.desk.house, &self.desk.mara, List::All)
            .await
            .unwrap()
            .expect("one call is left");
        self.post(&self.desk.mara, &format!("/calls/{last}/outcome"), json!({ "outcome": "spoken" })).await;
        self.desk.settle().await;
        let said = json!({ "kind": "correction", "corrects": self.first, "subject": "Correction: lots 4471 and 4472",
            "what_we_know": "Brackets of lot 4472 may crack as well.", "what_you_can_do": "Do not use those either." });
        let correction = self.submitted(said).await;
        let audience = self.get(&format!("/notices/{correction}/audience")).await;
        let by_mail: BTreeSet<&str> =
            self.letters.iter().map(|l| l.to[0].as_str()).filter(|to| *to != mail_of(BOUNCED)).collect();
        // Whoever was told, on paper too, where a mail address is known, and nobody else.
        assert_eq!(audience["to_tell"], by_mail.len() + REFUSED.len());
        self.post(&self.desk.tom, &format!("/notices/{correction}/approval"), Value::Null).await;
        self.desk.settle().await;
        let corrected = self.mailbox.take();
        let corrected: BTreeSet<&str> = corrected.iter().map(|l| l.to[0].as_str()).collect();
        assert_eq!(corrected, by_mail);
        // Those who were told by voice and on paper are still to be reached.
        let calls = format!("/notices/{correction}/calls");
        let queued = self.post(&self.desk.tom, &calls, json!({ "whom": "not_reached" })).await;
        assert!(queued["queued"].as_i64().unwrap() >= 40, "{queued}");
        let first = self.desk.open_page(&self.desk.vic, &format!("/notices/{}", self.first)).await;
        first.expect(200).says("was corrected by");
    }

    pub(super) async fn whoever_is_found_later_is_told(&mut self) {
        people::buyers(&self.desk.house, &self.desk.mara, BUYERS + 100, BUYERS + 100 + LATER, "L4471").await;
        self.desk.settle().await;
        let scopes = format!("/incidents/{}/scopes", self.incident);
        let proposal = self.get(&format!("{scopes}/proposal")).await["proposal"].clone();
        assert_eq!(proposal["newly"], LATER);
        assert_eq!(self.mailbox.received().len(), 0, "proposed, and told by nobody");
        let because = json!({ "reason": "Sold by a dealer whose list came today" });
        let drafted = self.post(&self.desk.mara, &format!("{scopes}/proposal"), because).await;
        let confirmation = format!("{scopes}/{}/confirmation", drafted["id"].as_str().unwrap());
        self.post(&self.desk.tom, &confirmation, Value::Null).await;
        self.desk.settle().await;

        let said = json!({ "kind": "first", "subject": "Product safety recall: brackets of lots 4471 and 4472",
            "what_happened": "Brackets of lots 4471 and 4472 may crack.",
            "what_you_can_do": "Do not use them. We fetch them.", "next_update_at": "2026-03-04T15:00:00Z" });
        let second = self.submitted(said).await;
        self.post(&self.desk.tom, &format!("/notices/{second}/approval"), Value::Null).await;
        self.desk.settle().await;
        let told: BTreeSet<String> = self.mailbox.take().iter().map(|l| l.to[0].clone()).collect();
        let mut later: BTreeSet<String> =
            (BUYERS + 100..BUYERS + 100 + LATER).filter(|n| n % people::EACH > 1).map(mail_of).collect();
        // The letter that came back has told nobody, so it is tried again.
        later.insert(mail_of(BOUNCED));
        assert_eq!(told, later, "each of them, and nobody a second time");
        let (told, relevant) = self.told().await;
        assert!(told <= relevant && told >= relevant - 2, "{told} of {relevant}");
    }
}
