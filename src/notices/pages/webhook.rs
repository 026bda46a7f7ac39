//! What was posted to one system of a customer, and sending it again.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::clock::{HOUR, MINUTE};
use crate::ground::id::{CaseId, DeliveryId, Id, NoticeId, WebhookId};
use crate::ground::page::{FlashKind, Listing, Nav, Shell, View, html, t_args};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit, redirect};
use crate::ground::{Dice, Fault, House, Result, Role, Time};
use crate::notices::store;
use crate::notices::webhook::{self, PostedLine};
use crate::webhooks;

/// The page.
#[derive(Template)]
#[template(path = "notices/pages/webhook.html")]
pub struct PostedPage {
    shell: Shell,
    id: WebhookId,
    page: Page<PostedLine>,
    listing: Listing,
    may_replay: bool,
}

impl View for PostedPage {
    const NAME: &'static str = "posted";
    fn sample(shell: Shell) -> Self {
        let (now, dice) = (shell.now_ms, Dice::seeded(29));
        let line = |n: i64, subject: &str, round, state: &str, reply: Option<&str>| PostedLine {
            id: DeliveryId::mint(Time(now - n), &dice),
            notice_id: NoticeId::mint(Time(now), &dice),
            subject: subject.into(),
            case_id: CaseId::mint(Time(now), &dice),
            round,
            state: state.into(),
            attempts: 3,
            next_at: (state == "queued").then(|| Time(now + 30 * MINUTE)),
            reply: reply.map(str::to_owned),
            queued_at: Time(now - n * HOUR),
            moved_at: Time(now - n * HOUR),
        };
        let items = vec![
            line(1, "It runs again 😀", 0, "queued", Some("503 <script>later</script>")),
            line(
                20,
                "Our furnace stopped. Your order will be late.",
                1,
                "handed_over",
                Some("202 thank you"),
            ),
            line(90, "عيب في الدفعة 4471", 0, "passed_on", Some("200")),
            line(200, "What we said on Tuesday was wrong", 0, "failed", Some("Given up after 10 tries: 500")),
        ];
        let id = WebhookId::mint(Time(now), &dice);
        let listing = Listing::new(format!("/webhooks/{id}/deliveries"), "-id");
        let title = "Incident desk <b>Toulouse</b> 😀";
        Self {
            shell: shell.at(Nav::Notices, title),
            id,
            page: Page { items, next: None },
            listing,
            may_replay: true,
        }
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let system = webhooks::find(&mut read, workspace, &id).await?;
    let page = store::webhook::list_posted(&mut read, workspace, &id, &paging).await?;
    let listing = Listing::new(format!("/webhooks/{id}/deliveries"), "-id")
        .page(paging.after.as_deref(), page.next.clone());
    let may_replay =
        visit.actor.must_be(Role::Member).is_ok() && system.state() == webhooks::WebhookState::Live;
    let shell = visit.shell_titled(system.label, Nav::Notices);
    Ok(html(StatusCode::OK, &PostedPage { shell, id, page, listing, may_replay }))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Since {
    since: String,
}

/// A moment that somebody wrote.
pub(in crate::notices) fn since(text: &str, zone: &str) -> Result<Time> {
    Time::parse(text, zone).ok_or_else(|| {
        Fault::invalid("since", "This is no moment.", "Write it as 2026-11-29T09:30, or choose it.")
    })
}

pub(super) async fn replay_since(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
    Form(said): Form<Since>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let to = format!("/webhooks/{id}/deliveries");
    let outcome = match since(&said.since, &visit.workspace.zone) {
        Ok(since) => webhook::replay_since(&house, &visit.actor, &id, since).await,
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(many) => {
            let many = i64::try_from(many).unwrap_or(i64::MAX);
            let text = t_args(visit.lang, "notices-replayed", &[("n", many.into())]);
            Ok(redirect(&to, FlashKind::Done, &text))
        }
        fault => visit.back(&to, "notices-replayed", fault),
    }
}

pub(super) async fn replay(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<Response> {
    let outcome = webhook::replay(&house, &visit.actor, &id).await;
    visit.back(&format!("/deliveries/{id}"), "notices-was-replayed", outcome)
}
