//! Answers and lists by somebody who is revoked, too late, or with something weak in them.

use super::{
    Forgery, Made, Refusal,
    controls::Controls,
    fails,
    revocation::{by_crl, by_ocsp},
    scene::{Scene, Spoken, list, revoked},
    tree::Node,
};
use crate::pki::{AIGUL, DAY, NOW, common_name};
use der::{
    Encode,
    asn1::{Ia5String, OctetString},
};
use eds::{
    algorithm::{Digest, KeyKind, PrivateKey, Scheme},
    certificate::{self, Certificate, Issuer, Profile, Role, Template},
    check::{CheckName, Reason, Verdict},
    crl::{self, Crl, CrlRefusal, Revoked},
    moment::Moment,
    ocsp::OcspRefusal,
    oid,
};
use x509_cert::ext::{
    Extension,
    pkix::{
        CrlReason, IssuingDistributionPoint,
        name::{DistributionPointName, GeneralName},
    },
};

/// Where the list lies that speaks of responders only.
const RESPONDERS: &str = "http://list.example/responders.crl";
/// When all is looked at.
const LATER: Moment = NOW.plus_seconds(3600);

/// A responder of the issuing authority.
fn responder(scene: &mut Scene, key: PrivateKey, profile: Profile) -> Issuer {
    let (from, to) = (NOW.plus_seconds(-365 * DAY), NOW.plus_seconds(365 * DAY));
    let mut template = Template::new(common_name("OCSP 2"), key.key_info().unwrap(), profile, from, to);
    template.crl = vec![RESPONDERS.to_owned()];
    scene.pki.issue_from(&template, key, None)
}

/// One of which its authority doesn't say that nobody needs to ask about it.
fn plain_responder(scene: &mut Scene) -> Issuer {
    let key = scene.pki.key();
    responder(scene, key, Profile::Signer(vec![oid::OCSP_SIGNING]))
}

/// Only this answer tells of the head.
fn answered(scene: &Scene, change: impl FnOnce(&mut Spoken)) -> Made {
    let made = scene.made(|plan| {
        plan.lists.truncate(1);
        change(plan.answer.as_mut().unwrap());
    });
    made.with(|made| {
        made.policy.stamp_revocation = false;
        made.now = LATER.plus_seconds(60);
    })
}

fn answered_by(scene: &Scene, responder: &Issuer) -> Made {
    answered(scene, |spoken| spoken.responder = responder.clone())
}

/// Only this list tells of the head.
fn listed(scene: &Scene, crl: &Crl) -> Made {
    scene
        .made(|plan| {
            plan.answer = None;
            plan.lists = vec![list(&scene.pki.root, 5, None, vec![]), crl.clone()];
        })
        .with(|made| made.policy.stamp_revocation = false)
}

/// With a list of an hour later that names the responder and speaks of nobody else.
fn and_responders(scene: &Scene, made: Made, entry: Revoked) -> Made {
    let address = GeneralName::UniformResourceIdentifier(Ia5String::new(RESPONDERS).unwrap());
    let point = IssuingDistributionPoint {
        distribution_point: Some(DistributionPointName::FullName(vec![address])),
        only_contains_user_certs: false,
        only_contains_ca_certs: false,
        only_some_reasons: None,
        indirect_crl: false,
        only_contains_attribute_certs: false,
    };
    let extn_value = OctetString::new(point.to_der().unwrap()).unwrap();
    let extra = vec![Extension { extn_id: oid::ISSUING_DISTRIBUTION_POINT, critical: true, extn_value }];
    let (this_update, next_update) = (LATER, Some(LATER.plus_seconds(DAY)));
    let template =
        crl::Template { number: 9, base: None, this_update, next_update, entries: vec![entry], extra };
    let crl = crl::build(&template, &scene.pki.authority).unwrap();
    made.with(|made| made.evidence.crls.push(crl.der().into()))
}

