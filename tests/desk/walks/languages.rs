//! A notice speaks each reader's language and says what is theirs alone (R21, R23, R31, R114): begun from a template,
//! filled, tried on oneself, approved with who reads what in sight, and received by each in the right words.

use amends::ground::Actor;
use amends::ground::id::{ContactId, CustomerId, IncidentId};
use amends::reports;
use axum::body::Body;
use axum::http::{Request, header};
use post::{Behaviour, Mailbox, Received};
use serde_json::{Value, json};
use twodb::{args, sql};

use super::notices::{get, mail_walk, touched, with};
use crate::harness::{Answer, TestDesk};

/// What Gdansk, Lyon and Munich have from us, and who speaks for them.
const PEOPLE: [(&str, &str, &str, &str, &str); 3] = [
    ("Flugwerk <b>München</b>", "Marta", "marta@example.test", "de-AT", "Klinge, Auftrag 4711"),
    ("Ailes de Lyon", "Jean", "jean@example.test", "fr", "Aube, commande 4720"),
    ("Skrzydła Gdańsk", "Ola", "ola@example.test", "pl", "Blade, order 4733"),
];

async fn post(desk: &TestDesk, by: &Actor, path: &str, said: Value) -> Answer {
    desk.call(by, "POST", &format!("/api/v1{path}"), said).await
}

/// A customer with a contact and a holding, as a member would add them.
async fn customer(
    desk: &TestDesk,
    (name, who, mail, language, label): (&str, &str, &str, &str, &str),
) -> (CustomerId, ContactId) {
    let made = post(desk, &desk.mara, "/customers", json!({ "name": name })).await.expect(201).json();
    let id: CustomerId = made["id"].as_str().unwrap().parse().unwrap();
    let contact = json!({ "name": who, "email": mail, "language": language });
    let contact =
        post(desk, &desk.mara, &format!("/customers/{id}/contacts"), contact).await.expect(201).json();
    let key = label.rsplit(' ').next().unwrap();
    let holding = json!({ "key": key, "kind": "order", "label": label, "promised": "2026-03-09" });
    post(desk, &desk.mara, &format!("/customers/{id}/holdings"), holding).await.expect(201);
    (id, contact["id"].as_str().unwrap().parse().unwrap())
}

async fn outage(desk: &TestDesk) -> (IncidentId, Vec<(CustomerId, ContactId)>) {
    let said =
        json!({ "title": "The portal stands", "scenario": "outage", "noticed_at": "2026-03-02T07:00:00Z" });
    let made = post(desk, &desk.mara, "/incidents", said).await.expect(201).json();
    let incident: IncidentId = made["id"].as_str().unwrap().parse().unwrap();
    let mut people = Vec::new();
    for person in PEOPLE {
        people.push(customer(desk, person).await);
    }
    let customers: Vec<&CustomerId> = people.iter().map(|(customer, _)| customer).collect();
    touched(desk, &incident, &customers).await;
    (incident, people)
}

const LIST: &str = "{% for h in holdings %}{{ h.label }} ({{ h.promised }}); {% endfor %}";

/// The template's gaps, filled in three languages.
fn filled() -> Value {
    let text = |language: &str, subject: &str, happened: &str, who: &str, know: &str, can: &str| {
        json!({ "language": language, "subject": subject, "what_happened": happened, "who_is_affected": format!("{who} {LIST}"),
            "what_we_know": know, "what_we_do_not_know": "?", "what_you_can_do": can })
    };
    let mut said = text(
        "en",
        "The portal is down, {{ customer.name }}",
        "The portal has been down since nine. That was our mistake.",
        "{{ customer.name }} is among them:",
        "Your data is safe.",
        "Ring us by {{ next_update }}.",
    );
    said["kind"] = "first".into();
    said["next_update_at"] = "2026-03-02T15:00:00Z".into();
    said["texts"] = json!([
        text(
            "de",
            "Das Portal steht still",
            "Das Portal steht seit neun still. Das war unser Fehler.",
            "{{ customer.name }} gehört dazu:",
            "Ihre Daten sind sicher.",
            "Rufen Sie uns an, bis {{ next_update }}."
        ),
        text(
            "fr",
            "Le portail est en panne",
            "Le portail est en panne depuis neuf heures. C’était notre faute.",
            "{{ customer.name }} en fait partie :",
            "Vos données sont sauves.",
            "Appelez-nous avant {{ next_update }}."
        ),
    ]);
    said
}

