//! Pages are read one scan after the other, beside requests: what waits, in the order in which it came.

use crate::{
    Cx, Error, Request, Services,
    stored::{of_word, word},
    versions::{Aligned, align, base_before, insert_blocks, keep_carried, page_list},
};
use convert::{RecognisedText, Recogniser};
use domain::{
    documents::{FileKind, RecognitionState, StyledBlock, TextBlock},
    event::Event,
    id::{DocumentId, GroupId, VersionId},
    time::SECOND,
};
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, time::sleep};

/// Without a sign of life for so long, in microseconds, a run counts as broken off: its process was stopped.
const BROKEN_OFF: i64 = 180 * SECOND;
/// How often a run gives a sign of life, and asks whether it was stopped.
const BEAT: Duration = Duration::from_secs(2);
/// How long the queue rests while the journal stands still.
const REST: Duration = Duration::from_secs(10);

/// A scan to be read.
struct Scan {
    version: VersionId,
    document: DocumentId,
    group: GroupId,
    sha256: String,
    kind: FileKind,
}

/// Reads what waits, as long as the server runs.
pub(crate) async fn run_recognition(services: Services) {
    let Some(recogniser) = services.recogniser() else { return };
    let mut tail = services.database().tail().clone().at_most_every(Duration::from_millis(500));
    loop {
        let head = tail.head();
        match services.recognise_next(recogniser).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "a scan could not be read"),
        }
        tokio::select! {
            () = sleep(REST) => {}
            _ = tail.beyond(head) => {}
        }
    }
}

impl Services {
    /// Reads the scan that has waited longest; says whether there was one.
    async fn recognise_next(&self, recogniser: &Recogniser) -> Result<bool, Error> {
        let Some(scan) = self.claim().await? else { return Ok(false) };
        if let Some(read) = self.read_scan(recogniser, &scan).await? {
            self.end_scan(scan, read).await?;
        }
        Ok(true)
    }

    /// Takes the next scan of the queue, if no other process was faster.
    async fn claim(&self) -> Result<Option<Scan>, Error> {
        let services = self.clone();
        let run = self.database().writer().run(move |unit| {
            Box::pin(async move { claim(&mut Cx::of_portal(unit, services, request("queue"))).await })
        });
        run.await?
    }

    /// The text, or none where none was found; nothing at all when the run was stopped.
    async fn read_scan(
        &self,
        recogniser: &Recogniser,
        scan: &Scan,
    ) -> Result<Option<Option<RecognisedText>>, Error> {
        // The hash is checked by opening.
        drop(self.blobs().get(&scan.sha256).await?);
        let path = self.blobs().locate(&scan.sha256)?;
        let (tell, mut pages) = watch::channel((0, 0));
        let kept = Arc::new(self.previews().pages_read(&scan.sha256, recogniser.languages()));
        let work = recogniser.recognise(scan.kind, &path, kept, move |done, total| {
            tell.send_replace((done, total));
        });
        tokio::pin!(work);
        loop {
            tokio::select! {
                read = &mut work => {
                    if let Err(fault) = &read {
                        tracing::warn!(%fault, version = %scan.version, "a scan was not recognised");
                    }
                    return Ok(Some(read.ok()));
                }
                Ok(()) = pages.changed() => {}
                () = sleep(BEAT) => {}
            }
            let (done, total) = *pages.borrow_and_update();
            if !self.note_progress(scan.version, done, total).await? {
                return Ok(None);
            }
        }
    }

    /// Notes how far a run is; says whether it may go on.
    async fn note_progress(&self, version: VersionId, done: u32, total: u32) -> Result<bool, Error> {
        let run = self.database().writer().run(move |unit| {
            Box::pin(async move {
                let now = unit.now().0;
                let noted = sqlx::query(
                    "update recognition set done = $1, total = $2, at = $3 where version = $4 and state = 'running'",
                )
                .bind(i64::from(done))
                .bind(i64::from(total))
                .bind(now)
                .bind(version.to_string())
                .execute(unit.connection())
                .await?;
                Ok::<_, Error>(noted.rows_affected() > 0)
            })
        });
        run.await?
    }

