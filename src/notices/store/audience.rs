//! Who would be told, and who would not and why: counted and listed by the store, never in memory.

use twodb::{Args, Ask, Sql, args, sql};

use crate::ground::id::{CaseId, ContactId, CustomerId, IncidentId, NoticeId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::notices::{Audience, LeftOut, Listener, MissingRole, Notice, NoticeKind, Unreachable, gate};
use crate::{incidents, playbooks};

/// Rows of a sample.
const SAMPLE: i64 = 50;
/// The most places named where a role is missing.
const MOST_NAMED: usize = 50;

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
pub(super) const CONTACTS: &str =
    "from cases c join contacts p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
    join customers u on u.workspace_id = c.workspace_id and u.id = c.customer_id
    where c.workspace_id = $1 and c.incident_id = $2 and c.state not in ('closed', 'withdrawn')";

/// What decides who hears a notice: its kind, and what it corrects.
#[derive(Debug, Clone, Copy)]
pub struct Hearing<'a> {
    /// What it is for.
    pub kind: NoticeKind,
    /// What a correction corrects.
    pub corrects: Option<&'a NoticeId>,
}

impl<'a> Hearing<'a> {
    /// Of a notice.
    pub fn of(notice: &'a Notice) -> Self {
        Self { kind: notice.kind(), corrects: notice.corrects_id.as_ref() }
    }

    /// Who can be reached and does not hear it all the same, and the word for why; what it binds goes behind `values`.
    /// A first notice is not sent to anybody twice, so that a scope that grew can be told without repeating it to the
    /// others; a correction goes to those who may have read what was wrong, and to nobody else.
    fn not_for(self, values: &mut Args) -> (&'static str, String) {
        match (self.kind, self.corrects) {
            (NoticeKind::First, _) => (
                "already",
                "exists (select 1 from deliveries d join notices n on n.workspace_id = d.workspace_id and n.id = d.notice_id
                    where d.workspace_id = c.workspace_id and d.incident_id = c.incident_id and d.contact_id = p.id
                      and n.kind = 'first' and d.round > 0 and d.state not in ('refused', 'failed', 'bounced'))"
                    .into(),
            ),
            (NoticeKind::Correction, Some(wrong)) => {
                values.push(wrong.into());
                let at = values.len();
                let text = format!(
                    "not exists (select 1 from deliveries d where d.workspace_id = c.workspace_id and d.incident_id = c.incident_id
                        and d.contact_id = p.id and d.notice_id = ${at} and (d.state = 'uncertain' or (d.handed_over_at is not null and d.state <> 'bounced')))"
                );
                ("not_told", text)
            }
            _ => ("already", "1 = 0".into()),
        }
    }

    /// Whether a contact has a role that must hear it, or hears it all the same. Whoever read what was wrong hears
    /// what is right, whatever their role.
    fn hears(self, needed: &Needed, values: &mut Args) -> String {
        if self.corrects.is_some() {
            return "1 = 1".into();
        }
        let hears = needed.hears("p", values.len() + 1);
        *values = needed.bound(std::mem::take(values));
        hears
    }

    /// `told`, or why not.
    pub(super) fn why(self, needed: &Needed, values: &mut Args) -> String {
        let (word, not_for) = self.not_for(values);
        let hears = self.hears(needed, values);
        format!(
            "case when p.left_at is not null then 'left' when p.email is null then 'no_mail'
                when {not_for} then '{word}' when {hears} then 'told' else 'not_relevant' end"
        )
    }

    /// Whether a contact is told.
    pub(super) fn told(self, needed: &Needed, values: &mut Args) -> String {
        let not_for = self.not_for(values).1;
        let hears = self.hears(needed, values);
        format!("p.left_at is null and p.email is not null and not {not_for} and {hears}")
    }
}

/// The roles that must hear of an incident; none when everybody must (R17).
#[derive(Debug, Clone)]
pub(in crate::notices) struct Needed(Vec<String>);

/// The roles that must hear of this incident, by its scenario.
pub(in crate::notices) async fn needed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Needed> {
    let scenario = incidents::find(ask, workspace, incident).await?.scenario;
    playbooks::audience_of(ask, workspace, scenario.as_deref()).await.map(Needed)
}