fn to<'l>(letters: &'l [Received], address: &str) -> &'l Received {
    letters.iter().find(|l| l.to == [address]).unwrap_or_else(|| panic!("no letter to {address}"))
}

async fn room(desk: &TestDesk, letter: &Received) -> Answer {
    let link = letter.links()[0].clone();
    let path = format!("/r/{}", link.rsplit('/').next().unwrap());
    let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
    desk.ask(None, request).await.expect(200)
}

mail_walk!(each_reads_it_in_their_language_with_what_is_theirs, |desk, mailbox| {
    let (incident, people) = outage(&desk).await;
    let [marta, jean, ola] = [&people[0].1, &people[1].1, &people[2].1];

    // Tom begins from the template: the page offers it first, and fills the form in all its languages.
    let page = format!("/incidents/{incident}/notices/new");
    let offered = desk.open_page(&desk.tom, &page).await.expect(200);
    let offered = offered.says("value=\"outage/first\"").says("value=\"recall/update\"").text;
    assert!(offered.find("\"outage/first\"").unwrap() < offered.find("\"any/first\"").unwrap());
    let begun = desk.open_page(&desk.tom, &format!("{page}?template=outage/first")).await.expect(200);
    begun
        .says("value=\"outage/first/en/1\"")
        .says("name=\"de.what_happened\"")
        .says("[[Dienst]] steht seit")
        .says("name=\"fr.subject\"");
    desk.open_page(&desk.tom, &format!("{page}?template=outage/panic"))
        .await
        .expect(200)
        .says("There is no such template");
    let said = json!({ "template": "outage/first", "next_update_at": "2026-03-02T15:00:00Z" });
    let made =
        post(&desk, &desk.tom, &format!("/incidents/{incident}/notices"), said).await.expect(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    let api = format!("/api/v1/notices/{id}");
    assert_eq!(
        (&made["template"], &made["language"], &made["kind"]),
        (&json!("outage/first/en/1"), &json!("en"), &json!("first"))
    );
    let texts = get(&desk, &api).await["texts"].clone();
    assert_eq!(
        (&texts[0]["language"], &texts[1]["language"], texts.as_array().unwrap().len()),
        (&json!("de"), &json!("fr"), 2)
    );
    desk.open_page(&desk.vic, &format!("/notices/{id}")).await.expect(200).says("/wording/outage/first/en");

    // A gap is refused in whichever language it stands; so is a name we do not know, before it is even kept.
    let refused =
        post(&desk, &desk.tom, &format!("/notices/{id}/submission"), Value::Null).await.expect(422).json();
    let fields = refused["fields"].to_string();
    assert!(
        fields.contains("Nobody has filled in “Service”.")
            && fields.contains("Deutsch: Nobody has filled in “Dienst”."),
        "{fields}"
    );
    assert!(fields.contains("\"fr.what_happened\""), "{fields}");
    let mut wrong = filled();
    wrong["texts"][0]["what_we_know"] = "Sicher.\nFür {{ kunde.name }}.".into();
    let refused = desk.call(&desk.tom, "PUT", &api, wrong).await.expect(422).json()["fields"][0].clone();
    assert_eq!(refused["field"], "de.what_we_know");
    assert!(refused["why"].as_str().unwrap().starts_with("Line 2, column 8: `kunde.name`"), "{refused}");

    // Filled, but for a part in French: that is said too. A language comes and goes by itself.
    let mut lacking = filled();
    lacking["texts"][1]["what_we_know"] = "".into();
    desk.call(&desk.tom, "PUT", &api, lacking).await.expect(200);
    let refused = post(&desk, &desk.tom, &format!("/notices/{id}/submission"), Value::Null).await.expect(422);
    refused.says("This part is missing; it is there in English.");
    let short = json!({ "subject": "Portal nie działa" });
    desk.call(&desk.tom, "PUT", &format!("{api}/texts/PL"), short.clone()).await.expect(200);
    desk.call(&desk.tom, "PUT", &format!("{api}/texts/en"), short.clone()).await.expect(422).says("already");
    desk.call(&desk.tom, "PUT", &format!("{api}/texts/polish"), short)
        .await
        .expect(422)
        .says("no language tag");
    assert_eq!(get(&desk, &format!("{api}/texts")).await.as_array().unwrap().len(), 3);
    desk.call(&desk.tom, "DELETE", &format!("{api}/texts/pl"), Value::Null).await.expect(200);
    desk.call(&desk.tom, "DELETE", &format!("{api}/texts/pl"), Value::Null).await.expect(404);
    desk.call(&desk.tom, "PUT", &api, filled()).await.expect(200);

    // Each reads it in their language before anybody does; Ola would read English, and that is said.
    let preview = async |who: &ContactId| get(&desk, &format!("{api}/preview?contact={who}")).await;
    let seen = preview(marta).await;
    assert_eq!(
        (&seen["language"], &seen["is_fallback"], &seen["lacks"]),
        (&json!("de"), &json!(false), &json!([]))
    );
    assert!(
        seen["text"]
            .as_str()
            .unwrap()
            .contains("Flugwerk <b>München</b> gehört dazu: Klinge, Auftrag 4711 (9. März 2026);"),
        "{seen}"
    );
    assert!(
        seen["html"].as_str().unwrap().contains("Flugwerk &#60;b&#62;München&#60;/b&#62; gehört dazu"),
        "{seen}"
    );
    let seen = preview(ola).await;
    assert_eq!((&seen["language"], &seen["is_fallback"]), (&json!("en"), &json!(true)));
    assert_eq!(seen["subject"], "The portal is down, Skrzydła Gdańsk");
    let shown = desk.open_page(&desk.vic, &format!("/notices/{id}?as={ola}")).await.expect(200);
    shown.says("English, because there is no text in Polski");

    // Tom tries it on himself as Jean: marked, with nobody's link, and nobody is told.
    let tried =
        post(&desk, &desk.tom, &format!("/notices/{id}/trial"), json!({ "contact": jean })).await.expect(202);
    assert_eq!(tried.json()["to"], "tom@example.test");
    post(&desk, &desk.vic, &format!("/notices/{id}/trial"), Value::Null).await.expect(403);
    desk.settle().await;
    let letters = mailbox.take();
    let trial = to(&letters, "tom@example.test");
    assert_eq!((letters.len(), trial.subject().as_str()), (1, "TEST: Le portail est en panne"));
    assert!(
        trial.text().contains("So Jean would read it") && trial.text().contains("Aube, commande 4720"),
        "{}",
        trial.text()
    );
    assert!(
        trial.html().contains("So Jean would read it") && trial.text().contains("/r/…"),
        "{}",
        trial.html()
    );
    let told = get(&desk, &format!("/api/v1/incidents/{incident}/coverage")).await;
    assert_eq!((&told["told"], get(&desk, &api).await["deliveries"].clone()), (&json!(0), json!({})));
    for _ in 0..5 {
        post(&desk, &desk.tom, &format!("/notices/{id}/trial"), json!({ "contact": jean })).await.expect(202);
    }
    post(&desk, &desk.tom, &format!("/notices/{id}/trial"), json!({ "contact": jean })).await.expect(429);
    desk.settle().await;
    mailbox.take();

    // Whoever approves sees who reads what, and is asked again when a word of any language changed.
    post(&desk, &desk.tom, &format!("/notices/{id}/submission"), Value::Null).await.expect(200);
    let seen = get(&desk, &format!("{api}/audience")).await;
    let read = |language: &str, people: i64| json!({ "language": language, "people": people });
    assert_eq!(seen["texts"], json!([read("en", 1), read("de", 1), read("fr", 1)]));
    assert_eq!(seen["fall_backs"], json!([{ "wanted": "pl", "read": "en", "people": 1 }]));
    let page = desk.open_page(&desk.ines, &format!("/notices/{id}")).await.expect(200);
    page.says("One person reads English, because there is no text in Polski.")
        .says("Das Portal steht seit neun still");
    let sheet = desk.open_page(&desk.ines, &format!("/notices/{id}/people.csv")).await.expect(200);
    sheet.says("Ola,Skrzydła Gdańsk,pl,told,en").says("Marta,Flugwerk <b>München</b>,de-AT,told,de");
    post(&desk, &desk.tom, &format!("/notices/{id}/return"), json!({ "because": "A word" }))
        .await
        .expect(200);
    let mut better = filled();
    better["texts"][0]["subject"] = "Das Portal steht".into();
    desk.call(&desk.tom, "PUT", &api, better).await.expect(200);
    post(&desk, &desk.tom, &format!("/notices/{id}/submission"), Value::Null).await.expect(200);
    let stale = json!({ "shown": seen["shown"], "shown_to": "3" });
    post(&desk, &desk.ines, &format!("/notices/{id}/approval"), stale)
        .await
        .expect(409)
        .says("The text has changed");
    let fresh = get(&desk, &format!("{api}/audience")).await["shown"].clone();
    post(&desk, &desk.ines, &format!("/notices/{id}/approval"), json!({ "shown": fresh, "shown_to": "3" }))
        .await
        .expect(200);
    desk.settle().await;

    // Each has the right words, with their own holdings.
    let letters = mailbox.take();
    assert_eq!(letters.len(), 3);
    let german = to(&letters, "marta@example.test");
    assert_eq!(german.subject(), "Das Portal steht");
    for said in [
        "Guten Tag Marta,",
        "Klinge, Auftrag 4711 (9. März 2026);",
        "Rufen Sie uns an, bis 2. März 2026, 15:00 Uhr",
    ] {
        assert!(german.text().contains(said), "{said}: {}", german.text());
    }
    assert!(
        german.html().contains("Flugwerk &#60;b&#62;München") && !german.html().contains("<b>München"),
        "{}",
        german.html()
    );
    let french = to(&letters, "jean@example.test");
    assert!(
        french.text().contains("Ailes de Lyon en fait partie : Aube, commande 4720 (9 mars 2026);"),
        "{}",
        french.text()
    );
    let english = to(&letters, "ola@example.test");
    assert_eq!(english.subject(), "The portal is down, Skrzydła Gdańsk");
    assert!(
        english.text().contains("Dear Ola,")
            && english.text().contains("Skrzydła Gdańsk is among them: Blade, order 4733")
    );
    assert!(letters.iter().all(|l| !l.text().contains("{{") && !l.text().contains("{%")));
    for (letter, theirs) in [(german, "4711"), (french, "4720"), (english, "4733")] {
        let others = ["4711", "4720", "4733"].into_iter().filter(|key| *key != theirs);
        assert!(others.into_iter().all(|key| !letter.text().contains(key)), "{}", letter.text());
    }

    // So do their rooms, the page of a delivery, the sheet, and whoever rings.
    let seen =
        room(&desk, german).await.says("Das Portal steht seit neun still").says("Klinge, Auftrag 4711");
    assert!(!seen.text.contains("has been down since nine") && !seen.text.contains("{{"), "{}", seen.text);
    room(&desk, english).await.says("Skrzydła Gdańsk is among them");
    let deliveries = get(&desk, &format!("{api}/deliveries")).await["items"].clone();
    let hers = deliveries.as_array().unwrap().iter().find(|d| d["to_name"] == "Ola").unwrap().clone();
    let delivery = format!("/deliveries/{}", hers["id"].as_str().unwrap());
    desk.open_page(&desk.vic, &delivery)
        .await
        .expect(200)
        .says("English, because there is no text in Polski");
    let sheet = desk.open_page(&desk.vic, &format!("/notices/{id}/deliveries.csv")).await.expect(200);
    let row = sheet.text.lines().find(|line| line.contains("marta@example.test")).unwrap().to_owned();
    assert!(
        row.trim_end().ends_with(",de")
            && sheet.text.lines().next().unwrap().ends_with("settled_because,reads"),
        "{row}"
    );
    let case = hers["case_id"].as_str().unwrap();
    let say = get(&desk, &format!("/api/v1/cases/{case}/say")).await["last"].to_string();
    assert!(say.contains("Skrzydła Gdańsk is among them: Blade, order 4733"), "{say}");
    let say = get(&desk, &format!("/api/v1/incidents/{incident}/say")).await["last"].to_string();
    assert!(say.contains("‹…› is among them") && !say.contains("{{"), "{say}");

    let audit = reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert_eq!(audit.findings, [], "everything is as it was said");

    // Whoever lays a hand on one text is found.
    let mut tx = desk.house.db().begin().await.unwrap();
    tx.run(
        sql("update notice_texts set what_we_know = 'Ihre Daten sind weg.' where workspace_id = $1 and language = 'de'"),
        args![&desk.workspace],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let audit = reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert!(audit.findings.iter().any(|f| f.table == "notice_texts"), "{:?}", audit.findings);
});

mail_walk!(nobody_gets_a_letter_with_a_hole_in_it, |desk, mailbox| {
    let (incident, people) = outage(&desk).await;
    // A fourth, of whom nobody knows when theirs was promised.
    let bare = ("Hale & Sons", "Ben", "ben@example.test", "en", "Disc, order 4750");
    let made = post(&desk, &desk.mara, "/customers", json!({ "name": bare.0 })).await.expect(201).json();
    let hale: CustomerId = made["id"].as_str().unwrap().parse().unwrap();
    let contact = json!({ "name": bare.1, "email": bare.2, "language": bare.3 });
    post(&desk, &desk.mara, &format!("/customers/{hale}/contacts"), contact).await.expect(201);
    let holding = json!({ "key": "4750", "kind": "order", "label": bare.4 });
    let holding =
        post(&desk, &desk.mara, &format!("/customers/{hale}/holdings"), holding).await.expect(201).json();
    let mut all: Vec<&CustomerId> = people.iter().map(|(customer, _)| customer).collect();
    all.push(&hale);
    let list = all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let scope = format!("/incidents/{incident}/scopes");
    let said = json!({ "list": list, "reason": "Hale uses it too" });
    let drafted =
        post(&desk, &desk.mara, &scope, said).await.expect(201).json()["id"].as_str().unwrap().to_owned();
    post(&desk, &desk.tom, &format!("{scope}/{drafted}/confirmation"), Value::Null).await;
    desk.settle().await;

    let made =
        post(&desk, &desk.mara, &format!("/incidents/{incident}/notices"), filled()).await.expect(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    post(&desk, &desk.mara, &format!("/notices/{id}/submission"), Value::Null).await.expect(200);
    let refused =
        post(&desk, &desk.tom, &format!("/notices/{id}/approval"), Value::Null).await.expect(422).json();
    assert_eq!(refused["fields"].as_array().unwrap().len(), 1, "{refused}");
    assert_eq!(refused["fields"][0]["field"], "who_is_affected");
    assert!(refused["fields"][0]["why"].as_str().unwrap().contains("It is so for: Ben."), "{refused}");
    desk.settle().await;
    assert_eq!(mailbox.count(), 0, "nobody is told while one would read a hole");
    post(&desk, &desk.mara, &format!("/notices/{id}/trial"), json!({})).await.expect(202);
    desk.settle().await;
    mailbox.take();

    // Once it is known, everybody is told; and what is lost between approval and sending refuses that one letter.
    let holding = holding["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/holdings/{holding}");
    let with =
        |promised: &str| json!({ "key": "4750", "kind": "order", "label": bare.4, "promised": promised });
    desk.call(&desk.mara, "PUT", &path, with("2026-03-12")).await.expect(200);
    post(&desk, &desk.tom, &format!("/notices/{id}/approval"), Value::Null).await.expect(200);
    desk.call(&desk.mara, "PUT", &path, with("")).await.expect(200);
    desk.settle().await;
    let letters = mailbox.take();
    assert_eq!(letters.len(), 3);
    assert!(letters.iter().all(|l| l.to != ["ben@example.test"]));
    let lost =
        get(&desk, &format!("/api/v1/notices/{id}/deliveries?state=refused")).await["items"][0].clone();
    assert!(
        lost["reply"].as_str().unwrap().contains("something of theirs that it says is not known"),
        "{lost}"
    );
    // It is mended, and sent again.
    desk.call(&desk.mara, "PUT", &path, with("2026-03-12")).await.expect(200);
    let again = json!({ "how": "again", "because": "The day is known now" });
    post(&desk, &desk.mara, &format!("/deliveries/{}/settlement", lost["id"].as_str().unwrap()), again)
        .await
        .expect(200);
    desk.settle().await;
    let letters = mailbox.take();
    let ben = to(&letters, "ben@example.test");
    assert!(ben.text().contains("Disc, order 4750 (12 March 2026)"), "{}", ben.text());
    // What is lost after that leaves no hole in the room either: it says that it has changed.
    desk.call(&desk.mara, "PUT", &path, with("")).await.expect(200);
    let seen = room(&desk, ben).await.says("has changed since").says("Your data is safe.");
    assert!(!seen.text.contains("{{") && !seen.text.contains("Disc, order 4750 ("), "{}", seen.text);
});

mail_walk!(the_form_carries_every_language, |desk, mailbox| {
    let (incident, _) = outage(&desk).await;
    let path = format!("/incidents/{incident}/notices");
    let words = [
        ("kind", "first"),
        ("language", "en"),
        ("subject", "The portal is down"),
        ("what_happened", "It stands still."),
        ("what_you_can_do", "Ring us."),
        ("de.subject", "Das Portal steht still <b>ganz</b>"),
        ("de.what_happened", "Es wurden Fehler gemacht."),
    ];
    // The check reads each language in its own; a language is added and taken away, and nothing is kept.
    let checked = desk.send_form(&desk.mara, &format!("{path}/check"), &words).await.expect(200);
    checked
        .says("“Es wurden Fehler gemacht” says that nobody did it")
        .says("<h3>Deutsch</h3>")
        .says("still &#60;b&#62;ganz");
    let more: Vec<_> = words.iter().copied().chain([("do", "add"), ("add", "pl")]).collect();
    let added = desk.send_form(&desk.mara, &format!("{path}/check"), &more).await.expect(200);
    added.says("name=\"pl.subject\"").says("name=\"de.subject\"");
    let less: Vec<_> = words.iter().copied().chain([("do", "drop.de")]).collect();
    let gone = desk.send_form(&desk.mara, &format!("{path}/check"), &less).await.expect(200);
    assert!(!gone.text.contains("name=\"de.subject\""), "{}", gone.text);
    let none = desk.call(&desk.vic, "GET", &format!("/api/v1{path}"), Value::Null).await.json();
    assert_eq!(none["items"], json!([]));

    // Kept, its page says what is missing in which language; the form shows it again.
    let kept = desk.send_form(&desk.mara, &path, &words).await.expect(303).location;
    let page = desk.open_page(&desk.mara, &kept).await.expect(200);
    page.says("Deutsch: It does not say what the reader can do now.")
        .says("Das Portal steht still &#60;b&#62;ganz");
    let form = desk.open_page(&desk.mara, &format!("{kept}/edit")).await.expect(200);
    form.says("Es wurden Fehler gemacht.").says("name=\"de.what_you_can_do\"");
    let broken: Vec<_> = words.iter().copied().chain([("de.what_we_know", "{{ kunde }}")]).collect();
    let refused = desk.send_form(&desk.mara, &kept, &broken).await.expect(422);
    refused.says("id=\"e-de.what_we_know\"").says("`kunde` is nothing we know");
    // Warned of what an outage usually says, and stopped by nothing but what must be there.
    let rest: Vec<_> = words
        .iter()
        .copied()
        .chain([("de.what_you_can_do", "Rufen Sie uns an."), ("next_update_at", "2026-03-02T15:00")])
        .collect();
    desk.send_form(&desk.mara, &kept, &rest).await.expect(303);
    desk.send_form(&desk.mara, &format!("{kept}/submission"), &[]).await.expect(303);
    let state = get(&desk, &format!("/api/v1{kept}")).await["state"].clone();
    assert_eq!((state, mailbox.count()), (json!("submitted"), 0));
});
