//! Customers and the keys by which other systems know them.

use std::collections::HashMap;

use twodb::{Args, Ask, Sql, args, sql};

use crate::customers::{Customer, CustomerKey, CustomerLine};
use crate::ground::id::{CustomerId, ImportId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const CUSTOMER: &str = "workspace_id, id, name, attributes, zone, language, size_note, import_id, import_batch, \
    created_at, changed_at, salt";
const COLUMNS: [&str; 12] = [
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

/// How the list of customers is looked at.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Words of their names, the last may be a beginning; or one whole key.
    pub words: String,
    /// `name`, `-name`, `changed` or `-changed`; by name when it is none of them.
    pub sort: String,
    /// Only those without any contact, to whom nothing could be told.
    pub without_contact: bool,
}

/// The customer with their keys; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &CustomerId) -> Result<Customer> {
    let found = customers_of_ids(ask, workspace, std::slice::from_ref(id)).await?;
    found.into_iter().next().ok_or(Fault::Missing("customer"))
}

/// The customers of these ids, with their keys; those that are not here are left out.
pub(in crate::customers) async fn customers_of_ids(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[CustomerId],
) -> Result<Vec<Customer>> {
    let text = format!("select {CUSTOMER} from customers where workspace_id = $1 and id");
    let mut found: Vec<Customer> = ask.all_in(&text, &args![workspace], &texts(ids)).await?;
    // A padded list names its last value often, and gives its rows once.
    let text = "select customer_id, external_key, is_alias from customer_keys where workspace_id = $1 and customer_id";
    let mut keys: HashMap<CustomerId, Vec<CustomerKey>> = HashMap::new();
    let named: Vec<(CustomerId, String, i64)> =
        ask.all_in(text, &args![workspace], &found.iter().map(|c| c.id.as_str()).collect::<Vec<_>>()).await?;
    for (customer, key, is_alias) in named {
        keys.entry(customer).or_default().push(CustomerKey { key, is_alias: is_alias != 0 });
    }
    for customer in &mut found {
        customer.keys = keys.remove(&customer.id).unwrap_or_default();
        customer.keys.sort();
    }
    Ok(found)
}

/// The customer that a key of another system names.
pub async fn customer_of_key(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    key: &str,
) -> Result<Option<CustomerId>> {
    let text = sql("select customer_id from customer_keys where workspace_id = $1 and external_key = $2");
    Ok(ask.maybe::<(CustomerId,)>(text, args![workspace, key]).await?.map(|row| row.0))
}

/// The customers that these keys name, by key; keys nobody has are left out.
pub async fn customers_of_keys(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    keys: &[&str],
) -> Result<HashMap<String, CustomerId>> {
    let named = keys_known(ask, workspace, keys).await?;
    Ok(named.into_iter().map(|(key, customer, _)| (key, customer)).collect())
}

/// These keys where they are known: the customer each names, and the import that brought it.
pub(in crate::customers) async fn keys_known(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    keys: &[&str],
) -> Result<Vec<(String, CustomerId, Option<ImportId>)>> {
    let text = "select external_key, customer_id, import_id from customer_keys where workspace_id = $1 and external_key";
    Ok(ask.all_in(text, &args![workspace], keys).await?)
}

/// The names of these customers.
pub async fn names_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[CustomerId],
) -> Result<HashMap<CustomerId, String>> {
    let text = "select id, name from customers where workspace_id = $1 and id";
    let named: Vec<(CustomerId, String)> = ask.all_in(text, &args![workspace], &texts(ids)).await?;
    Ok(named.into_iter().collect())
}

fn texts(ids: &[CustomerId]) -> Vec<&str> {
    ids.iter().map(CustomerId::as_str).collect()
}

/// The languages of these customers, where they are known.
pub(in crate::customers) async fn languages_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[CustomerId],
) -> Result<HashMap<CustomerId, String>> {
    let text = "select id, language from customers where workspace_id = $1 and language is not null and id";
    let known: Vec<(CustomerId, String)> = ask.all_in(text, &args![workspace], &texts(ids)).await?;
    Ok(known.into_iter().collect())
}

/// A page of the list.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    look: &Look,
    paging: &Paging,
) -> Result<Page<CustomerLine>> {
    let mut values: Args = args![workspace];
    let mut also = String::new();
    if let Some(words) = Sql::words(ask, &look.words) {
        values.push(words.into());
        let matches = Sql::matches(ask, "customers", values.len());
        values.push(look.words.trim().into());
        also = format!(
            " and ({matches} or id in (select customer_id from customer_keys k where k.workspace_id = $1 and k.external_key = ${}))",
            values.len()
        );
    }
    if look.without_contact {
        also += " and not exists (select 1 from contacts k where k.workspace_id = $1 and k.customer_id = customers.id and k.left_at is null)";
    }
    let down = look.sort.starts_with('-');
    let column = if look.sort.ends_with("changed") { "changed_at" } else { "name" };
    let (than, way) = if down { ("<", "desc") } else { (">", "asc") };
    if let Some([place, id]) = paging.parts() {
        if column == "name" {
            values.push(place.into());
        } else {
            values.push(place.parse::<i64>().unwrap_or_default().into());
        }
        values.push(id.into());
        also += &format!(" and ({column}, id) {than} (${}, ${})", values.len() - 1, values.len());
    }
    values.push((paging.rows() + 1).into());
    // The page is cut first, so that only its rows are counted.
    let text = format!(
        "select p.id, p.name, p.attributes, p.changed_at,
                (select count(*) from contacts k where k.workspace_id = $1 and k.customer_id = p.id and k.left_at is null) as contacts,
                (select count(*) from holdings h where h.workspace_id = $1 and h.customer_id = p.id) as holdings
         from (select id, name, attributes, changed_at from customers where workspace_id = $1{also}
               order by {column} {way}, id {way} limit ${}) p
         order by p.{column} {way}, p.id {way}",
        values.len()
    );
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |line: &CustomerLine| {
        let place = if column == "name" { line.name.clone() } else { line.changed_at.0.to_string() };
        [place, line.id.to_string()]
    }))
}

/// New customers, or known ones as they are now, in few statements.
pub(in crate::customers) async fn put_customers(tx: &mut Tx, customers: &[Customer]) -> Result<()> {
    let rows = customers.iter().map(|c| {
        args![
            &c.workspace_id,
            &c.id,
            &c.name,
            &c.attributes,
            &c.zone,
            &c.language,
            &c.size_note,
            &c.import_id,
            c.import_batch,
            c.created_at,
            c.changed_at,
            &c.salt
        ]
    });
    tx.insert_many(
        "customers",
        &COLUMNS,
        "on conflict (workspace_id, id) do update set name = excluded.name, attributes = excluded.attributes,
            zone = excluded.zone, language = excluded.language, size_note = excluded.size_note,
            import_id = excluded.import_id, import_batch = excluded.import_batch, changed_at = excluded.changed_at",
        rows.collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}

/// New keys of customers; [`Fault::Conflict`] when one names somebody else already.
pub(in crate::customers) async fn put_keys(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    keys: &[(CustomerKey, CustomerId)],
    import: Option<&ImportId>,
) -> Result<()> {
    let rows = keys
        .iter()
        .map(|(key, customer)| args![workspace, &key.key, customer, key.is_alias, import.cloned()]);
    let columns = ["workspace_id", "external_key", "customer_id", "is_alias", "import_id"];
    tx.insert_many("customer_keys", &columns, "", rows.collect::<Vec<_>>()).await?;
    Ok(())
}
