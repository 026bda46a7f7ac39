//! The big customer slams doors, and we put the moose on the table (S1): two of their people are heard by two who ask, one of
//! whom we were warned of (R44); they do not agree (R43); the record goes to them, one line is corrected, one added, all
//! ranked (R41, R47); what they asked for is decided (R48); it is shared inside and read (R53).

mod words;

use amends::customers::{self, ContactSaid};
use amends::ground::Actor;
use amends::ground::clock::{DAY, HOUR, MINUTE};
use amends::ground::id::{CaseId, ContactId, IncidentId};
use amends::ground::page::Shell;
use amends::notices::links;
use amends::{incidents, interviews, listening, promises, reports};
use axum::http::Method;
use serde_json::{Value, json};

use super::meanwhile::{Person, open, person};
use crate::harness::{Answer, TestDesk};
use crate::walk;

pub async fn declared(desk: &TestDesk) -> IncidentId {
    let said = json!({ "title": "Blades late for the third time", "scenario": "outage" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

/// Another of the same customer's people, with a room of their own.
pub async fn colleague(desk: &TestDesk, incident: &IncidentId, of: &Person, name: &str) -> Person {
    let case = incidents::find_case(&mut desk.house.read(), &desk.workspace, &of.case).await.unwrap();
    let email = format!("{}@example.test", name.to_lowercase());
    let said = ContactSaid { name: name.into(), email, language: "en".into(), ..ContactSaid::default() };
    let contact = customers::add_contact(&desk.house, &desk.tom, &case.customer_id, &said).await.unwrap();
    let minted = links::mint(&desk.house, &desk.tom, incident, &contact.id).await.unwrap();
    Person { id: contact.id, case: case.id, room: format!("/r/{}", minted.secret) }
}

pub async fn send(desk: &TestDesk, path: &str, fields: &[(&str, &str)]) -> Answer {
    desk.browse(None, Method::POST, path, fields).await
}

pub async fn get(desk: &TestDesk, path: &str) -> Value {
    desk.call(&desk.vic, "GET", &format!("/api/v1{path}"), Value::Null).await.expect(200).json()
}

pub async fn post(desk: &TestDesk, path: &str, said: Value) -> Value {
    let answer = desk.call(&desk.mara, "POST", &format!("/api/v1{path}"), said).await;
    assert!(answer.status.is_success(), "{path}: {}", answer.text);
    answer.json()
}

/// Types into one note, as the page does.
async fn types(desk: &TestDesk, talk: &str, said: (i64, &ContactId, &str), began: (&str, i64)) -> Value {
    let (number, contact, text) = said;
    let (base, version) = began;
    let said =
        json!({ "number": number, "contact_id": contact, "text": text, "base": base, "version": version });
    desk.call(&desk.mara, "PUT", &format!("/api/v1/interviews/{talk}/notes"), said).await.expect(200).json()
}

async fn broke_a_promise(desk: &TestDesk, who: &Actor, case: &CaseId) {
    let said = json!({ "case_id": case, "kind": "other", "words": "A list of every late blade",
        "due_at": desk.house.now().plus(HOUR).rfc3339() });
    let made = desk.call(who, "POST", "/api/v1/promises", said).await.expect(201).json();
    let id = made["id"].as_str().unwrap().parse().unwrap();
    promises::break_it(&desk.house, who, &id, "Nobody had the time.").await.unwrap();
}

pub async fn all_holds(desk: &TestDesk) {
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
}

fn shell(desk: &TestDesk) -> Shell {
    Shell { now_ms: desk.house.now().0, ..Shell::sample() }
}

walk!(the_big_customer_puts_the_moose_on_the_table, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing <b>Aero</b>", "Marta Lindqvist").await;
    let karl = colleague(&desk, &incident, &marta, "Karl").await;
    let jonas = colleague(&desk, &incident, &marta, "Jonas").await;
    let case = marta.case.clone();
    broke_a_promise(&desk, &desk.tom, &case).await;
    // What Ines broke to another customer is not theirs.
    let otto = person(&desk, &incident, "Südflug", "Otto").await;
    broke_a_promise(&desk, &desk.ines, &otto.case).await;
    desk.open_page(&desk.vic, &format!("/cases/{case}"))
        .await
        .expect(200)
        .says("Go and see several of their people");

    // Whoever broke a promise to them asks only with a reason; Ines, from another floor, may.
    let path = format!("/cases/{case}/interviews");
    desk.open_page(&desk.vic, &format!("{path}/new")).await.expect(403);
    desk.open_page(&desk.mara, &format!("{path}/new"))
        .await
        .expect(200)
        .says("Tom Brandt (broke a promise to them");
    let could_ask = get(&desk, &format!("/cases/{case}/interviewers")).await;
    assert_eq!(could_ask["items"].as_array().unwrap().last().unwrap()["parts"][0], "broke_promise");
    let tom = desk.tom.label();
    let plan = [
        ("people", karl.id.as_str()),
        ("guide", "account"),
        ("interviewer_id", tom.as_str()),
        ("channel", "visit"),
    ];
    desk.send_form(&desk.mara, &path, &plan[1..]).await.expect(422).says("e-people");
    let refused = desk.send_form(&desk.mara, &path, &plan).await.expect(422);
    refused.says("e-despite").says("was part of the wrong").says("broke a promise to them");
    let despite = [plan.as_slice(), &[("despite", "Karl asked for him.")]].concat();
    let planned = desk.send_form(&desk.mara, &path, &despite).await.expect(303);
    let with_karl = planned.location.strip_prefix("/interviews/").unwrap().to_owned();
    desk.open_page(&desk.vic, &planned.location).await.expect(200).says("Karl asked for him.");
    let said = json!({ "people": [marta.id], "guide": "account", "interviewer_id": desk.ines.label(),
        "plan_at": "2026-03-02T14:00" });
    let planned = post(&desk, &path, said).await;
    let with_marta = planned["items"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(planned["items"][0]["involvement"], "[]");
    let wrong = json!({ "people": [marta.id], "guide": "odd", "interviewer_id": desk.ines.label() });
    desk.call(&desk.mara, "POST", &format!("/api/v1{path}"), wrong)
        .await
        .expect(422)
        .says("There is no such guide");
    let owed = interviews::panel::owed(&desk.house, &shell(&desk), &desk.workspace).await.unwrap();
    assert!(owed.iter().any(|o| o.what == "Hold a talk" && o.to_whom.contains("Brightwing")));

    // They talk. What is typed is kept as it is typed; the last two questions are asked of everybody (R48).
    let page = desk.open_page(&desk.mara, &format!("/interviews/{with_marta}/notes")).await;
    assert_eq!(page.location, format!("/interviews/{with_marta}"), "nobody is talking yet");
    for talk in [&with_marta, &with_karl] {
        let begun =
            desk.send_form(&desk.mara, &format!("/interviews/{talk}/beginning"), &[]).await.expect(303);
        desk.open_page(&desk.mara, &begun.location).await.expect(200).says("What have we not asked?");
    }
    desk.open_page(&desk.vic, &format!("/interviews/{with_marta}/notes")).await.expect(403);
    let angry = "Three weeks of <script>silence</script>. 😡";
    let first = types(&desk, &with_marta, (1, &marta.id, angry), ("", 0)).await;
    assert_eq!((&first["outcome"], &first["note"]["version"]), (&json!("written"), &json!(1)));
    types(&desk, &with_marta, (8, &marta.id, "One name that I can ring."), ("", 0)).await;
    types(&desk, &with_marta, (9, &marta.id, "Pay the night shifts."), ("", 0)).await;
    types(&desk, &with_karl, (1, &karl.id, "The price. Nobody here minds three weeks."), ("", 0)).await;
    types(&desk, &with_karl, (10, &karl.id, "Ask who decided it."), ("", 0)).await;

    // Two write in one note: what both typed stands; where they cannot both, both are shown and nothing is written over.
    let from = (angry, 1);
    let both = format!("{angry}\nNobody rang.");
    types(&desk, &with_marta, (1, &marta.id, &both), from).await;
    let merged = types(&desk, &with_marta, (1, &marta.id, &format!("{angry}\nShe rang twice.")), from).await;
    assert_eq!(merged["outcome"], "merged");
    let stands = format!("{both}\nShe rang twice.");
    assert_eq!(merged["note"]["text"], json!(stands));
    let changed = stands.replace("Nobody rang.", "Nobody rang once.");
    types(&desk, &with_marta, (1, &marta.id, &changed), (&stands, 3)).await;
    let other = stands.replace("Nobody rang.", "Nobody rang, ever.");
    let clash = types(&desk, &with_marta, (1, &marta.id, &other), (&stands, 3)).await;
    assert_eq!((&clash["outcome"], &clash["note"]["text"]), (&json!("conflict"), &json!(changed)));
    let key = format!("1-{}", marta.id);
    let (n, b, v) = (format!("n-{key}"), format!("b-{key}"), format!("v-{key}"));
    let typed = [(n.as_str(), other.as_str()), (b.as_str(), stands.as_str()), (v.as_str(), "3")];
    let page =
        desk.send_form(&desk.mara, &format!("/interviews/{with_marta}/notes"), &typed).await.expect(409);
    page.says("Somebody else wrote at the same place").says("Nobody rang once.").says("Nobody rang, ever.");
    let typed = [(n.as_str(), changed.as_str()), (b.as_str(), ""), (v.as_str(), "0")];
    desk.send_form(&desk.mara, &format!("/interviews/{with_marta}/notes"), &typed).await.expect(303);
    let stranger = json!({ "number": 1, "contact_id": jonas.id, "text": "x" });
    let notes = format!("/api/v1/interviews/{with_marta}/notes");
    desk.call(&desk.mara, "PUT", &notes, stranger).await.expect(422).says("do not speak in this talk");

    // A talk ends only when what we have not asked was asked (R40), and takes what it took.
    desk.wait(95 * MINUTE);
    let end = format!("/interviews/{with_marta}/ending");
    let vain = desk.send_form(&desk.mara, &end, &[]).await.expect(303);
    assert_eq!(vain.location, format!("/interviews/{with_marta}/notes#end"));
    desk.send_form(&desk.mara, &end, &[("asked", "yes")]).await.expect(303);
    desk.send_form(&desk.mara, &format!("/interviews/{with_karl}/ending"), &[("minutes", "40")])
        .await
        .expect(303);
    let whole = get(&desk, &format!("/interviews/{with_marta}")).await;
    assert_eq!((&whole["interview"]["minutes"], &whole["interview"]["state"]), (&json!(95), &json!("ended")));

    // What they asked for waits until somebody decides.
    let owed = interviews::panel::owed(&desk.house, &shell(&desk), &desk.workspace).await.unwrap();
    assert_eq!(owed.iter().filter(|o| o.what.starts_with("Decide")).count(), 2);
    let asked_for = get(&desk, &format!("/cases/{case}/candidates")).await;
    let ids: Vec<&str> =
        asked_for["items"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(asked_for["items"][0]["words"], "One name that I can ring.");
    desk.open_page(&desk.vic, &format!("/cases/{case}"))
        .await
        .says("One name that I can ring.")
        .says("What would help");
    desk.send_form(
        &desk.mara,
        &format!("/candidates/{}/taking", ids[0]),
        &[("because", "Mara, at any hour.")],
    )
    .await
    .expect(303);
    let aside = format!("/api/v1/candidates/{}/setting-aside", ids[1]);
    desk.call(&desk.mara, "POST", &aside, json!({})).await.expect(422).says("because");
    desk.call(&desk.vic, "POST", &aside, json!({ "because": "No." })).await.expect(403);
    desk.call(&desk.mara, "POST", &aside, json!({ "because": "We offer their freight instead." }))
        .await
        .expect(200);
    desk.open_page(&desk.vic, &format!("/cases/{case}"))
        .await
        .says("Mara, at any hour.")
        .says("their freight instead");

    // Statements come of the notes, coded and tied to how it hits them (R42, R46).
    let note = whole["notes"][0]["id"].as_str().unwrap();
    let from = format!("/interviews/{with_marta}/lines");
    desk.open_page(&desk.mara, &format!("{from}?note={note}")).await.expect(200).says("She rang twice.");
    let line = [("note_id", note), ("text", "You were silent for three weeks."), ("dimension", "")];
    desk.send_form(&desk.mara, &from, &line).await.expect(422).says("e-dimension");
    let line = [("note_id", note), ("text", "You were silent for two weeks."), ("dimension", "benevolence")];
    desk.send_form(&desk.mara, &from, &line).await.expect(303);
    let said = json!({ "text": "Our line stood for three nights.", "dimension": "ability", "kind": "production",
        "horizon": "near", "amount": "48000", "currency": "EUR", "people": "40", "evidence": "The shift log" });
    let taken = post(&desk, &from, said).await;
    let stood = taken["line"]["statement_id"].as_str().unwrap().to_owned();
    let impacts = listening::list_impacts(&mut desk.house.read(), &desk.workspace, &case).await.unwrap();
    assert_eq!((impacts[0].people, impacts[0].evidence.as_deref()), (Some(40), Some("The shift log")));
    let said = json!({ "text": "Three weeks are nothing; the price is.", "dimension": "ability" });
    post(&desk, &format!("/interviews/{with_karl}/lines"), said).await;

    // Side by side they do not agree (R43).
    let page = desk.open_page(&desk.vic, &format!("/cases/{case}/interviews")).await.expect(200);
    page.says("Marta Lindqvist")
        .says("Nobody here minds three weeks")
        .says("not all of them")
        .says("Not confirmed");
    let both = get(&desk, &format!("/cases/{case}/comparison")).await;
    assert_eq!(both["by_question"][0]["cells"].as_array().unwrap().len(), 2);
    let marks: Vec<_> =
        both["by_dimension"].as_array().unwrap().iter().map(|r| r["label"].as_str().unwrap()).collect();
    assert_eq!(marks, ["ability", "benevolence"]);

    // Nobody of theirs reads a word before it goes out, and then only whoever spoke (R47).
    let record = format!("{}/records/{with_marta}", marta.room);
    open(&desk, &record).await.expect(404);
    assert!(!open(&desk, &marta.room).await.expect(200).text.contains("silent for two weeks"));
    desk.send_form(&desk.mara, &format!("/interviews/{with_marta}/sending"), &[]).await.expect(303);
    open(&desk, &marta.room).await.says("Read what we wrote down");
    open(&desk, &record).await.expect(200).says("silent for two weeks").says("Is this right?");
    for other in [&karl, &jonas] {
        open(&desk, &format!("{}/records/{with_marta}", other.room)).await.expect(404);
        let page = open(&desk, &other.room).await.expect(200);
        assert!(!page.text.contains("silent for two weeks") && !page.text.contains("three nights"));
        let theirs = format!("{}/statements/{stood}/confirmation", other.room);
        send(&desk, &theirs, &[("verdict", "confirm")]).await.expect(404);
    }
    let late = json!({ "number": 1, "contact_id": marta.id, "text": "One word more" });
    desk.call(&desk.mara, "PUT", &notes, late).await.expect(409).says("its notes stay as they are");

    // One line confirmed, one corrected, one added, and put in her order.
    let silent =
        interviews::statements_of_case(&mut desk.house.read(), &desk.workspace, &case).await.unwrap();
    let silent =
        silent.iter().find(|(s, i)| i.as_str() == with_marta && s.as_str() != stood).unwrap().0.clone();
    let confirm = |id: &str| format!("{}/statements/{id}/confirmation", marta.room);
    let answer = send(&desk, &confirm(&stood), &[("verdict", "confirm")]).await.expect(303);
    assert_eq!(answer.location, record);
    let words = "You were silent for three weeks.";
    send(&desk, &confirm(silent.as_str()), &[("verdict", "correct"), ("words", words)]).await.expect(303);
    send(&desk, &format!("{record}/additions"), &[("words", " ")]).await.expect(422).says("e-words");
    send(&desk, &format!("{record}/additions"), &[("words", "And <b>nobody</b> rang.")]).await.expect(303);
    let clash = [(stood.as_str(), "1"), (silent.as_str(), "1")];
    send(&desk, &format!("{record}/ranking"), &clash).await.expect(422).says("This is no order");
    let order = [(stood.as_str(), "2"), (silent.as_str(), "1")];
    send(&desk, &format!("{record}/ranking"), &order).await.expect(303);
    send(&desk, &format!("{record}/answer"), &[]).await.expect(303);
    open(&desk, &record)
        .await
        .says("You said that it is whole")
        .says("You added this")
        .says("These are your words");
    let page = desk.open_page(&desk.vic, &format!("/interviews/{with_marta}")).await.expect(200);
    page.says("<del>two</del>")
        .says("<ins>three</ins>")
        .says("Added by them")
        .says("Marta Lindqvist 1")
        .says("40 of their people")
        .says("48,000");
    let standing = listening::list_told(&mut desk.house.read(), &desk.workspace, &case).await.unwrap();
    let corrected = standing.iter().find(|told| told.statement.id == silent).unwrap();
    assert_eq!((corrected.words(), corrected.statement.state.as_str()), (words, "corrected"));

    // Karl does not answer; after a week somebody should ring.
    desk.send_form(&desk.mara, &format!("/interviews/{with_karl}/sending"), &[]).await.expect(303);
    let rings = async || {
        let owed = interviews::panel::owed(&desk.house, &shell(&desk), &desk.workspace).await.unwrap();
        owed.iter().any(|o| o.what == "Ring: nobody answers the record")
    };
    assert!(!rings().await);
    desk.wait(8 * DAY);
    assert!(rings().await);

    // Shared inside with what it takes, and read (R53).
    let share = format!("/interviews/{with_marta}/sharing");
    let vain = desk
        .send_form(&desk.mara, &share, &[("effort_hours", "many"), ("takes_days", "9")])
        .await
        .expect(303);
    assert_eq!(vain.location, format!("/interviews/{with_marta}"));
    let takes = [("effort_hours", "40"), ("takes_days", "10")];
    desk.send_form(&desk.mara, &share, &takes).await.expect(303);
    let whole = get(&desk, &format!("/interviews/{with_marta}")).await;
    let shared = &whole["shares"][0];
    assert_eq!(
        (&shared["read"], &shared["members"], &shared["bulletin"]["effort_hours"]),
        (&json!(1), &json!(4), &json!(40))
    );
    desk.open_page(&desk.tom, "/").await.says("What Brightwing");
    let bulletin = format!("/bulletins/{}", shared["bulletin"]["id"].as_str().unwrap());
    desk.open_page(&desk.tom, &bulletin)
        .await
        .expect(200)
        .says("three weeks")
        .says("about 40 hours of work")
        .says("within 10 days");
    desk.send_form(&desk.tom, &format!("{bulletin}/receipt"), &[]).await.expect(303);
    assert_eq!(get(&desk, &format!("/interviews/{with_marta}")).await["shares"][0]["read"], 2);
    let inside =
        amends::bulletins::inside_of(&mut desk.house.read(), &desk.workspace, &incident).await.unwrap();
    assert!(inside.out.is_none(), "what they told us tells nobody of the incident");

    // With their eyes: all that reached them, in order (R50).
    let page =
        desk.open_page(&desk.vic, &format!("/cases/{case}/seen?contact={}", marta.id)).await.expect(200);
    page.says("We sent the record of a talk");
    let page =
        desk.open_page(&desk.vic, &format!("/cases/{case}/seen?contact={}", jonas.id)).await.expect(200);
    assert!(!page.text.contains("We sent the record of a talk"), "he did not speak");

    // Erased, nobody reads a word of the notes; what they confirmed stays.
    desk.send_form(&desk.tom, &format!("/interviews/{with_karl}/erasure"), &[]).await.expect(403);
    desk.send_form(&desk.ines, &format!("/interviews/{with_karl}/erasure"), &[]).await.expect(303);
    let whole = desk
        .call(&desk.vic, "GET", &format!("/api/v1/interviews/{with_karl}"), Value::Null)
        .await
        .expect(200);
    assert!(!whole.text.contains("Nobody here minds") && whole.text.contains("Three weeks are nothing"));
    all_holds(&desk).await;
});
