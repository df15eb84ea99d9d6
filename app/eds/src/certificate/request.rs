//! Requests for certificates (PKCS #10).

use super::{Extensions, Sealed, build::seal};
use crate::{
    algorithm::{KeyInfo, PrivateKey, PublicKey, Scheme},
    armour,
    error::{BuildError, ReadError, SignatureError},
    name::Name,
    oid,
    set::{Attribute, Set},
};
use der::{Decode, Encode, Sequence};
use x509_cert::ext::Extension;

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
struct Body {
    version: u8,
    subject: Name,
    key: KeyInfo,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true")]
    attributes: Set<Attribute>,
}

/// A request for a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    sealed: Sealed,
    body: Body,
    wanted: Vec<Extension>,
}

impl Request {
    /// Asks for a certificate of `key`, with these extensions.
    ///
    /// # Errors
    /// When something can't be encoded.
    pub fn build(subject: &Name, key: &PrivateKey, wanted: Vec<Extension>) -> Result<Self, BuildError> {
        let mut attributes = Vec::new();
        if !wanted.is_empty() {
            attributes.push(Attribute::new(oid::EXTENSION_REQUEST, &wanted)?);
        }
        let body =
            Body { version: 0, subject: subject.clone(), key: key.key_info()?, attributes: Set(attributes) };
        Ok(Self { sealed: seal(&body, key)?, body, wanted })
    }

    /// From DER, PEM or base64. Read is not checked: [`Self::verify`].
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let sealed = Sealed::from_der(&armour::to_der(bytes)?)?;
        let body = Body::from_der(&sealed.body.to_der()?)?;
        let mut wanted = Vec::new();
        for attribute in body.attributes.0.iter().filter(|attribute| attribute.oid == oid::EXTENSION_REQUEST)
        {
            let value = attribute.values.0.first().ok_or(ReadError::Structure)?;
            wanted.extend(value.decode_as::<Vec<Extension>>()?);
        }
        Ok(Self { sealed, body, wanted })
    }

    /// Checks that who asks has the key.
    ///
    /// # Errors
    /// When the signature doesn't hold.
    pub fn verify(&self) -> Result<Scheme, SignatureError> {
        let key = PublicKey::read(&self.body.key).map_err(|_| SignatureError::Key)?;
        self.sealed.verify(&key)
    }

    /// As DER.
    ///
    /// # Errors
    /// When it can't be encoded.
    pub fn to_der(&self) -> Result<Vec<u8>, BuildError> {
        Ok(self.sealed.to_der()?)
    }

    /// Whose the certificate shall be.
    pub fn subject(&self) -> &Name {
        &self.body.subject
    }

    /// The key.
    pub fn key_info(&self) -> &KeyInfo {
        &self.body.key
    }

    /// What the certificate shall say; a wish, the authority decides.
    ///
    /// # Errors
    /// When an extension is no such thing.
    pub fn wanted(&self) -> Result<Extensions, ReadError> {
        Extensions::read(&self.wanted)
    }
}
