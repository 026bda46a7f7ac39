//! Meanwhile: a customer asks, is answered, and everybody reads it; something is offered of which there is little, two ask
//! for it, and it is used up (R70, R71); help is offered and accepted with thanks (R64). Nobody sees what is another's.

use amends::customers::{self, ContactSaid, CustomerSaid};
use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::{CaseId, ContactId, IncidentId};
use amends::ground::page::Shell;
use amends::ground::web::Gate;
use amends::notices::links;
use amends::{alternatives, help, incidents, journal, questions, reports, updates};
use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{Answer, TestDesk};
use crate::walk;

/// A customer's contact with their private room.
pub struct Person {
    pub id: ContactId,
    pub case: CaseId,
    pub room: String,
}

/// A new customer whom an incident touches, and one of their people.
pub async fn person(desk: &TestDesk, incident: &IncidentId, customer: &str, name: &str) -> Person {
    let said = CustomerSaid { name: customer.into(), ..CustomerSaid::default() };
    let customer = customers::add_customer(&desk.house, &desk.tom, &said).await.unwrap();
    let found = incidents::find(&mut desk.house.read(), &desk.workspace, incident).await.unwrap();
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let whom = [(customer.id.clone(), customer.name.clone())];
    let entries = incidents::open_cases(&mut tx, &found, &whom, "walk").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    colleague(desk, incident, &customer.id, name).await
}

async fn colleague(
    desk: &TestDesk,
    incident: &IncidentId,
    customer: &amends::ground::id::CustomerId,
    name: &str,
) -> Person {
    let said = ContactSaid {
        name: name.into(),
        email: format!("{}@example.test", name.to_lowercase().replace(' ', ".")),
        language: "en".into(),
        ..ContactSaid::default()
    };
    let contact = customers::add_contact(&desk.house, &desk.tom, customer, &said).await.unwrap();
    let mut read = desk.house.read();
    let case =
        incidents::seek_case_of(&mut read, &desk.workspace, incident, customer).await.unwrap().unwrap();
    let minted = links::mint(&desk.house, &desk.tom, incident, &contact.id).await.unwrap();
    Person { id: contact.id, case: case.id, room: format!("/r/{}", minted.secret) }
}

pub async fn open(desk: &TestDesk, path: &str) -> Answer {
    desk.browse(None, Method::GET, path, &[]).await
}

async fn send(desk: &TestDesk, path: &str, fields: &[(&str, &str)]) -> Answer {
    desk.browse(None, Method::POST, path, fields).await
}

