//! How far each may go alone: read by all, set by owners.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::WorkspaceId;
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Visit};
use crate::ground::{Fault, House, Money, Result, Role};
use crate::members;
use crate::remedies::{Leeway, LeewaySaid, rules, verbs};

/// How far each may go alone.
#[derive(Template)]
#[template(path = "remedies/pages/leeway.html")]
pub struct LeewayPage {
    shell: Shell,
    leeways: Vec<Leeway>,
    /// Whose it can be: a role, or one member.
    people: Vec<Choice>,
    typed: Typed,
    may_set: bool,
    errors: Errors,
}

impl LeewayPage {
    /// Whose leeway a row is: a role in words, or a member by name.
    fn who(&self, leeway: &Leeway) -> String {
        match Role::from_word(&leeway.who) {
            Some(role) => self.shell.t(&format!("remedies-leeway-role-{}", role.word())),
            None => self
                .people
                .iter()
                .find(|p| p.value == leeway.who)
                .map_or_else(|| self.shell.t("remedies-leeway-gone"), |p| p.label.clone()),
        }
    }
}

impl View for LeewayPage {
    const NAME: &'static str = "leeway";
    fn sample(shell: Shell) -> Self {
        use crate::ground::{Dice, Time, id::Id};
        let workspace = WorkspaceId::mint(Time(shell.now_ms), &Dice::seeded(1));
        let title = shell.t("remedies-leeway-title");
        let shell = shell.at(Nav::Offers, title);
        let typed = Typed { who: "member".into(), currency: "EUX".into(), ..Typed::default() };
        let errors = Errors::none().with("currency", "`EUX` is no currency: write three letters.");
        let leeways = rules::defaults(&workspace, "EUR");
        let people = people(&shell, vec![("mem_1".into(), "Ines <b>Okafor</b>".into())]);
        Self { shell, leeways, people, typed, may_set: true, errors }
    }
}

/// The form as browsers send it.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    who: String,
    currency: String,
    per_offer: String,
    per_customer: String,
}

/// The roles that may give anything, then the members by name.
fn people(shell: &Shell, members: Vec<(String, String)>) -> Vec<Choice> {
    let roles = [Role::Member, Role::Lead, Role::Owner];
    let roles = roles.map(|r| Choice::new(r.word(), shell.t(&format!("remedies-leeway-role-{}", r.word()))));
    roles.into_iter().chain(members.into_iter().map(|(id, name)| Choice::new(id, name))).collect()
}

async fn page(
    visit: &Visit,
    house: &House,
    typed: Typed,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let mut read = house.read();
    let leeways = verbs::leeways(&mut read, &visit.actor.workspace).await?;
    let members = members::list(&mut read, &visit.actor.workspace).await?;
    let shell = visit.shell("remedies-leeway-title", Nav::Offers);
    let people = people(&shell, members.into_iter().map(|m| (m.id.to_string(), m.name)).collect());
    let may_set = visit.actor.must_be(Role::Owner).is_ok();
    Ok(html(status, &LeewayPage { shell, leeways, people, typed, may_set, errors }))
}

pub(super) async fn show(visit: Visit, State(house): State<House>) -> Result<Response> {
    let typed = Typed { currency: visit.workspace.currency.clone(), ..Typed::default() };
    page(&visit, &house, typed, Errors::none(), StatusCode::OK).await
}

fn read(typed: &Typed) -> Result<LeewaySaid> {
    let amount = |field: &str, text: &str| {
        Money::parse(text, &typed.currency)
            .map_err(|why| Fault::invalid(field, why, "Write the most that may be given alone."))
    };
    let per_offer = amount("per_offer", &typed.per_offer)?;
    let per_customer = amount("per_customer", &typed.per_customer)?;
    Ok(LeewaySaid {
        who: typed.who.clone(),
        currency: per_offer.currency,
        per_offer_minor: per_offer.minor,
        per_customer_minor: per_customer.minor,
    })
}

pub(super) async fn set(
    visit: Visit,
    State(house): State<House>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    visit.actor.must_be(Role::Owner)?;
    let outcome = match read(&typed) {
        Ok(said) => verbs::set_leeway(&house, &visit.actor, said).await,
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(_) => Ok(visit.done("remedies-leeway-was-set", "/offers/leeway")),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, typed, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
