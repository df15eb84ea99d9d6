//! Forgeries of the certificate and of the path above it.

use super::{
    Forgery, Made, Refusal, fails,
    scene::{CERTIFICATES, Scene, resign},
    tree::Node,
};
use crate::pki::{AIGUL, DAY, NOW, Pki, common_name};
use const_oid::ObjectIdentifier as Oid;
use der::{Encode, asn1::OctetString, flagset::FlagSet};
use eds::{
    algorithm::Digest,
    certificate::{self, Issuer, Profile, Role, Template},
    check::{CheckName, Reason},
    error::SignatureError,
    moment::Moment,
    oid,
    path::PathError,
};
use x509_cert::ext::{
    Extension,
    pkix::{
        BasicConstraints, KeyUsage, KeyUsages, NameConstraints, constraints::name::GeneralSubtree,
        name::GeneralName,
    },
};

pub fn chain(right: impl Fn(&PathError) -> bool + 'static) -> Refusal {
    fails(CheckName::Chain, move |reason| matches!(reason, Reason::Chain(error) if right(error)))
}

pub fn extension(oid: Oid, critical: bool, value: &impl Encode) -> Extension {
    Extension { extn_id: oid, critical, extn_value: OctetString::new(value.to_der().unwrap()).unwrap() }
}

pub fn forgeries(scene: &mut Scene) -> Vec<Forgery> {
    let mut list = times(scene);
    list.extend(authorities(scene));
    list.extend(constraints(scene));
    list.extend(usages(scene));
    list.extend(bytes(scene));
    list.extend(strength(scene));
    list
}

fn times(scene: &mut Scene) -> Vec<Forgery> {
    let mut list: Vec<Forgery> = Vec::new();
    let mut of = |name: &str, from: i64, to: i64, refusal: Refusal, scene: &mut Scene| {
        let signer = scene.pki.issue(AIGUL, &Role::Head, |template| {
            template.not_before = NOW.plus_seconds(from);
            template.not_after = NOW.plus_seconds(to);
        });
        list.push((name.to_owned(), scene.by(&signer), refusal));
    };
    let expired = || chain(|error| matches!(error, PathError::Expired { .. }));
    let early = || chain(|error| matches!(error, PathError::NotYetValid { .. }));
    of("expired a year ago", -730 * DAY, -365 * DAY, expired(), scene);
    of("expired a day ago", -365 * DAY, -DAY, expired(), scene);
    of("expired a second ago", -365 * DAY, -1, expired(), scene);
    of("not valid for a second", 1, DAY, early(), scene);
    of("not valid for a year", 365 * DAY, 730 * DAY, early(), scene);
    of("never valid", 10, -10, chain(|_| true), scene);
    for (name, seconds) in
        [("before the certificate's time", -200 * DAY), ("after the certificate's time", 200 * DAY)]
    {
        let moment = NOW.plus_seconds(seconds);
        for stamped in [true, false] {
            let made = scene.made(|plan| {
                // The signer says that it was in time.
                plan.signing_time = Some(NOW);
                plan.received_at = moment;
                let stamper = plan.stamp.take().unwrap().1;
                plan.stamp = stamped.then_some((moment, stamper));
            });
            let made = made.with(|made| {
                made.policy.stamp = stamped;
                made.now = moment.plus_seconds(60).max(made.now);
            });
            let way = if stamped { "stamped" } else { "received" };
            list.push((format!("{way} {name}"), made, chain(|_| true)));
        }
    }
    list
}

pub fn authority(scene: &mut Scene, above: &Issuer, change: impl FnOnce(&mut Template)) -> Issuer {
    let key = scene.pki.key();
    let mut template = Template::new(
        common_name("ТАҒЫ БІР ОРТАЛЫҚ"),
        key.key_info().unwrap(),
        Profile::Authority { path_len: None },
        NOW.plus_seconds(-365 * DAY),
        NOW.plus_seconds(365 * DAY),
    );
    change(&mut template);
    scene.pki.issue_from(&template, key, Some(above))
}

