//! The documents that a manifest names, beside those that are there.

use super::sort::{Piece, Sorted};
use crate::{
    algorithm::Digest,
    cms::Signer,
    manifest::{Manifest, Part, PartKind},
};
use serde::{Deserialize, Serialize};
use std::{cell::RefCell, collections::HashMap};

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

/// The files with their digests, each taken once: many signatures may ask for the same.
pub(super) struct Digests<'a> {
    pieces: &'a [Piece],
    taken: RefCell<HashMap<(usize, Digest), Vec<u8>>>,
}

impl<'a> Digests<'a> {
    pub fn of(pieces: &'a [Piece]) -> Self {
        Self { pieces, taken: RefCell::default() }
    }

    fn is(&self, index: usize, digest: Digest, wanted: &[u8]) -> bool {
        let mut taken = self.taken.borrow_mut();
        let take = || digest.of(&self.pieces[index].bytes);
        taken.entry((index, digest)).or_insert_with(take).as_slice() == wanted
    }

    /// The first of the files that one of the signers signed.
    pub fn covered(&self, signers: &[Signer], suits: impl Fn(&Piece) -> bool) -> Option<&'a Piece> {
        let wanted =
            || signers.iter().filter_map(|signer| Some((signer.digest()?, signer.message_digest()?)));
        let covers = |(index, piece): &(usize, &Piece)| {
            suits(piece) && wanted().any(|(digest, bytes)| self.is(*index, digest, bytes))
        };
        self.pieces.iter().enumerate().find(covers).map(|(_, piece)| piece)
    }

    fn find(&self, part: &Part) -> Option<&'a Piece> {
        let same = |(index, piece): &(usize, &Piece)| {
            u64::try_from(piece.bytes.len()) == Ok(part.size) && self.is(*index, Digest::Sha256, &part.sha256)
        };
        self.pieces.iter().enumerate().find(same).map(|(_, piece)| piece)
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
    let documents = sorted.documents.iter().chain(&sorted.mixed).copied();
    let mut left: Vec<&Piece> = documents.filter(|piece| piece.is_beside(signature)).collect();
    left.retain(|piece| found.iter().all(|(_, taken)| *taken != Some(*piece)));
    // A changed file is known by its name.
    for (part, piece) in found.iter_mut().filter(|(_, piece)| piece.is_none()) {
        let at = left.iter().position(|other| named(other, part));
        *piece = at.map(|at| left.swap_remove(at));
    }
    // A single file that is left is meant for a single document that is missing, whatever it is called.
    left.retain(|piece| !is_guide(piece) && !sorted.mixed.contains(piece));
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

/// Whether it may be the explanation that lies in every package of the portal: it is not taken for a document that is missing.
pub(super) fn is_guide(piece: &Piece) -> bool {
    piece.file() == "README.txt"
}

/// The same where it lies, beside the document of a package. Elsewhere nothing says that it is it.
pub(super) fn is_packed_guide(piece: &Piece) -> bool {
    is_guide(piece) && !piece.folder().is_empty() && !piece.folder().contains('/')
}
