//! Keys of any of the curves.

use std::fmt;

use crypto_bigint::{U256, U512};
use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::curves::{CryptoProSetA, Scalar, Tc26Set256A, Tc26Set512A};
use crate::multiply::base_by_secret;
use crate::point::Point;
use crate::{Curve, Error, signature};

const L256: usize = U256::LIMBS;
const L512: usize = U512::LIMBS;

/// A public key that lies in the group of its curve.
#[derive(Clone, Copy)]
pub struct VerifyingKey(Public);

#[derive(Clone, Copy)]
enum Public {
    Tc26_256A(Point<Tc26Set256A, L256>),
    Tc26_512A(Point<Tc26Set512A, L512>),
    CryptoProA(Point<CryptoProSetA, L256>),
}

/// Does the same with the point of whichever curve.
macro_rules! each {
    ($key:expr, $point:ident => $result:expr) => {
        match $key {
            Public::Tc26_256A($point) => $result,
            Public::Tc26_512A($point) => $result,
            Public::CryptoProA($point) => $result,
        }
    };
}

impl VerifyingKey {
    /// Reads `x‖y`, each little-endian.
    ///
    /// # Errors
    /// Wrong length, a coordinate out of range, a point that is not on the curve or not in its group.
    pub fn from_bytes(curve: Curve, bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self(match curve {
            Curve::Tc26_256A => Public::Tc26_256A(signature::read_public(bytes)?),
            Curve::Tc26_512A => Public::Tc26_512A(signature::read_public(bytes)?),
            Curve::CryptoProA => Public::CryptoProA(signature::read_public(bytes)?),
        }))
    }

    /// `x‖y`, each little-endian.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        each!(&self.0, point => signature::write_public(point))
    }

    /// The curve of the key.
    #[must_use]
    pub const fn curve(&self) -> Curve {
        match self.0 {
            Public::Tc26_256A(_) => Curve::Tc26_256A,
            Public::Tc26_512A(_) => Curve::Tc26_512A,
            Public::CryptoProA(_) => Curve::CryptoProA,
        }
    }

    /// Whether the signature `r‖s`, each little-endian, was made over this digest by this key.
    ///
    /// # Errors
    /// Lengths that do not fit the curve, numbers out of range, a signature that does not match.
    pub fn verify(&self, digest: &[u8], signature: &[u8]) -> Result<(), Error> {
        each!(&self.0, point => signature::verify(point, digest, signature))
    }
}

impl PartialEq for VerifyingKey {
    fn eq(&self, other: &Self) -> bool {
        self.curve() == other.curve() && self.to_bytes() == other.to_bytes()
    }
}

impl Eq for VerifyingKey {}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VerifyingKey").field(&self.curve()).finish_non_exhaustive()
    }
}

/// A private key. Its number is wiped when the key is dropped.
#[derive(Clone)]
pub struct SigningKey(Secret);

#[derive(Clone)]
enum Secret {
    Tc26_256A(Zeroizing<Scalar<Tc26Set256A, L256>>),
    Tc26_512A(Zeroizing<Scalar<Tc26Set512A, L512>>),
    CryptoProA(Zeroizing<Scalar<CryptoProSetA, L256>>),
}

impl SigningKey {
    /// Reads the number, little-endian.
    ///
    /// A key of [`Curve::CryptoProA`] can be read, to tell which certificate it belongs to, but does not sign.
    ///
    /// # Errors
    /// Wrong length, a number that is zero or not below the order.
    pub fn from_bytes(curve: Curve, bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self(match curve {
            Curve::Tc26_256A => Secret::Tc26_256A(signature::read_secret::<Tc26Set256A, L256>(bytes)?),
            Curve::Tc26_512A => Secret::Tc26_512A(signature::read_secret::<Tc26Set512A, L512>(bytes)?),
            Curve::CryptoProA => Secret::CryptoProA(signature::read_secret::<CryptoProSetA, L256>(bytes)?),
        }))
    }

    /// A new key.
    ///
    /// # Errors
    /// A source of randomness that repeats one useless number, a curve on which nothing new is signed.
    pub fn generate(curve: Curve, rng: &mut (impl CryptoRng + ?Sized)) -> Result<Self, Error> {
        Ok(Self(match curve {
            Curve::Tc26_256A => Secret::Tc26_256A(signature::new_secret::<Tc26Set256A, L256>(rng)?),
            Curve::Tc26_512A => Secret::Tc26_512A(signature::new_secret::<Tc26Set512A, L512>(rng)?),
            Curve::CryptoProA => return Err(Error::VerifyOnly),
        }))
    }

    /// The number, little-endian.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        fn bytes(mut encoded: impl AsRef<[u8]> + AsMut<[u8]>) -> Zeroizing<Vec<u8>> {
            let copy = Zeroizing::new(encoded.as_ref().to_vec());
            encoded.as_mut().zeroize();
            copy
        }
        match &self.0 {
            Secret::Tc26_256A(number) => bytes(Zeroizing::new(number.retrieve()).to_le_bytes()),
            Secret::Tc26_512A(number) => bytes(Zeroizing::new(number.retrieve()).to_le_bytes()),
            Secret::CryptoProA(number) => bytes(Zeroizing::new(number.retrieve()).to_le_bytes()),
        }
    }

    /// The curve of the key.
    #[must_use]
    pub const fn curve(&self) -> Curve {
        match self.0 {
            Secret::Tc26_256A(_) => Curve::Tc26_256A,
            Secret::Tc26_512A(_) => Curve::Tc26_512A,
            Secret::CryptoProA(_) => Curve::CryptoProA,
        }
    }

    /// The public key that belongs to it.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(match &self.0 {
            Secret::Tc26_256A(number) => Public::Tc26_256A(*base_by_secret::<Tc26Set256A, L256>(number)),
            Secret::Tc26_512A(number) => Public::Tc26_512A(*base_by_secret::<Tc26Set512A, L512>(number)),
            Secret::CryptoProA(number) => Public::CryptoProA(*base_by_secret::<CryptoProSetA, L256>(number)),
        })
    }

    /// Signs a digest of the curve's width: `r‖s`, each little-endian.
    ///
    /// The random source makes equal signatures differ; the key stays unknown even if the source is bad.
    ///
    /// # Errors
    /// A digest of another length, a curve on which nothing new is signed.
    pub fn sign(&self, digest: &[u8], rng: &mut (impl CryptoRng + ?Sized)) -> Result<Vec<u8>, Error> {
        let mut random = Zeroizing::new([0; 64]);
        rng.fill_bytes(&mut *random);
        self.sign_mixing(digest, &*random)
    }

    /// The same where there is no random source: equal digests have equal signatures.
    ///
    /// # Errors
    /// As [`Self::sign`].
    pub fn sign_deterministic(&self, digest: &[u8]) -> Result<Vec<u8>, Error> {
        self.sign_mixing(digest, &[])
    }

    fn sign_mixing(&self, digest: &[u8], random: &[u8]) -> Result<Vec<u8>, Error> {
        match &self.0 {
            Secret::Tc26_256A(number) => signature::sign::<Tc26Set256A, L256>(number, digest, random),
            Secret::Tc26_512A(number) => signature::sign::<Tc26Set512A, L512>(number, digest, random),
            Secret::CryptoProA(_) => Err(Error::VerifyOnly),
        }
    }
}

impl ZeroizeOnDrop for SigningKey {}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SigningKey").field(&self.curve()).finish_non_exhaustive()
    }
}
