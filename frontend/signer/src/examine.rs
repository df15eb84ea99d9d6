//! Judging signatures and what they cover, as the server does.

use crate::unpack;
use eds::{blob::Blob, check::Policy, moment::Moment, package};
use signing::{Bytes, Dropped, Refusal};

pub(crate) fn examined(
    files: Vec<Dropped>,
    lists: Vec<Bytes>,
    policy: &Policy,
    now: Moment,
) -> Result<String, Refusal> {
    let lists: Vec<Blob> = lists.into_iter().map(|list| Blob(list.0)).collect();
    let pieces = unpack::pieces(files)?;
    let examination = package::examine(&pieces, &lists, policy, now);
    serde_json::to_string(&examination).map_err(|_| Refusal::NotEncodable)
}
