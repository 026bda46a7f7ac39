//! A walk forward in time: what was estimated, what came, and what that says of the next.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use crate::{Curve, Effects, Level, Point, Settings};

/// What cannot be told to a walk.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Fault {
    /// An estimate that is not above zero, or a moment that is no number.
    #[error("an estimate is a span above zero, and a moment is a number")]
    NoSpan,
    /// Time goes forward.
    #[error("the walk is past that moment already")]
    Behind,
    /// What lies ahead cannot be known.
    #[error("that lies ahead of the walk, where nothing can be known")]
    Ahead,
    /// No class has enough settled cases.
    #[error("only {settled} settled cases: too few to go by")]
    TooFew {
        /// The settled cases of the widest class.
        settled: usize,
    },
}

/// Which case is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(u64);

/// What a forecast rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// The place among the keys asked with of the narrowest class that has enough; none for everybody.
    pub key: Option<usize>,
    /// The settled cases of that class.
    pub cases: usize,
    /// The settled cases of everybody.
    pub of: usize,
    /// Whether everybody's ratios were taken together, each class's effect apart; else the class speaks alone.
    pub tempered: bool,
}

/// By when, at each level, and with which chance by any other moment.
#[derive(Debug, Clone)]
pub struct Forecast {
    /// What it rests on.
    pub basis: Basis,
    /// For each level of the settings the span that the past supports; none where it supports none.
    pub spans: Vec<Option<f64>>,
    /// The longest that the past knows, on the scale of this case.
    pub longest: Option<f64>,
    /// How many cases of equal weight it is worth.
    pub effective: f64,
    curve: Arc<Curve>,
    scale: f64,
    /// What is asked for, and what that is stated as; from (0, 0) to (1, 1).
    stated: Vec<(f64, f64)>,
}

