//! Addresses that find their way home: where answers to a delivery go, and where it goes when it fails.
//!
//! Each is made of the delivery's id and a tag that only this desk can make, so that a mail to it speaks of that
//! delivery and of no other, and nobody can write to one they were not given: `r-ID-TAG@DOMAIN` for answers,
//! `b-ID-TAG@DOMAIN` for bounces (VERP). Where the setting names a mailbox rather than a domain, they are that mailbox
//! with a tail: `replies+r-ID-TAG@DOMAIN`. No letter of them depends on case, and they keep below the 64 letters that
//! may stand before the @.

use hmac::{Hmac, Mac};
use sha2::Sha256;
use twodb::Ask;

use super::link_key::Key;
use super::{Delivery, store};
use crate::ground::id::{DeliveryId, WorkspaceId};
use crate::ground::{Fault, Result, workspace};
use crate::journal::Tx;

/// So many bytes of the tag are written: 80 bits cannot be tried out over mail.
const TAG: usize = 10;
/// So many letters may stand before the @ (RFC 5321, 4.5.3.1.1).
const MOST_LOCAL: usize = 64;

/// What comes to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comes {
    /// What its reader answers.
    Answers,
    /// What mail systems say of it.
    Bounces,
}

impl Comes {
    const fn letter(self) -> &'static str {
        match self {
            Self::Answers => "r",
            Self::Bounces => "b",
        }
    }
}

impl Key {
    fn tag(&self, comes: &str, id: &str) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_bytes()).ok()?;
        mac.update(b"address/");
        mac.update(comes.as_bytes());
        mac.update(b"/");
        mac.update(id.as_bytes());
        Some(mac)
    }

    /// The address of a delivery at the place that the settings name; none where none is named, or it is too long.
    pub(super) fn address_of(&self, place: Option<&str>, comes: Comes, id: &DeliveryId) -> Option<String> {
        let place = place.map(str::trim).filter(|p| !p.is_empty())?;
        let id = id.as_str().strip_prefix("del_")?;
        let mac = self.tag(comes.letter(), id)?.finalize().into_bytes();
        let tag = data_encoding::BASE32_NOPAD.encode(mac.get(..TAG)?).to_lowercase();
        let local = format!("{}-{id}-{tag}", comes.letter());
        let (local, domain) = match place.rsplit_once('@') {
            None => (local, place),
            Some((mailbox, domain)) => (format!("{mailbox}+{local}"), domain),
        };
        (local.len() <= MOST_LOCAL).then(|| format!("{local}@{domain}"))
    }

    /// Whether this desk made the address; in constant time.
    fn made(&self, read: &Read) -> bool {
        let given =
            data_encoding::BASE32_NOPAD.decode(read.tag.to_uppercase().as_bytes()).unwrap_or_default();
        given.len() == TAG
            && self.tag(&read.comes, &read.id).is_some_and(|mac| mac.verify_truncated_left(&given).is_ok())
    }
}

/// An address that has the shape of one of ours.
struct Read {
    comes: String,
    id: String,
    tag: String,
}

impl Read {
    fn of(address: &str) -> Option<Self> {
        let (local, _) = address.rsplit_once('@')?;
        let local = local.to_lowercase();
        let tail = local.rsplit('+').next()?;
        let mut parts = tail.split('-');
        let (comes, id, tag) = (parts.next()?, parts.next()?, parts.next()?);
        let is_ours =
            matches!(comes, "r" | "b") && id.len() == 26 && tag.len() == 16 && parts.next().is_none();
        is_ours.then(|| Self { comes: comes.into(), id: id.into(), tag: tag.into() })
    }
}

/// The delivery that an address speaks of, in whichever desk of this house; none where it is none of ours.
pub async fn seek_by_address(ask: &mut dyn Ask, address: &str) -> Result<Option<Delivery>> {
    let Some(read) = Read::of(address) else { return Ok(None) };
    let Ok(id) = format!("del_{}", read.id).parse::<DeliveryId>() else { return Ok(None) };
    for desk in workspace::list(ask).await? {
        let Some(key) = store::links::seek_key(ask, &desk.id).await?.map(Key) else { continue };
        if key.made(&read) {
            return seek(ask, &desk.id, &id).await;
        }
    }
    Ok(None)
}

