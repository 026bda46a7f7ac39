//! Drafting a remedy, and an offer of it for each chosen case.

use super::{entry, leeways, role_of};
use crate::ground::id::{CaseId, IncidentId, MemberId};
use crate::ground::text::{self, NAME};
use crate::ground::{Actor, Fault, FieldFault, House, Money, Result, Role, Time};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx};
use crate::remedies::{Drafted, Offer, OfferState, Remedy, RemedyKind, RemedySaid, rules, store};

/// The most cases that can be named one by one; beyond, choose all live cases.
const MOST_NAMED: usize = 5_000;

/// Drafts a remedy for an incident with an offer for each chosen case. Offers within the drafter's leeway are
/// approved at once; the others wait for a second person (R76). Nothing goes out yet.
pub async fn draft(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: RemedySaid,
    zone: &str,
) -> Result<Drafted> {
    actor.must_be(Role::Member)?;
    let drafter = actor.must_be_member()?.clone();
    let read = read(&said, zone, house.now())?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, incident).await?;
    // Named cases are taken while they are live; a closed incident has none at large.
    if said.all_cases {
        incidents::may_begin(&incident, None)?;
    }
    store::hold_workspace(&mut tx, &actor.workspace).await?;
    let remedy = Remedy {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.id.clone(),
        kind: read.kind.word().into(),
        title: read.title,
        words: read.words,
        amount_minor: read.amount.as_ref().map(|m| m.minor),
        currency: read.amount.map(|m| m.currency),
        reason: read.reason,
        expires_at: read.expires_at,
        was_asked: i64::from(said.was_asked),
        drafted_by: drafter.clone(),
        drafter_name: actor.name.clone(),
        salt: tx.salt(),
        drafted_at: tx.now(),
    };
    store::insert(&mut tx, &remedy).await?;
    let head = Entry::on(Chain::Incident(incident.id), "remedy.drafted").with("kind", remedy.kind.as_str());
    let mut entries = vec![head.about(&remedy)?];
    let purse = Purse::of(&mut tx, actor, &drafter, &remedy).await?;
    let mut drafted = Drafted { remedy, approved: 0, waiting: 0, warnings: Vec::new() };
    let mut unacknowledged = 0;
    let mut after = String::new();
    loop {
        let only = (!said.all_cases).then_some(said.cases.as_slice());
        let targets =
            store::list_targets(&mut tx, &actor.workspace, &drafted.remedy.incident_id, only, &after).await?;
        let Some(last) = targets.last() else { break };
        after = last.id.to_string();
        unacknowledged += targets.iter().filter(|t| t.acknowledged_at.is_none()).count();
        let offers: Vec<Offer> = targets.into_iter().map(|t| one(&tx, &drafted.remedy, &purse, t)).collect();
        for offer in &offers {
            let is_waiting = offer.state() == OfferState::Drafted;
            drafted.waiting += i64::from(is_waiting);
            drafted.approved += i64::from(!is_waiting);
            entries.push(entry(offer, "offer.drafted").with("within_leeway", !is_waiting).about(offer)?);
        }
        store::insert_offers(&mut tx, &offers).await?;
    }
    check_all_found(&said.cases, said.all_cases, drafted.approved + drafted.waiting)?;
    drafted.warnings = warnings(unacknowledged as i64);
    tx.say(entries).await?.commit().await?;
    Ok(drafted)
}

/// What stands before making good: an acknowledgement (R38).
pub(super) fn warnings(unacknowledged: i64) -> Vec<String> {
    if unacknowledged == 0 {
        return Vec::new();
    }
    vec![format!(
        "{unacknowledged} of these customers have not been told that we acknowledge what happened to them. \
         Making good before acknowledging reads as buying silence: acknowledge or apologise first."
    )]
}

/// What the drafter may still give alone.
struct Purse {
    leeway: Option<crate::remedies::Leeway>,
    given: std::collections::HashMap<String, i64>,
    name: String,
}

impl Purse {
    async fn of(tx: &mut Tx, actor: &Actor, drafter: &MemberId, remedy: &Remedy) -> Result<Self> {
        let mut purse =
            Self { leeway: None, given: std::collections::HashMap::new(), name: actor.name.clone() };
        if let Some(currency) = &remedy.currency {
            let all = leeways(tx, &actor.workspace).await?;
            purse.leeway = rules::leeway_of(&all, drafter, role_of(actor), currency).cloned();
            let since = tx.now().plus(-rules::PERIOD);
            purse.given = store::given_alone(tx, &actor.workspace, drafter, currency, since).await?;
        }
        Ok(purse)
    }
}

