//! Forgeries of the message: its form, its content, its attributes, its signature.

use super::{
    Forgery, Refusal, fails,
    scene::{
        ATTRIBUTES, CERTIFICATES, CONTENT, SIGNED, SIGNER, SIGNERS, Scene, attribute, manifest, resign, token,
    },
    tree::Node,
};
use crate::pki::{AIGUL, MARAT, NOW};
use const_oid::ObjectIdentifier as Oid;
use eds::{
    ber::BerError,
    certificate::Role,
    check::{CheckName, Missing, Reason},
    error::{ReadError, SignatureError},
    oid,
};

fn unreadable() -> Refusal {
    Refusal::Whole(|reason| matches!(reason, Reason::Unreadable(_)))
}

fn wrong_signature() -> Refusal {
    fails(CheckName::Signature, |reason| *reason == Reason::Signature(SignatureError::Wrong))
}

fn wrong_digest() -> Refusal {
    fails(CheckName::Content, |reason| *reason == Reason::WrongDigest)
}

pub fn forgeries(scene: &mut Scene) -> Vec<Forgery> {
    let mut list = form(scene);
    list.extend(signers(scene));
    list.extend(attributes(scene));
    list.extend(contents(scene));
    list.extend(signatures(scene));
    list
}

fn form(scene: &Scene) -> Vec<Forgery> {
    let good = scene.made(|_| ());
    let bytes = &good.evidence.cms.0;
    let mut list: Vec<Forgery> = Vec::new();
    for part in 0..20 {
        let cut = bytes[..bytes.len() * part / 20].to_vec();
        list.push((format!("cut after {part} of 20 parts"), good.clone().cms(cut), unreadable()));
    }
    for (name, tail) in [("a zero", &[0][..]), ("two zeros", &[0, 0]), ("NULL", &[5, 0]), ("itself", bytes)] {
        let longer = [bytes.as_slice(), tail].concat();
        let trailing = |reason: &Reason| *reason == Reason::Unreadable(ReadError::Ber(BerError::Trailing));
        // With binary after it the whole is no single value, and no text either.
        list.push((format!("followed by {name}"), good.clone().cms(longer), Refusal::Whole(trailing)));
    }
    let endless = [&[0x30, 0x80][..], bytes].concat();
    let certificate = scene.head.certificate.der().to_vec();
    for (name, bytes) in [
        ("no end mark", endless),
        ("too deep", [0x30, 0x80].repeat(200)),
        ("nothing", vec![]),
        ("text", b"approved!".to_vec()),
        ("an empty PEM", b"-----BEGIN CMS-----\n-----END CMS-----\n".to_vec()),
        ("a certificate", certificate),
    ] {
        list.push((format!("{name} instead of a message"), good.clone().cms(bytes), unreadable()));
    }
    let other_type = good.clone().tree(|tree| *tree.at(&[0]).bytes() = oid::DATA.as_bytes().to_vec());
    list.push(("another content type outside".to_owned(), other_type, unreadable()));
    let version = good.clone().tree(|tree| *tree.at(&SIGNED).at(&[0]).bytes() = vec![9]);
    list.push(("an unknown version".to_owned(), version, unreadable()));
    list
}

fn signers(scene: &mut Scene) -> Vec<Forgery> {
    let good = scene.made(|_| ());
    let doubled = || fails(CheckName::Structure, |reason| *reason == Reason::DoubledSigner);
    let none = good.clone().tree(|tree| tree.at(&SIGNERS).children().clear());
    let twice = good.clone().tree(|tree| {
        let signer = tree.at(&SIGNER).clone();
        tree.at(&SIGNERS).children().push(signer);
    });
    let many = good.clone().tree(|tree| {
        let signer = tree.at(&SIGNER).clone();
        *tree.at(&SIGNERS).children() = vec![signer; 129];
    });
    let again = scene.made(|plan| plan.signing_time = Some(NOW.plus_seconds(5)));
    let resigned = good.clone().tree(|tree| {
        let mut other = Node::read(&again.evidence.cms.0);
        tree.at(&SIGNERS).children().push(other.at(&SIGNER).clone());
    });
    let renewed = scene.pki.issue(AIGUL, &Role::Head, |_| ());
    let renewed = scene.by(&renewed);
    let with_both = good.clone().tree(|tree| {
        let mut other = Node::read(&renewed.evidence.cms.0);
        tree.at(&SIGNERS).children().push(other.at(&SIGNER).clone());
        tree.at(&CERTIFICATES).children().push(other.at(&CERTIFICATES).at(&[0]).clone());
    });
    let missing = good.clone().tree(|tree| tree.at(&CERTIFICATES).children().clear());
    let marat = scene.pki.issue(MARAT, &Role::Head, |_| ());
    let pointed = good.clone().tree(|tree| {
        *tree.at(&SIGNER).at(&[1, 1]).bytes() = marat.certificate.serial().to_vec();
        tree.at(&CERTIFICATES).children().push(Node::read(marat.certificate.der()));
    });
    let other = || fails(CheckName::CertificateAttribute, |reason| *reason == Reason::OtherCertificate);
    vec![
        ("no signer".to_owned(), none, Refusal::Whole(|reason| *reason == Reason::NoSigners)),
        ("the same signer twice".to_owned(), twice, doubled()),
        ("the same certificate twice".to_owned(), resigned, doubled()),
        ("the same person with two certificates".to_owned(), with_both, doubled()),
        ("a crowd".to_owned(), many, Refusal::Whole(|reason| *reason == Reason::TooManySigners)),
        (
            "no certificate".to_owned(),
            missing,
            super::open(CheckName::Signature, |missing| *missing == Missing::Certificate),
        ),
        ("another's certificate: signature".to_owned(), pointed.clone(), wrong_signature()),
        ("another's certificate: attribute".to_owned(), pointed, other()),
    ]
}

