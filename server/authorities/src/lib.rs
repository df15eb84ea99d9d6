//! Asks others about signatures over HTTP: authorities for answers of OCSP, lists of revoked certificates, certificates
//! of issuers and time stamps, and a verifier for its word.
//!
//! Addresses stand in certificates that strangers send. So only those of origins that an administrator named are asked,
//! redirects are not followed, and every answer is bounded in length and time. What is answered is not judged here.

mod ask;
mod issuers;
mod kept;
mod lists;
mod ocsp;
mod origin;
mod stamp;
mod verifier;

pub use ask::{AskError, Patience};
pub use origin::{NotAnOrigin, Origin};
pub use verifier::Signed;

use ask::Client;
use eds::certificate::Certificate;
use kept::Kept;
use std::sync::Arc;
use url::Url;

/// Addresses of one kind in a certificate that are tried; real ones name one or two.
const ADDRESSES: usize = 3;

/// Whom an administrator lets us ask.
#[derive(Clone, Debug, Default)]
pub struct Allowed {
    /// Origins of authorities whose addresses in certificates may be followed.
    pub origins: Vec<Origin>,
    /// Where time stamps are had (RFC 3161); none: not from others.
    pub stamper: Option<Url>,
    /// A verifier that speaks as NCANode 3 does; none: there is none.
    pub verifier: Option<Url>,
}

/// Others that are asked. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Authorities {
    client: Client,
    /// Apart, so that strangers' issuers don't crowd out lists.
    lists: Arc<Kept>,
    issuers: Arc<Kept>,
    stamper: Option<Url>,
    verifier: Option<Url>,
}

impl Authorities {
    /// These and nobody else.
    ///
    /// # Errors
    /// When the certificates that HTTPS is trusted by can't be read.
    pub fn new(allowed: Allowed, patience: Patience) -> Result<Self, AskError> {
        let Allowed { origins, stamper, verifier } = allowed;
        let client = Client::new(origins, patience)?;
        Ok(Self { client, lists: Arc::default(), issuers: Arc::default(), stamper, verifier })
    }

    /// Whether anybody may be asked about a certificate.
    pub fn may_ask_about(&self, certificate: &Certificate) -> bool {
        let extensions = certificate.extensions();
        let addresses = [extensions.ocsp.clone(), extensions.crl_addresses()].concat();
        !self.client.permitted(&addresses).is_empty()
    }
}
