//! The desk is stopped, and the room is read all the same: from plain files that were written all along.

use std::fs;
use std::time::Instant;

use super::{ROOM, Show};
use crate::browser::{PATIENCE, breathe};

impl Show {
    pub(super) async fn read_it_while_the_desk_is_stopped(self) {
        let Self { ines, tom, marta, otto, desk, chrome, copies, .. } = self;
        let file = copies.0.join(format!("{}/index.html", ROOM.trim_start_matches('/')));
        let begun = Instant::now();
        while !fs::read_to_string(&file).is_ok_and(|page| page.contains("There are two now.")) {
            assert!(begun.elapsed() < PATIENCE, "the copy does not come");
            breathe().await;
        }
        for window in [ines, tom, marta] {
            window.close().await;
        }
        desk.close().await;
        otto.goto(&format!("file://{}", file.display())).await;
        for words in [
            "This is a copy of the page, as it stood on",
            "The machine that makes your parts stopped.",
            "It runs again, a day before the one we named.",
            "One machine for a part was too few.",
            "34 of 40 hours left",
        ] {
            otto.sees(words).await;
        }
        // It looks as it did: its own sheets and pictures lie beside it.
        let is_dressed = "return getComputedStyle(document.querySelector('main h1')).fontSize !== '32px' && \
                          [...document.querySelectorAll('main img')].every((image) => image.loading === 'lazy' || image.naturalWidth > 0)";
        otto.waits_for("the copy does not look like the page", is_dressed).await;
        otto.look_over_at("copy-phone", 390, 844).await;
        otto.look_over_at("copy-desk", 1_440, 900).await;
        otto.close().await;
        chrome.close();
    }
}
