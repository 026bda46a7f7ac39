//! The desk at a million cases and ten million entries, beside the same pages at ten thousand cases.
//!
//! The rows are made by set-wise SQL in a scratch SQLite file; the pages are asked through the whole router, as a
//! signed-in member's browser would. Figures are 99th percentiles in milliseconds: `ours` large, `reference` small.

use std::path::{Path, PathBuf};
use std::time::Instant;

use amends::app::{router, start};
use amends::ground::id::{Id, MemberId, WorkspaceId};
use amends::ground::{Actor, Clock, Config, Dice, House, Role, Time, Who};
use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use benches::Measurement;
use http_body_util::BodyExt;
use tower::ServiceExt;
use twodb::{Sql, args, sql};

/// Cases of the small desk.
const SMALL: u64 = 10_000;
/// Cases of one incident.
pub const PER_INCIDENT: u64 = 2_000;
/// Entries of one case's diary.
const PER_CASE: u64 = 10;
/// How often each page is asked, the two desks in turn.
const ASKED: usize = 400;
const NOW: Time = Time(1_772_442_000_000);

/// As many cases as the first argument says, by default 1,000,000.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let n: u64 = match arguments.first() {
        Some(text) => text.parse().with_context(|| format!("`{text}` is not a number of cases"))?,
        None => 1_000_000,
    };
    ensure!(n >= SMALL, "fewer cases than the reference has");
    tokio::runtime::Runtime::new()?.block_on(measure(n))
}

async fn measure(n: u64) -> Result<Vec<Measurement>> {
    let folder = std::env::temp_dir().join(format!("amends-bench-desk-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let _sweep = Sweep(folder.clone());
    let small = Desk::made(&folder, SMALL).await?;
    let large = Desk::made(&folder, n).await?;
    let mut lines = Vec::new();
    for page in ["list", "case", "customer", "search"] {
        let (mut ours, mut reference) = (Vec::new(), Vec::new());
        for turn in 0..ASKED {
            reference.push(small.ask(page, turn as u64).await?);
            ours.push(large.ask(page, turn as u64).await?);
        }
        let (ours, reference) = (p99(ours), p99(reference));
        let bench = match page {
            "list" => "desk case list",
            "case" => "desk case page",
            "customer" => "desk customer page",
            _ => "desk search",
        };
        lines.push(Measurement {
            bench,
            n,
            ours,
            reference,
            unit: "ms at the 99th percentile",
            more: Vec::new(),
        });
    }
    Ok(lines)
}

/// Removes the scratch folder however the bench ends.
struct Sweep(PathBuf);

impl Drop for Sweep {
    fn drop(&mut self) {
        // Nothing can be done about a folder that will not go.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

struct Desk {
    router: Router,
    actor: Actor,
    cases: u64,
}

impl Desk {
    async fn made(folder: &Path, cases: u64) -> Result<Self> {
        let config = Config {
            database_url: format!("sqlite:{}", folder.join(format!("{cases}.db")).display()),
            seal_file: folder.join("amends.seal").display().to_string(),
            ..Config::default()
        };
        let house = start::open(config, Clock::standing_at(NOW), Dice::seeded(7)).await?;
        let workspace = WorkspaceId::mint(NOW, house.dice());
        fill(&house, &workspace, cases).await?;
        let who = Who::Member { id: MemberId::mint(NOW, house.dice()), role: Role::Lead };
        let actor = Actor { workspace, who, name: "Tom Brandt".into() };
        Ok(Self { router: router::router(&house), actor, cases })
    }

    /// One page, in milliseconds.
    async fn ask(&self, page: &str, turn: u64) -> Result<f64> {
        let number = turn.wrapping_mul(7919) % self.cases;
        let path = match page {
            "list" => "/cases?state=told".to_owned(),
            "case" => format!("/cases/{}", id("cas", number)),
            "customer" => format!("/customers/{}", id("cus", number)),
            _ => format!("/search?q=buyer%20{number}"),
        };
        let mut request = Request::get(path).header("accept", "text/html").body(Body::empty())?;
        request.extensions_mut().insert(self.actor.clone());
        let began = Instant::now();
        let response = self.router.clone().oneshot(request).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        let took = began.elapsed().as_secs_f64() * 1_000.0;
        ensure!(status.is_success(), "{page} answered {status}: {}", String::from_utf8_lossy(&body));
        Ok(took)
    }
}

fn id(prefix: &str, number: u64) -> String {
    format!("{prefix}_{number:026}")
}

fn p99(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() * 99).div_ceil(100) - 1]
}

/// Customers, incidents, cases and entries, each table by one statement.
pub async fn fill(house: &House, workspace: &WorkspaceId, cases: u64) -> Result<()> {
    let mut tx = house.db().begin().await?;
    tx.run(
        sql("insert into workspaces (id, name, zone, currency, created_at) values ($1, 'Halden Forge', 'UTC', 'EUR', $2)"),
        args![workspace, NOW],
    )
    .await?;
    let numbers = |most: u64| {
        format!(
            "with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n + 1 < {most})"
        )
    };
    let entries = cases * PER_CASE;
    let incidents = cases.div_ceil(PER_INCIDENT);
    let statements = [
        format!(
            "{} insert into incidents (workspace_id, id, title, summary, noticed_at, public_status, salt, declared_at, declared_by)
             select $1, printf('inc_%026d', n), 'Incident ' || n, '', $2, 'identified', '', $2 - n, 'desk' from numbers",
            numbers(incidents)
        ),
        format!(
            "{} insert into customers (workspace_id, id, name, attributes, created_at, changed_at)
             select $1, printf('cus_%026d', n), 'Buyer ' || n, '{{}}', $2, $2 from numbers",
            numbers(cases)
        ),
        format!(
            "{} insert into cases (workspace_id, id, incident_id, customer_id, title, state, told_at, reopened_count, salt, opened_at, moved_at)
             select $1, printf('cas_%026d', n), printf('inc_%026d', n / {PER_INCIDENT}), printf('cus_%026d', n), 'Buyer ' || n,
                    case n % 4 when 0 then 'open' when 1 then 'told' when 2 then 'verifying' else 'closed' end, $2, 0, '', $2 - n, $2 - n from numbers",
            numbers(cases)
        ),
        format!(
            "{} insert into journal_entries (workspace_id, chain, seq, at, fact, actor, case_id, customer_id, body, prev, hash)
             select $1, printf('cas_%026d', n / {PER_CASE}), n % {PER_CASE} + 1, $2 - n, 'case.moved', 'desk', printf('cas_%026d', n / {PER_CASE}),
                    printf('cus_%026d', n / {PER_CASE}), '{{\"fact\":\"case.moved\",\"actor\":\"desk\",\"data\":{{\"to\":\"told\"}}}}', zeroblob(32), zeroblob(32) from numbers",
            numbers(entries)
        ),
    ];
    for statement in statements {
        tx.run(Sql::built(statement), args![workspace, NOW]).await?;
    }
    tx.commit().await?;
    let mut tx = house.db().begin().await?;
    tx.run(sql("analyze"), args![]).await?;
    tx.commit().await?;
    let counted = house.read().count(sql("select count(*) from journal_entries"), args![]).await?;
    ensure!(counted == i64::try_from(entries)?, "{counted} entries were made");
    Ok(())
}
