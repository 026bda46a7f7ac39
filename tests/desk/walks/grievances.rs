//! Old wrongs (S0): a customer has been cold for ten years over a wrong that nobody would admit. Its root is found in what
//! two of their people say, verified, admitted without waiting for a review that is overdue, apologised for by what it did
//! to them, and compensation is declined with thanks (R31, R32, R35, R36, R45, R78).

mod taken_up;

use amends::customers::{self, ContactSaid};
use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::{CaseId, GrievanceId, Id, IncidentId};
use amends::ground::page::Shell;
use amends::ground::{Actor, Who};
use amends::notices::links;
use amends::{grievances, incidents, journal, remedies, reports};
use serde_json::{Value, json};
use twodb::args;

use super::meanwhile::{Person, open, person};
use crate::harness::{Answer, TestDesk};
use crate::walk;

const HALL: &str = "You used our hall for somebody else’s parts, <b>untold</b>. 😡";

async fn declared(desk: &TestDesk, title: &str) -> IncidentId {
    let said = json!({ "title": title, "scenario": "old-grievance" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

/// What one of their people said, as Mara noted it at their table.
async fn noted(desk: &TestDesk, case: &CaseId, contact: &str, words: &str) -> String {
    let said = json!({ "text": words, "channel": "visit", "contact_id": contact });
    let path = format!("/api/v1/cases/{case}/statements");
    let told = desk.call(&desk.mara, "POST", &path, said).await.expect(201).json();
    told["id"].as_str().unwrap().to_owned()
}

async fn one(desk: &TestDesk, id: &str) -> Value {
    desk.call(&desk.vic, "GET", &format!("/api/v1/grievances/{id}"), Value::Null).await.expect(200).json()
}

async fn step(desk: &TestDesk, by: &Actor, id: &str, said: Value) -> Answer {
    desk.call(by, "POST", &format!("/api/v1/grievances/{id}/steps"), said).await
}

fn shell(desk: &TestDesk) -> Shell {
    Shell { now_ms: desk.house.now().0, ..Shell::sample() }
}

async fn all_holds(desk: &TestDesk) {
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
}

/// Whether the old wrongs of a customer come before their cases.
async fn heads(desk: &TestDesk, customer: &str) -> bool {
    let page = desk.open_page(&desk.vic, &format!("/customers/{customer}")).await.expect(200);
    page.text.find("id=\"grievances\"").unwrap() < page.text.find("id=\"cases\"").unwrap()
}

/// Two of their people, at different tables, say what they think of us; one of them says since when.
async fn two_tables(desk: &TestDesk) -> (Person, String, String, String) {
    let incident = declared(desk, "Aerovia gives us no new work").await;
    let marta = person(desk, &incident, "Aerovia", "Marta").await;
    let case = incidents::find_case(&mut desk.house.read(), &desk.workspace, &marta.case).await.unwrap();
    let said = ContactSaid {
        name: "Jonas".into(),
        email: "jonas@aerovia.example".into(),
        language: "en".into(),
        ..ContactSaid::default()
    };
    let jonas = customers::add_contact(&desk.house, &desk.tom, &case.customer_id, &said).await.unwrap();
    let first = noted(desk, &marta.case, marta.id.as_str(), "You act for yourselves, since the hall.").await;
    let second = noted(desk, &marta.case, jonas.id.as_str(), "Ask what stood in our hall in 2016.").await;
    (marta, case.customer_id.to_string(), first, second)
}

walk!(the_ten_year_grievance, |desk| {
    let (marta, customer, first, second) = two_tables(&desk).await;
    assert!(!heads(&desk, &customer).await, "nothing is known yet");
    let page = desk.open_page(&desk.mara, &format!("/cases/{}", marta.case)).await.expect(200);
    page.says("Something they said leads further back")
        .says("The four parts")
        .says("None of the four is there yet");

    // R45: the root is found in what Marta said. The year alone is enough; what is no day comes back beside its field.
    let origins = format!("/cases/{}/origins", marta.case);
    desk.open_page(&desk.vic, &format!("{origins}/new")).await.expect(403);
    desk.open_page(&desk.mara, &format!("{origins}/new")).await.expect(200).says("since the hall");
    let typed = |happened: &'static str| {
        [
            ("statement_id", first.as_str()),
            ("title", "They used our hall"),
            ("words", HALL),
            ("happened", happened),
        ]
    };
    desk.send_form(&desk.mara, &origins, &typed("2016")[1..]).await.expect(422).says("e-statement_id");
    desk.send_form(&desk.mara, &origins, &typed("ten years ago"))
        .await
        .expect(422)
        .says("no day in the past");
    desk.send_form(&desk.vic, &origins, &typed("2016")).await.expect(403);
    let made = desk.send_form(&desk.mara, &origins, &typed("2016")).await.expect(303);
    let id = made.location.strip_prefix("/grievances/").unwrap().to_owned();
    // Jonas speaks of the same: it is found, and not noted twice (R43).
    let same = json!({ "grievance_id": id });
    let traced = format!("/api/v1/statements/{second}/origin");
    desk.call(&desk.mara, "POST", &traced, same.clone()).await.expect(201);
    desk.call(&desk.mara, "POST", &traced, same).await.expect(409);
    let who = json!({ "who": desk.tom.member().unwrap(), "words": "I drove the parts myself." });
    desk.call(&desk.mara, "POST", &format!("/api/v1/grievances/{id}/memories"), who).await.expect(201);
    let page = desk.open_page(&desk.vic, &made.location).await.expect(200);
    let page = page
        .says("&#60;b&#62;untold")
        .says("Jonas")
        .says("Tom Brandt")
        .says("since the hall")
        .says("in 2016");
    assert!(!page.text.contains("<b>untold"));

    // R36: it heads the customer's page with its age, and stands on Home.
    assert!(heads(&desk, &customer).await);
    desk.open_page(&desk.vic, &format!("/customers/{customer}"))
        .await
        .says("About 10 years without a word from us")
        .says("They carry a wrong for which nobody");
    let owed = grievances::panel::owed(&desk.house, &shell(&desk), &desk.workspace).await.unwrap();
    assert_eq!(owed[0].to_whom, "Aerovia · About 10 years without a word from us");
    desk.open_page(&desk.tom, "/").await.expect(200).says("An old wrong waits for a word from us");
    desk.open_page(&desk.vic, "/grievances").await.expect(200).says("Aerovia");

    // R35: looked into, and verified by what shows it; nobody contests what nobody looked into.
    let because = |state: &str, evidence: &str| json!({ "state": state, "because": "Two of theirs say it.", "evidence": evidence });
    let shown = "The gate log of May 2016 has our lorries.";
    step(&desk, &desk.vic, &id, because("verifying", "")).await.expect(403);
    step(&desk, &desk.tom, &id, because("contested", shown)).await.expect(409).says("Look into it first");
    step(&desk, &desk.tom, &id, because("admitted", "")).await.expect(409).says("Verify it first");
    step(&desk, &desk.mara, &id, because("verifying", "")).await.expect(201);
    let form = format!("/grievances/{id}/steps");
    let blank = [("state", "verified"), ("because", "The log.")];
    desk.send_form(&desk.mara, &form, &blank).await.expect(422).says("There is no evidence for this yet");
    desk.send_form(&desk.mara, &form, &[blank.as_slice(), &[("evidence", shown)]].concat()).await.expect(303);
    step(&desk, &desk.mara, &id, because("admitted", "")).await.expect(403);
    assert!(heads(&desk, &customer).await, "verified is no word to them");

    // Taken up as an incident of its own, which learns what was found out.
    let taking = format!("/grievances/{id}/taking-up");
    desk.send_form(&desk.mara, &taking, &[]).await.expect(403);
    desk.send_form(&desk.tom, &taking, &[]).await.expect(303);
    let taken = one(&desk, &id).await;
    let incident: IncidentId = taken["incident_id"].as_str().unwrap().parse().unwrap();
    let owner = customer.parse().unwrap();
    let mut read = desk.house.read();
    let case = incidents::seek_case_of(&mut read, &desk.workspace, &incident, &owner).await.unwrap().unwrap();
    drop(read);
    let known =
        desk.call(&desk.vic, "GET", &format!("/api/v1/incidents/{incident}"), Value::Null).await.json();
    assert_eq!(
        (&known["occurred_at"], &known["scenario"]),
        (&json!("2016-01-01T00:00:00Z"), &json!("old-grievance"))
    );
    step(&desk, &desk.tom, &id, because("admitted", "")).await.expect(409).says("Say there");

    counsel_is_asked(&desk, &incident, &case.id, &id).await;
    desk.settle().await;
    let admitted = one(&desk, &id).await;
    assert_eq!(admitted["state"], "admitted", "what is admitted there counts here");
    let last = admitted["steps"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&last["speaker"], &last["form"], &last["said_name"]),
        (&json!("Ines Okafor, managing director"), &json!("spoken"), &json!("Tom Brandt"))
    );
    assert!(!heads(&desk, &customer).await, "they had our word");
    assert!(grievances::panel::owed(&desk.house, &shell(&desk), &desk.workspace).await.unwrap().is_empty());

    let room = links::mint(&desk.house, &desk.tom, &incident, &marta.id).await.unwrap();
    let room = format!("/r/{}", room.secret);
    the_apology_names_it(&desk, &incident, &case.id, &marta, &room).await;
    it_is_declined_with_thanks(&desk, &incident, &case.id, &marta).await;
    let page = open(&desk, &room).await.expect(200);
    for ours in ["counsel", "Legal review", "gate log", "Apology Ordinance", "Old wrongs"] {
        assert!(!page.text.contains(ours), "customers read nothing of `{ours}`");
    }
    let page = desk.open_page(&desk.vic, &format!("/cases/{}", case.id)).await.expect(200);
    page.says("We admitted it, or apologised")
        .says("they declined with our thanks")
        .says("have not told them what happened");
    all_holds(&desk).await;
});

/// Counsel has until Thursday, does not answer, and is not waited for.
async fn counsel_is_asked(desk: &TestDesk, incident: &IncidentId, case: &CaseId, grievance: &str) {
    let path = format!("/api/v1/incidents/{incident}/reviews");
    let ines = desk.ines.member().unwrap().to_string();
    let due = |days: i64| desk.house.now().plus(days * DAY).rfc3339();
    let ask = |due: &str| json!({ "case_id": case, "question": "May we say <b>it was us</b>?", "reviewer_id": ines, "place": "hk", "due_at": due });
    desk.call(&desk.vic, "POST", &path, ask(&due(3))).await.expect(403);
    desk.call(&desk.mara, "POST", &path, ask(&due(15))).await.expect(422).says("two weeks");
    desk.call(&desk.mara, "POST", &path, json!({ "question": "May we?", "due_at": due(3) }))
        .await
        .expect(422)
        .says("reviewer");
    let review = desk.call(&desk.mara, "POST", &path, ask(&due(3))).await.expect(201).json();
    let review = review["id"].as_str().unwrap();
    let page = format!("/reviews/{review}");
    desk.open_page(&desk.vic, &page).await.expect(403);
    // The notes on the law are for whoever reviews, and for nobody else.
    desk.open_page(&desk.ines, &page).await.expect(200).says("Apology Ordinance").says("verify it");
    for other in [&desk.tom, &desk.mara] {
        let read = desk.open_page(other, &page).await.expect(200).says("&#60;b&#62;it was us");
        assert!(!read.text.contains("Ordinance"));
        let read = desk.call(other, "GET", &format!("/api/v1{page}"), Value::Null).await.expect(200);
        assert_eq!(read.json()["law"], json!([]));
    }
    desk.open_page(&desk.tom, "/").await.says("A legal review is to be answered");

    // Until it is due, an admission waits; a later question does not make it wait again.
    let stand = format!("/cases/{case}/admission");
    let said = [
        ("stance", "admitted"),
        ("because", "The gate log shows it."),
        ("speaker", "Ines Okafor, managing director"),
        ("form", "spoken"),
    ];
    let api = json!({ "stance": "admitted", "because": "The gate log shows it." });
    desk.call(&desk.tom, "POST", &format!("/api/v1{stand}"), api).await.expect(409).says("under way");
    let shown = desk.open_page(&desk.tom, &format!("/cases/{case}")).await.says("Admitting waits for it");
    assert!(!shown.text.contains("value=\"admitted\""), "nobody is offered what would be refused");
    desk.wait(2 * DAY);
    desk.call(&desk.mara, "POST", &path, ask(&due(14))).await.expect(201);
    desk.wait(DAY + HOUR);
    desk.open_page(&desk.tom, "/").await.says("A legal review is overdue");
    desk.open_page(&desk.vic, &format!("/cases/{case}"))
        .await
        .says("Admitting need not wait for it any longer");
    desk.send_form(&desk.mara, &stand, &said).await.expect(403);
    assert_eq!(one(desk, grievance).await["state"], "verified");
    desk.send_form(&desk.tom, &stand, &said).await.expect(303);
    let (mut read, fact) = (desk.house.read(), "admission.moved");
    let moved = journal::of_fact(&mut read, &desk.workspace, case.as_str(), fact, 0, 9).await.unwrap();
    drop(read);
    assert_eq!(moved.last().unwrap().data("despite_review"), json!(review), "that it did not wait stays");
    // The answer may come late, from whoever was asked.
    let late = json!({ "advice": "changes", "answer": "Say “our mistake”, not “an oversight”." });
    let answer = format!("/api/v1/reviews/{review}/answer");
    desk.call(&desk.tom, "POST", &answer, late.clone()).await.expect(409).says("Ines Okafor was asked");
    desk.call(&desk.ines, "POST", &answer, json!({ "advice": "maybe" })).await.expect(422).says("advice");
    desk.call(&desk.ines, "POST", &answer, late.clone()).await.expect(200);
    desk.call(&desk.ines, "POST", &answer, late).await.expect(409);
}

/// R31, R32: the words are looked at before they are said, and name what it did to them.
async fn the_apology_names_it(
    desk: &TestDesk,
    incident: &IncidentId,
    case: &CaseId,
    marta: &Person,
    room: &str,
) {
    let hit = json!({ "kind": "trust", "horizon": "medium", "contact_id": marta.id,
        "text": "We stopped asking you for anything that <i>mattered</i>." });
    let hit =
        desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{case}/impacts"), hit).await.expect(201).json();
    let impact = hit["impact"]["id"].as_str().unwrap();
    let form = format!("/incidents/{incident}/apologies");
    desk.open_page(&desk.mara, &format!("{form}/new?case={case}"))
        .await
        .expect(200)
        .says("that &#60;i&#62;mattered");
    let soft = "We are sorry if you were affected by the use of your hall.";
    let fields = |words: &'static str| {
        [("case_id", case.as_str()), ("form", "spoken"), ("author", "Ines Okafor"), ("words", words)]
    };
    let look = [fields(soft).as_slice(), &[("check", "yes")]].concat();
    desk.send_form(&desk.mara, &form, &look)
        .await
        .expect(200)
        .says("if you were affected")
        .says("id=\"findings\"");
    let list = desk.call(&desk.vic, "GET", &format!("/api/v1{form}"), Value::Null).await.expect(200).json();
    assert_eq!(list, json!([]), "looking records nothing");

    let plain =
        "We used your hall without asking you. It was our mistake, and it cost us your trust. We pay for it.";
    let said = json!({ "case_id": case, "form": "spoken", "author": "Ines Okafor", "words": plain,
        "parts": { "responsibility": true, "repair": true }, "names": ["ipc_00000000000000000000000000"] });
    desk.call(&desk.mara, "POST", &format!("/api/v1{form}"), said).await.expect(422).says("names");
    let box_of = format!("names.{impact}");
    let parts = [(box_of.as_str(), "yes"), ("responsibility", "yes"), ("repair", "yes")];
    let whole = [fields(plain).as_slice(), &parts].concat();
    desk.send_form(&desk.mara, &form, &whole).await.expect(303);
    let list = desk.call(&desk.vic, "GET", &format!("/api/v1{form}"), Value::Null).await.expect(200).json();
    assert_eq!((&list[0]["names_impacts"], &list[0]["is_complete"]), (&json!(impact), &json!(true)));
    desk.open_page(&desk.vic, &format!("/cases/{case}")).await.says("It names one thing that they told us");
    let page = open(desk, room).await.expect(200);
    page.says("It names what you told us").says("that &#60;i&#62;mattered").says("This was our fault");
}

