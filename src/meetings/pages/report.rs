//! Where it stands for a customer: as a report would say it now, with the form that gives it to them; and one that was given, kept as
//! it was. Both print.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::{CaseId, MeetingReportId};
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;
use crate::meetings::panel::ReportBox;
use crate::meetings::{draw, releasing, store};

/// The page.
#[derive(Template)]
#[template(path = "meetings/pages/report_page.html")]
pub struct ReportPage {
    pub(super) shell: Shell,
    pub(super) case_id: String,
    pub(super) customer: String,
    /// The report, as its readers see it.
    pub(super) inside: String,
    /// Which was given; none while it is a draft.
    pub(super) given: Option<MeetingReportId>,
    pub(super) released_name: String,
    pub(super) digest: String,
    pub(super) words: String,
    pub(super) errors: Errors,
    pub(super) may_release: bool,
    pub(super) may_erase: bool,
}

impl View for ReportPage {
    const NAME: &'static str = "report";
    fn sample(shell: Shell) -> Self {
        super::sample::report_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &CaseId,
    words: String,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &case.incident_id).await?;
    let now = house.now();
    let (since, content) = draw(&mut read, workspace, &incident, &case, now).await?;
    let shell = visit.shell("meetings-report", Nav::Cases);
    let inside = ReportBox { shell: &shell, words: "", content: &content, since: since.0, until: now.0 };
    let inside = inside.render().map_err(Fault::broken)?;
    let view = ReportPage {
        case_id: id.to_string(),
        may_release: visit.actor.must_be(Role::Member).is_ok()
            && incidents::may_begin(&incident, Some(&case)).is_ok(),
        may_erase: false,
        customer: case.title,
        inside,
        given: None,
        released_name: String::new(),
        digest: String::new(),
        words,
        errors,
        shell,
    };
    Ok(html(status, &view))
}

pub(super) async fn draft(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    page(&visit, &house, &id, String::new(), Errors::none(), StatusCode::OK).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Words {
    words: String,
}

pub(super) async fn release(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<Words>,
) -> Result<Response> {
    match releasing::release(&house, &visit.actor, &id, &said.words).await {
        Ok(report) => Ok(visit.done("meetings-was-released", &format!("/meeting-reports/{}", report.id))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, said.words, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ Fault::Refused { .. }) => Ok(visit.refused(&fault, &format!("/cases/{id}/report"))),
        Err(fault) => Err(fault),
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingReportId>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let report = store::reports::find(&mut read, workspace, &id).await?;
    let case = incidents::find_case(&mut read, workspace, &report.case_id).await?;
    let shell = visit.shell("meetings-report", Nav::Cases);
    let view = ReportPage {
        inside: ReportBox::given(&shell, &report)?,
        case_id: case.id.to_string(),
        customer: case.title,
        given: Some(id),
        released_name: report.released_name,
        digest: report.content_digest,
        words: String::new(),
        errors: Errors::none(),
        may_release: false,
        may_erase: visit.actor.must_be(Role::Owner).is_ok() && report.erased_at.is_none(),
        shell,
    };
    Ok(html(StatusCode::OK, &view))
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MeetingReportId>,
) -> Result<Response> {
    let outcome = releasing::erase_report(&house, &visit.actor, &id).await;
    visit.back(&format!("/meeting-reports/{id}"), "meetings-report-was-erased", outcome)
}
