//! Every row of every table that says anything about a recovery: changed in any of its columns, removed, or put in
//! beside the others, it is found and named. The tables stand in `docs/proof.md`, and so do the columns that may change
//! without a fact.

use std::collections::{BTreeSet, VecDeque};

use amends::ground::workspace;
use amends::journal::Finding;
use amends::reports;
use twodb::{Engine, Sql, args};

use super::recovery::{self, with_mail};
use crate::harness::TestDesk;
use crate::laws::proof::{classes, columns_that_say_nothing};

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

async fn run(desk: &TestDesk, texts: impl IntoIterator<Item = String>) {
    let mut tx = desk.house.db().begin().await.unwrap();
    for text in texts {
        tx.run(Sql::built(text), args![]).await.unwrap();
    }
    tx.commit().await.unwrap();
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

/// A hand on a table, which has a number among them: what it does, in words and as SQL.
struct Hand<'a> {
    number: usize,
    table: &'a str,
    names: String,
    what: String,
    text: String,
}

/// Keeps a copy of a table beside it, from which its rows are put back.
async fn keep_beside(desk: &TestDesk, table: &str) {
    let many: Vec<(i64,)> =
        desk.house.read().all(Sql::built(format!("select count(*) from {table}")), args![]).await.unwrap();
    assert!(many[0].0 > 0, "{table}: the story leaves no row here");
    run(desk, [format!("create table spare_{table} as select * from {table}")]).await;
}

/// Lays hands on tables, one on each, looks what is found, and takes them back.
async fn lay(desk: &TestDesk, hands: &[&Hand<'_>]) -> Result<Vec<Finding>, String> {
    run(desk, hands.iter().map(|hand| hand.text.clone())).await;
    let found = found(desk).await;
    let put_back = hands.iter().flat_map(|Hand { table, names, .. }| {
        [
            format!("delete from {table}"),
            format!("insert into {table} ({names}) select {names} from spare_{table}"),
        ]
    });
    run(desk, put_back).await;
    found
}

/// The tables that are named in findings.
fn named(found: &[Finding]) -> BTreeSet<&str> {
    let mut named: BTreeSet<&str> = found.iter().map(|f| f.table.as_str()).collect();
    // The keys of a customer stand in the customer's own digest.
    if named.contains("customers") {
        named.insert("customer_keys");
    }
    named
}

/// Those hands that are not found. One that is not found among others is laid alone: they may hide it.
async fn missed(desk: &TestDesk, hands: &[Hand<'_>]) -> Vec<String> {
    let all = lay(desk, &hands.iter().collect::<Vec<_>>()).await.unwrap_or_default();
    let named_at_once = named(&all);
    let mut missed = Vec::new();
    for hand in hands.iter().filter(|hand| !named_at_once.contains(hand.table)) {
        let Hand { table, what, .. } = hand;
        match lay(desk, &[hand]).await {
            Ok(found) if named(&found).contains(table) => {}
            Ok(found) => {
                let said = found.iter().map(|f| &f.said).collect::<Vec<_>>();
                missed.push(format!("{table}: {what}: not named: {said:?}"));
            }
            Err(why) => missed.push(format!("{table}: {what}: {why}")),
        }
    }
    missed
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
async fn hands_on<'a>(
    desk: &TestDesk,
    number: usize,
    table: &'a str,
    columns: &[Column],
) -> (Vec<Hand<'a>>, Vec<Hand<'a>>) {
    let row = newest(desk, table).await;
    let names = columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
    let hand = |what: String, text: String| Hand { number, table, names: names.clone(), what, text };
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

/// Which tables may be named with which: for each table those that were ever named while there was a hand on it and none on
/// them. The tables stand in a square, and hands on whole rows are laid on one line of it after another, down and aslant: any
/// two tables share one line at most, and those of one room share none, so that what hides another in one line does not in
/// the next.
async fn beside(desk: &TestDesk, whole: &[Vec<Hand<'_>>]) -> Vec<Vec<bool>> {
    let all = whole.len();
    let side = (all - 1).isqrt() + 1;
    let mut beside = vec![vec![false; all]; all];
    for line in 0..side {
        for (is_aslant, way) in [(false, 0), (false, 1), (true, 0), (true, 1)] {
            let is_on = |n: usize| (n + if is_aslant { n / side } else { 0 }) % side == line;
            let tables = whole.iter().filter(|hands| is_on(hands[0].number));
            let laid: Vec<&Hand<'_>> = tables.filter_map(|hands| hands.get(way)).collect();
            let Ok(found) = lay(desk, &laid).await else {
                // One that broke off tells nothing of who is named.
                for hand in &laid {
                    beside[hand.number].fill(true);
                }
                continue;
            };
            let named = named(&found);
            let is_beyond = |other: &Hand<'_>| {
                named.contains(other.table) && laid.iter().all(|hand| hand.number != other.number)
            };
            for other in whole.iter().map(|hands| &hands[0]).filter(|other| is_beyond(other)) {
                for hand in &laid {
                    beside[hand.number][other.number] = true;
                }
            }
        }
    }
    beside
}

/// Lays every hand on every table: as many at once as there are tables that are never named with one another, so that
/// none is found in place of another.
async fn every_row(desk: &TestDesk, tables: &[(String, Vec<Column>)], each_column: bool) {
    assert_eq!(found(desk).await, Ok(Vec::new()), "untouched, everything holds");
    let (mut whole, mut left) = (Vec::new(), VecDeque::new());
    for (number, (table, columns)) in tables.iter().enumerate() {
        keep_beside(desk, table).await;
        let (rows, changed) = hands_on(desk, number, table, columns).await;
        whole.push(rows);
        left.extend(changed.into_iter().filter(|_| each_column));
    }
    let beside = beside(desk, &whole).await;
    left.extend(whole.into_iter().flatten());
    let are_apart = |a: usize, b: usize| a != b && !beside[a][b] && !beside[b][a];
    let mut not_found = Vec::new();
    while let Some(first) = left.pop_front() {
        let (mut some, mut later) = (vec![first], VecDeque::new());
        for hand in left {
            let fits = some.iter().all(|laid: &Hand<'_>| are_apart(laid.number, hand.number));
            if fits { some.push(hand) } else { later.push_back(hand) }
        }
        left = later;
        not_found.extend(missed(desk, &some).await);
    }
    assert_eq!(found(desk).await, Ok(Vec::new()), "every hand was taken back");
    assert!(not_found.is_empty(), "{} hands were not found:\n{}", not_found.len(), not_found.join("\n"));
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
