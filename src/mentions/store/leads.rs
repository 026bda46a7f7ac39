//! Who told first, counted by the store: the first word from outside against our own, over very many customers in few
//! statements.
// reads: incidents

use std::collections::HashMap;

use twodb::{Args, Ask, Sql, args, sql};

use crate::ground::id::{CaseId, CustomerId, IncidentId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Result, Time};
use crate::incidents::{Case, Incident};
use crate::mentions::{FirstWord, Lead, LeadLine, Leads, Speaker, first_word};

/// The first word of an incident from outside, and our own first word before everyone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outside {
    /// What all could hear: the press, a regulator, a partner, one of our own on their own account.
    pub all: Option<(Time, Speaker)>,
    /// What anybody said, the first customer included.
    pub any: Option<(Time, Speaker)>,
    /// What we said before everyone.
    pub ours: Option<Time>,
}

/// The first word of an incident from outside.
pub async fn first_of_incident(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Outside> {
    let found = outsides(ask, workspace, std::slice::from_ref(incident)).await?;
    Ok(found.get(incident.as_str()).copied().unwrap_or_default())
}

/// The same of many incidents.
async fn outsides(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incidents: &[IncidentId],
) -> Result<HashMap<String, Outside>> {
    let text = format!(
        "select incident_id, speaker, min(said_at) from mentions
         where workspace_id = $1 and withdrawn_at is null and incident_id in {} group by incident_id, speaker",
        Sql::in_list(2, incidents.len())
    );
    let mut values: Args = args![workspace];
    values.extend(incidents.iter().map(twodb::Value::from));
    let rows: Vec<(String, String, Time)> = ask.all(Sql::built(text), values).await?;
    let mut found: HashMap<String, Outside> = HashMap::new();
    for (incident, speaker, at) in rows {
        let Some(speaker) = Speaker::from_word(&speaker) else { continue };
        let of = found.entry(incident).or_default();
        let earlier = |known: &mut Option<(Time, Speaker)>| {
            if known.is_none_or(|(before, _)| at < before) {
                *known = Some((at, speaker));
            }
        };
        match speaker {
            Speaker::Us => of.ours = Some(at),
            Speaker::Customer => earlier(&mut of.any),
            Speaker::Media | Speaker::Regulator | Speaker::Partner | Speaker::Staff => {
                earlier(&mut of.any);
                earlier(&mut of.all);
            }
        }
    }
    Ok(found)
}

/// The first word of each customer of an incident who spoke of it, of those with a live case.
pub async fn first_of_customers(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<(CaseId, Time, Option<Time>)>> {
    Ok(ask
        .all(
            sql("select c.id, min(m.said_at), c.told_at from mentions m
                 join cases c on c.workspace_id = m.workspace_id and c.incident_id = m.incident_id and c.customer_id = m.customer_id
                 where m.workspace_id = $1 and m.incident_id = $2 and m.customer_id is not null and m.withdrawn_at is null
                   and c.state <> 'withdrawn' group by c.id, c.told_at order by c.id"),
            args![workspace, incident],
        )
        .await?)
}

/// Cases with when their customer first heard of it from outside and from us. `$3` is what all could hear, `$4` what we
/// said before everyone; one of the two alone counts where the other is absent.
const HEARD: &str = "select c.id, c.customer_id, c.title,
        case when o.at is not null and (cast($3 as bigint) is null or o.at < $3) then o.at else cast($3 as bigint) end as outside_at,
        case when c.told_at is null or (cast($4 as bigint) is not null and $4 < c.told_at) then cast($4 as bigint)
            else c.told_at end as told_at,
        o.at as own_at
     from cases c left join (select customer_id, min(said_at) as at from mentions
            where workspace_id = $1 and incident_id = $2 and customer_id is not null and withdrawn_at is null
            group by customer_id) o on o.customer_id = c.customer_id
     where c.workspace_id = $1 and c.incident_id = $2 and c.state <> 'withdrawn'";

fn heard_args(workspace: &WorkspaceId, incident: &IncidentId, outside: &Outside) -> Args {
    args![workspace, incident, outside.all.map(|(at, _)| at), outside.ours]
}

/// Who told first, over all customers that an incident touches.
pub async fn leads(ask: &mut dyn Ask, workspace: &WorkspaceId, incident: &IncidentId) -> Result<Leads> {
    let outside = first_of_incident(ask, workspace, incident).await?;
    counted(ask, workspace, incident, &outside).await
}

async fn counted(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    outside: &Outside,
) -> Result<Leads> {
    let text = format!(
        "select count(*), cast(coalesce(sum(case when told_at is not null and (outside_at is null or told_at <= outside_at)
                then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when outside_at is not null and (told_at is null or outside_at < told_at)
                then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when outside_at is not null and told_at is null then 1 else 0 end), 0) as bigint)
         from ({HEARD}) h"
    );
    let (customers, us_first, them_first, them_alone): (i64, i64, i64, i64) =
        ask.one(Sql::built(text), heard_args(workspace, incident, outside)).await?;
    // The worst, that of one in ten, and the middle; the least lead stands first.
    let text = format!(
        "select place, many, lead from (
            select outside_at - told_at as lead, row_number() over (order by outside_at - told_at, id) as place,
                count(*) over () as many
            from ({HEARD}) h where outside_at is not null and told_at is not null) r
         where place in (1, (many + 9) / 10, (many + 1) / 2) order by place"
    );
    let rows: Vec<(i64, i64, i64)> =
        ask.all(Sql::built(text), heard_args(workspace, incident, outside)).await?;
    let many = rows.first().map_or(0, |(_, many, _)| *many);
    let at = |place: i64| rows.iter().find(|(own, ..)| *own == place).map(|(.., lead)| *lead);
    Ok(Leads {
        customers,
        us_first,
        them_first,
        them_alone,
        median_ms: at((many + 1) / 2),
        p90_ms: at((many + 9) / 10),
        worst_ms: at(1),
    })
}

