//! Somebody at the door, of whom we know no more than what their browser says.

use axum::extract::FromRequestParts;
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::response::Response;

use super::super::cookie;
use super::super::verbs::Signed;
use crate::ground::page::{Flash, FlashKind, Lang, Nav, Shell, t};
use crate::ground::web::{Gate, client, flash_of, lang_of, redirect};
use crate::ground::{Fault, House, Result, workspace};

/// Who knocks.
pub(super) struct Stranger {
    pub(super) client: String,
    pub(super) lang: Lang,
    pub(super) device: String,
    flash: Option<Flash>,
    house: House,
}

impl Stranger {
    /// The frame of a page before sign-in. A house with one company shows its name.
    pub(super) async fn shell(&self, title: &str) -> Result<Shell> {
        let all = workspace::list(&mut self.house.read()).await?;
        let config = self.house.config();
        let (company, zone) = match all.as_slice() {
            [only] => (only.name.clone(), only.zone.clone()),
            _ => (config.company.clone(), config.zone.clone()),
        };
        Ok(Shell {
            lang: self.lang,
            title: t(self.lang, title),
            here: Nav::Nowhere,
            who: None,
            flash: self.flash.clone(),
            now_ms: self.house.now().0,
            zone,
            live: None,
            product_base: config.base_url.clone(),
            company,
            once: String::new(),
        })
    }

    /// Passes a link's secret on; one that does not exist counts as a guess.
    pub(super) fn guessed<T>(&self, found: Result<T>) -> Result<T> {
        if matches!(found, Err(Fault::Missing(_))) {
            self.house.limits().pass(Gate::Guess, &self.client)?;
        }
        found
    }

    /// Lets the browser in and sends it on.
    pub(super) fn let_in(&self, signed: &Signed, message: &str, to: &str) -> Response {
        let mut response = redirect(to, FlashKind::Done, &t(self.lang, message));
        response.headers_mut().append(SET_COOKIE, cookie::given(&self.house, &signed.secret));
        response
    }
}

impl FromRequestParts<House> for Stranger {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self> {
        let device = parts.headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
        Ok(Self {
            client: client(&parts.extensions),
            lang: lang_of(&parts.headers),
            device: device.to_owned(),
            flash: flash_of(&parts.headers),
            house: house.clone(),
        })
    }
}
