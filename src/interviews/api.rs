//! The same verbs as JSON. Confirming, adding and ranking are the customer's alone and have no address here.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::compare::compare;
use super::record::{Record, record_of};
use super::store::{candidates, guides as guide_store, notes};
use super::{
    Candidate, CandidateLine, Comparison, EndSaid, Guide, GuideSaid, Interview, Involvement, Kept, Line,
    Note, NoteSaid, PlanSaid, Question, SettleSaid, ShareSaid, TakeSaid, involvement, is_closed, noting,
    settling, sharing, shipped, store, taking, verbs, writing,
};
use crate::bulletins::{self, Bulletin, Shared};
use crate::ground::fault::Problem;
use crate::ground::id::{CandidateId, CaseId, ContactId, GuideId, InterviewId};
use crate::ground::page::Lang;
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};
use crate::incidents;
use crate::listening::Told;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_guides, write_guide))
        .routes(routes!(show_guide, change_guide))
        .routes(routes!(retire_guide))
        .routes(routes!(list, plan))
        .routes(routes!(interviewers))
        .routes(routes!(comparison))
        .routes(routes!(list_candidates))
        .routes(routes!(show))
        .routes(routes!(begin))
        .routes(routes!(keep))
        .routes(routes!(end))
        .routes(routes!(drop_it))
        .routes(routes!(take))
        .routes(routes!(send))
        .routes(routes!(share))
        .routes(routes!(erase))
        .routes(routes!(take_up))
        .routes(routes!(set_aside))
}

/// A list without further pages.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Heard<T> {
    /// All of them.
    items: Vec<T>,
}

/// A guide as it is asked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WholeGuide)]
pub(crate) struct GuideView {
    /// Its word or id, for planning.
    guide: String,
    /// Its name.
    name: String,
    /// Its questions, whole: what would help, how can we make up for it, and what have we not asked stand in every one.
    questions: Vec<Question>,
    /// Those that are answered with yes or no by their form: ask them otherwise.
    closed: Vec<String>,
}

impl GuideView {
    fn of(guide: String, name: String, own: Vec<String>) -> Self {
        let questions = shipped::whole(own, Lang::En);
        let closed = questions.iter().map(|q| q.text.clone()).filter(|text| is_closed(text)).collect();
        Self { guide, name, questions, closed }
    }
    fn ours(guide: &Guide) -> Self {
        let own = guide.own().map(str::to_owned).collect();
        Self::of(guide.id.to_string(), guide.name.clone(), own)
    }
}

/// The guides that can be asked by: those that come with the desk, and ours.
#[utoipa::path(get, path = "/guides", tag = "interviews",
    responses((status = 200, body = Heard<GuideView>), (status = 401, body = Problem)))]
async fn list_guides(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    let own = guide_store::list(&mut house.read(), &actor.workspace).await?;
    let shipped =
        shipped::SHIPPED.iter().map(|s| GuideView::of(s.key.to_owned(), s.name(Lang::En), s.own(Lang::En)));
    Ok(axum::Json(Heard { items: shipped.chain(own.iter().map(GuideView::ours)).collect() }))
}

