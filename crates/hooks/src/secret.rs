//! Secrets that two systems share, and the signatures made with them.

use data_encoding::BASE64;
use standardwebhooks::Webhook;

/// What every secret begins with, so that one that leaked is recognised wherever it turns up.
const PREFIX: &str = "whsec_";
/// So many seconds a message may be old, or ahead of the receiver's clock.
pub const TOLERANCE: i64 = 300;

/// A shared secret. It has no `Debug`, so that no log can hold it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Of 256 bits.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(format!("{PREFIX}{}", BASE64.encode(&bytes)))
    }

    /// One that somebody was handed: `whsec_…`; `None` where that is none.
    pub fn read(text: &str) -> Option<Self> {
        let key = BASE64.decode(text.strip_prefix(PREFIX)?.as_bytes()).ok()?;
        (!key.is_empty()).then(|| Self(text.to_owned()))
    }

    /// As its receiver keeps it: `whsec_…`.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The signature of a message, `v1,…`.
    fn signature(&self, id: &str, at: i64, body: &str) -> Option<String> {
        Webhook::new(&self.0).ok()?.sign(id, at, body.as_bytes()).ok()
    }
}

/// The signatures of a message by each of these secrets, as the header has them; `at` in seconds since 1970. While a
/// secret is being exchanged there are two, and whoever knows either can check it.
pub fn sign(secrets: &[Secret], id: &str, at: i64, body: &str) -> String {
    secrets.iter().filter_map(|secret| secret.signature(id, at, body)).collect::<Vec<_>>().join(" ")
}

/// Why a message is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forged {
    /// Nobody who knows the secret has signed this.
    #[error("no signature fits")]
    Signature,
    /// It was signed too long ago, or ahead of time: it may have been kept and sent again by somebody else.
    #[error("its time is too far from now")]
    Time,
}

/// Whether a message was signed by somebody who knows the secret, not long before `now`.
pub fn verify(
    secret: &Secret,
    (id, at, signatures): (&str, i64, &str),
    body: &str,
    now: i64,
) -> Result<(), Forged> {
    let expected = secret.signature(id, at, body).ok_or(Forged::Signature)?;
    let fits = signatures.split(' ').filter(|s| s.starts_with("v1,")).any(|s| is_same(s, &expected));
    if !fits {
        return Err(Forged::Signature);
    }
    if (now - at).abs() > TOLERANCE { Err(Forged::Time) } else { Ok(()) }
}

/// In a time that does not tell where they differ.
fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_those_of_the_standard() {
        // The example of the specification.
        let secret = Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".into());
        let body = "{\"test\": 2432232314}";
        let signed = sign(std::slice::from_ref(&secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_secret_is_read_as_it_was_handed_over() {
        let secret = Secret::of([7; 32]);
        assert!(Secret::read(secret.text()).is_some_and(|read| read == secret));
        for text in ["", "whsec_", "whsec_?", &secret.text()[1..]] {
            assert!(Secret::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn either_secret_fits_while_they_are_exchanged_and_nothing_else() {
        let (old, new, other) = (Secret::of([1; 32]), Secret::of([2; 32]), Secret::of([3; 32]));
        let signed = sign(&[new.clone(), old.clone()], "del_1", 1_000, "{}");
        for secret in [&old, &new] {
            assert_eq!(verify(secret, ("del_1", 1_000, &signed), "{}", 1_100), Ok(()));
        }
        assert_eq!(verify(&other, ("del_1", 1_000, &signed), "{}", 1_100), Err(Forged::Signature));
        for (id, at, body) in [("del_2", 1_000, "{}"), ("del_1", 1_001, "{}"), ("del_1", 1_000, "{ }")] {
            assert_eq!(verify(&old, (id, at, &signed), body, 1_100), Err(Forged::Signature), "tampered with");
        }
        assert_eq!(verify(&old, ("del_1", 1_000, &signed), "{}", 1_301), Err(Forged::Time));
        assert_eq!(verify(&old, ("del_1", 1_000, &signed), "{}", 699), Err(Forged::Time));
        assert_eq!(verify(&old, ("del_1", 1_000, "v1a,x v1,"), "{}", 1_000), Err(Forged::Signature));
    }
}
