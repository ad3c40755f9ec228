//! Where a conference stands, for its team.

use domain::{
    Instant,
    conference::{Chore, Progress},
    policy::{Action, RoleKind, Scope},
};
use sea_orm::{FromQueryResult, PaginatorTrait, QueryOrder, QuerySelect};
use serde::Serialize;

use super::{
    facts::{ConferenceFacts, conference},
    find,
};
use crate::{Ctx, Found, Result, entity::release, team};

/// The organisers' first page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dashboard {
    /// What the conference says about itself.
    pub facts: ConferenceFacts,
    /// What needs somebody, most pressing first.
    pub chores: Vec<Chore>,
    /// How many rooms there are.
    pub rooms: u64,
    /// How many tracks there are.
    pub tracks: u64,
    /// How many session types there are.
    pub session_types: u64,
    /// How many people are on the team.
    pub members: u64,
    /// The release that the public sees, if any.
    pub latest: Option<LatestRelease>,
}

/// A release without its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, FromQueryResult)]
pub struct LatestRelease {
    /// Its number.
    pub number: i32,
    /// What its makers call it; may be empty.
    pub version: String,
    /// When.
    pub released_at: Instant,
}

/// Where the conference under `slug` stands.
pub async fn dashboard(ctx: &Ctx, slug: &str) -> Result<Found<Dashboard>> {
    let facts = match conference(ctx, slug, Action::OrganiseConference).await? {
        Found::Here(facts) => facts,
        Found::Moved(slug) => return Ok(Found::Moved(slug)),
    };
    let db = &ctx.db.read;
    let members = team::members(db, Scope::Conference(facts.id)).await?;
    let owners = members.iter().filter(|member| member.roles.contains(&RoleKind::Owner)).count();
    let progress = Progress {
        visibility: facts.visibility,
        owners: count(owners),
        expired_invitations: team::find::expired_invitations(Scope::Conference(facts.id), ctx.now).count(db).await?,
        releases: find::releases(facts.id).count(db).await?,
    };
    Ok(Found::Here(Dashboard {
        chores: progress.chores(),
        rooms: find::rooms(facts.id).count(db).await?,
        tracks: find::tracks(facts.id).count(db).await?,
        session_types: find::session_types(facts.id).count(db).await?,
        members: count(members.len()),
        latest: latest(ctx, &facts).await?,
        facts,
    }))
}

async fn latest(ctx: &Ctx, facts: &ConferenceFacts) -> Result<Option<LatestRelease>> {
    let query = find::releases(facts.id)
        .select_only()
        .columns([release::Column::Number, release::Column::Version, release::Column::ReleasedAt])
        .order_by_desc(release::Column::Number)
        .limit(1);
    Ok(query.into_model().one(&ctx.db.read).await?)
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use domain::conference::{TypedLine, TypedRoom};

    use super::*;
    use crate::{
        conference::set_rooms,
        on_both_databases,
        team::{TypedInvitation, invite},
        testing::{code_of, count_queries},
    };

    on_both_databases! {
        async fn it_says_where_the_conference_stands_and_what_needs_somebody(world: World) {
            let id = world.hidden_conference("global-2026").await;
            let mut ada = world.person("Ada Lovelace").await;
            world.grant(&mut ada, Scope::Conference(id), RoleKind::Owner).await;
            let invitation = TypedInvitation { address: "bea@people.test".into(), role: "owner".into() };
            invite(&world.as_(&ada), Scope::Conference(id), &invitation).await.expect("invited");
            world.release(id, 1).await;
            world.release(id, 2).await;
            let room = TypedRoom { line: TypedLine { name: "Janson".into(), ..TypedLine::default() }, ..TypedRoom::default() };
            set_rooms(&world.ctx, id, &[room], None).await.expect("set");

            let look = async |ctx: &Ctx| dashboard(ctx, "global-2026").await.and_then(Found::here).expect("shown");
            let now = look(&world.as_(&ada)).await;
            assert_eq!((now.rooms, now.tracks, now.session_types, now.members), (1, 0, 0, 1));
            assert_eq!(now.chores, [Chore::FindSecondOwner, Chore::Publish]);
            assert_eq!(now.latest.map(|release| (release.number, release.version)), Some((2, "2".into())));
            let later = Ctx { actor: ada.actor(), ..world.later(15 * 24 * 60) };
            assert_eq!(look(&later).await.chores, [Chore::FindSecondOwner, Chore::RenewInvitations, Chore::Publish]);
        }

        async fn it_is_for_the_team_alone(world: World) {
            world.hidden_conference("hidden-2026").await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(dashboard(&world.as_(&eve), "hidden-2026").await), "not-found");
            assert_eq!(code_of(dashboard(&world.anonymous(), "hidden-2026").await), "sign-in-needed");
        }

        async fn queries_do_not_grow_with_rows(world: World) {
            let id = world.hidden_conference("global-2026").await;
            let mut counted = Vec::new();
            for name in ["Ada One", "Bea Two", "Cai Three"] {
                let mut somebody = world.person(name).await;
                world.grant(&mut somebody, Scope::Conference(id), RoleKind::Owner).await;
                let look = async |ctx| dashboard(&ctx, "global-2026").await.map(|_| ());
                counted.push(count_queries(&world.ctx, look).await);
            }
            assert!(counted[0] > 0);
            assert_eq!(counted[0], counted[2]);
        }
    }
}
