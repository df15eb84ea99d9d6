use super::{search, sql};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    directory::CreatePerson,
    event::Event,
    field::Field,
    id::{AppointmentId, PersonId},
};

handle!(CreatePerson, create_person);

async fn create_person(cx: &mut Cx<'_>, operation: Cleared<CreatePerson>) -> Result<PersonId, Error> {
    let body = operation.body;
    sql::check_unit(cx, Field::Unit, body, operation.unit).await?;
    let person: PersonId = cx.id();
    let appointment: AppointmentId = cx.id();
    sql::insert_people(cx.db(), &[(person, sql::trimmed(&operation.card()))]).await?;
    let post = sql::NewPost {
        id: appointment,
        person,
        body,
        unit: operation.unit,
        position: sql::squeezed(&operation.position),
        editor: false,
        rank: 1,
    };
    sql::insert_posts(cx.db(), &[post]).await?;
    search::refresh(cx.db(), &[person]).await?;
    cx.record(Event::PersonCreated { body, person })?;
    cx.record(Event::Appointed { body, person, appointment, editor: false })?;
    Ok(person)
}
