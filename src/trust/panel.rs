//! What the faces may show of trust: a customer's record, each figure with its uncertainty and what is behind it; and, where
//! much is done and nothing comes of it, that.

pub(super) mod before;

use askama::Template;

use super::acts::Act;
use super::effort::{DAYS, Effort};
use super::line::{self, Drawn, Span};
use super::standing::{Years, effort_of, years_of};
use super::step::Step;
use super::store::watches;
use super::{Dimension, Movement, Record, Standing, ceiling, price};
use crate::grievances;
use crate::ground::clock::DAY;
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::page::{Shell, t_args};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Time};

pub use before::{of_case, reasons};

/// Movements shown; the API gives them all.
const SHOWN: usize = 40;

/// Steps shown; the picture of the years has them all.
const STEPS: usize = 5;

/// How sure a step is; nothing is wholly sure.
pub(super) fn sure(shell: &Shell, step: &Step) -> String {
    shell.percent(step.sure.min(0.999))
}

/// A step and the act that made it, in words: *Integrity rose with it (97 % sure): We owned up to it, 3 March 2026*.
pub(super) fn said(shell: &Shell, act: &Act, step: &Step) -> String {
    let id = if step.rose { "trust-step-rose" } else { "trust-step-fell" };
    t_args(
        shell.lang,
        id,
        &[
            ("dimension", shell.t(&format!("trust-{}", step.dimension.word())).into()),
            ("sure", sure(shell, step).into()),
            ("act", shell.t(&format!("trust-act-{}", act.word)).into()),
            ("day", shell.day(act.at.0).into()),
        ],
    )
}

/// A customer's record as a part of a page.
#[derive(Template)]
#[template(path = "trust/pages/record.html")]
pub(super) struct RecordView<'a> {
    pub(super) shell: &'a Shell,
    pub(super) record: &'a Record,
    pub(super) years: &'a Years,
    /// Whose.
    pub(super) customer: &'a str,
}

impl RecordView<'_> {
    fn dimensions(&self) -> [Dimension; 3] {
        Dimension::ALL
    }
    /// From the first movement until now, where there is a line to draw.
    fn span(&self) -> Option<Span> {
        Span::of(&self.years.movements, Time(self.shell.now_ms))
    }
    fn drawn(&self, dimension: &Dimension, span: &Span) -> Drawn {
        line::drawn(&self.years.movements, *dimension, *span, (line::WIDE, line::HIGH))
    }
    /// Where the steps of a dimension stand in its line.
    fn marks(&self, dimension: &Dimension, span: &Span) -> Vec<String> {
        let own = self.years.stepped().into_iter().filter(|(_, step)| step.dimension == *dimension);
        own.map(|(act, _)| format!("{:.1}", span.part(act.at) * line::WIDE)).collect()
    }
    /// The newest steps.
    fn steps(&self) -> Vec<String> {
        self.years.stepped().into_iter().take(STEPS).map(|(act, step)| said(self.shell, act, step)).collect()
    }
    /// The most integrity can ever reach again, where something was hidden.
    fn ceiling(&self) -> Option<String> {
        let lasting = self.record.lasting(Dimension::Integrity);
        (lasting > 0.0).then(|| format!("{:.2}", ceiling(price::LAMBDA, lasting)))
    }
    fn size(&self) -> String {
        format!("0 -2 {} {}", line::WIDE, line::HIGH + 4.0)
    }
    fn shown(&self) -> impl Iterator<Item = &Movement> {
        let shown = self.record.movements.iter().filter(|m| {
            m.weight > 0.0 || matches!(m.fact.as_str(), "case.withdrawn" | "deception.taken_back")
        });
        shown.take(SHOWN)
    }
    /// Up, down or neither, as the sign and its word in the catalogue (`trust-moved-WORD`).
    fn way(&self, movement: &Movement) -> (&'static str, String) {
        let (sign, word) = match movement.value {
            v if v > 0.0 => ("+", "up"),
            v if v < 0.0 => ("−", "down"),
            _ => ("·", "not"),
        };
        (sign, self.shell.t(&format!("trust-moved-{word}")))
    }
    /// Where the entry behind a movement is read.
    fn href(&self, movement: &Movement) -> String {
        match (movement.chain.split('_').next(), &movement.incident_id) {
            (Some("cas"), _) => format!("/cases/{}", movement.chain),
            (_, Some(incident)) => format!("/incidents/{incident}"),
            _ => format!("/customers/{}", movement.customer_id),
        }
    }
}

/// The three dimensions of a customer, how sure each is, what moved them, and the steps; and, where much is done for them and
/// nothing of it is seen in what they say, that. Both come of one reading.
pub async fn of_customer(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    customer: &CustomerId,
) -> Result<(Panel, Option<Panel>)> {
    let years = years_of(&mut house.read(), &actor.workspace, customer, house.now()).await?;
    let effort = effort_panel(house, shell, actor, (customer, years.effort())).await?;
    let record = Record::from_movements(years.movements.clone(), house.now());
    let view = RecordView { shell, record: &record, years: &years, customer: customer.as_str() };
    Ok((Panel::of("trust", shell.t("trust-title"), &view)?, effort))
}

/// Much done and nothing seen of it, with the figures behind that.
#[derive(Template)]
#[template(path = "trust/pages/effort.html")]
pub(super) struct EffortView<'a> {
    pub(super) shell: &'a Shell,
    pub(super) effort: &'a Effort,
    pub(super) customer: &'a str,
    /// Wrongs they remember that wait for a word from us.
    pub(super) unadmitted: i64,
}

impl EffortView<'_> {
    fn lede(&self) -> String {
        let days = Time(self.shell.now_ms).since(self.effort.since) / DAY;
        let args = [("efforts", (self.effort.many as i64).into()), ("days", days.into())];
        t_args(self.shell.lang, "trust-effort-lede", &args)
    }
    /// How far back is looked.
    fn days(&self) -> i64 {
        DAYS
    }
    fn figure(&self, standing: &Standing) -> String {
        if standing.entries == 0 { self.shell.t("trust-effort-no-word") } else { standing.figure() }
    }
}

/// That much is done for a customer and nothing of it is seen in what they say; nothing where it is otherwise.
pub async fn effort(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    customer: &CustomerId,
) -> Result<Option<Panel>> {
    let effort = effort_of(&mut house.read(), &actor.workspace, customer, house.now()).await?;
    effort_panel(house, shell, actor, (customer, effort)).await
}

async fn effort_panel(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    (customer, effort): (&CustomerId, Option<Effort>),
) -> Result<Option<Panel>> {
    let Some(effort) = effort else { return Ok(None) };
    let unadmitted = grievances::count_waiting_of(&mut house.read(), &actor.workspace, customer).await?;
    let view = EffortView { shell, effort: &effort, customer: customer.as_str(), unadmitted };
    Panel::of("effort", shell.t("trust-effort-title"), &view).map(Some)
}

/// Customers for whom much is done and nothing comes of it: advice, and where the figures behind it stand.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let flagged = watches::list_flagged(&mut house.read(), workspace).await?;
    let owed = flagged.into_iter().map(|flagged| Owed {
        due: flagged.flagged_at,
        runs: true,
        what: shell.t("trust-effort-owed"),
        to_whom: flagged.customer,
        href: format!("/customers/{}#effort", flagged.customer_id),
    });
    Ok(owed.collect())
}
