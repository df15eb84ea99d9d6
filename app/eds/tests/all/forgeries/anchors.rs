//! Anchors that say themselves how far they are to be trusted.

use super::{
    Forgery, Made,
    certificates::{authority, below, chain, extension},
    controls::Controls,
    scene::{Scene, list},
};
use crate::pki::{AIGUL, DAY, NOW, common_name};
use der::{Decode, Encode};
use eds::{
    certificate::{self, Issuer, Profile, Template},
    name::{self, Name},
    oid,
    path::PathError,
};
use x509_cert::ext::pkix::{NameConstraints, constraints::name::GeneralSubtree, name::GeneralName};

/// The head's certificate below an authority of an anchor like this.
fn under(scene: &mut Scene, change: impl FnOnce(&mut Template)) -> Made {
    let key = scene.pki.key();
    let profile = Profile::Authority { path_len: None };
    let (from, to) = (NOW.plus_seconds(-365 * DAY), NOW.plus_seconds(365 * DAY));
    let mut template = Template::new(common_name("ТАР ТІРЕК"), key.key_info().unwrap(), profile, from, to);
    change(&mut template);
    let anchor = certificate::self_signed(&template, &key, scene.pki.rng()).unwrap();
    let anchor = Issuer::new(anchor, key).unwrap();
    let issuing = authority(scene, &anchor, |_| ());
    below(scene, &issuing, |_| ()).with(|made| {
        made.policy.anchors.push(anchor.certificate.der().into());
        made.evidence
            .crls
            .extend([&anchor, &issuing].map(|issuer| list(issuer, 7, None, vec![]).der().into()));
    })
}

fn trees(names: &[Name]) -> Option<Vec<GeneralSubtree>> {
    let tree = |name: &Name| {
        let name = Decode::from_der(&name.to_der().unwrap()).unwrap();
        GeneralSubtree { base: GeneralName::DirectoryName(name), minimum: 0, maximum: None }
    };
    Some(names.iter().map(tree).collect())
}

fn constrained(
    scene: &mut Scene,
    permitted_subtrees: Option<Vec<GeneralSubtree>>,
    excluded: &[Name],
) -> Made {
    let excluded_subtrees = trees(excluded).filter(|trees| !trees.is_empty());
    let constraints = NameConstraints { permitted_subtrees, excluded_subtrees };
    under(scene, |template| template.extra = vec![extension(oid::NAME_CONSTRAINTS, true, &constraints)])
}

fn limited(scene: &mut Scene, path_len: u8) -> Made {
    under(scene, |template| template.profile = Profile::Authority { path_len: Some(path_len) })
}

fn country(code: &str) -> Name {
    name::build(&[(oid::COUNTRY, code)]).unwrap()
}

fn person() -> Name {
    name::build(&[(oid::COMMON_NAME, AIGUL.name)]).unwrap()
}

pub fn forgeries(scene: &mut Scene) -> Vec<Forgery> {
    let too_long = || chain(|error| matches!(error, PathError::PathLength { .. }));
    let misnamed = || chain(|error| matches!(error, PathError::NameConstraints { .. }));
    vec![
        ("more authorities than the anchor allows".to_owned(), limited(scene, 0), too_long()),
        (
            "a name outside those the anchor permits".to_owned(),
            constrained(scene, trees(&[country("KZ"), common_name("x")]), &[]),
            misnamed(),
        ),
        (
            "an authority's name outside those the anchor permits".to_owned(),
            constrained(scene, trees(&[country("RU"), person()]), &[]),
            misnamed(),
        ),
        ("a name the anchor excludes".to_owned(), constrained(scene, None, &[person()]), misnamed()),
    ]
}

pub fn controls(scene: &mut Scene) -> Controls {
    vec![
        ("an anchor that allows one authority".to_owned(), limited(scene, 1)),
        (
            "an anchor that permits these names".to_owned(),
            constrained(scene, trees(&[country("KZ"), person()]), &[country("RU")]),
        ),
    ]
}
