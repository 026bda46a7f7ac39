//! Whom an incident touches: a rule with a range of lots, a window of days and a list of those left aside, over very
//! many holdings, to cases written; beside the same join on the same rows as bare SQL on the same engine, without
//! draft, proof or cases, and in `DuckDB` where Python has it.
//!
//! The rows are made by set-wise SQL in a scratch SQLite file. Peak memory is that of the whole process.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use amends::app::start;
use amends::ground::id::{Id, IncidentId, MemberId, WorkspaceId};
use amends::ground::{Actor, Clock, Config, Dice, House, Role, Time, Who};
use amends::scope::{self, ScopeSaid};
use anyhow::{Context, Result, ensure};
use benches::Measurement;
use twodb::{Sql, args, sql};

/// Holdings of each customer.
const EACH: u64 = 10;
/// One customer in so many stands on the list of those left aside.
const ASIDE: u64 = 50;
const NOW: Time = Time(1_772_442_000_000);
const RULE: &str = "holding.attr.lot from L100 to L199 and holding.promised_on between 2017-11-05 and 2017-11-11 \
    and customer.key not in set \"left aside\"";

/// As many holdings as the first argument says, by default 10,000,000, of a tenth as many customers.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let n: u64 = match arguments.first() {
        Some(text) => text.parse().with_context(|| format!("`{text}` is not a number of holdings"))?,
        None => 10_000_000,
    };
    ensure!(n >= 1_000, "too few holdings to measure");
    tokio::runtime::Runtime::new()?.block_on(measure(n))
}

