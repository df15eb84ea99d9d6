#![no_main]

use eds::{
    blob::Blob,
    check::{Policy, SignerReport, Verdict},
    moment::Moment,
    package::{Documents, Examination, Examined, PartState, Piece, examine},
};
use std::sync::LazyLock;

type Given = (Policy, Vec<Piece>, Moment);

/// A valid package (`forgeries::packages` among the tests of `app/eds` writes it) and what is found of it.
static PACKAGE: LazyLock<(Given, Examined)> = LazyLock::new(|| {
    let package = include_bytes!("../../app/eds/tests/data/fuzz/package.json");
    let (policy, files, now): (Policy, Vec<(String, Blob)>, Moment) =
        serde_json::from_slice(package).expect("the package");
    let files = files.into_iter().map(|(name, Blob(bytes))| Piece { name, bytes }).collect();
    let given = (policy, files, now);
    let [one] = examined(&given, &given.1).signatures.try_into().expect("one signature");
    assert_eq!((one.verdict, one.documents), (Verdict::Valid, Documents::Same));
    (given, one)
});

fn examined((policy, _, now): &Given, files: &[Piece]) -> Examination {
    examine(files, &[], policy, *now)
}

/// Each five octets change one file: how, which, where, into what.
fn change(files: &mut Vec<Piece>, edit: &[u8]) {
    let pick = |index: u8, files: &[Piece]| usize::from(index) % files.len();
    let at = pick(edit[1], files);
    let place = usize::from(u16::from_be_bytes([edit[2], edit[3]]));
    match edit[0] % 8 {
        0 => files[at].bytes.truncate(place),
        1 => files[at].name = files[pick(edit[4], files)].name.clone(),
        2 => files[at].name = format!("{}/{}", edit[4], files[at].name),
        3 if files.len() > 1 => drop(files.remove(at)),
        4 if files.len() < 32 => files.push(files[at].clone()),
        5 => {
            let bytes = &mut files[at].bytes;
            bytes.insert(place % (bytes.len() + 1), edit[4]);
        }
        _ => {
            let bytes = &mut files[at].bytes;
            let place = place % bytes.len().max(1);
            bytes.get_mut(place).into_iter().for_each(|byte| *byte = edit[4]);
        }
    }
}

fn said(examined: &Examined) -> Vec<SignerReport> {
    let mut signers = examined.report.signers.clone();
    signers.iter_mut().flat_map(|signer| &mut signer.checks).for_each(|check| check.notes.clear());
    signers
}

// A signature may stay valid only if it still says the same, of files that are what they were.
libfuzzer_sys::fuzz_target!(|edits: &[u8]| {
    let (given, original) = &*PACKAGE;
    let mut files = given.1.clone();
    edits.chunks_exact(5).for_each(|edit| change(&mut files, edit));
    let examination = examined(given, &files);
    for found in examination.signatures.iter().filter(|found| found.verdict == Verdict::Valid) {
        assert_eq!(said(found), said(original));
        // Checked by itself without its manifest it may be valid too: then it is what was signed.
        assert_eq!((&found.manifest, found.documents), (&original.manifest, Documents::Same));
        for part in found.parts.iter().filter(|part| part.state == PartState::Same) {
            // Of several with the name one is meant.
            let mut meant = files.iter().filter(|file| Some(&file.name) == part.file.as_ref());
            assert!(meant.any(|file| given.1.iter().any(|given| given.bytes == file.bytes)), "{part:?}");
        }
    }
    let told = serde_json::to_vec(&examination).expect("an examination is written");
    assert_eq!(serde_json::from_slice::<Examination>(&told).ok(), Some(examination));
});
