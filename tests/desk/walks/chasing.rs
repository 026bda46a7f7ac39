//! Chasing only the silent (R13, R25): whoever lets us know or gives a sign is left alone; the rest are reminded once,
//! rung, and in the end left to a person; by day where they live, never twice, whatever dies in between.

use std::time::Duration;

use amends::app::start;
use amends::chasing::{self, ChaseSaid, jobs};
use amends::ground::id::{ContactId, CustomerId, Id, IncidentId};
use amends::ground::{Actor, Dice, Fault, House, Who, workspace};
use amends::listening::{self, ImpactSaid};
use amends::notices;
use axum::http::Method;
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};
use twodb::{Sql, args, sql};

use super::notices::{HOUR, first, get, incident, mail_walk, submitted, touched, with};
use crate::harness::TestDesk;

const BUYERS: usize = 2_000;
const PRESSED: usize = 1_300;
const ANSWERED: usize = 40;
/// Nobody knows a number of these.
const UNREACHABLE: usize = 3;

/// Customers with one buyer each, who have a telephone or not.
async fn buyers(desk: &TestDesk, many: usize) -> Vec<(CustomerId, ContactId)> {
    let (at, dice) = (desk.house.now(), desk.house.dice());
    let all: Vec<_> = (0..many).map(|_| (CustomerId::mint(at, dice), ContactId::mint(at, dice))).collect();
    let mut tx = desk.house.db().begin().await.unwrap();
    let customers = all
        .iter()
        .enumerate()
        .map(|(n, (id, _))| args![&desk.workspace, id, format!("Customer {n}"), "{}", at, at])
        .collect::<Vec<_>>();
    tx.insert_many(
        "customers",
        &["workspace_id", "id", "name", "attributes", "created_at", "changed_at"],
        "",
        customers,
    )
    .await
    .unwrap();
    let contacts = all.iter().enumerate().map(|(n, (customer, id))| {
        let phone = (n < many - UNREACHABLE).then(|| format!("+47 22 {n:06}"));
        let zone = (n == PRESSED + ANSWERED).then(|| "America/Los_Angeles".to_owned());
        let mail = format!("buyer{n}@example.test");
        args![&desk.workspace, id, customer, format!("Buyer {n}"), mail, phone, "", "en", zone, at, at]
    });
    let columns = [
        "workspace_id",
        "id",
        "customer_id",
        "name",
        "email",
        "phone",
        "roles",
        "language",
        "zone",
        "created_at",
        "changed_at",
    ];
    tx.insert_many("contacts", &columns, "", contacts.collect::<Vec<_>>()).await.unwrap();
    tx.commit().await.unwrap();
    all
}

fn guest(desk: &TestDesk, (customer, contact): &(CustomerId, ContactId)) -> Actor {
    let who = Who::Contact { id: contact.clone(), customer: customer.clone() };
    Actor { workspace: desk.workspace.clone(), who, name: "A buyer".into() }
}

/// Told by a first notice of this incident.
async fn told(desk: &TestDesk, incident: &IncidentId, buyers: &[(CustomerId, ContactId)]) -> String {
    let customers: Vec<&CustomerId> = buyers.iter().map(|(c, _)| c).collect();
    touched(desk, incident, &customers).await;
    let id = submitted(desk, incident, first()).await;
    desk.call(&desk.tom, "POST", &format!("/api/v1/notices/{id}/approval"), Value::Null).await.expect(200);
    desk.settle().await;
    id
}

/// How many deliveries of an incident go by this way in this round.
async fn queued(desk: &TestDesk, incident: &IncidentId, channel: &str, round: i64) -> i64 {
    let text = "select count(*) from deliveries where incident_id = $1 and channel = $2 and round = $3";
    desk.house.read().count(sql(text), args![incident, channel, round]).await.unwrap()
}

fn rule() -> ChaseSaid {
    ChaseSaid { is_on: true, remind_after: 24, most_reminders: 1, other_after: 24, person_after: 24 }
}

/// Goes up the ladder on two desks at once, over and over, and breaks most tries off half-way.
async fn chased_by_two(desk: &TestDesk) {
    let other: House =
        start::open(desk.house.config().clone(), desk.house.clock().clone(), Dice::system()).await.unwrap();
    let here = workspace::seek(&mut desk.house.read(), &desk.workspace).await.unwrap().unwrap();
    for ms in [3, 9, 27, 81, 200] {
        let most = Duration::from_millis(ms);
        let (_, _) = tokio::join!(
            tokio::time::timeout(most, jobs::chase(&desk.house, &here)),
            tokio::time::timeout(most, jobs::chase(&other, &here))
        );
        // A look that was broken off is taken up again at the next.
        desk.wait(6 * 60_000);
    }
    let (one, two) = tokio::join!(jobs::chase(&desk.house, &here), jobs::chase(&other, &here));
    one.unwrap();
    two.unwrap();
    other.db().close().await;
}

