//! Customers and their holdings through the real import, beside the same rows bulk-inserted by plain prepared
//! statements of many rows through the same driver into the same tables, without rules, journal or reports. (One row a
//! statement would measure how fast two threads wake each other.)
//!
//! Neither side ever holds the file: it is made row by row as it is read. Peak memory is that of the whole
//! process after ours and before the reference.

use std::io::Read;
use std::path::Path;
use std::time::Instant;

use amends::app::start;
use amends::customers::import::{self, Kind, Order};
use amends::ground::id::{Id, WorkspaceId};
use amends::ground::{Actor, Clock, Config, Dice, House, Time};
use anyhow::{Context, Result, anyhow, ensure};
use benches::{Measurement, Sweep, peak_mib};
use twodb::{args, sql};

/// Holdings of each customer.
const EACH: u64 = 2;
/// Rows of one transaction of the reference; about that of ours.
const BATCH: u64 = 4_000;
const NOW: Time = Time(1_772_442_000_000);

/// As many customers as the first argument says, by default 1,000,000, and twice as many holdings.
pub fn run(arguments: &[String]) -> Result<Vec<Measurement>> {
    let n: u64 = match arguments.first() {
        Some(text) => text.parse().with_context(|| format!("`{text}` is not a number of customers"))?,
        None => 1_000_000,
    };
    ensure!(n > 0, "there is nothing to measure in 0 customers");
    tokio::runtime::Runtime::new()?.block_on(measure(n))
}

