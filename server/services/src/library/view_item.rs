use super::{
    access::access_view,
    items::links,
    keeping::{bodies, places_of_item, successors},
    sight::{Sight, item_access},
};
use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    documents::file_view,
    door::handle,
    stored::{number, of_word},
};
use domain::{
    access::Relation,
    documents::FileView,
    fault::Fault,
    id::{LibraryItemId, PersonId},
    library::{
        Acknowledgement, ItemView, Keeping, Requisites, SetItemAccess, ViewItem, ViewItemFile, validity,
    },
    operation::Operation,
    time::{CalendarDay, Moment},
};

handle!(ViewItem, view_item);
handle!(ViewItemFile, view_item_file);

const ITEM: &str =
    "select i.version, i.title, i.number, i.adopted_on, i.description, i.valid_from, i.valid_until,
    i.must_acknowledge, i.kind, i.file_name, i.size, i.placed_by, i.placed_at, r.id
    from library_item i left join library_item r on r.id = i.replaced_by and r.withdrawn_at is null
    where i.id = $1";
/// Columns: when the reader said so, how many have.
const SAID: &str = "select (select at from library_acknowledgement where item = $1 and person = $2),
    cast((select count(*) from library_acknowledgement where item = $1) as bigint)";
const PREDECESSORS: &str =
    "select id from library_item where replaced_by = $1 and withdrawn_at is null order by id desc";
const FILE: &str = "select file_name, kind, size, sha256 from library_item where id = $1";

type Row = (
    i64,
    String,
    String,
    Option<i64>,
    String,
    Option<i64>,
    Option<i64>,
    i64,
    String,
    String,
    i64,
    String,
    i64,
    Option<String>,
);

pub(super) async fn view_item(cx: &mut Cx<'_>, op: Cleared<ViewItem>) -> Result<ItemView, Error> {
    let (reader, id) = (cx.signed_in()?.name(), op.item.to_string());
    let (folder, own) = item_access(cx.db(), op.item).await?.ok_or(Fault::NotFound)?;
    let sight = Sight::of(cx).await?;
    let row: Row = sqlx::query_as(ITEM).bind(id.clone()).fetch_one(cx.db()).await?;
    let (
        version,
        title,
        act,
        adopted_on,
        description,
        from,
        until,
        must,
        kind,
        file_name,
        size,
        by,
        placed,
        next,
    ) = row;
    let (said, count): (Option<i64>, i64) =
        sqlx::query_as(SAID).bind(id.clone()).bind(reader.to_string()).fetch_one(cx.db()).await?;
    let before: Vec<(String,)> = sqlx::query_as(PREDECESSORS).bind(id).fetch_all(cx.db()).await?;
    let next: Option<LibraryItemId> = next.as_deref().map(str::parse).transpose()?;
    let mut related: Vec<LibraryItemId> = next.into_iter().collect();
    for (earlier,) in before {
        related.push(earlier.parse()?);
    }
    let mut related = links(cx.db(), &sight, &related).await?;
    let successor = related.iter().position(|(link, _)| Some(link.id) == next).map(|at| related.remove(at).0);
    let requisites = Requisites {
        title,
        number: act,
        adopted_on: adopted_on.map(CalendarDay),
        description,
        valid_from: from.map(CalendarDay),
        valid_until: until.map(CalendarDay),
        must_acknowledge: must != 0,
    };
    let today = CalendarDay::of(cx.now());
    let validity = validity(requisites.valid_from, requisites.valid_until, next.is_some(), today);
    let asked = requisites.must_acknowledge && op.standing().has(Relation::Reader);
    let placed_by: PersonId = by.parse()?;
    let people = names(cx, &[placed_by]).await?;
    let manages = op.would_clear(SetItemAccess::RULE);
    let access = if manages { Some(access_view(cx, &own, false).await?) } else { None };
    let keeping = if manages && op.keeping {
        Some(Keeping {
            bodies: bodies(cx).await?,
            places: places_of_item(&sight, folder),
            successors: successors(cx, &sight, op.item, folder).await?,
        })
    } else {
        None
    };
    Ok(ItemView {
        id: op.item,
        version,
        above: sight.shelves.path(folder),
        requisites,
        kind: of_word(&kind)?,
        file_name,
        size: number(size)?,
        validity,
        replaced_by: successor,
        replaces: related.into_iter().map(|(link, _)| link).collect(),
        placed_by: named(&people, placed_by),
        placed: Moment(placed),
        acknowledgement: Acknowledgement::of(asked, validity, said.map(Moment)),
        acknowledged: manages && count > 0,
        standing: op.standing(),
        access,
        keeping,
    })
}

pub(super) async fn view_item_file(cx: &mut Cx<'_>, op: Cleared<ViewItemFile>) -> Result<FileView, Error> {
    let row = sqlx::query_as(FILE).bind(op.item.to_string()).fetch_optional(cx.db()).await?;
    file_view(row.ok_or(Fault::NotFound)?)
}
