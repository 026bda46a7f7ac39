//! What a member says of the public room of an incident.

use twodb::Ask;

use super::rules::{self, Read};
use super::{CHANGED, Openness, Site, SiteSaid, SiteState, Words, drafting, logo, store};
use crate::ground::id::IncidentId;
use crate::ground::page::Lang;
use crate::ground::text::{self, PASSAGE};
use crate::ground::workspace::{self, Workspace};
use crate::ground::{Actor, Fault, FieldFault, House, Result, Role, Time};
use crate::journal::{self, Chain, Entry, Tx};
use crate::notices::{self, NoticeKind};
use crate::{incidents, promises};

/// Begins the room of an incident from the facts that are there; one that was begun before is given back as it stands.
/// Members and above.
pub async fn draft(house: &House, actor: &Actor, incident: &IncidentId, lang: Lang) -> Result<Site> {
    actor.must_be(Role::Member)?;
    let told = notices::list_of_incident(&mut house.read(), &actor.workspace, incident).await?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, incident).await?;
    if let Some(known) = store::of_incident(&mut tx, &actor.workspace, &incident.id).await? {
        return Ok(known);
    }
    incidents::may_begin(&incident, None)?;
    let salt = tx.salt();
    let wanted = drafting::address(&incident, &salt, false);
    let is_taken = store::at_address(&mut tx, &wanted).await?.is_some();
    let address = if is_taken { drafting::address(&incident, &salt, true) } else { wanted };
    // Asking whether it held tells nothing new.
    let newest = told.iter().rfind(|notice| notice.kind != NoticeKind::Survey.word());
    let words = drafting::words(&incident, newest, lang);
    let site = Site {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.id,
        address,
        openness: Openness::Public.word().into(),
        state: SiteState::Draft.word().into(),
        name: desk_of(&mut tx).await?.name,
        colour: String::new(),
        indexed: false,
        lang: words.lang,
        headline: words.headline,
        means: words.means,
        can_do: words.can_do,
        post_mortem: String::new(),
        other_words: "[]".into(),
        logo_kind: String::new(),
        logo_width: 0,
        logo_height: 0,
        logo_digest: String::new(),
        archive_until: None,
        drafted_at: tx.now(),
        drafted_by: actor.label(),
        published_at: None,
        published_by: None,
        changed_at: tx.now(),
        changed_by: actor.label(),
        salt,
    };
    store::insert(&mut tx, &site).await?;
    said(tx, fact(&site, "room.drafted")?).await?;
    Ok(site)
}

async fn desk_of(tx: &mut Tx) -> Result<Workspace> {
    let id = tx.actor().workspace.clone();
    workspace::seek(tx, &id).await?.ok_or(Fault::Missing("workspace"))
}

/// Says it in other words, to others, or under another address. Members and above; leads, where everybody reads it at
/// once.
pub async fn change(house: &House, actor: &Actor, incident: &IncidentId, typed: &SiteSaid) -> Result<Site> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let site = store::find_held(&mut tx, incident).await?;
    may_touch(actor, &site)?;
    let company = desk_of(&mut tx).await?.name;
    let read = rules::read(typed, &company)?;
    let address = address_for(&mut tx, &site, &read).await?;
    let Read { openness, name, colour, indexed, lang, words, mut others, .. } = read;
    // How it ended is said when it is closed; whoever only sends words leaves it.
    for words in others.iter_mut().filter(|words| words.post_mortem.is_empty()) {
        let known = site.others().into_iter().find(|known| known.lang == words.lang);
        words.post_mortem = known.map(|known| known.post_mortem).unwrap_or_default();
    }
    let changed = Site {
        address,
        openness: openness.word().into(),
        name,
        colour,
        indexed,
        lang: lang.code().into(),
        headline: words.headline,
        means: words.means,
        can_do: words.can_do,
        other_words: serde_json::to_string(&others).map_err(Fault::broken)?,
        ..site
    };
    if changed.is_readable() {
        may_be_read(&mut tx, &changed).await?;
    }
    written(tx, changed, "room.changed", None).await
}

/// Where it is to be found. Whoever may read it only by its address must not be able to guess it.
async fn address_for(tx: &mut Tx, site: &Site, read: &Read) -> Result<String> {
    if read.openness == Openness::Link {
        let is_new = site.openness() != Openness::Link;
        return Ok(if is_new { unguessable(tx) } else { site.address.clone() });
    }
    let wanted = match &read.address {
        Some(address) => address.clone(),
        // It was made for whoever had it: nobody else needs it.
        None if site.openness() == Openness::Link => {
            let incident = incidents::find(tx, &site.workspace_id, &site.incident_id).await?;
            drafting::address(&incident, &tx.salt(), true)
        }
        None => site.address.clone(),
    };
    let other = store::at_address(tx, &wanted).await?.filter(|other| other.id != site.id);
    if other.is_some() {
        let cure = "Choose another one: addresses are shared by all rooms of this desk.";
        return Err(Fault::invalid("address", "Another room has this address.", cure));
    }
    Ok(wanted)
}

/// 128 bits and more of chance, in small letters and digits.
fn unguessable(tx: &Tx) -> String {
    let bytes = tx.house().dice().bytes::<20>();
    data_encoding::BASE32_NOPAD.encode(&bytes).to_lowercase()
}

/// What everybody reads is changed by leads, and what is archived by nobody.
fn may_touch(actor: &Actor, site: &Site) -> Result<()> {
    if site.is_readable() {
        actor.must_be(Role::Lead)?;
    }
    rules::may_change(site)
}

