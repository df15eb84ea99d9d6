//! Files that came together: each is taken for what it is, and documents are compared with what was signed.

use super::scene::{Scene, list_at, manifest, revoked, token};
use crate::pki::{AIGUL, MARAT, NOW, seeded};
use der::{Encode, asn1::OctetString};
use eds::{
    algorithm::KeyKind,
    blob::Blob,
    certificate::Role,
    check::{CheckName, Evidence, Missing, Outcome, Reason, TimeSource, Verdict},
    cms::SignedData,
    moment::Moment,
    oid,
    package::{Documents, Examination, PartState, Piece, examine},
    tsp,
};
use rand_core::Rng as _;
use x509_cert::ext::{
    Extension,
    pkix::{CrlReason, KeyUsage, KeyUsages},
};

const TEXT: &[u8] = "мәтін".as_bytes();
const TABLE: &[u8] = b"table";

fn piece(name: &str, bytes: &[u8]) -> Piece {
    Piece { name: name.to_owned(), bytes: bytes.to_vec() }
}

fn later() -> Moment {
    NOW.plus_seconds(120)
}

/// A package as the portal makes it.
struct Package {
    scene: Scene,
    evidence: Evidence,
}

impl Package {
    fn new(kind: KeyKind) -> Self {
        let scene = Scene::new(kind);
        let mut made = scene.made(|plan| (plan.attached, plan.stamp) = (false, None));
        let stamp = token(
            SignedData::read(&made.evidence.cms.0).unwrap().signers()[0].signature(),
            NOW,
            &scene.pki.stamper,
        );
        made.evidence.tokens = vec![Blob(stamp)];
        Self { scene, evidence: made.evidence }
    }

    fn stamped(&self) -> Vec<u8> {
        tsp::embed(&self.evidence.cms.0, &self.evidence.tokens).unwrap()
    }

    fn files(&self) -> Vec<Piece> {
        vec![
            piece("p.zip/README.txt", b"how it is checked"),
            piece("p.zip/chain.pem", self.chain().as_bytes()),
            piece("p.zip/кесте.xlsx", TABLE),
            piece("p.zip/1/manifest.txt", &manifest().to_bytes()),
            piece("p.zip/1/manifest.p7s", &self.stamped()),
            piece("p.zip/1/evidence.json", &serde_json::to_vec(&self.evidence).unwrap()),
            piece("p.zip/1/stamp.der", &self.evidence.tokens[0].0),
            piece("p.zip/1/text.jsonl", TEXT),
        ]
    }

    fn chain(&self) -> String {
        let pem = |der: &[u8]| eds::armour::to_pem("CERTIFICATE", der);
        pem(self.scene.pki.authority.certificate.der()) + &pem(self.scene.pki.root.certificate.der())
    }

    fn examined(&self, files: &[Piece]) -> Examination {
        examine(files, &[], &self.scene.policy(), later())
    }

    /// The lists that the authorities publish.
    fn lists(&self) -> Vec<Blob> {
        self.scene.lists(vec![]).iter().map(|list| list.der().into()).collect()
    }
}

fn verdict(examination: &Examination) -> (Verdict, Documents) {
    let [one] = examination.signatures.as_slice() else { panic!("{examination:?}") };
    (one.verdict, one.documents)
}

#[test]
fn a_whole_package_is_valid_and_names_both() {
    for kind in [KeyKind::P256, KeyKind::Gost512] {
        let package = Package::new(kind);
        let found = package.examined(&package.files());
        assert_eq!(verdict(&found), (Verdict::Valid, Documents::Same), "{found:#?}");
        let parts = &found.signatures[0].parts;
        assert!(parts.iter().all(|part| part.state == PartState::Same && part.file.is_some()), "{parts:?}");
        assert_eq!((found.uncovered, found.lists), (Vec::<String>::new(), Vec::<String>::new()));
    }
}

