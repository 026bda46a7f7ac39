//! The page of conventions: what moves a trust record, how much, how long, and why.

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

use super::panel::RecordView;
use super::{Dimension, Movement, RULES, Record, Rule, ceiling};
use crate::ground::clock::DAY;
use crate::ground::page::{Exhibit, Lang, Nav, Shell, View, exhibit, html};
use crate::ground::web::Visit;
use crate::ground::{House, Time};

mod price;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new().route("/trust", get(conventions)).route("/incidents/{id}/price-of-hiding", get(price::show))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<ConventionsPage>("trust", lang),
        exhibit::<RecordPage>("trust", lang),
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
        let record = sample_record(Time(shell.now_ms));
        let inside = RecordView { shell: &shell, record: &record }.render().unwrap_or_default();
        Self { shell, inside }
    }
}

/// A failure, told late, promises kept and one broken.
fn sample_record(now: Time) -> Record {
    use crate::ground::{Dice, id::Id};
    let story = [
        ("failed", 60),
        ("told-late", 58),
        ("apologised", 55),
        ("promise-kept", 50),
        ("heard", 48),
        ("promise-broken", 40),
        ("offered-first", 30),
        ("promise-kept", 20),
        ("it-held", 5),
    ];
    let movement = |(seq, (word, days)): (i64, (&str, i64))| {
        let rule = RULES.iter().find(|r| r.word == word)?;
        Some(Movement {
            customer_id: Id::mint(now, &Dice::seeded(7)),
            dimension: rule.dimension.word().into(),
            rule: rule.word.into(),
            fact: rule.fact.into(),
            weight: rule.weight,
            value: rule.value,
            lasting: 0,
            at: now.plus(-days * DAY),
            chain: "cas_sample".into(),
            seq,
            incident_id: None,
        })
    };
    Record::from_movements((1..).zip(story).filter_map(movement).collect(), now)
}
