//! How a caller stands to a subject, from the database as it is in this transaction.
//!
//! What does not exist gives no relation at all, so that it answers like what may not be seen.

use super::{Caller, Cx};
use crate::{Error, library};
use domain::{
    access::{Relation, Relations, Subject},
    drafts,
    groups::GroupRole,
};

/// The relations of a caller to a subject.
pub(super) async fn standing(cx: &mut Cx<'_>, caller: &Caller, subject: Subject) -> Result<Relations, Error> {
    let mut found = Relations::of(&[Relation::Anyone, Relation::Employee]);
    if caller.administrator {
        found.insert(Relation::Administrator);
    }
    if caller.officer {
        found.insert(Relation::Officer);
    }
    let special = match subject {
        Subject::Portal => Some(Relations::NONE),
        Subject::Body(body) => flags(cx, BODY, &body.to_string(), caller).await?,
        Subject::Person(person) => flags(cx, PERSON, &person.to_string(), caller).await?,
        Subject::Substitution(substitution) => {
            flags(cx, SUBSTITUTION, &substitution.to_string(), caller).await?
        }
        Subject::Session(session) => flags(cx, SESSION, &session.to_string(), caller).await?,
        Subject::Upload(upload) => flags(cx, UPLOAD, &upload.to_string(), caller).await?,
        Subject::Group(group) => place(cx, GROUP, &group.to_string(), caller).await?,
        Subject::Document(document) => place(cx, DOCUMENT, &document.to_string(), caller).await?,
        Subject::Draft(draft) => place(cx, DRAFT, &draft.to_string(), caller).await?,
        Subject::Remark(remark) => place(cx, REMARK, &remark.to_string(), caller).await?,
        Subject::Poll(poll) => place(cx, POLL, &poll.to_string(), caller).await?,
        Subject::CertificateRequest(request) => flags(cx, REQUEST, &request.to_string(), caller).await?,
        Subject::Certificate(certificate) => flags(cx, CERTIFICATE, &certificate.to_string(), caller).await?,
        Subject::Folder(folder) => library::standing_to_folder(cx, caller, folder).await?,
        Subject::LibraryItem(item) => library::standing_to_item(cx, caller, item).await?,
    };
    Ok(special.map_or(Relations::NONE, |special| found.and(special)))
}

/// `$1` the subject, `$2` in whose name the caller acts. Columns: own, editor.
const BODY: &str = "select cast(0 as bigint), cast((select count(*) from appointment a
    where a.person = $2 and a.body = b.id and a.editor = 1 and a.ended_at is null) as bigint)
    from body b where b.id = $1";
const PERSON: &str = "select cast(case when p.id = $2 then 1 else 0 end as bigint),
    cast((select count(*) from appointment mine join appointment theirs on theirs.body = mine.body
        where mine.person = $2 and mine.editor = 1 and mine.ended_at is null
        and theirs.person = p.id and theirs.ended_at is null) as bigint)
    from person p where p.id = $1";
const SUBSTITUTION: &str = "select cast(case when s.absent = $2 then 1 else 0 end as bigint),
    cast((select count(*) from appointment mine join appointment theirs on theirs.body = mine.body
        where mine.person = $2 and mine.editor = 1 and mine.ended_at is null
        and theirs.person = s.absent and theirs.ended_at is null) as bigint)
    from substitution s where s.id = $1";
const SESSION: &str = "select cast(case when s.person = $2 then 1 else 0 end as bigint), cast(0 as bigint)
    from session s where s.id = $1";
const UPLOAD: &str = "select cast(case when u.person = $2 then 1 else 0 end as bigint), cast(0 as bigint)
    from upload u where u.id = $1";
const REQUEST: &str = "select cast(case when r.person = $2 then 1 else 0 end as bigint), cast(0 as bigint)
    from certificate_request r where r.id = $1";
const CERTIFICATE: &str =
    "select cast(case when c.person = $2 then 1 else 0 end as bigint), cast(0 as bigint)
    from certificate c where c.id = $1";

async fn flags(
    cx: &mut Cx<'_>,
    sql: &'static str,
    subject: &str,
    caller: &Caller,
) -> Result<Option<Relations>, Error> {
    let row: Option<(i64, i64)> =
        sqlx::query_as(sql).bind(subject).bind(caller.name().to_string()).fetch_optional(cx.look()).await?;
    Ok(row.map(|(own, editor)| {
        let mut found = Relations::NONE;
        if own > 0 {
            found.insert(Relation::Own);
        }
        if editor > 0 {
            found.insert(Relation::Editor);
        }
        found
    }))
}

/// Columns: initiator, role, own, voter, whether it was opened to the members of the group.
const GROUP: &str = "select cast(case when g.initiator = $2 then 1 else 0 end as bigint), m.role,
    cast(0 as bigint), cast(0 as bigint), cast(0 as bigint)
    from working_group g
    left join group_member m on m.working_group = g.id and m.person = $2
    where g.id = $1";
const DOCUMENT: &str = "select cast(case when g.initiator = $2 then 1 else 0 end as bigint), m.role,
    cast(0 as bigint), cast(0 as bigint), cast(0 as bigint)
    from document d join working_group g on g.id = d.working_group
    left join group_member m on m.working_group = g.id and m.person = $2
    where d.id = $1";
const DRAFT: &str = "select cast(case when g.initiator = $2 then 1 else 0 end as bigint), m.role,
    cast(0 as bigint), cast(0 as bigint), cast(d.shared as bigint)
    from draft d join working_group g on g.id = d.working_group
    left join group_member m on m.working_group = g.id and m.person = $2
    where d.id = $1";
const REMARK: &str = "select cast(case when g.initiator = $2 then 1 else 0 end as bigint), m.role,
    cast(case when r.author = $2 then 1 else 0 end as bigint), cast(0 as bigint), cast(0 as bigint)
    from remark r join document d on d.id = r.document join working_group g on g.id = d.working_group
    left join group_member m on m.working_group = g.id and m.person = $2
    where r.id = $1";
const POLL: &str = "select cast(case when g.initiator = $2 then 1 else 0 end as bigint), m.role,
    cast(0 as bigint), cast(case when v.person is null then 0 else 1 end as bigint), cast(0 as bigint)
    from poll p join document d on d.id = p.document join working_group g on g.id = d.working_group
    left join group_member m on m.working_group = g.id and m.person = $2
    left join poll_voter v on v.poll = p.id and v.person = $2
    where p.id = $1";

async fn place(
    cx: &mut Cx<'_>,
    sql: &'static str,
    subject: &str,
    caller: &Caller,
) -> Result<Option<Relations>, Error> {
    let row: Option<(i64, Option<String>, i64, i64, i64)> =
        sqlx::query_as(sql).bind(subject).bind(caller.name().to_string()).fetch_optional(cx.look()).await?;
    Ok(row.map(|(initiator, role, own, voter, shared)| {
        let mut found = Relations::NONE;
        if initiator > 0 {
            found.insert(Relation::Initiator);
        }
        if let Some(role) = role.as_deref().and_then(GroupRole::by_name) {
            found.insert(role.relation());
        }
        // Whoever has left the group no longer owns what was written in it, nor votes in it.
        let inside = found != Relations::NONE;
        if own > 0 && inside {
            found.insert(Relation::Own);
        }
        if voter > 0 && inside {
            found.insert(Relation::Voter);
        }
        drafts::standing(found, shared > 0)
    }))
}
