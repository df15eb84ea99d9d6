use crate::{Cleared, Cx, Error, door::handle};
use domain::{directory::EndSubstitution, event::Event, id::PersonId};

handle!(EndSubstitution, end_substitution);

async fn end_substitution(cx: &mut Cx<'_>, operation: Cleared<EndSubstitution>) -> Result<(), Error> {
    let (substitution, now) = (operation.substitution, cx.now());
    let row: Option<(String, String)> = sqlx::query_as(
        "update substitution set ended_at = $2 where id = $1 and ended_at is null returning absent, substitute",
    )
    .bind(substitution.to_string())
    .bind(now.0)
    .fetch_optional(cx.db())
    .await?;
    let Some((absent, substitute)) = row else { return Ok(()) };
    let (absent, substitute): (PersonId, PersonId) = (absent.parse()?, substitute.parse()?);
    cx.services().sessions().forget_person(substitute, now);
    cx.record(Event::SubstitutionEnded { substitution, absent, substitute })
}
