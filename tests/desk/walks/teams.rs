//! Who works on it, told as stories: people who can fix it are found and asked (R73), other departments tell the same story
//! (R86), a key customer demands another lead and has an answer (R84), and the new one is announced to them (R83).

mod agreed;
mod executives;
mod long_digest;
mod pulse;

use amends::ground::Role;
use amends::ground::clock::{DAY, MINUTE};
use amends::ground::id::CaseId;
use amends::ground::page::Shell;
use amends::members::{self, Joining};
use amends::{incidents, reports, teams};
use serde_json::{Value, json};

use super::interviews::{colleague, declared, send};
use super::meanwhile::{open, person};
use crate::harness::{Answer, TestDesk};
use crate::walk;

async fn get(desk: &TestDesk, path: &str) -> Value {
    desk.call(&desk.vic, "GET", &format!("/api/v1{path}"), Value::Null).await.expect(200).json()
}

async fn post(desk: &TestDesk, by: &amends::ground::Actor, path: &str, said: Value) -> Answer {
    desk.call(by, "POST", &format!("/api/v1{path}"), said).await
}

async fn put(desk: &TestDesk, by: &amends::ground::Actor, path: &str, said: Value) -> Answer {
    desk.call(by, "PUT", &format!("/api/v1{path}"), said).await
}

/// What teams owe, as `what · to whom`.
async fn owed(desk: &TestDesk) -> Vec<String> {
    let shell = Shell { now_ms: desk.house.now().0, zone: "UTC".into(), ..Shell::sample() };
    let all = teams::panel::owed(&desk.house, &shell, &desk.workspace).await.unwrap();
    all.into_iter().map(|o| format!("{} · {}", o.what, o.to_whom)).collect()
}

fn is_owed(all: &[String], words: &str) -> bool {
    all.iter().any(|one| one.contains(words))
}

async fn all_holds(desk: &TestDesk) {
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
}

async fn owner_of(desk: &TestDesk, case: &CaseId) -> Option<String> {
    let case = incidents::find_case(&mut desk.house.read(), &desk.workspace, case).await.unwrap();
    case.owner_id.map(|id| id.to_string())
}

async fn dossier(desk: &TestDesk, case: &CaseId) -> Answer {
    desk.open_page(&desk.vic, &format!("/cases/{case}/dossier")).await
}

