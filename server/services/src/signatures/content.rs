//! What a signature covers, as it is now: on the disk and in the tables, so that any change shows.

use crate::{Cx, Error, Request, Services, door::Prepared, stored::number, votes};
use domain::{
    fault::Fault,
    id::{DocumentId, PersonId},
    signatures::{self, Frozen, SignedAct, SignerRole, protocol_text},
    votes::Protocol,
};
use eds::manifest::{Manifest, Part, PartKind};
use store::BlobError;

/// What an act is about.
#[derive(Clone, Debug)]
pub struct Content {
    pub(super) act: SignedAct,
    pub(super) document: DocumentId,
    pub(super) title: String,
    pub(super) version: u32,
    /// The protocol of the vote.
    protocol: Option<Protocol>,
    /// The version's file and text.
    parts: Vec<Part>,
    /// The version's text as it is signed.
    text: Option<String>,
    /// The version's file: its name, and the SHA-256 it was stored under.
    pub(super) file: Option<(String, String)>,
}

impl Content {
    /// Loads it. Reads the file, which may take a while.
    pub(super) async fn load(services: &Services, act: SignedAct) -> Result<Self, Error> {
        let mut reader = services.database().read().await?;
        let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
        let mut content = match act {
            SignedAct::Protocol { poll } => {
                let protocol = votes::protocol(&mut cx, poll).await?;
                Self {
                    act,
                    document: protocol.poll.document,
                    title: protocol.document_title.clone(),
                    version: protocol.poll.version,
                    protocol: Some(protocol),
                    parts: Vec::new(),
                    text: None,
                    file: None,
                }
            }
            SignedAct::FinalVersion { document, version } => {
                let found = version_of(&mut cx, document, version).await?;
                let text = text_of(&mut cx, &found.id).await?;
                let part = |text: &String| Part::of(PartKind::Text, "text.jsonl", text.as_bytes());
                let parts = text.iter().map(part).collect();
                let (title, file) = (found.title, Some(found.file));
                Self { act, document, title, version, protocol: None, parts, text, file }
            }
        };
        reader.commit().await?;
        if let Some((name, sha256)) = content.file.clone() {
            content.parts.push(file_part(services, name, &sha256).await?);
        }
        Ok(content)
    }

    /// Names as they are now.
    pub(super) fn frozen(&self) -> Frozen {
        self.protocol.as_ref().map(Frozen::of).unwrap_or_default()
    }

    /// The text of the protocol.
    fn protocol_text(&self, frozen: &Frozen) -> Option<String> {
        self.protocol.as_ref().map(|protocol| protocol_text(protocol, frozen))
    }

    /// The text that the manifest names.
    pub(super) fn signed_text(&self, frozen: &Frozen) -> Option<String> {
        self.protocol_text(frozen).or_else(|| self.text.clone())
    }

    /// What is signed, in a role.
    pub(super) fn manifest(&self, role: SignerRole, frozen: &Frozen) -> Manifest {
        let mut parts = self.parts.clone();
        if let Some(text) = self.protocol_text(frozen) {
            parts.push(Part::of(PartKind::Text, "protocol.txt", text.as_bytes()));
        }
        Manifest {
            document: self.document.to_string(),
            version: self.version,
            title: self.title.clone(),
            act: self.act.name().to_owned(),
            role: role.name().to_owned(),
            parts,
        }
    }
}

/// For an operation that shows or checks what is signed.
pub(super) async fn prepared(services: &Services, act: SignedAct) -> Result<Prepared, Error> {
    Ok(Prepared::Content(Box::new(Content::load(services, act).await?)))
}

/// Takes what was prepared.
pub(super) fn taken(cx: &mut Cx<'_>) -> Result<Content, Error> {
    match std::mem::take(&mut cx.prepared) {
        Prepared::Content(content) => Ok(*content),
        _ => Err(Error::Stored("what is signed was not loaded before the transaction".to_owned())),
    }
}

struct Version {
    id: String,
    title: String,
    file: (String, String),
}

const VERSION: &str =
    "select v.id, d.title, v.file_name, v.sha256 from version v join document d on d.id = v.document
    where d.id = $1 and v.number = $2";

async fn version_of(cx: &mut Cx<'_>, document: DocumentId, version: u32) -> Result<Version, Error> {
    let row: Option<(String, String, String, String)> = sqlx::query_as(VERSION)
        .bind(document.to_string())
        .bind(i64::from(version))
        .fetch_optional(cx.db())
        .await?;
    let (id, title, name, sha256) = row.ok_or(Fault::NotFound)?;
    Ok(Version { id, title, file: (name, sha256) })
}

