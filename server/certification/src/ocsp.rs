//! Answering OCSP.

use crate::{Standing, centre::Centre};
use eds::{
    moment::Moment,
    ocsp::{self, Answer, CertId, Failure, Request},
};

/// Largest request read.
const SIZE: usize = 1 << 16;
/// Certificates that one request may ask about.
const QUESTIONS: usize = 64;
/// The refusal `internalError`, for when not even that can be made.
const INTERNAL_ERROR: [u8; 5] = [0x30, 0x03, 0x0a, 0x01, 0x02];

impl Centre {
    /// Answers a request (DER, or base64 as GET has it). `lookup` says what the register knows of a serial number;
    /// of the centre's own services it need know nothing unless they are revoked. A certificate of another issuer is
    /// unknown, and a request that asks only for such is refused as unauthorized.
    pub fn ocsp(
        &self,
        request: &[u8],
        lookup: &dyn Fn(&[u8]) -> Standing,
        now: Moment,
        next_update: Option<Moment>,
    ) -> Vec<u8> {
        self.answer(request, lookup, now, next_update)
            .or_else(|failure| ocsp::refuse(failure).map_err(drop))
            .unwrap_or_else(|()| INTERNAL_ERROR.to_vec())
    }

    fn answer(
        &self,
        request: &[u8],
        lookup: &dyn Fn(&[u8]) -> Standing,
        now: Moment,
        next_update: Option<Moment>,
    ) -> Result<Vec<u8>, Failure> {
        if request.len() > SIZE {
            return Err(Failure::Malformed);
        }
        let request = Request::read(request).map_err(|_| Failure::Malformed)?;
        if request.ids.len() > QUESTIONS {
            return Err(Failure::Malformed);
        }
        let ours = |id: &CertId| id.is_of_issuer(&self.authority.certificate);
        if !request.ids.iter().any(ours) {
            return Err(Failure::Unauthorized);
        }
        let responder = &self.ocsp.certificate;
        if now < responder.not_before() || now.whole() > responder.not_after() {
            return Err(Failure::Internal);
        }
        let answer = |id: &CertId| {
            let state = if ours(id) { self.standing(id.serial(), lookup) } else { Standing::Unknown };
            Answer { state, this_update: now, next_update }
        };
        ocsp::respond(&request, answer, &self.ocsp, now).map_err(|_| Failure::Internal)
    }

    fn standing(&self, serial: &[u8], lookup: &dyn Fn(&[u8]) -> Standing) -> Standing {
        match lookup(serial) {
            Standing::Unknown => self.service_standing(serial).unwrap_or(Standing::Unknown),
            standing => standing,
        }
    }
}
