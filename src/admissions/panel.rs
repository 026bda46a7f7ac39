//! What the faces may show of fault, legal review and apologies.

use askama::Template;

use super::{Apology, Matter, Review, Stance, Step, rules, store};
use crate::ground::id::WorkspaceId;
use crate::ground::page::{Choice, Shell};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::incidents::panel::Carried;
use crate::incidents::{self, Act, Case, Incident, Reader};
use crate::listening::{self, Impact};
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
    /// What they told us and it names, in their words.
    named: Vec<String>,
    /// How many impacts it names; where they are not at hand in words, the count says it.
    names: usize,
    /// It names nothing of what they told us by then (R32).
    is_silent: bool,
}

/// The impacts that an apology names, in the words of those who told us; erased ones have none left.
fn words_named(apology: &Apology, impacts: &[Impact]) -> Vec<String> {
    let of = |id: &str| impacts.iter().find(|i| i.id.as_str() == id && !i.text.is_empty());
    apology.named().filter_map(of).map(|i| i.text.clone()).collect()
}

fn lines(shell: &Shell, apologies: Vec<Apology>, impacts: &[Impact]) -> Result<Vec<Line>> {
    let line = |apology: Apology| {
        let names = apology.named().count();
        let told = impacts.iter().any(|i| i.reported_at <= apology.said_at);
        Ok(Line {
            share: shell.percent(rules::completeness(apology.parts())),
            is_complete: rules::is_complete(apology.parts()),
            warnings: wording::panel::warnings(shell, &apology.words)?,
            named: words_named(&apology, impacts),
            names,
            is_silent: apology.case_id.is_some() && told && names == 0,
            apology,
        })
    };
    apologies.into_iter().map(line).collect()
}

/// A legal review as the pages of incidents and cases show it: that it was asked and until when, not what.
pub(super) struct ReviewLine {
    pub(super) review: Review,
    pub(super) is_overdue: bool,
}

/// Those reviews with whether their time is over.
fn review_lines(reviews: Vec<Review>, now: Time) -> Vec<ReviewLine> {
    let line = |review: Review| ReviewLine { is_overdue: review.is_overdue(now), review };
    reviews.into_iter().map(line).collect()
}

#[derive(Template)]
#[template(path = "admissions/pages/reviews.html")]
struct Reviews<'a> {
    shell: &'a Shell,
    reviews: Vec<ReviewLine>,
    /// Where counsel is asked; empty where nobody may, or where nothing is left to ask.
    ask: &'a str,
}

/// The legal reviews of a matter, and the way to ask for one, as the inside of a page.
pub fn reviews(shell: &Shell, reviews: Vec<Review>, ask: &str) -> Result<String> {
    let reviews = review_lines(reviews, Time(shell.now_ms));
    Reviews { shell, reviews, ask }.render().map_err(Fault::broken)
}

/// Where we may stand next, as choices; what an admission of an incident says to customers stands beside it.
fn choices(shell: &Shell, actor: &Actor, from: Stance, carried: Option<&Carried>) -> Vec<Choice> {
    let may = |to: &Stance| rules::is_move(from, *to) && actor.must_be(rules::least_for(from, *to)).is_ok();
    let choice = |to: Stance| {
        let choice = Choice::new(to.word(), shell.t(&format!("admissions-stance-{}", to.word())));
        match carried {
            Some(carried) if to == Stance::Admitted => choice.hint(carried.will_say.clone()),
            _ => choice,
        }
    };
    Stance::ALL.into_iter().filter(may).map(choice).collect()
}

/// The form that takes the next step.
#[derive(Template)]
#[template(path = "admissions/pages/step.html")]
struct StepForm<'a> {
    shell: &'a Shell,
    action: String,
    next: Vec<Choice>,
    ways: Vec<Choice>,
    /// Who would say it.
    speaker: &'a str,
    carried: Option<Carried>,
    /// Until when an admission waits for counsel.
    held: Option<Time>,
}

impl StepForm<'_> {
    fn admits(&self) -> bool {
        self.next.iter().any(|choice| choice.is(Stance::Admitted.word()))
    }
}

/// The form, where there is a step to take; nothing else.
fn step_form(
    shell: &Shell,
    actor: &Actor,
    action: String,
    stance: Stance,
    (reviews, carried): (&[Review], Option<Carried>),
    is_acknowledged: bool,
) -> Result<String> {
    let held = rules::held_until(reviews).filter(|due| due.0 > shell.now_ms);
    let mut next = choices(shell, actor, stance, carried.as_ref());
    // Nobody is shown a choice that would be refused.
    next.retain(|choice| {
        (held.is_none() || !choice.is(Stance::Admitted.word()))
            && (is_acknowledged || !choice.is(Stance::Contested.word()))
    });
    if actor.must_be(Role::Member).is_err() || (next.is_empty() && held.is_none()) {
        return Ok(String::new());
    }
    let (ways, speaker) = (super::pages::ways(shell), actor.name.as_str());
    StepForm { shell, action, next, ways, speaker, carried, held }.render().map_err(Fault::broken)
}

