//! Accounts, passwords and sessions (ORG-3).

mod by_certificate;
mod lockout;
mod operations;
mod password;
mod views;

pub use by_certificate::{
    BeginCertificateSignIn, CHALLENGE_LASTS, CertificateFlaw, Challenge, SignInByCertificate, challenge_text,
};
pub use lockout::{Attempts, lockout_delay};
pub use operations::{
    ActFor, ChangePassword, CreateAccount, ListSessions, ResetPassword, RevokeSession, SignIn, SignOut,
    ViewMe,
};
pub use password::{PASSWORD_MAX, PASSWORD_MIN, check_password};
pub use views::{ActingFor, Me, SessionView};

/// Longest login.
pub const LOGIN_MAX: u32 = 64;

/// Whether a login is of the accepted form: Latin letters, digits, dot, dash, underscore.
pub fn is_login(text: &str) -> bool {
    (3..=LOGIN_MAX as usize).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
}
