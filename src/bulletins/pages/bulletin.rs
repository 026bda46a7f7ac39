//! One bulletin: what it says, the button that says it was read, and who has read it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::bulletins::{Bulletin, Reader, Reading, rules, store, verbs};
use crate::ground::Time;
use crate::ground::id::BulletinId;
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;

/// The page.
#[derive(Template)]
#[template(path = "bulletins/pages/bulletin.html")]
pub struct BulletinPage {
    pub(super) shell: Shell,
    pub(super) bulletin: Bulletin,
    pub(super) incident_title: String,
    /// What it lacks before it can go out.
    pub(super) lacks: Errors,
    pub(super) reading: Reading,
    pub(super) readers: Vec<Reader>,
    /// When whoever looks said that they have read it.
    pub(super) read_at: Option<Time>,
    pub(super) may_write: bool,
    pub(super) may_lead: bool,
    pub(super) may_erase: bool,
}

impl View for BulletinPage {
    const NAME: &'static str = "bulletin";
    fn sample(shell: Shell) -> Self {
        super::sample::bulletin_page(shell)
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let bulletin = store::find(&mut read, workspace, &id).await?;
    let incident = incidents::find(&mut read, workspace, &bulletin.incident_id).await?;
    let receipt = store::seek_receipt(&mut read, workspace, &id, visit.actor.must_be_member()?).await?;
    let title =
        if bulletin.subject.is_empty() { visit.t("bulletins-no-subject") } else { bulletin.subject.clone() };
    let mut shell = visit.shell_titled(title, Nav::Incidents);
    shell.live = Some(format!("/live/{}", bulletin.incident_id));
    let lacks = if bulletin.is_out() { Vec::new() } else { rules::lacks(&bulletin) };
    let view = BulletinPage {
        shell,
        incident_title: incident.title,
        lacks: Errors::from(&Fault::Invalid(lacks)),
        reading: store::reading(&mut read, &bulletin).await?,
        readers: if bulletin.is_out() {
            store::list_readers(&mut read, workspace, &id).await?
        } else {
            Vec::new()
        },
        read_at: receipt.map(|r| r.read_at),
        may_write: visit.actor.must_be(Role::Member).is_ok() && rules::may_change(&bulletin).is_ok(),
        may_erase: visit.actor.must_be(Role::Owner).is_ok() && bulletin.erased_at.is_none(),
        may_lead: visit.actor.must_be(Role::Lead).is_ok(),
        bulletin,
    };
    Ok(html(StatusCode::OK, &view))
}

pub(super) async fn publish(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
) -> Result<Response> {
    let outcome = verbs::publish(&house, &visit.actor, &id).await;
    visit.back(&format!("/bulletins/{id}"), "bulletins-was-published", outcome)
}

pub(super) async fn read(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
) -> Result<Response> {
    let outcome = verbs::read(&house, &visit.actor, &id).await;
    visit.back(&format!("/bulletins/{id}"), "bulletins-was-read", outcome)
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
) -> Result<Response> {
    let outcome = verbs::erase(&house, &visit.actor, &id).await;
    visit.back(&format!("/bulletins/{id}"), "bulletins-was-erased", outcome)
}