#[derive(Template)]
#[template(path = "admissions/pages/panel_incident.html")]
struct FaultOf<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    stance: &'static str,
    steps: Vec<Step>,
    form: String,
    reviews: String,
    apologies: Vec<Line>,
    may_apologise: bool,
}

/// Where we stand on fault, step by step, what counsel was asked, the apologies made, and the forms for all of it.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let mut read = house.read();
    let steps = store::list_steps(&mut read, &actor.workspace, &incident.id).await?;
    let stance = store::stance_of(&mut read, &actor.workspace, &incident.id).await?;
    let apologies = store::list_apologies(&mut read, &actor.workspace, &incident.id).await?;
    let matter = Matter::of_incident(incident);
    let asked = store::reviews::list_about(&mut read, &actor.workspace, &matter).await?;
    let carried = incidents::panel::carried(shell, incident, Act::Admitted);
    let action = format!("/incidents/{}/admission", incident.id);
    let form = step_form(shell, actor, action, stance, (asked.as_slice(), carried), true)?;
    let may_change = actor.must_be(Role::Member).is_ok();
    let may_ask = may_change && stance != Stance::Admitted;
    let ask = if may_ask { format!("/incidents/{}/reviews/new", incident.id) } else { String::new() };
    let view = FaultOf {
        shell,
        incident,
        stance: stance.word(),
        steps,
        form,
        reviews: reviews(shell, asked, &ask)?,
        apologies: lines(shell, apologies, &[])?,
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
    /// The steps taken with this customer alone.
    steps: Vec<Step>,
    form: String,
    reviews: String,
    apologies: Vec<Line>,
    may_change: bool,
    may_apologise: bool,
}

/// Where we stand with this customer, whether we acknowledged it to them, apologised, or contest it.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut read = house.read();
    let stance = store::stance_of_case(&mut read, case).await?;
    let mut steps = store::list_steps_of_case(&mut read, case).await?;
    steps.retain(|step| step.case_id.is_some());
    let apologies =
        store::list_apologies_of_case(&mut read, &actor.workspace, &case.incident_id, &case.id).await?;
    let impacts = listening::list_impacts(&mut read, &actor.workspace, &case.id).await?;
    let asked = store::reviews::list_about(&mut read, &actor.workspace, &Matter::of_case(case)).await?;
    let may_change = actor.must_be(Role::Member).is_ok();
    let may_contest = case.acknowledged_at.is_some() && case.state().is_live();
    let action = format!("/cases/{}/admission", case.id);
    let form = step_form(shell, actor, action, stance, (asked.as_slice(), None), may_contest)?;
    let may_ask = may_change && stance != Stance::Admitted;
    let ask = format!("/incidents/{}/reviews/new?case={}", case.incident_id, case.id);
    let view = CaseFault {
        shell,
        case,
        stance: stance.word(),
        steps,
        form,
        reviews: reviews(shell, asked, if may_ask { &ask } else { "" })?,
        apologies: lines(shell, apologies, &impacts)?,
        may_change,
        may_apologise: may_change && case.state().is_live(),
    };
    Panel::of("admissions", shell.t("admissions-title"), &view)
}

#[derive(Template)]
#[template(path = "admissions/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    is_admitted: bool,
    /// Each with what it names of their own, in their words.
    apologies: Vec<(Apology, Vec<String>)>,
}

/// What we own up to, as the customer's contact reads it: the admission, and the apologies in their words.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, case, .. } = *reader;
    let mut read = house.read();
    let is_admitted = store::stance_of_case(&mut read, case).await? == Stance::Admitted;
    let apologies =
        store::list_apologies_of_case(&mut read, &case.workspace_id, &case.incident_id, &case.id).await?;
    if !is_admitted && apologies.is_empty() {
        return Ok(None);
    }
    let impacts = listening::list_impacts(&mut read, &case.workspace_id, &case.id).await?;
    let apologies =
        apologies.into_iter().map(|a| (words_named(&a, &impacts), a)).map(|(w, a)| (a, w)).collect();
    let title = shell.t("admissions-contact-title");
    Panel::of("admissions", title, &ForContact { shell, is_admitted, apologies }).map(Some)
}

/// What is owed here: answers of counsel. Once one is overdue, what is owed is the admission that need not wait for it.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let open = store::reviews::list_open(&mut house.read(), workspace).await?;
    let owed = open.into_iter().map(|review| {
        let is_late = shell.is_late(review.due_at.0);
        Owed {
            due: review.due_at,
            runs: false,
            what: shell.t(if is_late { "admissions-owed-overdue" } else { "admissions-owed-review" }),
            to_whom: format!("{} · {}", review.about, review.reviewer_name),
            // A review is read by members; whoever only looks is led to what it is about.
            href: if shell.may_change() { format!("/reviews/{}", review.id) } else { review.matter().href() },
        }
    });
    Ok(owed.collect())
}
