//! An answer finds its case; a bounce its letter; and what follows.

use amends::ground::id::{ContactId, Id};
use amends::replies::{MailKind, Receipt, receive};
use post::{Behaviour, Mailbox};
use serde_json::json;
use twodb::{args, sql};

use super::super::notices::{HOUR, approved, count, get, mail_walk, one_in, with};
use super::mails::{absence, address, comes, complaint, reply, report, stands};
use crate::harness::TestDesk;

mail_walk!(marta_answers_and_is_answered, |desk, mailbox| {
    let (_, notice) = approved(&desk, 1).await;
    desk.settle().await;
    let letter = mailbox.take().remove(0);
    let (home, bounces) = (address(&letter, "reply-to"), letter.from.clone());
    assert!(home.starts_with("r-") && home.ends_with("@halden.example"), "{home}");
    assert!(bounces.starts_with("b-") && bounces.len() < 64 + 16, "{bounces}");

    // Whatever mail systems do to the case of letters, it finds home; the delivery is acknowledged by it.
    desk.wait(HOUR);
    let raw = reply("buyer0@example.test", &home, "", "Two aircraft stand here. Which day?");
    let mail = comes(&desk, &raw, &home.to_uppercase()).await;
    assert_eq!(stands(&mail), (MailKind::Reply, "address", "owed"));
    assert_eq!(mail.said, "Two aircraft stand here. Which day?", "without what they quote");
    let again = receive(&desk.house, raw.into_bytes(), &home.to_uppercase()).await.unwrap();
    assert_eq!(again, Receipt::Known(mail.id.clone()), "a second copy is stored once");
    let delivery = get(&desk, &format!("/api/v1/deliveries/{}", mail.delivery_id.as_ref().unwrap())).await;
    assert_eq!(delivery["acknowledged_how"], "reply", "R13");
    assert_eq!(delivery["acknowledged_at"], "2026-03-02T10:00:00Z");

    // It is owed on Home, and stands on the case's page.
    desk.open_page(&desk.vic, "/")
        .await
        .expect(200)
        .says("Answer a mail")
        .says(&format!("/mails/{}", mail.id));
    let case = mail.case_id.clone().unwrap();
    desk.open_page(&desk.vic, &format!("/cases/{case}")).await.expect(200).says("Two aircraft stand here.");
    let page = format!("/mails/{}", mail.id);
    desk.open_page(&desk.vic, &page)
        .await
        .expect(200)
        .says("only this letter’s reader knows")
        .says("&#62; Our furnace");
    desk.send_form(&desk.mara, &format!("{page}/answer"), &[("words", " ")]).await.expect(303);
    desk.send_form(&desk.vic, &format!("{page}/answer"), &[("words", "Friday")]).await.expect(403);
    let words = "Dear Marta,\n\nwe ship on Friday <b>at noon</b>.";
    desk.send_form(&desk.mara, &format!("{page}/answer"), &[("words", words)]).await.expect(303);
    desk.settle().await;
    let answer = mailbox.take().pop().unwrap();
    assert_eq!(answer.to, ["buyer0@example.test"]);
    assert_eq!(answer.subject(), "Re: Our furnace stopped");
    assert_eq!(answer.header("in-reply-to"), answer.header("references"));
    assert!(answer.header("in-reply-to").unwrap().contains("@nordic.example"));
    assert!(
        answer.header("from").unwrap().contains("Mara Lind, Halden Forge"),
        "a named person speaks (R33)"
    );
    assert!(answer.text().contains("we ship on Friday <b>") && !answer.html().contains("<b>at noon"));
    assert_eq!(address(&answer, "reply-to"), home, "what she answers to that finds home again");

    // She answers that to the desk's own address: the thread leads home.
    let id = address(&answer, "message-id");
    let raw = reply("marta.private@elsewhere.example", "desk@example.test", &id, "Friday is good, thank you");
    let thanks = comes(&desk, &raw, "desk@example.test").await;
    assert_eq!(stands(&thanks), (MailKind::Reply, "thread", "owed"));
    assert_eq!(thanks.case_id, Some(case.clone()));
    let path = format!("/api/v1/mails/{}", thanks.id);
    desk.call(&desk.mara, "POST", &format!("{path}/leaving"), json!({ "because": "" })).await.expect(422);
    let because = json!({ "because": "she only says thank you" });
    desk.call(&desk.mara, "POST", &format!("{path}/leaving"), because).await.expect(200);
    let owed = get(&desk, "/api/v1/mails?state=owed").await;
    assert!(owed["items"].as_array().unwrap().is_empty(), "{owed}");
    let listed = get(&desk, &format!("/api/v1/cases/{case}/mails")).await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
    assert_eq!(count(&desk, &notice, "handed_over").await, 1);
});

