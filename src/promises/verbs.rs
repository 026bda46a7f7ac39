//! What a member says about promises.

use super::{
    Approval, Asked, Kind, Outlook, Passed, Promise, PromiseSaid, PromiseState, Renewal, Support, outlook_of,
    rules, store, weigh, within,
};
use twodb::Ask;

use crate::ground::id::{CaseId, IncidentId, PromiseId};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, FieldFault, House, Result, Role, Time, Who};
use crate::incidents::{self, Act};
use crate::journal::{self, Chain, Entry, Tx};

/// The most characters of evidence, of a reason, of the words of a promise.
pub(super) const WORDS: usize = 2_000;

/// An entry on the chain of the promise: its case's, or its incident's.
pub(super) fn entry(promise: &Promise, fact: &'static str) -> Entry {
    let chain = match &promise.case_id {
        Some(case) => Chain::Case(case.clone()),
        None => Chain::Incident(promise.incident_id.clone()),
    };
    let entry = Entry::on(chain, fact)
        .incident(&promise.incident_id)
        .with("kind", promise.kind.as_str())
        .with("due", promise.due_at.rfc3339());
    match &promise.customer_id {
        Some(customer) => entry.customer(customer),
        None => entry,
    }
}

/// Makes a promise; it is the maker's own. Nobody outside reads its date before [`publish_date`].
pub async fn make(house: &House, actor: &Actor, said: PromiseSaid, zone: &str) -> Result<Promise> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let (promise, made) = within::make_now(&mut tx, &said, zone).await?;
    tx.say(made).await?.commit().await?;
    Ok(promise)
}

/// What our own record says of a date before it is promised, as if it were promised now. Changes nothing.
pub async fn look(house: &House, actor: &Actor, said: &PromiseSaid, zone: &str) -> Result<Outlook> {
    actor.must_be(Role::Member)?;
    let owner = actor.must_be_member()?.clone();
    let now = house.now();
    let kind = Kind::from_word(&said.kind).filter(|kind| rules::is_gated(*kind)).ok_or_else(|| {
        let cure = "Choose fix_date, delivery or other: the rest lies with us alone.";
        Fault::invalid("kind", "Our record says nothing of this kind.", cure)
    })?;
    let due = ahead(&said.due_at, zone, now).map_err(|fault| Fault::Invalid(vec![fault]))?;
    let estimate = estimated(&said.estimate_at, zone, now).map_err(|fault| Fault::Invalid(vec![fault]))?;
    let mut read = house.read();
    let to = address(&mut read, actor, said).await?;
    let customer = to.case.map(|case| case.customer_id);
    let estimate = estimate.unwrap_or(due);
    let asked =
        Asked { kind, incident: to.incident, customer, owner, from: now, due, estimate, promise: None };
    weigh(&mut read, &actor.workspace, asked, now).await
}

/// To whom a promise is made.
pub(super) struct Addressed {
    pub incident: IncidentId,
    pub case: Option<incidents::Case>,
    pub whom: String,
}

impl Addressed {
    /// To the customer of this case.
    pub(super) fn of(case: incidents::Case) -> Self {
        Self { incident: case.incident_id.clone(), whom: case.title.clone(), case: Some(case) }
    }
}

pub(super) async fn address(ask: &mut dyn Ask, actor: &Actor, said: &PromiseSaid) -> Result<Addressed> {
    if said.case_id.trim().is_empty() {
        let id: IncidentId = read_id("incident_id", &said.incident_id)?;
        let incident = incidents::find(ask, &actor.workspace, &id).await?;
        incidents::may_begin(&incident, None)?;
        return Ok(Addressed { incident: id, case: None, whom: incident.title });
    }
    let id: CaseId = read_id("case_id", &said.case_id)?;
    let case = incidents::find_case(ask, &actor.workspace, &id).await?;
    let named = said.incident_id.trim();
    if !named.is_empty() && named != case.incident_id.as_str() {
        let cure = "Leave the incident empty, or name the incident of the case.";
        return Err(Fault::invalid("incident_id", "The case belongs to another incident.", cure));
    }
    let incident = incidents::find(ask, &actor.workspace, &case.incident_id).await?;
    incidents::may_begin(&incident, Some(&case))?;
    Ok(Addressed::of(case))
}

