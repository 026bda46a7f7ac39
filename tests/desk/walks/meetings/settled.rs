//! What becomes of meetings (R62): with a case its single meetings are over too, what was erased is owed no more, nothing is promised
//! at a meeting that is called off meanwhile, and all that was sent is seen, however much it is.

use amends::ground::clock::HOUR;
use amends::ground::id::{CaseId, MeetingId};
use amends::{incidents, journal, meetings, promises};
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};

use super::super::interviews::{all_holds, declared, get, post as say};
use super::super::meanwhile::{Person, open, person};
use super::super::notices::{mail_walk, with};
use super::{address, calendar, letters, owed, to, value};
use crate::harness::TestDesk;
use crate::walk;

/// A single meeting with one of theirs and Tom that begins in an hour.
async fn planned(desk: &TestDesk, whom: &Person, title: &str) -> MeetingId {
    let said = meetings::MeetingSaid {
        title: title.into(),
        starts_at: desk.house.now().plus(HOUR).rfc3339(),
        lasts: "30".into(),
        place: "The dock".into(),
        people: vec![whom.id.to_string(), desk.tom.label()],
        ..meetings::MeetingSaid::default()
    };
    meetings::plan(&desk.house, &desk.mara, &whom.case, &said).await.unwrap().id
}

async fn withdraw(desk: &TestDesk, case: &CaseId) {
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let over = incidents::withdraw_cases(&mut tx, std::slice::from_ref(case), "Not theirs after all.").await;
    tx.say(over.unwrap()).await.unwrap().commit().await.unwrap();
}

mail_walk!(single_meetings_are_called_off_when_their_case_is_over, |desk, mailbox| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let otto = person(&desk, &incident, "Südflug", "Otto").await;
    let (to_marta, to_otto) = (address(&desk, &marta.id).await, address(&desk, &otto.id).await);
    let over = planned(&desk, &marta, "At your dock").await;
    let stands = planned(&desk, &otto, "At theirs").await;
    let asked = letters(&desk, &mailbox).await;
    let hers = calendar(to(&asked, &to_marta), "REQUEST");

    withdraw(&desk, &marta.case).await;
    let sent = letters(&desk, &mailbox).await;
    let off = calendar(to(&sent, &to_marta), "CANCEL");
    assert_eq!((value(&off, "UID"), value(&off, "SEQUENCE")), (value(&hers, "UID"), "1"));
    assert!(!sent.iter().any(|letter| letter.to == [to_otto.as_str()]), "Otto's case is open");
    assert_eq!(get(&desk, &format!("/meetings/{over}")).await["meeting"]["state"], "cancelled");
    assert_eq!(get(&desk, &format!("/meetings/{stands}")).await["meeting"]["state"], "planned");
    open(&desk, &otto.room).await.expect(200).says("At theirs");
    desk.wait(2 * HOUR);
    assert_eq!(letters(&desk, &mailbox).await, [], "once");
    assert_eq!(owed(&desk).await.len(), 1, "Otto's only");
    all_holds(&desk).await;
});

walk!(a_planned_meeting_that_was_erased_is_owed_no_more, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let meeting = planned(&desk, &marta, "At your dock").await;
    let erase = format!("/api/v1/meetings/{meeting}/erasure");
    desk.call(&desk.ines, "POST", &erase, Value::Null).await.expect(200);
    let page = format!("/meetings/{meeting}");
    desk.open_page(&desk.tom, "/meetings").await.expect(200).says("At your dock");
    desk.wait(3 * HOUR);
    assert_eq!(owed(&desk).await, Vec::<String>::new());
    desk.open_page(&desk.tom, "/meetings").await.expect(200).says("You are asked to no meeting");
    assert!(!desk.open_page(&desk.tom, &page).await.expect(200).text.contains("It should be over"));
    all_holds(&desk).await;
});

