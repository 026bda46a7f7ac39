//! The curious follow a public room by mail (R68): asked first, told each thing once, gone with one click; and nobody learns
//! who follows.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU16, Ordering};

use amends::followers;
use amends::ground::clock::{DAY, HOUR, MINUTE};
use amends::ground::id::IncidentId;
use amends::{journal, reports};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use post::{Behaviour, Mailbox, Received};
use serde_json::Value;

use super::notices::{mail_walk, with};
use super::public_rooms::{self as rooms, closed, declared, edited, posted, published, withdrawn};
use crate::harness::{Answer, TestDesk};

/// Asks to follow, each time from another place.
async fn ask(desk: &TestDesk, address: &str, email: &str, language: &str) -> Answer {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let [high, low] = NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    ask_from([10, 9, high, low], desk, address, email, language).await
}

async fn ask_from(from: [u8; 4], desk: &TestDesk, address: &str, email: &str, language: &str) -> Answer {
    let fields = serde_urlencoded::to_string([("email", email), ("language", language)]).unwrap();
    let mut request = Request::post(format!("/s/{address}/follow"))
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(fields))
        .unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((from, 1))));
    desk.ask(None, request).await
}

/// The path of the first link in a letter that leads there.
fn path(letter: &Received, below: &str) -> String {
    let links = letter.links();
    let link = links.iter().find(|l| l.contains(below)).unwrap_or_else(|| panic!("{below}: {links:?}"));
    link[link.find(below).unwrap()..].to_owned()
}

/// Follows, to the end.
async fn join(desk: &TestDesk, mailbox: &Mailbox, address: &str, email: &str, language: &str) {
    ask(desk, address, email, language).await.expect(202);
    desk.settle().await;
    let letter = mailbox.take().pop().expect("a question");
    assert_eq!(letter.to, [email]);
    desk.browse(None, Method::POST, &path(&letter, "/follow/"), &[]).await.expect(200);
}

async fn count(desk: &TestDesk, incident: &IncidentId) -> i64 {
    followers::count(&mut desk.house.read(), &desk.workspace, incident).await.unwrap()
}

