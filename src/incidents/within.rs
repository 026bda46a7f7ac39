//! Changes of incidents and cases that are part of a larger change: they write in the caller's transaction and
//! give back the entries that the caller must say.

use std::collections::HashMap;

use super::{Act, Case, CaseState, Closing, Incident, PublicStatus, rules, store};
use crate::ground::id::{CaseId, CustomerId, IncidentId};
use crate::ground::text;
use crate::ground::{Fault, Result, Time};
use crate::journal::{Chain, Entry, Tx};

fn entry(case: &Case, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Case(case.id.clone()), fact)
        .incident(&case.incident_id)
        .customer(&case.customer_id)
        .about(case)
}

/// To be called once the first of very many cases are open, so that the rest is planned by what is there.
pub async fn take_stock_of_cases(tx: &mut Tx) -> Result<()> {
    store::take_stock(tx).await
}

/// Opens a case for each of these customers that has none, and again for those that were withdrawn; the name
/// is what lists show. Customers with a live case are left as they are. Very many are handed in by batches, and
/// what is given back is said after each.
pub async fn open_cases(
    tx: &mut Tx,
    incident: &Incident,
    customers: &[(CustomerId, String)],
    reason: &str,
) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let known: HashMap<CustomerId, Case> = store::list_known(tx, &incident.id, customers)
        .await?
        .into_iter()
        .map(|c| (c.customer_id.clone(), c))
        .collect();
    let (mut cases, mut entries) = (Vec::new(), Vec::new());
    for (customer, name) in customers {
        let case = match known.get(customer) {
            Some(case) if case.state() != CaseState::Withdrawn => continue,
            Some(case) => Case {
                state: CaseState::Open.word().into(),
                withdrawn_because: None,
                moved_at: tx.now(),
                ..case.clone()
            },
            None => Case {
                workspace_id: workspace.clone(),
                id: tx.mint(),
                incident_id: incident.id.clone(),
                customer_id: customer.clone(),
                title: name.clone(),
                state: CaseState::Open.word().into(),
                owner_id: incident.lead_id.clone(),
                acknowledged_at: None,
                told_at: None,
                contested_because: None,
                reopened_count: 0,
                closed_at: None,
                closed_how: None,
                closed_because: None,
                withdrawn_because: None,
                salt: tx.salt(),
                opened_at: tx.now(),
                moved_at: tx.now(),
            },
        };
        entries.push(entry(&case, "case.opened")?.with("reason", reason));
        cases.push(case);
    }
    store::put_cases(tx, &cases).await?;
    Ok(entries)
}

/// The case that somebody named in a form of this incident; `None` when they named none, which is everyone it touches.
/// A case of another incident is a fault beside the field.
pub async fn case_typed(tx: &mut Tx, incident: &IncidentId, typed: &str) -> Result<Option<Case>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let cure = "Choose a case of this incident, or leave it empty for everyone it touches.";
    let id: CaseId = typed.trim().parse().map_err(|why: String| Fault::invalid("case_id", why, cure))?;
    let workspace = tx.actor().workspace.clone();
    let case = store::find_case(tx, &workspace, &id).await?;
    if case.incident_id != *incident {
        return Err(Fault::invalid("case_id", "The case belongs to another incident.", cure));
    }
    Ok(Some(case))
}

/// Withdraws these cases: the customer is not touched after all, because …
pub async fn withdraw_cases(tx: &mut Tx, ids: &[CaseId], because: &str) -> Result<Vec<Entry>> {
    change(tx, ids, "case.withdrawn", |case, now| {
        rules::may_move(case.state(), CaseState::Withdrawn).ok()?;
        Some(Case {
            state: CaseState::Withdrawn.word().into(),
            withdrawn_because: Some(because.to_owned()),
            moved_at: now,
            ..case.clone()
        })
    })
    .await
}

