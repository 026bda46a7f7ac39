//! Whether it works (R109, R110, R111): broken promises over years, an old wrong that somebody admits, and the step that it
//! makes; weeks of work that the customer says nothing of, flagged with its figures until they do; and the years as a picture.

use amends::customers::{self, CustomerSaid};
use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::{CaseId, CustomerId, IncidentId};
use amends::ground::page::Shell;
use amends::journal::{self, Chain, Entry};
use amends::{incidents, reports, trust};
use serde_json::{Value, json};

use crate::harness::TestDesk;
use crate::walk;

struct Whose {
    customer: CustomerId,
    incident: IncidentId,
    case: CaseId,
}

/// A customer with a case of its own.
async fn failed(desk: &TestDesk, name: &str) -> Whose {
    let said = CustomerSaid { name: name.into(), ..CustomerSaid::default() };
    let customer = customers::add_customer(&desk.house, &desk.tom, &said).await.unwrap();
    let said = json!({ "title": "The machine <b>stopped</b>", "scenario": "outage" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    let incident: IncidentId = made["id"].as_str().unwrap().parse().unwrap();
    let found = incidents::find(&mut desk.house.read(), &desk.workspace, &incident).await.unwrap();
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let whom = [(customer.id.clone(), customer.name.clone())];
    let entries = incidents::open_cases(&mut tx, &found, &whom, "walk").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    let mut read = desk.house.read();
    let case =
        incidents::seek_case_of(&mut read, &desk.workspace, &incident, &customer.id).await.unwrap().unwrap();
    Whose { customer: customer.id, incident, case: case.id }
}

/// Says a fact on the chain of a case, as the room that it belongs to would.
async fn says(desk: &TestDesk, whose: &Whose, fact: &'static str, data: &[(&'static str, Value)]) {
    let tx = journal::begin(&desk.house, &desk.mara).await.unwrap();
    let entry =
        Entry::on(Chain::Case(whose.case.clone()), fact).incident(&whose.incident).customer(&whose.customer);
    let entry = data.iter().fold(entry, |entry, (key, value)| entry.with(key, value.clone()));
    tx.say(entry).await.unwrap().commit().await.unwrap();
}

async fn get(desk: &TestDesk, path: &str) -> Value {
    desk.call(&desk.vic, "GET", path, Value::Null).await.expect(200).json()
}

/// What stands on Home of efforts without effect: whom it is about.
async fn flagged(desk: &TestDesk) -> Vec<String> {
    let owed = trust::panel::owed(&desk.house, &Shell::sample(), &desk.workspace).await.unwrap();
    owed.into_iter().map(|o| o.to_whom).collect()
}