impl Needed {
    /// The roles as a statement binds them, after its other values.
    pub(super) fn bound(&self, mut values: Args) -> Args {
        values.extend(self.0.iter().map(|role| twodb::Value::from(format!(" {role} "))));
        values
    }

    /// Contact `alias` has one of the roles, which are bound from `$first` on.
    fn has_role(&self, alias: &str, first: usize) -> String {
        let one = |n| format!("replace({alias}.roles, ${n}, '') <> {alias}.roles");
        let any: Vec<String> = (first..first + self.0.len()).map(one).collect();
        format!("({})", any.join(" or "))
    }

    /// Contact `alias` hears of it: for their role, because nobody knows their role, or because nobody else at their
    /// customer can be reached who has one. Nobody is left untold for want of a role.
    pub(super) fn hears(&self, alias: &str, first: usize) -> String {
        if self.0.is_empty() {
            return "1 = 1".into();
        }
        // reads: customers
        format!(
            "({alias}.roles = '' or {} or not exists (select 1 from contacts q where q.workspace_id = {alias}.workspace_id
                and q.customer_id = {alias}.customer_id and q.left_at is null and q.email is not null and {}))",
            self.has_role(alias, first),
            self.has_role("q", first)
        )
    }
}

/// Behind whom the next people are: a customer, and a mail address there.
#[derive(Debug, Clone, Default)]
pub(in crate::notices) struct After {
    customer: String,
    email: String,
}

impl After {
    /// Behind this one.
    pub(in crate::notices) fn of(addressee: &Addressee) -> Self {
        Self { customer: addressee.customer_id.to_string(), email: addressee.email.clone() }
    }
}

