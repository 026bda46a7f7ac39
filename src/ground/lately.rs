//! Figures that need a walk over very many rows, kept in this process for a few seconds: a page that many watch costs the
//! same for a hundred customers as for a million, and whoever opens it waits for a walk once a minute at most.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::clock::{MINUTE, SECOND};
use super::{House, Result, Time};

/// So long they are shown as they are.
const YOUNG: i64 = 10 * SECOND;
/// Older ones are shown while new ones are counted, and not at all when they are as old as this.
const OLD: i64 = MINUTE;

/// What is counted, and of whom.
type Key = (TypeId, String);

/// What was counted lately, by what it is and of whom.
#[derive(Default)]
pub struct Lately {
    kept: Mutex<HashMap<Key, Kept>>,
    /// Whose turn it is to count what nobody knows: of many who ask at once one counts, and the others wait for it.
    turns: Mutex<HashMap<Key, Arc<tokio::sync::Mutex<()>>>>,
}

struct Kept {
    counted_at: Time,
    is_being_counted: bool,
    figures: Arc<dyn Any + Send + Sync>,
}

/// What is to be done for somebody who wants figures.
enum Known<T> {
    Young(T),
    /// To be counted anew by whoever asked first.
    Ageing(T),
    Unknown,
}

impl Lately {
    fn seek<T: Clone + 'static>(&self, key: &Key, now: Time) -> Known<T> {
        let mut all = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(kept) = all.get_mut(key) else { return Known::Unknown };
        let age = now.since(kept.counted_at);
        let Some(figures) = kept.figures.downcast_ref::<T>().cloned().filter(|_| age < OLD) else {
            return Known::Unknown;
        };
        if age < YOUNG || std::mem::replace(&mut kept.is_being_counted, true) {
            return Known::Young(figures);
        }
        Known::Ageing(figures)
    }

    fn keep<T: Send + Sync + 'static>(&self, key: Key, now: Time, figures: T) {
        let mut all = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, kept| now.since(kept.counted_at) < OLD);
        all.insert(key, Kept { counted_at: now, is_being_counted: false, figures: Arc::new(figures) });
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.retain(|_, turn| Arc::strong_count(turn) > 1);
    }

    fn turn(&self, key: &Key) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(key.clone()).or_default())
    }

    /// Counts what nobody knows yet, in turn: whoever waited finds what the one before counted, and counts only where that
    /// one failed.
    async fn counted_in_turn<T, W>(&self, key: Key, now: impl Fn() -> Time, count: W) -> Result<T>
    where
        T: Clone + Send + Sync + 'static,
        W: Future<Output = Result<T>>,
    {
        let turn = self.turn(&key);
        let _mine = turn.lock().await;
        if let Known::Young(figures) | Known::Ageing(figures) = self.seek::<T>(&key, now()) {
            return Ok(figures);
        }
        let counted = count.await?;
        self.keep(key, now(), counted.clone());
        Ok(counted)
    }
}

/// The figures of this kind of `whom`, as they were counted in the last minute; counted now where that is longer ago.
/// Changes of a minute are not in them, so it is for very many only, of whom nobody can see one.
pub async fn counted<T, W>(house: &House, whom: &str, count: W) -> Result<T>
where
    T: Clone + Send + Sync + 'static,
    W: Future<Output = Result<T>> + Send + 'static,
{
    let key = (TypeId::of::<T>(), whom.to_owned());
    match house.lately().seek::<T>(&key, house.now()) {
        Known::Young(figures) => Ok(figures),
        Known::Ageing(figures) => {
            let house = house.clone();
            #[expect(clippy::disallowed_methods, reason = "ends by itself, and nobody waits for it")]
            tokio::spawn(async move {
                match count.await {
                    Ok(counted) => house.lately().keep(key, house.now(), counted),
                    // Whoever asks once they are too old counts again, and is told why it fails.
                    Err(fault) => tracing::debug!(%fault, "figures could not be counted anew"),
                }
            });
            Ok(figures)
        }
        Known::Unknown => house.lately().counted_in_turn(key, || house.now(), count).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_age_and_one_counts_them_anew() {
        let (lately, key) = (Lately::default(), (TypeId::of::<i64>(), "inc_1".to_owned()));
        let seen = |seconds| match lately.seek::<i64>(&key, Time(seconds * SECOND)) {
            Known::Young(n) => format!("young {n}"),
            Known::Ageing(n) => format!("ageing {n}"),
            Known::Unknown => "unknown".into(),
        };
        assert_eq!(seen(0), "unknown");
        lately.keep(key.clone(), Time(0), 7_i64);
        assert_eq!(seen(9), "young 7");
        assert_eq!(seen(10), "ageing 7");
        assert_eq!(seen(10), "young 7", "somebody counts already");
        lately.keep(key.clone(), Time(11 * SECOND), 8_i64);
        assert_eq!((seen(12), seen(71)), ("young 8".into(), "unknown".into()));
        lately.keep((TypeId::of::<String>(), "inc_2".into()), Time(80 * SECOND), String::new());
        assert_eq!(lately.kept.lock().unwrap().len(), 1, "what is too old is forgotten");
    }

    #[tokio::test]
    async fn of_many_who_ask_at_once_one_counts() {
        use std::sync::atomic::{AtomicI64, Ordering};
        let (lately, counts) = (Lately::default(), AtomicI64::new(0));
        let ask = |fails: bool| {
            let (lately, counts) = (&lately, &counts);
            async move {
                let count = async {
                    let nth = counts.fetch_add(1, Ordering::SeqCst) + 1;
                    tokio::task::yield_now().await;
                    if fails { Err(crate::ground::Fault::Missing("figures")) } else { Ok(nth) }
                };
                lately.counted_in_turn((TypeId::of::<i64>(), "inc_1".into()), || Time(0), count).await
            }
        };
        // The first fails and is told so; the next counts, and all the others find what it counted.
        let (first, second, third, fourth) = tokio::join!(ask(true), ask(false), ask(false), ask(false));
        assert!(first.is_err());
        assert_eq!([second.unwrap(), third.unwrap(), fourth.unwrap()], [2, 2, 2]);
        assert_eq!(counts.load(Ordering::SeqCst), 2);
        lately.keep((TypeId::of::<String>(), "inc_2".into()), Time(0), String::new());
        assert!(lately.turns.lock().unwrap().is_empty(), "nobody waits any more");
    }
}
