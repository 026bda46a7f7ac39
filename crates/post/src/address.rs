//! Mail addresses.

use std::fmt;
use std::str::FromStr;

use crate::words::{one_line, phrase};

/// A mail address with the name of its owner, if known.
///
/// The fields are open, so a name may hold anything at all; it is made harmless when it is written into a
/// header. An `email` that did not come from [`Address::parse`] is checked again before it is sent to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// The name shown beside the address.
    pub name: Option<String>,
    /// The address itself, `local@domain`; the domain in ASCII.
    pub email: String,
}

/// Why a text is not a mail address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{given}” is not a mail address: {why}. Write it like ann@example.com or Ann Lee <ann@example.com>."
)]
pub struct AddressFault {
    given: String,
    why: &'static str,
}

impl Address {
    /// Reads `ann@example.com` or `Ann Lee <ann@example.com>`.
    pub fn parse(text: &str) -> Result<Self, AddressFault> {
        let fault = |why| AddressFault { given: one_line(text).chars().take(80).collect(), why };
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return Err(fault("it holds a line break or another control character"));
        }
        let (name, email) = match text.strip_suffix('>').and_then(|t| t.rsplit_once('<')) {
            Some((name, email)) => (unquoted(name.trim()), email),
            None => (String::new(), text),
        };
        let email = canonical(email).map_err(fault)?;
        Ok(Self { name: Some(one_line(&name)).filter(|n| !n.is_empty()), email })
    }

    /// The address as it stands in a header such as `To`.
    pub(crate) fn in_header(&self) -> String {
        // Nothing that could end the line or the brackets may survive, wherever the field came from.
        let email: String = self.email.chars().filter(|c| !c.is_control() && !"<> ".contains(*c)).collect();
        match self.name.as_deref().map(one_line).filter(|n| !n.is_empty()) {
            Some(name) => format!("{}\r\n <{email}>", phrase(&name)),
            None => format!("<{email}>"),
        }
    }
}

/// The address with its domain in lower-case ASCII, or why it is none.
pub(crate) fn canonical(email: &str) -> Result<String, &'static str> {
    let (local, domain) = email.rsplit_once('@').ok_or("it has no @")?;
    if email.chars().any(|c| c.is_control() || c.is_whitespace() || "<>".contains(c)) {
        return Err("it holds a space, a bracket or a control character");
    }
    let domain = if domain.starts_with('[') {
        domain.to_owned()
    } else {
        idna::domain_to_ascii(domain).map_err(|_| "what follows the @ is not a domain")?
    };
    let email = format!("{local}@{domain}");
    match lettre::Address::from_str(&email) {
        Ok(_) if email.len() <= 254 => Ok(email),
        Ok(_) => Err("it is longer than 254 characters"),
        Err(_) => Err("what stands before or after the @ is not allowed there"),
    }
}

fn unquoted(name: &str) -> String {
    let Some(inner) = name.strip_prefix('"').and_then(|n| n.strip_suffix('"')) else {
        return name.to_owned();
    };
    let mut plain = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        plain.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    plain
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.email),
            None => f.write_str(&self.email),
        }
    }
}

impl FromStr for Address {
    type Err = AddressFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}
