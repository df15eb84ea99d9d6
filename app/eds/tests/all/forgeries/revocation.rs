//! The signer was revoked, or nobody can rely on what is said of it.

use super::{
    Forgery, Made, Refusal, fails, open,
    scene::{Plan, Scene, Spoken, list, list_at, revoked},
    tree::Node,
};
use crate::pki::{DAY, MARAT, NOW, common_name};
use const_oid::ObjectIdentifier as Oid;
use der::{Encode, asn1::OctetString};
use eds::{
    certificate::{Issuer, Profile, Role, Template},
    check::{CheckName, Missing, Reason},
    crl::{self, Crl, CrlRefusal},
    moment::Moment,
    ocsp::{self, Failure, OcspRefusal, State},
    oid,
};
use x509_cert::ext::{Extension, pkix::CrlReason};

const REASONS: [CrlReason; 9] = [
    CrlReason::Unspecified,
    CrlReason::KeyCompromise,
    CrlReason::CaCompromise,
    CrlReason::AffiliationChanged,
    CrlReason::Superseded,
    CrlReason::CessationOfOperation,
    CrlReason::CertificateHold,
    CrlReason::PrivilegeWithdrawn,
    CrlReason::AaCompromise,
];

fn is_revoked() -> Refusal {
    fails(CheckName::Revocation, |reason| matches!(reason, Reason::Revoked { .. }))
}

pub fn by_ocsp(refusal: OcspRefusal) -> Refusal {
    open(
        CheckName::Revocation,
        move |missing| matches!(missing, Missing::Revocation { ocsp, .. } if ocsp.contains(&refusal)),
    )
}

pub fn by_crl(refusal: CrlRefusal) -> Refusal {
    open(
        CheckName::Revocation,
        move |missing| matches!(missing, Missing::Revocation { crl, .. } if crl.contains(&refusal)),
    )
}

fn nothing() -> Refusal {
    open(
        CheckName::Revocation,
        |missing| matches!(missing, Missing::Revocation { ocsp, crl, .. } if ocsp.is_empty() && crl.is_empty()),
    )
}

pub fn forgeries(scene: &mut Scene) -> Vec<Forgery> {
    let mut forgeries = truly(scene);
    forgeries.extend(answers(scene));
    forgeries.extend(lists(scene));
    forgeries
}

fn truly(scene: &Scene) -> Vec<Forgery> {
    let mut list: Vec<Forgery> = Vec::new();
    for (when, seconds) in [("a month before", -30 * DAY), ("a second before", -1), ("at that moment", 0)] {
        for reason in REASONS {
            let at = NOW.plus_seconds(seconds);
            let said = scene.made(|plan| {
                plan.answer.as_mut().unwrap().state = State::Revoked { at, reason: Some(reason) };
            });
            list.push((format!("revoked {when}, {reason:?}, says OCSP"), said, is_revoked()));
            let entry = revoked(&scene.head, at, Some(reason));
            let listed = scene.made(|plan| {
                plan.answer = None;
                plan.lists = scene.lists(vec![entry]);
            });
            list.push((format!("revoked {when}, {reason:?}, says the list"), listed, is_revoked()));
        }
    }
    let early = NOW.plus_seconds(-DAY);
    let entry = revoked(&scene.head, early, None);
    let delta = scene.made(|plan| {
        plan.answer = None;
        plan.lists.push(super::scene::list(&scene.pki.authority, 10, Some(9), vec![entry.clone()]));
    });
    list.push(("revoked, says the delta".to_owned(), delta, is_revoked()));
    for (place, order) in [(0, "before"), (2, "behind")] {
        let two = scene.made(|plan| {
            plan.answer = None;
            plan.lists = scene.lists(vec![entry.clone()]);
            let older = list_at(&scene.pki.authority, 8, None, vec![], NOW.plus_seconds(-7200));
            plan.lists.insert(place, older);
        });
        list.push((format!("revoked, says the newer list {order} an older one"), two, is_revoked()));
    }
    let both = scene.made(|plan| plan.lists = scene.lists(vec![entry.clone()]));
    list.push(("revoked, says the list, but OCSP says good".to_owned(), both, is_revoked()));
    // The key was lost before the moment in question, though it was told after.
    let mut lost = revoked(&scene.head, NOW.plus_seconds(30), Some(CrlReason::KeyCompromise));
    lost.invalid_since = Some(early);
    let made = scene.made(|plan| {
        plan.answer = None;
        plan.lists = vec![
            super::scene::list(&scene.pki.root, 5, None, vec![]),
            list_at(&scene.pki.authority, 9, None, vec![lost], NOW.plus_seconds(60)),
        ];
    });
    list.push(("key lost before, told after".to_owned(), made, is_revoked()));
    let authority = revoked(&scene.pki.authority, early, Some(CrlReason::CaCompromise));
    let above =
        scene.made(|plan| plan.lists[0] = super::scene::list(&scene.pki.root, 5, None, vec![authority]));
    list.push(("the authority revoked".to_owned(), above, is_revoked()));
    let never = scene.made(|plan| {
        let at = Moment::from_seconds(0);
        plan.answer.as_mut().unwrap().state = State::Revoked { at, reason: Some(CrlReason::CertificateHold) };
    });
    list.push(("never issued".to_owned(), never, is_revoked()));
    list
}

