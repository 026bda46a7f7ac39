//! What the faces may show of listening: to members the words and who waits for whom, to a contact what we noted
//! of theirs and the form to tell us more.

use std::collections::HashMap;

use askama::Template;

use super::store::Tally;
use super::{Channel, Dimension, Horizon, Impact, ImpactKind, ImpactSaid, Told, store};
use crate::customers;
use crate::ground::id::{IncidentId, StatementId, WorkspaceId};
use crate::ground::lately::Counted;
use crate::ground::page::{Choice, Errors, Shell};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Money, Result, Role};
use crate::incidents::{self, Case, Incident, Reader};

/// A statement with the impact it came from.
pub(super) struct Heard {
    pub(super) told: Told,
    pub(super) impact: Option<Impact>,
    /// Of which dimension of trust it speaks, once one of us said so.
    pub(super) dimension: Option<String>,
    /// How much it weighs with whoever ranked it, the most first.
    pub(super) places: Vec<i64>,
}

impl Heard {
    /// What it hits and when, in words; empty for a statement that is in no drawer.
    fn about(&self, shell: &Shell) -> String {
        let Some(impact) = &self.impact else { return String::new() };
        let kind = shell.t(&format!("listening-kind-{}", impact.kind));
        let horizon = shell.t(&format!("listening-horizon-{}", impact.horizon));
        let size = impact.money().map(|m| format!(" · {}", shell.money(m.minor, &m.currency)));
        let people = impact.people.map(|n| format!(" · {}", shell.tn("listening-people", n)));
        format!("{kind} · {horizon}{}{}", size.unwrap_or_default(), people.unwrap_or_default())
    }
    /// The badge kind of its state, as a member reads it.
    fn kind(&self) -> &'static str {
        match self.told.statement.read_at {
            None => "wait",
            Some(_) if self.told.statement.settled_at.is_some() => "done",
            Some(_) => "plain",
        }
    }
    fn dimension(&self) -> &str {
        self.dimension.as_deref().unwrap_or_default()
    }
    fn evidence(&self) -> &str {
        self.impact.as_ref().and_then(|i| i.evidence.as_deref()).unwrap_or_default()
    }
    fn state_id(&self) -> String {
        format!("listening-state-{}", self.told.statement.state)
    }
    fn channel_id(&self) -> String {
        format!("listening-channel-{}", self.told.statement.channel)
    }
    fn is_noted(&self) -> bool {
        self.told.statement.settled_at.is_none()
    }
    fn is_erased(&self) -> bool {
        self.told.statement.erased_at.is_some()
    }
}

async fn hear(house: &House, case: &Case) -> Result<Vec<Heard>> {
    let mut read = house.read();
    let mut impacts = store::list_impacts(&mut read, &case.workspace_id, &case.id).await?;
    let told = store::list_told(&mut read, &case.workspace_id, &case.id).await?;
    let codes = store::codes::list_codes(&mut read, &case.workspace_id, &case.id).await?;
    let mut codes: HashMap<_, _> = codes.into_iter().map(|c| (c.statement_id, c.dimension)).collect();
    let ranks = store::codes::list_ranks(&mut read, &case.workspace_id, &case.id).await?;
    Ok(told
        .into_iter()
        .map(|told| {
            let id = &told.statement.id;
            let at = impacts.iter().position(|i| i.statement_id == *id);
            let places = ranks.iter().filter(|r| r.statement_id == *id).map(|r| r.place).collect();
            let dimension = codes.remove(id);
            Heard { impact: at.map(|at| impacts.swap_remove(at)), dimension, places, told }
        })
        .collect())
}

fn choices<const N: usize>(shell: &Shell, prefix: &str, words: [&'static str; N]) -> Vec<Choice> {
    words.iter().map(|w| Choice::new(*w, shell.t(&format!("{prefix}{w}")))).collect()
}

/// What an impact may hit, for a form that notes it.
pub fn kinds(shell: &Shell) -> Vec<Choice> {
    choices(shell, "listening-kind-", ImpactKind::ALL.map(ImpactKind::word))
}

/// The dimensions of trust, for a form that codes what was said.
pub fn dimensions(shell: &Shell) -> Vec<Choice> {
    choices(shell, "listening-dimension-", Dimension::ALL.map(Dimension::word))
}

/// The ways by which we hear what is not said in a room, for a form that notes it.
pub fn channels(shell: &Shell) -> Vec<Choice> {
    choices(shell, "listening-channel-", Channel::HEARD.map(Channel::word))
}

/// When it may hit, for a form that notes it.
pub fn horizons(shell: &Shell) -> Vec<Choice> {
    choices(shell, "listening-horizon-", Horizon::ALL.map(Horizon::word))
}

#[derive(Template)]
#[template(path = "listening/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    heard: Vec<Heard>,
    may_note: bool,
    may_erase: bool,
    kinds: Vec<Choice>,
    horizons: Vec<Choice>,
    channels: Vec<Choice>,
    dimensions: Vec<Choice>,
    people: Vec<Choice>,
    currency: String,
}

