//! Good signatures in all their forms: every one must be accepted.

use super::{
    anchors, proof,
    scene::{Made, Plan, SIGNER, Scene, list, list_at, revoked},
    stamps,
};
use crate::pki::{AIGUL, DAY, MARAT, NOW, Person};
use eds::{
    algorithm::KeyKind,
    armour,
    certificate::{Role, RoleOid},
    check::{Evidence, Expected, ExpectedSigner, Note, Policy, Verdict},
    cms::SignedData,
    ocsp::State,
    tsp::StampRefusal,
};
use x509_cert::ext::pkix::CrlReason;

/// Good cases with their names.
pub type Controls = Vec<(String, Made)>;

fn ways(scene: &Scene) -> Controls {
    let mut list = Controls::new();
    for attached in [true, false] {
        for stamped in [true, false] {
            for (way, change) in [
                ("OCSP", (|_, plan| plan.lists.truncate(2)) as fn(&Scene, &mut Plan)),
                ("OCSP with its next", |_, plan| {
                    let answer = plan.answer.as_mut().unwrap();
                    answer.next_update = Some(NOW.plus_seconds(600));
                }),
                ("OCSP of the authority itself", |scene, plan| {
                    plan.answer.as_mut().unwrap().responder = scene.pki.authority.clone();
                }),
                ("a list", |_, plan| plan.answer = None),
                ("a list and its delta", |scene, plan| {
                    plan.answer = None;
                    plan.lists.push(super::scene::list(&scene.pki.authority, 10, Some(9), vec![]));
                }),
            ] {
                let made = scene.made(|plan| {
                    plan.attached = attached;
                    if !stamped {
                        plan.stamp = None;
                    }
                    change(scene, plan);
                });
                let made = made.with(|made| made.policy.stamp = stamped);
                list.push((format!("attached {attached}, stamped {stamped}, {way}"), made));
            }
        }
    }
    list
}

fn times(scene: &Scene) -> Controls {
    let later = NOW.plus_seconds(3600);
    let entry = || revoked(&scene.head, later, Some(CrlReason::Superseded));
    let years = NOW.plus_seconds(900 * DAY);
    vec![
        (
            "revoked an hour later, says OCSP".to_owned(),
            scene
                .made(|plan| {
                    let answer = plan.answer.as_mut().unwrap();
                    answer.state = State::Revoked { at: later, reason: Some(CrlReason::Superseded) };
                    (answer.this_update, answer.produced_at) = (later, later);
                })
                .with(|made| made.now = later.plus_seconds(60)),
        ),
        (
            "revoked an hour later, says the list".to_owned(),
            scene
                .made(|plan| {
                    plan.answer = None;
                    let of_now = list_at(&scene.pki.authority, 9, None, vec![entry()], later);
                    plan.lists = vec![list(&scene.pki.root, 5, None, vec![]), of_now];
                })
                .with(|made| made.now = later.plus_seconds(60)),
        ),
        ("checked again years later".to_owned(), scene.made(|_| ()).with(|made| made.now = years)),
        (
            "received long after the stamp".to_owned(),
            scene.made(|plan| plan.received_at = years).with(|made| made.now = years),
        ),
        ("no signing time".to_owned(), scene.made(|plan| plan.signing_time = None)),
        (
            "a signing time of another century".to_owned(),
            scene.made(|plan| plan.signing_time = Some(NOW.plus_seconds(-9000 * DAY))),
        ),
        (
            "a hold that was lifted".to_owned(),
            scene.made(|plan| {
                plan.answer = None;
                let held = revoked(&scene.head, NOW.plus_seconds(-DAY), Some(CrlReason::CertificateHold));
                let lifted = revoked(&scene.head, NOW.plus_seconds(-60), Some(CrlReason::RemoveFromCRL));
                plan.lists = scene.lists(vec![held]);
                plan.lists.push(list(&scene.pki.authority, 10, Some(9), vec![lifted]));
            }),
        ),
        (
            "a hold that an older list knows and the newer does not".to_owned(),
            scene.made(|plan| {
                plan.answer = None;
                let held = revoked(&scene.head, NOW.plus_seconds(-DAY), Some(CrlReason::CertificateHold));
                let older = list_at(&scene.pki.authority, 8, None, vec![held], NOW.plus_seconds(-7200));
                plan.lists.insert(0, older);
            }),
        ),
        (
            "an answer's nonce came back".to_owned(),
            scene
                .made(|plan| plan.answer.as_mut().unwrap().nonce = Some(vec![3; 32]))
                .with(|made| made.expected.nonce = Some(vec![3; 32].into())),
        ),
        (
            "a second stamp, later".to_owned(),
            scene.made(|_| ()).with(|made| {
                let mut signed = SignedData::read(&made.evidence.cms.0).unwrap();
                let bytes = signed.signers()[0].signature().to_vec();
                let later = super::scene::token(&bytes, NOW.plus_seconds(30), &scene.pki.stamper);
                signed.add_token(0, &later).unwrap();
                made.evidence.cms = signed.to_der().unwrap().into();
            }),
        ),
        (
            "the stamp beside".to_owned(),
            scene.made(|_| ()).with(|made| {
                let signed = SignedData::read(&made.evidence.cms.0).unwrap();
                made.evidence.tokens = vec![signed.signers()[0].tokens().remove(0).into()];
                *made = made.clone().tree(|tree| drop(tree.at(&SIGNER).children().pop()));
            }),
        ),
    ]
}

