use super::{
    content::{iin_of, prepared, shown, standing, taken},
    expected::bodies_of,
};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
};
use domain::{
    fault::Refusal,
    signatures::{SignerRole, ToSign, ViewToSign, may_sign},
};

handle!(ViewToSign, view_to_sign, after prepare);

async fn prepare(services: &Services, op: &ViewToSign, _caller: Option<&Caller>) -> Result<Prepared, Error> {
    prepared(services, op.act).await
}

async fn view_to_sign(cx: &mut Cx<'_>, op: Cleared<ViewToSign>) -> Result<ToSign, Error> {
    let content = taken(cx)?;
    let caller = cx.signed_in()?;
    let (name, person) = (caller.name(), caller.person);
    let standing = standing(cx, &content, name).await?;
    may_sign(op.act, standing)?;
    let role = SignerRole::of(op.standing()).ok_or(Refusal::NotYours)?;
    let manifest = content.manifest(role, &content.frozen());
    let bytes = manifest.to_bytes();
    let services = cx.services().clone();
    bodies_of(&services, person).await?;
    Ok(ToSign {
        act: op.act,
        role,
        title: content.title.clone(),
        document: content.document,
        version: content.version,
        manifest: String::from_utf8(bytes).map_err(|error| Error::Stored(error.to_string()))?,
        parts: manifest.parts.iter().map(shown).collect(),
        iin: iin_of(&services, person).await?,
    })
}