/// Only OCSP could tell of the signer.
fn only_ocsp(scene: &Scene, change: impl FnOnce(&mut Spoken)) -> Made {
    scene.made(|plan| {
        without_list(scene, plan);
        change(plan.answer.as_mut().unwrap());
    })
}

fn without_list(scene: &Scene, plan: &mut Plan) {
    plan.lists = vec![list(&scene.pki.root, 5, None, vec![])];
}

fn answers(scene: &mut Scene) -> Vec<Forgery> {
    let marat = scene.pki.issue(MARAT, &Role::Head, |_| ());
    let foreign = scene.foreign.responder.clone();
    let make = |scene: &mut Scene, profile, from, to| {
        let key = scene.pki.key();
        let template = Template::new(common_name("OCSP"), key.key_info().unwrap(), profile, from, to);
        scene.pki.issue_from(&template, key, None)
    };
    let (year, today) = (NOW.plus_seconds(-365 * DAY), NOW.plus_seconds(365 * DAY));
    let aimless = make(scene, Profile::Signer(vec![oid::EMAIL_PROTECTION]), year, today);
    let old = make(scene, Profile::OcspResponder, year, NOW.plus_seconds(-DAY));
    let root = scene.pki.root.clone();
    let of_root = {
        let key = scene.pki.key();
        let template =
            Template::new(common_name("OCSP"), key.key_info().unwrap(), Profile::OcspResponder, year, today);
        scene.pki.issue_from(&template, key, Some(&root))
    };
    let mut forgeries: Vec<Forgery> = Vec::new();
    let mut add = |name: &str, refusal, made| forgeries.push((format!("OCSP: {name}"), made, refusal));
    let by = |responder: &Issuer| only_ocsp(scene, |spoken| spoken.responder = responder.clone());
    add("of a foreign responder", by_ocsp(OcspRefusal::Responder), by(&foreign));
    add("of a person", by_ocsp(OcspRefusal::Responder), by(&scene.head));
    add("of one without the purpose", by_ocsp(OcspRefusal::Responder), by(&aimless));
    add("of an expired responder", by_ocsp(OcspRefusal::Responder), by(&old));
    add("of the root's responder", by_ocsp(OcspRefusal::Responder), by(&of_root));
    add("of the root", by_ocsp(OcspRefusal::Responder), by(&root));
    add("of the time-stamp authority", by_ocsp(OcspRefusal::Responder), by(&scene.pki.stamper));
    for (name, seconds) in [("two hours old", -7200), ("a year old", -365 * DAY)] {
        let at = NOW.plus_seconds(seconds);
        let made = only_ocsp(scene, |spoken| (spoken.this_update, spoken.produced_at) = (at, at));
        add(name, by_ocsp(OcspRefusal::Stale), made);
    }
    let passed = only_ocsp(scene, |spoken| {
        spoken.this_update = NOW.plus_seconds(-30);
        spoken.next_update = Some(NOW.plus_seconds(-1));
    });
    add("its next is due", by_ocsp(OcspRefusal::Stale), passed);
    let ahead = NOW.plus_seconds(DAY);
    add(
        "made in the future",
        by_ocsp(OcspRefusal::Future),
        only_ocsp(scene, |spoken| spoken.produced_at = ahead),
    );
    add(
        "valid in the future",
        by_ocsp(OcspRefusal::Future),
        only_ocsp(scene, |spoken| spoken.this_update = ahead),
    );
    add("unknown", by_ocsp(OcspRefusal::Unknown), only_ocsp(scene, |spoken| spoken.state = State::Unknown));
    let about =
        |certificate: &Issuer| only_ocsp(scene, |spoken| spoken.about = certificate.certificate.clone());
    add("about somebody else", nothing(), about(&marat));
    let other_issuer = only_ocsp(scene, |spoken| spoken.issuer = scene.foreign.authority.certificate.clone());
    add("about the same number of another authority", nothing(), other_issuer);
    let nonce = |sent: &[u8], came: Option<Vec<u8>>| {
        only_ocsp(scene, |spoken| spoken.nonce = came).with(|made| made.expected.nonce = Some(sent.into()))
    };
    add("nonce of another question", by_ocsp(OcspRefusal::Nonce), nonce(&[1; 16], Some(vec![2; 16])));
    add("nonce cut short", by_ocsp(OcspRefusal::Nonce), nonce(&[1; 16], Some(vec![1; 8])));
    add("no nonce", by_ocsp(OcspRefusal::Nonce), nonce(&[1; 16], None));
    for failure in [
        Failure::Malformed,
        Failure::Internal,
        Failure::TryLater,
        Failure::SignatureRequired,
        Failure::Unauthorized,
    ] {
        let response = ocsp::refuse(failure).unwrap();
        let made = only_ocsp(scene, |_| ()).with(|made| made.evidence.ocsp = vec![response.into()]);
        add(&format!("refused, {failure:?}"), by_ocsp(OcspRefusal::Failed(failure)), made);
    }
    let response = scene.good(&scene.head).to_der();
    for part in 1..8 {
        let cut = response[..response.len() * part / 8].to_vec();
        let made = only_ocsp(scene, |_| ()).with(|made| made.evidence.ocsp = vec![cut.into()]);
        add(&format!("cut after {part} of 8 parts"), by_ocsp(OcspRefusal::Malformed), made);
    }
    let forged = |change: fn(&mut Node)| {
        let mut outer = Node::read(&response);
        let inner = outer.at(&[1, 0, 1]).bytes();
        let mut basic = Node::read(inner);
        change(&mut basic);
        *inner = basic.write();
        only_ocsp(scene, |_| ()).with(|made| made.evidence.ocsp = vec![outer.write().into()])
    };
    let signature = || by_ocsp(OcspRefusal::Signature);
    add(
        "signature changed",
        signature(),
        forged(|basic| {
            let bytes = basic.at(&[2]).bytes();
            let last = bytes.len() - 3;
            bytes[last] ^= 1;
        }),
    );
    add(
        "moment changed",
        signature(),
        forged(|basic| {
            let single = basic.at(&[0, 2, 0]).children();
            let time = single[2].bytes();
            *time.last_mut().unwrap() = b'Z';
            time[12] = b'5';
            time[13] = b'9';
        }),
    );
    add(
        "no certificate of the responder",
        by_ocsp(OcspRefusal::Responder),
        forged(|basic| drop(basic.children().pop())),
    );
    let silent = scene.made(|plan| {
        without_list(scene, plan);
        plan.answer = None;
    });
    add("nothing said at all", nothing(), silent);
    forgeries
}