/// What a customer told us, in their words, with where each stands and the form to note more.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let people = customers::contacts_of(&mut house.read(), &case.workspace_id, &case.customer_id).await?;
    let view = OfCase {
        shell,
        case,
        heard: hear(house, case).await?,
        may_note: actor.must_be(Role::Member).is_ok(),
        may_erase: actor.must_be(Role::Owner).is_ok(),
        kinds: kinds(shell),
        horizons: horizons(shell),
        channels: channels(shell),
        dimensions: dimensions(shell),
        people: people
            .into_iter()
            .filter(|p| p.left_at.is_none())
            .map(|p| Choice::new(p.id.as_str(), p.name))
            .collect(),
        currency: currency(house, case).await?,
    };
    Panel::of("listening", shell.t("listening-title"), &view)
}

async fn currency(house: &House, case: &Case) -> Result<String> {
    let workspace = crate::ground::workspace::seek(&mut house.read(), &case.workspace_id).await?;
    Ok(workspace.map_or_else(|| "EUR".into(), |w| w.currency))
}

#[derive(Template)]
#[template(path = "listening/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    all: Option<OverAll>,
}

/// What is counted over everybody that an incident touches.
#[derive(Clone)]
struct OverAll {
    /// Impacts by kind, near and later.
    rows: Vec<(ImpactKind, [i64; 2])>,
    sums: Vec<Money>,
    /// Statements made, and of those settled.
    made: i64,
    settled: i64,
}

/// How it hits those an incident touches, counted by kind and horizon (R42), and how much of it they confirmed.
pub async fn of_incident(house: &House, shell: &Shell, _actor: &Actor, incident: &Incident) -> Result<Panel> {
    let Counted { figures: all, taken } = incidents::figures(house, incident, counted).await?;
    Panel::of("impacts", shell.t("listening-impacts"), &OfIncident { shell, incident, all })?
        .taken(shell, taken)
}

async fn counted(house: House, workspace: WorkspaceId, incident: IncidentId) -> Result<OverAll> {
    let mut read = house.read();
    let tally = store::tally(&mut read, &workspace, &incident).await?;
    let sums = store::sums(&mut read, &workspace, &incident).await?;
    let (made, settled) = store::count_statements(&mut read, &workspace, &incident).await?;
    let sums = sums.into_iter().map(|(currency, minor)| Money { minor, currency }).collect();
    Ok(OverAll { rows: table(&tally), sums, made, settled })
}

/// Counts that before anybody looks.
pub async fn count_ahead(house: &House, incident: &Incident) -> Result<()> {
    incidents::figures_ahead(house, incident, counted).await
}

fn table(tally: &[Tally]) -> Vec<(ImpactKind, [i64; 2])> {
    let count = |kind: ImpactKind, horizon: Horizon| {
        tally.iter().filter(|t| t.kind == kind.word() && t.horizon == horizon.word()).map(|t| t.impacts).sum()
    };
    ImpactKind::ALL
        .into_iter()
        .map(|kind| (kind, Horizon::ALL.map(|horizon| count(kind, horizon))))
        .filter(|(_, counts)| counts.iter().any(|n| *n > 0))
        .collect()
}

#[derive(Template)]
#[template(path = "listening/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    base: &'a str,
    heard: Vec<Heard>,
}

/// What we noted of a customer's words, for them to confirm or correct; nothing until something was noted. What stands in
/// a record of its own is `elsewhere`.
pub async fn for_contact(reader: &Reader<'_>, elsewhere: &[StatementId]) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, .. } = *reader;
    let mut heard = hear(house, case).await?;
    heard.retain(|each| !elsewhere.contains(&each.told.statement.id));
    if heard.is_empty() {
        return Ok(None);
    }
    contact_panel(shell, base, heard).map(Some)
}

pub(super) fn contact_panel(shell: &Shell, base: &str, heard: Vec<Heard>) -> Result<Panel> {
    Panel::of("noted", shell.t("listening-noted-title"), &ForContact { shell, base, heard })
}

#[derive(Template)]
#[template(path = "listening/pages/tell.html")]
struct Tell<'a> {
    shell: &'a Shell,
    base: &'a str,
    kinds: Vec<Choice>,
    horizons: Vec<Choice>,
    said: &'a ImpactSaid,
    errors: &'a Errors,
}

/// The form in a contact's room that asks how it hits them, with what they wrote where it was not understood.
/// Apart from [`for_contact`], because a form stays as it is while what stands around it is kept up to date.
pub fn tell(shell: &Shell, base: &str, said: &ImpactSaid, errors: &Errors) -> Result<Panel> {
    let view = Tell { shell, base, kinds: kinds(shell), horizons: horizons(shell), said, errors };
    Panel::of("tell", shell.t("listening-tell-title"), &view)
}

/// Statements whose newest words none of us has read.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let unread = store::list_unread(&mut house.read(), workspace).await?;
    Ok(unread
        .into_iter()
        .map(|(case, since, state, customer)| Owed {
            due: since,
            runs: true,
            what: shell.t(if state == "corrected" {
                "listening-owed-corrected"
            } else {
                "listening-owed-told"
            }),
            to_whom: customer,
            href: format!("/cases/{case}#listening"),
        })
        .collect())
}
