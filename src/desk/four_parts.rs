//! The four parts of a case at a glance (R39): true colours show in how you explain, react, remove pain and take
//! accountability. Each is worked out from what the rooms have recorded; what is missing leads to where it is done.

use askama::Template;

use crate::admissions::{self, Stance};
use crate::alternatives;
use crate::ground::page::Shell;
use crate::ground::panel::Panel;
use crate::ground::{House, Result};
use crate::incidents::{Case, Incident, PublicStatus};
use crate::plans::{self, PlanState};
use crate::promises::{self, Kind, Promise, PromiseState};
use crate::remedies::{self, OfferState};

/// How far a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HowFar {
    /// Nothing of it is there.
    Missing,
    /// It is begun.
    Begun,
    /// It is there.
    There,
}

impl HowFar {
    const fn of(is_there: bool, is_begun: bool) -> Self {
        match (is_there, is_begun) {
            (true, _) => Self::There,
            (false, true) => Self::Begun,
            (false, false) => Self::Missing,
        }
    }
    /// The word in the catalogue (`desk-part-PART-WORD`).
    const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Begun => "begun",
            Self::There => "there",
        }
    }
    const fn badge(self) -> &'static str {
        match self {
            Self::Missing => "late",
            Self::Begun => "wait",
            Self::There => "done",
        }
    }
}

/// What is recorded of a case, as far as it bears on the four parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Recorded {
    /// They were told what happened.
    pub is_told: bool,
    /// We acknowledged to them that it happened.
    pub is_acknowledged: bool,
    /// It is mended, or what was promised or planned was done.
    pub is_mended: bool,
    /// Something is promised and not overdue, a plan is before them, or customers read that we know what happened.
    pub is_under_way: bool,
    /// Something was made good, or they declined that, or have an alternative.
    pub is_eased: bool,
    /// Something is offered to them, or set aside for them.
    pub is_offered: bool,
    /// We admitted it, or apologised with responsibility and repair.
    pub is_owned: bool,
    /// We verified it, or apologised without one of these.
    pub is_half_owned: bool,
}

/// The four, in the order of their names.
pub(super) const fn four(known: Recorded) -> [(&'static str, HowFar); 4] {
    [
        ("explain", HowFar::of(known.is_told, known.is_acknowledged)),
        ("react", HowFar::of(known.is_mended, known.is_under_way)),
        ("ease", HowFar::of(known.is_eased, known.is_offered)),
        ("own", HowFar::of(known.is_owned, known.is_half_owned)),
    ]
}

/// A part as the card shows it.
struct Part {
    word: &'static str,
    how_far: HowFar,
    /// Where it is done; empty where nothing is left to do, or nothing may be done.
    href: String,
}

impl Part {
    fn said(&self, shell: &Shell) -> String {
        shell.t(&format!("desk-part-{}-{}", self.word, self.how_far.word()))
    }
}

#[derive(Template)]
#[template(path = "desk/pages/four_parts.html")]
struct FourParts<'a> {
    shell: &'a Shell,
    parts: Vec<Part>,
    there: usize,
}

/// The card of a case.
pub(super) async fn of_case(house: &House, shell: &Shell, incident: &Incident, case: &Case) -> Result<Panel> {
    let known = recorded(house, incident, case).await?;
    let part = |(word, how_far): (&'static str, HowFar)| {
        let open = how_far != HowFar::There && shell.may_change() && case.state().is_live();
        Part { word, how_far, href: if open { href(word, case) } else { String::new() } }
    };
    let parts: Vec<Part> = four(known).into_iter().map(part).collect();
    let there = parts.iter().filter(|part| part.how_far == HowFar::There).count();
    Panel::of("four-parts", shell.t("desk-parts"), &FourParts { shell, parts, there })
}

fn href(part: &str, case: &Case) -> String {
    let incident = &case.incident_id;
    match part {
        "explain" => format!("/incidents/{incident}/notices/new"),
        "react" => "#plan".into(),
        "ease" => format!("/incidents/{incident}/remedies/new?case={}", case.id),
        _ => "#admissions".into(),
    }
}

async fn recorded(house: &House, incident: &Incident, case: &Case) -> Result<Recorded> {
    let (mut read, workspace, now) = (house.read(), &case.workspace_id, house.now());
    let promised = promises::list_of_case(&mut read, workspace, &case.id).await?;
    // To speak again and to ring back is no step towards mending it.
    let is_work = |p: &&Promise| ![Kind::NextUpdate.word(), Kind::CallBack.word()].contains(&p.kind.as_str());
    let work: Vec<&Promise> = promised.iter().filter(is_work).collect();
    let is_kept = |p: &&Promise| matches!(p.state(), PromiseState::Kept | PromiseState::Late);
    let planned = plans::seek_of_case(&mut read, workspace, &case.id).await?.map(|plan| plan.state());
    let offers = remedies::list_of_case(&mut read, workspace, &case.id).await?;
    let has = |states: &[OfferState]| offers.iter().any(|o| states.iter().any(|s| o.state == s.word()));
    let asks = alternatives::asks_of_case(&mut read, workspace, &case.id).await?;
    let stance = admissions::stance_of_case(&mut read, case).await?;
    let apologies =
        admissions::list_apologies_of_case(&mut read, workspace, &case.incident_id, &case.id).await?;
    let is_complete = apologies.iter().any(|a| admissions::rules::is_complete(a.parts()));
    Ok(Recorded {
        is_told: case.told_at.is_some(),
        is_acknowledged: case.acknowledged_at.is_some(),
        is_mended: incident.status() >= PublicStatus::Monitoring
            || planned == Some(PlanState::Delivered)
            || work.iter().any(is_kept),
        is_under_way: incident.status() == PublicStatus::Identified
            || matches!(planned, Some(PlanState::Put | PlanState::Accepted))
            || work.iter().any(|p| p.is_open() && !p.is_overdue(now)),
        is_eased: has(&[OfferState::Fulfilled, OfferState::Declined])
            || asks.iter().any(|ask| ask.state == alternatives::AskState::Given.word()),
        is_offered: has(&[OfferState::Offered, OfferState::Accepted])
            || asks.iter().any(alternatives::Ask::is_open),
        is_owned: stance == Stance::Admitted || is_complete,
        is_half_owned: stance == Stance::Verified || !apologies.is_empty(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_there_begun_or_missing() {
        use HowFar::{Begun, Missing, There};
        let none = Recorded::default();
        let far = |known| four(known).map(|(_, how_far)| how_far);
        assert_eq!(far(none), [Missing; 4]);
        let told = Recorded { is_told: true, is_acknowledged: true, is_under_way: true, ..none };
        assert_eq!(far(told), [There, Begun, Missing, Missing]);
        let offered = Recorded { is_acknowledged: true, is_mended: true, is_offered: true, ..none };
        assert_eq!(far(offered), [Begun, There, Begun, Missing]);
        let owned = Recorded { is_eased: true, is_owned: true, is_half_owned: true, ..none };
        assert_eq!(far(owned), [Missing, Missing, There, There]);
    }
}