/// Signed by somebody whose certificate is of `above`.
pub fn below(scene: &mut Scene, above: &Issuer, change: impl FnOnce(&mut Template)) -> Made {
    let key = scene.pki.key();
    let mut template = Template::new(
        AIGUL.subject(),
        key.key_info().unwrap(),
        Pki::signer_profile(&Role::Head),
        NOW.plus_seconds(-DAY),
        NOW.plus_seconds(DAY),
    );
    change(&mut template);
    let signer = scene.pki.issue_from(&template, key, Some(above));
    let mut made = scene.by(&signer);
    made.evidence.certificates.push(above.certificate.der().into());
    made
}

fn authorities(scene: &mut Scene) -> Vec<Forgery> {
    let (root, issuing) = (scene.pki.root.clone(), scene.pki.authority.clone());
    let foreign = scene.foreign.authority.clone();
    let mut list: Vec<(&str, Made, Refusal)> = Vec::new();
    let own = {
        let key = scene.pki.key();
        let template = Template::new(
            AIGUL.subject(),
            key.key_info().unwrap(),
            Pki::signer_profile(&Role::Head),
            NOW.plus_seconds(-DAY),
            NOW.plus_seconds(DAY),
        );
        Issuer::new(certificate::self_signed(&template, &key, scene.pki.rng()).unwrap(), key).unwrap()
    };
    list.push(("self-signed", scene.by(&own), chain(|error| *error == PathError::SelfSigned)));
    let unknown = || chain(|error| matches!(error, PathError::UnknownAuthority { .. }));
    let stranger = below(scene, &foreign, |_| ());
    list.push(("of a foreign authority", stranger.clone(), unknown()));
    let with_root = stranger.with(|made| {
        made.evidence.certificates.push(scene.foreign.root.certificate.der().into());
    });
    list.push(("of a foreign authority that brings its root", with_root, unknown()));
    let mut pretender = |subject, issuer: Option<&Issuer>| {
        let key = scene.pki.key();
        let profile = Profile::Authority { path_len: None };
        let template = Template::new(
            subject,
            key.key_info().unwrap(),
            profile,
            NOW.plus_seconds(-DAY),
            NOW.plus_seconds(DAY),
        );
        let certificate = match issuer {
            Some(issuer) => certificate::issue(&template, issuer, scene.pki.rng()),
            None => certificate::self_signed(&template, &key, scene.pki.rng()),
        };
        Issuer::new(certificate.unwrap(), key).unwrap()
    };
    let false_root = pretender(root.certificate.subject_name().clone(), None);
    let false_issuing = pretender(issuing.certificate.subject_name().clone(), Some(&false_root));
    let signature =
        || chain(|error| matches!(error, PathError::Signature { error: SignatureError::Wrong, .. }));
    list.push(("of one that bears the root's name", below(scene, &false_root, |_| ()), signature()));
    // The true authority of that name is known too, so there are two ways up and neither holds.
    list.push(("of one that bears the authority's name", below(scene, &false_issuing, |_| ()), signature()));
    let not_authority = || chain(|error| matches!(error, PathError::NotAuthority { .. }));
    let head = scene.head.clone();
    list.push(("issued by a person", below(scene, &head, |_| ()), not_authority()));
    let responder = scene.pki.responder.clone();
    list.push(("issued by the responder", below(scene, &responder, |_| ()), not_authority()));
    let third = authority(scene, &issuing, |_| ());
    list.push((
        "one authority more than the issuing one may have",
        below(scene, &third, |_| ()).with(|made| made.policy.issuer_revocation = false),
        chain(|error| matches!(error, PathError::PathLength { .. })),
    ));
    let old = authority(scene, &root, |template| template.not_after = NOW.plus_seconds(-1));
    list.push((
        "of an expired authority",
        below(scene, &old, |_| ()),
        chain(|error| matches!(error, PathError::Expired { .. })),
    ));
    let late = authority(scene, &root, |template| template.not_before = NOW.plus_seconds(1));
    list.push((
        "of an authority not yet valid",
        below(scene, &late, |_| ()),
        chain(|error| matches!(error, PathError::NotYetValid { .. })),
    ));
    let usage = |usage: KeyUsages| extension(oid::KEY_USAGE, true, &KeyUsage(usage.into()));
    let mute = authority(scene, &root, |template| template.extra = vec![usage(KeyUsages::CRLSign)]);
    list.push((
        "of an authority that may not issue",
        below(scene, &mute, |_| ()),
        chain(|error| matches!(error, PathError::KeyUsage { .. })),
    ));
    let no = BasicConstraints { ca: false, path_len_constraint: None };
    let leaf = authority(scene, &root, |template| {
        template.extra = vec![extension(oid::BASIC_CONSTRAINTS, true, &no)];
    });
    list.push(("of one that says it is none", below(scene, &leaf, |_| ()), not_authority()));
    list.push((
        "without the intermediate certificate",
        scene.made(|_| ()).with(|made| made.policy.intermediates.clear()),
        unknown(),
    ));
    list.push((
        "with no anchor at all",
        scene.made(|_| ()).with(|made| made.policy.anchors.clear()),
        unknown(),
    ));
    list.push((
        "with another's anchor",
        scene.made(|_| ()).with(|made| made.policy.anchors = vec![foreign.certificate.der().into()]),
        unknown(),
    ));
    list.into_iter().map(|(name, made, refusal)| (name.to_owned(), made, refusal)).collect()
}

