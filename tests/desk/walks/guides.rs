//! Guides ask open questions, and what stands in every one cannot be taken out (R40, R41, R48).

use serde_json::json;

use super::interviews::{all_holds, colleague, declared, get, post};
use super::meanwhile::person;
use crate::walk;

walk!(a_guide_asks_open_questions_and_never_loses_those_that_stand_in_every_one, |desk| {
    let page = desk.open_page(&desk.vic, "/guides").await.expect(200);
    page.says("What would help restore your trust?")
        .says("How can we make up for the hardship?")
        .says("A large customer slams doors");
    let typed = [
        ("name", "Ours <b>too</b> لنا"),
        ("questions", "What hurts most?\nAre you angry?\nWhat have we not asked?"),
    ];
    desk.send_form(&desk.vic, "/guides", &typed).await.expect(403);
    desk.send_form(&desk.mara, "/guides", &typed[..1]).await.expect(422).says("e-questions");
    let written = desk.send_form(&desk.mara, "/guides", &typed).await.expect(303);
    let guide = desk.open_page(&desk.vic, &written.location).await.expect(200);
    guide.says("One question can be answered with yes or no").says("Begin with what or how");
    let id = written.location.strip_prefix("/guides/").unwrap().to_owned();
    let whole = get(&desk, &format!("/guides/{id}")).await;
    let kinds: Vec<_> =
        whole["questions"].as_array().unwrap().iter().map(|q| q["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["open", "open", "restore", "make_up", "not_asked"]);
    assert_eq!(whole["closed"], json!(["Are you angry?"]));
    let bare = json!({ "name": "Ours", "questions": "What hurts most?" });
    desk.call(&desk.mara, "PUT", &format!("/api/v1/guides/{id}"), bare).await.expect(200);
    assert_eq!(get(&desk, &format!("/guides/{id}")).await["questions"].as_array().unwrap().len(), 4);

    // A talk keeps its questions when the guide is put away; one with each, by a consultant from outside.
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta Lindqvist").await;
    let karl = colleague(&desk, &incident, &marta, "Karl").await;
    let said =
        json!({ "people": [marta.id, karl.id], "each": "yes", "guide": id, "consultant": "Dr Åse <Vik>" });
    let planned = post(&desk, &format!("/cases/{}/interviews", marta.case), said.clone()).await;
    assert_eq!(planned["items"].as_array().unwrap().len(), 2);
    assert_eq!(planned["items"][1]["is_consultant"], 1);
    desk.send_form(&desk.mara, &format!("/guides/{id}/retirement"), &[]).await.expect(303);
    desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{}/interviews", marta.case), said)
        .await
        .expect(422);
    let talk = planned["items"][0]["id"].as_str().unwrap();
    let questions = get(&desk, &format!("/interviews/{talk}")).await["questions"].clone();
    assert_eq!(questions[0]["text"], "What hurts most?");
    let drop = format!("/interviews/{talk}/dropping");
    desk.send_form(&desk.mara, &drop, &[("because", "")]).await.expect(303);
    desk.send_form(&desk.mara, &drop, &[("because", "She is on leave.")]).await.expect(303);
    desk.open_page(&desk.vic, &format!("/interviews/{talk}"))
        .await
        .says("Did not take place")
        .says("She is on leave.");
    all_holds(&desk).await;
});
