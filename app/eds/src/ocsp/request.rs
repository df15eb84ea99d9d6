//! Asking.

use super::types::{CertId, RawRequest, RequestBody, RequestItem, nonce};
use crate::{
    armour,
    certificate::extension,
    error::{BuildError, ReadError},
    oid,
};
use der::{Decode, Encode, asn1::OctetString};

/// A question about certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which certificates.
    pub ids: Vec<CertId>,
    /// Random octets that must come back, so that an old answer isn't taken for a new one.
    pub nonce: Option<Vec<u8>>,
}

impl Request {
    /// As DER.
    ///
    /// # Errors
    /// When it can't be encoded.
    pub fn to_der(&self) -> Result<Vec<u8>, BuildError> {
        let nonce = self.nonce.as_ref().map(|nonce| nonce_extension(nonce)).transpose()?;
        let list = self.ids.iter().map(|id| RequestItem { id: id.clone(), extensions: None }).collect();
        let body =
            RequestBody { version: 0, requestor: None, list, extensions: nonce.map(|nonce| vec![nonce]) };
        Ok(RawRequest { body, signature: None }.to_der()?)
    }

    /// From DER or base64.
    ///
    /// # Errors
    /// When it is none, or asks something critical that isn't known here.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let body = RawRequest::from_der(&armour::to_der(bytes)?)?.body;
        let extensions = body.extensions.as_deref();
        let all = extensions.unwrap_or_default().iter();
        let mut all = all.chain(body.list.iter().flat_map(|item| item.extensions.iter().flatten()));
        let unknown = all.any(|extension| extension.critical && extension.extn_id != oid::OCSP_NONCE);
        if unknown || body.version != 0 || body.list.is_empty() {
            return Err(ReadError::Structure);
        }
        let nonce = nonce(extensions);
        // RFC 9654 bounds it; anything longer only makes us sign a stranger's bytes.
        if nonce.as_ref().is_some_and(|nonce| nonce.is_empty() || nonce.len() > 128) {
            return Err(ReadError::Structure);
        }
        Ok(Self { ids: body.list.into_iter().map(|item| item.id).collect(), nonce })
    }
}

pub(super) fn nonce_extension(nonce: &[u8]) -> Result<x509_cert::ext::Extension, der::Error> {
    extension(oid::OCSP_NONCE, false, &OctetString::new(nonce)?)
}
