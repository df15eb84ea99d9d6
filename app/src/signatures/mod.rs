//! Pages of electronic signatures: what is to be signed, how it is signed, what holds, and the check open to everybody.

mod acts;
mod calls;
mod check_page;
#[cfg(feature = "hydrate")]
mod checking;
mod delivery;
mod examined;
mod key_choice;
mod qr;
mod report;
mod say;
mod sign_page;
mod sign_with;
mod signed;
#[cfg(feature = "hydrate")]
mod signing;
mod to_sign_page;

pub use check_page::CheckPage;
pub use sign_page::SignPage;
pub use to_sign_page::ToSignPage;

pub(crate) use acts::sign_address;
pub(crate) use delivery::{SendAgain, undelivered};
pub(crate) use sign_page::base64;
pub(crate) use sign_with::{Purpose, SignWith};
pub(crate) use signed::Signed;
