//! How many follow the public room of an incident, what they were told, and, for leads, where letters go.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::followers::follower::FollowerView;
use crate::followers::{FollowerNews, NewsKind, store, verbs};
use crate::ground::clock::HOUR;
use crate::ground::id::{FollowerId, Id, IncidentId};
use crate::ground::page::{Listing, Nav, Shell, View, html};
use crate::ground::web::{Page, Paging, Path, Query, Visit};
use crate::ground::{Dice, House, Result, Role, Time};
use crate::incidents;

/// The page.
#[derive(Template)]
#[template(path = "followers/pages/followers.html")]
pub struct FollowersPage {
    shell: Shell,
    incident: String,
    title: String,
    count: i64,
    told: Vec<FollowerNews>,
    /// Where letters go: for leads only.
    who: Option<Page<FollowerView>>,
    listing: Listing,
}

impl View for FollowersPage {
    const NAME: &'static str = "followers";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("followers-title");
        let shell = shell.at(Nav::Incidents, title);
        let (now, dice) = (Time(shell.now_ms), Dice::seeded(36));
        let news = |kind: NewsKind, ago: i64, words: &str| FollowerNews {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            kind: kind.word().into(),
            about: String::new(),
            version: 1,
            title: "The furnace <b>stopped</b>".into(),
            link: "https://amends.example/s/the-furnace".into(),
            status: "identified".into(),
            words: words.into(),
            speaker: "Ines Okafor, head of operations".into(),
            next_update_at: Some(now.plus(2 * HOUR)),
            letters: 1_204,
            told_at: now.plus(-ago),
            salt: String::new(),
        };
        let told = vec![
            news(NewsKind::Edit, HOUR, "The lining cracked; <b>40</b> castings wait. 😀 تشققت البطانة"),
            news(NewsKind::Update, 3 * HOUR, "We are measuring it."),
        ];
        let follower = |address: &str| FollowerView {
            id: Id::mint(now, &dice),
            address: address.into(),
            language: "en".into(),
            joined_at: now.plus(-4 * HOUR),
        };
        let items = vec![
            follower("otto@example.org"),
            follower("a.very.long.address.of.somebody@subdomain.example.org"),
            follower("https://hooks.example.org/a/long/path?of=<somebody>&and=so_on_and_so_on"),
        ];
        Self {
            incident: IncidentId::mint(now, &dice).to_string(),
            title: "The furnace at Halden stopped".into(),
            count: 1_204,
            told,
            who: Some(Page { items, next: None }),
            listing: Listing::new("/incidents", ""),
            shell,
        }
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, &id).await?;
    let who = if visit.actor.must_be(Role::Lead).is_ok() {
        Some(store::list(&mut read, workspace, &id, &paging).await?)
    } else {
        None
    };
    let next = who.as_ref().and_then(|page| page.next.clone());
    let page = FollowersPage {
        shell: visit.shell("followers-title", Nav::Incidents),
        count: store::count(&mut read, workspace, &id).await?,
        told: store::list_news(&mut read, workspace, &id).await?,
        listing: Listing::new(format!("/incidents/{id}/followers"), "").page(paging.after.as_deref(), next),
        incident: id.to_string(),
        title: incident.title,
        who,
    };
    Ok(html(StatusCode::OK, &page))
}

pub(super) async fn remove(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<FollowerId>,
) -> Result<Response> {
    let follower = verbs::remove(&house, &visit.actor, &id).await?;
    Ok(visit.done("followers-removed", &format!("/incidents/{}/followers", follower.incident_id)))
}
