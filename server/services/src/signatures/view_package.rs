use super::{
    content::{prepared, taken},
    view_signatures::kept,
};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::signatures::{PackageView, PackedSignature, ViewPackage};
use eds::{check::Evidence, tsp};

handle!(ViewPackage, view_package, after prepare);

async fn prepare(services: &Services, op: &ViewPackage, _caller: Option<&Caller>) -> Result<Prepared, Error> {
    prepared(services, op.act).await
}

async fn view_package(cx: &mut Cx<'_>, op: Cleared<ViewPackage>) -> Result<PackageView, Error> {
    let content = taken(cx)?;
    let kept = kept(cx.db(), &content).await?;
    let policy = cx.services().policy();
    let trusted = policy.intermediates.iter().chain(&policy.anchors);
    let certificates = trusted.map(|blob| STANDARD.encode(&blob.0)).collect();
    let origin = cx.services().settings().origin.clone();
    let mut signatures = Vec::with_capacity(kept.len());
    for kept in kept {
        signatures.push(PackedSignature {
            id: kept.id.parse()?,
            text: kept.text,
            manifest: kept.manifest,
            signature: STANDARD.encode(stamped(&kept.evidence)),
            tokens: kept.evidence.tokens.iter().map(|token| STANDARD.encode(&token.0)).collect(),
            evidence: serde_json::to_string_pretty(&*kept.evidence)?,
        });
    }
    Ok(PackageView {
        act: op.act,
        title: content.title,
        file: content.file,
        signatures,
        certificates,
        origin,
    })
}

/// The signature with its stamps within, so that it proves its time also where it goes alone. Kept is what was received.
fn stamped(evidence: &Evidence) -> Vec<u8> {
    tsp::embed(&evidence.cms.0, &evidence.tokens).unwrap_or_else(|error| {
        tracing::error!(%error, "a stamp can't be laid into its signature");
        evidence.cms.0.clone()
    })
}
