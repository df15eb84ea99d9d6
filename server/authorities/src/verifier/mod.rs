//! A verifier of somebody else's, such as one with certified cryptography: `POST /cms/verify` of
//! [NCANode](https://github.com/ncanode-kz/NCANode) 3 (`openapi.yml` there), which others can speak too.

mod answer;

use crate::{AskError, Authorities, ask::Question};
use answer::Answer;
use base64::{Engine, engine::general_purpose::STANDARD};
use eds::{check::ExternalWord, moment::Moment};
use reqwest::StatusCode;
use serde::Serialize;
use url::Url;

/// Longest answer that is read.
const LONGEST: usize = 256 * 1024;

/// A signature and what was signed.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    /// The message.
    pub cms: &'a [u8],
    /// What was signed, where it lies apart.
    pub content: &'a [u8],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    revocation_check: [&'static str; 2],
    cms: String,
    data: String,
}

impl Authorities {
    /// Whether there is a verifier.
    pub fn verifies(&self) -> bool {
        self.verifier.is_some()
    }

    /// What the verifier says; that it isn't asked where there is none.
    pub async fn verify(&self, signed: Signed<'_>, now: Moment) -> ExternalWord {
        let Some(base) = &self.verifier else { return ExternalWord::NotAsked };
        match self.word(base, signed).await {
            Ok((status, answer)) => answer.word(status == StatusCode::OK, now),
            Err(error) => {
                tracing::warn!(%error, "the external verifier");
                ExternalWord::Awaited { said: String::new() }
            }
        }
    }

    async fn word(&self, base: &Url, signed: Signed<'_>) -> Result<(StatusCode, Answer), AskError> {
        let url = below(base, "cms/verify");
        let asked = Asked {
            revocation_check: ["OCSP", "CRL"],
            cms: STANDARD.encode(signed.cms),
            data: STANDARD.encode(signed.content),
        };
        let body = serde_json::to_vec(&asked).map_err(|_| AskError::Unclear(url.clone()))?;
        let question = Question { kind: "application/json", body };
        let (status, body) = self.client.post_anyhow(&url, question, LONGEST).await?;
        let answer = Answer::read(&body).ok_or(AskError::Status(url, status))?;
        Ok((status, answer))
    }
}

fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}/{path}", base.path().trim_end_matches('/')));
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_may_lie_below_a_path() {
        let base = |text| below(&Url::parse(text).unwrap(), "cms/verify").to_string();
        assert_eq!(base("http://a.kz:14579"), "http://a.kz:14579/cms/verify");
        assert_eq!(base("http://a.kz/ncanode/"), "http://a.kz/ncanode/cms/verify");
    }
}
