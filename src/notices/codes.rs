//! Short codes: what a person types from paper to come to their private link.
//!
//! Twelve signs of an alphabet in which no letter reads as a digit: 60 bits, derived from the workspace's key and the
//! link's id, so that a letter printed again carries the same code. The store keeps a digest to find it by. A code leads
//! to its link and nowhere else: it ends with the link, and earlier by itself.

use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::link_key::Key;
use super::links::Link;
use super::store;
use crate::ground::clock::DAY;
use crate::ground::id::{LinkId, WorkspaceId};
use crate::ground::{Fault, House, Result, Time};
use crate::journal::{self, Chain, Entry, Tx, Witnessed};

/// How long a code opens its link: as long as somebody keeps a letter on the table.
pub const LIFE: i64 = 90 * DAY;
/// Signs of a code.
const SIGNS: usize = 12;
/// Crockford's alphabet.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct ShortCode {
    /// What the journal calls it: `LINK/code`.
    #[sqlx(rename = "witness_id")]
    pub id: String,
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// To which link it leads.
    pub link_id: LinkId,
    /// SHA-256 of the code, in hex.
    pub digest: String,
    /// When it was first printed.
    pub minted_at: Time,
    /// When it ends.
    pub expires_at: Time,
    /// When it was first typed.
    pub used_at: Option<Time>,
}

impl Witnessed for ShortCode {
    fn witness_id(&self) -> &str {
        &self.id
    }
}

impl ShortCode {
    fn entry(&self, link: &Link, fact: &'static str) -> Result<Entry> {
        Ok(Entry::on(Chain::Customer(link.customer_id.clone()), fact)
            .incident(&link.incident_id)
            .about(self)?
            .with("contact", link.contact_id.as_str()))
    }
}

/// The code of a link, as it is derived: without dashes.
pub(super) fn code_of(key: &Key, link: &LinkId) -> String {
    let bytes = key.short_of(link);
    let bits = bytes.iter().take(8).fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    (0..SIGNS).map(|n| char::from(ALPHABET[((bits >> (59 - 5 * n)) & 31) as usize])).collect()
}

/// As it stands on paper: three groups of four.
pub(super) fn grouped(code: &str) -> String {
    code.as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect::<Vec<_>>()
        .join("-")
}

/// What somebody typed, as it is derived: spaces, dashes and small letters do not matter, and what reads alike is alike.
fn read(typed: &str) -> Option<String> {
    let mut code = String::with_capacity(SIGNS);
    for sign in typed.chars().take(64) {
        match sign.to_ascii_uppercase() {
            ' ' | '-' | '–' | '.' | '\t' | '\u{a0}' => {}
            'O' => code.push('0'),
            'I' | 'L' => code.push('1'),
            sign if sign.is_ascii() && ALPHABET.contains(&(sign as u8)) => code.push(sign),
            _ => return None,
        }
    }
    (code.len() == SIGNS).then_some(code)
}

fn digest_of(code: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(format!("code:{code}").as_bytes()))
}

/// Makes sure that a link has a code that lives, and gives what is to be said of it.
pub(super) async fn mint(tx: &mut Tx, key: &Key, link: &Link) -> Result<Vec<Entry>> {
    let known = store::codes::seek(tx, &link.workspace_id, &link.id).await?;
    let expires_at = tx.now().plus(LIFE).min(link.expires_at);
    let (code, fact) = match known {
        Some(code) if code.expires_at.since(tx.now()) > LIFE / 2 => return Ok(Vec::new()),
        Some(code) => (ShortCode { expires_at, ..code }, "code.renewed"),
        None => {
            let fresh = ShortCode {
                id: format!("{}/code", link.id),
                workspace_id: link.workspace_id.clone(),
                link_id: link.id.clone(),
                digest: digest_of(&code_of(key, &link.id)),
                minted_at: tx.now(),
                expires_at,
                used_at: None,
            };
            (fresh, "code.minted")
        }
    };
    store::codes::put(tx, &code).await?;
    Ok(vec![code.entry(link, fact)?])
}

/// The secret of the link to which a typed code leads; [`Fault::Missing`] when it leads nowhere, or not any more. The
/// first use is an entry of the customer's journal.
///
/// It is looked up by its digest and then compared in constant time, so that no answer's time tells how near a guess came.
pub async fn open(house: &House, typed: &str) -> Result<String> {
    let missing = || Fault::Missing("page");
    let code = read(typed).ok_or_else(missing)?;
    let mut ask = house.read();
    let known = store::codes::seek_digest(&mut ask, &digest_of(&code)).await?.ok_or_else(missing)?;
    let key = store::links::seek_key(&mut ask, &known.workspace_id).await?.map(Key).ok_or_else(missing)?;
    if !key.is_same(&code, &code_of(&key, &known.link_id)) || known.expires_at <= house.now() {
        return Err(missing());
    }
    let secret = key.secret_of(&known.link_id);
    let link = super::links::look(house, &secret).await?;
    if known.used_at.is_none() {
        let mut tx = journal::begin(house, &link.actor("")).await?;
        let held = store::codes::find_held(&mut tx, &known.link_id).await?;
        if held.used_at.is_none() {
            let used = ShortCode { used_at: Some(tx.now()), ..held };
            store::codes::put(&mut tx, &used).await?;
            tx.say(used.entry(&link, "code.used")?).await?.commit().await?;
        }
    }
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let dice = Dice::seeded(7);
        let (key, link) = (Key(dice.secret()), LinkId::mint(Time(1), &dice));
        let code = code_of(&key, &link);
        assert_eq!(
            (code.len(), code_of(&key, &link)),
            (12, code.clone()),
            "a letter printed again carries the same"
        );
        let paper = grouped(&code);
        assert_eq!(paper.len(), 14);
        for typed in
            [paper.clone(), paper.to_lowercase(), format!("  {} ", code.replace('0', "o").replace('1', "l"))]
        {
            assert_eq!(read(&typed).as_ref(), Some(&code), "{typed}");
        }
        for typed in ["", "ABCD", "ABCD-EFGH-JKMU", "ABCD-EFGH-JKMN-P", "<script>alert"] {
            assert_eq!(read(typed), None, "{typed}");
        }
        let other = LinkId::mint(Time(1), &dice);
        assert_ne!(code, code_of(&key, &other));
        assert!(key.is_same(&code, &code) && !key.is_same(&code, &code_of(&key, &other)));
    }
}
