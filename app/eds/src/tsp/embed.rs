//! Laying stamps into the signature they are of.

use super::Token;
use crate::{armour, blob::Blob, cms::SignedData, error::BuildError};

/// The signature with its time stamps within, as CAdES-T has it (DER): it proves its time wherever it goes alone. Stamps
/// of other signatures, and those that are within already, are left out.
///
/// # Errors
/// When something can't be read or encoded.
pub fn embed(cms: &[u8], tokens: &[Blob]) -> Result<Vec<u8>, BuildError> {
    let mut signed = SignedData::read(cms)?;
    for Blob(bytes) in tokens {
        let token = Token::read(bytes)?;
        let of = signed.signers().iter().position(|signer| token.covers(signer.signature()));
        let Some(at) = of else { continue };
        let der = armour::to_der(bytes)?;
        if !signed.signers()[at].tokens().contains(&der) {
            signed.add_token(at, &der)?;
        }
    }
    signed.to_der()
}