#[test]
fn a_changed_byte_of_any_document_breaks_it() {
    let package = Package::new(KeyKind::P256);
    for (name, state) in
        [("p.zip/кесте.xlsx", Documents::Changed), ("p.zip/1/manifest.txt", Documents::Direct)]
    {
        let mut files = package.files();
        let file = files.iter_mut().find(|piece| piece.name == name).unwrap();
        file.bytes[0] ^= 1;
        assert_eq!(verdict(&package.examined(&files)), (Verdict::Invalid, state), "{name}");
    }
    // Renamed as well, it is still the only file that could be meant.
    let mut files = package.files();
    files[2] = piece("жаңа.xlsx", b"tablE");
    assert_eq!(verdict(&package.examined(&files)), (Verdict::Invalid, Documents::Changed));
}

#[test]
fn what_proves_is_found_wherever_it_lies() {
    let package = Package::new(KeyKind::P256);
    let lone = [
        piece("manifest.p7s", &package.stamped()),
        piece("manifest.txt", &manifest().to_bytes()),
        piece("атауы өзгерген.xlsx", TABLE),
    ];
    // The stamp lies within; nobody has said anything of revocation.
    let found = package.examined(&lone);
    assert_eq!(verdict(&found), (Verdict::Undetermined, Documents::Same));
    assert_eq!(found.signatures[0].report.signers[0].best_time.source, TimeSource::Stamp);
    let lists = package.lists();
    let with_lists = examine(&lone, &lists, &package.scene.policy(), later());
    assert_eq!(verdict(&with_lists), (Verdict::Valid, Documents::Same), "{with_lists:#?}");
    // Lists as files of their own do as well.
    let dropped = lists.iter().map(|Blob(list)| piece("list.crl", list));
    let files: Vec<Piece> = lone.iter().cloned().chain(dropped).collect();
    assert_eq!(verdict(&package.examined(&files)).0, Verdict::Valid);

    // Without the document nobody can say that it is the one.
    let found = examine(&lone[..2], &lists, &package.scene.policy(), later());
    assert_eq!(verdict(&found), (Verdict::Undetermined, Documents::Absent));
    let found = examine(&lone[..1], &lists, &package.scene.policy(), later());
    let outcome = found.signatures[0].report.signers[0].outcome(CheckName::Content).cloned();
    assert_eq!(outcome, Some(Outcome::Unknown(Missing::Content)));
}

#[test]
fn what_nobody_signed_is_named() {
    let package = Package::new(KeyKind::P256);
    let mut files = package.files();
    files.push(piece("p.zip/қосымша.pdf", b"%PDF-1.7"));
    let found = package.examined(&files);
    assert_eq!(found.uncovered, ["p.zip/қосымша.pdf"]);
    assert_eq!(package.examined(&[piece("қосымша.pdf", b"%PDF-1.7")]).signatures, []);
}

#[test]
fn a_document_that_has_proof_in_it_is_still_a_document() {
    let package = Package::new(KeyKind::P256);
    let hidden = format!("<p>Another order</p><!--\n{}-->", package.chain());
    let mut json = serde_json::to_value(&package.evidence).unwrap();
    json["order"] = "Another order".into();
    let around = |der: &[u8]| format!("<p>Another order</p>\n{}", eds::armour::to_pem("X", der));
    let list = package.lists().remove(0);
    for (name, text) in [
        ("p.zip/stamp.html", around(&package.evidence.tokens[0].0)),
        ("p.zip/answer.html", around(&package.evidence.ocsp[0].0)),
        ("p.zip/list.html", around(&list.0)),
        ("p.zip/endless.pem", format!("{}-----BEGIN ORDER-----\nAnother order", package.chain())),
        ("p.zip/order.html", hidden.clone()),
        ("order.json", json.to_string()),
        ("README.txt", "Another order".to_owned()),
        ("p.zip/1/README.txt", "Another order".to_owned()),
    ] {
        let mut files = package.files();
        files.push(piece(name, text.as_bytes()));
        assert_eq!(package.examined(&files).uncovered, [name]);
    }
    // Around a signature it is one signature more, and still named.
    let mut files = package.files();
    files.push(piece("p.zip/order.p7s", around(&package.stamped()).as_bytes()));
    assert_eq!(package.examined(&files).uncovered, ["p.zip/order.p7s"]);
    // What is in it proves all the same.
    let mut files = package.files();
    files[1] = piece("p.zip/chain.html", hidden.as_bytes());
    assert_eq!(verdict(&package.examined(&files)), (Verdict::Valid, Documents::Same));
}

