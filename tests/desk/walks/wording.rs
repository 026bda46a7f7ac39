//! How we say it: words that soften, excuse or hide are named where they stand, and nobody is stopped (R31); templates
//! for each scenario, kind and language, in versions (R21, R114).

use serde_json::{Value, json};

use crate::walk;

walk!(what_softens_is_named_and_nobody_is_stopped, |desk| {
    // A program asks, in three languages and in one we know nothing of.
    let ask = async |text: &str, language: &str| {
        let said = json!({ "text": text, "language": language });
        desk.call(&desk.mara, "POST", "/api/v1/wording/check", said).await
    };
    let found = ask("Our fault.\nIf YOU were\u{a0}affected, tell us.", "en").await.expect(200).json();
    assert_eq!(found["findings"][0]["why"], "doubt");
    assert_eq!((&found["findings"][0]["line"], &found["findings"][0]["column"]), (&json!(2), &json!(1)));
    assert_eq!((&found["findings"][0]["start"], &found["findings"][0]["end"]), (&json!(11), &json!(31)));
    assert!(found["whys"][0].as_str().unwrap().contains("doubts that it happened"), "{found}");
    let german = ask("Es wurden Fehler gemacht.", "").await.expect(200).json();
    assert_eq!((&german["language"], &german["findings"][0]["why"]), (&json!("de"), &json!("nobody")));
    let french = ask("Nous prenons cela très au sérieux.", "fr-CA").await.expect(200).json();
    assert_eq!(french["findings"][0]["why"], "phrase");
    let arabic = ask("حدثت أخطاء.", "ar").await.expect(200).json();
    assert_eq!((&arabic["language"], &arabic["findings"]), (&Value::Null, &json!([])));
    ask(&"x".repeat(100_001), "").await.expect(422).says("100000");
    ask("It broke.", "no language").await.expect(422).says("no language tag");

    // Mara writes a notice: the form names what softens before anything is kept, and keeps it all the same.
    let said = json!({ "title": "The furnace stopped" });
    let incident = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    let incident = incident["id"].as_str().unwrap();
    let path = format!("/incidents/{incident}/notices");
    let words = [
        ("kind", "first"),
        ("subject", "A voluntary step"),
        ("what_happened", "Mistakes were made <b>at night</b>."),
        ("what_you_can_do", "Tell us which parts stop your line first."),
    ];
    let checked = desk.send_form(&desk.mara, &format!("{path}/check"), &words).await.expect(200);
    let checked = checked
        .says("“voluntary” plays the danger down")
        .says("“Mistakes were made” says that nobody did it");
    checked.says("Mistakes were made &#60;b&#62;at night");
    let none = desk.call(&desk.vic, "GET", &format!("/api/v1{path}"), Value::Null).await.json();
    assert_eq!(none["items"], json!([]), "a check keeps nothing");
    desk.send_form(&desk.vic, &format!("{path}/check"), &words).await.expect(403);
    let kept = desk.send_form(&desk.mara, &path, &words).await.expect(303).location;

    // Whoever approves reads the warnings above the decision; plain words have none.
    let page = desk.open_page(&desk.tom, &kept).await.expect(200).says("“Mistakes were made”");
    let (warned, decided) =
        (page.text.find("Plain speech").unwrap(), page.text.find("id=\"decide\"").unwrap());
    assert!(warned < decided, "the warning stands above the decision");
    // What was taken from a template and not filled in goes to nobody.
    let gap = |subject: &'static str| {
        [("kind", "first"), ("subject", subject), ("what_happened", "On [[day]] it broke.")]
    };
    desk.send_form(&desk.mara, &kept, &gap("For {{ customer.name }}")).await.expect(303);
    let submission = format!("/api/v1{kept}/submission");
    let refused = desk.call(&desk.mara, "POST", &submission, Value::Null).await.expect(422);
    refused.says("Nobody has filled in “day”.");
    // A name that we do not know is not even kept.
    let unknown = desk.send_form(&desk.mara, &kept, &gap("For {{ custommer.name }}")).await.expect(422);
    unknown.says("Line 1, column 8: `custommer.name` is nothing we know.");
    let plain =
        [("kind", "first"), ("subject", "Our furnace stopped"), ("what_happened", "We let it crack.")];
    desk.send_form(&desk.mara, &format!("{kept}/check"), &plain)
        .await
        .expect(200)
        .says("Nothing in these words softens");
});

