//! A list as its managers see it.

use crate::{
    Cx, Error,
    directory::{named, names},
    search::rows_of,
};
use domain::{
    id::PersonId,
    lang::Names,
    library::{Access, AccessView, Grant},
};

const BODIES: &str = "select name_kk, name_ru, name_en from body where id in ";
const UNITS: &str = "select name_kk, name_ru, name_en from unit where id in ";

/// With the names of whom it names.
pub(super) async fn access_view(
    cx: &mut Cx<'_>,
    access: &Access,
    outermost: bool,
) -> Result<AccessView, Error> {
    let (mut people, mut bodies, mut units) = (Vec::<PersonId>::new(), Vec::new(), Vec::new());
    for grant in &access.grants {
        match grant {
            Grant::Person(person) => people.push(*person),
            Grant::Body(body) => bodies.push(body.to_string()),
            Grant::Unit(unit) => units.push(unit.to_string()),
            Grant::Role(_) => {}
        }
    }
    let known = names(cx, &people).await?;
    let mut rows: Vec<(String, String, String)> = rows_of(cx.db(), BODIES, "order by id", &bodies).await?;
    rows.dedup();
    let mut of_units: Vec<(String, String, String)> = rows_of(cx.db(), UNITS, "order by id", &units).await?;
    of_units.dedup();
    rows.extend(of_units);
    Ok(AccessView {
        access: access.clone(),
        people: people.into_iter().map(|person| named(&known, person)).collect(),
        names: rows.into_iter().map(|(kk, ru, en)| Names { kk, ru, en }).collect(),
        outermost,
    })
}
