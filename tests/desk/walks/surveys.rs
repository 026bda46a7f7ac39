//! Did it hold? Two questions kept apart (R88), asked once the solution is ready (R89); a no opens the case
//! again (R90); the silent are shown (R13).

use amends::ground::id::{CaseId, ContactId, CustomerId, Id, IncidentId};
use amends::ground::{Actor, Fault, Who};
use amends::incidents;
use amends::journal;
use amends::surveys::{self, AnswerSaid};
use serde_json::{Value, json};

use crate::harness::TestDesk;
use crate::walk;

/// An incident with a told case for each of these customers.
pub async fn told(desk: &TestDesk, names: &[&str]) -> (IncidentId, Vec<(CustomerId, CaseId)>) {
    let said = json!({ "title": "The furnace at Halden stopped", "scenario": "outage", "noticed_at": "2026-03-02T08:00:00Z" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    let id: IncidentId = made["id"].as_str().unwrap().parse().unwrap();
    let customers: Vec<(CustomerId, String)> = names
        .iter()
        .map(|name| (CustomerId::mint(desk.house.now(), desk.house.dice()), (*name).to_owned()))
        .collect();
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let incident = incidents::find(&mut tx, &desk.workspace, &id).await.unwrap();
    let mut entries = incidents::open_cases(&mut tx, &incident, &customers, "rule").await.unwrap();
    let mut cases = Vec::new();
    for (customer, _) in &customers {
        let case = incidents::seek_case_of(&mut tx, &desk.workspace, &id, customer).await.unwrap().unwrap();
        cases.push((customer.clone(), case.id));
    }
    let ids: Vec<CaseId> = cases.iter().map(|(_, case)| case.clone()).collect();
    entries.extend(incidents::tell(&mut tx, &ids, false).await.unwrap().entries);
    tx.say(entries).await.unwrap().commit().await.unwrap();
    (id, cases)
}

/// Somebody at a customer.
pub fn contact(desk: &TestDesk, customer: &CustomerId) -> Actor {
    let id = ContactId::mint(desk.house.now(), desk.house.dice());
    let who = Who::Contact { id, customer: customer.clone() };
    Actor { workspace: desk.workspace.clone(), who, name: "Zoë Álvarez".into() }
}

fn said(solution: &str, making_good: &str) -> AnswerSaid {
    AnswerSaid {
        solution: solution.into(),
        making_good: making_good.into(),
        heard: Some(6),
        words: "Three nights <b>we</b> worked.".into(),
        ..AnswerSaid::default()
    }
}

async fn case_of(desk: &TestDesk, id: &CaseId) -> Value {
    desk.call(&desk.vic, "GET", &format!("/api/v1/cases/{id}"), Value::Null).await.expect(200).json()
}

async fn asked(desk: &TestDesk, incident: &IncidentId) -> amends::ground::id::SurveyId {
    let said = json!({ "ready": true, "because": "The furnace runs again since Thursday." });
    let path = format!("/api/v1/incidents/{incident}/survey");
    let survey = desk.call(&desk.mara, "POST", &path, said).await.expect(201).json();
    survey["id"].as_str().unwrap().parse().unwrap()
}

walk!(two_yes_close_and_one_no_opens_again, |desk| {
    let (incident, cases) = told(&desk, &["Nordal Aero", "Kestrel <i>", "Vantaa Rotor"]).await;
    let path = format!("/incidents/{incident}/survey");
    let early = [("because", "The furnace runs again."), ("whom", "told")];
    desk.send_form(&desk.mara, &path, &early)
        .await
        .expect(422)
        .says("Nobody says yet that the solution is ready.");
    desk.send_form(&desk.vic, &path, &[("because", "x"), ("ready", "yes")]).await.expect(403);
    let survey = asked(&desk, &incident).await;
    assert_eq!(case_of(&desk, &cases[0].1).await["state"], "verifying");

    // Both right: it closes on their word. A stranger's answer finds nothing here.
    let (house, zoe) = (&desk.house, contact(&desk, &cases[0].0));
    surveys::answer(house, &zoe, &survey, &cases[0].1, said("yes", "not_applicable")).await.unwrap();
    let case = case_of(&desk, &cases[0].1).await;
    assert_eq!((&case["state"], &case["closed_how"]), (&json!("closed"), &json!("confirmed")));
    let stranger = surveys::answer(house, &zoe, &survey, &cases[1].1, said("yes", "yes")).await;
    assert!(matches!(stranger, Err(Fault::Missing(_))));
    let nobody = surveys::answer(house, &desk.ines, &survey, &cases[1].1, said("yes", "yes")).await;
    assert!(matches!(nobody, Err(Fault::Forbidden(_))), "no member answers for a customer");

    // The solution is right, the making good is not: unhappy, open again, with an owner (R90).
    let kim = contact(&desk, &cases[1].0);
    surveys::answer(house, &kim, &survey, &cases[1].1, said("yes", "no")).await.unwrap();
    let case = case_of(&desk, &cases[1].1).await;
    assert_eq!((&case["state"], &case["reopened_count"]), (&json!("unhappy"), &json!(1)));
    assert_eq!(case["owner_id"], desk.mara.label(), "the lead answers for it");
    // The same again is nothing; a colleague's yes does not outweigh it.
    surveys::answer(house, &kim, &survey, &cases[1].1, said("yes", "no")).await.unwrap();
    let colleague = contact(&desk, &cases[1].0);
    surveys::answer(house, &colleague, &survey, &cases[1].1, said("yes", "yes")).await.unwrap();
    assert_eq!(case_of(&desk, &cases[1].1).await["state"], "unhappy");

    let page = desk.open_page(&desk.vic, &path).await.expect(200);
    page.says("Vantaa Rotor").says("too few to say").says("Three nights &#60;b&#62;we");
    let api = format!("/api/v1{path}");
    let results = desk.call(&desk.vic, "GET", &api, Value::Null).await.expect(200).json()["results"].clone();
    let wanted = json!({ "asked": 3, "answered": 2, "happy": 1, "unhappy": 1, "silent": 1, "reopened": 1 });
    for (key, value) in wanted.as_object().unwrap() {
        assert_eq!(&results[key], value, "{key}");
    }
    assert_eq!(results["solution"]["yes"], 3);
    let silent = desk.call(&desk.vic, "GET", &format!("{api}/silent"), Value::Null).await.expect(200).json();
    assert_eq!(silent["items"][0]["title"], "Vantaa Rotor");
});

walk!(a_changed_answer_is_a_new_version_and_asking_again_ends_the_old_one, |desk| {
    let (incident, cases) = told(&desk, &["Nordal Aero"]).await;
    let (customer, case) = &cases[0];
    let first = asked(&desk, &incident).await;
    let zoe = contact(&desk, customer);
    let open = AnswerSaid { solution: "yes".into(), ..AnswerSaid::default() };
    assert!(matches!(surveys::answer(&desk.house, &zoe, &first, case, open).await, Err(Fault::Invalid(_))));
    surveys::answer(&desk.house, &zoe, &first, case, said("no", "yes")).await.unwrap();

    let again = json!({ "ready": true, "because": "We made them anew.", "whom": "unhappy" });
    let path = format!("/api/v1/incidents/{incident}/survey");
    let second = desk.call(&desk.mara, "POST", &path, again.clone()).await.expect(201).json();
    let second = second["id"].as_str().unwrap().parse().unwrap();
    desk.call(&desk.mara, "POST", &path, again).await.expect(409);
    let old = surveys::answer(&desk.house, &zoe, &first, case, said("yes", "yes")).await;
    assert!(matches!(old, Err(Fault::Conflict(_))), "what was asked before is over");

    surveys::answer(&desk.house, &zoe, &second, case, said("yes", "not_yet")).await.unwrap();
    assert_eq!(case_of(&desk, case).await["state"], "verifying", "not yet is neither yes nor no");
    desk.wait(1_000);
    let answer = surveys::answer(&desk.house, &zoe, &second, case, said("yes", "yes")).await.unwrap();
    assert_eq!(answer.version, 2);
    let closed = case_of(&desk, case).await;
    assert_eq!((&closed["state"], &closed["reopened_count"]), (&json!("closed"), &json!(1)));
    // It turns out not to hold: a later no opens what was closed.
    desk.wait(1_000);
    surveys::answer(&desk.house, &zoe, &second, case, said("no", "yes")).await.unwrap();
    assert_eq!(case_of(&desk, case).await["reopened_count"], 2);
    let answers = desk
        .call(&desk.vic, "GET", &format!("/api/v1/surveys/{second}/answers"), Value::Null)
        .await
        .expect(200);
    assert_eq!(answers.json()["items"].as_array().unwrap().len(), 3, "every version stays");
});
