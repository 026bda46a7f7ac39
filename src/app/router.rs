//! Every address of the desk, in one place.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use http_body_util::Limited;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::timeout::TimeoutLayer;

use super::{demo, figures, gate, openapi};
use crate::ground::lately;
use crate::ground::page::{Exhibit, Lang, assets, exhibit, gallery, secure_headers};
use crate::ground::web::{Path, Query, Since, Staff, look_past_proxies, once, stream};
use crate::ground::{Fault, House, Result};
use crate::{
    admissions, alternatives, bids, bulletins, calls, chasing, clarifications, customers, desk, followers,
    grievances, help, incidents, interviews, lessons, listening, meetings, members, mentions, notices,
    perception, plans, playbooks, promises, questions, remedies, replies, reports, rooms, scope,
    second_wrongs, surveys, teams, trust, updates, webhooks, windows, wording,
};

/// The largest request, in bytes, of any address but uploads.
const MOST_BODY: usize = 3 * 1024 * 1024;

/// The whole desk, ready to serve.
pub fn router(house: &House) -> Router {
    let pages = Router::new()
        .merge(members::pages::routes())
        .merge(customers::pages::routes())
        .merge(playbooks::pages::routes())
        .merge(webhooks::pages::routes())
        .merge(wording::pages::routes())
        .merge(incidents::pages::routes())
        .merge(scope::pages::routes())
        .merge(admissions::pages::routes())
        .merge(mentions::pages::routes())
        .merge(windows::pages::routes())
        .merge(listening::pages::routes())
        .merge(surveys::pages::routes())
        .merge(promises::pages::routes())
        .merge(questions::pages::routes())
        .merge(clarifications::pages::routes())
        .merge(alternatives::pages::routes())
        .merge(plans::pages::routes())
        .merge(help::pages::routes())
        .merge(grievances::pages::routes())
        .merge(updates::pages::routes())
        .merge(perception::pages::routes())
        .merge(bulletins::pages::routes())
        .merge(second_wrongs::pages::routes())
        .merge(interviews::pages::routes())
        .merge(meetings::pages::routes())
        .merge(remedies::pages::routes())
        .merge(notices::pages::routes())
        .merge(replies::pages::routes())
        .merge(chasing::pages::routes())
        .merge(followers::pages::routes())
        .merge(calls::pages::routes())
        .merge(teams::pages::routes())
        .merge(lessons::pages::routes())
        .merge(trust::pages::routes())
        .merge(bids::pages::routes())
        .merge(rooms::pages::routes(house))
        .merge(desk::pages::routes())
        .merge(reports::pages::routes())
        .route("/live/{topic}", get(live));
    let api = openapi::routes();
    let desk = pages
        .merge(api)
        .layer(middleware::from_fn_with_state(house.clone(), once))
        .layer(middleware::from_fn_with_state(house.clone(), gate::recognise))
        .layer(csrf(house))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_mins(2)))
        .layer(middleware::from_fn(limit_body));
    let open = Router::new()
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/metrics", get(figures::show))
        .merge(assets::router())
        .merge(gallery::router(exhibits))
        // What everybody gets alike knows nobody, so nobody is looked for.
        .merge(rooms::feeds::routes());
    // Streams of events must not wait in a compressor.
    let compress = SizeAbove::default()
        .and(NotForContentType::new("text/event-stream"))
        // What a camera sends is as small as it gets.
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::new("video/"));
    let house_wide = secure_headers(open.merge(desk))
        .fallback(gate::nothing_here)
        .layer(middleware::from_fn_with_state(house.clone(), gate::fault_pages))
        .layer(middleware::from_fn(figures::count))
        .layer(CompressionLayer::new().compress_when(compress))
        .layer(middleware::from_fn_with_state(house.clone(), look_past_proxies))
        .with_state(house.clone());
    // What a thousand read at once passes none of the doors above: it says all of that itself.
    let public = rooms::public::routes(house).layer(middleware::from_fn(figures::count));
    rooms::public::on_own_hosts(house, house_wide.merge(public))
}

