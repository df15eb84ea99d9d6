//! NIST's Public Key Interoperability Test Suite: every end certificate with the result its test demands.

use const_oid::ObjectIdentifier as Oid;
use eds::{
    algorithm::Strength,
    certificate::Certificate,
    crl::{self, Crl, Sources, Status},
    moment::Moment,
    path::{self, Parameters, Search},
};
use std::collections::BTreeMap;

/// Within the validity of all certificates that are meant to be valid.
const AT: Moment = Moment::from_day(2026, 11, 22);

/// DSA isn't among the algorithms of this crate: these three can't be valid or invalid for their own reason.
const NOT_OURS: [&str; 3] =
    ["ValidDSASignaturesTest4EE", "ValidDSAParameterInheritanceTest5EE", "InvalidDSASignatureTest6EE"];

struct Suite {
    certificates: BTreeMap<String, Certificate>,
    pool: Vec<Certificate>,
    anchor: [Certificate; 1],
    crls: Vec<Crl>,
}

/// Files of a tar archive in its plainest form.
fn files(mut tar: &'static [u8]) -> Vec<(String, &'static [u8])> {
    let mut files = Vec::new();
    while tar.len() >= 512 && tar[0] != 0 {
        let (header, rest) = tar.split_at(512);
        let text = |range: std::ops::Range<usize>| {
            let field = header[range].split(|byte| matches!(byte, 0 | b' ')).next().unwrap();
            String::from_utf8(field.to_vec()).unwrap()
        };
        let size = usize::from_str_radix(&text(124..136), 8).unwrap();
        if header[156] == b'0' {
            files.push((text(0..100), &rest[..size]));
        }
        tar = &rest[size.div_ceil(512) * 512..];
    }
    files
}

fn suite() -> Suite {
    let files = files(include_bytes!("../data/pkits.tar"));
    let stem = |name: &str| {
        let name = name.rsplit_once('/').unwrap().1;
        name.split_once('.').unwrap().0.to_owned()
    };
    let mut certificates = BTreeMap::new();
    let mut crls = Vec::new();
    for (name, bytes) in files {
        if name.ends_with(".crt") {
            match Certificate::read(bytes) {
                Ok(certificate) => drop(certificates.insert(stem(&name), certificate)),
                Err(error) => panic!("{name}: {error}"),
            }
        } else {
            crls.push(Crl::read(bytes).unwrap_or_else(|error| panic!("{name}: {error}")));
        }
    }
    let anchor = certificates.remove("TrustAnchorRootCertificate").unwrap();
    let pool =
        certificates.iter().filter(|(name, _)| !name.ends_with("EE")).map(|(_, c)| c.clone()).collect();
    Suite { certificates, pool, anchor: [anchor], crls }
}

impl Suite {
    /// Why the certificate of a test isn't valid.
    fn result(&self, name: &str, parameters: &Parameters) -> Result<(), String> {
        let leaf = &self.certificates[name];
        let search = Search { anchors: &self.anchor, pool: &self.pool };
        let (_, chain, _) = path::find(leaf, search, parameters).map_err(|error| error.to_string())?;
        let strength = Strength::STRICT;
        let sources = Sources { crls: &self.crls, search, at: AT, now: AT, strength };
        for certificate in &chain {
            match crl::status(certificate, sources) {
                Status::Good(_) => {}
                other => return Err(format!("{:?}: {other:?}", certificate.subject_name().to_string())),
            }
        }
        Ok(())
    }
}

fn policy(number: u8) -> Oid {
    Oid::new(&format!("2.16.840.1.101.3.2.1.48.{number}")).unwrap()
}

