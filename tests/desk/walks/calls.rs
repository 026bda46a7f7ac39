//! The voice on the line: forty buyers of a recall, three members on the telephones (R25, R26), what can be said now
//! (R57), fear first (R51), executives by those who are named (R82).

use std::collections::BTreeSet;

use amends::calls::{self, List};
use amends::customers::import::{self, Kind, Order};
use amends::ground::Actor;
use amends::ground::id::{DeliveryId, IncidentId, NoticeId};
use amends::reports;
use serde_json::{Value, json};

use crate::harness::{Answer, TestDesk};
use crate::walk;

const HOUR: i64 = 3_600_000;

async fn take_in(desk: &TestDesk, kind: Kind, text: &str) {
    let file_name = format!("{}.csv", kind.word());
    let order =
        Order { kind, file_name, bytes: Some(text.len() as u64), mapping: None, zone: None, is_dry: false };
    let source = std::io::Cursor::new(text.as_bytes().to_vec());
    import::import(&desk.house, &desk.mara, order, source, |_| {}).await.unwrap();
}

async fn get(desk: &TestDesk, path: &str) -> Value {
    desk.call(&desk.vic, "GET", &format!("/api/v1{path}"), Value::Null).await.expect(200).json()
}

async fn post(desk: &TestDesk, by: &Actor, path: &str, said: Value) -> Answer {
    desk.call(by, "POST", &format!("/api/v1{path}"), said).await
}

/// A recall that touches so many buyers, each with a contact who has a number and no mail but the first; and a notice
/// about it that is out. The more an order of theirs is worth, the higher their number.
pub async fn recalled(desk: &TestDesk, buyers: usize, scenario: &str) -> (IncidentId, NoticeId) {
    let (mut customers, mut contacts, mut holdings) = (
        "customer_key,name\n".to_owned(),
        "contact_key,customer_key,name,email,phone,roles,time_zone\n".to_owned(),
        "holding_key,customer_key,kind,label,status,amount,currency\n".to_owned(),
    );
    for n in 0..buyers {
        customers += &format!("C-{n},Buyer {n} <b>&</b> Sons\n");
        let (mail, role) = if n == 0 { ("first@example.test", "executive") } else { ("", "quality") };
        contacts += &format!("P-{n},C-{n},Person {n},{mail},+49 30 {n:04},{role},Europe/Berlin\n");
        holdings += &format!("H-{n},C-{n},order,Bracket,open,{}.00,EUR\n", 100 * n);
    }
    take_in(desk, Kind::Customers, &customers).await;
    take_in(desk, Kind::Contacts, &contacts).await;
    take_in(desk, Kind::Holdings, &holdings).await;
    let declared =
        json!({ "title": "Lot 4471 may crack", "scenario": scenario, "noticed_at": "2026-03-02T07:00:00Z" });
    let made = post(desk, &desk.mara, "/incidents", declared).await.expect(201).json();
    let incident: IncidentId = made["id"].as_str().unwrap().parse().unwrap();
    let list = (0..buyers).map(|n| format!("C-{n}")).collect::<Vec<_>>().join("\n");
    let drafted =
        post(desk, &desk.mara, &format!("/incidents/{incident}/scopes"), json!({ "list": list })).await;
    let drafted = drafted.expect(201).json()["id"].as_str().unwrap().to_owned();
    post(desk, &desk.tom, &format!("/incidents/{incident}/scopes/{drafted}/confirmation"), Value::Null)
        .await
        .expect(200);
    let first = json!({ "kind": "first", "subject": "Product safety recall", "what_happened": "Brackets of lot 4471 may crack.",
        "what_you_can_do": "Do not use them. We fetch them.", "next_update_at": "2026-03-03T15:00:00Z" });
    let notice =
        post(desk, &desk.mara, &format!("/incidents/{incident}/notices"), first).await.expect(201).json();
    let notice = notice["id"].as_str().unwrap().to_owned();
    post(desk, &desk.mara, &format!("/notices/{notice}/submission"), Value::Null).await.expect(200);
    post(desk, &desk.tom, &format!("/notices/{notice}/approval"), Value::Null).await.expect(200);
    desk.settle().await;
    (incident, notice.parse().unwrap())
}

