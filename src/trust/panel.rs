//! What the faces may show of trust: a customer's record, each figure with its uncertainty and what is behind it.

use askama::Template;

use super::{Dimension, Movement, Record, ceiling, line, price, record_of};
use crate::ground::id::CustomerId;
use crate::ground::page::Shell;
use crate::ground::panel::Panel;
use crate::ground::{Actor, House, Result, Time};

/// Movements shown; the API gives them all.
const SHOWN: usize = 40;

/// A customer's record as a part of a page.
#[derive(Template)]
#[template(path = "trust/pages/record.html")]
pub(super) struct RecordView<'a> {
    pub(super) shell: &'a Shell,
    pub(super) record: &'a Record,
}

impl RecordView<'_> {
    fn dimensions(&self) -> [Dimension; 3] {
        Dimension::ALL
    }
    fn line(&self, dimension: &Dimension) -> String {
        line::points(&self.record.movements, *dimension, Time(self.shell.now_ms))
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
        self.record.movements.iter().filter(|m| m.weight > 0.0 || m.fact == "case.withdrawn").take(SHOWN)
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

/// The three dimensions of a customer, how sure each is, and what moved them.
pub async fn of_customer(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    customer: &CustomerId,
) -> Result<Panel> {
    let record = record_of(&mut house.read(), &actor.workspace, customer, house.now()).await?;
    Panel::of("trust", shell.t("trust-title"), &RecordView { shell, record: &record })
}
