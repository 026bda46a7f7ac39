//! One recovery, small and whole: something stands in every table that says anything about it.

use amends::customers::import::{self, Kind, Order};
use amends::ground::id::{CaseId, CustomerId, IncidentId};
use amends::ground::{Actor, Config, Who};
use amends::{customers, remedies, replies, scope, surveys};
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};

use super::super::public_rooms as rooms;
use super::one_customer::{clear_up_and_bid, go_and_see, hear, meet, old_wrong, plan, work_together};
use crate::harness::{TestDesk, settings};

const CUSTOMERS: &str = "customer_key,name,attribute segment,attribute street,attribute city\n\
    C-1,Brightwing <b>Aero</b>,aviation,Hangar 4,Leeds\n\
    C-2,شركة الخليج,aviation,,\n\
    C-3,Kestrel,consumer,,\n\
    C-3,Kestrel again,consumer,,\n";
const CONTACTS: &str = "contact_key,customer_key,name,email,roles,language,phone\n\
    P-1,C-1,Marta Lindqvist 😀,marta@example.test,quality,en,+46 8 123\n\
    P-2,C-2,سارة,sara@example.test,purchasing,ar,\n\
    P-3,C-3,Otto,otto@example.test,,en,\n";
const HOLDINGS: &str = "holding_key,customer_key,kind,label,status,promised\n\
    O-1,C-1,order,Blade,open,2026-03-01\n\
    O-2,C-2,order,Blade,open,2026-03-01\n";
const MONTHS: &str = "customer_key,month,currency,revenue,margin,invoices_due,invoices_on_time\n\
    C-1,2026-01,EUR,120000.00,31000.00,4,4\n\
    C-2,2026-01,EUR,(300.00),-80.50,2,1\n";

/// The recovery, where a test goes on.
pub struct Recovery {
    pub incident: IncidentId,
    /// The case that was unhappy, and is happy now.
    pub case: CaseId,
    pub customer: CustomerId,
    _mailbox: Mailbox,
}

/// Settings with a mail server, and that server.
pub fn with_mail() -> (Config, Mailbox) {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    (Config { smtp_url: Some(mailbox.url()), mail_rate: 0, ..settings() }, mailbox)
}

pub(super) async fn post(desk: &TestDesk, by: &Actor, path: &str, said: Value) -> Value {
    let answer = desk.call(by, "POST", &format!("/api/v1{path}"), said).await;
    assert!(answer.status.is_success(), "{path}: {}", answer.text);
    if answer.text.is_empty() { Value::Null } else { answer.json() }
}

pub(super) fn id<I: std::str::FromStr<Err: std::fmt::Debug>>(value: &Value) -> I {
    value.as_str().unwrap_or_else(|| panic!("no id: {value}")).parse().unwrap()
}

async fn take_in(desk: &TestDesk, kind: Kind, text: &str) {
    let file_name = format!("{}.csv", kind.word());
    let order =
        Order { kind, file_name, bytes: Some(text.len() as u64), mapping: None, zone: None, is_dry: false };
    let source = std::io::Cursor::new(text.as_bytes().to_vec());
    import::import(&desk.house, &desk.mara, order, source, |_| {}).await.unwrap();
}

