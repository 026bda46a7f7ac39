//! Posting to a receiver on the loopback, in the clear and in private.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Instant;

use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned, crypto};

use super::*;
use crate::{Behaviour, Guard, Meaning, Receiver};

const NOW: i64 = 1_772_442_000;

fn message(body: &str) -> Message<'_> {
    Message { id: "del_1", at: NOW, body }
}

fn own() -> Guard {
    Guard::with_own(["127.0.0.1"])
}

#[tokio::test]
async fn a_message_arrives_signed_and_its_answer_is_read() {
    let receiver = Receiver::start(Behaviour::default()).unwrap();
    let poster = Poster::new("Test/1").unwrap();
    let (secret, other) = (Secret::of([7; 32]), Secret::of([8; 32]));
    let place = own().place(&format!("{}?for=us", receiver.url())).unwrap();
    let answer = poster.post(&place, &[secret.clone(), other.clone()], message("{\"a\":\"ü\"}")).await;
    assert_eq!((answer.status, answer.meaning), (Some(200), Meaning::Taken));
    let came = receiver.take();
    assert_eq!(
        (came.len(), came[0].body.as_str(), came[0].target.as_str()),
        (1, "{\"a\":\"ü\"}", "/in?for=us")
    );
    assert_eq!(came[0].verify(&secret, NOW), Ok(()));
    assert_eq!(came[0].verify(&other, NOW), Ok(()));
    assert!(came[0].verify(&Secret::of([9; 32]), NOW).is_err());
    assert_eq!(came[0].header("user-agent"), Some("Test/1"));
    assert_eq!(came[0].header("content-type"), Some("application/json"));

    // What the standard's own library makes of it, with its own clock.
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64;
    poster.post(&place, std::slice::from_ref(&secret), Message { id: "del_2", at: now, body: "{}" }).await;
    let came = receiver.take().remove(0);
    let mut headers = hyper::HeaderMap::new();
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        headers.insert(name, came.header(name).unwrap().parse().unwrap());
    }
    let theirs = standardwebhooks::Webhook::new(secret.text()).unwrap();
    theirs.verify(came.body.as_bytes(), &headers).unwrap();
    assert!(theirs.verify(b"{\"a\":1}", &headers).is_err());
}

#[tokio::test]
async fn no_answer_is_carried_elsewhere_or_read_to_its_end() {
    let (receiver, elsewhere) =
        (Receiver::start(Behaviour::default()).unwrap(), Receiver::start(Behaviour::default()).unwrap());
    let poster = Poster::new("Test/1").unwrap();
    let (secret, place) = (Secret::of([7; 32]), own().place(&receiver.url()).unwrap());
    let post = || poster.post(&place, std::slice::from_ref(&secret), message("{}"));
    receiver.behave(|b| {
        b.status = 307;
        b.headers = vec![("location".into(), elsewhere.url())];
    });
    assert_eq!(post().await.meaning, Meaning::Later(None));
    assert_eq!(elsewhere.take().len(), 0, "a redirect is not followed");
    receiver.behave(|b| *b = Behaviour { status: 500, body: "x".repeat(1_000_000), ..Behaviour::default() });
    assert_eq!(post().await.said.len(), 300);
    let headers = vec![("retry-after".into(), "120".into())];
    receiver.behave(|b| {
        *b = Behaviour { status: 429, headers, body: "too\r\nmuch".into(), ..Behaviour::default() }
    });
    let answer = post().await;
    assert_eq!((answer.line().as_str(), answer.meaning), ("429 too much", Meaning::Later(Some(120_000))));
    receiver.behave(|b| b.status = 410);
    assert_eq!(post().await.meaning, Meaning::Gone);
}

#[tokio::test]
async fn nobody_there_nobody_answering_and_somebody_private_are_told_apart() {
    let poster = Poster::new("Test/1").unwrap().within(Duration::from_millis(300));
    let secret = Secret::of([7; 32]);
    let receiver =
        Receiver::start(Behaviour { slow: Some(Duration::from_secs(2)), ..Behaviour::default() }).unwrap();
    let place = own().place(&receiver.url()).unwrap();
    let began = Instant::now();
    let answer = poster.post(&place, std::slice::from_ref(&secret), message("{}")).await;
    assert!(
        answer.said.contains("no answer within") && began.elapsed() < Duration::from_secs(2),
        "{answer:?}"
    );
    receiver.stop();
    let answer = poster.post(&place, std::slice::from_ref(&secret), message("{}")).await;
    assert!(answer.said.starts_with("no connection") && answer.status.is_none(), "{answer:?}");

    // A name that leads to this machine, and one that leads to it beside others.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let names = HashMap::from([
        ("inside.example".to_owned(), vec!["127.0.0.1".parse().unwrap()]),
        ("mixed.example".to_owned(), vec!["1.1.1.1".parse().unwrap(), "127.0.0.1".parse().unwrap()]),
        ("nowhere.example".to_owned(), Vec::new()),
    ]);
    let poster = poster.knowing(names);
    for (host, why) in [
        ("inside.example", "127.0.0.1 is no address of the public internet"),
        ("mixed.example", "127.0.0.1 is no address of the public internet"),
        ("nowhere.example", "nobody knows where nowhere.example is"),
        ("localhost", "is no address of the public internet"),
    ] {
        let place = Guard::default().place(&format!("https://{host}:{port}/")).unwrap();
        let answer = poster.post(&place, std::slice::from_ref(&secret), message("{}")).await;
        assert!(answer.said.contains(why), "{host}: {answer:?}");
    }
    assert!(listener.accept().is_err(), "nobody was spoken with");
}

/// A receiver in private that answers once with 204, and its certificate.
fn private_receiver(name: &str) -> (u16, CertificateDer<'static>, std::thread::JoinHandle<String>) {
    let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
    let certificate = made.cert.der().clone();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![certificate.clone()], key).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = std::thread::spawn(move || {
        let (socket, _) = listener.accept().unwrap();
        let mut stream = StreamOwned::new(ServerConnection::new(Arc::new(config)).unwrap(), socket);
        let mut buffer = [0; 4_096];
        let read = stream.read(&mut buffer).unwrap_or(0);
        let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
        let _ = stream.flush();
        String::from_utf8_lossy(&buffer[..read]).into_owned()
    });
    (port, certificate, serving)
}

#[tokio::test]
async fn a_certificate_is_believed_only_when_somebody_vouches_for_it() {
    let secret = Secret::of([7; 32]);
    let names = HashMap::from([("hooks.halden.internal".to_owned(), vec!["127.0.0.1".parse().unwrap()])]);
    let guard = Guard::with_own(["hooks.halden.internal"]);
    for is_vouched in [true, false] {
        let (port, certificate, serving) = private_receiver("hooks.halden.internal");
        let mut roots = RootCertStore::empty();
        if is_vouched {
            roots.add(certificate).unwrap();
        }
        let poster = Poster::trusting("Test/1", roots).unwrap().knowing(names.clone());
        let place = guard.place(&format!("https://hooks.halden.internal:{port}/in")).unwrap();
        let answer = poster.post(&place, std::slice::from_ref(&secret), message("{}")).await;
        assert_eq!(answer.is_taken(), is_vouched, "{answer:?}");
        let head = serving.join().unwrap();
        assert_eq!(head.contains("webhook-signature"), is_vouched, "nothing is said to a stranger: {head}");
    }
}
