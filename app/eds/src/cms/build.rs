//! Signing.

use super::{
    SignedData,
    types::{Body, CertificateIdV2, Encapsulated, IssuerAndSerial, SignerBody, SignerId, SigningCertificate},
};
use crate::{
    algorithm::{Digest, PrivateKey},
    certificate::Certificate,
    error::BuildError,
    moment::{Moment, Time},
    oid,
    set::{Attribute, Set},
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Decode, Encode,
    asn1::{Any, Int, OctetString},
};

/// What a signature shall hold beside the signer's certificate.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The content too.
    pub attached: bool,
    /// When the signer says it is; nothing to rely on, but readers show it.
    pub time: Option<Moment>,
    /// Further certificates.
    pub chain: &'a [Certificate],
}

/// Signs `content`, as CAdES-BES.
///
/// # Errors
/// When the certificate isn't of the key.
pub fn sign(
    content: &[u8],
    certificate: &Certificate,
    key: &PrivateKey,
    form: Form<'_>,
) -> Result<SignedData, BuildError> {
    sign_as(oid::DATA, content, certificate, key, form)
}

/// Signs content of some kind.
///
/// # Errors
/// When the certificate isn't of the key.
pub fn sign_as(
    content_type: Oid,
    content: &[u8],
    certificate: &Certificate,
    key: &PrivateKey,
    form: Form<'_>,
) -> Result<SignedData, BuildError> {
    if certificate.public_key()? != key.public_key() {
        return Err(BuildError::KeyOfAnother);
    }
    let scheme = key.scheme();
    let signed = attributes(content_type, &scheme.digest().of(content), certificate, form.time)?;
    let signature = key.sign(scheme, &signed.to_der()?)?;
    let signer = SignerBody {
        version: 1,
        id: SignerId::Certificate(IssuerAndSerial {
            issuer: certificate.issuer().clone(),
            serial: Int::new(certificate.serial())?,
        }),
        digest: scheme.digest().identifier(),
        signed: Some(signed),
        algorithm: scheme.identifier().ok_or(BuildError::Unsuitable)?,
        signature: OctetString::new(signature)?,
        unsigned: None,
    };
    let certificates = std::iter::once(certificate).chain(form.chain);
    let certificates =
        certificates.map(|certificate| Any::from_der(certificate.der())).collect::<Result<_, _>>()?;
    let content = form.attached.then(|| OctetString::new(content)).transpose()?;
    Ok(SignedData::of(Body {
        version: if content_type == oid::DATA { 1 } else { 3 },
        digests: Set(vec![scheme.digest().identifier()]),
        content: Encapsulated { content_type, content },
        certificates: Some(Set::sorted(certificates)?),
        crls: None,
        signers: Set(vec![signer]),
    })?)
}

fn attributes(
    content_type: Oid,
    digest: &[u8],
    certificate: &Certificate,
    time: Option<Moment>,
) -> Result<Set<Any>, der::Error> {
    let id = CertificateIdV2 {
        algorithm: None,
        hash: OctetString::new(certificate.fingerprint(Digest::Sha256))?,
        issuer: None,
    };
    let reference = SigningCertificate { ids: vec![Any::encode_from(&id)?], policies: None };
    let mut list = vec![
        Attribute::new(oid::CONTENT_TYPE, &content_type)?,
        Attribute::new(oid::MESSAGE_DIGEST, &OctetString::new(digest)?)?,
        Attribute::new(oid::SIGNING_CERTIFICATE_V2, &reference)?,
    ];
    if let Some(time) = time {
        list.push(Attribute::new(oid::SIGNING_TIME, &Time(time))?);
    }
    Set::sorted(list.iter().map(Any::encode_from).collect::<Result<_, _>>()?)
}