/// Writes a guide.
#[utoipa::path(post, path = "/guides", tag = "interviews", request_body = GuideSaid,
    responses((status = 201, body = GuideView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn write_guide(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<GuideSaid>,
) -> Result<impl IntoResponse> {
    let guide = writing::write_guide(&house, &actor, &said).await?;
    Ok((StatusCode::CREATED, axum::Json(GuideView::ours(&guide))))
}

/// One of our guides.
#[utoipa::path(get, path = "/guides/{id}", tag = "interviews", params(("id" = GuideId, Path)),
    responses((status = 200, body = GuideView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_guide(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<GuideId>,
) -> Result<impl IntoResponse> {
    let guide = guide_store::find(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(GuideView::ours(&guide)))
}

/// Writes a guide otherwise.
#[utoipa::path(put, path = "/guides/{id}", tag = "interviews", params(("id" = GuideId, Path)), request_body = GuideSaid,
    responses((status = 200, body = GuideView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change_guide(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<GuideId>,
    Json(said): Json<GuideSaid>,
) -> Result<impl IntoResponse> {
    let guide = writing::change_guide(&house, &actor, &id, &said).await?;
    Ok(axum::Json(GuideView::ours(&guide)))
}

/// Puts a guide away.
#[utoipa::path(post, path = "/guides/{id}/retirement", tag = "interviews", params(("id" = GuideId, Path)),
    responses((status = 200, body = Guide), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn retire_guide(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<GuideId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(writing::retire_guide(&house, &actor, &id).await?))
}

/// The talks with a customer, the first planned first.
#[utoipa::path(get, path = "/cases/{id}/interviews", tag = "interviews", params(("id" = CaseId, Path)),
    responses((status = 200, body = Heard<Interview>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Heard { items: store::list_of_case(&mut read, &actor.workspace, &id).await? }))
}

/// Plans a talk with people of a customer, or one with each of them. Whoever was part of the wrong asks only with a reason.
#[utoipa::path(post, path = "/cases/{id}/interviews", tag = "interviews", params(("id" = CaseId, Path)), request_body = PlanSaid,
    responses((status = 201, body = Heard<Interview>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn plan(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<PlanSaid>,
) -> Result<impl IntoResponse> {
    let items = verbs::plan(&house, &actor, &id, &said, Lang::En).await?;
    Ok((StatusCode::CREATED, axum::Json(Heard { items })))
}

/// Who of ours could ask, and how each was part of the wrong; those who were not come first.
#[utoipa::path(get, path = "/cases/{id}/interviewers", tag = "interviews", params(("id" = CaseId, Path)),
    responses((status = 200, body = Heard<Involvement>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn interviewers(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let case = incidents::find_case(&mut read, workspace, &id).await?;
    let incident = incidents::find(&mut read, workspace, &case.incident_id).await?;
    let items = involvement::of_members(&mut read, workspace, &incident, &case).await?;
    Ok(axum::Json(Heard { items }))
}

/// What the representatives of a customer said, side by side.
#[utoipa::path(get, path = "/cases/{id}/comparison", tag = "interviews", params(("id" = CaseId, Path)),
    responses((status = 200, body = Comparison), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn comparison(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(compare(&mut read, &actor.workspace, &id).await?))
}

/// What a customer asked for, oldest first: candidates for what we do and what we offer.
#[utoipa::path(get, path = "/cases/{id}/candidates", tag = "interviews", params(("id" = CaseId, Path)),
    responses((status = 200, body = Heard<CandidateLine>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_candidates(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Heard { items: candidates::list_of_case(&mut read, &actor.workspace, &id).await? }))
}

/// A talk, whole.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WholeInterview)]
pub(crate) struct InterviewView {
    /// The talk.
    interview: Interview,
    /// Who speaks.
    people: Vec<ContactId>,
    /// What is asked.
    questions: Vec<Question>,
    /// How whoever asks was part of the wrong.
    was_part: Vec<String>,
    /// What was noted, by question.
    notes: Vec<Note>,
    /// What stands in the record.
    record: Record,
    /// Where it was shared inside.
    shares: Vec<Shared>,
}

/// One talk, with its notes and its record.
#[utoipa::path(get, path = "/interviews/{id}", tag = "interviews", params(("id" = InterviewId, Path)),
    responses((status = 200, body = InterviewView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let interview = store::find(&mut read, workspace, &id).await?;
    Ok(axum::Json(InterviewView {
        people: interview.contacts(),
        questions: interview.asked(),
        was_part: interview.parts(),
        notes: notes::list(&mut read, workspace, &id).await?,
        record: record_of(&mut read, &interview).await?,
        shares: bulletins::shares_of(&mut read, workspace, &id).await?,
        interview,
    }))
}

/// They sit together.
#[utoipa::path(post, path = "/interviews/{id}/beginning", tag = "interviews", params(("id" = InterviewId, Path)),
    responses((status = 200, body = Interview), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn begin(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::begin(&house, &actor, &id).await?))
}

/// Keeps what somebody typed into one note. `outcome` says what became of it: written, merged with what somebody else wrote
/// meanwhile, in conflict with it (then nothing was changed), or the same as what stands.
#[utoipa::path(put, path = "/interviews/{id}/notes", tag = "interviews", params(("id" = InterviewId, Path)), request_body = NoteSaid,
    responses((status = 200, body = Kept), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn keep(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Json(said): Json<NoteSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(noting::keep(&house, &actor, &id, &said).await?))
}

/// It is over: everything was asked, also what we have not asked.
#[utoipa::path(post, path = "/interviews/{id}/ending", tag = "interviews", params(("id" = InterviewId, Path)), request_body = EndSaid,
    responses((status = 200, body = Interview), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn end(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Json(said): Json<EndSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::end(&house, &actor, &id, &said).await?))
}

/// Why a talk does not take place.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = InterviewDropSaid)]
pub(crate) struct DropSaid {
    /// At most 2,000 characters.
    because: String,
}

/// It does not take place.
#[utoipa::path(post, path = "/interviews/{id}/dropping", tag = "interviews", params(("id" = InterviewId, Path)), request_body = DropSaid,
    responses((status = 200, body = Interview), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn drop_it(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Json(said): Json<DropSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::drop_it(&house, &actor, &id, &said.because).await?))
}

/// A line of the record, and the statement that it is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TakenLine)]
pub(crate) struct Taken {
    /// The line.
    line: Line,
    /// The statement.
    statement: Told,
}

/// Makes a statement of what they said.
#[utoipa::path(post, path = "/interviews/{id}/lines", tag = "interviews", params(("id" = InterviewId, Path)), request_body = TakeSaid,
    responses((status = 201, body = Taken), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Json(said): Json<TakeSaid>,
) -> Result<impl IntoResponse> {
    let (line, statement) = taking::take(&house, &actor, &id, &said).await?;
    Ok((StatusCode::CREATED, axum::Json(Taken { line, statement })))
}

/// Sends them the record.
#[utoipa::path(post, path = "/interviews/{id}/sending", tag = "interviews", params(("id" = InterviewId, Path)),
    responses((status = 200, body = Interview), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn send(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(taking::send_record(&house, &actor, &id).await?))
}

/// Shares the record with our own people, with what answering it takes.
#[utoipa::path(post, path = "/interviews/{id}/sharing", tag = "interviews", params(("id" = InterviewId, Path)), request_body = ShareSaid,
    responses((status = 201, body = Bulletin), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn share(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
    Json(said): Json<ShareSaid>,
) -> Result<impl IntoResponse> {
    let bulletin = sharing::share(&house, &actor, &id, &said, Lang::En).await?;
    Ok((StatusCode::CREATED, axum::Json(bulletin)))
}

/// Erases the notes of a talk. Owners only.
#[utoipa::path(post, path = "/interviews/{id}/erasure", tag = "interviews", params(("id" = InterviewId, Path)),
    responses((status = 200, body = Interview), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<InterviewId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::erase(&house, &actor, &id).await?))
}

/// Takes up what they asked for.
#[utoipa::path(post, path = "/candidates/{id}/taking", tag = "interviews", params(("id" = CandidateId, Path)), request_body = SettleSaid,
    responses((status = 200, body = Candidate), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take_up(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CandidateId>,
    Json(said): Json<SettleSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(settling::take_up(&house, &actor, &id, &said).await?))
}

/// Sets aside what they asked for, and says why.
#[utoipa::path(post, path = "/candidates/{id}/setting-aside", tag = "interviews", params(("id" = CandidateId, Path)), request_body = SettleSaid,
    responses((status = 200, body = Candidate), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn set_aside(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CandidateId>,
    Json(said): Json<SettleSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(settling::set_aside(&house, &actor, &id, &said).await?))
}
