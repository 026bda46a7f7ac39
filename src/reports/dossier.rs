//! The dossier of a case: everything the desk holds about it, in one document, with its proof beside it.

use std::collections::BTreeMap;

use chain::Proof;
use serde::Serialize;
use twodb::Ask;
use utoipa::ToSchema;

use super::store;
use crate::admissions::{self, Apology, Step};
use crate::alternatives::{self, Alternative, Ask as Asked};
use crate::clarifications::{self, Exchange};
use crate::customers::{self, Contact, Customer};
use crate::ground::id::{CaseId, MemberId, WorkspaceId};
use crate::ground::{House, Result, Time, workspace};
use crate::help::{self, Help};
use crate::incidents::{self, Case, Incident};
use crate::interviews::{Candidate, Interview, Line, Note};
use crate::journal::{self, Recorded, Stamp};
use crate::listening::{self, Code, Impact, Rank, Told};
use crate::meetings::{Meeting, MeetingPerson, MeetingPoint, MeetingReport};
use crate::members;
use crate::mentions::{self, Lead, Mention};
use crate::notices::{self, DeliveryLine, Notice, NoticeText};
use crate::perception::Round;
use crate::plans::{self, Action, Plan, PlanVersion, Reason, Risk};
use crate::promises::{self, Promise};
use crate::questions::{self, Question, QuestionAnswer};
use crate::remedies::{self, Offer, Remedy};
use crate::second_wrongs::{self, Deception, SecondWrong};
use crate::surveys::{Answer, Survey};
use crate::teams::{self, Demand, ExecutiveContact, HandOver};
use crate::updates::{self, Update};

/// Entries read at a time.
const PAGE: i64 = 1_000;

/// Everything about a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct Dossier {
    /// When it was put together.
    pub made_at: Time,
    /// Whose desk.
    pub company: String,
    /// The last signed checkpoint; what was said after it is not sealed yet.
    pub checkpoint: Option<Stamp>,
    /// What went wrong.
    pub incident: Incident,
    /// The case.
    pub case: Case,
    /// The customer.
    pub customer: Option<Customer>,
    /// Their people.
    pub contacts: Vec<Contact>,
    /// What they were told.
    pub notices: Vec<Notice>,
    /// The same in further languages.
    pub texts: Vec<NoticeText>,
    /// To whom it went, and what became of each letter.
    pub deliveries: Vec<DeliveryLine>,
    /// What we said before everyone, newest first.
    pub updates: Vec<Update>,
    /// What they could do or use meanwhile.
    pub alternatives: Vec<Alternative>,
    /// What of it they asked for.
    pub asks: Vec<Asked>,
    /// What they asked us.
    pub questions: Vec<Question>,
    /// What we answered, every version.
    pub question_answers: Vec<QuestionAnswer>,
    /// What was cleared up with them, with all that was said.
    pub clarifications: Vec<Exchange>,
    /// The help they offered us, and our thanks.
    pub help: Vec<Help>,
    /// Who told them first: we, or somebody else.
    pub first_word: Lead,
    /// What they said of it before everyone, and what all could hear.
    pub mentions: Vec<Mention>,
    /// That they were told late, or that something was hidden from them.
    pub second_wrongs: Vec<SecondWrong>,
    /// What was hidden from them, as two people found.
    pub deceptions: Vec<Deception>,
    /// Where we stood on fault, step by step.
    pub admissions: Vec<Step>,
    /// Apologies to them, and to everyone the incident touches.
    pub apologies: Vec<Apology>,
    /// How it hit them.
    pub impacts: Vec<Impact>,
    /// What they told us, in every wording.
    pub statements: Vec<Told>,
    /// What is being done for them, and what of it is done.
    pub plan: Option<Plan>,
    /// The actions of that plan.
    pub actions: Vec<Action>,
    /// Every version of it that was put before them, and what they said to it.
    pub plan_versions: Vec<PlanVersion>,
    /// Why something they told us led to no action.
    pub plan_reasons: Vec<Reason>,
    /// What may yet go wrong with them.
    pub risks: Vec<Risk>,
    /// Of which part of trust each speaks.
    pub statement_codes: Vec<Code>,
    /// How much each weighs with them.
    pub statement_ranks: Vec<Rank>,
    /// The talks with their people.
    pub interviews: Vec<Interview>,
    /// What they said in them, by question.
    pub interview_notes: Vec<Note>,
    /// What stands in the records of them.
    pub interview_lines: Vec<Line>,
    /// What they asked for, and what became of it.
    pub candidates: Vec<Candidate>,
    /// When we met them, and what was said and decided.
    pub meetings: Vec<Meeting>,
    /// Who was asked to come, and who was there.
    pub meeting_people: Vec<MeetingPerson>,
    /// What somebody wanted to speak of there.
    pub meeting_points: Vec<MeetingPoint>,
    /// Where it stood, as it was given to them in writing.
    pub meeting_reports: Vec<MeetingReport>,
    /// Rounds in which both sides rated the same.
    pub perception_rounds: Vec<Round>,
    /// What they demanded of us as people, and our answers.
    pub demands: Vec<Demand>,
    /// The new leads that were announced to them.
    pub hand_overs: Vec<HandOver>,
    /// How often the executive who stands by them was in touch.
    pub executive_contacts: Vec<ExecutiveContact>,
    /// What we said we would do.
    pub promises: Vec<Promise>,
    /// What we offered them.
    pub offers: Vec<Offer>,
    /// What those offers are of.
    pub remedies: Vec<Remedy>,
    /// What we asked them, once the solution was ready.
    pub surveys: Vec<Survey>,
    /// Whether it held, in their word; every version.
    pub answers: Vec<Answer>,
    /// The names behind the ids of who acted.
    pub people: BTreeMap<String, String>,
    /// What happened, in order: the case's chain and the incident's, by time.
    #[schema(value_type = Vec<serde_json::Value>)]
    pub journal: Vec<Recorded>,
}

