//! The attributes that customers and holdings have, as their imports named them.

use std::collections::{BTreeMap, BTreeSet};

use twodb::{Args, Ask, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::scope::rule::Field;

/// Whether any customer, or any holding, has a value in this attribute; true for fields that are none.
pub(in crate::scope) async fn is_attribute_known(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    field: &Field,
) -> Result<bool> {
    let (table, name) = match field {
        Field::HoldingAttribute(name) => ("holdings", name),
        Field::CustomerAttribute(name) => ("customers", name),
        _ => return Ok(true),
    };
    // reads: customers
    let value = Sql::json_text(ask, "attributes", 2);
    let text = format!("select id from {table} where workspace_id = $1 and {value} is not null limit 1");
    let values: Args = args![workspace, name];
    Ok(ask.maybe::<(String,)>(Sql::built(text), values).await?.is_some())
}

/// The attributes that the latest customers and holdings have, for the form and for near names.
pub(in crate::scope) async fn attributes(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Field>> {
    // reads: customers
    let mut names = BTreeSet::new();
    for (text, of_holding) in [
        ("select attributes from holdings where workspace_id = $1 order by id desc limit 200", true),
        ("select attributes from customers where workspace_id = $1 order by id desc limit 200", false),
    ] {
        for (json,) in ask.all::<(String,)>(sql(text), args![workspace]).await? {
            let read: BTreeMap<String, serde_json::Value> = serde_json::from_str(&json).unwrap_or_default();
            names.extend(read.into_keys().map(|name| (of_holding, name)));
        }
    }
    let field = |(of_holding, name)| {
        if of_holding { Field::HoldingAttribute(name) } else { Field::CustomerAttribute(name) }
    };
    Ok(names.into_iter().map(field).collect())
}
