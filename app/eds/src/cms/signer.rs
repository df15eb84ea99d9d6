//! One signer of SignedData.

use super::{
    attributes::SignedAttributes,
    types::{SignerBody, SignerId},
};
use crate::{
    algorithm::{Digest, Identifier, Scheme},
    certificate::Certificate,
    error::{ReadError, SignatureError},
    name, oid,
};
use der::Encode;

/// One signer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    body: SignerBody,
    attributes: Option<SignedAttributes>,
}

impl Signer {
    pub(super) fn read(body: SignerBody) -> Result<Self, ReadError> {
        let attributes = body.signed.as_ref().map(SignedAttributes::read).transpose()?;
        Ok(Self { body, attributes })
    }

    /// What the signer signed beside the content. None: the signature is made over the content alone, so
    /// that nothing ties it to the certificate.
    pub fn attributes(&self) -> Option<&SignedAttributes> {
        self.attributes.as_ref()
    }

    /// The digest, if it is known.
    pub fn digest(&self) -> Option<Digest> {
        Digest::of_oid(&self.body.digest.oid)
    }

    /// How it is signed.
    pub fn algorithm(&self) -> &Identifier {
        &self.body.algorithm
    }

    /// The same as a scheme, if it is known.
    pub fn scheme(&self) -> Option<Scheme> {
        Scheme::of_oid(&self.body.algorithm.oid, self.digest())
    }

    /// The signature's value, which time stamps are made of.
    pub fn signature(&self) -> &[u8] {
        self.body.signature.as_bytes()
    }

    /// Time stamps of the signature, as DER.
    pub fn tokens(&self) -> Vec<Vec<u8>> {
        let attributes = self.body.unsigned.as_ref().map(|set| set.0.as_slice()).unwrap_or_default();
        attributes
            .iter()
            .filter(|attribute| attribute.oid == oid::TIME_STAMP_TOKEN)
            .flat_map(|attribute| &attribute.values.0)
            .filter_map(|value| value.to_der().ok())
            .collect()
    }

    /// Whether the message says that this is the signer's certificate.
    pub fn is_of(&self, certificate: &Certificate) -> bool {
        match &self.body.id {
            SignerId::Certificate(id) => {
                id.serial.as_bytes() == certificate.serial() && name::same(&id.issuer, certificate.issuer())
            }
            SignerId::Key(id) => certificate.extensions().subject_key.as_deref() == Some(id.as_bytes()),
        }
    }

    /// The signer's certificate among others: one that the signed attributes name goes before one that only
    /// has its issuer and number.
    pub fn find<'a>(&self, certificates: &'a [Certificate]) -> Option<&'a Certificate> {
        let candidates = || certificates.iter().filter(|certificate| self.is_of(certificate));
        candidates().find(|certificate| self.names(certificate) == Some(true)).or_else(|| candidates().next())
    }

    /// Whether the signed attributes name this certificate; None: they name none.
    pub fn names(&self, certificate: &Certificate) -> Option<bool> {
        let references = self.attributes.as_ref().map(|attributes| attributes.certificate.as_slice())?;
        (!references.is_empty()).then(|| references.iter().all(|reference| reference.names(certificate)))
    }

    /// The digest of the content in the signed attributes.
    pub fn message_digest(&self) -> Option<&[u8]> {
        self.attributes.as_ref().map(|attributes| attributes.message_digest.as_slice())
    }

    /// Whether the digest in the signed attributes is that of `content`.
    pub fn covers(&self, content: &[u8]) -> bool {
        match (&self.attributes, self.digest()) {
            (Some(attributes), Some(digest)) => digest.of(content) == attributes.message_digest,
            _ => false,
        }
    }

    /// Checks the signature over the signed attributes; that they cover the content is [`Self::covers`].
    ///
    /// # Errors
    /// When it doesn't hold or there are no signed attributes.
    pub fn verify(&self, certificate: &Certificate) -> Result<Scheme, SignatureError> {
        let attributes = self.attributes.as_ref().ok_or(SignatureError::Wrong)?;
        let key = certificate.public_key().map_err(|error| match error {
            ReadError::UnknownAlgorithm => SignatureError::UnknownAlgorithm,
            _ => SignatureError::Key,
        })?;
        let digest = self.digest().ok_or(SignatureError::UnknownAlgorithm)?;
        let verify = |bytes: &[u8]| key.verify(&self.body.algorithm, Some(digest), bytes, self.signature());
        match (verify(&attributes.encoded), &attributes.sorted) {
            (Err(SignatureError::Wrong), Some(sorted)) => verify(sorted),
            (result, _) => result,
        }
    }
}
