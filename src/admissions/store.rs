//! All SQL of admissions, legal reviews and apologies.

pub(super) mod reviews;

use twodb::{Ask, Sql, args, sql};

use super::{Apology, Stance, Step, rules};
use crate::ground::Result;
use crate::ground::id::{CaseId, IncidentId, WorkspaceId};
use crate::incidents::Case;
use crate::journal::Tx;

const STEP: &str = "workspace_id, id, incident_id, case_id, customer_id, stance, because, evidence, speaker, form, said_by, \
    said_name, salt, said_at";
const APOLOGY: &str = "workspace_id, id, incident_id, case_id, customer_id, author_name, form, words, responsibility, \
    repair, regret, explanation, repentance, forgiveness, names_impacts, said_at, recorded_by, salt, recorded_at";

/// Cases acknowledged at a time.
const BATCH: i64 = 2_000;

/// Every step on an incident's fault that was taken with all it touches, oldest first.
pub async fn list_steps(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Step>> {
    let text = format!(
        "select {STEP} from admissions where workspace_id = $1 and incident_id = $2 and case_id is null
         order by said_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// Every step that reaches a case: with its customer, and with all that its incident touches; oldest first.
pub async fn list_steps_of_case(ask: &mut dyn Ask, case: &Case) -> Result<Vec<Step>> {
    let text = format!(
        "select {STEP} from admissions where workspace_id = $1 and incident_id = $2
           and (case_id is null or case_id = $3) order by said_at, id"
    );
    Ok(ask.all(Sql::built(text), args![&case.workspace_id, &case.incident_id, &case.id]).await?)
}

/// The last step to this stance that reaches a case.
pub async fn last_step_to(ask: &mut dyn Ask, case: &Case, stance: Stance) -> Result<Option<Step>> {
    let text = format!(
        "select {STEP} from admissions where workspace_id = $1 and incident_id = $2
           and (case_id is null or case_id = $3) and stance = $4 order by said_at desc, id desc limit 1"
    );
    let values = args![&case.workspace_id, &case.incident_id, &case.id, stance.word()];
    Ok(ask.maybe(Sql::built(text), values).await?)
}

/// Where we stand on an incident's fault with all it touches: the last step's word, or unknown.
pub async fn stance_of(ask: &mut dyn Ask, workspace: &WorkspaceId, incident: &IncidentId) -> Result<Stance> {
    let last: Option<(String,)> = ask
        .maybe(
            sql("select stance from admissions where workspace_id = $1 and incident_id = $2 and case_id is null
                 order by said_at desc, id desc limit 1"),
            args![workspace, incident],
        )
        .await?;
    Ok(last.and_then(|(word,)| Stance::from_word(&word)).unwrap_or(Stance::Unknown))
}

/// Where we stand with one customer.
pub async fn stance_of_case(ask: &mut dyn Ask, case: &Case) -> Result<Stance> {
    let own: Option<(String,)> = ask
        .maybe(
            sql("select stance from admissions where workspace_id = $1 and case_id = $2
                 order by said_at desc, id desc limit 1"),
            args![&case.workspace_id, &case.id],
        )
        .await?;
    let with_all = stance_of(ask, &case.workspace_id, &case.incident_id).await?;
    let own = own.and_then(|(word,)| Stance::from_word(&word));
    Ok(rules::stands(own, with_all, case.contested_because.is_some()))
}

/// A new step.
pub(super) async fn insert_step(tx: &mut Tx, step: &Step) -> Result<()> {
    let s = step;
    let text = format!("insert into admissions ({STEP}) values {}", Sql::in_list(1, 14));
    let values = args![
        &s.workspace_id,
        &s.id,
        &s.incident_id,
        &s.case_id,
        &s.customer_id,
        &s.stance,
        &s.because,
        &s.evidence,
        &s.speaker,
        &s.form,
        &s.said_by,
        &s.said_name,
        &s.salt,
        s.said_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// The steps with a customer that stand on this ground, and where it is asked those with all that the incident touches; held
/// until the end of the change.
pub(super) async fn list_because_held(
    tx: &mut Tx,
    case: &Case,
    with_all: bool,
    because: &str,
) -> Result<Vec<Step>> {
    let hold = Sql::hold(tx);
    let also = if with_all { " or case_id is null" } else { "" };
    let text = format!(
        "select {STEP} from admissions where workspace_id = $1 and incident_id = $2 and because = $3
           and (case_id = $4{also}) order by said_at, id {hold}"
    );
    let values = args![&case.workspace_id, &case.incident_id, because, &case.id];
    Ok(tx.all(Sql::built(text), values).await?)
}

/// Writes back a step whose words were erased; nothing else of one is ever changed.
pub(super) async fn erase_step(tx: &mut Tx, step: &Step) -> Result<()> {
    let s = step;
    tx.run(
        sql("update admissions set because = $1, evidence = $2, salt = $3 where workspace_id = $4 and id = $5"),
        args![&s.because, &s.evidence, &s.salt, &s.workspace_id, &s.id],
    )
    .await?;
    Ok(())
}

/// The apologies for an incident, to everyone or to one, newest first; at most 200.
pub async fn list_apologies(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Apology>> {
    let text = format!(
        "select {APOLOGY} from apologies where workspace_id = $1 and incident_id = $2
         order by said_at desc, id desc limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// Every apology that reaches a case: to its customer, and to everyone of its incident; newest first.
pub async fn list_apologies_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    case: &CaseId,
) -> Result<Vec<Apology>> {
    let text = format!(
        "select {APOLOGY} from apologies where workspace_id = $1 and incident_id = $2
           and (case_id is null or case_id = $3) order by said_at desc, id desc"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident, case]).await?)
}

/// A new apology.
pub(super) async fn insert_apology(tx: &mut Tx, apology: &Apology) -> Result<()> {
    let a = apology;
    let text = format!("insert into apologies ({APOLOGY}) values {}", Sql::in_list(1, 19));
    let values = args![
        &a.workspace_id,
        &a.id,
        &a.incident_id,
        &a.case_id,
        &a.customer_id,
        &a.author_name,
        &a.form,
        &a.words,
        a.responsibility,
        a.repair,
        a.regret,
        a.explanation,
        a.repentance,
        a.forgiveness,
        &a.names_impacts,
        a.said_at,
        &a.recorded_by,
        &a.salt,
        a.recorded_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// The live cases of an incident that nobody has acknowledged yet, after `after`, a batch at a time.
/// -- reads: cases
pub(super) async fn list_unacknowledged(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    after: &str,
) -> Result<Vec<CaseId>> {
    let rows: Vec<(CaseId,)> = ask
        .all(
            sql("select c.id from cases c where c.workspace_id = $1 and c.incident_id = $2 and c.id > $3
                 and c.state <> 'withdrawn' and c.acknowledged_at is null order by c.id limit $4"),
            args![workspace, incident, after, BATCH],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
