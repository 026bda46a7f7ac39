//! What a public room is for feed readers, calendars, clients of status pages and other sites (R68): the same for everybody,
//! in shapes that others read.

use amends::ground::clock::{HOUR, MINUTE};
use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};

use super::public_rooms::{self as rooms, declared, edited, posted, published, withdrawn};
use crate::harness::{Answer, TestDesk};
use crate::walk;

async fn get(desk: &TestDesk, path: &str) -> Answer {
    let request =
        Request::get(path).header(header::ORIGIN, "https://elsewhere.example").body(Body::empty()).unwrap();
    desk.ask(None, request).await
}

/// Everything about it is for everybody: no cookie, any site, kept for a moment, with a validator that holds.
async fn is_for_everybody(desk: &TestDesk, path: &str, kind: &str) -> Answer {
    let answer = get(desk, path).await.expect(200);
    let of =
        |name: &str| answer.headers.get(name).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
    assert_eq!(of("content-type"), kind, "{path}");
    assert_eq!(of("access-control-allow-origin"), "*", "{path}");
    assert!(of("cache-control").starts_with("public, max-age="), "{path}: {}", of("cache-control"));
    assert!(answer.headers.get(header::SET_COOKIE).is_none(), "{path}");
    assert!(!of("last-modified").is_empty(), "{path}");
    let again = Request::get(path).header(header::IF_NONE_MATCH, of("etag")).body(Body::empty()).unwrap();
    let again = desk.ask(None, again).await.expect(304);
    assert!(again.text.is_empty() && again.headers["etag"] == answer.headers["etag"], "{path}");
    // Whoever has a cookie of ours gets the same, and no cookie back.
    let member = Request::get(path)
        .header(header::COOKIE, "amends-flash=ZG9uZTpIZWxsbw; amends-lang=ar; amends-session=x")
        .header(header::ACCEPT_LANGUAGE, "en")
        .body(Body::empty())
        .unwrap();
    let member = desk.ask(None, member).await.expect(200);
    assert!(member.headers.get(header::SET_COOKIE).is_none(), "{path}");
    assert_eq!(member.text, answer.text, "{path}");
    answer
}

walk!(feed_readers_and_calendars_follow_a_room, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    let base = format!("/s/{}", site.address);
    let first =
        posted(&desk, &incident, "investigating", "It stands since <six> & nobody knows why. 😀").await;
    desk.wait(HOUR);
    let wrong = posted(&desk, &incident, "identified", "It was the pump.").await;
    desk.wait(HOUR);

    let atom =
        is_for_everybody(&desk, &format!("{base}/feed.atom"), "application/atom+xml; charset=utf-8").await;
    assert!(atom.text.contains("&lt;six&gt; &amp; nobody"), "{}", atom.text);
    let (newest, oldest) =
        (atom.text.find("It was the pump").unwrap(), atom.text.find("It stands since").unwrap());
    assert!(newest < oldest, "the newest first");
    for said in ["<feed xmlns=\"http://www.w3.org/2005/Atom\"", "rel=\"self\"", "Tom Brandt"] {
        assert!(atom.text.contains(said), "{said}: {}", atom.text);
    }
    assert!(atom.text.contains(&format!("http://127.0.0.1:7171{base}#{}", first.id)));
    withdrawn(&desk, &wrong, "It was the lining.").await;
    let atom = get(&desk, &format!("{base}/feed.atom")).await.expect(200);
    assert!(
        atom.text.contains("This update was taken back. It was the lining.")
            && !atom.text.contains("the pump")
    );

    let path = format!("{base}/calendar.ics");
    let ics = is_for_everybody(&desk, &path, "text/calendar; charset=utf-8").await.text.replace("\r\n ", "");
    let line = |ics: &str, name: &str| -> Vec<String> {
        ics.lines().filter(|l| l.starts_with(name)).map(|l| l.trim().to_owned()).collect()
    };
    assert_eq!(line(&ics, "BEGIN:VEVENT").len(), 1, "{ics}");
    assert_eq!(line(&ics, "DTSTART:"), ["DTSTART:20260302T140000Z"]);
    assert_eq!(line(&ics, "UID:"), [format!("UID:next-{incident}@127.0.0.1")]);
    let sequence = |ics: &str| line(ics, "SEQUENCE:")[0][9..].parse::<i64>().unwrap();
    let before = sequence(&ics);
    desk.wait(HOUR);
    edited(&desk, &first, "It stands since six; a lining cracked.").await;
    let said = json!({ "incident_id": incident, "kind": "fix_date", "words": "The furnace runs again",
        "due_at": "2026-03-06T12:00:00Z", "evidence": "The supplier signed for Thursday.", "confidence": 90 });
    let promise = desk.call(&desk.mara, "POST", "/api/v1/promises", said).await.expect(201).json();
    let id = promise["id"].as_str().unwrap();
    assert!(!get(&desk, &path).await.text.contains("20260306"), "no date before the gate let it through");
    desk.call(&desk.tom, "POST", &format!("/api/v1/promises/{id}/publication"), json!({})).await.expect(201);
    let ics = get(&desk, &path).await.expect(200).text.replace("\r\n ", "");
    assert_eq!(line(&ics, "UID:").len(), 2, "{ics}");
    assert!(ics.contains("DTSTART:20260306T120000Z") && ics.contains("90%"), "{ics}");
    assert!(sequence(&ics) > before, "what moved has a higher number");
    assert_eq!(line(&ics, "UID:")[0], format!("UID:next-{incident}@127.0.0.1"), "and keeps its name");
});