mail_walk!(two_thousand_are_told_and_only_the_silent_are_asked_again, |desk, mailbox| {
    let incident = incident(&desk).await;
    let buyers = buyers(&desk, BUYERS).await;
    let notice = told(&desk, &incident, &buyers).await;
    assert_eq!(mailbox.take().len(), BUYERS);
    for buyer in &buyers[..PRESSED] {
        let notice = notice.parse().unwrap();
        notices::say_had(&desk.house, &guest(&desk, buyer), &incident, &notice).await.unwrap();
    }
    desk.wait(HOUR);
    for buyer in &buyers[PRESSED..PRESSED + ANSWERED] {
        let mut read = desk.house.read();
        let case = amends::incidents::seek_case_of(&mut read, &desk.workspace, &incident, &buyer.0).await;
        let case = case.unwrap().unwrap();
        let said = ImpactSaid {
            kind: "production".into(),
            horizon: "near".into(),
            text: "We stand.".into(),
            ..Default::default()
        };
        listening::record_impact(&desk.house, &guest(&desk, buyer), &case.id, said).await.unwrap();
    }
    let hearing = get(&desk, &format!("/api/v1/incidents/{incident}/chase")).await["hearing"].clone();
    assert_eq!(
        hearing,
        json!({ "told": 2000, "acknowledged": 1300, "answered": 40, "seen": 0, "silent": 660 })
    );

    // Nobody is chased whom no lead let the desk chase.
    desk.wait(30 * HOUR);
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 0);
    let said = serde_json::to_value(rule()).unwrap();
    let path = format!("/api/v1/incidents/{incident}/chase");
    desk.call(&desk.mara, "PUT", &path, said.clone()).await.expect(403);
    let absurd = json!({ "is_on": true, "remind_after": 0, "most_reminders": 9, "other_after": 24, "person_after": 24 });
    desk.call(&desk.tom, "PUT", &path, absurd).await.expect(422).says("most_reminders");
    // It is Tuesday 16:00 in Halden, and eight in the morning in Los Angeles.
    desk.call(&desk.tom, "PUT", &path, said).await.expect(200);
    let outlook = get(&desk, &path).await["outlook"].clone();
    assert_eq!(outlook["now"], json!({ "remind": 660 }), "{outlook}");

    chased_by_two(&desk).await;
    assert_eq!(queued(&desk, &incident, "mail", 2).await, 660, "once each, on two desks");
    desk.settle().await;
    let reminders = mailbox.take();
    assert_eq!(reminders.len(), 660);
    let (one, text) = (&reminders[0], reminders[0].text());
    assert!(
        text.contains("We wrote to you on 2 March 2026 and do not know whether it reached you."),
        "{text}"
    );
    assert_eq!(one.subject(), "Our furnace stopped");
    let pressed: Vec<String> = (0..PRESSED + ANSWERED).map(|n| format!("buyer{n}@example.test")).collect();
    assert!(reminders.iter().all(|l| !pressed.contains(&l.to[0])), "nobody who answered is chased");

    // One of the reminded presses the button at last, in the room that the letter leads to; a look is no press.
    let last = reminders.iter().find(|l| l.to == ["buyer1999@example.test"]).unwrap();
    let room = last.links().into_iter().find(|l| l.contains("/r/") && !l.contains('#')).unwrap();
    let room = room.split_once("/r/").map(|(_, secret)| format!("/r/{secret}")).unwrap();
    let page = desk.browse(None, Method::GET, &room, &[]).await.expect(200).says("I have read this");
    assert!(page.text.contains("id=\"have\""), "the letter's link leads to the button");
    assert_eq!(get(&desk, &path).await["hearing"]["seen"], 1);
    desk.browse(None, Method::GET, &format!("{room}/acknowledgement"), &[]).await.expect(303);
    assert_eq!(get(&desk, &path).await["hearing"]["acknowledged"], 1300, "opening is no acknowledgement");
    let fields = [("notice", notice.as_str())];
    for _ in 0..2 {
        let back =
            desk.browse(None, Method::POST, &format!("{room}/acknowledgement"), &fields).await.expect(303);
        assert!(back.location.ends_with("#have"), "{}", back.location);
    }
    assert_eq!(get(&desk, &path).await["hearing"]["acknowledged"], 1301);
    desk.browse(None, Method::GET, &room, &[]).await.expect(200).says("You let us know that you have this.");

    // A day later those with a number are rung, and two are left to a person; whoever pressed is neither.
    desk.wait(25 * HOUR);
    chased_by_two(&desk).await;
    assert_eq!(queued(&desk, &incident, "voice", 3).await, 657);
    let home = desk.open_page(&desk.vic, "/").await.expect(200);
    home.says("Buyer 1997, Customer 1997").says("Buyer 1998, Customer 1998");
    let duties: Vec<(String, String)> = desk
        .house
        .read()
        .all(sql("select id, contact_id from chase_duties order by id"), args![])
        .await
        .unwrap();
    assert_eq!(duties.len(), 2);
    // Again, nothing new: nobody twice.
    chased_by_two(&desk).await;
    desk.settle().await;
    assert_eq!((mailbox.take().len(), queued(&desk, &incident, "voice", 3).await), (0, 657));

    // Mara speaks with one: they know from then on.
    let duty = &duties[0].0;
    desk.open_page(&desk.mara, &format!("/duties/{duty}")).await.expect(200).says("They cannot be reached");
    let nothing = [("how", "not_reached"), ("words", "")];
    desk.send_form(&desk.mara, &format!("/duties/{duty}/settlement"), &nothing).await.expect(303);
    let spoke = json!({ "how": "spoken", "words": "She had read it." });
    let path_of = format!("/api/v1/duties/{duty}/settlement");
    desk.call(&desk.vic, "POST", &path_of, spoke.clone()).await.expect(403);
    assert_eq!(
        desk.call(&desk.mara, "POST", &path_of, spoke.clone()).await.expect(200).json()["how"],
        "spoken"
    );
    desk.call(&desk.mara, "POST", &path_of, spoke).await.expect(409);
    assert_eq!(get(&desk, &path).await["hearing"]["acknowledged"], 1302);

    // The page lists the silent apart, and so does the file.
    let silent = format!("/incidents/{incident}/chase?standing=silent");
    desk.open_page(&desk.vic, &silent).await.expect(200).says("Those who are silent are asked again");
    let file = format!("/incidents/{incident}/chase/told.csv?standing=silent");
    let csv = desk.open_page(&desk.vic, &file).await.expect(200).text;
    assert_eq!(csv.lines().count(), 1 + 658, "a header, and each once");
    let api = get(&desk, &format!("/api/v1/incidents/{incident}/told?standing=answered&limit=200")).await;
    assert_eq!(api["items"].as_array().unwrap().len(), ANSWERED);
    desk.open_page(&desk.vic, &format!("/incidents/{incident}")).await.expect(200).says("Heard of us");
});

