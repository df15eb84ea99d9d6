//! Remarks go on to the next version: the two texts are laid side by side once, each remark is carried through, and
//! what was found is stored.

use super::load::{blocks, versions};
use crate::{
    Cx, Error, Request, Services,
    remarks::{Found, Placed, Suggested, lost, placed, put},
};
use domain::{
    documents::{BlockView, TextBlock},
    fault::{Fault, Refusal},
    id::{BlockId, DocumentId, RemarkId, VersionId},
    remarks::Anchor,
    versions::{Alignment, Carried, Carrier, Method, Quote, Resolution, Wording, align as align_blocks},
};
use std::collections::HashMap;

/// The version before, as it was when the next one was read.
#[derive(Debug)]
pub struct Base {
    pub(crate) version: VersionId,
    blocks: Vec<BlockView>,
    placed: Vec<Placed>,
}

impl Base {
    /// The text.
    pub(super) fn blocks(&self) -> &[BlockView] {
        &self.blocks
    }

    /// The wordings of suggestions that have a place in the text.
    pub(super) fn wordings(&self, offered: &[Suggested]) -> Vec<Wording> {
        let places: HashMap<RemarkId, Anchor> =
            self.placed.iter().map(|placed| (placed.remark, placed.anchor)).collect();
        let wording = |known: &Suggested| {
            let anchor = *places.get(&known.remark)?;
            Some(Wording { remark: known.remark, anchor, text: known.wording.clone() })
        };
        offered.iter().filter_map(wording).collect()
    }
}

/// Both texts side by side, and where the remarks known then lie in the new one.
#[derive(Debug)]
pub struct Aligned {
    pub(crate) base: Base,
    new: Vec<TextBlock>,
    alignment: Alignment,
    carried: HashMap<RemarkId, (Anchor, Carried)>,
}

/// Loads the version under discussion and the remarks that have a place in it.
pub(crate) async fn base(services: &Services, document: DocumentId) -> Result<Base, Error> {
    load(services, document, None).await?.ok_or_else(|| Fault::NotFound.into())
}

/// Loads the version before this one; there is none before the first.
pub(crate) async fn base_before(
    services: &Services,
    document: DocumentId,
    version: VersionId,
) -> Result<Option<Base>, Error> {
    load(services, document, Some(version)).await
}

async fn load(
    services: &Services,
    document: DocumentId,
    before: Option<VersionId>,
) -> Result<Option<Base>, Error> {
    let mut reader = services.database().read().await?;
    let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
    let all = versions(&mut cx, document).await?;
    let Some(row) = all.into_iter().take_while(|row| Some(row.id) != before).last() else { return Ok(None) };
    let version = row.id;
    let blocks = blocks(&mut cx, version).await?;
    let placed = placed(&mut cx, document, version).await?;
    reader.commit().await?;
    Ok(Some(Base { version, blocks, placed }))
}

/// Lays the new text beside the base, where blocking is allowed and with a limit on time.
pub(crate) async fn align(services: &Services, base: Base, new: Vec<TextBlock>) -> Result<Aligned, Error> {
    let done = services.capacity().read(move || {
        let old: Vec<TextBlock> = base.blocks.iter().map(|view| view.block.clone()).collect();
        let alignment = align_blocks(&old, &new);
        let side = Side::new(&base.blocks, Carrier::new(&old, &new, &alignment));
        let carried = base
            .placed
            .iter()
            .filter_map(|placed| Some((placed.remark, (placed.anchor, side.carry(placed.anchor)?))));
        let carried = carried.collect();
        Aligned { base, new, alignment, carried }
    });
    done.await.map_err(|undone| {
        undone.into_error(Refusal::TextsTooLargeToFollow, "the versions could not be laid side by side")
    })
}

/// Two texts side by side, with the blocks of the old one by their identifiers.
struct Side<'a> {
    blocks: HashMap<BlockId, (u32, &'a str)>,
    carrier: Carrier<'a>,
}

impl<'a> Side<'a> {
    fn new(views: &'a [BlockView], carrier: Carrier<'a>) -> Self {
        let blocks = (0..).zip(views).map(|(place, view)| (view.id, (place, view.block.text.as_str())));
        Self { blocks: blocks.collect(), carrier }
    }

    fn carry(&self, anchor: Anchor) -> Option<Carried> {
        let (block, text) = *self.blocks.get(&anchor.block)?;
        let exact = text.get(anchor.start as usize..anchor.end as usize).unwrap_or_default();
        Some(self.carrier.carry(Some(Quote { block, start: anchor.start, end: anchor.end, exact })))
    }
}

