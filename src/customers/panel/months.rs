//! What the months with a customer came to, as a picture with its table, and how they moved since we failed them.

use askama::Template;
use jiff::civil::Date;

use crate::customers::course::shifted;
use crate::customers::month::month_of;
use crate::customers::{Month, Side, before_and_since, moved_by, store};
use crate::ground::id::{CustomerId, Id, MonthId, WorkspaceId};
use crate::ground::page::Shell;
use crate::ground::panel::Panel;
use crate::ground::web::Paging;
use crate::ground::{Dice, House, Result, Time};

/// Months in the picture.
const SHOWN: usize = 24;
/// The width of a month, and the height of the two pictures, in their own units.
const STEP: f64 = 12.0;
const HIGH: f64 = 60.0;
const LOW: f64 = 24.0;

/// One thing in which we failed them: its name, where it stands, and the day it began.
#[derive(Debug, Clone)]
pub struct Wrong {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// When it began.
    pub began: Date,
}

/// A bar of the picture; also one that goes below zero.
struct Bar {
    x: f64,
    y: f64,
    high: f64,
}

impl Bar {
    /// From zero to `value`, where `zero` and `scale` place the values.
    fn of(at: usize, value: f64, zero: f64, scale: f64) -> Self {
        let (top, bottom) = (value.max(0.0) * scale, value.min(0.0) * scale);
        Self { x: at as f64 * STEP + 1.0, y: zero - top, high: (top - bottom).max(0.6) }
    }
}

/// The months of one currency: what came in, what was left, what was paid on time.
struct Picture {
    wide: f64,
    zero: f64,
    revenue: Vec<Bar>,
    margin: Vec<Bar>,
    /// The share paid on time, of a whole that fills the height.
    paid: Vec<Bar>,
    /// Where a wrong began, from the left.
    wrongs: Vec<f64>,
    first: String,
    last: String,
}

impl Picture {
    /// Of `months` in one currency, up to the month of `today`.
    fn of(shell: &Shell, months: &[Month], wrongs: &[Wrong], today: Date) -> Self {
        let from = shifted(today, 1 - SHOWN as i32);
        let names: Vec<String> = (0..SHOWN as i32).map(|n| month_of(shifted(from, n))).collect();
        // It begins where knowledge begins, but never with so little that a bar becomes a wall.
        let known = names.iter().position(|name| months.iter().any(|m| m.month == *name)).unwrap_or(0);
        let names = names.get(known.min(SHOWN / 2)..).unwrap_or(&[]);
        let figure = |name: &String, of: fn(&Month) -> Option<i64>| {
            months.iter().find(|m| m.month == *name).and_then(of).map(|minor| minor as f64)
        };
        let all = || {
            names
                .iter()
                .flat_map(|n| [figure(n, |m| m.revenue_minor), figure(n, |m| m.margin_minor)])
                .flatten()
        };
        let (most, least) = (all().fold(0.0, f64::max), all().fold(0.0, f64::min));
        let scale = if most > least { HIGH / (most - least) } else { 0.0 };
        let zero = most * scale;
        let bars = |of: fn(&Month) -> Option<i64>| {
            let bar = |(at, name)| Some(Bar::of(at, figure(name, of)?, zero, scale));
            names.iter().enumerate().filter_map(bar).collect()
        };
        let paid = |(at, name): (usize, &String)| {
            let share = Side::of_one(months.iter().find(|m| m.month == *name)?).paid_on_time()?;
            Some(Bar::of(at, share, LOW, LOW))
        };
        let turn = |wrong: &Wrong| names.iter().position(|name| *name == month_of(wrong.began));
        Self {
            wide: names.len() as f64 * STEP,
            zero,
            revenue: bars(|m| m.revenue_minor),
            margin: bars(|m| m.margin_minor),
            paid: names.iter().enumerate().filter_map(paid).collect(),
            wrongs: wrongs.iter().filter_map(turn).map(|at| at as f64 * STEP).collect(),
            first: names.first().map(|name| shell.month(name)).unwrap_or_default(),
            last: names.last().map(|name| shell.month(name)).unwrap_or_default(),
        }
    }

    fn size(&self, high: f64) -> String {
        format!("0 -1 {} {}", self.wide, high + 2.0)
    }
}