walk!(feeds_speak_the_languages_of_their_room, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    let base = format!("/s/{}", site.address);
    let update = posted(&desk, &incident, "identified", "The lining cracked.").await;
    withdrawn(&desk, &update, "It did not.").await;
    let arabic = get(&desk, &format!("{base}/feed.atom?lang=ar")).await.expect(200);
    for said in ["xml:lang=\"ar\"", "توقف الفرن", "عُرف السبب: سُحب هذا التحديث.", "/feed.atom?lang=ar\""]
    {
        assert!(arabic.text.contains(said), "{said}: {}", arabic.text);
    }
    let own = get(&desk, &format!("{base}/feed.atom")).await.expect(200);
    assert!(own.text.contains("xml:lang=\"en\"") && !own.text.contains("?lang="), "{}", own.text);
    let entry = format!("<id>http://127.0.0.1:7171{base}#{}</id>", update.id);
    assert!(arabic.text.contains(&entry) && own.text.contains(&entry), "the same entries");
    // By what a browser accepts, where the room speaks it; otherwise in its own.
    let accepting = async |lang: &str, name: &str| {
        let request = Request::get(format!("{base}/{name}")).header(header::ACCEPT_LANGUAGE, lang);
        desk.ask(None, request.body(Body::empty()).unwrap()).await.expect(200).text
    };
    let ics = accepting("ar", "calendar.ics").await.replace("\r\n ", "");
    assert!(ics.contains("نتكلم عن توقف الفرن"), "{ics}");
    assert!(accepting("ar", "badge.svg").await.contains("عُرف السبب"));
    assert!(accepting("ar", "banner").await.contains("توقف الفرن"));
    assert!(accepting("fr", "badge.svg").await.contains("identified"));
    // The page of a language leads to the feed in that language; what the room does not speak, nothing of it speaks.
    get(&desk, &format!("{base}?lang=ar")).await.says(&format!("href=\"{base}/feed.atom?lang=ar\""));
    let only_english = declared(&desk, "Another wrong").await;
    let path = format!("/api/v1/incidents/{only_english}/site");
    desk.call(&desk.tom, "POST", &path, Value::Null).await.expect(200);
    let words = json!({ "address": "another", "headline": "Another", "means": "None.", "can_do": "Wait." });
    desk.call(&desk.tom, "PUT", &path, words).await.expect(200);
    desk.call(&desk.tom, "PUT", &format!("{path}/publication"), json!({ "published": true }))
        .await
        .expect(200);
    let banner = get(&desk, "/s/another/banner?lang=ar").await.expect(200);
    assert!(banner.text.contains("lang=\"en\"") && !banner.text.contains("rtl"), "{}", banner.text);
});