/// Takes back that the customer of a case was told: all that was sent to them came back. A case that has moved on
/// stands where it stands.
pub async fn take_back_told(tx: &mut Tx, id: &CaseId) -> Result<Vec<Entry>> {
    change(tx, std::slice::from_ref(id), "case.untold", |case, now| {
        case.told_at.is_some().then(|| Case {
            state: if case.state() == CaseState::Told {
                CaseState::Open.word().into()
            } else {
                case.state.clone()
            },
            told_at: None,
            moved_at: now,
            ..case.clone()
        })
    })
    .await
}

/// Notes that we acknowledged to the customers of these cases what happened to them (R29).
pub async fn acknowledge(tx: &mut Tx, ids: &[CaseId]) -> Result<Vec<Entry>> {
    change(tx, ids, "case.acknowledged", |case, now| {
        case.acknowledged_at.is_none().then(|| Case { acknowledged_at: Some(now), ..case.clone() })
    })
    .await
}

/// What telling the customers of some cases comes to.
pub struct Telling {
    /// Whether anybody is newly told.
    pub is_new: bool,
    /// What is to be said of it.
    pub entries: Vec<Entry>,
    changed: Vec<Case>,
}

/// Works out what it comes to that the customers of these cases were told now, and whether that acknowledged what happened
/// to them (R29); a case that was told before stays as it is.
pub fn telling(cases: Vec<Case>, now: Time, acknowledges: bool) -> Result<Telling> {
    let mut telling = Telling {
        is_new: false,
        entries: Vec::with_capacity(cases.len()),
        changed: Vec::with_capacity(cases.len()),
    };
    for mut case in cases {
        let is_new = case.told_at.is_none();
        let is_acknowledged = acknowledges && case.acknowledged_at.is_none();
        if is_new {
            if case.state() == CaseState::Open {
                case.state = CaseState::Told.word().into();
            }
            (case.told_at, case.moved_at, telling.is_new) = (Some(now), now, true);
        }
        if is_acknowledged {
            case.acknowledged_at = Some(now);
        }
        // One entry for both: of very many letters every entry counts.
        match (is_new, is_acknowledged) {
            (true, both) => telling.entries.push(entry(&case, "case.told")?.with("acknowledged", both)),
            (false, true) => telling.entries.push(entry(&case, "case.acknowledged")?),
            (false, false) => continue,
        }
        telling.changed.push(case);
    }
    Ok(telling)
}

/// Writes down what telling comes to; the caller says it.
pub async fn note_telling(tx: &mut Tx, telling: &Telling) -> Result<()> {
    store::note_told(tx, &telling.changed).await
}

/// Notes that the customers of these cases were told now; for very many, in few statements. The caller says what is to be
/// said of it.
pub async fn tell(tx: &mut Tx, ids: &[CaseId], acknowledges: bool) -> Result<Telling> {
    let now = tx.now();
    let telling = telling(store::list_cases_held(tx, ids).await?, now, acknowledges)?;
    note_telling(tx, &telling).await?;
    Ok(telling)
}

/// Contests a case, because …, or takes that back (`None`). Refused before the case was acknowledged (R29).
pub async fn contest(tx: &mut Tx, id: &CaseId, because: Option<&str>) -> Result<Vec<Entry>> {
    let case = store::find_case_held(tx, id).await?;
    rules::may_contest(&case, because.is_some())?;
    let fact = if because.is_some() { "case.contested" } else { "case.conceded" };
    let case = Case { contested_because: because.map(str::to_owned), ..case };
    store::put_cases(tx, std::slice::from_ref(&case)).await?;
    Ok(vec![entry(&case, fact)?])
}

/// Moves one case on; [`crate::ground::Fault::Refused`] when it may not.
pub async fn move_case(tx: &mut Tx, id: &CaseId, to: CaseState) -> Result<Vec<Entry>> {
    let case = store::find_case_held(tx, id).await?;
    rules::may_move(case.state(), to)?;
    if case.state() == to {
        return Ok(Vec::new());
    }
    let moved = Case { state: to.word().into(), moved_at: tx.now(), ..case };
    store::put_cases(tx, std::slice::from_ref(&moved)).await?;
    Ok(vec![entry(&moved, "case.moved")?.with("to", to.word())])
}