/// Tells it from the import to the lesson. The settings are those of [`with_mail`].
pub async fn tell(desk: &TestDesk, mailbox: Mailbox) -> Recovery {
    desks_own(desk).await;
    for (kind, text) in [
        (Kind::Customers, CUSTOMERS),
        (Kind::Contacts, CONTACTS),
        (Kind::Holdings, HOLDINGS),
        (Kind::Months, MONTHS),
    ] {
        take_in(desk, kind, text).await;
    }
    // A file that came in and waits.
    let mut coming = import::Receiving::begin(&desk.house, &desk.mara).await.unwrap();
    coming.take(HOLDINGS.as_bytes()).await.unwrap();
    coming.end(Some(Kind::Holdings), "later.csv").await.unwrap();

    let declared = json!({ "title": "The furnace <b>stopped</b>", "scenario": "outage",
        "summary": "The lining of furnace 2 cracked in the night.", "noticed_at": "2026-03-02T07:00:00Z" });
    let incident: IncidentId = id(&post(desk, &desk.mara, "/incidents", declared).await["id"]);
    let scope = format!("/incidents/{incident}/scopes");
    let said = json!({ "list": "C-1\nC-2\nC-3\nC-9", "leave_out": "C-3, told by telephone on Monday",
        "strays_because": "A test order of our own", "reason": "Their orders run through it" });
    let drafted = post(desk, &desk.mara, &scope, said).await["id"].as_str().unwrap().to_owned();
    post(desk, &desk.tom, &format!("{scope}/{drafted}/confirmation"), Value::Null).await;
    scope::keep_set(&desk.house, &desk.mara, "told by hand", "The list of <b>Monday</b>", "C-8\nC-9")
        .await
        .unwrap();
    let said = json!({ "rule": "customer.segment = aviation and customer.key not in set \"told by hand\" possibly (customer.segment = consumer)",
        "possibly": "leave", "possibly_because": "Theirs was poured in another furnace", "reason": "By rule from now on",
        "leave_out_rule": "has no contact", "leave_out_because": "Nobody to tell yet" });
    post(desk, &desk.mara, &scope, said).await;
    let heard = json!({ "roles": "quality", "because": "They stop the line" });
    desk.call(&desk.tom, "PUT", "/api/v1/audiences/breach", heard).await.expect(200);
    desk.settle().await;

    their_system(desk).await;
    let said = json!({ "kind": "first", "subject": "Our furnace stopped",
        "what_happened": "The lining cracked <b>at night</b>.\n\nNobody was hurt.",
        "what_you_can_do": "Tell us which parts stop your line first.", "next_update_at": "2026-03-02T15:00:00Z",
        "template": "outage/first/en/2", "texts": [{ "language": "ar", "subject": "توقف فرننا", "what_happened": "تشققت البطانة <b>ليلًا</b>.",
            "what_you_can_do": "أخبرونا، {{ customer.name }}، أي القطع توقف خطكم أولًا." }] });
    let notice = post(desk, &desk.mara, &format!("/incidents/{incident}/notices"), said).await;
    let notice = notice["id"].as_str().unwrap();
    post(desk, &desk.mara, &format!("/notices/{notice}/submission"), Value::Null).await;
    post(desk, &desk.tom, &format!("/notices/{notice}/approval"), Value::Null).await;
    desk.settle().await;
    // An hour of silence, and one of us owes them a word.
    let chase =
        json!({ "is_on": true, "remind_after": 1, "most_reminders": 0, "other_after": 1, "person_after": 1 });
    desk.call(&desk.tom, "PUT", &format!("/api/v1/incidents/{incident}/chase"), chase).await.expect(200);
    desk.wait(3_600_000);
    carry(desk, notice).await;
    own_up(desk, &incident).await;
    own_up_twice(desk, &incident).await;
    show_the_work(desk, &incident).await;
    speak_to_all(desk, &incident).await;
    be_followed(desk, &mailbox, &incident).await;

    let key = customers::customer_of_key(&mut desk.house.read(), &desk.workspace, "C-1").await.unwrap();
    let customer = key.unwrap();
    let case = case_of(desk, &incident, &customer).await;
    let guest = guest(desk, &customer).await;
    hear(desk, &case, &guest).await;
    plan(desk, &case, &guest).await;
    old_wrong(desk, &case, &customer).await;
    go_and_see(desk, &case, &guest).await;
    meet(desk, &case, &guest).await;
    clear_up_and_bid(desk, &case, &customer, &guest).await;
    work_together(desk, &case).await;
    speak_before_everyone(desk, &incident, &guest).await;
    write_back_and_forth(desk).await;
    make_good(desk, &incident, &case, &guest).await;
    verify(desk, &incident, &case, &guest).await;
    let lesson = json!({ "title": "One furnace is none", "learned": "Keep a second.", "changes": "Ring first.",
        "incident_id": incident, "playbook": "crisis" });
    let lesson = post(desk, &desk.mara, "/lessons", lesson).await["id"].as_str().unwrap().to_owned();
    let anew = json!({ "title": "Two furnaces", "learned": "Keep a second, and try it.", "version": 1 });
    desk.call(&desk.mara, "PUT", &format!("/api/v1/lessons/{lesson}"), anew).await.expect(200);
    desk.settle().await;
    Recovery { incident, case, customer, _mailbox: mailbox }
}

