//! Stamping.

use super::{
    request::Request,
    types::{Accuracy, Imprint, Info, RawReply, StatusInfo},
};
use crate::{
    certificate::{Certificate, Issuer},
    cms::{self, Form},
    error::BuildError,
    moment::{Generalized, Moment},
    oid,
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Decode, Encode,
    asn1::{Any, BitString, Int, OctetString},
};

/// Why no stamp is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StampFailure {
    /// The digest isn't known or too weak.
    Algorithm,
    /// The request can't be read.
    Malformed,
    /// Not under this policy.
    Policy,
    /// No time to be had.
    Time,
    /// Something broke.
    Internal,
}

impl StampFailure {
    /// The bit in PKIFailureInfo.
    const fn bit(self) -> u8 {
        match self {
            Self::Algorithm => 0,
            Self::Malformed => 5,
            Self::Time => 14,
            Self::Policy => 15,
            Self::Internal => 25,
        }
    }
}

/// What a stamp says beside the request and the time.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The policy; a request for another is refused.
    pub policy: Oid,
    /// The content octets of a positive INTEGER that never repeats.
    pub serial: &'a [u8],
    /// How far the time may be from the true one, in seconds.
    pub accuracy: Option<u32>,
    /// Whether of two stamps the earlier time is the earlier one even within the accuracy.
    pub ordering: bool,
}

/// Stamps a request: a reply with the token. `serial` must never repeat.
///
/// # Errors
/// When the digest is broken, another policy is asked for, or something can't be encoded.
pub fn stamp(
    request: &Request,
    stamper: &Issuer,
    chain: &[Certificate],
    policy: Oid,
    serial: u64,
    now: Moment,
) -> Result<Vec<u8>, BuildError> {
    let mut digits = vec![0];
    digits.extend(serial.to_be_bytes());
    let zeros = digits.windows(2).take_while(|pair| pair[0] == 0 && pair[1] & 0x80 == 0).count();
    let terms = Terms { policy, serial: &digits[zeros..], accuracy: None, ordering: false };
    stamp_as(request, stamper, chain, terms, now)
}

/// The same on other terms.
///
/// # Errors
/// When the digest is broken, another policy is asked for, or something can't be encoded.
pub fn stamp_as(
    request: &Request,
    stamper: &Issuer,
    chain: &[Certificate],
    terms: Terms<'_>,
    now: Moment,
) -> Result<Vec<u8>, BuildError> {
    if request.digest.is_weak() || request.policy.is_some_and(|asked| asked != terms.policy) {
        return Err(BuildError::Unsuitable);
    }
    let accuracy = |seconds| Accuracy { seconds: Some(seconds), millis: None, micros: None };
    let info = Info {
        version: 1,
        policy: terms.policy,
        imprint: Imprint {
            algorithm: request.digest.identifier(),
            hash: OctetString::new(request.hash.as_slice())?,
        },
        serial: Int::new(terms.serial)?,
        time: Generalized(now),
        accuracy: terms.accuracy.map(accuracy),
        ordering: terms.ordering,
        nonce: request.nonce.as_deref().map(Int::new).transpose()?,
        authority: None,
        extensions: None,
    };
    let form = Form { attached: true, time: Some(now), chain };
    let signed = cms::sign_as(oid::TST_INFO, &info.to_der()?, &stamper.certificate, &stamper.key, form)?;
    let signed = if request.certificate { signed } else { signed.bare() };
    let status = StatusInfo { status: 0, text: None, failure: None };
    Ok(RawReply { status, token: Some(Any::from_der(&signed.to_der()?)?) }.to_der()?)
}

/// Refuses to stamp.
///
/// # Errors
/// When it can't be encoded.
pub fn refuse(failure: StampFailure) -> Result<Vec<u8>, BuildError> {
    let bit = failure.bit();
    let mut bytes = vec![0; usize::from(bit / 8) + 1];
    if let Some(last) = bytes.last_mut() {
        *last = 0x80 >> (bit % 8);
    }
    let failure = BitString::new(7 - bit % 8, bytes)?;
    let status = StatusInfo { status: 2, text: None, failure: Some(failure) };
    Ok(RawReply { status, token: None }.to_der()?)
}
