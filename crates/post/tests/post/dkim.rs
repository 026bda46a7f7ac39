//! Letters that are signed: the signatures below were found good by another program (dkimpy), from these keys, which
//! sign nothing else.

use post::{Behaviour, DkimFault, Fate, Mailbox, Relay, Signer};

use super::{letter, letters};

const RSA: &str = include_str!("keys/rsa.pem");
const ED25519: &str = include_str!("keys/ed25519.pem");

const BY_RSA: &str = "NEhmrfkm7Cqbu5yDVQvfvYKWWqsUjopf8aMPiSOZIQxLL4OZWpewVp+SFhcsgf9uXv5ytDI+jvnF9pWCHE34KH\
    h5i5eLE1Gs4eXhTKG8gSJO0kY9yN8uYwiNDX6g6gp6YocO57jkh6e/207xoezL0y/DPL3MbDL/kOprBBrXlKpQ\
    Bi7NfA+xlPNlcTswApgamsoahYTUGACyXyzZeBQXrol3XAlhxuSOog1fN4XlZ0vDU85nGHYdl6z75av0Hbhk0l\
    eCdn4SBpSp5aYLGSboa0KK4yzIFsIjn/+0KhQ1l7hFxfVaaBqLk5TUwZb9bl6V45If+cYY49eSa+lhxxEMrg==";
const BY_ED25519: &str =
    "1pONH4CRIVOjeFchufroW445QVnx0fxATLgcRoszUdnltZ7/c4SqiaWzhz392YoqoHiv9WcxaytuqQnBJcBBDQ==";

fn signer(pem: &str) -> Signer {
    Signer::new("Example.test", "desk", pem).unwrap()
}

/// What the first letter's signature says, by tag, without folding.
async fn signed(pem: &str) -> (String, std::collections::HashMap<String, String>) {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let relay = Relay::parse(&mailbox.url()).unwrap().with_signer(signer(pem));
    let mut wordy = letter(1, "reader@example.test");
    wordy.text = "A line that ends in spaces.   \n\n\ttabs\t and   gaps\n. a dot\n\n\n".into();
    wordy.headers = vec![("List-Id".into(), "<inc-1.example.test>".into())];
    let fates = relay.hand_over(&[wordy]).await;
    assert!(matches!(fates[0], Fate::HandedOver { .. }), "{fates:?}");
    let data = mailbox.take().remove(0).data;
    let header = data.strip_prefix("DKIM-Signature:").unwrap().split("\r\nDate:").next().unwrap();
    let tags = header
        .split(';')
        .filter_map(|tag| tag.split_once('='))
        .map(|(name, value)| (name.trim().to_owned(), value.split_whitespace().collect()))
        .collect();
    (data, tags)
}

#[tokio::test]
async fn letters_are_signed_as_other_programs_check_them() {
    for (kind, pem, signature) in [("rsa-sha256", RSA, BY_RSA), ("ed25519-sha256", ED25519, BY_ED25519)] {
        let (data, tags) = signed(pem).await;
        assert_eq!((&*tags["a"], &*tags["d"], &*tags["s"]), (kind, "example.test", "desk"));
        assert_eq!(tags["t"], "1512086400");
        assert!(tags["h"].starts_with("from:to:subject:") && tags["h"].ends_with(":list-id:from"), "{data}");
        assert_eq!(tags["b"], signature, "{data}");
        assert!(data.lines().all(|line| line.len() < 100), "{data}");
    }
}

#[tokio::test]
async fn every_letter_of_many_is_signed_by_itself() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let relay = Relay::parse(&mailbox.url()).unwrap().with_signer(signer(ED25519));
    relay.hand_over(&letters(40)).await;
    let signatures: std::collections::BTreeSet<String> =
        mailbox.take().iter().map(|l| l.header("dkim-signature").unwrap()).collect();
    assert_eq!(signatures.len(), 40);
}

#[test]
fn what_cannot_sign_is_refused_without_repeating_the_key() {
    assert_eq!(Signer::new("exam ple", "desk", RSA).unwrap_err(), DkimFault::Name("exam ple".into()));
    assert_eq!(Signer::new("example.test", "", RSA).unwrap_err(), DkimFault::Name(String::new()));
    assert_eq!(Signer::new("example.test", "desk", "secret").unwrap_err(), DkimFault::NotPem);
    let torn = ED25519.replace("MC4C", "MC4D");
    let fault = Signer::new("example.test", "desk", &torn).unwrap_err();
    assert!(!fault.to_string().contains("MC4"), "{fault}");
    assert!(!format!("{:?}", signer(ED25519)).contains("key"));
}

#[tokio::test]
async fn where_one_relay_is_down_the_next_takes_the_letters() {
    let (gone, there) =
        (Mailbox::start(Behaviour::default()).unwrap(), Mailbox::start(Behaviour::default()).unwrap());
    gone.stop();
    let relay = Relay::parse(&format!("{}  {}", gone.url(), there.url())).unwrap();
    let fates = relay.hand_over(&letters(30)).await;
    assert!(fates.iter().all(|fate| matches!(fate, Fate::HandedOver { .. })), "{fates:?}");
    assert_eq!(there.count(), 30);
    there.stop();
    let fates = relay.hand_over(&letters(3)).await;
    assert!(fates.iter().all(Fate::may_try_again), "{fates:?}");
}
