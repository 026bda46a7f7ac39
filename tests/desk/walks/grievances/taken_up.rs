//! What is known of an old wrong goes along when it is taken up as an incident: what counsel was asked, how far we came,
//! and that its words are erased (R35, R36).

use amends::admissions;
use amends::ground::clock::{DAY, HOUR};
use amends::ground::page::Who;
use amends::ground::{Actor, Role};
use amends::incidents;
use serde_json::{Value, json};
use twodb::{Sql, args};

use super::{all_holds, declared, noted, one, shell, step, two_tables};
use crate::harness::TestDesk;
use crate::walk;

/// A wrong of this customer, looked into and verified.
async fn verified(desk: &TestDesk, customer: &str, title: &str) -> String {
    known(desk, customer, title, &["verifying", "verified"]).await
}

/// A wrong of this customer that went so far, on the same ground each time.
async fn known(desk: &TestDesk, customer: &str, title: &str, states: &[&str]) -> String {
    let said = json!({ "title": title, "words": "It <b>smelled</b> of us.", "happened": "2016" });
    let path = format!("/api/v1/customers/{customer}/grievances");
    let made = desk.call(&desk.mara, "POST", &path, said).await.expect(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    for state in states {
        let said = json!({ "state": state, "because": "Three of them <i>smelled</i> it.",
            "evidence": "The gate log of May 2016." });
        step(desk, &desk.mara, &id, said).await.expect(201);
    }
    id
}

async fn ask(desk: &TestDesk, by: &Actor, path: &str, reviewer: &Actor, days: i64) -> String {
    let due = desk.house.now().plus(days * DAY).rfc3339();
    let said =
        json!({ "question": "May we say it?", "reviewer_id": reviewer.member().unwrap(), "due_at": due });
    let asked = desk.call(by, "POST", path, said).await.expect(201).json();
    asked["id"].as_str().unwrap().to_owned()
}

async fn take_up(desk: &TestDesk, id: &str, incident: &str) -> crate::harness::Answer {
    let said = json!({ "incident_id": incident });
    desk.call(&desk.tom, "POST", &format!("/api/v1/grievances/{id}/taking-up"), said).await
}

async fn stand(desk: &TestDesk, path: &str, stance: &str) -> crate::harness::Answer {
    let said =
        json!({ "stance": stance, "because": "It was us.", "evidence": "The signed note of that day." });
    desk.call(&desk.tom, "POST", &format!("/api/v1/{path}/admission"), said).await
}

/// The case of this customer in an incident.
async fn case_in(desk: &TestDesk, incident: &str, customer: &str) -> String {
    let (incident, customer) = (incident.parse().unwrap(), customer.parse().unwrap());
    let mut read = desk.house.read();
    let case = incidents::seek_case_of(&mut read, &desk.workspace, &incident, &customer).await.unwrap();
    case.unwrap().id.to_string()
}

walk!(taken_up_it_still_waits_for_counsel, |desk| {
    let (_, customer, ..) = two_tables(&desk).await;
    // Mara asks Tom about it; he has a week. Taking it up as an incident does not get round him.
    let id = verified(&desk, &customer, "The smell").await;
    let review = ask(&desk, &desk.mara, &format!("/api/v1/grievances/{id}/reviews"), &desk.tom, 7).await;
    let taken = take_up(&desk, &id, "").await.expect(201).json();
    let incident = taken["incident_id"].as_str().unwrap().to_owned();
    let case = case_in(&desk, &incident, &customer).await;
    stand(&desk, &format!("cases/{case}"), "admitted").await.expect(409).says("under way");
    desk.open_page(&desk.mara, &format!("/cases/{case}")).await.says(&format!("/reviews/{review}"));

    // Nor does taking it up as something that was admitted to all long ago.
    let known = declared(&desk, "We let it smell").await.to_string();
    for stance in ["alleged", "verified", "admitted"] {
        stand(&desk, &format!("incidents/{known}"), stance).await.expect(201);
    }
    let second = verified(&desk, &customer, "The other smell").await;
    let other = ask(&desk, &desk.mara, &format!("/api/v1/grievances/{second}/reviews"), &desk.ines, 7).await;
    take_up(&desk, &second, &known).await.expect(409).says("under way");
    assert_eq!(one(&desk, &second).await["incident_id"], Value::Null);

    // Viewers are led to the matter, members to the review; nobody to a page that refuses them.
    let owed = |may_change: bool| {
        let desk = &desk;
        async move {
            let role = if may_change { Role::Member } else { Role::Viewer };
            let mut shell = shell(desk);
            shell.who = shell.who.map(|who| Who { role, ..who });
            admissions::panel::owed(&desk.house, &shell, &desk.workspace).await.unwrap()
        }
    };
    assert!(owed(true).await.iter().any(|o| o.href == format!("/reviews/{review}")));
    for led in owed(false).await {
        desk.open_page(&desk.vic, led.href.split('#').next().unwrap()).await.expect(200);
    }

    // Once they are overdue, both are admitted, and nobody is owed an answer any more; it may still come.
    desk.wait(7 * DAY + HOUR);
    stand(&desk, &format!("cases/{case}"), "admitted").await.expect(201);
    let taken = take_up(&desk, &second, &known).await.expect(201).json();
    assert_eq!(taken["state"], "admitted");
    assert!(owed(true).await.is_empty(), "what was admitted waits for nobody");
    desk.open_page(&desk.ines, &format!("/reviews/{other}")).await.says("admitted meanwhile");
    let late = json!({ "advice": "clear", "answer": "You said it well." });
    desk.call(&desk.ines, "POST", &format!("/api/v1/reviews/{other}/answer"), late).await.expect(200);
    all_holds(&desk).await;
});

walk!(a_review_is_given_to_somebody_else, |desk| {
    let (_, customer, ..) = two_tables(&desk).await;
    let id = verified(&desk, &customer, "The smell").await;
    let review = ask(&desk, &desk.mara, &format!("/api/v1/grievances/{id}/reviews"), &desk.ines, 7).await;
    let (page, to) = (format!("/reviews/{review}"), format!("/reviews/{review}/reviewer"));
    let tom = desk.tom.member().unwrap().to_string();
    let (instead, answer) =
        (json!({ "reviewer_id": tom }), json!({ "advice": "clear", "answer": "Say it." }));
    desk.call(&desk.tom, "POST", &format!("/api/v1{page}/answer"), answer.clone()).await.expect(409);
    desk.send_form(&desk.vic, &to, &[("reviewer_id", tom.as_str())]).await.expect(403);
    desk.open_page(&desk.mara, &page).await.expect(200).says("Ask somebody else");
    desk.send_form(&desk.mara, &to, &[]).await.expect(422).says("counsel outside");
    desk.send_form(&desk.mara, &to, &[("reviewer_id", tom.as_str())]).await.expect(303);
    desk.call(&desk.mara, "POST", &format!("/api/v1{to}"), instead).await.expect(409).says("asked already");
    // Its moment is the one it had, and it is Tom's to answer.
    desk.call(&desk.ines, "POST", &format!("/api/v1{page}/answer"), answer.clone()).await.expect(409);
    desk.call(&desk.tom, "POST", &format!("/api/v1{page}/answer"), answer).await.expect(200);
    desk.call(&desk.mara, "POST", &format!("/api/v1{to}"), json!({ "reviewer": "Dr. Sato" }))
        .await
        .expect(409);
    let read = desk.open_page(&desk.mara, &page).await.expect(200);
    assert!(!read.text.contains("Ask somebody else"), "nobody is shown a form that would refuse them");
    all_holds(&desk).await;
});

walk!(what_was_found_out_goes_along_and_is_never_less, |desk| {
    let (marta, customer, first, _) = two_tables(&desk).await;
    // Of the known incident less is known than of the wrong: their case learns it.
    let alleged = declared(&desk, "Smells without asking").await.to_string();
    stand(&desk, &format!("incidents/{alleged}"), "alleged").await.expect(201);
    let id = verified(&desk, &customer, "The smell").await;
    let taken = take_up(&desk, &id, &alleged).await.expect(201).json();
    assert_eq!(taken["state"], "verified", "it does not go back");
    let case = case_in(&desk, &alleged, &customer).await;
    let known = desk.call(&desk.vic, "GET", &format!("/api/v1/cases/{case}/admission"), Value::Null).await;
    assert_eq!(known.expect(200).json()["stance"], "verified");
    desk.settle().await;
    assert_eq!(one(&desk, &id).await["state"], "verified");
    stand(&desk, &format!("cases/{case}"), "admitted").await.expect(201);
    desk.settle().await;
    assert_eq!(one(&desk, &id).await["state"], "admitted");

    // A statement whose words are gone leads nowhere.
    let gone = noted(&desk, &marta.case, marta.id.as_str(), "Forget that I said it.").await;
    desk.call(&desk.ines, "POST", &format!("/api/v1/statements/{gone}/erasure"), Value::Null)
        .await
        .expect(200);
    let traced = json!({ "title": "The smell", "words": "It smelled.", "happened": "2016" });
    desk.call(&desk.mara, "POST", &format!("/api/v1/statements/{gone}/origin"), traced.clone())
        .await
        .expect(409)
        .says("erased");
    desk.call(&desk.mara, "POST", &format!("/api/v1/statements/{first}/origin"), traced).await.expect(201);
    all_holds(&desk).await;
});

walk!(erased_its_words_stand_nowhere, |desk| {
    let (_, customer, ..) = two_tables(&desk).await;
    let id = verified(&desk, &customer, "The smell of 2016").await;
    let taken = take_up(&desk, &id, "").await.expect(201).json();
    let incident = taken["incident_id"].as_str().unwrap().to_owned();
    let case = case_in(&desk, &incident, &customer).await;
    let pages = [format!("/incidents/{incident}"), format!("/cases/{case}"), format!("/grievances/{id}")];
    desk.open_page(&desk.vic, &pages[0]).await.expect(200).says("The smell of 2016").says("smelled");
    desk.call(&desk.ines, "POST", &format!("/api/v1/grievances/{id}/erasure"), Value::Null).await.expect(200);
    for page in pages.iter().map(String::as_str).chain(["/incidents", "/grievances?all=yes"]) {
        let read = desk.open_page(&desk.vic, page).await.expect(200);
        assert!(!read.text.contains("smell"), "{page} still says it");
    }
    let gone = one(&desk, &id).await;
    assert_eq!((&gone["title"], &gone["words"]), (&json!(""), &json!("")));
    assert!(gone["steps"].as_array().unwrap().iter().all(|step| step["because"] == ""));
    let who = json!({ "who": desk.tom.member().unwrap(), "words": "It smelled to me too." });
    desk.call(&desk.mara, "POST", &format!("/api/v1/grievances/{id}/memories"), who).await.expect(409);
    all_holds(&desk).await;
});

/// Two customers who remember the same in the same words, taken up as one incident: declared for the first of them, and
/// known when the second was found. Which grievances, which incident, and the case of the second.
async fn alike(desk: &TestDesk, (one, other): (&str, &str)) -> (String, String, String, String) {
    let first = known(desk, one, "The smell", &["verifying"]).await;
    let taken = take_up(desk, &first, "").await.expect(201).json();
    let incident = taken["incident_id"].as_str().unwrap().to_owned();
    desk.wait(HOUR);
    let second = verified(desk, other, "The smell").await;
    take_up(desk, &second, &incident).await.expect(201);
    let case = case_in(desk, &incident, other).await;
    (first, second, incident, case)
}

async fn erase(desk: &TestDesk, id: &str) {
    desk.call(&desk.ines, "POST", &format!("/api/v1/grievances/{id}/erasure"), Value::Null).await.expect(200);
}

/// What an incident is called, and on what ground was said where we stand: with all, and in this case.
async fn grounds(desk: &TestDesk, incident: &str, case: &str) -> (String, Vec<String>, Vec<String>) {
    let id = incident.parse().unwrap();
    let title = incidents::find(&mut desk.house.read(), &desk.workspace, &id).await.unwrap().title;
    let path = format!("/api/v1/cases/{case}/admission");
    let said = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    let steps = said["steps"].as_array().unwrap();
    let because = |own: bool| -> Vec<String> {
        let of = steps.iter().filter(move |step| step["case_id"].is_string() == own);
        of.map(|step| step["because"].as_str().unwrap().to_owned()).collect()
    };
    (title, because(false), because(true))
}

walk!(what_others_said_in_the_same_words_is_theirs, |desk| {
    let (_, customer, ..) = two_tables(&desk).await;
    let other = desk.call(&desk.mara, "POST", "/api/v1/customers", json!({ "name": "Südflug" })).await;
    let other = other.expect(201).json()["id"].as_str().unwrap().to_owned();
    let whose = (customer.as_str(), other.as_str());
    let words = vec!["Three of them <i>smelled</i> it.".to_owned()];
    let gone = vec![String::new()];

    // Whoever it was declared for is forgotten: what the other said stays in their case.
    let (first, _, incident, case) = alike(&desk, whose).await;
    assert_eq!(grounds(&desk, &incident, &case).await, ("The smell".into(), words.clone(), words.clone()));
    erase(&desk, &first).await;
    assert_eq!(grounds(&desk, &incident, &case).await, ("2016".into(), gone.clone(), words.clone()));

    // The other is forgotten: the incident was declared for somebody else, and keeps their words.
    let (_, second, incident, case) = alike(&desk, whose).await;
    erase(&desk, &second).await;
    assert_eq!(grounds(&desk, &incident, &case).await, ("The smell".into(), words, gone));
    all_holds(&desk).await;
});

/// However often we say where we stand, the last word is found at the end of an index, without sorting.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_we_stand_is_found_at_the_end_of_an_index() {
    let desk = TestDesk::sqlite().await;
    for of in ["case_id is null", "case_id = 'cas_1'"] {
        let text = format!(
            "explain query plan select stance from admissions where workspace_id = $1 and incident_id = $2 and {of}
             order by said_at desc, id desc limit 1"
        );
        let values = args![&desk.workspace, "inc_1"];
        let plan: Vec<(i64, i64, i64, String)> =
            desk.house.read().all(Sql::built(text), values).await.unwrap();
        let plan = plan.into_iter().map(|(.., step)| step).collect::<Vec<_>>().join("; ");
        assert!(plan.contains("admissions_stance") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}