/// A figure before the wrong and since.
struct Turn {
    label: &'static str,
    since: String,
    before: String,
    /// Up or down, and by how much of what it was.
    moved: Option<(&'static str, String)>,
}

/// The months in one currency.
struct Course {
    currency: String,
    picture: Picture,
    turns: Vec<Turn>,
    months: Vec<Month>,
}

impl Course {
    fn of(shell: &Shell, months: Vec<Month>, wrongs: &[Wrong], today: Date) -> Self {
        let currency = months.first().map(|m| m.currency.clone()).unwrap_or_default();
        let picture = Picture::of(shell, &months, wrongs, today);
        let turns = wrongs.first().map(|wrong| turns(shell, &months, &currency, wrong)).unwrap_or_default();
        Self { currency, picture, turns, months }
    }
}

/// What is known on both sides of a wrong.
fn turns(shell: &Shell, months: &[Month], currency: &str, wrong: &Wrong) -> Vec<Turn> {
    let (before, since) = before_and_since(months, wrong.began);
    let money = |label, before: Option<f64>, since: Option<f64>| {
        let (old, new) = (before?, since?);
        let moved = moved_by(before, since).map(|by| {
            let word = if by < 0.0 { "customers-months-less" } else { "customers-months-more" };
            (word, shell.percent(by.abs()))
        });
        let plain = |minor: f64| shell.money(minor.round() as i64, currency);
        Some(Turn { label, since: plain(new), before: plain(old), moved })
    };
    let paid = || {
        let share = |side: &Side| {
            let counts = format!("{} / {}", shell.count(side.on_time), shell.count(side.due));
            Some(format!("{} ({counts})", shell.percent(side.paid_on_time()?)))
        };
        let label = "customers-months-paid";
        Some(Turn { label, since: share(&since)?, before: share(&before)?, moved: None })
    };
    let revenue = money("customers-months-revenue-mean", before.revenue, since.revenue);
    let margin = money("customers-months-margin-mean", before.margin, since.margin);
    [revenue, margin, paid()].into_iter().flatten().collect()
}

/// What the months came to.
#[derive(Template)]
#[template(path = "customers/pages/months_panel.html")]
pub struct MonthsView<'a> {
    shell: &'a Shell,
    customer: &'a CustomerId,
    courses: Vec<Course>,
    wrong: Option<&'a Wrong>,
    /// Whether older months are known than these.
    more: bool,
}

impl<'a> MonthsView<'a> {
    fn of(shell: &'a Shell, customer: &'a CustomerId, months: Vec<Month>, wrongs: &'a [Wrong]) -> Self {
        let today = Time(shell.now_ms).day(&shell.zone);
        let mut courses: Vec<Vec<Month>> = Vec::new();
        for month in months {
            match courses.iter_mut().find(|course| course.iter().all(|m| m.currency == month.currency)) {
                Some(course) => course.push(month),
                None => courses.push(vec![month]),
            }
        }
        let courses = courses.into_iter().map(|months| Course::of(shell, months, wrongs, today)).collect();
        Self { shell, customer, courses, wrong: wrongs.first(), more: false }
    }

    #[expect(clippy::ref_option, reason = "templates pass fields by reference")]
    fn money(&self, minor: &Option<i64>, currency: &str) -> String {
        minor.map_or_else(|| "–".to_owned(), |minor| self.shell.money(minor, currency))
    }

    fn paid(&self, month: &Month) -> String {
        match (month.invoices_on_time, month.invoices_due) {
            (Some(on_time), Some(due)) => {
                format!("{} / {}", self.shell.count(on_time), self.shell.count(due))
            }
            _ => "–".to_owned(),
        }
    }

    /// A year with a customer who came to us less after we failed them, and is coming back.
    pub fn sample(shell: &'a Shell, customer: &'a CustomerId, wrongs: &'a [Wrong]) -> Self {
        let today = Time(shell.now_ms).day(&shell.zone);
        let revenue = [120, 118, 124, 121, 60, -8, 41, 55, 72, 96, 101, 109];
        let month = |(n, thousands): (usize, i64)| {
            let dice = Dice::seeded(n as u64);
            let at = (month_of(shifted(today, n as i32 - 11)), "EUR".to_owned());
            let id = MonthId::mint(Time(n as i64), &dice);
            Month {
                revenue_minor: Some(thousands * 100_000),
                margin_minor: (n != 3).then_some(thousands * 31_000),
                invoices_due: Some(4),
                invoices_on_time: Some(if thousands > 90 { 4 } else { 1 }),
                ..Month::new(WorkspaceId::mint(Time(0), &dice), id, customer.clone(), at, Time(0))
            }
        };
        let mut months: Vec<Month> = revenue.into_iter().enumerate().map(month).collect();
        months.reverse();
        Self::of(shell, customer, months, wrongs)
    }
}

/// What the months with a customer came to. `wrongs` are those in which we failed them, the newest first: the figures
/// are told before it and since.
pub async fn months(
    house: &House,
    shell: &Shell,
    workspace: &WorkspaceId,
    customer: &CustomerId,
    wrongs: &[Wrong],
) -> Result<Panel> {
    // Two currencies of the months shown, and the baseline of a wrong long ago.
    let paging = Paging { after: None, limit: Some(120) };
    let page = store::months_of(&mut house.read(), workspace, customer, &paging).await?;
    let view =
        MonthsView { more: page.next.is_some(), ..MonthsView::of(shell, customer, page.items, wrongs) };
    Panel::of("months", shell.t("customers-months"), &view)
}
