//! Judging a signature, as the server does.

use eds::{
    check::{self, Case, Evidence, Expected, Policy},
    moment::Moment,
};
use signing::{Proof, Refusal};

pub(crate) fn report(
    content: Option<&[u8]>,
    cms: Vec<u8>,
    proof: Proof,
    policy: &Policy,
    received_at: Option<Moment>,
    now: Moment,
) -> Result<String, Refusal> {
    let Proof { certificates, ocsp, crls, tokens } = proof;
    let evidence = Evidence {
        certificates,
        ocsp,
        crls,
        tokens,
        ..Evidence::new(cms, received_at.unwrap_or(now), policy)
    };
    let case = Case { evidence: &evidence, content, expected: &Expected::default(), now };
    serde_json::to_string(&check::signature(case, policy)).map_err(|_| Refusal::NotEncodable)
}
