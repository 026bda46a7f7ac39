//! Relays that behave worse than the mailbox can: each is a script of answers.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use post::{Fate, Relay};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use crate::letters;

/// What a scripted relay does on a line.
enum Act {
    Say(&'static str),
    HangUp,
    Nothing,
}

use Act::{HangUp, Nothing, Say};

/// Starts a relay that answers each line as told; `nth` counts connections from 0. The lines it heard come
/// out of the channel. Lines of a letter are told to the script only when they are the final dot.
async fn scripted(
    script: impl Fn(usize, &str) -> Act + Copy + Send + 'static,
) -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (heard, hearing) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        for nth in 0.. {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(converse(stream, heard.clone(), move |line| script(nth, line)));
        }
    });
    (url, hearing)
}

async fn converse(stream: TcpStream, heard: mpsc::UnboundedSender<String>, script: impl Fn(&str) -> Act) {
    let mut wire = BufReader::new(stream);
    let mut line = String::from("(greeting)");
    let mut in_letter = false;
    loop {
        if !in_letter || line == "." {
            heard.send(line.clone()).ok();
            in_letter = false;
            match script(&line) {
                Say(answer) => {
                    in_letter = answer.starts_with("354");
                    if wire.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                        return;
                    }
                }
                HangUp => return,
                Nothing => {}
            }
        }
        line.clear();
        if wire.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        line.truncate(line.trim_end().len());
    }
}

/// A well-behaved relay without extensions; scripts differ from it in one place.
fn well(line: &str) -> Act {
    match line.split([' ', ':']).next() {
        Some("(greeting)") => Say("220 odd"),
        Some("DATA") => Say("354 go on"),
        Some("QUIT") => Say("221 bye"),
        _ => Say("250 fine"),
    }
}

fn all_heard(mut hearing: mpsc::UnboundedReceiver<String>) -> Vec<String> {
    std::iter::from_fn(|| hearing.try_recv().ok()).collect()
}

fn once(url: &str) -> Relay {
    Relay::parse(url).unwrap().with_connections(1)
}

#[tokio::test]
async fn without_pipelining_every_step_waits_and_a_refusal_is_reset() {
    let (url, hearing) =
        scripted(|_, line| if line.contains("reader0@") { Say("550 no") } else { well(line) }).await;
    let fates = once(&url).hand_over(&letters(2)).await;

    assert!(matches!(fates[..], [Fate::Refused { .. }, Fate::HandedOver { .. }]), "{fates:?}");
    let heard = all_heard(hearing);
    let verbs: Vec<&str> = heard.iter().map(|line| line.split([' ', ':']).next().unwrap()).collect();
    let expected = ["(greeting)", "EHLO", "MAIL", "RCPT", "RSET", "MAIL", "RCPT", "DATA", ".", "QUIT"];
    assert_eq!(verbs, expected);
}

#[tokio::test]
async fn a_relay_that_opens_for_data_after_a_refusal_gets_an_empty_letter() {
    let (url, hearing) = scripted(|_, line| match line {
        line if line.starts_with("EHLO") => Say("250-odd\r\n250 PIPELINING"),
        line if line.contains("reader0@") => Say("550-5.1.1 no such\r\n550 5.1.1 reader"),
        line => well(line),
    })
    .await;
    let fates = once(&url).hand_over(&letters(2)).await;

    assert!(matches!(fates[..], [Fate::Refused { .. }, Fate::HandedOver { .. }]), "{fates:?}");
    assert_eq!(fates[0].to_string(), "refused: 550-5.1.1 no such 550 5.1.1 reader");
    assert_eq!(all_heard(hearing).iter().filter(|line| *line == ".").count(), 2);
}