async fn next(desk: &TestDesk, by: &Actor) -> DeliveryId {
    calls::take_next(&desk.house, by, List::All).await.unwrap().expect("somebody to ring")
}

async fn said(desk: &TestDesk, by: &Actor, id: &DeliveryId, outcome: Value) -> Answer {
    post(desk, by, &format!("/calls/{id}/outcome"), outcome).await
}

async fn name_of(desk: &TestDesk, id: &DeliveryId) -> String {
    get(desk, &format!("/deliveries/{id}")).await["to_name"].as_str().unwrap().to_owned()
}

walk!(forty_buyers_and_three_on_the_telephones, |desk| {
    let (incident, notice) = recalled(&desk, 40, "recall").await;
    let reach = get(&desk, &format!("/notices/{notice}/calls")).await;
    assert_eq!(
        (&reach["all"], &reach["not_reached"], &reach["unknown"]),
        (&json!(40), &json!(39), &json!(0))
    );

    // A lead decides who is called; nobody is called by themselves.
    let whom = format!("/notices/{notice}/calls");
    post(&desk, &desk.mara, &whom, json!({ "whom": "all" })).await.expect(403);
    post(&desk, &desk.tom, &whom, json!({ "whom": "friends" })).await.expect(422).says("whom");
    post(&desk, &desk.tom, &whom, json!({ "whom": "roles", "roles": "100%" }))
        .await
        .expect(422)
        .says("roles");
    post(&desk, &desk.tom, &whom, json!({ "whom": "roles", "roles": "legal" })).await.expect(409);
    let queued = post(&desk, &desk.tom, &whom, json!({ "whom": "all" })).await.expect(200).json();
    assert_eq!(queued["queued"], 40);
    post(&desk, &desk.tom, &whom, json!({ "whom": "all" })).await.expect(409).says("nobody");
    desk.settle().await;

    // The line: those with most at stake first, and the executive in a list of their own.
    let line = get(&desk, "/calls?limit=200").await;
    let names: Vec<&str> =
        line["items"].as_array().unwrap().iter().map(|l| l["name"].as_str().unwrap()).collect();
    assert_eq!((names.len(), names[0], names[38]), (39, "Person 39", "Person 1"));
    let executives = get(&desk, "/calls?list=executives").await;
    assert_eq!(executives["items"][0]["name"], "Person 0");
    desk.open_page(&desk.vic, "/calls").await.expect(200).says("Person 39").says("May be afraid");

    // Three take at once, and nobody holds what another holds; asked again, each is given their own.
    let (a, b, c) = tokio::join!(next(&desk, &desk.mara), next(&desk, &desk.tom), next(&desk, &desk.ines));
    assert_eq!(BTreeSet::from([&a, &b, &c]).len(), 3);
    assert_eq!(next(&desk, &desk.mara).await, a);
    post(&desk, &desk.tom, &format!("/calls/{a}/taking"), Value::Null).await.expect(409);
    said(&desk, &desk.tom, &a, json!({ "outcome": "spoken" })).await.expect(409).says("hand");
    desk.call(&desk.vic, "POST", "/api/v1/calls/next", json!({})).await.expect(403);

    // The card says what to say, in order; the number can be dialled; markup is text.
    let card = desk.open_page(&desk.mara, &format!("/calls/{a}")).await.expect(200);
    let card = card.says("tel:+4930").says("Brackets of lot 4471 may crack.").says("somebody’s safety");
    assert!(!card.text.contains("<b>&</b>") && card.text.contains("&#60;b&#62;"));

    // Spoken: told, acknowledged by word of mouth, and the notice has begun.
    let who = name_of(&desk, &a).await;
    said(&desk, &desk.mara, &a, json!({ "outcome": "soon" })).await.expect(422);
    let done = said(&desk, &desk.mara, &a, json!({ "outcome": "spoken", "note": "Nobody is hurt." })).await;
    assert_eq!(done.expect(201).json()["again"], false);
    let delivery = get(&desk, &format!("/deliveries/{a}")).await;
    assert_eq!(
        (&delivery["state"], &delivery["acknowledged_how"]),
        (&json!("handed_over"), &json!("spoken"))
    );
    said(&desk, &desk.mara, &a, json!({ "outcome": "spoken" })).await.expect(409);
    assert!(
        get(&desk, &format!("/incidents/{incident}")).await["first_told_at"].is_string(),
        "told by voice ({who})"
    );
    let cases = get(&desk, &format!("/cases?incident={incident}&state=told")).await;
    assert_eq!(cases["items"].as_array().unwrap().len(), 1);

    // A message on a machine is no word spoken.
    let done = said(&desk, &desk.ines, &c, json!({ "outcome": "message_left" })).await.expect(201).json();
    assert_eq!((&done["again"], &done["call"]["again_at"]), (&json!(true), &json!("2026-03-02T13:00:00Z")));

    // Put back, it stands where it stood; a lease that ends gives it back too.
    post(&desk, &desk.tom, &format!("/calls/{b}/return"), Value::Null).await.expect(204);
    assert_eq!(next(&desk, &desk.mara).await, b);
    desk.wait(31 * 60_000);
    assert_eq!(next(&desk, &desk.tom).await, b, "Mara’s half hour is over");
    said(&desk, &desk.mara, &b, json!({ "outcome": "spoken" })).await.expect(409).says("Somebody else");

    // Nobody answers: again after growing pauses, and given up in the end.
    let mut last = None;
    for n in 1..=calls::MOST_TRIES {
        if n > 1 {
            desk.call(&desk.tom, "POST", &format!("/api/v1/calls/{b}/taking"), Value::Null).await.expect(204);
        }
        let done = said(&desk, &desk.tom, &b, json!({ "outcome": "no_answer" })).await.expect(201).json();
        assert_eq!(done["again"], n < calls::MOST_TRIES, "{n}");
        last = done["call"]["again_at"].as_str().map(str::to_owned).or(last);
    }
    assert_eq!(last.as_deref(), Some("2026-03-03T09:31:00Z"), "the pauses have grown to a day");
    assert_eq!(get(&desk, &format!("/deliveries/{b}")).await["state"], "failed");

    // The share of those we spoke with never stands alone.
    let figures = get(&desk, &format!("/incidents/{incident}/calls")).await;
    assert_eq!((&figures["spoken"]["of_these"], &figures["spoken"]["all"]), (&json!(1), &json!(40)));
    assert!(figures["spoken"]["high"].as_f64().unwrap() > 0.1);
    assert_eq!((&figures["calls"]["no_answer"], &figures["waiting"]), (&json!(6), &json!(38)));
    let page = desk.open_page(&desk.vic, &format!("/incidents/{incident}")).await.expect(200);
    page.says("Customers we spoke with in person").says(&format!("/incidents/{incident}/say"));
    desk.open_page(&desk.vic, "/").await.expect(200).says("wait for a call");

    let audit = reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert_eq!(audit.findings, []);
});