/// R78: what mattered was that somebody said it.
async fn it_is_declined_with_thanks(desk: &TestDesk, incident: &IncidentId, case: &CaseId, marta: &Person) {
    let credit = json!({ "kind": "credit", "title": "The rent of ten years", "words": "What your hall was worth to us.",
        "reason": "The going rate of 2016.", "amount": { "minor": 900_000, "currency": "EUR" }, "cases": [case] });
    let made = desk.call(&desk.ines, "POST", &format!("/api/v1/incidents/{incident}/remedies"), credit).await;
    let made = made.expect(201).json();
    assert_eq!(made["warnings"], json!([]), "it was acknowledged first");
    let remedy = made["remedy"]["id"].as_str().unwrap();
    desk.call(&desk.ines, "POST", &format!("/api/v1/remedies/{remedy}/offering"), json!({}))
        .await
        .expect(201);
    let mut read = desk.house.read();
    let offers = remedies::list_of_case(&mut read, &desk.workspace, case).await.unwrap();
    let customer = offers[0].customer_id.clone();
    drop(read);
    let who = Who::Contact { id: marta.id.clone(), customer };
    let guest = Actor { workspace: desk.workspace.clone(), who, name: "Marta".into() };
    remedies::decline(&desk.house, &guest, &offers[0].id, "Thank you. That you said it is enough.")
        .await
        .unwrap();
}

