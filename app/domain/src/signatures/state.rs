use super::SignedAct;
use crate::{documents::DocumentState, fault::Refusal};

/// How things stand that are to be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether the vote is closed; of a version it says nothing.
    pub closed: bool,
    /// State of the document.
    pub document: DocumentState,
    /// Votes that are still open on the document.
    pub open_polls: u32,
    /// Whether a program is reading a scan of it: its text is about to change.
    pub recognised: bool,
    /// Its last version.
    pub last: u32,
    /// The version that is final already.
    pub final_version: Option<u32>,
    /// Whether the same person has signed the same before.
    pub signed: bool,
}

/// Whether an act may be signed now.
///
/// # Errors
/// When the vote is open, the version is not the last or another is final, its text is being read from a scan, votes on it
/// are open, or the person has signed already. A protocol may be signed in the archive too.
pub fn may_sign(act: SignedAct, standing: Standing) -> Result<(), Refusal> {
    if standing.signed {
        return Err(Refusal::SignedAlready);
    }
    match act {
        SignedAct::Protocol { .. } if !standing.closed => Err(Refusal::PollOpen),
        SignedAct::Protocol { .. } => Ok(()),
        SignedAct::FinalVersion { version, .. } => {
            if standing.final_version != Some(version) {
                standing.document.writable()?;
            }
            if version != standing.last || standing.final_version.is_some_and(|number| number != version) {
                return Err(Refusal::Stale);
            }
            if standing.recognised {
                return Err(Refusal::RecognitionUnderWay);
            }
            if standing.open_polls > 0 { Err(Refusal::PollsOpen) } else { Ok(()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ulid;

    const OPEN: Standing = Standing {
        closed: true,
        document: DocumentState::Discussed,
        open_polls: 0,
        recognised: false,
        last: 2,
        final_version: None,
        signed: false,
    };

    #[test]
    fn a_protocol_is_signed_once_by_each_when_the_vote_is_closed() {
        let act = SignedAct::Protocol { poll: Ulid::from(1_u128).into() };
        assert_eq!(may_sign(act, OPEN), Ok(()));
        assert_eq!(may_sign(act, Standing { closed: false, ..OPEN }), Err(Refusal::PollOpen));
        assert_eq!(may_sign(act, Standing { signed: true, ..OPEN }), Err(Refusal::SignedAlready));
        assert_eq!(may_sign(act, Standing { document: DocumentState::Archived, ..OPEN }), Ok(()));
    }

    #[test]
    fn only_the_last_version_becomes_final_and_others_may_sign_it_too() {
        let act = |version| SignedAct::FinalVersion { document: Ulid::from(1_u128).into(), version };
        assert_eq!(may_sign(act(2), OPEN), Ok(()));
        assert_eq!(may_sign(act(1), OPEN), Err(Refusal::Stale));
        assert_eq!(may_sign(act(2), Standing { open_polls: 1, ..OPEN }), Err(Refusal::PollsOpen));
        assert_eq!(
            may_sign(act(2), Standing { recognised: true, ..OPEN }),
            Err(Refusal::RecognitionUnderWay)
        );
        let done = Standing { final_version: Some(2), ..OPEN };
        assert_eq!(may_sign(act(2), done), Ok(()));
        assert_eq!(may_sign(act(2), Standing { document: DocumentState::Archived, ..done }), Ok(()));
        assert_eq!(
            may_sign(act(2), Standing { document: DocumentState::Archived, ..OPEN }),
            Err(Refusal::DocumentArchived)
        );
        assert_eq!(may_sign(act(2), Standing { final_version: Some(1), ..OPEN }), Err(Refusal::Stale));
    }
}