/// The fields that clients of status pages read, in the shape in which they read them.
fn is_page(body: &Value) {
    for field in ["id", "name", "url", "time_zone", "updated_at"] {
        assert!(body["page"][field].is_string(), "page.{field}: {body}");
    }
}

fn is_incident(incident: &Value) {
    for field in
        ["id", "name", "status", "created_at", "updated_at", "impact", "shortlink", "started_at", "page_id"]
    {
        assert!(incident[field].is_string(), "{field}: {incident}");
    }
    assert!(incident["components"].is_array() && incident.get("monitoring_at").is_some());
    assert!(
        ["investigating", "identified", "monitoring", "resolved", "postmortem"]
            .contains(&incident["status"].as_str().unwrap())
    );
    let updates = incident["incident_updates"].as_array().unwrap();
    assert!(!updates.is_empty());
    for update in updates {
        for field in ["id", "status", "body", "incident_id", "created_at", "updated_at", "display_at"] {
            assert!(update[field].is_string(), "{field}: {update}");
        }
        assert_eq!(update["incident_id"], incident["id"]);
        assert!(update["created_at"].as_str().unwrap().ends_with("000Z"), "{update}");
    }
}

walk!(clients_of_status_pages_read_all_rooms_and_one, |desk| {
    let json_kind = "application/json; charset=utf-8";
    let none = is_for_everybody(&desk, "/api/v2/summary.json", json_kind).await.json();
    assert_eq!(none["status"]["indicator"], "none");
    assert_eq!((&none["incidents"], &none["scheduled_maintenances"]), (&json!([]), &json!([])));
    is_page(&none);

    let stopped = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &stopped, "furnace").await;
    let silent = declared(&desk, "Late orders").await;
    desk.wait(MINUTE);
    published(&desk, &silent, "late").await;
    posted(&desk, &stopped, "investigating", "It stands.").await;
    desk.wait(MINUTE);
    posted(&desk, &stopped, "identified", "The lining cracked.").await;
    let path = format!("/api/v1/incidents/{stopped}/status");
    desk.call(&desk.mara, "PUT", &path, json!({ "status": "identified" })).await;

    let all = is_for_everybody(&desk, "/api/v2/summary.json", json_kind).await.json();
    is_page(&all);
    assert_eq!(all["status"], json!({ "indicator": "major", "description": "Partial System Outage" }));
    assert_eq!(
        (all["incidents"].as_array().unwrap().len(), all["components"].as_array().unwrap().len()),
        (2, 2)
    );
    all["incidents"].as_array().unwrap().iter().for_each(is_incident);
    for component in all["components"].as_array().unwrap() {
        for field in ["id", "name", "status", "created_at", "updated_at", "page_id"] {
            assert!(component[field].is_string(), "{field}: {component}");
        }
        assert!(
            component["position"].is_number()
                && component["group"] == false
                && component["group_id"].is_null()
        );
    }
    let of_stopped =
        all["incidents"].as_array().unwrap().iter().find(|i| i["id"] == stopped.as_str()).unwrap();
    assert_eq!(of_stopped["incident_updates"][0]["body"], "The lining cracked.", "the newest first");
    assert_eq!(of_stopped["shortlink"], format!("http://127.0.0.1:7171/s/{}", site.address));
    for (name, list) in [
        ("status.json", "status"),
        ("components.json", "components"),
        ("incidents.json", "incidents"),
        ("incidents/unresolved.json", "incidents"),
        ("scheduled-maintenances.json", "scheduled_maintenances"),
        ("scheduled-maintenances/upcoming.json", "scheduled_maintenances"),
        ("scheduled-maintenances/active.json", "scheduled_maintenances"),
    ] {
        for base in ["/api/v2".to_owned(), format!("/s/{}/api/v2", site.address)] {
            let body = is_for_everybody(&desk, &format!("{base}/{name}"), json_kind).await.json();
            is_page(&body);
            assert!(body.get(list).is_some(), "{base}/{name}: {body}");
        }
    }
    let own = get(&desk, &format!("/s/{}/api/v2/summary.json", site.address)).await.expect(200).json();
    assert_eq!(
        (own["incidents"].as_array().unwrap().len(), &own["incidents"][0]["id"]),
        (1, &json!(stopped.as_str()))
    );
    get(&desk, "/api/v2/nothing.json").await.expect(404);

    // Closed with what was learned, it is over; what is public no more is nowhere.
    desk.wait(HOUR);
    let site = rooms::closed(&desk, &site, "A second furnace stands now.").await;
    let after = get(&desk, "/api/v2/incidents.json").await.expect(200).json();
    let over = after["incidents"].as_array().unwrap().iter().find(|i| i["id"] == stopped.as_str()).unwrap();
    is_incident(over);
    assert_eq!(
        (over["status"].as_str(), over["incident_updates"][0]["status"].as_str()),
        (Some("postmortem"), Some("postmortem"))
    );
    assert!(over["resolved_at"].is_string());
    let open = get(&desk, "/api/v2/incidents/unresolved.json").await.expect(200).json();
    assert_eq!(open["incidents"].as_array().unwrap().len(), 1);
    rooms::changed(&desk, &site, "unpublished").await;
    let gone = get(&desk, "/api/v2/incidents.json").await.expect(200).json();
    assert_eq!(gone["incidents"].as_array().unwrap().len(), 1);
    for name in ["feed.atom", "calendar.ics", "badge.svg", "banner", "api/v2/summary.json"] {
        get(&desk, &format!("/s/{}/{name}", site.address)).await.expect(404);
    }
});

