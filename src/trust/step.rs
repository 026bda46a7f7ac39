//! Step changes: where a customer's trust went up or down from one day to the next, and the act that did it. Pure.
//!
//! For each act of ours, what stood just before it is compared with what came within the days after it, the act itself
//! included: two lots of evidence that share nothing. Where the chance that the one is better than the other is sure enough,
//! it is a step. Of acts close together the one at which it is surest made it; of those between which nothing came, the last
//! that is evidence of this dimension itself, or else the last.

use std::collections::BTreeSet;

use serde::Serialize;
use utoipa::ToSchema;

use super::acts::{Act, Side};
use super::record::pieces;
use super::{Dimension, Evidence, Movement, Piece, chance, evidence_at};
use crate::ground::Time;
use crate::ground::clock::DAY;

/// Days after an act that count as its doing. A convention.
pub(super) const AFTER_DAYS: i64 = 30;
/// Fewer pieces of evidence than these are no step.
const LEAST: usize = 2;

/// A step up or down.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
#[schema(as = TrustStep)]
pub struct Step {
    /// Of which dimension.
    pub dimension: Dimension,
    /// Up, or down.
    pub rose: bool,
    /// How sure, 0.95 to 1.
    pub sure: f64,
    /// What spoke for us in the days after it …
    pub came_for: f64,
    /// … and against us.
    pub came_against: f64,
}

/// A step, of which act it is by its place among them, behind how many pieces of evidence that stands, and whether the act
/// is one of them itself.
#[derive(Debug, Clone, Copy)]
struct Placed {
    act: usize,
    behind: usize,
    is_evidence: bool,
    step: Step,
}

fn step_at(pieces: &[Piece], dimension: Dimension, act: &Act, now: Time) -> Option<(usize, Step)> {
    let until = now.min(act.at.plus(AFTER_DAYS * DAY));
    let (before, rest): (Vec<Piece>, Vec<Piece>) =
        pieces.iter().copied().partition(|piece| piece.at < act.at);
    let came: Vec<Piece> = rest.into_iter().filter(|piece| piece.at <= until).collect();
    if came.len() < LEAST {
        return None;
    }
    let half_life = dimension.half_life_days();
    let was = evidence_at(&before, half_life, act.at);
    let Evidence { r, s } = evidence_at(&came, half_life, until);
    let chance = chance::that_it_rose(was, Evidence { r, s });
    let (rose, sure) = if chance >= 0.5 { (true, chance) } else { (false, 1.0 - chance) };
    let step = Step { dimension, rose, sure, came_for: r, came_against: s };
    (sure >= chance::SURE).then_some((before.len(), step))
}

/// Of steps the same way, each within days of the one before, the one that made it.
fn made(acts: &[Act], found: Vec<Placed>) -> Vec<Placed> {
    let mut kept: Vec<Placed> = Vec::new();
    let mut last: Option<Time> = None;
    for placed in found {
        let at = acts[placed.act].at;
        let is_near = last.is_some_and(|last| at.since(last) <= AFTER_DAYS * DAY);
        last = Some(at);
        match kept.last_mut().filter(|before| is_near && before.step.rose == placed.step.rose) {
            Some(before) if placed.behind == before.behind => {
                if placed.is_evidence || !before.is_evidence {
                    *before = placed;
                }
            }
            Some(before) if placed.step.sure > before.step.sure => *before = placed,
            Some(_) => {}
            None => kept.push(placed),
        }
    }
    kept
}

