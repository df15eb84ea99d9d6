//! Whom an event touches: only what the kind of event needs, and only as it was at that event, so that notices made
//! again from the journal are the same. The library is the exception: whom its lists let in now is told, since nobody
//! else may learn a title.

use crate::{Error, library};
use domain::{
    event::Event,
    id::{
        CertificateId, CertificateRequestId, DocumentId, GroupId, LibraryItemId, PersonId, PollId, RemarkId,
    },
    notices::Standpoint,
    time::Moment,
};
use sqlx::AnyConnection;
use std::collections::BTreeSet;

/// Whom an event touches, and what its notices lead to.
#[derive(Debug, Default)]
pub(super) struct Around {
    pub(super) standpoint: Standpoint,
    pub(super) group: Option<GroupId>,
    pub(super) remark: Option<RemarkId>,
    pub(super) poll: Option<PollId>,
    pub(super) library_item: Option<LibraryItemId>,
    pub(super) certificate_request: Option<CertificateRequestId>,
    pub(super) certificate: Option<CertificateId>,
}

/// Loads it; nothing for events nobody is told of.
pub(super) async fn standpoint(
    db: &mut AnyConnection,
    seq: i64,
    at: Moment,
    event: &Event,
) -> Result<Option<Around>, Error> {
    let mut around = Around::default();
    match event {
        Event::MemberAdded { group, .. } => around.group = Some(*group),
        Event::DocumentPlaced { group, .. }
        | Event::VersionPlaced { group, .. }
        | Event::DocumentClosed { group, .. }
        | Event::MeetingScheduled { group, .. }
        | Event::MeetingCancelled { group, .. } => {
            around.group = Some(*group);
            around.standpoint.group = in_group(db, *group, seq).await?;
        }
        Event::RemarkAdded { document, remark, mentions } => {
            if mentions.is_empty() {
                return Ok(None);
            }
            around.group = Some(group_of(db, *document).await?);
            around.remark = Some(*remark);
        }
        Event::Replied { document, remark, .. } | Event::SuggestionDecided { document, remark, .. } => {
            let group = group_of(db, *document).await?;
            let author = author(db, *remark).await?;
            let inside = in_group(db, group, seq).await?;
            around.standpoint.remark_author = inside.contains(&author).then_some(author);
            around.group = Some(group);
            around.remark = Some(*remark);
        }
        Event::PollOpened { group, poll, .. } | Event::PollClosed { group, poll, .. } => {
            let inside = in_group(db, *group, seq).await?;
            let mut voters = voters(db, *poll).await?;
            voters.retain(|voter| inside.binary_search(voter).is_ok());
            around.standpoint.voters = voters;
            around.group = Some(*group);
            around.poll = Some(*poll);
        }
        Event::ItemPlaced { item, .. }
        | Event::ItemEdited { item, .. }
        | Event::ItemMoved { item, .. }
        | Event::ItemAccessSet { item, .. } => {
            around.library_item = Some(*item);
            around.standpoint.readers = library::to_be_told(db, *item, at).await?;
        }
        Event::CertificateRequested { request, person }
        | Event::IdentityChecked { request, person }
        | Event::RequestConfirmed { request, person, .. } => {
            around.certificate_request = Some(*request);
            around.standpoint.officers = officers(db, seq).await?;
            // Who asks is told when it is decided.
            around.standpoint.officers.retain(|officer| officer != person);
        }
        Event::RequestRefused { request, .. } => around.certificate_request = Some(*request),
        Event::CertificateIssued { certificate, .. }
        | Event::CertificateSuspended { certificate, .. }
        | Event::CertificateResumed { certificate, .. }
        | Event::CertificateRevoked { certificate, .. }
        | Event::CertificateExpires { certificate, .. } => around.certificate = Some(*certificate),
        Event::OfficerNamed { .. } | Event::Substituted { .. } => {}
        _ => return Ok(None),
    }
    Ok(Some(around))
}

const PLACES: &str = "select kind, person from event
    where working_group = $1 and seq <= $2 and kind in ('member_added', 'member_removed') order by seq";

/// Everybody with a place in a group at an event: its initiator, and who had been added and not removed by then.
/// Taken from the journal, since the table of members only knows the present.
async fn in_group(db: &mut AnyConnection, group: GroupId, seq: i64) -> Result<Vec<PersonId>, Error> {
    let initiator: Option<(String,)> = sqlx::query_as("select initiator from working_group where id = $1")
        .bind(group.to_string())
        .fetch_optional(&mut *db)
        .await?;
    let rows: Vec<(String, Option<String>)> =
        sqlx::query_as(PLACES).bind(group.to_string()).bind(seq).fetch_all(db).await?;
    let mut members = BTreeSet::new();
    for (kind, person) in rows {
        let Some(person) = person else { continue };
        if kind == "member_added" {
            members.insert(person.parse()?);
        } else {
            members.remove(&person.parse()?);
        }
    }
    if let Some((initiator,)) = initiator {
        members.insert(initiator.parse()?);
    }
    Ok(members.into_iter().collect())
}

const OFFICERS: &str = "select kind, person from event
    where seq <= $1 and kind in ('officer_named', 'officer_dismissed') order by seq";

/// The officers of the certification centre at an event.
async fn officers(db: &mut AnyConnection, seq: i64) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(String, Option<String>)> = sqlx::query_as(OFFICERS).bind(seq).fetch_all(db).await?;
    let mut officers = BTreeSet::new();
    for (kind, person) in rows {
        let Some(person) = person else { continue };
        if kind == "officer_named" {
            officers.insert(person.parse()?);
        } else {
            officers.remove(&person.parse()?);
        }
    }
    Ok(officers.into_iter().collect())
}

/// Those entitled to a vote: fixed at its opening.
async fn voters(db: &mut AnyConnection, poll: PollId) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(String,)> =
        sqlx::query_as("select person from poll_voter where poll = $1 order by person")
            .bind(poll.to_string())
            .fetch_all(db)
            .await?;
    rows.into_iter().map(|(person,)| Ok(person.parse()?)).collect()
}

async fn author(db: &mut AnyConnection, remark: RemarkId) -> Result<PersonId, Error> {
    let (author,): (String,) = sqlx::query_as("select author from remark where id = $1")
        .bind(remark.to_string())
        .fetch_one(db)
        .await?;
    Ok(author.parse()?)
}

async fn group_of(db: &mut AnyConnection, document: DocumentId) -> Result<GroupId, Error> {
    let (group,): (String,) = sqlx::query_as("select working_group from document where id = $1")
        .bind(document.to_string())
        .fetch_one(db)
        .await?;
    Ok(group.parse()?)
}
