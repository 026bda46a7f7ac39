//! For auditors' programs: the journal in its order, checkpoints, verification, dossiers and proofs.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::pages::not_sealed;
use super::{Dossier, Figures, dossier_of, figures, proof_of, verify};
use crate::ground::fault::Problem;
use crate::ground::id::CaseId;
use crate::ground::web::{Page, Paging, Path, Query, Staff};
use crate::ground::{Fault, House, Result, Time};
use crate::journal::{self, Audit, Logged};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_figures))
        .routes(routes!(list_journal))
        .routes(routes!(show_checkpoint))
        .routes(routes!(show_verification))
        .routes(routes!(show_dossier))
        .routes(routes!(show_proof))
}

/// Incidents in figures, newest first.
#[utoipa::path(get, path = "/figures", tag = "reports", params(Paging),
    responses((status = 200, body = Page<Figures>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list_figures(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(figures(&house, &actor.workspace, &paging).await?))
}

/// A sealed entry as a verifier wants it: hash it again, and compare.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SealedEntry {
    /// Its place in the log, from 0.
    leaf: i64,
    /// Its chain.
    chain: String,
    /// Its place there, from 1.
    seq: i64,
    /// When.
    at: Time,
    /// The same in milliseconds since 1970-01-01 UTC, as it was hashed.
    at_ms: i64,
    /// What was hashed, byte for byte.
    body: String,
    /// The hash of the entry before it in its chain.
    prev: String,
    /// Its hash.
    hash: String,
}

impl SealedEntry {
    fn of(logged: &Logged) -> Result<Self> {
        let link = logged.link()?;
        Ok(Self {
            leaf: logged.leaf,
            seq: logged.entry.seq,
            at: logged.entry.at,
            at_ms: link.at_ms,
            prev: link.prev.to_string(),
            hash: link.hash.to_string(),
            chain: link.chain,
            body: link.body,
        })
    }
}

/// The journal in the order of its log.
#[utoipa::path(get, path = "/journal", tag = "journal", params(Paging),
    responses((status = 200, body = Page<SealedEntry>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list_journal(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let after: Option<[String; 1]> = paging.parts();
    let from = after.and_then(|[leaf]| leaf.parse::<u64>().ok()).map_or(0, |leaf| leaf.saturating_add(1));
    let rows = journal::of_log(&mut house.read(), &actor.workspace, from, paging.rows() + 1).await?;
    let items = rows.iter().map(SealedEntry::of).collect::<Result<Vec<_>>>()?;
    Ok(axum::Json(Page::cut(items, &paging, |e: &SealedEntry| [e.leaf.to_string()])))
}

/// How far the log goes, signed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Signed {
    /// How many entries it covers.
    size: i64,
    /// When it was signed.
    at: Time,
    /// The signed note, a C2SP checkpoint.
    note: String,
    /// The public key; compare it with the one you got by another road.
    vkey: String,
}

/// The last signed checkpoint. Keep it: a later log can be shown to continue it.
#[utoipa::path(get, path = "/checkpoint", tag = "journal",
    responses((status = 200, body = Signed), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_checkpoint(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    let stamp = journal::last_checkpoint(&mut house.read(), &actor.workspace).await?;
    let stamp = stamp.ok_or(Fault::Missing("checkpoint"))?;
    let outside = journal::outside(&house, &actor.workspace)?;
    let vkey = outside.vkey().unwrap_or_default().to_owned();
    Ok(axum::Json(Signed { size: stamp.size, at: stamp.at, note: stamp.note, vkey }))
}

/// Verifies everything now; findings name what is not as it was said.
#[utoipa::path(get, path = "/journal/verification", tag = "journal",
    responses((status = 200, body = Audit), (status = 401, body = Problem)))]
async fn show_verification(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    Ok(axum::Json(verify(&house, &actor.workspace).await?))
}

/// Everything the desk holds about a case.
#[utoipa::path(get, path = "/cases/{id}/dossier", tag = "cases", params(("id" = CaseId, Path)),
    responses((status = 200, body = Dossier), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_dossier(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(dossier_of(&house, &actor.workspace, &id).await?))
}

/// The proof of a case's journal, for `chain-verify`.
#[utoipa::path(get, path = "/cases/{id}/proof", tag = "cases", params(("id" = CaseId, Path)),
    responses((status = 200, body = serde_json::Value), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn show_proof(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let proof = proof_of(&house, &actor.workspace, &id).await?.ok_or_else(not_sealed)?;
    Ok(axum::Json(proof))
}