/// What other programs make of the same message.
fn dresses(scene: &Scene) -> Controls {
    let good = scene.made(|_| ());
    let der = good.evidence.cms.0.clone();
    // Every level open-ended, as programs write that don't know the length beforehand.
    fn endless(node: &super::tree::Node, out: &mut Vec<u8>) {
        match node {
            super::tree::Node::Branch(tag, children) => {
                out.extend([*tag, 0x80]);
                children.iter().for_each(|child| endless(child, out));
                out.extend([0, 0]);
            }
            leaf @ super::tree::Node::Leaf(..) => out.extend(leaf.write()),
        }
    }
    let mut open = Vec::new();
    endless(&super::tree::Node::read(&der), &mut open);
    let pem = armour::to_pem("CMS", &der);
    let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let apart = scene.made(|plan| plan.attached = false);
    vec![
        ("BER".to_owned(), good.clone().cms(open)),
        ("PEM".to_owned(), good.clone().cms(pem.clone().into_bytes())),
        ("PEM of Windows".to_owned(), good.clone().cms(pem.replace('\n', "\r\n").into_bytes())),
        ("base64".to_owned(), good.clone().cms(base64.into_bytes())),
        (
            "content within and at hand".to_owned(),
            good.clone().with(|made| made.content = Some(super::scene::manifest().to_bytes())),
        ),
        (
            "certificate apart".to_owned(),
            apart.with(|made| {
                let signed = SignedData::read(&made.evidence.cms.0).unwrap();
                made.evidence.cms = signed.bare().to_der().unwrap().into();
                made.evidence.certificates.push(scene.head.certificate.der().into());
            }),
        ),
        (
            "certificates of strangers too".to_owned(),
            good.with(|made| {
                made.evidence.certificates.push(scene.foreign.root.certificate.der().into());
                made.evidence.certificates.push(scene.foreign.authority.certificate.der().into());
                made.evidence.certificates.push(b"noise".to_vec().into());
            }),
        ),
    ]
}

fn people(scene: &mut Scene) -> Controls {
    let mut controls = Controls::new();
    let portal = Role::System(Some("1.2.398.3.3.4.1.2.6.142".to_owned()));
    for (role, needed) in [
        (Role::Individual, Role::Individual),
        (Role::Signer, Role::Signer),
        (Role::Finance, Role::Finance),
        (Role::Personnel, Role::Personnel),
        (Role::Employee, Role::Employee),
        (Role::CivilServant, Role::CivilServant),
        (Role::Head, Role::LegalEntity),
        (portal.clone(), Role::System(None)),
        (portal.clone(), portal),
    ] {
        let signer = scene.pki.issue(AIGUL, &role, |_| ());
        let name = format!("role {role:?} where {needed:?} is expected");
        let made = scene.by(&signer).with(|made| made.expected.signers[0].role = Some(needed));
        controls.push((name, made));
    }
    let own = const_oid::ObjectIdentifier::new_unwrap("2.25.123.1");
    let of_own_centre = scene.pki.issue(AIGUL, &Role::Head, |template| {
        template.profile = eds::certificate::Profile::Signer(vec![eds::oid::EMAIL_PROTECTION, own]);
    });
    let made = scene.by(&of_own_centre).with(|made| {
        made.policy.roles = vec![RoleOid { oid: own.to_string(), role: Role::Head }];
    });
    controls.push(("a role by a centre's own identifier".to_owned(), made));
    let private = scene.pki.issue(Person { bin: None, ..AIGUL }, &Role::Individual, |_| ());
    let made = scene.by(&private).with(|made| {
        made.expected.signers =
            vec![ExpectedSigner { iin: Some(AIGUL.iin.to_owned()), bin: None, role: Some(Role::Individual) }];
    });
    controls.push(("a private person".to_owned(), made));
    let anybody = scene.made(|_| ()).with(|made| made.expected = Expected::default());
    controls.push(("anybody".to_owned(), anybody));
    controls
}

