//! What certificates say beyond names and key.

use crate::{error::ReadError, oid};
use const_oid::ObjectIdentifier as Oid;
use der::{Decode, asn1::OctetString};
use x509_cert::ext::{
    Extension,
    pkix::{
        AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints, CertificatePolicies, KeyUsage,
        NameConstraints, PolicyConstraints, PolicyMappings,
        crl::dp::DistributionPoint,
        name::{DistributionPointName, GeneralName},
    },
};

/// What is said about policies (RFC 5280, 4.2.1.4, 5, 11, 14).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policies {
    /// The policies it was issued under; none: the extension is missing.
    pub policies: Option<Vec<Oid>>,
    /// Issuer's policy and the subject's that equals it.
    pub mappings: Vec<(Oid, Oid)>,
    /// After so many certificates a policy must hold.
    pub require_explicit: Option<u32>,
    /// After so many certificates mappings don't count.
    pub inhibit_mapping: Option<u32>,
    /// After so many certificates "any policy" doesn't count.
    pub inhibit_any: Option<u32>,
}

/// The extensions a path or a signature is judged by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    /// Whether it is of a certification authority, and how many others may follow.
    pub basic: Option<BasicConstraints>,
    /// What the key may do.
    pub usage: Option<KeyUsage>,
    /// Purposes and roles.
    pub purposes: Option<Vec<Oid>>,
    /// Whether purposes are critical.
    pub purposes_critical: bool,
    /// Names that certificates below may have.
    pub constraints: Option<NameConstraints>,
    /// Policies.
    pub policies: Policies,
    /// Identifier of the issuer's key.
    pub authority_key: Option<Vec<u8>>,
    /// Identifier of the key.
    pub subject_key: Option<Vec<u8>>,
    /// Further names.
    pub alt_names: Vec<GeneralName>,
    /// There are some that can't be read: no authority can be said to allow them.
    pub alt_names_unreadable: bool,
    /// Where CRLs are, and which.
    pub crl_points: Vec<DistributionPoint>,
    /// Where deltas are.
    pub delta_points: Vec<DistributionPoint>,
    /// Addresses of OCSP.
    pub ocsp: Vec<String>,
    /// Addresses of the issuer's certificate.
    pub issuers: Vec<String>,
    /// A responder that isn't to be checked for revocation.
    pub ocsp_no_check: bool,
    /// Critical ones that aren't known here: the certificate must not be used.
    pub unknown_critical: Vec<Oid>,
}

/// Extensions of one certificate, and policies in one; real ones have a dozen.
const COUNT: usize = 64;

impl Extensions {
    pub(super) fn read(extensions: &[Extension]) -> Result<Self, ReadError> {
        if extensions.len() > COUNT {
            return Err(ReadError::Structure);
        }
        let mut read = Self::default();
        for (index, extension) in extensions.iter().enumerate() {
            // Two answers to one question: whichever is taken, another reader may take the other.
            if extensions[..index].iter().any(|other| other.extn_id == extension.extn_id) {
                return Err(ReadError::Structure);
            }
            let taken = read.take(extension);
            if taken.is_err() && !extension.critical && is_hint(extension.extn_id) {
                read.alt_names_unreadable |= extension.extn_id == oid::SUBJECT_ALT_NAME;
                continue;
            }
            taken?;
        }
        Ok(read)
    }

