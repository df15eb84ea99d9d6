//! Certificates of issuers, which signers often don't send along.

use crate::Authorities;
use eds::certificate::Certificate;

/// Longest certificate that is read.
const LONGEST: usize = 64 * 1024;

impl Authorities {
    /// The issuer's certificates as far as the certificate says where they are; whoever trusts them must find a path from
    /// them to an anchor.
    pub async fn issuers(&self, certificate: &Certificate) -> Vec<Certificate> {
        let mut issuers = Vec::new();
        for url in self.client.permitted(&certificate.extensions().issuers) {
            match self.client.get(&url, LONGEST).await {
                Ok(body) => issuers.extend(Certificate::read(&body)),
                Err(error) => tracing::warn!(%error, "a certificate of an issuer"),
            }
        }
        issuers
    }
}
