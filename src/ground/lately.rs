//! Figures that need a walk over very many rows, kept in this process for a while: a page that many watch costs the same for
//! a hundred customers as for a million, and nobody who looks waits for a walk. Where nobody has counted yet, the page says
//! so, and hears when it is done.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::clock::{MINUTE, SECOND};
use super::{House, Result, Time};

/// So long after they were counted they are shown as they are.
const YOUNG: i64 = 10 * SECOND;
/// Older ones are shown while new ones are counted, and not at all when they are as old as this.
const OLD: i64 = MINUTE;

/// Figures for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted<T> {
    /// Absent while they are counted for the first time.
    pub figures: Option<T>,
    /// As of when they are.
    pub taken: Taken,
}

/// As of when figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Of this moment.
    Now,
    /// Of that moment.
    At(Time),
    /// They are being counted.
    Soon,
}

impl<T> Counted<T> {
    /// Figures of this moment.
    pub fn now(figures: T) -> Self {
        Self { figures: Some(figures), taken: Taken::Now }
    }

    fn lately(known: Option<(T, Time)>) -> Self {
        match known {
            Some((figures, at)) => Self { figures: Some(figures), taken: Taken::At(at) },
            None => Self { figures: None, taken: Taken::Soon },
        }
    }
}

/// What is counted, and of whom.
type Key = (TypeId, String);

/// What was counted lately, by what it is and of whom.
#[derive(Default)]
pub struct Lately(Mutex<HashMap<Key, Kept>>);

#[derive(Default)]
struct Kept {
    counted: Option<Count>,
    is_being_counted: bool,
}

/// Figures that were counted.
struct Count {
    figures: Arc<dyn Any + Send + Sync>,
    /// As of when they are: when somebody began to count.
    at: Time,
    /// When they were there. They age from here: what takes long to count would be old before anybody saw it.
    done_at: Time,
}

impl Count {
    fn age(&self, now: Time) -> i64 {
        now.since(self.done_at)
    }
}

impl Lately {
    fn all(&self) -> MutexGuard<'_, HashMap<Key, Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is known, and whether whoever asks is to count: nobody does yet, and it is as old as `again`.
    fn seek<T: Clone + 'static>(&self, key: &Key, now: Time, again: i64) -> (Option<(T, Time)>, bool) {
        let mut all = self.all();
        let kept = all.entry(key.clone()).or_default();
        let last = kept.counted.as_ref().filter(|count| count.age(now) < OLD);
        let is_due = last.is_none_or(|count| count.age(now) >= again);
        let known = last.and_then(|count| Some((count.figures.downcast_ref::<T>()?.clone(), count.at)));
        let is_mine = is_due && !std::mem::replace(&mut kept.is_being_counted, true);
        (known, is_mine)
    }

    /// Keeps figures, which nobody counts any more then, and forgets what is too old to be shown.
    fn keep<T: Send + Sync + 'static>(&self, key: &Key, at: Time, done_at: Time, figures: T) {
        let mut all = self.all();
        all.retain(|_, kept| {
            let is_young = kept.counted.as_ref().is_some_and(|count| count.age(done_at) < OLD);
            is_young || kept.is_being_counted
        });
        let counted = Some(Count { figures: Arc::new(figures), at, done_at });
        all.insert(key.clone(), Kept { counted, is_being_counted: false });
    }

    fn give_back(&self, key: &Key) {
        if let Some(kept) = self.all().get_mut(key) {
            kept.is_being_counted = false;
        }
    }
}

/// The right to count: nobody else does meanwhile. Whoever could not count leaves it to the next who asks.
struct Turn {
    house: House,
    key: Key,
    topic: String,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.house.lately().give_back(&self.key);
    }
}

impl Turn {
    /// Counts, keeps the figures, and tells the pages that listen.
    async fn count<T, W>(self, count: W) -> Result<T>
    where
        T: Clone + Send + Sync + 'static,
        W: Future<Output = Result<T>>,
    {
        let (house, topic, began) = (self.house.clone(), self.topic.clone(), self.house.now());
        let figures = count.await?;
        house.lately().keep(&self.key, began, house.now(), figures.clone());
        drop(self);
        // In this process alone, which keeps them: two nodes that heard each other would count by turns for ever.
        house.db().hints().say_here(&hint_of(&topic));
        Ok(figures)
    }

    /// Counts behind whoever looks.
    fn count_behind<T, W>(self, count: W)
    where
        T: Clone + Send + Sync + 'static,
        W: Future<Output = Result<T>> + Send + 'static,
    {
        #[expect(clippy::disallowed_methods, reason = "ends by itself, and nobody waits for it")]
        tokio::spawn(async move {
            if let Err(fault) = self.count(count).await {
                tracing::warn!(%fault, "figures could not be counted; whoever looks next counts again");
            }
        });
    }
}

/// What is known of `whom`, with the right to count it where that is due.
fn seek<T: Clone + 'static>(
    house: &House,
    whom: &str,
    topic: &str,
    again: i64,
) -> (Option<(T, Time)>, Option<Turn>) {
    let key = (TypeId::of::<T>(), whom.to_owned());
    let (known, is_mine) = house.lately().seek::<T>(&key, house.now(), again);
    (known, is_mine.then(|| Turn { house: house.clone(), key, topic: topic.to_owned() }))
}

