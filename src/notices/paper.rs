//! A letter on paper: the same words as by mail, with an address for the window of an envelope, and the private link as
//! text, as a short code to be typed, and as a square to be photographed.

use std::fmt::Write;

use super::link_key::Key;
use super::mail::{self, FixDate, Reader};
use super::text::Spoken;
use super::theirs::Theirs;
use super::{Delivery, codes, links};
use crate::ground::page::{Lang, Nav, Shell};
use crate::ground::workspace::Workspace;
use crate::ground::{Fault, House, Result};

/// One letter, ready for its template.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub lang: Lang,
    /// The lines in the window of the envelope.
    pub lines: Vec<String>,
    pub subject: String,
    /// The day it is printed, as its reader writes days.
    pub day: String,
    /// The letter, as it goes by mail.
    pub body: String,
    /// What to do with the code, in the reader's language.
    pub type_it: String,
    /// Where the code is typed.
    pub address: String,
    /// The code in groups.
    pub code: String,
    /// What the square is.
    pub scan_it: String,
    pub square: Square,
    /// The letter, piece by piece.
    #[cfg(feature = "pdf")]
    pub blocks: Vec<typeset::Block>,
}

/// A QR code as one path: so many fields wide, each dark one a square of the path.
#[derive(Debug, Clone)]
pub(super) struct Square {
    pub size: i32,
    pub path: String,
}

impl Square {
    /// The square of an address; light fields of a quiet edge included.
    pub(super) fn of(address: &str) -> Result<Self> {
        const EDGE: i32 = 4;
        let found = qrcodegen::QrCode::encode_text(address, qrcodegen::QrCodeEcc::Medium)
            .map_err(|_| Fault::broken("an address too long for a square"))?;
        let mut path = String::new();
        for (y, x) in (0..found.size()).flat_map(|y| (0..found.size()).map(move |x| (y, x))) {
            if found.get_module(x, y) {
                let _ = write!(path, "M{} {}h1v1h-1z", x + EDGE, y + EDGE);
            }
        }
        Ok(Self { size: found.size() + 2 * EDGE, path })
    }
}

#[cfg(feature = "pdf")]
impl Square {
    /// As a picture of its own.
    pub(super) fn as_svg(&self) -> String {
        let Self { size, path } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\"><path d=\"{path}\"/></svg>"
        )
    }
}

/// Writes the letter.
pub(super) fn sheet(
    house: &House,
    workspace: &Workspace,
    spoken: &Spoken,
    theirs: &Theirs,
    delivery: &Delivery,
    key: &Key,
) -> Result<Sheet> {
    let address = links::address(house, &key.secret_of(&delivery.link_id));
    let reader = Reader {
        name: &delivery.to_name,
        language: &delivery.language,
        zone: delivery.zone.as_deref(),
        case: &delivery.case_id,
        address: address.clone(),
        reminded_of: None,
    };
    let now = house.now();
    let notice =
        &*theirs.put_in(workspace, spoken.to(&delivery.language), &reader).map_err(Fault::Invalid)?;
    let date = FixDate::of(notice);
    let (its_shell, says) = mail::words(workspace, now, notice, &date, &reader);
    let letter = mail::arranged(notice, &its_shell, &says)?;
    let lang = Lang::from_code(&delivery.language).unwrap_or_default();
    let shell = Shell {
        lang,
        title: String::new(),
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms: now.0,
        zone: delivery.zone.clone().unwrap_or_else(|| workspace.zone.clone()),
        live: None,
        product_base: house.config().base_url.clone(),
        company: workspace.name.clone(),
        once: String::new(),
    };
    Ok(Sheet {
        lang,
        lines: delivery.to_address.lines().map(str::to_owned).collect(),
        subject: letter.subject,
        day: shell.day(now.0),
        body: letter.body,
        type_it: shell.t("notices-paper-type"),
        address: format!("{}/r", house.config().base_url),
        code: codes::grouped(&codes::code_of(key, &delivery.link_id)),
        scan_it: shell.t("notices-paper-scan"),
        square: Square::of(&address)?,
        #[cfg(feature = "pdf")]
        blocks: says.blocks(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_has_its_three_corners_and_a_quiet_edge() {
        let square =
            Square::of("https://amends.example/r/0123456789012345678901234567890123456789012").unwrap();
        // The outer ring of each corner pattern is seven fields wide.
        let dark = |x: i32, y: i32| square.path.contains(&format!("M{x} {y}h1v1h-1z"));
        for (x, y) in [(4, 4), (square.size - 11, 4), (4, square.size - 11)] {
            assert!((0..7).all(|n| dark(x + n, y) && dark(x, y + n)), "{x} {y}");
        }
        assert!((0..square.size).all(|n| !dark(n, 0) && !dark(3, n)));
    }
}
