//! Finding things on the whole site: in the programmes of all public conferences, and conferences by their names.

use std::{cmp::Reverse, collections::HashMap};

use chrono::NaiveDate;
use domain::{
    id::ConferenceId,
    policy::{Action, Place},
    programme::fold::fold,
};
use sea_orm::{DbBackend, FromQueryResult, QuerySelect, Statement, Value};

use crate::{
    Ctx, Error, Result,
    conference::{
        find::public,
        frame::{released, to_frame},
    },
    entity::{conference, programme_frame},
    programme::search::{matching, words},
};

/// Something found on the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteHit {
    /// The slug of the conference that it is, or that it belongs to.
    pub conference: String,
    /// What of it.
    pub thing: FoundThing,
}

/// What was found of a conference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundThing {
    /// The conference itself.
    Conference,
    /// A session, by its code.
    Session(String),
    /// Somebody who speaks, by their code.
    Speaker(String),
}

/// Most hits that can be passed over: nobody reads on, and each costs as much as one that is shown.
pub const FARTHEST: u64 = 10_000;

/// What has every word of `query`, at most `most` from `offset` on: first conferences by name, acronym, venue and city,
/// the latest first; then sessions and speakers of their newest releases, the best first, ranked as within one
/// conference. The last word may be the beginning of one. The same for everybody, in two queries.
pub async fn search_site(ctx: &Ctx, query: &str, offset: u64, most: u64) -> Result<Vec<SiteHit>> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    let words = words(query);
    if words.is_empty() || offset > FARTHEST {
        return Ok(Vec::new());
    }
    let conferences = public_names(ctx).await?;
    let named = conferences.iter().filter(|conference| conference.has_all(&words));
    let named: Vec<SiteHit> = named.map(|conference| conference.hit(FoundThing::Conference)).collect();
    let count = u64::try_from(named.len()).unwrap_or(u64::MAX);
    let mut hits: Vec<SiteHit> = named.into_iter().skip(usize_of(offset)).take(usize_of(most)).collect();
    let rest = most.saturating_sub(u64::try_from(hits.len()).unwrap_or(u64::MAX));
    if rest > 0 {
        hits.extend(in_programmes(ctx, &conferences, &words, offset.saturating_sub(count), rest).await?);
    }
    Ok(hits)
}

/// What names a public conference, as everybody reads it.
#[derive(FromQueryResult)]
struct Named {
    id: ConferenceId,
    slug: String,
    title: String,
    subtitle: String,
    acronym: String,
    venue: String,
    city: String,
    start: NaiveDate,
}

impl Named {
    fn hit(&self, thing: FoundThing) -> SiteHit {
        SiteHit { conference: self.slug.clone(), thing }
    }

    /// Whether it has every one of these folded words, the last perhaps as the beginning of one.
    fn has_all(&self, words: &[String]) -> bool {
        let Some((last, whole)) = words.split_last() else { return false };
        let text =
            [&self.title, &self.subtitle, &self.acronym, &self.venue, &self.city].map(|part| fold(part)).join(" ");
        let own: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        whole.iter().all(|word| own.contains(&word.as_str())) && own.iter().any(|word| word.starts_with(last.as_str()))
    }
}

/// All public conferences, the latest first.
async fn public_names(ctx: &Ctx) -> Result<Vec<Named>> {
    use conference::Column as Recorded;
    use programme_frame::Column as Released;
    let query = public()
        .join(sea_orm::JoinType::LeftJoin, to_frame())
        .select_only()
        .columns([Recorded::Id, Recorded::Slug, Recorded::Title, Recorded::Subtitle])
        .column_as(released(Released::Acronym, Recorded::Acronym), "acronym")
        .column_as(released(Released::Venue, Recorded::Venue), "venue")
        .column_as(released(Released::City, Recorded::City), "city")
        .column_as(released(Released::StartDate, Recorded::StartDate), "start");
    let mut all: Vec<Named> = query.into_model().all(&ctx.db.read).await?;
    all.sort_by(|a, b| (Reverse(a.start), &a.slug).cmp(&(Reverse(b.start), &b.slug)));
    Ok(all)
}

