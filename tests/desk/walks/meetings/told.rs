//! Whoever is asked to a meeting is told so in their language, and what they answer finds the desk (R62): the letter says that a
//! person reads it.

use amends::customers::{self, ContactSaid};
use amends::ground::clock::HOUR;
use amends::incidents;
use post::{Behaviour, Mailbox};
use serde_json::json;

use super::super::interviews::{all_holds, declared, post as say};
use super::super::meanwhile::person;
use super::super::notices::{mail_walk, with};
use super::super::replies::mails::comes;
use super::{letters, to};
use crate::harness::TestDesk;

mail_walk!(who_is_asked_is_told_in_their_language_and_heard, |desk, mailbox| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let case = incidents::find_case(&mut desk.house.read(), &desk.workspace, &marta.case).await.unwrap();
    let mut whom = vec![marta.id.to_string()];
    for (name, language) in [("Greta", "de"), ("Margaux", "fr")] {
        let email = format!("{}@example.test", name.to_lowercase());
        let said =
            ContactSaid { name: name.into(), email, language: language.into(), ..ContactSaid::default() };
        let contact = customers::add_contact(&desk.house, &desk.tom, &case.customer_id, &said).await.unwrap();
        whom.push(contact.id.to_string());
    }
    let begins = desk.house.now().plus(3 * HOUR).rfc3339();
    let said =
        json!({ "title": "Dock 4", "starts_at": begins, "place": "Bromma", "lasts": "30", "people": whom });
    say(&desk, &format!("/cases/{}/meetings", marta.case), said).await;

    // Every word around ours is theirs, and none is English in between.
    let sent = letters(&desk, &mailbox).await;
    for (address, subject, place, when) in [
        ("marta@example.test", "Invitation: Dock 4", "Where: Bromma", "March 2026"),
        ("greta@example.test", "Einladung: Dock 4", "Wo: Bromma", "März 2026"),
        ("margaux@example.test", "Invitation : Dock 4", "Où : Bromma", "mars 2026"),
    ] {
        let letter = to(&sent, address);
        assert!(letter.subject().starts_with(subject), "{}", letter.subject());
        let text = letter.text();
        assert!(text.contains(place) && text.contains(when), "{text}");
        assert_eq!(text.contains("When:"), address.starts_with("marta"), "{text}");
        let home = letter.header("Reply-To").unwrap_or_default();
        assert!(home.contains("meetings@halden.example"), "{home}");
    }

    // What Greta answers is hers: it is known by its writer, and somebody owes her a word.
    let raw = "From: Greta <greta@example.test>\r\nTo: meetings@halden.example\r\nSubject: Re: Einladung\r\n\
        Message-ID: <1@example.test>\r\n\r\nIch komme zehn Minuten nach Beginn.\r\n";
    let mail = comes(&desk, raw, "meetings@halden.example").await;
    assert_eq!((mail.way.as_str(), mail.state.as_str()), ("sender", "owed"));
    assert_eq!(mail.case_id.as_ref(), Some(&marta.case));
    all_holds(&desk).await;
});