/// A system of a customer that nobody reaches yet, and who said what of it.
async fn their_system(desk: &TestDesk) {
    let key = customers::customer_of_key(&mut desk.house.read(), &desk.workspace, "C-1").await.unwrap();
    let customer = key.unwrap();
    let people = customers::contacts_of(&mut desk.house.read(), &desk.workspace, &customer).await.unwrap();
    let said = json!({ "contact_id": people[0].id, "label": "Incident desk <b>Leeds</b>", "url": "https://hooks.example.com/in",
        "tells": true, "tells_because": "Marta, by mail" });
    let made = post(desk, &desk.tom, &format!("/customers/{customer}/webhooks"), said).await;
    let id = made["id"].as_str().unwrap();
    post(desk, &desk.tom, &format!("/webhooks/{id}/rotation"), Value::Null).await;
    post(desk, &desk.mara, &format!("/webhooks/{id}/pause"), json!({ "because": "They maintain it" })).await;
}

/// By voice and on paper too.
async fn carry(desk: &TestDesk, notice: &str) {
    for way in ["calls", "letters"] {
        post(desk, &desk.tom, &format!("/notices/{notice}/{way}"), json!({ "whom": "all" })).await;
    }
    desk.settle().await;
    let mara = desk.mara.member().unwrap();
    desk.call(&desk.tom, "PUT", &format!("/api/v1/callers/{mara}"), Value::Null).await.expect(200);
    let taken = post(desk, &desk.mara, "/calls/next", json!({})).await;
    let call = taken["delivery_id"].as_str().unwrap();
    let back = json!({ "outcome": "call_back", "call_back_at": "2026-03-03T12:00:00Z", "note": "In a <b>meeting</b>" });
    post(desk, &desk.mara, &format!("/calls/{call}/outcome"), back).await;
    let run = post(desk, &desk.mara, &format!("/notices/{notice}/print-runs"), Value::Null).await;
    let run = run["id"].as_str().unwrap();
    let posted = json!({ "posted_on": desk.house.now().rfc3339() });
    post(desk, &desk.mara, &format!("/print-runs/{run}/posting"), posted).await;
    desk.settle().await;
}

/// A count, and a picture of the hall that an hour's sheet notes.
async fn show_the_work(desk: &TestDesk, incident: &IncidentId) {
    let path = format!("/incidents/{incident}/windows");
    let hall = json!({ "kind": "picture", "title": "The hall", "alt": "Two people at <b>furnace 2</b>" });
    let hall = post(desk, &desk.mara, &path, hall).await["id"].as_str().unwrap().to_owned();
    let hall = amends::windows::find(&mut desk.house.read(), &desk.workspace, &hall.parse().unwrap()).await;
    let bytes = include_bytes!("../../../../crates/footage/tests/data/plain.jpg");
    amends::windows::push(&desk.house, &hall.unwrap(), "picture", bytes).await.unwrap();
    let count = json!({ "kind": "counter", "title": "Castings", "alt": "Made again", "unit": "castings", "target": 40 });
    let count = post(desk, &desk.mara, &path, count).await["id"].as_str().unwrap().to_owned();
    post(desk, &desk.mara, &format!("/windows/{count}/count"), json!({ "value": 12 })).await;
    post(desk, &desk.mara, &format!("/windows/{count}/key"), Value::Null).await;
    desk.wait(3_600_000);
    desk.settle().await;
}