mail_walk!(a_letter_that_bounced_goes_to_somebody_else, |desk, mailbox| {
    let (incident, notice) = approved(&desk, 1).await;
    desk.settle().await;
    let bounces = mailbox.take().remove(0).from;
    let coverage = format!("/api/v1/incidents/{incident}/coverage");

    // Still trying: noted, and nothing changes.
    let delay = comes(&desk, &report(&bounces, "buyer0@example.test", "delayed", "4.4.1"), &bounces).await;
    assert_eq!(stands(&delay), (MailKind::Delay, "address", "noted"));
    assert_eq!(get(&desk, &coverage).await["told"], 1);

    // Given up, for an address it was sent on to: nobody was told (R18).
    let bounce =
        comes(&desk, &report(&bounces, "old-box@elsewhere.example", "failed", "5.1.1"), &bounces).await;
    assert_eq!(stands(&bounce), (MailKind::Bounce, "address", "noted"));
    assert!(bounce.why.contains("No such person here"), "{}", bounce.why);
    let told = get(&desk, &coverage).await;
    assert_eq!((&told["told"], &told["bounced"]), (&0.into(), &1.into()));
    let lost = one_in(&desk, &notice, "bounced").await;
    desk.open_page(&desk.vic, "/").await.expect(200).says("Reach one person whose letter came back");
    let others = get(&desk, &format!("/api/v1/deliveries/{lost}/another")).await;
    assert!(others["items"].as_array().unwrap().is_empty(), "{others}");

    // Somebody else at that customer is proposed, and told with one press.
    let customer = bounce.customer_id.clone().unwrap();
    let at = desk.house.now();
    let jana = ContactId::mint(at, desk.house.dice());
    let mut tx = desk.house.db().begin().await.unwrap();
    let text = "insert into contacts (workspace_id, id, customer_id, name, email, roles, language, created_at, changed_at)
                values ($1, $2, $3, 'Jana <Weiss>', 'jana@nordic.example', '', 'en', $4, $4)";
    tx.run(sql(text), args![&desk.workspace, &jana, &customer, at]).await.unwrap();
    tx.commit().await.unwrap();
    desk.open_page(&desk.mara, &format!("/mails/{}", bounce.id))
        .await
        .expect(200)
        .says("Send it to Jana &#60;Weiss&#62; instead");
    let another = format!("/deliveries/{lost}/another");
    desk.send_form(&desk.vic, &another, &[("contact_id", jana.as_str())]).await.expect(403);
    desk.send_form(&desk.mara, &another, &[("contact_id", jana.as_str())]).await.expect(303);
    let twice = json!({ "contact_id": jana });
    desk.call(&desk.mara, "POST", &format!("/api/v1{another}"), twice).await.expect(409);
    desk.settle().await;
    let letters = mailbox.take();
    assert_eq!(letters.last().unwrap().to, ["jana@nordic.example"]);
    assert_eq!(get(&desk, &coverage).await["told"], 1);
    assert_eq!(get(&desk, &format!("/api/v1/notices/{notice}")).await["state"], "sent");
    let home = desk.open_page(&desk.vic, "/").await.expect(200);
    assert!(!home.text.contains("whose letter came back"), "it was seen to");
});

mail_walk!(machines_answer_and_readers_complain, |desk, mailbox| {
    let (_, notice) = approved(&desk, 1).await;
    desk.settle().await;
    let letter = mailbox.take().remove(0);
    let (home, bounces) = (address(&letter, "reply-to"), letter.from);
    let away = comes(&desk, &absence("buyer0@example.test", &home), &home).await;
    assert_eq!(stands(&away), (MailKind::AutoReply, "address", "noted"));
    let delivery = one_in(&desk, &notice, "handed_over").await;
    let path = format!("/api/v1/deliveries/{delivery}");
    assert!(get(&desk, &path).await["acknowledged_at"].is_null(), "a machine is no reader");
    let page = desk.open_page(&desk.mara, &format!("/mails/{}", away.id)).await.expect(200);
    page.says("jana@nordic.example").says("I am back on 14 March.");
    let answer = format!("/api/v1/mails/{}/answer", away.id);
    desk.call(&desk.mara, "POST", &answer, json!({ "words": "Hello" })).await.expect(409);

    let fbl = comes(&desk, &complaint(&bounces, "buyer0@example.test"), &bounces).await;
    assert_eq!(stands(&fbl), (MailKind::Complaint, "address", "owed"));
    let known = get(&desk, &path).await;
    assert_eq!(known["state"], "handed_over", "it has reached them");
    assert!(known["came_back"].as_str().unwrap().contains("buyer0@example.test"));
    desk.open_page(&desk.vic, "/").await.expect(200).says("Speak with somebody who complained");
});
