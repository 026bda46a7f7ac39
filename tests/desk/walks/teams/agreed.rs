//! Whoever works on it stands behind the plan, and behind what must never happen again; a new version asks again (R85).

use amends::ground::Actor;
use amends::ground::page::Shell;
use amends::{incidents, teams};
use serde_json::{Value, json};

use super::super::interviews::declared;
use super::super::meanwhile::person;
use super::{all_holds, get, is_owed, owed, post, put};
use crate::harness::TestDesk;
use crate::walk;

/// Where somebody is led who owes their word on what must never happen again.
async fn led_to(desk: &TestDesk, who: &Actor) -> Option<String> {
    let shell = Shell { now_ms: desk.house.now().0, zone: "UTC".into(), ..Shell::sample() };
    let all = teams::panel::owed(&desk.house, &shell, &desk.workspace).await.unwrap();
    let own = all.into_iter().find(|o| o.what.contains("never again") && o.to_whom.ends_with(&who.name))?;
    Some(own.href.split('#').next().unwrap_or_default().to_owned())
}

walk!(each_of_the_team_stands_behind_the_plan_and_never_again, |desk| {
    let incident = declared(&desk).await;
    let team = format!("/teams/{incident}");
    let own = json!({ "member_id": desk.tom.member(), "part": "Leads the line" });
    post(&desk, &desk.tom, &format!("{team}/members"), own).await.expect(201);
    let agree = format!("{team}/agreement");
    let to_list = |version: i64| json!({ "what": "never_again", "version": version });
    post(&desk, &desk.tom, &agree, to_list(1)).await.expect(409).says("nothing yet");

    // A few sentences that all know by heart; two who write at once do not overwrite each other.
    let list = format!("/incidents/{incident}/never-again");
    put(&desk, &desk.vic, &list, json!({ "sentences": "No." })).await.expect(403);
    put(&desk, &desk.mara, &list, json!({ "sentences": "\n" })).await.expect(422);
    put(&desk, &desk.mara, &list, json!({ "sentences": "We never go <b>silent</b>." })).await.expect(200);
    put(&desk, &desk.tom, &list, json!({ "sentences": "No late news." }))
        .await
        .expect(409)
        .says("newer version");
    let all = owed(&desk).await;
    for name in ["Mara Lind", "Tom Brandt"] {
        assert!(
            is_owed(&all, &format!("Stand behind “never again” · Blades late for the third time · {name}")),
            "{all:?}"
        );
    }
    desk.open_page(&desk.tom, &team)
        .await
        .expect(200)
        .says("I stand behind this")
        .says("never go &#60;b&#62;silent");

    // Each for themselves, whoever is in it, and the version that stands.
    post(&desk, &desk.ines, &agree, to_list(1)).await.expect(409).says("not in this team");
    desk.send_form(&desk.tom, &agree, &[("what", "never_again"), ("version", "1")]).await.expect(303);
    let first = post(&desk, &desk.tom, &agree, to_list(1)).await.expect(200).json();
    assert_eq!(post(&desk, &desk.tom, &agree, to_list(1)).await.expect(200).json()["id"], first["id"]);
    assert!(!is_owed(&owed(&desk).await, "Tom Brandt"));
    let said = json!({ "sentences": "We never go silent.\nNo date without evidence.", "version": 1 });
    desk.wait(60_000);
    put(&desk, &desk.mara, &list, said).await.expect(200);
    assert!(is_owed(&owed(&desk).await, "Tom Brandt"), "a new version asks again");
    post(&desk, &desk.tom, &agree, to_list(1)).await.expect(409).says("Version 2 stands");
    post(&desk, &desk.tom, &agree, to_list(2)).await.expect(200);
    post(&desk, &desk.mara, &agree, to_list(2)).await.expect(200);
    assert_eq!(owed(&desk).await, Vec::<String>::new());

    // The plan, once it is out; and again when another version is.
    let to_plan = |version: i64| json!({ "what": "plan", "version": version });
    post(&desk, &desk.tom, &agree, to_plan(1)).await.expect(409);
    let begun = json!({ "title": "Until they come <on time>", "sponsor_id": desk.ines.member() });
    let plan = post(&desk, &desk.mara, &format!("/incidents/{incident}/plan"), begun).await.json();
    let plan = format!("/plans/{}", plan["id"].as_str().unwrap());
    let line = json!({ "what": "Pour in two shifts", "deliverable": "320 brackets", "owner": desk.tom.member(),
        "due_on": "2026-03-12", "is_seen": true });
    post(&desk, &desk.mara, &format!("{plan}/actions"), line).await.expect(201);
    post(&desk, &desk.ines, &format!("{plan}/confirmation"), Value::Null).await.expect(200);
    assert_eq!(get(&desk, &team).await["plan"], Value::Null, "nobody outside has it");
    let put_forward = post(&desk, &desk.tom, &format!("{plan}/versions"), json!({})).await;
    assert!(put_forward.status.is_success(), "{}", put_forward.text);
    assert!(is_owed(
        &owed(&desk).await,
        "Stand behind the plan · Blades late for the third time · Tom Brandt"
    ));
    post(&desk, &desk.tom, &agree, to_plan(1)).await.expect(200);
    let agreed = get(&desk, &team).await["agreed"].clone();
    let by = |name: &str| {
        agreed.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()["plan"].clone()
    };
    assert_eq!((by("Tom Brandt"), by("Mara Lind")), (json!(true), json!(false)));
    desk.open_page(&desk.mara, &team).await.says("not the plan yet").says("I stand behind this plan");
    all_holds(&desk).await;
});

walk!(whoever_owes_their_word_is_led_to_where_it_is_said, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta Lindqvist").await;
    let otto = person(&desk, &incident, "Südflug", "Otto").await;
    // Mara leads the incident; Tom is in the team of one case alone; Ines owns another, whose plan nobody has seen yet.
    let own = json!({ "member_id": desk.tom.member(), "part": "Sits with their board" });
    post(&desk, &desk.tom, &format!("/teams/{}/members", marta.case), own).await.expect(201);
    let ines = desk.ines.member().unwrap();
    incidents::assign(&desk.house, &desk.mara, &otto.case, ines).await.unwrap();
    let begun = json!({ "title": "Until they come", "sponsor_id": desk.tom.member() });
    post(&desk, &desk.mara, &format!("/cases/{}/plan", otto.case), begun).await.expect(201);
    let list = json!({ "sentences": "We never go silent." });
    put(&desk, &desk.mara, &format!("/incidents/{incident}/never-again"), list).await.expect(200);

    assert_eq!(led_to(&desk, &desk.ines).await, None, "nothing is asked where nothing can be said");
    for (who, team) in [(&desk.mara, incident.as_str()), (&desk.tom, marta.case.as_str())] {
        let page = led_to(&desk, who).await.unwrap();
        assert_eq!(page, format!("/teams/{team}"));
        desk.open_page(who, &page).await.expect(200).says("I stand behind this");
        let said = [("what", "never_again"), ("version", "1")];
        desk.send_form(who, &format!("{page}/agreement"), &said).await.expect(303);
        assert_eq!(led_to(&desk, who).await, None);
    }
});
