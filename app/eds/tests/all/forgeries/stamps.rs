//! Forgeries of the time stamp.

use super::{
    Forgery, Made, Refusal,
    controls::Controls,
    fails, open,
    scene::{POLICY, SIGNER, Scene, list, list_at, revoked, token},
    tree::Node,
};
use crate::pki::{DAY, NOW, common_name};
use const_oid::ObjectIdentifier as Oid;
use der::{Encode, asn1::OctetString};
use eds::{
    algorithm::Digest,
    certificate::{Issuer, Profile, Template},
    check::{CheckName, Missing, Reason},
    cms::SignedData,
    moment::Moment,
    ocsp::State,
    oid,
    path::PathError,
    tsp::{self, Reply, StampRefusal},
};
use x509_cert::ext::{Extension, pkix::CrlReason};

fn stamp(right: impl Fn(&StampRefusal) -> bool + 'static) -> Refusal {
    fails(CheckName::Stamp, move |reason| matches!(reason, Reason::Stamp(refusal) if right(refusal)))
}

pub fn stamper(scene: &mut Scene, change: impl FnOnce(&mut Template)) -> Issuer {
    let key = scene.pki.key();
    let (from, to) = (NOW.plus_seconds(-365 * DAY), NOW.plus_seconds(365 * DAY));
    let mut template =
        Template::new(common_name("БЕЛГІ"), key.key_info().unwrap(), Profile::TimeStamping, from, to);
    change(&mut template);
    scene.pki.issue_from(&template, key, None)
}

fn purposes(list: &[Oid], critical: bool) -> Vec<Extension> {
    let extn_value = OctetString::new(list.to_vec().to_der().unwrap()).unwrap();
    vec![Extension { extn_id: oid::EXTENDED_KEY_USAGE, critical, extn_value }]
}

/// The good message with another token.
fn with_token(scene: &Scene, make: impl FnOnce(&[u8]) -> Vec<u8>) -> Made {
    let mut signed = scene.sign(&{
        let mut plan = scene.plan();
        plan.stamp = None;
        plan
    });
    let token = make(signed.signers()[0].signature());
    signed.add_token(0, &token).unwrap();
    let bytes = signed.to_der().unwrap();
    scene.made(|_| ()).cms(bytes)
}

fn changed(token: &[u8], change: impl FnOnce(&mut Node)) -> Vec<u8> {
    let mut tree = Node::read(token);
    change(&mut tree);
    tree.write()
}

pub fn forgeries(scene: &mut Scene) -> Vec<Forgery> {
    let mut list = stampers(scene);
    list.extend(tokens(scene));
    let mut list: Vec<Forgery> =
        list.into_iter().map(|(name, made, refusal)| (name.to_owned(), made, refusal)).collect();
    list.extend(lost(scene));
    list.into_iter().map(|(name, made, refusal)| (format!("time stamp: {name}"), made, refusal)).collect()
}

fn stampers(scene: &mut Scene) -> Vec<(&'static str, Made, Refusal)> {
    let foreign = scene.foreign.stamper.clone();
    let plain = scene.head.clone();
    let soft = stamper(scene, |template| template.extra = purposes(&[oid::TIME_STAMPING], false));
    let mixed = stamper(scene, |template| {
        template.extra = purposes(&[oid::TIME_STAMPING, oid::EMAIL_PROTECTION], true);
    });
    let aimless = stamper(scene, |template| template.profile = Profile::Signer(vec![]));
    let old = stamper(scene, |template| template.not_after = NOW.plus_seconds(-1));
    let late = stamper(scene, |template| template.not_before = NOW.plus_seconds(1));
    let by = |stamper: &Issuer| with_token(scene, |bytes| token(bytes, NOW, stamper));
    let purpose = || stamp(|refusal| *refusal == StampRefusal::Purpose);
    let path = |right: fn(&PathError) -> bool| {
        stamp(move |refusal| matches!(refusal, StampRefusal::Path(error) if right(error)))
    };
    let revoked_at = |seconds: i64| {
        let when = NOW.plus_seconds(seconds);
        let entry = revoked(&scene.pki.stamper, when, Some(CrlReason::KeyCompromise));
        scene.made(|plan| plan.lists = scene.lists(vec![entry]))
    };
    let revoked_before = || fails(CheckName::Stamp, |reason| matches!(reason, Reason::Revoked { .. }));
    let unlisted = scene.made(|plan| plan.lists = vec![list(&scene.pki.root, 5, None, vec![])]);
    vec![
        (
            "of a foreign authority",
            by(&foreign),
            path(|error| matches!(error, PathError::UnknownAuthority { .. })),
        ),
        ("of a person", by(&plain), purpose()),
        ("purpose not critical", by(&soft), purpose()),
        ("purpose among others", by(&mixed), purpose()),
        ("no purpose", by(&aimless), purpose()),
        ("of the responder", by(&scene.pki.responder), purpose()),
        ("of an expired stamper", by(&old), path(|error| matches!(error, PathError::Expired { .. }))),
        (
            "of a stamper not yet valid",
            by(&late),
            path(|error| matches!(error, PathError::NotYetValid { .. })),
        ),
        ("stamper revoked a year before", revoked_at(-365 * DAY), revoked_before()),
        ("stamper revoked a second before", revoked_at(-1), revoked_before()),
        ("stamper revoked at that moment", revoked_at(0), revoked_before()),
        (
            "nothing known of the stamper's revocation",
            unlisted,
            open(CheckName::Stamp, |missing| matches!(missing, Missing::Revocation { .. })),
        ),
    ]
}