    /// The text of a scan beside that of the version before.
    async fn align_scan(&self, scan: &Scan, read: &[TextBlock]) -> Result<Option<Aligned>, Error> {
        let Some(base) = base_before(self, scan.document, scan.version).await? else { return Ok(None) };
        let aligned = align(self, base, read.to_vec()).await;
        // The text is worth keeping without it: remarks wait to be put back.
        Ok(aligned
            .inspect_err(|error| tracing::warn!(%error, "a scan was not laid beside the version before"))
            .ok())
    }

    async fn end_scan(&self, scan: Scan, read: Option<RecognisedText>) -> Result<(), Error> {
        let services = self.clone();
        let aligned = match &read {
            Some(read) => self.align_scan(&scan, &read.blocks).await?,
            None => None,
        };
        let run = self.database().writer().run(move |unit| {
            Box::pin(async move {
                let request = request(&scan.version.to_string());
                end(&mut Cx::of_portal(unit, services, request), scan, read, aligned).await
            })
        });
        run.await?
    }
}

fn request(of: &str) -> Request {
    Request { id: format!("recognition-{of}"), ..Request::default() }
}

const NEXT: &str = "select r.version, v.document, d.working_group, v.sha256, v.kind
    from recognition r join version v on v.id = r.version join document d on d.id = v.document
    where r.state = 'waiting' or (r.state = 'running' and r.at < $1) order by r.at limit 1";

async fn claim(cx: &mut Cx<'_>) -> Result<Option<Scan>, Error> {
    let now = cx.now();
    let row: Option<(String, String, String, String, String)> =
        sqlx::query_as(NEXT).bind(now.plus(-BROKEN_OFF).0).fetch_optional(cx.db()).await?;
    let Some((version, document, group, sha256, kind)) = row else { return Ok(None) };
    sqlx::query("update recognition set state = $1, done = 0, total = 0, at = $2 where version = $3")
        .bind(word(RecognitionState::Running)?)
        .bind(now.0)
        .bind(version.clone())
        .execute(cx.db())
        .await?;
    let scan = Scan {
        version: version.parse()?,
        document: document.parse()?,
        group: group.parse()?,
        sha256,
        kind: of_word(&kind)?,
    };
    Ok(Some(scan))
}

/// Writes the text of a version that had none, unless the run was stopped in the last moment.
async fn end(
    cx: &mut Cx<'_>,
    scan: Scan,
    read: Option<RecognisedText>,
    aligned: Option<Aligned>,
) -> Result<(), Error> {
    let Scan { version, document, group, .. } = scan;
    let found = read.is_some();
    let unread = read.as_ref().map(|read| page_list(&read.unread));
    let state = if found { RecognitionState::Done } else { RecognitionState::Failed };
    let ended = sqlx::query(
        "update recognition set state = $1, done = total, unread = $3 where version = $2 and state = 'running'",
    )
    .bind(word(state)?)
    .bind(version.to_string())
    .bind(unread.unwrap_or_default())
    .execute(cx.db())
    .await?;
    if ended.rows_affected() == 0 {
        return Ok(());
    }
    if let Some(RecognisedText { blocks, .. }) = read {
        let blocks = blocks.into_iter().map(StyledBlock::from).collect();
        let blocks = insert_blocks(cx, version, blocks).await?;
        if let Some(aligned) = aligned {
            keep_carried(cx, document, aligned.base.version, version, &blocks, Some(aligned)).await?;
        }
        sqlx::query("update version set no_text = null where id = $1")
            .bind(version.to_string())
            .execute(cx.db())
            .await?;
    }
    cx.record(Event::RecognitionEnded { group, document, version, found })
}
