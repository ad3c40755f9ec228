//! The site's front page. The same for everybody, so nothing that only some may know is in it.

use std::collections::HashMap;

use domain::{
    Instant,
    id::{ConferenceId, EcosystemId},
    policy::{Action, Place},
    portal::Theme,
};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Result,
    cfp::{OpenCall, open_calls},
    conference::{ConferenceLine, InTime, find as conferences, public_conferences},
    entity::{conference, release},
};

/// The front page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Home {
    /// Every ecosystem, by name.
    pub ecosystems: Vec<EcosystemLine>,
    /// Public conferences that run or come, the next first.
    pub coming: Vec<ConferenceLine>,
    /// Public conferences that are over, the latest first.
    pub past: Vec<ConferenceLine>,
    /// Programmes released last, the latest first.
    pub news: Vec<ProgrammeNews>,
    /// Open calls for papers, the first to close first.
    pub calls: Vec<OpenCall>,
}

/// An ecosystem in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EcosystemLine {
    /// Its part of addresses.
    pub slug: String,
    /// Name for people.
    pub name: String,
    /// What it is for; may be empty.
    pub purpose: String,
    /// Its colours.
    pub theme: Theme,
    /// How many public conferences it has.
    pub conferences: u64,
}

/// A programme that was released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProgrammeNews {
    /// The conference's part of addresses.
    pub slug: String,
    /// The conference's name.
    pub title: String,
    /// Which version of the programme; may be empty.
    pub version: String,
    /// When.
    pub released_at: Instant,
}

/// The front page, in a number of queries that does not grow with what is on it.
pub async fn home(ctx: &Ctx) -> Result<Home> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    Ok(Home {
        ecosystems: ecosystem_lines(ctx).await?,
        coming: public_conferences(ctx, InTime::Coming, None, 60).await?,
        past: public_conferences(ctx, InTime::Past, None, 12).await?,
        news: programme_news(ctx, 6).await?,
        calls: open_calls(ctx).await?,
    })
}

async fn ecosystem_lines(ctx: &Ctx) -> Result<Vec<EcosystemLine>> {
    let db = &ctx.db.read;
    let counts: Vec<(Option<EcosystemId>, i64)> = conferences::public()
        .select_only()
        .column(conference::Column::EcosystemId)
        .column_as(conference::Column::Id.count(), "conferences")
        .group_by(conference::Column::EcosystemId)
        .into_tuple()
        .all(db)
        .await?;
    let counts: HashMap<EcosystemId, i64> =
        counts.into_iter().filter_map(|(ecosystem, count)| Some((ecosystem?, count))).collect();
    let rows = find::ecosystems().all(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| EcosystemLine {
            slug: row.slug,
            name: row.name,
            purpose: row.purpose,
            theme: row.theme.parse().unwrap_or(Theme::Ink),
            conferences: counts.get(&row.id).and_then(|count| u64::try_from(*count).ok()).unwrap_or(0),
        })
        .collect())
}

/// A release without its content, which is large.
#[derive(FromQueryResult)]
struct ReleaseHead {
    conference_id: ConferenceId,
    number: i32,
    version: String,
    released_at: Instant,
}

