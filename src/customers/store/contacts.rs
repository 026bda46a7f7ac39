//! Contacts.

use twodb::{Ask, Sql, args};

use crate::customers::Contact;
use crate::ground::id::{ContactId, CustomerId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const CONTACT: &str = "workspace_id, id, customer_id, external_key, name, email, phone, roles, language, zone, left_at, \
    import_id, import_batch, created_at, changed_at, salt";
const COLUMNS: [&str; 16] = [
    "workspace_id",
    "id",
    "customer_id",
    "external_key",
    "name",
    "email",
    "phone",
    "roles",
    "language",
    "zone",
    "left_at",
    "import_id",
    "import_batch",
    "created_at",
    "changed_at",
    "salt",
];

/// The contact; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find_contact(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &ContactId) -> Result<Contact> {
    let text = format!("select {CONTACT} from contacts where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("contact"))
}

/// The contacts of a customer, those who left last.
pub async fn contacts_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Vec<Contact>> {
    let text = format!(
        "select {CONTACT} from contacts where workspace_id = $1 and customer_id = $2
         order by coalesce(left_at, 0), name, id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, customer]).await?)
}

/// The contacts of these customers, in no order; also those who left.
pub async fn contacts_of_many(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customers: &[CustomerId],
) -> Result<Vec<Contact>> {
    let text = format!("select {CONTACT} from contacts where workspace_id = $1 and customer_id");
    let ids: Vec<&str> = customers.iter().map(CustomerId::as_str).collect();
    Ok(ask.all_in(&text, &args![workspace], &ids).await?)
}

/// The contacts that these keys of another system name.
pub(in crate::customers) async fn contacts_by_key(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    keys: &[&str],
) -> Result<Vec<Contact>> {
    let text = format!("select {CONTACT} from contacts where workspace_id = $1 and external_key");
    Ok(ask.all_in(&text, &args![workspace], keys).await?)
}

/// The contacts of these ids.
pub(in crate::customers) async fn contacts_of_ids(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[&str],
) -> Result<Vec<Contact>> {
    let text = format!("select {CONTACT} from contacts where workspace_id = $1 and id");
    Ok(ask.all_in(&text, &args![workspace], ids).await?)
}

/// New contacts, or known ones as they are now, in few statements.
pub(in crate::customers) async fn put_contacts(tx: &mut Tx, contacts: &[Contact]) -> Result<()> {
    let rows = contacts.iter().map(|c| {
        args![
            &c.workspace_id,
            &c.id,
            &c.customer_id,
            &c.external_key,
            &c.name,
            &c.email,
            &c.phone,
            c.roles.stored(),
            &c.language,
            &c.zone,
            c.left_at,
            &c.import_id,
            c.import_batch,
            c.created_at,
            c.changed_at,
            &c.salt
        ]
    });
    tx.insert_many(
        "contacts",
        &COLUMNS,
        "on conflict (workspace_id, id) do update set customer_id = excluded.customer_id,
            external_key = excluded.external_key, name = excluded.name, email = excluded.email, phone = excluded.phone,
            roles = excluded.roles, language = excluded.language, zone = excluded.zone, left_at = excluded.left_at,
            import_id = excluded.import_id, import_batch = excluded.import_batch, changed_at = excluded.changed_at",
        rows.collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}