/// The public room, with a logo.
async fn speak_to_all(desk: &TestDesk, incident: &IncidentId) {
    let path = format!("/incidents/{incident}/site");
    post(desk, &desk.mara, &path, Value::Null).await;
    let said = json!({ "headline": "The furnace <b>stopped</b>.", "means": "Parts are late. 😀", "can_do": "Ring us.",
        "colour": "#c2410c", "others": [{ "lang": "ar", "headline": "توقف الفرن" }] });
    desk.call(&desk.mara, "PUT", &format!("/api/v1{path}"), said).await.expect(200);
    let logo = include_bytes!("../../../../crates/footage/tests/data/plain.png");
    amends::rooms::site::keep_logo(&desk.house, &desk.mara, incident, logo).await.unwrap();
    let path = format!("/api/v1{path}/publication");
    desk.call(&desk.tom, "PUT", &path, json!({ "published": true })).await.expect(200);
}

/// Somebody follows its public room, and was told something.
async fn be_followed(desk: &TestDesk, mailbox: &Mailbox, incident: &IncidentId) {
    let site = rooms::site_of(desk, incident).await;
    let room = amends::followers::Followed {
        incident_id: incident.clone(),
        title: site.headline.clone(),
        link: format!("http://127.0.0.1:7171/s/{}", site.address),
    };
    let ask = |email: &'static str| {
        amends::followers::ask(&desk.house, &desk.workspace, &room, email, "ar", "203.0.113.9")
    };
    ask("otto@example.org").await.unwrap();
    desk.settle().await;
    let links: Vec<String> = mailbox.received().iter().flat_map(post::Received::links).collect();
    let secret = links.iter().find_map(|l| l.split("/follow/").nth(1)).unwrap();
    amends::followers::confirm(&desk.house, secret).await.unwrap();
    desk.wait(60_000);
    rooms::posted(desk, incident, "identified", "The lining <b>cracked</b>.").await;
    desk.settle().await;
}

async fn case_of(desk: &TestDesk, incident: &IncidentId, customer: &CustomerId) -> CaseId {
    let mut read = desk.house.read();
    amends::incidents::seek_case_of(&mut read, &desk.workspace, incident, customer).await.unwrap().unwrap().id
}

/// Whoever the first private link of a customer lets in.
async fn guest(desk: &TestDesk, customer: &CustomerId) -> Actor {
    let people = customers::contacts_of(&mut desk.house.read(), &desk.workspace, customer).await.unwrap();
    let who = Who::Contact { id: people[0].id.clone(), customer: customer.clone() };
    Actor { workspace: desk.workspace.clone(), who, name: people[0].name.clone() }
}

/// Members, their keys, and how far they may go.
async fn desks_own(desk: &TestDesk) {
    desk.sign_in("mara@example.test", crate::harness::PASSWORD).await;
    post(desk, &desk.mara, "/tokens", json!({ "label": "Orders", "scope": "write" })).await;
    post(desk, &desk.ines, "/invitations", json!({ "email": "noor@example.test", "role": "member" })).await;
    let said = json!({ "subject": "The furnace stands", "what_happened": "It cracked.", "what_you_can_do": "Ring us.",
        "who_is_affected": "{{ customer.name }}", "note": "Ours is a furnace." });
    let path = "/api/v1/wording/templates/outage/first/en";
    desk.call(&desk.tom, "PUT", path, said).await.expect(200);
    let said = remedies::LeewaySaid {
        who: "member".into(),
        currency: "EUR".into(),
        per_offer_minor: 20_000,
        per_customer_minor: 50_000,
    };
    remedies::set_leeway(&desk.house, &desk.ines, said).await.unwrap();
}

async fn own_up(desk: &TestDesk, incident: &IncidentId) {
    let path = format!("/incidents/{incident}/admission");
    for (by, stance) in [(&desk.mara, "alleged"), (&desk.mara, "verified"), (&desk.tom, "admitted")] {
        post(desk, by, &path, json!({ "stance": stance, "because": "The log of the furnace" })).await;
    }
    let parts = json!({ "form": "written", "words": "It was our fault, and we pay the freight. We are sorry.",
        "parts": { "responsibility": true, "repair": true, "regret": true } });
    post(desk, &desk.tom, &format!("/incidents/{incident}/apologies"), parts).await;
    let said = json!({ "incident_id": incident, "kind": "fix_date", "words": "The furnace runs again",
        "due_at": "2026-03-06T12:00:00Z", "evidence": "The supplier signed for Thursday.", "confidence": 90 });
    let promise = post(desk, &desk.mara, "/promises", said).await["id"].as_str().unwrap().to_owned();
    post(desk, &desk.tom, &format!("/promises/{promise}/publication"), json!({})).await;
    desk.settle().await;
}