walk!(a_call_back_is_a_promise_kept_or_broken, |desk| {
    let (_, notice) = recalled(&desk, 4, "outage").await;
    post(&desk, &desk.tom, &format!("/notices/{notice}/calls"), json!({ "whom": "not_reached" }))
        .await
        .expect(200);
    desk.settle().await;
    let kept = next(&desk, &desk.mara).await;
    // In their time: Berlin is an hour ahead of us.
    let back = json!({ "outcome": "call_back", "call_back_at": "2026-03-02T09:30" });
    said(&desk, &desk.mara, &kept, back).await.expect(422).says("call_back_at");
    let back = json!({ "outcome": "call_back", "call_back_at": "2026-03-02T15:00", "note": "in a meeting" });
    let done = said(&desk, &desk.mara, &kept, back.clone()).await.expect(201).json();
    assert_eq!(done["call"]["again_at"], "2026-03-02T14:00:00Z");
    let promise = done["call"]["promise_id"].as_str().unwrap().to_owned();
    let ledger = get(&desk, &format!("/promises/{promise}")).await;
    assert_eq!((&ledger["kind"], &ledger["owner_name"]), (&json!("call_back"), &json!("Mara Lind")));
    let broken = next(&desk, &desk.mara).await;
    assert_ne!(broken, kept, "it is not rung before its moment");
    let done = said(&desk, &desk.mara, &broken, back).await.expect(201).json();
    let forgotten = done["call"]["promise_id"].as_str().unwrap().to_owned();

    // A quarter of an hour before, it comes to the front; rung in time, the promise is kept.
    desk.wait(5 * HOUR - 10 * 60_000);
    desk.call(&desk.tom, "POST", &format!("/api/v1/calls/{kept}/taking"), Value::Null).await.expect(204);
    let line = get(&desk, "/calls").await;
    assert_eq!(line["items"][0]["urgency"], 1, "who was promised a call stands before the others");
    said(&desk, &desk.tom, &kept, json!({ "outcome": "spoken" })).await.expect(201);
    assert_eq!(get(&desk, &format!("/promises/{promise}")).await["state"], "kept");
    // The other is forgotten for a day: broken, and the person still waits.
    desk.wait(25 * HOUR);
    desk.settle().await;
    assert_eq!(get(&desk, &format!("/promises/{forgotten}")).await["state"], "broken");
    let line = get(&desk, "/calls").await;
    assert!(line["items"].as_array().unwrap().iter().any(|l| l["delivery_id"] == broken.as_str()));
});

