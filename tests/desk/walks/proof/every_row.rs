//! Every row of every table that says anything about a recovery: changed in any of its columns, removed, or put in
//! beside the others, it is found and named. The tables stand in `docs/proof.md`, and so do the columns that may change
//! without a fact.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use amends::ground::workspace;
use amends::journal::Finding;
use amends::reports;
use twodb::{Ask, Engine, Sql, args};

use super::recovery::{self, with_mail};
use crate::harness::TestDesk;
use crate::laws::proof::{classes, columns_that_say_nothing};

/// Hands on columns laid at once.
const AT_ONCE: usize = 8;

/// A column, its type, and whether a row is told from the others by it.
struct Column {
    name: String,
    kind: String,
    is_unique: bool,
}

impl Column {
    /// Another value than the one that stands there, as like it as can be.
    fn changed(&self) -> String {
        let name = &self.name;
        match self.kind.as_str() {
            "TEXT" => format!(
                "case when coalesce({name}, '') = '' then 'x' else substr({name}, 1, length({name}) - 1) ||
                    case when {name} like '%0' then '1' else '0' end end"
            ),
            "BLOB" => format!("substr({name}, 2)"),
            _ => format!("coalesce({name}, 0) + 1"),
        }
    }
}

/// A table as SQLite tells of it; the other engine has the same.
async fn columns_of(desk: &TestDesk, table: &str) -> Vec<Column> {
    let text = format!(
        "select c.name, c.type, cast(exists (select 1 from pragma_index_list('{table}') l, pragma_index_info(l.name) i
            where l.\"unique\" = 1 and i.name = c.name) as integer) from pragma_table_info('{table}') c order by c.cid"
    );
    let rows: Vec<(String, String, i64)> = desk.house.read().all(Sql::built(text), args![]).await.unwrap();
    let column = |(name, kind, is_unique)| Column { name, kind, is_unique: is_unique == 1 };
    // The number an engine gives a row is not ours to change.
    rows.into_iter().map(column).filter(|c: &Column| c.name != "doc").collect()
}

async fn run(desk: &TestDesk, text: String) -> u64 {
    let mut tx = desk.house.db().begin().await.unwrap();
    let touched = tx.run(Sql::built(text), args![]).await.unwrap();
    tx.commit().await.unwrap();
    touched
}

/// What `amends journal verify` finds, over all workspaces.
async fn found(desk: &TestDesk) -> Result<Vec<Finding>, String> {
    let mut findings = Vec::new();
    let mut all: Vec<_> =
        workspace::list(&mut desk.house.read()).await.unwrap().into_iter().map(|w| w.id).collect();
    all.extend((!all.contains(&desk.workspace)).then(|| desk.workspace.clone()));
    for id in all {
        let audit = reports::verify(&desk.house, &id).await;
        findings.extend(audit.map_err(|why| format!("the verification broke off: {why:?}"))?.findings);
    }
    Ok(findings)
}

/// A hand on a table: what it does, in words and as SQL.
struct Hand<'a> {
    table: &'a str,
    names: String,
    what: String,
    text: String,
}

