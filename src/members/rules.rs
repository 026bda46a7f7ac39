//! What may become of members and their keys. Values in, yes or a reason out.

use post::Address;

use super::{Member, Settings};
use crate::ground::text::{self, NAME};
use crate::ground::workspace::Workspace;
use crate::ground::{Fault, FieldFault, Result, Role};

/// The shortest password, in characters. There is no other rule: length is what helps.
pub const SHORTEST_PASSWORD: usize = 12;
/// The longest password, in bytes, so that hashing one stays cheap.
const LONGEST_PASSWORD: usize = 1_000;

/// A password that may be set.
pub fn may_be_password(password: &str) -> std::result::Result<(), FieldFault> {
    if password.chars().count() < SHORTEST_PASSWORD {
        return Err(FieldFault::new(
            "password",
            format!("This is shorter than {SHORTEST_PASSWORD} characters."),
            "Use a few words that only you would put together.",
        ));
    }
    if password.len() > LONGEST_PASSWORD {
        return Err(FieldFault::new("password", "This is longer than fits.", "Use at most 1,000 bytes."));
    }
    Ok(())
}

/// A mail address in the one form in which it is kept and compared.
pub fn email(given: &str) -> std::result::Result<String, FieldFault> {
    let fault = |why: String| FieldFault::new("email", why, "");
    let given = text::required("email", given, NAME)?;
    let address = Address::parse(&given).map_err(|why| fault(why.to_string()))?;
    Ok(address.email.to_lowercase())
}

/// A role by its word.
pub fn role(word: &str) -> std::result::Result<Role, FieldFault> {
    Role::from_word(word).ok_or_else(|| {
        FieldFault::new("role", "This is no role we know.", "Choose viewer, member, lead or owner.")
    })
}

/// The workspace with its settings changed, or every field that was not understood.
pub fn settled(workspace: Workspace, said: &Settings) -> Result<Workspace> {
    let name = text::required("company", &said.name, NAME);
    let zone = zone(&said.zone);
    let currency = currency(&said.currency);
    match (name, zone, currency) {
        (Ok(name), Ok(zone), Ok(currency)) => Ok(Workspace { name, zone, currency, ..workspace }),
        (name, zone, currency) => {
            Err(Fault::Invalid([name.err(), zone.err(), currency.err()].into_iter().flatten().collect()))
        }
    }
}

fn zone(given: &str) -> std::result::Result<String, FieldFault> {
    let given = given.trim();
    jiff::tz::TimeZone::get(given).map(|_| given.to_owned()).map_err(|_| {
        FieldFault::new("zone", "This is no time zone we know.", "Write it like Europe/Paris, or UTC.")
    })
}

fn currency(given: &str) -> std::result::Result<String, FieldFault> {
    let code = given.trim().to_uppercase();
    iso_currency::Currency::from_code(&code).map(|c| c.code().to_owned()).ok_or_else(|| {
        FieldFault::new("currency", "This is no currency we know.", "Write its three letters, like EUR.")
    })
}

/// A desk never loses its last owner: nobody could let others in again.
pub fn may_stop_owning(member: &Member, owners: i64) -> Result<()> {
    if member.role() == Role::Owner && owners <= 1 {
        return Err(Fault::refused(
            "This is the last owner.",
            "Make somebody else an owner first; without one nobody could be invited any more.",
        ));
    }
    Ok(())
}

/// Somebody who left is not changed any more.
pub fn must_be_here(member: &Member) -> Result<()> {
    match member.left_at {
        None => Ok(()),
        Some(_) => Err(Fault::Conflict("This membership has ended already.".into())),
    }
}

/// Where to go after sign-in: an address of this desk, or home. Nothing that a browser could read as another
/// host: `//host`, `/\host`.
pub fn local(to: &str) -> &str {
    let inside = to.starts_with('/')
        && !to[1..].starts_with(['/', '\\'])
        && !to.starts_with("/sign-")
        && to.bytes().all(|b| b.is_ascii_graphic());
    if inside { to } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_desk_are_gone_to() {
        for good in ["/", "/incidents", "/cases?state=open&after=x"] {
            assert_eq!(local(good), good);
        }
        for bad in
            ["", "//evil.test", "/\\evil.test", "https://evil.test", "evil", "/\t/evil.test", "/sign-in"]
        {
            assert_eq!(local(bad), "/", "{bad:?}");
        }
    }

    #[test]
    fn a_password_has_length_and_nothing_else() {
        assert!(may_be_password("eleven char").is_err());
        assert!(may_be_password("aaaaaaaaaaaa").is_ok());
        assert!(may_be_password("عبارة سرية طويلة").is_ok());
        assert!(may_be_password(&"x".repeat(1_001)).is_err());
    }

    #[test]
    fn an_address_has_one_form() {
        assert_eq!(email(" Ines@Example.TEST ").unwrap(), "ines@example.test");
        assert!(email("ines").is_err());
        assert!(email("ines@example.test\nBcc: x@y.z").is_err());
    }
}
