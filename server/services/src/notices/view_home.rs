use super::waiting::{WAITING_MAX, mentions, readings, votes};
use crate::{
    Cleared, Cx, Error, certificates,
    directory::{NameMap, names},
    door::handle,
    library::{self, Seen},
    signatures,
    stored::{number, of_word},
};
use domain::{
    id::{LibraryItemId, PersonId},
    notices::{Home, NoticeView, ViewHome},
    time::Moment,
};
use std::collections::HashMap;

handle!(ViewHome, view_home);

/// Notices that are shown.
const SHOWN: i64 = 50;

const NOTICES: &str = "select n.id, n.kind, n.at, n.actor, n.working_group, n.document, n.remark, n.poll,
    n.read_at, d.title, g.name, n.library_item, n.certificate_request, n.certificate
    from notice n left join document d on d.id = n.document left join working_group g on g.id = n.working_group
    where n.person = $1 order by n.id desc limit $2";
const UNREAD: &str = "select cast(count(*) as bigint) from notice where person = $1 and read_at is null";

type Row = (
    String,
    String,
    i64,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<i64>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);

pub(super) async fn view_home(cx: &mut Cx<'_>, _: Cleared<ViewHome>) -> Result<Home, Error> {
    let person = cx.signed_in()?.name();
    let votes = votes(cx, person).await?;
    let mentions = mentions(cx, person).await?;
    let readings = readings(cx, person).await?;
    let requests = certificates::waiting(cx).await?;
    let unsigned = signatures::waiting(cx, person).await?;
    let (asked, sight) = library::asked(cx, person).await?;
    let mut rows: Vec<Row> =
        sqlx::query_as(NOTICES).bind(person.to_string()).bind(SHOWN).fetch_all(cx.db()).await?;
    let (unread,): (i64,) = sqlx::query_as(UNREAD).bind(person.to_string()).fetch_one(cx.db()).await?;
    let mut items: Vec<LibraryItemId> = Vec::new();
    for item in rows.iter().filter_map(|row| row.11.as_deref()) {
        items.push(item.parse()?);
    }
    let seen = library::visible(cx, sight, &items).await?;
    // What the lists no longer let the person see is not named; nor does it count.
    let hidden = |row: &Row| row.11.as_deref().is_some_and(|item| title_of(item, &seen).is_none());
    let unseen = rows.iter().filter(|row| hidden(row) && row.8.is_none()).count();
    rows.retain(|row| !hidden(row));
    let unread = unread - i64::try_from(unseen).unwrap_or(i64::MAX);
    let mut people: Vec<PersonId> = mentions.iter().filter_map(|mention| mention.by).collect();
    for actor in rows.iter().filter_map(|row| row.3.as_deref()) {
        people.push(actor.parse()?);
    }
    let names = names(cx, &people).await?;
    let mentions = mentions.into_iter().map(|mention| mention.waiting(&names));
    Ok(Home {
        waiting: votes
            .into_iter()
            .chain(mentions)
            .chain(requests)
            .chain(asked)
            .chain(readings)
            .chain(unsigned)
            .take(WAITING_MAX)
            .collect(),
        notices: rows.into_iter().map(|row| view(row, &names, &seen)).collect::<Result<_, _>>()?,
        unread: number(unread)?,
    })
}

fn title_of<'s>(item: &str, seen: &'s HashMap<LibraryItemId, Seen>) -> Option<&'s str> {
    seen.get(&item.parse().ok()?).map(|seen| seen.title.as_str())
}

fn view(row: Row, names: &NameMap, seen: &HashMap<LibraryItemId, Seen>) -> Result<NoticeView, Error> {
    let (
        id,
        kind,
        at,
        actor,
        group,
        document,
        remark,
        poll,
        read_at,
        title,
        group_name,
        item,
        request,
        certificate,
    ) = row;
    let item_title = item.as_deref().and_then(|item| title_of(item, seen)).map(str::to_owned);
    let actor: Option<PersonId> = actor.as_deref().map(str::parse).transpose()?;
    let actor_name =
        actor.and_then(|actor| names.get(&actor)).map(|actor| actor.name.clone()).unwrap_or_default();
    Ok(NoticeView {
        id: id.parse()?,
        kind: of_word(&kind)?,
        at: Moment(at),
        actor,
        actor_name,
        about: title.or(group_name).or(item_title).unwrap_or_default(),
        group: group.as_deref().map(str::parse).transpose()?,
        document: document.as_deref().map(str::parse).transpose()?,
        remark: remark.as_deref().map(str::parse).transpose()?,
        poll: poll.as_deref().map(str::parse).transpose()?,
        library_item: item.as_deref().map(str::parse).transpose()?,
        certificate_request: request.as_deref().map(str::parse).transpose()?,
        certificate: certificate.as_deref().map(str::parse).transpose()?,
        read: read_at.is_some(),
    })
}
