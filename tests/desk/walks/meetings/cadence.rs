//! A cadence goes on (R62): what is said of it anew leaves its days where they are, a day that was called off does not come back, and
//! never does it bring forth a second meeting while one is to come.

use amends::ground::clock::{DAY, HOUR, MINUTE};
use amends::{incidents, journal};
use post::{Behaviour, Mailbox, Received};
use serde_json::{Value, json};

use super::super::interviews::{all_holds, declared, get, post as say};
use super::super::meanwhile::{Person, person};
use super::super::notices::{mail_walk, with};
use super::{address, calendar, letters, owed, to, value};
use crate::harness::TestDesk;

/// Every Tuesday at two, with Marta and Mara.
fn tuesdays(desk: &TestDesk, marta: &Person) -> Value {
    json!({ "title": "Stand", "every": "1", "unit": "weeks", "weekday": "2", "at": "14:00", "zone": "UTC",
        "place": "By phone", "lasts": "15", "people": [marta.id, desk.mara.label()] })
}

/// The id of the meeting that a calendar is about.
fn meeting_of(calendar: &[String]) -> String {
    value(calendar, "UID").split('@').next().unwrap().to_owned()
}

mail_walk!(another_place_leaves_the_day_and_brings_back_none_that_was_called_off, |desk, mailbox| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let to_marta = address(&desk, &marta.id).await;
    let mut said = tuesdays(&desk, &marta);
    let set = say(&desk, &format!("/cases/{}/cadences", marta.case), said.clone()).await;
    let path = format!("/api/v1/cadences/{}", set["id"].as_str().unwrap());
    let first = meeting_of(&calendar(to(&letters(&desk, &mailbox).await, &to_marta), "REQUEST"));

    // This Tuesday is called off; the next is laid out at once.
    let because = json!({ "because": "Easter cleaning." });
    say(&desk, &format!("/meetings/{first}/cancelling"), because).await;
    let sent = letters(&desk, &mailbox).await;
    let asks: Vec<Received> =
        sent.into_iter().filter(|letter| letter.subject().starts_with("Invitation")).collect();
    let next = calendar(to(&asks, &to_marta), "REQUEST");
    assert_eq!(value(&next, "DTSTART"), "20260310T140000Z");

    // Another place: the same meeting on the same day, and not the Tuesday that was called off.
    said["place"] = json!("Hangar 4");
    desk.call(&desk.mara, "PUT", &path, said.clone()).await.expect(200);
    let kept = calendar(to(&letters(&desk, &mailbox).await, &to_marta), "REQUEST");
    assert_eq!((value(&kept, "UID"), value(&kept, "DTSTART")), (value(&next, "UID"), "20260310T140000Z"));
    assert_eq!((value(&kept, "LOCATION"), value(&kept, "SEQUENCE")), ("Hangar 4", "1"));

    // Others from the meeting after that on: nobody is told of what stays as it is.
    said["people"] = json!([marta.id]);
    desk.call(&desk.mara, "PUT", &path, said.clone()).await.expect(200);
    assert_eq!(letters(&desk, &mailbox).await, []);

    // Another hour on the same days: still not the Tuesday that was called off.
    said["at"] = json!("15:00");
    desk.call(&desk.mara, "PUT", &path, said.clone()).await.expect(200);
    let later = calendar(to(&letters(&desk, &mailbox).await, &to_marta), "REQUEST");
    assert_eq!((value(&later, "UID"), value(&later, "DTSTART")), (value(&next, "UID"), "20260310T150000Z"));

    // Other days are counted anew.
    said["weekday"] = json!("5");
    desk.call(&desk.mara, "PUT", &path, said).await.expect(200);
    let friday = calendar(to(&letters(&desk, &mailbox).await, &to_marta), "REQUEST");
    assert_eq!(value(&friday, "DTSTART"), "20260306T150000Z");
    assert_eq!(get(&desk, &format!("/meetings/{first}")).await["meeting"]["state"], "cancelled");
    all_holds(&desk).await;
});

mail_walk!(the_next_waits_while_one_that_was_moved_is_to_come, |desk, mailbox| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let to_marta = address(&desk, &marta.id).await;
    let case = format!("/cases/{}", marta.case);
    say(&desk, &format!("{case}/cadences"), tuesdays(&desk, &marta)).await;
    let meeting = meeting_of(&calendar(to(&letters(&desk, &mailbox).await, &to_marta), "REQUEST"));
    let thursday = json!({ "starts_at": "2026-03-05T10:00", "lasts": "15", "place": "By phone",
        "because": "The hall is taken." });
    say(&desk, &format!("/meetings/{meeting}/moving"), thursday).await;
    assert_eq!(letters(&desk, &mailbox).await.len(), 2);

    // Tuesday goes by: Thursday's is to come, and nobody is asked to another.
    desk.wait(2 * DAY);
    assert_eq!(letters(&desk, &mailbox).await, []);
    let listed = get(&desk, &format!("{case}/meetings")).await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);

    // Once it has begun, the next is laid out by itself.
    desk.wait(DAY + 2 * HOUR);
    let next = calendar(to(&letters(&desk, &mailbox).await, &to_marta), "REQUEST");
    assert_eq!(value(&next, "DTSTART"), "20260310T140000Z");
    all_holds(&desk).await;
});

