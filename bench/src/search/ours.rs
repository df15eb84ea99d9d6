//! Our side.

use super::{
    corpus::{Paper, Question},
    sides::{Answer, Side},
};
use crate::Error;
use search::{Entry, Index, Passage, Query, Writer};
use std::{path::Path, time::Instant};

/// Our index with its writer.
pub struct Ours {
    index: Index,
}

impl Ours {
    /// Builds it.
    pub fn build(folder: &Path, papers: impl Iterator<Item = Paper>) -> Result<Self, Error> {
        let index = Index::open(folder)?;
        let mut writer = index.writer()?;
        writer.put(papers.map(|paper| entry(&paper)))?;
        writer.commit(1)?;
        writer.finish()?;
        Ok(Self { index })
    }

    /// How long it takes until a new document is found, each time, in microseconds.
    pub fn findable(&self, papers: impl Iterator<Item = Paper>) -> Result<Vec<u32>, Error> {
        let mut writer = self.index.writer()?;
        papers.map(|paper| self.find_new(&mut writer, &paper)).collect()
    }

    fn find_new(&self, writer: &mut Writer, paper: &Paper) -> Result<u32, Error> {
        let began = Instant::now();
        writer.put([entry(paper)])?;
        writer.commit(2)?;
        let audiences = [name(paper.group)];
        let query = Query { text: &paper.number, audiences: &audiences, per_page: 10, ..Query::default() };
        let found = self.index.search(&query)?;
        let passed = began.elapsed().as_micros();
        if !found.hits.iter().any(|hit| hit.key == paper.key) {
            return Err(Error::Wrong(format!("{} is not found", paper.number)));
        }
        Ok(u32::try_from(passed).unwrap_or(u32::MAX))
    }
}

impl Side for Ours {
    fn ask(&self, question: &Question) -> Result<Answer, Error> {
        let audiences: Vec<String> = question.groups.iter().map(|group| name(*group)).collect();
        let query = Query { text: &question.text, audiences: &audiences, per_page: 10, ..Query::default() };
        let found = self.index.search(&query)?;
        Ok(Answer { total: found.total, shown: found.hits.len() })
    }
}

fn entry(paper: &Paper) -> Entry {
    Entry {
        key: paper.key.clone(),
        kind: if paper.at % 7 == 0 { "document" } else { "remark" }.to_owned(),
        audience: name(paper.group),
        at: paper.at,
        title: paper.title.clone(),
        requisites: vec![paper.number.clone()],
        text: vec![Passage::from(paper.text.as_str())],
        ..Entry::default()
    }
}

fn name(group: u32) -> String {
    if group == 0 { String::new() } else { format!("group:{group}") }
}
