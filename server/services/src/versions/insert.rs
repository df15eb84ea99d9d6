//! Writing a version with its text.

use crate::{
    Cx, Error,
    documents::{Upload, queue_recognition},
    stored::{insert_rows, word},
};
use domain::{
    documents::{CellPlace, FileKind, NoText, StyledBlock, TextBlock},
    id::{BlockId, DocumentId, VersionId},
};
use text::FileText;

const INSERT: &str = "insert into version
    (id, document, number, placed_by, placed_at, sha256, file_name, kind, size, no_text,
    pictured) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const INSERT_BLOCKS: &str = "insert into block
    (id, version, place, kind, depth, label, text, page, page_top, cell_table, cell_row, cell_column, emphasis)";

/// The text of a file with what stands out in it, or why there is none.
pub(crate) type ReadText = Result<FileText, NoText>;

/// The blocks alone: where they lie is found without regard to what stands out.
pub(crate) fn plain(blocks: &[StyledBlock]) -> Vec<TextBlock> {
    blocks.iter().map(|styled| styled.block.clone()).collect()
}

/// Writes a version and its text; answers the identifiers of its blocks, in order.
pub(crate) async fn insert_version(
    cx: &mut Cx<'_>,
    document: DocumentId,
    number: u32,
    upload: Upload,
    kind: FileKind,
    read: ReadText,
) -> Result<(VersionId, Vec<BlockId>), Error> {
    let (owner, now) = (cx.signed_in()?.name(), cx.now());
    let version: VersionId = cx.id();
    let (FileText { blocks, pictured }, no_text) = match read {
        Ok(text) => (text, None),
        Err(reason) => (FileText::default(), Some(reason)),
    };
    sqlx::query(INSERT)
        .bind(version.to_string())
        .bind(document.to_string())
        .bind(i64::from(number))
        .bind(owner.to_string())
        .bind(now.0)
        .bind(upload.sha256)
        .bind(upload.name)
        .bind(word(kind)?)
        .bind(upload.size)
        .bind(no_text.map(word).transpose()?)
        .bind(page_list(&pictured))
        .execute(cx.db())
        .await?;
    // Whoever places a scan wants its text.
    if no_text == Some(NoText::Scanned) && cx.services().recogniser().is_some() {
        queue_recognition(cx, version).await?;
    }
    let blocks = insert_blocks(cx, version, blocks).await?;
    Ok((version, blocks))
}

/// Numbers of pages as a column keeps them.
pub(crate) fn page_list(pages: &[u32]) -> String {
    pages.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

struct Row {
    id: BlockId,
    place: i64,
    kind: String,
    block: TextBlock,
    emphasis: Option<String>,
}

pub(crate) async fn insert_blocks(
    cx: &mut Cx<'_>,
    version: VersionId,
    blocks: Vec<StyledBlock>,
) -> Result<Vec<BlockId>, Error> {
    let mut rows = Vec::with_capacity(blocks.len());
    for (place, StyledBlock { block, emphasis }) in (0..).zip(blocks) {
        let emphasis = (!emphasis.is_empty()).then(|| serde_json::to_string(&emphasis)).transpose()?;
        rows.push(Row { id: cx.id(), place, kind: word(block.kind)?, block, emphasis });
    }
    let version = version.to_string();
    insert_rows(cx.db(), INSERT_BLOCKS, 13, "", &rows, |query, row| {
        let Row { id, place, kind, block, emphasis } = row;
        let cell = |number: fn(CellPlace) -> u32| block.cell.map(|cell| i64::from(number(cell)));
        query
            .bind(id.to_string())
            .bind(version.clone())
            .bind(*place)
            .bind(kind.clone())
            .bind(i64::from(block.depth))
            .bind(block.label.clone())
            .bind(block.text.clone())
            .bind(block.page.map(|page| i64::from(page.number)))
            .bind(block.page.map(|page| i64::from(page.top)))
            .bind(cell(|cell| cell.table))
            .bind(cell(|cell| cell.row))
            .bind(cell(|cell| cell.column))
            .bind(emphasis.clone())
    })
    .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
