#![no_main]

use eds::{
    blob::Blob,
    check::{self, Case, Evidence, Expected, Policy, Report, Verdict},
    moment::Moment,
};
use std::sync::LazyLock;

type Given = (Policy, Evidence, Expected, Moment);

/// A valid case (`forgeries::altered` among the tests of `app/eds` writes it) and what is found of it.
static CASE: LazyLock<(Given, Report)> = LazyLock::new(|| {
    let case = include_bytes!("../../app/eds/tests/data/fuzz/case.json");
    let given: Given = serde_json::from_slice(case).expect("the case");
    let report = judge(&given, &given.1);
    assert_eq!(report.verdict, Verdict::Valid);
    (given, report)
});

fn judge((policy, _, expected, now): &Given, evidence: &Evidence) -> Report {
    check::signature(Case { evidence, content: None, expected, now: *now }, policy)
}

// Each four octets change one: which piece, where, into what. The case may stay valid only if it still says the same.
libfuzzer_sys::fuzz_target!(|edits: &[u8]| {
    let (given, report) = &*CASE;
    let mut evidence = given.1.clone();
    for edit in edits.chunks_exact(4) {
        let pieces = [&mut evidence.cms].into_iter().chain(&mut evidence.ocsp).chain(&mut evidence.crls);
        let mut pieces: Vec<&mut Vec<u8>> = pieces.map(|Blob(bytes)| bytes).collect();
        let count = pieces.len();
        let piece = &mut pieces[usize::from(edit[0]) % count];
        let at = usize::from(u16::from_be_bytes([edit[1], edit[2]])) % piece.len();
        piece[at] = edit[3];
    }
    let altered = judge(given, &evidence);
    if altered.verdict == Verdict::Valid {
        let said = |report: &Report| {
            let mut signers = report.signers.clone();
            signers.iter_mut().flat_map(|signer| &mut signer.checks).for_each(|check| check.notes.clear());
            signers
        };
        assert_eq!(said(&altered), said(report));
    }
});
