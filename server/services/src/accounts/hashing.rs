//! Argon2id, off the threads that serve requests.

use crate::{Error, Services};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, Salt, SaltString},
};
use domain::fault::Fault;
use tokio::sync::Semaphore;

/// Hashes computed at once in this process: each takes tens of megabytes, so a rush must queue, not add up.
static TURNS: Semaphore = Semaphore::const_new(4);

/// The hash of a new password, with a salt of its own.
pub(super) async fn hash(services: &Services, password: &str) -> Result<String, Error> {
    let salt: [u8; Salt::RECOMMENDED_LENGTH] = services.ids().bytes();
    let work = services.settings().password_work.clone();
    let password = password.to_owned();
    apart(move || hash_with(work, &password, &salt)).await?
}

/// Whether a password is the one behind a stored hash. Without a hash it is not, and finding that out takes as
/// long: the time must not tell which logins exist.
pub(super) async fn verify(
    services: &Services,
    password: &str,
    stored: Option<String>,
) -> Result<bool, Error> {
    let work = services.settings().password_work.clone();
    let password = password.to_owned();
    apart(move || match stored {
        Some(stored) => {
            let stored = PasswordHash::new(&stored).map_err(unreadable)?;
            match Argon2::default().verify_password(password.as_bytes(), &stored) {
                Ok(()) => Ok(true),
                Err(argon2::password_hash::Error::Password) => Ok(false),
                Err(error) => Err(unreadable(error)),
            }
        }
        None => hash_with(work, &password, &[0; Salt::RECOMMENDED_LENGTH]).map(|_| false),
    })
    .await?
}

fn hash_with(work: Params, password: &str, salt: &[u8]) -> Result<String, Error> {
    let salt = SaltString::encode_b64(salt).map_err(unreadable)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, work);
    Ok(argon.hash_password(password.as_bytes(), &salt).map_err(unreadable)?.to_string())
}

fn unreadable(error: argon2::password_hash::Error) -> Error {
    Error::Stored(format!("password hash: {error}"))
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let _turn = TURNS.acquire().await.map_err(|_| Fault::Busy)?;
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Fault(Fault::Busy))
}