impl Forecast {
    /// The chance that it has come after this span, in the same terms as the levels.
    pub fn chance(&self, span: f64) -> f64 {
        let asked = self.curve.share_by(span / self.scale * (1.0 + EXACT));
        let after = self.stated.partition_point(|(a, _)| *a <= asked).clamp(1, self.stated.len() - 1);
        let ((a0, s0), (a1, s1)) = (self.stated[after - 1], self.stated[after]);
        if a1 > a0 { s0 + (s1 - s0) * ((asked - a0) / (a1 - a0)).clamp(0.0, 1.0) } else { s1 }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Came {
    Open,
    After(f64),
    Never,
    /// It does not count after all.
    Left,
}

#[derive(Debug)]
struct Case<K> {
    keys: Vec<K>,
    made: f64,
    estimate: f64,
    /// The half-lives that were over by then.
    at: f64,
    came: Came,
    stated: Vec<f64>,
}

impl<K> Case<K> {
    fn is_settled(&self) -> bool {
        matches!(self.came, Came::After(_) | Came::Never)
    }
    /// Where it stands on a curve whose present is `now`, in multiples of `scale`. What came in the course of a
    /// `grain` came in its middle, as far as anybody knows; what has not come by now is known of until the last one.
    fn point(&self, now: f64, scale: f64, grain: f64, weight: f64) -> Option<Point> {
        let (span, came) = match self.came {
            Came::After(span) => ((span - grain / 2.0).max(0.0), true),
            Came::Open => ((now - self.made - grain / 2.0).max(0.0), false),
            Came::Never => (f64::INFINITY, false),
            Came::Left => return None,
        };
        Some(Point { value: span / scale, came, weight })
    }
}

/// A number in an order, so that it can be a key.
#[derive(Debug, Clone, Copy, PartialEq)]
struct At(f64);
impl Eq for At {}
impl PartialOrd for At {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for At {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Spans so near to each other are the same: what is due at the moment it came is in time.
const EXACT: f64 = 1e-7;
/// A ratio below this teaches no more than this.
const SHORTEST: f64 = 0.01;

/// A record that is walked through as it happened. Adding a case or an outcome costs the logarithm of what it holds; the first
/// question of a moment costs a look at all of it, and further ones at that moment nothing.
#[derive(Debug)]
pub struct Walk<K> {
    settings: Settings,
    now: f64,
    cases: VecDeque<Case<K>>,
    first: u64,
    settled: BTreeMap<K, usize>,
    all_settled: usize,
    ripe: BTreeSet<(At, u64)>,
    due: BTreeSet<(At, u64, usize)>,
    effects: Effects<K>,
    levels: Vec<Level>,
    /// Half-lives gone by.
    clock: f64,
    fresh: usize,
    curve: Option<Arc<Curve>>,
}

impl<K: Ord + Clone> Walk<K> {
    /// A walk that knows nothing yet.
    pub fn new(settings: Settings) -> Self {
        let levels = settings.levels.iter().map(|l| Level::new(*l)).collect();
        let effects = Effects::new(settings.shrink);
        Self {
            settings,
            now: f64::NEG_INFINITY,
            cases: VecDeque::new(),
            first: 0,
            settled: BTreeMap::new(),
            all_settled: 0,
            ripe: BTreeSet::new(),
            due: BTreeSet::new(),
            effects,
            levels,
            clock: 0.0,
            fresh: 0,
            curve: None,
        }
    }

    /// Goes on to a moment. What was settled before it is told next, before anything is asked.
    pub fn go_on(&mut self, now: f64) -> Result<(), Fault> {
        if !now.is_finite() {
            return Err(Fault::NoSpan);
        }
        if now < self.now {
            return Err(Fault::Behind);
        }
        if now <= self.now {
            return Ok(());
        }
        if self.is_long() && self.now.is_finite() {
            let by_time = (now - self.now) / self.settings.half_life;
            self.clock += by_time.min(self.fresh as f64 / self.settings.half_life_cases);
        }
        (self.now, self.fresh, self.curve) = (now, 0, None);
        Ok(())
    }

    /// A case came, at a moment before the present; or never will (`None`), as is known by now.
    pub fn settle(&mut self, ticket: Ticket, came: Option<f64>) -> Result<(), Fault> {
        if came.is_some_and(|at| at.is_nan() || at >= self.now) {
            return Err(Fault::Ahead);
        }
        let Some(case) = found(&mut self.cases, self.first, ticket.0) else { return Ok(()) };
        if case.came != Came::Open {
            return Ok(());
        }
        case.came = came.map_or(Came::Never, |at| Came::After((at - case.made).max(0.0)));
        self.all_settled += 1;
        for key in &case.keys {
            *self.settled.entry(key.clone()).or_default() += 1;
        }
        self.curve = None;
        Ok(())
    }

    /// A case does not count after all: nobody waits for it any more.
    pub fn leave(&mut self, ticket: Ticket) {
        let Some(case) = found(&mut self.cases, self.first, ticket.0) else { return };
        if case.came == Came::Open {
            case.came = Came::Left;
            self.curve = None;
        }
    }

    /// A case begins now, with an estimate. What would have been stated of it is noted, and judged when that is over.
    pub fn begin(&mut self, keys: Vec<K>, estimate: f64) -> Result<Ticket, Fault> {
        if !(estimate > 0.0 && estimate.is_finite() && self.now.is_finite()) {
            return Err(Fault::NoSpan);
        }
        let forecast = self.ask(&keys, estimate);
        let ticket = self.first + self.cases.len() as u64;
        let mut stated = Vec::new();
        if let Ok(Forecast { spans, longest, basis, .. }) = forecast
            && basis.tempered
        {
            for (place, span) in spans.into_iter().enumerate() {
                let span = span.or(longest).unwrap_or(estimate);
                self.due.insert((At(self.now + span), ticket, place));
                self.levels[place].state();
                stated.push(span);
            }
        }
        self.ripe.insert((At(self.now + estimate * self.settings.ripe), ticket));
        let (made, at) = (self.now, self.clock);
        self.cases.push_back(Case { keys, made, estimate, at, came: Came::Open, stated });
        self.fresh += 1;
        while self.cases.len() > self.settings.capacity {
            self.forget_oldest();
        }
        Ok(Ticket(ticket))
    }

    /// What the past says of a case that begins now.
    pub fn ask(&mut self, keys: &[K], estimate: f64) -> Result<Forecast, Fault> {
        if !(estimate > 0.0 && estimate.is_finite()) {
            return Err(Fault::NoSpan);
        }
        self.judge();
        let count = |key: &K| self.settled.get(key).copied().unwrap_or(0);
        let enough = |(place, key): (usize, &K)| (count(key) >= self.settings.fewest).then_some(place);
        let narrowest = keys.iter().enumerate().rev().find_map(enough);
        let cases = narrowest.and_then(|place| keys.get(place)).map_or(self.all_settled, count);
        if cases < self.settings.fewest {
            return Err(Fault::TooFew { settled: self.all_settled });
        }
        let tempered = self.is_long();
        let basis = Basis { key: narrowest, cases, of: self.all_settled, tempered };
        let curve = match narrowest.and_then(|place| keys.get(place)) {
            Some(key) if !tempered => Arc::new(self.curve_of(|case| case.keys.contains(key))),
            _ => self.curve_of_all(),
        };
        let scale = self.scale(keys, estimate);
        let asked: Vec<f64> =
            self.levels.iter().map(|l| if tempered { l.asked() } else { l.wanted() }).collect();
        let mut spans = Vec::new();
        let mut least = 0.0_f64;
        for share in &asked {
            let span = curve.value_at(*share).map(|ratio| self.rounded(ratio * scale).max(least));
            least = span.unwrap_or(least);
            spans.push(span);
        }
        let mut stated = vec![(0.0, 0.0)];
        for (asked, level) in asked.iter().zip(&self.levels) {
            // Levels that adapted past each other are put back in their order.
            let before = stated.last().map_or(0.0, |(a, _)| *a);
            stated.push((asked.max(before), level.wanted()));
        }
        stated.push((1.0, 1.0));
        let longest = curve.longest().map(|ratio| self.rounded(ratio * scale).max(least));
        Ok(Forecast { basis, spans, longest, effective: curve.effective(), curve, scale, stated })
    }

    fn is_long(&self) -> bool {
        self.all_settled >= self.settings.many
    }

    /// What a span is measured by: in a short record its estimate; in a long one as much of that as estimates have been
    /// worth, and what its classes do to it.
    fn scale(&self, keys: &[K], estimate: f64) -> f64 {
        if !self.is_long() {
            return estimate;
        }
        let effect = self.effects.of(keys, self.clock / self.settings.slower);
        estimate.powf(self.settings.follow) * effect.exp()
    }

    fn rounded(&self, span: f64) -> f64 {
        let grain = self.settings.grain;
        if grain > 0.0 { (span / grain - 1e-9).ceil() * grain } else { span }
    }

    fn curve_of_all(&mut self) -> Arc<Curve> {
        let curve = self.curve.take().unwrap_or_else(|| Arc::new(self.curve_of(|_| true)));
        self.curve = Some(curve.clone());
        curve
    }

    fn curve_of(&self, is_of: impl Fn(&Case<K>) -> bool) -> Curve {
        let tempered = self.is_long();
        let points = self.cases.iter().filter(|case| is_of(case)).filter_map(|case| {
            let grain = if tempered { self.settings.grain } else { 0.0 };
            case.point(self.now, self.scale(&case.keys, case.estimate), grain, (case.at - self.clock).exp2())
        });
        Curve::of(points.collect(), 1.0)
    }

    /// Judges each stated span that is over, and lets what is ripe teach.
    fn judge(&mut self) {
        let now = At(self.now);
        while let Some((_, ticket, place)) = self.due.first().copied().filter(|(until, ..)| *until < now) {
            self.due.pop_first();
            let case = found(&mut self.cases, self.first, ticket);
            let had_come = case.and_then(|case| match case.came {
                Came::Left => None,
                Came::After(span) => Some(case.stated.get(place).is_some_and(|s| span <= *s)),
                Came::Open | Came::Never => Some(false),
            });
            self.levels[place].judge(had_come, self.settings.step);
        }
        while let Some((_, ticket)) = self.ripe.first().copied().filter(|(ripe, _)| *ripe < now) {
            self.ripe.pop_first();
            let Some(case) = found(&mut self.cases, self.first, ticket) else { continue };
            let most = self.settings.ripe;
            let ratio = match case.came {
                Came::Left => continue,
                Came::After(span) => (span / case.estimate).clamp(SHORTEST, most),
                Came::Open | Came::Never => most,
            };
            let beyond = (1.0 - self.settings.follow) * case.estimate.ln();
            self.effects.learn(&case.keys, ratio.ln() + beyond, self.clock / self.settings.slower);
        }
    }

    fn forget_oldest(&mut self) {
        let Some(case) = self.cases.pop_front() else { return };
        self.first += 1;
        if !case.is_settled() {
            return;
        }
        self.all_settled -= 1;
        for key in &case.keys {
            if let Some(count) = self.settled.get_mut(key) {
                *count -= 1;
            }
            if self.settled.get(key) == Some(&0) {
                self.settled.remove(key);
            }
        }
    }
}

fn found<K>(cases: &mut VecDeque<Case<K>>, first: u64, ticket: u64) -> Option<&mut Case<K>> {
    cases.get_mut(usize::try_from(ticket.checked_sub(first)?).ok()?)
}
