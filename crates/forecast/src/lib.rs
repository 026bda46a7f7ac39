//! By when something will be done, at a stated level of confidence, from how long the same took before.
//!
//! Whoever estimates a span gets, for 50, 80, 90 and 95 of 100, the span that the past supports. What is looked at
//! is the *ratio* of what it took to what was estimated (reference class forecasting: Kahneman & Tversky 1979,
//! Flyvbjerg 2006), so that an optimist and a pessimist are both put right.
//!
//! - **Classes.** Each case has keys, from the widest to the narrowest. While the record is short, the narrowest class
//!   with [`Settings::fewest`] settled cases speaks, and no other; [`Basis`] says which, and how many. Once there are
//!   [`Settings::many`], everybody's ratios are taken together after the size of each class's own effect was taken
//!   out of them, shrunk towards nothing where the class is small ([`effects`]).
//! - **The level is met.** The case asked about counts as one more that has not come yet, so that with `n` alike cases
//!   the span at level `p` is the `⌈(n + 1)·p⌉`-th of the past (split conformal prediction: Papadopoulos 2002, Lei et
//!   al. 2018; with weights: Tibshirani et al. 2019). What a class does was learnt before the case it is held against
//!   was settled: nothing judges itself.
//! - **Open cases count.** One that runs still is known to take longer than it has until now; leaving it out would
//!   make whatever is quick look usual. They enter as censored observations (Kaplan & Meier 1958).
//! - **The world shifts.** In a long record the recent counts for more, and each level is moved slowly by what became of
//!   the spans it would have stated (adaptive conformal inference: Gibbs & Candès 2021). Each answer comes only when
//!   the stated span is over, so the step is divided by how many are under way: with late answers a larger step
//!   would swing.
//! - **It never looks ahead.** A [`Walk`] knows what it was told, and refuses to be told what lies after its present.
//!
//! Time is a number of any unit (days, milliseconds); ratios have none.

mod curve;
mod effects;
mod exact;
mod level;
mod replay;
mod settings;
mod walk;

pub use curve::{Curve, Point};
pub use effects::Effects;
pub use exact::type7;
pub use level::Level;
pub use replay::{End, Told, replay};
pub use settings::Settings;
pub use walk::{Basis, Fault, Forecast, Ticket, Walk};
