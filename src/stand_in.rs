//! Stand-in for the rooms `updates`, `rooms::site` and `rooms::public`, in the shape that they are agreed to have: held in
//! memory, for tests alone. It goes when they come.

use std::sync::{Mutex, MutexGuard, PoisonError};

static SITES: Mutex<Vec<site::Site>> = Mutex::new(Vec::new());
static UPDATES: Mutex<Vec<updates::Update>> = Mutex::new(Vec::new());

fn sites() -> MutexGuard<'static, Vec<site::Site>> {
    SITES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn all_updates() -> MutexGuard<'static, Vec<updates::Update>> {
    UPDATES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Puts a site in the place of the one at its address.
pub fn put_site(site: site::Site) {
    let mut sites = sites();
    sites.retain(|s| s.address != site.address);
    sites.push(site);
}

/// Puts an update in the place of the one with its id.
pub fn put_update(update: updates::Update) {
    let mut updates = all_updates();
    updates.retain(|u| u.id != update.id);
    updates.push(update);
}

pub mod updates {
    use twodb::Ask;

    use crate::ground::id::{Id, IncidentId, WorkspaceId};
    use crate::ground::{Dice, Result, Time};

    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct UpdateId(String);

    impl Id for UpdateId {
        const PREFIX: &'static str = "upd";
        fn mint(now: Time, dice: &Dice) -> Self {
            Self(format!("upd_{}", crate::ground::id::mint(now, dice)))
        }
        fn as_str(&self) -> &str {
            &self.0
        }
    }

    impl std::fmt::Display for UpdateId {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(&self.0)
        }
    }

    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Update {
        pub workspace_id: WorkspaceId,
        pub id: UpdateId,
        pub incident_id: IncidentId,
        pub status: String,
        pub text: String,
        pub next_update_at: Option<Time>,
        pub speaker: String,
        pub posted_by: String,
        pub posted_at: Time,
        pub version: i64,
        pub edited_at: Option<Time>,
        pub edit_reason: String,
        pub withdrawn_at: Option<Time>,
        pub withdrawn_reason: String,
        pub salt: String,
    }

    pub async fn list(
        _: &mut impl Ask,
        workspace: &WorkspaceId,
        incident: &IncidentId,
    ) -> Result<Vec<Update>> {
        let mut found: Vec<Update> = super::all_updates()
            .iter()
            .filter(|u| u.workspace_id == *workspace && u.incident_id == *incident)
            .cloned()
            .collect();
        found.sort_by_key(|u| std::cmp::Reverse((u.posted_at, u.id.to_string())));
        for update in found.iter_mut().filter(|u| u.withdrawn_at.is_some()) {
            update.text.clear();
        }
        Ok(found)
    }
}

pub mod site {
    use twodb::Ask;

    use crate::ground::id::{IncidentId, WorkspaceId};
    use crate::ground::{Result, Time};

    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Site {
        pub workspace_id: WorkspaceId,
        pub incident_id: IncidentId,
        pub address: String,
        pub openness: String,
        pub state: String,
        pub name: String,
        pub colour: String,
        pub indexed: bool,
        pub headline: String,
        pub means: String,
        pub can_do: String,
        pub post_mortem: String,
        pub archive_until: Option<Time>,
        pub published_at: Option<Time>,
        pub changed_at: Time,
        pub salt: String,
    }

    impl Site {
        pub fn is_readable(&self) -> bool {
            ["published", "closed", "archived"].contains(&self.state.as_str())
        }
    }

    pub async fn at_address(_: &mut impl Ask, address: &str) -> Result<Option<Site>> {
        Ok(super::sites().iter().find(|s| s.address == address).cloned())
    }

    pub async fn readable(_: &mut impl Ask, workspace: &WorkspaceId) -> Result<Vec<Site>> {
        let mut found: Vec<Site> = super::sites()
            .iter()
            .filter(|s| s.workspace_id == *workspace && s.is_readable() && s.openness == "public")
            .cloned()
            .collect();
        found.sort_by_key(|s| std::cmp::Reverse(s.published_at));
        Ok(found)
    }
}

pub mod public {
    use super::site::Site;
    use super::updates::{self, Update};
    use crate::ground::page::{Lang, assets};
    use crate::ground::{House, Result, Time};
    use crate::incidents::{self, PublicStatus};
    use crate::promises;

    pub struct Public {
        pub site: Site,
        pub title: String,
        pub status: PublicStatus,
        pub next_update_at: Option<Time>,
        pub fix: Option<(Time, u8)>,
        pub no_date_because: Option<String>,
        pub updates: Vec<Update>,
        pub declared_at: Time,
        pub closed_at: Option<Time>,
        pub changed_at: Time,
    }

    pub async fn of(house: &House, site: &Site) -> Result<Public> {
        let mut read = house.read();
        let incident = incidents::find(&mut read, &site.workspace_id, &site.incident_id).await?;
        let fix = promises::published_date(&mut read, &site.workspace_id, &site.incident_id).await?;
        let updates = updates::list(&mut read, &site.workspace_id, &site.incident_id).await?;
        let changed = updates.iter().map(|u| u.edited_at.unwrap_or(u.posted_at)).max();
        Ok(Public {
            title: if site.headline.is_empty() { incident.title.clone() } else { site.headline.clone() },
            status: incident.status(),
            next_update_at: incident.next_update_at.filter(|_| incident.closed_at.is_none()),
            fix: fix.map(|f| (f.due, u8::try_from(f.confidence).unwrap_or(0))),
            no_date_because: incident.no_date_because.clone(),
            updates,
            declared_at: incident.declared_at,
            closed_at: incident.closed_at,
            changed_at: site.changed_at.max(changed.unwrap_or(site.changed_at)),
            site: site.clone(),
        })
    }

    pub async fn page(house: &House, site: &Site, lang: Lang) -> Result<String> {
        use askama::filters::{Html, escape};
        let public = of(house, site).await?;
        let safe = |text: &str| escape(text, Html).map(|t| t.to_string()).unwrap_or_default();
        let updates: String = public
            .updates
            .iter()
            .map(|u| format!("<li id=\"{}\"><p dir=\"auto\">{}</p></li>", u.id, safe(&u.text)))
            .collect();
        let address = &site.address;
        Ok(format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <link rel=\"stylesheet\" href=\"{css}\"><link rel=\"alternate\" type=\"application/atom+xml\" href=\"/s/{address}/feed.atom\">\
             <script type=\"module\" src=\"{js}\"></script></head>\n<body class=\"room\" data-live-url=\"/s/{address}/live\">\
             <a class=\"skip\" href=\"#main\">Skip</a><p class=\"languages\"><a href=\"?lang=ar\">العربية</a> <a href=\"?lang=en\">English</a></p>\
             <main id=\"main\"><h1><bdi>{title}</bdi></h1><ol>{updates}</ol>\
             <img src=\"/s/{address}/badge.svg\" alt=\"\"><a href=\"/s/{address}/follow\">Follow</a>\
             <a href=\"/s/{address}/calendar.ics\">Calendar</a> <a href=\"https://elsewhere.example/?a=1&amp;b=2\">Elsewhere</a>\
             <form method=\"post\" action=\"/s/{address}/questions\"><button>Ask</button></form></main></body></html>\n",
            lang.code(),
            lang.dir(),
            title = safe(&public.title),
            css = assets::asset("amends.css"),
            js = assets::asset("clock.js"),
        ))
    }
}
