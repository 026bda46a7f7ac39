//! One second wrong: why it is one, whom it touches, who owned up to it, and the apology that names it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::admissions::{ApologySaid, ApologyTyped, Form as Way};
use crate::ground::id::{CaseId, SecondWrongId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;
use crate::second_wrongs::store::owed::TouchedCase;
use crate::second_wrongs::{Owning, OwningSaid, SecondWrong, State as Standing, rules, store, verbs};

/// Cases shown; the page says how many there are.
const SHOWN: i64 = 30;

/// The page.
#[derive(Template)]
#[template(path = "second_wrongs/pages/wrong.html")]
pub struct WrongPage {
    pub(super) shell: Shell,
    pub(super) wrong: SecondWrong,
    pub(super) incident_title: String,
    /// How many cases it touches, and how many of them we owe a word.
    pub(super) touched: (i64, i64),
    pub(super) cases: Vec<TouchedCase>,
    pub(super) ownings: Vec<Owning>,
    pub(super) said: OwningSaid,
    /// To whom the apology is, where it is to one.
    pub(super) whom: String,
    pub(super) errors: Errors,
    pub(super) may_lead: bool,
    pub(super) may_dismiss: bool,
    pub(super) may_own: bool,
}

impl WrongPage {
    fn is(&self, word: &str) -> bool {
        self.wrong.state == word
    }
    fn badge(&self) -> &'static str {
        self.wrong.state().badge()
    }
    fn ways(&self) -> Vec<Choice> {
        let label = |f: &Way| self.shell.t(&format!("admissions-form-{}", f.word()));
        Way::ALL.iter().map(|f| Choice::new(f.word(), label(f))).collect()
    }
}

impl View for WrongPage {
    const NAME: &'static str = "wrong";
    fn sample(shell: Shell) -> Self {
        super::sample::wrong_page(shell)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    case: String,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &SecondWrongId,
    said: OwningSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace, now) = (house.read(), &visit.actor.workspace, house.now());
    let wrong = store::find(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &wrong.incident_id).await?;
    let whom = match said.apology.case_id.parse::<CaseId>() {
        Ok(case) => incidents::find_case(&mut read, workspace, &case).await?.title,
        Err(_) => String::new(),
    };
    let may_write = visit.actor.must_be(Role::Member).is_ok();
    let may_lead = visit.actor.must_be(Role::Lead).is_ok();
    let view = WrongPage {
        shell: visit.shell(title_of(&wrong), Nav::Incidents),
        incident_title: incident.title,
        touched: store::owed::count_touched(&mut read, workspace, id, now).await?,
        cases: store::owed::list_touched(&mut read, workspace, id, now, SHOWN).await?,
        ownings: store::ownings::list(&mut read, workspace, id).await?,
        said,
        whom,
        errors,
        may_lead,
        may_dismiss: may_lead && rules::may_dismiss(&wrong).is_ok(),
        may_own: may_write && wrong.state() == Standing::Owed,
        wrong,
    };
    Ok(html(status, &view))
}

/// What the page is called, by the message.
pub(super) fn title_of(wrong: &SecondWrong) -> &'static str {
    if wrong.is_late() { "second-wrongs-late" } else { "second-wrongs-concealed" }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SecondWrongId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let apology = ApologySaid {
        case_id: wanted.case,
        author: visit.actor.name.clone(),
        form: "written".into(),
        ..ApologySaid::default()
    };
    let said = OwningSaid { apology, ..OwningSaid::default() };
    page(&visit, &house, &id, said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn confirm(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SecondWrongId>,
) -> Result<Response> {
    let outcome = verbs::confirm(&house, &visit.actor, &id).await;
    visit.back(&format!("/second-wrongs/{id}"), "second-wrongs-was-confirmed", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Because {
    because: String,
}

pub(super) async fn dismiss(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SecondWrongId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::dismiss(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/second-wrongs/{id}"), "second-wrongs-was-dismissed", outcome)
}

/// The form as browsers send it: a part that is not ticked is absent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    sentence: String,
    #[serde(flatten)]
    apology: ApologyTyped,
}

impl From<Typed> for OwningSaid {
    fn from(Typed { sentence, apology }: Typed) -> Self {
        Self { sentence, apology: apology.into() }
    }
}

pub(super) async fn own_up(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SecondWrongId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = OwningSaid::from(typed);
    match verbs::own_up(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(_) => Ok(visit.done("second-wrongs-was-owned", &format!("/second-wrongs/{id}"))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, &format!("/second-wrongs/{id}")))
        }
        Err(fault) => Err(fault),
    }
}
