//! The documents that a manifest names, beside those that are there.

use super::sort::{Piece, Sorted};
use crate::manifest::{Manifest, Part, PartKind};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How a part that was signed and what is there compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartState {
    /// Byte for byte what was signed.
    Same,
    /// Something else.
    Changed,
    /// Not there.
    Absent,
}

/// A part that a manifest names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPart {
    /// What kind.
    pub kind: PartKind,
    /// Its name in the manifest.
    pub name: String,
    /// How it compares.
    pub state: PartState,
    /// The file it was compared with.
    pub file: Option<String>,
}

/// What follows for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Documents {
    /// No manifest: the content itself was signed.
    Direct,
    /// What was signed.
    Same,
    /// At least one is something else.
    Changed,
    /// At least one that matters is not there.
    Absent,
}

impl Documents {
    pub(super) fn of(parts: &[FoundPart]) -> Self {
        let any = |state| parts.iter().any(|part| part.state == state);
        // The portal's text of a file says nothing that the file doesn't; where there is no file it is the document.
        let matters = |part: &&FoundPart| part.kind != PartKind::Text || !has_files(parts);
        if any(PartState::Changed) {
            Self::Changed
        } else if parts.iter().filter(matters).any(|part| part.state == PartState::Absent) {
            Self::Absent
        } else {
            Self::Same
        }
    }
}

fn has_files(parts: &[FoundPart]) -> bool {
    parts.iter().any(|part| part.kind != PartKind::Text)
}

/// The files with their digests, each taken once.
pub(super) struct Digests<'a>(Vec<(&'a Piece, [u8; 32])>);

impl<'a> Digests<'a> {
    pub fn of(pieces: &'a [Piece]) -> Self {
        Self(pieces.iter().map(|piece| (piece, Sha256::digest(&piece.bytes).into())).collect())
    }

    fn find(&self, part: &Part) -> Option<&'a Piece> {
        let same = |(piece, digest): &&(&Piece, [u8; 32])| {
            *digest == part.sha256 && u64::try_from(piece.bytes.len()) == Ok(part.size)
        };
        self.0.iter().find(same).map(|(piece, _)| *piece)
    }
}

/// Each part of the manifest that `signature` is of, with the file it was compared with.
pub(super) fn compare<'a>(
    manifest: &Manifest,
    signature: &Piece,
    digests: &Digests<'a>,
    sorted: &Sorted<'a>,
) -> Vec<(FoundPart, Option<&'a Piece>)> {
    let mut found: Vec<(&Part, Option<&Piece>)> =
        manifest.parts.iter().map(|part| (part, digests.find(part))).collect();
    let same: Vec<bool> = found.iter().map(|(_, piece)| piece.is_some()).collect();
    let mut left: Vec<&Piece> =
        sorted.documents.iter().copied().filter(|piece| piece.is_beside(signature)).collect();
    left.retain(|piece| found.iter().all(|(_, taken)| *taken != Some(*piece)));
    // A changed file is known by its name.
    for (part, piece) in found.iter_mut().filter(|(_, piece)| piece.is_none()) {
        let at = left.iter().position(|other| named(other, part));
        *piece = at.map(|at| left.swap_remove(at));
    }
    // A single file that is left is meant for a single document that is missing, whatever it is called.
    left.retain(|piece| !is_guide(piece));
    let files = manifest.parts.iter().any(|part| part.kind != PartKind::Text);
    let mut missing =
        found.iter_mut().filter(|(part, piece)| piece.is_none() && (part.kind != PartKind::Text || !files));
    if let (Some((_, piece)), None, [only]) = (missing.next(), missing.next(), left.as_slice()) {
        *piece = Some(*only);
    }
    let state = |same, piece: Option<&Piece>| match (same, piece) {
        (true, _) => PartState::Same,
        (false, Some(_)) => PartState::Changed,
        (false, None) => PartState::Absent,
    };
    let one = |((part, piece), same): ((&Part, Option<&'a Piece>), bool)| {
        let (kind, name, file) = (part.kind, part.name.clone(), piece.map(|piece| piece.name.clone()));
        (FoundPart { kind, name, state: state(same, piece), file }, piece)
    };
    found.into_iter().zip(same).map(one).collect()
}

/// Whether a file has the part's name, as packing writes it.
fn named(piece: &Piece, part: &Part) -> bool {
    piece.file() == part.name || piece.file() == part.name.replace(['/', '\\'], "_")
}

/// The explanation that lies in every package of the portal.
pub(super) fn is_guide(piece: &Piece) -> bool {
    piece.file() == "README.txt"
}
