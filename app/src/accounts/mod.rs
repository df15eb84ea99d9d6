//! Pages of `domain::accounts`.

mod account_page;
mod acting;
mod browser;
mod calls;
mod certificate_page;
mod password_field;
mod password_form;
mod password_page;
mod sessions;
mod sign_in_page;
mod sign_out;

pub use account_page::AccountPage;
pub use certificate_page::CertificateSignInPage;
pub use password_page::PasswordPage;
pub use sign_in_page::{SignInPage, local_path};
pub use sign_out::SignOutForm;

pub(crate) use password_field::PasswordField;
