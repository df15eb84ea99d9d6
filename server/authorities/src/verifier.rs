//! A verifier of somebody else's, such as one with certified cryptography: `POST /cms/verify` of
//! [NCANode](https://github.com/ncanode-kz/NCANode) 3 (`openapi.yml` there), which others can speak too.

use crate::{AskError, Authorities, ask::Question};
use base64::{Engine, engine::general_purpose::STANDARD};
use eds::{check::ExternalWord, moment::Moment};
use reqwest::StatusCode;
use serde::{Deserialize, Serialize};
use url::Url;

/// Longest answer that is read.
const LONGEST: usize = 256 * 1024;
/// Characters that are kept of what it says.
const SAID: usize = 300;

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

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Answer {
    valid: Option<bool>,
    message: Option<String>,
    signers: Vec<Signer>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Signer {
    /// Newer ones say it.
    status: Option<String>,
    message: Option<String>,
    /// Those that were found of the signer, and looked at.
    certificates: Vec<Certificate>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Certificate {
    revocations: Vec<Revocation>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Revocation {
    revoked: bool,
}

impl Signer {
    fn is(&self, status: &str) -> bool {
        self.status.as_deref() == Some(status)
    }

    /// Where no status is said, a signer whose certificate was not found was not looked at.
    fn accepted(&self) -> bool {
        self.is("VALID") || self.status.is_none() && !self.certificates.is_empty()
    }

    /// Where no status is said, "not valid" may mean that a responder was not reached.
    fn refused(&self) -> bool {
        let revoked = self.certificates.iter().flat_map(|certificate| &certificate.revocations);
        self.is("INVALID")
            || self.status.is_none() && revoked.into_iter().any(|revocation| revocation.revoked)
    }
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
            Ok((status, answer)) => word(status, &answer, now),
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
        let answer = serde_json::from_slice(&body).map_err(|_| AskError::Status(url, status))?;
        Ok((status, answer))
    }
}

fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}/{path}", base.path().trim_end_matches('/')));
    url
}

/// Only a plain yes is one, and only a plain no ends the asking: a verifier that can't decide may be able to later.
fn word(status: StatusCode, answer: &Answer, at: Moment) -> ExternalWord {
    let refused = answer.signers.iter().find(|signer| signer.refused());
    let all = !answer.signers.is_empty() && answer.signers.iter().all(Signer::accepted);
    match (status == StatusCode::OK, answer.valid, refused) {
        (true, Some(true), None) if all => ExternalWord::Accepts { at },
        (true, Some(false), Some(signer)) => ExternalWord::Refuses { at, said: said(answer, Some(signer)) },
        _ => {
            let open = answer.signers.iter().find(|signer| !signer.accepted() && signer.message.is_some());
            ExternalWord::Awaited { said: said(answer, open) }
        }
    }
}

/// In its own words; what it says of how it is itself is none.
fn said(answer: &Answer, signer: Option<&Signer>) -> String {
    let of_all = answer.message.as_deref().filter(|message| *message != "OK");
    let said = signer.and_then(|signer| signer.message.as_deref()).or(of_all).unwrap_or_default();
    said.chars().filter(|letter| !letter.is_control()).take(SAID).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(status: u16, answer: &str) -> ExternalWord {
        let answer = serde_json::from_str(answer).unwrap();
        word(StatusCode::from_u16(status).unwrap(), &answer, Moment::from_day(2026, 11, 26))
    }

    #[test]
    fn only_a_plain_yes_is_one() {
        let at = Moment::from_day(2026, 11, 26);
        let yes = ExternalWord::Accepts { at };
        assert_eq!(
            heard(200, r#"{"status":200,"message":"OK","valid":true,"signers":[{"status":"VALID"}]}"#),
            yes
        );
        let older =
            r#"{"status":200,"message":"OK","valid":true,"signers":[{"certificates":[{"valid":true}]}]}"#;
        assert_eq!(heard(200, older), yes, "older ones state no status");
        for unclear in [
            r#"{"valid":true,"signers":[]}"#,
            r#"{"message":"OK","valid":true,"signers":[{"certificates":[]}]}"#,
            r#"{"signers":[{"status":"VALID"}]}"#,
            "{}",
        ] {
            assert_eq!(heard(200, unclear), ExternalWord::Awaited { said: String::new() }, "{unclear}");
        }
        assert_eq!(
            heard(500, r#"{"valid":true,"signers":[{"status":"VALID"}]}"#),
            ExternalWord::Awaited { said: String::new() }
        );
    }

    #[test]
    fn what_it_can_not_decide_stays_open() {
        let open = r#"{"valid":false,"signers":[{"status":"INDETERMINATE","message":"No revocation data"}]}"#;
        assert_eq!(heard(200, open), ExternalWord::Awaited { said: "No revocation data".to_owned() });
        let unread = r#"{"status":400,"message":"stream closed"}"#;
        assert_eq!(heard(400, unread), ExternalWord::Awaited { said: "stream closed".to_owned() });
    }

    #[test]
    fn a_no_says_why() {
        let at = Moment::from_day(2026, 11, 26);
        let no = r#"{"valid":false,"signers":[{"status":"INDETERMINATE"},{"status":"INVALID","message":"revoked\u0000"}]}"#;
        assert_eq!(heard(200, no), ExternalWord::Refuses { at, said: "revoked".to_owned() });
        let revoked = r#"{"message":"OK","valid":false,"signers":[{"certificates":[{"revocations":[{"revoked":true}]}]}]}"#;
        assert_eq!(heard(200, revoked), ExternalWord::Refuses { at, said: String::new() });
        let unreached = r#"{"message":"OK","valid":false,"signers":[{"certificates":[{"revocations":[{"revoked":false}]}]}]}"#;
        assert_eq!(heard(200, unreached), ExternalWord::Awaited { said: String::new() });
    }

    #[test]
    fn it_may_lie_below_a_path() {
        let base = |text| below(&Url::parse(text).unwrap(), "cms/verify").to_string();
        assert_eq!(base("http://a.kz:14579"), "http://a.kz:14579/cms/verify");
        assert_eq!(base("http://a.kz/ncanode/"), "http://a.kz/ncanode/cms/verify");
    }
}
