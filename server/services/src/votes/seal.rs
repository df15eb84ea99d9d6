//! Sealed ballots: what makes a secret vote unlinkable.
//!
//! Each secret poll has a key pair. A ballot is sealed to the public half the moment it arrives and stored
//! without voter, time or order. The secret half is itself sealed by the server's ballot key, which lives outside
//! the database. At closing the ballots are opened once, counted, and destroyed together with the secret half.
//! So the database, its log and its backups at any time hold either ballots nobody can open without the server's
//! key, or no ballots at all.

use crate::Error;
use base64::{Engine, engine::general_purpose::STANDARD};
use crypto_box::{PublicKey, SecretKey, aead::OsRng};
use domain::votes::Choice;

/// A secret poll's key pair, as stored.
pub(super) struct BallotKeys {
    /// Ballots are sealed to it.
    pub public: String,
    /// Its other half, sealed by the server's key.
    pub secret: String,
}

/// Every ballot has this length before sealing, so that its length says nothing.
const LENGTH: usize = 16;

/// Makes the key pair of a poll.
pub(super) fn new_keys(server_key: &[u8; 32]) -> Result<BallotKeys, Error> {
    let pair = SecretKey::generate(&mut OsRng);
    let sealed = SecretKey::from(*server_key)
        .public_key()
        .seal(&mut OsRng, &pair.to_bytes())
        .map_err(|_| Error::Stored("a poll's key can't be sealed".to_owned()))?;
    Ok(BallotKeys { public: STANDARD.encode(pair.public_key().as_bytes()), secret: STANDARD.encode(sealed) })
}

/// Seals a ballot.
pub(super) fn seal(public: &str, choice: Choice) -> Result<String, Error> {
    let bytes = decode::<32>(public)?;
    let mut ballot = [0_u8; LENGTH];
    ballot[..choice.name().len()].copy_from_slice(choice.name().as_bytes());
    let sealed = PublicKey::from(bytes)
        .seal(&mut OsRng, &ballot)
        .map_err(|_| Error::Stored("a ballot can't be sealed".to_owned()))?;
    Ok(STANDARD.encode(sealed))
}

/// Opens the ballots of a poll.
pub(super) fn open(server_key: &[u8; 32], secret: &str, ballots: &[String]) -> Result<Vec<Choice>, Error> {
    let unreadable =
        || Error::Stored("a sealed ballot can't be opened: is the ballot key the right one?".to_owned());
    let sealed = STANDARD.decode(secret).map_err(|_| unreadable())?;
    let bytes = SecretKey::from(*server_key).unseal(&sealed).map_err(|_| unreadable())?;
    let secret = SecretKey::from(<[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| unreadable())?);
    ballots
        .iter()
        .map(|ballot| {
            let sealed = STANDARD.decode(ballot).map_err(|_| unreadable())?;
            let opened = secret.unseal(&sealed).map_err(|_| unreadable())?;
            let name = opened.split(|byte| *byte == 0).next().unwrap_or_default();
            std::str::from_utf8(name).ok().and_then(Choice::by_name).ok_or_else(unreadable)
        })
        .collect()
}

fn decode<const N: usize>(text: &str) -> Result<[u8; N], Error> {
    STANDARD
        .decode(text)
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| Error::Stored("a poll's key is damaged".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ballots_open_with_the_servers_key_only_and_look_alike() {
        let (key, other) = ([7_u8; 32], [8_u8; 32]);
        let keys = new_keys(&key).unwrap();
        let ballots: Vec<String> =
            Choice::ALL.iter().map(|choice| seal(&keys.public, *choice).unwrap()).collect();
        assert_eq!(open(&key, &keys.secret, &ballots).unwrap(), Choice::ALL);
        assert!(open(&other, &keys.secret, &ballots).is_err());
        assert!(ballots.iter().all(|ballot| ballot.len() == ballots[0].len()));
        assert_ne!(seal(&keys.public, Choice::For).unwrap(), seal(&keys.public, Choice::For).unwrap());
    }
}
