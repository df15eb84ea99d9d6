//! Why a certificate is revoked, in words of a command or a file.

use x509_cert::ext::pkix::CrlReason;

/// Reasons by their words (RFC 5280, section 5.3.1); suspensions and their ends are not for authorities and services.
pub const REASONS: [(&str, CrlReason); 6] = [
    ("key-compromise", CrlReason::KeyCompromise),
    ("ca-compromise", CrlReason::CaCompromise),
    ("affiliation-changed", CrlReason::AffiliationChanged),
    ("superseded", CrlReason::Superseded),
    ("cessation-of-operation", CrlReason::CessationOfOperation),
    ("privilege-withdrawn", CrlReason::PrivilegeWithdrawn),
];

/// The reason that a word names.
pub fn reason(word: &str) -> Option<CrlReason> {
    REASONS.iter().find(|(known, _)| *known == word).map(|(_, reason)| *reason)
}

/// The word of a reason.
pub(crate) fn word(reason: CrlReason) -> Option<&'static str> {
    REASONS.iter().find(|(_, known)| *known == reason).map(|(word, _)| *word)
}
