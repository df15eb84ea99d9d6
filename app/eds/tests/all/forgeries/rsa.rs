//! What only RSA can get wrong: keys that are too short, digests that are broken.

use super::{
    fails,
    scene::{ATTRIBUTES, Made, SIGNER, Scene, attribute},
    tree::Node,
};
use crate::pki::{DAY, NOW};
use eds::{
    algorithm::{Digest, KeyKind, Scheme},
    check::{CheckName, Note, Reason, Verdict},
    oid,
};

/// Signed with SHA-1, as was done until it was broken.
fn with_sha1(scene: &Scene) -> Made {
    let made = scene.made(|plan| plan.stamp = None).with(|made| made.policy.stamp = false);
    made.tree(|tree| {
        let content = super::scene::manifest().to_bytes();
        *tree.at(&SIGNER).at(&[2, 0]).bytes() = oid::SHA1.as_bytes().to_vec();
        *tree.at(&SIGNER).at(&[4, 0]).bytes() = oid::RSA_SHA1.as_bytes().to_vec();
        let index = attribute(tree, oid::MESSAGE_DIGEST);
        *tree.at(&ATTRIBUTES).at(&[index, 1, 0]).bytes() = Digest::Sha1.of(&content);
        let mut attributes = tree.at(&ATTRIBUTES).clone();
        attributes.children().sort_by_key(Node::write);
        *tree.at(&ATTRIBUTES) = attributes.clone();
        attributes.retag(0x31);
        let signature = scene.head.key.sign(Scheme::Rsa(Digest::Sha1), &attributes.write()).unwrap();
        *tree.at(&SIGNER).at(&[5]).bytes() = signature;
    })
}

#[test]
fn weak_rsa_is_refused_and_old_rsa_noted() {
    let scene = Scene::new(KeyKind::Rsa(2048));
    assert_eq!(scene.made(|_| ()).report().verdict, Verdict::Valid);

    let short = scene.made(|_| ()).with(|made| made.policy.rsa_bits = 3072);
    let refusal = fails(CheckName::Strength, |reason| *reason == Reason::WeakKey { bits: 2048 });
    assert!(refusal.meets(&short.report()));

    let broken = with_sha1(&scene);
    let weak = || fails(CheckName::Strength, |reason| *reason == Reason::WeakDigest(Digest::Sha1));
    assert!(weak().meets(&broken.report()), "{:?}", broken.report());
    let over = broken.clone().with(|made| made.policy.weak_until = Some(NOW.plus_seconds(-DAY)));
    assert!(weak().meets(&over.report()));
    let old = broken.with(|made| made.policy.weak_until = Some(NOW.plus_seconds(DAY)));
    let report = old.report();
    assert_eq!(report.verdict, Verdict::Valid, "{report:?}");
    let notes: Vec<_> = report.signers[0].checks.iter().flat_map(|check| &check.notes).collect();
    assert_eq!(notes, [&Note::WeakDigest(Digest::Sha1)]);
}
