use super::load::versions;
use crate::{Cleared, Cx, Error, documents::count_pictures as count_stored, door::handle, stored::of_word};
use domain::{fault::Fault, versions::CountPictures};

handle!(CountPictures, count_pictures);

async fn count_pictures(cx: &mut Cx<'_>, op: Cleared<CountPictures>) -> Result<u32, Error> {
    let current = versions(cx, op.document).await?.pop().ok_or(Fault::NotFound)?;
    count_stored(cx.services(), current.sha256(), of_word(current.kind())?).await
}
