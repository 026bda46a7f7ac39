//! Guides: those that come with the desk and those we wrote, and one of ours with what is closed in it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::GuideId;
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::interviews::shipped::{SHIPPED, whole};
use crate::interviews::store::guides as store;
use crate::interviews::{Guide, GuideSaid, is_closed, writing};

/// A guide as the list shows it.
pub(super) struct Shown {
    pub(super) name: String,
    /// Its address, where it is ours.
    pub(super) href: String,
    pub(super) questions: Vec<String>,
}

/// All guides, with the form that writes one.
#[derive(Template)]
#[template(path = "interviews/pages/guides.html")]
pub struct GuidesPage {
    pub(super) shell: Shell,
    pub(super) guides: Vec<Shown>,
    /// What stands in every one.
    pub(super) fixed: Vec<String>,
    pub(super) said: GuideSaid,
    pub(super) errors: Errors,
    pub(super) may_write: bool,
}

impl View for GuidesPage {
    const NAME: &'static str = "guides";
    fn sample(shell: Shell) -> Self {
        super::sample::guides_page(shell)
    }
}

/// One of ours.
#[derive(Template)]
#[template(path = "interviews/pages/guide.html")]
pub struct GuidePage {
    pub(super) shell: Shell,
    pub(super) guide: Guide,
    pub(super) fixed: Vec<String>,
    pub(super) said: GuideSaid,
    pub(super) errors: Errors,
    pub(super) may_write: bool,
}

impl GuidePage {
    /// Its questions that are answered with yes or no.
    fn closed(&self) -> Vec<&str> {
        self.guide.own().filter(|question| is_closed(question)).collect()
    }
}

impl View for GuidePage {
    const NAME: &'static str = "guide";
    fn sample(shell: Shell) -> Self {
        super::sample::guide_page(shell)
    }
}

fn fixed(visit: &Visit) -> Vec<String> {
    whole(Vec::<String>::new(), visit.lang).into_iter().map(|question| question.text).collect()
}

async fn all(
    visit: &Visit,
    house: &House,
    said: GuideSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let own = store::list(&mut house.read(), &visit.actor.workspace).await?;
    let shipped = SHIPPED.iter().map(|shipped| Shown {
        name: shipped.name(visit.lang),
        href: String::new(),
        questions: shipped.own(visit.lang),
    });
    let own = own.into_iter().map(|guide| Shown {
        href: format!("/guides/{}", guide.id),
        questions: guide.own().map(str::to_owned).collect(),
        name: guide.name,
    });
    let view = GuidesPage {
        shell: visit.shell("interviews-guides", Nav::Cases),
        guides: own.chain(shipped).collect(),
        fixed: fixed(visit),
        said,
        errors,
        may_write: visit.actor.must_be(Role::Member).is_ok(),
    };
    Ok(html(status, &view))
}

pub(super) async fn list(visit: Visit, State(house): State<House>) -> Result<Response> {
    all(&visit, &house, GuideSaid::default(), Errors::none(), StatusCode::OK).await
}

pub(super) async fn write(
    visit: Visit,
    State(house): State<House>,
    Form(said): Form<GuideSaid>,
) -> Result<Response> {
    match writing::write_guide(&house, &visit.actor, &said).await {
        Ok(guide) => Ok(visit.done("interviews-guide-was-written", &format!("/guides/{}", guide.id))),
        Err(fault @ Fault::Invalid(_)) => {
            all(&visit, &house, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}

async fn one(
    visit: &Visit,
    house: &House,
    id: &GuideId,
    said: Option<GuideSaid>,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let guide = store::find(&mut house.read(), &visit.actor.workspace, id).await?;
    let stands = GuideSaid { name: guide.name.clone(), questions: guide.questions.clone() };
    let view = GuidePage {
        shell: visit.shell_titled(guide.name.clone(), Nav::Cases),
        fixed: fixed(visit),
        said: said.unwrap_or(stands),
        errors,
        may_write: visit.actor.must_be(Role::Member).is_ok() && guide.retired_at.is_none(),
        guide,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<GuideId>,
) -> Result<Response> {
    one(&visit, &house, &id, None, Errors::none(), StatusCode::OK).await
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<GuideId>,
    Form(said): Form<GuideSaid>,
) -> Result<Response> {
    let to = format!("/guides/{id}");
    match writing::change_guide(&house, &visit.actor, &id, &said).await {
        Ok(_) => Ok(visit.done("interviews-guide-was-written", &to)),
        Err(fault @ Fault::Invalid(_)) => {
            one(&visit, &house, &id, Some(said), Errors::from(&fault), fault.status()).await
        }
        Err(fault @ Fault::Conflict(_)) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}

pub(super) async fn retire(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<GuideId>,
) -> Result<Response> {
    let outcome = writing::retire_guide(&house, &visit.actor, &id).await;
    visit.back("/guides", "interviews-guide-was-retired", outcome)
}
