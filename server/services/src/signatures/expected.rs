//! By whose certificate a signature must be: the person's own, as an official, and when it is given as one of a body the
//! person works for (EDS-2, EDS-3).

use crate::{Error, Services};
use domain::id::PersonId;
use eds::{certificate::Role, check::ExpectedSigner};
use sqlx::AnyConnection;

/// What somebody who acts for a state body may sign with. A certificate of a natural person or an information system
/// is none of these. The first is named when somebody has none.
const OFFICIAL: [Role; 6] =
    [Role::Employee, Role::Signer, Role::Head, Role::Personnel, Role::Finance, Role::CivilServant];

/// Identification numbers that somebody has vouched for, whatever became of that.
const NUMBERS: &str = "select distinct iin from vouched_number where person = $1";
const BODIES: &str = "select distinct b.bin from appointment a join body b on b.id = a.body
    where a.person = $1 and a.ended_at is null and b.bin <> '' order by b.bin";

/// Who may sign now as the person with this number. Where the directory knows the numbers of the person's bodies, the
/// certificate is one of theirs.
pub(super) async fn expected_now(
    services: &Services,
    person: PersonId,
    iin: &str,
) -> Result<Vec<ExpectedSigner>, Error> {
    let bodies: Vec<(String,)> =
        sqlx::query_as(BODIES).bind(person.to_string()).fetch_all(services.database().glance()).await?;
    let mut bodies: Vec<Option<String>> = bodies.into_iter().map(|(bin,)| Some(bin)).collect();
    if bodies.is_empty() {
        bodies.push(None);
    }
    Ok(bodies.into_iter().flat_map(|bin| officials(Some(iin.to_owned()), bin)).collect())
}

/// Who may have signed as a person. Bodies are asked when the signature is given: later the person may work elsewhere.
pub(super) async fn expected_then(
    db: &mut AnyConnection,
    person: PersonId,
) -> Result<Vec<ExpectedSigner>, Error> {
    let numbers: Vec<(String,)> = sqlx::query_as(NUMBERS).bind(person.to_string()).fetch_all(db).await?;
    let mut numbers: Vec<String> = numbers.into_iter().map(|(iin,)| iin).collect();
    if numbers.is_empty() {
        // Nobody has this number: of whom nothing is known, nobody's signature is.
        numbers.push(String::new());
    }
    Ok(numbers.into_iter().flat_map(|iin| officials(Some(iin), None)).collect())
}

fn officials(iin: Option<String>, bin: Option<String>) -> impl Iterator<Item = ExpectedSigner> {
    OFFICIAL.into_iter().map(move |role| ExpectedSigner {
        iin: iin.clone(),
        bin: bin.clone(),
        role: Some(role),
    })
}
