//! A finished record, walked through as if it had just happened.

use crate::{Fault, Settings, Ticket, Walk};

/// What became of a case, and when that was known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum End {
    /// Nothing yet.
    Open,
    /// It came at this moment.
    Came(f64),
    /// At this moment it was known that it never will.
    Never(f64),
    /// From this moment on nobody waited for it any more.
    Left(f64),
}

impl End {
    fn at(self) -> Option<f64> {
        match self {
            Self::Open => None,
            Self::Came(at) | Self::Never(at) | Self::Left(at) => Some(at),
        }
    }
}

/// A case of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<K> {
    /// Its classes, from the widest to the narrowest.
    pub keys: Vec<K>,
    /// When it began.
    pub made: f64,
    /// How long it was thought to take.
    pub estimate: f64,
    /// What became of it.
    pub end: End,
}

/// Walks through a record up to a moment, telling each outcome only once it lay in the past, and calls `each` before each case
/// begins, with the walk as it stood then. Gives the walk at `until`; what began or ended from then on is not told.
pub fn replay<K: Ord + Clone>(
    settings: Settings,
    record: &[Told<K>],
    until: f64,
    mut each: impl FnMut(&mut Walk<K>, usize) -> Result<(), Fault>,
) -> Result<Walk<K>, Fault> {
    let mut order: Vec<usize> = (0..record.len()).filter(|i| record[*i].made < until).collect();
    order.sort_by(|a, b| record[*a].made.total_cmp(&record[*b].made));
    // One that ended before it began came at once.
    let ended = |i: &usize| record[*i].end.at().map(|at| (at.max(record[*i].made), *i));
    let mut ends: Vec<(f64, usize)> = order.iter().filter_map(ended).filter(|(at, _)| *at < until).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut tickets: Vec<Option<Ticket>> = vec![None; record.len()];
    let mut walk = Walk::new(settings);
    let mut told = 0;
    for i in order {
        let case = &record[i];
        walk.go_on(case.made)?;
        told = tell(&mut walk, record, &ends, told, case.made, &tickets)?;
        each(&mut walk, i)?;
        tickets[i] = Some(walk.begin(case.keys.clone(), case.estimate)?);
    }
    walk.go_on(until)?;
    tell(&mut walk, record, &ends, told, until, &tickets)?;
    Ok(walk)
}

/// Tells what ended before a moment; gives how many were told by now.
fn tell<K: Ord + Clone>(
    walk: &mut Walk<K>,
    record: &[Told<K>],
    ends: &[(f64, usize)],
    mut told: usize,
    before: f64,
    tickets: &[Option<Ticket>],
) -> Result<usize, Fault> {
    while let Some((_, i)) = ends.get(told).filter(|(at, _)| *at < before) {
        let Some(ticket) = tickets[*i] else { break };
        match record[*i].end {
            End::Came(at) => walk.settle(ticket, Some(at))?,
            End::Never(_) => walk.settle(ticket, None)?,
            End::Left(_) => walk.leave(ticket),
            End::Open => {}
        }
        told += 1;
    }
    Ok(told)
}