mail_walk!(nobody_is_woken_or_chased_once_they_were_heard_of, |desk, mailbox| {
    let incident = incident(&desk).await;
    let buyers = buyers(&desk, 4).await;
    told(&desk, &incident, &buyers).await;
    mailbox.take();
    chasing::set(&desk.house, &desk.tom, &incident, rule()).await.unwrap();

    // Thirteen hours later it is night: a wait that ends then ends in the morning.
    let night = ChaseSaid { remind_after: 13, ..rule() };
    chasing::set(&desk.house, &desk.tom, &incident, night).await.unwrap();
    desk.wait(13 * HOUR);
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 0, "it is ten in the evening");

    // The mail server takes nothing in the morning: the reminders wait, and one reader is heard of meanwhile.
    let all: Vec<String> = (0..4).map(|n| format!("buyer{n}@example.test")).collect();
    mailbox.behave(|b| b.defer = all);
    desk.wait(10 * HOUR);
    desk.settle().await;
    assert_eq!(queued(&desk, &incident, "mail", 2).await, 4);
    let notice: (String,) = desk.house.read().one(sql("select id from notices"), args![]).await.unwrap();
    notices::say_had(&desk.house, &guest(&desk, &buyers[0]), &incident, &notice.0.parse().unwrap())
        .await
        .unwrap();
    // Night falls before the server is back: nobody is written to then.
    mailbox.behave(|b| b.defer.clear());
    desk.wait(13 * HOUR);
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 0, "it is nine in the evening");
    desk.wait(11 * HOUR);
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 3);

    // Switched off, closed or withdrawn, nobody is chased.
    chasing::set(&desk.house, &desk.tom, &incident, ChaseSaid { is_on: false, ..rule() }).await.unwrap();
    desk.wait(60 * HOUR);
    desk.settle().await;
    assert_eq!(queued(&desk, &incident, "voice", 3).await, 0);
    let mut tx = desk.house.db().begin().await.unwrap();
    tx.run(Sql::built("update cases set state = 'withdrawn'".into()), args![]).await.unwrap();
    tx.commit().await.unwrap();
    chasing::set(&desk.house, &desk.tom, &incident, rule()).await.unwrap();
    desk.wait(HOUR);
    desk.settle().await;
    assert_eq!(queued(&desk, &incident, "voice", 3).await, 0);

    // A stranger to the notice finds nothing to press; a member presses for nobody.
    let stranger = (
        CustomerId::mint(desk.house.now(), desk.house.dice()),
        ContactId::mint(desk.house.now(), desk.house.dice()),
    );
    let not_theirs =
        notices::say_had(&desk.house, &guest(&desk, &stranger), &incident, &notice.0.parse().unwrap()).await;
    assert!(matches!(not_theirs, Err(Fault::Missing(_))), "{not_theirs:?}");
    let member = notices::say_had(&desk.house, &desk.mara, &incident, &notice.0.parse().unwrap()).await;
    assert!(matches!(member, Err(Fault::Forbidden(_))), "{member:?}");
});
