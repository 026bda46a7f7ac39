//! Whoever asks us to forget their words is forgotten: in mentions with what they were put right from, in what was hidden,
//! and in what our own people were told. That it was said, and what became of it, stays proven.

use amends::ground::id::MentionId;
use amends::{mentions, reports};
use serde_json::{Value, json};

use super::public_rooms::declared;
use crate::harness::TestDesk;
use crate::walk;

async fn made(desk: &TestDesk, path: &str, said: Value) -> String {
    let made = desk.call(&desk.tom, "POST", &format!("/api/v1{path}"), said).await.expect(201).json();
    made["id"].as_str().unwrap().to_owned()
}

/// An owner erases it, and nobody else; no page says a word of it any more.
async fn erase(desk: &TestDesk, one: &str, pages: &[&str], words: &str) {
    for page in pages.iter().chain([&one]) {
        desk.open_page(&desk.vic, page).await.expect(200).says(words);
    }
    desk.send_form(&desk.tom, &format!("{one}/erasure"), &[]).await.expect(403);
    assert!(!desk.open_page(&desk.tom, one).await.text.contains("/erasure"), "a lead is offered nothing");
    desk.open_page(&desk.ines, one).await.says(&format!("{one}/erasure"));
    desk.send_form(&desk.ines, &format!("{one}/erasure"), &[]).await.expect(303);
    desk.call(&desk.ines, "POST", &format!("/api/v1{one}/erasure"), Value::Null).await.expect(200);
    for page in pages.iter().chain([&one]) {
        let read = desk.open_page(&desk.ines, page).await.expect(200);
        assert!(!read.text.contains(words) && !read.text.contains("/erasure"), "{page} still says it");
    }
    let api = desk.call(&desk.vic, "GET", &format!("/api/v1{one}"), Value::Null).await.expect(200);
    assert!(!api.text.contains(words), "{}", api.text);
}

async fn everything_holds(desk: &TestDesk) {
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
}

walk!(a_mention_is_forgotten_with_what_it_was_put_right_from, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let list = format!("/incidents/{incident}/mentions");
    let said = json!({ "speaker": "customer", "place": "On the telephone", "words": "Otto drinks <i>at work</i>.",
        "url": "https://otto.example/", "said_at": "2026-03-01T08:00:00Z" });
    let first = made(&desk, &list, said.clone()).await;
    let mut right = said;
    right["words"] = json!("Otto drinks at home.");
    right["because"] = json!("Otto drinks where he likes.");
    let corrected = desk
        .call(&desk.mara, "POST", &format!("/api/v1/mentions/{first}/correction"), right)
        .await
        .expect(201)
        .json();
    let second = corrected["id"].as_str().unwrap();
    let answer = json!({ "answer": "We told Otto drinks are his." });
    desk.call(&desk.mara, "POST", &format!("/api/v1/mentions/{second}/answer"), answer).await.expect(200);
    // The first is asked to be forgotten; what stands in its place goes with it.
    let other = format!("/mentions/{second}");
    erase(&desk, &format!("/mentions/{first}"), &[&list, &other], "Otto drinks").await;
    let gone = desk.call(&desk.vic, "GET", &format!("/api/v1{other}"), Value::Null).await.json();
    assert_eq!((&gone["words"], &gone["url"], &gone["answer"]), (&json!(""), &Value::Null, &json!("")));
    let again = json!({ "answer": "Otto drinks." });
    desk.call(&desk.mara, "POST", &format!("/api/v1{other}/answer"), again).await.expect(409).says("erased");
    everything_holds(&desk).await;
});

walk!(two_forget_one_story_from_both_its_ends, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let list = format!("/incidents/{incident}/mentions");
    for _ in 0..3 {
        let mut said = json!({ "speaker": "customer", "place": "On the telephone", "words": "Otto drinks.",
            "said_at": "2026-03-01T08:00:00Z" });
        let first: MentionId = made(&desk, &list, said.clone()).await.parse().unwrap();
        said["because"] = json!("Otto drinks where he likes.");
        let correct = format!("/mentions/{first}/correction");
        let last: MentionId = made(&desk, &correct, said).await.parse().unwrap();
        // At once: neither waits for what the other holds.
        let (one, other) = tokio::join!(
            mentions::erase(&desk.house, &desk.ines, &first),
            mentions::erase(&desk.house, &desk.ines, &last)
        );
        assert!(one.unwrap().erased_at.is_some() && other.unwrap().erased_at.is_some());
    }
    everything_holds(&desk).await;
});

walk!(what_was_hidden_is_forgotten_once_two_have_looked, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let list = format!("/incidents/{incident}/deceptions");
    let said = json!({ "kind": "not_told", "words": "Otto knew of the <b>crack</b>.",
        "evidence": "Otto knew: the minutes of Friday.", "since": "2026-02-27T10:00:00Z" });
    let one = format!("/deceptions/{}", made(&desk, &list, said).await);
    desk.call(&desk.ines, "POST", &format!("/api/v1{one}/erasure"), Value::Null)
        .await
        .expect(409)
        .says("second person");
    desk.call(&desk.ines, "POST", &format!("/api/v1{one}/confirmation"), Value::Null).await.expect(200);
    erase(&desk, &one, &[&list], "Otto knew").await;
    let stays = desk.call(&desk.vic, "GET", &format!("/api/v1{one}"), Value::Null).await.json();
    assert_eq!((&stays["state"], &stays["evidence"]), (&json!("noted"), &json!("")));
    everything_holds(&desk).await;
});

walk!(what_our_own_people_were_told_is_forgotten, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let list = format!("/incidents/{incident}/bulletins");
    let said = json!({ "subject": "Otto and the furnace", "what_happened": "Otto slept.", "what_we_say": "It was us.",
        "what_we_do_not_know": "", "what_you_may_promise": "", "questions_to": "Ines." });
    let one = format!("/bulletins/{}", made(&desk, &list, said).await);
    desk.call(&desk.tom, "POST", &format!("/api/v1{one}/publication"), Value::Null).await.expect(200);
    desk.open_page(&desk.vic, "/").await.says(&one);
    erase(&desk, &one, &[&list], "Otto").await;
    // That they were told stands; nobody is asked to read what is gone, or writes on it.
    assert!(!desk.open_page(&desk.vic, "/").await.text.contains(&one));
    let inside =
        amends::bulletins::inside_of(&mut desk.house.read(), &desk.workspace, &incident).await.unwrap();
    assert!(inside.out.is_some());
    everything_holds(&desk).await;
});
