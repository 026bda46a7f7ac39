//! Passwords and secrets: what is kept of each can check it and never give it back.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::ground::{Fault, House, Result};

/// Passwords hashed at once: each takes the memory that the settings say, and sign-in is open to anybody.
static HASHING: Semaphore = Semaphore::const_new(4);

/// What is kept of a secret of 256 bits. Nothing slow is needed: there is nothing to guess.
pub(super) fn digest(secret: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}

/// The hash of a password, as argon2id writes it.
pub(super) async fn hash(house: &House, password: &str) -> Result<String> {
    let salt = SaltString::encode_b64(&house.dice().bytes::<16>()).map_err(broken)?;
    let (argon, password) = (argon(house)?, password.to_owned());
    aside(move || Ok(argon.hash_password(password.as_bytes(), &salt).map_err(broken)?.to_string())).await
}

/// Whether a password is the one that was hashed. Without a hash (nobody has this address) it takes as long and
/// says no, so that the time tells nobody who is a member.
pub(super) async fn fits(house: &House, password: &str, kept: Option<String>) -> Result<bool> {
    let Some(kept) = kept else {
        hash(house, password).await?;
        return Ok(false);
    };
    let (argon, password) = (argon(house)?, password.to_owned());
    aside(move || {
        let kept = PasswordHash::new(&kept).map_err(broken)?;
        Ok(argon.verify_password(password.as_bytes(), &kept).is_ok())
    })
    .await
}

fn argon(house: &House) -> Result<Argon2<'static>> {
    let config = house.config();
    let params = Params::new(config.password_memory_kib, config.password_rounds, 1, None).map_err(|why| {
        Fault::broken(format!(
            "the settings password_memory_kib and password_rounds do not go together: {why}"
        ))
    })?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Runs it where it stands in nobody's way.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let _turn = HASHING.acquire().await.map_err(Fault::broken)?;
    tokio::task::spawn_blocking(work).await.map_err(Fault::broken)?
}

fn broken(why: argon2::password_hash::Error) -> Fault {
    // Its own words name the parameter at fault, never the password.
    Fault::broken(why.to_string())
}
