//! Whom may be asked.

use std::{fmt, str::FromStr};
use url::Url;

/// Scheme, host and port of a server, such as `http://ocsp.pki.gov.kz`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

/// What [`FromStr`] answers to a text that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an address such as http://ocsp.pki.gov.kz is wanted, without a path")]
pub struct NotAnOrigin;

impl Origin {
    /// Whether an address is one of this server. One with a name or a password in it is not.
    pub fn holds(&self, address: &Url) -> bool {
        is_plain(address) && address.origin().ascii_serialization() == self.0
    }
}

fn is_plain(address: &Url) -> bool {
    matches!(address.scheme(), "http" | "https")
        && address.username().is_empty()
        && address.password().is_none()
        && address.has_host()
}

impl FromStr for Origin {
    type Err = NotAnOrigin;
    fn from_str(text: &str) -> Result<Self, NotAnOrigin> {
        let address = Url::parse(text).map_err(|_| NotAnOrigin)?;
        let bare = address.path() == "/" && address.query().is_none() && address.fragment().is_none();
        if !is_plain(&address) || !bare {
            return Err(NotAnOrigin);
        }
        Ok(Self(address.origin().ascii_serialization()))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(origin: &str, address: &str) -> bool {
        origin.parse::<Origin>().unwrap().holds(&Url::parse(address).unwrap())
    }

    #[test]
    fn an_origin_is_a_scheme_a_host_and_a_port() {
        for text in ["http://ocsp.pki.gov.kz", "https://a.kz:8443/", "http://127.0.0.1:1"] {
            assert!(text.parse::<Origin>().is_ok(), "{text}");
        }
        for text in [
            "",
            "ocsp.pki.gov.kz",
            "ftp://a.kz",
            "http://a.kz/x",
            "http://a.kz/?x",
            "http://u@a.kz",
            "file:///etc",
        ] {
            assert_eq!(text.parse::<Origin>(), Err(NotAnOrigin), "{text}");
        }
    }

    #[test]
    fn only_the_same_server_is_held() {
        let own = "http://crl.pki.gov.kz";
        assert!(holds(own, "http://crl.pki.gov.kz/nca_gost_2022.crl"));
        assert!(holds(own, "http://CRL.pki.gov.kz:80/a?b"));
        for other in [
            "https://crl.pki.gov.kz/a",
            "http://crl.pki.gov.kz:81/a",
            "http://crl.pki.gov.kz.evil.kz/a",
            "http://crl.pki.gov.kz@evil.kz/a",
            "http://evil@crl.pki.gov.kz/a",
            "ftp://crl.pki.gov.kz/a",
        ] {
            assert!(!holds(own, other), "{other}");
        }
    }
}