mail_walk!(a_cadence_changes_and_ends_with_its_case, |desk, mailbox| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let case = marta.case.clone();
    let to_marta = address(&desk, &marta.id).await;
    let often = json!({ "title": "Stand", "every": "2", "unit": "days", "at": "16:00", "place": "By phone",
        "lasts": "15", "people": [marta.id, desk.mara.label()] });
    let set = say(&desk, &format!("/cases/{case}/cadences"), often.clone()).await;
    assert_eq!((&set["laid_day"], &set["zone"]), (&json!("2026-03-02"), &json!("UTC")));
    let first = letters(&desk, &mailbox).await;
    let uid = value(&calendar(to(&first, &to_marta), "REQUEST"), "UID").to_owned();

    // Changed: what is to come moves with it, and the same calendar entry moves.
    let cadence = format!("/cadences/{}", set["id"].as_str().unwrap());
    desk.open_page(&desk.vic, &cadence).await.expect(200).says("Every 2 days");
    let mut later = often.clone();
    later["at"] = json!("17:30");
    let path = format!("/api/v1{cadence}");
    desk.call(&desk.vic, "PUT", &path, later.clone()).await.expect(403);
    desk.call(&desk.mara, "PUT", &path, json!({ "at": "noon" })).await.expect(422).says("no time of the day");
    desk.call(&desk.mara, "PUT", &path, later).await.expect(200);
    let sent = letters(&desk, &mailbox).await;
    let moved = calendar(to(&sent, &to_marta), "REQUEST");
    assert_eq!((value(&moved, "UID"), value(&moved, "SEQUENCE")), (uid.as_str(), "1"));
    assert_eq!(value(&moved, "DTSTART"), "20260302T173000Z");

    // Somebody who says on the telephone that they come is noted by one of us; a point and the minutes can be erased.
    let meeting = uid.split('@').next().unwrap().to_owned();
    let whole = get(&desk, &format!("/meetings/{meeting}")).await;
    let place = whole["people"][0]["id"].as_str().unwrap();
    let answers = format!("/meetings/{meeting}/answers");
    say(&desk, &answers, json!({ "person": place, "answer": "maybe" })).await;
    say(&desk, &answers, json!({ "answer": "yes" })).await;
    let odd = json!({ "answer": "perhaps" });
    desk.call(&desk.mara, "POST", &format!("/api/v1{answers}"), odd).await.expect(422).says("Do you come?");
    say(&desk, &format!("/meetings/{meeting}/points"), json!({ "point": "The <b>log</b>" })).await;
    desk.wait(9 * HOUR);
    let sent = letters(&desk, &mailbox).await;
    let second = calendar(to(&sent, &to_marta), "REQUEST");
    assert_eq!(value(&second, "DTSTART"), "20260304T173000Z", "two days later");
    say(&desk, &format!("/meetings/{meeting}/holding"), json!({ "minutes": "Nothing new.", "there": [] }))
        .await;
    desk.wait(DAY + MINUTE);
    assert_eq!(owed(&desk).await, ["Send the minutes"], "a day has gone by");
    let erase = format!("/api/v1/meetings/{meeting}/erasure");
    desk.call(&desk.tom, "POST", &erase, Value::Null).await.expect(403);
    desk.call(&desk.ines, "POST", &erase, Value::Null).await.expect(200);
    let gone = get(&desk, &format!("/meetings/{meeting}")).await;
    assert_eq!((&gone["meeting"]["minutes"], &gone["points"][0]["text"]), (&json!(""), &json!("")));
    let out = format!("/api/v1/meetings/{meeting}/sending");
    desk.call(&desk.mara, "POST", &out, Value::Null).await.expect(409).says("erased");
    assert_eq!(owed(&desk).await, Vec::<String>::new());

    // The case is over: so is the cadence, and what was to come is called off.
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let over = incidents::withdraw_cases(&mut tx, std::slice::from_ref(&case), "Not theirs after all.").await;
    tx.say(over.unwrap()).await.unwrap().commit().await.unwrap();
    let sent = letters(&desk, &mailbox).await;
    let off = calendar(to(&sent, &to_marta), "CANCEL");
    assert_eq!(value(&off, "UID"), value(&second, "UID"));
    assert_eq!(get(&desk, &format!("/cases/{case}/cadences")).await["items"][0]["state"], "ended");
    desk.call(&desk.mara, "PUT", &path, often.clone()).await.expect(409);
    let vain = desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{case}/cadences"), often).await;
    vain.expect(409).says("not touched");
    desk.wait(10 * DAY);
    assert_eq!(letters(&desk, &mailbox).await, []);
    all_holds(&desk).await;
});
