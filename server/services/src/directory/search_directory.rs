use super::{names::places, search::pattern, sql::names_if};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    access::Relation,
    directory::{DirectoryPage, PAGE_ROWS, PersonRow, SearchDirectory, meant_by},
};
use sqlx::{Any, AssertSqlSafe, any::AnyArguments, query::QueryAs};

handle!(SearchDirectory, search_directory);

/// More words than this narrow nothing down.
const WORDS: usize = 8;

/// A person with the main post, or with the one in the body asked for.
const COLUMNS: &str = "select p.id, p.surname, p.given_name, p.patronymic, p.phone, p.office, a.position,
    u.name_kk, u.name_ru, u.name_en, b.name_kk, b.name_ru, b.name_en";
const JOINED: &str = "left join unit u on u.id = a.unit left join body b on b.id = a.body";

type Text = Option<String>;
type Row = (String, String, String, String, String, String, Text, Text, Text, Text, Text, Text, Text);

/// The part both statements share, and the values it takes.
struct Sought {
    from: String,
    filter: String,
    values: Vec<String>,
}

async fn search_directory(
    cx: &mut Cx<'_>,
    operation: Cleared<SearchDirectory>,
) -> Result<DirectoryPage, Error> {
    let sought = sought(&operation);
    let Sought { from, filter, values } = &sought;
    let count = format!("select cast(count(*) as bigint) {from} {filter}");
    let (total,): (i64,) = bound(sqlx::query_as(AssertSqlSafe(count)), values).fetch_one(cx.db()).await?;
    let next = values.len() + 1;
    let page = format!(
        "{COLUMNS} {from} {JOINED} {filter} order by p.sort_key, p.id limit ${next} offset ${}",
        next + 1
    );
    let rows = bound(sqlx::query_as::<_, Row>(AssertSqlSafe(page)), values)
        .bind(i64::from(PAGE_ROWS))
        .bind(i64::from(operation.page) * i64::from(PAGE_ROWS))
        .fetch_all(cx.db())
        .await?;
    let rows = rows.into_iter().map(person_row).collect::<Result<_, _>>()?;
    Ok(DirectoryPage { rows, total: u32::try_from(total).unwrap_or(u32::MAX) })
}

fn bound<'q, T>(
    mut query: QueryAs<'q, Any, T, AnyArguments>,
    values: &[String],
) -> QueryAs<'q, Any, T, AnyArguments> {
    for value in values {
        query = query.bind(value.clone());
    }
    query
}

fn sought(operation: &Cleared<SearchDirectory>) -> Sought {
    let mut values = Vec::new();
    let body = match operation.body {
        Some(body) => {
            values.push(body.to_string());
            " and x.body = $1"
        }
        None => "",
    };
    // Whoever holds no post is nobody's colleague; only an administrator can give such a person one again.
    let all = operation.body.is_none() && operation.standing().has(Relation::Administrator);
    let join = if all { "left join" } else { "join" };
    let from = format!(
        "from person p {join} appointment a on a.id = (select x.id from appointment x
            where x.person = p.id and x.ended_at is null{body} order by x.rank, x.id limit 1)"
    );
    let mut filter = String::from("where 1 = 1");
    for word in operation.search.split_whitespace().take(WORDS) {
        let patterns: Vec<String> = meant_by(word).iter().map(|meant| pattern(meant)).collect();
        let alternatives: Vec<String> = (1..=patterns.len())
            .map(|place| format!("p.search like {} escape '~'", places(values.len() + place, 1)))
            .collect();
        filter.push_str(&format!(" and ({})", alternatives.join(" or ")));
        values.extend(patterns);
    }
    Sought { from, filter, values }
}

fn person_row(row: Row) -> Result<PersonRow, Error> {
    let (id, surname, given_name, patronymic, phone, office, position, ukk, uru, uen, bkk, bru, ben) = row;
    let name =
        [surname, given_name, patronymic].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let body = names_if(bkk, bru, ben).unwrap_or_default();
    Ok(PersonRow {
        id: id.parse()?,
        name: name.join(" "),
        position: position.unwrap_or_default(),
        unit: names_if(ukk, uru, uen),
        body,
        phone,
        office,
    })
}