/// The delivery whose letter has this `Message-ID`.
pub async fn seek_by_message_id(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    message_id: &str,
) -> Result<Option<Delivery>> {
    let Some(Ok(id)) = message_id.split('@').next().map(|id| id.to_lowercase().parse::<DeliveryId>()) else {
        return Ok(None);
    };
    let found = seek(ask, workspace, &id).await?;
    Ok(found.filter(|d| d.message_id.eq_ignore_ascii_case(message_id)))
}

async fn seek(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &DeliveryId) -> Result<Option<Delivery>> {
    match store::deliveries::find(ask, workspace, id).await {
        Ok(delivery) => Ok(Some(delivery)),
        Err(Fault::Missing(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Where answers to whatever we write about a delivery find home; none where the settings name no place.
pub async fn reply_address(tx: &mut Tx, id: &DeliveryId) -> Result<Option<String>> {
    let workspace = tx.actor().workspace.clone();
    let key = store::links::seek_key(tx, &workspace).await?.map(Key);
    let place = tx.house().config().reply_domain.clone();
    Ok(key.and_then(|key| key.address_of(place.as_deref(), Comes::Answers, id)))
}

/// Where answers to a letter of ours find home that is no delivery. Nothing in the address says of which letter they speak: they find
/// their case by who wrote them. None where the settings name no place; `local` stands before the domain where they name one.
pub fn open_address(place: Option<&str>, local: &str) -> Option<String> {
    let place = place.map(str::trim).filter(|place| !place.is_empty())?;
    Some(if place.contains('@') { place.to_owned() } else { format!("{local}@{place}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};

    #[test]
    fn what_is_no_delivery_is_answered_at_the_place_itself() {
        let at = |place| open_address(place, "meetings");
        assert_eq!(at(Some("halden.example")).as_deref(), Some("meetings@halden.example"));
        assert_eq!(at(Some(" replies@halden.example ")).as_deref(), Some("replies@halden.example"));
        assert_eq!((at(Some(" ")), at(None)), (None, None));
    }

    #[test]
    fn an_address_is_made_once_and_known_again() {
        let dice = Dice::seeded(7);
        let (one, other) = (DeliveryId::mint(Time(1), &dice), DeliveryId::mint(Time(1), &dice));
        let (key, foreign) = (Key(dice.secret()), Key(dice.secret()));
        for (place, begins) in [("halden.example", "r-"), ("replies@halden.example", "replies+r-")] {
            let address = key.address_of(Some(place), Comes::Answers, &one).unwrap();
            assert!(address.starts_with(begins) && address.ends_with("@halden.example"), "{address}");
            assert!(address.split('@').next().unwrap().len() <= MOST_LOCAL);
            let shouted = Read::of(&address.to_uppercase()).unwrap();
            assert!(key.made(&shouted), "mail systems change the case of letters");
            assert!(!foreign.made(&shouted));
            let bounces = Read::of(&key.address_of(Some(place), Comes::Bounces, &one).unwrap()).unwrap();
            assert!(key.made(&bounces) && bounces.tag != shouted.tag.to_lowercase());
            // The tag of one delivery opens no other, and the way of answers is not that of bounces.
            let id = other.as_str().strip_prefix("del_").unwrap().to_owned();
            assert!(!key.made(&Read { id, ..Read::of(&address).unwrap() }));
            assert!(!key.made(&Read { comes: "b".into(), ..Read::of(&address).unwrap() }));
        }
        assert_eq!(key.address_of(None, Comes::Answers, &one), None);
        assert_eq!(
            key.address_of(Some(&format!("{}@x.example", "a".repeat(30))), Comes::Answers, &one),
            None
        );
        for odd in ["", "@", "r-1-2@x.example", "marta@example.test", "r---@x", "++r-@x"] {
            assert!(Read::of(odd).is_none(), "{odd}");
        }
    }
}