walk!(a_template_is_written_anew_and_the_old_words_stay, |desk| {
    let all = desk.call(&desk.vic, "GET", "/api/v1/wording/templates", Value::Null).await.expect(200).json();
    assert!(all.as_array().unwrap().len() >= 69, "{}", all.as_array().unwrap().len());
    desk.open_page(&desk.vic, "/playbooks").await.expect(200).says("/wording");
    desk.open_page(&desk.vic, "/wording")
        .await
        .expect(200)
        .says("/wording/recall/first/de")
        .says("Any scenario");
    let page = "/wording/recall/first/en";
    let api = "/api/v1/wording/templates/recall/first/en";
    let seen = desk.open_page(&desk.vic, page).await.expect(200).says("Product safety recall");
    let seen = seen.says("According to our records, Nordic Airframe AB has").says("The one that ships");
    assert!(!seen.text.contains("<textarea"), "who may not change it is not asked to");
    let stands = desk.call(&desk.vic, "GET", api, Value::Null).await.expect(200).json();
    assert_eq!(
        (&stands["template"]["version"], &stands["template"]["is_shipped"]),
        (&json!(1), &json!(true))
    );

    // Wrong is said at its line and column, and nothing is changed.
    let mut said = stands["template"].clone();
    for key in ["scenario", "kind", "language", "is_shipped"] {
        said.as_object_mut().unwrap().remove(key);
    }
    said["note"] = "Say it shorter.".into();
    said["who_is_affected"] = "Everyone.\nAlso {{ custommer.name }}.".into();
    said["what_we_know"] = "".into();
    let wrong = desk.call(&desk.tom, "PUT", api, said.clone()).await.expect(422);
    let wrong = wrong.says("Line 2, column 9: `custommer.name` is nothing we know.");
    wrong.says("It does not say what we know.");
    desk.call(&desk.mara, "PUT", api, said.clone()).await.expect(403);
    let fields =
        [("subject", "Stop"), ("what_happened", "{{ contact.name"), ("note", "<b>why</b>"), ("version", "1")];
    desk.send_form(&desk.mara, page, &fields).await.expect(403);
    desk.send_form(&desk.tom, page, &fields).await.expect(422).says("Line 1, column").says("&#60;b&#62;why");
    desk.send_form(&desk.tom, &format!("{page}/preview"), &fields).await.expect(200).says("Line 1, column");

    // Right makes the next version; the first stays, with what changed.
    said["who_is_affected"] = "Everyone at {{ customer.name }}.".into();
    said["what_we_know"] = "It burns.".into();
    let kept = desk.call(&desk.tom, "PUT", api, said.clone()).await.expect(200).json();
    assert_eq!(kept["version"], 2);
    desk.call(&desk.tom, "PUT", api, said.clone())
        .await
        .expect(409)
        .says("Somebody else changed this template");
    said["version"] = 2.into();
    desk.call(&desk.tom, "PUT", api, said).await.expect(409).says("Nothing in it is different");
    let page = desk.open_page(&desk.vic, page).await.expect(200).says("Everyone at Nordic Airframe AB.");
    page.says("<del>").says("Say it shorter.").says("Tom Brandt").says("The one that ships");

    // A language of one's own begins at version 1; what can be no template is not here.
    let own = json!({ "subject": "سحب المنتج", "what_happened": "يحترق.", "who_is_affected": "الجميع", "what_we_know": "نعم",
        "what_you_can_do": "توقفوا.", "note": "لعملائنا" });
    let made = desk
        .call(&desk.ines, "PUT", "/api/v1/wording/templates/recall/first/ar", own)
        .await
        .expect(200)
        .json();
    assert_eq!(made["version"], 1);
    desk.open_page(&desk.vic, "/wording").await.expect(200).says("العربية");
    for nowhere in ["panic/first/en", "recall/shout/en", "recall/first/english", "recall/first/de-AT"] {
        desk.open_page(&desk.vic, &format!("/wording/{nowhere}")).await.expect(404);
    }
    desk.call(&desk.vic, "GET", "/api/v1/wording/templates/recall/survey/en", Value::Null).await.expect(404);

    // Whoever tries words out keeps nothing.
    let parts = json!({ "subject": "For {{ customer.name }}", "what_we_know": "{% for h in holdings %}{{ h.label }}; {% endfor %}" });
    let said = desk.call(&desk.mara, "POST", "/api/v1/wording/preview", parts).await.expect(200).json();
    assert_eq!(said["subject"], "For Nordic Airframe AB");
    assert!(said["what_we_know"].as_str().unwrap().contains("order 4711"));
    let parts = json!({ "what_we_know": "{{ contact.mail }}" });
    desk.call(&desk.mara, "POST", "/api/v1/wording/preview", parts).await.expect(422).says("`contact.mail`");
});
