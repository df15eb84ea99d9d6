//! Stamping.

use crate::{centre::Centre, serial::Serial};
use eds::{
    error::ReadError,
    moment::Moment,
    tsp::{self, Request, StampFailure, Terms},
};

/// Largest request read: a digest and little else.
const SIZE: usize = 1 << 14;
/// A rejection without a reason, for when not even that can be made.
const REJECTION: [u8; 7] = [0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02];

impl Centre {
    /// Answers a request for a time stamp (RFC 3161), by a stamp or by a refusal with its reason.
    pub fn stamp(&self, request: &[u8], serial: Serial, now: Moment) -> Vec<u8> {
        self.stamped(request, serial, now)
            .or_else(|failure| tsp::refuse(failure).map_err(drop))
            .unwrap_or_else(|()| REJECTION.to_vec())
    }

    fn stamped(&self, request: &[u8], serial: Serial, now: Moment) -> Result<Vec<u8>, StampFailure> {
        if request.len() > SIZE {
            return Err(StampFailure::Malformed);
        }
        let request = Request::read(request).map_err(|error| match error {
            ReadError::UnknownAlgorithm => StampFailure::Algorithm,
            _ => StampFailure::Malformed,
        })?;
        if request.digest.is_weak() {
            return Err(StampFailure::Algorithm);
        }
        let policy = self.settings.stamp_policy().map_err(|_| StampFailure::Internal)?;
        if request.policy.is_some_and(|wanted| wanted != policy) {
            return Err(StampFailure::Policy);
        }
        let stamper = &self.time_stamping;
        if now < stamper.certificate.not_before() || now.whole() > stamper.certificate.not_after() {
            return Err(StampFailure::Time);
        }
        let terms = Terms {
            policy,
            serial: serial.octets(),
            accuracy: Some(self.settings.accuracy_seconds),
            ordering: self.settings.ordering,
        };
        let chain = [self.authority.certificate.clone()];
        tsp::stamp_as(&request, stamper, &chain, terms, now).map_err(|_| StampFailure::Internal)
    }
}