mail_walk!(the_curious_are_asked_first_told_once_and_gone_with_one_click, |desk, mailbox| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    let at = site.address.clone();
    posted(&desk, &incident, "investigating", "The furnace stands since six.").await;
    desk.settle().await;
    assert_eq!(mailbox.received().len(), 0, "nobody follows yet");

    // Bad input is said beside its field; a good address gets the one question.
    desk.browse(None, Method::GET, &format!("/s/{at}/follow"), &[]).await.expect(200).says("Follow by mail");
    ask(&desk, &at, "otto@@", "en").await.expect(422).says("This is no mail address.");
    let first = ask(&desk, &at, "Otto@Example.test", "de").await.expect(202);
    assert!(first.headers.get(header::SET_COOKIE).is_none());
    desk.settle().await;
    let letters = mailbox.take();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, ["otto@example.test"]);
    assert!(
        letters[0].subject().starts_with("Möchten Sie Neues von Halden Forge"),
        "{}",
        letters[0].subject()
    );
    assert!(letters[0].header("list-unsubscribe").is_none(), "there is nothing to leave yet");

    // Before the answer nothing else goes there; a link that a mail system opens answers nothing.
    desk.wait(MINUTE);
    posted(&desk, &incident, "identified", "The lining cracked at night, and 40 castings wait.").await;
    desk.settle().await;
    let question = path(&letters[0], "/follow/");
    let page = desk.browse(None, Method::GET, &question, &[]).await.expect(200).says("&#60;b&#62;stopped");
    assert_eq!(page.headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!((count(&desk, &incident).await, mailbox.received().len()), (0, 0));
    desk.browse(None, Method::POST, &question, &[]).await.expect(200).says("You will hear from us");
    assert_eq!(count(&desk, &incident).await, 1);
    desk.browse(None, Method::POST, &question, &[]).await.expect(404);
    desk.settle().await;
    assert_eq!(mailbox.received().len(), 0, "what stood there before was read there");

    // One letter for each update, however often the desk looks.
    desk.wait(MINUTE);
    let update =
        posted(&desk, &incident, "identified", "The new lining is here and it fits.\nWe ring you.").await;
    for _ in 0..3 {
        desk.settle().await;
        desk.wait(MINUTE);
    }
    let letters = mailbox.take();
    assert_eq!(letters.len(), 1, "{:?}", letters.iter().map(Received::subject).collect::<Vec<_>>());
    let letter = &letters[0];
    assert_eq!(letter.subject(), "Halden Forge: Neues über The furnace <b>stopped</b> 😀");
    let text = letter.text();
    for said in
        ["The new lining is here and it fits.", "Tom Brandt", "wir wissen, was geschehen ist", "2. März 2026"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(letter.links().contains(&format!("http://127.0.0.1:7171/s/{at}")), "{:?}", letter.links());
    assert_eq!(letter.header("list-unsubscribe-post").as_deref(), Some("List-Unsubscribe=One-Click"));
    let leave = path(letter, "/unfollow/");
    assert_eq!(letter.header("list-unsubscribe"), Some(format!("<http://127.0.0.1:7171{leave}>")));

    // A mended letter is no news; another day is; and so is what is taken back.
    let update = edited(&desk, &update, "The new lining is here and it fits!\nWe ring you.").await;
    desk.settle().await;
    assert_eq!(mailbox.received().len(), 0);
    let update = edited(&desk, &update, "The new lining is here and it does not fit.\nWe ring you.").await;
    desk.settle().await;
    let changed = mailbox.take();
    assert_eq!(changed.len(), 1);
    assert!(changed[0].text().contains("does not fit"), "{}", changed[0].text());
    withdrawn(&desk, &update, "The supplier had misread the order.").await;
    desk.settle().await;
    let back = mailbox.take();
    assert!(back.len() == 1 && back[0].text().contains("misread the order"), "{back:?}");

    // A mail program leaves by itself: no cookie, no origin, no page. The address is erased, and what waits goes nowhere.
    posted(&desk, &incident, "monitoring", "It runs again.").await;
    let one_click = Request::post(&leave)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("List-Unsubscribe=One-Click"))
        .unwrap();
    desk.browse(None, Method::GET, &leave, &[]).await.expect(200).says("No more of these letters?");
    assert_eq!(count(&desk, &incident).await, 1, "an opened page leaves nothing");
    desk.ask(None, one_click).await.expect(200);
    desk.settle().await;
    assert_eq!((count(&desk, &incident).await, mailbox.take().len()), (0, 0));
    desk.browse(None, Method::GET, &leave, &[]).await.expect(404).says("No address is left here");
    let found = reports::verify(&desk.house, &desk.workspace).await.unwrap().findings;
    assert!(found.is_empty(), "{found:?}");

    // No address ever stood in the journal.
    let mut said = Vec::new();
    for fact in ["follower.joined", "follower.erased", "followers.told"] {
        said.extend(
            journal::of_fact(&mut desk.house.read(), &desk.workspace, incident.as_str(), fact, 0, 200)
                .await
                .unwrap(),
        );
    }
    assert_eq!(said.len(), 1 + 1 + 3);
    assert!(said.iter().all(|s| !s.body.contains("otto") && !s.body.contains("example.test")));
});

mail_walk!(nobody_learns_who_follows_and_nobody_is_pestered, |desk, mailbox| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    let at = site.address.clone();
    join(&desk, &mailbox, &at, "known@example.test", "en").await;
    let answers = [
        ask(&desk, &at, "known@example.test", "en").await,
        ask(&desk, &at, "new@example.test", "en").await,
        ask(&desk, &at, "new@example.test", "en").await,
    ];
    for answer in &answers {
        assert_eq!((answer.status.as_u16(), &answer.text), (202, &answers[0].text), "the same for everybody");
    }
    desk.settle().await;
    let letters = mailbox.take();
    assert_eq!(letters.len(), 2, "one question each, however often somebody presses");
    let mut subjects: Vec<String> = letters.iter().map(Received::subject).collect();
    subjects.dedup();
    assert_eq!(subjects.len(), 1, "and the same question");
    // Whoever follows already goes on, once.
    let known = letters.iter().find(|l| l.to == ["known@example.test"]).unwrap();
    desk.browse(None, Method::POST, &path(known, "/follow/"), &[]).await.expect(200);
    assert_eq!(count(&desk, &incident).await, 1);

    // A quarter of an hour later once more, three times in all; after two days it is all forgotten.
    for expected in [1, 1, 0, 0] {
        desk.wait(16 * MINUTE);
        ask(&desk, &at, "new@example.test", "en").await.expect(202);
        desk.settle().await;
        assert_eq!(mailbox.take().len(), expected);
    }
    desk.wait(2 * DAY);
    desk.settle().await;
    let kept: (i64,) = {
        use twodb::{args, sql};
        desk.house.read().one(sql("select count(*) from follower_requests"), args![]).await.unwrap()
    };
    assert_eq!(kept.0, 0, "an address that never answered is forgotten");

    // One caller cannot ask for very many.
    let mut statuses = Vec::new();
    for n in 0..20 {
        let email = format!("other{n}@example.test");
        statuses.push(ask_from([10, 8, 0, 1], &desk, &at, &email, "en").await.status.as_u16());
    }
    assert!(statuses.contains(&429), "{statuses:?}");

    // Only a public room that goes on can be followed; what stands elsewhere leads nowhere.
    desk.browse(None, Method::GET, "/s/no-such-room/follow", &[]).await.expect(404);
    rooms::changed(&desk, &site, "unpublished").await;
    desk.browse(None, Method::GET, &format!("/s/{at}/follow"), &[]).await.expect(404);
    let wrong = format!("/unfollow/{}", "x".repeat(43));
    let mut answers = Vec::new();
    for _ in 0..40 {
        answers.push(desk.browse(None, Method::POST, &wrong, &[]).await.status.as_u16());
    }
    assert!(
        answers.contains(&404) && answers.contains(&429),
        "whoever guesses is asked to wait: {answers:?}"
    );
});

