//! Who speaks, from the page of updates.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::Response;

use super::list::{self, Tried};
use crate::ground::id::{IncidentId, SpeakerId};
use crate::ground::page::Errors;
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::updates::{Speaker, SpeakerSaid, naming, store};

pub(super) async fn name(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<SpeakerSaid>,
) -> Result<Response> {
    match naming::name(&house, &visit.actor, &id, &said).await {
        Ok(_) => Ok(visit.done("updates-was-named", &place(&id))),
        Err(fault @ Fault::Invalid(_)) => {
            let tried = Tried { naming: said, errors: Errors::from(&fault), ..Tried::default() };
            list::page(&visit, &house, &id, tried, fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => Ok(visit.refused(&fault, &place(&id))),
        Err(fault) => Err(fault),
    }
}

fn place(incident: &IncidentId) -> String {
    format!("/incidents/{incident}/updates#speakers")
}

/// Back to the page, saying that it is done, or why not.
async fn back(
    visit: &Visit,
    house: &House,
    id: &SpeakerId,
    done: &str,
    outcome: Result<Speaker>,
) -> Result<Response> {
    match outcome {
        Ok(speaker) => Ok(visit.done(done, &place(&speaker.incident_id))),
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. } | Fault::Conflict(_))) => {
            let speaker = store::speakers::find(&mut house.read(), &visit.actor.workspace, id).await?;
            Ok(visit.refused(&fault, &place(&speaker.incident_id)))
        }
        Err(fault) => Err(fault),
    }
}

/// The bytes of the picture that a form brings.
async fn received(form: std::result::Result<Multipart, MultipartRejection>) -> Result<Vec<u8>> {
    let broken = || Fault::invalid("face", "The picture did not come whole.", "Send it again.");
    let mut form = form.map_err(|_| broken())?;
    while let Some(field) = form.next_field().await.map_err(|_| broken())? {
        if field.name() == Some("face") {
            let bytes = field.bytes().await.map_err(|_| broken())?;
            if !bytes.is_empty() {
                return Ok(bytes.to_vec());
            }
        }
    }
    Err(Fault::invalid("face", "There is no picture.", "Choose a JPEG, PNG or WebP."))
}

pub(super) async fn show_face(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SpeakerId>,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let outcome = match received(form).await {
        Ok(bytes) => naming::show_face(&house, &visit.actor, &id, &bytes).await,
        Err(fault) => Err(fault),
    };
    back(&visit, &house, &id, "updates-face-was-shown", outcome).await
}

pub(super) async fn take_face(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SpeakerId>,
) -> Result<Response> {
    let outcome = naming::take_face(&house, &visit.actor, &id).await;
    back(&visit, &house, &id, "updates-face-was-taken", outcome).await
}

pub(super) async fn release(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SpeakerId>,
) -> Result<Response> {
    let outcome = naming::release(&house, &visit.actor, &id).await;
    back(&visit, &house, &id, "updates-was-released", outcome).await
}
