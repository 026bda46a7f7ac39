//! With a good record they will more likely forgive; if not, act at once (R112): whom we failed before stands first in the list
//! of cases, whatever moved last; whoever we kept our word to waits in turn; of whom nothing is known, nothing is claimed; and
//! an old wrong without a word outweighs any good record.

use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::{CaseId, CustomerId, IncidentId};
use amends::{incidents, journal};
use serde_json::{Value, json};

use super::interviews::post;
use crate::harness::TestDesk;
use crate::walk;

type Whom = (CustomerId, String);

async fn customer(desk: &TestDesk, name: &str) -> Whom {
    let made = post(desk, "/customers", json!({ "name": name })).await;
    (made["id"].as_str().unwrap().parse().unwrap(), name.to_owned())
}

/// A wrong that touches these; their cases.
async fn struck(desk: &TestDesk, title: &str, whom: &[Whom]) -> (IncidentId, Vec<CaseId>) {
    let made = post(desk, "/incidents", json!({ "title": title, "scenario": "outage" })).await;
    let id: IncidentId = made["id"].as_str().unwrap().parse().unwrap();
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let incident = incidents::find(&mut tx, &desk.workspace, &id).await.unwrap();
    let entries = incidents::open_cases(&mut tx, &incident, whom, "walk").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    let mut cases = Vec::new();
    for (customer, _) in whom {
        let mut read = desk.house.read();
        let case = incidents::seek_case_of(&mut read, &desk.workspace, &id, customer).await.unwrap();
        cases.push(case.unwrap().id);
    }
    desk.wait(HOUR);
    (id, cases)
}

/// Something promised to a case within the hour, and what came of it.
async fn promised(desk: &TestDesk, case: &CaseId, came: &str) {
    let due = desk.house.now().plus(HOUR).rfc3339();
    let said = json!({ "case_id": case, "kind": "other", "words": "We come by.", "due_at": due });
    let made = post(desk, "/promises", said).await;
    let path = format!("/promises/{}/{came}", made["id"].as_str().unwrap());
    post(desk, &path, json!({ "because": "Something else was more urgent." })).await;
}

async fn before(desk: &TestDesk, case: &CaseId) -> Value {
    let path = format!("/api/v1/cases/{case}/record-before");
    desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json()
}

fn judged(record: &Value) -> (&str, Vec<&str>) {
    let grounds = record["grounds"].as_array().unwrap().iter().map(|ground| ground.as_str().unwrap());
    (record["urgency"].as_str().unwrap(), grounds.collect())
}

walk!(whom_we_failed_before_stands_first, |desk| {
    let kestrel = customer(&desk, "Kestrel <i>Aero</i>").await;
    let nordal = customer(&desk, "Nordal").await;
    let vantaa = customer(&desk, "Vantaa شركة").await;

    // Years ago we failed Nordal and kept our word; a month ago we failed Kestrel and broke it twice.
    let (_, old) = struck(&desk, "The press stood", std::slice::from_ref(&nordal)).await;
    promised(&desk, &old[0], "keeping").await;
    desk.wait(800 * DAY);
    let (_, crane) = struck(&desk, "The crane <b>fell</b>", std::slice::from_ref(&kestrel)).await;
    promised(&desk, &crane[0], "breaking").await;
    promised(&desk, &crane[0], "breaking").await;
    desk.wait(30 * DAY);
    desk.settle().await;

    // Now the furnace stops for all three. The list begins with whoever has cause not to forgive.
    let whom = [kestrel.clone(), nordal.clone(), vantaa];
    let (furnace, cases) = struck(&desk, "The furnace stopped", &whom).await;
    let list = format!("/cases?incident={furnace}");
    let places = |page: &str| ["Kestrel", "Nordal", "Vantaa"].map(|name| page.find(name).unwrap());
    let page = desk.open_page(&desk.vic, &list).await.expect(200).says("At once").says("In its turn");
    let page = page.says("We failed them once in the two years before.");
    let [first, second, third] = places(&page.text);
    assert!(first < second && first < third, "whom we failed before stands first");
    assert!(!page.text.contains("<i>Aero"), "a name is a name");

    let record = before(&desk, &cases[0]).await;
    assert_eq!(judged(&record), ("at_once", vec!["failed_before", "word_not_kept", "trust_low"]), "{record}");
    assert_eq!(
        (&record["failures"], &record["promises"]["broken"], &record["promises"]["due"], &record["weakest"]),
        (&json!(1), &json!(2), &json!(2), &json!("integrity"))
    );
    let good = before(&desk, &cases[1]).await;
    assert_eq!(judged(&good), ("in_turn", vec!["clean"]), "{good}");
    assert_eq!((&good["failures"], good["earlier"].as_array().unwrap().len()), (&json!(0), 1), "{good}");
    assert_eq!((&good["promises"]["kept"], &good["promises"]["due"]), (&json!(1), &json!(1)));
    assert_eq!(judged(&before(&desk, &cases[2]).await), ("in_turn", vec!["unknown"]));
    // What came after a case is no part of what came before it.
    let then = before(&desk, &crane[0]).await;
    assert_eq!(
        (judged(&then), &then["promises"]["due"]),
        (("in_turn", vec!["unknown"]), &json!(0)),
        "{then}"
    );
    let nobody = "/api/v1/cases/cas_01jn0000000000000000000000/record-before";
    desk.call(&desk.vic, "GET", nobody, Value::Null).await.expect(404);

    // The case says it with the figures, and leads to the earlier one; nothing known is said to be nothing known.
    let page = desk.open_page(&desk.vic, &format!("/cases/{}", cases[0])).await.expect(200);
    let page = page
        .says("Their record with us before this")
        .says("The crane &#60;b&#62;fell")
        .says(&format!("/cases/{}", crane[0]))
        .says("from 2");
    assert!(!page.text.contains("<b>fell"));
    desk.open_page(&desk.vic, &format!("/cases/{}", cases[2]))
        .await
        .expect(200)
        .says("Nothing is known of the years before.")
        .says("We know of no earlier case of theirs.");
    desk.open_page(&desk.vic, "/trust").await.expect(200).says("730 days");

    // Nordal says what they carry: however well they were served since, that goes first.
    let hall = json!({ "title": "The hall", "words": "You used it untold.", "happened": "2016" });
    post(&desk, &format!("/customers/{}/grievances", nordal.0), hall).await;
    let carried = before(&desk, &cases[1]).await;
    assert_eq!(judged(&carried), ("at_once", vec!["unadmitted"]), "{carried}");
    let [_, second, third] = places(&desk.open_page(&desk.vic, &list).await.expect(200).text);
    assert!(second < third);

    // A case that is over is in nobody's way.
    let because = json!({ "because": "Nobody there works with it any more." });
    let closure = format!("/api/v1/cases/{}/closure", cases[2]);
    desk.call(&desk.mara, "POST", &closure, because).await.expect(200);
    let over = before(&desk, &cases[2]).await;
    assert_eq!((&over["urgency"], &over["grounds"]), (&Value::Null, &json!([])));
});