/// Several signers in one message, each stamped and answered for.
fn together(scene: &mut Scene) -> Controls {
    let mut controls = Controls::new();
    for count in [2, 3, 5, 9] {
        let numbers = [
            "850101400014",
            "850101400022",
            "850101400030",
            "850101400048",
            "850101400055",
            "850101400063",
            "850101400071",
            "850101400089",
            "850101400097",
        ];
        let mut all: Option<(SignedData, Evidence, Policy, Vec<ExpectedSigner>)> = None;
        for iin in &numbers[..count] {
            let person = Person { name: "ҚОЛ ҚОЮШЫ", iin, bin: AIGUL.bin };
            let signer = scene.pki.issue(person, &Role::Head, |_| ());
            let made = scene.by(&signer);
            let signed = SignedData::read(&made.evidence.cms.0).unwrap();
            let expected = ExpectedSigner { iin: Some((*iin).to_owned()), bin: None, role: Some(Role::Head) };
            match &mut all {
                None => all = Some((signed, made.evidence, made.policy, vec![expected])),
                Some((whole, evidence, _, people)) => {
                    whole.merge(&signed).unwrap();
                    evidence.ocsp.extend(made.evidence.ocsp);
                    people.push(expected);
                }
            }
        }
        let (whole, mut evidence, policy, people) = all.unwrap();
        assert_eq!(whole.signers().len(), count);
        evidence.cms = whole.to_der().unwrap().into();
        let made = scene.made(|_| ()).with(|made| {
            made.evidence = evidence;
            made.policy = policy;
            made.expected.signers = people;
        });
        controls.push((format!("{count} signers"), made));
    }
    let marat = scene.pki.issue(MARAT, &Role::Signer, |_| ());
    let made = scene.by(&marat).with(|made| {
        made.expected.signers.push(ExpectedSigner {
            iin: Some(MARAT.iin.to_owned()),
            bin: None,
            role: Some(Role::Signer),
        });
    });
    controls.push(("one of two who may".to_owned(), made));
    controls
}

fn accepted(kind: KeyKind) -> usize {
    let mut scene = Scene::new(kind);
    let mut controls = ways(&scene);
    controls.extend(times(&scene));
    controls.extend(dresses(&scene));
    controls.extend(people(&mut scene));
    controls.extend(together(&mut scene));
    controls.extend(anchors::controls(&mut scene));
    controls.extend(stamps::controls(&mut scene));
    controls.extend(proof::controls(&mut scene));
    let mut wrong = Vec::new();
    for (name, made) in &controls {
        let report = made.report();
        if report.verdict != Verdict::Valid {
            let checks: Vec<_> = report.signers.iter().flat_map(|signer| &signer.checks).collect();
            wrong.push(format!("{name}: {:?} {:?} {checks:?}", report.verdict, report.failure));
        }
        // Each signer of a message is another of those expected.
        let mut places: Vec<_> = report.signers.iter().filter_map(|signer| signer.expected).collect();
        places.sort_unstable();
        places.dedup();
        assert!(made.expected.signers.is_empty() || places.len() == report.signers.len(), "{name}");
        if name.starts_with("revoked an hour later") {
            let notes: Vec<_> = report.signers[0].checks.iter().flat_map(|check| &check.notes).collect();
            assert!(matches!(notes[..], [Note::RevokedLater { .. }]), "{name}: {notes:?}");
        }
        if name == stamps::VOID_AND_GOOD {
            assert_eq!(report.signers[0].best_time.at, NOW.plus_seconds(30), "the other stamp dates it");
            let notes = report.signers[0].checks.iter().flat_map(|check| &check.notes);
            assert_eq!(notes.collect::<Vec<_>>(), [&Note::UselessStamp(StampRefusal::Revoked)]);
        }
        // What is kept can be read again and gives the same.
        let kept: Evidence = serde_json::from_str(&serde_json::to_string(&made.evidence).unwrap()).unwrap();
        assert_eq!(made.clone().with(|made| made.evidence = kept).report(), report);
    }
    assert!(wrong.is_empty(), "{} of {} not accepted:\n{}", wrong.len(), controls.len(), wrong.join("\n"));
    let distinct: std::collections::BTreeSet<_> = controls.iter().map(|(name, _)| name).collect();
    assert_eq!(distinct.len(), controls.len(), "a name twice");
    println!("{} good signatures of {kind:?} accepted", controls.len());
    controls.len()
}

#[test]
fn good_signatures_are_accepted() {
    for kind in [KeyKind::P256, KeyKind::Gost512, KeyKind::Gost256] {
        let count = accepted(kind);
        assert!(count >= 70, "{count} of {kind:?}");
    }
}
