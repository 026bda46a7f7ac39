//! How a room looks: its languages, its logo and its colour.

use amends::incidents;
use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use super::{open, open_with, published, said, site, words};
use crate::walk;

walk!(a_room_speaks_more_than_one_language, |desk| {
    let incident = published(&desk).await;
    let arabic = [("accept-language", "ar")];
    let own = open_with(&desk, "/s/furnace", &arabic).await.expect(200).says("<html lang=\"en\"");
    assert!(!own.text.contains("?lang=ar"), "nobody is offered what there is not");
    let mut said_twice = words();
    said_twice["others"] =
        json!([{ "lang": "ar", "headline": "توقف الفرن", "means": "تتأخر القطع", "can_do": "اتصلوا بنا" }]);
    site(&desk, "PUT", &incident, "", said_twice.clone()).await.expect(200);
    let page =
        open_with(&desk, "/s/furnace", &arabic).await.expect(200).says("dir=\"rtl\"").says("توقف الفرن");
    assert!(said(&page, "vary").contains("Accept-Language"));
    open_with(&desk, "/s/furnace?lang=en", &arabic).await.says("<html lang=\"en\"").says("hreflang=\"ar\"");
    open(&desk, "/s/furnace?lang=ar").await.says("<html lang=\"ar\"");
    // The same change reaches every language.
    incidents::say_no_date(&desk.house, &desk.tom, &incident, "not measured").await.unwrap();
    open(&desk, "/s/furnace").await.says("not measured");
    open(&desk, "/s/furnace?lang=ar").await.says("not measured");
    said_twice["others"] = json!([{ "lang": "en", "headline": "x" }]);
    site(&desk, "PUT", &incident, "", said_twice).await.expect(422).says("others.lang");
});

const PNG: &[u8] = include_bytes!("../../../../crates/footage/tests/data/plain.png");

walk!(a_logo_and_a_colour_are_theirs_and_harmless, |desk| {
    let incident = published(&desk).await;
    let path = format!("/api/v1/incidents/{incident}/site/logo");
    let put = async |bytes: &[u8]| {
        let mut request = Request::put(&path).body(Body::from(bytes.to_vec())).unwrap();
        request.extensions_mut().insert(desk.tom.clone());
        desk.ask(None, request).await
    };
    put(b"<svg onload=alert(1)>").await.expect(422).says("\"logo\"");
    put(b"").await.expect(422);
    put(&vec![0x89; 200 * 1024]).await.expect(422).says("at most 131072");
    open(&desk, "/s/furnace/logo").await.expect(404);
    put(PNG).await.expect(200).says("\"has_logo\":true");
    let page = open(&desk, "/s/furnace").await.expect(200).says("og:image").says("class=\"logo\"");
    let src = page.text.split("class=\"logo\" src=\"").nth(1).unwrap().split('"').next().unwrap();
    let image = open(&desk, src).await.expect(200);
    assert_eq!(said(&image, "content-type"), "image/png");
    assert_eq!(said(&image, "x-content-type-options"), "nosniff");
    assert_eq!(said(&image, "content-security-policy"), "default-src 'none'; sandbox");
    assert!(said(&image, "cache-control").starts_with("public"));
    desk.call(&desk.tom, "DELETE", &path, Value::Null).await.expect(200);
    desk.call(&desk.tom, "DELETE", &path, Value::Null).await.expect(409);
    open(&desk, "/s/furnace/logo").await.expect(404);

    let mut coloured = words();
    coloured["colour"] = "#ffee00".into();
    let view = site(&desk, "PUT", &incident, "", coloured).await.expect(200).json();
    assert_ne!(view["light"], "#ffee00", "yellow on paper cannot be read");
    open(&desk, "/s/furnace").await.says("/colours/ffee00.css");
    let sheet = open(&desk, "/colours/ffee00.css").await.expect(200).says("prefers-color-scheme:dark");
    assert!(sheet.text.contains(view["light"].as_str().unwrap()), "{}", sheet.text);
    for wrong in ["red.css", "ffee00", "ffee0g.css", "..%2f.css"] {
        open(&desk, &format!("/colours/{wrong}")).await.expect(404);
    }
});