#[test]
fn what_explains_or_proves_is_not_taken_for_a_document_that_is_missing() {
    let package = Package::new(KeyKind::P256);
    let lists = package.lists();
    let with = |more: Piece| {
        let mut files = vec![
            piece("manifest.p7s", &package.stamped()),
            piece("manifest.txt", &manifest().to_bytes()),
            more,
        ];
        let found = examine(&files, &lists, &package.scene.policy(), later());
        files.remove(1);
        let alone = examine(&files, &lists, &package.scene.policy(), later());
        (verdict(&found), verdict(&alone).0)
    };
    let expected = ((Verdict::Undetermined, Documents::Absent), Verdict::Undetermined);
    assert_eq!(with(piece("README.txt", b"how it is checked")), expected);
    let chain = format!("subject=CN = A\n{}", package.chain());
    assert_eq!(with(piece("chain.pem", chain.as_bytes())), expected);
}

#[test]
fn whoever_packed_the_proof_does_not_decide_what_is_known() {
    let mut package = Package::new(KeyKind::P256);
    let address = "http://pki.example/crl/a.crl".to_owned();
    let listed = address.clone();
    let signer = package.scene.pki.issue(AIGUL, &Role::Head, |template| template.crl = vec![listed]);
    let made = package.scene.made(|plan| {
        (plan.attached, plan.stamp) = (false, None);
        plan.answer = Some(package.scene.good(&signer));
        plan.signer = signer.clone();
    });
    let signature = SignedData::read(&made.evidence.cms.0).unwrap().signers()[0].signature().to_vec();
    let stamp = token(&signature, NOW, &package.scene.pki.stamper);
    package.evidence = Evidence { tokens: vec![Blob(stamp)], ..made.evidence };
    let found = package.examined(&package.files());
    assert_eq!(verdict(&found), (Verdict::Valid, Documents::Same));
    assert_eq!(found.lists, [address], "a newer list may know better");
    let lost = revoked(&signer, NOW.plus_seconds(-60), Some(CrlReason::KeyCompromise));
    let newer = list_at(&package.scene.pki.authority, 11, None, vec![lost], NOW.plus_seconds(30));
    let found = examine(&package.files(), &[newer.der().into()], &package.scene.policy(), later());
    assert_eq!(verdict(&found).0, Verdict::Invalid);
    assert_eq!(found.lists, Vec::<String>::new());
}

#[test]
fn a_document_that_was_signed_itself_needs_no_manifest() {
    let scene = Scene::new(KeyKind::P256);
    for attached in [true, false] {
        let made = scene.made(|plan| (plan.attached, plan.content) = (attached, TABLE.to_vec()));
        let proof = serde_json::to_vec(&made.evidence).unwrap();
        let files = |content: &[u8]| {
            vec![
                piece("a.p7s", &made.evidence.cms.0),
                piece("a.xlsx", content),
                piece("evidence.json", &proof),
            ]
        };
        let found = examine(&files(TABLE), &[], &scene.policy(), later());
        assert_eq!(verdict(&found), (Verdict::Valid, Documents::Direct), "{found:#?}");
        let found = examine(&files(b"other"), &[], &scene.policy(), later());
        let reason = if attached { Reason::OtherContent } else { Reason::WrongDigest };
        let outcome = found.signatures[0].report.signers[0].outcome(CheckName::Content).cloned();
        assert_eq!((verdict(&found).0, outcome), (Verdict::Invalid, Some(Outcome::Fail(reason))));
    }
}

