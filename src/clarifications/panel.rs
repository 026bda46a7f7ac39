//! What the faces may show of clarifications: to a contact what is to be cleared up with them and the forms in which they
//! speak, to us each of them and whose turn it is, and what is owed.

use askama::Template;

use super::{Clarification, Exchange, Outcome, Side, rules, store};
use crate::ground::clock::DAY;
use crate::ground::id::WorkspaceId;
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::{Case, Reader};

/// After so long a customer who was asked is asked again.
const ASK_AGAIN: i64 = 3 * DAY;

/// The id in the catalogue of where it stands.
pub(super) fn stands(clarification: &Clarification) -> String {
    format!("clarifications-stands-{}", clarification.stands())
}

#[derive(Template)]
#[template(path = "clarifications/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    base: &'a str,
    exchanges: Vec<Exchange>,
}

impl ForContact<'_> {
    fn outcomes(&self, exchange: &Exchange) -> Vec<Outcome> {
        rules::outcomes(&exchange.clarification, &exchange.said, Side::Them)
    }
    /// The id of where it stands, as they read it.
    fn stands(&self, exchange: &Exchange) -> String {
        format!("clarifications-for-you-{}", exchange.clarification.stands())
    }
}

/// What is to be cleared up with a contact, their turn or ours; nothing where there is nothing. What concerns a colleague of
/// theirs by name is theirs.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, contact } = *reader;
    let mut exchanges = store::list_of_case(&mut house.read(), &case.workspace_id, &case.id).await?;
    exchanges.retain(|e| e.clarification.contact_id.as_ref().is_none_or(|of| of == contact));
    if exchanges.is_empty() {
        return Ok(None);
    }
    // Their turn comes first, then ours, then what is over.
    exchanges.sort_by_key(|e| match (e.clarification.is_open(), e.clarification.waits_for_us()) {
        (true, false) => 0,
        (true, true) => 1,
        (false, _) => 2,
    });
    let view = ForContact { shell, base, exchanges };
    Panel::of("clarifications", shell.t("clarifications-contact-title"), &view).map(Some)
}

#[derive(Template)]
#[template(path = "clarifications/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    open: Vec<Exchange>,
    over: usize,
    may_open: bool,
}

/// What is to be cleared up with a customer, and whose turn it is.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let all = store::list_of_case(&mut house.read(), &actor.workspace, &case.id).await?;
    let (open, over): (Vec<_>, Vec<_>) = all.into_iter().partition(|e| e.clarification.is_open());
    let may_open = actor.must_be(Role::Member).is_ok();
    let view = OfCase { shell, case, open, over: over.len(), may_open };
    Panel::of("clarifications", shell.t("clarifications-title"), &view)
}

/// Those that wait for us, and those in which a customer has not answered for days.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let before = house.now().plus(-ASK_AGAIN);
    let waiting = store::list_waiting(&mut house.read(), workspace, before).await?;
    let owed = waiting.into_iter().map(|waiting| Owed {
        due: waiting.moved_at,
        runs: true,
        what: shell.t(match (waiting.waits_for.as_str(), waiting.way.as_str()) {
            ("us", "ask") => "clarifications-owed-understand",
            ("us", _) => "clarifications-owed-explain",
            _ => "clarifications-owed-ask-again",
        }),
        to_whom: match waiting.owner {
            Some(owner) => format!("{} · {owner}", waiting.customer),
            None => waiting.customer,
        },
        href: format!("/clarifications/{}", waiting.id),
    });
    Ok(owed.collect())
}
