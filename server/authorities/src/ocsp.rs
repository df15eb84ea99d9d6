//! Answers about certificates (RFC 6960).

use crate::{AskError, Authorities, ask::Question};
use eds::{
    algorithm::Digest,
    certificate::Certificate,
    ocsp::{CertId, Request, Response},
};
use url::Url;

/// Longest answer that is read; one with a responder's certificate of RSA-4096 has 3 kB.
const LONGEST: usize = 64 * 1024;

impl Authorities {
    /// What an authority says of a certificate that it issued; none where it can't be asked. `nonce` goes along; an answer
    /// to another question is left out. A responder may leave the nonce out (RFC 9654, 2.1): then its answer is as fresh as
    /// it says.
    pub async fn ocsp(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        nonce: [u8; 16],
    ) -> Option<Vec<u8>> {
        // SHA-1 is what every responder knows (RFC 5019, 2.1.1); it names a certificate here and proves nothing.
        let digests = [Digest::Sha256, Digest::Sha1];
        for url in self.client.permitted(&certificate.extensions().ocsp) {
            for digest in digests {
                let id = CertId::of(certificate, issuer, digest).ok()?;
                let request = Request { ids: vec![id], nonce: Some(nonce.to_vec()) }.to_der().ok()?;
                match self.answer(&url, request, &nonce).await {
                    Ok(answer) => return Some(answer),
                    Err(error @ AskError::Unclear(_)) => tracing::warn!(%error, "OCSP"),
                    Err(error) => {
                        tracing::warn!(%error, "OCSP");
                        break;
                    }
                }
            }
        }
        None
    }

    async fn answer(&self, url: &Url, request: Vec<u8>, nonce: &[u8]) -> Result<Vec<u8>, AskError> {
        let question = Question { kind: "application/ocsp-request", body: request };
        let answer = self.client.post(url, question, LONGEST).await?;
        let unclear = || AskError::Unclear(url.clone());
        let read = Response::read(&answer).map_err(|_| unclear())?.map_err(|_| unclear())?;
        match read.nonce() {
            Some(returned) if returned != nonce => Err(unclear()),
            _ => Ok(answer.into()),
        }
    }
}
