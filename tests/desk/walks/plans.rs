//! The big customer (S1): what they told us and confirmed becomes a plan that has an owner for everything (R58), whose sponsor
//! stands behind it (R59), that passes nothing over (R60), and that they accept by name; less or later asks them again (R61).
//! A task is theirs (R64). Nothing that hits them is left unseen to (R70), and what may yet go wrong is looked at (R65).

mod owing;
mod restart;

use amends::ground::clock::DAY;
use amends::ground::id::CaseId;
use amends::ground::page::Shell;
use amends::listening::{self, ImpactSaid, NoteSaid};
use amends::{plans, reports};
use axum::http::Method;
use serde_json::{Value, json};

use super::meanwhile::{Person, open, person};
use super::public_rooms::declared;
use crate::harness::{Answer, TestDesk};
use crate::walk;

async fn send(desk: &TestDesk, path: &str, fields: &[(&str, &str)]) -> Answer {
    desk.browse(None, Method::POST, path, fields).await
}

/// Mara notes what they said; the contact says that it is right where `is_right`.
async fn told(desk: &TestDesk, who: &Person, words: &str, is_right: bool) -> String {
    let said = NoteSaid { text: words.into(), channel: "visit".into(), contact_id: who.id.to_string() };
    let told = listening::note(&desk.house, &desk.mara, &who.case, said).await.unwrap();
    let id = told.statement.id.to_string();
    if is_right {
        confirmed(desk, who, &id).await;
    }
    id
}

async fn confirmed(desk: &TestDesk, who: &Person, statement: &str) {
    let path = format!("{}/statements/{statement}/confirmation", who.room);
    send(desk, &path, &[("verdict", "confirm")]).await.expect(303);
}

async fn hit(desk: &TestDesk, who: &Person, words: &str) -> (String, String) {
    let said = ImpactSaid {
        kind: "production".into(),
        horizon: "near".into(),
        text: words.into(),
        channel: "phone".into(),
        ..ImpactSaid::default()
    };
    let (impact, told) = listening::record_impact(&desk.house, &desk.mara, &who.case, said).await.unwrap();
    (impact.id.to_string(), told.statement.id.to_string())
}

/// The plan of a case as the API shows it, with its actions and what it passes over.
async fn plan_of(desk: &TestDesk, case: &CaseId) -> Value {
    desk.call(&desk.vic, "GET", &format!("/api/v1/cases/{case}/plan"), Value::Null).await.expect(200).json()
}

async fn change(desk: &TestDesk, action: &Value, what: Value) -> Answer {
    let mut said = action.clone();
    let owner = if said["owner_id"].is_null() { &said["contact_id"] } else { &said["owner_id"] };
    said["owner"] = owner.clone();
    said["is_seen"] = json!(said["is_seen"] == 1);
    if said["promise_id"].is_null() {
        said["promise_id"] = json!("");
    }
    said.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
    let path = format!("/api/v1/actions/{}", action["id"].as_str().unwrap());
    desk.call(&desk.mara, "PUT", &path, said).await
}

fn shell(desk: &TestDesk) -> Shell {
    Shell { now_ms: desk.house.now().0, zone: "UTC".into(), ..Shell::sample() }
}

/// What the desk owes, as `what · to whom`.
async fn owed(desk: &TestDesk) -> Vec<String> {
    let all = plans::panel::owed(&desk.house, &shell(desk), &desk.workspace).await.unwrap();
    all.into_iter().map(|o| format!("{} · {}", o.what, o.to_whom)).collect()
}

fn is_owed(all: &[String], words: &str) -> bool {
    all.iter().any(|one| one.contains(words))
}

async fn all_holds(desk: &TestDesk) {
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
}

