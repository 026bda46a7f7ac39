//! The desk goes up the ladder by itself: who is silent for long enough is reminded, tried by another way, or left to a
//! person. Safe on several nodes, and after a kill: what was done stands in the deliveries themselves, one desk at a
//! time holds an incident's rule, and the store lets one round to one contact exist once.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::rules::{self, Step};
use super::store::{self, Candidate};
use super::{ChaseSaid, Duty, verbs};
use crate::ground::clock::{HOUR, MINUTE};
use crate::ground::id::{ContactId, IncidentId, NoticeId, WorkspaceId};
use crate::ground::workspace::Workspace;
use crate::ground::{Actor, House, Result};
use crate::journal::{self, Entry, Tx};
use crate::notices::queueing::{self, Wanted};
use crate::notices::{self, Channel};

/// Silent contacts looked at in one change.
const AT_ONCE: i64 = 500;
/// How long a desk rests between two looks at an incident.
const REST: i64 = 5 * MINUTE;
/// Why a reminder that waits is not sent.
const NOT_NEEDED: &str = "Not sent: its reader was heard of before it left, or their case was over.";

/// Chases who is silent for long enough; gives how many steps were taken.
pub async fn chase(house: &House, workspace: &Workspace) -> Result<usize> {
    // A reminder leaves within seconds, a call waits for hours: the one is looked through each time, the other at each look.
    let mut done = take_back(house, &workspace.id, Channel::Mail).await?;
    leave_the_night(house, workspace).await?;
    let now = house.now();
    for incident in store::list_to_look(&mut house.read(), &workspace.id, now).await? {
        let mut tx = house.db().begin().await?;
        if store::claim_look(&mut tx, &workspace.id, &incident, now, now.plus(REST)).await? {
            tx.commit().await?;
            for channel in [Channel::Voice, Channel::Letter] {
                done += take_back(house, &workspace.id, channel).await?;
            }
            done += climb(house, workspace, &incident).await?;
        }
    }
    Ok(done)
}

/// Takes back what waits for readers who were heard of meanwhile.
async fn take_back(house: &House, workspace: &WorkspaceId, channel: Channel) -> Result<usize> {
    let ids = store::list_not_needed(&mut house.read(), workspace, channel).await?;
    if ids.is_empty() {
        return Ok(0);
    }
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let entries = queueing::take_back(&mut tx, &ids, NOT_NEEDED).await?;
    let many = entries.len();
    if many > 0 {
        tx.say(entries).await?.commit().await?;
    }
    Ok(many)
}

/// Lets reminders that a slow mail server has kept until night wait for the morning.
async fn leave_the_night(house: &House, workspace: &Workspace) -> Result<()> {
    let (now, home) = (house.now(), workspace.zone.as_str());
    for zone in store::list_zones_due(&mut house.read(), &workspace.id, home, now).await? {
        if !rules::is_day(now, &zone) {
            let morning = rules::by_day(now, &zone);
            let mut tx = house.db().begin().await?;
            store::put_off(&mut tx, &workspace.id, (home, &zone), now, morning).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

/// Goes through the silent of an incident, some in each change.
async fn climb(house: &House, workspace: &Workspace, incident: &IncidentId) -> Result<usize> {
    let (mut after, mut done) = (String::new(), 0);
    loop {
        let mut tx = journal::begin(house, &Actor::desk(&workspace.id)).await?;
        queueing::hold(&mut tx, incident).await?;
        let Some(rule) = store::seek_rule_held(&mut tx, incident).await?.filter(|r| r.is_on == 1) else {
            return Ok(done);
        };
        let rule = ChaseSaid::from(&rule);
        let before = tx.now().plus(-shortest_wait(&rule));
        let some = store::list_candidates(&mut tx, &workspace.id, incident, &after, before, AT_ONCE).await?;
        let Some(last) = some.last() else { return Ok(done) };
        after = last.contact_id.to_string();
        let entries = step(&mut tx, &rule, &workspace.zone, some).await?;
        if !entries.is_empty() {
            done += entries.len();
            tx.say(entries).await?.commit().await?;
        }
    }
}

fn shortest_wait(rule: &ChaseSaid) -> i64 {
    rule.remind_after.min(rule.other_after).min(rule.person_after).max(0) * HOUR
}

/// Takes the steps that are due, in the caller's change.
async fn step(tx: &mut Tx, rule: &ChaseSaid, home: &str, some: Vec<Candidate>) -> Result<Vec<Entry>> {
    let now = tx.now();
    let mut wanted: BTreeMap<NoticeId, Vec<Wanted>> = BTreeMap::new();
    let (mut duties, mut colleagues) = (Vec::new(), BTreeSet::new());
    let mut told: HashSet<ContactId> = HashSet::new();
    for c in some {
        let zone = c.zone.clone().unwrap_or_else(|| home.to_owned());
        let Some((step, _)) = rules::next(rule, &c.silence(), &zone).filter(|(_, due)| *due <= now) else {
            continue;
        };
        match step {
            Step::Person => duties.push(duty(tx, c)),
            Step::Colleague => {
                // Two silent people may share one colleague, who is told once.
                if let Some(colleague) = c.colleague_id.filter(|id| told.insert(id.clone())) {
                    colleagues.insert((c.notice_id, c.case_id, c.customer_id, colleague));
                }
            }
            Step::Remind | Step::Call | Step::Paper => {
                wanted.entry(c.notice_id.clone()).or_default().push(by(step, c, now));
            }
        }
    }
    let workspace = tx.actor().workspace.clone();
    for (notice, case, customer, colleague) in colleagues {
        let person = crate::customers::find_contact(tx, &workspace, &colleague).await?;
        let Some(address) = person.email else { continue };
        wanted.entry(notice).or_default().push(Wanted {
            contact_id: colleague,
            customer_id: customer,
            case_id: case,
            channel: Channel::Mail,
            round: 1,
            wave: 1,
            name: person.name,
            address,
            language: person.language,
            zone: person.zone,
            due: Some(now),
        });
    }
    let mut entries = Vec::new();
    for (notice, wanted) in wanted {
        let notice = notices::find(tx, &workspace, &notice).await?;
        entries.extend(queueing::queue(tx, &notice, wanted).await?);
    }
    store::put_duties(tx, &duties).await?;
    for duty in &duties {
        entries.push(verbs::fact(duty, "chase.handed_to_a_person")?);
    }
    Ok(entries)
}

/// The delivery that a step makes.
fn by(step: Step, c: Candidate, now: crate::ground::Time) -> Wanted {
    let (channel, address) = match step {
        Step::Call => (Channel::Voice, c.phone.unwrap_or_default()),
        Step::Paper => (Channel::Letter, rules::address_of(&c.attributes).unwrap_or_default()),
        _ => (Channel::Mail, c.email.unwrap_or_default()),
    };
    Wanted {
        contact_id: c.contact_id,
        customer_id: c.customer_id,
        case_id: c.case_id,
        channel,
        round: c.round + 1,
        wave: 1,
        name: c.name,
        address,
        language: c.language,
        zone: c.zone,
        due: Some(now),
    }
}

fn duty(tx: &Tx, c: Candidate) -> Duty {
    Duty {
        workspace_id: tx.actor().workspace.clone(),
        id: tx.mint(),
        incident_id: c.incident_id,
        case_id: c.case_id,
        customer_id: c.customer_id,
        contact_id: c.contact_id,
        notice_id: c.notice_id,
        owner_id: c.owner_id,
        handed_at: tx.now(),
        how: None,
        words: None,
        settled_at: None,
        settled_by: None,
        salt: tx.salt(),
    }
}
