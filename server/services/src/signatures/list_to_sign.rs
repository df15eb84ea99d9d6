use super::content::iin_of;
use crate::{Cleared, Cx, Error, door::handle, stored::number};
use domain::{
    id::PersonId,
    notices::Waiting,
    signatures::{ListToSign, SignedAct, Unsigned},
    time::Moment,
};

handle!(ListToSign, list_to_sign);

/// Most that is listed.
const LIMIT: i64 = 100;
/// Most of it that the home page shows.
const AT_HOME: i64 = 20;

/// Protocols of closed votes in groups that the caller leads, which the caller has not signed, or in vain.
const PROTOCOLS: &str = "select p.id, d.title, p.question, g.name, p.closed_at
    from poll p join document d on d.id = p.document join working_group g on g.id = d.working_group
    where p.closed_at is not null
    and (g.initiator = $1 or g.id in (select working_group from group_member
        where person = $1 and role in ('chair', 'secretary')))
    and not exists (select 1 from signature s join signature_check c on c.signature = s.id
        and c.number = (select max(x.number) from signature_check x where x.signature = s.id)
        where s.poll = p.id and s.act = 'protocol' and s.person = $1
        and (c.verdict = 'valid' or c.next_at is not null))
    order by p.closed_at desc limit $2";

/// Versions that were signed as final by others, in groups that the caller leads: nobody has to sign them too.
const FINAL: &str = "select d.id, cast(d.final_version as bigint), d.title, g.name,
    cast((select min(s.received_at) from signature s where s.document = d.id and s.act = 'final-version'
        and s.version = d.final_version) as bigint)
    from document d join working_group g on g.id = d.working_group
    where d.final_version is not null
    and (g.initiator = $1 or g.id in (select working_group from group_member
        where person = $1 and role in ('chair', 'secretary')))
    and not exists (select 1 from signature s join signature_check c on c.signature = s.id
        and c.number = (select max(x.number) from signature_check x where x.signature = s.id)
        where s.document = d.id and s.act = 'final-version' and s.version = d.final_version and s.person = $1
        and (c.verdict = 'valid' or c.next_at is not null))
    order by d.id desc limit $2";

/// What waits for a person's signature, on the home page; nothing for whom nobody has vouched, where no centre could.
pub(crate) async fn waiting(cx: &mut Cx<'_>, name: PersonId) -> Result<Vec<Waiting>, Error> {
    let services = cx.services().clone();
    if services.centre().is_none() && iin_of(&services, name).await?.is_none() {
        return Ok(Vec::new());
    }
    let waiting = |(poll, title, question, _, closed): Row| {
        Ok(Waiting::Signature { poll: poll.parse()?, question, title, closed: Moment(closed) })
    };
    rows(cx, name, AT_HOME).await?.into_iter().map(waiting).collect()
}

type Row = (String, String, String, String, i64);

async fn rows(cx: &mut Cx<'_>, name: PersonId, limit: i64) -> Result<Vec<Row>, Error> {
    Ok(sqlx::query_as(PROTOCOLS).bind(name.to_string()).bind(limit).fetch_all(cx.db()).await?)
}

async fn list_to_sign(cx: &mut Cx<'_>, _: Cleared<ListToSign>) -> Result<Vec<Unsigned>, Error> {
    let name = cx.signed_in()?.name();
    let unsigned = |(poll, title, question, group_name, since): Row| {
        let act = SignedAct::Protocol { poll: poll.parse()? };
        Ok(Unsigned { act, title, question, group_name, since: Moment(since) })
    };
    let mut listed =
        rows(cx, name, LIMIT).await?.into_iter().map(unsigned).collect::<Result<Vec<_>, Error>>()?;
    listed.extend(final_versions(cx, name).await?);
    Ok(listed)
}

async fn final_versions(cx: &mut Cx<'_>, name: PersonId) -> Result<Vec<Unsigned>, Error> {
    let rows: Vec<(String, i64, String, String, Option<i64>)> =
        sqlx::query_as(FINAL).bind(name.to_string()).bind(LIMIT).fetch_all(cx.db()).await?;
    let unsigned =
        |(document, version, title, group_name, since): (String, i64, String, String, Option<i64>)| {
            let act = SignedAct::FinalVersion { document: document.parse()?, version: number(version)? };
            let since = Moment(since.unwrap_or_default());
            Ok(Unsigned { act, title, question: String::new(), group_name, since })
        };
    rows.into_iter().map(unsigned).collect()
}
