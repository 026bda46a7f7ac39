//! What a version of a plan keeps of each action, and what differs from one version to the next. What makes a plan less or
//! later for its readers is material: they are asked again. How it goes, who of us does it, and that it comes sooner are not.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An action as a version keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = PlanVersionAction)]
pub struct Frozen {
    /// Which action.
    pub id: String,
    /// What is done.
    pub what: String,
    /// What will be there when it is done.
    pub deliverable: String,
    /// The id of who does it.
    pub owner: String,
    /// Their name.
    pub owner_name: String,
    /// Whether it is the customer's own task.
    pub is_theirs: bool,
    /// By which day.
    pub due_on: String,
    /// Whether its readers outside see it.
    pub is_seen: bool,
}

/// In what an action differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = PlanDifferenceKind)]
pub enum What {
    /// It was not there.
    Added,
    /// It is not there any more.
    Dropped,
    /// It comes later.
    Later,
    /// It comes sooner.
    Sooner,
    /// What is done, or what it delivers, reads otherwise.
    Otherwise,
    /// It became their own task, or was one and is ours now.
    Handed,
    /// Another of the same side does it.
    Owner,
}

impl What {
    /// The word in the API and the catalogue (`plans-differs-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Later => "later",
            Self::Sooner => "sooner",
            Self::Otherwise => "otherwise",
            Self::Handed => "handed",
            Self::Owner => "owner",
        }
    }
    /// Whether its readers must be asked again.
    pub const fn is_material(self) -> bool {
        matches!(self, Self::Added | Self::Dropped | Self::Later | Self::Otherwise | Self::Handed)
    }
}

/// An action that differs from one version to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = PlanDifference)]
pub struct Difference {
    /// As it was; absent where it was added.
    pub before: Option<Frozen>,
    /// As it is; absent where it was dropped.
    pub after: Option<Frozen>,
    /// In what.
    pub what: Vec<What>,
}

fn differs(before: &Frozen, after: &Frozen) -> Vec<What> {
    [
        (after.due_on > before.due_on, What::Later),
        (after.due_on < before.due_on, What::Sooner),
        (after.what != before.what || after.deliverable != before.deliverable, What::Otherwise),
        (after.is_theirs != before.is_theirs, What::Handed),
        (after.is_theirs == before.is_theirs && after.owner != before.owner, What::Owner),
    ]
    .into_iter()
    .filter_map(|(is_so, what)| is_so.then_some(what))
    .collect()
}

/// What differs from one list of actions to the next: those that stayed or came in the order of the later, then those that
/// went in the order of the earlier.
pub fn differences(before: &[Frozen], after: &[Frozen]) -> Vec<Difference> {
    let of = |all: &[Frozen], id: &str| all.iter().find(|a| a.id == id).cloned();
    let stayed_or_came = after.iter().filter_map(|now| {
        let (before, what) = match of(before, &now.id) {
            Some(was) => {
                let what = differs(&was, now);
                (Some(was), what)
            }
            None => (None, vec![What::Added]),
        };
        (!what.is_empty()).then(|| Difference { before, after: Some(now.clone()), what })
    });
    let went = before.iter().filter(|was| of(after, &was.id).is_none());
    let went =
        went.map(|was| Difference { before: Some(was.clone()), after: None, what: vec![What::Dropped] });
    stayed_or_came.chain(went).collect()
}

/// What readers outside see of a list.
pub fn seen(all: &[Frozen]) -> Vec<Frozen> {
    all.iter().filter(|action| action.is_seen).cloned().collect()
}

