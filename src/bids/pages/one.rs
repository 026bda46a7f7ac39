//! One bid: what it is, the advice with its reasons, the decision, and what came of it.

use askama::Template;
use axum::extract::State as Extracted;
use axum::http::StatusCode;
use axum::response::Response;

use crate::bids::panel::AdviceView;
use crate::bids::weighing::advice_beside;
use crate::bids::{Advice, Bid, DecideSaid, OutcomeSaid, State, store, verbs};
use crate::customers;
use crate::ground::id::BidId;
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};

/// The page.
#[derive(Template)]
#[template(path = "bids/pages/bid.html")]
pub struct BidPage {
    pub(super) shell: Shell,
    pub(super) bid: Bid,
    pub(super) customer: String,
    /// The advice as drawn: of today while it is to be decided, of the day of the decision from then on.
    pub(super) advice: String,
    pub(super) deciding: DecideSaid,
    pub(super) came_out: OutcomeSaid,
    pub(super) errors: Errors,
    pub(super) may_change: bool,
}

/// The advice as a part of the page.
pub(super) fn drawn(shell: &Shell, advice: Option<&Advice>, bid: &Bid) -> Result<String> {
    let Some(advice) = advice else { return Ok(String::new()) };
    let view = AdviceView { shell, advice, customer: bid.customer_id.as_str() };
    view.render().map_err(Fault::broken)
}

impl BidPage {
    fn decisions(&self) -> Vec<Choice> {
        let choice =
            |state: State| Choice::new(state.word(), self.shell.t(&format!("bids-decide-{}", state.word())));
        State::DECISIONS.map(choice).into()
    }
    /// How it can come out by now.
    fn outcomes(&self) -> Vec<Choice> {
        let state = self.bid.state();
        let may = |outcome: &State| state == State::Bid || (state.is_open() && *outcome == State::Excluded);
        let choice = |outcome: State| {
            Choice::new(outcome.word(), self.shell.t(&format!("bids-state-{}", outcome.word())))
        };
        State::OUTCOMES.into_iter().filter(may).map(choice).collect()
    }
    /// What it takes, in one line.
    fn takes(&self) -> String {
        self.bid.takes().join(" · ")
    }
}

impl View for BidPage {
    const NAME: &'static str = "bid";
    fn sample(shell: Shell) -> Self {
        super::sample::bid_page(shell)
    }
}

/// What a form brought, to be shown again.
#[derive(Default)]
struct Tried {
    deciding: DecideSaid,
    came_out: OutcomeSaid,
    errors: Errors,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &BidId,
    tried: Tried,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let bid = store::find(&mut read, workspace, id).await?;
    let customer = customers::find(&mut read, workspace, &bid.customer_id).await?.name;
    let advice = advice_beside(&mut read, &bid, house.now()).await?;
    let shell = visit.shell_titled(bid.title.clone(), Nav::Customers);
    let view = BidPage {
        advice: drawn(&shell, advice.as_ref(), &bid)?,
        shell,
        bid,
        customer,
        deciding: tried.deciding,
        came_out: tried.came_out,
        errors: tried.errors,
        may_change: visit.actor.must_be(Role::Member).is_ok(),
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    Extracted(house): Extracted<House>,
    Path(id): Path<BidId>,
) -> Result<Response> {
    page(&visit, &house, &id, Tried::default(), StatusCode::OK).await
}

/// Goes back to the bid, saying what came of it; what was not understood is shown again.
async fn back(
    visit: &Visit,
    house: &House,
    id: &BidId,
    tried: Tried,
    done: &str,
    outcome: Result<Bid>,
) -> Result<Response> {
    let to = format!("/bids/{id}");
    match outcome {
        Ok(_) => Ok(visit.done(done, &to)),
        Err(fault @ Fault::Invalid(_)) => {
            let tried = Tried { errors: Errors::from(&fault), ..tried };
            page(visit, house, id, tried, fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}

pub(super) async fn decide(
    visit: Visit,
    Extracted(house): Extracted<House>,
    Path(id): Path<BidId>,
    Form(deciding): Form<DecideSaid>,
) -> Result<Response> {
    let outcome = verbs::decide(&house, &visit.actor, &id, &deciding).await;
    let tried = Tried { deciding, ..Tried::default() };
    back(&visit, &house, &id, tried, "bids-was-decided", outcome).await
}

pub(super) async fn note(
    visit: Visit,
    Extracted(house): Extracted<House>,
    Path(id): Path<BidId>,
    Form(came_out): Form<OutcomeSaid>,
) -> Result<Response> {
    let outcome = verbs::note_outcome(&house, &visit.actor, &id, &came_out).await;
    let tried = Tried { came_out, ..Tried::default() };
    back(&visit, &house, &id, tried, "bids-was-noted", outcome).await
}