mail_walk!(members_see_how_many_and_leads_where_letters_go, |desk, mailbox| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    let page = format!("/incidents/{incident}/followers");
    desk.open_page(&desk.vic, &page).await.expect(200).says("Nobody follows the public room yet.");
    for email in ["otto@example.test", "sara@example.test"] {
        join(&desk, &mailbox, &site.address, email, "en").await;
        desk.wait(MINUTE);
    }
    posted(&desk, &incident, "identified", "It <b>cracked</b>.").await;
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 2);
    let seen =
        desk.open_page(&desk.vic, &page).await.expect(200).says("2 people follow.").says("to 2 of them");
    let seen = seen.says("It &#60;b&#62;cracked");
    assert!(!seen.text.contains("otto@"), "a viewer sees a number and no address");
    desk.open_page(&desk.tom, &page).await.expect(200).says("otto@example.test");
    desk.open_page(&desk.vic, &format!("/incidents/{incident}")).await.expect(200).says("2 people follow.");
    let api = format!("/api/v1/incidents/{incident}/followers");
    let told = desk.call(&desk.vic, "GET", &api, Value::Null).await.expect(200).json();
    assert_eq!((told["count"].as_i64(), told["told"][0]["letters"].as_i64()), (Some(2), Some(2)));
    assert!(!told.to_string().contains("example.test"));
    desk.call(&desk.mara, "GET", &format!("{api}/addresses"), Value::Null).await.expect(403);
    let all = desk.call(&desk.tom, "GET", &format!("{api}/addresses"), Value::Null).await.expect(200).json();
    assert!(all["items"][0].get("leave_secret").is_none());
    let id = all["items"][0]["id"].as_str().unwrap().to_owned();
    desk.send_form(&desk.mara, &format!("/followers/{id}/removal"), &[]).await.expect(403);
    desk.call(&desk.tom, "DELETE", &format!("/api/v1/followers/{id}"), Value::Null).await.expect(204);
    desk.call(&desk.tom, "DELETE", &format!("/api/v1/followers/{id}"), Value::Null).await.expect(404);

    // The closing is the last letter, once.
    desk.wait(HOUR);
    let site = closed(&desk, &site, "A second furnace stands now.").await;
    desk.settle().await;
    desk.wait(HOUR);
    rooms::changed(&desk, &site, "archived").await;
    desk.settle().await;
    let last = mailbox.take();
    assert_eq!(last.len(), 1);
    assert_eq!(last[0].subject(), "Halden Forge: closed: The furnace <b>stopped</b> 😀");
    assert!(last[0].text().contains("A second furnace stands now."));
    let found = reports::verify(&desk.house, &desk.workspace).await.unwrap().findings;
    assert!(found.is_empty(), "{found:?}");
});

mail_walk!(a_mail_server_that_takes_nothing_loses_nothing, |desk, mailbox| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    for n in 0..3 {
        join(&desk, &mailbox, &site.address, &format!("reader{n}@example.test"), "en").await;
    }
    mailbox.behave(|b| b.defer = vec!["reader1@example.test".into()]);
    desk.wait(MINUTE);
    posted(&desk, &incident, "identified", "It cracked.").await;
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 2);
    mailbox.behave(|b| b.defer.clear());
    desk.wait(HOUR);
    desk.settle().await;
    let late = mailbox.take();
    assert_eq!(late.iter().map(|l| l.to.concat()).collect::<Vec<_>>(), ["reader1@example.test"]);
    desk.wait(DAY);
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 0, "and never again");
});
