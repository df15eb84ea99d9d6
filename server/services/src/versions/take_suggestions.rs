use super::{
    carried::{self, Aligned},
    insert::plain,
    made_file::{MadeFile, insert_made, make_file},
    place_version::ready,
};
use crate::{
    Caller, Cleared, Cx, Error, Request, Services,
    door::{Prepared, handle},
    remarks::{Suggested, decide, suggested},
    stored::insert_rows,
};
use domain::{
    documents::BlockView,
    event::Event,
    fault::{Fault, Refusal},
    id::{DocumentId, RemarkId, VersionId},
    lang::Lang,
    remarks::{Stance, SuggestionState},
    versions::{TakeSuggestions, Wording, conflicts, put_in},
};

handle!(TakeSuggestions, take_suggestions, after prepare);

/// A version made of the one before and of suggested wordings: its file is stored, its text is what the file says.
#[derive(Debug)]
pub struct Made {
    file: MadeFile,
    aligned: Aligned,
    /// Those that want words another one got.
    superseded: Vec<RemarkId>,
}

/// Puts the wordings into the text, makes a file of it and lays the texts side by side, because all that takes long.
async fn prepare(
    services: &Services,
    op: &TakeSuggestions,
    caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    if caller.is_none() {
        return Ok(Prepared::Nothing);
    }
    let (title, offered) = {
        let mut reader = services.database().read().await?;
        let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
        ready(&mut cx, op.document).await?;
        let (title,): (String,) = sqlx::query_as("select title from document where id = $1")
            .bind(op.document.to_string())
            .fetch_one(cx.db())
            .await?;
        (title, suggested(&mut cx, op.document).await?)
    };
    let base = carried::base(services, op.document).await?;
    let wordings = base.wordings(&offered);
    let (taken, left): (Vec<Wording>, Vec<Wording>) =
        wordings.into_iter().partition(|wording| op.remarks.contains(&wording.remark));
    if taken.len() != op.remarks.len() {
        // Left to the transaction to refuse: they may have been taken by this very act, arriving a second time.
        return Ok(Prepared::Nothing);
    }
    let superseded = superseded(base.blocks(), &taken, left);
    let new = put_in(base.blocks(), &taken)?;
    let file = make_file(services, title, Lang::default(), new).await?;
    let aligned = carried::align(services, base, plain(&file.text)).await?;
    Ok(Prepared::Made(Box::new(Made { file, aligned, superseded })))
}

/// Wordings that can no longer be taken, because the words they want are others' now.
fn superseded(blocks: &[BlockView], taken: &[Wording], left: Vec<Wording>) -> Vec<RemarkId> {
    let all: Vec<Wording> = taken.iter().cloned().chain(left).collect();
    let is_taken = |remark: &RemarkId| taken.iter().any(|wording| wording.remark == *remark);
    let groups = conflicts(blocks, &all).into_iter().filter(|group| group.iter().any(is_taken));
    groups.flatten().filter(|remark| !is_taken(remark)).collect()
}

async fn take_suggestions(cx: &mut Cx<'_>, op: Cleared<TakeSuggestions>) -> Result<VersionId, Error> {
    let group = ready(cx, op.document).await?;
    let Prepared::Made(made) = std::mem::take(&mut cx.prepared) else {
        return Err(Refusal::AnchorLost.into());
    };
    let Made { file, aligned, superseded } = *made;
    let before = super::versions(cx, op.document).await?.pop().ok_or(Fault::NotFound)?;
    // Another version was placed, or a suggestion decided, while this one was made.
    let offered = suggested(cx, op.document).await?;
    let open = |remark: &RemarkId| offered.iter().any(|known| known.remark == *remark);
    if aligned.base.version != before.id || !op.remarks.iter().all(open) {
        return Err(Refusal::Stale.into());
    }
    let (next, sha256) = (before.number + 1, file.blob.sha256.clone());
    let (version, blocks) = insert_made(cx, op.document, next, file).await?;
    carried::keep(cx, op.document, before.id, version, &blocks, Some(aligned)).await?;
    note_sources(cx, version, &op.remarks).await?;
    cx.record(Event::VersionPlaced { group, document: op.document, version, number: next, sha256 })?;
    settle_all(cx, op.document, &offered, &op.remarks, &superseded).await?;
    Ok(version)
}

async fn note_sources(cx: &mut Cx<'_>, version: VersionId, remarks: &[RemarkId]) -> Result<(), Error> {
    let insert = "insert into version_suggestion (version, remark)";
    insert_rows(cx.db(), insert, 2, "", remarks, |query, remark| {
        query.bind(version.to_string()).bind(remark.to_string())
    })
    .await?;
    Ok(())
}

/// Those taken are accepted, those that wanted the same words are superseded; both are settled.
async fn settle_all(
    cx: &mut Cx<'_>,
    document: DocumentId,
    offered: &[Suggested],
    taken: &[RemarkId],
    superseded: &[RemarkId],
) -> Result<(), Error> {
    let proposed = |state: SuggestionState, remarks: &[RemarkId]| -> Vec<RemarkId> {
        let waits = |known: &&Suggested| remarks.contains(&known.remark) && known.state != state;
        offered.iter().filter(waits).map(|known| known.remark).collect()
    };
    accept_all(cx, offered, taken).await?;
    let accepted = proposed(SuggestionState::Accepted, taken);
    decide(cx, document, &accepted, SuggestionState::Accepted).await?;
    let superseded = proposed(SuggestionState::Superseded, superseded);
    decide(cx, document, &superseded, SuggestionState::Superseded).await
}

const ANSWER: &str = "insert into remark_answer
    (remark, stance, reasoning, wording, author, by_person, order_number, at)";
/// What the developer has written stays.
const KEEP: &str = " on conflict (remark) do nothing";

/// The table of remarks says of those taken that they are accepted, and with which wording.
async fn accept_all(cx: &mut Cx<'_>, offered: &[Suggested], taken: &[RemarkId]) -> Result<(), Error> {
    let (author, (by_person, order)) = {
        let caller = cx.signed_in()?;
        (caller.name(), caller.substitute())
    };
    let now = cx.now().0;
    let rows: Vec<&Suggested> = offered.iter().filter(|known| taken.contains(&known.remark)).collect();
    insert_rows(cx.db(), ANSWER, 8, KEEP, &rows, |query, known| {
        query
            .bind(known.remark.to_string())
            .bind(Stance::Accepted.name())
            .bind(String::new())
            .bind(known.wording.clone())
            .bind(author.to_string())
            .bind(by_person.clone())
            .bind(order.clone())
            .bind(now)
    })
    .await?;
    Ok(())
}
