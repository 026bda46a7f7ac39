//! Home: what we owe next, and to whom.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::clock::HOUR;
use crate::ground::id::CaseId;
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::panel::Owed;
use crate::ground::web::Visit;
use crate::ground::{House, Result, Time};
use crate::trust::Urgency;
use crate::{
    admissions, alternatives, bids, bulletins, calls, chasing, clarifications, grievances, help, incidents,
    interviews, lessons, listening, meetings, notices, plans, promises, questions, remedies, replies, rooms,
    scope, second_wrongs, surveys, teams, trust, webhooks, windows,
};

/// So many of one kind are one row that unfolds, so that the one that burns is not lost among them.
const MANY: usize = 3;
/// Names shown of an unfolded row; the rooms' own pages have the rest.
const MOST: usize = 30;
/// A room gives its oldest so many; where they are all there, there may be more.
const GIVEN: usize = 50;

/// Things of one kind that we owe, one or many, in the order in which they are to be done.
pub(super) struct Group {
    all: Vec<Owed>,
}

impl Group {
    fn first(&self) -> &Owed {
        &self.all[0]
    }
    /// The one thing, where it stands for itself.
    fn alone(&self) -> Option<&Owed> {
        (self.all.len() == 1).then(|| self.first())
    }
    fn runs(&self) -> bool {
        self.first().runs
    }
    fn what(&self) -> &str {
        &self.first().what
    }
    fn is_late(&self, shell: &Shell) -> bool {
        self.runs() || shell.is_late(self.first().due.0)
    }
    /// How many there are, in words.
    fn many(&self, shell: &Shell) -> String {
        let id = if self.all.len() < GIVEN { "desk-home-many" } else { "desk-home-many-or-more" };
        shell.tn(id, self.all.len())
    }
    fn shown(&self) -> &[Owed] {
        &self.all[..self.all.len().min(MOST)]
    }
    fn more(&self) -> usize {
        self.all.len().saturating_sub(MOST)
    }
}

/// What stands first: what is late or due within the hour, then what waits for us, then what comes later.
fn urgency(owed: &Owed, now: Time) -> u8 {
    match owed.runs {
        true => 1,
        false if owed.due < now.plus(HOUR) => 0,
        false => 2,
    }
}

/// How urgent the cases are that are owed something, by what came before each (R112).
type Judged = HashMap<CaseId, trust::Judged>;

/// From when a thing counts in the order: earlier than it is due where its customer has cause not to forgive (R112).
fn counts_from(owed: &Owed, judged: &Judged) -> Time {
    let urgency = owed.case().and_then(|case| judged.get(&case)).and_then(|judged| judged.urgency);
    owed.due.plus(-urgency.map_or(0, Urgency::head_start))
}

/// In the order of their urgency, the oldest first, many of one kind together.
fn arranged(mut owed: Vec<Owed>, judged: &Judged, now: Time) -> Vec<Group> {
    owed.sort_by_cached_key(|o| (urgency(o, now), counts_from(o, judged)));
    let mut groups: Vec<Group> = Vec::new();
    for one in owed {
        let alike = |g: &&mut Group| g.what() == one.what && urgency(g.first(), now) == urgency(&one, now);
        match groups.iter_mut().find(alike) {
            Some(group) => group.all.push(one),
            None => groups.push(Group { all: vec![one] }),
        }
    }
    let apart = |group: Group| match group.all.len() {
        n if n >= MANY => vec![group],
        _ => group.all.into_iter().map(|one| Group { all: vec![one] }).collect(),
    };
    groups.into_iter().flat_map(apart).collect()
}

/// The home page.
#[derive(Template)]
#[template(path = "desk/pages/home.html")]
pub struct HomePage {
    shell: Shell,
    groups: Vec<Group>,
}

impl View for HomePage {
    const NAME: &'static str = "home";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("desk-home-title");
        let shell = shell.at(Nav::Home, title);
        let owed = |hours: i64, runs, what: &str, whom: &str| Owed {
            due: Time(shell.now_ms + hours * 3_600_000),
            runs,
            what: what.into(),
            to_whom: whom.into(),
            href: "/incidents".into(),
        };
        let said = |id: &str| shell.t(id);
        let read = said("listening-owed-told");
        let all = vec![
            owed(-3, true, &said("incidents-owed-telling"), "The furnace at Halden stopped"),
            owed(-1, false, &said("incidents-owed-update"), "Lot 4471 <b>may</b> crack"),
            owed(-9, true, &read, "Aerovia Components"),
            owed(-8, true, &read, "Nordic <i>Airframe</i> AB"),
            owed(-7, true, &read, "شركة طاقة للطيران"),
            owed(5, false, "Call back Marta Lindqvist", "شركة الطيران 😀"),
        ];
        let groups = arranged(all, &Judged::new(), Time(shell.now_ms));
        Self { shell, groups }
    }
}

