//! The work is seen while it goes on: pictures that a camera sends, and a stream.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::{ROOM, Show};

const PNG: &[u8] = include_bytes!("../../../../crates/footage/tests/data/plain.png");
const JPEG: &[u8] = include_bytes!("../../../../crates/footage/tests/data/plain.jpg");
const HEAD: &[u8] = include_bytes!("../../../../crates/footage/tests/data/init.mp4");
const PART: &[u8] = include_bytes!("../../../../crates/footage/tests/data/live0.m4s");

/// What the page shows of the camera.
const PICTURE: &str = "return document.querySelector('.window img')?.src";
/// Whether a stream runs.
const RUNS: &str = "return document.querySelector('.window video').currentTime > 0.1";
const PLAY: &str = "const video = document.querySelector('.window video'); video.muted = true; video.play().catch(() => {});";

/// Sends bytes as a camera does: one PUT.
fn put(base: &str, path: &str, bytes: &[u8]) {
    let host = base.strip_prefix("http://").unwrap();
    let mut there = TcpStream::connect(host).unwrap();
    let head = format!(
        "PUT {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        bytes.len()
    );
    there.write_all(head.as_bytes()).unwrap();
    there.write_all(bytes).unwrap();
    let mut answer = String::new();
    there.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
}

impl Show {
    /// Ines adds a window and makes its key; where machines send.
    async fn add_window(&self, kind: &str, title: &str, wait: &str) -> String {
        let ines = &self.ines;
        ines.goto(&format!("{}/windows", self.incident)).await;
        ines.choose("What it is", kind).await;
        ines.fill("What stands above it", title).await;
        ines.fill("What is to be seen", "The machine from the front, and two people who work on it.").await;
        ines.select("Something new at least every", wait).await;
        ines.press("Add").await;
        ines.sees("Added. Now make a key for it.").await;
        ines.press_under(title, "Make a key").await;
        ines.sees("It is shown once.").await;
        let words = ines.words().await;
        let key = words.split("/push/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        format!("/push/{key}")
    }

    async fn let_customers_see(&self, title: &str) {
        let tom = &self.tom;
        tom.goto(&format!("{}/windows", self.incident)).await;
        tom.press_under(title, "Let customers see it").await;
        tom.sees("Customers see it from now on.").await;
        tom.look_over().await;
    }

    pub(super) async fn show_the_work(&self) {
        let otto = &self.otto;
        let camera = self.add_window("A picture", "The machine hall", "10 s").await;
        put(&self.desk.base, &format!("{camera}/picture"), PNG);
        otto.goto(ROOM).await;
        otto.mark().await;
        self.let_customers_see("The machine hall").await;
        // There was nothing to be seen when the page was opened: that comes by itself, too.
        otto.sees("The machine hall").await;
        let first = otto.asks(PICTURE).await;
        // The next picture comes to the open page by itself.
        put(&self.desk.base, &format!("{camera}/picture"), JPEG);
        let is_next = format!("return document.querySelector('.window img').src !== {first}");
        otto.waits_for("the next picture does not come", &is_next).await;
        let is_whole = "return document.querySelector('.window img').complete && document.querySelector('.window img').naturalWidth > 0";
        otto.waits_for("the picture cannot be seen", is_whole).await;
        assert!(otto.is_marked().await, "without the page being loaded anew");
        self.marta.goto(&self.private).await;
        self.marta.sees("The machine hall").await;
    }

    /// A stream as ffmpeg sends it: pieces and a playlist. Where the browser reads no playlists, the page plays it by itself.
    pub(super) async fn stream_the_work(&self) {
        let otto = &self.otto;
        let stream = self.add_window("A stream", "The machine, moving", "10 s").await;
        let send = |name: &str, bytes: &[u8]| put(&self.desk.base, &format!("{stream}/{name}"), bytes);
        send("init.mp4", HEAD);
        let mut list =
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-MAP:URI=\"init.mp4\"\n"
                .to_owned();
        for n in 0..4 {
            send(&format!("live{n}.m4s"), PART);
            list.push_str(&format!("#EXTINF:1.0,\nlive{n}.m4s\n"));
            send("live.m3u8", list.as_bytes());
        }
        otto.run_first("HTMLMediaElement.prototype.canPlayType = () => '';").await;
        otto.goto(ROOM).await;
        otto.mark().await;
        self.let_customers_see("The machine, moving").await;
        // It comes to the page that is open, and plays there.
        otto.sees("The machine, moving").await;
        assert!(otto.is_marked().await, "without the page being loaded anew");
        let is_ours = "return document.querySelector('.window video').src.startsWith('blob:')";
        otto.waits_for("the page does not take the stream in hand", is_ours).await;
        let plays = async || {
            otto.run(PLAY).await;
            otto.asks(RUNS).await
        };
        let mut tries = 0;
        while plays().await != true {
            tries += 1;
            assert!(
                tries < 500,
                "the stream does not play: {}",
                otto.asks("return document.querySelector('.window video').error?.message").await
            );
            crate::browser::breathe().await;
        }
    }
}