/// Whether whoever read the one must be asked again about the other. What they never saw is ours to change.
pub fn is_material(before: &[Frozen], after: &[Frozen]) -> bool {
    let differs = differences(&seen(before), &seen(after));
    differs.iter().flat_map(|d| &d.what).any(|what| what.is_material())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn action(id: u8) -> Frozen {
        Frozen {
            id: format!("act_{id}"),
            what: "Pour in two shifts".into(),
            deliverable: "320 brackets".into(),
            owner: "mem_a".into(),
            owner_name: "Mara".into(),
            is_theirs: false,
            due_on: "2026-03-12".into(),
            is_seen: true,
        }
    }

    #[test]
    fn less_or_later_is_material_and_the_rest_is_not() {
        let before = [action(1), action(2)];
        let table = [
            (vec![action(1), action(2)], false),
            (vec![action(2), action(1)], false),
            (vec![action(1)], true),
            (vec![action(1), action(2), action(3)], true),
            (vec![action(1), Frozen { due_on: "2026-03-13".into(), ..action(2) }], true),
            (vec![action(1), Frozen { due_on: "2026-03-11".into(), ..action(2) }], false),
            (vec![action(1), Frozen { deliverable: "300 brackets".into(), ..action(2) }], true),
            (vec![action(1), Frozen { what: "Pour in one shift".into(), ..action(2) }], true),
            (vec![action(1), Frozen { owner: "mem_b".into(), ..action(2) }], false),
            (vec![action(1), Frozen { owner: "con_b".into(), is_theirs: true, ..action(2) }], true),
            (vec![action(1), Frozen { is_seen: false, ..action(2) }], true),
            (vec![action(1), action(2), Frozen { is_seen: false, ..action(3) }], false),
        ];
        for (after, expected) in table {
            assert_eq!(is_material(&before, &after), expected, "{after:?}");
        }
    }

    fn any_action() -> impl Strategy<Value = Frozen> {
        (0_u8..6, "[a-c]{1,2}", "[a-c]{1,2}", 0_u8..3, any::<bool>(), 1_u8..29, any::<bool>()).prop_map(
            |(id, what, deliverable, owner, is_theirs, day, is_seen)| Frozen {
                what,
                deliverable,
                owner: format!("mem_{owner}"),
                is_theirs,
                due_on: format!("2026-03-{day:02}"),
                is_seen: is_seen || is_theirs,
                ..action(id)
            },
        )
    }

    fn any_plan() -> impl Strategy<Value = Vec<Frozen>> {
        prop::collection::vec(any_action(), 0..6).prop_map(|mut all| {
            all.sort_by(|a, b| a.id.cmp(&b.id));
            all.dedup_by(|a, b| a.id == b.id);
            all
        })
    }

    proptest! {
        #[test]
        fn nothing_differs_from_itself_in_whatever_order(plan in any_plan()) {
            let mut turned = plan.clone();
            turned.reverse();
            prop_assert!(differences(&plan, &turned).is_empty());
            prop_assert!(!is_material(&plan, &turned));
        }

        #[test]
        fn what_is_later_one_way_is_sooner_the_other(one in any_plan(), other in any_plan()) {
            let turned = |what: &What| match what {
                What::Added => What::Dropped,
                What::Dropped => What::Added,
                What::Later => What::Sooner,
                What::Sooner => What::Later,
                same => *same,
            };
            let sorted = |differences: Vec<Difference>, turn: bool| {
                let mut all: Vec<(String, What)> = Vec::new();
                for d in differences {
                    let id = d.after.or(d.before).map(|a| a.id).unwrap_or_default();
                    all.extend(d.what.iter().map(|w| (id.clone(), if turn { turned(w) } else { *w })));
                }
                all.sort();
                all
            };
            prop_assert_eq!(sorted(differences(&one, &other), false), sorted(differences(&other, &one), true));
        }

        #[test]
        fn what_nobody_outside_sees_is_never_material(plan in any_plan(), ours in any_plan()) {
            let hidden = ours.into_iter().map(|a| Frozen { id: format!("{}x", a.id), is_seen: false, ..a });
            let more: Vec<Frozen> = plan.iter().cloned().chain(hidden).collect();
            prop_assert!(!is_material(&plan, &more) && !is_material(&more, &plan));
        }

        #[test]
        fn one_that_comes_later_is_always_material(plan in any_plan(), at in any::<prop::sample::Index>()) {
            let seen = seen(&plan);
            prop_assume!(!seen.is_empty());
            let mut after = seen.clone();
            let late = at.index(after.len());
            after[late].due_on = "2026-04-01".into();
            prop_assert!(is_material(&seen, &after));
            prop_assert!(!is_material(&after, &seen), "and sooner never");
        }
    }
}
