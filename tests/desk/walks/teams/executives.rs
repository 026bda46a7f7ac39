//! An executive stands by a key customer: named, accepted, in touch, and every Monday with the customer's words in the ear (R82).

use amends::ground::Config;
use amends::ground::clock::DAY;
use amends::journal::{self, Chain, Entry};
use amends::listening::{self, NoteSaid};
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};

use super::super::interviews::{declared, send};
use super::super::meanwhile::{Person, person};
use super::{all_holds, get, is_owed, owed, post};
use crate::harness::{TestDesk, settings};

pub fn with_mail() -> (Config, Mailbox) {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    (Config { smtp_url: Some(mailbox.url()), mail_rate: 0, ..settings() }, mailbox)
}

pub async fn told(desk: &TestDesk, who: &Person, words: &str) {
    let said = NoteSaid { text: words.into(), channel: "visit".into(), contact_id: who.id.to_string() };
    listening::note(&desk.house, &desk.mara, &who.case, said).await.unwrap();
}

/// The texts of the digests that Vic was sent.
pub fn digests(mailbox: &Mailbox) -> Vec<String> {
    let all = mailbox.received();
    let to_vic = all.iter().filter(|letter| letter.to.iter().any(|to| to.contains("vic@example.test")));
    to_vic
        .filter(|letter| letter.subject().contains("What your customers said"))
        .map(post::Received::text)
        .collect()
}

