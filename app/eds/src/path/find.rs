//! Finding a path: from the signer's certificate up to a pinned anchor.

use super::{Parameters, PathError, Validated, label_of, validate};
use crate::certificate::Certificate;

/// Authorities in a path; real ones have two or three.
const DEPTH: usize = 10;
/// Paths that are tried; certificates that sign each other in circles must not keep us busy.
const TRIES: usize = 64;

/// Where to look.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// Trusted as they are.
    pub anchors: &'a [Certificate],
    /// Certificates that may lie between.
    pub pool: &'a [Certificate],
}

struct Finder<'a> {
    search: Search<'a>,
    parameters: &'a Parameters,
    tries: usize,
    /// Why the path that came furthest failed.
    error: Option<PathError>,
}

/// A valid path: the anchor, and the certificates from its first issue down to `leaf`.
///
/// # Errors
/// With what was wrong with a path to an anchor if there was one, else that there is none.
pub fn find(
    leaf: &Certificate,
    search: Search<'_>,
    parameters: &Parameters,
) -> Result<(Certificate, Vec<Certificate>, Validated), PathError> {
    let mut finder = Finder { search, parameters, tries: TRIES, error: None };
    let mut path = vec![leaf.clone()];
    match finder.climb(&mut path) {
        Some(found) => Ok(found),
        None => Err(finder.error.unwrap_or_else(|| unknown(leaf))),
    }
}

fn unknown(certificate: &Certificate) -> PathError {
    if certificate.is_self_issued() {
        PathError::SelfSigned
    } else {
        PathError::UnknownAuthority { issuer: label_of(certificate.issuer()) }
    }
}

impl Finder<'_> {
    /// `path` runs from the leaf up.
    fn climb(&mut self, path: &mut Vec<Certificate>) -> Option<(Certificate, Vec<Certificate>, Validated)> {
        let top = path.last()?.clone();
        for anchor in candidates(self.search.anchors, &top) {
            if *anchor == top {
                continue;
            }
            self.tries = self.tries.checked_sub(1)?;
            let down: Vec<Certificate> = path.iter().rev().cloned().collect();
            match validate(anchor, &down, self.parameters) {
                Ok(validated) => return Some((anchor.clone(), down, validated)),
                Err(error) => self.error = Some(error),
            }
        }
        if path.len() > DEPTH {
            self.error.get_or_insert(PathError::TooLong);
            return None;
        }
        for next in candidates(self.search.pool, &top) {
            let known = path.iter().any(|on_path| {
                on_path == next || on_path.key_info() == next.key_info() && on_path.is_of_same_name(next)
            });
            if known || self.search.anchors.contains(next) {
                continue;
            }
            self.tries = self.tries.checked_sub(1)?;
            path.push(next.clone());
            let found = self.climb(path);
            path.pop();
            if found.is_some() {
                return found;
            }
            self.error.get_or_insert_with(|| PathError::UnknownAuthority { issuer: label_of(next.issuer()) });
        }
        None
    }
}

/// Certificates of the issuer, those with the named key first.
fn candidates<'a>(of: &'a [Certificate], below: &Certificate) -> Vec<&'a Certificate> {
    let mut found: Vec<&Certificate> = of.iter().filter(|candidate| below.names_issuer(candidate)).collect();
    let wanted = below.extensions().authority_key.as_deref();
    found
        .sort_by_key(|candidate| wanted.is_some() && candidate.extensions().subject_key.as_deref() != wanted);
    found
}