walk!(a_key_customer_demands_another_lead_and_has_one, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing <b>Aero</b>", "Marta Lindqvist").await;
    let otto = person(&desk, &incident, "Südflug", "Otto").await;
    let (mara, tom, ines) =
        (desk.mara.member().unwrap(), desk.tom.member().unwrap(), desk.ines.member().unwrap());
    let team = format!("/teams/{}", marta.case);
    desk.open_page(&desk.vic, &team).await.expect(200).says("Mara Lind").says("has not demanded");
    desk.open_page(&desk.vic, &format!("/cases/{}", marta.case)).await.expect(200).says("Nobody joined yet");

    // She storms out: another lead (R84). What was not understood stands there again; nobody else reads it.
    let demands = format!("{}/demands", marta.room);
    let wrong = send(&desk, &demands, &[("what", ""), ("words", "Nobody <b>rings</b> 😡")]).await.expect(422);
    wrong.says("Nobody &#60;b&#62;rings");
    let said = [("what", "lead"), ("words", "Mara never <b>rings</b> back. 😡"), ("due_at", "2027-01-01")];
    send(&desk, &demands, &said).await.expect(303);
    open(&desk, &marta.room).await.expect(200).says("You want to talk to somebody else").says("5 March 2026");
    assert!(!open(&desk, &otto.room).await.text.contains("never &#60;b&#62;rings"));
    assert!(is_owed(
        &owed(&desk).await,
        "Answer a demand for another lead or team · Brightwing <b>Aero</b> · Mara Lind"
    ));
    let demand = get(&desk, &team).await["demands"][0].clone();
    let answer = format!("/demands/{}/answer", demand["id"].as_str().unwrap());
    let yes = json!({ "answer": "yes", "because": "You need somebody who <i>rings</i>." });
    post(&desk, &desk.mara, &answer, yes.clone()).await.expect(403);
    post(&desk, &desk.tom, &answer, json!({ "answer": "yes" })).await.expect(422).says("because");

    // Another customer says so by telephone; one of us notes it, with a day (R84).
    let noted = format!("/cases/{}/demands", otto.case);
    let said =
        json!({ "what": "team", "words": "Send others.", "channel": "phone", "due_at": "2026-03-20T12:00" });
    post(&desk, &desk.vic, &noted, said.clone()).await.expect(403);
    let other = post(&desk, &desk.mara, &noted, said).await.expect(201).json();
    assert_eq!(
        (other["due_at"].as_str(), other["channel"].as_str()),
        (Some("2026-03-20T12:00:00Z"), Some("phone"))
    );

    // Ines looks at the team, decides, and says why; a new lead comes with words for the customer (R83).
    let reviews = format!("{team}/reviews");
    let mut said = json!({ "findings": "Nobody rang for <b>nine</b> days.", "decision": "refresh_lead",
        "because": "They need one voice.", "new_lead": ines });
    post(&desk, &desk.mara, &reviews, said.clone()).await.expect(403);
    post(&desk, &desk.ines, &reviews, said.clone()).await.expect(422).says("words");
    said["words"] = json!("From today on Ines is there for you. 😀");
    said["new_lead"] = json!(mara);
    post(&desk, &desk.ines, &reviews, said.clone()).await.expect(422).says("leads it already");
    assert_eq!(owner_of(&desk, &marta.case).await.as_deref(), Some(mara.as_str()), "nothing was changed");
    said["new_lead"] = json!(ines);
    let made = post(&desk, &desk.ines, &reviews, said).await.expect(201).json();
    assert_eq!(
        (&made["hand_over"]["old_name"], &made["hand_over"]["from_on"]),
        (&json!("Mara Lind"), &json!("2026-03-02"))
    );
    assert_eq!(owner_of(&desk, &marta.case).await.as_deref(), Some(ines.as_str()));
    assert_eq!(
        owner_of(&desk, &otto.case).await.as_deref(),
        Some(mara.as_str()),
        "theirs alone was handed over"
    );

    // We owe her a word until it is announced; then she reads it, and our answer to what she demanded.
    assert!(is_owed(
        &owed(&desk).await,
        "Announce the new lead to the customer · Brightwing <b>Aero</b> · Ines Okafor"
    ));
    assert!(!open(&desk, &marta.room).await.text.contains("Ines is there for you"));
    post(&desk, &desk.tom, &answer, yes.clone()).await.expect(200);
    post(&desk, &desk.tom, &answer, yes).await.expect(409);
    let announce = format!("/hand-overs/{}/announcement", made["hand_over"]["id"].as_str().unwrap());
    desk.send_form(&desk.vic, &announce, &[]).await.expect(403);
    desk.send_form(&desk.mara, &announce, &[]).await.expect(303);
    post(&desk, &desk.mara, &announce, Value::Null).await.expect(409);
    let room =
        open(&desk, &marta.room).await.expect(200).says("Ines is there for you. 😀").says("Ines Okafor");
    room.says("somebody who &#60;i&#62;rings").says("from 2 March 2026 on");
    assert!(!open(&desk, &otto.room).await.text.contains("Ines is there for you"));
    let left = owed(&desk).await;
    assert!(!is_owed(&left, "Announce") && !is_owed(&left, "lead or team · Brightwing"), "{left:?}");
    desk.open_page(&desk.mara, &team)
        .await
        .expect(200)
        .says("Refresh the lead")
        .says("Announced")
        .says("Nobody rang for");

    // The whole incident gets another lead: whoever Mara answered for is not left with nobody.
    let said = [
        ("findings", "One lead for all"),
        ("decision", "refresh_lead"),
        ("because", "A fresh start"),
        ("new_lead", tom.as_str()),
        ("words", "Tom leads it now."),
    ];
    desk.send_form(&desk.tom, &format!("/teams/{incident}/reviews"), &said).await.expect(303);
    assert_eq!(owner_of(&desk, &otto.case).await.as_deref(), Some(tom.as_str()));
    assert_eq!(owner_of(&desk, &marta.case).await.as_deref(), Some(ines.as_str()), "theirs stays Ines’s");

    // Announced, that is read by whoever has another lead by it, and stands in their dossier alone.
    let of_all = get(&desk, &format!("/teams/{incident}")).await["hand_overs"][0]["id"].clone();
    let announce = format!("/hand-overs/{}/announcement", of_all.as_str().unwrap());
    desk.send_form(&desk.mara, &announce, &[]).await.expect(303);
    open(&desk, &otto.room).await.expect(200).says("Tom leads it now.");
    assert!(!open(&desk, &marta.room).await.text.contains("Tom leads it now."), "her lead is Ines");
    dossier(&desk, &otto.case).await.expect(200).says("Tom leads it now.").says("Send others.");
    let hers = dossier(&desk, &marta.case).await.expect(200).says("Ines is there for you").says("Mara never");
    assert!(!hers.text.contains("Tom leads it now."));
    let kept = [("findings", "It works"), ("decision", "keep"), ("because", "They ring back")];
    desk.wait(DAY);
    desk.send_form(&desk.tom, &format!("/teams/{incident}/reviews"), &kept).await.expect(303);
    assert_eq!(get(&desk, &format!("/teams/{incident}")).await["reviews"][0]["decision"], "keep");

    // What she wrote is erased when an owner says so; that it was demanded and answered stays.
    let erase = format!("/demands/{}/erasure", demand["id"].as_str().unwrap());
    post(&desk, &desk.tom, &erase, Value::Null).await.expect(403);
    let erased = post(&desk, &desk.ines, &erase, Value::Null).await.expect(200).json();
    assert_eq!((&erased["words"], &erased["answer"]), (&json!(""), &json!("yes")));
    // Erased before there was an answer, nothing waits for one.
    let erase = format!("/demands/{}/erasure", other["id"].as_str().unwrap());
    let theirs = format!("/teams/{}", otto.case);
    desk.open_page(&desk.tom, &theirs).await.says("waits for our answer");
    post(&desk, &desk.ines, &erase, Value::Null).await.expect(200);
    let page = desk.open_page(&desk.tom, &theirs).await.says("erased before an answer");
    assert!(!page.text.contains("waits for our answer"));
    all_holds(&desk).await;
});

