//! Asking whether it held: only once the solution is ready, and only those who were told.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Survey, store};
use crate::ground::id::{CaseId, IncidentId, NoticeId};
use crate::ground::{Actor, Fault, House, Result, Role, text};
use crate::incidents::{self, Act, CaseState};
use crate::journal::{self, Chain, Entry};

/// Which cases are asked, when they are not named one by one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Whom {
    /// Every live case that was told and is not asked already.
    #[default]
    Told,
    /// Those who were unhappy, because we worked on it again.
    Unhappy,
}

impl Whom {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Told, Self::Unhappy];
    /// The word in the API, the form and the catalogue (`surveys-whom-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Unhappy => "unhappy",
        }
    }
    /// The states a case is asked in.
    pub(super) const fn states(self) -> &'static [CaseState] {
        match self {
            Self::Told => &[CaseState::Open, CaseState::Told],
            Self::Unhappy => &[CaseState::Unhappy],
        }
    }
}

/// What a member says to ask.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Asking {
    /// The solution is ready. Nobody is asked before (R89).
    pub ready: bool,
    /// What was done, in words for customers: they read it above the questions.
    pub because: String,
    /// The notice that told them so, when there was one.
    pub notice_id: Option<NoticeId>,
    /// Which cases, when they are not named.
    pub whom: Whom,
    /// Exactly these cases.
    pub cases: Vec<CaseId>,
    /// Leaves the status that customers read as it is; else asking everyone takes it along.
    pub leave_status: bool,
}

/// Asks those whom an incident touched whether it held. Members and above.
pub async fn ask(house: &House, actor: &Actor, incident: &IncidentId, said: Asking) -> Result<Survey> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", &said.because, 2_000)?;
    if !said.ready {
        return Err(Fault::invalid(
            "ready",
            "Nobody says yet that the solution is ready.",
            "Ask when it is. Asking before teaches people that their answer does not matter.",
        ));
    }
    let mut tx = journal::begin(house, actor).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, incident).await?;
    if incident.closed_at.is_some() {
        return Err(Fault::Conflict("This incident is closed; nobody is asked any more.".into()));
    }
    let chosen = if said.cases.is_empty() {
        store::list_askable(&mut tx, &actor.workspace, &incident.id, said.whom.states()).await?
    } else {
        let found = store::list_named(&mut tx, &actor.workspace, &incident.id, &said.cases).await?;
        if found.len() < said.cases.len() {
            return Err(Fault::refused(
                format!("{} of these cases cannot be asked.", said.cases.len() - found.len()),
                "A case is asked while it is live and after its customer was told. Leave out the others.",
            ));
        }
        found
    };
    if chosen.is_empty() {
        return Err(Fault::refused(
            "There is nobody to ask: no live case was told and is still unasked.",
            "Tell those it touches first, or name the cases to ask again.",
        ));
    }
    let mut survey = Survey {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.id.clone(),
        because,
        notice_id: said.notice_id,
        asked: i64::try_from(chosen.len()).unwrap_or(i64::MAX),
        asked_digest: String::new(),
        salt: tx.salt(),
        asked_at: tx.now(),
        asked_by: actor.label(),
    };
    store::put_asked(&mut tx, &survey, &chosen).await?;
    survey.asked_digest = store::standing::asked_digest(&mut tx, &actor.workspace, &survey.id).await?;
    store::insert(&mut tx, &survey).await?;
    let asks_everyone = said.cases.is_empty() && said.whom == Whom::Told;
    let ids: Vec<CaseId> = chosen.into_iter().map(|(case, _)| case).collect();
    // The incident before its cases, as everywhere, so that no two changes wait for each other.
    let carried = if asks_everyone && !said.leave_status {
        incidents::carry_status(&mut tx, &incident.id, Act::Asked).await?
    } else {
        Vec::new()
    };
    let mut entries = incidents::move_cases(&mut tx, &ids, CaseState::Verifying).await?;
    entries.insert(
        0,
        Entry::on(Chain::Incident(incident.id.clone()), "survey.asked")
            .about(&survey)?
            .with("cases", survey.asked),
    );
    entries.extend(carried);
    tx.say(entries).await?.commit().await?;
    Ok(survey)
}
