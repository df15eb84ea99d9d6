//! Signatures by the GOST elliptic curves, as certificates of Kazakhstan carry them.
//!
//! GOST R 34.10-2012 (in Kazakhstan also 2015) with 256 and 512 bits is made and checked; GOST 34.310-2004, which
//! old certificates and old documents have, is only checked. No input or output, no clock, no randomness of its own.
//!
//! Bytes are in the national order, which is that of no RFC: the public key is `x‖y`, the signature `r‖s`, the
//! private key the number, each little-endian and of full width; the digest is read as a little-endian number.

mod curves;
mod keys;
mod multiply;
mod nonce;
mod point;
mod scalar;
mod signature;
#[cfg(test)]
mod vectors;

pub use keys::{SigningKey, VerifyingKey};
pub use rand_core;

/// The curves that national certificates use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Curve {
    /// GOST R 34.10-2012 with 256 bits, parameter set A of TC 26.
    Tc26_256A,
    /// GOST R 34.10-2012 with 512 bits, parameter set A of TC 26.
    Tc26_512A,
    /// GOST 34.310-2004: parameter set A of CryptoPro. Signatures on it are checked, never made.
    CryptoProA,
}

impl Curve {
    /// Bytes of a coordinate, of a private key, of half a signature and of a digest.
    #[must_use]
    pub const fn width(self) -> usize {
        match self {
            Self::Tc26_256A | Self::CryptoProA => 32,
            Self::Tc26_512A => 64,
        }
    }
}

/// Why a key or a signature is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Too few or too many bytes.
    #[error("the length does not fit the curve")]
    Length,
    /// A number is zero, or not below the modulus.
    #[error("a number is out of range")]
    Range,
    /// The public key is not a point of the curve.
    #[error("the public key is not on the curve")]
    NotOnCurve,
    /// The public key is not a multiple of the curve's base point.
    #[error("the public key lies outside the group of signatures")]
    WrongGroup,
    /// The signature was not made by this key over this digest.
    #[error("the signature does not match")]
    Mismatch,
    /// New signatures are not made on this curve.
    #[error("signatures on this curve are only checked")]
    VerifyOnly,
    /// The source of randomness gives nothing usable.
    #[error("the source of randomness does not work")]
    Randomness,
}
