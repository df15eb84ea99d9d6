//! A key that is open, and what its owner is told of it.

use eds::{
    algorithm::PrivateKey,
    certificate::{Certificate, Extensions, RoleOid, Subject},
    keystore::KeyEntry,
    oid,
};
use signing::{Bytes, CertificateView, KeyAlgorithm, KeyView, Usage};

/// A key of the open store.
pub(crate) struct Held {
    name: Option<String>,
    /// None: of a kind that isn't known here.
    pub key: Option<PrivateKey>,
    pub certificate: Option<Certificate>,
}

impl Held {
    pub fn of(entry: &KeyEntry) -> Self {
        Self {
            name: entry.name.clone(),
            key: PrivateKey::from_pkcs8(&entry.pkcs8).ok(),
            certificate: entry.chain.first().and_then(|der| Certificate::from_der(der).ok()),
        }
    }

    pub fn view(&self, key: u32, roles: &[RoleOid]) -> KeyView {
        KeyView {
            key,
            name: self.name.clone(),
            algorithm: self.key.as_ref().map(algorithm),
            certificate: self.certificate.as_ref().map(|certificate| view(certificate, roles)),
        }
    }
}

/// Where a key stands among those of its store.
pub(crate) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

pub(crate) fn algorithm(key: &PrivateKey) -> KeyAlgorithm {
    match key {
        PrivateKey::Rsa(_) => KeyAlgorithm::Rsa(key.public_key().bits()),
        PrivateKey::P256(_) => KeyAlgorithm::P256,
        PrivateKey::Gost(key) => match key.curve() {
            gost::Curve::Tc26_256A => KeyAlgorithm::Gost256,
            gost::Curve::Tc26_512A => KeyAlgorithm::Gost512,
            gost::Curve::CryptoProA => KeyAlgorithm::Gost2004,
        },
    }
}

fn view(certificate: &Certificate, roles: &[RoleOid]) -> CertificateView {
    let extensions = certificate.extensions();
    let usages = usages(extensions);
    let binds = usages.contains(&Usage::DigitalSignature) && usages.contains(&Usage::NonRepudiation);
    CertificateView {
        der: Bytes(certificate.der().to_vec()),
        subject: certificate.subject(),
        issuer: Subject::read(certificate.issuer()),
        serial: serial(certificate.serial()),
        not_before: certificate.not_before(),
        not_after: certificate.not_after(),
        signs: binds && !extensions.is_authority() && extensions.has_purpose(&oid::EMAIL_PROTECTION),
        usages,
        purposes: extensions.purposes.iter().flatten().map(ToString::to_string).collect(),
        roles: certificate.roles(roles),
    }
}

fn serial(octets: &[u8]) -> String {
    let digits = hex::encode(octets);
    let short = digits.trim_start_matches('0');
    if short.is_empty() { "0".to_owned() } else { short.to_owned() }
}

fn usages(extensions: &Extensions) -> Vec<Usage> {
    let Some(usage) = &extensions.usage else { return Vec::new() };
    [
        (usage.digital_signature(), Usage::DigitalSignature),
        (usage.non_repudiation(), Usage::NonRepudiation),
        (usage.key_encipherment(), Usage::KeyEncipherment),
        (usage.data_encipherment(), Usage::DataEncipherment),
        (usage.key_agreement(), Usage::KeyAgreement),
        (usage.key_cert_sign(), Usage::CertificateSign),
        (usage.crl_sign(), Usage::CrlSign),
    ]
    .into_iter()
    .filter_map(|(has, usage)| has.then_some(usage))
    .collect()
}
