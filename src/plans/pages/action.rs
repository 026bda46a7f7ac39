//! One action: the form that says it otherwise, and the acts that say how it goes.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Choosing, heard, home_of, is_told, said_from, said_of};
use crate::ground::id::ActionId;
use crate::ground::page::{Errors, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::members;
use crate::plans::carried::Carriers;
use crate::plans::{Action, ActionSaid, DoneSaid, DropSaid, Plan, ProgressSaid, acting, settling, store};

/// The page.
#[derive(Template)]
#[template(path = "plans/pages/action.html")]
pub struct ActionPage {
    pub(super) shell: Shell,
    pub(super) plan: Plan,
    pub(super) action: Action,
    pub(super) choosing: Choosing,
    pub(super) said: ActionSaid,
    pub(super) errors: Errors,
    pub(super) may_change: bool,
    /// Whether what everybody reads the moment it is said can be changed too.
    pub(super) may_say: bool,
}

impl View for ActionPage {
    const NAME: &'static str = "action";
    fn sample(shell: Shell) -> Self {
        super::sample::action_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &ActionId,
    tried: Option<(ActionSaid, Errors)>,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let action = store::actions::find(&mut read, workspace, id).await?;
    let plan = store::find(&mut read, workspace, &action.plan_id).await?;
    let (told, hit) = heard(house, &plan).await?;
    let shell = visit.shell_titled(action.what.clone(), home_of(plan.case_id.as_ref()));
    let (said, errors) = tried.unwrap_or_else(|| (said_from(&action), Errors::none()));
    let carriers = Carriers::of(&mut read, workspace, std::slice::from_ref(&action)).await?;
    let named = action.promise_id.as_ref().map(ToString::to_string).unwrap_or_default();
    let ours = members::list(&mut read, workspace).await?;
    let choosing = Choosing::of(house, &shell, &plan, &ours, &told, &hit).await?;
    let view = ActionPage {
        choosing: choosing.and_promise(&shell, &named, carriers.behind(&action)),
        said,
        errors,
        may_change: visit.actor.must_be(Role::Member).is_ok() && plan.is_live() && action.is_open(),
        may_say: visit.actor.must_be(Role::Lead).is_ok() || plan.shown().is_none() || !action.is_public(),
        action,
        plan,
        shell,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ActionId>,
) -> Result<Response> {
    page(&visit, &house, &id, None, StatusCode::OK).await
}

/// Goes back to the plan of an action, saying what came of it.
async fn home(
    visit: &Visit,
    house: &House,
    id: &ActionId,
    done: &str,
    outcome: Result<Action>,
) -> Result<Response> {
    let plan = match outcome {
        Ok(ref action) => action.plan_id.clone(),
        Err(ref fault) if is_told(fault) => {
            store::actions::find(&mut house.read(), &visit.actor.workspace, id).await?.plan_id
        }
        Err(fault) => return Err(fault),
    };
    visit.back(&format!("/plans/{plan}#{id}"), done, outcome)
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ActionId>,
    Form(fields): Form<HashMap<String, String>>,
) -> Result<Response> {
    let said = said_of(fields);
    let outcome = acting::change(&house, &visit.actor, &id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        return page(&visit, &house, &id, Some((said, Errors::from(fault))), fault.status()).await;
    }
    home(&visit, &house, &id, "plans-was-action-changed", outcome).await
}

pub(super) async fn progress(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ActionId>,
    Form(said): Form<ProgressSaid>,
) -> Result<Response> {
    let outcome = settling::progress(&house, &visit.actor, &id, &said).await;
    home(&visit, &house, &id, "plans-was-progressed", outcome).await
}

/// Done; where its promise is still open, that is said, and the page offers to keep it.
pub(super) async fn done(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ActionId>,
    Form(said): Form<DoneSaid>,
) -> Result<Response> {
    let outcome = settling::done(&house, &visit.actor, &id, &said).await;
    let word = settled_word(&visit, &house, &outcome, "plans-was-done").await?;
    home(&visit, &house, &id, word, outcome).await
}

pub(super) async fn drop_because(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ActionId>,
    Form(said): Form<DropSaid>,
) -> Result<Response> {
    let outcome = settling::drop_because(&house, &visit.actor, &id, &said).await;
    let word = settled_word(&visit, &house, &outcome, "plans-was-dropped").await?;
    home(&visit, &house, &id, word, outcome).await
}

/// What is said once an action is settled: that its promise is still open comes first.
async fn settled_word(
    visit: &Visit,
    house: &House,
    outcome: &Result<Action>,
    done: &'static str,
) -> Result<&'static str> {
    let Ok(action) = outcome else { return Ok(done) };
    let one = std::slice::from_ref(action);
    let carriers = Carriers::of(&mut house.read(), &visit.actor.workspace, one).await?;
    let is_open = carriers.behind(action).is_some_and(crate::promises::Promise::is_open);
    Ok(if is_open { "plans-was-settled-promise-open" } else { done })
}
