//! Encrypted connections: a TLS door before the mailbox.

use std::sync::Arc;
use std::time::Duration;

use post::{Behaviour, Fate, Mailbox, Relay};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use crate::letters;

/// A door that speaks TLS outside and leads to the mailbox inside; with `starttls` it waits for the word.
/// Returns its port and the certificate to trust.
async fn door(mailbox: &Mailbox, starttls: bool) -> (u16, Vec<u8>) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let certificate = made.cert.der().clone();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (port, inside) = (listener.local_addr().unwrap().port(), mailbox.port());
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(usher(stream, acceptor.clone(), inside, starttls));
        }
    });
    (port, certificate.to_vec())
}

async fn usher(stream: TcpStream, acceptor: TlsAcceptor, inside: u16, starttls: bool) -> std::io::Result<()> {
    let mut outside = BufReader::new(stream);
    if starttls {
        outside.write_all(b"220 door\r\n").await?;
        for answer in ["250-door\r\n250 STARTTLS\r\n", "220 go\r\n"] {
            outside.read_line(&mut String::new()).await?;
            outside.write_all(answer.as_bytes()).await?;
        }
    }
    let mut outside = acceptor.accept(outside.into_inner()).await?;
    let mut mailbox = TcpStream::connect(("127.0.0.1", inside)).await?;
    if starttls {
        // The greeting was said outside already.
        while mailbox.read_u8().await? != b'\n' {}
    }
    tokio::io::copy_bidirectional(&mut outside, &mut mailbox).await.map(drop)
}

async fn sent(url: &str, trusted: Option<Vec<u8>>) -> Vec<Fate> {
    let mut relay =
        Relay::parse(url).unwrap().with_timeouts(Duration::from_secs(30), Duration::from_secs(30));
    if let Some(certificate) = trusted {
        relay = relay.with_authority(certificate).unwrap();
    }
    relay.hand_over(&letters(10)).await
}

#[tokio::test]
async fn letters_go_by_starttls_and_by_smtps() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let (port, certificate) = door(&mailbox, true).await;
    for tls in ["required", "opportunistic"] {
        let fates = sent(&format!("smtp://localhost:{port}?tls={tls}"), Some(certificate.clone())).await;
        assert!(fates.iter().all(|fate| matches!(fate, Fate::HandedOver { .. })), "{fates:?}");
    }
    let (port, certificate) = door(&mailbox, false).await;
    let fates = sent(&format!("smtps://localhost:{port}"), Some(certificate)).await;
    assert!(fates.iter().all(|fate| matches!(fate, Fate::HandedOver { .. })), "{fates:?}");
    assert_eq!(mailbox.count(), 30);
}

#[tokio::test]
async fn a_stranger_s_certificate_and_a_relay_without_encryption_get_nothing() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let (port, _) = door(&mailbox, true).await;
    for url in [format!("smtp://localhost:{port}?tls=required"), mailbox.url() + "?tls=required"] {
        let fates = sent(&url, None).await;
        assert!(
            fates.iter().all(|f| matches!(f, Fate::Deferred { why } if why.contains("encrypted"))),
            "{fates:?}"
        );
    }
    assert_eq!(mailbox.count(), 0);
}

#[tokio::test]
async fn hanging_up_after_the_dot_is_uncertain_over_tls_too() {
    let mailbox = Mailbox::start(Behaviour { hang_up_after_data: true, ..Behaviour::default() }).unwrap();
    let (port, certificate) = door(&mailbox, false).await;
    let fates = sent(&format!("smtps://localhost:{port}"), Some(certificate)).await;
    let uncertain = fates.iter().filter(|fate| matches!(fate, Fate::Uncertain { .. })).count();
    assert_eq!(uncertain, mailbox.count(), "{fates:?}");
    assert!(uncertain > 0);
}
