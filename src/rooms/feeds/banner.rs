//! One line for other sites: how a room stands, and where it is. It is a page of its own, for a frame.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use super::{answer, lang_of, link, public_at};
use crate::ground::page::{Nav, Shell, View, t};
use crate::ground::web::Path;
use crate::ground::{Fault, House, Result};
use crate::incidents::PublicStatus;

/// The banner.
#[derive(Template)]
#[template(path = "rooms/pages/banner.html")]
pub struct BannerPage {
    shell: Shell,
    status: &'static str,
    next_update: Option<i64>,
    link: String,
}

impl View for BannerPage {
    const NAME: &'static str = "banner";
    fn sample(shell: Shell) -> Self {
        let next_update = Some(shell.now_ms + 7_200_000);
        let shell = Shell { who: None, ..shell }.at(Nav::Nowhere, "The furnace <b>stopped</b> 😀 توقف الفرن");
        Self {
            shell,
            status: PublicStatus::Identified.word(),
            next_update,
            link: "https://amends.example/s/the-furnace".into(),
        }
    }
}

/// Anybody may frame it, and nothing runs in it; a link opens above the frame, where somebody presses it.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; frame-ancestors *; base-uri 'none'; form-action 'none'";

pub(super) async fn show(
    State(house): State<House>,
    Path(address): Path<String>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let public = public_at(&house, &address).await?;
    let lang = lang_of(&public, &headers, query.as_deref());
    let desk = crate::ground::workspace::seek(&mut house.read(), &public.site.workspace_id).await?;
    let shell = Shell {
        lang,
        title: public.title_in(lang),
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms: public.changed_at.0,
        zone: desk.map_or_else(|| house.config().zone.clone(), |desk| desk.zone),
        live: None,
        product_base: house.config().base_url.clone(),
        company: if public.site.name.is_empty() {
            t(lang, "rooms-banner-nobody")
        } else {
            public.site.name.clone()
        },
        once: String::new(),
    };
    let page = BannerPage {
        shell,
        status: public.status.word(),
        next_update: public.next_update_at.map(|at| at.0),
        link: link(&house, &address),
    };
    let text = page.render().map_err(Fault::broken)?;
    let mut response = answer(&headers, "text/html; charset=utf-8", text, public.changed_at);
    let said = response.headers_mut();
    said.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    // Not a word of that header that browsers know: theirs to read is `frame-ancestors`.
    said.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("ALLOWALL"));
    Ok(response)
}