walk!(a_wrong_number_leads_to_somebody_else, |desk| {
    let (incident, notice) = recalled(&desk, 3, "outage").await;
    post(&desk, &desk.tom, &format!("/notices/{notice}/calls"), json!({ "whom": "not_reached" }))
        .await
        .expect(200);
    desk.settle().await;
    let wrong = next(&desk, &desk.mara).await;
    let customer =
        get(&desk, &format!("/deliveries/{wrong}")).await["customer_id"].as_str().unwrap().to_owned();
    let other = json!({ "name": "Otto <i>Other</i>", "phone": "+49 30 999", "language": "en" });
    let other =
        post(&desk, &desk.mara, &format!("/customers/{customer}/contacts"), other).await.expect(201).json();
    let page =
        desk.send_form(&desk.mara, &format!("/calls/{wrong}/outcome"), &[("outcome", "wrong_number")]).await;
    assert_eq!(page.expect(303).location, format!("/calls/{wrong}"));
    desk.open_page(&desk.mara, &format!("/calls/{wrong}")).await.expect(200).says("Otto &#60;i&#62;Other");
    let another = format!("/calls/{wrong}/another");
    let contact = other["id"].as_str().unwrap();
    post(&desk, &desk.vic, &another, json!({ "contact_id": contact })).await.expect(403);
    post(&desk, &desk.mara, &another, json!({ "contact_id": contact })).await.expect(204);
    post(&desk, &desk.mara, &another, json!({ "contact_id": contact })).await.expect(409);
    desk.settle().await;
    let line = get(&desk, &format!("/calls?incident={incident}")).await;
    let waits = |name: &str| line["items"].as_array().unwrap().iter().any(|l| l["name"] == name);
    assert!(waits("Otto <i>Other</i>"));

    // Who tells us that somebody may be hurt goes first from then on; whose case is over is not rung any more.
    let unsafe_case =
        line["items"].as_array().unwrap().last().unwrap()["case_id"].as_str().unwrap().to_owned();
    let impact = json!({ "kind": "safety", "horizon": "near", "text": "It cracked over a walkway", "channel": "phone" });
    post(&desk, &desk.mara, &format!("/cases/{unsafe_case}/impacts"), impact).await.expect(201);
    desk.settle().await;
    let line = get(&desk, "/calls").await;
    assert_eq!(
        (&line["items"][0]["case_id"], &line["items"][0]["urgency"]),
        (&json!(unsafe_case), &json!(0))
    );
    let say = get(&desk, &format!("/cases/{unsafe_case}/say")).await;
    assert_eq!(say["fear"], "safety");
    let because = json!({ "because": "They have thrown the brackets away themselves." });
    post(&desk, &desk.mara, &format!("/cases/{unsafe_case}/closure"), because).await.expect(200);
    desk.settle().await;
    let line = get(&desk, "/calls").await;
    assert!(line["items"].as_array().unwrap().iter().all(|l| l["case_id"] != unsafe_case.as_str()));
    let audit = reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert_eq!(audit.findings, []);
});