/// The name of the case with two stamps.
pub const VOID_AND_GOOD: &str = "two stamps, the earlier of a key that was lost";
/// A revocation of an hour after the stamp, and when it is looked at.
const LATER: Moment = NOW.plus_seconds(3600);

/// Whose certificate was revoked an hour after the stamp, says the list.
pub fn listed_later(scene: &Scene, whose: &Issuer, reason: Option<CrlReason>) -> Made {
    let entries = vec![revoked(whose, LATER, reason)];
    let of_root = whose.certificate.issuer() == scene.pki.root.certificate.subject_name();
    let (above, below) = if of_root { (entries, vec![]) } else { (vec![], entries) };
    let made = scene.made(|plan| {
        plan.lists = vec![
            list_at(&scene.pki.root, 5, None, above, LATER),
            list_at(&scene.pki.authority, 9, None, below, LATER),
        ];
    });
    made.with(|made| made.now = LATER.plus_seconds(60))
}

/// The stamper was revoked an hour after the stamp, says an answer; the lists are older.
pub fn answered_later(scene: &Scene, reason: Option<CrlReason>) -> Made {
    let mut spoken = scene.good(&scene.pki.stamper);
    spoken.state = State::Revoked { at: LATER, reason };
    (spoken.this_update, spoken.produced_at) = (LATER, LATER);
    scene.made(|_| ()).with(|made| {
        made.evidence.ocsp.push(spoken.to_der().into());
        made.now = LATER.plus_seconds(60);
    })
}

/// Whoever has a stamper's key stamps whatever moment they like: it was revoked after the stamp, and it isn't said that
/// nobody else had it.
fn lost(scene: &Scene) -> Vec<Forgery> {
    let void = || fails(CheckName::Stamp, |reason| matches!(reason, Reason::StampsVoid { .. }));
    let mut forgeries: Vec<Forgery> = Vec::new();
    for reason in [
        None,
        Some(CrlReason::KeyCompromise),
        Some(CrlReason::CaCompromise),
        Some(CrlReason::CertificateHold),
        Some(CrlReason::PrivilegeWithdrawn),
        Some(CrlReason::AaCompromise),
    ] {
        let listed = listed_later(scene, &scene.pki.stamper, reason);
        forgeries.push((format!("stamper revoked later, {reason:?}, says the list"), listed, void()));
        let answered = answered_later(scene, reason);
        forgeries.push((format!("stamper revoked later, {reason:?}, says OCSP"), answered, void()));
        let above = listed_later(scene, &scene.pki.authority, reason);
        forgeries.push((format!("the stamper's authority revoked later, {reason:?}"), above, void()));
    }
    // One says superseded, the other knows more.
    let superseded = listed_later(scene, &scene.pki.stamper, Some(CrlReason::Superseded));
    let worse = answered_later(scene, Some(CrlReason::KeyCompromise));
    let both = superseded.with(|made| made.evidence.ocsp = worse.evidence.ocsp);
    forgeries.push((
        "superseded, says the list, but OCSP says that the key was lost".to_owned(),
        both,
        void(),
    ));
    forgeries
}

/// What a stamper's end does no harm to.
pub fn controls(scene: &mut Scene) -> Controls {
    let mut controls = Controls::new();
    for reason in
        [CrlReason::AffiliationChanged, CrlReason::Superseded, CrlReason::CessationOfOperation].map(Some)
    {
        let listed = listed_later(scene, &scene.pki.stamper, reason);
        controls.push((format!("stamper revoked later, {reason:?}, says the list"), listed));
        let answered = answered_later(scene, reason);
        controls.push((format!("stamper revoked later, {reason:?}, says OCSP"), answered));
    }
    // A list says this by saying nothing, which counts for nothing.
    let unspecified = answered_later(scene, Some(CrlReason::Unspecified));
    controls.push(("stamper revoked later, for a reason that isn't named".to_owned(), unspecified));
    let lifted = revoked(&scene.pki.stamper, LATER, Some(CrlReason::RemoveFromCRL));
    let lifted = list_at(&scene.pki.authority, 10, Some(9), vec![lifted], LATER.plus_seconds(30));
    let held = listed_later(scene, &scene.pki.stamper, Some(CrlReason::CertificateHold));
    let made = held.with(|made| made.evidence.crls.push(lifted.der().into()));
    controls.push(("stamper suspended later, and no more".to_owned(), made));
    let other = stamper(scene, |_| ());
    let made = listed_later(scene, &scene.pki.stamper, Some(CrlReason::KeyCompromise)).with(|made| {
        let mut signed = SignedData::read(&made.evidence.cms.0).unwrap();
        let second = token(signed.signers()[0].signature(), NOW.plus_seconds(30), &other);
        signed.add_token(0, &second).unwrap();
        made.evidence.cms = signed.to_der().unwrap().into();
    });
    controls.push((VOID_AND_GOOD.to_owned(), made));
    controls
}