walk!(nothing_is_promised_at_a_meeting_that_is_called_off_meanwhile, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let mut called_off = Vec::new();
    for n in 0..5 {
        let meeting = planned(&desk, &marta, &format!("Talk {n}")).await;
        desk.wait(2 * HOUR);
        let said = promises::PromiseSaid {
            kind: "other".into(),
            words: "A list of every late blade".into(),
            due_at: desk.house.now().plus(HOUR).rfc3339(),
            ..promises::PromiseSaid::default()
        };
        let (promised, off) = tokio::join!(
            meetings::promise(&desk.house, &desk.mara, &meeting, said, "UTC"),
            meetings::cancel(&desk.house, &desk.tom, &meeting, "Nobody came."),
        );
        off.unwrap();
        called_off.push((meeting, promised.ok()));
    }
    // Where both were done, the promise came first.
    let (mut read, chain) = (desk.house.read(), marta.case.as_str());
    let made = journal::of_fact(&mut read, &desk.workspace, chain, "promise.made", 0, 100).await.unwrap();
    let off = journal::of_fact(&mut read, &desk.workspace, chain, "meeting.cancelled", 0, 100).await.unwrap();
    let place = |said: &[journal::Recorded], id: &str| {
        said.iter().find(|entry| entry.subject.as_deref() == Some(id)).map(|entry| entry.seq).unwrap()
    };
    for (meeting, promised) in called_off {
        let Some(promise) = promised else { continue };
        let both = (place(&made, promise.id.as_str()), place(&off, meeting.as_str()));
        assert!(both.0 < both.1, "promised at {}, called off at {}", both.0, both.1);
    }
    all_holds(&desk).await;
});

walk!(all_minutes_that_were_sent_are_seen, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let mut met = Vec::new();
    for n in 1..=101 {
        met.push((n, planned(&desk, &marta, &format!("Talk {n}")).await));
    }
    desk.wait(2 * HOUR);
    for (n, meeting) in &met {
        let held = meetings::HeldSaid { minutes: format!("We spoke of lot {n}."), ..Default::default() };
        meetings::hold(&desk.house, &desk.mara, meeting, &held).await.unwrap();
        meetings::send_minutes(&desk.house, &desk.mara, meeting).await.unwrap();
    }
    let whole = format!("/cases/{}/seen", marta.case);
    for path in [whole.clone(), format!("{whole}?contact={}", marta.id)] {
        let page = desk.open_page(&desk.vic, &path).await.expect(200);
        page.says("We spoke of lot 1.").says("We spoke of lot 101.");
    }
    let mut read = desk.house.read();
    let sent = meetings::list_sent(&mut read, &desk.workspace, &marta.case, Some(&marta.id)).await.unwrap();
    assert_eq!(sent.len(), 101);
});

walk!(two_who_hold_one_meeting_send_its_minutes_once, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta").await;
    let said = json!({ "title": "At your dock", "starts_at": "2026-03-02T10:00", "place": "The dock", "lasts": "30",
        "people": [marta.id, desk.tom.label()] });
    let planned = say(&desk, &format!("/cases/{}/meetings", marta.case), said.clone()).await;
    let mut past = said;
    past["starts_at"] = json!("2026-03-02T08:00");
    let vain = desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{}/meetings", marta.case), past).await;
    vain.expect(422).says("This moment has passed.");
    let id: MeetingId = planned["id"].as_str().unwrap().parse().unwrap();
    desk.wait(2 * HOUR);
    say(&desk, &format!("/meetings/{id}/holding"), json!({ "minutes": "We shook hands." })).await;
    say(&desk, &format!("/meetings/{id}/holding"), json!({ "minutes": "We shook <b>hands</b>." })).await;
    let (house, tom, mara) = (&desk.house, &desk.tom, &desk.mara);
    let both =
        tokio::join!(meetings::send_minutes(house, tom, &id), meetings::send_minutes(house, mara, &id));
    assert_eq!([both.0.is_ok(), both.1.is_ok()].iter().filter(|sent| **sent).count(), 1, "{both:?}");
    let sent = get(&desk, &format!("/meetings/{id}")).await;
    assert_eq!(sent["meeting"]["minutes"], "We shook <b>hands</b>.");
    all_holds(&desk).await;
});
