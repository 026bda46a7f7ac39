//! Clearing up what somebody means, in both directions (R49): Mara asks what a customer means and understands it; she explains,
//! and they say that it is clear; they ask back, and both agree to differ. What is another's nobody sees, and no side door
//! lets a day through.

use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::StatementId;
use amends::ground::page::Shell;
use amends::listening::{self, NoteSaid};
use amends::{clarifications, reports};
use axum::http::Method;
use serde_json::{Value, json};
use twodb::{args, sql};

use super::meanwhile::{Person, open, person};
use crate::harness::{Answer, TestDesk};
use crate::walk;

async fn send(desk: &TestDesk, path: &str, fields: &[(&str, &str)]) -> Answer {
    desk.browse(None, Method::POST, path, fields).await
}

async fn declared(desk: &TestDesk, title: &str) -> amends::ground::id::IncidentId {
    let said = json!({ "title": title, "scenario": "outage" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

/// Mara notes something that a customer told her on the telephone.
async fn noted(desk: &TestDesk, whose: &Person, words: &str) -> StatementId {
    let said = NoteSaid { text: words.into(), channel: "phone".into(), contact_id: whose.id.to_string() };
    listening::note(&desk.house, &desk.mara, &whose.case, said).await.unwrap();
    let told = listening::list_told(&mut desk.house.read(), &desk.workspace, &whose.case).await.unwrap();
    told.last().unwrap().statement.id.clone()
}

/// Begins one by form, and says which.
async fn begun(desk: &TestDesk, whose: &Person, fields: &[(&str, &str)]) -> String {
    let made = desk.send_form(&desk.mara, &format!("/cases/{}/clarifications", whose.case), fields).await;
    made.expect(303).location.strip_prefix("/clarifications/").unwrap().to_owned()
}

async fn owed(desk: &TestDesk) -> Vec<(String, String)> {
    let shell = Shell { now_ms: desk.house.now().0, ..Shell::sample() };
    let owed = clarifications::panel::owed(&desk.house, &shell, &desk.workspace).await.unwrap();
    owed.into_iter().map(|o| (o.what, o.to_whom)).collect()
}

async fn all_holds(desk: &TestDesk) {
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
}

walk!(we_ask_what_they_mean_until_we_understand_it, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let marta = person(&desk, &incident, "Nordwing <b>Aero</b>", "Marta Lindqvist").await;
    let karl = person(&desk, &incident, "Südflug", "Karl").await;
    let page = format!("/cases/{}/clarifications", marta.case);
    desk.open_page(&desk.mara, &page).await.expect(200).says("Nothing is to be cleared up");

    // From what she told us; the page of the case leads there.
    let told = noted(&desk, &marta, "You act in your own <script>interest</script>. 😡").await;
    let case = desk.open_page(&desk.mara, &format!("/cases/{}", marta.case)).await.expect(200);
    case.says(&format!("/clarifications?statement={told}")).says("Nothing is to be cleared up with them");
    desk.open_page(&desk.mara, &format!("{page}?statement={told}"))
        .await
        .expect(200)
        .says("We ask what they mean");
    let way = ("way", "ask");
    let about = ("statement_id", told.as_str());
    let first = [way, about, ("words", "")];
    desk.send_form(&desk.mara, &page, &first).await.expect(422).says("e-words");
    let nothing = [way, ("words", "What do you mean?")];
    desk.send_form(&desk.mara, &page, &nothing).await.expect(422).says("Begin from something they told you");
    desk.send_form(&desk.mara, &page, &[about, ("words", "?")]).await.expect(422).says("e-way");
    let dated = [way, about, ("words", "Do you mean the lot of 12 March?")];
    desk.send_form(&desk.mara, &page, &dated).await.expect(422).says("a day that nobody has published");
    desk.send_form(&desk.vic, &page, &first).await.expect(403);
    // Not about what another customer told us.
    let others = format!("/cases/{}/clarifications", karl.case);
    desk.send_form(&desk.mara, &others, &[way, about, ("words", "?")]).await.expect(422);
    let id = begun(&desk, &marta, &[way, about, ("words", "Which of our interests?")]).await;

    // It is her turn, in her room and nobody else's; three silent days later we are to ask again.
    open(&desk, &marta.room)
        .await
        .expect(200)
        .says("We would like to understand what you mean")
        .says("It is your turn");
    assert!(!open(&desk, &karl.room).await.text.contains("Which of our interests"));
    assert_eq!(owed(&desk).await, []);
    desk.wait(3 * DAY + HOUR);
    assert_eq!(owed(&desk).await[0].0, "Ask again what they mean: no answer for days");
    let settle = format!("/clarifications/{id}/settlement");
    desk.send_form(&desk.mara, &settle, &[("outcome", "understood")]).await.expect(303);
    let not_yet = desk.open_page(&desk.mara, &format!("/clarifications/{id}")).await.expect(200);
    assert!(not_yet.text.contains("It is their turn"), "nobody understood what was not said");

    // She answers; it is ours to read, and heads Home.
    let lines = format!("{}/clarifications/{id}/lines", marta.room);
    let sent =
        send(&desk, &lines, &[("words", "You sold the hours to somebody <b>else</b>.")]).await.expect(303);
    assert_eq!(sent.location, format!("{}#clarifications", marta.room));
    send(&desk, &format!("{}/clarifications/{id}/lines", karl.room), &[("words", "?")]).await.expect(404);
    assert_eq!(
        owed(&desk).await[0],
        (
            "Read what they mean, and say whether you understand".into(),
            "Nordwing <b>Aero</b> · Mara Lind".into()
        )
    );
    desk.open_page(&desk.tom, "/").await.expect(200).says("say whether you understand");
    desk.open_page(&desk.mara, &format!("/clarifications/{id}"))
        .await
        .says("somebody &#60;b&#62;else")
        .says("It is our turn");

    // We understood: that is ours to say. That it is clear to them is not.
    let only_they = [("outcome", "differ")];
    desk.send_form(&desk.mara, &settle, &only_they).await.expect(422).says("Only they can say that");
    desk.send_form(&desk.vic, &settle, &[("outcome", "understood")]).await.expect(403);
    desk.send_form(&desk.mara, &settle, &[("outcome", "understood")]).await.expect(303);
    open(&desk, &marta.room).await.says("We understand now. Thank you.");
    assert_eq!(owed(&desk).await, []);
    let late = send(&desk, &lines, &[("words", "And besides …")]).await.expect(303);
    assert!(late.location.contains("#clarifications"), "told that it is over, not lost: {}", late.location);
    desk.settle().await;
    let exchange = desk
        .call(&desk.vic, "GET", &format!("/api/v1/clarifications/{id}"), Value::Null)
        .await
        .expect(200)
        .json();
    assert_eq!((&exchange["state"], exchange["said"].as_array().unwrap().len()), (&json!("understood"), 2));

    // With their eyes; in the dossier; and erased by an owner, who leaves what is proven.
    let seen = format!("/cases/{}/seen", marta.case);
    desk.open_page(&desk.vic, &seen).await.expect(200).says("Which of our interests?");
    let dossier = reports::dossier_of(&desk.house, &desk.workspace, &marta.case).await.unwrap();
    assert_eq!(dossier.clarifications[0].said.len(), 2);
    let erase = format!("/clarifications/{id}/erasure");
    desk.send_form(&desk.tom, &erase, &[]).await.expect(403);
    desk.send_form(&desk.ines, &erase, &[]).await.expect(303);
    assert!(!open(&desk, &marta.room).await.text.contains("Which of our interests"));
    all_holds(&desk).await;
});

walk!(we_explain_and_they_say_that_it_is_clear, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta Lindqvist").await;
    let told = noted(&desk, &marta, "Your lots all have the same number.").await;
    let said =
        json!({ "way": "explain", "statement_id": told, "words": "The letter behind it tells them apart." });
    let path = format!("/api/v1/cases/{}/clarifications", marta.case);
    desk.call(&desk.vic, "POST", &path, said.clone()).await.expect(403);
    let made = desk.call(&desk.mara, "POST", &path, said).await.expect(201).json();
    let id = made["id"].as_str().unwrap();
    let case = desk.open_page(&desk.tom, &format!("/cases/{}", marta.case)).await.expect(200);
    case.says("We offer to explain").says("It is their turn");

    // What is ours to understand it is not; nobody can say for them that it is clear, without how they said so.
    let settle = format!("/api/v1/clarifications/{id}/settlement");
    desk.call(&desk.mara, "POST", &settle, json!({ "outcome": "understood" })).await.expect(409);
    desk.call(&desk.mara, "POST", &settle, json!({ "outcome": "explained" }))
        .await
        .expect(422)
        .says("channel");
    desk.call(&desk.mara, "POST", &settle, json!({ "outcome": "clear" })).await.expect(422).says("outcome");
    let press = format!("{}/clarifications/{id}/settlement", marta.room);
    let wrong = send(&desk, &press, &[("outcome", "understood")]).await.expect(303);
    assert!(wrong.location.ends_with("#clarifications"));
    open(&desk, &marta.room).await.says("That is clear to me now");
    send(&desk, &press, &[("outcome", "explained")]).await.expect(303);
    open(&desk, &marta.room).await.says("You said that it is clear");
    desk.call(&desk.mara, "POST", &settle, json!({ "outcome": "differ", "channel": "phone" }))
        .await
        .expect(409);
    let list = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    let first = &list["items"][0];
    assert_eq!(
        (&first["state"], &first["settled_how"], &first["settled_name"]),
        (&json!("explained"), &json!("room"), &json!("Marta Lindqvist"))
    );
    all_holds(&desk).await;
});

walk!(they_ask_back_and_both_agree_to_differ, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta Lindqvist").await;
    let karl = person(&desk, &incident, "Südflug", "Karl").await;
    send(&desk, &format!("{}/questions", marta.room), &[("question", "Is lot 7 sound?")]).await.expect(303);
    let asked = desk
        .call(&desk.vic, "GET", &format!("/api/v1/incidents/{incident}/questions"), Value::Null)
        .await
        .expect(200)
        .json();
    let question = asked["items"][0]["id"].as_str().unwrap().to_owned();
    desk.send_form(&desk.mara, &format!("/questions/{question}/answer"), &[("answer", "As far as we know.")])
        .await
        .expect(303);

    // She asks back beside our answer; nobody else can ask about her question.
    open(&desk, &marta.room).await.says("This is not clear to me");
    let back = format!("{}/clarifications", marta.room);
    let words = ("words", "How far do you know?");
    send(&desk, &format!("{}/clarifications", karl.room), &[("question_id", &question), words])
        .await
        .expect(303);
    assert_eq!(owed(&desk).await, [], "what another asked is not his to ask about");
    send(&desk, &back, &[("question_id", &question), words]).await.expect(303);
    assert_eq!(owed(&desk).await[0].0, "Explain it to them");
    open(&desk, &marta.room).await.says("You asked what we mean").says("It is our turn");

    // Tom explains; she says on the telephone that she sees it differently, and he notes both.
    let list = desk
        .call(&desk.vic, "GET", &format!("/api/v1/cases/{}/clarifications", marta.case), Value::Null)
        .await
        .expect(200)
        .json();
    let id = list["items"][0]["id"].as_str().unwrap();
    let lines = format!("/clarifications/{id}/lines");
    desk.send_form(&desk.tom, &lines, &[("words", "Each part that left us was measured.")]).await.expect(303);
    desk.send_form(&desk.tom, &lines, &[("words", "That is not sound, says she."), ("channel", "phone")])
        .await
        .expect(303);
    desk.send_form(&desk.tom, &lines, &[("words", "?"), ("channel", "smoke")])
        .await
        .expect(422)
        .says("phone, visit or mail");
    let page = desk.open_page(&desk.tom, &format!("/clarifications/{id}")).await.expect(200);
    page.says("we agree to differ").says("It is our turn");
    let ended = [("outcome", "differ"), ("channel", "phone")];
    desk.send_form(&desk.tom, &format!("/clarifications/{id}/settlement"), &ended).await.expect(303);
    open(&desk, &marta.room).await.says("We agreed that we see it differently");
    assert_eq!(owed(&desk).await, []);
    let diary = desk.open_page(&desk.tom, &format!("/cases/{}", marta.case)).await.expect(200);
    diary.says("It was cleared up.");
    all_holds(&desk).await;
});