walk!(whoever_can_fix_it_is_found_and_asked, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta Lindqvist").await;
    let team = format!("/teams/{incident}");
    desk.open_page(&desk.vic, "/skills").await.expect(200).says("Nobody is found");

    // Each says what they can do; an owner says it for others (R73).
    desk.send_form(&desk.vic, "/skills", &[("skills", "law")]).await.expect(403);
    desk.send_form(&desk.tom, "/skills", &[("skills", "PLC, Furnace   lining, plc")]).await.expect(303);
    let long = desk.send_form(&desk.mara, "/skills", &[("skills", &"x".repeat(41))]).await.expect(422);
    long.says("longer than 40");
    let vic = desk.vic.member().unwrap();
    put(&desk, &desk.tom, &format!("/members/{vic}/skills"), json!({ "skills": "law" })).await.expect(403);
    put(&desk, &desk.ines, &format!("/members/{vic}/skills"), json!({ "skills": "لحام, law" }))
        .await
        .expect(200);
    put(&desk, &desk.ines, &format!("/members/{vic}/skills"), json!({ "skills": "لحام" })).await.expect(200);
    assert_eq!(get(&desk, "/skills?skill=law").await["items"], json!([]), "it was taken back");
    let found = get(&desk, "/skills?skill=FURNACE").await;
    assert_eq!(found["items"][0]["skills"], json!(["furnace lining", "plc"]));

    // Found with what is open on their desk, asked, and their own word on it (R73).
    let said = json!({ "incident_id": incident, "kind": "other", "words": "A list of parts", "due_at": "2026-03-06T12:00:00Z" });
    post(&desk, &desk.tom, "/promises", said).await.expect(201);
    let page = desk.open_page(&desk.mara, &format!("{team}?skill=lining")).await.expect(200);
    page.says("Tom Brandt").says("1 thing open").says("1 promise");
    desk.open_page(&desk.mara, &format!("{team}?skill=poetry"))
        .await
        .says("Nobody said that they can do this");
    let tom = desk.tom.member().unwrap();
    let ask = [("member_id", tom.as_str()), ("skill", "furnace lining"), ("part", "Finds <b>what</b> broke")];
    desk.send_form(&desk.vic, &format!("{team}/members"), &ask).await.expect(403);
    let empty = [("member_id", tom.as_str()), ("part", "")];
    desk.send_form(&desk.mara, &format!("{team}/members"), &empty)
        .await
        .expect(422)
        .says("what they are to do");
    desk.send_form(&desk.mara, &format!("{team}/members"), &ask).await.expect(303);
    let again = json!({ "member_id": tom, "part": "Again" });
    post(&desk, &desk.mara, &format!("{team}/members"), again.clone()).await.expect(409);
    let viewer = json!({ "member_id": vic, "part": "Looks" });
    post(&desk, &desk.mara, &format!("{team}/members"), viewer).await.expect(422);
    let lead = json!({ "member_id": desk.mara.member(), "part": "Leads" });
    post(&desk, &desk.mara, &format!("{team}/members"), lead).await.expect(409).says("leads it already");
    assert!(is_owed(
        &owed(&desk).await,
        "Say whether you join the team · Blades late for the third time · Tom Brandt"
    ));
    let place = get(&desk, &team).await["members"][0]["member"]["id"].as_str().unwrap().to_owned();
    let no = format!("/team-members/{place}/decline");
    post(&desk, &desk.ines, &no, json!({ "because": "For Tom" }))
        .await
        .expect(409)
        .says("answers for themselves");
    post(&desk, &desk.tom, &no, json!({})).await.expect(422).says("Say in a sentence why");
    post(&desk, &desk.tom, &no, json!({ "because": "I leave on <i>Friday</i>." })).await.expect(200);
    desk.open_page(&desk.mara, &team).await.says("I leave on &#60;i&#62;Friday");
    post(&desk, &desk.mara, &format!("{team}/members"), again).await.expect(201);
    desk.send_form(&desk.tom, &format!("/team-members/{place}/acceptance"), &[]).await.expect(303);
    assert!(!is_owed(&owed(&desk).await, "Say whether you join"));
    // Whoever is in the incident's team works on each of its cases too; whoever asks themselves is in it.
    let of_case = format!("/teams/{}", marta.case);
    assert_eq!(get(&desk, &of_case).await["everywhere"][0]["member"]["member_name"], "Tom Brandt");
    let own = json!({ "member_id": desk.ines.member(), "part": "Sits with their board" });
    assert_eq!(
        post(&desk, &desk.ines, &format!("{of_case}/members"), own).await.expect(201).json()["state"],
        "joined"
    );

    // Invoicing tells them the same story, and is seen to be behind once we tell our own people more (R86).
    let added = [("name", "Invoicing <AR>"), ("speaker", "Åse Dahl"), ("told", "No reminders now.")];
    desk.send_form(&desk.mara, &format!("{team}/departments"), &[("name", "X"), ("speaker", "")])
        .await
        .expect(422);
    desk.send_form(&desk.mara, &format!("{team}/departments"), &added).await.expect(303);
    let line = get(&desk, &team).await["departments"][0].clone();
    assert_eq!(line["is_behind"], false);
    desk.wait(60_000);
    let said = json!({ "subject": "What you may <b>say</b>", "what_happened": "Late again.", "what_we_say": "It is our doing.",
        "what_you_may_promise": "A call.", "questions_to": "Ines" });
    let bulletin =
        post(&desk, &desk.mara, &format!("/incidents/{incident}/bulletins"), said).await.expect(201).json();
    let bulletin = bulletin["id"].as_str().unwrap();
    let path = format!("/departments/{}", line["department"]["id"].as_str().unwrap());
    let told = json!({ "name": "Invoicing <AR>", "speaker": "Åse Dahl", "bulletin_id": bulletin });
    put(&desk, &desk.mara, &path, told.clone()).await.expect(422).says("There is no such bulletin");
    post(&desk, &desk.tom, &format!("/bulletins/{bulletin}/publication"), Value::Null).await;
    assert_eq!(get(&desk, &team).await["departments"][0]["is_behind"], true, "two stories go about");
    desk.open_page(&desk.vic, &team).await.says("has heard an older story").says("/say");
    put(&desk, &desk.mara, &path, told).await.expect(200);
    assert_eq!(get(&desk, &team).await["departments"][0]["is_behind"], false);
    let gone = [("name", "Invoicing <AR>"), ("speaker", "Åse Dahl"), ("is_gone", "yes")];
    desk.send_form(&desk.mara, &path, &gone).await.expect(303);
    assert_eq!(get(&desk, &team).await["departments"], json!([]));
    post(&desk, &desk.tom, &format!("/team-members/{place}/leaving"), json!({})).await.expect(200);
    all_holds(&desk).await;
});

