//! Years with a customer as a picture: their cases as bands, the acts as marks, the three dimensions with the band in which
//! each may lie, and the steps. Places along it are parts of its width, so that what is written in it stays as large as text
//! on every screen. Time goes from left to right in every language.

use super::Dimension;
use super::acts::Side;
use super::line::{self, Drawn, Span};
use super::standing::Years;
use crate::ground::Time;
use crate::ground::clock::DAY;
use crate::ground::page::Shell;

/// The size in which lines are drawn, whatever the width of the screen.
pub(super) const WIDE: f64 = 1000.0;
/// See [`WIDE`].
pub(super) const HIGH: f64 = 64.0;
/// A dimension with its name and the space below it.
const LANE: i64 = 96;
/// A case.
const ROW: i64 = 20;
/// Rows of cases; more of them share the last.
const ROWS: usize = 6;
/// The shortest time that is drawn.
const LEAST: i64 = 30 * DAY;
/// Marks of years that find their place beside one another on a telephone.
const MARKS: i64 = 6;

/// A case from its opening to its end.
pub(super) struct Band {
    pub x: String,
    pub width: String,
    pub y: i64,
    pub title: String,
    pub number: usize,
}

/// One dimension.
pub(super) struct Lane {
    pub dimension: Dimension,
    /// Where its name stands, and where its line begins.
    pub name_y: i64,
    pub y: i64,
    pub drawn: Drawn,
    /// Steps: where, which way, and by which number they are called below.
    pub steps: Vec<(String, &'static str, usize)>,
}

/// An act.
pub(super) struct Mark {
    pub x: String,
    pub side: &'static str,
}

/// The whole of it.
pub(super) struct Picture {
    pub bands: Vec<Band>,
    pub lanes: Vec<Lane>,
    pub marks: Vec<Mark>,
    pub marks_y: i64,
    /// Where a year, or a month, begins, and how it is called.
    pub begins: Vec<(String, String)>,
    pub begins_y: i64,
    pub high: i64,
}

fn percent(part: f64) -> String {
    format!("{:.2}%", part * 100.0)
}

/// From the first thing known of them until now.
fn span(years: &Years) -> Span {
    let first = years.cases.iter().map(|c| c.opened_at).chain(years.acts.iter().map(|a| a.at));
    let first = first.chain(years.movements.iter().map(|m| m.at)).min().unwrap_or(years.now);
    Span { from: first.min(years.now.plus(-LEAST)), to: years.now }
}

/// The first row in which nothing else stands by then.
fn row(ends: &mut Vec<Time>, from: Time, to: Time) -> usize {
    let free = ends.iter().position(|end| *end < from);
    let row = free.unwrap_or(ends.len()).min(ROWS - 1);
    match ends.get_mut(row) {
        Some(end) => *end = to.max(*end),
        None => ends.push(to),
    }
    row
}

/// Where years begin, or months where it is not much more than one year; never more than find their place.
fn begins(shell: &Shell, span: Span) -> Vec<(String, String)> {
    let (first, last) = (span.from.day(&shell.zone), span.to.day(&shell.zone));
    let years = i64::from(last.year()) - i64::from(first.year());
    let by_year = years >= 2;
    let months = years * 12 + i64::from(last.month()) - i64::from(first.month());
    let every = if by_year { years / MARKS + 1 } else { months / MARKS + 1 };
    let mut found = Vec::new();
    let mut day = first.first_of_month();
    while day <= last {
        let at = Time::start_of(day, &shell.zone);
        let counts = if by_year {
            day.month() == 1 && i64::from(day.year()) % every == 0
        } else {
            (i64::from(day.year()) * 12 + i64::from(day.month())) % every == 0
        };
        if counts && at >= span.from && at <= span.to {
            let text = day.to_string();
            let label = if by_year { text[..4].to_owned() } else { shell.month(&text[..7]) };
            found.push((percent(span.part(at)), label));
        }
        let Ok(next) = day.checked_add(jiff::Span::new().months(1)) else { break };
        day = next;
    }
    found
}

impl Picture {
    /// The picture of these years.
    pub(super) fn of(shell: &Shell, years: &Years) -> Self {
        let span = span(years);
        let at = |moment: Time| percent(span.part(moment));
        let mut ends = Vec::new();
        let cases = years.cases.iter().filter(|c| !c.is_withdrawn()).enumerate();
        let bands: Vec<Band> = cases
            .map(|(n, case)| {
                let end = case.closed_at.unwrap_or(years.now);
                let part = (span.part(end) - span.part(case.opened_at)).max(0.004);
                let row = row(&mut ends, case.opened_at, end);
                Band {
                    x: at(case.opened_at),
                    width: percent(part),
                    y: row as i64 * ROW,
                    title: case.title.clone(),
                    number: n + 1,
                }
            })
            .collect();
        let top = ends.len() as i64 * ROW + 8;
        // The steps are called by the numbers that they have in the list, which begins with the newest.
        let stepped = years.stepped();
        let lanes = Dimension::ALL.into_iter().zip(0_i64..).map(|(dimension, n)| Lane {
            dimension,
            name_y: top + n * LANE + 14,
            y: top + n * LANE + 20,
            drawn: line::drawn(&years.movements, dimension, span, (WIDE, HIGH)),
            steps: (1..)
                .zip(&stepped)
                .filter(|(_, (_, step))| step.dimension == dimension)
                .map(|(number, (act, step))| (at(act.at), if step.rose { "▲" } else { "▼" }, number))
                .collect(),
        });
        let marks = years.acts.iter().map(|act| Mark {
            x: at(act.at),
            side: match act.side {
                Side::Ours => "ours",
                Side::Theirs => "theirs",
                Side::Against => "against",
            },
        });
        let marks_y = top + 3 * LANE + 8;
        Self {
            bands,
            lanes: lanes.collect(),
            marks: marks.collect(),
            marks_y,
            begins: begins(shell, span),
            begins_y: marks_y + 28,
            high: marks_y + 34,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_at_the_same_time_stand_below_one_another() {
        let mut ends = Vec::new();
        let rows: Vec<usize> =
            [(0, 10), (5, 20), (11, 12), (13, 14)].map(|(a, b)| row(&mut ends, Time(a), Time(b))).into();
        assert_eq!(rows, [0, 1, 0, 0]);
        let many: Vec<usize> = (0..9).map(|_| row(&mut ends, Time(15), Time(90))).collect();
        assert_eq!(many, [0, 2, 3, 4, 5, 5, 5, 5, 5], "more than find their place share the last row");
    }

    #[test]
    fn years_are_marked_and_months_where_there_is_little_more_than_one() {
        let shell = Shell { zone: "UTC".into(), ..Shell::sample() };
        let at = |text: &str| Time::start_of(text.parse().unwrap(), "UTC");
        let labels = |from: &str, to: &str| -> Vec<String> {
            let found = begins(&shell, Span { from: at(from), to: at(to) });
            found.into_iter().map(|(_, label)| label).collect()
        };
        assert_eq!(labels("2016-05-01", "2019-02-01"), ["2017", "2018", "2019"]);
        assert!(labels("1990-05-01", "2026-02-01").len() <= 7);
        let months = labels("2026-01-10", "2026-04-02");
        assert_eq!(months.len(), 3, "{months:?}");
        for days in [31, 60, 200, 400, 700, 5_000, 20_000] {
            let found =
                begins(&shell, Span { from: at("2020-01-15"), to: at("2020-01-15").plus(days * DAY) });
            assert!(found.len() <= 8, "{days}: {found:?}");
            assert!(!found.is_empty(), "{days}");
        }
    }
}
