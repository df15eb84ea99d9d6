//! What can be found at one moment.

use crate::{SearchError, bits::Bits};
use std::{collections::HashMap, sync::Arc};
use tantivy::{DocId, Index as Tantivy, Searcher, SegmentReader, index::SegmentId};

/// One commit, as all readers see it until the next.
pub struct View {
    /// Tantivy's side of it.
    pub searcher: Searcher,
    /// Per segment, in the searcher's order.
    pub columns: Vec<Arc<Columns>>,
    /// The journal's position.
    pub position: i64,
}

impl View {
    /// Takes over from the view before what has not changed.
    pub fn new(tantivy: &Tantivy, searcher: Searcher, before: Option<&Self>) -> Result<Self, SearchError> {
        let known: HashMap<SegmentId, &Arc<Columns>> = before
            .into_iter()
            .flat_map(|view| view.searcher.segment_readers().iter().zip(&view.columns))
            .map(|(segment, columns)| (segment.segment_id(), columns))
            .collect();
        let columns = searcher.segment_readers().iter().map(|segment| {
            known
                .get(&segment.segment_id())
                .map_or_else(|| Columns::read(segment), |known| Ok(Arc::clone(known)))
        });
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        let position = position(tantivy)?;
        Ok(Self { searcher, columns, position })
    }
}

fn position(tantivy: &Tantivy) -> Result<i64, SearchError> {
    let Some(payload) = tantivy.load_metas()?.payload else { return Ok(0) };
    payload.parse().map_err(|_| SearchError::Unusable("no position in the last commit".to_owned()))
}

/// What is filtered by, of all entries of a segment, unpacked: every match is looked up here.
pub struct Columns {
    /// Who may see it.
    pub audience: Names,
    /// The other way round: what each audience may see, in order.
    pub seen: Vec<Vec<DocId>>,
    /// What it is.
    pub kind: Names,
    /// The entries of each kind.
    pub of_kind: Vec<Bits>,
    /// State body.
    pub body: Names,
    /// State.
    pub status: Names,
    /// When.
    pub at: Vec<i64>,
    /// Decides between equals.
    pub tie: Vec<u64>,
}

impl Columns {
    fn read(segment: &SegmentReader) -> Result<Arc<Self>, SearchError> {
        let at = segment.fast_fields().i64("at")?;
        let tie = segment.fast_fields().u64("tie")?;
        let audience = Names::read(segment, "audience")?;
        let kind = Names::read(segment, "kind")?;
        Ok(Arc::new(Self {
            seen: audience.entries(),
            audience,
            of_kind: kind.entries().iter().map(|docs| Bits::of(segment.max_doc(), docs)).collect(),
            kind,
            body: Names::read(segment, "body")?,
            status: Names::read(segment, "status")?,
            at: (0..segment.max_doc()).map(|doc| at.first(doc).unwrap_or_default()).collect(),
            tie: (0..segment.max_doc()).map(|doc| tie.first(doc).unwrap_or_default()).collect(),
        }))
    }
}

/// A name per entry, as a number.
pub struct Names {
    /// The names by their numbers.
    pub names: Vec<String>,
    /// The other way round.
    pub numbers: HashMap<String, u32>,
    /// The number of each entry's name.
    pub of: Vec<u32>,
}

impl Names {
    fn read(segment: &SegmentReader, field: &str) -> Result<Self, SearchError> {
        let column = segment.fast_fields().str(field)?;
        let Some(column) = column else {
            let of = vec![0; segment.max_doc() as usize];
            return Ok(Self { names: vec![String::new()], numbers: HashMap::from([(String::new(), 0)]), of });
        };
        let mut names = Vec::with_capacity(column.num_terms());
        for number in 0..column.num_terms() {
            let mut name = String::new();
            column.ord_to_str(number as u64, &mut name)?;
            names.push(name);
        }
        let numbers = names.iter().cloned().zip(0..).collect();
        let of =
            (0..segment.max_doc()).map(|doc| column.ords().first(doc).unwrap_or_default() as u32).collect();
        Ok(Self { names, numbers, of })
    }

    /// The entries by the numbers of their names.
    fn entries(&self) -> Vec<Vec<DocId>> {
        let mut entries = vec![Vec::new(); self.names.len()];
        for (doc, number) in (0..).zip(&self.of) {
            if let Some(entries) = entries.get_mut(*number as usize) {
                entries.push(doc);
            }
        }
        entries.iter_mut().for_each(Vec::shrink_to_fit);
        entries
    }
}