async fn declared(desk: &TestDesk, title: &str) -> IncidentId {
    let said = json!({ "title": title, "scenario": "outage" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

fn shell(desk: &TestDesk) -> Shell {
    Shell { now_ms: desk.house.now().0, ..Shell::sample() }
}

async fn items(desk: &TestDesk, path: &str) -> Vec<Value> {
    let list = desk.call(&desk.vic, "GET", path, Value::Null).await.expect(200).json();
    list["items"].as_array().unwrap().clone()
}

/// What everybody reads of an incident.
async fn public(desk: &TestDesk, incident: &IncidentId) -> String {
    let said = updates::list(&mut desk.house.read(), &desk.workspace, incident).await.unwrap();
    let shell = shell(desk);
    let panels = updates::panel::public(&desk.house, &shell, &desk.workspace, incident, said).await.unwrap();
    panels.iter().map(|p| format!("[{}] {}\n", p.id, p.html)).collect()
}

async fn all_holds(desk: &TestDesk) {
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
}

walk!(a_customer_asks_and_everybody_is_answered, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta Lindqvist").await;
    let karl = person(&desk, &incident, "Südflug", "Karl").await;
    let of = incidents::find_case(&mut desk.house.read(), &desk.workspace, &marta.case).await.unwrap();
    let jonas = colleague(&desk, &incident, &of.customer_id, "Jonas").await;
    desk.open_page(&desk.vic, &format!("/incidents/{incident}/questions"))
        .await
        .expect(200)
        .says("Nobody has asked yet");

    // She asks in her room; what is empty comes back beside its field; a form sent twice is done once.
    open(&desk, &marta.room).await.expect(200).says("Ask us");
    let path = format!("{}/questions", marta.room);
    send(&desk, &path, &[("question", " ")]).await.expect(422).says("e-question");
    let asks = [("question", "Is lot 7 <script>sound</script>? 😡")];
    let sent = send(&desk, &format!("{path}?once=q1"), &asks).await.expect(303);
    assert_eq!(sent.location, format!("{}#questions", marta.room));
    send(&desk, &format!("{path}?once=q1"), &asks).await.expect(303);
    let page = open(&desk, &marta.room).await.says("We owe you an answer").says("sound&#60;/script&#62;");
    assert!(!page.text.contains("<script>sound"));
    for other in [&karl, &jonas] {
        assert!(!open(&desk, &other.room).await.text.contains("lot 7"), "what she asked is hers");
    }

    // It heads the incident and Home, with its age and whoever owes the answer.
    let list = items(&desk, &format!("/api/v1/incidents/{incident}/questions")).await;
    assert_eq!(
        (list.len(), &list[0]["customer"], &list[0]["owner"]),
        (1, &json!("Nordwing"), &json!("Mara Lind"))
    );
    let id = list[0]["id"].as_str().unwrap().to_owned();
    desk.wait(2 * HOUR);
    let page = desk.open_page(&desk.vic, &format!("/incidents/{incident}")).await.expect(200);
    assert!(page.text.find("id=\"questions\"") < page.text.find("id=\"facts\""), "before everything else");
    page.says("2 h").says("Nordwing · Mara Lind");
    desk.open_page(&desk.tom, "/").await.expect(200).says("Answer a question").says("Nordwing · Mara Lind");
    desk.send_form(&desk.vic, &format!("/questions/{id}/owner"), &[]).await.expect(403);
    desk.send_form(&desk.tom, &format!("/questions/{id}/owner"), &[]).await.expect(303);
    desk.open_page(&desk.tom, "/").await.says("Nordwing · Tom Brandt");

    // Answered, privately; no day by the side door (R22); answered anew, the first answer stays to be read.
    let answer = format!("/questions/{id}/answer");
    desk.send_form(&desk.vic, &answer, &[("answer", "Yes.")]).await.expect(403);
    desk.send_form(&desk.mara, &answer, &[("answer", "")]).await.expect(422);
    let dated = desk.send_form(&desk.mara, &answer, &[("answer", "We know on 12 March.")]).await;
    dated.expect(422).says("a day that nobody has published");
    let publish = format!("/api/v1/questions/{id}/publication");
    let out = |q: &str, a: &str| json!({ "question": q, "answer": a, "nothing_personal": "yes" });
    desk.call(&desk.tom, "POST", &publish, out("Sound?", "Yes.")).await.expect(409).says("has no answer yet");
    desk.send_form(&desk.mara, &answer, &[("answer", "We think so, Marta.")]).await.expect(303);
    desk.send_form(&desk.mara, &answer, &[("answer", "Yes, Marta: each part was measured.")])
        .await
        .expect(303);
    open(&desk, &marta.room)
        .await
        .says("each part was measured")
        .says("We answered otherwise before")
        .says("Mara Lind");
    assert!(!open(&desk, &jonas.room).await.text.contains("measured"));
    assert!(questions::panel::owed(&desk.house, &shell(&desk), &desk.workspace).await.unwrap().is_empty());
    desk.open_page(&desk.vic, &format!("/cases/{}", marta.case))
        .await
        .expect(200)
        .says("each part was measured");

    // Everybody reads it, in words that name nobody.
    desk.call(&desk.mara, "POST", &publish, out("Sound?", "Yes.")).await.expect(403);
    desk.call(&desk.tom, "POST", &publish, out("Nordwing asks: sound?", "Yes."))
        .await
        .expect(422)
        .says("tells who asked");
    let typed = [
        ("public_question", "Is it sound?"),
        ("public_answer", "Yes, marta lindqvist."),
        ("nothing_personal", "yes"),
    ];
    let refused = desk.send_form(&desk.tom, &format!("/questions/{id}/publication"), &typed).await;
    refused.expect(422).says("e-public_answer");
    let typed = [("public_question", "Is lot 7 sound?"), ("public_answer", "Yes: each part was measured.")];
    let refused = desk.send_form(&desk.tom, &format!("/questions/{id}/publication"), &typed).await;
    refused.expect(422).says("e-nothing_personal");
    let typed = [typed.as_slice(), &[("nothing_personal", "yes")]].concat();
    desk.send_form(&desk.tom, &format!("/questions/{id}/publication"), &typed).await.expect(303);
    let all = public(&desk, &incident).await;
    assert!(
        all.contains("[questions]") && all.contains("Is lot 7 sound?") && !all.contains("Marta"),
        "{all}"
    );
    open(&desk, &karl.room).await.says("Is lot 7 sound?").says("each part was measured");
    desk.call(&desk.tom, "POST", &publish, out("Sound?", "Yes.")).await.expect(409);

    // Taken back by any member; a question of nobody in particular is noted by us.
    let back = json!({ "because": "The measure was wrong." });
    desk.call(&desk.mara, "POST", &format!("/api/v1/questions/{id}/withdrawal"), back).await.expect(200);
    assert_eq!(public(&desk, &incident).await, "");
    let noted = json!({ "question": "Do you have a second one?", "channel": "phone" });
    let path = format!("/api/v1/incidents/{incident}/questions");
    desk.call(&desk.vic, "POST", &path, noted.clone()).await.expect(403);
    desk.call(&desk.mara, "POST", &path, noted).await.expect(201);
    let wrong = json!({ "question": "X?", "case_id": marta.case, "contact_id": karl.id });
    desk.call(&desk.mara, "POST", &path, wrong).await.expect(422).says("contact_id");

    // Erased, nobody reads a word of it, and everything holds.
    desk.send_form(&desk.tom, &format!("/questions/{id}/erasure"), &[]).await.expect(403);
    desk.send_form(&desk.ines, &format!("/questions/{id}/erasure"), &[]).await.expect(303);
    desk.send_form(&desk.mara, &answer, &[("answer", "Again.")]).await.expect(303);
    let page = open(&desk, &marta.room).await.says("The words of this were erased");
    assert!(!page.text.contains("lot 7") && !page.text.contains("measured"));
    let whole =
        desk.call(&desk.vic, "GET", &format!("/api/v1/questions/{id}"), Value::Null).await.expect(200);
    assert!(!whole.text.contains("measured"));
    all_holds(&desk).await;
});

walk!(an_alternative_is_asked_for_until_it_is_used_up, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let other = declared(&desk, "Another wrong").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    let karl = person(&desk, &incident, "Südflug", "Karl").await;
    let stranger = person(&desk, &other, "Elsewhere", "Ada").await;
    let page = format!("/incidents/{incident}/alternatives");
    desk.open_page(&desk.vic, &page).await.expect(200).says("Nothing is offered yet");

    // That there is none is said too, and why (R70); until there is one.
    let none = json!({ "kind": "none", "title": "No other press", "words": "All within reach are booked." });
    desk.call(&desk.mara, "POST", &format!("/api/v1{page}"), none.clone()).await.expect(403);
    desk.call(&desk.tom, "POST", &format!("/api/v1{page}"), none).await.expect(201);
    open(&desk, &marta.room).await.says("There is none").says("All within reach are booked");
    let wrong =
        [("kind", "partner"), ("title", "Hours in <b>Oslo</b>"), ("words", "Ring them."), ("amount", "many")];
    desk.send_form(&desk.tom, &page, &wrong).await.expect(422).says("This is no number of things");
    let offer = [
        ("kind", "partner"),
        ("title", "Hours in <b>Oslo</b>"),
        ("words", "Ring them and name us."),
        ("whom", "Whoever has an order due this week"),
        ("amount", "5"),
        ("unit", "hours"),
        ("until_at", "2026-03-04T12:00"),
    ];
    desk.send_form(&desk.tom, &page, &offer).await.expect(303);
    let list = items(&desk, &format!("/api/v1{page}")).await;
    let id = list[1]["id"].as_str().unwrap().to_owned();
    let all = public(&desk, &incident).await;
    assert!(all.contains("Hours in &#60;b&#62;Oslo") && all.contains("5 of 5 hours left"), "{all}");
    assert!(!all.contains("booked") && !all.contains("<form"), "{all}");

    // Two ask for it; the second gets what is left, and with that it is used up (R71).
    let ask = |who: &Person| format!("{}/alternatives/{id}/asking", who.room);
    open(&desk, &marta.room).await.says("5 of 5 hours left").says(&ask(&marta));
    send(&desk, &ask(&stranger), &[("amount", "1")]).await.expect(404);
    let sent =
        send(&desk, &ask(&marta), &[("amount", "3"), ("words", "On <i>Tuesday</i> 😀")]).await.expect(303);
    assert_eq!(sent.location, format!("{}#alternatives", marta.room));
    open(&desk, &karl.room).await.says("2 of 5 hours left");
    assert!(!open(&desk, &karl.room).await.text.contains("Tuesday"), "who else asked is not said");
    send(&desk, &ask(&karl), &[("amount", "3")]).await.expect(303);
    assert_eq!(items(&desk, &format!("/api/v1/alternatives/{id}/asks")).await.len(), 1, "more than is left");
    send(&desk, &ask(&karl), &[("amount", "2")]).await.expect(303);
    let (mut read, fact) = (desk.house.read(), "alternative.used_up");
    let said = journal::of_fact(&mut read, &desk.workspace, incident.as_str(), fact, 0, 9).await.unwrap();
    assert_eq!(said.len(), 1);
    assert!(public(&desk, &incident).await.contains("All of it is taken"));
    send(&desk, &ask(&marta), &[("amount", "1")]).await.expect(303);
    let page = open(&desk, &marta.room).await.says("All of it is taken").says("Set aside for you");
    assert!(!page.text.contains(&ask(&marta)), "nobody is asked to ask for nothing");

    // Each lands with an owner; given or not, they read how or why.
    desk.open_page(&desk.mara, "/").await.says("They asked for: Hours in").says("Nordwing · Mara Lind");
    let asks = items(&desk, &format!("/api/v1/alternatives/{id}/asks")).await;
    let (hers, his) = (asks[0]["id"].as_str().unwrap(), asks[1]["id"].as_str().unwrap());
    desk.send_form(&desk.vic, &format!("/asks/{hers}/giving"), &[("words", "Go.")]).await.expect(403);
    desk.call(&desk.mara, "POST", &format!("/api/v1/asks/{hers}/giving"), json!({}))
        .await
        .expect(422)
        .says("words");
    desk.send_form(&desk.mara, &format!("/asks/{hers}/giving"), &[("words", "They expect your call.")])
        .await
        .expect(303);
    desk.call(
        &desk.mara,
        "POST",
        &format!("/api/v1/asks/{his}/decline"),
        json!({ "words": "Oslo lost a shift." }),
    )
    .await
    .expect(200);
    desk.call(&desk.mara, "POST", &format!("/api/v1/asks/{his}/decline"), json!({ "words": "Again." }))
        .await
        .expect(409);
    open(&desk, &marta.room).await.says("It is yours").says("They expect your call");
    open(&desk, &karl.room)
        .await
        .says("We cannot give it")
        .says("Oslo lost a shift")
        .says("2 of 5 hours left");
    assert!(alternatives::panel::owed(&desk.house, &shell(&desk), &desk.workspace).await.unwrap().is_empty());
    desk.open_page(&desk.vic, &format!("/cases/{}", marta.case)).await.expect(200).says("Hours in");

    // There is never less than was given; ended it can be had no more; over, neither.
    let less =
        json!({ "kind": "partner", "title": "Hours", "words": "Ring.", "amount": "2", "unit": "hours" });
    let one = format!("/api/v1/alternatives/{id}");
    desk.call(&desk.tom, "PUT", &one, less).await.expect(422).says("3 are asked for or given");
    let more = json!({ "kind": "partner", "title": "Hours", "words": "Ring.", "amount": "9", "unit": "hours",
        "until_at": "2026-03-04T12:00:00Z" });
    desk.call(&desk.tom, "PUT", &one, more).await.expect(200);
    open(&desk, &karl.room).await.says("6 of 9 hours left");
    desk.wait(3 * DAY);
    send(&desk, &ask(&karl), &[("amount", "1")]).await.expect(303);
    assert!(!public(&desk, &incident).await.contains("Hours"), "its time is over");
    desk.send_form(&desk.mara, &format!("/alternatives/{id}/ending"), &[("because", "Oslo is full.")])
        .await
        .expect(303);
    desk.call(&desk.mara, "POST", &format!("{one}/ending"), json!({ "because": "Again." })).await.expect(409);
    assert_eq!(items(&desk, &format!("{one}/asks")).await.len(), 2);

    desk.send_form(&desk.tom, &format!("/asks/{hers}/erasure"), &[]).await.expect(403);
    desk.send_form(&desk.ines, &format!("/asks/{hers}/erasure"), &[]).await.expect(303);
    assert!(!open(&desk, &marta.room).await.text.contains("Tuesday"));
    all_holds(&desk).await;
});

walk!(help_is_offered_and_accepted_with_thanks, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    let karl = person(&desk, &incident, "Südflug", "Karl").await;
    let page = format!("/incidents/{incident}/help");
    desk.open_page(&desk.vic, &page).await.expect(200).says("Nobody has offered help yet");

    // R64: she offers her industrial methods team, in her room.
    let path = format!("{}/help", marta.room);
    open(&desk, &marta.room).await.says("Can you help us?");
    send(&desk, &path, &[("help", "")]).await.expect(422).says("e-help");
    let sent = send(&desk, &path, &[("help", "Our methods team can <b>come</b> 😀")]).await.expect(303);
    assert_eq!(sent.location, format!("{}#help", marta.room));
    open(&desk, &marta.room).await.says("We have it, and answer soon").says("can &#60;b&#62;come");
    assert!(!open(&desk, &karl.room).await.text.contains("methods team"));
    let owed = help::panel::owed(&desk.house, &shell(&desk), &desk.workspace).await.unwrap();
    assert_eq!((owed.len(), owed[0].to_whom.as_str()), (1, "Nordwing · Mara Lind"));
    desk.open_page(&desk.mara, "/").await.expect(200).says("Answer an offer of help");

    // No answer without thanks; she reads them, and who gave them.
    let list = items(&desk, &format!("/api/v1{page}")).await;
    let id = list[0]["id"].as_str().unwrap().to_owned();
    let accept = format!("/help/{id}/acceptance");
    desk.send_form(&desk.vic, &accept, &[("thanks", "Thank you.")]).await.expect(403);
    desk.send_form(&desk.mara, &accept, &[("thanks", " ")]).await.expect(422).says("Thank them");
    desk.send_form(&desk.mara, &accept, &[("thanks", "Thank you: please come on Tuesday.")])
        .await
        .expect(303);
    desk.call(&desk.mara, "POST", &format!("/api/v1/help/{id}/decline"), json!({ "thanks": "No." }))
        .await
        .expect(409);
    open(&desk, &marta.room).await.says("We gladly take it").says("please come on Tuesday").says("Mara Lind");
    desk.open_page(&desk.vic, &format!("/cases/{}", marta.case))
        .await
        .expect(200)
        .says("please come on Tuesday");
    desk.open_page(&desk.vic, &format!("/incidents/{incident}")).await.expect(200).says("Help they offer us");

    // What was offered on the telephone is noted, and declined with thanks.
    let noted = json!({ "help": "A lorry.", "channel": "phone", "case_id": karl.case });
    let path = format!("/api/v1{page}");
    desk.call(&desk.vic, "POST", &path, noted.clone()).await.expect(403);
    desk.call(&desk.mara, "POST", &path, json!({ "help": "A lorry." })).await.expect(422).says("case_id");
    let lorry = desk.call(&desk.mara, "POST", &path, noted).await.expect(201).json();
    let lorry = lorry["id"].as_str().unwrap();
    let thanks = json!({ "thanks": "Thank you; we have one." });
    desk.call(&desk.mara, "POST", &format!("/api/v1/help/{lorry}/decline"), thanks).await.expect(200);
    open(&desk, &karl.room).await.says("We need not take it, and thank you");

    let dossier = reports::dossier_of(&desk.house, &desk.workspace, &marta.case).await.unwrap();
    assert_eq!(dossier.help.len(), 1);
    desk.send_form(&desk.tom, &format!("/help/{id}/erasure"), &[]).await.expect(403);
    desk.send_form(&desk.ines, &format!("/help/{id}/erasure"), &[]).await.expect(303);
    assert!(!open(&desk, &marta.room).await.text.contains("methods team"));
    all_holds(&desk).await;
});

walk!(whoever_sends_without_end_is_asked_to_wait, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    let mut answers = Vec::new();
    for n in 0..20 {
        let words = format!("Question {n}?");
        let sent = send(&desk, &format!("{}/questions", marta.room), &[("question", words.as_str())]).await;
        answers.push(sent.status.as_u16());
        // As if she had sent as much besides: a minute holds sixty.
        for _ in 0..9 {
            let _ = desk.house.limits().pass(Gate::Contact, marta.id.as_str());
        }
    }
    assert!(answers[..5].iter().all(|status| *status == 303) && answers.contains(&429), "{answers:?}");
    let shown = open(&desk, &marta.room).await.expect(200);
    assert!(shown.text.contains("Question 0?"), "what came before is kept");
});
