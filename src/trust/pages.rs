//! The page of conventions: what moves a trust record, how much, how long, and why.

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

use super::panel::before::BeforeView;
use super::panel::{EffortView, RecordView};
use super::{Dimension, Judged, RULES, Record, Rule, ceiling, chance, effort, step, urgency};
use crate::ground::clock::DAY;
use crate::ground::page::{Exhibit, Lang, Nav, Shell, View, exhibit, html, t_args};
use crate::ground::web::Visit;
use crate::ground::{House, Time};

mod price;
mod sample;
mod timeline;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/trust", get(conventions))
        .route("/incidents/{id}/price-of-hiding", get(price::show))
        .route("/customers/{id}/timeline", get(timeline::show))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<ConventionsPage>("trust", lang),
        exhibit::<RecordPage>("trust", lang),
        exhibit::<EffortPage>("trust", lang),
        exhibit::<BeforePage>("trust", lang),
        exhibit::<timeline::TimelinePage>("trust", lang),
        exhibit::<price::PricePage>("trust", lang),
    ]
}

/// Weights and half-lives, as conventions with their sources.
#[derive(Template)]
#[template(path = "trust/pages/conventions.html")]
pub struct ConventionsPage {
    shell: Shell,
}

impl ConventionsPage {
    fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().filter(|rule| rule.weight > 0.0)
    }
    fn dimensions(&self) -> [Dimension; 3] {
        Dimension::ALL
    }
    fn days(&self, dimension: &Dimension) -> String {
        self.shell.elapsed(dimension.half_life_days() as i64 * DAY)
    }
    /// The value of a rule; a scale says its own.
    fn value(&self, rule: &Rule) -> String {
        match rule.when {
            super::When::Scale(_) => "−1 … +1".into(),
            _ => format!("{:+.1}", rule.value).replace('-', "−"),
        }
    }
    fn ceiling(&self, lasting: f64) -> String {
        format!("{:.2}", ceiling(0.95, lasting))
    }
    /// How sure a step must be.
    fn sure(&self) -> String {
        self.shell.percent(chance::SURE)
    }
    /// Within how many days after an act.
    fn step_days(&self) -> i64 {
        step::AFTER_DAYS
    }
    /// Over how many days efforts are counted.
    fn effort_days(&self) -> i64 {
        effort::DAYS
    }
    /// Where the lines of urgency are drawn.
    fn urgency(&self) -> String {
        let args = [
            ("days", urgency::BACK_DAYS.into()),
            ("kept", self.shell.percent(urgency::WELL_KEPT).into()),
            ("middle", format!("{:.2}", urgency::MIDDLE).into()),
        ];
        t_args(self.shell.lang, "trust-urgency-how", &args)
    }
}

impl View for ConventionsPage {
    const NAME: &'static str = "conventions";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("trust-conventions");
        Self { shell: shell.at(Nav::Settings, title) }
    }
}

async fn conventions(visit: Visit) -> Response {
    html(StatusCode::OK, &ConventionsPage { shell: visit.shell("trust-conventions", Nav::Settings) })
}

/// A customer's record as its panel shows it, alone.
#[derive(Template)]
#[template(path = "ground/page/alone.html")]
pub struct RecordPage {
    shell: Shell,
    inside: String,
}

impl View for RecordPage {
    const NAME: &'static str = "record";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("trust-title");
        let shell = shell.at(Nav::Customers, title);
        let years = sample::years(Time(shell.now_ms));
        let record = Record::from_movements(years.movements.clone(), years.now);
        let view = RecordView { shell: &shell, record: &record, years: &years, customer: "cus_sample" };
        let inside = view.render().unwrap_or_default();
        Self { shell, inside }
    }
}

/// That much is done and nothing comes of it, as its panel shows it, alone.
#[derive(Template)]
#[template(path = "ground/page/alone.html")]
pub struct EffortPage {
    shell: Shell,
    inside: String,
}

impl View for EffortPage {
    const NAME: &'static str = "effort";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("trust-effort-title");
        let shell = shell.at(Nav::Customers, title);
        let effort = sample::effort(Time(shell.now_ms));
        let inside = effort.and_then(|effort| {
            let view = EffortView { shell: &shell, effort: &effort, customer: "cus_sample", unadmitted: 1 };
            view.render().ok()
        });
        Self { inside: inside.unwrap_or_default(), shell }
    }
}

/// What came before a case, as its panel shows it, alone.
#[derive(Template)]
#[template(path = "ground/page/alone.html")]
pub struct BeforePage {
    shell: Shell,
    inside: String,
}

impl View for BeforePage {
    const NAME: &'static str = "before";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("trust-before");
        let shell = shell.at(Nav::Cases, title);
        let judged = Judged::sample(Time(shell.now_ms));
        let view = BeforeView { shell: &shell, judged: &judged, customer: "cus_sample" };
        let inside = view.render().unwrap_or_default();
        Self { shell, inside }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_show_what_their_pages_are_about() {
        let shell = Shell::sample();
        let now = Time(shell.now_ms);
        assert!(sample::effort(now).is_some(), "there is effort without effect in it");
        let stepped: Vec<_> =
            sample::years(now).stepped().into_iter().map(|(act, step)| (act.word, step.rose)).collect();
        assert!(stepped.contains(&("owned-up-late", true)), "{stepped:?}");
    }
}
