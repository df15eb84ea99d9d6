//! Judging requests for certificates.

use crate::error::RequestFault;
use der::{Decode, asn1::UintRef};
use eds::{
    algorithm::{KeyInfo, PublicKey},
    certificate::{Certificate, Request},
    error::ReadError,
    oid,
};

/// Largest request read.
const SIZE: usize = 1 << 14;
/// Sizes of RSA keys that are certified.
const RSA_BITS: std::ops::RangeInclusive<u32> = 2048..=4096;
/// RSA's smallest public exponent (FIPS 186-5).
const EXPONENT: u64 = 65_537;

/// The key in a request, if it may be certified. What else the request says is a wish, and not looked at.
pub(crate) fn check<'a>(
    bytes: &[u8],
    own: impl Iterator<Item = &'a Certificate>,
) -> Result<KeyInfo, RequestFault> {
    if bytes.len() > SIZE {
        return Err(RequestFault::Unreadable);
    }
    let request = Request::read(bytes).map_err(|_| RequestFault::Unreadable)?;
    let info = request.key_info();
    if info.algorithm.oid == oid::RSA {
        check_rsa(info)?;
    }
    // Still read, in archives; nobody gets a new one.
    if info.algorithm.oid == oid::GOST_2004 {
        return Err(RequestFault::UnknownKey);
    }
    let key = PublicKey::read(info).map_err(|error| match error {
        ReadError::UnknownAlgorithm => RequestFault::UnknownKey,
        _ => RequestFault::BadKey,
    })?;
    let scheme = request.verify().map_err(RequestFault::Signature)?;
    if scheme.digest().is_weak() {
        return Err(RequestFault::WeakDigest(scheme.digest()));
    }
    for certificate in own {
        if certificate.public_key().is_ok_and(|own| own == key) {
            return Err(RequestFault::KeyOfCentre);
        }
    }
    Ok(info.clone())
}

#[derive(der::Sequence)]
struct Rsa<'a> {
    modulus: UintRef<'a>,
    exponent: UintRef<'a>,
}

fn check_rsa(info: &KeyInfo) -> Result<(), RequestFault> {
    let bytes = info.subject_public_key.as_bytes().ok_or(RequestFault::BadKey)?;
    let key = Rsa::from_der(bytes).map_err(|_| RequestFault::BadKey)?;
    let modulus = key.modulus.as_bytes();
    let bits = bits(modulus);
    if !RSA_BITS.contains(&bits) {
        return Err(RequestFault::KeySize { bits });
    }
    let exponent = key.exponent.as_bytes();
    let exponent =
        exponent.iter().try_fold(0u64, |sum, byte| sum.checked_mul(256).map(|sum| sum + u64::from(*byte)));
    let strong = exponent.is_none_or(|exponent| exponent >= EXPONENT && exponent % 2 == 1);
    if !strong || has_small_factor(modulus) {
        return Err(RequestFault::BadKey);
    }
    Ok(())
}

fn bits(number: &[u8]) -> u32 {
    let first = number.first().map_or(8, |byte| byte.leading_zeros());
    u32::try_from(number.len() * 8).unwrap_or(u32::MAX).saturating_sub(first)
}

/// A modulus that anybody can take apart: no key, but a slip of whoever made it.
fn has_small_factor(number: &[u8]) -> bool {
    let divides =
        |factor: u32| number.iter().fold(0u32, |rest, byte| (rest * 256 + u32::from(*byte)) % factor) == 0;
    // Divisors that aren't prime do no harm.
    std::iter::once(2).chain((3..752).step_by(2)).any(divides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_factors_are_found() {
        for number in [2u32 * 65_537, 3 * 65_537, 751 * 65_537] {
            assert!(has_small_factor(&number.to_be_bytes()), "{number}");
        }
        assert!(!has_small_factor(&(757u32 * 65_537).to_be_bytes()));
    }

    #[test]
    fn bits_are_counted() {
        for (number, expected) in [(&[0x80, 0][..], 16), (&[1], 1), (&[0], 0), (&[], 0), (&[0x7f, 0xff], 15)]
        {
            assert_eq!(bits(number), expected, "{number:?}");
        }
    }
}
