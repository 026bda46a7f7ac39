//! Cameras as they are: well, hung, moved, talkative, locked.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed, which is what it is for")]

use camera::{Address, Fault};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// A camera that answers once with these bytes; gives its address and what it was asked.
async fn camera(answer: Vec<u8>) -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    #[expect(clippy::disallowed_methods, reason = "the camera of a test")]
    let asked = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut asked = vec![0; 4_096];
        let many = stream.read(&mut asked).await.unwrap();
        stream.write_all(&answer).await.unwrap();
        stream.shutdown().await.unwrap();
        String::from_utf8_lossy(&asked[..many]).into_owned()
    });
    (address, asked)
}

fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat()
}

#[tokio::test]
async fn a_picture_comes_with_and_without_its_length() {
    for head in ["200 OK\r\nContent-Length: 7", "200 OK\r\nConnection: close"] {
        let (at, asked) = camera(answer(head, b"picture")).await;
        let address = Address::parse(&format!("http://looker:p%40ss@{at}/now.jpg?big=1")).unwrap();
        assert_eq!(address.ask(1_000).await.unwrap(), b"picture");
        let asked = asked.await.unwrap();
        assert!(asked.starts_with("GET /now.jpg?big=1 HTTP/1.1\r\n"), "{asked}");
        assert!(asked.to_lowercase().contains(&format!("host: {at}\r\n")), "{asked}");
        assert!(asked.contains("Basic bG9va2VyOnBAc3M="), "{asked}");
        assert!(!format!("{address} {address:?}").contains("p@ss"), "{address:?}");
    }
}

#[tokio::test]
async fn what_is_no_picture_of_its_own_is_refused() {
    let (at, _asked) =
        camera(answer("302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0", b"")).await;
    let moved = Address::parse(&format!("http://{at}/")).unwrap().ask(1_000).await;
    assert!(matches!(moved, Err(Fault::Answer(status)) if status == 302), "{moved:?}");
    let (at, _asked) = camera(answer("200 OK\r\nConnection: close", &[0; 5_000])).await;
    let heavy = Address::parse(&format!("http://{at}/")).unwrap().ask(4_999).await;
    assert!(matches!(heavy, Err(Fault::Heavy(4_999))), "{heavy:?}");
    let (at, _asked) = camera(b"RTSP/1.0 200 OK\r\n\r\n".to_vec()).await;
    let other = Address::parse(&format!("http://{at}/")).unwrap().ask(1_000).await;
    assert!(matches!(other, Err(Fault::Away(_))), "{other:?}");
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    drop(listener);
    let nobody = Address::parse(&format!("http://{at}/")).unwrap().ask(1_000).await;
    assert!(matches!(nobody, Err(Fault::Away(_))), "{nobody:?}");
}

#[tokio::test(start_paused = true)]
async fn one_that_hangs_is_left() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Address::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    let hung = address.ask(1_000).await;
    assert!(matches!(hung, Err(Fault::Slow)), "{hung:?}");
}

#[test]
fn only_addresses_of_cameras_are_addresses() {
    for text in ["", "hall", "ftp://cam/now.jpg", "file:///etc/passwd", "rtsp://cam/1", "http://"] {
        assert!(Address::parse(text).is_err(), "{text}");
    }
    let why = Address::parse("ftp://looker:secret@cam/").unwrap_err().to_string();
    assert!(!why.contains("secret"), "{why}");
    assert_eq!(Address::parse("https://cam.example/now").unwrap().to_string(), "https://cam.example");
    assert_eq!(Address::parse("http://[::1]:8080/x").unwrap().to_string(), "http://[::1]:8080");
}
