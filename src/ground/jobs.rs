//! Work to be done later: enqueued in the caller's transaction, run at least once, leased so that a crash
//! gives it back, tried again with growing pauses, and kept as dead when it never worked.

use serde::Serialize;
use serde::de::DeserializeOwned;
use twodb::{Sql, args, sql};

use super::clock::{MINUTE, SECOND};
use super::id::{Id, JobId, WorkspaceId};
use super::{Fault, House, Result, Time};

/// How often a job is tried before it is left for dead.
pub const MOST_ATTEMPTS: i64 = 8;
const LEASE: i64 = 2 * MINUTE;

/// A kind of work: plain data and a name.
pub trait Job: Serialize + DeserializeOwned {
    /// The name in the store; never changed once released.
    const NAME: &'static str;
}

/// A piece of work that was claimed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Claimed {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: JobId,
    /// [`Job::NAME`].
    pub name: String,
    /// The data, as JSON.
    pub payload: String,
    /// How often it was claimed, this time included; also the fencing token.
    pub attempts: i64,
}

impl Claimed {
    /// The data as the job it names.
    pub fn read<J: Job>(&self) -> Result<J> {
        serde_json::from_str(&self.payload).map_err(Fault::broken)
    }
}

/// Enqueues work in the caller's transaction.
pub async fn enqueue<J: Job>(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    id: JobId,
    job: &J,
    run_at: Time,
) -> Result<()> {
    let payload = serde_json::to_string(job).map_err(Fault::broken)?;
    tx.run(
        sql("insert into jobs (workspace_id, id, name, payload, run_at, attempts) values ($1, $2, $3, $4, $5, 0)"),
        args![workspace, id, J::NAME, payload, run_at],
    )
    .await?;
    Ok(())
}

/// Claims up to `most` pieces of work that are due, over all workspaces.
pub async fn claim(house: &House, most: i64) -> Result<Vec<Claimed>> {
    let now = house.now();
    let mut tx = house.db().begin().await?;
    let skip = Sql::skip_locked(&tx);
    let text = format!(
        "with due as materialized (
             select id from jobs where run_at <= $2 and dead_at is null order by run_at limit $3 {skip})
         update jobs set attempts = attempts + 1, run_at = $1 where id in (select id from due)
         returning workspace_id, id, name, payload, attempts"
    );
    let claimed = tx.all(Sql::built(text), args![now.plus(LEASE), now, most]).await?;
    tx.commit().await?;
    Ok(claimed)
}

/// Settles a claimed piece of work: gone when it went well, later or dead when it did not.
pub async fn settle(house: &House, job: &Claimed, outcome: Result<()>) -> Result<()> {
    let mut tx = house.db().begin().await?;
    match outcome {
        Ok(()) => {
            tx.run(sql("delete from jobs where id = $1 and attempts = $2"), args![&job.id, job.attempts])
                .await?;
        }
        Err(fault) => {
            let now = house.now();
            let pause = (10 * SECOND) << job.attempts.clamp(0, 9);
            let dead_at = (job.attempts >= MOST_ATTEMPTS).then_some(now);
            tracing::warn!(job = job.name, attempts = job.attempts, %fault, "a job did not go well");
            tx.run(
                sql("update jobs set run_at = $1, dead_at = $2, why = $3 where id = $4 and attempts = $5"),
                args![now.plus(pause), dead_at, fault.to_string(), &job.id, job.attempts],
            )
            .await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// A fresh job id.
pub fn new_id(house: &House) -> JobId {
    JobId::mint(house.now(), house.dice())
}