/// The next contacts to be told, customer by customer: cases and their chains were made in that order, so that what is
/// written for those of one page lies together.
pub(in crate::notices) async fn addressees(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    hearing: Hearing<'_>,
    after: &After,
    most: i64,
) -> Result<Vec<Addressee>> {
    let needed = needed(ask, workspace, incident).await?;
    let mut values = args![workspace, incident, &after.customer, &after.email, most];
    let told = hearing.told(&needed, &mut values);
    let text = format!(
        "select p.id as contact_id, c.customer_id, c.id as case_id, p.name, p.email, p.language, coalesce(p.zone, u.zone) as zone
         {CONTACTS} and {told} and (c.customer_id, p.email) > ($3, $4) order by c.customer_id, p.email limit $5"
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// The next customers with contacts to be told, after `after`, and how many those are.
pub(in crate::notices) async fn customers_to_tell(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    hearing: Hearing<'_>,
    after: &str,
    most: i64,
) -> Result<Vec<(CustomerId, i64)>> {
    let needed = needed(ask, workspace, incident).await?;
    let mut values = args![workspace, incident, after, most];
    let told = hearing.told(&needed, &mut values);
    let text = format!(
        "select c.customer_id, count(*) {CONTACTS} and {told} and c.customer_id > $3
         group by c.customer_id order by c.customer_id limit $4"
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// A contact of the incident, as a letter needs them; [`Fault::Missing`] where none can be written to.
pub(in crate::notices) async fn find_addressee(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    contact: &ContactId,
) -> Result<Addressee> {
    let text = one_addressee("and p.id = $3");
    ask.maybe(text, args![workspace, incident, contact]).await?.ok_or(Fault::Missing("contact"))
}

/// Whom a notice is shown to when nobody is named: whoever is written to first, of all whom it could reach.
pub(in crate::notices) async fn first_addressee(
    ask: &mut dyn Ask,
    notice: &Notice,
) -> Result<Option<Addressee>> {
    let (workspace, incident) = (&notice.workspace_id, &notice.incident_id);
    if notice.state().is_out() {
        let first = "and p.left_at is null and p.id = (select d.contact_id from deliveries d
            where d.workspace_id = $1 and d.incident_id = $2 and d.notice_id = $3 order by d.contact_id limit 1)";
        let found = ask.maybe(one_addressee(first), args![workspace, incident, &notice.id]).await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(ask.maybe(one_addressee("and p.left_at is null"), args![workspace, incident]).await?)
}

/// In the order of the index of an incident's cases, so that of very many no more than one is looked at.
fn one_addressee(which: &str) -> Sql {
    Sql::built(format!(
        "select p.id as contact_id, c.customer_id, c.id as case_id, p.name, p.email, p.language, coalesce(p.zone, u.zone) as zone
         {CONTACTS} and p.email is not null {which} order by c.state, c.id, p.id limit 1"
    ))
}

/// Who such a notice would reach now. `today` is the workspace's calendar day, for the time they have
/// to prepare.
pub async fn audience(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    hearing: Hearing<'_>,
    today: &str,
) -> Result<Audience> {
    let needed = needed(ask, workspace, incident).await?;
    let mut values = args![workspace, incident];
    let why = hearing.why(&needed, &mut values);
    let text = format!(
        "select why, count(*), count(distinct customer_id) from (select {why} as why, c.customer_id {CONTACTS}) w group by why"
    );
    let scope_confirmed = gate::scope_is_confirmed(ask, workspace, incident).await?;
    let mut found = Audience { scope_confirmed, needed: needed.0.clone(), ..Audience::default() };
    for (why, many, customers) in ask.all::<(String, i64, i64)>(Sql::built(text), values.clone()).await? {
        match why.as_str() {
            "told" => (found.to_tell, found.customers) = (many, customers),
            "left" => found.left_out.left = many,
            "no_mail" => found.left_out.no_mail = many,
            "not_told" => found.left_out.not_told = many,
            "not_relevant" => found.left_out.not_relevant = many,
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
    found.sample = ask.all::<Listener>(listed("="), values.clone()).await?;
    if found.left_out != LeftOut::default() {
        found.left_out_sample = ask.all::<Listener>(listed("<>"), values).await?;
    }
    nobody(ask, workspace, incident, &mut found).await?;
    (found.missing, found.missing_sample) = missing(ask, workspace, incident, &needed, None).await?;
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
    ask: &mut dyn Ask,
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

/// Customers, or the one of a case, at which nobody who can be reached has a role that must hear. Where no role of
/// anybody is known there is nothing to miss: everybody is told.
async fn missing(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    needed: &Needed,
    case: Option<&CaseId>,
) -> Result<(i64, Vec<MissingRole>)> {
    let (mut many, mut sample) = (0, Vec::new());
    for role in &needed.0 {
        let mut values: Args = args![workspace, incident, format!(" {role} ")];
        let of_case = if let Some(case) = case {
            values.push(case.into());
            "and c.id = $4"
        } else {
            ""
        };
        // reads: incidents, customers
        let cases = format!(
            "from cases c where c.workspace_id = $1 and c.incident_id = $2 and c.state not in ('closed', 'withdrawn') {of_case}
             and exists (select 1 from contacts p where p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
                and p.left_at is null and p.roles <> '')
             and not exists (select 1 from contacts p where p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
                and p.left_at is null and p.email is not null and replace(p.roles, $3, '') <> p.roles)"
        );
        let found = ask.count(Sql::built(format!("select count(*) {cases}")), values.clone()).await?;
        many += found;
        if found > 0 && sample.len() < MOST_NAMED {
            let text = format!(
                "select c.id as case_id, c.customer_id, c.title as customer, trim($3) as role {cases} order by c.title, c.id limit {SAMPLE}"
            );
            sample.extend(ask.all::<MissingRole>(Sql::built(text), values).await?);
        }
    }
    sample.truncate(MOST_NAMED);
    Ok((many, sample))
}

/// Who speaks for the customer of a case: who hears of its incident, who does not and why, and which roles nobody has.
pub async fn relevant_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    case: &CaseId,
) -> Result<Audience> {
    let needed = needed(ask, workspace, incident).await?;
    // An update reaches whoever had the first notice too: that somebody was told is no reason not to be relevant.
    let mut values = args![workspace, case];
    let why = Hearing { kind: NoticeKind::Update, corrects: None }.why(&needed, &mut values);
    // reads: incidents, customers
    let text = format!(
        "select contact_id, name, customer, why from (
            select p.id as contact_id, p.name, p.roles as customer, {why} as why from cases c
            join contacts p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
            where c.workspace_id = $1 and c.id = $2) w order by contact_id limit {SAMPLE}"
    );
    let people = ask.all::<Listener>(Sql::built(text), values).await?;
    let (sample, left_out_sample) = people.into_iter().partition(|who| who.why == "told");
    let (missing, missing_sample) = missing(ask, workspace, incident, &needed, Some(case)).await?;
    Ok(Audience { needed: needed.0, sample, left_out_sample, missing, missing_sample, ..Audience::default() })
}
