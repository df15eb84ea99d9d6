//! Taking answers from a filled table of remarks: the file is read before the transaction, then each row is judged
//! against the remarks as they are. What is applied must be what was shown.

mod table;

use super::answers::{Given, answerable, give};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    documents::{Undone, Upload, discard_upload, upload},
    door::{Prepared, handle},
    stored::of_word,
};
use domain::{
    documents::{FileKind, IMPORT_MAX},
    fault::{Fault, Refusal},
    field::{Field, Flaw},
    id::{DocumentId, UploadId},
    remarks::{
        AnswerPlan, CheckAnswers, FilledTable, ImportAnswers, KnownAnswer, KnownRemark, SentRow, Unreadable,
        plan_answers,
    },
    time::Moment,
};
use sha2::{Digest, Sha256};
use tokio::io::AsyncReadExt;

handle!(CheckAnswers, check_answers, after read_checked);
handle!(ImportAnswers, import_answers, after read_imported);

/// The rows of a table, or why it is none.
pub(crate) type ReadRows = Result<Vec<SentRow>, Unreadable>;

async fn read_checked(
    services: &Services,
    operation: &CheckAnswers,
    caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    match operation.file {
        Some(file) => read_upload(services, file, caller).await,
        None => Ok(Prepared::Nothing),
    }
}

async fn read_imported(
    services: &Services,
    operation: &ImportAnswers,
    caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    read_upload(services, operation.file, caller).await
}

/// An upload that is gone is left to the use case to refuse, after what matters more.
async fn read_upload(
    services: &Services,
    file: UploadId,
    caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let owner = caller.ok_or(Fault::SignIn)?.name();
    let mut reader = services.database().read().await?;
    let found = upload(&mut reader, file, owner, services.now()).await?;
    reader.commit().await?;
    match found {
        Some(found) => Ok(Prepared::Answers(read_rows(services, found).await?)),
        None => Ok(Prepared::Nothing),
    }
}

async fn read_rows(services: &Services, found: Upload) -> Result<ReadRows, Error> {
    let Some(kind) = found.kind.filter(|kind| matches!(kind, FileKind::Xlsx | FileKind::Docx)) else {
        return Ok(Err(Unreadable::NoTable));
    };
    let mut opened = services.blobs().get(&found.sha256).await?;
    if opened.size > IMPORT_MAX {
        return Err(Refusal::FileTooLarge { limit: IMPORT_MAX }.into());
    }
    let mut bytes = Vec::new();
    opened.file.read_to_end(&mut bytes).await.map_err(store::BlobError::from)?;
    let read = services.capacity().read(move || table::read(kind, &bytes)).await;
    match read {
        Ok(rows) => Ok(rows),
        Err(Undone::Busy) => Err(Fault::Busy.into()),
        // A file that makes the reader panic or never end is not what it claims to be.
        Err(_) => Ok(Err(Unreadable::Damaged)),
    }
}

async fn check_answers(cx: &mut Cx<'_>, operation: Cleared<CheckAnswers>) -> Result<FilledTable, Error> {
    answerable(cx, operation.document).await?;
    let (title, group, group_name, group_state): (String, String, String, String) = sqlx::query_as(
        "select d.title, g.id, g.name, g.state from document d join working_group g on g.id = d.working_group
         where d.id = $1",
    )
    .bind(operation.document.to_string())
    .fetch_one(cx.db())
    .await?;
    let report = match std::mem::take(&mut cx.prepared) {
        Prepared::Answers(Ok(rows)) => {
            let plan = plan_answers(&rows, &known(cx, operation.document).await?);
            let stands_for = fingerprint(&plan)?;
            Some(Ok(plan.report(stands_for)))
        }
        Prepared::Answers(Err(unreadable)) => Some(Err(unreadable)),
        _ if operation.file.is_some() => return Err(Refusal::UploadGone.into()),
        _ => None,
    };
    let group_state = of_word(&group_state)?;
    Ok(FilledTable { title, group: group.parse()?, group_name, group_state, report })
}

async fn import_answers(cx: &mut Cx<'_>, operation: Cleared<ImportAnswers>) -> Result<u32, Error> {
    answerable(cx, operation.document).await?;
    let Prepared::Answers(read) = std::mem::take(&mut cx.prepared) else {
        return Err(Refusal::UploadGone.into());
    };
    let rows = read.map_err(|_| Error::field(Field::File, Flaw::Malformed))?;
    let (owner, now) = (cx.signed_in()?.name(), cx.now());
    // Asked again: the same click twice must not answer twice.
    upload(cx.db(), operation.file, owner, now).await?.ok_or(Refusal::UploadGone)?;
    let plan = plan_answers(&rows, &known(cx, operation.document).await?);
    if fingerprint(&plan)? != operation.plan {
        return Err(Refusal::PlanMoved.into());
    }
    let given: Vec<Given<'_>> = plan
        .answers
        .iter()
        .map(|answer| Given {
            remark: answer.remark,
            stance: answer.stance,
            reasoning: &answer.reasoning,
            wording: &answer.wording,
        })
        .collect();
    give(cx, operation.document, &given).await?;
    discard_upload(cx.db(), operation.file).await?;
    Ok(u32::try_from(given.len()).unwrap_or(u32::MAX))
}

/// Stands for a plan: two that differ in anything have two.
fn fingerprint(plan: &AnswerPlan) -> Result<String, Error> {
    Ok(hex::encode(Sha256::digest(serde_json::to_vec(plan)?)))
}

type Row = (String, i64, Option<String>, Option<String>, Option<String>, Option<i64>);

/// The remarks on a document in the order of their numbers.
async fn known(cx: &mut Cx<'_>, document: DocumentId) -> Result<Vec<KnownRemark>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "select r.id, r.version, a.stance, a.reasoning, a.wording, a.at
         from remark r left join remark_answer a on a.remark = r.id where r.document = $1 order by r.id",
    )
    .bind(document.to_string())
    .fetch_all(cx.db())
    .await?;
    rows.into_iter()
        .map(|(remark, version, stance, reasoning, wording, at)| {
            let answer = match (stance, at) {
                (Some(stance), Some(at)) => Some(KnownAnswer {
                    stance: of_word(&stance)?,
                    reasoning: reasoning.unwrap_or_default(),
                    wording: wording.unwrap_or_default(),
                    at: Moment(at),
                }),
                _ => None,
            };
            Ok(KnownRemark { remark: remark.parse()?, version, answer })
        })
        .collect()
}