/// Others spoke of it before us, and something was hidden; our own people are told.
async fn own_up_twice(desk: &TestDesk, incident: &IncidentId) {
    let said = json!({ "speaker": "media", "place": "The Halden <b>Post</b>", "url": "https://post.example/1", "reach": "many",
        "words": "Nobody says why. 😡", "said_at": "2026-03-02T08:00:00Z" });
    post(desk, &desk.mara, &format!("/incidents/{incident}/mentions"), said).await;
    let path = format!("/api/v1/incidents/{incident}/second-wrongs");
    let wrongs = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    let wrong = wrongs[0]["id"].as_str().unwrap();
    post(desk, &desk.tom, &format!("/second-wrongs/{wrong}/confirmation"), Value::Null).await;
    let words = "We told you a day late, and <b>that</b> was wrong.";
    let said = json!({ "sentence": words, "apology": { "form": "written", "words": words } });
    post(desk, &desk.mara, &format!("/second-wrongs/{wrong}/owning"), said).await;
    let said = json!({ "kind": "not_told", "words": "We knew <b>on Friday</b>.", "evidence": "The minutes of that Friday.",
        "since": "2026-02-27T09:00:00Z" });
    let hidden = post(desk, &desk.tom, &format!("/incidents/{incident}/deceptions"), said).await;
    let hidden = hidden["id"].as_str().unwrap();
    post(desk, &desk.ines, &format!("/deceptions/{hidden}/confirmation"), Value::Null).await;
    let said = json!({ "subject": "What you may <b>say</b>", "what_happened": "The furnace stands.",
        "what_we_say": "It is our doing.", "what_you_may_promise": "A call before four.", "questions_to": "Ines" });
    let bulletin = post(desk, &desk.mara, &format!("/incidents/{incident}/bulletins"), said).await;
    let bulletin = bulletin["id"].as_str().unwrap();
    post(desk, &desk.tom, &format!("/bulletins/{bulletin}/publication"), Value::Null).await;
    post(desk, &desk.vic, &format!("/bulletins/{bulletin}/receipt"), Value::Null).await;
    desk.settle().await;
}