async fn measure(n: u64) -> Result<Vec<Measurement>> {
    let folder = std::env::temp_dir().join(format!("amends-bench-scope-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let _sweep = Sweep(folder.clone());
    let (house, workspace, incident) = made(&folder, n).await?;
    benches::forget_peak()?;
    let filled = benches::peak_mib().unwrap_or_default();

    // Once unmeasured, so that both find the file in the machine's memory, or neither does.
    bare(&house, &workspace, "warm").await?;
    let began = Instant::now();
    let touched = bare(&house, &workspace, "bare").await?;
    let bare_seconds = began.elapsed().as_secs_f64();

    let began = Instant::now();
    let said = ScopeSaid { rule: RULE.into(), ..ScopeSaid::default() };
    let drafted = scope::draft(&house, &member(&house, &workspace, "Mara Lind"), &incident, &said).await?;
    let draft_seconds = began.elapsed().as_secs_f64();
    let confirmed = Instant::now();
    scope::confirm(&house, &member(&house, &workspace, "Tom Brandt"), &incident, &drafted.id).await?;
    let confirm_seconds = confirmed.elapsed().as_secs_f64();
    let seconds = began.elapsed().as_secs_f64();
    ensure!(
        drafted.holdings == touched,
        "the bare join finds {touched} holdings, and ours {}",
        drafted.holdings
    );
    let cases = house.read().count(sql("select count(*) from cases"), args![]).await?;
    ensure!(cases == drafted.customers, "{cases} cases for {} customers", drafted.customers);

    let mut more = vec![
        ("customers_touched", drafted.customers as f64),
        ("holdings_touched", touched as f64),
        ("draft_seconds", draft_seconds),
        ("confirm_seconds", confirm_seconds),
        ("cases_per_s", cases as f64 / confirm_seconds),
        ("peak_mib", benches::peak_mib().unwrap_or_default()),
        ("peak_mib_before", filled),
    ];
    house.db().close().await;
    match duck(n) {
        Ok((found, took)) => {
            ensure!(found == touched, "DuckDB finds {found} holdings, and ours {touched}");
            more.push(("duckdb_seconds", took));
        }
        Err(why) => eprintln!("DuckDB was not measured: {why:#}"),
    }
    Ok(vec![Measurement { bench: "scope", n, ours: seconds, reference: bare_seconds, unit: "seconds", more }])
}

/// Removes the scratch folder however the bench ends.
struct Sweep(PathBuf);

impl Drop for Sweep {
    fn drop(&mut self) {
        // Nothing can be done about a folder that will not go.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn member(house: &House, workspace: &WorkspaceId, name: &str) -> Actor {
    let who = Who::Member { id: MemberId::mint(NOW, house.dice()), role: Role::Lead };
    Actor { workspace: workspace.clone(), who, name: name.into() }
}

/// Customers with a key each, their holdings, the set of keys left aside, and an incident.
async fn made(folder: &Path, n: u64) -> Result<(House, WorkspaceId, IncidentId)> {
    let config = Config {
        database_url: format!("sqlite:{}", folder.join("scope.db").display()),
        seal_file: folder.join("amends.seal").display().to_string(),
        ..Config::default()
    };
    let house = start::open(config, Clock::standing_at(NOW), Dice::seeded(7)).await?;
    let workspace = WorkspaceId::mint(NOW, house.dice());
    let incident = IncidentId::mint(NOW, house.dice());
    let customers = n / EACH;
    let numbers = |most: u64| {
        format!(
            "with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n + 1 < {most})"
        )
    };
    let statements = [
        "insert into workspaces (id, name, zone, currency, created_at) values ($1, 'Halden Forge', 'UTC', 'EUR', $2)".to_owned(),
        format!(
            "insert into incidents (workspace_id, id, title, summary, public_status, salt, declared_at, declared_by)
             values ($1, '{incident}', 'Lots may crack', '', 'investigating', '', $2, 'desk')"
        ),
        format!(
            "{} insert into customers (workspace_id, id, name, attributes, created_at, changed_at)
             select $1, printf('cus_%026d', n), 'Buyer ' || n, '{{\"state\":\"SP\"}}', $2, $2 from numbers",
            numbers(customers)
        ),
        format!(
            "{} insert into customer_keys (workspace_id, external_key, customer_id, is_alias)
             select $1, printf('C-%08d', n), printf('cus_%026d', n), 0 from numbers",
            numbers(customers)
        ),
        format!(
            "{} insert into holdings (workspace_id, id, customer_id, external_key, kind, label, status, promised_on, attributes, created_at, changed_at)
             select $1, printf('hol_%026d', n), printf('cus_%026d', {OWNER}), printf('O-%09d', n), 'pump', 'Pump ' || (n % 1009), 'shipped',
                    printf('2017-11-%02d', {DAY}), '{{\"lot\":\"L' || ({LOT}) || '\",\"carrier\":\"' || (n % 7) || '\"}}', $2, $2 from numbers",
            numbers(n)
        ),
        format!(
            "insert into scope_sets (workspace_id, id, name, version, because, many, values_digest, salt, made_at, made_by, made_name)
             values ($1, '{SET}', 'left aside', 1, 'Told by hand', 0, '', '', $2, 'desk', 'desk')"
        ),
        format!(
            "{} insert into scope_set_values (workspace_id, set_id, entry)
             select $1, '{SET}', printf('C-%08d', n * {ASIDE}) from numbers where $2 > 0",
            numbers(customers.div_ceil(ASIDE))
        ),
    ];
    // Neighbours in the table lie far apart in its indexes: in the store's own small memory the filling would take hours.
    house.db().statement_outside_transactions(sql("pragma cache_size = -4000000")).await?;
    let mut tx = house.db().begin().await?;
    for statement in statements {
        let statement = statement.replace("CUSTOMERS", &customers.to_string());
        tx.run(Sql::built(statement), args![&workspace, NOW]).await?;
    }
    tx.commit().await?;
    let mut tx = house.db().begin().await?;
    tx.run(sql("analyze"), args![]).await?;
    tx.commit().await?;
    house.db().statement_outside_transactions(sql("pragma cache_size = -32000")).await?;
    house.db().statement_outside_transactions(sql("pragma shrink_memory")).await?;
    house.db().statement_outside_transactions(sql("pragma wal_checkpoint(truncate)")).await?;
    let counted = house.read().count(sql("select count(*) from holdings"), args![]).await?;
    ensure!(counted == i64::try_from(n)?, "{counted} holdings were made");
    Ok((house, workspace, incident))
}

const SET: &str = "set_00000000000000000000000000";
/// Of holding `n`: its customer, its day and its lot, strewn so that neighbours differ.
const OWNER: &str = "n * 7919 % CUSTOMERS";
const DAY: &str = "(n / 3) % 28 + 1";
const LOT: &str = "n * 31 % 1000";

/// The same join as bare SQL, into a table of its own; says how many holdings it found.
async fn bare(house: &House, workspace: &WorkspaceId, name: &str) -> Result<i64> {
    let text = format!(
        "create table {name} as select h.customer_id, h.id from holdings h join customers c on c.workspace_id = h.workspace_id
            and c.id = h.customer_id
         where h.workspace_id = '{workspace}' and h.promised_on >= '2017-11-05' and h.promised_on <= '2017-11-11'
           and h.attributes ->> 'lot' like 'L%' and cast(substr(h.attributes ->> 'lot', 2) as integer) between 100 and 199
           and not exists (select 1 from customer_keys e join scope_set_values v on v.workspace_id = e.workspace_id
                and v.set_id = '{SET}' and v.entry = e.external_key
                where e.workspace_id = c.workspace_id and e.customer_id = c.id)"
    );
    let mut tx = house.db().begin().await?;
    tx.run(Sql::built(text), args![]).await?;
    let found = tx.count(Sql::built(format!("select count(*) from {name}")), args![]).await?;
    tx.commit().await?;
    Ok(found)
}

/// The same join on the same rows in `DuckDB`, in its memory; how many holdings, and in how many seconds.
fn duck(n: u64) -> Result<(i64, f64)> {
    let customers = (n / EACH).to_string();
    let script = format!(
        r#"
import duckdb, time
db = duckdb.connect()
db.execute("create table customers as select 'C-' || lpad(n::varchar, 8, '0') as key, n as id from range({customers}) t(n)")
db.execute("create table holdings as select n as id, {owner} as customer_id, make_date(2017, 11, ({day})::int) as promised_on, "
    "'L' || ({lot}) as lot from range({n}) t(n)")
db.execute("create table aside as select 'C-' || lpad((n * {ASIDE})::varchar, 8, '0') as entry from range({customers} // {ASIDE} + 1) t(n)")
began = time.perf_counter()
db.execute("create table found as select h.customer_id, h.id from holdings h join customers c on c.id = h.customer_id "
    "where h.promised_on between date '2017-11-05' and date '2017-11-11' and h.lot like 'L%' "
    "and try_cast(h.lot[2:] as bigint) between 100 and 199 and c.key not in (select entry from aside)")
took = time.perf_counter() - began
print(db.execute("select count(*) from found").fetchone()[0], took)
"#,
        owner = OWNER.replace("CUSTOMERS", &customers),
        day = DAY.replace('/', "//"),
        lot = LOT,
    );
    let ran = Command::new("python3").args(["-c", &script]).output().context("python3 does not start")?;
    ensure!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr).lines().last().unwrap_or("it failed")
    );
    let said = String::from_utf8(ran.stdout)?;
    let (found, took) = said.trim().split_once(' ').context("it said something else")?;
    Ok((found.parse()?, took.parse()?))
}
