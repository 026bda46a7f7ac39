//! A store with a notice that is approved and due, made by the desk's own verbs: what the benches of sending begin
//! with.

use amends::app::start;
use amends::ground::id::{ContactId, CustomerId, Id, MemberId, WorkspaceId};
use amends::ground::{Actor, Clock, Config, Dice, House, Role, Time, Who, workspace};
use amends::incidents::{self, Declaration};
use amends::notices::{self, NoticeSaid};
use amends::scope::{self, ScopeSaid};
use anyhow::{Context as _, Result, anyhow};
use twodb::{args, sql};

/// Rows of one transaction.
const BATCH: u64 = 2_000;
/// Receiving domains, as even as this; real lists have a few large ones.
const DOMAINS: u64 = 25;

/// What was made ready.
pub struct Told {
    /// The desk, which nobody serves yet.
    pub house: House,
    /// Its workspace.
    pub workspace: WorkspaceId,
}

/// Settings of a desk whose store and files lie in this folder.
pub fn settings(folder: &std::path::Path, database_url: String) -> Config {
    Config {
        database_url,
        seal_file: folder.join("amends.seal").display().to_string(),
        mail_from: "Halden Forge <desk@halden.example>".into(),
        base_url: "https://amends.halden.example".into(),
        company: "Halden Forge".into(),
        ..Config::default()
    }
}

/// Opens the store and brings it as far as a notice of this kind to `n` contacts, approved.
pub async fn prepare(config: Config, n: u64) -> Result<Told> {
    let house = start::open(config, Clock::system(), Dice::system()).await?;
    let now = house.now();
    let workspace = WorkspaceId::mint(now, house.dice());
    let mut tx = house.db().begin().await?;
    tx.run(
        sql("insert into workspaces (id, name, zone, currency, created_at) values ($1, 'Halden Forge', 'UTC', 'EUR', $2)"),
        args![&workspace, now],
    )
    .await?;
    tx.commit().await?;
    people(&house, &workspace, now, n).await?;
    house.db().look_at_growth().await?;
    let [mara, tom] = [("Mara Lind", Role::Member), ("Tom Brandt", Role::Lead)].map(|(name, role)| Actor {
        workspace: workspace.clone(),
        who: Who::Member { id: MemberId::mint(now, house.dice()), role },
        name: name.into(),
    });
    approved(&house, &mara, &tom).await.map_err(|fault| anyhow!("{fault:?}"))?;
    house.db().look_at_growth().await?;
    let desk = workspace::list(&mut house.read()).await?.pop().context("no workspace")?;
    // There is no mail server here: everybody is put into the queue, and nothing leaves.
    while notices::jobs::deliver(&house, &desk).await.map_err(|fault| anyhow!("{fault:?}"))? > 0 {}
    house.db().look_at_growth().await?;
    Ok(Told { house, workspace })
}

async fn approved(house: &House, mara: &Actor, tom: &Actor) -> amends::ground::Result<()> {
    let declared = Declaration {
        title: "The furnace stopped".into(),
        noticed_at: house.now().plus(-3_600_000).rfc3339(),
        ..Declaration::default()
    };
    let incident = incidents::declare(house, mara, declared, "UTC").await?.id;
    let rule = ScopeSaid { rule: "customer.buys = castings".into(), ..ScopeSaid::default() };
    let scope = scope::draft(house, mara, &incident, &rule).await?;
    scope::confirm(house, tom, &incident, &scope.id).await?;
    let notice = notices::draft(house, mara, &incident, &said(house), "UTC").await?;
    notices::submit(house, mara, &notice.id, "UTC").await?;
    notices::approve(house, tom, &notice.id, "UTC").await?;
    Ok(())
}

/// About 2 kB as plain text and 6 kB as HTML.
fn said(house: &House) -> NoticeSaid {
    let passage = |times: usize| {
        "The lining of furnace 2 cracked on Monday night; we found it at the morning's round.\n\n"
            .repeat(times)
    };
    NoticeSaid {
        kind: "first".into(),
        subject: "Our furnace stopped, and what it means for your castings".into(),
        what_happened: passage(5),
        who_is_affected: passage(4),
        what_we_know: passage(5),
        what_we_do_not_know: passage(4),
        what_you_can_do: passage(3),
        next_update_at: house.now().plus(3 * 3_600_000).rfc3339(),
        sender: String::new(),
        ..NoticeSaid::default()
    }
}

/// Rows that an import takes in a millisecond: ids stand in the order in which it made them, which here is that of a list.
const IN_A_MILLISECOND: u64 = 30;

/// A customer each with one contact; every tenth reads Arabic, and there are three time zones.
async fn people(house: &House, workspace: &WorkspaceId, now: Time, n: u64) -> Result<()> {
    for first in (0..n).step_by(usize::try_from(BATCH)?) {
        let (mut customers, mut contacts) = (Vec::new(), Vec::new());
        for number in first..n.min(first + BATCH) {
            let at = now.plus(-i64::try_from((n - number) / IN_A_MILLISECOND)?);
            let (customer, contact) = (CustomerId::mint(at, house.dice()), ContactId::mint(at, house.dice()));
            let zone = ["Europe/Oslo", "America/Sao_Paulo", "Asia/Riyadh"][usize::try_from(number % 3)?];
            customers.push(args![
                workspace,
                &customer,
                format!("Buyer {number}"),
                "{\"buys\":\"castings\"}",
                now,
                now
            ]);
            contacts.push(args![
                workspace,
                contact,
                customer,
                format!("Ms. Buyer {number}"),
                format!("buyer.{number}@mail{}.example", number % DOMAINS),
                "",
                if number % 10 == 0 { "ar" } else { "en" },
                zone,
                now,
                now
            ]);
        }
        let mut tx = house.db().begin().await?;
        let columns = ["workspace_id", "id", "name", "attributes", "created_at", "changed_at"];
        tx.insert_many("customers", &columns, "", customers).await?;
        let columns = [
            "workspace_id",
            "id",
            "customer_id",
            "name",
            "email",
            "roles",
            "language",
            "zone",
            "created_at",
            "changed_at",
        ];
        tx.insert_many("contacts", &columns, "", contacts).await?;
        tx.commit().await?;
    }
    Ok(())
}
