//! What the recovery does with one customer: heard, planned for, traced back to an old wrong, gone and seen.

use amends::ground::Actor;
use amends::ground::id::{CaseId, CustomerId};
use serde_json::{Value, json};

use super::recovery::{id, post};
use crate::harness::TestDesk;

/// What it did to them, in their words.
pub(super) async fn hear(desk: &TestDesk, case: &CaseId, guest: &Actor) {
    let said = amends::listening::ImpactSaid {
        kind: "production".into(),
        horizon: "near".into(),
        text: "Two aircraft stand 😡".into(),
        amount: "12000".into(),
        currency: "EUR".into(),
        ..Default::default()
    };
    amends::listening::record_impact(&desk.house, guest, case, said).await.unwrap();
}

/// Planned on what they confirmed, stood behind, put before them, accepted; and what may yet go wrong.
pub(super) async fn plan(desk: &TestDesk, case: &CaseId, guest: &Actor) {
    let mut read = desk.house.read();
    let told = amends::listening::list_told(&mut read, &desk.workspace, case).await.unwrap();
    let hit = amends::listening::list_impacts(&mut read, &desk.workspace, case).await.unwrap();
    let said = &told[0].statement.id;
    let right = amends::listening::Verdict::Confirm;
    amends::listening::confirm(&desk.house, guest, said, right).await.unwrap();
    let sponsor = desk.tom.member().unwrap();
    let drafted = json!({ "title": "Parts <b>on time</b> 😀", "sponsor_id": sponsor });
    let plan = post(desk, &desk.mara, &format!("/cases/{case}/plan"), drafted).await;
    let path = format!("/plans/{}", plan["id"].as_str().unwrap());
    let action = json!({ "what": "Pour in two shifts", "deliverable": "320 <i>brackets</i>", "owner": desk.mara.member(),
        "due_on": "2026-03-20", "is_seen": true, "statements": [said] });
    let action = post(desk, &desk.mara, &format!("{path}/actions"), action).await;
    let why = json!({ "about": hit[0].id, "because": "Nothing flies without <b>them</b>." });
    post(desk, &desk.mara, &format!("/cases/{case}/reasons"), why).await;
    post(desk, &desk.tom, &format!("{path}/confirmation"), Value::Null).await;
    post(desk, &desk.mara, &format!("{path}/versions"), json!({})).await;
    let yes = "Ring me <b>first</b>.";
    amends::plans::accept(&desk.house, guest, &id(&plan["id"]), 1, yes).await.unwrap();
    let goes = json!({ "progress": "Both shifts are manned. 😀" });
    post(desk, &desk.mara, &format!("/actions/{}/progress", action["id"].as_str().unwrap()), goes).await;
    let risk = json!({ "what": "Frost <b>in the hall</b>", "doing": "Heat it.", "look_on": "2026-03-09" });
    post(desk, &desk.mara, &format!("/cases/{case}/risks"), risk).await;
}

/// What they said leads ten years back; one of us remembers it, counsel is asked, and it is looked into.
pub(super) async fn old_wrong(desk: &TestDesk, case: &CaseId, customer: &CustomerId) {
    let path = format!("/api/v1/cases/{case}/statements");
    let told = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    let statement = told["items"][0]["id"].as_str().unwrap();
    let hall = json!({ "title": "The hall", "words": "You used it <b>untold</b>. 😡", "happened": "2016" });
    let hall = post(desk, &desk.mara, &format!("/statements/{statement}/origin"), hall).await;
    let hall = format!("/grievances/{}", hall["id"].as_str().unwrap());
    let who = json!({ "who": desk.tom.member().unwrap(), "words": "I drove the parts." });
    post(desk, &desk.mara, &format!("{hall}/memories"), who).await;
    let due = desk.house.now().plus(86_400_000).rfc3339();
    let ask = json!({ "question": "May we say <b>so</b>?", "reviewer": "Dr. Sato", "due_at": due });
    let review = post(desk, &desk.mara, &format!("{hall}/reviews"), ask).await;
    let answer = json!({ "advice": "clear", "answer": "Say it." });
    post(desk, &desk.mara, &format!("/reviews/{}/answer", review["id"].as_str().unwrap()), answer).await;
    let step = json!({ "state": "verifying", "because": "Two of theirs say so." });
    post(desk, &desk.mara, &format!("{hall}/steps"), step).await;
    let late = json!({ "title": "A late lot", "words": "It came on Tuesday.", "happened": "2025-12-04" });
    post(desk, &desk.mara, &format!("/customers/{customer}/grievances"), late).await;
}

