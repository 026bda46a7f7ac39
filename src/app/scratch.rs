//! A scratch desk for drills and demonstrations: a store of its own, a mailbox of its own, and people.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use post::{Behaviour, Mailbox};

use super::{jobs, router, start};
use crate::drills::stage::Stage;
use crate::ground::{Clock, Config, Dice, House, Role};
use crate::members::{self, Founding, Joining};

/// A folder that goes when it is dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// A fresh folder among the machine's temporary ones.
    pub fn fresh(dice: &Dice) -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("amends-{}", dice.salt()));
        std::fs::create_dir_all(&path)
            .map_err(|e| anyhow::anyhow!("cannot make the scratch folder {}: {e}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that will not go is the machine's to sweep.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The people of a scratch desk: the owner, a second lead, and a member.
pub struct People {
    /// Name and address of each.
    pub owner: (&'static str, &'static str),
    /// The second lead, who approves.
    pub lead: (&'static str, &'static str),
    /// The member, who drafts.
    pub member: (&'static str, &'static str),
    /// The password of all three.
    pub password: String,
}

/// Opens a scratch desk. The store is the one that was asked for, or a file in `folder`.
pub async fn open(
    mut config: Config,
    store: Option<String>,
    folder: &Folder,
    clock: Clock,
    dice: Dice,
) -> anyhow::Result<(House, Arc<Mailbox>)> {
    let mailbox = Arc::new(Mailbox::start(Behaviour::default())?);
    config.database_url = store.unwrap_or_else(|| format!("sqlite:{}", folder.0.join("amends.db").display()));
    config.seal_file = folder.0.join("amends.seal").display().to_string();
    config.smtp_url = Some(mailbox.url());
    Ok((start::open(config, clock, dice).await?, mailbox))
}

/// Founds the company on a scratch desk and sets the stage.
pub async fn stage(house: &House, mailbox: &Arc<Mailbox>, people: &People) -> anyhow::Result<Stage> {
    let config = house.config();
    let founding = Founding {
        company: config.company.clone(),
        zone: config.zone.clone(),
        currency: "EUR".into(),
        name: people.owner.0.into(),
        email: people.owner.1.into(),
        password: people.password.clone(),
    };
    let owner = members::found(house, founding).await?;
    let mut joined = Vec::new();
    for ((name, email), role) in [(people.lead, Role::Lead), (people.member, Role::Member)] {
        let joining =
            Joining { name: name.into(), email: email.into(), role, password: Some(people.password.clone()) };
        joined.push(members::join(house, &owner, joining).await?);
    }
    let [lead, member] =
        <[_; 2]>::try_from(joined).map_err(|_| anyhow::anyhow!("two people were to join"))?;
    let desk = house.clone();
    let rounds = Box::new(move || {
        let desk = desk.clone();
        let round: std::pin::Pin<Box<dyn Future<Output = _> + Send>> = Box::pin(async move {
            while jobs::round(&desk).await? > 0 {}
            Ok(())
        });
        round
    });
    Ok(Stage {
        house: house.clone(),
        router: router::router(house),
        mailbox: Arc::clone(mailbox),
        owner,
        lead,
        member,
        keeps_letters: false,
        letters_read: AtomicUsize::new(0),
        rounds,
    })
}
