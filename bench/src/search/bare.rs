//! The other side: Tantivy alone, with its own analysis, which is none but lower case. Every document is everybody's.

use super::{
    corpus::{Paper, Question},
    sides::{Answer, Side},
};
use crate::Error;
use std::{fs, path::Path};
use tantivy::{
    Index, IndexReader, TantivyDocument,
    collector::{Count, TopDocs},
    query::QueryParser,
    schema::{Field, STORED, STRING, Schema, TEXT, Value},
    snippet::SnippetGenerator,
};

/// Memory for documents that are not committed yet; ours has as much.
const BUFFER: usize = 48 << 20;

/// A plain index.
pub struct Bare {
    reader: IndexReader,
    parser: QueryParser,
    key: Field,
    words: Field,
    /// Cut a snippet out of each hit.
    pub snippets: bool,
}

impl Bare {
    /// Builds it.
    pub fn build(folder: &Path, papers: impl Iterator<Item = Paper>) -> Result<Self, Error> {
        fs::create_dir_all(folder).map_err(Error::io(folder.display()))?;
        let mut schema = Schema::builder();
        let key = schema.add_text_field("key", STRING | STORED);
        let words = schema.add_text_field("words", TEXT | STORED);
        let index = Index::create_in_dir(folder, schema.build())?;
        let mut writer = index.writer_with_num_threads(1, BUFFER)?;
        for paper in papers {
            let mut document = TantivyDocument::default();
            document.add_text(key, &paper.key);
            document.add_text(words, format!("{}\n{}\n{}", paper.title, paper.number, paper.text));
            writer.add_document(document)?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let reader = index.reader()?;
        let mut parser = QueryParser::for_index(&index, vec![words]);
        parser.set_conjunction_by_default();
        Ok(Self { reader, parser, key, words, snippets: false })
    }
}

impl Side for Bare {
    fn ask(&self, question: &Question) -> Result<Answer, Error> {
        let searcher = self.reader.searcher();
        let wrong = |error| Error::Wrong(format!("{}: {error}", question.text));
        let query = self.parser.parse_query(&question.text).map_err(wrong)?;
        let (top, total) = searcher.search(&query, &(TopDocs::with_limit(10).order_by_score(), Count))?;
        let cutter =
            self.snippets.then(|| SnippetGenerator::create(&searcher, &*query, self.words)).transpose()?;
        let mut shown = 0;
        for (_, address) in top {
            let document: TantivyDocument = searcher.doc(address)?;
            shown += usize::from(document.get_first(self.key).and_then(|value| value.as_str()).is_some());
            if let Some(cutter) = &cutter {
                shown += usize::from(cutter.snippet_from_doc(&document).to_html().is_empty());
            }
        }
        Ok(Answer { total, shown })
    }
}