walk!(the_big_customer_has_a_plan_and_their_word_on_it, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let marta = person(&desk, &incident, "Nordwing <Aero>", "Marta Lindqvist").await;
    let karl = person(&desk, &incident, "Südflug", "Karl").await;
    let page = desk.open_page(&desk.vic, &format!("/cases/{}", marta.case)).await.expect(200);
    assert!(
        !page.says("There is no plan for this customer yet").text.contains("draft-plan"),
        "a viewer begins none"
    );

    // They told us what hurts, and confirmed it: that is what a plan stands on (R60).
    let late = told(&desk, &marta, "You never tell us <b>before</b> 😡", true).await;
    let cheap = told(&desk, &marta, "Your price is too high.", true).await;
    let (impact, of_impact) = hit(&desk, &marta, "Two aircraft stand in the hall").await;
    confirmed(&desk, &marta, &of_impact).await;

    // A plan is begun; who may not is refused, and there is one of them.
    let path = format!("/cases/{}/plan", marta.case);
    desk.send_form(&desk.vic, &path, &[("title", "Parts on time")]).await.expect(403);
    desk.call(&desk.mara, "POST", &format!("/api/v1{path}"), json!({})).await.expect(422).says("title");
    let begun = desk.send_form(&desk.mara, &path, &[("title", "Parts <on time> again")]).await.expect(303);
    let plan = begun.location.clone();
    let api = format!("/api/v1{plan}");
    desk.call(&desk.mara, "POST", &format!("/api/v1{path}"), json!({ "title": "Again" })).await.expect(409);
    desk.open_page(&desk.mara, &plan)
        .await
        .expect(200)
        .says("Nothing is to be done yet")
        .says("Parts &#60;on time&#62;");

    // Nothing in it is nobody's: refused because one has no owner, and what was typed stands there again (R58).
    let mara = desk.mara.member().unwrap().to_string();
    let calls = [
        ("what", "Ring you at noon each day"),
        ("deliverable", "A call with what left the house"),
        ("due_on", "2026-03-12"),
        ("is_seen", "yes"),
        (late.as_str(), "yes"),
    ];
    let refused = desk.send_form(&desk.mara, &format!("{plan}/actions"), &calls).await.expect(422);
    refused.says("e-owner").says("Nobody does it yet").says("Ring you at noon each day");
    let with_owner = [calls.as_slice(), &[("owner", mara.as_str())]].concat();
    desk.send_form(&desk.vic, &format!("{plan}/actions"), &with_owner).await.expect(403);
    desk.send_form(&desk.mara, &format!("{plan}/actions"), &with_owner).await.expect(303);
    let stranger = json!({ "what": "X", "deliverable": "Y", "owner": karl.id, "due_on": "2026-03-12", "no_statement_because": "Z" });
    desk.call(&desk.mara, "POST", &format!("{api}/actions"), stranger).await.expect(422).says("owner");
    let shifts = json!({ "what": "Pour in two shifts", "deliverable": "320 brackets at your dock", "owner": desk.tom.member(),
        "due_on": "2026-03-20", "is_seen": true, "statements": [of_impact], "impacts": [impact] });
    let dated = {
        let mut said = shifts.clone();
        said["deliverable"] = json!("All of it on 20 March");
        said
    };
    let dated = desk.call(&desk.mara, "POST", &format!("{api}/actions"), dated).await.expect(422);
    dated.says("a day that nobody has published");
    desk.call(&desk.mara, "POST", &format!("{api}/actions"), shifts).await.expect(201);
    let drawing = json!({ "what": "Send us the drawing of revision C", "deliverable": "The drawing, signed", "owner": marta.id,
        "due_on": "2026-03-06", "no_statement_because": "We cannot pour without it." });
    desk.call(&desk.mara, "POST", &format!("{api}/actions"), drawing).await.expect(201);
    let inside = json!({ "what": "Pay the night shift", "deliverable": "An agreement", "owner": desk.ines.member(),
        "due_on": "2026-03-05", "no_statement_because": "Ours alone." });
    desk.call(&desk.mara, "POST", &format!("{api}/actions"), inside).await.expect(201);

    // Not before them without a sponsor (R59), nor while something they confirmed is passed over (R60).
    let put = format!("{api}/versions");
    desk.call(&desk.vic, "POST", &put, json!({})).await.expect(403);
    desk.call(&desk.mara, "POST", &put, json!({})).await.expect(409).says("sponsor");
    desk.call(&desk.mara, "PUT", &api, json!({ "title": "Parts <on time> again", "sponsor_id": mara }))
        .await
        .expect(422);
    let sponsored = json!({ "title": "Parts <on time> again", "sponsor_id": desk.ines.member() });
    desk.call(&desk.mara, "PUT", &api, sponsored).await.expect(200);
    assert!(is_owed(
        &owed(&desk).await,
        "Stand behind the plan as its sponsor · Nordwing <Aero> · Ines Okafor"
    ));
    desk.send_form(&desk.mara, &format!("{plan}/confirmation"), &[]).await.expect(403);
    desk.call(&desk.tom, "POST", &format!("{api}/confirmation"), json!({}))
        .await
        .expect(409)
        .says("Ines Okafor");
    desk.open_page(&desk.ines, &plan)
        .await
        .says("I stand behind this plan")
        .says("No action, and no reason why not");
    desk.send_form(&desk.ines, &format!("{plan}/confirmation"), &[]).await.expect(303);
    desk.call(&desk.mara, "POST", &put, json!({})).await.expect(409).says("lead to no action");
    let reasons = format!("/cases/{}/reasons", marta.case);
    let why = [("about", cheap.as_str()), ("because", "The price is what it is; the credit is an offer.")];
    desk.send_form(&desk.mara, &reasons, &why).await.expect(303);
    let strays = json!({ "about": "sta_01jn0000000000000000000000", "because": "X" });
    desk.call(&desk.mara, "POST", &format!("/api/v1{reasons}"), strays).await.expect(422).says("about");
    assert_eq!(plan_of(&desk, &marta.case).await["coverage"]["uncovered"], json!([]));
    assert!(!open(&desk, &marta.room).await.text.contains("The plan for you"), "nobody outside has read it");

    // Before them: the days they do not read, what is ours alone they do not see, their own words they do.
    desk.send_form(&desk.mara, &format!("{plan}/versions"), &[]).await.expect(303);
    let room = open(&desk, &marta.room)
        .await
        .expect(200)
        .says("The plan for you")
        .says("We ask for your word on it");
    let room = room
        .says("Pour in two shifts")
        .says("Because you told us")
        .says("&#60;b&#62;before")
        .says("Ines Okafor");
    let room = room.says("No date yet").says("Yours to do").says("We have done it");
    for hidden in ["Pay the night shift", "20 March", "12 March", "6 March 2026"] {
        assert!(!room.text.contains(hidden), "{hidden} is not for them");
    }
    assert!(!open(&desk, &karl.room).await.text.contains("Pour in two shifts"));
    assert_eq!(owed(&desk).await, Vec::<String>::new());

    // They ask for changes, in words, which land with an owner; another customer cannot.
    let id = plan.strip_prefix("/plans/").unwrap();
    let answer = |who: &Person, how: &str| format!("{}/plans/{id}/{how}", who.room);
    send(&desk, &answer(&karl, "acceptance"), &[("number", "1")]).await.expect(404);
    send(&desk, &answer(&marta, "changes"), &[("number", "1"), ("remarks", " ")]).await.expect(303);
    let wants = [("number", "1"), ("remarks", "We need <i>350</i> brackets.")];
    send(&desk, &answer(&marta, "changes"), &wants).await.expect(303);
    open(&desk, &marta.room).await.says("You want changes; we answer").says("&#60;i&#62;350");
    assert!(is_owed(&owed(&desk).await, "They want changes to their plan · Nordwing <Aero> · Mara Lind"));
    desk.open_page(&desk.mara, "/").await.says("They want changes to their plan");
    desk.open_page(&desk.mara, &plan).await.says("Changes wanted by").says("&#60;i&#62;350");
    desk.call(&desk.mara, "POST", &put, json!({})).await.expect(422).says("words");
    let actions = plan_of(&desk, &marta.case).await["actions"].clone();
    change(&desk, &actions[1], json!({ "deliverable": "350 brackets at your dock" })).await.expect(200);
    desk.call(&desk.mara, "POST", &put, json!({})).await.expect(409).says("sponsor");
    desk.call(&desk.ines, "POST", &format!("{api}/confirmation"), json!({})).await.expect(200);
    desk.call(&desk.mara, "POST", &put, json!({ "words": "350 it is." })).await.expect(201);

    // They accept by name, with remarks; once, and the version that stands (R61).
    let room =
        open(&desk, &marta.room).await.says("350 it is.").says("What is different").says("<ins>350</ins>");
    assert!(!room.text.contains("You want changes"));
    send(&desk, &answer(&marta, "acceptance"), &[("number", "1")]).await.expect(303);
    assert_eq!(plan_of(&desk, &marta.case).await["state"], "put", "version 1 stands no more");
    let yes = [("number", "2"), ("remarks", "Ring me <b>first</b> 😀")];
    send(&desk, &answer(&marta, "acceptance"), &yes).await.expect(303);
    open(&desk, &marta.room).await.says("You accepted it").says("Ring me &#60;b&#62;first");
    send(&desk, &answer(&marta, "changes"), &[("number", "2"), ("remarks", "Later words")]).await.expect(303);
    let versions = desk.call(&desk.vic, "GET", &put, Value::Null).await.expect(200).json();
    let second = &versions["items"][1];
    assert_eq!((&second["state"], &second["answered_name"]), (&json!("accepted"), &json!("Marta Lindqvist")));
    assert_eq!(second["differences"][0]["what"], json!(["otherwise"]));

    // How it goes is no change of the plan, nor that another of us does it, nor that it comes sooner.
    let (ring, pour) = (actions[0]["id"].as_str().unwrap(), &plan_of(&desk, &marta.case).await["actions"][1]);
    let goes = [("progress", "The first call was at noon.")];
    desk.send_form(&desk.mara, &format!("/actions/{ring}/progress"), &goes).await.expect(303);
    open(&desk, &marta.room).await.says("The first call was at noon").says("Under way");
    change(&desk, pour, json!({ "due_on": "2026-03-19", "owner": mara })).await.expect(200);
    change(&desk, &actions[3], json!({ "deliverable": "Nothing they see" })).await.expect(200);
    let plan_now = plan_of(&desk, &marta.case).await;
    assert_eq!((&plan_now["state"], &plan_now["version"]), (&json!("accepted"), &json!(2)));

    // Later is material: a new version begins, the sponsor stands behind it, and they are asked again.
    change(&desk, &plan_now["actions"][1], json!({ "due_on": "2026-03-27" }))
        .await
        .expect(200)
        .says("2026-03-27");
    let plan_now = plan_of(&desk, &marta.case).await;
    assert_eq!((&plan_now["state"], &plan_now["version"]), (&json!("drafted"), &json!(3)));
    open(&desk, &marta.room).await.says("We are changing it, and ask you again");
    send(&desk, &answer(&marta, "acceptance"), &[("number", "2")]).await.expect(303);
    assert!(is_owed(&owed(&desk).await, "Stand behind the plan"));
    desk.call(&desk.ines, "POST", &format!("{api}/confirmation"), json!({})).await.expect(200);
    assert!(is_owed(&owed(&desk).await, "Put the plan forward"));
    desk.call(&desk.mara, "POST", &put, json!({ "words": "The mould comes a week late." })).await.expect(201);
    open(&desk, &marta.room).await.says("We ask for your word on it").says("later").says("a week late");
    desk.open_page(&desk.vic, &format!("{plan}/versions/3"))
        .await
        .expect(200)
        .says("<del>20 March 2026</del>");
    desk.open_page(&desk.vic, &format!("{plan}/versions/4")).await.expect(404);
    send(&desk, &answer(&marta, "acceptance"), &[("number", "3")]).await.expect(303);

    // Their own task is theirs to settle, and no other (R64).
    let drawing = actions[2]["id"].as_str().unwrap();
    send(&desk, &format!("{}/actions/{drawing}/completion", karl.room), &[]).await.expect(404);
    send(&desk, &format!("{}/actions/{ring}/completion", marta.room), &[]).await.expect(404);
    desk.wait(2 * DAY);
    assert!(is_owed(&owed(&desk).await, "To be done: Pay the night shift"));
    desk.wait(3 * DAY);
    assert!(is_owed(&owed(&desk).await, "To be done: Send us the drawing of revision C"), "late, and owed");
    send(&desk, &format!("{}/actions/{drawing}/completion", marta.room), &[]).await.expect(303);
    desk.open_page(&desk.mara, &plan).await.says("Their own task");
    assert_eq!(plan_of(&desk, &marta.case).await["actions"][2]["state"], "done");

    // Delivered once nothing is left to do; then nothing of it changes any more.
    desk.call(&desk.mara, "POST", &format!("{api}/delivery"), json!({})).await.expect(409).says("not done");
    for action in [0, 1] {
        let path = format!("/api/v1/actions/{}/completion", actions[action]["id"].as_str().unwrap());
        desk.call(&desk.mara, "POST", &path, json!({})).await.expect(200);
    }
    let inside = format!("/actions/{}/dropping", actions[3]["id"].as_str().unwrap());
    desk.call(&desk.mara, "POST", &format!("/api/v1{inside}"), json!({})).await.expect(422).says("because");
    desk.send_form(&desk.mara, &inside, &[("because", "It was not needed.")]).await.expect(303);
    desk.open_page(&desk.mara, &plan).await.says("All of it is delivered");
    desk.send_form(&desk.mara, &format!("{plan}/delivery"), &[]).await.expect(303);
    open(&desk, &marta.room).await.says("All of it is delivered");
    change(&desk, &actions[1], json!({})).await.expect(409);
    assert_eq!(owed(&desk).await, Vec::<String>::new());

    let dossier = reports::dossier_of(&desk.house, &desk.workspace, &marta.case).await.unwrap();
    assert_eq!((dossier.actions.len(), dossier.plan_versions.len(), dossier.plan_reasons.len()), (4, 3, 1));
    // It did not hold: something new goes on from there, and they are asked again.
    let again = json!({ "what": "Measure each one", "deliverable": "A sheet with each lot", "owner": mara,
        "due_on": "2026-04-02", "is_seen": true, "statements": [late] });
    desk.call(&desk.mara, "POST", &format!("{api}/actions"), again).await.expect(201);
    let plan_now = plan_of(&desk, &marta.case).await;
    assert_eq!((&plan_now["state"], &plan_now["version"]), (&json!("drafted"), &json!(4)));
    open(&desk, &marta.room).await.says("We are changing it, and ask you again");

    desk.send_form(&desk.tom, &format!("{plan}/erasure"), &[("version", "2")]).await.expect(403);
    desk.send_form(&desk.ines, &format!("{plan}/erasure"), &[("version", "2")]).await.expect(303);
    assert!(!desk.open_page(&desk.vic, &format!("{plan}/versions/2")).await.text.contains("Ring me"));
    all_holds(&desk).await;
});

