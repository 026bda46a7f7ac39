//! Stores with nothing in them, on either engine: brought up to date once for all stories, since a copy is sooner made than
//! every change of the schema since the first.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use amends::app::start;
use chain::Digest;
use tokio::sync::Mutex;
use twodb::{Db, Fault, Sql, args, sql};

/// Tries of a statement that a server may be too busy for.
const TRIES: usize = 20;

/// The schema of today by its digest: a store of another day is not taken for it.
fn schema() -> &'static str {
    static DIGEST: OnceLock<String> = OnceLock::new();
    DIGEST.get_or_init(|| {
        let steps: Vec<String> =
            start::migrations().into_iter().map(|step| format!("{}\n{}", step.name, step.text)).collect();
        Digest::of(steps.concat().as_bytes()).to_string()[..16].to_owned()
    })
}

/// A blank SQLite file at this path. `own` is a name that nobody else makes up.
pub async fn on_sqlite(path: &Path, own: u64) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(&folder).unwrap();
    let blank = folder.join(format!("blank-{}.db", schema()));
    if !blank.exists() {
        // Made aside, so that nobody copies half of it.
        let making = folder.join(format!("making-{own}.db"));
        let db = Db::connect(&format!("sqlite:{}", making.display())).await.unwrap();
        db.migrate(&start::migrations()).await.unwrap();
        db.close().await;
        std::fs::rename(making, &blank).unwrap();
    }
    std::fs::copy(blank, path).unwrap();
}

/// Within one process, one database at a time.
static ADMIN: Mutex<()> = Mutex::const_new(());

/// A blank database of this name on a PostgreSQL server. `own` is a name that nobody else makes up.
pub async fn on_postgres(server: &str, name: &str, own: u64) {
    let _alone = ADMIN.lock().await;
    let db = Db::connect(server).await.unwrap();
    let blank = format!("amends_blank_{}", schema());
    if !is_there(&db, &blank).await {
        let making = format!("amends_making_{own}");
        run(&db, &format!("create database {making}")).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        let made = Db::connect(&format!("{base}/{making}")).await.unwrap();
        made.migrate(&start::migrations()).await.unwrap();
        made.close().await;
        if let Err(fault) = run(&db, &format!("alter database {making} rename to {blank}")).await {
            // Another process was sooner.
            assert!(is_there(&db, &blank).await, "{fault}");
            run(&db, &format!("drop database {making}")).await.unwrap();
        }
    }
    make(&db, name, &format!("template {blank}")).await;
    db.close().await;
}

/// A database with nothing at all in it.
pub async fn bare_postgres(server: &str, name: &str) {
    let _alone = ADMIN.lock().await;
    let db = Db::connect(server).await.unwrap();
    make(&db, name, "").await;
    db.close().await;
}

async fn make(db: &Db, name: &str, from: &str) {
    // A server that outlives a run may still have a database of a process with our number.
    run(db, &format!("drop database if exists {name}")).await.unwrap();
    run(db, &format!("create database {name} {from}")).await.unwrap();
}

async fn is_there(db: &Db, name: &str) -> bool {
    let text = sql("select datname from pg_database where datname = $1");
    db.read().maybe::<(String,)>(text, args![name]).await.unwrap().is_some()
}

/// Runs a statement about a whole database, again while it is in use: a connection ends a moment after it was closed, and
/// others make theirs from the same one.
async fn run(db: &Db, statement: &str) -> twodb::Result<()> {
    for _ in 0..TRIES {
        match db.statement_outside_transactions(Sql::built(statement.to_owned())).await {
            Err(Fault::Busy) => db.statement_outside_transactions(sql("select pg_sleep(0.05)")).await?,
            done => return done,
        }
    }
    Err(Fault::Busy)
}
