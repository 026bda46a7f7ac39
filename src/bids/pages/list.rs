//! Every bid, the last moved first, and what we are good at.

use askama::Template;
use axum::extract::State as Extracted;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::bids::bid::BidLine;
use crate::bids::{CompetencesSaid, State, store, verbs};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Query, Visit};
use crate::ground::{Fault, House, Result, Role};

/// The page.
#[derive(Template)]
#[template(path = "bids/pages/list.html")]
pub struct ListPage {
    pub(super) shell: Shell,
    pub(super) page: Page<BidLine>,
    pub(super) listing: Listing,
    pub(super) state: String,
    /// What we are good at, tag by tag.
    pub(super) tags: Vec<String>,
    pub(super) said: CompetencesSaid,
    pub(super) errors: Errors,
    pub(super) may_set: bool,
}

impl ListPage {
    fn states(&self) -> Vec<Choice> {
        let choice =
            |state: &State| Choice::new(state.word(), self.shell.t(&format!("bids-state-{}", state.word())));
        State::ALL.iter().map(choice).collect()
    }
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        super::sample::list_page(shell)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    after: Option<String>,
    state: String,
}

async fn page(
    visit: &Visit,
    house: &House,
    looked: Looked,
    typed: Option<(CompetencesSaid, Errors)>,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let state = State::from_word(&looked.state);
    let paging = Paging { after: looked.after, limit: None };
    let page = store::list(&mut read, workspace, None, state, &paging).await?;
    let tags = store::competences(&mut read, workspace).await?.map(|c| c.tags()).unwrap_or_default();
    let (said, errors) = typed.unwrap_or_else(|| (CompetencesSaid { tags: tags.join("\n") }, Errors::none()));
    let word = state.map(State::word).unwrap_or_default();
    let view = ListPage {
        shell: visit.shell("bids-title", Nav::Customers),
        listing: Listing::new("/bids", "")
            .keep("state", word)
            .page(paging.after.as_deref(), page.next.clone()),
        page,
        state: word.to_owned(),
        tags,
        said,
        errors,
        may_set: visit.actor.must_be(Role::Lead).is_ok(),
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    Extracted(house): Extracted<House>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    page(&visit, &house, looked, None, StatusCode::OK).await
}

pub(super) async fn set(
    visit: Visit,
    Extracted(house): Extracted<House>,
    Form(said): Form<CompetencesSaid>,
) -> Result<Response> {
    match verbs::set_competences(&house, &visit.actor, &said).await {
        Ok(_) => Ok(visit.done("bids-competences-set", "/bids#competences")),
        Err(fault @ Fault::Invalid(_)) => {
            let typed = (said, Errors::from(&fault));
            page(&visit, &house, Looked::default(), Some(typed), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
