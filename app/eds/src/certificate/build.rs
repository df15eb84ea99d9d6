//! Making certificates.

use super::{Body, Certificate, Sealed, Validity};
use crate::{
    algorithm::{Digest, KeyInfo, PrivateKey},
    error::BuildError,
    moment::{Moment, Time},
    name::Name,
    oid,
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Decode, Encode,
    asn1::{Any, BitString, Ia5String, Int, OctetString},
};
use rand_core::CryptoRng;
use x509_cert::ext::{
    Extension,
    pkix::{
        AccessDescription, AuthorityKeyIdentifier, BasicConstraints, KeyUsage, KeyUsages,
        certpolicy::PolicyInformation,
        crl::dp::DistributionPoint,
        name::{DistributionPointName, GeneralName},
    },
};

/// What a certificate is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Profile {
    /// A certification authority; how many others may follow.
    Authority {
        /// None: as many as one likes.
        path_len: Option<u8>,
    },
    /// Signs OCSP responses for its issuer.
    OcspResponder,
    /// Signs time stamps.
    TimeStamping,
    /// A person or system that signs: purposes and roles.
    Signer(Vec<Oid>),
}

/// What a certificate shall say.
#[derive(Clone, Debug)]
pub struct Template {
    /// Whose it is.
    pub subject: Name,
    /// The key.
    pub key: KeyInfo,
    /// What for.
    pub profile: Profile,
    /// First moment.
    pub not_before: Moment,
    /// Last moment.
    pub not_after: Moment,
    /// Policies.
    pub policies: Vec<Oid>,
    /// Addresses of CRLs.
    pub crl: Vec<String>,
    /// Addresses of deltas.
    pub delta: Vec<String>,
    /// Addresses of OCSP.
    pub ocsp: Vec<String>,
    /// Addresses of the issuer's certificate.
    pub issuers: Vec<String>,
    /// Further extensions; one that the profile has too takes its place.
    pub extra: Vec<Extension>,
}

impl Template {
    /// Without addresses and policies.
    pub fn new(subject: Name, key: KeyInfo, profile: Profile, not_before: Moment, not_after: Moment) -> Self {
        Self {
            subject,
            key,
            profile,
            not_before,
            not_after,
            policies: Vec::new(),
            crl: Vec::new(),
            delta: Vec::new(),
            ocsp: Vec::new(),
            issuers: Vec::new(),
            extra: Vec::new(),
        }
    }
}

/// Who issues: a certificate and its key.
#[derive(Clone, Debug)]
pub struct Issuer {
    /// The certificate.
    pub certificate: Certificate,
    /// Its key.
    pub key: PrivateKey,
}

impl Issuer {
    /// Both together.
    ///
    /// # Errors
    /// When the key is another's.
    pub fn new(certificate: Certificate, key: PrivateKey) -> Result<Self, BuildError> {
        if certificate.public_key()? != key.public_key() {
            return Err(BuildError::KeyOfAnother);
        }
        Ok(Self { certificate, key })
    }
}

/// Issues a certificate.
///
/// # Errors
/// When something can't be encoded.
pub fn issue(
    template: &Template,
    issuer: &Issuer,
    rng: &mut impl CryptoRng,
) -> Result<Certificate, BuildError> {
    issue_numbered(template, issuer, &serial(rng))
}

/// Issues a certificate with this serial number: the content octets of a positive INTEGER, unpredictable and never
/// used before.
///
/// # Errors
/// When something can't be encoded.
pub fn issue_numbered(
    template: &Template,
    issuer: &Issuer,
    serial: &[u8],
) -> Result<Certificate, BuildError> {
    let authority = issuer.certificate.extensions.subject_key.clone();
    let authority = authority.unwrap_or_else(|| key_id(&issuer.certificate.body.key));
    make(template, issuer.certificate.subject_name(), &authority, &issuer.key, serial)
}

/// Issues a certificate to itself: a root.
///
/// # Errors
/// When something can't be encoded.
pub fn self_signed(
    template: &Template,
    key: &PrivateKey,
    rng: &mut impl CryptoRng,
) -> Result<Certificate, BuildError> {
    make(template, &template.subject, &key_id(&template.key), key, &serial(rng))
}

fn make(
    template: &Template,
    issuer: &Name,
    authority: &[u8],
    key: &PrivateKey,
    serial: &[u8],
) -> Result<Certificate, BuildError> {
    let algorithm = key.scheme().identifier().ok_or(BuildError::Unsuitable)?;
    let body = Body {
        version: 2,
        serial: Int::new(serial)?,
        algorithm,
        issuer: issuer.clone(),
        validity: Validity { not_before: Time(template.not_before), not_after: Time(template.not_after) },
        subject: template.subject.clone(),
        key: template.key.clone(),
        issuer_id: None,
        subject_id: None,
        extensions: Some(extensions(template, authority)?),
    };
    let sealed = seal(&body, key)?;
    Ok(Certificate::from_der(&sealed.to_der()?)?)
}

