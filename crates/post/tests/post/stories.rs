//! What becomes of letters.

use std::collections::HashSet;
use std::time::Duration;

use post::{Behaviour, Fate, Mailbox, Relay};

use crate::{letter, letters};

fn relay(mailbox: &Mailbox) -> Relay {
    Relay::parse(&mailbox.url()).unwrap()
}

fn impatient(mailbox: &Mailbox) -> Relay {
    relay(mailbox).with_timeouts(Duration::from_secs(2), Duration::from_millis(150))
}

#[tokio::test]
async fn two_hundred_letters_over_four_connections_all_arrive_once() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let fates = relay(&mailbox).hand_over(&letters(200)).await;

    assert_eq!(fates.len(), 200);
    assert!(fates.iter().all(|fate| matches!(fate, Fate::HandedOver { reply } if reply.starts_with("250"))));
    let readers: HashSet<String> = mailbox.received().into_iter().flat_map(|letter| letter.to).collect();
    assert_eq!((mailbox.count(), readers.len()), (200, 200));
}

#[tokio::test]
async fn one_refused_and_one_deferred_address_touch_no_other_letter() {
    let mailbox = Mailbox::start(Behaviour {
        refuse: vec!["reader7@example.test".to_owned()],
        defer: vec!["reader8@example.test".to_owned()],
        ..Behaviour::default()
    })
    .unwrap();
    let fates = relay(&mailbox).with_connections(1).hand_over(&letters(20)).await;

    for (n, fate) in fates.iter().enumerate() {
        match n {
            7 => assert!(matches!(fate, Fate::Refused { reply } if reply.starts_with("550 5.1.1")), "{fate}"),
            8 => assert!(matches!(fate, Fate::Deferred { why } if why.starts_with("451")), "{fate}"),
            _ => assert!(matches!(fate, Fate::HandedOver { .. }), "{n}: {fate}"),
        }
    }
    assert_eq!(mailbox.count(), 18);
    assert!(
        mailbox.received().iter().all(|kept| kept.to.len() == 1),
        "a letter reached a neighbour's reader"
    );
}

#[tokio::test]
async fn what_is_no_address_is_refused_and_never_reaches_the_relay() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let mut batch = letters(3);
    batch[1].to.email = "a@example.test>\r\nRCPT TO:<victim@example.test".to_owned();
    let fates = relay(&mailbox).hand_over(&batch).await;

    assert!(matches!(&fates[1], Fate::Refused { reply } if reply.starts_with("not offered")), "{}", fates[1]);
    assert_eq!(mailbox.count(), 2);
}

#[tokio::test]
async fn a_relay_that_is_down_defers_everything_and_takes_it_later() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let (relay, port) = (relay(&mailbox), mailbox.port());
    mailbox.stop();
    let fates = relay.hand_over(&letters(30)).await;
    assert_eq!(fates.len(), 30);
    assert!(fates.iter().all(|fate| matches!(fate, Fate::Deferred { why } if !why.is_empty())));

    let mailbox = Mailbox::start_on(port, Behaviour::default()).unwrap();
    let fates = relay.hand_over(&letters(30)).await;
    assert!(fates.iter().all(|fate| matches!(fate, Fate::HandedOver { .. })));
    assert_eq!(mailbox.count(), 30);
}

#[tokio::test]
async fn a_relay_slower_than_our_patience_defers_and_got_nothing() {
    let slow = Behaviour { slow: Some(Duration::from_millis(600)), ..Behaviour::default() };
    let mailbox = Mailbox::start(slow).unwrap();
    let fates = impatient(&mailbox).hand_over(&letters(3)).await;

    assert!(fates.iter().all(|fate| matches!(fate, Fate::Deferred { .. })), "{fates:?}");
    assert_eq!(mailbox.count(), 0);
}

#[tokio::test]
async fn a_deaf_relay_defers_and_once_it_hears_it_takes() {
    let mailbox = Mailbox::start(Behaviour { deaf: true, ..Behaviour::default() }).unwrap();
    let fates = impatient(&mailbox).hand_over(&letters(2)).await;
    assert!(fates.iter().all(|fate| matches!(fate, Fate::Deferred { .. })), "{fates:?}");

    mailbox.behave(|behaviour| behaviour.deaf = false);
    let fates = relay(&mailbox).hand_over(&letters(2)).await;
    assert!(fates.iter().all(|fate| matches!(fate, Fate::HandedOver { .. })), "{fates:?}");
}

#[tokio::test]
async fn a_relay_that_hangs_up_after_the_dot_leaves_one_uncertain_letter_and_one_copy() {
    let mailbox = Mailbox::start(Behaviour { hang_up_after_data: true, ..Behaviour::default() }).unwrap();
    let fates = relay(&mailbox).hand_over(&letters(1)).await;

    assert!(matches!(fates[..], [Fate::Uncertain { .. }]), "{fates:?}");
    assert_eq!(mailbox.count(), 1);
}

#[tokio::test]
async fn a_sick_relay_does_not_make_every_letter_uncertain() {
    let mailbox = Mailbox::start(Behaviour { hang_up_after_data: true, ..Behaviour::default() }).unwrap();
    let fates = relay(&mailbox).with_connections(1).hand_over(&letters(50)).await;

    let uncertain = fates.iter().filter(|fate| matches!(fate, Fate::Uncertain { .. })).count();
    assert_eq!((uncertain, mailbox.count()), (3, 3), "each uncertain letter is in the sink once");
    assert!(fates[3..].iter().all(Fate::may_try_again));
}

#[tokio::test]
async fn dots_eight_bits_and_emoji_arrive_as_they_were_written() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let mut plain = letter(0, "ann@example.test");
    plain.text = ".\n..\n.hidden\nend.\n.".to_owned();
    let mut wide = letter(1, "жанна@пример.test");
    wide.subject = "Grüße — ناسف 🙏".to_owned();
    wide.text = "Schöne Grüße\n.\nمرحبا 🙏\n".to_owned();
    wide.html = "<p dir=\"rtl\">مرحبا 🙏</p>".to_owned();
    let fates = relay(&mailbox).with_connections(1).hand_over(&[plain.clone(), wide.clone()]).await;

    assert!(fates.iter().all(|fate| matches!(fate, Fate::HandedOver { .. })), "{fates:?}");
    let kept = mailbox.take();
    assert_eq!(kept[0].text(), plain.text);
    assert_eq!((kept[1].subject(), kept[1].text(), kept[1].html()), (wide.subject, wide.text, wide.html));
    assert_eq!(kept[1].to, ["жанна@xn--e1afmkfd.test"]);
    assert!(mailbox.received().is_empty());
}

#[tokio::test]
async fn a_bounded_mailbox_keeps_the_newest_and_counts_all() {
    let mailbox = Mailbox::start(Behaviour { keep_last: Some(3), ..Behaviour::default() }).unwrap();
    relay(&mailbox).with_connections(1).hand_over(&letters(10)).await;

    assert!(mailbox.wait_for(10, Duration::from_secs(1)).await);
    let subjects: Vec<String> = mailbox.received().iter().map(post::Received::subject).collect();
    assert_eq!(subjects, ["Letter 7", "Letter 8", "Letter 9"]);
}