fn one(tx: &Tx, remedy: &Remedy, purse: &Purse, target: store::Target) -> Offer {
    let before = purse.given.get(target.customer_id.as_str()).copied().unwrap_or(0);
    let is_within = rules::is_within(purse.leeway.as_ref(), remedy.amount().as_ref(), before);
    let state = if is_within { OfferState::Approved } else { OfferState::Drafted };
    Offer {
        workspace_id: remedy.workspace_id.clone(),
        id: tx.mint(),
        remedy_id: remedy.id.clone(),
        incident_id: remedy.incident_id.clone(),
        case_id: target.id,
        customer_id: target.customer_id,
        whom: target.title,
        state: state.word().into(),
        amount_minor: remedy.amount_minor,
        currency: remedy.currency.clone(),
        expires_at: remedy.expires_at,
        drafted_by: remedy.drafted_by.clone(),
        approved_by: is_within.then(|| remedy.drafted_by.clone()),
        approver_name: is_within.then(|| purse.name.clone()),
        approved_how: is_within.then(|| "leeway".into()),
        approved_at: is_within.then(|| tx.now()),
        offered_at: None,
        answered_at: None,
        answered_by: None,
        answer_words: None,
        settled_at: None,
        settled_by: None,
        settled_words: None,
        salt: tx.salt(),
        drafted_at: tx.now(),
        moved_at: tx.now(),
    }
}

fn check_all_found(named: &[CaseId], all: bool, found: i64) -> Result<()> {
    if !all && found != named.len() as i64 {
        return Err(Fault::invalid(
            "cases",
            "Some of these cases are not live cases of this incident, or are named twice.",
            "Choose again from the cases of the incident; nothing was drafted.",
        ));
    }
    if found == 0 {
        let cure = "Confirm the scope first, so that there is somebody to make good to.";
        return Err(Fault::refused("There is no live case in this incident.", cure));
    }
    Ok(())
}

/// What was said, read.
struct Read {
    kind: RemedyKind,
    title: String,
    words: String,
    reason: String,
    amount: Option<Money>,
    expires_at: Option<Time>,
}

fn read(said: &RemedySaid, zone: &str, now: Time) -> Result<Read> {
    let mut faults = Vec::new();
    let mut text = |read: std::result::Result<String, FieldFault>| {
        read.unwrap_or_else(|fault| {
            faults.push(fault);
            String::new()
        })
    };
    let title = text(text::required("title", &said.title, NAME));
    let words = text(text::required("words", &said.words, 5_000));
    let reason = text(text::required("reason", &said.reason, 5_000));
    let kind = RemedyKind::from_word(&said.kind);
    if kind.is_none() {
        let cure = "Choose credit, refund, gift, service or other.";
        faults.push(FieldFault::new("kind", "This is no kind of remedy.", cure));
    }
    let amount = said.amount.as_ref().map(|m| Money::checked(m.minor, &m.currency)).transpose();
    let amount = amount.unwrap_or_else(|why| {
        faults.push(FieldFault::new("amount", why, "Nothing was drafted; correct the amount."));
        None
    });
    let is_money = matches!(kind, Some(RemedyKind::Credit | RemedyKind::Refund));
    if is_money && said.amount.as_ref().is_none_or(|m| m.minor == 0) {
        let cure = "Write how much each customer gets.";
        faults.push(FieldFault::new("amount", "A credit and a refund need an amount.", cure));
    }
    let expires_at = (!said.expires_at.trim().is_empty()).then(|| Time::parse(&said.expires_at, zone));
    if matches!(expires_at, Some(at) if at.is_none_or(|at| at <= now)) {
        let cure = "Choose a moment that lies ahead, or leave it empty.";
        faults.push(FieldFault::new("expires_at", "This moment does not exist or has passed.", cure));
    }
    if !said.all_cases && (said.cases.is_empty() || said.cases.len() > MOST_NAMED) {
        let cure = "Choose up to 5,000 cases, or all live cases.";
        faults.push(FieldFault::new("cases", "It is not said for which cases.", cure));
    }
    match kind {
        Some(kind) if faults.is_empty() => {
            Ok(Read { kind, title, words, reason, amount, expires_at: expires_at.flatten() })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}
