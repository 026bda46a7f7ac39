//! The card for whoever is on the telephone: whom they ring, what to say, what we know of them, and what came of it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::SayPanel;
use crate::calls::{Call, Line, Outcome, OutcomeSaid, Say, is_waking, store};
use crate::customers::{self, Contact};
use crate::ground::id::{ContactId, DeliveryId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html, t_args};
use crate::ground::web::{Path, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::incidents::{self, Case};
use crate::listening;
use crate::notices::{self, Channel, Delivery, DeliveryLine, DeliveryState, Notice, ReadBy};
use crate::remedies::{self, OfferLine};

/// The page.
#[derive(Template)]
#[template(path = "calls/pages/card.html")]
pub struct CardPage {
    pub(super) shell: Shell,
    pub(super) delivery: Delivery,
    pub(super) contact: Contact,
    pub(super) case: Case,
    pub(super) notice: Notice,
    /// Where the call stands in the line; nowhere when it has its end.
    pub(super) line: Option<Line>,
    pub(super) is_mine: bool,
    /// Who has it in hand, when somebody else has.
    pub(super) holder: Option<String>,
    pub(super) may_take: bool,
    /// Their zone, and whether it is known to be theirs.
    pub(super) zone: (String, bool),
    pub(super) calls: Vec<Call>,
    /// What they told us, in their words: what it is about, and the words.
    pub(super) heard: Vec<(String, String)>,
    pub(super) offers: Vec<OfferLine>,
    pub(super) told: Vec<DeliveryLine>,
    /// Whom else to ring at this customer, when the number was wrong or nobody answered.
    pub(super) others: Vec<(ContactId, String, String)>,
    pub(super) say: String,
    pub(super) said: OutcomeSaid,
    pub(super) errors: Errors,
}

impl View for CardPage {
    const NAME: &'static str = "card";
    fn sample(shell: Shell) -> Self {
        super::sample::card_page(shell)
    }
}

impl CardPage {
    /// The frame in their own zone.
    fn there(&self) -> Shell {
        Shell { zone: self.zone.0.clone(), ..self.shell.clone() }
    }
    fn time_there(&self) -> String {
        self.there().time(self.shell.now_ms)
    }
    fn is_night(&self) -> bool {
        !is_waking(Time(self.shell.now_ms), &self.zone.0)
    }
    fn is_over(&self) -> bool {
        self.delivery.state() != DeliveryState::Queued
    }
    fn is_lost(&self) -> bool {
        self.delivery.state() == DeliveryState::Failed
    }
    /// The number as an address a telephone understands.
    fn dial(&self) -> String {
        let plain = |c: &char| c.is_ascii_digit() || matches!(c, '+' | '*' | '#');
        format!("tel:{}", self.delivery.to_address.chars().filter(plain).collect::<String>())
    }
    fn greeting(&self) -> String {
        let me = self.shell.who.as_ref().map(|w| w.name.clone()).unwrap_or_default();
        t_args(
            self.shell.lang,
            "calls-greeting",
            &[
                ("name", self.delivery.to_name.as_str().into()),
                ("me", me.into()),
                ("company", self.shell.company.as_str().into()),
            ],
        )
    }
    fn outcomes(&self) -> Vec<Choice> {
        Outcome::ALL
            .iter()
            .map(|o| {
                let id = format!("calls-outcome-{}", o.word());
                Choice::new(o.word(), self.shell.t(&id)).hint(self.shell.t(&format!("{id}-hint")))
            })
            .collect()
    }
    /// The language they read by its own name, where we speak it.
    fn language(&self) -> String {
        crate::ground::page::Lang::from_code(&self.delivery.language)
            .map_or_else(|| self.delivery.language.clone(), |l| l.name().to_owned())
    }
    fn promised(&self) -> Option<Time> {
        self.line.as_ref().and_then(|l| l.promised_at)
    }
    fn not_before(&self) -> Option<Time> {
        self.line.as_ref().map(|l| l.due_at).filter(|at| at.0 > self.shell.now_ms)
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<Response> {
    let page = page(&house, &visit, &id, OutcomeSaid::default(), Errors::none()).await?;
    Ok(html(StatusCode::OK, &page))
}

/// The card, with what was said and not understood.
pub(super) async fn page(
    house: &House,
    visit: &Visit,
    id: &DeliveryId,
    said: OutcomeSaid,
    errors: Errors,
) -> Result<CardPage> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let delivery = notices::find_delivery(&mut read, workspace, id).await?;
    if delivery.channel != Channel::Voice.word() {
        return Err(Fault::Missing("call"));
    }
    let notice = notices::find(&mut read, workspace, &delivery.notice_id).await?;
    let case = incidents::find_case(&mut read, workspace, &delivery.case_id).await?;
    let incident = incidents::find(&mut read, workspace, &delivery.incident_id).await?;
    let contact = customers::find_contact(&mut read, workspace, &delivery.contact_id).await?;
    let line = store::lines::seek(&mut read, workspace, id).await?;
    let member = visit.actor.must_be_member()?;
    let holder = line.as_ref().and_then(|l| l.holder(house.now())).cloned();
    let is_mine = holder.as_ref() == Some(member);
    let named = crate::members::list(&mut read, workspace).await?;
    let holder = holder
        .filter(|_| !is_mine)
        .map(|id| named.into_iter().find(|m| m.id == id).map_or_else(|| id.to_string(), |m| m.name));
    let is_caller = store::is_caller(&mut read, workspace, member).await?;
    let may_take = visit.actor.must_be(Role::Member).is_ok()
        && holder.is_none()
        && line.as_ref().is_some_and(|l| l.is_executive == 0 || is_caller)
        && delivery.next_at.is_some();
    let mut shell = visit.shell_titled(delivery.to_name.clone(), Nav::Calls);
    shell.live = Some(format!("/live/{}", case.id));
    let by = ReadBy::delivery(&delivery);
    let say = Say::to(house, &incident, Some(&case), &by, &visit.workspace.zone).await?;
    let say = askama::Template::render(&SayPanel { shell: &shell, say: &say }).map_err(Fault::broken)?;
    let others = store::list_others(&mut read, workspace, &delivery.notice_id, &delivery.contact_id).await?;
    let offers = remedies::list_of_case(&mut read, workspace, &case.id).await?;
    let open = |o: &OfferLine| matches!(o.state.as_str(), "offered" | "accepted");
    Ok(CardPage {
        zone: (
            delivery.zone.clone().unwrap_or_else(|| visit.workspace.zone.clone()),
            delivery.zone.is_some(),
        ),
        calls: store::calls_of_delivery(&mut read, workspace, id).await?,
        heard: heard(house, &shell, &case).await?,
        offers: offers.into_iter().filter(open).collect(),
        told: notices::deliveries_of_case(&mut read, workspace, &case.id)
            .await?
            .into_iter()
            .filter(|d| d.handed_over_at.is_some())
            .collect(),
        line,
        is_mine,
        holder,
        may_take,
        others,
        say,
        said,
        errors,
        delivery,
        contact,
        case,
        notice,
        shell,
    })
}

/// The newest things they told us, in the words that stand.
async fn heard(house: &House, shell: &Shell, case: &Case) -> Result<Vec<(String, String)>> {
    let mut read = house.read();
    let impacts = listening::list_impacts(&mut read, &case.workspace_id, &case.id).await?;
    let told = listening::list_told(&mut read, &case.workspace_id, &case.id).await?;
    let about = |told: &listening::Told| {
        impacts
            .iter()
            .find(|i| i.statement_id == told.statement.id)
            .map_or_else(|| shell.t("calls-heard-noted"), |i| shell.t(&format!("listening-kind-{}", i.kind)))
    };
    let newest = told.iter().rev().filter(|t| t.statement.erased_at.is_none()).take(5);
    Ok(newest.map(|t| (about(t), t.words().to_owned())).collect())
}