/// Moves many cases on in few statements; those that may not move, or stand there already, stay as they are.
pub async fn move_cases(tx: &mut Tx, ids: &[CaseId], to: CaseState) -> Result<Vec<Entry>> {
    let entries = change(tx, ids, "case.moved", |case, now| {
        let moves = case.state() != to && rules::may_move(case.state(), to).is_ok();
        moves.then(|| Case { state: to.word().into(), moved_at: now, ..case.clone() })
    });
    Ok(entries.await?.into_iter().map(|e| e.with("to", to.word())).collect())
}

/// Closes one case, on the customer's confirmation or with a reason; the caller saw to it who may say so.
pub async fn close(tx: &mut Tx, id: &CaseId, how: Closing) -> Result<(Case, Entry)> {
    let case = store::find_case_held(tx, id).await?;
    rules::may_close(&case, &how)?;
    let (word, because) = match how {
        Closing::Confirmed => ("confirmed", None),
        Closing::Reason(why) => ("reason", Some(text::required("because", &why, 2_000)?)),
    };
    let closed = Case {
        state: CaseState::Closed.word().into(),
        closed_at: Some(tx.now()),
        closed_how: Some(word.into()),
        closed_because: because,
        moved_at: tx.now(),
        ..case
    };
    store::put_cases(tx, std::slice::from_ref(&closed)).await?;
    let said = entry(&closed, "case.closed")?.with("how", word);
    Ok((closed, said))
}

/// Opens a case again because it did not hold; it counts, and it has an owner (R90). A closed incident is open again
/// with it: none is closed over a customer's head.
pub async fn reopen(
    tx: &mut Tx,
    id: &CaseId,
    owner: Option<&crate::ground::id::MemberId>,
) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let of = store::find_case(tx, &workspace, id).await?.incident_id;
    let incident = store::find_held(tx, &workspace, &of).await?;
    let case = store::find_case_held(tx, id).await?;
    rules::may_reopen(&case)?;
    if case.state() == CaseState::Unhappy {
        return Ok(Vec::new());
    }
    let declared_by = incident.declared_by.parse().ok();
    let again = Case {
        state: CaseState::Unhappy.word().into(),
        owner_id: owner.cloned().or(case.owner_id.clone()).or(incident.lead_id.clone()).or(declared_by),
        reopened_count: case.reopened_count + 1,
        closed_at: None,
        closed_how: None,
        closed_because: None,
        moved_at: tx.now(),
        ..case
    };
    store::put_cases(tx, std::slice::from_ref(&again)).await?;
    let mut entries = vec![entry(&again, "case.reopened")?.with("times", again.reopened_count)];
    if incident.closed_at.is_some() {
        let open = Incident { closed_at: None, ..incident };
        store::update(tx, &open).await?;
        entries.push(Entry::on(Chain::Incident(open.id.clone()), "incident.reopened").about(&open)?);
    }
    Ok(entries)
}

/// Notes that the first of those touched was told; says nothing when it was noted before.
pub async fn mark_first_told(tx: &mut Tx, id: &IncidentId, at: Time) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let incident = store::find_held(tx, &workspace, id).await?;
    if incident.first_told_at.is_some() {
        return Ok(Vec::new());
    }
    let told = Incident { first_told_at: Some(at), ..incident };
    store::update(tx, &told).await?;
    Ok(vec![Entry::on(Chain::Incident(told.id.clone()), "incident.first_told").about(&told)?])
}

/// Takes back that anybody was told: everything that was sent came back.
pub async fn take_back_first_told(tx: &mut Tx, id: &IncidentId) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let incident = store::find_held(tx, &workspace, id).await?;
    if incident.first_told_at.is_none() {
        return Ok(Vec::new());
    }
    let untold = Incident { first_told_at: None, ..incident };
    store::update(tx, &untold).await?;
    Ok(vec![Entry::on(Chain::Incident(untold.id.clone()), "incident.untold").about(&untold)?])
}

