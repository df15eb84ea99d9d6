//! Versions and their text, as tables keep them.

use crate::{
    Cx, Error,
    directory::{NameMap, named},
    stored::{number, of_word},
};
use domain::{
    documents::{BlockView, CellPlace, NoText, PagePlace, Recognition, RecognitionState, TextBlock},
    fault::Fault,
    id::{DocumentId, PersonId, VersionId},
    time::Moment,
    versions::VersionView,
};

/// A version without the name of who placed it.
pub(crate) struct VersionRow {
    pub(crate) id: VersionId,
    pub(crate) number: u32,
    pub(crate) placed_by: PersonId,
    placed_at: i64,
    sha256: String,
    file_name: String,
    kind: String,
    size: i64,
    no_text: Option<String>,
    pictured: String,
    recognition: Option<(String, i64, i64, String)>,
    suggested_by: Vec<PersonId>,
}

const VERSIONS: &str =
    "select v.id, v.number, v.placed_by, v.placed_at, v.sha256, v.file_name, v.kind, v.size, v.no_text,
    v.pictured, r.state, r.done, r.total, r.unread
    from version v left join recognition r on r.version = v.id where v.document = $1 order by v.number";

type Row = (
    String,
    i64,
    String,
    i64,
    String,
    String,
    String,
    i64,
    Option<String>,
    String,
    Option<String>,
    Option<i64>,
    Option<i64>,
    Option<String>,
);

/// The versions of a document, the oldest first. There is at least one.
pub(crate) async fn versions(cx: &mut Cx<'_>, document: DocumentId) -> Result<Vec<VersionRow>, Error> {
    let rows: Vec<Row> = sqlx::query_as(VERSIONS).bind(document.to_string()).fetch_all(cx.db()).await?;
    let mut versions: Vec<VersionRow> = rows.into_iter().map(version_row).collect::<Result<_, _>>()?;
    if versions.len() > 1 {
        for (version, author) in suggesters(cx, document).await? {
            if let Some(row) = versions.iter_mut().find(|row| row.id == version) {
                row.suggested_by.push(author);
            }
        }
    }
    Ok(versions)
}

const SUGGESTERS: &str = "select distinct s.version, r.author from version_suggestion s
    join remark r on r.id = s.remark where r.document = $1 order by s.version, r.author";

/// Whose suggestions the versions of a document were made of.
async fn suggesters(cx: &mut Cx<'_>, document: DocumentId) -> Result<Vec<(VersionId, PersonId)>, Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as(SUGGESTERS).bind(document.to_string()).fetch_all(cx.db()).await?;
    rows.into_iter().map(|(version, author)| Ok((version.parse()?, author.parse()?))).collect()
}

fn version_row(row: Row) -> Result<VersionRow, Error> {
    let (
        id,
        place,
        placed_by,
        placed_at,
        sha256,
        file_name,
        kind,
        size,
        no_text,
        pictured,
        state,
        done,
        total,
        unread,
    ) = row;
    let recognition =
        state.map(|state| (state, done.unwrap_or(0), total.unwrap_or(0), unread.unwrap_or_default()));
    Ok(VersionRow {
        id: id.parse()?,
        number: number(place)?,
        placed_by: placed_by.parse()?,
        placed_at,
        sha256,
        file_name,
        kind,
        size,
        no_text,
        pictured,
        recognition,
        suggested_by: Vec::new(),
    })
}

impl VersionRow {
    /// Its file, by its hash.
    pub(crate) fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The kind of its file, as a word.
    pub(crate) fn kind(&self) -> &str {
        &self.kind
    }

    /// Why there is no text.
    pub(crate) fn no_text(&self) -> Result<Option<NoText>, Error> {
        self.no_text.as_deref().map(of_word).transpose()
    }

    /// Where the recognition of its pages stands.
    pub(crate) fn recognition_state(&self) -> Result<Option<RecognitionState>, Error> {
        self.recognition.as_ref().map(|(state, ..)| of_word(state)).transpose()
    }

    /// Everybody it names.
    pub(crate) fn people(&self) -> impl Iterator<Item = PersonId> {
        std::iter::once(self.placed_by).chain(self.suggested_by.iter().copied())
    }

    /// The version as pages show it.
    pub(crate) fn view(self, names: &NameMap) -> Result<VersionView, Error> {
        Ok(VersionView {
            id: self.id,
            number: self.number,
            placed_by: named(names, self.placed_by),
            placed: Moment(self.placed_at),
            file_name: self.file_name,
            kind: of_word(&self.kind)?,
            size: number(self.size)?,
            sha256: self.sha256,
            no_text: self.no_text.as_deref().map(of_word).transpose()?,
            pictured: pages_of(&self.pictured),
            recognition: self.recognition.map(recognition).transpose()?,
            suggested_by: self.suggested_by.into_iter().map(|person| named(names, person)).collect(),
        })
    }
}

/// A version by its number, or the last one.
///
/// # Errors
/// When the document has no such version.
pub(crate) fn chosen(versions: &[VersionRow], number: Option<u32>) -> Result<&VersionRow, Error> {
    let found = match number {
        Some(number) => versions.iter().find(|version| version.number == number),
        None => versions.last(),
    };
    found.ok_or(Error::Fault(Fault::NotFound))
}

const BLOCKS: &str = "select id, kind, depth, label, text, page, page_top, cell_table, cell_row, cell_column,
    emphasis from block where version = $1 order by place";

type BlockRow = (
    String,
    String,
    i64,
    String,
    String,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<String>,
);

/// The text of a version.
pub(crate) async fn blocks(cx: &mut Cx<'_>, version: VersionId) -> Result<Vec<BlockView>, Error> {
    let rows: Vec<BlockRow> = sqlx::query_as(BLOCKS).bind(version.to_string()).fetch_all(cx.db()).await?;
    rows.into_iter().map(block).collect()
}

fn block(
    (id, kind, depth, label, text, page, top, table, row, column, emphasis): BlockRow,
) -> Result<BlockView, Error> {
    let cell = match (table, row, column) {
        (Some(table), Some(row), Some(column)) => {
            Some(CellPlace { table: number(table)?, row: number(row)?, column: number(column)? })
        }
        _ => None,
    };
    let page = match page {
        Some(page) => Some(PagePlace { number: number(page)?, top: number(top.unwrap_or(0))? }),
        None => None,
    };
    let block = TextBlock { kind: of_word(&kind)?, depth: number(depth)?, label, text, page, cell };
    let emphasis = emphasis.map(|list| serde_json::from_str(&list)).transpose()?.unwrap_or_default();
    Ok(BlockView { id: id.parse()?, block, emphasis })
}

fn recognition((state, done, total, unread): (String, i64, i64, String)) -> Result<Recognition, Error> {
    let (done, total) = (number(done)?, number(total)?);
    Ok(Recognition { state: of_word(&state)?, done, total, unread: pages_of(&unread) })
}

/// Numbers of pages as a column keeps them.
fn pages_of(list: &str) -> Vec<u32> {
    list.split(',').filter_map(|page| page.parse().ok()).collect()
}
