use super::{search, sql};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{directory::EndAppointment, event::Event, fault::Fault, id::PersonId};

handle!(EndAppointment, end_appointment);

async fn end_appointment(cx: &mut Cx<'_>, operation: Cleared<EndAppointment>) -> Result<(), Error> {
    let (body, appointment) = (operation.body, operation.appointment);
    let row: Option<(String,)> = sqlx::query_as("select person from appointment where id = $1 and body = $2")
        .bind(appointment.to_string())
        .bind(body.to_string())
        .fetch_optional(cx.db())
        .await?;
    let person: PersonId = row.ok_or(Fault::NotFound)?.0.parse()?;
    if sql::end_post(cx, appointment).await? {
        search::refresh(cx.db(), &[person]).await?;
        cx.record(Event::AppointmentEnded { body, person, appointment })?;
    }
    Ok(())
}
