//! Checking signatures: named checks for each signer, and a verdict from them.

mod case;
mod policy;
mod report;
mod revocation;
mod signer;
mod stamp;

pub use case::{Case, Evidence, Expected, ExpectedSigner, ExternalWord, signature};
pub use policy::Policy;
pub use report::{
    BestTime, Check, CheckName, Missing, Note, Outcome, Reason, Report, SignerReport, TimeSource, Verdict,
};
