//! Texts that are signed to sign in by certificate. They are not kept: each carries a seal by which the server knows it
//! again, so that nobody fills anything by asking.

use blake2::{Blake2sMac256, digest::Mac};
use domain::{
    accounts::{Challenge, challenge_text},
    time::Moment,
};

/// Sets these seals apart from whatever else the key is for.
const PURPOSE: &[u8; 8] = b"sign-in1";

/// A challenge that was given out here and can still be answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) text: String,
    /// Which, in one spelling only: it is remembered once it was used.
    pub(super) id: String,
    pub(super) expires: Moment,
}

/// A challenge for a page of this origin.
pub(super) fn give(key: &[u8; 32], origin: &str, random: [u8; 16], expires: Moment) -> Option<Challenge> {
    let sealed = format!("{}.{:x}.{}", hex::encode(random), expires.0, hex::encode(origin));
    let seal = sealing(key, &sealed)?.finalize().into_bytes();
    let nonce = format!("{sealed}.{}", hex::encode(seal));
    let text = challenge_text(origin, &nonce, expires);
    Some(Challenge { nonce, text, expires })
}

/// The challenge of this nonce; none if it was not given out here, or is over.
pub(super) fn given(key: &[u8; 32], nonce: &str, now: Moment) -> Option<Given> {
    let (sealed, seal) = nonce.rsplit_once('.')?;
    let seal = hex::decode(seal).ok()?;
    sealing(key, sealed)?.verify_slice(&seal).ok()?;
    let [_, expires, origin] = sealed.split('.').collect::<Vec<_>>().try_into().ok()?;
    let expires = Moment(i64::from_str_radix(expires, 16).ok()?);
    let origin = String::from_utf8(hex::decode(origin).ok()?).ok()?;
    let text = challenge_text(&origin, nonce, expires);
    (expires >= now).then(|| Given { text, id: hex::encode(seal), expires })
}

fn sealing(key: &[u8; 32], sealed: &str) -> Option<Blake2sMac256> {
    // Fails only for keys of another length.
    let seal = Blake2sMac256::new_with_salt_and_personal(key, &[], PURPOSE).ok()?;
    Some(seal.chain_update(sealed))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];
    const ORIGIN: &str = "https://alqa.example";

    fn fresh() -> Challenge {
        give(&KEY, ORIGIN, [3; 16], Moment(1_000)).unwrap()
    }

    #[test]
    fn what_was_given_out_is_known_again_until_it_is_over() {
        let challenge = fresh();
        let known = given(&KEY, &challenge.nonce, Moment(1_000)).unwrap();
        assert_eq!((known.text.as_str(), known.expires), (challenge.text.as_str(), Moment(1_000)));
        assert!(known.text.contains(ORIGIN));
        assert_eq!(given(&KEY, &challenge.nonce, Moment(1_001)), None);
        assert_ne!(give(&KEY, ORIGIN, [4; 16], Moment(1_000)).unwrap().nonce, challenge.nonce);
    }

    #[test]
    fn nothing_else_is() {
        let nonce = fresh().nonce;
        assert_eq!(given(&[8; 32], &nonce, Moment(0)), None, "another server's");
        let later = give(&KEY, ORIGIN, [3; 16], Moment(2_000)).unwrap().nonce;
        let (sealed, seal) = (later.rsplit_once('.').unwrap().0, nonce.rsplit_once('.').unwrap().1);
        assert_eq!(given(&KEY, &format!("{sealed}.{seal}"), Moment(0)), None, "a longer time");
        for place in 0..nonce.len() {
            let mut changed = nonce.clone().into_bytes();
            changed[place] = if changed[place] == b'0' { b'1' } else { b'0' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(given(&KEY, &changed, Moment(0)), None, "{changed}");
        }
        for garbage in ["", ".", "...", "x.y.z.0", &nonce[..nonce.len() - 2]] {
            assert_eq!(given(&KEY, garbage, Moment(0)), None, "{garbage}");
        }
    }

    #[test]
    fn another_spelling_is_the_same_one() {
        let nonce = fresh().nonce;
        let (sealed, seal) = nonce.rsplit_once('.').unwrap();
        let shouted = format!("{sealed}.{}", seal.to_uppercase());
        let id = |nonce: &str| given(&KEY, nonce, Moment(0)).unwrap().id;
        assert_eq!(id(&shouted), id(&nonce));
    }
}