walk!(whoever_has_room_for_it_is_found_however_many_can_do_it, |desk| {
    let incident = declared(&desk).await;
    let skill = teams::SkillsSaid { skills: "welding".into() };
    let names = (0..49).map(|n| format!("Able {n:02}")).chain(["Zoe".to_owned()]);
    for (n, name) in names.enumerate() {
        let said =
            Joining { name, email: format!("able{n}@example.test"), role: Role::Member, password: None };
        let able = members::join(&desk.house, &desk.ines, said).await.unwrap();
        teams::say_skills(&desk.house, &able, &skill).await.unwrap();
    }
    teams::say_skills(&desk.house, &desk.tom, &skill).await.unwrap();
    let said = json!({ "incident_id": incident, "kind": "other", "words": "A list of parts", "due_at": "2026-03-06T12:00:00Z" });
    post(&desk, &desk.tom, "/promises", said).await.expect(201);

    // Of 51 who can do it, the one who has no room for it is left out, and nobody by the first letter of their name (R73).
    let found = get(&desk, "/skills?skill=welding").await["items"].clone();
    let found: Vec<&str> =
        found.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!((found.len(), found.first(), found.last()), (50, Some(&"Able 00"), Some(&"Zoe")));
});

walk!(what_somebody_demanded_stays_in_sight_however_much_others_say, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta Lindqvist").await;
    let karl = colleague(&desk, &incident, &marta, "Karl").await;
    let said = [("what", "lead"), ("words", "Mara never rings back.")];
    send(&desk, &format!("{}/demands", marta.room), &said).await.expect(303);
    desk.wait(MINUTE);
    for n in 0..50 {
        let said = json!({ "what": "team", "words": format!("Send others, {n}."), "channel": "phone", "contact_id": karl.id });
        post(&desk, &desk.mara, &format!("/cases/{}/demands", marta.case), said).await.expect(201);
    }
    // She reads hers, and we see it first: our answer to it is due first (R84).
    open(&desk, &marta.room).await.expect(200).says("Mara never rings back.");
    let demands = get(&desk, &format!("/teams/{}", marta.case)).await["demands"].clone();
    assert_eq!(demands[0]["words"], "Mara never rings back.");
});