/// Only lists could tell of the signer.
fn only_list(scene: &Scene, crl: Option<Crl>) -> Made {
    scene
        .made(|plan| {
            plan.answer = None;
            plan.lists = vec![list(&scene.pki.root, 5, None, vec![])];
            plan.lists.extend(crl);
        })
        .with(|made| made.policy.stamp_revocation = false)
}

fn lists(scene: &mut Scene) -> Vec<Forgery> {
    let gone =
        scene.pki.issue(crate::pki::AIGUL, &Role::Head, |template| template.not_after = NOW.plus_seconds(30));
    let authority = scene.pki.authority.clone();
    let at = |seconds: i64| list_at(&authority, 9, None, vec![], NOW.plus_seconds(seconds));
    let special = |extra: Vec<Extension>| {
        let (this_update, next_update) = (NOW.plus_seconds(-60), Some(NOW.plus_seconds(DAY)));
        crl::build(
            &crl::Template { number: 9, base: None, this_update, next_update, entries: vec![], extra },
            &authority,
        )
        .unwrap()
    };
    let endless = {
        let this_update = NOW.plus_seconds(-60);
        crl::build(
            &crl::Template {
                number: 9,
                base: None,
                this_update,
                next_update: None,
                entries: vec![],
                extra: vec![],
            },
            &authority,
        )
        .unwrap()
    };
    let extension = |oid: Oid, value: Vec<u8>| {
        vec![Extension { extn_id: oid, critical: true, extn_value: OctetString::new(value).unwrap() }]
    };
    let point = |content: &[u8]| {
        let mut value = vec![0x30, content.len() as u8];
        value.extend(content);
        special(extension(oid::ISSUING_DISTRIBUTION_POINT, value))
    };
    let pretender = {
        let key = scene.pki.key();
        let (from, to) = (NOW.plus_seconds(-DAY), NOW.plus_seconds(DAY));
        let subject = authority.certificate.subject_name().clone();
        let profile = Profile::Authority { path_len: None };
        let template = Template::new(subject, key.key_info().unwrap(), profile, from, to);
        Issuer::new(eds::certificate::self_signed(&template, &key, scene.pki.rng()).unwrap(), key).unwrap()
    };
    let forged = list(&pretender, 9, None, vec![]);
    let with_pretender = only_list(scene, Some(forged.clone())).with(|made| {
        made.evidence.certificates.push(pretender.certificate.der().into());
    });
    let changed = {
        let mut tree = Node::read(at(-60).der());
        tree.at(&[0, 3]).bytes()[9] ^= 1;
        Crl::read(&tree.write()).unwrap()
    };
    let foreign = list(&scene.foreign.authority, 9, None, vec![]);
    let delta = |base| list(&authority, 10, Some(base), vec![]);
    let old_with = |delta: Crl| {
        only_list(scene, Some(at(-3 * DAY))).with(|made| made.evidence.crls.push(delta.der().into()))
    };
    let stale = || by_crl(CrlRefusal::Stale);
    let after = at(60);
    let too_late = scene.made(|plan| {
        plan.signer = gone;
        plan.answer = None;
        plan.lists = vec![list(&scene.pki.root, 5, None, vec![]), after];
    });
    let null = der::asn1::Null.to_der().unwrap();
    let list: Vec<(&str, Made, Refusal)> = vec![
        ("none", only_list(scene, None), nothing()),
        ("the next was due an hour ago", only_list(scene, Some(at(-DAY - 3600))), stale()),
        ("the next was due a second ago", only_list(scene, Some(at(-DAY - 1))), stale()),
        ("a year old", only_list(scene, Some(at(-365 * DAY))), stale()),
        ("no next named", only_list(scene, Some(endless)), stale()),
        ("made in the future", only_list(scene, Some(at(3600))), by_crl(CrlRefusal::Future)),
        ("of a foreign authority", only_list(scene, Some(foreign)), nothing()),
        ("of one that bears the name", only_list(scene, Some(forged)), by_crl(CrlRefusal::Signature)),
        ("of one that bears the name and is here", with_pretender, by_crl(CrlRefusal::Signer)),
        ("changed", only_list(scene, Some(changed)), by_crl(CrlRefusal::Signature)),
        ("only a delta", only_list(scene, Some(delta(9))), nothing()),
        ("stale, with a delta of a later one", old_with(delta(99)), stale()),
        (
            "something unknown and critical",
            only_list(scene, Some(special(extension(Oid::new_unwrap("1.2.3.4"), null)))),
            by_crl(CrlRefusal::Unusable),
        ),
        ("only of authorities", only_list(scene, Some(point(&[0x82, 1, 0xff]))), nothing()),
        ("only of attributes", only_list(scene, Some(point(&[0x85, 1, 0xff]))), nothing()),
        ("only of some reasons", only_list(scene, Some(point(&[0x83, 2, 5, 0x60]))), nothing()),
        ("made after the certificate's end", too_late, by_crl(CrlRefusal::AfterExpiry)),
    ];
    list.into_iter().map(|(name, made, refusal)| (format!("list: {name}"), made, refusal)).collect()
}