#[test]
fn stamps_and_documents_of_one_signature_serve_no_other() {
    let mut package = Package::new(KeyKind::P256);
    let second = package.scene.pki.issue(MARAT, &Role::Head, |_| ());
    let other = package.scene.made(|plan| {
        (plan.attached, plan.stamp) = (false, None);
        plan.answer = Some(package.scene.good(&second));
        plan.signer = second.clone();
    });
    let mut files = package.files();
    files.push(piece("p.zip/2/manifest.txt", &manifest().to_bytes()));
    files.push(piece("p.zip/2/manifest.p7s", &other.evidence.cms.0));
    files.push(piece("p.zip/2/evidence.json", &serde_json::to_vec(&other.evidence).unwrap()));
    let found = package.examined(&files);
    let verdicts: Vec<Verdict> = found.signatures.iter().map(|one| one.verdict).collect();
    assert_eq!(verdicts, [Verdict::Valid, Verdict::Undetermined], "the second has no stamp");
    let stamp = found.signatures[1].report.signers[0].outcome(CheckName::Stamp);
    assert_eq!(stamp, Some(&Outcome::Unknown(Missing::Stamp)));
}

#[test]
fn a_stamp_is_laid_into_its_own_signature_once() {
    let package = Package::new(KeyKind::P256);
    let once = package.stamped();
    assert_ne!(once, package.evidence.cms.0);
    assert_eq!(tsp::embed(&once, &package.evidence.tokens).unwrap(), once);
    let foreign = token(b"another signature", NOW, &package.scene.pki.stamper);
    assert_eq!(tsp::embed(&package.evidence.cms.0, &[Blob(foreign)]).unwrap(), package.evidence.cms.0);
    assert_eq!(
        SignedData::read(&once).unwrap().signers()[0].tokens(),
        [package.evidence.tokens[0].0.clone()]
    );
}

#[test]
fn no_bytes_whatever_break_the_examination() {
    let package = Package::new(KeyKind::P256);
    let mut rng = seeded(9);
    for _ in 0..300 {
        let mut files = package.files();
        let at = usize::try_from(rng.next_u32()).unwrap() % files.len();
        let bytes = &mut files[at].bytes;
        let place = usize::try_from(rng.next_u32()).unwrap() % bytes.len();
        bytes[place] ^= 1 << (rng.next_u32() % 8);
        if rng.next_u32().is_multiple_of(4) {
            bytes.truncate(place);
        }
        package.examined(&files);
    }
}

#[test]
fn a_key_for_signing_in_does_where_nothing_binding_is_asked() {
    let mut scene = Scene::new(KeyKind::P256);
    let usage = KeyUsage(KeyUsages::DigitalSignature | KeyUsages::KeyEncipherment);
    let purposes = vec![oid::CLIENT_AUTH];
    let extension = |extn_id, critical, der: Vec<u8>| Extension {
        extn_id,
        critical,
        extn_value: OctetString::new(der).unwrap(),
    };
    let signer = scene.pki.issue(AIGUL, &Role::Head, |template| {
        template.extra = vec![
            extension(oid::KEY_USAGE, true, usage.to_der().unwrap()),
            extension(oid::EXTENDED_KEY_USAGE, false, purposes.to_der().unwrap()),
        ];
    });
    let mut made = scene.by(&signer);
    (made.expected.signers, made.expected.manifest) = (Vec::new(), None);
    assert_eq!(made.report().verdict, Verdict::Invalid);
    made.policy.binding = false;
    made.policy.purposes.push(oid::CLIENT_AUTH.to_string());
    assert_eq!(made.report().verdict, Verdict::Valid, "{:#?}", made.report());
    // What says nothing of it demands it.
    let mut json = serde_json::to_value(&made.policy).unwrap();
    json.as_object_mut().unwrap().remove("binding");
    assert!(serde_json::from_value::<eds::check::Policy>(json).unwrap().binding);
}

/// The package as the fuzz target has it.
#[test]
fn the_fuzz_target_alters_the_same_package() {
    let package = Package::new(KeyKind::P256);
    let files = package.files().into_iter().map(|Piece { name, bytes }| (name, Blob(bytes)));
    let files: Vec<(String, Blob)> = files.collect();
    super::as_the_fuzz_target_has_it("package.json", &(package.scene.policy(), files, later()));
}