async fn measure(n: u64) -> Result<Vec<Measurement>> {
    let folder = std::env::temp_dir().join(format!("amends-bench-import-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let _sweep = Sweep(folder.clone());
    let rows = n * (1 + EACH);

    let (house, workspace) = opened(&folder, "ours").await?;
    let began = Instant::now();
    ours(&house, &workspace, Kind::Customers, CUSTOMERS, n, customer).await?;
    let customers = began.elapsed().as_secs_f64();
    ours(&house, &workspace, Kind::Holdings, HOLDINGS, n * EACH, holding).await?;
    let took = began.elapsed().as_secs_f64();
    counted(&house, n).await?;
    let peak = peak_mib().unwrap_or_default();
    house.db().close().await;

    let (house, workspace) = opened(&folder, "reference").await?;
    let began = Instant::now();
    reference(&house, &workspace, n).await?;
    let plain = began.elapsed().as_secs_f64();
    counted(&house, n).await?;
    house.db().close().await;

    let more = vec![
        ("customers_per_s", n as f64 / customers),
        ("holdings_per_s", (n * EACH) as f64 / (took - customers)),
        ("seconds", took),
        ("reference_seconds", plain),
        ("peak_mib", peak),
    ];
    let (ours, reference) = (rows as f64 / took, rows as f64 / plain);
    Ok(vec![Measurement { bench: "import", n: rows, ours, reference, unit: "rows/s", more }])
}

async fn opened(folder: &Path, name: &str) -> Result<(House, WorkspaceId)> {
    let config = Config {
        database_url: format!("sqlite:{}", folder.join(format!("{name}.db")).display()),
        seal_file: folder.join("amends.seal").display().to_string(),
        ..Config::default()
    };
    let house = start::open(config, Clock::standing_at(NOW), Dice::seeded(7)).await?;
    let workspace = WorkspaceId::mint(NOW, house.dice());
    let mut tx = house.db().begin().await?;
    tx.run(
        sql("insert into workspaces (id, name, zone, currency, created_at) values ($1, 'Halden Forge', 'UTC', 'EUR', $2)"),
        args![&workspace, NOW],
    )
    .await?;
    tx.commit().await?;
    Ok((house, workspace))
}

async fn counted(house: &House, n: u64) -> Result<()> {
    for (table, rows) in [("customers", n), ("customer_keys", n), ("holdings", n * EACH)] {
        let text = twodb::Sql::built(format!("select count(*) from {table}"));
        let found = house.read().count(text, args![]).await?;
        ensure!(found == i64::try_from(rows)?, "{table} has {found} rows instead of {rows}");
    }
    Ok(())
}

const CUSTOMERS: &str = "customer_key,name,language,time_zone,attribute state,attribute city\n";
const HOLDINGS: &str = "holding_key,customer_key,kind,label,status,bought,promised_on,delivered,amount,currency,attribute carrier\n";
const STATES: [&str; 5] = ["SP", "RJ", "MG", "RS", "BA"];

fn state(number: u64) -> &'static str {
    STATES[usize::try_from(number % 5).unwrap_or_default()]
}

fn customer(number: u64) -> String {
    let state = state(number);
    format!(
        "C-{number:08},\"Buyer {number}, of {state}\",pt-BR,America/Sao_Paulo,{state},Cidade {}\n",
        number % 997
    )
}

fn holding(number: u64) -> String {
    let (customer, day, hour) = (number / EACH, number % 28 + 1, number % 24);
    format!(
        "O-{number:08},C-{customer:08},order,Lamp {},shipped,2017-11-{day:02} {hour:02}:15:00,2017-12-{day:02},2017-12-{day:02} 18:30:00,{}.90,BRL,carrier {}\n",
        number % 1_009,
        number % 400,
        number % 7,
    )
}

/// A file that is made as it is read.
struct Made {
    rest: Vec<u8>,
    at: usize,
    next: u64,
    most: u64,
    row: fn(u64) -> String,
}

impl Read for Made {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.rest.len() {
            self.rest.clear();
            self.at = 0;
            while self.rest.len() < 64 * 1024 && self.next < self.most {
                self.rest.extend_from_slice((self.row)(self.next).as_bytes());
                self.next += 1;
            }
        }
        let count = (self.rest.len() - self.at).min(room.len());
        room[..count].copy_from_slice(&self.rest[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

async fn ours(
    house: &House,
    workspace: &WorkspaceId,
    kind: Kind,
    header: &str,
    most: u64,
    row: fn(u64) -> String,
) -> Result<()> {
    let order = Order {
        kind,
        file_name: format!("{}.csv", kind.word()),
        bytes: None,
        mapping: None,
        zone: None,
        is_dry: false,
    };
    let source = Made { rest: header.as_bytes().to_vec(), at: 0, next: 0, most, row };
    let run = import::import(house, &Actor::desk(workspace), order, source, |_| {}).await;
    let run = run.map_err(|fault| anyhow!("{fault:?}"))?;
    ensure!(
        run.rows_new == i64::try_from(most)? && run.rows_rejected == 0,
        "not all rows were taken: {run:?}"
    );
    Ok(())
}

/// The same rows, each by one prepared statement, in transactions of the same size.
async fn reference(house: &House, workspace: &WorkspaceId, n: u64) -> Result<()> {
    for batch in batches(n) {
        let (mut customers, mut keys) = (Vec::new(), Vec::new());
        for number in batch {
            let id = format!("cus_{number:026}");
            let attributes =
                format!("{{\"city\":\"Cidade {}\",\"state\":\"{}\"}}", number % 997, state(number));
            keys.push(args![workspace, format!("C-{number:08}"), &id, 0, CUSTOMERS_RUN]);
            customers.push(args![
                workspace,
                id,
                format!("Buyer {number}, of {}", state(number)),
                attributes,
                "America/Sao_Paulo",
                "pt-BR",
                None::<String>,
                CUSTOMERS_RUN,
                1,
                NOW,
                NOW,
                "00112233445566778899aabbccddeeff"
            ]);
        }
        let mut tx = house.db().begin().await?;
        tx.insert_many("customers", &CUSTOMER_COLUMNS, "", customers).await?;
        tx.insert_many("customer_keys", &KEY_COLUMNS, "", keys).await?;
        tx.commit().await?;
    }
    for batch in batches(n * EACH) {
        let holdings = batch.map(|number| {
            let day = number % 28 + 1;
            args![
                workspace,
                format!("hol_{number:026}"),
                format!("cus_{:026}", number / EACH),
                format!("O-{number:08}"),
                "order",
                format!("Lamp {}", number % 1_009),
                "shipped",
                format!("2017-11-{day:02}"),
                format!("2017-12-{day:02}"),
                format!("2017-12-{day:02}"),
                NOW,
                None::<i64>,
                NOW,
                number % 400 * 100 + 90,
                "BRL",
                format!("{{\"carrier\":\"carrier {}\"}}", number % 7),
                HOLDINGS_RUN,
                1,
                NOW,
                NOW
            ]
        });
        let holdings = holdings.collect::<Vec<_>>();
        let mut tx = house.db().begin().await?;
        tx.insert_many("holdings", &HOLDING_COLUMNS, "", holdings).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The numbers below `n`, one transaction's worth at a time.
fn batches(n: u64) -> impl Iterator<Item = std::ops::Range<u64>> {
    (0..n.div_ceil(BATCH)).map(move |b| b * BATCH..((b + 1) * BATCH).min(n))
}

const CUSTOMERS_RUN: &str = "imp_00000000000000000000000001";
const HOLDINGS_RUN: &str = "imp_00000000000000000000000002";
const KEY_COLUMNS: [&str; 5] = ["workspace_id", "external_key", "customer_id", "is_alias", "import_id"];
const CUSTOMER_COLUMNS: [&str; 12] = [
    "workspace_id",
    "id",
    "name",
    "attributes",
    "zone",
    "language",
    "size_note",
    "import_id",
    "import_batch",
    "created_at",
    "changed_at",
    "salt",
];
const HOLDING_COLUMNS: [&str; 20] = [
    "workspace_id",
    "id",
    "customer_id",
    "external_key",
    "kind",
    "label",
    "status",
    "bought_on",
    "promised_on",
    "delivered_on",
    "bought_at",
    "promised_at",
    "delivered_at",
    "value_minor",
    "currency",
    "attributes",
    "import_id",
    "import_batch",
    "created_at",
    "changed_at",
];
