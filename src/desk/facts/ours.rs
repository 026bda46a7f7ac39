//! What we did about it: what we say of our fault, what we offered, what is overdue, and what trust did.

use super::known::Known;
use super::wrong::became;
use super::{Fact, Group};
use crate::admissions::{Apology, Step, rules};
use crate::ground::page::{Shell, t_args};
use crate::plans::Action;
use crate::remedies::OfferLine;
use crate::trust::{Dimension, Record};

/// Trust that differs by less than this is said alike, and counts as alike.
const ALIKE: f64 = 0.005;

/// What we have admitted, and what is still contested or not said.
pub(super) fn stance(shell: &Shell, known: &Known) -> Group {
    let heading = shell.t(&format!("desk-facts-stance-{}", known.stance.word()));
    let page = || known.part("admissions");
    let step = |step: &Step| {
        let stance = shell.t(&format!("admissions-stance-{}", step.stance));
        let args = [("stance", stance.into()), ("who", step.said_name.as_str().into())];
        Fact::new(t_args(shell.lang, "desk-facts-step", &args), page()).at(step.said_at).words(&step.because)
    };
    let apology = |apology: &Apology| {
        let is_whole = rules::is_complete(apology.parts());
        let id = if is_whole { "desk-facts-apologised" } else { "desk-facts-apologised-short" };
        let said = shell.ta(id, "who", apology.author_name.as_str());
        Fact::new(said, page()).at(apology.said_at).words(&apology.words)
    };
    let mut facts: Vec<Fact> = known.steps.iter().map(step).collect();
    facts.extend(known.apologies.iter().rev().map(apology));
    if known.apologies.is_empty() {
        facts.push(Fact::new(shell.t("desk-facts-no-apology"), page()));
    }
    Group { id: "stance", heading, facts }
}

/// What we offered to make it good, and what became of it.
pub(super) fn offered(shell: &Shell, known: &Known) -> Group {
    let offered = known.offers.iter().filter(|offer| offer.offered_at.is_some()).count();
    let fact = |offer: &OfferLine| {
        let amount = offer.amount().map(|sum| shell.money(sum.minor, &sum.currency));
        let state = shell.t(&format!("remedies-state-{}", offer.state));
        let said = [offer.title.clone()].into_iter().chain(amount).chain([state]).collect::<Vec<_>>();
        let fact = Fact::new(said.join(" · "), format!("/offers/{}", offer.id));
        match offer.offered_at {
            Some(at) => fact.at(at),
            None => fact,
        }
    };
    let facts = known.offers.iter().rev().map(fact).collect();
    Group { id: "offered", heading: shell.tn("desk-facts-offered", offered), facts }
}

/// What is overdue at this moment.
pub(super) fn overdue(shell: &Shell, known: &Known) -> Group {
    let mut facts = Vec::new();
    let (incident, case, now) = (&known.incident, &known.case, known.now);
    if let (Some(noticed), None, true) = (incident.noticed_at, case.told_at, case.state().is_live()) {
        facts.push(Fact::new(shell.t("desk-facts-overdue-telling"), known.part("notices")).at(noticed));
    }
    if let (Some(due), None) = (incident.next_update_at.filter(|due| *due < now), incident.closed_at) {
        facts.push(Fact::new(shell.t("desk-facts-overdue-update"), known.incident_page()).at(due));
    }
    let promises = known.promises.iter().filter(|promise| promise.is_overdue(now));
    facts.extend(promises.map(|promise| {
        let href = format!("/promises/{}", promise.id);
        Fact::new(became(shell, promise, now), href).words(&promise.words)
    }));
    let today = now.day(&shell.zone).to_string();
    facts
        .extend(known.actions.iter().filter(|action| action.is_late(&today)).map(|late| action(shell, late)));
    let wrongs = known.wrongs.iter().filter(|(_, is_owed)| *is_owed);
    facts.extend(wrongs.map(|(wrong, _)| {
        let said = shell.t(&format!("desk-facts-second-{}-owed", wrong.kind));
        Fact::new(said, format!("/second-wrongs/{}", wrong.id))
    }));
    Group { id: "overdue", heading: shell.tn("desk-facts-overdue", facts.len()), facts }
}

fn action(shell: &Shell, late: &Action) -> Fact {
    let args = [("day", shell.date(&late.due_on).into()), ("who", late.owner_name.as_str().into())];
    let said = t_args(shell.lang, "desk-facts-overdue-action", &args);
    Fact::new(said, format!("/plans/{}#{}", late.plan_id, late.id)).words(&late.what)
}

/// What trust did, from just before the case to now; never without how sure each figure is.
pub(super) fn trust(shell: &Shell, known: &Known) -> Group {
    let (before, after) = (&known.before, &known.after);
    let moved = Dimension::ALL.into_iter().filter(|dimension| after.of(*dimension).entries > 0);
    let moved: Vec<Dimension> = moved.collect();
    let fell =
        |dimension: &Dimension| after.of(*dimension).expectation < before.of(*dimension).expectation - ALIKE;
    let fact = |dimension: Dimension| {
        let args = [
            ("dimension", shell.t(&format!("trust-{}", dimension.word())).into()),
            ("before", figure(shell, before, dimension).into()),
            ("now", figure(shell, after, dimension).into()),
        ];
        let said = t_args(shell.lang, "desk-facts-trust-one", &args);
        Fact::new(said, format!("/customers/{}#trust", known.case.customer_id))
    };
    let heading = if moved.is_empty() {
        shell.t("desk-facts-trust-unknown")
    } else {
        shell.tn("desk-facts-trust", Dimension::ALL.into_iter().filter(fell).count())
    };
    Group { id: "trust", heading, facts: moved.into_iter().map(fact).collect() }
}

fn figure(shell: &Shell, record: &Record, dimension: Dimension) -> String {
    let standing = record.of(dimension);
    if standing.entries == 0 { shell.t("desk-facts-trust-none") } else { standing.figure() }
}
