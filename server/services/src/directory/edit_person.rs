use super::{search, sql};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{directory::EditPerson, event::Event};

handle!(EditPerson, edit_person);

async fn edit_person(cx: &mut Cx<'_>, operation: Cleared<EditPerson>) -> Result<(), Error> {
    let person = operation.person;
    sql::update_person(cx.db(), person, &sql::trimmed(&operation.card())).await?;
    search::refresh(cx.db(), &[person]).await?;
    cx.record(Event::PersonEdited { person })
}
