//! The number used once per signature.
//!
//! It comes from HMAC-Streebog-512 in the way of RFC 6979, over the curve, the private key, the digest and bytes of the
//! random source (its section 3.6). With a source that works every signature is different; with one that repeats
//! itself, or is known, the number is still unknown and differs between digests, so the key is not betrayed.

use hmac::{Hmac, KeyInit, Mac};
use streebog::Streebog512;
use zeroize::{Zeroize, Zeroizing};

use crate::curves::{Parameters, Scalar};
use crate::scalar;

/// Bytes of one block of HMAC.
const BLOCK: usize = 64;

/// An endless row of such numbers; the first that serves is used.
pub(crate) struct Nonces {
    key: Zeroizing<[u8; BLOCK]>,
    value: Zeroizing<[u8; BLOCK]>,
}

impl Nonces {
    /// `random` may be empty.
    pub(crate) fn new<C: Parameters<L>, const L: usize>(
        secret: &Scalar<C, L>,
        digest: &Scalar<C, L>,
        random: &[u8],
    ) -> Self {
        let secret = Zeroizing::new(secret.retrieve());
        let mut secret_bytes = secret.to_le_bytes();
        let digest = digest.retrieve().to_le_bytes();
        let mut nonces = Self { key: Zeroizing::new([0; BLOCK]), value: Zeroizing::new([1; BLOCK]) };
        for round in [0, 1] {
            let seed = [C::NAME.as_bytes(), secret_bytes.as_ref(), digest.as_ref(), random];
            nonces.renew_key(round, &seed);
        }
        secret_bytes.as_mut().zeroize();
        nonces
    }

    /// The next number from one to the order less one.
    pub(crate) fn next<C: Parameters<L>, const L: usize>(&mut self) -> Zeroizing<Scalar<C, L>> {
        loop {
            self.renew_value();
            let mut bytes = self.value.clone();
            let bytes = &mut bytes[..scalar::width::<L>()];
            scalar::cut_to_order::<C, L>(bytes);
            let number = Zeroizing::new(crypto_bigint::Uint::from_le_slice(bytes));
            let found = scalar::in_range::<C, L>(&number);
            self.renew_key(0, &[]);
            if let Some(found) = found {
                return Zeroizing::new(found);
            }
        }
    }

    fn renew_key(&mut self, round: u8, seed: &[&[u8]]) {
        let round = [round];
        let parts: Vec<&[u8]> = [&round[..]].into_iter().chain(seed.iter().copied()).collect();
        let key = self.authenticate(&parts);
        self.key = key;
        self.renew_value();
    }

    fn renew_value(&mut self) {
        let value = self.authenticate(&[]);
        self.value = value;
    }

    /// HMAC over the value and the parts.
    fn authenticate(&self, parts: &[&[u8]]) -> Zeroizing<[u8; BLOCK]> {
        // A key of one block's length is used as it is.
        let mut hmac = Hmac::<Streebog512>::new((&*self.key).into());
        hmac.update(&*self.value);
        for part in parts {
            hmac.update(part);
        }
        Zeroizing::new(hmac.finalize().into_bytes().into())
    }
}

#[cfg(test)]
mod tests {
    use crypto_bigint::U256;

    use super::*;
    use crate::curves::{CryptoProSetA, Tc26Set256A};

    type C = Tc26Set256A;
    const L: usize = U256::LIMBS;

    fn first(secret: u64, digest: u64, random: u8) -> U256 {
        let scalar = |number| Scalar::<C, L>::new(&U256::from_u64(number));
        Nonces::new::<C, L>(&scalar(secret), &scalar(digest), &[random; 64]).next::<C, L>().retrieve()
    }

    #[test]
    fn everything_given_changes_the_number() {
        let one = first(1, 2, 3);
        assert_eq!(one, first(1, 2, 3), "nothing else does");
        assert_ne!(one, first(2, 2, 3));
        assert_ne!(one, first(1, 3, 3));
        assert_ne!(one, first(1, 2, 4));
        let scalar = |number| Scalar::<CryptoProSetA, L>::new(&U256::from_u64(number));
        let other =
            Nonces::new::<CryptoProSetA, L>(&scalar(1), &scalar(2), &[3; 64]).next::<C, L>().retrieve();
        assert_ne!(one, other, "the curve");
    }

    #[test]
    fn the_row_goes_on() {
        let one = Scalar::<C, L>::ONE;
        let mut nonces = Nonces::new::<C, L>(&one, &one, &[]);
        let mut seen: Vec<U256> = (0..50).map(|_| nonces.next::<C, L>().retrieve()).collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 50);
        assert!(seen.iter().any(|number| number.bit_width() > 250), "numbers of full width");
    }
}
