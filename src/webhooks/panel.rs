//! What the faces may show of customers' systems, and what is owed about them.

use askama::Template;

use super::{Webhook, store};
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role};

#[derive(Template)]
#[template(path = "webhooks/pages/of_customer.html")]
struct OfCustomer<'a> {
    shell: &'a Shell,
    customer: &'a CustomerId,
    webhooks: Vec<Webhook>,
    may_lead: bool,
}

/// The systems of a customer that asked to hear from us.
pub async fn of_customer(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    customer: &CustomerId,
) -> Result<Panel> {
    let webhooks = store::list_of_customer(&mut house.read(), &actor.workspace, customer).await?;
    let may_lead = actor.must_be(Role::Lead).is_ok();
    Panel::of("webhooks", shell.t("webhooks-title"), &OfCustomer { shell, customer, webhooks, may_lead })
}

/// What is owed here: systems that were disabled, whose keepers have to be asked.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let disabled = store::list_disabled(&mut house.read(), workspace).await?;
    let owed = disabled.into_iter().map(|webhook| Owed {
        due: webhook.changed_at,
        runs: true,
        what: shell.t("webhooks-owed-disabled"),
        to_whom: webhook.label,
        href: format!("/webhooks/{}", webhook.id),
    });
    Ok(owed.collect())
}