/// A row of the index.
#[derive(FromQueryResult)]
struct Row {
    conference_id: String,
    kind: String,
    key: String,
}

const SQLITE: &str = "SELECT conference_id, kind, key FROM search_index
    WHERE search_index MATCH ? AND kind IN ('session', 'speaker')
    AND conference_id IN (SELECT value FROM json_each(?))
    ORDER BY bm25(search_index, 0, 0, 0, 10.0, 5.0, 1.0), kind DESC, conference_id DESC, key LIMIT ? OFFSET ?";

const POSTGRES: &str = "SELECT conference_id, kind, key FROM search_index
    WHERE document @@ to_tsquery('simple', $1) AND kind IN ('session', 'speaker')
    AND conference_id IN (SELECT jsonb_array_elements_text(CAST($2 AS jsonb)))
    ORDER BY ts_rank_cd('{0.1, 0.2, 0.5, 1.0}', document, to_tsquery('simple', $1), 1) DESC, kind DESC,
    conference_id DESC, key LIMIT $3 OFFSET $4";

async fn in_programmes(
    ctx: &Ctx,
    conferences: &[Named],
    words: &[String],
    offset: u64,
    most: u64,
) -> Result<Vec<SiteHit>> {
    let backend = ctx.db.read.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => POSTGRES,
        _ => SQLITE,
    };
    let by_id: HashMap<String, &Named> = conferences.iter().map(|named| (named.id.to_string(), named)).collect();
    let ids = serde_json::to_string(&by_id.keys().collect::<Vec<_>>()).map_err(Error::fault)?;
    let number = |number: u64| Value::from(i64::try_from(number).unwrap_or(i64::MAX));
    let values = [matching(backend, words).into(), ids.into(), number(most), number(offset)];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let rows = Row::find_by_statement(statement).all(&ctx.db.read).await?;
    let hit = |row: Row| {
        let thing = if row.kind == "session" { FoundThing::Session(row.key) } else { FoundThing::Speaker(row.key) };
        by_id.get(&row.conference_id).map(|named| named.hit(thing))
    };
    Ok(rows.into_iter().filter_map(hit).collect())
}