walk!(what_nobody_confirmed_is_marked_and_what_hits_them_is_seen_to, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    let noted = told(&desk, &marta, "Somebody should come and see.", false).await;
    let (impact, _) = hit(&desk, &marta, "Two aircraft stand").await;

    // An impact that nothing eases is owed on the case, before there is any plan (R70).
    let case = format!("/cases/{}", marta.case);
    desk.open_page(&desk.mara, &case).await.expect(200).says("Nothing eases one of the impacts");
    desk.open_page(&desk.vic, &format!("/incidents/{incident}"))
        .await
        .says("Nothing eases one of the impacts");
    let said = json!({ "title": "Come and see", "sponsor_id": desk.tom.member() });
    let plan = desk.call(&desk.mara, "POST", &format!("/api/v1{case}/plan"), said).await.expect(201).json();
    let api = format!("/api/v1/plans/{}", plan["id"].as_str().unwrap());
    let visit = json!({ "what": "Come to your hall", "deliverable": "What we saw, in writing", "owner": desk.mara.member(),
        "due_on": "2026-03-09", "is_seen": true, "statements": [noted] });
    desk.call(&desk.mara, "POST", &format!("{api}/actions"), visit).await.expect(201);
    assert_eq!(plan_of(&desk, &marta.case).await["coverage"]["uncontained"], json!([impact]));
    let why = json!({ "about": impact, "because": "Nothing else of that size flies." });
    desk.call(&desk.vic, "POST", &format!("/api/v1{case}/reasons"), why.clone()).await.expect(403);
    desk.call(&desk.mara, "POST", &format!("/api/v1{case}/reasons"), why).await.expect(201);
    let again = json!({ "about": impact, "because": "Nothing else of that size flies this month." });
    desk.call(&desk.mara, "POST", &format!("/api/v1{case}/reasons"), again).await.expect(201);
    let reasons = desk.call(&desk.vic, "GET", &format!("/api/v1{case}/reasons"), Value::Null).await.json();
    assert_eq!(reasons["items"].as_array().unwrap().len(), 1, "said in other words, not twice");
    assert!(!desk.open_page(&desk.mara, &case).await.text.contains("Nothing eases"));
    let page = format!("/plans/{}", plan["id"].as_str().unwrap());
    desk.open_page(&desk.vic, &page).await.says("Nothing is possible, because").says("this month");

    // No plan from words that nobody confirmed, without a mark that they read (R47).
    desk.call(&desk.tom, "POST", &format!("{api}/confirmation"), json!({})).await.expect(200);
    let put = format!("{api}/versions");
    desk.call(&desk.mara, "POST", &put, json!({})).await.expect(409).says("not confirmed yet");
    desk.call(&desk.mara, "POST", &put, json!({ "unconfirmed": "yes" })).await.expect(201);
    open(&desk, &marta.room).await.says("words of yours that you have not confirmed yet");

    // What may yet go wrong has an owner and a day on which we look again; that day is owed (R65).
    let risks = format!("{case}/risks");
    desk.open_page(&desk.vic, &risks).await.expect(200).says("No risk is noted");
    desk.send_form(&desk.vic, &risks, &[("what", "Frost")]).await.expect(403);
    let refused = desk.send_form(&desk.mara, &risks, &[("what", "Frost <in> the hall")]).await.expect(422);
    refused.says("e-doing").says("e-look_on").says("Frost &#60;in&#62;");
    let frost = [("what", "Frost <in> the hall"), ("doing", "Heat it."), ("look_on", "2026-03-04")];
    desk.send_form(&desk.mara, &risks, &frost).await.expect(303);
    assert!(!is_owed(&owed(&desk).await, "Look at a risk"));
    desk.wait(2 * DAY);
    assert!(is_owed(&owed(&desk).await, "Look at a risk: Frost <in> the hall · Nordwing · Mara Lind"));
    desk.open_page(&desk.mara, "/").await.says("Look at a risk");
    let list = desk.call(&desk.vic, "GET", &format!("/api/v1{risks}"), Value::Null).await.expect(200).json();
    let risk = format!("/risks/{}", list["items"][0]["id"].as_str().unwrap());
    let today = json!({ "words": "Still cold.", "look_on": "2026-03-04" });
    desk.call(&desk.mara, "POST", &format!("/api/v1{risk}/look"), today).await.expect(422).says("look_on");
    let looked = [
        ("words", "Still cold."),
        ("look_on", "2026-03-11"),
        ("owner_id", desk.tom.member().unwrap().as_str()),
    ];
    desk.send_form(&desk.mara, &format!("{risk}/look"), &looked).await.expect(303);
    desk.open_page(&desk.vic, &risks).await.says("Still cold").says("11 March 2026").says("Tom Brandt");
    assert!(!is_owed(&owed(&desk).await, "Look at a risk"));
    desk.call(&desk.mara, "POST", &format!("/api/v1{risk}/closing"), json!({}))
        .await
        .expect(422)
        .says("words");
    desk.send_form(&desk.mara, &format!("{risk}/closing"), &[("words", "It is spring.")]).await.expect(303);
    let looked = json!({ "words": "Again.", "look_on": "2026-03-11" });
    desk.call(&desk.mara, "POST", &format!("/api/v1{risk}/look"), looked).await.expect(409);
    assert!(!desk.open_page(&desk.mara, &case).await.text.contains("Frost"), "what is over is not watched");
    all_holds(&desk).await;
});
