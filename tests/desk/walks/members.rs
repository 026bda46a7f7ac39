//! Our own people: how a desk gets its first member, how others come in, and how each is kept out again.

use amends::app::start;
use amends::ground::clock::{DAY, HOUR};
use amends::ground::{Clock, Dice};
use amends::members;
use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};

use crate::harness::{MONDAY, PASSWORD, TestDesk, settings};
use crate::walk;

/// The path of the first link of this kind in a text.
fn link(text: &str, kind: &str) -> String {
    let at = text.find(&format!("/{kind}/")).unwrap_or_else(|| panic!("no /{kind}/ in:\n{text}"));
    text[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || "/-_".contains(*c)).collect()
}

#[tokio::test]
async fn an_empty_store_prints_one_link_until_it_is_used() {
    let folder = std::env::temp_dir().join(format!("amends-first-{}", std::process::id()));
    let config = amends::ground::Config {
        database_url: format!("sqlite:{}", folder.join("amends.db").display()),
        ..settings()
    };
    let house = start::open(config, Clock::standing_at(MONDAY), Dice::seeded(1)).await.unwrap();
    let old = members::first_link(&house).await.unwrap().unwrap();
    let new = members::first_link(&house).await.unwrap().unwrap();
    let desk = TestDesk::around(house);
    let path = |link: &str| link.strip_prefix("http://127.0.0.1:7171").unwrap().to_owned();
    desk.browse(None, Method::GET, &path(&old), &[]).await.expect(404);
    desk.browse(None, Method::GET, "/sign-in", &[]).await.expect(200).says("Nobody has joined this desk yet");
    desk.browse(None, Method::GET, &path(&new), &[]).await.expect(200).says("Open this desk");

    let mut fields = [
        ("company", "Halden <Forge>"),
        ("zone", "Europe/Nowhere"),
        ("currency", "NOK"),
        ("name", "Ines Okafor"),
        ("email", "Ines@Example.test"),
        ("password", "short"),
    ];
    let page = desk.browse(None, Method::POST, &path(&new), &fields).await.expect(422);
    page.says("This is no time zone we know.").says("This is shorter than 12 characters.");
    fields[1].1 = "Europe/Oslo";
    fields[5].1 = PASSWORD;
    let cookie = desk.browse(None, Method::POST, &path(&new), &fields).await.expect(303);
    let cookie = cookie.cookie("amends-session").unwrap();
    let page = desk.browse(Some(&cookie), Method::GET, "/settings", &[]).await.expect(200);
    page.says("Halden &#60;Forge&#62;").says("Europe/Oslo").says("Owner");
    desk.browse(None, Method::POST, &path(&new), &fields).await.expect(404);
    assert!(members::first_link(&desk.house).await.unwrap().is_none(), "used, so no new one");
    std::fs::remove_dir_all(folder).unwrap();
}

