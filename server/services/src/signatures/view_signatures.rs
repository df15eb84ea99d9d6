use super::{
    content::{Content, poll_of, prepared, standing, taken},
    evidence::{Question, judge, verdict},
    expected::expected_then,
    kept_evidence::KeptEvidence,
};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    directory::{AuthorRow, names},
    door::{Prepared, handle},
    stored::of_word,
};
use domain::{
    id::{PersonId, SignatureId},
    operation::Operation,
    signatures::{Frozen, Sign, SignatureView, SignaturesView, SignerRole, ViewSignatures, may_sign},
    time::Moment,
};
use eds::check::{Evidence, ExpectedSigner};
use sqlx::AnyConnection;
use std::sync::Arc;

handle!(ViewSignatures, view_signatures, after prepare);

async fn prepare(
    services: &Services,
    op: &ViewSignatures,
    _caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    prepared(services, op.act).await
}

/// A signature as tables keep it, with its last check.
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) role: SignerRole,
    pub(super) author: AuthorRow,
    pub(super) received: i64,
    pub(super) manifest: String,
    pub(super) frozen: Frozen,
    pub(super) text: Option<String>,
    pub(super) evidence: Arc<Evidence>,
    pub(super) next_at: Option<i64>,
}

const SIGNATURES: &str =
    "select s.id, s.role, s.person, s.by_person, s.order_number, s.received_at, s.manifest, s.frozen, s.content,
    c.evidence, c.next_at from signature s join signature_check c on c.signature = s.id
    and c.number = (select max(x.number) from signature_check x where x.signature = s.id)
    where s.document = $1 and s.act = $2 and s.version = $3 and coalesce(s.poll, '') = $4 and ($5 = '' or s.id = $5) order by s.received_at, s.id";

type Row = (
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    i64,
    String,
    String,
    Option<String>,
    String,
    Option<i64>,
);

/// The signatures under something.
pub(super) async fn kept(db: &mut AnyConnection, content: &Content) -> Result<Vec<Kept>, Error> {
    load(db, content, String::new()).await
}

async fn load(db: &mut AnyConnection, content: &Content, only: String) -> Result<Vec<Kept>, Error> {
    let rows: Vec<Row> = sqlx::query_as(SIGNATURES)
        .bind(content.document.to_string())
        .bind(content.act.name())
        .bind(i64::from(content.version))
        .bind(poll_of(content.act).unwrap_or_default())
        .bind(only)
        .fetch_all(&mut *db)
        .await?;
    let evidence = rows.iter().map(|row| KeptEvidence::read(&row.9)).collect::<Result<_, _>>()?;
    let evidence = KeptEvidence::complete(db, evidence).await?;
    let read = |((id, role, person, by, order, received, manifest, frozen, text, _, next_at), evidence): (
        Row,
        _,
    )| {
        Ok(Kept {
            id,
            role: of_word(&role)?,
            author: AuthorRow::parse(&person, by.as_deref(), order)?,
            received,
            manifest,
            frozen: serde_json::from_str(&frozen)?,
            text,
            evidence: Arc::new(evidence),
            next_at,
        })
    };
    rows.into_iter().zip(evidence).map(read).collect()
}

/// One of them.
pub(super) async fn one(
    db: &mut AnyConnection,
    content: &Content,
    signature: SignatureId,
) -> Result<Option<Kept>, Error> {
    Ok(load(db, content, signature.to_string()).await?.pop())
}

impl Kept {
    /// Who signed.
    pub(super) fn signer(&self) -> PersonId {
        self.author.substitute.unwrap_or(self.author.person)
    }

    /// What is asked of it: against things as they are now.
    pub(super) fn question(&self, content: &Content, signers: Vec<ExpectedSigner>) -> Question {
        Question {
            evidence: self.evidence.clone(),
            signed: self.manifest.clone().into_bytes(),
            manifest: content.manifest(self.role, &self.frozen),
            signers,
        }
    }
}

async fn view_signatures(cx: &mut Cx<'_>, op: Cleared<ViewSignatures>) -> Result<SignaturesView, Error> {
    let content = taken(cx)?;
    let kept = kept(cx.db(), &content).await?;
    let services = cx.services().clone();
    let signers: Vec<PersonId> = kept.iter().map(Kept::signer).collect();
    let expected = expected_then(cx.db(), &signers).await?;
    let questions =
        kept.iter().zip(expected).map(|(kept, signers)| kept.question(&content, signers)).collect();
    let reports = judge(&services, questions).await?;
    let people: Vec<PersonId> = kept.iter().flat_map(|kept| kept.author.people()).collect();
    let names = names(cx, &people).await?;
    let name = cx.signed_in()?.name();
    let standing = standing(cx, &content, name).await?;
    let view = |(kept, report): (Kept, _)| {
        Ok(SignatureView {
            id: kept.id.parse()?,
            author: kept.author.author(&names),
            role: kept.role,
            at: Moment(kept.received),
            verdict: verdict(&report),
            report: serde_json::to_string(&report)?,
            manifest: kept.manifest,
            next_check: kept.next_at.map(Moment),
        })
    };
    Ok(SignaturesView {
        act: op.act,
        signatures: kept.into_iter().zip(reports).map(view).collect::<Result<_, Error>>()?,
        origin: services.settings().origin.clone(),
        may_sign: op.would_clear(Sign::RULE) && may_sign(op.act, standing).is_ok(),
    })
}