fn constraints(scene: &mut Scene) -> Vec<Forgery> {
    let root = scene.pki.root.clone();
    let other = eds::name::build(&[(oid::COUNTRY, "RU")]).unwrap();
    let tree = |name: &eds::name::Name| {
        let name = der::Decode::from_der(&name.to_der().unwrap()).unwrap();
        vec![GeneralSubtree { base: GeneralName::DirectoryName(name), minimum: 0, maximum: None }]
    };
    let own = eds::name::build(&[(oid::COMMON_NAME, AIGUL.name)]).unwrap();
    let mut list: Vec<Forgery> = Vec::new();
    for (name, permitted, excluded) in [
        ("a name outside the permitted", Some(tree(&other)), None),
        ("an excluded name", None, Some(tree(&own))),
    ] {
        let constraints = NameConstraints { permitted_subtrees: permitted, excluded_subtrees: excluded };
        let narrow = authority(scene, &root, |template| {
            template.extra = vec![extension(oid::NAME_CONSTRAINTS, true, &constraints)];
        });
        let refusal = chain(|error| matches!(error, PathError::NameConstraints { .. }));
        list.push((name.to_owned(), below(scene, &narrow, |_| ()), refusal));
    }
    let unknown = |critical| extension(Oid::new_unwrap("1.2.3.4.5"), critical, &der::asn1::Null);
    let critical = || chain(|error| matches!(error, PathError::UnknownCritical { .. }));
    let issuing = scene.pki.authority.clone();
    let strange = below(scene, &issuing, |template| template.extra = vec![unknown(true)]);
    list.push(("an unknown critical extension".to_owned(), strange, critical()));
    let above = authority(scene, &root, |template| template.extra = vec![unknown(true)]);
    list.push(("an unknown critical extension above".to_owned(), below(scene, &above, |_| ()), critical()));
    list
}

fn usages(scene: &mut Scene) -> Vec<Forgery> {
    let mut list: Vec<Forgery> = Vec::new();
    let usages: [(&str, FlagSet<KeyUsages>); 5] = [
        ("only digital signature", KeyUsages::DigitalSignature.into()),
        ("only non-repudiation", KeyUsages::NonRepudiation.into()),
        (
            "digital signature and encipherment, as for signing in",
            KeyUsages::DigitalSignature | KeyUsages::KeyEncipherment,
        ),
        ("only key agreement", KeyUsages::KeyAgreement.into()),
        ("no usage set", FlagSet::default()),
    ];
    for (name, usage) in usages {
        let signer = scene.pki.issue(AIGUL, &Role::Head, |template| {
            template.extra = vec![extension(oid::KEY_USAGE, true, &KeyUsage(usage))];
        });
        let refusal = fails(CheckName::Usage, |reason| *reason == Reason::KeyUsage);
        list.push((format!("key usage: {name}"), scene.by(&signer), refusal));
    }
    let purposes: [(&str, Vec<Oid>); 5] = [
        ("signing in", vec![oid::CLIENT_AUTH, oid::ROLE_HEAD]),
        ("time stamping", vec![oid::TIME_STAMPING, oid::ROLE_HEAD]),
        ("OCSP", vec![oid::OCSP_SIGNING, oid::ROLE_HEAD]),
        ("any purpose", vec![oid::ANY_PURPOSE, oid::ROLE_HEAD]),
        ("the role alone", vec![oid::ROLE_HEAD]),
    ];
    for (name, purposes) in purposes {
        let signer =
            scene.pki.issue(AIGUL, &Role::Head, |template| template.profile = Profile::Signer(purposes));
        let refusal = fails(CheckName::Usage, |reason| *reason == Reason::Purpose);
        list.push((format!("purpose: {name}"), scene.by(&signer), refusal));
    }
    let nothing = scene.pki.issue(AIGUL, &Role::Head, |template| template.profile = Profile::Signer(vec![]));
    let refusal = fails(CheckName::Usage, |reason| *reason == Reason::Purpose);
    list.push(("no purposes".to_owned(), scene.by(&nothing), refusal));
    for (name, signer) in
        [("the authority", scene.pki.authority.clone()), ("the responder", scene.pki.responder.clone())]
    {
        let refusal = fails(CheckName::Usage, |reason| *reason == Reason::KeyUsage);
        list.push((format!("signed by {name}"), scene.by(&signer), refusal));
    }
    list
}

