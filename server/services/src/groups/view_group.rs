use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
    drafts::of_group,
    stored::{number, of_word},
};
use domain::{
    documents::DocumentRow,
    groups::{AttachmentView, GroupRole, GroupView, MeetingView, MemberView, ViewGroup},
    id::{GroupId, PersonId},
    time::Moment,
};

handle!(ViewGroup, view_group);

const GROUP: &str = "select version, name, description, justification, state, initiator, created_at
    from working_group where id = $1";
/// With the position of the main post.
const MEMBERS: &str = "select m.person, m.role, (select a.position from appointment a
        where a.person = m.person and a.ended_at is null order by a.rank, a.id limit 1)
    from group_member m join person p on p.id = m.person
    where m.working_group = $1 order by p.sort_key, p.id";
const ATTACHMENTS: &str = "select id, name, kind, size, at from group_attachment
    where working_group = $1 and detached_at is null order by id";
const MEETINGS: &str = "select id, at, place, agenda, cancelled_at from meeting where working_group = $1
    order by at, id";
/// `$2` is the reader: whoever placed a document needs not be told to read it.
const DOCUMENTS: &str = "select d.id, d.title, d.state, v.kind, v.placed_at, v.number,
    cast((select count(*) from remark r where r.document = d.id and r.state = 'open') as bigint),
    cast((select count(*) from poll p where p.document = d.id and p.closed_at is null) as bigint),
    cast(case when v.placed_by = $2 or exists (select 1 from document_read x
        where x.document = d.id and x.person = $2 and x.version = v.number) then 1 else 0 end as bigint)
    from document d join version v on v.document = d.id
    where d.working_group = $1 and v.number = (select max(l.number) from version l where l.document = d.id)
    order by d.id desc";

pub(super) async fn view_group(cx: &mut Cx<'_>, op: Cleared<ViewGroup>) -> Result<GroupView, Error> {
    let reader = cx.signed_in()?.name();
    let seq = store::head(cx.db()).await?;
    let (version, name, description, justification, state, initiator, created): (
        i64,
        String,
        String,
        String,
        String,
        String,
        i64,
    ) = sqlx::query_as(GROUP).bind(op.group.to_string()).fetch_one(cx.db()).await?;
    let places = places(cx, op.group).await?;
    let initiator: PersonId = initiator.parse()?;
    let mut people: Vec<PersonId> = places.iter().map(|place| place.person).collect();
    people.push(initiator);
    let names = names(cx, &people).await?;
    let member = |place: Place| MemberView {
        person: named(&names, place.person),
        position: place.position,
        role: place.role,
    };
    Ok(GroupView {
        seq,
        id: op.group,
        version,
        name,
        description,
        justification,
        state: of_word(&state)?,
        initiator: named(&names, initiator),
        created: Moment(created),
        members: places.into_iter().map(member).collect(),
        attachments: attachments(cx, op.group).await?,
        meetings: meetings(cx, op.group).await?,
        documents: documents(cx, op.group, reader).await?,
        drafts: of_group(cx, op.group, op.standing()).await?,
        standing: op.standing(),
    })
}

struct Place {
    person: PersonId,
    role: GroupRole,
    position: String,
}

/// Chair, secretary, members, observers; each by name.
async fn places(cx: &mut Cx<'_>, group: GroupId) -> Result<Vec<Place>, Error> {
    let rows: Vec<(String, String, Option<String>)> =
        sqlx::query_as(MEMBERS).bind(group.to_string()).fetch_all(cx.db()).await?;
    let mut places = Vec::with_capacity(rows.len());
    for (person, role, position) in rows {
        let position = position.unwrap_or_default();
        places.push(Place { person: person.parse()?, role: of_word(&role)?, position });
    }
    places.sort_by_key(|place| GroupRole::ALL.iter().position(|role| *role == place.role));
    Ok(places)
}

async fn attachments(cx: &mut Cx<'_>, group: GroupId) -> Result<Vec<AttachmentView>, Error> {
    let rows: Vec<(String, String, String, i64, i64)> =
        sqlx::query_as(ATTACHMENTS).bind(group.to_string()).fetch_all(cx.db()).await?;
    let view = |(id, name, kind, size, at): (String, String, String, i64, i64)| {
        let (id, kind, size) = (id.parse()?, of_word(&kind)?, number(size)?);
        Ok(AttachmentView { id, name, kind, size, at: Moment(at) })
    };
    rows.into_iter().map(view).collect()
}

/// Those ahead, the next first; then those held, the latest first.
async fn meetings(cx: &mut Cx<'_>, group: GroupId) -> Result<Vec<MeetingView>, Error> {
    let rows: Vec<(String, i64, String, String, Option<i64>)> =
        sqlx::query_as(MEETINGS).bind(group.to_string()).fetch_all(cx.db()).await?;
    let now = cx.now();
    let (mut held, mut ahead) = (Vec::new(), Vec::new());
    for (id, at, place, agenda, cancelled) in rows {
        let meeting =
            MeetingView { id: id.parse()?, at: Moment(at), place, agenda, cancelled: cancelled.is_some() };
        if meeting.at < now { held.push(meeting) } else { ahead.push(meeting) }
    }
    ahead.extend(held.into_iter().rev());
    Ok(ahead)
}

async fn documents(cx: &mut Cx<'_>, group: GroupId, reader: PersonId) -> Result<Vec<DocumentRow>, Error> {
    type Row = (String, String, String, String, i64, i64, i64, i64, i64);
    let rows: Vec<Row> =
        sqlx::query_as(DOCUMENTS).bind(group.to_string()).bind(reader.to_string()).fetch_all(cx.db()).await?;
    let view = |(id, title, state, kind, placed, version, open_remarks, open_polls, read): Row| {
        Ok(DocumentRow {
            id: id.parse()?,
            title,
            state: of_word(&state)?,
            kind: of_word(&kind)?,
            placed: Moment(placed),
            version: number(version)?,
            open_remarks: number(open_remarks)?,
            open_polls: number(open_polls)?,
            read: read != 0,
        })
    };
    rows.into_iter().map(view).collect()
}
