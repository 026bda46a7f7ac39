//! Declaring an incident: what a member says of it, read, and the first row.

use super::{Declaration, Incident, PublicStatus, store};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Actor, Fault, FieldFault, House, Result, Role, Time};
use crate::journal::{self, Chain, Entry, Tx};

/// Declares an incident; a title is enough (R16). `zone` reads local times. Members and above.
pub async fn declare(house: &House, actor: &Actor, said: Declaration, zone: &str) -> Result<Incident> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let (incident, entry) = declare_within(&mut tx, said, zone).await?;
    tx.say(entry).await?.commit().await?;
    Ok(incident)
}

/// The same as a part of a larger change; the caller saw to it who may say so.
pub async fn declare_within(tx: &mut Tx, said: Declaration, zone: &str) -> Result<(Incident, Entry)> {
    let (actor, now) = (tx.actor().clone(), tx.now());
    let mut faults = Vec::new();
    let mut keep = |r: std::result::Result<Option<String>, FieldFault>| {
        r.unwrap_or_else(|f| {
            faults.push(f);
            None
        })
    };
    let title = keep(text::required("title", &said.title, NAME).map(Some));
    let summary = keep(text::optional("summary", &said.summary, PASSAGE));
    let scenario = keep(text::optional("scenario", &said.scenario, 60));
    let mut moment = |field: &str, typed: &str| {
        read_moment(field, typed, zone, now).unwrap_or_else(|f| {
            faults.push(f);
            None
        })
    };
    let (occurred_at, noticed_at, decided_at) = (
        moment("occurred_at", &said.occurred_at),
        moment("noticed_at", &said.noticed_at),
        moment("decided_at", &said.decided_at),
    );
    let Some(title) = title.filter(|_| faults.is_empty()) else { return Err(Fault::Invalid(faults)) };
    let by = |at: Option<Time>| at.map(|_| actor.label());
    let incident = Incident {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        title,
        summary: summary.unwrap_or_default(),
        scenario,
        occurred_at,
        occurred_by: by(occurred_at),
        noticed_at,
        noticed_by: by(noticed_at),
        decided_at,
        decided_by: by(decided_at),
        first_told_at: None,
        no_date_because: None,
        next_update_at: None,
        public_status: PublicStatus::Investigating.word().into(),
        lead_id: actor.member().cloned(),
        closed_at: None,
        salt: tx.salt(),
        declared_at: tx.now(),
        declared_by: actor.label(),
    };
    store::insert(tx, &incident).await?;
    let entry = Entry::on(Chain::Incident(incident.id.clone()), "incident.declared").about(&incident)?;
    Ok((incident, entry))
}

/// A moment somebody typed: empty is unknown; the future cannot have happened.
pub(super) fn read_moment(
    field: &str,
    typed: &str,
    zone: &str,
    now: Time,
) -> std::result::Result<Option<Time>, FieldFault> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let Some(at) = Time::parse(typed, zone) else {
        let shown: String = typed.chars().take(40).collect();
        return Err(FieldFault::new(
            field,
            format!("`{shown}` is no moment that exists."),
            "Write it like 2026-11-23T09:30, or leave it empty when it is not known.",
        ));
    };
    if at > now {
        return Err(FieldFault::new(
            field,
            "This lies in the future.",
            "Write when it was, or leave it empty when it is not known.",
        ));
    }
    Ok(Some(at))
}
