//! The routes of the customers' face, and of the members' look at it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};

use super::door::{Guest, ShutPage, enter};
use super::public::{PublicPage, ShutRoom};
use super::view::{RoomPage, Unclear};
use super::{copies, feeds, following, meetings, posts, preview, records, seen, site, through, typed};
use crate::ground::page::{Exhibit, Lang, exhibit, html};
use crate::ground::web::{Query, Since, once, stream};
use crate::ground::{House, Result};

/// The routes of these pages. A contact is known only behind the door, so what is sent twice is looked for there.
pub fn routes(house: &House) -> Router<House> {
    Router::new()
        .route("/r/{secret}", get(show))
        .route("/r/{secret}/live", get(live))
        .route("/r/{secret}/room", get(through::room))
        .route("/r/{secret}/room/logo", get(through::logo))
        .route("/r/{secret}/windows", get(through::windows))
        .route("/r/{secret}/windows/{id}/pictures/{at}", get(through::picture))
        .route("/r/{secret}/windows/{id}/stream/{name}", get(through::stream))
        .route("/r/{secret}/acknowledgement", post(posts::have).get(home))
        .route("/r/{secret}/impacts", post(posts::tell).get(home))
        .route("/r/{secret}/statements/{id}/confirmation", post(posts::confirm).get(home))
        .route("/r/{secret}/offers/{id}/acceptance", post(posts::accept).get(home))
        .route("/r/{secret}/offers/{id}/decline", post(posts::decline).get(home))
        .route("/r/{secret}/surveys/{id}/answer", post(posts::answer).get(home))
        .route("/r/{secret}/questions", post(posts::ask).get(home))
        .route("/r/{secret}/clarifications", post(posts::ask_back).get(home))
        .route("/r/{secret}/clarifications/{id}/lines", post(posts::clarify).get(home))
        .route("/r/{secret}/clarifications/{id}/settlement", post(posts::settle).get(home))
        .route("/r/{secret}/alternatives/{id}/asking", post(posts::ask_for).get(home))
        .route("/r/{secret}/help", post(posts::offer_help).get(home))
        .route("/r/{secret}/demands", post(posts::demand).get(home))
        .route("/r/{secret}/plans/{id}/acceptance", post(posts::accept_plan).get(home))
        .route("/r/{secret}/plans/{id}/changes", post(posts::ask_for_changes).get(home))
        .route("/r/{secret}/actions/{id}/completion", post(posts::do_theirs).get(home))
        .route("/r/{secret}/records/{id}", get(records::show))
        .route("/r/{secret}/records/{id}/additions", post(records::add).get(home))
        .route("/r/{secret}/records/{id}/ranking", post(records::rank).get(home))
        .route("/r/{secret}/records/{id}/answer", post(records::answer).get(home))
        .route("/r/{secret}/rounds/{id}/rating", post(records::rate).get(home))
        .route("/r/{secret}/meetings/{id}/answer", post(meetings::answer).get(home))
        .route("/r/{secret}/meetings/{id}/points", post(meetings::add_point).get(home))
        .route("/r/{secret}/meetings/{id}/invitation.ics", get(meetings::file))
        .route("/r/{secret}/calendar.ics", get(meetings::calendar))
        .route("/r/{secret}/reports/{id}", get(meetings::report))
        .layer(middleware::from_fn_with_state(house.clone(), once))
        .layer(middleware::from_fn_with_state(house.clone(), enter))
        .route("/r", get(typed::ask).post(typed::open))
        .route("/incidents/{id}/room", get(preview::show))
        .route("/cases/{id}/links", post(preview::mint))
        .route("/cases/{id}/seen", get(seen::show))
        .merge(site::pages::routes())
        .route("/s/{address}/follow", get(following::ask).post(following::follow))
        .route("/copies", get(copies::show))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<RoomPage>("rooms", lang),
        exhibit::<records::RecordPage>("rooms", lang),
        exhibit::<meetings::ReportPage>("rooms", lang),
        exhibit::<seen::SeenPage>("rooms", lang),
        exhibit::<ShutPage>("rooms", lang),
        exhibit::<preview::MintedPage>("rooms", lang),
        exhibit::<typed::TypedPage>("rooms", lang),
        exhibit::<PublicPage>("rooms", lang),
        exhibit::<ShutRoom>("rooms", lang),
        exhibit::<site::pages::SitePage>("rooms", lang),
        exhibit::<following::FollowPage>("rooms", lang),
        exhibit::<feeds::BannerPage>("rooms", lang),
        exhibit::<copies::CopiesPage>("rooms", lang),
        exhibit::<copies::IndexPage>("rooms", lang),
        exhibit::<copies::GonePage>("rooms", lang),
    ]
}

/// The room.
async fn show(guest: Guest, State(house): State<House>) -> Result<Response> {
    let page = RoomPage::of(&house, &guest, Unclear::default()).await?;
    Ok(html(StatusCode::OK, &page))
}

/// Hints that something changed in this incident or this case; no other customer's case is named here.
async fn live(guest: Guest, State(house): State<House>, Query(page): Query<Since>) -> Response {
    let topics = vec![guest.incident.id.to_string(), guest.case.id.to_string()];
    stream(&house, topics, &page).into_response()
}

/// Where a form is sent, opened as a page: the room itself.
async fn home(guest: Guest) -> Redirect {
    Redirect::to(&guest.base)
}
