use super::challenge;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    accounts::{BeginCertificateSignIn, CHALLENGE_LASTS, Challenge},
    fault::{Fault, Refusal},
};

handle!(BeginCertificateSignIn, begin_certificate_sign_in);

/// Whether people reach the portal by this address. Without a setting nobody knows what it is called, and nobody can sign in
/// by certificate but on this machine.
fn is_own(own: &str, origin: &str) -> Result<(), Error> {
    match own {
        "" if is_local(origin) => Ok(()),
        "" => Err(Refusal::NoOrigin.into()),
        own if own == origin => Ok(()),
        _ => Err(Fault::CrossSite.into()),
    }
}

fn is_local(origin: &str) -> bool {
    let after = ["http://127.0.0.1", "http://localhost"].iter().find_map(|start| origin.strip_prefix(start));
    after.is_some_and(|rest| {
        rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
    })
}

async fn begin_certificate_sign_in(
    cx: &mut Cx<'_>,
    op: Cleared<BeginCertificateSignIn>,
) -> Result<Challenge, Error> {
    let (settings, origin) = (cx.services().settings(), op.origin.trim());
    is_own(&settings.origin, origin)?;
    let (random, expires) = (cx.services().ids().bytes(), cx.now().plus(CHALLENGE_LASTS));
    let given = challenge::give(&settings.ballot_key, origin, random, expires);
    given.ok_or_else(|| Error::Stored("a challenge can't be sealed".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_address_is_signed_for() {
        let fault = |own, origin| match is_own(own, origin) {
            Ok(()) => None,
            Err(Error::Fault(fault)) => Some(fault),
            Err(other) => panic!("{other}"),
        };
        let own = "https://alqa.example";
        assert_eq!(fault(own, own), None);
        for other in ["", "http://alqa.example", "https://alqa.example.evil", "http://localhost:3000"] {
            assert_eq!(fault(own, other), Some(Fault::CrossSite), "{other}");
        }
        assert_eq!(fault("", "http://localhost:3000"), None);
        assert_eq!(fault("", "http://127.0.0.1"), None);
        for other in [own, "http://localhost:99999", "http://localhost.evil", ""] {
            assert_eq!(fault("", other), Some(Refusal::NoOrigin.into()), "{other}");
        }
    }
}