walk!(executives_are_called_by_those_who_are_named, |desk| {
    let (incident, notice) = recalled(&desk, 2, "recall").await;
    post(&desk, &desk.tom, &format!("/notices/{notice}/calls"), json!({ "whom": "all" })).await.expect(200);
    desk.settle().await;
    let list = json!({ "list": "executives" });
    post(&desk, &desk.mara, "/calls/next", list.clone()).await.expect(403).says("named");
    let mara = desk.mara.member().unwrap().clone();
    desk.call(&desk.mara, "PUT", &format!("/api/v1/callers/{mara}"), Value::Null).await.expect(403);
    desk.call(&desk.tom, "PUT", &format!("/api/v1/callers/{mara}"), Value::Null).await.expect(200);
    desk.call(&desk.tom, "PUT", &format!("/api/v1/callers/{mara}"), Value::Null).await.expect(409);
    desk.open_page(&desk.vic, "/calls/callers").await.expect(200).says("Mara Lind");
    let taken = post(&desk, &desk.mara, "/calls/next", list.clone()).await.expect(200).json();
    let id: DeliveryId = taken["delivery_id"].as_str().unwrap().parse().unwrap();
    said(&desk, &desk.mara, &id, json!({ "outcome": "spoken" })).await.expect(201);
    let figures = get(&desk, &format!("/incidents/{incident}/calls")).await;
    assert_eq!((&figures["executives"]["of_these"], &figures["executives"]["all"]), (&json!(1), &json!(1)));
    desk.call(&desk.tom, "DELETE", &format!("/api/v1/callers/{mara}"), Value::Null).await.expect(200);
    post(&desk, &desk.mara, "/calls/next", list).await.expect(403);
    // A stopped notice rings nobody; going on, they are back.
    let because = json!({ "because": "the lot is another" });
    post(&desk, &desk.mara, &format!("/notices/{notice}/stop"), because).await.expect(200);
    assert_eq!(get(&desk, "/calls").await["items"], json!([]));
    post(&desk, &desk.tom, &format!("/notices/{notice}/calls"), json!({ "whom": "all" }))
        .await
        .expect(409)
        .says("stopped");
    post(&desk, &desk.tom, &format!("/notices/{notice}/resumption"), Value::Null).await.expect(200);
    assert_eq!(get(&desk, "/calls").await["items"].as_array().unwrap().len(), 1);
});

// R57: facts that went out and dates that passed the gate; nothing that would have to be taken back.
walk!(what_can_be_said_now_never_outruns_the_gate, |desk| {
    let (incident, notice) = recalled(&desk, 2, "breach").await;
    post(&desk, &desk.tom, &format!("/notices/{notice}/calls"), json!({ "whom": "all" })).await.expect(200);
    desk.settle().await;
    let say = get(&desk, &format!("/incidents/{incident}/say")).await;
    assert_eq!((&say["last"], &say["fix"], &say["fear"]), (&Value::Null, &Value::Null, &json!("data")));
    let id = next(&desk, &desk.mara).await;
    said(&desk, &desk.mara, &id, json!({ "outcome": "spoken" })).await.expect(201);
    let date = json!({ "incident_id": incident, "kind": "fix_date", "words": "New brackets leave us",
        "due_at": "2026-03-12T12:00:00Z", "evidence": "The mill signed for Thursday.", "confidence": 80 });
    let promise = post(&desk, &desk.mara, "/promises", date).await.expect(201).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let page = format!("/incidents/{incident}/say");
    let say = get(&desk, &page).await;
    assert_eq!(say["last"]["subject"], "Product safety recall");
    assert_eq!((&say["fix"], &say["promises"]), (&Value::Null, &json!([])), "it has not passed the gate");
    post(&desk, &desk.tom, &format!("/promises/{promise}/publication"), json!({})).await.expect(201);
    assert_eq!(get(&desk, &page).await["fix"]["confidence"], 80);
    desk.open_page(&desk.vic, &page).await.expect(200).says("12 March 2026").says("80%");

    // Once it is broken, no part of a notice that names the day is repeated.
    let update = json!({ "kind": "update", "subject": "By Thursday", "what_we_know": "New brackets leave us on 12 March.",
        "next_update_at": "2026-03-05T15:00:00Z" });
    let update =
        post(&desk, &desk.mara, &format!("/incidents/{incident}/notices"), update).await.expect(201).json();
    let update = update["id"].as_str().unwrap().to_owned();
    post(&desk, &desk.mara, &format!("/notices/{update}/submission"), Value::Null).await.expect(200);
    post(&desk, &desk.tom, &format!("/notices/{update}/approval"), Value::Null).await.expect(200);
    post(&desk, &desk.tom, &format!("/notices/{update}/calls"), json!({ "whom": "not_reached" }))
        .await
        .expect(200);
    desk.settle().await;
    let id = next(&desk, &desk.mara).await;
    said(&desk, &desk.mara, &id, json!({ "outcome": "spoken" })).await.expect(201);
    let because = json!({ "because": "The mill has burned down." });
    let broken = post(&desk, &desk.mara, &format!("/promises/{promise}/breaking"), because).await;
    assert!(broken.status.is_success(), "{}", broken.text);
    let say = get(&desk, &page).await;
    let part = say["last"]["parts"].as_array().unwrap().iter().find(|p| p["part"] == "what_we_know").unwrap();
    assert_eq!((&part["text"], &part["unpromised"]), (&json!(""), &json!("2026-03-12")), "{say}");
    let shown = desk.open_page(&desk.vic, &page).await.expect(200).says("Not to be repeated");
    assert!(!shown.text.contains("leave us on 12 March"));
});

