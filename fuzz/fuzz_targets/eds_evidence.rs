#![no_main]

use eds::check::{self, Case, Evidence, Expected, Policy};

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    if let Ok(policy) = serde_json::from_slice::<Policy>(text) {
        let _ = (policy.anchors(), policy.intermediates());
    }
    let Ok(evidence) = serde_json::from_slice::<Evidence>(text) else { return };
    // What is kept is read again as the same.
    let kept = serde_json::to_vec(&evidence).expect("evidence is written");
    assert_eq!(serde_json::from_slice::<Evidence>(&kept).ok().as_ref(), Some(&evidence));
    let mut policy = Policy::strict("fuzz");
    policy.anchors = vec![include_bytes!("../../app/eds/tests/data/fuzz/issuer.cer").to_vec().into()];
    let (now, expected) = (evidence.received_at, Expected::default());
    let case = Case { evidence: &evidence, content: None, expected: &expected, now };
    let report = check::signature(case, &policy);
    let told = serde_json::to_vec(&report).expect("a report is written");
    assert_eq!(serde_json::from_slice::<check::Report>(&told).ok(), Some(report));
});
