//! Asking counsel about a grievance that is no incident.

use super::store;
use crate::admissions::{self, Review, ReviewSaid};
use crate::ground::id::GrievanceId;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal;

/// Asks counsel about it, by a moment. Once it was taken up as an incident, counsel is asked there. Members and above.
/// `zone` reads local times.
pub async fn ask_review(
    house: &House,
    actor: &Actor,
    id: &GrievanceId,
    said: &ReviewSaid,
    zone: &str,
) -> Result<Review> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let grievance = store::find_held(&mut tx, id).await?;
    if grievance.incident_id.is_some() {
        return Err(Fault::refused("This was taken up as an incident.", "Ask counsel there."));
    }
    if !grievance.state().waits() {
        return Err(Fault::refused(
            "They have had our word on this.",
            "There is nothing left to ask of counsel.",
        ));
    }
    let (review, entry) = admissions::ask_within(&mut tx, &grievance.matter(), said, zone).await?;
    tx.say(entry).await?.commit().await?;
    Ok(review)
}