/// Puts the dossier of a case together.
pub async fn dossier_of(house: &House, workspace: &WorkspaceId, id: &CaseId) -> Result<Dossier> {
    let mut ask = house.db().still().await?;
    let case = incidents::find_case(&mut ask, workspace, id).await?;
    let incident = incidents::find(&mut ask, workspace, &case.incident_id).await?;
    let company = workspace::seek(&mut ask, workspace).await?.map(|w| w.name).unwrap_or_default();
    let mut journal = chain_of(&mut ask, workspace, case.id.as_str()).await?;
    journal.extend(chain_of(&mut ask, workspace, incident.id.as_str()).await?);
    journal.sort_by(|a, b| (a.at, &a.chain, a.seq).cmp(&(b.at, &b.chain, b.seq)));
    let contacts = customers::contacts_of(&mut ask, workspace, &case.customer_id).await?;
    let offers: Vec<Offer> = store::rows_of_case(&mut ask, workspace, "offers", id).await?;
    let mut remedies: Vec<Remedy> = Vec::new();
    for offer in &offers {
        if remedies.iter().all(|known| known.id != offer.remedy_id) {
            remedies.push(remedies::find(&mut ask, workspace, &offer.remedy_id).await?);
        }
    }
    let told = notices::list_of_case(&mut ask, workspace, id).await?;
    let plan = plans::seek_of_case(&mut ask, workspace, id).await?;
    let (actions, plan_versions) = match &plan {
        Some(plan) => (
            plans::list_actions(&mut ask, workspace, &plan.id).await?,
            plans::list_versions(&mut ask, workspace, &plan.id).await?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    // What is only proposed nobody has said yet.
    let mut wrongs = second_wrongs::list_of_case(&mut ask, &case, house.now()).await?;
    wrongs.retain(|(wrong, _)| wrong.state() != second_wrongs::State::Proposed);
    Ok(Dossier {
        made_at: house.now(),
        company,
        checkpoint: journal::last_checkpoint(&mut ask, workspace).await?,
        // A customer that came from a list may be known by the case alone.
        customer: customers::find(&mut ask, workspace, &case.customer_id).await.ok(),
        people: people(&mut ask, workspace, &journal, &contacts).await?,
        contacts,
        texts: notices::texts_of_many(&mut ask, &told).await?,
        notices: told,
        deliveries: notices::deliveries_of_case(&mut ask, workspace, id).await?,
        updates: updates::list(&mut ask, workspace, &incident.id).await?,
        alternatives: alternatives::list(&mut ask, workspace, &incident.id).await?,
        asks: alternatives::asks_of_case(&mut ask, workspace, id).await?,
        questions: questions::list_of_case(&mut ask, workspace, id).await?,
        question_answers: questions::answers_of_case(&mut ask, workspace, id).await?,
        clarifications: clarifications::list_of_case(&mut ask, workspace, id).await?,
        help: help::list_of_case(&mut ask, workspace, id).await?,
        first_word: mentions::lead_of_case(&mut ask, &case).await?,
        mentions: mentions::list_of_case(&mut ask, workspace, &incident.id, &case.customer_id).await?,
        second_wrongs: wrongs.into_iter().map(|(wrong, _)| wrong).collect(),
        deceptions: second_wrongs::deceptions_of_case(&mut ask, &case).await?,
        admissions: admissions::list_steps_of_case(&mut ask, &case).await?,
        apologies: admissions::list_apologies_of_case(&mut ask, workspace, &incident.id, id).await?,
        impacts: listening::list_impacts(&mut ask, workspace, id).await?,
        statements: listening::list_told(&mut ask, workspace, id).await?,
        plan,
        actions,
        plan_versions,
        plan_reasons: plans::list_reasons(&mut ask, workspace, id).await?,
        risks: plans::list_risks(&mut ask, workspace, id).await?,
        statement_codes: store::rows_of_case(&mut ask, workspace, "statement_codes", id).await?,
        statement_ranks: store::rows_of_case(&mut ask, workspace, "statement_ranks", id).await?,
        interviews: store::rows_of_case(&mut ask, workspace, "interviews", id).await?,
        interview_notes: store::rows_of_case(&mut ask, workspace, "interview_notes", id).await?,
        interview_lines: store::rows_of_case(&mut ask, workspace, "interview_lines", id).await?,
        candidates: store::rows_of_case(&mut ask, workspace, "candidates", id).await?,
        meetings: store::rows_of_case(&mut ask, workspace, "meetings", id).await?,
        meeting_people: store::rows_of_case(&mut ask, workspace, "meeting_people", id).await?,
        meeting_points: store::rows_of_case(&mut ask, workspace, "meeting_points", id).await?,
        meeting_reports: store::rows_of_case(&mut ask, workspace, "meeting_reports", id).await?,
        perception_rounds: store::rows_of_case(&mut ask, workspace, "perception_rounds", id).await?,
        demands: store::rows_of_case(&mut ask, workspace, "lead_demands", id).await?,
        hand_overs: teams::list_announced(&mut ask, &case).await?,
        executive_contacts: store::rows_of_case(&mut ask, workspace, "executive_contacts", id).await?,
        promises: promises::every_of_case(&mut ask, workspace, id).await?,
        offers,
        remedies,
        surveys: store::surveys_of_case(&mut ask, workspace, id).await?,
        answers: store::rows_of_case(&mut ask, workspace, "survey_answers", id).await?,
        incident,
        case,
        journal,
    })
}

/// Who acted, by the names they have: our own people, and the customer's.
async fn people(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    journal: &[Recorded],
    contacts: &[Contact],
) -> Result<BTreeMap<String, String>> {
    let mut ids: Vec<MemberId> = journal.iter().filter_map(|entry| entry.actor.parse().ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    let members = members::names(ask, workspace, &ids).await?;
    let members = members.into_iter().map(|(id, name)| (id.to_string(), name));
    Ok(members.chain(contacts.iter().map(|c| (c.id.to_string(), c.name.clone()))).collect())
}

async fn chain_of(ask: &mut dyn Ask, workspace: &WorkspaceId, chain: &str) -> Result<Vec<Recorded>> {
    let mut entries: Vec<Recorded> = Vec::new();
    loop {
        let after = entries.last().map_or(0, |e| e.seq);
        let page = journal::of_chain(ask, workspace, chain, after, PAGE).await?;
        if page.is_empty() {
            return Ok(entries);
        }
        entries.extend(page);
    }
}

/// The proof of a case: its chain and its incident's, as far as they are sealed; `None` before that.
pub async fn proof_of(house: &House, workspace: &WorkspaceId, id: &CaseId) -> Result<Option<Proof>> {
    let outside = journal::outside(house, workspace)?;
    let mut ask = house.db().still().await?;
    let case = incidents::find_case(&mut ask, workspace, id).await?;
    let chains = [case.id.to_string(), case.incident_id.to_string()];
    journal::prove(&mut ask, workspace, &outside, &chains).await
}
