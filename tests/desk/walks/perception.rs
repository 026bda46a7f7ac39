//! The customer sees problems, we see our efforts: both sides rate the same items, and the gap is the number (R52).

use amends::ground::clock::DAY;
use serde_json::{Value, json};

use super::interviews::{all_holds, colleague, declared, get, post, send};
use super::meanwhile::{open, person};
use crate::walk;

walk!(both_sides_rate_the_same_and_the_gap_is_the_number, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta Lindqvist").await;
    let other = person(&desk, &incident, "Südflug", "Otto").await;
    let case = marta.case.clone();
    let page = format!("/cases/{case}/perception");
    desk.open_page(&desk.vic, &page).await.expect(200).says("Nobody has rated yet");
    assert!(!open(&desk, &marta.room).await.text.contains("How do you see us?"));

    // Items of the desk, and one of ours.
    let items =
        [("items", "well"), ("items", "truth"), ("own-benevolence", "We ring back <b>the same day</b>")];
    desk.send_form(&desk.vic, &page, &items).await.expect(403);
    desk.send_form(&desk.mara, &page, &items).await.expect(303);
    let again = desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{case}/rounds"), json!({})).await;
    again.expect(409).says("A round is open already");
    let rounds = get(&desk, &format!("/cases/{case}/rounds")).await;
    let round = rounds["items"][0]["round"]["id"].as_str().unwrap().to_owned();
    assert_eq!(rounds["items"][0]["gap"]["whole"]["gap"], Value::Null, "nobody has rated");

    // Both rate: we on a page, they in their room; each as often as they like while it is open.
    let ours = format!("/rounds/{round}/rating");
    desk.send_form(&desk.vic, &ours, &[("well", "9")]).await.expect(403);
    for (who, mark) in [(&desk.mara, "9"), (&desk.tom, "8"), (&desk.ines, "10")] {
        desk.send_form(who, &ours, &[("well", mark), ("truth", "8"), ("own-1", "")]).await.expect(303);
    }
    open(&desk, &marta.room)
        .await
        .says("How do you see us?")
        .says("We tell you the truth")
        .says("the same day&#60;/b&#62;");
    let theirs = format!("{}/rounds/{round}/rating", marta.room);
    send(&desk, &theirs, &[("well", "eleven")]).await.expect(303);
    send(&desk, &theirs, &[("well", "3"), ("truth", "2"), ("own-1", "0")]).await.expect(303);
    send(&desk, &theirs, &[("well", "4"), ("truth", "2"), ("own-1", "0")]).await.expect(303);
    send(&desk, &format!("{}/rounds/{round}/rating", other.room), &[("well", "0")]).await.expect(404);
    let gap = get(&desk, &format!("/rounds/{round}")).await["gap"].clone();
    assert_eq!((&gap["whole"]["ours"]["n"], &gap["whole"]["theirs"]["n"]), (&json!(3), &json!(1)));
    assert_eq!(gap["by_item"][0]["sides"]["gap"], json!(5.0), "nine on average, against four");
    assert_eq!(gap["whole"]["interval"], Value::Null, "one of theirs is not enough");
    let shown = desk.open_page(&desk.vic, &page).await.expect(200);
    shown.says("+5.0").says("too few on a side").says("<svg");

    // With three on each side it says how sure it is; another round, and the gap is seen to close.
    for name in ["Karl", "Jonas"] {
        let one = colleague(&desk, &incident, &marta, name).await;
        let path = format!("{}/rounds/{round}/rating", one.room);
        send(&desk, &path, &[("well", "4"), ("truth", "3")]).await.expect(303);
    }
    desk.open_page(&desk.vic, &page).await.says("95 % sure");
    desk.send_form(&desk.mara, &format!("/rounds/{round}/closing"), &[]).await.expect(303);
    send(&desk, &theirs, &[("well", "10")]).await.expect(303);
    assert_eq!(
        get(&desk, &format!("/rounds/{round}")).await["gap"]["by_item"][0]["sides"]["theirs"]["mean"],
        json!(4.0)
    );
    desk.wait(30 * DAY);
    let second = post(&desk, &format!("/cases/{case}/rounds"), json!({})).await;
    assert_eq!(second["number"], 2);
    let second = second["id"].as_str().unwrap();
    post(&desk, &format!("/rounds/{second}/rating"), json!({ "marks": { "well": 7 } })).await;
    let theirs = format!("{}/rounds/{second}/rating", marta.room);
    send(&desk, &theirs, &[("well", "6")]).await.expect(303);
    desk.open_page(&desk.vic, &page).await.says("How the gap moved").says("<polyline").says("+1.0");
    desk.open_page(&desk.vic, &format!("/cases/{case}")).await.expect(200).says("+1.0");
    let wrong = json!({ "marks": { "odd": 3 } });
    desk.call(&desk.mara, "POST", &format!("/api/v1/rounds/{second}/rating"), wrong).await.expect(422);
    all_holds(&desk).await;
});
