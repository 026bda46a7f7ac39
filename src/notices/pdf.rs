//! Letters on paper as one PDF, where this program was built with the feature `pdf`. Without it a browser prints the page of
//! sheets, into a file too.

use super::paper::Sheet;
use crate::ground::page::Shell;
use crate::ground::{Fault, Result};

/// Whether this program can.
pub(super) const IS_BUILT_IN: bool = cfg!(feature = "pdf");

/// The letters, each from a page of its own, as the shell's company writes them.
#[cfg(feature = "pdf")]
pub(super) async fn of(shell: Shell, sheets: Vec<Sheet>) -> Result<Vec<u8>> {
    let letters: Vec<typeset::Letter> =
        sheets.into_iter().map(|sheet| letter(&shell.company, sheet)).collect();
    // Typesetting is work for a processor: seconds for a run of five hundred.
    let set = move || typeset::letters(&shell.title, &letters);
    tokio::task::spawn_blocking(set).await.map_err(Fault::broken)?.map_err(|fault| match fault {
        typeset::Fault::Unwritable(_) => Fault::refused(
            fault.to_string(),
            "Install a font for it on this machine (Noto has one for every script), or print the sheets with a browser.",
        ),
        typeset::Fault::Typeset(_) => Fault::broken(fault),
    })
}

#[cfg(feature = "pdf")]
fn letter(company: &str, sheet: Sheet) -> typeset::Letter {
    typeset::Letter {
        language: sheet.lang.code().to_owned(),
        is_right_to_left: sheet.lang.dir() == "rtl",
        from: company.to_owned(),
        lines: sheet.lines,
        day: sheet.day,
        subject: sheet.subject,
        square: sheet.square.as_svg(),
        scan_it: sheet.scan_it,
        type_it: sheet.type_it,
        address: sheet.address,
        code: sheet.code,
        blocks: sheet.blocks,
    }
}

/// It cannot.
#[cfg(not(feature = "pdf"))]
#[expect(clippy::unused_async, reason = "as with the feature")]
pub(super) async fn of(_: Shell, _: Vec<Sheet>) -> Result<Vec<u8>> {
    Err(Fault::refused(
        "This program was built without PDF.",
        "Open the sheets and let the browser print them into a file, or build the program with the feature pdf.",
    ))
}
