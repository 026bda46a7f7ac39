//! Making good: before anybody asks (R75), within leeway (R76), after acknowledging (R38), declined is no
//! failure (R78).

use amends::ground::Fault;
use amends::ground::id::OfferId;
use amends::remedies;
use serde_json::{Value, json};

use super::surveys::{contact, told};
use crate::harness::TestDesk;
use crate::walk;

fn credit(minor: i64, currency: &str) -> Value {
    json!({ "kind": "credit", "title": "Your freight <b>whole</b> 😀", "words": "We pay the freight. ندفع الشحن",
        "reason": "What they recorded.", "amount": { "minor": minor, "currency": currency }, "all_cases": true })
}

async fn offers(desk: &TestDesk, remedy: &str) -> Vec<Value> {
    let path = format!("/api/v1/offers?remedy={remedy}");
    let list = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    list["items"].as_array().unwrap().clone()
}

// R38, R75, R78: within the leeway, warned, offered before anybody asked, accepted and declined.
walk!(offered_accepted_and_declined, |desk| {
    let (incident, cases) = told(&desk, &["Ödegård & Søn <Aero> AS", "Brightwing"]).await;
    let draft = format!("/api/v1/incidents/{incident}/remedies");
    let made = desk.call(&desk.mara, "POST", &draft, credit(20_000, "EUR")).await.expect(201).json();
    assert_eq!((made["approved"].as_i64(), made["waiting"].as_i64()), (Some(2), Some(0)));
    assert!(made["warnings"][0].as_str().unwrap().contains("acknowledge"), "{made}");
    let remedy = made["remedy"]["id"].as_str().unwrap();
    let send = format!("/api/v1/remedies/{remedy}/offering");
    desk.call(&desk.mara, "POST", &send, json!({})).await.expect(409);
    desk.send_form(&desk.mara, &format!("/remedies/{remedy}/offering"), &[]).await.expect(303);
    assert!(
        offers(&desk, remedy).await.iter().all(|o| o["state"] == "approved"),
        "nothing went out unconfirmed"
    );
    desk.open_page(&desk.mara, &format!("/remedies/{remedy}"))
        .await
        .expect(200)
        .says("Acknowledge or apologise first")
        .says("&#60;b&#62;whole");
    let sent = desk.call(&desk.mara, "POST", &send, json!({ "confirm": true })).await.expect(201).json();
    assert_eq!(sent["offered"], 2);
    assert_eq!(sent["warnings"].as_array().unwrap().len(), 1);

    let offers = offers(&desk, remedy).await;
    let of = |n: usize| -> OfferId {
        let offer = offers.iter().find(|o| o["case_id"] == cases[n].1.as_str()).unwrap();
        offer["id"].as_str().unwrap().parse().unwrap()
    };
    let (first, second) = (contact(&desk, &cases[0].0), contact(&desk, &cases[1].0));
    assert!(
        matches!(remedies::accept(&desk.house, &second, &of(0)).await, Err(Fault::Missing(_))),
        "not theirs"
    );
    remedies::accept(&desk.house, &first, &of(0)).await.unwrap();
    let again = remedies::accept(&desk.house, &first, &of(0)).await.unwrap_err();
    assert!(matches!(again, Fault::Conflict(_)) && again.to_string().contains("accepted already"), "{again}");
    let thanks = remedies::decline(&desk.house, &second, &of(1), "Hear us first. <script>").await.unwrap();
    assert_eq!(thanks.state, "declined");
    assert!(matches!(remedies::accept(&desk.house, &second, &of(1)).await, Err(Fault::Conflict(_))));
    desk.open_page(&desk.vic, &format!("/offers/{}", of(1)))
        .await
        .expect(200)
        .says("Hear us first. &#60;script&#62;");
    desk.send_form(&desk.mara, &format!("/offers/{}/fulfilment", of(0)), &[("words", "Paid today")])
        .await
        .expect(303);
    let sums = desk.call(&desk.vic, "GET", "/api/v1/offers/sums", Value::Null).await.expect(200).json();
    let fulfilled = sums.as_array().unwrap().iter().find(|s| s["state"] == "fulfilled").unwrap();
    assert_eq!((fulfilled["minor"].as_i64(), fulfilled["before_asked"].as_i64()), (Some(20_000), Some(1)));
    desk.open_page(&desk.vic, "/offers").await.expect(200).says("100%").says("Declined, with thanks");
});

