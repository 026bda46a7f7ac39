//! How the months with a customer went: before the wrong, and since. Pure.
//!
//! On-time cash is invoices paid by their day over invoices due. A month counts from the one in which the wrong
//! began; the baseline is the twelve months before it, or as many of them as are known.

use jiff::civil::Date;

use super::Month;
use super::month::month_of;

/// Months of the baseline.
const BASELINE: i32 = 12;

/// What some months came to together, in one currency.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Side {
    /// Months of which the revenue is known.
    pub months: i64,
    /// Mean revenue of those, in minor units.
    pub revenue: Option<f64>,
    /// Mean margin of the months of which it is known, in minor units.
    pub margin: Option<f64>,
    /// Invoices that fell due.
    pub due: i64,
    /// Those paid by their day.
    pub on_time: i64,
}

impl Side {
    fn of<'a>(months: impl Iterator<Item = &'a Month> + Clone) -> Self {
        let mean = |figure: fn(&Month) -> Option<i64>| {
            let known: Vec<i64> = months.clone().filter_map(figure).collect();
            let sum = known.iter().map(|minor| *minor as f64).sum::<f64>();
            ((!known.is_empty()).then(|| sum / known.len() as f64), known.len() as i64)
        };
        let (revenue, count) = mean(|m| m.revenue_minor);
        Self {
            months: count,
            revenue,
            margin: mean(|m| m.margin_minor).0,
            due: months.clone().filter_map(|m| m.invoices_due).sum(),
            on_time: months.filter(|m| m.invoices_due.is_some()).filter_map(|m| m.invoices_on_time).sum(),
        }
    }

    /// Of one month alone.
    pub(super) fn of_one(month: &Month) -> Self {
        Self::of(std::iter::once(month))
    }

    /// On-time cash; `None` while nothing fell due.
    pub fn paid_on_time(&self) -> Option<f64> {
        (self.due > 0).then(|| self.on_time as f64 / self.due as f64)
    }
}

/// The baseline before `wrong` and what came since, from months of one currency.
pub fn before_and_since(months: &[Month], wrong: Date) -> (Side, Side) {
    let turn = month_of(wrong);
    let from = month_of(shifted(wrong, -BASELINE));
    let before = months.iter().filter(|m| m.month < turn && m.month >= from);
    let since = months.iter().filter(|m| m.month >= turn);
    (Side::of(before), Side::of(since))
}

/// By how much the mean moved, as a share of what it was: −0.3 is three tenths less. `None` where that says nothing:
/// one side is unknown, or the baseline is not above zero.
pub fn moved_by(before: Option<f64>, since: Option<f64>) -> Option<f64> {
    let (before, since) = (before?, since?);
    (before > 0.0).then(|| (since - before) / before)
}

/// The first day of the month that is `by` months away.
pub(super) fn shifted(day: Date, by: i32) -> Date {
    let months = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + by;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    Date::new(year as i16, month as i8, 1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::ground::id::{CustomerId, Id, MonthId, WorkspaceId};
    use crate::ground::{Dice, Time};

    fn month(name: &str, revenue: i64, invoices: (i64, i64)) -> Month {
        let dice = Dice::seeded(1);
        let (of, at) = (WorkspaceId::mint(Time(0), &dice), (name.to_owned(), "EUR".to_owned()));
        let whose = CustomerId::mint(Time(0), &dice);
        Month {
            revenue_minor: Some(revenue),
            invoices_due: Some(invoices.0),
            invoices_on_time: Some(invoices.1),
            ..Month::new(of, MonthId::mint(Time(0), &dice), whose, at, Time(0))
        }
    }

    #[test]
    fn a_wrong_in_march_counts_from_march_and_against_the_twelve_months_before() {
        let months = [
            month("2025-02", 900, (9, 0)), // too long ago to count
            month("2025-03", 100, (2, 2)),
            month("2026-02", 300, (2, 1)),
            month("2026-03", 140, (4, 1)),
            month("2026-04", 140, (0, 0)),
        ];
        let (before, since) = before_and_since(&months, date(2026, 3, 31));
        assert_eq!((before.months, before.revenue, before.paid_on_time()), (2, Some(200.0), Some(0.75)));
        assert_eq!((since.months, since.revenue, since.paid_on_time()), (2, Some(140.0), Some(0.25)));
        assert_eq!(before.margin, None, "what is not known is not zero");
        let moved = moved_by(before.revenue, since.revenue).unwrap();
        assert!((moved + 0.3).abs() < 1e-9, "{moved}");
        assert_eq!(moved_by(Some(0.0), Some(5.0)), None);
    }

    #[test]
    fn months_shift_over_the_turn_of_the_year() {
        assert_eq!(shifted(date(2026, 1, 31), -1), date(2025, 12, 1));
        assert_eq!(shifted(date(2026, 3, 15), -12), date(2025, 3, 1));
        assert_eq!(shifted(date(2025, 12, 1), 1), date(2026, 1, 1));
    }
}
