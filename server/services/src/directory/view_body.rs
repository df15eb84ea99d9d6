use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    directory::{BodyView, EditBody, UnitView, ViewBody},
    fault::Fault,
    id::UnitId,
    lang::Names,
    operation::Operation,
};

handle!(ViewBody, view_body);

async fn view_body(cx: &mut Cx<'_>, operation: Cleared<ViewBody>) -> Result<BodyView, Error> {
    let row: Option<(String, String, String, String)> =
        sqlx::query_as("select name_kk, name_ru, name_en, bin from body where id = $1")
            .bind(operation.body.to_string())
            .fetch_optional(cx.db())
            .await?;
    let (kk, ru, en, bin) = row.ok_or(Fault::NotFound)?;
    let units: Vec<(String, String, String, String, Option<String>)> =
        sqlx::query_as("select id, name_kk, name_ru, name_en, parent from unit where body = $1 order by id")
            .bind(operation.body.to_string())
            .fetch_all(cx.db())
            .await?;
    let units = units
        .into_iter()
        .map(|(id, kk, ru, en, parent)| {
            let parent = parent.map(|parent| parent.parse()).transpose()?;
            Ok(UnitView { id: id.parse()?, name: Names { kk, ru, en }, parent })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    Ok(BodyView {
        id: operation.body,
        name: Names { kk, ru, en },
        bin,
        units: in_tree_order(units),
        editable: operation.would_clear(EditBody::RULE),
    })
}

/// Each unit after the one above it, siblings in the order they were entered.
pub(crate) fn in_tree_order(units: Vec<UnitView>) -> Vec<UnitView> {
    let below = |parent: Option<UnitId>| units.iter().rev().filter(move |unit| unit.parent == parent);
    let mut waiting: Vec<&UnitView> = below(None).collect();
    let mut ordered = Vec::with_capacity(units.len());
    while let Some(unit) = waiting.pop() {
        ordered.push(unit.clone());
        waiting.extend(below(Some(unit.id)));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::Ulid;

    #[test]
    fn units_follow_the_one_above() {
        let id = |number: u128| UnitId::from(Ulid::from(number));
        let unit = |number, parent: Option<u128>| UnitView {
            id: id(number),
            name: Names::default(),
            parent: parent.map(id),
        };
        let ordered = in_tree_order(vec![
            unit(1, None),
            unit(2, None),
            unit(3, Some(1)),
            unit(4, Some(3)),
            unit(5, Some(1)),
        ]);
        let ids: Vec<UnitId> = ordered.iter().map(|unit| unit.id).collect();
        assert_eq!(ids, [1, 3, 4, 5, 2].map(id));
    }
}
