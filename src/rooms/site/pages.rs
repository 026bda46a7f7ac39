//! The members' page of a public room: what it says and to whom, what it still lacks, and what is done with it.

mod acts;
mod form;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};

use super::{Openness, Shades, Site, SiteState, store, verbs};
use crate::ground::clock::HOUR;
use crate::ground::id::{Id, IncidentId};
use crate::ground::page::{Choice, Errors, Lang, Nav, Shell, View, html};
use crate::ground::web::{Path, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};
use crate::incidents::{self, PublicStatus};
use crate::wording;
use form::Typed;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/site", get(show).post(acts::draft))
        .route("/incidents/{id}/site/preview", get(acts::preview))
        .route("/incidents/{id}/site/words", post(form::change))
        .route("/incidents/{id}/site/publication", post(acts::publish))
        .route("/incidents/{id}/site/unpublication", post(acts::unpublish))
        .route("/incidents/{id}/site/closing", post(acts::close))
        .route("/incidents/{id}/site/archive", post(acts::archive))
        .route("/incidents/{id}/site/logo", get(acts::logo).post(acts::keep_logo))
        .route("/incidents/{id}/site/logo/removal", post(acts::drop_logo))
}

/// The page.
#[derive(Template)]
#[template(path = "rooms/pages/site.html")]
pub struct SitePage {
    shell: Shell,
    incident: String,
    title: String,
    is_resolved: bool,
    site: Option<Site>,
    /// Where it can be read, with the host.
    url: String,
    /// What stands between it and its readers.
    lacks: Errors,
    /// What the plain-speech check says of its words.
    findings: String,
    typed: Typed,
    errors: Errors,
}

impl SitePage {
    fn state(&self) -> SiteState {
        self.site.as_ref().map_or(SiteState::Draft, Site::state)
    }
    fn is(&self, state: &str) -> bool {
        self.state().word() == state
    }
    fn is_readable(&self) -> bool {
        self.site.as_ref().is_some_and(Site::is_readable)
    }
    fn badge(&self) -> &'static str {
        match self.state() {
            SiteState::Draft => "wait",
            SiteState::Published | SiteState::Closed => "done",
            SiteState::Unpublished | SiteState::Archived => "plain",
        }
    }
    /// Members write on what only we see; what everybody reads is changed by leads.
    fn may_write(&self) -> bool {
        let may = if self.is_readable() { self.shell.may_lead() } else { self.shell.may_change() };
        may && self.state() != SiteState::Archived
    }
    fn may_publish(&self) -> bool {
        matches!(self.state(), SiteState::Draft | SiteState::Unpublished | SiteState::Closed)
    }
    fn opennesses(&self) -> Vec<Choice> {
        let choice = |o: Openness| {
            Choice::new(o.word(), self.shell.t(&format!("rooms-openness-{}", o.word())))
                .hint(self.shell.t(&format!("rooms-openness-{}-hint", o.word())))
        };
        Openness::ALL.into_iter().map(choice).collect()
    }
    fn langs(&self) -> Vec<Choice> {
        Lang::ALL.into_iter().map(|lang| Choice::new(lang.code(), lang.name())).collect()
    }
    /// The language that its words can be said in besides.
    fn other_lang(&self) -> Lang {
        self.typed.other_lang()
    }
    /// The shades of its colour, where they are not as it was given.
    fn shades(&self) -> Option<String> {
        let site = self.site.as_ref()?;
        let shades = Shades::of(&site.colour).filter(|shades| !shades.are(&site.colour))?;
        let args = [("light", shades.light.into()), ("dark", shades.dark.into())];
        Some(crate::ground::page::t_args(self.shell.lang, "rooms-site-shades", &args))
    }
    /// How wide and high its logo is, where it has one.
    fn logo(&self) -> Option<(i64, i64)> {
        let site = self.site.as_ref().filter(|site| !site.logo_kind.is_empty())?;
        Some((site.logo_width, site.logo_height))
    }
    fn archive_until(&self) -> Option<i64> {
        self.site.as_ref().and_then(|site| site.archive_until).map(|until| until.0)
    }
    fn is_touched(&self) -> bool {
        self.site.as_ref().is_some_and(|site| site.openness() == Openness::Touched)
    }
}

