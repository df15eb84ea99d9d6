use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    signatures::{ListToSign, SignedAct, Unsigned},
    time::Moment,
};

handle!(ListToSign, list_to_sign);

/// Most that is shown as waiting.
const LIMIT: i64 = 100;

/// Protocols of closed votes in groups that the caller leads, which the caller has not signed.
const PROTOCOLS: &str = "select p.id, d.title, p.question, g.name, p.closed_at
    from poll p join document d on d.id = p.document join working_group g on g.id = d.working_group
    where p.closed_at is not null
    and (g.initiator = $1 or g.id in (select working_group from group_member
        where person = $1 and role in ('chair', 'secretary')))
    and not exists (select 1 from signature s where s.poll = p.id and s.act = 'protocol' and s.person = $1)
    order by p.closed_at desc limit $2";

async fn list_to_sign(cx: &mut Cx<'_>, _: Cleared<ListToSign>) -> Result<Vec<Unsigned>, Error> {
    let name = cx.signed_in()?.name();
    let rows: Vec<(String, String, String, String, i64)> =
        sqlx::query_as(PROTOCOLS).bind(name.to_string()).bind(LIMIT).fetch_all(cx.db()).await?;
    let unsigned = |(poll, title, question, group_name, since): (String, String, String, String, i64)| {
        let act = SignedAct::Protocol { poll: poll.parse()? };
        Ok(Unsigned { act, title, question, group_name, since: Moment(since) })
    };
    rows.into_iter().map(unsigned).collect()
}