fn attributes(scene: &mut Scene) -> Vec<Forgery> {
    let good = scene.made(|plan| plan.stamp = None).with(|made| made.policy.stamp = false);
    let key = scene.head.key.clone();
    let marat = scene.pki.issue(MARAT, &Role::Head, |_| ());
    let without = |oid: Oid, sign: bool| {
        good.clone().tree(|tree| {
            let index = attribute(tree, oid);
            tree.at(&ATTRIBUTES).children().remove(index);
            if sign {
                resign(tree, &key);
            }
        })
    };
    let changed = |oid: Oid, change: &dyn Fn(&mut Node)| {
        good.clone().tree(|tree| {
            let index = attribute(tree, oid);
            change(tree.at(&ATTRIBUTES).at(&[index, 1]));
        })
    };
    let bare = || fails(CheckName::Structure, |reason| *reason == Reason::NoSignedAttributes);
    let stripped = good.clone().tree(|tree| drop(tree.at(&SIGNER).children().remove(3)));
    let over_content = good.clone().tree(|tree| {
        tree.at(&SIGNER).children().remove(3);
        *tree.at(&SIGNER).at(&[4]).bytes() = key.sign(key.scheme(), &manifest().to_bytes()).unwrap();
    });
    let unsigned = good.clone().tree(|tree| {
        let mut attributes = tree.at(&SIGNER).children().remove(3);
        attributes.retag(0xa1);
        tree.at(&SIGNER).children().push(attributes);
    });
    let doubled = good.clone().tree(|tree| {
        let index = attribute(tree, oid::MESSAGE_DIGEST);
        let copy = tree.at(&ATTRIBUTES).at(&[index]).clone();
        tree.at(&ATTRIBUTES).children().push(copy);
        resign(tree, &key);
    });
    let two_values = changed(oid::MESSAGE_DIGEST, &|values| {
        let copy = values.at(&[0]).clone();
        values.children().push(copy);
    });
    let no_value = changed(oid::SIGNING_CERTIFICATE_V2, &|values| values.children().clear());
    let added = good.clone().tree(|tree| {
        let mut extra = tree.at(&ATTRIBUTES).at(&[0]).clone();
        *extra.at(&[0]).bytes() = Oid::new_unwrap("1.2.3.4").as_bytes().to_vec();
        tree.at(&ATTRIBUTES).children().push(extra);
    });
    let others_certificate = good.clone().tree(|tree| {
        let index = attribute(tree, oid::SIGNING_CERTIFICATE_V2);
        let hash = marat.certificate.fingerprint(eds::algorithm::Digest::Sha256);
        *tree.at(&ATTRIBUTES).at(&[index, 1, 0, 0, 0, 0]).bytes() = hash;
        resign(tree, &key);
    });
    let digest = |values: &mut Node| values.at(&[0]).bytes()[0] ^= 1;
    let list: Vec<(&str, super::Made, Refusal)> = vec![
        ("signed attributes cut out", stripped, bare()),
        ("signed over the content alone", over_content, bare()),
        ("signed attributes moved to the unsigned", unsigned, bare()),
        ("no digest", without(oid::MESSAGE_DIGEST, true), unreadable()),
        ("no content type", without(oid::CONTENT_TYPE, true), unreadable()),
        ("two digests", doubled, unreadable()),
        ("a digest of two values", two_values, unreadable()),
        ("a certificate attribute of no value", no_value, unreadable()),
        ("digest changed", changed(oid::MESSAGE_DIGEST, &digest), wrong_signature()),
        ("digest changed: content", changed(oid::MESSAGE_DIGEST, &digest), wrong_digest()),
        (
            "signing time changed",
            changed(oid::SIGNING_TIME, &|values| *values.at(&[0]).bytes() = b"200101000000Z".to_vec()),
            wrong_signature(),
        ),
        ("signing time removed", without(oid::SIGNING_TIME, false), wrong_signature()),
        ("an attribute added", added, wrong_signature()),
        ("certificate attribute removed", without(oid::SIGNING_CERTIFICATE_V2, false), wrong_signature()),
        (
            "no certificate attribute, signed so",
            without(oid::SIGNING_CERTIFICATE_V2, true),
            fails(CheckName::CertificateAttribute, |reason| *reason == Reason::NoCertificateAttribute),
        ),
        (
            "another's certificate named, signed so",
            others_certificate,
            fails(CheckName::CertificateAttribute, |reason| *reason == Reason::OtherCertificate),
        ),
    ];
    list.into_iter().map(|(name, made, refusal)| (name.to_owned(), made, refusal)).collect()
}