/// Erases words that an incident took over from somewhere else, where they still stand in its title or its summary. The
/// title becomes `instead`, and the salt is a new one, so that no digest of before tells anything.
pub async fn forget_words(tx: &mut Tx, id: &IncidentId, words: &[&str], instead: &str) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let incident = store::find_held(tx, &workspace, id).await?;
    let is_theirs = |text: &str| !text.is_empty() && words.contains(&text);
    let (in_title, in_summary) = (is_theirs(&incident.title), is_theirs(&incident.summary));
    if !in_title && !in_summary {
        return Ok(Vec::new());
    }
    let kept = Incident {
        title: if in_title { instead.to_owned() } else { incident.title },
        summary: if in_summary { String::new() } else { incident.summary },
        salt: tx.salt(),
        ..incident
    };
    store::update(tx, &kept).await?;
    Ok(vec![Entry::on(Chain::Incident(kept.id.clone()), "incident.words_erased").about(&kept)?])
}

/// Takes the status that customers read along with what was just done; says nothing when it says as much already.
pub async fn carry_status(tx: &mut Tx, id: &IncidentId, act: Act) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let incident = store::find_held(tx, &workspace, id).await?;
    let Some(next) = rules::next_status(incident.status(), act) else { return Ok(Vec::new()) };
    let said = Incident { public_status: next.word().into(), ..incident };
    store::update(tx, &said).await?;
    let entry = Entry::on(Chain::Incident(said.id.clone()), "incident.status_set").about(&said)?;
    Ok(vec![entry.with("status", next.word()).with("by", act.word())])
}

/// Notes when we speak next, because those touched were told so (R27); a moment that has passed meanwhile stays
/// a promise, and an overdue one.
pub async fn promise_next_update(tx: &mut Tx, id: &IncidentId, at: Time) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let incident = store::find_held(tx, &workspace, id).await?;
    if incident.next_update_at == Some(at) {
        return Ok(Vec::new());
    }
    let said = Incident { next_update_at: Some(at), ..incident };
    store::update(tx, &said).await?;
    Ok(vec![Entry::on(Chain::Incident(said.id.clone()), "incident.next_update_said").about(&said)?])
}

/// What a word of ours before everyone takes along: the status, which by hand may go back too, and when we speak next. The
/// moment that was announced before is over with it, kept or late: without a new one none is announced (R27).
pub async fn speak(
    tx: &mut Tx,
    id: &IncidentId,
    status: PublicStatus,
    next_update_at: Option<Time>,
) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let before = store::find_held(tx, &workspace, id).await?;
    let said = Incident { public_status: status.word().into(), next_update_at, ..before.clone() };
    if said == before {
        return Ok(Vec::new());
    }
    store::update(tx, &said).await?;
    let entry = |fact| Entry::on(Chain::Incident(said.id.clone()), fact).about(&said);
    let mut entries = Vec::new();
    if said.public_status != before.public_status {
        let entry = entry("incident.status_set")?;
        entries.push(entry.with("status", status.word()).with("by", "update"));
    }
    if said.next_update_at != before.next_update_at {
        entries.push(entry("incident.next_update_said")?);
    }
    Ok(entries)
}

async fn change(
    tx: &mut Tx,
    ids: &[CaseId],
    fact: &'static str,
    next: impl Fn(&Case, Time) -> Option<Case>,
) -> Result<Vec<Entry>> {
    let now = tx.now();
    let cases = store::list_cases_held(tx, ids).await?;
    let changed: Vec<Case> = cases.iter().filter_map(|c| next(c, now)).collect();
    store::put_cases(tx, &changed).await?;
    changed.iter().map(|c| entry(c, fact)).collect()
}
