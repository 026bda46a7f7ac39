//! Letters that are signed: the signatures below were found good by another program (dkimpy), from these keys, which
//! sign nothing else.

use post::{Behaviour, DkimFault, Fate, Mailbox, Relay, Signer};

use super::{letter, letters};

const RSA: &str = include_str!("keys/rsa.pem");
const ED25519: &str = include_str!("keys/ed25519.pem");

const BY_RSA: &str = "ejWJdZ+gfC1EMce6sEH88a7I5Vc5I8lAeP9CRy+G1npDZXDgqkIlRVqYkd7lN4gCyJMadG9LNDc4fJ5IoIlpsC\
    gJAVwxZ8h3RPePZ0jwF4dqiiUaeXSveBdj4AqUUTIzEhwV52Ll2MSNSLYdo9+n/hEHYULMeDxihRXjr+bpxr8V\
    bsC3iJOqpTbIydw+FOCS7lMs7K5FxBHdYRYFIbRg6vcYNLB4nIs/Atm3rXMeK1X+N/K9ms0q/zpCJZLrscY005\
    xzw4zptEK/dOIm/3LAzO3gu6y6SURiu7T/UJok38+ltT70vp84hT6Us1vBEdRzcgBy4jUkQU/KFdnDESeyJw==";
const BY_ED25519: &str =
    "tdcIKt350qpedcdxtH7x+GZcwwUy4ZBSSNwxL/i8Qj7zYZWWM5qifmSRIpqp6FYSQoyP+unOnV4slWJmcAl2Dw==";

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