#[tokio::test]
async fn where_it_may_the_next_letter_is_announced_with_the_last_byte_of_this_one() {
    let (url, hearing) = scripted(|_, line| match line {
        line if line.starts_with("EHLO") => Say("250-odd\r\n250 PIPELINING"),
        // An answer that waited for the next letter's commands would wait for ever.
        line if line.starts_with("RCPT") && line.contains("reader2@") => Say("550 no such reader"),
        line => well(line),
    })
    .await;
    let fates = once(&url).hand_over(&letters(4)).await;

    assert!(matches!(fates[2], Fate::Refused { .. }), "{fates:?}");
    assert_eq!(fates.iter().filter(|fate| matches!(fate, Fate::HandedOver { .. })).count(), 3, "{fates:?}");
    let heard = all_heard(hearing);
    let verbs: Vec<&str> = heard.iter().map(|line| line.split([' ', ':']).next().unwrap()).collect();
    let expected = [
        ["(greeting)", "EHLO"].as_slice(),
        &["MAIL", "RCPT", "DATA", "."],
        &["MAIL", "RCPT", "DATA", "."],
        // The one that is refused: an empty letter to nobody, and afresh.
        &["MAIL", "RCPT", "DATA", ".", "RSET"],
        &["MAIL", "RCPT", "DATA", ".", "QUIT"],
    ];
    assert_eq!(verbs, expected.concat());
}

#[tokio::test]
async fn a_letter_announced_after_one_that_was_not_taken_is_asked_for_again() {
    // This relay forgets to start afresh after a letter that it did not take.
    static STUCK: AtomicBool = AtomicBool::new(false);
    static FIRST: AtomicBool = AtomicBool::new(true);
    let (url, _) = scripted(|_, line| match line {
        line if line.starts_with("EHLO") => Say("250-odd\r\n250 PIPELINING"),
        "." if FIRST.swap(false, Ordering::SeqCst) => {
            STUCK.store(true, Ordering::SeqCst);
            Say("451 not now")
        }
        "RSET" => {
            STUCK.store(false, Ordering::SeqCst);
            Say("250 afresh")
        }
        _ if STUCK.load(Ordering::SeqCst) => Say("503 one letter at a time"),
        line => well(line),
    })
    .await;
    let fates = once(&url).hand_over(&letters(3)).await;
    assert!(matches!(fates[0], Fate::Deferred { .. }), "{fates:?}");
    assert!(fates[1..].iter().all(|fate| matches!(fate, Fate::HandedOver { .. })), "{fates:?}");
}

#[tokio::test]
async fn a_refusal_that_was_heard_stands_though_the_relay_then_hangs_up() {
    let (url, _) = scripted(|_, line| match line {
        line if line.starts_with("EHLO") => Say("250-odd\r\n250 PIPELINING"),
        line if line.starts_with("MAIL") => Say("550 not you"),
        line if line.starts_with("RCPT") => HangUp,
        line => well(line),
    })
    .await;
    let fates = once(&url).hand_over(&letters(1)).await;
    assert!(matches!(fates[..], [Fate::Refused { .. }]), "{fates:?}");
}

#[tokio::test]
async fn hanging_up_before_the_dot_defers() {
    let (url, _) = scripted(|_, line| if line == "DATA" { HangUp } else { well(line) }).await;
    let fates = once(&url).hand_over(&letters(1)).await;
    assert!(matches!(fates[..], [Fate::Deferred { .. }]), "{fates:?}");
}

#[tokio::test]
async fn silence_after_the_dot_is_uncertain_and_an_answer_is_not() {
    let dot = |answer: &'static str| {
        move |_: usize, line: &str| match line {
            "." if answer.is_empty() => Nothing,
            "." => Say(answer),
            line => well(line),
        }
    };
    let fate = async |answer| {
        // Only silence is waited for; the answers must not race a busy machine.
        let patience =
            if str::is_empty(answer) { Duration::from_millis(150) } else { Duration::from_secs(30) };
        let relay = once(&scripted(dot(answer)).await.0).with_timeouts(patience, patience);
        relay.hand_over(&letters(1)).await.remove(0)
    };
    assert!(matches!(fate("").await, Fate::Uncertain { .. }));
    assert!(matches!(fate("what?").await, Fate::Uncertain { .. }));
    assert!(matches!(fate("354 more").await, Fate::Uncertain { .. }));
    assert!(matches!(fate("452 full").await, Fate::Deferred { .. }));
    assert!(matches!(fate("421 closing").await, Fate::Deferred { .. }));
    assert!(matches!(fate("554 spam").await, Fate::Refused { .. }));
    assert!(matches!(fate("250 taken").await, Fate::HandedOver { .. }));
}

