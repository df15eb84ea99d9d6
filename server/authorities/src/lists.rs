//! Lists of revoked certificates (RFC 5280, section 5).

use crate::{Authorities, kept::Kind};
use bytes::Bytes;
use eds::{certificate::Certificate, crl::Crl, moment::Moment};

const LISTS: Kind = Kind {
    name: "a list of revoked certificates",
    // Some 400,000 revoked certificates.
    longest: 16 * 1024 * 1024,
    fresh: 600,
    is: |bytes| Crl::read(bytes).is_ok(),
};

impl Authorities {
    /// The lists on which a certificate would stand: full ones and deltas, as far as they can be had.
    pub async fn lists(&self, certificate: &Certificate, now: Moment) -> Vec<Bytes> {
        let extensions = certificate.extensions();
        let mut addresses = self.client.permitted(&extensions.crl_addresses());
        addresses.extend(self.client.permitted(&extensions.delta_addresses()));
        let mut lists = Vec::new();
        for url in addresses {
            lists.extend(self.lists.get(&self.client, &LISTS, url, now).await);
        }
        lists
    }
}
