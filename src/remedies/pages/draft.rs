//! The form that drafts a remedy for many cases at once.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::{CaseId, IncidentId};
use crate::ground::page::{Choice, Errors, FlashKind, Nav, Shell, View, html, t_args};
use crate::ground::web::{Form, Path, Query, Visit, redirect};
use crate::ground::{Fault, FieldFault, House, Money, Result, Role, Who};
use crate::incidents;
use crate::remedies::{RemedyKind, RemedySaid, rules, store, verbs};

/// The form that drafts a remedy.
#[derive(Template)]
#[template(path = "remedies/pages/draft.html")]
pub struct DraftPage {
    shell: Shell,
    incident_id: String,
    incident_title: String,
    typed: Typed,
    kinds: Vec<Choice>,
    whom: Vec<Choice>,
    leeway: String,
    unacknowledged: i64,
    errors: Errors,
}

/// The form as browsers send it.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    kind: String,
    title: String,
    words: String,
    amount: String,
    currency: String,
    reason: String,
    expires_at: String,
    was_asked: Option<String>,
    /// `all`, `named`, or the id of one case.
    whom: String,
    named: String,
}

fn kinds(shell: &Shell) -> Vec<Choice> {
    let kind = |k: &RemedyKind| Choice::new(k.word(), shell.t(&format!("remedies-kind-{}", k.word())));
    RemedyKind::ALL.iter().map(kind).collect()
}

fn whom(shell: &Shell, cases: i64, one: Option<(&str, String)>) -> Vec<Choice> {
    let named = Choice::new("named", shell.t("remedies-for-named")).hint(shell.t("remedies-for-named-hint"));
    let all = Choice::new("all", shell.tn("remedies-for-all", cases));
    match one {
        Some((id, name)) => vec![Choice::new(id, shell.ta("remedies-for-one", "name", name)), all, named],
        None => vec![all, named],
    }
}

impl View for DraftPage {
    const NAME: &'static str = "draft";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("remedies-new-title");
        let shell = shell.at(Nav::Offers, title);
        let typed = Typed {
            kind: "refund".into(),
            title: "Your extra freight, <b>whole</b>".into(),
            words: "We pay the freight that our stop cost you. 😀 ندفع أجرة الشحن".into(),
            amount: "-12".into(),
            currency: "EUR".into(),
            whom: "all".into(),
            ..Typed::default()
        };
        let (kinds, whom) = (kinds(&shell), whom(&shell, 6, None));
        Self {
            shell,
            incident_id: "inc_00000000000000000000000000".into(),
            incident_title: "The furnace at Halden stopped".into(),
            typed,
            kinds,
            whom,
            leeway: "EUR 200.00 for one offer, EUR 500.00 for one customer in 30 days".into(),
            unacknowledged: 2,
            errors: Errors::none().with("amount", "An amount cannot be negative."),
        }
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    typed: Typed,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let (live, unacknowledged) = store::count_targets(&mut read, workspace, id).await?;
    let shell = visit.shell("remedies-new-title", Nav::Offers);
    let one = match typed.whom.parse::<CaseId>() {
        Ok(case) => Some(incidents::find_case(&mut read, workspace, &case).await?),
        Err(_) => None,
    };
    incidents::may_begin(&incident, one.as_ref())?;
    let one = one.map(|case| case.title);
    let leeways = verbs::leeways(&mut read, workspace).await?;
    let own = match &visit.actor.who {
        Who::Member { id, role } => rules::leeway_of(&leeways, id, *role, &visit.workspace.currency),
        Who::Contact { .. } | Who::Desk => None,
    };
    let leeway = own.map_or_else(
        || shell.t("remedies-leeway-none"),
        |l| {
            let offer = shell.money(l.per_offer_minor, &l.currency);
            let customer = shell.money(l.per_customer_minor, &l.currency);
            let values = [("offer", offer.into()), ("customer", customer.into())];
            t_args(shell.lang, "remedies-leeway-words", &values)
        },
    );
    let (kinds, whom) = (kinds(&shell), whom(&shell, live, one.map(|name| (typed.whom.as_str(), name))));
    let (incident_id, incident_title) = (id.to_string(), incident.title);
    let page =
        DraftPage { shell, incident_id, incident_title, typed, kinds, whom, leeway, unacknowledged, errors };
    Ok(html(status, &page))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    case: Option<CaseId>,
}

pub(super) async fn form(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let whom = wanted.case.map_or_else(|| "all".to_owned(), |c| c.to_string());
    let typed = Typed { currency: visit.workspace.currency.clone(), whom, ..Typed::default() };
    page(&visit, &house, &id, typed, Errors::none(), StatusCode::OK).await
}

/// The cases of the customers that were named, one a line: by name, or by the id of their case.
async fn cases_of(house: &House, visit: &Visit, incident: &IncidentId, typed: &Typed) -> Result<Vec<CaseId>> {
    let lines = match typed.whom.as_str() {
        "all" => "",
        "named" => typed.named.as_str(),
        one => one,
    };
    let (mut read, mut cases, mut faults) = (house.read(), Vec::new(), Vec::new());
    for name in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Ok(case) = name.parse() {
            cases.push(case);
            continue;
        }
        let mut found = store::cases_called(&mut read, &visit.actor.workspace, incident, name).await?;
        match (found.pop(), found.is_empty()) {
            (Some(case), true) => cases.push(case),
            (Some(_), false) => faults.push(FieldFault::new(
                "named",
                format!("Several customers are called {name}."),
                "Open the case of the one you mean, and make good from there.",
            )),
            (None, _) => faults.push(FieldFault::new(
                "named",
                format!("No live case of this incident is of a customer called {name}."),
                "Write the name as it stands in the list of cases.",
            )),
        }
    }
    if faults.is_empty() { Ok(cases) } else { Err(Fault::Invalid(faults)) }
}

/// What the form says, as the verb wants it; the amount is read here.
fn read(typed: &Typed, cases: Vec<CaseId>) -> Result<RemedySaid> {
    let amount = match typed.amount.trim() {
        "" => None,
        amount => Some(Money::parse(amount, &typed.currency).map_err(|why| {
            Fault::invalid("amount", why, "Nothing was drafted; correct the amount or its currency.")
        })?),
    };
    Ok(RemedySaid {
        kind: typed.kind.clone(),
        title: typed.title.clone(),
        words: typed.words.clone(),
        amount,
        reason: typed.reason.clone(),
        expires_at: typed.expires_at.clone(),
        was_asked: typed.was_asked.is_some(),
        all_cases: typed.whom == "all",
        cases,
    })
}

pub(super) async fn draft(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let cases = cases_of(&house, &visit, &id, &typed).await;
    let outcome = match cases.and_then(|cases| read(&typed, cases)) {
        Ok(said) => verbs::draft(&house, &visit.actor, &id, said, &visit.workspace.zone).await,
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(drafted) => {
            let to = format!("/remedies/{}", drafted.remedy.id);
            if drafted.waiting == 0 {
                return Ok(visit.done("remedies-was-drafted", &to));
            }
            Ok(redirect(&to, FlashKind::Warning, &visit.t("remedies-was-drafted-waiting")))
        }
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. })) => {
            page(&visit, &house, &id, typed, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
