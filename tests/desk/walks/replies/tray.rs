//! Mails that nobody can place, mails that pretend, what hangs on them, and what is erased.

use amends::replies::{MailKind, erase};
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};

use super::super::notices::{approved, get, mail_walk, one_in, with};
use super::mails::{address, comes, reply, report, stands};
use crate::harness::TestDesk;

mail_walk!(none_is_dropped_and_none_is_believed_too_soon, |desk, mailbox| {
    let (incident, notice) = approved(&desk, 1).await;
    desk.settle().await;
    let letter = mailbox.take().remove(0);
    let home = address(&letter, "reply-to");

    // A stranger, to an address that is none of ours; one letter of the tag changed is another's.
    let mut forged: Vec<char> = home.chars().collect();
    let at = home.find('@').unwrap() - 1;
    forged[at] = if forged[at] == 'a' { 'b' } else { 'a' };
    let forged: String = forged.into_iter().collect();
    let stranger = comes(&desk, &reply("new@gulf.example", &forged, "", "متى تصل القطع؟"), &forged).await;
    assert_eq!(stands(&stranger), (MailKind::Reply, "none", "waiting"));
    // Whoever writes Marta's address into the head of a mail gets it into her case, and changes nothing.
    let pretends =
        comes(&desk, &reply("BUYER0@example.test", "desk@example.test", "", "All is well"), "").await;
    assert_eq!(stands(&pretends), (MailKind::Reply, "sender", "owed"));
    // A report about a letter whose address it does not know, names no letter of ours.
    let bounce = report("desk@example.test", "buyer0@example.test", "failed", "5.1.1");
    let bounce = comes(&desk, &bounce, "desk@example.test").await;
    assert_eq!(stands(&bounce), (MailKind::Bounce, "none", "waiting"));
    let delivery = one_in(&desk, &notice, "handed_over").await;
    let known = get(&desk, &format!("/api/v1/deliveries/{delivery}")).await;
    assert!(known["acknowledged_at"].is_null() && known["came_back"].is_null(), "{known}");

    // The tray is owed; a member finds the case and puts the mail there.
    desk.open_page(&desk.vic, "/").await.expect(200).says("Say whose 2 mails in the tray are");
    desk.open_page(&desk.vic, "/mails?state=waiting")
        .await
        .expect(200)
        .says(&format!("/mails/{}", stranger.id));
    let page = format!("/mails/{}", stranger.id);
    desk.open_page(&desk.mara, &page).await.expect(200).says("Whose is it?");
    let looked = desk.open_page(&desk.mara, &format!("{page}?q=Customer")).await.expect(200);
    let case = pretends.case_id.clone().unwrap();
    let looked = looked.says(&format!("value=\"{case}\""));
    assert!(!looked.text.contains("name=\"words\""), "nobody answers what has no case");
    desk.call(&desk.mara, "POST", &format!("/api/v1{page}/answer"), json!({ "words": "Hello" }))
        .await
        .expect(409);
    desk.send_form(&desk.vic, &format!("{page}/assignment"), &[("case_id", case.as_str())]).await.expect(403);
    desk.send_form(&desk.mara, &format!("{page}/assignment"), &[("case_id", case.as_str())])
        .await
        .expect(303);
    let assigned = get(&desk, &format!("/api/v1{page}")).await;
    assert_eq!((&assigned["mail"]["way"], &assigned["mail"]["state"]), (&"hand".into(), &"owed".into()));
    let again = json!({ "case_id": case });
    desk.call(&desk.mara, "POST", &format!("/api/v1{page}/assignment"), again).await.expect(409);
    let nowhere = json!({ "case_id": "over there" });
    desk.call(&desk.mara, "POST", &format!("/api/v1{page}/assignment"), nowhere).await.expect(422);

    // The other is set aside, with a reason; it stays.
    let path = format!("/api/v1/mails/{}/setting-aside", bounce.id);
    desk.call(&desk.mara, "POST", &path, json!({ "because": "" })).await.expect(422);
    desk.call(&desk.mara, "POST", &path, json!({ "because": "forged" })).await.expect(200);
    desk.call(&desk.mara, "POST", &path, json!({ "because": "forged" })).await.expect(409);
    let waiting = get(&desk, "/api/v1/mails?state=waiting").await;
    assert!(waiting["items"].as_array().unwrap().is_empty());
    assert_eq!(get(&desk, "/api/v1/mails").await["items"].as_array().unwrap().len(), 3);
    assert_eq!(get(&desk, &format!("/api/v1/incidents/{incident}/coverage")).await["told"], 1);
});

mail_walk!(what_hangs_on_a_mail_is_saved_and_never_shown, |desk, mailbox| {
    let (_, _) = approved(&desk, 1).await;
    desk.settle().await;
    let home = address(&mailbox.take()[0], "reply-to");
    let raw = format!(
        "From: <buyer0@example.test>\r\nTo: <{home}>\r\nSubject: list\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHere.\r\n\
         --b\r\nContent-Type: text/plain; name=\"../evil <x>.html\"\r\nContent-Disposition: attachment; filename=\"../evil <x>.html\"\r\n\r\n\
         <html><script>alert(1)</script></html>\r\n--b--\r\n"
    );
    let mail = comes(&desk, &raw, &home).await;
    let page = format!("/mails/{}", mail.id);
    desk.open_page(&desk.vic, &page).await.expect(200).says("evil x.html");
    for path in [format!("{page}/attachments/1"), format!("{page}/whole")] {
        let file = desk.open_page(&desk.vic, &path).await.expect(200);
        let header = |name: &str| file.headers[name].to_str().unwrap().to_owned();
        assert!(header("content-disposition").starts_with("attachment;"), "{path}");
        assert_eq!(header("content-type"), "application/octet-stream");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert!(header("content-security-policy").starts_with("sandbox"), "{path}");
        assert!(file.text.contains("alert(1)"));
    }
    desk.open_page(&desk.vic, &format!("{page}/attachments/2")).await.expect(404);
    desk.open_page(&desk.vic, &format!("{page}/attachments/0")).await.expect(404);

    // Erased: nothing of it is left but that it came, and every row still proves itself.
    let audit = amends::reports::verify(&desk.house, &desk.workspace).await.unwrap();
    let strays = |audit: amends::journal::Audit| -> Vec<String> {
        let by_hand = ["customers", "contacts"];
        audit.findings.into_iter().filter(|f| !by_hand.contains(&f.table.as_str())).map(|f| f.said).collect()
    };
    assert_eq!(strays(audit), Vec::<String>::new());
    let path = format!("/api/v1{page}/answer");
    desk.call(&desk.mara, "POST", &path, json!({ "words": "Thank you, Marta." })).await.expect(201);
    desk.call(&desk.mara, "POST", &format!("/api/v1{page}/erasure"), Value::Null).await.expect(403);
    desk.send_form(&desk.ines, &format!("{page}/erasure"), &[]).await.expect(303);
    erase(&desk.house, &desk.ines, &mail.id).await.unwrap();
    let gone = get(&desk, &format!("/api/v1{page}")).await;
    assert!(
        gone["mail"]["said"] == "" && gone["mail"]["from_address"] == "" && gone["answers"][0]["text"] == ""
    );
    desk.open_page(&desk.vic, &page).await.expect(200).says("erased at request");
    desk.open_page(&desk.vic, &format!("{page}/whole")).await.expect(404);
    desk.settle().await;
    let audit = amends::reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert_eq!(strays(audit), Vec::<String>::new());
});