// R76: beyond the leeway a second person; never the drafter; two at once, one wins.
walk!(beyond_the_leeway_a_second_person, |desk| {
    let (incident, _) = told(&desk, &["Brightwing"]).await;
    let draft = format!("/api/v1/incidents/{incident}/remedies");
    let made = desk.call(&desk.tom, "POST", &draft, credit(250_000, "EUR")).await.expect(201).json();
    assert_eq!((made["approved"].as_i64(), made["waiting"].as_i64()), (Some(0), Some(1)));
    let remedy = made["remedy"]["id"].as_str().unwrap();
    let approve = format!("/api/v1/remedies/{remedy}/approval");
    desk.call(&desk.tom, "POST", &approve, json!({})).await.expect(409);
    desk.call(&desk.mara, "POST", &approve, json!({})).await.expect(403);
    desk.send_form(&desk.tom, &format!("/remedies/{remedy}/approval"), &[]).await.expect(303);
    assert_eq!(offers(&desk, remedy).await[0]["state"], "drafted", "refused by page and by API");
    let second = amends::ground::Actor {
        who: amends::ground::Who::Member {
            id: amends::ground::id::Id::mint(desk.house.now(), desk.house.dice()),
            role: amends::ground::Role::Owner,
        },
        ..desk.ines.clone()
    };
    let id = remedy.parse().unwrap();
    let (one, other) = tokio::join!(
        remedies::approve(&desk.house, &desk.ines, &id),
        remedies::approve(&desk.house, &second, &id),
    );
    assert_eq!(u8::from(one.is_ok()) + u8::from(other.is_ok()), 1, "{one:?} {other:?}");
    assert!(one.err().or(other.err()).unwrap().to_string().contains("somebody was quicker"));

    // What a member gave alone adds up per customer: 200 + 200 fit into 500 in 30 days, the third does not.
    for waiting in [0, 0, 1] {
        let made = desk.call(&desk.mara, "POST", &draft, credit(20_000, "EUR")).await.expect(201).json();
        assert_eq!(made["waiting"], waiting);
    }
    desk.wait(31 * 24 * 3_600_000);
    let made = desk.call(&desk.mara, "POST", &draft, credit(20_000, "EUR")).await.expect(201).json();
    assert_eq!(made["waiting"], 0, "after 30 days the leeway is whole again");
});

