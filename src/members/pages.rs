//! Pages of this room: the door, the people, one's own settings.

mod door;
mod joining;
mod people;
mod settings;
mod stranger;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/sign-in", get(door::sign_in_form).post(door::sign_in))
        .route("/sign-out", post(door::sign_out))
        .route("/first/{secret}", get(joining::first_form).post(joining::first))
        .route("/invitations/{secret}", get(joining::invited_form).post(joining::accept))
        .route("/reset/{secret}", get(joining::reset_form).post(joining::reset))
        .route("/members", get(people::list))
        .route("/members/invitations", post(people::invite))
        .route("/members/invitations/{id}/revocation", post(people::revoke))
        .route("/members/{id}/role", post(people::change_role))
        .route("/members/{id}/ending", post(people::end))
        .route("/settings", get(settings::show))
        .route("/settings/workspace", post(settings::change_workspace))
        .route("/settings/password", post(settings::change_password))
        .route("/settings/sessions/{id}/ending", post(settings::end_session))
        .route("/settings/tokens", post(settings::make_token))
        .route("/settings/tokens/{id}/revocation", post(settings::revoke_token))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<door::SignInPage>("members", lang),
        exhibit::<joining::FirstPage>("members", lang),
        exhibit::<joining::InvitedPage>("members", lang),
        exhibit::<joining::ResetPage>("members", lang),
        exhibit::<people::PeoplePage>("members", lang),
        exhibit::<settings::SettingsPage>("members", lang),
    ]
}
