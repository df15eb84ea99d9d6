//! How values stand in tables: enumerations as their words, counts as numbers, many rows in one statement.

use crate::{Error, directory::places};
use serde::{
    Deserialize, Serialize,
    de::{IntoDeserializer, value},
};
use sqlx::{Any, AnyConnection, AssertSqlSafe, any::AnyArguments, query::Query};

/// Rows in one statement: enough to spare round trips, few enough for every engine's limit of values.
const ROWS: usize = 80;

/// The word of an enumeration's value, the same as on the wire.
pub(crate) fn word<T: Serialize>(value: T) -> Result<String, Error> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        other => Err(Error::Stored(format!("{other} is no word"))),
    }
}

/// The value of a word.
pub(crate) fn of_word<'de, T: Deserialize<'de>>(word: &'de str) -> Result<T, Error> {
    T::deserialize(word.into_deserializer()).map_err(|error: value::Error| Error::Stored(error.to_string()))
}

/// A number that can't be negative or out of its type's range.
pub(crate) fn number<T: TryFrom<i64>>(stored: i64) -> Result<T, Error> {
    T::try_from(stored).map_err(|_| Error::Stored(format!("the number {stored} is out of range")))
}

/// A statement that inserts, while its values are bound.
pub(crate) type Insert<'q> = Query<'q, Any, AnyArguments>;

/// Inserts rows, many in one statement: `insert` is the statement up to `values`, `after` what follows the rows,
/// `bind` binds the columns of one row in order.
pub(crate) async fn insert_rows<R>(
    db: &mut AnyConnection,
    insert: &'static str,
    columns: usize,
    after: &'static str,
    rows: &[R],
    bind: impl for<'q> Fn(Insert<'q>, &R) -> Insert<'q>,
) -> Result<(), sqlx::Error> {
    for rows in rows.chunks(ROWS) {
        let mut sql = format!("{insert} values ");
        for row in 0..rows.len() {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            sql.push_str(&places(row * columns + 1, columns));
            sql.push(')');
        }
        sql.push_str(after);
        // Only the full statement comes again often enough to be worth keeping.
        let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(rows.len() == ROWS);
        for row in rows {
            query = bind(query, row);
        }
        query.execute(&mut *db).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::documents::{BlockKind, FileKind};

    #[test]
    fn words_are_read_as_they_were_written() {
        for kind in FileKind::ALL {
            assert_eq!(of_word::<FileKind>(&word(kind).unwrap()).unwrap(), kind);
        }
        assert_eq!(word(BlockKind::Subpoint).unwrap(), "subpoint");
        assert!(of_word::<BlockKind>("poem").is_err());
        assert!(number::<u32>(-1).is_err());
    }
}