walk!(an_old_wrong_is_admitted_and_the_step_stands_beside_that_act, |desk| {
    let Whose { customer, .. } = failed(&desk, "Kestrel").await;
    let empty = desk.open_page(&desk.vic, &format!("/customers/{customer}/timeline")).await.expect(200);
    empty.says("The machine &#60;b&#62;stopped").says("Their cases");
    let kestrel = failed(&desk, "Nordwing <b>Aero</b> شركة").await;
    let acts = format!("/api/v1/customers/{}/acts", kestrel.customer);

    // Years of promises that were not kept; in between a call that changed nothing.
    for _ in 0..6 {
        desk.wait(60 * DAY);
        says(&desk, &kestrel, "promise.broken", &[("kind", json!("next_update"))]).await;
    }
    desk.wait(20 * DAY);
    says(&desk, &kestrel, "call.made", &[("outcome", json!("spoken"))]).await;
    desk.settle().await;
    let told = get(&desk, &acts).await;
    let fell: Vec<&str> = told["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|a| !a["steps"].as_array().unwrap().is_empty())
        .map(|a| a["word"].as_str().unwrap())
        .collect();
    assert_eq!(fell, Vec::<&str>::new(), "one broken promise every two months is no step, it is how we are");

    // What they carry is heard, verified and admitted; from that day on word is kept.
    let path = format!("/api/v1/customers/{}/grievances", kestrel.customer);
    let hall = json!({ "title": "The hall", "words": "You used it untold.", "happened": "2016" });
    let hall = desk.call(&desk.mara, "POST", &path, hall).await.expect(201).json();
    let steps = format!("/api/v1/grievances/{}/steps", hall["id"].as_str().unwrap());
    for (by, state) in [(&desk.mara, "verifying"), (&desk.mara, "verified"), (&desk.tom, "admitted")] {
        desk.wait(10 * DAY);
        let step =
            json!({ "state": state, "because": "The gate log", "evidence": "The gate log of May 2016." });
        desk.call(by, "POST", &steps, step).await.expect(201);
    }
    for _ in 0..4 {
        desk.wait(3 * DAY);
        says(&desk, &kestrel, "promise.kept", &[("kind", json!("next_update"))]).await;
    }
    desk.wait(2 * DAY);
    desk.settle().await;

    // The step stands beside the admission, and beside no other act; before and after with their bounds.
    let told = get(&desk, &acts).await;
    let stepped: Vec<&Value> = told["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|a| !a["steps"].as_array().unwrap().is_empty())
        .collect();
    assert_eq!(stepped.len(), 1, "{told}");
    let (act, step) = (stepped[0], &stepped[0]["steps"][0]);
    assert_eq!(
        (&act["word"], &step["dimension"], &step["rose"]),
        (&json!("owned-up-late"), &json!("integrity"), &json!(true))
    );
    assert!(step["sure"].as_f64().unwrap() >= 0.95, "{step}");
    let (before, after) = (&act["before"]["integrity"], &act["after"]["integrity"]);
    assert!(after["expectation"].as_f64().unwrap() > before["expectation"].as_f64().unwrap() + 0.1, "{act}");
    assert!(before["low"].as_f64().unwrap() < before["high"].as_f64().unwrap());

    // On the customer's page, and in the picture of the years, with tables for whoever reads no picture.
    let page = desk.open_page(&desk.vic, &format!("/customers/{}", kestrel.customer)).await.expect(200);
    page.says("We owned up to an old wrong").says("Integrity rose").says("/timeline");
    let years =
        desk.open_page(&desk.vic, &format!("/customers/{}/timeline", kestrel.customer)).await.expect(200);
    let years =
        years.says("role=\"img\"").says("<polygon").says("▲1").says("step up,").says("A promise was broken");
    assert!(years.text.contains("Nordwing &#60;b&#62;Aero") && !years.text.contains("<b>Aero</b>"));
    assert!(
        years.text.contains("aria-labelledby=\"years-title years-desc\"")
            && years.text.contains("Step changes: 1."),
        "told in words too"
    );

    // A page at a time.
    let first = get(&desk, &format!("{acts}?limit=3")).await;
    let next = first["next"].as_str().unwrap();
    let second = get(&desk, &format!("{acts}?limit=3&after={next}")).await;
    let times = |page: &Value| -> Vec<String> {
        page["items"].as_array().unwrap().iter().map(|a| a["at"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(times(&first).len(), 3);
    assert!(times(&first).iter().all(|at| times(&second).iter().all(|later| later <= at)));
    desk.call(&desk.vic, "GET", "/api/v1/customers/cus_00000000000000000000000000/acts", Value::Null)
        .await
        .expect(404);
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
});

walk!(weeks_of_work_without_effect_are_flagged_until_they_say_otherwise, |desk| {
    let whose = failed(&desk, "Nordwing").await;
    let path = format!("/api/v1/customers/{}/effort", whose.customer);
    for _ in 0..6 {
        desk.wait(6 * DAY);
        says(&desk, &whose, "promise.kept", &[("kind", json!("next_update"))]).await;
    }
    desk.settle().await;
    // The desk looks from the next day on.
    desk.wait(DAY);
    desk.settle().await;
    let found = get(&desk, &path).await;
    let effort = &found["without_effect"];
    assert_eq!((&effort["many"], &found["unadmitted"]), (&json!(6), &json!(0)), "{found}");
    assert_eq!(effort["kinds"][0], json!({ "word": "kept", "many": 6 }));
    assert_eq!(flagged(&desk).await, ["Nordwing"]);
    desk.open_page(&desk.tom, "/").await.expect(200).says("ask what nobody admitted");

    // On the customer's page and on the case, with the way to what they may carry.
    let register = format!("/customers/{}/grievances", whose.customer);
    for page in [format!("/customers/{}", whose.customer), format!("/cases/{}", whose.case)] {
        let page = desk.open_page(&desk.vic, &page).await.expect(200);
        let page = page
            .says("Effort without effect")
            .says("6 efforts in 31 days")
            .says("Is there a wrong that nobody admitted?");
        assert!(page.text.contains(&register));
    }
    let hall = json!({ "title": "The hall", "words": "You used it untold.", "happened": "2016" });
    desk.call(&desk.mara, "POST", &format!("/api/v1{register}"), hall).await.expect(201);
    let page = desk.open_page(&desk.vic, &format!("/customers/{}", whose.customer)).await.expect(200);
    let page = page.says("One that they remember waits for a word from us.");
    assert!(
        page.text.find("id=\"grievances\"") < page.text.find("id=\"effort\""),
        "the wrong itself heads the page"
    );

    // They say that it holds: it had an effect, and nothing is flagged any more.
    says(&desk, &whose, "survey.answered", &[("outcome", json!("happy")), ("heard", json!(7))]).await;
    desk.settle().await;
    assert_eq!(get(&desk, &path).await["without_effect"], Value::Null);
    assert_eq!(flagged(&desk).await, Vec::<String>::new());
    let page = desk.open_page(&desk.vic, &format!("/customers/{}", whose.customer)).await.expect(200);
    assert!(!page.text.contains("Effort without effect"));
});

walk!(days_pass_and_a_desk_that_hears_nothing_looks_by_itself, |desk| {
    let whose = failed(&desk, "Nordwing").await;
    // Much work in few days: they had no time to notice yet.
    for _ in 0..6 {
        desk.wait(HOUR);
        says(&desk, &whose, "promise.kept", &[("kind", json!("next_update"))]).await;
    }
    desk.settle().await;
    assert_eq!(flagged(&desk).await, Vec::<String>::new());
    // Nothing is said by anybody for a month: the desk looks once a day.
    desk.wait(31 * DAY);
    desk.settle().await;
    assert_eq!(flagged(&desk).await, ["Nordwing"]);
    // After three months the work is long ago, and nobody is told of it any more.
    desk.wait(70 * DAY);
    desk.settle().await;
    assert_eq!(flagged(&desk).await, Vec::<String>::new());
});