/// The lead over everybody else of many incidents, by their ids: our first telling of anybody against the first word of
/// anybody else.
pub async fn leads_of_many(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incidents: &[(IncidentId, Option<Time>)],
) -> Result<HashMap<String, Lead>> {
    if incidents.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<IncidentId> = incidents.iter().map(|(id, _)| id.clone()).collect();
    let found = outsides(ask, workspace, &ids).await?;
    let lead = |(id, told): &(IncidentId, Option<Time>)| {
        let outside = found.get(id.as_str()).copied().unwrap_or_default();
        (id.to_string(), first_word(outside.any, earlier(outside.ours, *told)))
    };
    Ok(incidents.iter().map(lead).collect())
}

fn earlier(a: Option<Time>, b: Option<Time>) -> Option<Time> {
    a.into_iter().chain(b).min()
}

impl Outside {
    /// Who told first about the incident as a whole.
    pub fn of_incident(&self, incident: &Incident) -> Lead {
        first_word(self.any, earlier(self.ours, incident.first_told_at))
    }
}

/// Who told one customer first.
pub async fn lead_of_case(ask: &mut dyn Ask, case: &Case) -> Result<Lead> {
    let outside = first_of_incident(ask, &case.workspace_id, &case.incident_id).await?;
    let own: Option<(Option<Time>,)> = ask
        .maybe(
            sql("select min(said_at) from mentions where workspace_id = $1 and incident_id = $2 and customer_id = $3
                 and withdrawn_at is null"),
            args![&case.workspace_id, &case.incident_id, &case.customer_id],
        )
        .await?;
    let own = own.and_then(|(at,)| at).map(|at| (at, Speaker::Customer));
    Ok(of(&outside, own, case.told_at))
}

/// What all could hear and what the customer said themselves, against when we told them.
fn of(outside: &Outside, own: Option<(Time, Speaker)>, told: Option<Time>) -> Lead {
    let first = own.into_iter().chain(outside.all).min_by_key(|(at, _)| *at);
    first_word(first, earlier(outside.ours, told))
}

/// A case as [`HEARD`] reads it.
#[derive(sqlx::FromRow)]
struct Heard {
    id: CaseId,
    customer_id: CustomerId,
    title: String,
    told_at: Option<Time>,
    own_at: Option<Time>,
}

/// Who told each customer first, in the order of their cases.
pub async fn list_leads(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    paging: &Paging,
) -> Result<Page<LeadLine>> {
    let outside = first_of_incident(ask, workspace, incident).await?;
    let [after] = paging.parts().unwrap_or_default();
    let text = format!(
        "select id, customer_id, title, told_at, own_at from ({HEARD} and c.id > $5) h order by id limit $6"
    );
    let mut values = heard_args(workspace, incident, &outside);
    values.extend(args![after, paging.rows() + 1]);
    let rows: Vec<Heard> = ask.all(Sql::built(text), values).await?;
    let line = |h: Heard| {
        let lead = of(&outside, h.own_at.map(|at| (at, Speaker::Customer)), h.told_at);
        LeadLine { case_id: h.id, customer_id: h.customer_id, title: h.title, lead }
    };
    Ok(Page::cut(rows.into_iter().map(line).collect(), paging, |l| [l.case_id.to_string()]))
}

impl Lead {
    /// Whether they heard it from somebody else before.
    pub const fn is_behind(&self) -> bool {
        matches!(self.first, FirstWord::Them | FirstWord::ThemAlone)
    }
}
