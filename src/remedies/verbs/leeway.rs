//! Setting and reading leeways.

use twodb::Ask;

use crate::ground::id::{MemberId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Money, Result, Role, workspace};
use crate::journal::{self, Chain, Entry};
use crate::remedies::{Leeway, LeewaySaid, rules, store};

/// The leeways that bind: those somebody set, and the defaults where nobody did.
pub(in crate::remedies) async fn leeways(ask: &mut dyn Ask, id: &WorkspaceId) -> Result<Vec<Leeway>> {
    let mut leeways = store::list_leeways(ask, id).await?;
    let currency = workspace::seek(ask, id).await?.map_or_else(String::new, |w| w.currency);
    for shipped in rules::defaults(id, &currency) {
        if !leeways.iter().any(|l| l.id == shipped.id) {
            leeways.push(shipped);
        }
    }
    Ok(leeways)
}

/// Sets how far a role, or one member, may go alone in a currency. Owners only.
pub async fn set_leeway(house: &House, actor: &Actor, said: LeewaySaid) -> Result<Leeway> {
    actor.must_be(Role::Owner)?;
    let who = said.who.trim().to_owned();
    let is_role = Role::from_word(&who).is_some_and(|r| r > Role::Viewer);
    if !is_role && who.parse::<MemberId>().is_err() {
        let cure = "Write member, lead, owner, or a member's id.";
        return Err(Fault::invalid("who", "This is neither a role with leeway nor a member.", cure));
    }
    let amount = |field: &str, minor: i64| {
        Money::checked(minor, &said.currency)
            .map_err(|why| Fault::invalid(field, why, "Write the most that may be given alone."))
    };
    let per_offer = amount("per_offer_minor", said.per_offer_minor)?;
    let per_customer = amount("per_customer_minor", said.per_customer_minor)?;
    if per_customer.minor < per_offer.minor {
        let cure = "Give at least as much per customer in 30 days as for one offer.";
        return Err(Fault::invalid("per_customer_minor", "This is less than one offer may be.", cure));
    }
    let mut tx = journal::begin(house, actor).await?;
    let leeway = Leeway {
        workspace_id: actor.workspace.clone(),
        id: format!("{who}:{}", per_offer.currency),
        who,
        currency: per_offer.currency,
        per_offer_minor: per_offer.minor,
        per_customer_minor: per_customer.minor,
        set_by: actor.label(),
        set_at: tx.now(),
    };
    store::put_leeway(&mut tx, &leeway).await?;
    let entry = Entry::on(Chain::Workspace, "leeway.set")
        .with("per_offer_minor", leeway.per_offer_minor)
        .with("per_customer_minor", leeway.per_customer_minor)
        .about(&leeway)?;
    tx.say(entry).await?.commit().await?;
    Ok(leeway)
}
