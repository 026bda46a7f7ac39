//! Members' pages of listening: the register of an incident, and the forms of a case's panel.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};

use super::{CodeSaid, ImpactLine, ImpactSaid, NoteSaid, store, verbs};
use crate::ground::id::{CaseId, IncidentId, StatementId};
use crate::ground::page::{Exhibit, Lang, Listing, Nav, Shell, View, exhibit, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{House, Result, Role, Time};
use crate::incidents;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/impacts", get(register))
        .route("/cases/{id}/impacts", post(record_impact))
        .route("/cases/{id}/statements", post(note))
        .route("/statements/{id}/code", post(code))
        .route("/statements/{id}/reading", post(read))
        .route("/statements/{id}/erasure", post(erase))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<Register>("listening", lang)]
}

/// How it hits those an incident touches, in their words.
#[derive(Template)]
#[template(path = "listening/pages/register.html")]
pub struct Register {
    shell: Shell,
    back: String,
    page: Page<ImpactLine>,
    listing: Listing,
}

impl View for Register {
    const NAME: &'static str = "register";
    fn sample(shell: Shell) -> Self {
        use crate::ground::{Dice, id::Id};
        let dice = Dice::seeded(7);
        let line = |kind: &str, text: &str, minor: Option<i64>, state: &str| ImpactLine {
            id: Id::mint(Time(1), &dice),
            case_id: Id::mint(Time(1), &dice),
            customer: "Nordwing <b>Aero</b>".into(),
            kind: kind.into(),
            horizon: "near".into(),
            text: text.into(),
            minor,
            currency: minor.map(|_| "EUR".into()),
            state: state.into(),
            reported_at: Time(shell.now_ms - 3_600_000),
        };
        let items = vec![
            line(
                "production",
                "Two aircraft stand in the hall 😡 <script>alert(1)</script>",
                Some(1_200_000),
                "noted",
            ),
            line("customers", "عملاؤنا ينتظرون منذ أسبوع", None, "confirmed"),
        ];
        let title = shell.t("listening-register-title");
        Self {
            shell: shell.at(Nav::Incidents, title),
            back: "/incidents".into(),
            page: Page { items, next: None },
            listing: Listing::new("/incidents", ""),
        }
    }
}

async fn register(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let mut read = house.read();
    let incident = incidents::find(&mut read, &visit.actor.workspace, &id).await?;
    let page = store::list_register(&mut read, &visit.actor.workspace, &id, &paging).await?;
    let back = format!("/incidents/{}", incident.id);
    let listing =
        Listing::new(format!("{back}/impacts"), "").page(paging.after.as_deref(), page.next.clone());
    let shell = visit.shell("listening-register-title", Nav::Incidents);
    Ok(html(StatusCode::OK, &Register { shell, back, page, listing }))
}

async fn record_impact(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<ImpactSaid>,
) -> Result<Response> {
    let to = format!("/cases/{id}#listening");
    // The same form takes what is in no drawer: a note is then all it becomes.
    if said.kind.is_empty() && said.horizon.is_empty() {
        let said = NoteSaid { text: said.text, channel: said.channel, contact_id: said.contact_id };
        let outcome = verbs::note(&house, &visit.actor, &id, said).await;
        return visit.back(&to, "listening-noted", outcome);
    }
    let outcome = verbs::record_impact(&house, &visit.actor, &id, said).await;
    visit.back(&to, "listening-noted", outcome)
}

async fn note(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<NoteSaid>,
) -> Result<Response> {
    let outcome = verbs::note(&house, &visit.actor, &id, said).await;
    visit.back(&format!("/cases/{id}#listening"), "listening-noted", outcome)
}

/// The page of the case a statement belongs to.
async fn home(house: &House, visit: &Visit, id: &StatementId) -> Result<String> {
    let statement = store::find_statement(&mut house.read(), &visit.actor.workspace, id).await?;
    Ok(format!("/cases/{}#listening", statement.case_id))
}

async fn code(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<StatementId>,
    Form(said): Form<CodeSaid>,
) -> Result<Response> {
    let to = home(&house, &visit, &id).await?;
    let outcome = verbs::code(&house, &visit.actor, &id, said.dimension).await;
    visit.back(&to, "listening-was-coded", outcome)
}

async fn read(visit: Visit, State(house): State<House>, Path(id): Path<StatementId>) -> Result<Response> {
    let to = home(&house, &visit, &id).await?;
    visit.back(&to, "listening-was-read", verbs::read(&house, &visit.actor, &id).await)
}

async fn erase(visit: Visit, State(house): State<House>, Path(id): Path<StatementId>) -> Result<Response> {
    visit.actor.must_be(Role::Owner)?;
    let to = home(&house, &visit, &id).await?;
    visit.back(&to, "listening-was-erased", verbs::erase(&house, &visit.actor, &id).await)
}
