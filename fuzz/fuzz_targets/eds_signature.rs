#![no_main]

use eds::{
    check::{self, Case, Evidence, Expected, Policy},
    cms::SignedData,
    moment::Moment,
};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    // What was read is written and read again as the same.
    if let Ok(signed) = SignedData::read(file)
        && let Ok(der) = signed.to_der()
    {
        assert_eq!(SignedData::read(&der).as_ref(), Ok(&signed));
    }
    let mut policy = Policy::strict("fuzz");
    let anchor = include_bytes!("../../app/eds/tests/data/fuzz/issuer.cer");
    policy.anchors = vec![anchor.to_vec().into()];
    let at = Moment::from_day(2022, 9, 19);
    let evidence = Evidence::new(file.to_vec(), at, &policy);
    let case = Case { evidence: &evidence, content: None, expected: &Expected::default(), now: at };
    let _ = check::signature(case, &policy);
});
