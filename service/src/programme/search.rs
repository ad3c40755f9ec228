//! Finding things in a released programme, the best first.

use domain::policy::Action;
use sea_orm::{DbBackend, FromQueryResult, Statement, Value};

use super::{
    published::{by_slug, place_of},
    search_index::fold,
};
use crate::{Ctx, Result};

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Hit {
    /// `session`, `speaker`, `track` or `room`.
    pub kind: String,
    /// Its code or slug.
    pub key: String,
}

/// Most hits that one page shows.
pub const PAGE: u64 = 25;

/// Words of a query that count; more are cut off.
const WORDS: usize = 12;

/// What in the programme of the conference at `slug` has every word of `query`, the best first: a word in a title counts
/// more than in a name, in a name more than in a text; the last word may be the beginning of one. At most [`PAGE`] + 1
/// hits from `offset` on, so that the caller knows whether there are more.
pub async fn search(ctx: &Ctx, slug: &str, query: &str, offset: u64) -> Result<Vec<Hit>> {
    let conference = by_slug(ctx, slug).await?;
    ctx.authorize(Action::SeeConference, place_of(&conference))?;
    let words = words(query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let backend = ctx.db.read.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => POSTGRES,
        _ => SQLITE,
    };
    let matching = matching(backend, &words);
    let offset = i64::try_from(offset).unwrap_or(i64::MAX);
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let values: [Value; 4] = [conference.id.to_string().into(), matching.into(), limit.into(), offset.into()];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    Ok(Hit::find_by_statement(statement).all(&ctx.db.read).await?)
}

/// `bm25` is better the smaller; the weights are of title, people, body after the three that are not indexed.
const SQLITE: &str = "SELECT kind, key FROM search_index
    WHERE conference_id = ? AND search_index MATCH ?
    ORDER BY bm25(search_index, 0, 0, 0, 10.0, 5.0, 1.0), kind DESC, key LIMIT ? OFFSET ?";

const POSTGRES: &str = "SELECT kind, key FROM search_index
    WHERE conference_id = $1 AND document @@ to_tsquery('simple', $2)
    ORDER BY ts_rank_cd('{0.1, 0.2, 0.5, 1.0}', document, to_tsquery('simple', $2), 1) DESC, kind DESC, key
    LIMIT $3 OFFSET $4";

/// Folded runs of letters and digits. Nothing else of what people type reaches the database's query languages.
pub(crate) fn words(query: &str) -> Vec<String> {
    let folded = fold(query);
    let split = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    split.take(WORDS).map(|word| word.chars().take(64).collect()).collect()
}

/// What has each of `words`, the last perhaps as the beginning of one, in the database's query language.
pub(crate) fn matching(backend: DbBackend, words: &[String]) -> String {
    match backend {
        DbBackend::Postgres => tsquery(words),
        _ => fts5(words),
    }
}

fn fts5(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("{}*", quoted.join(" AND "))
}

fn tsquery(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    format!("{}:*", quoted.join(" & "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_and_digits_reach_the_database() {
        let words = words("C++ \"NEAR(a b)\" *; DROP -- Müller's");
        assert_eq!(words, ["c", "near", "a", "b", "drop", "muller", "s"]);
        assert_eq!(fts5(&words[..2]), "\"c\" AND \"near\"*");
        assert_eq!(tsquery(&words[..2]), "'c' & 'near':*");
    }
}
