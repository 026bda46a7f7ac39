//! Members' pages of promises: the ledger, the form that makes one, and one promise with what may become of it.

mod ledger;
mod make;
mod record;
mod show;

use axum::Router;
use axum::routing::{get, post};

use crate::ground::House;
use crate::ground::page::{Exhibit, Lang, exhibit};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/promises", get(ledger::show).post(make::make))
        .route("/promises/new", get(make::form))
        .route("/promises/{id}", get(show::show))
        .route("/promises/{id}/evidence", post(show::support))
        .route("/promises/{id}/publication", post(show::publish))
        .route("/promises/{id}/keeping", post(show::keep))
        .route("/promises/{id}/breaking", post(show::break_it))
        .route("/promises/{id}/renewal", post(show::renew))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<ledger::LedgerPage>("promises", lang),
        exhibit::<make::MakePage>("promises", lang),
        exhibit::<show::PromisePage>("promises", lang),
    ]
}

/// Invented promises for the samples of these pages.
mod samples {
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};
    use crate::promises::{Kind, Passed, Promise, PromiseState};

    /// One promise, due so many hours from now.
    pub(super) fn promise(now_ms: i64, words: &str, kind: Kind, state: PromiseState, hours: i64) -> Promise {
        let dice = Dice::seeded(u64::try_from(hours.abs()).unwrap_or(1));
        let now = Time(now_ms);
        let is_sure = state != PromiseState::Open;
        Promise {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            case_id: Some(Id::mint(now, &dice)),
            customer_id: Some(Id::mint(now, &dice)),
            whom: "Ödegård & Søn <Aero> AS 😀".into(),
            kind: kind.word().into(),
            words: words.into(),
            owner_id: Id::mint(now, &dice),
            owner_name: "Ines Okafor".into(),
            made_where: Some("On the phone with their quality manager".into()),
            due_at: now.plus(hours * 3_600_000),
            estimate_at: Some(now.plus(hours * 1_800_000)),
            evidence: Some("The supplier signed the delivery of the lining for Thursday.".into()),
            evidence_by: Some(Id::mint(now, &dice)),
            confidence: Some(90),
            approver_id: None,
            approver_name: is_sure.then(|| "Tom Brandt".into()),
            published_at: is_sure.then_some(now.plus(-86_400_000)),
            state: state.word().into(),
            settled_at: None,
            settled_by: None,
            because: None,
            renews_id: None,
            renewed_by_id: None,
            overdue_said_at: None,
            passed: Passed::default(),
            salt: String::new(),
            made_at: now.plus(-172_800_000),
        }
    }
}