walk!(a_second_member_is_invited_and_joins, |desk| {
    let ines = desk.sign_in("ines@example.test", PASSWORD).await;
    let fields = [("email", "Noor@Example.test"), ("role", "lead")];
    desk.send_form(&desk.tom, "/members/invitations", &fields).await.expect(403);
    // Without a relay the page shows the link once, so that nobody is stuck; a replay does not show it again.
    let shown =
        desk.browse(Some(&ines), Method::POST, "/members/invitations?once=a", &fields).await.expect(200);
    let shown = link(&shown.says("shown only once").text, "invitations");
    let again =
        desk.browse(Some(&ines), Method::POST, "/members/invitations?once=a", &fields).await.expect(409);
    assert!(!again.text.contains(&shown));

    desk.browse(None, Method::GET, &shown, &[]).await.expect(200).says("noor@example.test").says("Lead");
    let name = [("name", "نور <b>"), ("password", "too short")];
    desk.browse(None, Method::POST, &shown, &name).await.expect(422).says("shorter than 12");
    let name = [("name", "نور <b>"), ("password", "twelve and more")];
    let noor = desk.browse(None, Method::POST, &shown, &name).await.expect(303);
    let noor = noor.cookie("amends-session").unwrap();
    desk.browse(Some(&noor), Method::GET, "/members", &[]).await.expect(200).says("نور &#60;b&#62;");
    desk.browse(None, Method::POST, &shown, &name).await.expect(404);
    desk.sign_in("noor@example.test", "twelve and more").await;

    // Taken back, or too old: it leads nowhere.
    let made = desk.call(
        &desk.ines,
        "POST",
        "/api/v1/invitations",
        json!({"email": "a@example.test", "role": "viewer"}),
    );
    let made = made.await.expect(201).json();
    let path = link(made["link"].as_str().unwrap(), "invitations");
    let id = made["id"].as_str().unwrap();
    desk.call(&desk.ines, "DELETE", &format!("/api/v1/invitations/{id}"), Value::Null).await.expect(204);
    desk.call(&desk.ines, "DELETE", &format!("/api/v1/invitations/{id}"), Value::Null).await.expect(409);
    desk.browse(None, Method::GET, &path, &[]).await.expect(404);
    let made = desk.call(
        &desk.ines,
        "POST",
        "/api/v1/invitations",
        json!({"email": "b@example.test", "role": "viewer"}),
    );
    let path = link(made.await.expect(201).json()["link"].as_str().unwrap(), "invitations");
    desk.wait(8 * DAY);
    desk.browse(None, Method::GET, &path, &[]).await.expect(404);
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_goes_out_by_mail_and_waits_for_a_relay_that_is_down() {
    let mailbox = post::Mailbox::start(post::Behaviour::default()).unwrap();
    let config = amends::ground::Config { smtp_url: Some(mailbox.url()), ..settings() };
    let desk = TestDesk::sqlite_with(config).await;
    mailbox.behave(|b| b.defer = vec!["noor@example.test".into()]);
    let body = json!({"email": "noor@example.test", "role": "member"});
    let made = desk.call(&desk.ines, "POST", "/api/v1/invitations", body).await.expect(201).json();
    assert!(made.get("link").is_none(), "only the letter has it");
    desk.settle().await;
    assert!(mailbox.received().is_empty());
    mailbox.behave(|b| b.defer.clear());
    desk.wait(HOUR);
    desk.settle().await;
    let letters = mailbox.received();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, ["noor@example.test"]);
    let path = link(&letters[0].text(), "invitations");
    desk.browse(None, Method::GET, &path, &[]).await.expect(200).says("noor@example.test");
}

walk!(wrong_passwords_are_told_alike_and_limited, |desk| {
    let try_it = async |email: &str, password: &str| {
        desk.browse(None, Method::POST, "/sign-in", &[("email", email), ("password", password)]).await
    };
    let wrong = try_it("ines@example.test", "not the password").await.expect(422).text;
    let unknown = try_it("nobody@example.test", "not the password").await.expect(422).text;
    assert_eq!(wrong.replace("ines@", ""), unknown.replace("nobody@", ""), "who is a member is not told");
    for _ in 0..8 {
        try_it("ines@example.test", "not the password").await.expect(422);
    }
    let stopped = try_it("ines@example.test", PASSWORD).await.expect(429);
    assert!(stopped.headers.contains_key(header::RETRY_AFTER));
});

walk!(sign_in_goes_only_to_addresses_of_this_desk, |desk| {
    let page = desk.browse(None, Method::GET, "/incidents?all=yes", &[]).await.expect(303);
    assert_eq!(page.location, "/sign-in?to=%2Fincidents%3Fall%3Dyes");
    for (to, goes) in
        [("/incidents?all=yes", "/incidents?all=yes"), ("//evil.test", "/"), ("https://evil.test", "/")]
    {
        let fields = [("email", "ines@example.test"), ("password", PASSWORD), ("to", to)];
        let answer = desk.browse(None, Method::POST, "/sign-in", &fields).await.expect(303);
        assert_eq!(answer.location, goes);
        let set = answer.headers.get_all(header::SET_COOKIE).iter().map(|v| v.to_str().unwrap());
        let set = set.into_iter().find(|c| c.starts_with("amends-session=")).unwrap();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
    }
});

walk!(a_session_is_ended_elsewhere_and_by_idleness, |desk| {
    let here = desk.sign_in("mara@example.test", PASSWORD).await;
    let there = desk.sign_in("mara@example.test", PASSWORD).await;
    let page =
        desk.browse(Some(&here), Method::GET, "/settings", &[]).await.expect(200).says("this one").text;
    let other = page.split("<li>").find(|li| li.contains("/ending") && !li.contains("this one")).unwrap();
    let path = other[other.find("/settings/sessions/").unwrap()..].split('?').next().unwrap();
    let vic = desk.sign_in("vic@example.test", PASSWORD).await;
    desk.browse(Some(&vic), Method::POST, path, &[]).await.expect(404);
    desk.browse(Some(&here), Method::POST, path, &[]).await.expect(303);
    desk.browse(Some(&there), Method::GET, "/settings", &[]).await.expect(303);
    desk.wait(13 * DAY);
    desk.browse(Some(&here), Method::GET, "/settings", &[]).await.expect(200);
    desk.wait(13 * DAY);
    desk.browse(Some(&here), Method::GET, "/settings", &[]).await.expect(200);
    desk.wait(15 * DAY);
    desk.browse(Some(&here), Method::GET, "/settings", &[]).await.expect(303);
    let fresh = desk.sign_in("mara@example.test", PASSWORD).await;
    let out = desk.browse(Some(&fresh), Method::POST, "/sign-out", &[]).await.expect(303);
    // What a browser kept of what was typed goes with it: a tablet is used by others too.
    assert_eq!(out.headers["clear-site-data"], "\"storage\"");
    desk.browse(Some(&fresh), Method::GET, "/settings", &[]).await.expect(303);
});

walk!(a_token_acts_for_its_member_until_it_is_revoked, |desk| {
    let mara = desk.sign_in("mara@example.test", PASSWORD).await;
    let fields = [("label", "Nightly <export>"), ("scope", "read")];
    let page = desk.browse(Some(&mara), Method::POST, "/settings/tokens", &fields).await.expect(200).text;
    let at = page.find("amends_").unwrap();
    let read: String =
        page[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    desk.call_with(&read, "GET", "/api/v1/incidents", Value::Null).await.expect(200);
    desk.call_with(&read, "POST", "/api/v1/incidents", json!({"title": "No"})).await.expect(403);
    let made = desk.call(&desk.mara, "POST", "/api/v1/tokens", json!({"label": "Orders", "scope": "write"}));
    let made = made.await.expect(201).json();
    let (write, id) = (made["token"].as_str().unwrap(), made["id"].as_str().unwrap());
    let incident = desk.call_with(write, "POST", "/api/v1/incidents", json!({"title": "By a program"}));
    assert_eq!(incident.await.expect(201).json()["declared_by"], desk.mara.label());
    desk.call_with(write, "GET", "/api/v1/invitations", Value::Null).await.expect(403);
    desk.call_with(write, "DELETE", &format!("/api/v1/tokens/{id}"), Value::Null).await.expect(204);
    desk.call_with(write, "GET", "/api/v1/incidents", Value::Null).await.expect(401);
    // The membership over, the other one is over too.
    let (mara_id, mara_cookie) = (desk.mara.label(), mara);
    desk.call(&desk.ines, "DELETE", &format!("/api/v1/members/{mara_id}"), Value::Null).await.expect(204);
    desk.call_with(&read, "GET", "/api/v1/incidents", Value::Null).await.expect(401);
    desk.browse(Some(&mara_cookie), Method::GET, "/incidents", &[]).await.expect(303);
    for _ in 0..40 {
        desk.call_with("amends_guessed", "GET", "/api/v1/incidents", Value::Null).await;
    }
    desk.call_with("amends_guessed", "GET", "/api/v1/incidents", Value::Null).await.expect(429);
});

walk!(another_site_cannot_act_in_a_members_name, |desk| {
    let cookie = desk.sign_in("ines@example.test", PASSWORD).await;
    let send = async |path: &str, kind: &str, body: &'static str, from: &[(&str, &str)]| {
        let mut request = Request::post(path)
            .header(header::HOST, "127.0.0.1:7171")
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, kind);
        for (name, value) in from {
            request = request.header(*name, *value);
        }
        desk.ask(None, request.body(Body::from(body)).unwrap()).await.status.as_u16()
    };
    let (form, json) = ("application/x-www-form-urlencoded", "application/json");
    for elsewhere in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.test")]
    {
        assert_eq!(send("/incidents", form, "title=Forged", &[elsewhere]).await, 403, "{elsewhere:?}");
        assert_eq!(send("/api/v1/incidents", json, r#"{"title":"Forged"}"#, &[elsewhere]).await, 403);
    }
    let here = [("origin", "http://127.0.0.1:7171"), ("sec-fetch-site", "same-origin")];
    assert_eq!(send("/incidents", form, "title=Ours", &here).await, 303);
    assert_eq!(send("/api/v1/incidents", json, r#"{"title":"Ours"}"#, &here).await, 201);
});

walk!(the_last_owner_cannot_leave, |desk| {
    let (ines, tom) = (desk.ines.label(), desk.tom.label());
    let member = |id: &str| format!("/api/v1/members/{id}");
    desk.call(&desk.ines, "DELETE", &member(&ines), Value::Null).await.expect(409).says("last owner");
    desk.call(&desk.ines, "PATCH", &member(&ines), json!({"role": "lead"})).await.expect(409);
    desk.call(&desk.tom, "PATCH", &member(&tom), json!({"role": "owner"})).await.expect(403);
    desk.call(&desk.ines, "PATCH", &member(&tom), json!({"role": "owner"})).await.expect(200);
    // Both at once: one goes, the other stays.
    let (one, other) = (
        members::end(&desk.house, &desk.ines, desk.tom.member().unwrap()),
        members::end(&desk.house, &desk.ines, desk.ines.member().unwrap()),
    );
    let (one, other) = tokio::join!(one, other);
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
});

walk!(an_operator_helps_one_who_forgot, |desk| {
    let old = desk.sign_in("mara@example.test", PASSWORD).await;
    let operator = amends::ground::Actor::desk(&desk.workspace);
    let path =
        link(&members::offer_reset(&desk.house, &operator, "mara@example.test").await.unwrap(), "reset");
    desk.browse(None, Method::GET, &path, &[]).await.expect(200);
    desk.browse(None, Method::POST, &path, &[("password", "another furnace")]).await.expect(303);
    desk.browse(Some(&old), Method::GET, "/settings", &[]).await.expect(303);
    desk.browse(None, Method::POST, &path, &[("password", "another furnace")]).await.expect(404);
    let mara = desk.sign_in("mara@example.test", "another furnace").await;
    let fields = [("old", "wrong"), ("password", "the furnace again")];
    desk.browse(Some(&mara), Method::POST, "/settings/password", &fields).await.expect(422);
    let fields = [("old", "another furnace"), ("password", "the furnace again")];
    desk.browse(Some(&mara), Method::POST, "/settings/password", &fields).await.expect(303);
    desk.browse(Some(&mara), Method::GET, "/settings", &[]).await.expect(200);
});

walk!(an_owner_changes_the_workspace, |desk| {
    let good = json!({"name": "Halden Forge AS", "zone": "Europe/Oslo", "currency": "nok"});
    desk.call(&desk.tom, "PUT", "/api/v1/workspace", good.clone()).await.expect(403);
    let bad = json!({"name": "", "zone": "Mars", "currency": "XYZW"});
    let faults = desk.call(&desk.ines, "PUT", "/api/v1/workspace", bad).await.expect(422).json();
    assert_eq!(faults["fields"].as_array().unwrap().len(), 3);
    desk.call(&desk.ines, "PUT", "/api/v1/workspace", good).await.expect(200);
    let seen = desk.call(&desk.vic, "GET", "/api/v1/workspace", Value::Null).await.expect(200).json();
    assert_eq!(seen["currency"], "NOK");
    desk.open_page(&desk.vic, "/incidents").await.expect(200).says("Halden Forge AS");
});