async fn programme_news(ctx: &Ctx, most: u64) -> Result<Vec<ProgrammeNews>> {
    let db = &ctx.db.read;
    let latest: Vec<(ConferenceId, i32)> = conferences::public_releases()
        .select_only()
        .column(release::Column::ConferenceId)
        .column_as(release::Column::Number.max(), "latest")
        .group_by(release::Column::ConferenceId)
        .order_by_desc(release::Column::ReleasedAt.max())
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    let ids = latest.iter().map(|(id, _)| *id);
    let heads: Vec<ReleaseHead> = conferences::public_releases()
        .select_only()
        .columns([
            release::Column::ConferenceId,
            release::Column::Number,
            release::Column::Version,
            release::Column::ReleasedAt,
        ])
        .filter(release::Column::ConferenceId.is_in(ids.clone()))
        .filter(release::Column::Number.is_in(latest.iter().map(|(_, number)| *number)))
        .into_model()
        .all(db)
        .await?;
    let titles: HashMap<ConferenceId, (String, String)> = conferences::public()
        .filter(conference::Column::Id.is_in(ids))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, (row.slug, row.title)))
        .collect();
    let mut news: Vec<ProgrammeNews> = heads
        .into_iter()
        .filter(|head| latest.contains(&(head.conference_id, head.number)))
        .filter_map(|head| {
            let (slug, title) = titles.get(&head.conference_id)?.clone();
            Some(ProgrammeNews { slug, title, version: head.version, released_at: head.released_at })
        })
        .collect();
    news.sort_by(|a, b| (b.released_at, &a.slug).cmp(&(a.released_at, &b.slug)));
    Ok(news)
}

#[cfg(test)]
mod tests {
    use domain::policy::Visibility;

    use super::*;
    use crate::{
        conference::{hide_conference, publish_conference},
        on_both_databases,
        testing::count_queries,
    };

    on_both_databases! {
        async fn hidden_conferences_are_in_no_list_and_no_count(world: World) {
            let ecosystem = world.ecosystem("owasp").await;
            let open = world.conference_in(ecosystem, "open-2026").await;
            let hidden = world.conference_in(ecosystem, "hidden-2026").await;
            publish_conference(&world.ctx, open).await.expect("published");
            world.release(open, 1).await;
            world.release(hidden, 1).await;
            let seen = home(&world.anonymous()).await.expect("shown");
            assert_eq!(seen.ecosystems[0].conferences, 1);
            assert_eq!(slugs(&seen.coming), ["open-2026"]);
            assert_eq!(seen.news.iter().map(|news| news.slug.as_str()).collect::<Vec<_>>(), ["open-2026"]);

            publish_conference(&world.ctx, hidden).await.expect("published");
            assert_eq!(home(&world.anonymous()).await.expect("shown").ecosystems[0].conferences, 2);
            hide_conference(&world.ctx, hidden).await.expect("hidden");
            assert_eq!(home(&world.anonymous()).await.expect("shown"), seen);
        }

        async fn the_page_is_the_same_for_everybody(world: World) {
            let id = world.hidden_conference("hidden-2026").await;
            let admin = world.admin("Ada Lovelace").await;
            assert_eq!(world.facts(id).await.visibility, Visibility::Team);
            assert_eq!(home(&world.as_(&admin)).await.expect("shown"), home(&world.anonymous()).await.expect("shown"));
        }

        async fn the_latest_release_of_each_programme_is_news(world: World) {
            for slug in ["first-2026", "second-2026"] {
                let id = world.hidden_conference(slug).await;
                publish_conference(&world.ctx, id).await.expect("published");
                world.release(id, 1).await;
                world.release(id, 2).await;
            }
            let news = home(&world.anonymous()).await.expect("shown").news;
            let told: Vec<(&str, &str)> = news.iter().map(|news| (news.slug.as_str(), news.version.as_str())).collect();
            assert_eq!(told, [("first-2026", "2"), ("second-2026", "2")]);
        }

        async fn queries_do_not_grow_with_rows(world: World) {
            let mut counted = Vec::new();
            for slug in ["one", "two", "three"] {
                let ecosystem = world.ecosystem(slug).await;
                let id = world.conference_in(ecosystem, &format!("{slug}-2026")).await;
                publish_conference(&world.ctx, id).await.expect("published");
                world.release(id, 1).await;
                counted.push(count_queries(&world.anonymous(), async |ctx| home(&ctx).await.map(|_| ())).await);
            }
            assert!(counted[0] > 0);
            assert_eq!(counted[0], counted[2]);
        }
    }

    fn slugs(lines: &[ConferenceLine]) -> Vec<&str> {
        lines.iter().map(|line| line.slug.as_str()).collect()
    }
}
