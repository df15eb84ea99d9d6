//! Acts that are signed, in words and addresses.

use domain::signatures::{SignatureVerdict, SignedAct, SignerRole};
use eds::check::Report;
use ui::i18n::{Word, groups, signatures as words};

/// What the signature does.
pub(super) const fn act(act: SignedAct) -> Word {
    match act {
        SignedAct::Protocol { .. } => words::ACT_PROTOCOL,
        SignedAct::FinalVersion { .. } => words::ACT_FINAL,
    }
}

/// What was signed.
pub(super) const fn named(act: SignedAct) -> Word {
    match act {
        SignedAct::Protocol { .. } => words::PART_PROTOCOL,
        SignedAct::FinalVersion { .. } => words::FINAL_TEXT,
    }
}

/// As what somebody signs.
pub(super) const fn role(role: SignerRole) -> Word {
    match role {
        SignerRole::Chair => groups::CHAIR,
        SignerRole::Secretary => groups::SECRETARY,
        SignerRole::Initiator => groups::INITIATOR,
    }
}

/// The part of an address that names an act.
pub(super) fn query(act: SignedAct) -> String {
    match act {
        SignedAct::Protocol { poll } => format!("poll={poll}"),
        SignedAct::FinalVersion { document, version } => format!("final={document}.{version}"),
    }
}

/// An act that a part of an address names as [`query`] does.
pub(super) fn named_by(name: &str, value: &str) -> Option<SignedAct> {
    match name {
        "poll" => Some(SignedAct::Protocol { poll: value.parse().ok()? }),
        "final" => {
            let (document, version) = value.split_once('.')?;
            Some(SignedAct::FinalVersion { document: document.parse().ok()?, version: version.parse().ok()? })
        }
        _ => None,
    }
}

/// Where an act is signed.
pub(crate) fn sign_address(act: SignedAct) -> String {
    format!("/signatures/sign?{}", query(act))
}

/// Where its signed package is to be had.
pub(super) fn package_address(act: SignedAct) -> String {
    match act {
        SignedAct::Protocol { poll } => format!("/polls/{poll}/package"),
        SignedAct::FinalVersion { document, version } => {
            format!("/documents/{document}/package?version={version}")
        }
    }
}

/// Where what is signed is read.
pub(super) fn place(act: SignedAct) -> String {
    match act {
        SignedAct::Protocol { poll } => format!("/polls/{poll}"),
        SignedAct::FinalVersion { document, version } => format!("/documents/{document}?version={version}"),
    }
}

/// The path of a list of revoked certificates that this same server publishes, whose host this is; by whichever scheme:
/// in certificates it is mostly the plain one.
#[cfg(any(feature = "hydrate", test))]
pub(super) fn own_list<'a>(address: &'a str, host: &str) -> Option<&'a str> {
    let rest = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"))?;
    let path = rest.strip_prefix(host)?;
    let name = path.strip_prefix("/pki/crl/")?;
    let fits = |letter: u8| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter);
    (name.bytes().all(fits) && !name.starts_with('.')).then_some(path)
}

pub(super) const fn verdict(verdict: SignatureVerdict) -> Word {
    match verdict {
        SignatureVerdict::Valid => words::VALID,
        SignatureVerdict::Invalid => words::INVALID,
        SignatureVerdict::Undetermined => words::UNDETERMINED,
    }
}

/// What a check found, as it crossed.
pub(super) fn report(json: &str) -> Option<Report> {
    serde_json::from_str(json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::Ulid;

    #[test]
    fn lists_are_fetched_from_this_server_only() {
        let path = |address| own_list(address, "alqa.example:8443");
        assert_eq!(path("http://alqa.example:8443/pki/crl/a.crl"), Some("/pki/crl/a.crl"));
        assert_eq!(path("https://alqa.example:8443/pki/crl/a.crl"), Some("/pki/crl/a.crl"));
        for other in [
            "http://alqa.example/pki/crl/a.crl",
            "http://alqa.example:84430/pki/crl/a.crl",
            "http://evil.example/alqa.example:8443/pki/crl/a.crl",
            "http://alqa.example:8443/sign-out",
            "http://alqa.example:8443/pki/crl/../../lang/en",
            "http://alqa.example:8443/pki/crl/..",
            "http://alqa.example:8443/pki/crl/a?b",
            "ftp://alqa.example:8443/pki/crl/a.crl",
        ] {
            assert_eq!(path(other), None, "{other}");
        }
    }

    #[test]
    fn an_address_names_the_act_it_was_made_of() {
        let poll = SignedAct::Protocol { poll: Ulid::from(1_u128).into() };
        let version = SignedAct::FinalVersion { document: Ulid::from(2_u128).into(), version: 3 };
        for act in [poll, version] {
            let query = query(act);
            let (name, value) = query.split_once('=').expect("a name and a value");
            assert_eq!(named_by(name, value), Some(act));
        }
        for (name, value) in
            [("poll", ""), ("final", "01M81B5H80D55FJT0TCK9K0647"), ("final", ".1"), ("x", "1")]
        {
            assert_eq!(named_by(name, value), None, "{name}={value}");
        }
    }
}