/// Stores the alignment and the places of all remarks in the new version. A remark written while the file was read
/// is carried now. Where there is nothing to lay side by side, each remark waits for its place.
pub(crate) async fn keep(
    cx: &mut Cx<'_>,
    document: DocumentId,
    before: VersionId,
    version: VersionId,
    new: &[BlockId],
    aligned: Option<Aligned>,
) -> Result<(), Error> {
    let now = placed(cx, document, before).await?;
    let mut found = Vec::with_capacity(now.len());
    match &aligned {
        Some(aligned) => {
            let old: Vec<TextBlock> = aligned.base.blocks.iter().map(|view| view.block.clone()).collect();
            let carrier = Carrier::new(&old, &aligned.new, &aligned.alignment);
            let side = Side::new(&aligned.base.blocks, carrier);
            for Placed { remark, anchor } in now {
                let known = aligned.carried.get(&remark).filter(|(from, _)| *from == anchor);
                let carried = known.map(|(_, carried)| *carried).or_else(|| side.carry(anchor));
                found.push(
                    carried.map_or_else(|| gone(remark, None), |carried| in_blocks(remark, &carried, new)),
                );
            }
            store_alignment(cx, before, version, &aligned.alignment).await?;
        }
        None => found.extend(now.into_iter().map(|placed| gone(placed.remark, None))),
    }
    for (remark, nearest) in lost(cx, document, before).await? {
        let nearest = nearest.and_then(|block| next_of(aligned.as_ref()?, block, new));
        found.push(gone(remark, nearest));
    }
    put(cx, version, &found).await
}

fn gone(remark: RemarkId, nearest: Option<BlockId>) -> Found {
    let (resolution, method) = (Resolution::Deleted, Method::None);
    Found { remark, resolution, method, score: 0, place: None, nearest }
}

/// What was found, with the identifiers of the new version's blocks.
fn in_blocks(remark: RemarkId, carried: &Carried, new: &[BlockId]) -> Found {
    let id = |block: u32| new.get(block as usize).copied();
    let place = carried
        .place
        .and_then(|place| Some(Anchor { block: id(place.block)?, start: place.start, end: place.end }));
    Found {
        remark,
        resolution: carried.resolution,
        method: carried.method,
        score: carried.score,
        place,
        nearest: carried.nearest.and_then(id),
    }
}

/// The block of the new version that a block of the base became.
fn next_of(aligned: &Aligned, block: BlockId, new: &[BlockId]) -> Option<BlockId> {
    let old = aligned.base.blocks.iter().position(|view| view.id == block)?;
    let link = aligned.alignment.of_old(u32::try_from(old).ok()?).first()?;
    new.get(link.new as usize).copied()
}

async fn store_alignment(
    cx: &mut Cx<'_>,
    before: VersionId,
    version: VersionId,
    alignment: &Alignment,
) -> Result<(), Error> {
    sqlx::query("insert into alignment (version, earlier, body) values ($1, $2, $3)")
        .bind(version.to_string())
        .bind(before.to_string())
        .bind(serde_json::to_string(alignment)?)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// Carries a remark that was just written on an older version up to the version under discussion.
pub(crate) async fn carry_on(
    cx: &mut Cx<'_>,
    document: DocumentId,
    of: VersionId,
    remark: RemarkId,
    anchor: Anchor,
) -> Result<(), Error> {
    let all = versions(cx, document).await?;
    let later: Vec<VersionId> = all.iter().map(|row| row.id).skip_while(|id| *id != of).skip(1).collect();
    let (mut from, mut place, mut nearest) = (of, Some(anchor), None);
    for version in later {
        let found = carry_once(cx, remark, from, version, place, nearest).await?;
        (from, place, nearest) = (version, found.place, found.nearest);
        put(cx, version, &[found]).await?;
    }
    Ok(())
}

async fn carry_once(
    cx: &mut Cx<'_>,
    remark: RemarkId,
    from: VersionId,
    to: VersionId,
    place: Option<Anchor>,
    nearest: Option<BlockId>,
) -> Result<Found, Error> {
    let stored: Option<(String,)> = sqlx::query_as("select body from alignment where version = $1")
        .bind(to.to_string())
        .fetch_optional(cx.db())
        .await?;
    let Some((body,)) = stored else { return Ok(gone(remark, None)) };
    let alignment: Alignment = serde_json::from_str(&body)?;
    let (old, new) = (blocks(cx, from).await?, blocks(cx, to).await?);
    let ids: Vec<BlockId> = new.iter().map(|view| view.id).collect();
    let texts = |views: &[BlockView]| views.iter().map(|view| view.block.clone()).collect::<Vec<_>>();
    let (old_texts, new_texts) = (texts(&old), texts(&new));
    let side = Side::new(&old, Carrier::new(&old_texts, &new_texts, &alignment));
    let carried = place.and_then(|anchor| side.carry(anchor));
    Ok(carried.map_or_else(
        || {
            let at = nearest.and_then(|block| old.iter().position(|view| view.id == block));
            let next = at
                .and_then(|old| alignment.of_old(u32::try_from(old).ok()?).first().copied())
                .and_then(|link| ids.get(link.new as usize).copied());
            gone(remark, next)
        },
        |carried| in_blocks(remark, &carried, &ids),
    ))
}