/// Bits changed in the certificate that comes with the message, which then isn't the certified one.
fn bytes(scene: &Scene) -> Vec<Forgery> {
    let good = scene.made(|_| ());
    let key = &scene.head.key;
    let certificate = scene.head.certificate.der();
    let mut list: Vec<Forgery> = Vec::new();
    let mut changed = |name: &str, change: &dyn Fn(&mut Node)| {
        let mut other = Node::read(certificate);
        change(&mut other);
        let hash = Digest::Sha256.of(&other.write());
        let made = good.clone().tree(|tree| {
            *tree.at(&CERTIFICATES).at(&[0]) = other;
            let index = super::scene::attribute(tree, oid::SIGNING_CERTIFICATE_V2);
            *tree.at(&super::scene::ATTRIBUTES).at(&[index, 1, 0, 0, 0, 0]).bytes() = hash;
            resign(tree, key);
        });
        let refusal = chain(|error| matches!(error, PathError::Signature { .. }));
        list.push((format!("certificate with {name} changed"), made, refusal));
    };
    changed("a letter of the name", &|c| c.at(&[0, 5, 0, 0, 1]).bytes()[3] ^= 1);
    changed("a digit of the number", &|c| c.at(&[0, 5, 1, 0, 1]).bytes()[8] ^= 1);
    changed("the first moment", &|c| c.at(&[0, 4, 0]).bytes()[1] = b'0');
    changed("the last moment", &|c| c.at(&[0, 4, 1]).bytes()[1] = b'9');
    changed("its signature", &|c| {
        let bytes = c.at(&[2]).bytes();
        let last = bytes.len() - 5;
        bytes[last] ^= 1;
    });
    changed("an extension", &|c| {
        let list = c.at(&[0, 7, 0]).children();
        list.remove(2);
    });
    list
}

fn strength(scene: &Scene) -> Vec<Forgery> {
    // Whatever the kind of keys, a policy may demand that nothing older was used.
    let files = (crate::national("tsp/tsp_token.bin"), crate::national("ca/nca_gost_test.crt"));
    let (Some(sha1), Some(anchor)) = files else { return Vec::new() };
    let old = eds::tsp::Token::read(sha1).unwrap();
    let signer = old.signed().signers()[0].scheme().unwrap();
    assert!(signer.digest().is_weak());
    let mut list: Vec<Forgery> = Vec::new();
    let until = |moment: Option<Moment>| {
        scene.made(|_| ()).with(|made| {
            made.policy = scene.policy();
            made.policy.weak_until = moment;
            made.policy.stamp = false;
            made.policy.revocation = false;
            made.expected = eds::check::Expected::default();
            made.evidence.received_at = Moment::from_day(2022, 9, 19);
            made.evidence.cms = sha1.to_vec().into();
            made.policy.anchors = vec![anchor.to_vec().into()];
        })
    };
    for (name, moment) in [("never allowed", None), ("no longer allowed", Some(Moment::from_day(2022, 1, 1)))]
    {
        let refusal =
            fails(CheckName::Strength, |reason| matches!(reason, Reason::WeakDigest(Digest::Gost34311)));
        list.push((format!("GOST 34.310-2004 where it is {name}"), until(moment), refusal));
    }
    let type_only = fails(CheckName::Content, |reason| *reason == Reason::ContentType);
    list.push(("a time stamp instead of a signature".to_owned(), until(Some(NOW)), type_only));
    list
}
