//! What the faces may show of fault and apologies.

use askama::Template;

use super::{Apology, Stance, Step, rules, store};
use crate::ground::page::{Choice, Shell};
use crate::ground::panel::Panel;
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::panel::Carried;
use crate::incidents::{self, Act, Case, Incident, Reader};
use crate::wording;

/// The badge kind of a stance: plain, wait, late or done.
pub(super) fn kind_of(stance: &str) -> &'static str {
    match Stance::from_word(stance) {
        Some(Stance::Alleged | Stance::Verified) => "wait",
        Some(Stance::Admitted) => "done",
        _ => "plain",
    }
}

/// An apology as a list of members shows it.
struct Line {
    apology: Apology,
    share: String,
    is_complete: bool,
    /// What the plain-speech check says of its words.
    warnings: String,
}

fn lines(shell: &Shell, apologies: Vec<Apology>) -> Result<Vec<Line>> {
    let line = |apology: Apology| {
        Ok(Line {
            share: shell.percent(rules::completeness(apology.parts())),
            is_complete: rules::is_complete(apology.parts()),
            warnings: wording::panel::warnings(shell, &apology.words)?,
            apology,
        })
    };
    apologies.into_iter().map(line).collect()
}

#[derive(Template)]
#[template(path = "admissions/pages/panel_incident.html")]
struct FaultOf<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    stance: &'static str,
    steps: Vec<Step>,
    /// Where we may stand next; empty where this member may not say so.
    next: Vec<Choice>,
    apologies: Vec<Line>,
    /// What an admission says to customers, where this member may admit.
    carried: Option<Carried>,
    may_change: bool,
    may_apologise: bool,
}

/// Where we stand on fault, step by step, the apologies made, and the forms for both.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let mut read = house.read();
    let steps = store::list_steps(&mut read, &actor.workspace, &incident.id).await?;
    let stance = store::stance_of(&mut read, &actor.workspace, &incident.id).await?;
    let apologies = store::list_apologies(&mut read, &actor.workspace, &incident.id).await?;
    let is_lead = actor.must_be(Role::Lead).is_ok();
    let next: Vec<Stance> = Stance::ALL
        .into_iter()
        .filter(|to| rules::is_move(stance, *to))
        .filter(|to| is_lead || !matches!(to, Stance::Admitted | Stance::Contested))
        .collect();
    let admits = next.contains(&Stance::Admitted);
    let carried = incidents::panel::carried(shell, incident, Act::Admitted).filter(|_| admits);
    let choice = |to: Stance| {
        let choice = Choice::new(to.word(), shell.t(&format!("admissions-stance-{}", to.word())));
        match &carried {
            Some(carried) if to == Stance::Admitted => choice.hint(carried.will_say.clone()),
            _ => choice,
        }
    };
    let next = next.into_iter().map(choice).collect();
    let may_change = actor.must_be(Role::Member).is_ok();
    let view = FaultOf {
        shell,
        incident,
        stance: stance.word(),
        steps,
        next,
        apologies: lines(shell, apologies)?,
        carried,
        may_change,
        // An admission is never too late; an apology is made to those whose case is open.
        may_apologise: may_change && incidents::may_begin(incident, None).is_ok(),
    };
    Panel::of("admissions", shell.t("admissions-title"), &view)
}

#[derive(Template)]
#[template(path = "admissions/pages/panel_case.html")]
struct CaseFault<'a> {
    shell: &'a Shell,
    case: &'a Case,
    stance: &'static str,
    apologies: Vec<Line>,
    may_change: bool,
    may_apologise: bool,
    may_contest: bool,
    may_concede: bool,
}

/// Whether we acknowledged it to this customer, apologised, or contest it.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut read = house.read();
    let stance = store::stance_of(&mut read, &actor.workspace, &case.incident_id).await?;
    let apologies =
        store::list_apologies_of_case(&mut read, &actor.workspace, &case.incident_id, &case.id).await?;
    let (may_change, is_lead) = (actor.must_be(Role::Member).is_ok(), actor.must_be(Role::Lead).is_ok());
    let view = CaseFault {
        shell,
        case,
        stance: stance.word(),
        apologies: lines(shell, apologies)?,
        may_change,
        may_apologise: may_change && case.state().is_live(),
        may_contest: is_lead && case.state().is_live() && case.contested_because.is_none(),
        may_concede: is_lead && case.contested_because.is_some(),
    };
    Panel::of("admissions", shell.t("admissions-title"), &view)
}

#[derive(Template)]
#[template(path = "admissions/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    is_admitted: bool,
    apologies: Vec<Apology>,
}

/// What we own up to, as the customer's contact reads it: the admission, and the apologies in their words.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, case, .. } = *reader;
    let mut read = house.read();
    let stance = store::stance_of(&mut read, &case.workspace_id, &case.incident_id).await?;
    let apologies =
        store::list_apologies_of_case(&mut read, &case.workspace_id, &case.incident_id, &case.id).await?;
    let is_admitted = stance == Stance::Admitted;
    if !is_admitted && apologies.is_empty() {
        return Ok(None);
    }
    let title = shell.t("admissions-contact-title");
    Panel::of("admissions", title, &ForContact { shell, is_admitted, apologies }).map(Some)
}
