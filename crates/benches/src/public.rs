//! A desk with a public room that everybody can read: what the benches of rooms begin with.

use std::path::Path;

use amends::app::start::{self, Serving};
use amends::ground::id::{Id, IncidentId, MemberId, WorkspaceId};
use amends::ground::page::Lang;
use amends::ground::{Actor, Clock, Config, Dice, House, Role, Who};
use amends::incidents::{self, Declaration};
use amends::rooms::site::{self, SiteSaid};
use anyhow::{Result, anyhow};
use twodb::{args, sql};

use crate::told;

/// The desk, served, and its room at `/s/furnace`.
pub struct Stage {
    pub house: House,
    pub serving: Serving,
    pub tom: Actor,
    pub incident: IncidentId,
    /// How many updates the room shows.
    pub updates: u64,
}

/// Makes the room, with so many updates.
pub async fn stage(folder: &Path, updates: u64) -> Result<Stage> {
    let url = format!("sqlite:{}", folder.join("amends.db").display());
    let config = Config { listen: "127.0.0.1:0".into(), ..told::settings(folder, url) };
    let house = start::open(config, Clock::system(), Dice::system()).await?;
    let workspace = WorkspaceId::mint(house.now(), house.dice());
    let mut tx = house.db().begin().await?;
    let text = "insert into workspaces (id, name, zone, currency, created_at) values ($1, 'Halden Forge', 'UTC', 'EUR', $2)";
    tx.run(sql(text), args![&workspace, house.now()]).await?;
    tx.commit().await?;
    let who = Who::Member { id: MemberId::mint(house.now(), house.dice()), role: Role::Lead };
    let tom = Actor { workspace, who, name: "Tom Brandt".into() };
    let shown = room(&house, &tom, updates).await;
    let (incident, updates) = shown.map_err(|fault| anyhow!("{fault:?}"))?;
    let serving = start::serve(&house, axum::Router::new()).await?;
    Ok(Stage { house, serving, tom, incident, updates })
}

async fn room(house: &House, tom: &Actor, updates: u64) -> amends::ground::Result<(IncidentId, u64)> {
    let declared = Declaration { title: "The furnace stopped".into(), ..Declaration::default() };
    let incident = incidents::declare(house, tom, declared, "UTC").await?.id;
    incidents::say_no_date(house, tom, &incident, "the part that broke has not been measured").await?;
    incidents::say_next_update(house, tom, &incident, house.now().plus(7_200_000)).await?;
    site::draft(house, tom, &incident, Lang::En).await?;
    let written = write_updates(house, tom, &incident, updates).await;
    // Where updates cannot be written as they are kept, the page says as much in other words: it is as heavy.
    let lines = if written == updates { 3 } else { 3 + 4 * updates };
    let line =
        "The lining is out and the new one is on its way from the port to the works, by road and by night.\n";
    let said = SiteSaid {
        address: "furnace".into(),
        headline: "The furnace that hardens your parts stopped on Monday.".into(),
        means: line.repeat(usize::try_from(lines).unwrap_or(3)),
        can_do: "Keep lot 4470 apart.".into(),
        ..SiteSaid::default()
    };
    site::change(house, tom, &incident, &said).await?;
    site::publish(house, tom, &incident).await?;
    Ok((incident, written))
}

/// Writes updates as their room keeps them; none where it keeps them otherwise.
async fn write_updates(house: &House, tom: &Actor, incident: &IncidentId, updates: u64) -> u64 {
    let Ok(mut tx) = house.db().begin().await else { return 0 };
    let columns = [
        "workspace_id",
        "id",
        "incident_id",
        "status",
        "text",
        "speaker",
        "posted_by",
        "posted_at",
        "version",
        "edit_reason",
        "withdrawn_reason",
        "salt",
    ];
    let text = "The new lining passed the customs and is on the road. We measure the shell tonight and speak again tomorrow \
        morning, whether or not there is news.\n\nWhoever waits for brackets of lot 4470: they are not among these.";
    let rows = (0..updates).map(|n| {
        let at = house.now().plus(-(i64::try_from(n).unwrap_or(0)) * 3_600_000);
        let id = format!("upd_{n:026}");
        args![&tom.workspace, id, incident, "identified", text, "Ines Okafor", "desk", at, 1_i64, "", "", ""]
    });
    let written = tx.insert_many("updates", &columns, "", rows.collect::<Vec<_>>()).await;
    match written {
        Ok(_) => match tx.commit().await {
            Ok(()) => updates,
            Err(_) => 0,
        },
        Err(why) => {
            eprintln!("updates could not be written ({why}); the page is as heavy without them");
            0
        }
    }
}