/// A test, the policies and switches it sets, and whether it must be valid.
type Variant = (&'static str, Parameters, bool);

fn variants() -> Vec<Variant> {
    let with = |policies: &[u8]| Parameters {
        policies: policies.iter().map(|number| policy(*number)).collect(),
        require_policy: true,
        ..Parameters::at(AT)
    };
    let any = || with(&[]);
    let inhibit_mapping = || Parameters { inhibit_mapping: true, ..any() };
    let inhibit_any = || Parameters { inhibit_any: true, ..any() };
    vec![
        ("ValidCertificatePathTest1EE", any(), true),
        ("ValidCertificatePathTest1EE", with(&[1]), true),
        ("ValidCertificatePathTest1EE", with(&[2]), false),
        ("ValidCertificatePathTest1EE", with(&[1, 2]), true),
        ("AllCertificatesNoPoliciesTest2EE", Parameters::at(AT), true),
        ("AllCertificatesNoPoliciesTest2EE", any(), false),
        ("DifferentPoliciesTest3EE", Parameters::at(AT), true),
        ("DifferentPoliciesTest3EE", any(), false),
        ("DifferentPoliciesTest3EE", with(&[1, 2]), false),
        ("DifferentPoliciesTest4EE", Parameters::at(AT), false),
        ("DifferentPoliciesTest5EE", Parameters::at(AT), false),
        ("OverlappingPoliciesTest6EE", Parameters::at(AT), true),
        ("OverlappingPoliciesTest6EE", with(&[1]), true),
        ("OverlappingPoliciesTest6EE", with(&[2]), false),
        ("DifferentPoliciesTest7EE", Parameters::at(AT), false),
        ("DifferentPoliciesTest8EE", Parameters::at(AT), false),
        ("DifferentPoliciesTest9EE", Parameters::at(AT), false),
        ("AllCertificatesSamePoliciesTest10EE", Parameters::at(AT), true),
        ("AllCertificatesSamePoliciesTest10EE", with(&[1]), true),
        ("AllCertificatesSamePoliciesTest10EE", with(&[2]), true),
        ("AllCertificatesanyPolicyTest11EE", Parameters::at(AT), true),
        ("AllCertificatesanyPolicyTest11EE", with(&[1]), true),
        ("DifferentPoliciesTest12EE", Parameters::at(AT), false),
        ("AllCertificatesSamePoliciesTest13EE", with(&[1]), true),
        ("AllCertificatesSamePoliciesTest13EE", with(&[2]), true),
        ("AllCertificatesSamePoliciesTest13EE", with(&[3]), true),
        ("AnyPolicyTest14EE", with(&[1]), true),
        ("AnyPolicyTest14EE", with(&[2]), false),
        ("UserNoticeQualifierTest15EE", any(), true),
        ("UserNoticeQualifierTest16EE", any(), true),
        ("UserNoticeQualifierTest17EE", any(), true),
        ("UserNoticeQualifierTest18EE", with(&[1]), true),
        ("UserNoticeQualifierTest18EE", with(&[2]), true),
        ("UserNoticeQualifierTest19EE", any(), true),
        ("CPSPointerQualifierTest20EE", any(), true),
        ("ValidPolicyMappingTest1EE", with(&[1]), true),
        ("ValidPolicyMappingTest1EE", with(&[2]), false),
        ("ValidPolicyMappingTest1EE", inhibit_mapping(), false),
        ("ValidPolicyMappingTest3EE", with(&[1]), false),
        ("ValidPolicyMappingTest3EE", with(&[2]), true),
        ("ValidPolicyMappingTest5EE", with(&[1]), true),
        ("ValidPolicyMappingTest5EE", with(&[6]), false),
        ("ValidPolicyMappingTest6EE", with(&[1]), true),
        ("ValidPolicyMappingTest6EE", with(&[6]), false),
        ("ValidPolicyMappingTest12EE", with(&[1]), true),
        ("ValidPolicyMappingTest12EE", with(&[2]), true),
        ("inhibitAnyPolicyTest3EE", any(), true),
        ("inhibitAnyPolicyTest3EE", inhibit_any(), false),
    ]
}

#[test]
fn the_suite_of_nist_gives_its_results() {
    let suite = suite();
    let named = suite.certificates.keys().filter(|name| name.ends_with("EE"));
    let named = named.filter(|name| name.starts_with("Valid") || name.starts_with("Invalid"));
    let mut tests: Vec<(&str, Parameters, bool)> = named
        .filter(|name| !NOT_OURS.contains(&name.as_str()))
        .map(|name| (name.as_str(), Parameters::at(AT), name.starts_with("Valid")))
        .collect();
    tests.extend(variants());
    let mut wrong = Vec::new();
    for (name, parameters, valid) in &tests {
        let result = suite.result(name, parameters);
        if result.is_ok() != *valid {
            wrong.push(format!("{name} {:?}: must be {valid}, is {result:?}", parameters.policies));
        }
    }
    println!("PKITS: {} of {} right", tests.len() - wrong.len(), tests.len());
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), tests.len(), wrong.join("\n"));
    assert_eq!(tests.len(), 248);
}
