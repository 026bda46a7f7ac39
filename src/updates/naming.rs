//! Who speaks, by name and face.

use data_encoding::BASE64;

use super::{Speaker, SpeakerSaid, rules, store};
use crate::ground::id::{IncidentId, SpeakerId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Chain, Entry};

/// The most bytes of a face: it is shown as large as a thumb.
pub const MOST_FACE: usize = 200 * 1024;
/// Its longest side, in pixels.
const MOST_SIDE: u32 = 1_024;

/// Names a person who speaks for us about an incident. Leads only.
pub async fn name(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &SpeakerSaid,
) -> Result<Speaker> {
    actor.must_be(Role::Lead)?;
    let (name, role) = rules::named(said)?;
    let mut tx = journal::begin(house, actor).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    incidents::may_begin(&found, None)?;
    let others = store::speakers::list(&mut tx, &actor.workspace, incident).await?;
    if others.iter().filter(|s| s.released_at.is_none()).count() >= rules::MOST_SPEAKERS {
        return Err(Fault::refused(
            format!("{} people speak about this already.", rules::MOST_SPEAKERS),
            "Release one first. Customers want one voice, and a name to it.",
        ));
    }
    let speaker = Speaker {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        name,
        role,
        face_kind: None,
        face: None,
        face_key: None,
        named_by: actor.label(),
        named_at: tx.now(),
        released_at: None,
        salt: tx.salt(),
    };
    store::speakers::insert(&mut tx, &speaker).await?;
    tx.say(fact(&speaker, "speaker.named")?).await?.commit().await?;
    Ok(speaker)
}

/// Shows a face beside a name. The picture is told by its content, and nothing stays in it but what draws it. Leads only.
pub async fn show_face(house: &House, actor: &Actor, id: &SpeakerId, bytes: &[u8]) -> Result<Speaker> {
    actor.must_be(Role::Lead)?;
    let picture = footage::picture(bytes).map_err(|why| unfit(&why.to_string()))?;
    if picture.bytes.len() > MOST_FACE || picture.width.max(picture.height) > MOST_SIDE {
        return Err(unfit(&format!(
            "The picture is {} by {} pixels and has {} bytes; a face may have {MOST_SIDE} by {MOST_SIDE} and {MOST_FACE}.",
            picture.width,
            picture.height,
            picture.bytes.len()
        )));
    }
    let key = house.dice().secret();
    changed(house, actor, id, "speaker.face_shown", |speaker| Speaker {
        face_kind: Some(picture.kind.word().into()),
        face: Some(BASE64.encode(&picture.bytes)),
        face_key: Some(key),
        ..speaker
    })
    .await
}

/// Takes the face away: its bytes are gone. Members and above, at once.
pub async fn take_face(house: &House, actor: &Actor, id: &SpeakerId) -> Result<Speaker> {
    actor.must_be(Role::Member)?;
    changed(house, actor, id, "speaker.face_taken", |speaker| Speaker {
        face_kind: None,
        face: None,
        face_key: None,
        ..speaker
    })
    .await
}

/// They speak for us no more, and their face is taken away; what they said stays theirs. Leads only.
pub async fn release(house: &House, actor: &Actor, id: &SpeakerId) -> Result<Speaker> {
    actor.must_be(Role::Lead)?;
    let now = house.now();
    changed(house, actor, id, "speaker.released", |speaker| Speaker {
        face_kind: None,
        face: None,
        face_key: None,
        released_at: Some(now),
        ..speaker
    })
    .await
}

async fn changed(
    house: &House,
    actor: &Actor,
    id: &SpeakerId,
    says: &'static str,
    change: impl FnOnce(Speaker) -> Speaker,
) -> Result<Speaker> {
    let mut tx = journal::begin(house, actor).await?;
    let speaker = store::speakers::find_held(&mut tx, id).await?;
    if speaker.released_at.is_some() {
        return Err(Fault::Conflict("They speak for us no more. Nothing was changed.".into()));
    }
    let speaker = change(speaker);
    store::speakers::update(&mut tx, &speaker).await?;
    tx.say(fact(&speaker, says)?).await?.commit().await?;
    Ok(speaker)
}

fn unfit(why: &str) -> Fault {
    Fault::invalid("face", why, "Send a small JPEG, PNG or WebP; what was shown before is still shown.")
}

fn fact(speaker: &Speaker, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Incident(speaker.incident_id.clone()), fact).about(speaker)
}