/// Counts what comes in: files to be imported may be large, everything else is small.
async fn limit_body(request: Request, next: Next) -> Response {
    let most = match request.uri().path() {
        "/import" | "/api/v1/imports" => customers::import::MOST_UPLOADED,
        "/sets" | "/api/v1/sets" => scope::MOST_UPLOADED,
        path if path.starts_with("/push/") => windows::MOST_PUSHED,
        _ => MOST_BODY,
    };
    let length = request.headers().get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > most) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    next.run(request.map(|body| Body::new(Limited::new(body, most)))).await
}

/// Every view of the desk from its sample.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    [
        gallery::exhibits(lang),
        vec![
            exhibit::<demo::door::DoorPage>("app", lang),
            exhibit::<demo::mailbox::MailboxPage>("app", lang),
            exhibit::<demo::mailbox::LetterPage>("app", lang),
        ],
        members::pages::exhibits(lang),
        customers::pages::exhibits(lang),
        playbooks::pages::exhibits(lang),
        webhooks::pages::exhibits(lang),
        wording::pages::exhibits(lang),
        incidents::pages::exhibits(lang),
        scope::pages::exhibits(lang),
        admissions::pages::exhibits(lang),
        mentions::pages::exhibits(lang),
        windows::pages::exhibits(lang),
        listening::pages::exhibits(lang),
        surveys::pages::exhibits(lang),
        promises::pages::exhibits(lang),
        questions::pages::exhibits(lang),
        clarifications::pages::exhibits(lang),
        alternatives::pages::exhibits(lang),
        plans::pages::exhibits(lang),
        help::pages::exhibits(lang),
        grievances::pages::exhibits(lang),
        updates::pages::exhibits(lang),
        perception::pages::exhibits(lang),
        bulletins::pages::exhibits(lang),
        second_wrongs::pages::exhibits(lang),
        interviews::pages::exhibits(lang),
        meetings::pages::exhibits(lang),
        remedies::pages::exhibits(lang),
        notices::pages::exhibits(lang),
        replies::pages::exhibits(lang),
        chasing::pages::exhibits(lang),
        followers::pages::exhibits(lang),
        calls::pages::exhibits(lang),
        teams::pages::exhibits(lang),
        lessons::pages::exhibits(lang),
        trust::pages::exhibits(lang),
        bids::pages::exhibits(lang),
        rooms::pages::exhibits(lang),
        desk::pages::exhibits(lang),
        reports::pages::exhibits(lang),
    ]
    .concat()
}

/// Refuses what a page of another site sends in a member's name: forms and JSON alike. Programs send neither
/// `Origin` nor `Sec-Fetch-Site` and are not hindered. The address people reach us by is trusted by name, for
/// where a proxy in front changes `Host`.
fn csrf(house: &House) -> CsrfLayer<fn(ProtectionError) -> Response> {
    let refuse: fn(ProtectionError) -> Response = |_| {
        Fault::forbidden("This came from a page of another site. Open the desk itself and send it again.")
            .into_response()
    };
    let layer = CsrfLayer::new().with_rejection_response(refuse);
    // An address that is no origin trusts nobody more.
    layer.clone().add_trusted_origin(&house.config().base_url).unwrap_or(layer)
}

/// Alive: the process answers.
async fn healthz() -> &'static str {
    "ok"
}

/// Ready: the store answers too. Where public rooms are copied, it says when that was last done and whether it is late.
async fn readyz(State(house): State<House>) -> Result<Response> {
    crate::ground::workspace::list(&mut house.read()).await?;
    let Some(copy) = rooms::copies::standing(&house).await? else { return Ok("ready".into_response()) };
    let when = copy.copied_at.map_or_else(|| "never".to_owned(), crate::ground::Time::rfc3339);
    let how = if copy.is_late(house.now()) { "late" } else { "well" };
    Ok(format!("ready\ncopied {when} {how}").into_response())
}

/// Hints for members' open pages: that something changed, and that figures on them are counted.
async fn live(
    _staff: Staff,
    State(house): State<House>,
    Path(topic): Path<String>,
    Query(page): Query<Since>,
) -> Response {
    stream(&house, vec![lately::hint_of(&topic), topic], &page).into_response()
}
