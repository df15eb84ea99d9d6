//! What a verifier answers, and what that means.

use eds::{check::ExternalWord, moment::Moment};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Characters that are kept of what it says.
const SAID: usize = 300;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
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

impl Answer {
    /// An object; a list in the order of the fields would be none.
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let fields: Map<String, Value> = serde_json::from_slice(body).ok()?;
        serde_json::from_value(Value::Object(fields)).ok()
    }

    /// What it means where the verifier answered well (`ok`), or otherwise.
    ///
    /// Only a plain yes is one, and only a plain no ends the asking: a verifier that can't decide may be able to later.
    pub(super) fn word(&self, ok: bool, at: Moment) -> ExternalWord {
        let refused = self.signers.iter().find(|signer| signer.refused());
        let all = !self.signers.is_empty() && self.signers.iter().all(Signer::accepted);
        match (ok, self.valid, refused) {
            (true, Some(true), None) if all => ExternalWord::Accepts { at },
            (true, Some(false), Some(signer)) => ExternalWord::Refuses { at, said: self.said(Some(signer)) },
            _ => {
                let open = self.signers.iter().find(|signer| !signer.accepted() && signer.message.is_some());
                ExternalWord::Awaited { said: self.said(open) }
            }
        }
    }

    /// In its own words; what it says of how it is itself is none.
    fn said(&self, signer: Option<&Signer>) -> String {
        let of_all = self.message.as_deref().filter(|message| *message != "OK");
        let said = signer.and_then(|signer| signer.message.as_deref()).or(of_all).unwrap_or_default();
        said.chars().filter(|letter| !letter.is_control()).take(SAID).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(ok: bool, answer: &str) -> ExternalWord {
        Answer::read(answer.as_bytes()).unwrap().word(ok, Moment::from_day(2026, 11, 26))
    }

    #[test]
    fn only_a_plain_yes_is_one() {
        let at = Moment::from_day(2026, 11, 26);
        let yes = ExternalWord::Accepts { at };
        assert_eq!(
            heard(true, r#"{"status":200,"message":"OK","valid":true,"signers":[{"status":"VALID"}]}"#),
            yes
        );
        let older =
            r#"{"status":200,"message":"OK","valid":true,"signers":[{"certificates":[{"valid":true}]}]}"#;
        assert_eq!(heard(true, older), yes, "older ones state no status");
        for unclear in [
            r#"{"valid":true,"signers":[]}"#,
            r#"{"message":"OK","valid":true,"signers":[{"certificates":[]}]}"#,
            r#"{"signers":[{"status":"VALID"}]}"#,
            "{}",
        ] {
            assert_eq!(heard(true, unclear), ExternalWord::Awaited { said: String::new() }, "{unclear}");
        }
        assert_eq!(
            heard(false, r#"{"valid":true,"signers":[{"status":"VALID"}]}"#),
            ExternalWord::Awaited { said: String::new() }
        );
    }

    #[test]
    fn only_an_object_is_an_answer() {
        for other in
            ["", "true", "null", r#"[true, "OK", [["VALID"]]]"#, r#"{"valid":"yes"}"#, r#"{"signers":{}}"#]
        {
            assert!(Answer::read(other.as_bytes()).is_none(), "{other}");
        }
    }

    #[test]
    fn what_it_can_not_decide_stays_open() {
        let open = r#"{"valid":false,"signers":[{"status":"INDETERMINATE","message":"No revocation data"}]}"#;
        assert_eq!(heard(true, open), ExternalWord::Awaited { said: "No revocation data".to_owned() });
        let unread = r#"{"status":400,"message":"stream closed"}"#;
        assert_eq!(heard(false, unread), ExternalWord::Awaited { said: "stream closed".to_owned() });
    }

    #[test]
    fn a_no_says_why() {
        let at = Moment::from_day(2026, 11, 26);
        let no = r#"{"valid":false,"signers":[{"status":"INDETERMINATE"},{"status":"INVALID","message":"revoked\u0000"}]}"#;
        assert_eq!(heard(true, no), ExternalWord::Refuses { at, said: "revoked".to_owned() });
        let revoked = r#"{"message":"OK","valid":false,"signers":[{"certificates":[{"revocations":[{"revoked":true}]}]}]}"#;
        assert_eq!(heard(true, revoked), ExternalWord::Refuses { at, said: String::new() });
        let unreached = r#"{"message":"OK","valid":false,"signers":[{"certificates":[{"revocations":[{"revoked":false}]}]}]}"#;
        assert_eq!(heard(true, unreached), ExternalWord::Awaited { said: String::new() });
    }
}
