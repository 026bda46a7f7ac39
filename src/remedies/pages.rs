//! Members' pages of making good: the offers, the form that drafts a remedy, one remedy, one offer, the leeway.

mod closing;
mod draft;
mod leeway;
mod list;
mod offer;
mod remedy;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/offers", get(list::show))
        .route("/offers/leeway", get(leeway::show).post(leeway::set))
        .route("/offers/{id}", get(offer::show))
        .route("/offers/{id}/acceptance", post(offer::accept))
        .route("/offers/{id}/decline", post(offer::decline))
        .route("/offers/{id}/fulfilment", post(offer::fulfil))
        .route("/offers/{id}/withdrawal", post(offer::withdraw))
        .route("/cases/{id}/closure", post(closing::close))
        .route("/incidents/{id}/remedies/new", get(draft::form))
        .route("/incidents/{id}/remedies", post(draft::draft))
        .route("/remedies/{id}", get(remedy::show))
        .route("/remedies/{id}/approval", post(remedy::approve))
        .route("/remedies/{id}/offering", post(remedy::offer))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<list::ListPage>("remedies", lang),
        exhibit::<draft::DraftPage>("remedies", lang),
        exhibit::<remedy::RemedyPage>("remedies", lang),
        exhibit::<offer::OfferPage>("remedies", lang),
        exhibit::<leeway::LeewayPage>("remedies", lang),
    ]
}

/// Invented offers for the samples of these pages.
mod samples {
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};
    use crate::remedies::{OfferLine, OfferState, Remedy};

    /// One offer as lists show it.
    pub(super) fn line(now_ms: i64, n: u64, whom: &str, state: OfferState) -> OfferLine {
        let (now, dice) = (Time(now_ms), Dice::seeded(n));
        OfferLine {
            id: Id::mint(now, &dice),
            remedy_id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            case_id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            whom: whom.into(),
            title: "Your extra freight, <b>whole</b>".into(),
            words: "We pay the freight that our stop cost you. You need to do nothing for it. 😀".into(),
            kind: "refund".into(),
            state: state.word().into(),
            amount_minor: Some(1_250_000),
            currency: Some("EUR".into()),
            expires_at: Some(now.plus(86_400_000)),
            offered_at: Some(now.plus(-7_200_000)),
            moved_at: now.plus(-3_600_000),
        }
    }

    /// One remedy.
    pub(super) fn remedy(now_ms: i64) -> Remedy {
        let (now, dice) = (Time(now_ms), Dice::seeded(9));
        Remedy {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            kind: "refund".into(),
            title: "Your extra freight, <b>whole</b>".into(),
            words: "We pay the freight that our stop cost you. ندفع أجرة الشحن كاملة.".into(),
            amount_minor: Some(1_250_000),
            currency: Some("EUR".into()),
            reason: "What they recorded as freight, rounded up.".into(),
            expires_at: Some(now.plus(864_000_000)),
            was_asked: 0,
            drafted_by: Id::mint(now, &dice),
            drafter_name: "Mara Lind".into(),
            salt: String::new(),
            drafted_at: now.plus(-7_200_000),
        }
    }
}
