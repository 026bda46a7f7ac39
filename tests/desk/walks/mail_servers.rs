//! What mail servers do to letters: one is down, refuses an address, hangs up in the middle, puts everything off, or was never
//! named (R17, R22); no letter is lost or goes twice, and each says what became of it.

use post::{Behaviour, Mailbox};
use serde_json::json;

use super::notices::{HOUR, MINUTE, approved, approved_at, count, get, mail_walk, one_in, with};
use crate::harness::TestDesk;

async fn settle(desk: &TestDesk, delivery: &str, how: &str) -> crate::harness::Answer {
    let said = json!({ "how": how, "because": "their buyer said so on the telephone" });
    desk.call(&desk.mara, "POST", &format!("/api/v1/deliveries/{delivery}/settlement"), said).await
}

mail_walk!(a_mail_server_that_is_down_delays_and_loses_nothing, |desk, mailbox| {
    let port = mailbox.port();
    mailbox.stop();
    let (_, id) = approved(&desk, 3).await;
    desk.settle().await;
    assert_eq!((count(&desk, &id, "queued").await, count(&desk, &id, "handed_over").await), (3, 0));
    let mailbox = Mailbox::start_on(port, Behaviour::default()).unwrap();
    desk.settle().await;
    assert_eq!(mailbox.count(), 0, "it pauses before it tries again");
    desk.wait(MINUTE);
    desk.settle().await;
    assert_eq!((count(&desk, &id, "handed_over").await, mailbox.count()), (3, 3));
    // And one that never comes back is given up in the end.
    mailbox.stop();
    let (_, id) = approved(&desk, 1).await;
    for _ in 0..20 {
        desk.settle().await;
        desk.wait(2 * HOUR);
    }
    assert_eq!(count(&desk, &id, "failed").await, 1);
});

mail_walk!(one_refused_address_keeps_nobody_else_waiting, |desk, mailbox| {
    mailbox.behave(|b| {
        b.refuse.push("buyer1@example.test".into());
        b.slow = Some(std::time::Duration::from_millis(20));
    });
    let (_, id) = approved(&desk, 4).await;
    desk.settle().await;
    assert_eq!((count(&desk, &id, "handed_over").await, count(&desk, &id, "refused").await), (3, 1));
    assert_eq!(get(&desk, &format!("/api/v1/notices/{id}")).await["state"], "sent");
    let refused = one_in(&desk, &id, "refused").await;
    settle(&desk, &refused, "arrived").await.expect(409);
    mailbox.behave(|b| b.refuse.clear());
    settle(&desk, &refused, "again").await.expect(200);
    desk.settle().await;
    assert_eq!((count(&desk, &id, "handed_over").await, mailbox.count()), (4, 4));
});

mail_walk!(a_letter_that_may_have_gone_never_goes_again_by_itself, |desk, mailbox| {
    mailbox.behave(|b| b.hang_up_after_data = true);
    let (incident, id) = approved(&desk, 2).await;
    desk.settle().await;
    assert_eq!(count(&desk, &id, "uncertain").await, 2);
    let came = mailbox.count();
    mailbox.behave(|b| b.hang_up_after_data = false);
    for _ in 0..5 {
        desk.wait(24 * HOUR);
        desk.settle().await;
    }
    assert_eq!(mailbox.count(), came, "nothing uncertain is sent again");
    assert_eq!(get(&desk, &format!("/api/v1/incidents/{incident}/coverage")).await["told"], 0);

    // A member settles each, with a reason: one arrived, one goes again.
    let one = one_in(&desk, &id, "uncertain").await;
    desk.open_page(&desk.mara, &format!("/deliveries/{one}")).await.expect(200).says("/settlement");
    let path = format!("/api/v1/deliveries/{one}/settlement");
    desk.call(&desk.mara, "POST", &path, json!({ "how": "arrived" })).await.expect(422);
    settle(&desk, &one, "arrived").await.expect(200);
    settle(&desk, &one, "arrived").await.expect(409);
    let other = one_in(&desk, &id, "uncertain").await;
    settle(&desk, &other, "again").await.expect(200);
    desk.settle().await;
    assert_eq!((count(&desk, &id, "handed_over").await, mailbox.count()), (2, came + 1));
    let ids: std::collections::BTreeSet<_> =
        mailbox.take().iter().map(|l| l.header("message-id").unwrap()).collect();
    assert_eq!(ids.len(), 2, "a second copy wears the same id");
    assert_eq!(get(&desk, &format!("/api/v1/incidents/{incident}/coverage")).await["told"], 2);
});

mail_walk!(a_domain_that_puts_everything_off_is_set_aside_and_holds_up_no_other, |desk, mailbox| {
    let (_, id) = approved_at(&desk, 12, |n| {
        format!("buyer{n}@{}", if n % 2 == 0 { "slow.test" } else { "quick.test" })
    })
    .await;
    let slow: Vec<String> = (0..12).step_by(2).map(|n| format!("buyer{n}@slow.test")).collect();
    mailbox.behave(|b| b.defer.clone_from(&slow));
    desk.settle().await;
    assert_eq!((count(&desk, &id, "handed_over").await, count(&desk, &id, "queued").await), (6, 6));
    let aside = get(&desk, &format!("/api/v1/notices/{id}")).await["set_aside"].clone();
    assert_eq!((&aside[0]["domain"], &aside[0]["losses"]), (&json!("slow.test"), &json!(1)), "{aside}");
    desk.open_page(&desk.vic, &format!("/notices/{id}"))
        .await
        .expect(200)
        .says("slow.test takes nothing just now");
    // When the pause is over it is tried with a few; they are put off, and the pause is longer.
    desk.wait(2 * MINUTE);
    desk.settle().await;
    let aside = get(&desk, &format!("/api/v1/notices/{id}")).await["set_aside"].clone();
    assert_eq!(aside[0]["losses"], 2, "{aside}");
    // Then it takes letters again, and all of its own arrive once.
    mailbox.behave(|b| b.defer.clear());
    for _ in 0..6 {
        desk.wait(3 * MINUTE);
        desk.settle().await;
    }
    assert_eq!((count(&desk, &id, "handed_over").await, mailbox.count()), (12, 12));
    assert_eq!(get(&desk, &format!("/api/v1/notices/{id}")).await["set_aside"], json!([]));
});

/// Without a mail server letters wait, and the page says so.
mod no_mail_server {
    use super::*;
    use crate::walk;
    walk!(letters_wait, |desk| {
        let (_, id) = approved(&desk, 1).await;
        desk.settle().await;
        assert_eq!(count(&desk, &id, "queued").await, 1);
        desk.open_page(&desk.vic, &format!("/notices/{id}")).await.expect(200).says("No mail server is set");
    });
}
