//! What customers said since the last letter, in their own words, for the executive who stands by them.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::Visit;
use crate::ground::{House, Result};
use crate::teams::{Digest, digesting};

/// The page.
#[derive(Template)]
#[template(path = "teams/pages/digest.html")]
pub struct DigestPage {
    pub(super) shell: Shell,
    pub(super) digest: Digest,
}

impl View for DigestPage {
    const NAME: &'static str = "digest";
    fn sample(shell: Shell) -> Self {
        super::sample::digest_page(shell)
    }
}

pub(super) async fn show(visit: Visit, State(house): State<House>) -> Result<Response> {
    let member = visit.actor.must_be_member()?;
    let digest = digesting::digest_of(&mut house.read(), &visit.actor.workspace, member, house.now()).await?;
    let shell = visit.shell("teams-digest-title", Nav::Cases);
    Ok(html(StatusCode::OK, &DigestPage { shell, digest }))
}