// R14, R26: whoever has no mail is written to on paper: printed, posted, told; and a code typed from paper leads home.
walk!(six_letters_are_printed_and_posted, |desk| {
    let (_, notice) = recalled(&desk, 8, "recall").await;
    let letters = format!("/notices/{notice}/letters");
    let reach = get(&desk, &letters).await;
    assert_eq!((&reach["all"], &reach["unknown"]), (&json!(0), &json!(8)), "no address is known: a finding");
    desk.open_page(&desk.vic, &letters).await.expect(200).says("Person 7").says("po_box");
    let mut customers = "customer_key,name,attribute street,attribute zip,attribute city\n".to_owned();
    for n in 1..7 {
        customers += &format!("C-{n},Buyer {n} <b>&</b> Sons,Kaiserstr. {n},80331,München\n");
    }
    take_in(&desk, Kind::Customers, &customers).await;
    assert_eq!(get(&desk, &letters).await["not_reached"], 6);
    post(&desk, &desk.mara, &letters, json!({ "whom": "not_reached" })).await.expect(403);
    let queued = post(&desk, &desk.tom, &letters, json!({ "whom": "not_reached" })).await.expect(200).json();
    assert_eq!(queued["queued"], 6);

    // Printed: the sheets carry an address for the window, the words, and a way to their own page; for members alone.
    let run =
        desk.send_form(&desk.mara, &format!("/notices/{notice}/print-runs"), &[]).await.expect(303).location;
    desk.open_page(&desk.vic, &format!("{run}/sheets")).await.expect(403);
    let sheets = desk.open_page(&desk.mara, &format!("{run}/sheets")).await.expect(200);
    let sheets =
        sheets.says("Kaiserstr. 6").says("80331 München").says("Do not use them.").says("<svg viewBox");
    assert_eq!(sheets.text.matches("class=\"sheet\"").count(), 6);
    assert!(sheets.text.contains("&#60;b&#62;") && !sheets.text.contains("Buyer 1 <b>"));
    desk.open_page(&desk.vic, &format!("{run}/letters.pdf")).await.expect(403);
    let pdf = desk.open_page(&desk.mara, &format!("{run}/letters.pdf")).await;
    if cfg!(feature = "pdf") {
        assert_eq!(pdf.expect(200).headers["content-type"], "application/pdf");
    } else {
        desk.open_page(&desk.mara, &pdf.expect(303).location).await.expect(200).says("built without PDF");
    }
    post(&desk, &desk.mara, &format!("/notices/{notice}/print-runs"), Value::Null)
        .await
        .expect(409)
        .says("waits");

    // The printer ate them; printed again they carry the same codes.
    let code_of = |text: &str| text.split("class=\"code\" dir=\"ltr\">").nth(1).unwrap()[..14].to_owned();
    let code = code_of(&sheets.text);
    let because = json!({ "because": "The printer ate them." });
    post(&desk, &desk.mara, &format!("{run}/spoiling"), because).await.expect(200);
    let again = post(&desk, &desk.mara, &format!("/notices/{notice}/print-runs"), Value::Null)
        .await
        .expect(201)
        .json();
    let run = format!("/print-runs/{}", again["id"].as_str().unwrap());
    assert_eq!(code_of(&desk.open_page(&desk.mara, &format!("{run}/sheets")).await.expect(200).text), code);

    // Posted, they are told; a day that has not come is no day to have posted on.
    let posting = format!("{run}/posting");
    post(&desk, &desk.mara, &posting, json!({ "posted_on": "2026-03-09T12:00" })).await.expect(422);
    post(&desk, &desk.mara, &posting, json!({ "posted_on": "soon" })).await.expect(422).says("posted_on");
    desk.wait(2 * HOUR);
    post(&desk, &desk.mara, &posting, json!({ "posted_on": "2026-03-02T10:30:00Z" })).await.expect(200);
    post(&desk, &desk.mara, &posting, json!({ "posted_on": "2026-03-02T10:30:00Z" })).await.expect(409);
    let told = get(&desk, &format!("/notices/{notice}")).await;
    assert_eq!(told["deliveries"]["handed_over"], 6);
    for again in ["sheets", "letters.pdf"] {
        let shut = desk.open_page(&desk.mara, &format!("{run}/{again}")).await.expect(303);
        assert_eq!(shut.location, run, "the sheets are not shown again");
    }

    // One of them types the code, in small letters and without dashes: their own page. Anything else leads nowhere.
    let typed = code.replace('-', " ").to_lowercase();
    let opened = desk.browse(None, axum::http::Method::POST, "/r", &[("code", &typed)]).await.expect(303);
    assert!(opened.location.starts_with("/r/") && opened.location.len() == 46, "{}", opened.location);
    let room = desk.browse(None, axum::http::Method::GET, &opened.location, &[]).await.expect(200);
    room.says("Brackets of lot 4471 may crack.");
    let wrong = if code.starts_with('0') { code.replacen('0', "1", 1) } else { format!("0{}", &code[1..]) };
    desk.browse(None, axum::http::Method::POST, "/r", &[("code", &wrong)]).await.expect(404).says("code");
    desk.browse(None, axum::http::Method::POST, "/r", &[("code", "<script>")])
        .await
        .expect(404)
        .says("&#60;script");
    desk.browse(None, axum::http::Method::GET, "/r", &[]).await.expect(200);
    // Who goes on guessing is asked to wait; and a code ends before its link does.
    let mut last = 0;
    for _ in 0..40 {
        last = desk.browse(None, axum::http::Method::POST, "/r", &[("code", &wrong)]).await.status.as_u16();
    }
    assert_eq!(last, 429);
    desk.browse(None, axum::http::Method::POST, "/r", &[("code", &typed)]).await.expect(303);
    desk.wait(91 * 24 * HOUR);
    let ended = desk.browse(None, axum::http::Method::POST, "/r", &[("code", &typed)]).await;
    assert!(matches!(ended.status.as_u16(), 404 | 429), "{}", ended.status);
    let audit = reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert_eq!(audit.findings, []);
});

/// However long the line is, the next call is found at the start of an index, without sorting.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_call_stands_at_the_start_of_an_index() {
    use twodb::{args, sql};
    let desk = TestDesk::sqlite().await;
    let text = sql("explain query plan select l.delivery_id from call_lines l
        where l.workspace_id = $1 and l.is_executive = $2 and l.due_at <= $3 and (l.taken_until is null or l.taken_until <= $3)
          and exists (select 1 from deliveries d where d.workspace_id = l.workspace_id and d.id = l.delivery_id
            and d.state = 'queued' and d.next_at is not null)
        order by l.urgency, l.place, l.delivery_id limit 1");
    let values = args![&desk.workspace, 0_i64, desk.house.now()];
    let plan: Vec<(i64, i64, i64, String)> = desk.house.read().all(text, values).await.unwrap();
    let plan = plan.into_iter().map(|(.., step)| step).collect::<Vec<_>>().join("; ");
    assert!(plan.contains("call_lines_next") && !plan.contains("TEMP B-TREE"), "{plan}");
}