/// A guide of ours; a talk, noted, taken, sent, added to, ranked and shared; what they asked for; and how both see us.
pub(super) async fn go_and_see(desk: &TestDesk, case: &CaseId, guest: &Actor) {
    post(desk, &desk.mara, "/guides", json!({ "name": "Ours", "questions": "What hurts <b>most</b>?" }))
        .await;
    let contact = guest.label();
    let said = json!({ "people": [contact], "guide": "old", "consultant": "Dr <Åse>", "plan_at": "2026-03-03T14:00" });
    let planned = post(desk, &desk.mara, &format!("/cases/{case}/interviews"), said).await;
    let talk = planned["items"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/interviews/{talk}");
    post(desk, &desk.mara, &format!("{path}/beginning"), Value::Null).await;
    for (number, text) in [(1, "You went silent. 😡"), (7, "A name we can <b>ring</b>.")] {
        let note = json!({ "number": number, "contact_id": contact, "text": text });
        desk.call(&desk.mara, "PUT", &format!("/api/v1{path}/notes"), note).await.expect(200);
    }
    post(desk, &desk.mara, &format!("{path}/ending"), json!({ "asked": "yes", "minutes": "50" })).await;
    let line = json!({ "text": "You went silent. 😡", "dimension": "integrity", "kind": "production", "horizon": "near",
        "amount": "900", "currency": "EUR", "people": "4", "evidence": "The <log> of the shift" });
    let line = post(desk, &desk.mara, &format!("{path}/lines"), line).await;
    post(desk, &desk.mara, &format!("{path}/sending"), Value::Null).await;
    let talk = talk.parse().unwrap();
    amends::interviews::add(&desk.house, guest, &talk, "Nobody <b>rang</b>.").await.unwrap();
    let order = [(id(&line["line"]["statement_id"]), "1".to_owned())];
    amends::interviews::rank(&desk.house, guest, &talk, &order).await.unwrap();
    amends::interviews::answer(&desk.house, guest, &talk).await.unwrap();
    post(desk, &desk.mara, &format!("{path}/sharing"), json!({ "effort_hours": "8", "takes_days": "3" }))
        .await;
    let list = format!("/api/v1/cases/{case}/candidates");
    let asked_for = desk.call(&desk.vic, "GET", &list, Value::Null).await.expect(200).json();
    let candidate = asked_for["items"][0]["id"].as_str().unwrap();
    let because = json!({ "because": "Mara has <their> number." });
    post(desk, &desk.mara, &format!("/candidates/{candidate}/taking"), because).await;
    let round = post(desk, &desk.mara, &format!("/cases/{case}/rounds"), json!({})).await;
    let round = round["id"].as_str().unwrap();
    let ours = json!({ "marks": { "well": 9, "truth": 8 } });
    post(desk, &desk.mara, &format!("/rounds/{round}/rating"), ours).await;
    let theirs = amends::perception::RateSaid { marks: [("well".to_owned(), 2)].into() };
    amends::perception::rate(&desk.house, guest, &round.parse().unwrap(), &theirs).await.unwrap();
    post(desk, &desk.mara, &format!("/rounds/{round}/closing"), Value::Null).await;
    desk.settle().await;
}

/// Met on a cadence and once more: answered, with a point of theirs, held, minuted, and given where it stands in writing.
pub(super) async fn meet(desk: &TestDesk, case: &CaseId, guest: &Actor) {
    let people = json!([guest.label(), desk.mara.label()]);
    let often = json!({ "title": "Where we <b>stand</b>", "every": "2", "unit": "weeks", "weekday": "2", "at": "14:00",
        "zone": "Europe/Oslo", "place": "Hangar 4 😀", "lasts": "45", "people": people });
    post(desk, &desk.mara, &format!("/cases/{case}/cadences"), often).await;
    let begins = desk.house.now().plus(60_000).rfc3339();
    let once = json!({ "title": "At their dock", "starts_at": begins, "place": "The dock", "lasts": "30",
        "people": people });
    let met = post(desk, &desk.mara, &format!("/cases/{case}/meetings"), once).await;
    let meeting = id(&met["id"]);
    amends::meetings::answer(&desk.house, guest, &meeting, "yes").await.unwrap();
    amends::meetings::add_point(&desk.house, guest, &meeting, "Who <b>rings</b>? 😡").await.unwrap();
    desk.wait(120_000);
    let said = json!({ "minutes": "They have parts for two days.", "decisions": "Mara rings <b>first</b>." });
    post(desk, &desk.mara, &format!("/meetings/{meeting}/holding"), said).await;
    post(desk, &desk.mara, &format!("/meetings/{meeting}/sending"), Value::Null).await;
    let words = json!({ "words": "It goes <i>slower</i> than we said." });
    post(desk, &desk.mara, &format!("/cases/{case}/meeting-reports"), words).await;
}

/// What they meant is cleared up; and whether we may bid, against what the desk advises.
pub(super) async fn clear_up_and_bid(desk: &TestDesk, case: &CaseId, customer: &CustomerId, guest: &Actor) {
    let mut read = desk.house.read();
    let told = amends::listening::list_told(&mut read, &desk.workspace, case).await.unwrap();
    let ask = json!({ "way": "ask", "statement_id": told[0].statement.id, "words": "Which <b>line</b>?" });
    let made = post(desk, &desk.mara, &format!("/cases/{case}/clarifications"), ask).await;
    let of = id(&made["id"]);
    let words = amends::clarifications::WordsSaid { words: "Both. 😡".into(), ..Default::default() };
    amends::clarifications::say(&desk.house, guest, &of, &words).await.unwrap();
    post(desk, &desk.mara, &format!("/clarifications/{of}/lines"), json!({ "words": "Thank you." })).await;
    let said = json!({ "outcome": "differ", "channel": "phone" });
    post(desk, &desk.mara, &format!("/clarifications/{of}/settlement"), said).await;
    let tags = json!({ "tags": "forging, <b>hardening</b>" });
    desk.call(&desk.tom, "PUT", "/api/v1/competences", tags).await.expect(200);
    let asked = json!({ "title": "Blades <b>again</b>", "words": "They rang. 😀", "came": "invited", "takes": "software",
        "band": "large", "answer_on": "2026-03-20" });
    let bid = post(desk, &desk.mara, &format!("/customers/{customer}/bids"), asked).await;
    let bid = format!("/bids/{}", bid["id"].as_str().unwrap());
    let later = json!({ "decision": "later", "look_on": "2026-04-20", "because": "First the <hall>." });
    post(desk, &desk.mara, &format!("{bid}/decision"), later).await;
    post(
        desk,
        &desk.mara,
        &format!("{bid}/outcome"),
        json!({ "outcome": "excluded", "words": "By <mail>." }),
    )
    .await;
}

/// Who works on it: found, asked, in it; other departments; an executive in touch; a demand, a review, a new lead; what all
/// stand behind; how they are, and what was a thank you.
pub(super) async fn work_together(desk: &TestDesk, case: &CaseId) {
    let found = amends::incidents::find_case(&mut desk.house.read(), &desk.workspace, case).await.unwrap();
    let incident = found.incident_id;
    let api = |path: &str| format!("/api/v1{path}");
    let skills = json!({ "skills": "furnace lining, <b>plc</b>" });
    desk.call(&desk.tom, "PUT", &api("/skills"), skills).await.expect(200);
    let own = json!({ "member_id": desk.tom.member(), "part": "Finds <b>what</b> broke", "skill": "plc" });
    post(desk, &desk.tom, &format!("/teams/{case}/members"), own).await;
    let invoicing = json!({ "name": "Invoicing <AR>", "speaker": "Åse", "told": "No reminders. 😀" });
    post(desk, &desk.mara, &format!("/teams/{case}/departments"), invoicing).await;
    let named = post(
        desk,
        &desk.tom,
        &format!("/cases/{case}/executive"),
        json!({ "member_id": desk.ines.member() }),
    )
    .await;
    let executive = format!("/executives/{}", named["id"].as_str().unwrap());
    post(desk, &desk.ines, &format!("{executive}/acceptance"), Value::Null).await;
    let met = json!({ "how": "met", "words": "They want <dates>." });
    post(desk, &desk.ines, &format!("{executive}/contacts"), met).await;
    let demand = json!({ "what": "lead", "words": "Send <b>somebody</b> else. 😡", "channel": "phone" });
    let demand = post(desk, &desk.mara, &format!("/cases/{case}/demands"), demand).await;
    let answer = json!({ "answer": "yes", "because": "You need one voice." });
    post(desk, &desk.tom, &format!("/demands/{}/answer", demand["id"].as_str().unwrap()), answer).await;
    let review = json!({ "findings": "Nobody <b>rang</b>.", "decision": "refresh_lead", "because": "A fresh start.",
        "new_lead": desk.ines.member(), "words": "Ines is there for you." });
    let made = post(desk, &desk.ines, &format!("/teams/{case}/reviews"), review).await;
    let hand_over = made["hand_over"]["id"].as_str().unwrap();
    post(desk, &desk.mara, &format!("/hand-overs/{hand_over}/announcement"), Value::Null).await;
    let list = json!({ "sentences": "We never go <b>silent</b>." });
    desk.call(&desk.mara, "PUT", &api(&format!("/incidents/{incident}/never-again")), list).await.expect(200);
    let stands = json!({ "what": "never_again", "version": 1 });
    post(desk, &desk.tom, &format!("/teams/{case}/agreement"), stands).await;
    let pulse = json!({ "able": "2", "heard": "3", "worth": "4", "words": "It is <b>long</b>." });
    post(desk, &desk.vic, &format!("/incidents/{incident}/pulse"), pulse).await;
    let told = desk.call(&desk.vic, "GET", &api(&format!("/cases/{case}/statements")), Value::Null).await;
    let statement = told.expect(200).json()["items"][0]["id"].as_str().unwrap().to_owned();
    post(desk, &desk.mara, &format!("/statements/{statement}/thanks"), Value::Null).await;
    desk.settle().await;
}