fn usize_of(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use domain::conference::TypedConference;

    use super::*;
    use crate::{
        conference::{edit_conference, hide_conference, publish_conference},
        on_both_databases,
        programme::{Intent, release_sheet},
        testing::{World, count_queries, sheet},
    };

    async fn release(ctx: &Ctx, slug: &str, titles: &[&str]) {
        let released = release_sheet(ctx, slug, sheet(titles), String::new(), Intent::Release).await;
        assert!(released.expect("released").release.is_some());
    }

    /// What everybody finds, each as `conference kind`.
    async fn found(world: &World, query: &str) -> Vec<String> {
        let hits = search_site(&world.anonymous(), query, 0, 50).await.expect("searched");
        let told = |hit: SiteHit| match hit.thing {
            FoundThing::Conference => format!("{} conference", hit.conference),
            FoundThing::Session(_) => format!("{} session", hit.conference),
            FoundThing::Speaker(_) => format!("{} speaker", hit.conference),
        };
        hits.into_iter().map(told).collect()
    }

    on_both_databases! {
        async fn everything_public_is_found_the_best_first(world: World) {
            for slug in ["first-2026", "second-2026"] {
                world.conference(slug).await;
            }
            release(&world.ctx, "first-2026", &["Zürich by night", "Closing"]).await;
            release(&world.ctx, "second-2026", &["Opening", "Under Zürich"]).await;
            assert_eq!(found(&world, "ZURICH nig").await, ["first-2026 session"]);
            let mut all = found(&world, "zurich").await;
            all.sort();
            assert_eq!(all, ["first-2026 session", "second-2026 session"]);
            // The test's speakers are numbered. A name that is the whole title of a speaker comes before sessions of theirs.
            assert_eq!(found(&world, "speaker 1").await[..2].iter().filter(|hit| hit.ends_with("speaker")).count(), 2);
            assert_eq!(found(&world, "main track").await.len(), 4, "sessions, by their track; tracks themselves are not told");
            assert_eq!(found(&world, "janson").await, Vec::<String>::new(), "rooms are their conference's affair");
        }

        async fn conferences_are_found_by_what_everybody_reads_of_them(world: World) {
            let id = world.conference("first-2026").await;
            world.conference("second-2026").await;
            world.hidden_conference("third-2026").await;
            assert_eq!(found(&world, "2026").await, ["first-2026 conference", "second-2026 conference"]);
            assert_eq!(found(&world, "2026 fir").await, ["first-2026 conference"]);
            assert_eq!(found(&world, "fir 2026").await, Vec::<String>::new(), "only the last word may be a beginning");
            release(&world.ctx, "first-2026", &["Opening"]).await;
            let typed = TypedConference { venue: "Großer Saal".into(), ..world.facts(id).await.typed() };
            edit_conference(&world.ctx, id, &typed, None).await.expect("edited");
            assert_eq!(found(&world, "grosser saal").await, Vec::<String>::new(), "the release says another venue");
            release(&world.later(60), "first-2026", &["Opening", "Closing"]).await;
            assert_eq!(found(&world, "grosser saal").await, ["first-2026 conference"]);
        }

        async fn what_is_hidden_or_was_taken_out_never_comes_up(world: World) {
            let id = world.hidden_conference("conf").await;
            release(&world.ctx, "conf", &["Zürich by night", "Closing"]).await;
            assert_eq!(found(&world, "zurich").await, Vec::<String>::new());
            let admin = world.as_(&world.admin("Ada Lovelace").await);
            assert_eq!(search_site(&admin, "zurich", 0, 50).await.expect("searched"), [], "the same for everybody");
            publish_conference(&world.ctx, id).await.expect("published");
            assert_eq!(found(&world, "zurich").await, ["conf session"]);
            release(&world.later(60), "conf", &["Closing"]).await;
            assert_eq!(found(&world, "zurich").await, Vec::<String>::new(), "an older release had it");
            hide_conference(&world.ctx, id).await.expect("hidden");
            assert_eq!((found(&world, "closing").await, found(&world, "conf").await), (Vec::new(), Vec::new()));
        }

        async fn pages_follow_each_other_without_gap_or_double(world: World) {
            for slug in ["talks-2026", "talks-2027"] {
                world.conference(slug).await;
                release(&world.ctx, slug, &["Talks one", "Talks two", "Talks three"]).await;
            }
            let whole = search_site(&world.anonymous(), "talks", 0, 50).await.expect("searched");
            assert_eq!(whole.len(), 8, "two conferences, six sessions");
            let mut pages = Vec::new();
            for offset in (0..9).step_by(3) {
                pages.extend(search_site(&world.anonymous(), "talks", offset, 3).await.expect("searched"));
            }
            assert_eq!(pages, whole);
            assert_eq!(search_site(&world.anonymous(), " - ", 0, 50).await.expect("searched"), []);
            assert_eq!(search_site(&world.anonymous(), "talks", FARTHEST + 1, 50).await.expect("searched"), []);
        }

        async fn queries_do_not_grow_with_conferences(world: World) {
            let mut counted = Vec::new();
            for slug in ["one", "two", "three"] {
                world.conference(slug).await;
                release(&world.ctx, slug, &["Opening"]).await;
                let look = async |ctx| search_site(&ctx, "opening", 0, 50).await.map(|_| ());
                counted.push(count_queries(&world.anonymous(), look).await);
            }
            assert_eq!(counted, [2, 2, 2]);
        }
    }
}
