//! Members' pages of meetings: what is mine next, a customer's meetings, one meeting, how often, and the report.

mod cadence;
mod mine;
mod of_case;
mod one;
mod plan;
mod report;
pub(super) mod sample;

use axum::Router;
use axum::routing::{get, post};

use super::people::{Everybody, Known};
use crate::ground::House;
use crate::ground::page::{Choice, Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/meetings", get(mine::show))
        .route("/cases/{id}/meetings", get(of_case::show).post(plan::plan))
        .route("/cases/{id}/meetings/new", get(plan::new))
        .route("/cases/{id}/cadences", post(cadence::set))
        .route("/cases/{id}/cadences/new", get(cadence::new))
        .route("/cadences/{id}", get(cadence::show).post(cadence::change))
        .route("/cadences/{id}/ending", post(cadence::end))
        .route("/meetings/{id}", get(one::show))
        .route("/meetings/{id}/invitation.ics", get(one::file))
        .route("/meetings/{id}/moving", post(one::move_to))
        .route("/meetings/{id}/inviting", post(one::invite))
        .route("/meetings/{id}/cancelling", post(one::cancel))
        .route("/meetings/{id}/holding", post(one::hold))
        .route("/meetings/{id}/sending", post(one::send))
        .route("/meetings/{id}/promises", post(one::promise))
        .route("/meetings/{id}/points", post(one::add_point))
        .route("/meetings/{id}/answers", post(one::answer))
        .route("/meetings/{id}/erasure", post(one::erase))
        .route("/cases/{id}/report", get(report::draft).post(report::release))
        .route("/meeting-reports/{id}", get(report::show))
        .route("/meeting-reports/{id}/erasure", post(report::erase))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<mine::MinePage>("meetings", lang),
        exhibit::<of_case::MeetingsPage>("meetings", lang),
        exhibit::<plan::PlanPage>("meetings", lang),
        exhibit::<cadence::CadencePage>("meetings", lang),
        exhibit::<one::MeetingPage>("meetings", lang),
        exhibit::<report::ReportPage>("meetings", lang),
    ]
}

/// Those who can be asked to come, in the order of the form: theirs, then ours.
fn choices(known: &Everybody) -> Vec<Choice> {
    let mut known: Vec<(&String, &Known)> = known.iter().collect();
    known.sort_by_key(|(id, one)| (!one.is_theirs, one.name.clone(), (*id).clone()));
    known.into_iter().map(|(id, one)| Choice::new(id.as_str(), one.name.as_str())).collect()
}
