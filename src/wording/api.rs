//! The same as JSON.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Check, Key, Language, Parts, Template, TemplateSaid, TemplateVersion, Values, check, fault_of, grammar,
    panel, verbs,
};
use crate::ground::fault::Problem;
use crate::ground::page::{Lang, Shell};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{Fault, House, Result, Role};

/// The longest text that is checked, in characters.
const LONGEST: usize = 100_000;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(check_text))
        .routes(routes!(read_out))
        .routes(routes!(list))
        .routes(routes!(show, write))
}

/// A text somebody is about to send.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct TextSaid {
    /// The text; at most 100,000 characters.
    text: String,
    /// Its language, such as `en`, `de-AT` or `fr`; told from the text when empty.
    language: String,
}

/// What is to be said of it, and why in words.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CheckView {
    #[serde(flatten)]
    check: Check,
    /// Why each finding is warned of, in their order.
    whys: Vec<String>,
}

/// Checks a text for words that soften, excuse or hide. It warns; nothing is changed and nothing is refused.
#[utoipa::path(post, path = "/wording/check", tag = "wording", request_body = TextSaid,
    responses((status = 200, body = CheckView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn check_text(Staff(_actor): Staff, Json(said): Json<TextSaid>) -> Result<impl IntoResponse> {
    let length = said.text.chars().count();
    if length > LONGEST {
        let why = format!("This is {length} characters long; at most {LONGEST} are checked at once.");
        return Err(Fault::invalid("text", why, "Send it in parts."));
    }
    let language = match said.language.trim() {
        "" => None,
        code if super::is_code(code) => Language::from_code(code),
        _ => {
            let why = "This is no language tag.";
            return Err(Fault::invalid(
                "language",
                why,
                "Write one such as en, de-AT or fr, or leave it out.",
            ));
        }
    };
    let check = match (language, said.language.trim()) {
        // A language we know nothing of is not read as another.
        (None, code) if !code.is_empty() => Check::default(),
        (language, _) => check(&said.text, language),
    };
    let shell = Shell { lang: Lang::En, ..Shell::sample() };
    let whys = check.findings.iter().map(|finding| panel::why(&shell, finding)).collect();
    Ok(axum::Json(CheckView { check, whys }))
}

/// The words with what is an invented reader's own put in: whether the grammar holds, before anything is kept.
#[utoipa::path(post, path = "/wording/preview", tag = "wording", request_body = Parts,
    responses((status = 200, body = Parts), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn read_out(Staff(_actor): Staff, Json(parts): Json<Parts>) -> Result<impl IntoResponse> {
    let parts = super::read_parts(&parts)?;
    let mut faults = Vec::new();
    let said = parts.map(|field, text| {
        let said = grammar::read(text).and_then(|()| grammar::render(text, &Values::sample()));
        Ok::<_, Fault>(said.unwrap_or_else(|wrong| {
            faults.push(fault_of(field, &wrong));
            String::new()
        }))
    })?;
    if faults.is_empty() { Ok(axum::Json(said)) } else { Err(Fault::Invalid(faults)) }
}

/// Every template as it stands, those that ship included.
#[utoipa::path(get, path = "/wording/templates", tag = "wording",
    responses((status = 200, body = Vec<Template>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::list(&mut house.read(), &actor.workspace).await?))
}

/// A template with every version that was written here.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TemplateView {
    /// As it stands.
    template: Template,
    /// What was written here, newest first; the one that ships is not among them.
    versions: Vec<TemplateVersion>,
}

/// One template: of a scenario (or `any`), a kind of notice, and a language.
#[utoipa::path(get, path = "/wording/templates/{scenario}/{kind}/{language}", tag = "wording",
    params(("scenario" = String, Path), ("kind" = String, Path), ("language" = String, Path)),
    responses((status = 200, body = TemplateView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path((scenario, kind, language)): Path<(String, String, String)>,
) -> Result<impl IntoResponse> {
    let key = Key::of(&scenario, &kind, &language)?;
    let mut read = house.read();
    let template = verbs::find(&mut read, &actor.workspace, &key).await?;
    let (versions, _) = verbs::versions(&mut read, &actor.workspace, &key).await?;
    Ok(axum::Json(TemplateView { template, versions }))
}

/// Writes a template anew; the next version stands and the old ones stay.
#[utoipa::path(put, path = "/wording/templates/{scenario}/{kind}/{language}", tag = "wording", request_body = TemplateSaid,
    params(("scenario" = String, Path), ("kind" = String, Path), ("language" = String, Path)),
    responses((status = 200, body = TemplateVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn write(
    Staff(actor): Staff,
    State(house): State<House>,
    Path((scenario, kind, language)): Path<(String, String, String)>,
    Json(said): Json<TemplateSaid>,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Lead)?;
    let key = Key::of(&scenario, &kind, &language)?;
    Ok(axum::Json(verbs::write(&house, &actor, &key, &said).await?))
}
