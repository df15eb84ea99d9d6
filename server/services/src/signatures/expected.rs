//! By whose certificate a signature must be: the person's own, as an official, and when it is given as one of a body the
//! person works for (EDS-2, EDS-3).

use crate::{Error, Services, directory::places};
use domain::{fault::Refusal, id::PersonId};
use eds::{certificate::Role, check::ExpectedSigner};
use sqlx::{AnyConnection, AssertSqlSafe};
use std::collections::HashMap;

/// Most people in one statement.
const CHUNK: usize = 500;

/// Identification numbers that somebody has vouched for, whatever became of that.
const NUMBERS: &str = "select distinct person, iin from vouched_number where person in ";
const BODIES: &str = "select distinct b.bin from appointment a join body b on b.id = a.body
    where a.person = $1 and a.ended_at is null order by b.bin";

/// Who may sign now as the person with this number: as an official of one of the bodies the person works for, by whose
/// number the certificate is known where the directory has it.
pub(super) async fn expected_now(
    services: &Services,
    person: PersonId,
    iin: &str,
) -> Result<Vec<ExpectedSigner>, Error> {
    let bodies = bodies_of(services, person).await?;
    Ok(bodies.into_iter().flat_map(|bin| officials(Some(iin.to_owned()), bin)).collect())
}

/// The numbers of the bodies somebody works for; of some none is known.
///
/// # Errors
/// When the person works for none.
pub(super) async fn bodies_of(services: &Services, person: PersonId) -> Result<Vec<Option<String>>, Error> {
    let bodies: Vec<(String,)> =
        sqlx::query_as(BODIES).bind(person.to_string()).fetch_all(services.database().glance()).await?;
    if bodies.is_empty() {
        return Err(Refusal::SignerWithoutPost.into());
    }
    Ok(bodies.into_iter().map(|(bin,)| Some(bin).filter(|bin| !bin.is_empty())).collect())
}

/// Who may have signed as each of these people. Bodies are asked when the signature is given: later the person may work
/// elsewhere.
pub(super) async fn expected_then(
    db: &mut AnyConnection,
    people: &[PersonId],
) -> Result<Vec<Vec<ExpectedSigner>>, Error> {
    let mut numbers: HashMap<String, Vec<String>> = HashMap::new();
    for chunk in people.chunks(CHUNK) {
        let sql = AssertSqlSafe(format!("{NUMBERS}({})", places(1, chunk.len())));
        let mut query = sqlx::query_as::<_, (String, String)>(sql);
        for person in chunk {
            query = query.bind(person.to_string());
        }
        for (person, iin) in query.fetch_all(&mut *db).await? {
            numbers.entry(person).or_default().push(iin);
        }
    }
    // Nobody has this number: of whom nothing is known, nobody's signature is.
    let nobody = vec![String::new()];
    let expected = |person: &PersonId| {
        let known = numbers.get(&person.to_string()).unwrap_or(&nobody);
        known.iter().flat_map(|iin| officials(Some(iin.clone()), None)).collect()
    };
    Ok(people.iter().map(expected).collect())
}

fn officials(iin: Option<String>, bin: Option<String>) -> impl Iterator<Item = ExpectedSigner> {
    Role::OFFICIALS.into_iter().map(move |role| ExpectedSigner {
        iin: iin.clone(),
        bin: bin.clone(),
        role: Some(role),
    })
}