/// Lays hands on tables, one on each, looks what is found, and takes them back: for each hand the tables that are named with
/// it, or why it was not found.
async fn lay(desk: &TestDesk, hands: &[Hand<'_>]) -> (BTreeSet<String>, Vec<String>) {
    let mut missed = Vec::new();
    for (n, hand) in hands.iter().enumerate() {
        run(desk, format!("create table spare{n} as select * from {}", hand.table)).await;
        if run(desk, hand.text.clone()).await == 0 {
            missed.push(format!("{}: {}: the story leaves no row here", hand.table, hand.what));
        }
    }
    let found = found(desk).await;
    for (n, Hand { table, names, .. }) in hands.iter().enumerate() {
        run(desk, format!("delete from {table}")).await;
        run(desk, format!("insert into {table} ({names}) select {names} from spare{n}")).await;
        run(desk, format!("drop table spare{n}")).await;
    }
    let found = match found {
        Ok(found) => found,
        Err(why) => {
            let all = hands.iter().map(|hand| format!("{}: {}", hand.table, hand.what)).collect::<Vec<_>>();
            missed.push(format!("{}: {why}", all.join(", ")));
            return (BTreeSet::new(), missed);
        }
    };
    let mut named: BTreeSet<String> = found.iter().map(|f| f.table.clone()).collect();
    // The keys of a customer stand in the customer's own digest.
    if named.contains("customers") {
        named.insert("customer_keys".into());
    }
    let said = || found.iter().map(|f| &f.said).collect::<Vec<_>>();
    let unnamed = hands.iter().filter(|hand| !named.contains(hand.table));
    missed.extend(unnamed.map(|hand| format!("{}: {}: not named: {:?}", hand.table, hand.what, said())));
    (named, missed)
}

/// The row that came last, as a condition. Where short rows stand in the order of their key, the key says which.
async fn newest(desk: &TestDesk, table: &str) -> String {
    if desk.house.db().engine() == Engine::Postgres {
        return format!("ctid = (select max(ctid) from {table})");
    }
    let text = format!(
        "select k.name from pragma_table_info('{table}') k join pragma_table_list t on t.name = '{table}' and t.wr = 1
         where k.pk > 0 order by k.pk"
    );
    let key: Vec<(String,)> = desk.house.read().all(Sql::built(text), args![]).await.unwrap();
    if key.is_empty() {
        return format!("rowid = (select max(rowid) from {table})");
    }
    let of = |end: &str| key.iter().map(|(name,)| format!("{name}{end}")).collect::<Vec<_>>().join(", ");
    format!("({}) = (select {} from {table} order by {} limit 1)", of(""), of(""), of(" desc"))
}

/// The hands on one table: on its newest row as a whole, and on each of its columns.
async fn hands_on<'a>(desk: &TestDesk, table: &'a str, columns: &[Column]) -> (Vec<Hand<'a>>, Vec<Hand<'a>>) {
    let row = newest(desk, table).await;
    let names = columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
    let hand = |what: String, text: String| Hand { table, names: names.clone(), what, text };
    let mut whole = vec![hand("removed".into(), format!("delete from {table} where {row}"))];
    let is_other = |c: &Column| c.is_unique && c.name != "workspace_id";
    if columns.iter().any(is_other) {
        let value = |c: &Column| if is_other(c) { c.changed() } else { c.name.clone() };
        let values = columns.iter().map(value).collect::<Vec<_>>().join(", ");
        let text = format!("insert into {table} ({names}) select {values} from {table} where {row}");
        whole.push(hand("put in".into(), text));
    }
    let silent = columns_that_say_nothing();
    let says = columns.iter().filter(|c| !silent.contains(&format!("{table}.{}", c.name)));
    let changed = says.map(|c| {
        let text = format!("update {table} set {} = {} where {row}", c.name, c.changed());
        hand(format!("{} changed", c.name), text)
    });
    (whole, changed.collect())
}

/// Lays every hand on every table. Hands on whole rows are laid one by one, and tell which tables are named with which; then
/// hands on columns are laid some at once, on tables that are never named with one another, so that none hides another.
async fn every_row(desk: &TestDesk, tables: &[(String, Vec<Column>)], each_column: bool) {
    assert_eq!(found(desk).await, Ok(Vec::new()), "untouched, everything holds");
    let (mut missed, mut beside, mut left) = (Vec::new(), BTreeMap::new(), VecDeque::new());
    for (table, columns) in tables {
        let (whole, changed) = hands_on(desk, table, columns).await;
        let with = beside.entry(table.as_str()).or_insert_with(BTreeSet::new);
        for hand in whole {
            let (named, not) = lay(desk, &[hand]).await;
            with.extend(named);
            missed.extend(not);
        }
        if each_column {
            left.extend(changed);
        }
    }
    let are_apart = |a: &str, b: &str| a != b && !beside[a].contains(b) && !beside[b].contains(a);
    while let Some(first) = left.pop_front() {
        let (mut some, mut later) = (vec![first], VecDeque::new());
        for hand in left {
            let fits = some.len() < AT_ONCE && some.iter().all(|laid| are_apart(laid.table, hand.table));
            if fits { some.push(hand) } else { later.push_back(hand) }
        }
        left = later;
        missed.extend(lay(desk, &some).await.1);
    }
    assert_eq!(found(desk).await, Ok(Vec::new()), "every hand was taken back");
    assert!(missed.is_empty(), "{} hands were not found:\n{}", missed.len(), missed.join("\n"));
}

/// What proves itself by the journal's own means is in `hands.rs`; what says nothing is nowhere.
async fn tables(desk: &TestDesk) -> Vec<(String, Vec<Column>)> {
    let mut tables = Vec::new();
    for (table, class) in classes() {
        if ["vouched", "folded", "derived"].contains(&class.as_str()) {
            let columns = columns_of(desk, &table).await;
            tables.push((table, columns));
        }
    }
    tables
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite() {
    let (config, mailbox) = with_mail();
    let desk = TestDesk::sqlite_with(config).await;
    let _recovery = recovery::tell(&desk, mailbox).await;
    let tables = tables(&desk).await;
    every_row(&desk, &tables, true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres() {
    let (config, mailbox) = with_mail();
    let Some(desk) = TestDesk::postgres_with(config).await else {
        eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
        return;
    };
    let _recovery = recovery::tell(&desk, mailbox).await;
    // The columns are told by a store of the other engine: the schema is one text.
    let tables = tables(&TestDesk::sqlite().await).await;
    every_row(&desk, &tables, false).await;
}
