use crate::{
    Cleared, Cx, Error,
    door::handle,
    remarks::open_group,
    stored::{of_word, word},
    versions::{chosen, versions},
};
use domain::{
    documents::{
        BeginRecognition, DocumentState, RecognitionState, StopRecognition, begin_recognition,
        stop_recognition,
    },
    event::Event,
    fault::{Fault, Refusal},
    id::{DocumentId, GroupId, VersionId},
};

handle!(BeginRecognition, begin);
handle!(StopRecognition, stop);

const QUEUE: &str = "insert into recognition (version, state, done, total, at) values ($1, $2, 0, 0, $3)
    on conflict (version) do update set state = excluded.state, done = 0, total = 0, at = excluded.at,
        unread = ''";

/// Puts a version into the queue.
pub(crate) async fn queue_recognition(cx: &mut Cx<'_>, version: VersionId) -> Result<(), Error> {
    let now = cx.now().0;
    sqlx::query(QUEUE)
        .bind(version.to_string())
        .bind(word(RecognitionState::Waiting)?)
        .bind(now)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// A document as the rules of recognition need it.
async fn standing(cx: &mut Cx<'_>, document: DocumentId) -> Result<(GroupId, DocumentState), Error> {
    let row: Option<(String, String, String)> = sqlx::query_as(
        "select d.state, d.working_group, g.state from document d join working_group g on g.id = d.working_group
         where d.id = $1",
    )
    .bind(document.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (state, group, group_state) = row.ok_or(Fault::NotFound)?;
    open_group(group_state)?;
    Ok((group.parse()?, of_word(&state)?))
}

const SIGNED: &str = "select cast(count(*) as bigint) from signature s join version v on v.number = s.version
    where s.document = $1 and s.act = 'final-version' and v.id = $2 and v.document = s.document";

/// Whether somebody has signed a version: with another text no signature would hold.
async fn is_signed(cx: &mut Cx<'_>, document: DocumentId, version: VersionId) -> Result<bool, Error> {
    let (signed,): (i64,) = sqlx::query_as(SIGNED)
        .bind(document.to_string())
        .bind(version.to_string())
        .fetch_one(cx.db())
        .await?;
    Ok(signed > 0)
}

async fn begin(cx: &mut Cx<'_>, op: Cleared<BeginRecognition>) -> Result<(), Error> {
    let (group, state) = standing(cx, op.document).await?;
    let versions = versions(cx, op.document).await?;
    let current = chosen(&versions, None)?;
    begin_recognition(state, current.no_text()?, current.recognition_state()?)?;
    if is_signed(cx, op.document, current.id).await? {
        return Err(Refusal::VersionFinal.into());
    }
    if cx.services().recogniser().is_none() {
        return Err(Refusal::NoRecogniser.into());
    }
    queue_recognition(cx, current.id).await?;
    cx.record(Event::RecognitionBegun { group, document: op.document })
}

async fn stop(cx: &mut Cx<'_>, op: Cleared<StopRecognition>) -> Result<(), Error> {
    let (group, state) = standing(cx, op.document).await?;
    let versions = versions(cx, op.document).await?;
    let current = chosen(&versions, None)?;
    stop_recognition(state, current.recognition_state()?)?;
    // Whoever reads its pages sees this at the next one.
    sqlx::query("update recognition set state = $1 where version = $2")
        .bind(word(RecognitionState::Stopped)?)
        .bind(current.id.to_string())
        .execute(cx.db())
        .await?;
    cx.record(Event::RecognitionStopped { group, document: op.document })
}
