//! What we have agreed to do (R115–R118), and what incidents change in it (R7).

use serde_json::{Value, json};

use crate::walk;

walk!(an_incident_makes_the_next_version, |desk| {
    desk.open_page(&desk.vic, "/playbooks").await.expect(200).says("Old grievance").says("Version 1");
    let note = [("note", "Ring purchasing <b>before</b> quality.")];
    desk.send_form(&desk.vic, "/playbooks/crisis/changes", &note).await.expect(403);
    desk.send_form(&desk.mara, "/playbooks/crisis/changes", &note).await.expect(303);
    desk.send_form(&desk.mara, "/playbooks/panic/changes", &note).await.expect(404);
    desk.open_page(&desk.vic, "/playbooks/crisis")
        .await
        .expect(200)
        .says("&#60;b&#62;before")
        .says("Version 2");

    let said = json!({ "note": "  " });
    desk.call(&desk.mara, "POST", "/api/v1/playbooks/crisis/changes", said).await.expect(422);
    let all = desk.call(&desk.vic, "GET", "/api/v1/playbooks", Value::Null).await.expect(200).json();
    assert_eq!(all.as_array().unwrap().len(), 4);
    let one = desk.call(&desk.vic, "GET", "/api/v1/playbooks/crisis", Value::Null).await.expect(200).json();
    assert_eq!((&one["changes"][0]["version"], &one["steps"][0]["area"]), (&json!(2), &json!("lead")));
});
