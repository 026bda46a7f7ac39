//! A member's visit to a page: who looks, and what the page's frame needs.

use axum::extract::FromRequestParts;
use axum::http::header::{COOKIE, HeaderMap, HeaderValue, LOCATION, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::ground::page::{Flash, FlashKind, Lang, Nav, Shell, Who as PageWho, t};
use crate::ground::workspace::Workspace;
use crate::ground::{Actor, Fault, House, Role, Who};

/// The name of the cookie that carries one sentence over a redirect.
const FLASH: &str = "amends-flash";

/// Who visits a page of the desk. Extracting it refuses strangers and contacts.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Who looks.
    pub actor: Actor,
    /// The company's desk.
    pub workspace: Workspace,
    /// The page's language.
    pub lang: Lang,
    /// Now, base address: from the house.
    house: House,
    flash: Option<Flash>,
}

impl Visit {
    /// The frame of a page; `title` is a message id.
    pub fn shell(&self, title: &str, here: Nav) -> Shell {
        self.shell_titled(t(self.lang, title), here)
    }

    /// The frame of a page whose title is a name rather than a message.
    pub fn shell_titled(&self, title: String, here: Nav) -> Shell {
        let (role, role_label) = match &self.actor.who {
            Who::Member { role, .. } => (*role, t(self.lang, &format!("members-role-{}", role.word()))),
            Who::Contact { .. } | Who::Desk => (Role::Viewer, String::new()),
        };
        Shell {
            lang: self.lang,
            title,
            here,
            who: Some(PageWho { name: self.actor.name.clone(), role_label, role }),
            flash: self.flash.clone(),
            now_ms: self.house.now().0,
            zone: self.workspace.zone.clone(),
            live: None,
            product_base: self.house.config().base_url.clone(),
            company: self.workspace.name.clone(),
            once: self.house.dice().salt(),
        }
    }

    /// A message in the visitor's language.
    pub fn t(&self, id: &str) -> String {
        t(self.lang, id)
    }

    /// Goes to `to` and says there, once, that it is done; `message` is a message id.
    pub fn done(&self, message: &str, to: &str) -> Response {
        redirect(to, FlashKind::Done, &self.t(message))
    }

    /// Goes to `to` and says there why it was not done, and what to do next. A field's name in a form is a program's word.
    pub fn refused(&self, fault: &Fault, to: &str) -> Response {
        let told = match fault {
            Fault::Invalid(fields) => {
                let each = fields.iter().map(|field| format!("{} {}", field.why, field.cure));
                each.collect::<Vec<_>>().join(" ")
            }
            other => other.told(),
        };
        redirect(to, FlashKind::Fault, &told)
    }

    /// Goes to `to` and says there what came of it: that it is done, or why not and what to do next.
    pub fn back<T>(&self, to: &str, message: &str, outcome: Result<T, Fault>) -> Result<Response, Fault> {
        match outcome {
            Ok(_) => Ok(self.done(message, to)),
            Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. } | Fault::Conflict(_))) => {
                Ok(self.refused(&fault, to))
            }
            Err(fault) => Err(fault),
        }
    }
}

/// Goes to `to` with a sentence for the next page.
pub fn redirect(to: &str, kind: FlashKind, text: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    headers.insert(LOCATION, HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/")));
    headers.insert(SET_COOKIE, flash_cookie(Some((kind, text))));
    response
}

/// The cookie that carries a sentence, or takes it away.
pub fn flash_cookie(flash: Option<(FlashKind, &str)>) -> HeaderValue {
    let text = match flash {
        None => format!("{FLASH}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
        Some((kind, text)) => {
            let short: String = text.chars().take(500).collect();
            let value = data_encoding::BASE64URL_NOPAD.encode(format!("{}:{short}", kind.name()).as_bytes());
            format!("{FLASH}={value}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax")
        }
    };
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The sentence a redirect left, if any.
pub fn flash_of(headers: &HeaderMap) -> Option<Flash> {
    let raw = data_encoding::BASE64URL_NOPAD.decode(cookie(headers, FLASH)?.as_bytes()).ok()?;
    let text = String::from_utf8(raw).ok()?;
    let (kind, text) = text.split_once(':')?;
    let kind = match kind {
        "done" => FlashKind::Done,
        "warning" => FlashKind::Warning,
        "fault" => FlashKind::Fault,
        _ => return None,
    };
    Some(Flash { kind, text: text.to_owned() })
}

/// The language a request asks for: chosen (cookie `amends-lang`), else the browser's.
pub fn lang_of(headers: &HeaderMap) -> Lang {
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    Lang::negotiate(cookie(headers, "amends-lang"), accept)
}

impl FromRequestParts<House> for Visit {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Fault> {
        let actor = parts.extensions.get::<Actor>().cloned().ok_or(Fault::Unknown)?;
        actor.must_be_member()?;
        let workspace = parts.extensions.get::<Workspace>().cloned().ok_or(Fault::Unknown)?;
        Ok(Self {
            actor,
            workspace,
            lang: lang_of(&parts.headers),
            house: house.clone(),
            flash: flash_of(&parts.headers),
        })
    }
}
