use super::load::versions;
use crate::{
    Caller, Cleared, Cx, Error, Request, Services,
    documents::count_pictures as count_stored,
    door::{Prepared, handle},
    stored::of_word,
};
use domain::{fault::Fault, versions::CountPictures};

handle!(CountPictures, count_pictures, after prepare);

/// Reads the file, which may wait for a turn.
async fn prepare(
    services: &Services,
    op: &CountPictures,
    _caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let mut reader = services.database().read().await?;
    let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
    let current = versions(&mut cx, op.document).await?.pop().ok_or(Fault::NotFound)?;
    reader.commit().await?;
    let counted = count_stored(services, current.sha256(), of_word(current.kind())?).await?;
    Ok(Prepared::Counted(counted))
}

async fn count_pictures(cx: &mut Cx<'_>, _: Cleared<CountPictures>) -> Result<u32, Error> {
    match cx.prepared {
        Prepared::Counted(counted) => Ok(counted),
        _ => Err(Fault::NotFound.into()),
    }
}