async fn story(desk: TestDesk, mailbox: Mailbox) {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing <b>Aero</b>", "Marta Lindqvist").await;
    let otto = person(&desk, &incident, "Südflug", "Otto").await;
    told(&desk, &marta, "You went <b>silent</b>. 😡").await;
    let vic = desk.vic.member().unwrap();
    let name = format!("/cases/{}/executive", marta.case);
    desk.open_page(&desk.vic, "/digest").await.expect(200).says("You stand by no customer");

    // A lead names somebody, one at a time; who was named says so themselves.
    post(&desk, &desk.mara, &name, json!({ "member_id": vic })).await.expect(403);
    post(&desk, &desk.tom, &name, json!({ "member_id": "nobody" })).await.expect(422);
    let named = post(&desk, &desk.tom, &name, json!({ "member_id": vic })).await.expect(201).json();
    post(&desk, &desk.tom, &name, json!({ "member_id": vic }))
        .await
        .expect(409)
        .says("named for this customer already");
    let path = format!("/executives/{}", named["id"].as_str().unwrap());
    assert!(is_owed(
        &owed(&desk).await,
        "Say whether you stand by this customer · Brightwing <b>Aero</b> · Vic Ray"
    ));
    post(&desk, &desk.tom, &format!("{path}/acceptance"), Value::Null).await.expect(409);
    post(&desk, &desk.vic, &format!("{path}/decline"), json!({})).await.expect(422);
    desk.open_page(&desk.vic, &path).await.expect(200).says("Will you stand by this customer?");
    desk.send_form(&desk.vic, &format!("{path}/acceptance"), &[]).await.expect(303);
    let digest = desk.open_page(&desk.vic, "/digest").await.expect(200);
    digest.says("You went &#60;b&#62;silent").says("told us");

    // In touch: they note it themselves, or one of us for them, never ahead of time; a call from the line counts, once.
    let note = format!("{path}/contacts");
    desk.send_form(&desk.vic, &note, &[("how", ""), ("words", "They want <dates>")])
        .await
        .expect(422)
        .says("want &#60;dates");
    post(&desk, &desk.mara, &note, json!({ "how": "met", "met_at": "2026-03-09T09:00" }))
        .await
        .expect(422)
        .says("still to come");
    post(&desk, &desk.mara, &note, json!({ "how": "met", "words": "Their board." })).await.expect(201);
    let case =
        amends::incidents::find_case(&mut desk.house.read(), &desk.workspace, &marta.case).await.unwrap();
    let made = |call: &str| {
        let entry = Entry::on(Chain::Case(marta.case.clone()), "call.made")
            .incident(&incident)
            .customer(&case.customer_id);
        entry.subject(call).with("outcome", "spoken")
    };
    for (by, call) in [(&desk.vic, "cal_a"), (&desk.vic, "cal_a"), (&desk.mara, "cal_b")] {
        let tx = journal::begin(&desk.house, by).await.unwrap();
        tx.say(made(call)).await.unwrap().commit().await.unwrap();
        desk.settle().await;
    }
    let shown = get(&desk, &path).await;
    assert_eq!(
        (&shown["executive"]["contacts"], shown["contacts"]["items"][0]["how"].as_str()),
        (&json!(2), Some("called"))
    );
    desk.open_page(&desk.tom, &format!("/cases/{}", marta.case)).await.expect(200).says("in touch 2 times");
    let dossier = desk.open_page(&desk.vic, &format!("/cases/{}/dossier", marta.case)).await.expect(200);
    dossier.says("When our executive was in touch").says("Their board.");

    // What she says in the week comes on Monday, word by word, once; what another customer says does not.
    let asked = [("question", "Is lot 7 <i>sound</i>?")];
    send(&desk, &format!("{}/questions", marta.room), &asked).await.expect(303);
    let hit = [("kind", "production"), ("horizon", "near"), ("text", "Two aircraft stand.")];
    send(&desk, &format!("{}/impacts", marta.room), &hit).await.expect(303);
    told(&desk, &otto, "Ours is another story.").await;
    assert!(digests(&mailbox).is_empty());
    desk.wait(7 * DAY);
    desk.settle().await;
    desk.settle().await;
    let letters = digests(&mailbox);
    assert_eq!(letters.len(), 1, "{letters:?}");
    for words in [
        "You went <b>silent</b>. 😡",
        "Is lot 7 <i>sound</i>?",
        "Two aircraft stand.",
        "you were in touch 2 times",
    ] {
        assert!(letters[0].contains(words), "`{words}` is not in {}", letters[0]);
    }
    assert_eq!(letters[0].matches("Two aircraft stand.").count(), 1, "how it hits them is said once");
    assert!(!letters[0].contains("another story"));
    desk.open_page(&desk.vic, "/digest").await.says("Silence is no yes");

    // The next says only what is new: nothing; and who is silent for two weeks is owed.
    assert!(!is_owed(&owed(&desk).await, "silent for two weeks"));
    desk.wait(7 * DAY);
    desk.settle().await;
    let letters = digests(&mailbox);
    assert!(
        letters.len() == 2
            && letters[1].contains("They said nothing")
            && !letters[1].contains("Two aircraft"),
        "{letters:?}"
    );
    assert!(is_owed(
        &owed(&desk).await,
        "An executive has been silent for two weeks · Brightwing <b>Aero</b> · Vic Ray"
    ));
    desk.open_page(&desk.vic, &path).await.says("Nobody was in touch since 2 March 2026");
    desk.send_form(&desk.vic, &note, &[("how", "called"), ("words", "They breathe.")]).await.expect(303);
    assert!(!is_owed(&owed(&desk).await, "silent for two weeks"));

    // Released, nothing goes to them any more, and a lead can name another.
    desk.send_form(&desk.vic, &format!("{path}/release"), &[]).await.expect(403);
    desk.send_form(&desk.tom, &format!("{path}/release"), &[]).await.expect(303);
    post(&desk, &desk.vic, &note, json!({ "how": "met" })).await.expect(409);
    desk.wait(7 * DAY);
    desk.settle().await;
    assert_eq!(digests(&mailbox).len(), 2);
    let another =
        post(&desk, &desk.tom, &name, json!({ "member_id": desk.ines.member() })).await.expect(201).json();
    let no = format!("/executives/{}/decline", another["id"].as_str().unwrap());
    post(&desk, &desk.ines, &no, json!({ "because": "I sat on their <board>." })).await.expect(200);
    desk.open_page(&desk.tom, &format!("/teams/{}", marta.case)).await.says("I sat on their &#60;board&#62;");
    all_holds(&desk).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite() {
    let (config, mailbox) = with_mail();
    story(TestDesk::sqlite_with(config).await, mailbox).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres() {
    let (config, mailbox) = with_mail();
    let Some(desk) = TestDesk::postgres_with(config).await else {
        eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
        return;
    };
    story(desk, mailbox).await;
}
