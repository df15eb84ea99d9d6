//! Certificates of people, from the portal's own certification centre: asked for, checked, issued by two officers,
//! suspended, revoked (EDS-3, EDS-5; A19, S38).

mod confirmation;
mod iin;
mod numbers;
mod operations;
mod register_operations;
mod request;
mod state;
mod views;

pub use confirmation::{ConfirmRequest, Confirmed};
pub use iin::is_iin;
pub use numbers::{ConfirmNumber, ConfirmedNumber, ListNumbers, WithdrawNumber};
pub use operations::{
    CheckIdentity, IssueCertificate, RefuseRequest, RequestCertificate, ViewCertificateRequest,
    ViewCertificates, WithdrawRequest,
};
pub use register_operations::{
    DismissOfficer, ListOfficers, ListRegister, NameOfficer, REGISTER_ROWS, ResumeCertificate,
    RevokeCertificate, SuspendCertificate, ViewCertificate,
};
pub use request::{
    OPEN_REQUESTS_MAX, RequestState, Voucher, ask, check_identity, confirm, issue, refuse, withdraw,
};
pub use state::{
    CertificateRole, CertificateState, EXPIRY_WARNINGS, KeyKind, RevocationReason, Validity, centre_ends,
    resume, revoke, suspend, validity, warning_due,
};
pub use views::{
    CentreExpiry, CentreView, CertificateChange, CertificateRow, CertificateView, CertificatesView,
    ChangeKind, Choices, Expiring, OfficerRow, RegisterPage, RequestRow, RequestView,
};

/// Longest statement of which documents were seen, or why something is done.
pub const COMMENT_MAX: u32 = 1_000;
/// Longest request (PKCS #10) in base64: a key of 4096 bits many times over.
pub const REQUEST_MAX: u32 = 20_000;
