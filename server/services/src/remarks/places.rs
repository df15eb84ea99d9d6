//! Where remarks lie in versions later than the one they were written on.

use crate::{
    Cx, Error,
    stored::{insert_rows, number, word},
};
use domain::{
    id::{BlockId, DocumentId, RemarkId, VersionId},
    remarks::Anchor,
    versions::{Method, Resolution},
};

/// What became of a remark's place in a version.
pub(crate) struct Found {
    pub(crate) remark: RemarkId,
    pub(crate) resolution: Resolution,
    pub(crate) method: Method,
    /// How sure it is, in thousandths.
    pub(crate) score: u16,
    /// The place; none when it was lost.
    pub(crate) place: Option<Anchor>,
    /// The nearest block that is still there, when it was lost.
    pub(crate) nearest: Option<BlockId>,
}

const INSERT: &str = "insert into remark_place
    (remark, version, resolution, method, score, block, start_byte, end_byte, nearest)";
const REPLACE: &str = " on conflict (remark, version) do update set resolution = excluded.resolution,
    method = excluded.method, score = excluded.score, block = excluded.block, start_byte = excluded.start_byte,
    end_byte = excluded.end_byte, nearest = excluded.nearest";

/// Writes places in a version; those known already are replaced.
pub(crate) async fn put(cx: &mut Cx<'_>, version: VersionId, found: &[Found]) -> Result<(), Error> {
    let version = version.to_string();
    let mut rows = Vec::with_capacity(found.len());
    for place in found {
        rows.push((place, word(place.resolution)?, word(place.method)?));
    }
    insert_rows(cx.db(), INSERT, 9, REPLACE, &rows, |query, (found, resolution, method)| {
        let bytes = |at: fn(&Anchor) -> u32| found.place.as_ref().map_or(0, |place| i64::from(at(place)));
        query
            .bind(found.remark.to_string())
            .bind(version.clone())
            .bind(resolution.clone())
            .bind(method.clone())
            .bind(i64::from(found.score))
            .bind(found.place.map(|place| place.block.to_string()))
            .bind(bytes(|place| place.start))
            .bind(bytes(|place| place.end))
            .bind(found.nearest.map(|block| block.to_string()))
    })
    .await?;
    Ok(())
}

/// A remark's place in a version, before it is carried to the next.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) remark: RemarkId,
    pub(crate) anchor: Anchor,
}

/// Remarks with a place in a version: written on it, or carried to it and not lost.
const PLACED: &str = "select r.id, b.id, r.start_byte, r.end_byte
    from remark r join block b on b.id = r.block where r.document = $1 and b.version = $2
    and not exists (select 1 from remark_place p where p.remark = r.id and p.version = $2)
    union all
    select p.remark, p.block, p.start_byte, p.end_byte
    from remark_place p join remark r on r.id = p.remark
    where r.document = $1 and p.version = $2 and p.block is not null";

/// The remarks that can be carried on from a version.
pub(crate) async fn placed(
    cx: &mut Cx<'_>,
    document: DocumentId,
    version: VersionId,
) -> Result<Vec<Placed>, Error> {
    let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(PLACED)
        .bind(document.to_string())
        .bind(version.to_string())
        .fetch_all(cx.db())
        .await?;
    rows.into_iter()
        .map(|(remark, block, start, end)| {
            let anchor = Anchor { block: block.parse()?, start: number(start)?, end: number(end)? };
            Ok(Placed { remark: remark.parse()?, anchor })
        })
        .collect()
}

/// Remarks that were lost in a version, with the nearest block.
const LOST: &str = "select p.remark, p.nearest from remark_place p join remark r on r.id = p.remark
    where r.document = $1 and p.version = $2 and p.block is null";

/// The remarks that have no place in a version, and the nearest block that is still there.
pub(crate) async fn lost(
    cx: &mut Cx<'_>,
    document: DocumentId,
    version: VersionId,
) -> Result<Vec<(RemarkId, Option<BlockId>)>, Error> {
    let rows: Vec<(String, Option<String>)> =
        sqlx::query_as(LOST).bind(document.to_string()).bind(version.to_string()).fetch_all(cx.db()).await?;
    rows.into_iter()
        .map(|(remark, nearest)| Ok((remark.parse()?, nearest.as_deref().map(str::parse).transpose()?)))
        .collect()
}
