use super::load::{load_one, own_votes};
use crate::{
    Cleared, Cx, Error,
    directory::{AuthorRow, names},
    door::handle,
};
use domain::{
    fault::Fault,
    id::{PersonId, PollId},
    votes::{Choice, PollView, Protocol, RollEntry, Secrecy, TallyShown, ViewPoll, ViewRoll},
};

handle!(ViewPoll, view_poll);
handle!(ViewRoll, view_roll);

async fn view_poll(cx: &mut Cx<'_>, op: Cleared<ViewPoll>) -> Result<PollView, Error> {
    let reader = cx.signed_in()?.name();
    let mut poll = load_one(cx, op.poll).await?;
    let own = own_votes(cx, poll.document, reader).await?;
    if let Some(vote) = own.get(&op.poll) {
        poll.own = *vote;
    }
    Ok(poll)
}

type Line = (String, Option<i64>, Option<String>, String, Option<String>, Option<String>, String);

async fn view_roll(cx: &mut Cx<'_>, op: Cleared<ViewRoll>) -> Result<Protocol, Error> {
    let reader = cx.signed_in()?.name();
    let mut protocol = protocol(cx, op.poll).await?;
    let own = own_votes(cx, protocol.poll.document, reader).await?;
    if let Some(vote) = own.get(&op.poll) {
        protocol.poll.own = *vote;
    }
    Ok(protocol)
}

/// The protocol of a vote, the same for everybody.
pub(crate) async fn protocol(cx: &mut Cx<'_>, id: PollId) -> Result<Protocol, Error> {
    let poll = load_one(cx, id).await?;
    let lines: Vec<Line> = sqlx::query_as(
        "select v.person, v.voted_at, v.choice, v.reason, v.by_person, v.order_number, p.sort_key
         from poll_voter v join person p on p.id = v.person where v.poll = $1 order by p.sort_key, p.id",
    )
    .bind(id.to_string())
    .fetch_all(cx.db())
    .await?;
    let (document_title, group_name, label, closer) = around(cx, id).await?;
    let mut authors = Vec::with_capacity(lines.len());
    for (person, _, _, _, by, order, _) in &lines {
        authors.push(AuthorRow::parse(person, by.as_deref(), order.clone())?);
    }
    let people: Vec<PersonId> = authors.iter().chain(&closer).flat_map(AuthorRow::people).collect();
    let names = names(cx, &people).await?;
    let open_book = shows_choices(&poll);
    let roll = lines
        .into_iter()
        .zip(authors)
        .map(|((_, voted_at, choice, reason, ..), author)| RollEntry {
            voter: author.author(&names),
            voted: voted_at.is_some(),
            choice: choice.as_deref().and_then(Choice::by_name).filter(|_| open_book),
            reason: if open_book { reason } else { String::new() },
        })
        .collect();
    let closed_by = closer.map(|closer| closer.author(&names));
    Ok(Protocol { poll, document_title, group_name, point: label, closed_by, roll })
}

/// Whether it may be known who voted what.
fn shows_choices(poll: &PollView) -> bool {
    poll.rules.secrecy == Secrecy::Named && (poll.rules.tally == TallyShown::Live || poll.closed.is_some())
}

type Around = (String, String, Option<String>, Option<AuthorRow>);

async fn around(cx: &mut Cx<'_>, poll: PollId) -> Result<Around, Error> {
    type Row =
        (String, String, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>);
    let row: Option<Row> = sqlx::query_as(
        "select d.title, g.name, b.label, b.text, p.closed_by, p.closed_by_person, p.closed_order
         from poll p join document d on d.id = p.document join working_group g on g.id = d.working_group
         left join block b on b.id = p.block where p.id = $1",
    )
    .bind(poll.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (title, group, label, text, by, by_person, order) = row.ok_or(Fault::NotFound)?;
    let point = label.zip(text).map(|(label, text)| {
        let start: String = text.chars().take(120).collect();
        format!("{label} {start}").trim().to_owned()
    });
    let closer = by.map(|by| AuthorRow::parse(&by, by_person.as_deref(), order)).transpose()?;
    Ok((title, group, point, closer))
}
