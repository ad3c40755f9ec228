//! The scoped finders of conferences: whatever reads conferences starts here, so that what is hidden stays hidden.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    id::{ConferenceId, EcosystemId},
    policy::{Action, Actor, Place, RoleKind, Scope, Visibility},
};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};

use crate::{
    Ctx, Result, database,
    entity::{conference, release, room, session_type, track},
};

/// The conferences that `actor` may know of. Says the same as [`domain::policy::decide`], in one query.
pub fn visible_to(actor: &Actor) -> Select<conference::Entity> {
    let all = conference::Entity::find();
    if actor.stands_everywhere() {
        return all;
    }
    let (teams, owned) = stands_in(actor);
    all.filter(
        Condition::any()
            .add(conference::Column::Visibility.eq(Visibility::Public))
            .add(conference::Column::Id.is_in(teams))
            .add(conference::Column::EcosystemId.is_in(owned)),
    )
}

/// The conferences on whose team `actor` is, directly or as an owner of the ecosystem.
pub(crate) fn organised_by(actor: &Actor) -> Select<conference::Entity> {
    let (teams, owned) = stands_in(actor);
    let ours =
        Condition::any().add(conference::Column::Id.is_in(teams)).add(conference::Column::EcosystemId.is_in(owned));
    conference::Entity::find().filter(ours)
}

/// The conferences on whose teams `actor` is, and the ecosystems that they own.
fn stands_in(actor: &Actor) -> (Vec<ConferenceId>, Vec<EcosystemId>) {
    let Actor::Person { roles, .. } = actor else { return (Vec::new(), Vec::new()) };
    let (mut teams, mut owned) = (Vec::new(), Vec::new());
    for role in roles {
        match (role.scope, role.kind) {
            (Scope::Conference(id), _) => teams.push(id),
            (Scope::Ecosystem(id), RoleKind::Owner) => owned.push(id),
            (Scope::Ecosystem(_) | Scope::Group(_) | Scope::Site, _) => {}
        }
    }
    (teams, owned)
}

/// The conferences that everybody may know of.
pub(crate) fn public() -> Select<conference::Entity> {
    conference::Entity::find().filter(conference::Column::Visibility.eq(Visibility::Public))
}

/// One conference, for a caller that authorises next.
pub(crate) fn by_id(id: ConferenceId) -> Select<conference::Entity> {
    conference::Entity::find().filter(conference::Column::Id.eq(id))
}

/// The releases of conferences that everybody may know of.
pub(crate) fn public_releases() -> Select<release::Entity> {
    let ids = public().select_only().column(conference::Column::Id).into_query();
    release::Entity::find().filter(release::Column::ConferenceId.in_subquery(ids))
}

/// The releases of one conference.
pub(super) fn releases(id: ConferenceId) -> Select<release::Entity> {
    release::Entity::find().filter(release::Column::ConferenceId.eq(id))
}

/// Conferences that bear an acronym: at most one, whoever asks, since acronyms are unique on the site.
pub(super) fn bearing(acronym: &str) -> Select<conference::Entity> {
    conference::Entity::find().filter(conference::Column::Acronym.eq(acronym))
}

/// The rooms of a conference, in order.
pub(super) fn rooms(id: ConferenceId) -> Select<room::Entity> {
    room::Entity::find()
        .filter(room::Column::ConferenceId.eq(id))
        .order_by_asc(room::Column::Position)
        .order_by_asc(room::Column::Id)
}

/// The tracks of a conference, in order.
pub(crate) fn tracks(id: ConferenceId) -> Select<track::Entity> {
    track::Entity::find()
        .filter(track::Column::ConferenceId.eq(id))
        .order_by_asc(track::Column::Position)
        .order_by_asc(track::Column::Id)
}

/// The session types of a conference, in order.
pub(crate) fn session_types(id: ConferenceId) -> Select<session_type::Entity> {
    session_type::Entity::find()
        .filter(session_type::Column::ConferenceId.eq(id))
        .order_by_asc(session_type::Column::Position)
        .order_by_asc(session_type::Column::Id)
}

/// What the policy needs to know of a conference.
pub(crate) fn place(row: &conference::Model) -> Place {
    Place::Conference { id: row.id, ecosystem: row.ecosystem_id, visibility: row.visibility }
}

/// Locks a conference for a write that may do `action` to it.
pub(crate) async fn locked(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: ConferenceId,
    action: Action,
) -> Result<conference::Model> {
    let row = database::locked::<conference::Entity>(tx, id).await?;
    ctx.authorize(action, place(&row))?;
    Ok(row)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::policy::{Decision, decide};

    use super::*;
    use crate::{conference::publish_conference, on_both_databases};

    on_both_databases! {
        async fn the_query_says_the_same_as_the_policy(world: World) {
            let ecosystem = world.ecosystem("owasp").await;
            let mut conferences = Vec::new();
            for slug in ["alone-hidden", "alone-open"] {
                conferences.push(world.hidden_conference(slug).await);
            }
            for slug in ["under-hidden", "under-open"] {
                conferences.push(world.conference_in(ecosystem, slug).await);
            }
            publish_conference(&world.ctx, conferences[1]).await.expect("published");
            publish_conference(&world.ctx, conferences[3]).await.expect("published");

            let mut actors = vec![Actor::Anonymous, world.ctx.actor.clone(), world.admin("Ada Lovelace").await.actor()];
            actors.push(world.person("Eve Moneypenny").await.actor());
            for (name, scope, kind) in [
                ("Bea One", Scope::Conference(conferences[0]), RoleKind::Review),
                ("Cai Two", Scope::Conference(conferences[2]), RoleKind::Owner),
                ("Dan Three", Scope::Ecosystem(ecosystem), RoleKind::Owner),
                ("Eli Four", Scope::Ecosystem(ecosystem), RoleKind::Programme),
            ] {
                let mut somebody = world.person(name).await;
                world.grant(&mut somebody, scope, kind).await;
                actors.push(somebody.actor());
            }
            let db = &world.ctx.db.read;
            let all = visible_to(&world.ctx.actor).all(db).await.expect("read");
            assert_eq!(all.len(), 4);
            for actor in actors {
                let listed: HashSet<ConferenceId> =
                    visible_to(&actor).all(db).await.expect("read").into_iter().map(|row| row.id).collect();
                let allowed = |row: &&conference::Model| decide(&actor, Action::SeeConference, place(row)) == Decision::Allow;
                let decided: HashSet<ConferenceId> = all.iter().filter(allowed).map(|row| row.id).collect();
                assert_eq!(listed, decided, "{actor:?}");
            }
        }
    }
}