/// The steps that these acts made, for each act its own. Acts and movements are in the order of their times. What a customer
/// said is no act of ours: it is what a step is seen by.
pub(super) fn steps(acts: &[Act], movements: &[Movement], now: Time) -> Vec<Vec<Step>> {
    let mut of = vec![Vec::new(); acts.len()];
    for dimension in Dimension::ALL {
        let pieces = pieces(movements, dimension, now);
        let evidence: BTreeSet<(&str, i64)> = movements
            .iter()
            .filter(|movement| movement.dimension == dimension.word())
            .map(|movement| (movement.chain.as_str(), movement.seq))
            .collect();
        let ours = acts.iter().enumerate().filter(|(_, act)| act.side != Side::Theirs && act.at <= now);
        let found = ours.filter_map(|(at, act)| {
            let (behind, step) = step_at(&pieces, dimension, act, now)?;
            let is_evidence = evidence.contains(&(act.chain.as_str(), act.seq));
            Some(Placed { act: at, behind, is_evidence, step })
        });
        for placed in made(acts, found.collect()) {
            of[placed.act].push(placed.step);
        }
    }
    of
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    fn movement(day: i64, value: f64, weight: f64) -> Movement {
        Movement {
            customer_id: Id::mint(Time(0), &Dice::seeded(1)),
            dimension: "integrity".into(),
            rule: "promise-kept".into(),
            fact: "promise.kept".into(),
            weight,
            value,
            lasting: 0,
            at: Time(day * DAY),
            chain: "cas_x".into(),
            seq: day,
            incident_id: None,
            taken_back_at: None,
        }
    }

    fn act(day: i64, side: Side) -> Act {
        Act {
            word: "owned-up",
            side,
            at: Time(day * DAY),
            chain: "cas_x".into(),
            seq: day,
            incident_id: None,
            case_id: None,
            actor: "mem_x".into(),
        }
    }

    /// Ten years ago nobody owned up, and promises broke; then somebody did, and from that day on word was kept.
    fn ten_years() -> Vec<Movement> {
        let before = (0..6).map(|n| movement(n * 60, -1.0, 2.0));
        let after = (0..4).map(|n| movement(400 + n * 5, 1.0, 1.0));
        before.chain(after).collect()
    }

    #[test]
    fn the_act_that_turned_it_is_named_and_nobody_elses() {
        let acts = [200, 385, 400, 410].map(|day| act(day, Side::Ours));
        let acts: Vec<Act> = acts.into_iter().chain([act(412, Side::Theirs)]).collect();
        let found = steps(&acts, &ten_years(), Time(430 * DAY));
        let named: Vec<_> = found.iter().map(Vec::len).collect();
        assert_eq!(
            named,
            [0, 0, 1, 0, 0],
            "not the talk before, the call ten days later, nor their own word"
        );
        let step = found[2][0];
        assert!(step.rose && step.sure >= 0.95 && step.dimension == Dimension::Integrity);
        assert!(step.came_for > 3.5 && step.came_against < 1e-9);
    }

    #[test]
    fn of_acts_of_one_moment_the_one_that_is_evidence_is_named() {
        let offered = Act { word: "offered", chain: "off_x".into(), ..act(400, Side::Ours) };
        let found = steps(&[act(400, Side::Ours), offered], &ten_years(), Time(430 * DAY));
        assert_eq!(
            found.iter().map(Vec::len).collect::<Vec<_>>(),
            [1, 0],
            "not what was offered beside the word"
        );
    }

    #[test]
    fn one_good_day_is_no_step() {
        let movements = [movement(0, -1.0, 2.0), movement(10, -1.0, 2.0), movement(20, 1.0, 4.0)];
        assert_eq!(steps(&[act(20, Side::Ours)], &movements, Time(40 * DAY)), vec![Vec::new()]);
    }

    fn story() -> impl Strategy<Value = (Vec<Movement>, Vec<Act>)> {
        let movement = (0_i64..400, prop::bool::ANY, 0.5..3.0_f64)
            .prop_map(|(day, good, weight)| movement(day, if good { 1.0 } else { -1.0 }, weight));
        let act = (0_i64..400, prop::bool::ANY)
            .prop_map(|(day, ours)| act(day, if ours { Side::Ours } else { Side::Theirs }));
        (prop::collection::vec(movement, 0..24), prop::collection::vec(act, 0..10)).prop_map(
            |(mut movements, mut acts)| {
                movements.sort_by_key(|m| m.at);
                acts.sort_by_key(|a| a.at);
                (movements, acts)
            },
        )
    }

    proptest! {
        #[test]
        fn a_step_is_sure_and_of_an_act_of_ours((movements, acts) in story(), now in 0_i64..500) {
            for (act, steps) in acts.iter().zip(steps(&acts, &movements, Time(now * DAY))) {
                for step in steps {
                    prop_assert!(act.side != Side::Theirs && act.at <= Time(now * DAY));
                    prop_assert!((0.95..=1.0).contains(&step.sure));
                    let came = if step.rose { step.came_for } else { step.came_against };
                    prop_assert!(came > 0.0);
                }
            }
        }

        #[test]
        fn a_story_told_the_other_way_round_steps_the_other_way((movements, acts) in story()) {
            let turned: Vec<Movement> =
                movements.iter().map(|m| Movement { value: -m.value, ..m.clone() }).collect();
            let now = Time(500 * DAY);
            let ways = |found: Vec<Vec<Step>>| -> Vec<Vec<bool>> {
                found.into_iter().map(|steps| steps.into_iter().map(|s| s.rose).collect()).collect()
            };
            let there = ways(steps(&acts, &movements, now));
            let back: Vec<Vec<bool>> = ways(steps(&acts, &turned, now))
                .into_iter()
                .map(|steps| steps.into_iter().map(|rose| !rose).collect())
                .collect();
            prop_assert_eq!(there, back);
        }

        #[test]
        fn more_of_the_same_after_an_act_makes_its_step_surer(bad in 2_i64..9, good in 2_i64..9) {
            let told = |good: i64| -> Vec<Movement> {
                let before = (0..bad).map(|n| movement(n, -1.0, 1.0));
                before.chain((0..good).map(|n| movement(100 + n, 1.0, 1.0))).collect()
            };
            let sure = |good| steps(&[act(100, Side::Ours)], &told(good), Time(130 * DAY))[0].first().map_or(0.0, |s| s.sure);
            prop_assert!(sure(good + 1) >= sure(good));
        }

        #[test]
        fn where_nothing_came_there_is_no_step((movements, acts) in story()) {
            let (first, quiet) = (Time(0), acts.iter().map(|a| Act { at: a.at.plus(900 * DAY), ..a.clone() }));
            let quiet: Vec<Act> = quiet.collect();
            prop_assert!(steps(&quiet, &movements, Time(2_000 * DAY)).iter().all(Vec::is_empty));
            prop_assert!(steps(&acts, &movements, first.plus(-1)).iter().all(Vec::is_empty));
        }
    }
}
