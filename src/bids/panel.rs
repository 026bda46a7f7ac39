//! What the faces may show of bids to members: what is asked and decided at a customer, and what waits for a decision. Nothing
//! of it is shown to customers.

use askama::Template;
use jiff::civil::Date;

use super::{Advice, Bid, Reason, State, store};
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::page::{Shell, t_args};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role, Time};

/// A reason in words, with the figures behind it.
pub(super) fn said(shell: &Shell, reason: &Reason) -> String {
    let bound = |bound: Option<f64>| bound.unwrap_or_default();
    let is_trust = reason.word.starts_with("trust-");
    let figure = |value: f64| if is_trust { format!("{value:.2}") } else { shell.percent(value) };
    let names = if is_trust && !reason.names.is_empty() {
        shell.t(&format!("trust-{}", reason.names))
    } else {
        reason.names.clone()
    };
    t_args(
        shell.lang,
        &format!("bids-reason-{}", reason.word),
        &[
            ("n", reason.many.into()),
            ("low", figure(bound(reason.low)).into()),
            ("high", figure(bound(reason.high)).into()),
            ("names", names.into()),
        ],
    )
}

/// The advice with its reasons, as a part of a page.
#[derive(Template)]
#[template(path = "bids/pages/advice.html")]
pub(super) struct AdviceView<'a> {
    pub(super) shell: &'a Shell,
    pub(super) advice: &'a Advice,
    pub(super) customer: &'a str,
}

impl AdviceView<'_> {
    fn said(&self, reason: &Reason) -> String {
        said(self.shell, reason)
    }
    fn weighs(&self, reason: &Reason) -> String {
        self.shell.t(&format!("bids-weighs-{}", reason.weighs.word()))
    }
}

#[derive(Template)]
#[template(path = "bids/pages/of_customer.html")]
struct OfCustomer<'a> {
    shell: &'a Shell,
    customer: &'a CustomerId,
    bids: Vec<Bid>,
    may_ask: bool,
}

/// What is asked, decided and won at a customer.
pub async fn of_customer(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    customer: &CustomerId,
) -> Result<Panel> {
    let bids = store::list_of_customer(&mut house.read(), &actor.workspace, customer).await?;
    let view = OfCustomer { shell, customer, bids, may_ask: actor.must_be(Role::Member).is_ok() };
    Panel::of("bids", shell.t("bids-title"), &view)
}

/// Bids that wait for a decision, by the day on which it is wanted.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let today = house.now().day(&shell.zone).to_string();
    let waiting = store::list_waiting(&mut house.read(), workspace, &today).await?;
    let owed = waiting.into_iter().map(|line| {
        let day = match line.bid.state() {
            State::Later => line.bid.look_on.as_deref().unwrap_or_default(),
            _ => line.bid.answer_on.as_str(),
        };
        let due = day.parse::<Date>().map_or(line.bid.asked_at, |day| Time::start_of(day, &shell.zone));
        Owed {
            due,
            runs: false,
            what: shell.t("bids-owed"),
            to_whom: format!("{} · {}", line.customer, line.bid.title),
            href: format!("/bids/{}", line.bid.id),
        }
    });
    Ok(owed.collect())
}