#[tokio::test]
async fn an_answer_given_before_the_letter_is_not_taken_for_its_answer() {
    let (url, hearing) = scripted(|_, line| match line {
        "DATA" => Say("354 go on\r\n250 taken"),
        line => well(line),
    })
    .await;
    let fates = once(&url).hand_over(&letters(1)).await;
    assert!(matches!(fates[..], [Fate::Deferred { .. }]), "{fates:?}");
    assert!(!all_heard(hearing).iter().any(|line| line == "."));
}

#[tokio::test]
async fn a_relay_that_takes_one_letter_a_connection_still_gets_all() {
    // The first connection says 421 to its second letter.
    let (url, _) = scripted(|nth, line| match line {
        line if nth == 0 && line.contains("reader1@") => Say("421 enough"),
        line => well(line),
    })
    .await;
    let fates = once(&url).hand_over(&letters(4)).await;
    assert!(fates.iter().all(|fate| matches!(fate, Fate::HandedOver { .. })), "{fates:?}");
}

#[tokio::test]
async fn a_letter_that_breaks_the_relay_does_not_keep_the_others_back() {
    let (url, _) = scripted(|_, line| if line.contains("reader1@") { HangUp } else { well(line) }).await;
    let fates = once(&url).hand_over(&letters(4)).await;
    assert!(matches!(fates[1], Fate::Deferred { .. }), "{fates:?}");
    assert_eq!(fates.iter().filter(|fate| matches!(fate, Fate::HandedOver { .. })).count(), 3, "{fates:?}");
}

#[tokio::test]
async fn sign_in_uses_what_is_offered_and_a_wrong_password_uses_up_no_letter() {
    let (url, hearing) = scripted(|_, line| match line {
        line if line.starts_with("EHLO") => Say("250-odd\r\n250 AUTH LOGIN"),
        "AUTH LOGIN" => Say("334 VXNlcm5hbWU6"),
        "YW5u" => Say("334 UGFzc3dvcmQ6"),
        "cEBzcw==" => Say("235 welcome"),
        line => well(line),
    })
    .await;
    let fates = once(&url.replace("smtp://", "smtp://ann:p%40ss@")).hand_over(&letters(1)).await;
    assert!(matches!(fates[..], [Fate::HandedOver { .. }]), "{fates:?} {:?}", all_heard(hearing));

    let (url, _) = scripted(|_, line| match line {
        line if line.starts_with("EHLO") => Say("250-odd\r\n250 AUTH PLAIN LOGIN"),
        "AUTH PLAIN AGFubgBwQHNz" => Say("535 5.7.8 wrong"),
        line => well(line),
    })
    .await;
    let fates = once(&url.replace("smtp://", "smtp://ann:p%40ss@")).hand_over(&letters(9)).await;
    assert!(fates.iter().all(|f| matches!(f, Fate::Deferred { why } if why.contains("535"))), "{fates:?}");
}

#[tokio::test]
async fn a_password_is_not_sent_in_the_clear_by_accident() {
    let (url, hearing) = scripted(|_, line| match line {
        line if line.starts_with("EHLO") => Say("250-odd\r\n250 AUTH PLAIN"),
        line => well(line),
    })
    .await;
    let url = url.replace("smtp://", "smtp://ann:secret@") + "?tls=opportunistic";
    let fates = once(&url).hand_over(&letters(1)).await;
    assert!(matches!(&fates[..], [Fate::Deferred { why }] if why.contains("in the clear")), "{fates:?}");
    assert!(!all_heard(hearing).iter().any(|line| line.starts_with("AUTH")));
}
