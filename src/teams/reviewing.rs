//! Looking at the team, deciding, and telling the customer who is there for them now (R83).

use super::joining::ours;
use super::{HandOver, ReviewSaid, Reviewed, Team, TeamOf, TeamReview, rules, store};
use crate::ground::id::{HandOverId, TeamReviewId};
use crate::ground::{Actor, Fault, House, Result, Role, workspace};
use crate::incidents;
use crate::journal::{self, Entry, Tx};
use crate::members;

/// Writes down a review of a team: what was found, what is decided, and why. Where the lead is refreshed, the new one leads on
/// the desk at once, and we owe the customers a word until it is announced. Leads and above.
pub async fn review(house: &House, actor: &Actor, of: &TeamOf, said: &ReviewSaid) -> Result<Reviewed> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let zone = workspace::zone_of(&mut tx, &actor.workspace).await?;
    let read = rules::review(said, &tx.now().day(&zone).to_string())?;
    let team = Team::find(&mut tx, &actor.workspace, of).await?;
    team.may_begin()?;
    let review = TeamReview {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        team: team.key().to_owned(),
        incident_id: team.incident.id.clone(),
        case_id: team.case_id(),
        customer_id: team.customer_id(),
        reviewed_on: read.reviewed_on,
        findings: read.findings,
        decision: read.decision.word().into(),
        because: read.because,
        reviewed_by: actor.label(),
        reviewed_name: actor.name.clone(),
        noted_at: tx.now(),
        salt: tx.salt(),
    };
    store::reviews::insert(&mut tx, &review).await?;
    let mut entries = vec![review.entry("team.reviewed")?.with("decision", review.decision.as_str())];
    let hand_over = match read.hand_over {
        None => None,
        Some(said_to_them) => {
            let (made, more) = refresh(&mut tx, &team, &review.id, &said.new_lead, said_to_them).await?;
            entries.extend(more);
            Some(made)
        }
    };
    tx.say(entries).await?.commit().await?;
    Ok(Reviewed { review, hand_over })
}

/// Gives a team another lead.
async fn refresh(
    tx: &mut Tx,
    team: &Team,
    review: &TeamReviewId,
    typed: &str,
    (from_on, words): (String, String),
) -> Result<(HandOver, Vec<Entry>)> {
    let workspace = tx.actor().workspace.clone();
    let new = ours(tx, &workspace, typed, Role::Member).await.map_err(|fault| match fault {
        Fault::Invalid(_) => Fault::invalid(
            "new_lead",
            "Nobody is named who leads from now on.",
            "Choose one of our own people who may work cases.",
        ),
        other => other,
    })?;
    let same = || {
        let why = format!("{} leads it already.", new.name);
        Fault::invalid("new_lead", why, "Choose somebody else, or keep the lead.")
    };
    if team.lead().as_ref() == Some(&new.id) {
        return Err(same());
    }
    // Who led is read from what is held: two reviews at once do not both hand over from the same lead.
    let (old_id, mut entries) = match &team.case {
        None => incidents::hand_over(tx, &team.incident.id, &new.id).await?,
        Some(case) => {
            let (old, _, entry) = incidents::hand_case_over(tx, &case.id, &new.id).await?;
            (old.or_else(|| team.incident.lead_id.clone()), vec![entry])
        }
    };
    if old_id.as_ref() == Some(&new.id) {
        return Err(same());
    }
    let old_name = match &old_id {
        Some(id) => members::find(tx, &workspace, id).await?.name,
        None => String::new(),
    };
    let hand_over = HandOver {
        workspace_id: workspace,
        id: tx.mint(),
        review_id: review.clone(),
        team: team.key().to_owned(),
        incident_id: team.incident.id.clone(),
        case_id: team.case_id(),
        customer_id: team.customer_id(),
        old_id,
        old_name,
        new_id: new.id,
        new_name: new.name,
        from_on,
        words,
        made_at: tx.now(),
        announced_at: None,
        announced_by: None,
        announced_name: String::new(),
        salt: tx.salt(),
    };
    store::reviews::insert_hand_over(tx, &hand_over).await?;
    entries.push(hand_over.entry("hand_over.made")?);
    Ok((hand_over, entries))
}

/// Announces a hand-over: customers read it in their rooms from now on. Members and above.
pub async fn announce(house: &House, actor: &Actor, id: &HandOverId) -> Result<HandOver> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let hand_over = store::reviews::find_hand_over_held(&mut tx, id).await?;
    if hand_over.announced_at.is_some() {
        return Err(Fault::Conflict("It was announced already. Nothing was changed.".into()));
    }
    let hand_over = HandOver {
        announced_at: Some(tx.now()),
        announced_by: Some(actor.label()),
        announced_name: actor.name.clone(),
        ..hand_over
    };
    store::reviews::update_hand_over(&mut tx, &hand_over).await?;
    tx.say(hand_over.entry("hand_over.announced")?).await?.commit().await?;
    Ok(hand_over)
}