/// The answer was made a minute after the signature.
fn revoked_responders(scene: &mut Scene) -> Vec<Forgery> {
    let plain = plain_responder(scene);
    let of = |seconds: i64, reason: Option<CrlReason>| {
        let entry = revoked(&plain, NOW.plus_seconds(seconds), reason);
        let made = and_responders(scene, answered_by(scene, &plain), entry);
        let name = format!("OCSP: of a responder revoked after {seconds} s, {reason:?}");
        (name, made, by_ocsp(OcspRefusal::ResponderRevoked))
    };
    vec![
        of(-DAY, Some(CrlReason::Superseded)),
        of(60, Some(CrlReason::Superseded)),
        of(600, None),
        of(600, Some(CrlReason::KeyCompromise)),
        of(600, Some(CrlReason::CertificateHold)),
        of(600, Some(CrlReason::PrivilegeWithdrawn)),
    ]
}

pub fn forgeries(scene: &mut Scene) -> Vec<Forgery> {
    let mut forgeries = revoked_responders(scene);
    let gone = scene.pki.issue(AIGUL, &Role::Head, |template| template.not_after = NOW.plus_seconds(30));
    let made = scene.by(&gone).with(|made| drop(made.evidence.crls.pop()));
    forgeries.push((
        "OCSP: made after the certificate's end".to_owned(),
        made,
        by_ocsp(OcspRefusal::AfterExpiry),
    ));
    forgeries
}

/// A key for lists alone, beside the authority's own.
fn list_signer(scene: &mut Scene, key: PrivateKey) -> Issuer {
    let subject = scene.pki.authority.certificate.subject_name().clone();
    let (from, to) = (NOW.plus_seconds(-365 * DAY), NOW.plus_seconds(365 * DAY));
    let profile = Profile::Authority { path_len: Some(0) };
    let template = Template::new(subject, key.key_info().unwrap(), profile, from, to);
    let root = scene.pki.root.clone();
    scene.pki.issue_from(&template, key, Some(&root))
}

fn listed_by(scene: &Scene, signer: &Issuer) -> Made {
    listed(scene, &list(signer, 9, None, vec![]))
        .with(|made| made.evidence.certificates.push(signer.certificate.der().into()))
}

pub fn controls(scene: &mut Scene) -> Controls {
    let plain = plain_responder(scene);
    let later = revoked(&plain, NOW.plus_seconds(600), Some(CrlReason::Superseded));
    let key = scene.pki.key();
    let free = responder(scene, key, Profile::OcspResponder);
    let before = revoked(&free, NOW.plus_seconds(-DAY), Some(CrlReason::Superseded));
    let key = scene.pki.key();
    let apart = list_signer(scene, key);
    let answered = |responder| answered_by(scene, responder);
    vec![
        ("a responder that is to be asked about".to_owned(), answered(&plain)),
        ("a responder superseded later".to_owned(), and_responders(scene, answered(&plain), later)),
        // Its authority chose that nobody asks (RFC 6960, 4.2.2.2.1).
        ("a responder not to be asked about".to_owned(), and_responders(scene, answered(&free), before)),
        ("a key for lists alone".to_owned(), listed_by(scene, &apart)),
    ]
}

/// Signed anew with SHA-1; the identifiers of the algorithm lie at `places`.
fn with_sha1(mut tree: Node, places: &[&[usize]], key: &PrivateKey) -> Node {
    for place in places {
        *tree.at(place).bytes() = oid::ECDSA_SHA1.as_bytes().to_vec();
    }
    let signature = key.sign(Scheme::Ecdsa(Digest::Sha1), &tree.at(&[0]).write()).unwrap();
    *tree.at(&[2]).bytes() = [&[0][..], &signature].concat();
    tree
}

fn certified_with_sha1(of: &Issuer, by: &Issuer) -> Issuer {
    let tree = with_sha1(Node::read(of.certificate.der()), &[&[0, 2, 0], &[1, 0]], &by.key);
    Issuer::new(Certificate::from_der(&tree.write()).unwrap(), of.key.clone()).unwrap()
}

fn listed_with_sha1(crl: &Crl, by: &Issuer) -> Crl {
    let tree = with_sha1(Node::read(crl.der()), &[&[0, 1, 0], &[1, 0]], &by.key);
    Crl::read(&tree.write()).unwrap()
}