/// Signs a body, as of a certificate, CRL or request.
pub(crate) fn seal(body: &impl Encode, key: &PrivateKey) -> Result<Sealed, BuildError> {
    let scheme = key.scheme();
    let body = body.to_der()?;
    let signature = key.sign(scheme, &body)?;
    Ok(Sealed {
        body: Any::from_der(&body)?,
        algorithm: scheme.identifier().ok_or(BuildError::Unsuitable)?,
        signature: BitString::from_bytes(&signature)?,
    })
}

/// 158 random bits, positive and of constant length.
fn serial(rng: &mut impl CryptoRng) -> [u8; 20] {
    let mut serial = [0; 20];
    rng.fill_bytes(&mut serial);
    serial[0] = serial[0] & 0x7f | 0x40;
    serial
}

/// RFC 7093, method 1.
fn key_id(key: &KeyInfo) -> Vec<u8> {
    let mut digest = Digest::Sha256.of(key.subject_public_key.raw_bytes());
    digest.truncate(20);
    digest
}

pub(crate) fn extension(oid: Oid, critical: bool, value: &impl Encode) -> Result<Extension, der::Error> {
    Ok(Extension { extn_id: oid, critical, extn_value: OctetString::new(value.to_der()?)? })
}

pub(crate) fn authority_key(id: &[u8]) -> Result<Extension, der::Error> {
    let id = AuthorityKeyIdentifier {
        key_identifier: Some(OctetString::new(id)?),
        authority_cert_issuer: None,
        authority_cert_serial_number: None,
    };
    extension(oid::AUTHORITY_KEY_ID, false, &id)
}

fn extensions(template: &Template, authority: &[u8]) -> Result<Vec<Extension>, BuildError> {
    let mut list = vec![
        authority_key(authority)?,
        extension(oid::SUBJECT_KEY_ID, false, &OctetString::new(key_id(&template.key))?)?,
    ];
    list.extend(of_profile(&template.profile)?);
    if !template.policies.is_empty() {
        let policies: Vec<_> = template
            .policies
            .iter()
            .map(|oid| PolicyInformation { policy_identifier: *oid, policy_qualifiers: None })
            .collect();
        list.push(extension(oid::CERTIFICATE_POLICIES, false, &policies)?);
    }
    for (oid, addresses) in
        [(oid::CRL_DISTRIBUTION_POINTS, &template.crl), (oid::FRESHEST_CRL, &template.delta)]
    {
        if !addresses.is_empty() {
            list.push(extension(oid, false, &points(addresses)?)?);
        }
    }
    let access = access(template)?;
    if !access.is_empty() {
        list.push(extension(oid::AUTHORITY_INFO_ACCESS, false, &access)?);
    }
    list.retain(|extension| !template.extra.iter().any(|extra| extra.extn_id == extension.extn_id));
    list.extend(template.extra.iter().cloned());
    Ok(list)
}

fn of_profile(profile: &Profile) -> Result<Vec<Extension>, BuildError> {
    let (basic, usage, purposes) = match profile {
        Profile::Authority { path_len } => (
            BasicConstraints { ca: true, path_len_constraint: *path_len },
            KeyUsages::KeyCertSign | KeyUsages::CRLSign,
            Vec::new(),
        ),
        Profile::OcspResponder => (leaf(), KeyUsages::DigitalSignature.into(), vec![oid::OCSP_SIGNING]),
        Profile::TimeStamping => {
            (leaf(), KeyUsages::DigitalSignature | KeyUsages::NonRepudiation, vec![oid::TIME_STAMPING])
        }
        Profile::Signer(purposes) => {
            (leaf(), KeyUsages::DigitalSignature | KeyUsages::NonRepudiation, purposes.clone())
        }
    };
    let mut list = vec![
        extension(oid::BASIC_CONSTRAINTS, true, &basic)?,
        extension(oid::KEY_USAGE, true, &KeyUsage(usage))?,
    ];
    if !purposes.is_empty() {
        // RFC 3161 demands that time stamping be critical.
        let critical = *profile == Profile::TimeStamping;
        list.push(extension(oid::EXTENDED_KEY_USAGE, critical, &purposes)?);
    }
    if *profile == Profile::OcspResponder {
        list.push(extension(oid::OCSP_NO_CHECK, false, &der::asn1::Null)?);
    }
    Ok(list)
}

const fn leaf() -> BasicConstraints {
    BasicConstraints { ca: false, path_len_constraint: None }
}

fn address(address: &str) -> Result<GeneralName, BuildError> {
    Ok(GeneralName::UniformResourceIdentifier(Ia5String::new(address)?))
}

fn points(addresses: &[String]) -> Result<Vec<DistributionPoint>, BuildError> {
    let names = addresses.iter().map(|text| address(text)).collect::<Result<Vec<_>, _>>()?;
    Ok(vec![DistributionPoint {
        distribution_point: Some(DistributionPointName::FullName(names)),
        reasons: None,
        crl_issuer: None,
    }])
}

fn access(template: &Template) -> Result<Vec<AccessDescription>, BuildError> {
    let ocsp = template.ocsp.iter().map(|text| (oid::ACCESS_OCSP, text));
    let issuers = template.issuers.iter().map(|text| (oid::ACCESS_CA_ISSUERS, text));
    ocsp.chain(issuers)
        .map(|(method, text)| {
            Ok(AccessDescription { access_method: method, access_location: address(text)? })
        })
        .collect()
}
