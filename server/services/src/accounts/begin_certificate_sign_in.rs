use super::challenge;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    accounts::{BeginCertificateSignIn, CHALLENGE_LASTS, Challenge},
    fault::Fault,
};

handle!(BeginCertificateSignIn, begin_certificate_sign_in);

/// Whether it is this machine: without a setting nobody can sign in by certificate from elsewhere, because nobody knows what
/// this portal is called.
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
    let own = settings.origin.as_str();
    if !(origin == own || own.is_empty() && is_local(origin)) {
        return Err(Fault::CrossSite.into());
    }
    let (random, expires) = (cx.services().ids().bytes(), cx.now().plus(CHALLENGE_LASTS));
    let given = challenge::give(&settings.ballot_key, origin, random, expires);
    given.ok_or_else(|| Error::Stored("a challenge can't be sealed".to_owned()))
}