    fn take(&mut self, extension: &Extension) -> Result<(), ReadError> {
        let value = extension.extn_value.as_bytes();
        match extension.extn_id {
            oid::BASIC_CONSTRAINTS => self.basic = Some(BasicConstraints::from_der(value)?),
            oid::KEY_USAGE => self.usage = Some(KeyUsage::from_der(value)?),
            oid::EXTENDED_KEY_USAGE => {
                self.purposes = Some(Vec::from_der(value)?);
                self.purposes_critical = extension.critical;
            }
            oid::NAME_CONSTRAINTS => self.constraints = Some(NameConstraints::from_der(value)?),
            oid::AUTHORITY_KEY_ID => {
                let id = AuthorityKeyIdentifier::from_der(value)?;
                self.authority_key = id.key_identifier.map(|id| id.as_bytes().to_vec());
            }
            oid::SUBJECT_KEY_ID => {
                self.subject_key = Some(OctetString::from_der(value)?.as_bytes().to_vec());
            }
            oid::SUBJECT_ALT_NAME => self.alt_names = Vec::from_der(value)?,
            oid::CRL_DISTRIBUTION_POINTS => self.crl_points = Vec::from_der(value)?,
            oid::FRESHEST_CRL => self.delta_points = Vec::from_der(value)?,
            oid::AUTHORITY_INFO_ACCESS => self.take_access(value)?,
            oid::OCSP_NO_CHECK => self.ocsp_no_check = true,
            oid::ISSUER_ALT_NAME => {}
            _ if self.take_policies(extension.extn_id, value)? => {}
            _ if extension.critical => self.unknown_critical.push(extension.extn_id),
            _ => {}
        }
        Ok(())
    }

    fn take_policies(&mut self, oid: Oid, value: &[u8]) -> Result<bool, ReadError> {
        let policies = &mut self.policies;
        match oid {
            oid::CERTIFICATE_POLICIES => {
                let list = CertificatePolicies::from_der(value)?;
                let list: Vec<Oid> = list.0.iter().map(|policy| policy.policy_identifier).collect();
                if list.len() > COUNT
                    || list.iter().enumerate().any(|(index, policy)| list[..index].contains(policy))
                {
                    return Err(ReadError::Structure);
                }
                policies.policies = Some(list);
            }
            oid::POLICY_MAPPINGS => {
                let list = PolicyMappings::from_der(value)?.0;
                policies.mappings = list
                    .iter()
                    .map(|mapping| (mapping.issuer_domain_policy, mapping.subject_domain_policy))
                    .collect();
            }
            oid::POLICY_CONSTRAINTS => {
                let constraints = PolicyConstraints::from_der(value)?;
                policies.require_explicit = constraints.require_explicit_policy;
                policies.inhibit_mapping = constraints.inhibit_policy_mapping;
            }
            oid::INHIBIT_ANY_POLICY => policies.inhibit_any = Some(u32::from_der(value)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn take_access(&mut self, value: &[u8]) -> Result<(), ReadError> {
        for access in AuthorityInfoAccessSyntax::from_der(value)?.0 {
            let GeneralName::UniformResourceIdentifier(address) = access.access_location else { continue };
            match access.access_method {
                oid::ACCESS_OCSP => self.ocsp.push(address.to_string()),
                oid::ACCESS_CA_ISSUERS => self.issuers.push(address.to_string()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether it may issue certificates.
    pub fn is_authority(&self) -> bool {
        self.basic.as_ref().is_some_and(|basic| basic.ca)
    }

    /// Whether the key may be used for `purpose`, judged by the purposes alone.
    pub fn has_purpose(&self, purpose: &Oid) -> bool {
        self.purposes.as_ref().is_some_and(|purposes| purposes.contains(purpose))
    }

    /// Addresses of CRLs.
    pub fn crl_addresses(&self) -> Vec<String> {
        addresses(&self.crl_points)
    }

    /// Addresses of deltas.
    pub fn delta_addresses(&self) -> Vec<String> {
        addresses(&self.delta_points)
    }
}

/// Addresses and further names: certificates with mistakes in them are in use, and nothing is judged by them.
fn is_hint(oid: Oid) -> bool {
    matches!(oid, oid::SUBJECT_ALT_NAME | oid::FRESHEST_CRL | oid::AUTHORITY_INFO_ACCESS)
}

fn addresses(points: &[DistributionPoint]) -> Vec<String> {
    points
        .iter()
        .filter_map(|point| match point.distribution_point.as_ref()? {
            DistributionPointName::FullName(names) => Some(names),
            DistributionPointName::NameRelativeToCRLIssuer(_) => None,
        })
        .flatten()
        .filter_map(|name| match name {
            GeneralName::UniformResourceIdentifier(address) => Some(address.to_string()),
            _ => None,
        })
        .collect()
}
