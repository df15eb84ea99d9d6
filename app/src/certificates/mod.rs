//! Pages of `domain::certificates`.

mod acts;
mod calls;
mod centre_facts;
mod certificate_page;
mod certificates_page;
mod confirm;
mod entry;
mod install;
mod key_fields;
#[cfg(feature = "hydrate")]
pub(crate) mod key_file;
mod look;
mod make_key;
mod new_request_page;
mod numbers;
mod officers;
mod register_page;
mod request_page;

pub(crate) use centre_facts::expiring;
pub(crate) use key_fields::KeyFields;

pub use certificate_page::CertificatePage;
pub use certificates_page::CertificatesPage;
pub use new_request_page::NewRequestPage;
pub use register_page::RegisterPage;
pub use request_page::RequestPage;
