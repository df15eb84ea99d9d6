//! Acts that are signed, in words and addresses.

use domain::signatures::{SignatureVerdict, SignedAct, SignerRole};
use eds::check::Report;
use ui::i18n::{Word, groups, signatures as words};

/// What the signature does.
pub(super) const fn act(act: SignedAct) -> Word {
    match act {
        SignedAct::Protocol { .. } => words::ACT_PROTOCOL,
        SignedAct::FinalVersion { .. } => words::ACT_FINAL,
    }
}

/// What was signed.
pub(super) const fn named(act: SignedAct) -> Word {
    match act {
        SignedAct::Protocol { .. } => words::PART_PROTOCOL,
        SignedAct::FinalVersion { .. } => words::FINAL_TEXT,
    }
}

/// As what somebody signs.
pub(super) const fn role(role: SignerRole) -> Word {
    match role {
        SignerRole::Chair => groups::CHAIR,
        SignerRole::Secretary => groups::SECRETARY,
        SignerRole::Initiator => groups::INITIATOR,
    }
}

/// The part of an address that names an act.
pub(super) fn query(act: SignedAct) -> String {
    match act {
        SignedAct::Protocol { poll } => format!("poll={poll}"),
        SignedAct::FinalVersion { document, version } => format!("document={document}&version={version}"),
    }
}

/// Where an act is signed.
pub(crate) fn sign_address(act: SignedAct) -> String {
    format!("/signatures/sign?{}", query(act))
}

/// Where its signed package is to be had.
pub(super) fn package_address(act: SignedAct) -> String {
    match act {
        SignedAct::Protocol { poll } => format!("/polls/{poll}/package"),
        SignedAct::FinalVersion { document, version } => {
            format!("/documents/{document}/package?version={version}")
        }
    }
}

/// Where what is signed is read.
pub(super) fn place(act: SignedAct) -> String {
    match act {
        SignedAct::Protocol { poll } => format!("/polls/{poll}"),
        SignedAct::FinalVersion { document, version } => format!("/documents/{document}?version={version}"),
    }
}

pub(super) const fn verdict(verdict: SignatureVerdict) -> Word {
    match verdict {
        SignatureVerdict::Valid => words::VALID,
        SignatureVerdict::Invalid => words::INVALID,
        SignatureVerdict::Undetermined => words::UNDETERMINED,
    }
}

/// What a check found, as it crossed.
pub(super) fn report(json: &str) -> Option<Report> {
    serde_json::from_str(json).ok()
}
