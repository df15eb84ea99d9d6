//! The wrong person, the wrong role, the wrong document.

use super::{
    Forgery, fails,
    scene::{Scene, manifest},
};
use crate::pki::{AIGUL, MARAT, Person};
use const_oid::ObjectIdentifier as Oid;
use eds::{
    certificate::{Profile, Role},
    check::{CheckName, ExpectedSigner, Reason},
    manifest::{Difference, Manifest, Part, PartKind},
    name, oid,
};

pub fn forgeries(scene: &mut Scene) -> Vec<Forgery> {
    let mut list = people(scene);
    list.extend(tricks(scene));
    list.extend(roles(scene));
    list.extend(documents(scene));
    list
}

fn person() -> super::Refusal {
    fails(CheckName::Person, |reason| *reason == Reason::Person)
}

fn people(scene: &mut Scene) -> Vec<Forgery> {
    let other_body = Person { bin: Some("990140000099"), ..AIGUL };
    let no_body = Person { bin: None, ..AIGUL };
    let namesake = Person { iin: "850101400015", ..AIGUL };
    let mut list: Vec<Forgery> = Vec::new();
    for (name, who) in [
        ("a colleague", MARAT),
        ("a namesake", namesake),
        ("the person for another body", other_body),
        ("the person for no body", no_body),
    ] {
        let signer = scene.pki.issue(who, &Role::Head, |_| ());
        list.push((format!("signed by {name}"), scene.by(&signer), person()));
    }
    // Two must sign; one signs for both.
    let body = scene.made(|_| ()).with(|made| {
        made.expected.signers =
            vec![ExpectedSigner { iin: Some(MARAT.iin.to_owned()), ..Default::default() }];
    });
    list.push(("signed by another than asked".to_owned(), body, person()));
    list
}

/// Names that look like the right person's.
fn tricks(scene: &mut Scene) -> Vec<Forgery> {
    let iin = format!("IIN{}", AIGUL.iin);
    let bin = format!("BIN{}", AIGUL.bin.unwrap());
    let body = (oid::ORGANIZATIONAL_UNIT, bin.as_str());
    let named = (oid::COMMON_NAME, AIGUL.name);
    let (lower, spaced, tailed) = (iin.to_lowercase(), iin.replace("IIN", "IIN "), format!("{iin} "));
    let (short, long, bare) = (&iin[..14], format!("{iin}0"), AIGUL.iin);
    let cyrillic = iin.replace("IIN", "ІІN");
    let wide: String = iin
        .chars()
        .map(|c| c.to_digit(10).map_or(c, |digit| char::from_u32(0xff10 + digit).unwrap()))
        .collect();
    let other_unit = format!("IIN{}", MARAT.iin);
    let cases: Vec<(&str, Vec<(Oid, &str)>)> = vec![
        ("the number in the common name", vec![(oid::COMMON_NAME, &iin), body]),
        ("the number in the surname", vec![named, (oid::SURNAME, &iin), body]),
        ("the number in the unit", vec![named, (oid::ORGANIZATIONAL_UNIT, &iin), body]),
        ("the number in the organization", vec![named, (oid::ORGANIZATION, &iin), body]),
        ("the number in small letters", vec![named, (oid::SERIAL_NUMBER, &lower), body]),
        ("the number after a space", vec![named, (oid::SERIAL_NUMBER, &spaced), body]),
        ("the number before a space", vec![named, (oid::SERIAL_NUMBER, &tailed), body]),
        ("a digit too few", vec![named, (oid::SERIAL_NUMBER, short), body]),
        ("a digit too many", vec![named, (oid::SERIAL_NUMBER, &long), body]),
        ("no prefix", vec![named, (oid::SERIAL_NUMBER, bare), body]),
        ("a Cyrillic prefix in the common name", vec![(oid::COMMON_NAME, &cyrillic), body]),
        ("wide digits in the given name", vec![named, (oid::GIVEN_NAME, &wide), body]),
        ("the body's number as the person's", vec![named, (oid::SERIAL_NUMBER, &bin), body]),
        (
            "the body's number in the organization",
            vec![named, (oid::SERIAL_NUMBER, &iin), (oid::ORGANIZATION, &bin)],
        ),
        ("no numbers", vec![named]),
    ];
    let mut list: Vec<Forgery> = Vec::new();
    for (title, parts) in cases {
        let signer =
            scene.pki.issue(AIGUL, &Role::Head, |template| template.subject = name::build(&parts).unwrap());
        list.push((format!("name: {title}"), scene.by(&signer), person()));
    }
    let two: [(&str, Vec<(Oid, &str)>); 2] = [
        ("two persons", vec![named, (oid::SERIAL_NUMBER, &iin), (oid::SERIAL_NUMBER, &other_unit), body]),
        (
            "two bodies",
            vec![named, (oid::SERIAL_NUMBER, &iin), body, (oid::ORGANIZATIONAL_UNIT, "BIN990140000099")],
        ),
    ];
    for (title, parts) in two {
        let signer =
            scene.pki.issue(AIGUL, &Role::Head, |template| template.subject = name::build(&parts).unwrap());
        let refusal = fails(CheckName::Person, |reason| *reason == Reason::AmbiguousPerson);
        list.push((format!("name: {title}"), scene.by(&signer), refusal));
    }
    list
}

