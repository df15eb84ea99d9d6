//! The other side: SQLite's FTS5 with the same filter, in one file with the documents.

use super::{
    corpus::{Paper, Question},
    sides::{Answer, Side},
};
use crate::Error;
use rusqlite::{Connection, params};
use std::path::Path;

/// One connection, one thread.
pub struct Fts5 {
    connection: Connection,
}

impl Fts5 {
    /// Builds it.
    pub fn build(file: &Path, papers: impl Iterator<Item = Paper>) -> Result<Self, Error> {
        let mut connection = Connection::open(file)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        // As much memory as the index has: all of it is mapped.
        connection.pragma_update(None, "cache_size", -1_000_000)?;
        connection.pragma_update(None, "mmap_size", 4_i64 << 30)?;
        connection.execute_batch(
            "create table paper (id integer primary key, key text not null, audience integer not null);
             create virtual table said using fts5(title, number, words, tokenize = 'unicode61 remove_diacritics 0');",
        )?;
        let transaction = connection.transaction()?;
        {
            let mut paper_in =
                transaction.prepare("insert into paper (id, key, audience) values (?1, ?2, ?3)")?;
            let mut words_in = transaction
                .prepare("insert into said (rowid, title, number, words) values (?1, ?2, ?3, ?4)")?;
            for (id, paper) in (1_i64..).zip(papers) {
                paper_in.execute(params![id, paper.key, paper.group])?;
                words_in.execute(params![id, paper.title, paper.number, paper.text])?;
            }
        }
        transaction.commit()?;
        connection.execute_batch("insert into said (said) values ('optimize'); analyze;")?;
        Ok(Self { connection })
    }
}

impl Side for Fts5 {
    fn ask(&self, question: &Question) -> Result<Answer, Error> {
        let words: Vec<String> = question.text.split(' ').map(|word| format!("\"{word}\"")).collect();
        let words = words.join(" ");
        let groups: Vec<String> = question.groups.iter().map(u32::to_string).collect();
        let filter = format!(
            "from said join paper on paper.id = said.rowid where said match ?1 and paper.audience in (0, {})",
            groups.join(", ")
        );
        let mut count = self.connection.prepare_cached(&format!("select count(*) {filter}"))?;
        let total: i64 = count.query_row([&words], |row| row.get(0))?;
        let mut page = self.connection.prepare_cached(&format!(
            "select paper.key, title, snippet(said, 2, '<', '>', '…', 32) {filter} \
             order by bm25(said, 4.0, 2.0, 1.0) limit 10"
        ))?;
        let mut rows = page.query([&words])?;
        let mut shown = 0;
        while let Some(row) = rows.next()? {
            let (key, title, snippet): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            shown += usize::from(!key.is_empty() && !title.is_empty() && !snippet.is_empty());
        }
        Ok(Answer { total: usize::try_from(total).unwrap_or_default(), shown })
    }
}
