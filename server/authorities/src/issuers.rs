//! Certificates of issuers, which signers often don't send along.

use crate::{Authorities, kept::Kind};
use eds::{certificate::Certificate, moment::Moment};

const ISSUERS: Kind = Kind {
    name: "a certificate of an issuer",
    longest: 64 * 1024,
    fresh: 3_600,
    is: |bytes| Certificate::read(bytes).is_ok(),
};

impl Authorities {
    /// The issuer's certificates as far as the certificate says where they are; whoever trusts them must find a path from
    /// them to an anchor.
    pub async fn issuers(&self, certificate: &Certificate, now: Moment) -> Vec<Certificate> {
        let mut issuers = Vec::new();
        for url in self.client.permitted(&certificate.extensions().issuers) {
            let body = self.issuers.get(&self.client, &ISSUERS, url, now).await;
            issuers.extend(body.and_then(|body| Certificate::read(&body).ok()));
        }
        issuers
    }
}