const TEXT: &str = "select kind, label, text from block where version = $1 order by place";

/// The text as it is discussed: a JSON line for each block, so that no block can be read as two.
async fn text_of(cx: &mut Cx<'_>, version: &str) -> Result<Option<String>, Error> {
    let rows: Vec<(String, String, String)> =
        sqlx::query_as(TEXT).bind(version.to_owned()).fetch_all(cx.db()).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut text = String::new();
    for row in rows {
        text.push_str(&serde_json::to_string(&row)?);
        text.push('\n');
    }
    Ok(Some(text))
}

/// The file as it lies on the disk now, whatever it was when it was placed.
async fn file_part(services: &Services, name: String, sha256: &str) -> Result<Part, Error> {
    let (digest, size) = match services.blobs().digest(sha256).await {
        Ok(found) => found,
        // A file that is gone has no bytes: the signature does not hold.
        Err(BlobError::Missing(_)) => ([0; 32], 0),
        Err(error) => return Err(error.into()),
    };
    Ok(Part { kind: PartKind::File, name, size, sha256: digest })
}

/// A part as pages show it.
pub(super) fn shown(part: &Part) -> signatures::Part {
    let kind = match part.kind {
        PartKind::Text => signatures::PartKind::Text,
        PartKind::File | PartKind::Attachment => signatures::PartKind::File,
    };
    signatures::Part { kind, name: part.name.clone(), size: part.size, sha256: hex::encode(part.sha256) }
}

const IIN: &str = "select iin from vouched_number where person = $1 and counts = 1 order by id desc limit 1";

/// The identification number that officers of the centre or an administrator have vouched for; none if nobody has.
pub(super) async fn iin_of(services: &Services, person: PersonId) -> Result<Option<String>, Error> {
    let row: Option<(String,)> =
        sqlx::query_as(IIN).bind(person.to_string()).fetch_optional(services.database().glance()).await?;
    Ok(row.map(|(iin,)| iin))
}

const STANDING: &str = "select d.state, d.final_version, cast((select max(v.number) from version v where v.document = d.id) as bigint),
    cast((select count(*) from poll p where p.document = d.id and p.closed_at is null) as bigint),
    cast((select count(*) from recognition r join version v on v.id = r.version
        where v.document = d.id and r.state in ('waiting', 'running')) as bigint)
    from document d where d.id = $1";
/// One that has turned out not to hold does not count, nor one of which nobody asks any more whether it does.
const SIGNED: &str =
    "select cast(count(*) as bigint) from signature s join signature_check c on c.signature = s.id
    and c.number = (select max(x.number) from signature_check x where x.signature = s.id)
    where s.document = $1 and s.act = $2 and s.version = $3 and coalesce(s.poll, '') = $4 and s.person = $5
    and (c.verdict = 'valid' or c.next_at is not null)";

/// How things stand, as the rule asks.
pub(super) async fn standing(
    cx: &mut Cx<'_>,
    content: &Content,
    person: PersonId,
) -> Result<signatures::Standing, Error> {
    let document = content.document.to_string();
    let (state, final_version, last, open, read): (String, Option<i64>, i64, i64, i64) =
        sqlx::query_as(STANDING).bind(document.clone()).fetch_one(cx.look()).await?;
    let (signed,): (i64,) = sqlx::query_as(SIGNED)
        .bind(document)
        .bind(content.act.name())
        .bind(i64::from(content.version))
        .bind(poll_of(content.act).unwrap_or_default())
        .bind(person.to_string())
        .fetch_one(cx.look())
        .await?;
    Ok(signatures::Standing {
        closed: content.protocol.as_ref().is_some_and(|protocol| protocol.poll.closed.is_some()),
        document: crate::stored::of_word(&state)?,
        open_polls: number(open)?,
        recognised: read > 0,
        last: number(last)?,
        final_version: final_version.map(number).transpose()?,
        signed: signed > 0,
    })
}

/// The vote of an act, for tables.
pub(super) fn poll_of(act: SignedAct) -> Option<String> {
    match act {
        SignedAct::Protocol { poll } => Some(poll.to_string()),
        SignedAct::FinalVersion { .. } => None,
    }
}
