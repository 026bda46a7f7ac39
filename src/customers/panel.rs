//! What the faces may show of whom we owe: who they are, who speaks for them, what they have from us.

mod months;

use askama::Template;

use super::{Contact, Customer, CustomerKey, Holding, store};
use crate::ground::id::{CustomerId, HoldingId, Id, WorkspaceId};
use crate::ground::page::{Lang, Shell};
use crate::ground::panel::Panel;
use crate::ground::web::Paging;
use crate::ground::{Dice, House, Result, Time};

pub use months::{MonthsView, Wrong, months};

/// Holdings shown on the customer's page; the rest has a page of its own.
const SHOWN: i64 = 10;

#[derive(Template)]
#[template(path = "customers/pages/about.html")]
struct About<'a> {
    shell: &'a Shell,
    customer: &'a Customer,
}

impl About<'_> {
    fn key_label(&self, key: &CustomerKey) -> String {
        self.shell.t(if key.is_alias { "customers-fact-alias" } else { "customers-fact-key" })
    }
}

/// Who they are: keys, language, zone, what else is known.
pub fn about(shell: &Shell, customer: &Customer) -> Result<Panel> {
    Panel::of("about", shell.t("customers-about"), &About { shell, customer })
}

#[derive(Template)]
#[template(path = "customers/pages/contacts.html")]
struct ContactsOf<'a> {
    shell: &'a Shell,
    customer: &'a CustomerId,
    contacts: Vec<Contact>,
}

impl ContactsOf<'_> {
    /// The language by its own name; the tag as it was given where we do not speak it.
    fn language(&self, contact: &Contact) -> String {
        Lang::of_letters(&contact.language).map_or_else(|| contact.language.clone(), |l| l.name().to_owned())
    }
}

/// Who speaks for them, with their roles and channels.
pub async fn contacts(
    house: &House,
    shell: &Shell,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Panel> {
    let contacts = store::contacts_of(&mut house.read(), workspace, customer).await?;
    Panel::of("contacts", shell.t("customers-contacts"), &ContactsOf { shell, customer, contacts })
}

#[derive(Template)]
#[template(path = "customers/pages/holdings_panel.html")]
struct HoldingsOf<'a> {
    shell: &'a Shell,
    customer: &'a CustomerId,
    lines: Vec<HoldingLine>,
    more: bool,
}

/// What they have from us, the newest, with what was promised and whether it was kept.
pub async fn holdings(
    house: &House,
    shell: &Shell,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Panel> {
    let paging = Paging { after: None, limit: Some(SHOWN) };
    let page = store::holdings_of(&mut house.read(), workspace, Some(customer), &paging).await?;
    let lines = page.items.iter().map(|holding| HoldingLine::of(holding, shell)).collect();
    let panel = HoldingsOf { shell, customer, lines, more: page.next.is_some() };
    Panel::of("holdings", shell.t("customers-holdings"), &panel)
}

/// A holding as a table shows it.
pub(super) struct HoldingLine {
    pub id: HoldingId,
    pub label: String,
    pub kind: String,
    pub status: String,
    pub bought: String,
    pub promised: String,
    pub delivered: String,
    pub worth: String,
    /// Whether the promise was kept; `None` while that is open.
    pub kept: Option<bool>,
    /// Days between the promised day and the delivery, or today.
    pub late_by: i64,
}

impl HoldingLine {
    pub(super) fn of(holding: &Holding, shell: &Shell) -> Self {
        let day = |on: &Option<String>| on.as_deref().map(|on| shell.date(on)).unwrap_or_default();
        let now = Time(shell.now_ms);
        let worth = holding.value_minor.zip(holding.currency.clone());
        Self {
            id: holding.id.clone(),
            label: holding.label.clone(),
            kind: holding.kind.clone(),
            status: holding.status.clone(),
            bought: day(&holding.bought_on),
            promised: day(&holding.promised_on),
            delivered: day(&holding.delivered_on),
            worth: worth.map(|(minor, currency)| shell.money(minor, &currency)).unwrap_or_default(),
            kept: holding.kept(now, &shell.zone),
            late_by: holding.late_by(now, &shell.zone),
        }
    }

    /// An ordinary day: one kept, one late, one open.
    pub(super) fn samples(shell: &Shell) -> Vec<Self> {
        let line = |n: u64, label: &str, kept, late_by| Self {
            id: HoldingId::mint(Time(n as i64), &Dice::seeded(n)),
            label: label.into(),
            kind: "order".into(),
            status: "shipped".into(),
            bought: shell.day(shell.now_ms - 864_000_000),
            promised: shell.day(shell.now_ms - 86_400_000),
            delivered: if kept == Some(true) { shell.day(shell.now_ms - 86_400_000) } else { String::new() },
            worth: "EUR 129.90".into(),
            kept,
            late_by,
        };
        vec![
            line(1, "Turbine discs, lot 4471", Some(false), 4),
            line(2, "مسامير تيتانيوم", Some(true), 0),
            line(3, "Bolts <b>M8</b> 😀", None, 0),
        ]
    }
}
