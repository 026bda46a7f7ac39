//! Signing letters (DKIM, RFC 6376 and 8463), so that whoever gets one can tell that it is ours and was not changed.
//!
//! Both parts are canonicalized *relaxed*: relays may fold lines and trim spaces on the way.

use std::fmt;

use data_encoding::BASE64;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;

/// What is signed, where it is there. `from` is named once more than it stands, so that a second one breaks the seal.
const SIGNED: [&str; 12] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "reply-to",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "auto-submitted",
    "list-id",
    "from",
];

/// Letters of base64 in one line of a header.
const LINE: usize = 70;

/// Why letters cannot be signed. It never repeats anything of the key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DkimFault {
    /// No name where one must stand in the DNS.
    #[error("“{0}” is no name in the DNS: a DKIM domain is like example.com, a selector like desk2026")]
    Name(String),
    /// Not a private key in PEM.
    #[error("the DKIM key is no private key in PEM (-----BEGIN PRIVATE KEY-----)")]
    NotPem,
    /// A key of another kind, or too short.
    #[error("the DKIM key must be Ed25519, or RSA of 2048 to 4096 bits")]
    Kind,
}

enum Key {
    Rsa(Box<RsaKeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
}

/// What signs the letters of one domain.
pub struct Signer {
    domain: String,
    selector: String,
    key: Key,
}

impl Signer {
    /// A signer for `domain`, whose public key stands in the DNS at `SELECTOR._domainkey.DOMAIN`.
    pub fn new(domain: &str, selector: &str, pem: &str) -> Result<Self, DkimFault> {
        for name in [domain, selector] {
            let is_label = |label: &str| {
                !label.is_empty()
                    && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            };
            if !name.split('.').all(is_label) {
                return Err(DkimFault::Name(crate::words::one_line(name).chars().take(80).collect()));
            }
        }
        let key = match PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| DkimFault::NotPem)? {
            PrivateKeyDer::Pkcs1(der) => {
                RsaKeyPair::from_der(der.secret_pkcs1_der()).map(Box::new).map(Key::Rsa)
            }
            PrivateKeyDer::Pkcs8(der) => {
                let der = der.secret_pkcs8_der();
                let rsa = RsaKeyPair::from_pkcs8(der).map(Box::new).map(Key::Rsa);
                rsa.or_else(|_| {
                    Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).map(Box::new).map(Key::Ed25519)
                })
            }
            _ => return Err(DkimFault::Kind),
        };
        let key = key.map_err(|_| DkimFault::Kind)?;
        Ok(Self { domain: domain.to_lowercase(), selector: selector.to_owned(), key })
    }

    /// The letter with a signature in front, said to be made `at` seconds since 1970. The same letter gets the same
    /// signature.
    pub(crate) fn signed(&self, mime: &[u8], at: i64) -> Vec<u8> {
        let (head, body) = parted(mime);
        let fields = fields(head);
        let is_there = |name: &&str| fields.iter().any(|(known, _)| known == *name);
        let named: Vec<&str> = SIGNED.into_iter().filter(is_there).collect();
        let kind = match &self.key {
            Key::Rsa(_) => "rsa-sha256",
            Key::Ed25519(_) => "ed25519-sha256",
        };
        let value = format!(
            "v=1; a={kind}; c=relaxed/relaxed; d={};\r\n\ts={}; t={at};\r\n\th={};\r\n\tbh={};\r\n\tb=",
            self.domain,
            self.selector,
            named.join(":"),
            BASE64.encode(digest(&SHA256, &relaxed_body(body)).as_ref()),
        );
        let mut signed = String::new();
        let mut said: Vec<&str> = Vec::new();
        for name in named {
            // A name that stands more often in the list than in the letter stands for nothing there.
            if said.contains(&name) {
                continue;
            }
            said.push(name);
            if let Some((_, field)) = fields.iter().rev().find(|(known, _)| known == name) {
                signed.push_str(&format!("{name}:{}\r\n", relaxed_value(field)));
            }
        }
        signed.push_str(&format!("dkim-signature:{}", relaxed_value(&value)));
        let signature = BASE64.encode(&self.signature(signed.as_bytes()));
        let mut whole = format!("DKIM-Signature: {value}");
        for (n, some) in signature.as_bytes().chunks(LINE).enumerate() {
            whole.push_str(if n == 0 { "" } else { "\r\n\t" });
            whole.push_str(&String::from_utf8_lossy(some));
        }
        let mut whole = whole.into_bytes();
        whole.extend_from_slice(b"\r\n");
        whole.extend_from_slice(mime);
        whole
    }

    fn signature(&self, said: &[u8]) -> Vec<u8> {
        match &self.key {
            Key::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                // It fails only for a room of another length than the key's.
                let _ = key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), said, &mut signature);
                signature
            }
            Key::Ed25519(key) => key.sign(digest(&SHA256, said).as_ref()).as_ref().to_vec(),
        }
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { domain, selector, .. } = self;
        f.debug_struct("Signer").field("domain", domain).field("selector", selector).finish_non_exhaustive()
    }
}

/// Headers and body.
fn parted(mime: &[u8]) -> (&[u8], &[u8]) {
    match memchr::memmem::find(mime, b"\r\n\r\n") {
        Some(at) => (&mime[..at + 2], &mime[at + 4..]),
        None => (mime, &[]),
    }
}

/// Each header's name in small letters and its value, still folded.
fn fields(head: &[u8]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in String::from_utf8_lossy(head).lines() {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push_str("\r\n");
                value.push_str(line);
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.to_owned()));
        }
    }
    fields
}

/// A header's value unfolded, with single spaces.
fn relaxed_value(value: &str) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    value.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The body with single spaces within lines, none at their ends, and no empty lines at its end.
fn relaxed_body(body: &[u8]) -> Vec<u8> {
    let mut relaxed = Vec::with_capacity(body.len());
    let mut rest = body;
    while !rest.is_empty() {
        let at = memchr::memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
        let (line, after) = rest.split_at(at);
        let mut gap = false;
        for byte in line {
            if matches!(byte, b' ' | b'\t') {
                gap = true;
                continue;
            }
            if std::mem::take(&mut gap) {
                relaxed.push(b' ');
            }
            relaxed.push(*byte);
        }
        relaxed.extend_from_slice(b"\r\n");
        let ending = if after.starts_with(b"\r\n") { 2 } else { after.len().min(1) };
        rest = &after[ending..];
    }
    while relaxed.ends_with(b"\r\n\r\n") {
        relaxed.truncate(relaxed.len() - 2);
    }
    if relaxed == b"\r\n" {
        relaxed.clear();
    }
    relaxed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_forms_are_those_of_the_rfc() {
        // RFC 6376, section 3.4.5.
        assert_eq!(relaxed_value(" X \r\n"), "X");
        assert_eq!(relaxed_value(" Y\t\r\n\tZ  \r\n"), "Y Z");
        assert_eq!(relaxed_body(b" C \r\nD \t E\r\n\r\n\r\n"), b" C\r\nD E\r\n");
        assert_eq!(relaxed_body(b""), b"");
        assert_eq!(relaxed_body(b"\r\n\r\n"), b"");
        assert_eq!(relaxed_body(b"a\r\n\r\n \r\nb"), b"a\r\n\r\n\r\nb\r\n");
        assert_eq!(relaxed_body(b" \r\na \r\n \r\n\t\r\n"), b"\r\na\r\n");
    }
}