fn read_id<I: std::str::FromStr<Err = String>>(field: &str, typed: &str) -> Result<I> {
    typed.trim().parse().map_err(|why: String| {
        Fault::invalid(field, why, "Choose the incident, or the customer's case, that it is about.")
    })
}

/// A moment somebody promises: it exists and lies ahead.
pub(super) fn ahead(typed: &str, zone: &str, now: Time) -> std::result::Result<Time, FieldFault> {
    let Some(at) = Time::parse(typed, zone) else {
        let shown: String = typed.chars().take(40).collect();
        let why = format!("`{shown}` is no moment that exists.");
        return Err(FieldFault::new("due_at", why, "Write it like 2026-11-23T09:30."));
    };
    if at <= now {
        let cure = "A promise lies ahead: choose a moment that you will keep.";
        return Err(FieldFault::new("due_at", "This moment has passed.", cure));
    }
    Ok(at)
}

/// An estimate, where one is given.
pub(super) fn estimated(typed: &str, zone: &str, now: Time) -> std::result::Result<Option<Time>, FieldFault> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    ahead(typed, zone, now).map(Some).map_err(|fault| FieldFault { field: "estimate_at".into(), ..fault })
}

pub(super) fn gather<T>(
    faults: &mut Vec<FieldFault>,
    read: std::result::Result<Option<T>, FieldFault>,
) -> Option<T> {
    read.unwrap_or_else(|fault| {
        faults.push(fault);
        None
    })
}

/// Brings evidence and a confidence for a promise that is not published yet.
pub async fn support(house: &House, actor: &Actor, id: &PromiseId, said: Support) -> Result<Promise> {
    actor.must_be(Role::Member)?;
    let by = actor.must_be_member()?.clone();
    let evidence = text::required("evidence", &said.evidence, PASSAGE)?;
    let confidence = rules::confidence(said.confidence)?;
    let mut tx = journal::begin(house, actor).await?;
    let mut promise = store::find_held(&mut tx, &actor.workspace, id).await?;
    rules::may_support(&promise)?;
    (promise.evidence, promise.evidence_by) = (Some(evidence), Some(by));
    promise.confidence = confidence.or(promise.confidence);
    write(tx, promise, "promise.supported").await
}

/// Lets customers read the date: the second person's yes at the gate (R54). What the gate refuses is a fact of
/// its own, so that nobody can try in silence.
pub async fn publish_date(house: &House, actor: &Actor, id: &PromiseId) -> Result<Promise> {
    publish_despite(house, actor, id, Approval::default()).await
}

