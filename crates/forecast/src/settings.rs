//! What a walk goes by.

/// What a [`Walk`](crate::Walk) goes by. The defaults were chosen on the first two thirds of a record of real orders, and are
/// right for spans counted in days.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The levels stated, rising, each between 0 and 1.
    pub levels: Vec<f64>,
    /// From how many settled cases on a class speaks.
    pub fewest: usize,
    /// From how many settled cases on a record is long: recent cases count for more, classes are taken together, and
    /// levels adapt.
    pub many: usize,
    /// The most cases kept; the oldest are forgotten.
    pub capacity: usize,
    /// The span after which a case of a long record counts half.
    pub half_life: f64,
    /// The number of newer cases after which it counts half; whichever of the two takes longer holds.
    pub half_life_cases: f64,
    /// How many times slower than ratios the effects of classes are forgotten.
    pub slower: f64,
    /// How many cases a class must have for half of its effect to be believed.
    pub shrink: f64,
    /// How far a long record follows estimates: at 1 twice the estimate takes twice as long, at 0 estimates say nothing.
    pub follow: f64,
    /// After how many estimates a case is ripe to teach the effect of its classes, settled or not.
    pub ripe: f64,
    /// How far a level moves when all the answers under way say the same.
    pub step: f64,
    /// What spans are rounded up to; 0 for not at all.
    pub grain: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            levels: vec![0.5, 0.8, 0.9, 0.95],
            fewest: 8,
            many: 100,
            capacity: 20_000,
            half_life: 15.0,
            half_life_cases: 250.0,
            slower: 2.0,
            shrink: 20.0,
            follow: 0.7,
            ripe: 2.0,
            step: 0.1,
            grain: 0.0,
        }
    }
}
