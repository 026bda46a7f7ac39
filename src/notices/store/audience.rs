//! Who would be told, and who would not and why: counted and listed by the store, never in memory.

use twodb::{Args, Ask, Sql, args, sql};

use crate::ground::id::{CaseId, ContactId, CustomerId, IncidentId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::notices::{Audience, LeftOut, Listener, NoticeKind, Unreachable, gate};

/// Rows of a sample.
const SAMPLE: i64 = 50;

/// A contact to be told, with what a letter needs.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Addressee {
    /// Which.
    pub contact_id: ContactId,
    /// At which customer.
    pub customer_id: CustomerId,
    /// In which case.
    pub case_id: CaseId,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
    /// Their language.
    pub language: String,
    /// Their time zone, or their customer's.
    pub zone: Option<String>,
}

// reads: incidents, customers
const CONTACTS: &str =
    "from cases c join contacts p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
    join customers u on u.workspace_id = c.workspace_id and u.id = c.customer_id
    where c.workspace_id = $1 and c.incident_id = $2 and c.state not in ('closed', 'withdrawn')";

/// Whether a contact has had a first notice; a first one is not sent to anybody twice, so that a scope that
/// grew can be told without repeating it to the others.
fn already(kind: NoticeKind) -> &'static str {
    if kind == NoticeKind::First {
        "exists (select 1 from deliveries d join notices n on n.workspace_id = d.workspace_id and n.id = d.notice_id
            where d.workspace_id = c.workspace_id and d.incident_id = c.incident_id and d.contact_id = p.id
              and n.kind = 'first' and d.state not in ('refused', 'failed', 'bounced'))"
    } else {
        "1 = 0"
    }
}

fn why(kind: NoticeKind) -> String {
    format!(
        "case when p.left_at is not null then 'left' when p.email is null then 'no_mail' when {} then 'already' else 'told' end",
        already(kind)
    )
}

/// The next contacts to be told, by contact, after `after`.
pub(in crate::notices) async fn addressees(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    kind: NoticeKind,
    after: &str,
    most: i64,
) -> Result<Vec<Addressee>> {
    let text = format!(
        "select p.id as contact_id, c.customer_id, c.id as case_id, p.name, p.email, p.language, coalesce(p.zone, u.zone) as zone
         {CONTACTS} and p.left_at is null and p.email is not null and not {} and p.id > $3
         order by p.id limit $4",
        already(kind)
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident, after, most]).await?)
}

/// One contact of the incident, as a preview needs them; the first of all when none is named.
pub(in crate::notices) async fn seek_addressee(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    contact: Option<&ContactId>,
) -> Result<Option<Addressee>> {
    let mut values: Args = args![workspace, incident];
    let which = if let Some(contact) = contact {
        values.push(contact.into());
        "and p.id = $3"
    } else {
        "and p.left_at is null"
    };
    let text = format!(
        "select p.id as contact_id, c.customer_id, c.id as case_id, p.name, p.email, p.language, coalesce(p.zone, u.zone) as zone
         {CONTACTS} and p.email is not null {which} order by p.id limit 1"
    );
    let found = ask.maybe(Sql::built(text), values).await?;
    if found.is_none() && contact.is_some() {
        return Err(Fault::Missing("contact"));
    }
    Ok(found)
}

/// Who a notice of this kind would reach now. `today` is the workspace's calendar day, for the time they have
/// to prepare.
pub async fn audience(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    kind: NoticeKind,
    today: &str,
) -> Result<Audience> {
    let why = why(kind);
    let text = format!(
        "select why, count(*), count(distinct customer_id) from (select {why} as why, c.customer_id {CONTACTS}) w group by why"
    );
    let scope_confirmed = gate::scope_is_confirmed(ask, workspace, incident).await?;
    let mut found = Audience { scope_confirmed, ..Audience::default() };
    for (why, many, customers) in
        ask.all::<(String, i64, i64)>(Sql::built(text), args![workspace, incident]).await?
    {
        match why.as_str() {
            "told" => (found.to_tell, found.customers) = (many, customers),
            "left" => found.left_out.left = many,
            "no_mail" => found.left_out.no_mail = many,
            _ => found.left_out.already = many,
        }
    }
    let listed = |which: &str| {
        Sql::built(format!(
            "select contact_id, name, customer, why from (
                select p.id as contact_id, p.name, c.title as customer, {why} as why {CONTACTS}) w
             where why {which} 'told' order by customer, contact_id limit {SAMPLE}"
        ))
    };
    found.sample = ask.all::<Listener>(listed("="), args![workspace, incident]).await?;
    if found.left_out != LeftOut::default() {
        found.left_out_sample = ask.all::<Listener>(listed("<>"), args![workspace, incident]).await?;
    }
    nobody(ask, workspace, incident, &mut found).await?;
    let (first, hit): (Option<String>, i64) = ask
        .one(
            // reads: customers
            sql("select min(case when h.promised_on >= $3 then h.promised_on end),
                    count(distinct case when h.promised_on < $3 then h.customer_id end)
                 from cases c join holdings h on h.workspace_id = c.workspace_id and h.customer_id = c.customer_id
                 where c.workspace_id = $1 and c.incident_id = $2 and c.state not in ('closed', 'withdrawn')
                   and h.promised_on is not null and h.delivered_on is null"),
            args![workspace, incident, today],
        )
        .await?;
    (found.first_hit_on, found.already_hit) = (first, hit);
    Ok(found)
}

/// Customers with nobody to tell.
async fn nobody(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    found: &mut Audience,
) -> Result<()> {
    // reads: incidents, customers
    let cases = "from cases c where c.workspace_id = $1 and c.incident_id = $2 and c.state not in ('closed', 'withdrawn')
        and not exists (select 1 from contacts p where p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
            and p.left_at is null and p.email is not null)";
    found.nobody =
        ask.count(Sql::built(format!("select count(*) {cases}")), args![workspace, incident]).await?;
    if found.nobody > 0 {
        let text = format!(
            "select c.id as case_id, c.customer_id, c.title as customer {cases} order by c.title, c.id limit {SAMPLE}"
        );
        found.nobody_sample = ask.all::<Unreachable>(Sql::built(text), args![workspace, incident]).await?;
    }
    Ok(())
}
