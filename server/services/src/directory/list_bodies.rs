use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    directory::{BodyRow, ListBodies, sort_key},
    lang::Names,
};

handle!(ListBodies, list_bodies);

async fn list_bodies(cx: &mut Cx<'_>, _operation: Cleared<ListBodies>) -> Result<Vec<BodyRow>, Error> {
    let rows: Vec<(String, String, String, String, i64)> = sqlx::query_as(
        "select b.id, b.name_kk, b.name_ru, b.name_en, cast(count(distinct a.person) as bigint)
        from body b left join appointment a on a.body = b.id and a.ended_at is null
        group by b.id, b.name_kk, b.name_ru, b.name_en",
    )
    .fetch_all(cx.db())
    .await?;
    let mut bodies = rows
        .into_iter()
        .map(|(id, kk, ru, en, people)| {
            let people = u32::try_from(people).unwrap_or(u32::MAX);
            Ok(BodyRow { id: id.parse()?, name: Names { kk, ru, en }, people })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    bodies.sort_by_cached_key(|body| (sort_key(&body.name.kk), body.id));
    Ok(bodies)
}