fn roles(scene: &mut Scene) -> Vec<Forgery> {
    let refusal =
        || fails(CheckName::Role, |reason| matches!(reason, Reason::Role { needed: Role::Head, .. }));
    let mut list: Vec<Forgery> = Vec::new();
    let portal = Role::System(Some("1.2.398.3.3.4.1.2.6.7".to_owned()));
    for role in [
        Role::Individual,
        Role::LegalEntity,
        Role::Signer,
        Role::Finance,
        Role::Personnel,
        Role::Employee,
        Role::System(None),
        portal,
        Role::CivilServant,
    ] {
        let signer = scene.pki.issue(AIGUL, &role, |_| ());
        list.push((format!("role: {role:?} instead of the head"), scene.by(&signer), refusal()));
    }
    // The role's identifier stands, but not where roles stand, or it only begins like one.
    let policy = scene.pki.issue(AIGUL, &Role::Employee, |template| template.policies = vec![oid::ROLE_HEAD]);
    list.push(("role: as a policy".to_owned(), scene.by(&policy), refusal()));
    let longer = Oid::new_unwrap("1.2.398.3.3.4.1.2.1.1");
    let near = Oid::new_unwrap("1.2.398.3.3.4.1.2.10");
    for (name, oid) in [("a longer identifier", longer), ("a near identifier", near)] {
        let purposes = vec![oid::EMAIL_PROTECTION, oid];
        let signer =
            scene.pki.issue(AIGUL, &Role::Head, |template| template.profile = Profile::Signer(purposes));
        list.push((format!("role: {name}"), scene.by(&signer), refusal()));
    }
    list
}

fn documents(scene: &Scene) -> Vec<Forgery> {
    type Change = fn(&mut Manifest);
    let changes: [(&str, Difference, Change); 10] = [
        ("another document", Difference::Document, |m| m.document = "01JOTHER".to_owned()),
        ("the version before", Difference::Version, |m| m.version = 2),
        ("the version after", Difference::Version, |m| m.version = 4),
        ("another act", Difference::Act, |m| m.act = "acquaint".to_owned()),
        ("another role", Difference::Role, |m| m.role = "lawyer".to_owned()),
        ("another title", Difference::Title, |m| m.title.push('.')),
        ("another text", Difference::Parts, |m| m.parts[0] = Part::of(PartKind::Text, "kk", b"else")),
        ("an attachment less", Difference::Parts, |m| drop(m.parts.pop())),
        ("an attachment more", Difference::Parts, |m| m.parts.push(Part::of(PartKind::Attachment, "x", b""))),
        ("an attachment of another name", Difference::Parts, |m| m.parts[1].name.push('x')),
    ];
    let mut list: Vec<Forgery> = Vec::new();
    for (name, difference, change) in changes {
        let mut other = manifest();
        change(&mut other);
        // A true signature of the right person, of something else.
        let attached = scene.made(|plan| plan.content = other.to_bytes());
        let refusal = fails(CheckName::Manifest, move |reason| *reason == Reason::Manifest(difference));
        list.push((format!("replayed: {name}"), attached, refusal));
        let apart = scene.made(|plan| {
            plan.content = other.to_bytes();
            plan.attached = false;
        });
        let apart = apart.with(|made| made.content = Some(manifest().to_bytes()));
        let refusal = fails(CheckName::Content, |reason| *reason == Reason::WrongDigest);
        list.push((format!("replayed apart: {name}"), apart, refusal));
    }
    let text = scene.made(|plan| plan.content = b"I approve everything".to_vec());
    let refusal = fails(CheckName::Manifest, |reason| *reason == Reason::Manifest(Difference::NoManifest));
    list.push(("something that is no manifest".to_owned(), text, refusal));
    list
}