walk!(other_sites_show_a_badge_and_a_banner, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    posted(&desk, &incident, "identified", "The lining cracked.").await;
    let base = format!("/s/{}", site.address);
    let badge = is_for_everybody(&desk, &format!("{base}/badge.svg"), "image/svg+xml").await;
    assert!(badge.text.starts_with("<svg ") && badge.text.contains("Halden Forge"), "{}", badge.text);
    assert_eq!(badge.headers["content-security-policy"], "default-src 'none'; sandbox");
    assert_eq!(badge.headers["cross-origin-resource-policy"], "cross-origin");

    let banner = is_for_everybody(&desk, &format!("{base}/banner"), "text/html; charset=utf-8").await;
    let policy = banner.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("frame-ancestors *") && policy.starts_with("default-src 'none'"), "{policy}");
    assert_ne!(banner.headers["x-frame-options"], "DENY");
    let banner = banner
        .says("&#60;b&#62;stopped")
        .says("target=\"_top\"")
        .says(&format!("http://127.0.0.1:7171{base}\""));
    for private in ["<script", "<form", "inc_", "cas_"] {
        assert!(!banner.text.contains(private), "{private} is in {}", banner.text);
    }
    let arabic = Request::get(format!("{base}/banner?lang=ar")).body(Body::empty()).unwrap();
    desk.ask(None, arabic).await.expect(200).says("dir=\"rtl\"");
    // A preflight of another site is answered, and nothing can be sent.
    let preflight = Request::builder()
        .method(Method::OPTIONS)
        .uri("/api/v2/summary.json")
        .header(header::ORIGIN, "https://elsewhere.example")
        .header("access-control-request-method", "GET")
        .header("access-control-request-headers", "x-requested-with")
        .body(Body::empty())
        .unwrap();
    let allowed = desk.ask(None, preflight).await.expect(200);
    assert_eq!(allowed.headers["access-control-allow-origin"], "*");
});