fn answered_with_sha1(response: &[u8], by: &Issuer) -> Vec<u8> {
    let mut outer = Node::read(response);
    let inner = outer.at(&[1, 0, 1]).bytes();
    *inner = with_sha1(Node::read(inner), &[&[1, 0]], &by.key).write();
    outer.write()
}

/// What rests on SHA-1 somewhere.
fn broken(scene: &mut Scene) -> Vec<(&'static str, Made, Refusal)> {
    let (root, authority, own) =
        (scene.pki.root.clone(), scene.pki.authority.clone(), scene.pki.responder.clone());
    let key = scene.pki.key();
    let apart = certified_with_sha1(&list_signer(scene, key), &root);
    let certified = certified_with_sha1(&own, &authority);
    let answer = answered(scene, |_| ()).with(|made| {
        made.evidence.ocsp[0] = answered_with_sha1(&made.evidence.ocsp[0].0, &own).into();
    });
    let of_authority = listed_with_sha1(&list(&authority, 9, None, vec![]), &authority);
    let of_root = listed_with_sha1(&list(&root, 5, None, vec![]), &root);
    let above = scene.made(|plan| plan.lists[0] = of_root);
    vec![
        ("an answer", answer, by_ocsp(OcspRefusal::Weak)),
        ("a responder's certificate", answered_by(scene, &certified), by_ocsp(OcspRefusal::Weak)),
        ("a list", listed(scene, &of_authority), by_crl(CrlRefusal::Weak)),
        ("a list of the anchor", above, by_crl(CrlRefusal::Weak)),
        ("the certificate of a list's signer", listed_by(scene, &apart), by_crl(CrlRefusal::Weak)),
    ]
}

/// What rests on a key of 1024 bits somewhere.
fn short(scene: &mut Scene) -> Vec<(&'static str, Made, Refusal)> {
    let key = || rsa::RsaPrivateKey::new(&mut crate::pki::seeded(7), 1024).unwrap();
    let key = PrivateKey::Rsa(Box::new(key()));
    let answering = responder(scene, key.clone(), Profile::OcspResponder);
    let listing = list_signer(scene, key.clone());
    let (from, to) = (NOW.plus_seconds(-365 * DAY), NOW.plus_seconds(365 * DAY));
    let profile = Profile::Authority { path_len: None };
    let template = Template::new(common_name("ҚЫСҚА"), key.key_info().unwrap(), profile, from, to);
    let anchor = certificate::self_signed(&template, &key, scene.pki.rng()).unwrap();
    let anchor = Issuer::new(anchor, key).unwrap();
    let stamper = {
        let key = scene.pki.key();
        let template =
            Template::new(common_name("БЕЛГІ 2"), key.key_info().unwrap(), Profile::TimeStamping, from, to);
        scene.pki.issue_from(&template, key, Some(&anchor))
    };
    let stamped = scene.made(|plan| plan.stamp = Some((NOW, stamper))).with(|made| {
        made.policy.anchors.push(anchor.certificate.der().into());
        made.policy.stamp_revocation = false;
    });
    let strength = fails(CheckName::Strength, |reason| *reason == Reason::WeakKey { bits: 1024 });
    vec![
        ("a responder", answered_by(scene, &answering), by_ocsp(OcspRefusal::Weak)),
        ("a list's signer", listed_by(scene, &listing), by_crl(CrlRefusal::Weak)),
        ("the anchor of a stamp", stamped, strength),
    ]
}

/// Each is refused only for that: where it is good enough all is well.
fn weighed(cases: Vec<(&str, Made, Refusal)>, allow: impl Fn(&mut Made)) {
    for (name, made, refusal) in cases {
        let report = made.report();
        assert!(refusal.meets(&report), "{name}: {report:?}");
        let report = made.with(&allow).report();
        assert_eq!(report.verdict, Verdict::Valid, "{name}: {report:?}");
    }
}

#[test]
fn proof_with_broken_digests_is_refused() {
    let mut scene = Scene::new(KeyKind::P256);
    weighed(broken(&mut scene), |made| made.policy.weak_until = Some(NOW.plus_seconds(DAY)));
}

#[test]
fn proof_with_short_keys_is_refused() {
    let mut scene = Scene::new(KeyKind::P256);
    weighed(short(&mut scene), |made| made.policy.rsa_bits = 1024);
}