walk!(however_much_was_said_all_of_it_is_erased, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta Lindqvist").await;
    let told = noted(&desk, &marta, "You act in your own interest.").await;
    let first = [("way", "ask"), ("statement_id", told.as_str()), ("words", "Which of our interests?")];
    let id = begun(&desk, &marta, &first).await;
    // More than anybody reads in one go.
    let at = desk.house.now();
    let said = (2..=1_200_i64).map(|number| {
        let line = format!("{id}/{number}");
        args![
            &desk.workspace,
            line,
            &id,
            &marta.case,
            number,
            "them",
            "room",
            "Otto sold the hours.",
            "-",
            "mem_x",
            "Mara",
            at,
            "salt"
        ]
    });
    let columns = [
        "workspace_id",
        "id",
        "clarification_id",
        "case_id",
        "number",
        "side",
        "channel",
        "text",
        "text_digest",
        "said_by",
        "said_name",
        "said_at",
        "salt",
    ];
    let mut tx = desk.house.db().begin().await.unwrap();
    tx.insert_many("clarification_lines", &columns, "", said.collect::<Vec<_>>()).await.unwrap();
    tx.commit().await.unwrap();
    let exchange =
        desk.call(&desk.vic, "GET", &format!("/api/v1/clarifications/{id}"), Value::Null).await.json();
    assert_eq!(exchange["said"].as_array().unwrap().len(), 1_200);

    desk.send_form(&desk.ines, &format!("/clarifications/{id}/erasure"), &[]).await.expect(303);
    let left =
        sql("select count(*) from clarification_lines where text <> '' or salt <> '' or erased_at is null");
    assert_eq!(desk.house.read().count(left, args![]).await.unwrap(), 0);
    all_holds(&desk).await;
});

walk!(once_their_case_is_closed_nobody_owes_a_word, |desk| {
    let incident = declared(&desk, "The machine stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta Lindqvist").await;
    let told = noted(&desk, &marta, "You act in your own interest.").await;
    let first = [("way", "ask"), ("statement_id", told.as_str()), ("words", "Which of our interests?")];
    let id = begun(&desk, &marta, &first).await;
    let lines = format!("{}/clarifications/{id}/lines", marta.room);
    send(&desk, &lines, &[("words", "You sold the hours to somebody else.")]).await.expect(303);
    assert_eq!(owed(&desk).await.len(), 1);
    let why = json!({ "because": "They asked us to stop writing to them." });
    desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{}/closure", marta.case), why).await.expect(200);
    assert_eq!(owed(&desk).await, []);
    all_holds(&desk).await;
});
