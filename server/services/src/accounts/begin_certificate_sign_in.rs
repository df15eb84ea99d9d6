use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    accounts::{BeginCertificateSignIn, CHALLENGE_LASTS, Challenge, challenge_text},
    fault::Fault,
};

handle!(BeginCertificateSignIn, begin_certificate_sign_in);

/// Most challenges that wait at once: whoever asks for more than people can answer is not let in.
const WAITING: i64 = 10_000;
const INSERT: &str = "insert into sign_in_challenge (nonce, text, expires_at) values ($1, $2, $3)";

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
    let own = cx.services().settings().origin.clone();
    let origin = op.origin.trim();
    if !(origin == own || own.is_empty() && is_local(origin)) {
        return Err(Fault::CrossSite.into());
    }
    let now = cx.now();
    sqlx::query("delete from sign_in_challenge where expires_at < $1").bind(now.0).execute(cx.db()).await?;
    let (waiting,): (i64,) =
        sqlx::query_as("select cast(count(*) as bigint) from sign_in_challenge").fetch_one(cx.db()).await?;
    if waiting >= WAITING {
        return Err(Fault::Busy.into());
    }
    let nonce = hex::encode(cx.services().ids().bytes::<32>());
    let expires = now.plus(CHALLENGE_LASTS);
    let text = challenge_text(origin, &nonce, expires);
    sqlx::query(INSERT).bind(nonce.clone()).bind(text.clone()).bind(expires.0).execute(cx.db()).await?;
    Ok(Challenge { nonce, text, expires })
}
