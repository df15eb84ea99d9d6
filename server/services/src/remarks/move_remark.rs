use super::{
    places::{self, Found},
    sql::thread,
};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    event::Event,
    fault::Refusal,
    id::VersionId,
    remarks::{MoveRemark, place, relocate},
    versions::{Method, Resolution},
};

handle!(MoveRemark, move_remark);

async fn move_remark(cx: &mut Cx<'_>, op: Cleared<MoveRemark>) -> Result<(), Error> {
    let found = thread(cx, op.remark).await?;
    relocate(found.thread)?;
    let (version, text) = current_block(cx, &op).await?;
    place(op.anchor(), &text)?;
    let there = Found {
        remark: op.remark,
        resolution: Resolution::Shifted,
        method: Method::ByHand,
        score: 1_000,
        place: Some(op.anchor()),
        nearest: None,
    };
    places::put(cx, version, &[there]).await?;
    cx.record(Event::RemarkMoved { document: found.document, remark: op.remark, version })
}

/// The last version of the remark's document and the text of the block, which must be of it. A remark on the
/// document as a whole has no place to move.
async fn current_block(cx: &mut Cx<'_>, op: &MoveRemark) -> Result<(VersionId, String), Error> {
    let row: Option<(String, String)> = sqlx::query_as(
        "select v.id, b.text from remark r join version v on v.document = r.document
             join block b on b.version = v.id and b.id = $2
         where r.id = $1 and r.block is not null
             and v.number = (select max(l.number) from version l where l.document = r.document)",
    )
    .bind(op.remark.to_string())
    .bind(op.block.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (version, text) = row.ok_or(Refusal::AnchorLost)?;
    Ok((version.parse()?, text))
}