/// What is said when figures are counted for the pages of `topic`. It is another word than the topic itself: only members see
/// such figures, and every customer's open room listens to the incident.
pub fn hint_of(topic: &str) -> String {
    format!("figures/{topic}")
}

/// The figures of this kind of `whom`, as they were counted up to a minute ago; where that is longer ago than some seconds, or
/// nobody knows them, they are counted behind whoever asks, and pages that listen to [`hint_of`] `topic` hear of it. What
/// changed since somebody began to count is not in them, so it is for very many only, of whom nobody can see one.
pub fn counted<T, W>(house: &House, whom: &str, topic: &str, count: W) -> Counted<T>
where
    T: Clone + Send + Sync + 'static,
    W: Future<Output = Result<T>> + Send + 'static,
{
    let (known, turn) = seek(house, whom, topic, YOUNG);
    if let Some(turn) = turn {
        turn.count_behind(count);
    }
    Counted::lately(known)
}

/// The same where nobody should see none: where they are not known, whoever asks waits for them. With the moment as of when
/// they are, where that was before this one.
pub async fn waited_for<T, W>(house: &House, whom: &str, topic: &str, count: W) -> Result<(T, Option<Time>)>
where
    T: Clone + Send + Sync + 'static,
    W: Future<Output = Result<T>> + Send + 'static,
{
    match seek(house, whom, topic, YOUNG) {
        (Some((figures, at)), turn) => {
            if let Some(turn) = turn {
                turn.count_behind(count);
            }
            Ok((figures, Some(at)))
        }
        (None, Some(turn)) => Ok((turn.count(count).await?, None)),
        // Somebody else is counting, and says it to nobody who does not listen yet.
        (None, None) => Ok((count.await?, None)),
    }
}

/// Counts such figures before anybody looks, where nobody knows them or they are as old as `again`.
pub async fn ahead<T, W>(house: &House, whom: &str, topic: &str, again: i64, count: W) -> Result<()>
where
    T: Clone + Send + Sync + 'static,
    W: Future<Output = Result<T>>,
{
    if let (_, Some(turn)) = seek::<T>(house, whom, topic, again) {
        turn.count(count).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_age_and_one_counts_them_anew() {
        let (lately, key) = (Lately::default(), (TypeId::of::<i64>(), "inc_1".to_owned()));
        let seen = |seconds: i64, again| {
            let (known, is_mine) = lately.seek::<i64>(&key, Time(seconds * SECOND), again);
            (known.map(|(figures, _)| figures), is_mine)
        };
        let counted = |seconds: i64, figures: i64| {
            let at = Time(seconds * SECOND);
            lately.keep(&key, at, at, figures);
        };
        assert_eq!(seen(0, YOUNG), (None, true), "whoever asks first counts");
        assert_eq!(seen(0, YOUNG), (None, false), "somebody counts already");
        counted(0, 7);
        assert_eq!(seen(9, YOUNG), (Some(7), false));
        assert_eq!(seen(10, YOUNG), (Some(7), true));
        assert_eq!(seen(10, YOUNG), (Some(7), false));
        lately.give_back(&key);
        assert_eq!(seen(11, YOUNG), (Some(7), true), "whoever could not count leaves it to the next");
        counted(11, 8);
        assert_eq!(seen(50, 40 * SECOND), (Some(8), false));
        assert_eq!(seen(51, 40 * SECOND), (Some(8), true), "before it is too old to be shown");
        assert_eq!(seen(71, YOUNG), (None, false));
        lately.give_back(&key);
        let at = Time(80 * SECOND);
        lately.keep(&(TypeId::of::<String>(), "inc_2".into()), at, at, String::new());
        assert_eq!(lately.all().len(), 1, "what is too old is forgotten");
    }

    #[test]
    fn what_took_long_to_count_is_fresh_when_it_is_done() {
        let (lately, key) = (Lately::default(), (TypeId::of::<i64>(), "inc_1".to_owned()));
        let seen = |seconds: i64| lately.seek::<i64>(&key, Time(seconds * SECOND), YOUNG);
        let began = Time(90 * SECOND);
        assert_eq!(seen(90), (None, true));
        lately.keep(&key, began, Time(150 * SECOND), 7_i64);
        assert_eq!(seen(150), (Some((7, began)), false), "whoever looks at its own hint counts nothing anew");
        assert_eq!(seen(159), (Some((7, began)), false));
        assert_eq!(seen(160), (Some((7, began)), true));
        assert_eq!(seen(209), (Some((7, began)), false), "shown while it is counted again");
        assert_eq!(seen(210), (None, false));
    }

    #[test]
    fn figures_say_when_they_were_taken() {
        assert_eq!(Counted::now(3), Counted { figures: Some(3), taken: Taken::Now });
        assert_eq!(
            Counted::lately(Some((3, Time(9)))),
            Counted { figures: Some(3), taken: Taken::At(Time(9)) }
        );
        assert_eq!(Counted::<i64>::lately(None), Counted { figures: None, taken: Taken::Soon });
    }
}