walk!(a_wrong_without_an_incident_is_answered_all_the_same, |desk| {
    let (_, customer, first, _) = two_tables(&desk).await;
    let path = format!("/customers/{customer}/grievances");
    desk.open_page(&desk.vic, &path).await.expect(200).says("No old wrong is known");
    desk.send_form(&desk.mara, &path, &[("title", "A lot")])
        .await
        .expect(422)
        .says("e-happened")
        .says("e-words");
    let said = json!({ "title": "A late lot", "words": "It came on Tuesday.", "happened": "2025-12-04" });
    desk.call(&desk.vic, "POST", &format!("/api/v1{path}"), said.clone()).await.expect(403);
    let made = desk.call(&desk.mara, "POST", &format!("/api/v1{path}"), said).await.expect(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    desk.open_page(&desk.vic, &path).await.says("2 months without a word from us").says("4 December 2025");

    // Another customer's statement leads to none of theirs.
    let other = declared(&desk, "Another wrong").await;
    let karl = person(&desk, &other, "Südflug", "Karl").await;
    let theirs = noted(&desk, &karl.case, karl.id.as_str(), "It has been so for years.").await;
    let traced = json!({ "grievance_id": id });
    desk.call(&desk.mara, "POST", &format!("/api/v1/statements/{theirs}/origin"), traced)
        .await
        .expect(422)
        .says("grievance_id");
    let who = json!({ "who": karl.id, "words": "I was there." });
    desk.call(&desk.mara, "POST", &format!("/api/v1/grievances/{id}/memories"), who)
        .await
        .expect(422)
        .says("who");

    // Counsel outside is asked; one of us notes the answer in time, and nothing waits any more.
    let review = format!("/grievances/{id}/reviews");
    desk.open_page(&desk.mara, &format!("{review}/new")).await.expect(200).says("A late lot");
    let due = desk.house.now().plus(2 * DAY).rfc3339();
    let ask =
        [("question", "Was it late by the contract?"), ("reviewer", "Dr. Sato"), ("due_at", due.as_str())];
    desk.send_form(&desk.mara, &review, &ask[..1]).await.expect(422).says("counsel outside");
    desk.send_form(&desk.mara, &review, &ask).await.expect(303);
    let page = desk.open_page(&desk.mara, &format!("/grievances/{id}")).await.expect(200).says("Dr. Sato");
    let at = page.text.split("/reviews/rev_").nth(1).unwrap();
    let asked = format!("/reviews/rev_{}", at.split('"').next().unwrap());
    let read = desk.open_page(&desk.mara, &asked).await.expect(200);
    assert!(!read.text.contains("Ordinance"), "nobody of us reviews");
    let said = [("advice", "clear"), ("answer", "It was on time, by a day.")];
    desk.send_form(&desk.mara, &format!("{asked}/answer"), &said).await.expect(303);

    // We looked, and it was not us: contested with evidence, it heads nothing.
    let said = |state: &str, evidence: &str| json!({ "state": state, "because": "Dr. Sato and the log.", "evidence": evidence });
    step(&desk, &desk.mara, &id, said("verifying", "")).await.expect(201);
    step(&desk, &desk.tom, &id, said("contested", "No.")).await.expect(422);
    step(&desk, &desk.mara, &id, said("contested", "The signed note of 4 December.")).await.expect(403);
    step(&desk, &desk.tom, &id, said("contested", "The signed note of 4 December.")).await.expect(201);
    assert!(!heads(&desk, &customer).await);
    desk.open_page(&desk.vic, &path).await.says("Contested, with evidence");
    desk.send_form(&desk.mara, &review, &ask).await.expect(303);
    let list =
        desk.call(&desk.vic, "GET", &format!("/api/v1{path}?waiting=true"), Value::Null).await.expect(200);
    assert_eq!(list.json()["items"], json!([]), "they had our word");

    // The hall, taken up as an incident that we admitted long ago: that counts at once.
    let hall = json!({ "title": "The hall", "words": HALL, "happened": "2016-05" });
    let hall = desk
        .call(&desk.mara, "POST", &format!("/api/v1/statements/{first}/origin"), hall)
        .await
        .expect(201)
        .json();
    let hall = hall["id"].as_str().unwrap();
    let known = declared(&desk, "Halls used without asking").await;
    for stance in ["alleged", "verified", "admitted"] {
        let said = json!({ "stance": stance, "because": "It was us." });
        desk.call(&desk.tom, "POST", &format!("/api/v1/incidents/{known}/admission"), said).await.expect(201);
    }
    let taking = format!("/api/v1/grievances/{hall}/taking-up");
    desk.call(&desk.tom, "POST", &taking, json!({ "incident_id": "inc_00000000000000000000000000" }))
        .await
        .expect(422);
    let taken =
        desk.call(&desk.tom, "POST", &taking, json!({ "incident_id": known })).await.expect(201).json();
    assert_eq!(taken["state"], "admitted");
    desk.call(&desk.tom, "POST", &taking, json!({})).await.expect(409);

    // Erased, nobody reads a word of it, and everything holds.
    desk.send_form(&desk.tom, &format!("/grievances/{hall}/erasure"), &[]).await.expect(403);
    desk.send_form(&desk.ines, &format!("/grievances/{hall}/erasure"), &[]).await.expect(303);
    let page = desk
        .open_page(&desk.vic, &format!("/grievances/{hall}"))
        .await
        .expect(200)
        .says("The words were erased");
    assert!(!page.text.contains("untold"));
    all_holds(&desk).await;
});

walk!(one_that_waits_heads_the_page_however_many_others_there_are, |desk| {
    let (_, customer, ..) = two_tables(&desk).await;
    // Older ones, all of which had our word, and more than any page lists.
    let (at, dice) = (desk.house.now(), desk.house.dice());
    let old = (0..230).map(|_| {
        let id = GrievanceId::mint(at, dice);
        args![
            &desk.workspace,
            &id,
            &customer,
            "The gate",
            "It was shut.",
            "-",
            "1999",
            "admitted",
            "mem_x",
            "Mara",
            at,
            at,
            "salt"
        ]
    });
    let columns = [
        "workspace_id",
        "id",
        "customer_id",
        "title",
        "words",
        "words_digest",
        "happened",
        "state",
        "heard_by",
        "heard_name",
        "heard_at",
        "moved_at",
        "salt",
    ];
    let mut tx = desk.house.db().begin().await.unwrap();
    tx.insert_many("grievances", &columns, "", old.collect::<Vec<_>>()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(!heads(&desk, &customer).await);

    let said = json!({ "title": "The hall", "words": HALL, "happened": "2016" });
    let path = format!("/api/v1/customers/{customer}/grievances");
    desk.call(&desk.mara, "POST", &path, said).await.expect(201);
    assert!(heads(&desk, &customer).await);
    let page = desk.open_page(&desk.vic, &format!("/customers/{customer}")).await.expect(200);
    page.says("The hall");
    let effort = format!("/api/v1/customers/{customer}/effort");
    let effort = desk.call(&desk.vic, "GET", &effort, Value::Null).await.expect(200).json();
    assert_eq!(effort["unadmitted"], 1);
});
