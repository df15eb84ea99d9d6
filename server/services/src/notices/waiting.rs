//! What waits for a person, by kind: votes to cast, calls upon the person, documents to read.

use crate::{Cx, Error, directory::NameMap};
use domain::{
    id::{DocumentId, NoticeId, PersonId, RemarkId},
    notices::Waiting,
    time::Moment,
};

/// Most things that are shown as waiting.
pub(super) const WAITING_MAX: usize = 100;
const LIMIT: i64 = 100;

/// Open votes in which the person is on the roll, has not voted, and still has a place in the group; those that end
/// soonest first, then those without an end.
const VOTES: &str = "select p.id, p.document, p.question, d.title, p.closes_at
    from poll_voter v join poll p on p.id = v.poll join document d on d.id = p.document
    where v.person = $1 and v.voted_at is null and p.closed_at is null and d.state = 'discussed'
    and (p.closes_at is null or p.closes_at > $2)
    and d.working_group in (select working_group from group_member where person = $1
        union select id from working_group where initiator = $1)
    order by case when p.closes_at is null then 1 else 0 end, p.closes_at, p.id limit $3";

/// Votes to cast.
pub(super) async fn votes(cx: &mut Cx<'_>, person: PersonId) -> Result<Vec<Waiting>, Error> {
    type Row = (String, String, String, String, Option<i64>);
    let now = cx.now().0;
    let rows: Vec<Row> =
        sqlx::query_as(VOTES).bind(person.to_string()).bind(now).bind(LIMIT).fetch_all(cx.db()).await?;
    let waiting = |(poll, document, question, title, closes_at): Row| {
        let (poll, document) = (poll.parse()?, document.parse()?);
        Ok(Waiting::Vote { poll, document, question, title, closes_at: closes_at.map(Moment) })
    };
    rows.into_iter().map(waiting).collect()
}

const MENTIONS: &str = "select n.id, n.remark, n.document, d.title, n.actor, n.at
    from notice n join document d on d.id = n.document
    where n.person = $1 and n.kind = 'mentioned' and n.read_at is null and n.remark is not null
    order by n.id desc limit $2";

/// A call upon the person that has not been looked at.
pub(super) struct Mention {
    notice: NoticeId,
    remark: RemarkId,
    document: DocumentId,
    title: String,
    pub(super) by: Option<PersonId>,
    at: Moment,
}

impl Mention {
    /// With the name of who calls.
    pub(super) fn waiting(self, names: &NameMap) -> Waiting {
        let Self { notice, remark, document, title, by, at } = self;
        let by = by.and_then(|by| names.get(&by)).map(|by| by.name.clone()).unwrap_or_default();
        Waiting::Mention { notice, remark, document, title, by, at }
    }
}

/// Calls upon the person, the newest first.
pub(super) async fn mentions(cx: &mut Cx<'_>, person: PersonId) -> Result<Vec<Mention>, Error> {
    type Row = (String, String, String, String, Option<String>, i64);
    let rows: Vec<Row> =
        sqlx::query_as(MENTIONS).bind(person.to_string()).bind(LIMIT).fetch_all(cx.db()).await?;
    let mention = |(notice, remark, document, title, by, at): Row| {
        let by = by.as_deref().map(str::parse).transpose()?;
        let (notice, remark, document) = (notice.parse()?, remark.parse()?, document.parse()?);
        Ok(Mention { notice, remark, document, title, by, at: Moment(at) })
    };
    rows.into_iter().map(mention).collect()
}

/// Documents under discussion that the person neither placed nor has opened in their last version, the newest first.
const READINGS: &str = "select d.id, d.title, g.name, v.placed_at
    from document d join working_group g on g.id = d.working_group join version v on v.document = d.id
    where v.number = (select max(l.number) from version l where l.document = d.id) and g.id in (select working_group from group_member where person = $1
        union select id from working_group where initiator = $1)
    and d.state = 'discussed' and v.placed_by <> $1
    and not exists (select 1 from document_read x
        where x.document = d.id and x.person = $1 and x.version = v.number)
    order by v.id desc limit $2";

/// Documents to read.
pub(super) async fn readings(cx: &mut Cx<'_>, person: PersonId) -> Result<Vec<Waiting>, Error> {
    type Row = (String, String, String, i64);
    let rows: Vec<Row> =
        sqlx::query_as(READINGS).bind(person.to_string()).bind(LIMIT).fetch_all(cx.db()).await?;
    let waiting = |(document, title, group_name, placed): Row| {
        Ok(Waiting::Reading { document: document.parse()?, title, group_name, placed: Moment(placed) })
    };
    rows.into_iter().map(waiting).collect()
}