/// Nothing is missing, and no day is named that nobody published.
async fn may_be_read(tx: &mut Tx, site: &Site) -> Result<()> {
    let zone = desk_of(tx).await?.zone;
    let now = tx.now();
    let lacks = lacks(tx, site, now, &zone).await?;
    if lacks.is_empty() { Ok(()) } else { Err(Fault::Invalid(lacks)) }
}

/// What stands between a room and its readers. The days that it may name are that of the fix, where it passed the gate,
/// and when we speak next.
pub async fn lacks(ask: &mut dyn Ask, site: &Site, now: Time, zone: &str) -> Result<Vec<FieldFault>> {
    let fix = promises::published_date(ask, &site.workspace_id, &site.incident_id).await?;
    let incident = incidents::find(ask, &site.workspace_id, &site.incident_id).await?;
    let allowed = [fix.map(|fix| fix.due.day(zone)), incident.next_update_at.map(|at| at.day(zone))];
    Ok(rules::lacks(site, now.day(zone), allowed))
}

/// Lets everybody read it whom it is for. Leads and above: what was read cannot be taken back.
pub async fn publish(house: &House, actor: &Actor, incident: &IncidentId) -> Result<Site> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let site = store::find_held(&mut tx, incident).await?;
    rules::may_publish(&site)?;
    may_be_read(&mut tx, &site).await?;
    let site = Site {
        state: SiteState::Published.word().into(),
        published_at: Some(tx.now()),
        published_by: Some(actor.label()),
        archive_until: None,
        ..site
    };
    let openness = site.openness.clone();
    written(tx, site, "room.published", Some(("openness", openness.into()))).await
}

/// Takes it down at once. Members and above: whoever sees on it what must not be read, takes it down.
pub async fn unpublish(house: &House, actor: &Actor, incident: &IncidentId) -> Result<Site> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let site = store::find_held(&mut tx, incident).await?;
    rules::may_unpublish(&site)?;
    let site = Site { state: SiteState::Unpublished.word().into(), ..site };
    written(tx, site, "room.unpublished", None).await
}

/// Closes it with its post-mortem: how it ended and what we changed, in its own language and in others. Leads and above.
pub async fn close(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    post_mortem: &str,
    others: &[Words],
) -> Result<Site> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let site = store::find_held(&mut tx, incident).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    rules::may_close(&site, &found)?;
    let post_mortem = text::required("post_mortem", post_mortem, PASSAGE)?;
    let mut words = site.others();
    for each in others.iter().filter(|each| !each.post_mortem.trim().is_empty()) {
        let said = text::required("others", &each.post_mortem, PASSAGE)?;
        let Some(known) = words.iter_mut().find(|known| known.lang == each.lang) else {
            let cure = "Say the rest of the room in this language first.";
            return Err(Fault::invalid("others", "The room does not speak this language.", cure));
        };
        known.post_mortem = said;
    }
    let site = Site {
        state: SiteState::Closed.word().into(),
        post_mortem,
        other_words: serde_json::to_string(&words).map_err(Fault::broken)?,
        ..site
    };
    may_be_read(&mut tx, &site).await?;
    written(tx, site, "room.closed", None).await
}

/// Archives it, until a moment where one is said: nothing of it changes any more, and after that it is gone. Leads and
/// above.
pub async fn archive(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    until: Option<Time>,
) -> Result<Site> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let site = store::find_held(&mut tx, incident).await?;
    rules::may_archive(&site, until, tx.now())?;
    let site = Site { state: SiteState::Archived.word().into(), archive_until: until, ..site };
    written(tx, site, "room.archived", None).await
}

/// Puts a logo on it. As [`change`] is.
pub async fn keep_logo(house: &House, actor: &Actor, incident: &IncidentId, bytes: &[u8]) -> Result<Site> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let site = store::find_held(&mut tx, incident).await?;
    may_touch(actor, &site)?;
    let picture = logo::take(bytes)?;
    let site = Site {
        logo_kind: picture.kind.word().into(),
        logo_width: picture.width.into(),
        logo_height: picture.height.into(),
        logo_digest: logo::digest_of(&picture.bytes),
        ..site
    };
    store::put_logo(&mut tx, &site.id, picture.bytes).await?;
    written(tx, site, "room.changed", Some(("logo", true.into()))).await
}

/// Takes the logo away. As [`change`] is.
pub async fn drop_logo(house: &House, actor: &Actor, incident: &IncidentId) -> Result<Site> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let site = store::find_held(&mut tx, incident).await?;
    may_touch(actor, &site)?;
    if site.logo_kind.is_empty() {
        return Err(Fault::Conflict("There is no logo. Nothing was changed.".into()));
    }
    store::delete_logo(&mut tx, &site.id).await?;
    let site =
        Site { logo_kind: String::new(), logo_width: 0, logo_height: 0, logo_digest: String::new(), ..site };
    written(tx, site, "room.changed", Some(("logo", false.into()))).await
}

/// Writes it back, says what was done, and lets every node know.
async fn written(
    mut tx: Tx,
    site: Site,
    says: &'static str,
    with: Option<(&'static str, serde_json::Value)>,
) -> Result<Site> {
    let site = Site { changed_by: tx.actor().label(), changed_at: tx.now(), ..site };
    store::update(&mut tx, &site).await?;
    let mut entry = fact(&site, says)?;
    if let Some((key, value)) = with {
        entry = entry.with(key, value);
    }
    said(tx, entry).await?;
    Ok(site)
}

async fn said(tx: Tx, entry: Entry) -> Result<()> {
    let house = tx.house().clone();
    tx.say(entry).await?.commit().await?;
    house.db().hints().say(CHANGED).await;
    Ok(())
}

fn fact(site: &Site, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Incident(site.incident_id.clone()), fact).about(site)
}