/// The same, with why the date is right where our own record gives it less than the confidence it carries. What the record said
/// stands with the promise from then on.
pub async fn publish_despite(
    house: &House,
    actor: &Actor,
    id: &PromiseId,
    said: Approval,
) -> Result<Promise> {
    actor.must_be(Role::Member)?;
    let approver = actor.must_be_member()?.clone();
    let role = match actor.who {
        Who::Member { role, .. } => role,
        Who::Contact { .. } | Who::Desk => Role::Viewer,
    };
    let despite = text::optional("despite", &said.despite, WORDS)?;
    let mut tx = journal::begin(house, actor).await?;
    let mut promise = store::find_held(&mut tx, &actor.workspace, id).await?;
    let now = tx.now();
    let outlook = outlook_of(&mut tx, &promise, now).await?;
    let lacking = rules::lacks(&promise, (&approver, role), &outlook, despite.as_deref().unwrap_or_default());
    if let Err(fault) = rules::may_publish(&promise, &lacking, now) {
        if matches!(fault, Fault::Refused { .. }) && !lacking.is_empty() {
            let words: Vec<&str> = lacking.iter().map(|l| l.word()).collect();
            let entry = entry(&promise, "promise.refused_at_gate").subject(&promise.id);
            tx.say(with_record(entry.with("lacks", words), &outlook)).await?.commit().await?;
        }
        return Err(fault);
    }
    promise.published_at = Some(now);
    (promise.approver_id, promise.approver_name) = (Some(approver), Some(actor.name.clone()));
    let is_gated = rules::is_gated(promise.kind());
    if is_gated {
        promise.passed = Passed::of(&outlook, despite.filter(|_| rules::is_contradicted(&promise, &outlook)));
    }
    store::put(&mut tx, std::slice::from_ref(&promise)).await?;
    let published = entry(&promise, "promise.published").about(&promise)?;
    let mut entries = vec![if is_gated { with_record(published, &outlook) } else { published }];
    if rules::is_day_for_all(&promise) {
        let carried = incidents::carry_status(&mut tx, &promise.incident_id, Act::DatePublished);
        entries.extend(carried.await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(promise)
}

/// What the record said of the date, for the journal.
fn with_record(entry: Entry, outlook: &Outlook) -> Entry {
    let entry = entry.with("record_class", outlook.class.word()).with("record_cases", outlook.cases);
    match outlook.chance {
        Some(chance) => entry.with("record_chance", (chance * 100.0).round() as i64),
        None => entry,
    }
}

/// Notes that a promise was kept, now: in time on or before it was due, late after.
pub async fn keep(house: &House, actor: &Actor, id: &PromiseId) -> Result<Promise> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let mut promise = store::find_held(&mut tx, &actor.workspace, id).await?;
    rules::must_be_open(&promise)?;
    let state = rules::kept_as(promise.due_at, tx.now());
    settle(&mut promise, state, &tx, None);
    write(tx, promise, if state == PromiseState::Late { "promise.kept_late" } else { "promise.kept" }).await
}

/// Notes that a promise will not be kept, and why.
pub async fn break_it(house: &House, actor: &Actor, id: &PromiseId, because: &str) -> Result<Promise> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, WORDS)?;
    let mut tx = journal::begin(house, actor).await?;
    let mut promise = store::find_held(&mut tx, &actor.workspace, id).await?;
    rules::must_be_open(&promise)?;
    settle(&mut promise, PromiseState::Broken, &tx, Some(because));
    write(tx, promise, "promise.broken").await
}

/// Puts another date in place of the first, before the first was due; the new one passes the gate afresh.
pub async fn renew(
    house: &House,
    actor: &Actor,
    id: &PromiseId,
    said: Renewal,
    zone: &str,
) -> Result<Promise> {
    actor.must_be(Role::Member)?;
    let owner_id = actor.must_be_member()?.clone();
    let due_at = ahead(&said.due_at, zone, house.now())?;
    let because = text::required("because", &said.because, WORDS)?;
    let words = text::optional("words", &said.words, WORDS)?;
    let evidence = text::optional("evidence", &said.evidence, PASSAGE)?;
    let confidence = rules::confidence(said.confidence)?;
    let mut tx = journal::begin(house, actor).await?;
    let mut old = store::find_held(&mut tx, &actor.workspace, id).await?;
    rules::may_renew(&old, tx.now())?;
    let new = Promise {
        id: tx.mint(),
        words: words.unwrap_or_else(|| old.words.clone()),
        evidence_by: evidence.as_ref().map(|_| owner_id.clone()),
        owner_id,
        owner_name: actor.name.clone(),
        due_at,
        // What was estimated before did not hold.
        estimate_at: None,
        evidence,
        confidence,
        approver_id: None,
        approver_name: None,
        published_at: None,
        renews_id: Some(old.id.clone()),
        overdue_said_at: None,
        passed: Passed::default(),
        salt: tx.salt(),
        made_at: tx.now(),
        ..old.clone()
    };
    settle(&mut old, PromiseState::Renewed, &tx, Some(because));
    old.renewed_by_id = Some(new.id.clone());
    let entries = vec![
        entry(&old, "promise.renewed").with("by", new.id.as_str()).about(&old)?,
        entry(&new, "promise.made").about(&new)?,
    ];
    store::put(&mut tx, &[old, new.clone()]).await?;
    tx.say(entries).await?.commit().await?;
    Ok(new)
}

fn settle(promise: &mut Promise, state: PromiseState, tx: &Tx, because: Option<String>) {
    promise.state = state.word().into();
    promise.settled_at = Some(tx.now());
    promise.settled_by = Some(tx.actor().label());
    promise.because = because;
}

/// Writes the promise, says the fact about it and commits.
async fn write(mut tx: Tx, promise: Promise, fact: &'static str) -> Result<Promise> {
    store::put(&mut tx, std::slice::from_ref(&promise)).await?;
    tx.say(entry(&promise, fact).about(&promise)?).await?.commit().await?;
    Ok(promise)
}
