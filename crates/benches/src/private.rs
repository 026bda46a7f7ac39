//! The private views of ten thousand contacts, each opened for the first time, at a million cases; beside the same at ten
//! thousand cases.
//!
//! The rows are made by set-wise SQL, the links and what each contact said by the desk's own verbs. Then the store is
//! opened anew, and each view is asked for once through the whole router. Figures are 95th percentiles in milliseconds.

use std::path::Path;

use amends::app::{router, start};
use amends::ground::id::Id;
use amends::ground::id::{CaseId, ContactId, CustomerId, IncidentId, MemberId, WorkspaceId};
use amends::ground::{Actor, Clock, Config, Dice, House, Role, Time, Who};
use amends::listening::{self, ImpactSaid};
use amends::notices::links;
use anyhow::{Context, Result, anyhow, ensure};
use axum::body::Body;
use axum::http::Request;
use benches::{Measurement, Sweep, median};
use http_body_util::BodyExt;
use tower::ServiceExt;
use twodb::{Sql, args, sql};

use crate::desk;

/// Cases of the small desk.
const SMALL: u64 = 10_000;
const NOW: Time = Time(1_772_442_000_000);

/// `[CASES] [CONTACTS]`: a million and ten thousand when not said.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let number = |at: usize, usual: u64| {
        arguments
            .get(at)
            .map_or(Ok(usual), |word| word.parse().with_context(|| format!("`{word}` is no number")))
    };
    let (cases, contacts) = (number(0, 1_000_000)?, number(1, 10_000)?);
    ensure!(cases >= SMALL && contacts <= SMALL, "at least 10,000 cases, and at most 10,000 contacts");
    tokio::runtime::Runtime::new()?.block_on(measure(cases, contacts))
}

async fn measure(cases: u64, contacts: u64) -> Result<Vec<Measurement>> {
    let folder = std::env::temp_dir().join(format!("amends-bench-private-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let _sweep = Sweep(folder.clone());
    let reference = opened(&folder, SMALL, contacts).await?;
    let ours = opened(&folder, cases, contacts).await?;
    let at = |took: &[f64], share: f64| took[((took.len() as f64 - 1.0) * share) as usize];
    let more = vec![
        ("p50_ms", median(ours.clone())),
        ("p99_ms", at(&ours, 0.99)),
        ("slowest_ms", at(&ours, 1.0)),
        ("reference_p50_ms", median(reference.clone())),
        ("contacts", contacts as f64),
    ];
    Ok(vec![Measurement {
        bench: "private",
        n: cases,
        ours: at(&ours, 0.95),
        reference: at(&reference, 0.95),
        unit: "ms at the 95th percentile",
        more,
    }])
}

fn settings(folder: &Path, cases: u64) -> Config {
    Config {
        database_url: format!("sqlite:{}", folder.join(format!("{cases}.db")).display()),
        seal_file: folder.join("amends.seal").display().to_string(),
        ..Config::default()
    }
}

/// How long each view took, sorted.
async fn opened(folder: &Path, cases: u64, contacts: u64) -> Result<Vec<f64>> {
    let house = start::open(settings(folder, cases), Clock::standing_at(NOW), Dice::seeded(7)).await?;
    let workspace = WorkspaceId::mint(NOW, house.dice());
    desk::fill(&house, &workspace, cases).await?;
    let rooms = linked(&house, &workspace, cases, contacts).await?;
    house.db().look_at_growth().await?;
    house.db().close().await;
    let house = start::open(settings(folder, cases), Clock::standing_at(NOW), Dice::seeded(8)).await?;
    let router = router::router(house.clone());
    let mut took = Vec::new();
    for room in &rooms {
        let request = Request::get(room).header("accept", "text/html").body(Body::empty())?;
        let began = std::time::Instant::now();
        let response = router.clone().oneshot(request).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        took.push(began.elapsed().as_secs_f64() * 1_000.0);
        ensure!(status.is_success(), "{status}: {}", String::from_utf8_lossy(&body));
        ensure!(body.windows(12).any(|some| some == b"Two aircraft"), "a view without what its contact said");
    }
    house.db().close().await;
    took.sort_by(f64::total_cmp);
    Ok(took)
}

fn id<I: std::str::FromStr<Err = String>>(prefix: &str, number: u64) -> Result<I> {
    format!("{prefix}_{number:026}").parse().map_err(|why: String| anyhow!(why))
}

/// A contact with a link, and something they said, at every so-manieth customer.
async fn linked(house: &House, workspace: &WorkspaceId, cases: u64, contacts: u64) -> Result<Vec<String>> {
    let apart = cases / contacts;
    let mut tx = house.db().begin().await?;
    // The chains of the cases go on where their rows left off.
    let text = "insert into journal_heads (workspace_id, chain, seq, hash)
                select workspace_id, id, 10, zeroblob(32) from cases where workspace_id = $1";
    tx.run(sql(text), args![workspace]).await?;
    let text = "insert into contacts (workspace_id, id, customer_id, name, email, roles, language, created_at, changed_at)
                select $1, replace(id, 'cus_', 'con_'), id, 'Marta Lindqvist', 'marta@nordwing.example', '', 'en', $2, $2
                from customers where workspace_id = $1";
    tx.run(Sql::built(text.to_owned()), args![workspace, NOW]).await?;
    tx.commit().await?;
    let who = Who::Member { id: MemberId::mint(NOW, house.dice()), role: Role::Lead };
    let tom = Actor { workspace: workspace.clone(), who, name: "Tom Brandt".into() };
    let mut rooms = Vec::new();
    for n in 0..contacts {
        // A closed case takes no word any more without being opened again.
        let number = n * apart - u64::from(n * apart % 4 == 3);
        let contact: ContactId = id("con", number)?;
        let incident: IncidentId = id("inc", number / desk::PER_INCIDENT)?;
        let minted =
            links::mint(house, &tom, &incident, &contact).await.map_err(|fault| anyhow!("{fault:?}"))?;
        let customer: CustomerId = id("cus", number)?;
        let case: CaseId = id("cas", number)?;
        let guest = Actor {
            workspace: workspace.clone(),
            who: Who::Contact { id: contact, customer },
            name: "Marta Lindqvist".into(),
        };
        let said = ImpactSaid {
            text: "Two aircraft stand in the hall, and nobody rings back.".into(),
            kind: "production".into(),
            horizon: "near".into(),
            ..ImpactSaid::default()
        };
        listening::record_impact(house, &guest, &case, said).await.map_err(|fault| anyhow!("{fault:?}"))?;
        rooms.push(format!("/r/{}", minted.secret));
    }
    Ok(rooms)
}