/// An invented room.
pub fn sample_site(now: Time) -> Site {
    let dice = Dice::seeded(35);
    let other = r#"[{"lang":"ar","headline":"توقف فرن التقسية يوم الاثنين، ولن تُسلَّم أي قطع حتى إشعار آخر.","means":"كل ما كان ليُقسَّى هذا الأسبوع يتأخر.","can_do":"أخبروا خط التجميع أن لا شيء يصل هذا الأسبوع.","post_mortem":""}]"#;
    Site {
        workspace_id: Id::mint(now, &dice),
        id: Id::mint(now, &dice),
        incident_id: Id::mint(now, &dice),
        address: "furnace".into(),
        openness: Openness::Public.word().into(),
        state: SiteState::Published.word().into(),
        name: "Halden <b>Forge</b>".into(),
        colour: "#c2410c".into(),
        indexed: true,
        lang: "en".into(),
        headline: "The furnace that hardens your parts stopped on Monday at 18:40, and it was our fault.".into(),
        means: "Whatever was to be hardened this week is late. Parts that you have are sound: each was measured.\n\
            <script>alert(1)</script> 😀"
            .into(),
        can_do: "Tell your assembly line that nothing comes this week.\nKeep the parts of lot 4470 apart. عربي".into(),
        post_mortem: "The lining was due in May, and we put it off twice.".into(),
        other_words: other.into(),
        logo_kind: String::new(),
        logo_width: 0,
        logo_height: 0,
        logo_digest: String::new(),
        archive_until: None,
        drafted_at: now.plus(-20 * HOUR),
        drafted_by: String::new(),
        published_at: Some(now.plus(-19 * HOUR)),
        published_by: None,
        changed_at: now.plus(-HOUR),
        changed_by: String::new(),
        salt: String::new(),
    }
}

impl View for SitePage {
    const NAME: &'static str = "site";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("rooms-site-title");
        let shell = shell.at(Nav::Incidents, title);
        let site = Site { state: SiteState::Draft.word().into(), ..sample_site(Time(shell.now_ms)) };
        let typed = Typed::of(&site);
        Self {
            incident: site.incident_id.to_string(),
            title: "The furnace at Halden stopped".into(),
            is_resolved: false,
            url: format!("{}{}", shell.product_base, site.path()),
            lacks: Errors::none().with("can_do", "It does not say what one can do now."),
            findings: String::new(),
            errors: Errors::none().with("address", "This cannot be an address."),
            typed,
            site: Some(site),
            shell,
        }
    }
}

/// The page of an incident's room, with what was typed and not understood, where it was not.
async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    typed: Option<Typed>,
    errors: Errors,
) -> Result<SitePage> {
    let mut read = house.read();
    let workspace = &visit.actor.workspace;
    let incident = incidents::find(&mut read, workspace, id).await?;
    let site = store::of_incident(&mut read, workspace, id).await?;
    let mut shell = visit.shell("rooms-site-title", Nav::Incidents);
    shell.live = Some(format!("/live/{id}"));
    let (mut lacks, mut findings) = (Errors::none(), String::new());
    if let Some(site) = &site {
        let faults = verbs::lacks(&mut read, site, house.now(), &visit.workspace.zone).await?;
        lacks = form::errors_of(&Fault::Invalid(faults));
        let label = |part: &str| shell.t(&format!("rooms-site-{}", part.replace('_', "-")));
        let words = site.words(site.own_lang());
        let texts: Vec<(String, &str)> =
            words.each().into_iter().map(|(part, text)| (label(part), text)).collect();
        findings = wording::panel::findings_in(&shell, &texts, &site.lang)?;
    }
    let typed = typed.or_else(|| site.as_ref().map(Typed::of)).unwrap_or_default();
    Ok(SitePage {
        incident: id.to_string(),
        title: incident.title.clone(),
        is_resolved: incident.status() == PublicStatus::Resolved,
        url: site
            .as_ref()
            .map(|site| format!("{}{}", house.config().base_url, site.path()))
            .unwrap_or_default(),
        lacks,
        findings,
        typed,
        errors,
        site,
        shell,
    })
}

async fn show(visit: Visit, State(house): State<House>, Path(id): Path<IncidentId>) -> Result<Response> {
    Ok(html(StatusCode::OK, &page(&visit, &house, &id, None, Errors::none()).await?))
}

/// Whoever may not write is told so before anything is looked for.
fn may_write(visit: &Visit) -> Result<()> {
    visit.actor.must_be(Role::Member)
}