/// Said, edited, by somebody with a face; asked, answered, read by all; offered, asked for, given; helped, thanked.
async fn speak_before_everyone(desk: &TestDesk, incident: &IncidentId, guest: &Actor) {
    let path = format!("/incidents/{incident}/speakers");
    let speaker =
        post(desk, &desk.tom, &path, json!({ "name": "Ines <Okafor>", "role": "operations" })).await;
    let bytes = include_bytes!("../../../../crates/footage/tests/data/plain.jpg");
    amends::updates::show_face(&desk.house, &desk.tom, &id(&speaker["id"]), bytes).await.unwrap();
    let next = desk.house.now().plus(7_200_000).rfc3339();
    let said = json!({ "status": "identified", "text": "It might have <b>cracked</b>.", "next_update_at": next, "speaker_id": speaker["id"] });
    let update = post(desk, &desk.tom, &format!("/incidents/{incident}/updates"), said).await;
    let update = update["id"].as_str().unwrap();
    let edit = json!({ "text": "It cracked. 😡", "because": "It did crack.", "version": 1 });
    desk.call(&desk.tom, "PUT", &format!("/api/v1/updates/{update}"), edit).await.expect(200);

    let asked =
        amends::questions::QuestionSaid { question: "Is lot 7 <b>sound</b>?".into(), ..Default::default() };
    let question = amends::questions::ask(&desk.house, guest, incident, &asked).await.unwrap().id;
    post(
        desk,
        &desk.mara,
        &format!("/questions/{question}/answer"),
        json!({ "answer": "Yes: it was measured." }),
    )
    .await;
    let out = json!({ "question": "Is lot 7 sound?", "answer": "Yes.", "nothing_personal": "yes" });
    post(desk, &desk.tom, &format!("/questions/{question}/publication"), out).await;

    let offer = json!({ "kind": "partner", "title": "Hours in <b>Oslo</b>", "words": "Ring them.", "amount": "3", "unit": "hours" });
    let offered = post(desk, &desk.tom, &format!("/incidents/{incident}/alternatives"), offer).await;
    let wanted =
        amends::alternatives::AskSaid { amount: "2".into(), words: "Soon 😀".into(), ..Default::default() };
    let ask =
        amends::alternatives::ask_for(&desk.house, guest, &id(&offered["id"]), &wanted).await.unwrap().id;
    post(desk, &desk.mara, &format!("/asks/{ask}/giving"), json!({ "words": "They expect <b>you</b>." }))
        .await;

    let asked = json!({ "kind": "competitor", "name": "Nordhammer <b>Forge</b>", "person": "Åse", "state": "offered",
        "said": "Forty hours 😀.", "amount": "40", "unit": "hours", "whom": "Marta's line" });
    let source = post(desk, &desk.mara, &format!("/incidents/{incident}/sources"), asked).await;
    let offer = json!({ "kind": "competitor", "title": "Forty hours", "words": "Ring them.", "source_id": source["id"] });
    post(desk, &desk.tom, &format!("/incidents/{incident}/alternatives"), offer).await;

    let help = amends::help::HelpSaid { help: "Our methods team can come.".into(), ..Default::default() };
    let help = amends::help::offer(&desk.house, guest, incident, &help).await.unwrap().id;
    post(
        desk,
        &desk.mara,
        &format!("/help/{help}/acceptance"),
        json!({ "thanks": "Thank you, <b>please</b> do." }),
    )
    .await;
    desk.settle().await;
}

/// A mail of hers, whole, and what we answered.
async fn write_back_and_forth(desk: &TestDesk) {
    let raw = "From: Marta <marta@example.test>\r\nTo: desk@example.test\r\nSubject: Re: Our furnace 😡\r\n\
        Message-ID: <1@example.test>\r\n\r\nTwo aircraft stand.\r\n";
    let receipt = replies::receive(&desk.house, raw.as_bytes().to_vec(), "desk@example.test").await.unwrap();
    let replies::Receipt::Stored(mail) = receipt else { panic!("{receipt:?}") };
    replies::answer(&desk.house, &desk.mara, &mail.id, "On Friday, <b>at noon</b>.").await.unwrap();
}

async fn make_good(desk: &TestDesk, incident: &IncidentId, case: &CaseId, guest: &Actor) {
    let credit = json!({ "kind": "credit", "title": "Your freight whole", "words": "We pay the freight.",
        "reason": "What they recorded.", "amount": { "minor": 12_000, "currency": "EUR" }, "all_cases": true });
    let made = post(desk, &desk.mara, &format!("/incidents/{incident}/remedies"), credit).await;
    let remedy = made["remedy"]["id"].as_str().unwrap();
    post(desk, &desk.mara, &format!("/remedies/{remedy}/offering"), json!({ "confirm": true })).await;
    let mut read = desk.house.read();
    let offers = remedies::list_of_case(&mut read, &desk.workspace, case).await.unwrap();
    remedies::accept(&desk.house, guest, &offers[0].id).await.unwrap();
}

/// Asked, unhappy; asked again, happy: what was asked first is over.
async fn verify(desk: &TestDesk, incident: &IncidentId, case: &CaseId, guest: &Actor) {
    for solution in ["no", "yes"] {
        desk.wait(60_000);
        let asking = json!({ "ready": true, "because": "The furnace runs again.", "cases": [case] });
        let survey = post(desk, &desk.mara, &format!("/incidents/{incident}/survey"), asking).await;
        let said = surveys::AnswerSaid {
            solution: solution.into(),
            making_good: "yes".into(),
            heard: Some(6),
            words: "Three nights <b>we</b> worked.".into(),
            ..Default::default()
        };
        surveys::answer(&desk.house, guest, &id(&survey["id"]), case, said).await.unwrap();
        desk.settle().await;
    }
}