fn tokens(scene: &mut Scene) -> Vec<(&'static str, Made, Refusal)> {
    let stamper = scene.pki.stamper.clone();
    let at = |seconds: i64| with_token(scene, |bytes| token(bytes, NOW.plus_seconds(seconds), &stamper));
    let of = |stamped: &[u8]| with_token(scene, |_| token(stamped, NOW, &stamper));
    let edited =
        |change: fn(&mut Node)| with_token(scene, |bytes| changed(&token(bytes, NOW, &stamper), change));
    let imprint = || stamp(|refusal| *refusal == StampRefusal::Imprint);
    let signature = || stamp(|refusal| *refusal == StampRefusal::Signature);
    let content = scene.plan().content;
    let time = |tree: &mut Node| {
        let info = tree.at(&[1, 0, 2, 1, 0]).bytes();
        let place = info.windows(2).position(|pair| pair == b"20").unwrap();
        info[place + 3] ^= 1;
    };
    let twice = |tree: &mut Node| {
        let signer = tree.at(&SIGNER).clone();
        tree.at(&[1, 0, 4]).children().push(signer);
    };
    let weak = with_token(scene, |bytes| {
        // An authority that still stamps SHA-1: the crate's own doesn't, so the digest is renamed in a request
        // of the right length, and the message signed by the stamper's key.
        let mut request = tsp::Request::of(bytes, Digest::Sha256, None);
        request.hash = Digest::Sha1.of(bytes);
        let reply = tsp::stamp(&request, &stamper, &[], POLICY, 1, NOW).unwrap();
        let Reply::Granted(token) = Reply::read(&reply).unwrap() else { panic!("refused") };
        changed(&token.to_der().unwrap(), |tree| {
            let info = tree.at(&[1, 0, 2, 1, 0]).bytes();
            let mut inner = Node::read(info);
            *inner.at(&[2, 0, 0]).bytes() = oid::SHA1.as_bytes().to_vec();
            *info = inner.write();
            let digest = stamper.key.scheme().digest().of(&info.clone());
            let index = super::scene::attribute(tree, oid::MESSAGE_DIGEST);
            *tree.at(&super::scene::ATTRIBUTES).at(&[index, 1, 0]).bytes() = digest;
            super::scene::resign(tree, &stamper.key);
        })
    });
    let unnamed = with_token(scene, |bytes| {
        changed(&token(bytes, NOW, &stamper), |tree| {
            let index = super::scene::attribute(tree, oid::SIGNING_CERTIFICATE_V2);
            tree.at(&super::scene::ATTRIBUTES).children().remove(index);
            super::scene::resign(tree, &stamper.key);
        })
    });
    let beside = scene.made(|plan| plan.stamp = None).with(|made| {
        made.evidence.tokens = vec![token(b"another signature", NOW, &stamper).into()];
    });
    let moved = {
        let other = SignedData::read(&scene.made(|plan| plan.signing_time = None).evidence.cms.0).unwrap();
        let stolen = other.signers()[0].tokens().remove(0);
        with_token(scene, |_| stolen)
    };
    let malformed = with_token(scene, |_| scene.head.certificate.der().to_vec());
    vec![
        (
            "none where one must be",
            scene.made(|plan| plan.stamp = None),
            open(CheckName::Stamp, |m| *m == Missing::Stamp),
        ),
        ("of another signature", of(b"another signature"), imprint()),
        ("of the content instead of the signature", of(&content), imprint()),
        ("of nothing", of(b""), imprint()),
        ("taken from another message", moved, imprint()),
        ("beside, of another signature", beside, imprint()),
        ("an hour in the future", at(3600), stamp(|refusal| *refusal == StampRefusal::Future)),
        ("a year in the future", at(365 * DAY), stamp(|refusal| *refusal == StampRefusal::Future)),
        ("moved in time", edited(time), signature()),
        ("signature changed", edited(|tree| tree.at(&SIGNER).at(&[5]).bytes()[9] ^= 1), signature()),
        ("attributes cut out", edited(|tree| drop(tree.at(&SIGNER).children().remove(3))), signature()),
        ("two signers", edited(twice), stamp(|refusal| *refusal == StampRefusal::Signers)),
        (
            "no certificate",
            edited(|tree| tree.at(&[1, 0, 3]).children().clear()),
            stamp(|refusal| *refusal == StampRefusal::NoCertificate),
        ),
        ("certificate not named", unnamed, stamp(|refusal| *refusal == StampRefusal::CertificateAttribute)),
        (
            "no content",
            edited(|tree| drop(tree.at(&[1, 0, 2]).children().pop())),
            stamp(|r| *r == StampRefusal::Malformed),
        ),
        ("something else", malformed, stamp(|refusal| *refusal == StampRefusal::Malformed)),
        (
            "hashed with SHA-1",
            weak,
            fails(CheckName::Stamp, |reason| *reason == Reason::WeakDigest(Digest::Sha1)),
        ),
    ]
}
