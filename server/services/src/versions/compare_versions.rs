use super::load::{VersionRow, blocks, chosen, versions};
use crate::{Cleared, Cx, Error, directory::names, door::handle};
use domain::{
    documents::TextBlock,
    fault::{Fault, Refusal},
    id::{PersonId, VersionId},
    versions::{Alignment, CompareVersions, Comparison, Row, align, compare, read},
};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

handle!(CompareVersions, compare_versions);

/// Comparisons kept: versions never change, so one that was made stays right.
const KEPT: usize = 16;

/// Two versions laid side by side.
#[derive(Debug)]
struct Sides {
    old: Vec<TextBlock>,
    new: Vec<TextBlock>,
    rows: Vec<Row>,
}

type Pair = (VersionId, VersionId);

/// Comparisons made lately, the newest last.
#[derive(Debug, Default)]
pub(crate) struct Compared(Mutex<VecDeque<(Pair, Arc<Sides>)>>);

impl Compared {
    fn find(&self, pair: Pair) -> Option<Arc<Sides>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| *known == pair).map(|(_, sides)| sides.clone())
    }

    fn keep(&self, pair: Pair, sides: Arc<Sides>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back((pair, sides));
        if kept.len() > KEPT {
            kept.pop_front();
        }
    }
}

async fn compare_versions(cx: &mut Cx<'_>, op: Cleared<CompareVersions>) -> Result<Comparison, Error> {
    let (title,): (String,) = sqlx::query_as("select title from document where id = $1")
        .bind(op.document.to_string())
        .fetch_one(cx.db())
        .await?;
    let all = versions(cx, op.document).await?;
    let after = chosen(&all, op.to)?;
    let before = op.from.unwrap_or_else(|| after.number.saturating_sub(1).max(1));
    let (from, to) = (chosen(&all, Some(before))?.id, after.id);
    let sides = sides(cx, from, to).await?;
    let people: Vec<PersonId> = all.iter().flat_map(VersionRow::people).collect();
    let names = names(cx, &people).await?;
    let views = all.into_iter().map(|version: VersionRow| version.view(&names));
    let views = views.collect::<Result<Vec<_>, _>>()?;
    let view = |id| views.iter().find(|view| view.id == id).cloned().ok_or(Fault::NotFound);
    Ok(Comparison {
        document: op.document,
        title,
        from: view(from)?,
        to: view(to)?,
        versions: u32::try_from(views.len()).unwrap_or(u32::MAX),
        rows: read(&sides.old, &sides.new, &sides.rows, op.only_changes),
    })
}

async fn sides(cx: &mut Cx<'_>, from: VersionId, to: VersionId) -> Result<Arc<Sides>, Error> {
    if let Some(known) = cx.services().compared().find((from, to)) {
        return Ok(known);
    }
    let known = alignment(cx, from, to).await?;
    let (old, new) = (texts(cx, from).await?, texts(cx, to).await?);
    let services = cx.services().clone();
    let done = services.capacity().read(move || {
        let alignment = known.unwrap_or_else(|| align(&old, &new));
        let rows = compare(&old, &new, &alignment);
        Sides { old, new, rows }
    });
    let done = done
        .await
        .map_err(|undone| undone.into_error(Refusal::TextsTooLarge, "the versions could not be compared"));
    let sides = Arc::new(done?);
    services.compared().keep((from, to), sides.clone());
    Ok(sides)
}

/// The alignment that was stored when the later of two neighbours was placed.
async fn alignment(cx: &mut Cx<'_>, from: VersionId, to: VersionId) -> Result<Option<Alignment>, Error> {
    let row: Option<(String,)> =
        sqlx::query_as("select body from alignment where version = $1 and earlier = $2")
            .bind(to.to_string())
            .bind(from.to_string())
            .fetch_optional(cx.db())
            .await?;
    Ok(row.map(|(body,)| serde_json::from_str(&body)).transpose()?)
}

async fn texts(cx: &mut Cx<'_>, version: VersionId) -> Result<Vec<TextBlock>, Error> {
    Ok(blocks(cx, version).await?.into_iter().map(|view| view.block).collect())
}