// Bad input gets a fault that says what to do, and changes nothing; offers run out; owners set the leeway.
walk!(bad_money_expiry_and_settings, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing"]).await;
    let draft = format!("/api/v1/incidents/{incident}/remedies");
    let fault = desk.call(&desk.mara, "POST", &draft, credit(-1, "EUR")).await.expect(422).json();
    assert!(fault["fields"][0]["why"].as_str().unwrap().contains("cannot be negative"), "{fault}");
    let fault = desk.call(&desk.mara, "POST", &draft, credit(100, "EUX")).await.expect(422).json();
    assert!(fault["fields"][0]["why"].as_str().unwrap().contains("no currency"), "{fault}");
    let form = format!("/incidents/{incident}/remedies");
    let fields = [
        ("kind", "refund"),
        ("title", "x"),
        ("words", "y"),
        ("reason", "z"),
        ("currency", "EUR"),
        ("whom", "all"),
    ];
    for amount in ["-12", "1.234", "1e9", ""] {
        let fields: Vec<_> = fields.into_iter().chain([("amount", amount)]).collect();
        desk.send_form(&desk.mara, &form, &fields).await.expect(422);
    }
    let none = desk.call(&desk.vic, "GET", "/api/v1/offers", Value::Null).await.json();
    assert_eq!(none["items"].as_array().unwrap().len(), 0, "nothing was changed");

    let mut said = credit(100, "EUR");
    said["expires_at"] = json!("2026-03-03T09:00:00Z");
    said["all_cases"] = json!(false);
    said["cases"] = json!([cases[0].1]);
    let made = desk.call(&desk.mara, "POST", &draft, said).await.expect(201).json();
    let remedy = made["remedy"]["id"].as_str().unwrap();
    desk.call(&desk.mara, "POST", &format!("/api/v1/remedies/{remedy}/offering"), json!({ "confirm": true }))
        .await
        .expect(201);
    let offer: OfferId = offers(&desk, remedy).await[0]["id"].as_str().unwrap().parse().unwrap();
    desk.wait(48 * 3_600_000);
    let late = remedies::accept(&desk.house, &contact(&desk, &cases[0].0), &offer).await.unwrap_err();
    assert!(late.to_string().contains("has expired"), "{late}");
    desk.settle().await;
    assert_eq!(offers(&desk, remedy).await[0]["state"], "expired");

    desk.open_page(&desk.vic, "/offers/leeway").await.expect(200).says("as shipped");
    let set = [("who", "member"), ("currency", "EUR"), ("per_offer", "50"), ("per_customer", "60")];
    desk.send_form(&desk.mara, "/offers/leeway", &set).await.expect(403);
    desk.send_form(&desk.ines, "/offers/leeway", &set).await.expect(303);
    let made = desk.call(&desk.mara, "POST", &draft, credit(6_000, "EUR")).await.expect(201).json();
    assert_eq!(made["waiting"], 1, "the leeway holds from now on");
    let made = desk.call(&desk.mara, "POST", &draft, credit(1, "JPY")).await.expect(201).json();
    assert_eq!(made["waiting"], 1, "nobody goes alone in a currency that nobody set");
});

// R38: start with a mea culpa. Whoever offers money first is told what it reads as, and must say that they saw it.
walk!(money_before_acknowledgement_warns, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing", "Kestrel <i>"]).await;
    let new = format!("/incidents/{incident}/remedies/new?case={}", cases[0].1);
    desk.open_page(&desk.mara, &new).await.expect(200).says("data-kind=\"warning\"");
    let gift = json!({ "kind": "gift", "title": "A basket", "words": "For you.", "reason": "They waited.", "cases": [cases[0].1] });
    let path = format!("/api/v1/incidents/{incident}/remedies");
    let made = desk.call(&desk.mara, "POST", &path, gift).await.expect(201).json();
    assert!(made["warnings"][0].as_str().unwrap().contains("buying silence"), "{made}");
    let remedy = made["remedy"]["id"].as_str().unwrap().to_owned();
    let page = format!("/remedies/{remedy}");
    desk.open_page(&desk.mara, &page).await.expect(200).says("data-kind=\"warning\"");
    let offering = format!("/api/v1{page}/offering");
    desk.call(&desk.mara, "POST", &offering, json!({})).await.expect(409).says("apologise first");
    desk.open_page(&desk.mara, &format!("/cases/{}", cases[0].1))
        .await
        .says("Nobody has admitted it or apologised");

    let sorry = json!({ "case_id": cases[0].1, "form": "spoken", "words": "It was our fault, and we bring the part ourselves.",
        "parts": { "responsibility": true, "repair": true } });
    desk.call(&desk.mara, "POST", &format!("/api/v1/incidents/{incident}/apologies"), sorry)
        .await
        .expect(201);
    let read = desk.open_page(&desk.mara, &page).await.expect(200);
    assert!(!read.text.contains("data-kind=\"warning\""), "in the right order nobody is warned");
    desk.call(&desk.mara, "POST", &offering, json!({})).await.expect(201);
});
