//! Declaring takes one form and works with only a title (R16); the timer runs from "noticed" (R19).

use serde_json::{Value, json};

use crate::walk;

walk!(a_title_is_enough, |desk| {
    let page = desk
        .send_form(&desk.mara, "/incidents", &[("title", "The furnace stopped <script>")])
        .await
        .expect(303);
    let id = page.location.strip_prefix("/incidents/").unwrap().to_owned();
    let incident =
        desk.call(&desk.vic, "GET", &format!("/api/v1/incidents/{id}"), Value::Null).await.expect(200).json();
    assert_eq!(incident["noticed_at"], Value::Null, "unknown stays unknown");
    assert_eq!(incident["known_not_told_ms"], Value::Null);

    let times = json!({ "noticed_at": "2026-03-02T07:00:00Z" });
    desk.call(&desk.mara, "PUT", &format!("/api/v1/incidents/{id}/times"), times).await.expect(200);
    desk.wait(3_600_000);
    let incident =
        desk.call(&desk.vic, "GET", &format!("/api/v1/incidents/{id}"), Value::Null).await.expect(200).json();
    assert_eq!(incident["known_not_told_ms"], 3 * 3_600_000, "the timer runs from noticed");
    assert_eq!(incident["noticed_by"], desk.mara.label());

    desk.open_page(&desk.vic, "/incidents").await.expect(200).says("The furnace stopped &#60;script&#62;");
    let page = desk.send_form(&desk.mara, "/incidents", &[("title", "  ")]).await.expect(422);
    page.says("Write at least a few words here.");
    desk.send_form(&desk.vic, "/incidents", &[("title", "A viewer changes nothing")]).await.expect(403);
});

walk!(a_form_sent_twice_is_done_once, |desk| {
    let fields = [("title", "Late orders")];
    let first = desk.send_form(&desk.mara, "/incidents?once=abc", &fields).await.expect(303);
    let second = desk.send_form(&desk.mara, "/incidents?once=abc", &fields).await.expect(303);
    assert_eq!(first.location, second.location);
    let list = desk.call(&desk.vic, "GET", "/api/v1/incidents", Value::Null).await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
});