/// Everything owed, from every room.
async fn gather(house: &House, shell: &Shell, visit: &Visit) -> Result<Vec<Owed>> {
    let workspace = &visit.actor.workspace;
    Ok([
        incidents::panel::owed(house, shell, workspace).await?,
        bulletins::panel::owed(house, shell, &visit.actor).await?,
        second_wrongs::panel::owed(house, shell, workspace).await?,
        admissions::panel::owed(house, shell, workspace).await?,
        grievances::panel::owed(house, shell, workspace).await?,
        scope::panel::owed(house, shell, workspace).await?,
        notices::panel::owed(house, shell, workspace).await?,
        webhooks::panel::owed(house, shell, workspace).await?,
        replies::panel::owed(house, shell, workspace).await?,
        questions::panel::owed(house, shell, workspace).await?,
        clarifications::panel::owed(house, shell, workspace).await?,
        alternatives::panel::owed(house, shell, workspace).await?,
        help::panel::owed(house, shell, workspace).await?,
        plans::panel::owed(house, shell, workspace).await?,
        chasing::panel::owed(house, shell, workspace).await?,
        calls::panel::owed(house, shell, workspace).await?,
        teams::panel::owed(house, shell, workspace).await?,
        promises::panel::owed(house, shell, workspace).await?,
        remedies::panel::owed(house, shell, workspace).await?,
        interviews::panel::owed(house, shell, workspace).await?,
        meetings::panel::owed(house, shell, workspace).await?,
        listening::panel::owed(house, shell, workspace).await?,
        surveys::panel::owed(house, shell, workspace).await?,
        trust::panel::owed(house, shell, workspace).await?,
        windows::panel::owed(house, shell, workspace).await?,
        rooms::copies::owed(house, shell).await?,
        bids::panel::owed(house, shell, workspace).await?,
        lessons::panel::owed(house, shell, workspace).await?,
    ]
    .concat())
}

/// The page.
pub(super) async fn show(visit: Visit, State(house): State<House>) -> Result<Response> {
    let mut shell = visit.shell("desk-home-title", Nav::Home);
    shell.live = Some("/live/journal".into());
    let owed = gather(&house, &shell, &visit).await?;
    let mut cases: Vec<CaseId> = owed.iter().filter_map(Owed::case).collect();
    cases.sort_unstable();
    cases.dedup();
    let now = house.now();
    let judged = trust::urgencies(&mut house.read(), &visit.actor.workspace, &cases, now).await?;
    let groups = arranged(owed, &judged, now);
    Ok(html(StatusCode::OK, &HomePage { shell, groups }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owed(hours: i64, runs: bool, what: &str) -> Owed {
        let (what, to_whom, href) = (what.to_owned(), String::new(), String::new());
        Owed { due: Time(hours * HOUR), runs, what, to_whom, href }
    }

    #[test]
    fn what_burns_stands_before_what_is_many() {
        let mut all: Vec<Owed> = (1..=40).map(|n| owed(-n, true, "Read")).collect();
        all.extend([owed(9, false, "Later"), owed(0, false, "Now"), owed(-50, true, "Tell")]);
        let groups = arranged(all, &Judged::new(), Time(0));
        let shown: Vec<_> = groups.iter().map(|g| (g.what(), g.all.len())).collect();
        assert_eq!(shown, [("Now", 1), ("Tell", 1), ("Read", 40), ("Later", 1)]);
        assert_eq!((groups[2].first().due, groups[2].more()), (Time(-40 * HOUR), 10));
    }

    #[test]
    fn two_of_a_kind_stand_apart() {
        let all = vec![owed(-1, true, "Read"), owed(-2, true, "Read")];
        assert_eq!(arranged(all, &Judged::new(), Time(0)).len(), 2);
    }

    #[test]
    fn whom_we_failed_before_goes_ahead_but_not_for_ever() {
        let case: CaseId = "cas_01jn0000000000000000000000".parse().unwrap();
        let judged = Judged::from([(case.clone(), trust::Judged::sample(Time(0)))]);
        let theirs = Owed { href: format!("/cases/{case}#listening"), ..owed(-1, true, "Theirs") };
        let order = |hours: i64| {
            let all = vec![owed(hours, true, "Other"), theirs.clone(), owed(0, false, "Now")];
            let groups = arranged(all, &judged, Time(0));
            groups.iter().map(|group| group.what().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(order(-20), ["Now", "Theirs", "Other"], "what is due within the hour stays first");
        assert_eq!(order(-26), ["Now", "Other", "Theirs"], "a day and more is longer than any head start");
    }
}
