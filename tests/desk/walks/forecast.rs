//! A date is weighed against our own past: its chance, the dates that the past supports, and the gate that lets nobody claim
//! more in silence (R54, R56).

use amends::customers;
use amends::customers::import::{self, Kind, Order};
use amends::ground::clock::{DAY, HOUR};
use amends::promises;
use serde_json::{Value, json};

use super::surveys::told;
use crate::harness::TestDesk;
use crate::walk;

const SURE: &str = "We measured the lining twice this morning.";

/// A promise of ten hours, kept after so many; gives its id.
async fn kept_after(desk: &TestDesk, case: &str, hours: i64, is_published: bool) -> String {
    let due = desk.house.now().plus(10 * HOUR).rfc3339();
    let said = json!({ "case_id": case, "kind": "fix_date", "words": "It runs again", "due_at": due,
        "evidence": SURE, "confidence": 90 });
    let made = desk.call(&desk.mara, "POST", "/api/v1/promises", said).await.expect(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    if is_published {
        let path = format!("/api/v1/promises/{id}/publication");
        desk.call(&desk.tom, "POST", &path, json!({})).await.expect(201);
    }
    desk.wait(hours * HOUR);
    let path = format!("/api/v1/promises/{id}/keeping");
    desk.call(&desk.mara, "POST", &path, json!({})).await.expect(201);
    id
}

async fn forecast(desk: &TestDesk, query: &str) -> Value {
    desk.call(&desk.mara, "GET", &format!("/api/v1/promises/forecast?{query}"), Value::Null)
        .await
        .expect(200)
        .json()
}

walk!(a_date_is_weighed_against_our_own_past, |desk| {
    let (_, cases) = told(&desk, &["Ödegård & Søn <Aero> AS"]).await;
    let case = cases[0].1.to_string();
    let in_hours = |hours: i64| desk.house.now().plus(hours * HOUR).rfc3339();
    for hours in [8, 9, 10, 10, 11, 12, 13] {
        kept_after(&desk, &case, hours, false).await;
    }

    // Seven are too few: nothing is said of the date, and it passes on its evidence.
    let query = format!("case={case}&kind=fix_date&due_at={}", in_hours(10));
    let few = forecast(&desk, &query).await;
    assert_eq!((few["is_enough"].as_bool(), few["cases"].as_i64()), (Some(false), Some(7)), "{few}");
    assert_eq!(few["chance"], Value::Null);
    let first = kept_after(&desk, &case, 15, true).await;
    let stands =
        promises::find(&mut desk.house.read(), &desk.workspace, &first.parse().unwrap()).await.unwrap();
    assert_eq!((stands.passed.record_cases, stands.passed.record_chance), (Some(7), None));
    kept_after(&desk, &case, 16, false).await;
    kept_after(&desk, &case, 20, false).await;

    // Of ten that were to take ten hours four did: one more case that has not come makes it 4 of 11.
    let query = format!("case={case}&kind=fix_date&due_at={}", in_hours(10));
    let says = forecast(&desk, &query).await;
    assert_eq!((says["class"].as_str(), says["cases"].as_i64()), (Some("owner"), Some(10)), "{says}");
    assert!((says["chance"].as_f64().unwrap() - 4.0 / 11.0).abs() < 1e-6, "{says}");
    assert!(says["low"].as_f64().unwrap() < 0.3 && says["high"].as_f64().unwrap() > 0.5, "{says}");
    let by: Vec<Option<&str>> = says["dates"].as_array().unwrap().iter().map(|d| d["by"].as_str()).collect();
    let (at12, at16, at20) = (in_hours(12), in_hours(16), in_hours(20));
    assert_eq!(by, [Some(at12.as_str()), Some(at16.as_str()), Some(at20.as_str()), None], "{says}");
    // A later day for the same estimate is likelier.
    let later = format!("case={case}&kind=fix_date&due_at={}&estimate_at={}", in_hours(17), in_hours(10));
    let later = forecast(&desk, &later).await;
    assert!((later["chance"].as_f64().unwrap() - 9.0 / 11.0).abs() < 1e-6, "{later}");
    desk.call(&desk.mara, "GET", "/api/v1/promises/forecast?kind=call_back", Value::Null).await.expect(422);
    desk.call(&desk.vic, "GET", &format!("/api/v1/promises/forecast?{query}"), Value::Null).await.expect(403);

    // The form shows the same before anything is promised, and promises nothing.
    let (ten, seventeen) = (in_hours(10), in_hours(17));
    let fields = [
        ("case_id", case.as_str()),
        ("kind", "fix_date"),
        ("words", "It runs <b>again</b>"),
        ("due_at", seventeen.as_str()),
        ("estimate_at", ten.as_str()),
        ("look", "yes"),
    ];
    let page = desk.send_form(&desk.mara, "/promises", &fields).await.expect(200);
    page.says("What our own record says")
        .says("81.8%")
        .says("promises of this kind by the same person")
        .says("No date: that takes 19 settled cases")
        .says("It runs &#60;b&#62;again");
    let page = desk.send_form(&desk.mara, "/promises", &[("case_id", case.as_str()), ("look", "yes")]).await;
    page.expect(422).says("Our record says nothing of this kind.");
    let tally = desk.call(&desk.vic, "GET", "/api/v1/promises/tally", Value::Null).await.expect(200).json();
    assert_eq!(
        (tally["open"].as_i64(), tally["kept"].as_i64(), tally["late"].as_i64()),
        (Some(0), Some(4), Some(6))
    );
});

walk!(nobody_claims_more_than_the_record_in_silence, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing"]).await;
    let case = cases[0].1.to_string();
    for hours in [8, 9, 10, 10, 11, 12, 13, 15, 16, 20] {
        kept_after(&desk, &case, hours, false).await;
    }
    let due = desk.house.now().plus(10 * HOUR).rfc3339();
    let said = json!({ "incident_id": incident, "kind": "fix_date", "words": "It runs again", "due_at": due,
        "evidence": SURE, "confidence": 90 });
    let made = desk.call(&desk.mara, "POST", "/api/v1/promises", said.clone()).await.expect(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/promises/{id}/publication");
    let refused = desk.call(&desk.tom, "POST", &path, json!({})).await.expect(409).json();
    assert!(refused["detail"].as_str().unwrap().contains("less than the confidence it carries"), "{refused}");
    desk.call(&desk.tom, "POST", &path, json!({ "despite": "Trust me" })).await.expect(409);
    let page = desk.open_page(&desk.tom, &format!("/promises/{id}")).await.expect(200);
    page.says("Why this time is different").says("36.4%").says("of this kind by the same person: 10 settled");

    let words = "A second crew works <b>through</b> the night.";
    let shown = format!("/promises/{id}/publication");
    desk.send_form(&desk.tom, &shown, &[("despite", words)]).await.expect(303);
    let stands =
        desk.call(&desk.vic, "GET", &format!("/api/v1/promises/{id}"), Value::Null).await.expect(200).json();
    assert_eq!((stands["record_chance"].as_i64(), stands["record_cases"].as_i64()), (Some(36), Some(10)));
    assert_eq!((stands["record_class"].as_str(), stands["despite"].as_str()), (Some("owner"), Some(words)));
    let page = desk.open_page(&desk.vic, &format!("/promises/{id}")).await.expect(200);
    page.says("Our record, when it passed the gate").says("through&#60;/b&#62; the night");
    let entries =
        amends::journal::of_chain(&mut desk.house.read(), &desk.workspace, incident.as_str(), 0, 100)
            .await
            .unwrap();
    let of = |fact: &str| -> Vec<String> {
        entries.iter().filter(|e| e.fact == fact).map(|e| serde_json::to_string(e).unwrap()).collect()
    };
    let refused = of("promise.refused_at_gate");
    assert!(refused.len() == 2 && refused.iter().all(|e| e.contains("record_chance")), "{refused:?}");
    let published = of("promise.published");
    assert!(published[0].contains("record_class") && !published[0].contains("second crew"), "{published:?}");

    // What claims no more than the record passes without a word, and keeps none.
    let modest = json!({ "confidence": 40, "case_id": case });
    let mut said = said;
    said.as_object_mut().unwrap().remove("incident_id");
    said.as_object_mut().unwrap().extend(modest.as_object().unwrap().clone());
    let made = desk.call(&desk.mara, "POST", "/api/v1/promises", said).await.expect(201).json();
    let path = format!("/api/v1/promises/{}/publication", made["id"].as_str().unwrap());
    let passed = desk.call(&desk.tom, "POST", &path, json!({ "despite": words })).await.expect(201).json();
    assert_eq!((passed["despite"].clone(), passed["record_chance"].as_i64()), (Value::Null, Some(36)));
});

// Where nothing of the kind was promised before, deliveries to customers speak; first those of the same region.
walk!(a_delivery_is_weighed_against_deliveries, |desk| {
    let mut customers = String::from("customer_key,name,attribute state\n");
    let mut holdings = String::from("holding_key,customer_key,kind,status,bought,promised_on,delivered\n");
    let first: jiff::civil::Date = "2025-11-01".parse().unwrap();
    let plus = |days: i64| first.saturating_add(jiff::Span::new().days(days));
    for n in 0..20_i64 {
        let state = if n < 10 { "SP" } else { "AM" };
        customers += &format!("C{n},Buyer {n},{state}\n");
        // Near ones take half of what was promised, far ones all of it and more.
        let took = if n < 10 { 5 + n % 3 } else { 9 + n % 4 };
        holdings += &format!("O{n},C{n},order,delivered,{},{},{}\n", plus(n), plus(n + 10), plus(n + took));
    }
    for (kind, text) in [(Kind::Customers, customers), (Kind::Holdings, holdings)] {
        let order =
            Order { kind, file_name: "a.csv".into(), bytes: None, mapping: None, zone: None, is_dry: false };
        let run =
            import::import(&desk.house, &desk.ines, order, std::io::Cursor::new(text.into_bytes()), |_| {})
                .await;
        assert_eq!(run.unwrap().rows_rejected, 0);
    }
    let (incident, _) = told(&desk, &["Brightwing"]).await;
    let due = desk.house.now().plus(10 * DAY).rfc3339();
    let says = forecast(&desk, &format!("incident={incident}&kind=delivery&due_at={due}")).await;
    assert_eq!((says["class"].as_str(), says["cases"].as_i64()), (Some("holdings"), Some(20)), "{says}");
    // All ten near ones, and of the far ones those that took nine or ten days.
    let far = (10..20).filter(|n| 9 + n % 4 <= 10).count() as f64;
    assert!((says["chance"].as_f64().unwrap() - (10.0 + far) / 21.0).abs() < 1e-6, "{says}");

    let far =
        customers::customer_of_key(&mut desk.house.read(), &desk.workspace, "C12").await.unwrap().unwrap();
    let mut tx = amends::journal::begin(&desk.house, &desk.tom).await.unwrap();
    let stopped = amends::incidents::find(&mut tx, &desk.workspace, &incident).await.unwrap();
    let touched = [(far.clone(), "Buyer 12".into())];
    let entries = amends::incidents::open_cases(&mut tx, &stopped, &touched, "rule").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    let mut read = desk.house.read();
    let case = amends::incidents::seek_case_of(&mut read, &desk.workspace, &incident, &far).await.unwrap();
    let case = case.unwrap().id;
    let says = forecast(&desk, &format!("case={case}&kind=delivery&due_at={due}")).await;
    assert_eq!((says["class"].as_str(), says["cases"].as_i64()), (Some("region"), Some(10)), "{says}");
    assert!(says["chance"].as_f64().unwrap() < 0.6, "{says}");
});