fn contents(scene: &Scene) -> Vec<Forgery> {
    let attached = scene.made(|_| ());
    let apart = scene.made(|plan| plan.attached = false);
    let key = &scene.head.key;
    let bytes = manifest().to_bytes();
    let mut list: Vec<Forgery> = Vec::new();
    for part in 0..10 {
        let at = bytes.len() * part / 10;
        let within = attached.clone().tree(|tree| tree.at(&CONTENT).bytes()[at] ^= 0x20);
        list.push((format!("content within changed at {at}"), within, wrong_digest()));
        let outside = apart.clone().with(|made| made.content.as_mut().unwrap()[at] ^= 0x20);
        list.push((format!("content apart changed at {at}"), outside, wrong_digest()));
    }
    let of_other_type = |tree: &mut Node| {
        *tree.at(&SIGNED).at(&[2, 0]).bytes() = oid::TST_INFO.as_bytes().to_vec();
    };
    let content_type = || fails(CheckName::Content, |reason| *reason == Reason::ContentType);
    let typed = attached.clone().tree(|tree| {
        of_other_type(tree);
        let index = attribute(tree, oid::CONTENT_TYPE);
        *tree.at(&ATTRIBUTES).at(&[index, 1, 0]).bytes() = oid::TST_INFO.as_bytes().to_vec();
        resign(tree, key);
    });
    let two = attached.clone().with(|made| made.content = Some(b"other".to_vec()));
    list.extend([
        (
            "content emptied".to_owned(),
            attached.clone().tree(|tree| tree.at(&CONTENT).bytes().clear()),
            wrong_digest(),
        ),
        (
            "other content at hand than within".to_owned(),
            two,
            fails(CheckName::Content, |reason| *reason == Reason::OtherContent),
        ),
        (
            "another kind of content named outside".to_owned(),
            attached.clone().tree(of_other_type),
            content_type(),
        ),
        ("another kind of content, signed so".to_owned(), typed, content_type()),
        (
            "no content at all".to_owned(),
            apart.with(|made| made.content = None),
            super::open(CheckName::Content, |missing| *missing == Missing::Content),
        ),
    ]);
    list
}

fn signatures(scene: &Scene) -> Vec<Forgery> {
    let good = scene.made(|_| ());
    let mut list: Vec<Forgery> = Vec::new();
    let value = |change: &dyn Fn(&mut Vec<u8>)| {
        // Stamped anew, so that only the signature is at fault.
        let made = good.clone().tree(|tree| {
            let bytes = tree.at(&SIGNER).at(&[5]).bytes();
            change(bytes);
            let stamp = token(&bytes.clone(), NOW, &scene.pki.stamper);
            *tree.at(&SIGNER).at(&[6, 0, 1, 0]) = Node::read(&stamp);
        });
        (made, wrong_signature())
    };
    let length = scene.head.key.sign(scene.head.key.scheme(), b"").unwrap().len();
    for part in 0..12 {
        let at = (length - 8) * part / 12;
        let (made, refusal) = value(&|bytes| bytes[at] ^= 1);
        list.push((format!("signature changed at {at}"), made, refusal));
    }
    let other = scene.head.key.sign(scene.head.key.scheme(), b"something else").unwrap();
    let others = scene.foreign.authority.key.sign(scene.head.key.scheme(), b"").unwrap();
    for (name, bytes) in [
        ("empty", vec![]),
        ("zeros", vec![0; length]),
        ("ones", vec![0xff; length]),
        ("of another text", other),
        ("by another key", others),
        ("zero numbers in DER", vec![0x30, 6, 2, 1, 0, 2, 1, 0]),
    ] {
        let (made, refusal) = value(&|value| value.clone_from(&bytes));
        list.push((format!("signature {name}"), made, refusal));
    }
    let named = |index: usize, oid: Oid| {
        good.clone().tree(|tree| *tree.at(&SIGNER).at(&[index, 0]).bytes() = oid.as_bytes().to_vec())
    };
    let error = |error: SignatureError| fails(CheckName::Signature, move |r| *r == Reason::Signature(error));
    let unknown = Oid::new_unwrap("1.2.3.4");
    list.extend([
        ("another digest named".to_owned(), named(2, oid::SHA384), error(SignatureError::Mismatch)),
        ("an unknown digest".to_owned(), named(2, unknown), error(SignatureError::UnknownAlgorithm)),
        ("an unknown algorithm".to_owned(), named(4, unknown), error(SignatureError::UnknownAlgorithm)),
        ("another algorithm".to_owned(), named(4, oid::RSA_SHA256), error(SignatureError::Mismatch)),
    ]);
    list
}
