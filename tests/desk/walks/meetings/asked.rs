//! Others come to a meeting that is planned (R62): who is new is invited, who is asked no more is told so and drops it from their
//! calendar, and the others hear of it where their calendars name others now (RFC 5546, 3.2.5).

use amends::customers::{self, ContactSaid};
use amends::ground::clock::HOUR;
use amends::incidents;
use post::{Behaviour, Mailbox};
use serde_json::json;

use super::super::interviews::{all_holds, colleague, declared, get, post as say, send};
use super::super::meanwhile::{open, person};
use super::super::notices::{mail_walk, with};
use super::{address, attendee, calendar, letters, to, value};
use crate::harness::TestDesk;

mail_walk!(others_are_asked_to_a_meeting_that_is_planned, |desk, mailbox| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let karl = colleague(&desk, &incident, &marta, "Karl").await;
    let otto = person(&desk, &incident, "Südflug", "Otto").await;
    let case = incidents::find_case(&mut desk.house.read(), &desk.workspace, &marta.case).await.unwrap();
    let nora = ContactSaid { name: "Nora".into(), phone: "+46 8 123".into(), ..ContactSaid::default() };
    let nora = customers::add_contact(&desk.house, &desk.tom, &case.customer_id, &nora).await.unwrap();
    let (to_marta, to_karl) = (address(&desk, &marta.id).await, address(&desk, &karl.id).await);
    let (mara, tom) = (desk.mara.label(), desk.tom.label());
    let begins = desk.house.now().plus(3 * HOUR).rfc3339();
    let said = json!({ "title": "At your dock", "starts_at": begins, "place": "The dock", "lasts": "30",
        "people": [marta.id, mara] });
    let planned = say(&desk, &format!("/cases/{}/meetings", marta.case), said).await;
    let meeting = planned["id"].as_str().unwrap().to_owned();
    let asked = calendar(to(&letters(&desk, &mailbox).await, &to_marta), "REQUEST");
    let uid = value(&asked, "UID").to_owned();
    send(&desk, &format!("{}/meetings/{meeting}/answer", marta.room), &[("answer", "yes")]).await.expect(303);

    // Whoever only looks is shown no form; what is not understood stands beside it.
    let (page, path) = (format!("/meetings/{meeting}"), format!("/meetings/{meeting}/inviting"));
    desk.open_page(&desk.mara, &page).await.expect(200).says("Ask others").says("Karl");
    assert!(!desk.open_page(&desk.vic, &page).await.expect(200).text.contains("Ask others"));
    desk.send_form(&desk.vic, &path, &[("people", karl.id.as_str())]).await.expect(403);
    let nobody = desk.send_form(&desk.mara, &path, &[("people", mara.as_str())]).await.expect(422);
    nobody.says("e-people").says("Nobody of theirs is asked.");
    desk.send_form(&desk.mara, &path, &[("people", otto.id.as_str())]).await.expect(422);
    let same = json!({ "people": [mara, marta.id] });
    let api = format!("/api/v1{path}");
    desk.call(&desk.mara, "POST", &api, same).await.expect(409).says("Nothing was changed");
    assert_eq!(letters(&desk, &mailbox).await, []);

    // Karl and Tom come, Mara does not: each hears what concerns them, and Marta's yes stands.
    let others = [("people", marta.id.as_str()), ("people", karl.id.as_str()), ("people", tom.as_str())];
    desk.send_form(&desk.mara, &path, &others).await.expect(303);
    let sent = letters(&desk, &mailbox).await;
    assert_eq!(sent.len(), 4);
    for (invited, words) in [(to_karl.as_str(), "asks you to a meeting"), ("tom@example.test", "Invitation")]
    {
        let letter = to(&sent, invited);
        assert!(letter.subject().starts_with("Invitation"), "{}", letter.subject());
        let all = format!("{}\n{}", letter.subject(), letter.text());
        assert!(all.contains(words), "{all}");
        let lines = calendar(letter, "REQUEST");
        assert_eq!((value(&lines, "UID"), value(&lines, "SEQUENCE")), (uid.as_str(), "1"));
        assert!(attendee(&lines, invited).contains("PARTSTAT=NEEDS-ACTION"));
    }
    let letter = to(&sent, &to_marta);
    assert!(letter.subject().starts_with("Who comes: "), "{}", letter.subject());
    assert!(letter.text().contains("Who is asked now: Karl, Marta, Tom Brandt"), "{}", letter.text());
    let hers = calendar(letter, "REQUEST");
    assert_eq!((value(&hers, "UID"), value(&hers, "SEQUENCE")), (uid.as_str(), "1"));
    assert!(attendee(&hers, &to_marta).contains("PARTSTAT=ACCEPTED"));
    assert!(!hers.iter().any(|line| line.ends_with("mailto:mara@example.test")), "{hers:#?}");
    let letter = to(&sent, "mara@example.test");
    assert!(letter.text().contains("It takes place without you"), "{}", letter.text());
    let without = calendar(letter, "CANCEL");
    assert_eq!((value(&without, "UID"), value(&without, "SEQUENCE")), (uid.as_str(), "1"));
    attendee(&without, "mara@example.test");
    let names = without.iter().filter(|line| line.starts_with("ATTENDEE")).count();
    let is_off = without.iter().any(|line| line.starts_with("STATUS"));
    assert_eq!((names, is_off), (1, false), "for her alone, and not called off");

    // Karl's room has it now; Mara is asked to nothing, and her place at the table is gone.
    open(&desk, &karl.room).await.expect(200).says("At your dock").says("You have not answered yet");
    desk.open_page(&desk.mara, "/meetings").await.expect(200).says("You are asked to no meeting");
    let whole = get(&desk, &format!("/meetings/{meeting}")).await;
    let people = whole["people"].as_array().unwrap();
    let names: Vec<_> = people.iter().map(|person| person["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Karl", "Marta", "Tom Brandt"]);
    assert_eq!((&people[1]["answer"], &people[0]["answer"]), (&json!("yes"), &json!("waiting")));

    // Nora has no address, so no calendar names her: nobody is written to.
    let with_nora = json!({ "people": [marta.id, karl.id, tom, nora.id] });
    let same = desk.call(&desk.mara, "POST", &api, with_nora).await.expect(200).json();
    assert_eq!((&same["sequence"], letters(&desk, &mailbox).await.len()), (&json!(1), 0));

    // Mara comes after all; once it has begun, nobody is asked any more.
    let again = json!({ "people": [marta.id, mara] });
    let changed = desk.call(&desk.mara, "POST", &api, again).await.expect(200).json();
    assert_eq!(changed["sequence"], 2);
    let sent = letters(&desk, &mailbox).await;
    assert_eq!(sent.len(), 4, "Mara is invited, Marta told, Karl and Tom spared");
    assert_eq!(value(&calendar(to(&sent, "mara@example.test"), "REQUEST"), "SEQUENCE"), "2");
    assert!(!open(&desk, &karl.room).await.expect(200).text.contains("At your dock"));
    desk.wait(4 * HOUR);
    let late = json!({ "people": [marta.id, karl.id] });
    desk.call(&desk.mara, "POST", &api, late).await.expect(409).says("has begun already");
    assert!(!desk.open_page(&desk.mara, &page).await.expect(200).text.contains("Ask others"));
    all_holds(&desk).await;
});
