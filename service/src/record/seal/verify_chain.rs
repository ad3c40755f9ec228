//! Checking that a scope's record is what was sealed.

use domain::policy::{Action, Place, Scope, ScopeKind};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::Value;
use uuid::Uuid;

use super::fingerprint;
use crate::{
    Ctx, Error, Result,
    entity::{event, seal},
};

/// What checking a scope's chain found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// Seals in the chain.
    pub seals: usize,
    /// Events under them.
    pub events: usize,
    /// Of those, how many had personal or closed fields erased.
    pub erased: usize,
    /// Events that wait for the next seal.
    pub unsealed: u64,
    /// The last seal's hash, in hexadecimal: noted elsewhere, it also proves that nothing was cut off since.
    pub head: String,
    /// What does not fit, in words; empty when all is well.
    pub flaws: Vec<String>,
}

/// The scopes that have a chain.
#[expect(clippy::disallowed_methods, reason = "a finder for administrators, authorised here")]
pub async fn chains(ctx: &Ctx) -> Result<Vec<Scope>> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let stored: Vec<(String, Uuid)> = seal::Entity::find()
        .select_only()
        .columns([seal::Column::ScopeKind, seal::Column::ScopeId])
        .distinct()
        .order_by_asc(seal::Column::ScopeKind)
        .order_by_asc(seal::Column::ScopeId)
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    let scope = |(kind, id): (String, Uuid)| {
        let kind: ScopeKind = kind.parse().map_err(Error::fault)?;
        Scope::from_parts(kind, Some(id)).ok_or_else(|| Error::fault(format!("a chain of no scope: {kind} {id}")))
    };
    stored.into_iter().map(scope).collect()
}

/// Recomputes every hash of a scope's chain. See the [module](super) for what is noticed.
pub async fn verify_chain(ctx: &Ctx, scope: Scope) -> Result<Chain> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let seals = seals_of(ctx, scope).await?;
    let mut chain = Chain::default();
    let mut previous = fingerprint::START.to_vec();
    for (position, seal) in (1..).zip(&seals) {
        if seal.number != position {
            chain.flaws.push(format!("Seal {} stands where seal {position} should.", seal.number));
        }
        if seal.previous_hash != previous {
            chain.flaws.push(format!("Seal {} does not follow the one before it.", seal.number));
        }
        check_seal(ctx, scope, seal, &mut chain).await?;
        previous.clone_from(&seal.hash);
    }
    chain.seals = seals.len();
    chain.head = hex::encode(previous);
    chain.unsealed = count_unsealed(ctx, scope).await?;
    let strays = count_strays(ctx, scope).await?;
    if strays > 0 {
        chain.flaws.push(format!("{strays} events name a seal that is not in this chain."));
    }
    Ok(chain)
}

async fn check_seal(ctx: &Ctx, scope: Scope, seal: &seal::Model, chain: &mut Chain) -> Result<()> {
    let events = events_under(ctx, scope, seal).await?;
    if usize::try_from(seal.count) != Ok(events.len()) {
        chain.flaws.push(format!("Seal {} covers {} events; {} are here.", seal.number, seal.count, events.len()));
    }
    for event in &events {
        check_event(event, chain);
    }
    let leaves: Vec<Vec<u8>> = events.iter().map(fingerprint::leaf).collect();
    if fingerprint::seal(seal, &leaves) != seal.hash {
        chain.flaws.push(format!("The events under seal {} are not those that were sealed.", seal.number));
    }
    chain.events += events.len();
    Ok(())
}

/// A field that still has its salt must match its fingerprint; one without must be empty.
fn check_event(event: &event::Model, chain: &mut Chain) {
    let personal_fits = match &event.personal_salt {
        Some(salt) => {
            let name = event.actor_name.as_deref();
            fingerprint::personal(salt, event.actor_id, name, event.on_behalf_of) == event.personal_hash
        }
        None => event.actor_id.is_none() && event.actor_name.is_none() && event.on_behalf_of.is_none(),
    };
    let closed_fits = match &event.closed_salt {
        Some(salt) => fingerprint::closed(salt, &event.data) == event.closed_hash,
        None => event.data == Value::Null,
    };
    if !personal_fits {
        chain.flaws.push(format!("Event {} names somebody other than when it was written.", event.id));
    }
    if !closed_fits {
        chain.flaws.push(format!("Event {} says another thing than when it was written.", event.id));
    }
    if event.personal_salt.is_none() || event.closed_salt.is_none() {
        chain.erased += 1;
    }
}

#[expect(clippy::disallowed_methods, reason = "a finder for administrators, authorised by its only caller")]
async fn seals_of(ctx: &Ctx, scope: Scope) -> Result<Vec<seal::Model>> {
    let seals = seal::Entity::find()
        .filter(seal::Column::ScopeKind.eq(scope.kind().as_str()))
        .filter(seal::Column::ScopeId.eq(scope.id().unwrap_or_default()))
        .order_by_asc(seal::Column::Number)
        .all(&ctx.db.read)
        .await?;
    Ok(seals)
}

async fn events_under(ctx: &Ctx, scope: Scope, seal: &seal::Model) -> Result<Vec<event::Model>> {
    let events = events_of(scope)
        .filter(event::Column::SealedIn.eq(seal.id))
        .order_by_asc(event::Column::Id)
        .all(&ctx.db.read)
        .await?;
    Ok(events)
}

async fn count_unsealed(ctx: &Ctx, scope: Scope) -> Result<u64> {
    Ok(events_of(scope).filter(event::Column::SealedIn.is_null()).count(&ctx.db.read).await?)
}

/// Events whose seal is gone. Compared in the database: a chain may have more seals than a statement has parameters.
#[expect(clippy::disallowed_methods, reason = "a finder for administrators, authorised by its only caller")]
async fn count_strays(ctx: &Ctx, scope: Scope) -> Result<u64> {
    let known = seal::Entity::find()
        .select_only()
        .column(seal::Column::Id)
        .filter(seal::Column::ScopeKind.eq(scope.kind().as_str()))
        .filter(seal::Column::ScopeId.eq(scope.id().unwrap_or_default()));
    let strays = events_of(scope)
        .filter(event::Column::SealedIn.is_not_null())
        .filter(event::Column::SealedIn.not_in_subquery(known.into_query()))
        .count(&ctx.db.read)
        .await?;
    Ok(strays)
}

#[expect(clippy::disallowed_methods, reason = "a finder for administrators, authorised by its only caller")]
fn events_of(scope: Scope) -> sea_orm::Select<event::Entity> {
    event::Entity::find()
        .filter(event::Column::ScopeKind.eq(scope.kind().as_str()))
        .filter(scope.id().map_or(event::Column::ScopeId.is_null(), |id| event::Column::ScopeId.eq(id)))
}

#[cfg(test)]
mod tests {
    use domain::{id::ConferenceId, policy::Scope};
    use serde_json::json;
    use uuid::Uuid;

    use super::{Chain, chains, verify_chain};
    use crate::{
        Error, on_both_databases,
        record::{
            Entry, event,
            seal::{erase_person, seal_events},
        },
        testing::{Somebody, World},
    };

    const HERE: Scope = Scope::Conference(ConferenceId(Uuid::from_u128(5)));

    on_both_databases! {
        async fn what_was_sealed_verifies_and_the_chain_goes_on(world: World) {
            sealed_by_ada(&world, 0).await;
            append(&world.ctx, HERE, 1).await;
            assert_eq!(seal_events(&world.ctx).await.expect("the second batch is sealed"), 1);
            append(&world.ctx, HERE, 2).await;
            let chain = verify(&world, HERE).await;
            assert_eq!((chain.seals, chain.events, chain.unsealed, chain.flaws), (2, 4, 2, vec![]));
            assert_eq!(chain.head.len(), 64);
            assert_eq!(chains(&world.ctx).await.expect("the scopes are read"), [HERE, Scope::Site]);
        }

        async fn an_edited_event_is_noticed(world: World) {
            for (n, edit) in (0..).zip([
                "verb = 'something.else'",
                "at = '2026-01-01T00:00:00+00:00'",
                "actor_name = 'Mallory'",
                "data = '{\"room\": \"K\"}'",
                "visibility = 'public'",
                "personal_salt = NULL",
                "closed_salt = NULL",
                "sealed_in = NULL",
            ]) {
                sealed_by_ada(&world, n).await;
                assert_eq!(verify(&world, HERE).await.flaws, [""; 0]);
                world.edit(&format!("UPDATE event SET {edit} WHERE verb = 'session.moved'")).await;
                assert_ne!(verify(&world, HERE).await.flaws, [""; 0], "{edit}");
                world.edit("DELETE FROM event").await;
                world.edit("DELETE FROM seal").await;
            }
        }

        async fn a_removed_event_or_seal_is_noticed(world: World) {
            for (n, removal) in (0..).zip([
                "DELETE FROM event WHERE verb = 'session.moved'",
                "DELETE FROM seal WHERE number = 1",
                "DELETE FROM seal",
                "UPDATE seal SET number = number + 10",
            ]) {
                sealed_by_ada(&world, n).await;
                append(&world.ctx, HERE, 1).await;
                seal_events(&world.ctx).await.expect("the second batch is sealed");
                world.edit(removal).await;
                assert_ne!(verify(&world, HERE).await.flaws, [""; 0], "{removal}");
                world.edit("DELETE FROM event").await;
                world.edit("DELETE FROM seal").await;
            }
        }

        async fn erasing_a_person_leaves_the_chain_verifiable(world: World) {
            let ada = sealed_by_ada(&world, 0).await;
            let before = verify(&world, HERE).await;
            world.ctx.write(async |tx| erase_person(tx, ada.person).await).await.expect("Ada is erased");
            let after = verify(&world, HERE).await;
            assert_eq!(after, Chain { erased: 1, ..before });
            let site = verify(&world, Scope::Site).await;
            assert_eq!((site.erased, site.flaws), (1, vec![]), "what changed in events about her is erased too");
            let said = world.ask("SELECT count(*) AS n FROM event WHERE CAST(data AS text) LIKE '%lovelace%'").await;
            assert_eq!(said, 0);
        }

        async fn many_events_are_sealed_in_several_batches_once(world: World) {
            world.ctx.write(async |tx| {
                for n in 0..1_203 {
                    let entry = Entry::new("session.moved", "session", Uuid::from_u128(n), HERE);
                    event::append(&world.ctx, tx, entry).await?;
                }
                Ok(())
            }).await.expect("the events are appended");
            let sealers = (0..5).map(|_| { let ctx = world.ctx.clone(); tokio::spawn(async move { seal_events(&ctx).await }) });
            let mut sealed = 0;
            for sealer in sealers.collect::<Vec<_>>() {
                sealed += sealer.await.expect("no panic").expect("sealed");
            }
            assert_eq!(sealed, 1_203);
            let chain = verify(&world, HERE).await;
            assert_eq!((chain.seals, chain.events, chain.unsealed, chain.flaws), (2, 1_203, 0, vec![]));
        }

        async fn only_administrators_verify(world: World) {
            let ada = world.person("Ada Lovelace").await;
            assert!(matches!(verify_chain(&world.as_(&ada), HERE).await, Err(Error::Refused(_))));
            assert!(matches!(seal_events(&world.as_(&ada)).await, Err(Error::Refused(_))));
            assert!(matches!(chains(&world.anonymous()).await, Err(Error::Refused(_))));
        }
    }

    /// Three events of a conference and one of the site, sealed; Ada did one and is the subject of another.
    async fn sealed_by_ada(world: &World, n: u8) -> Somebody {
        let ada = world.person(&format!("Ada{n} Lovelace")).await;
        append(&world.ctx, HERE, 2).await;
        let moved = Entry::new("session.moved", "session", Uuid::from_u128(9), HERE)
            .with(json!({ "room": "Janson", "minutes": 1.5, "at": 1e15 }));
        let about = Entry::new("person.renamed", "person", ada.person, Scope::Site)
            .with(json!({ "address": "lovelace@people.test" }));
        let ctx = world.as_(&ada);
        ctx.write(async |tx| event::append(&ctx, tx, moved).await).await.expect("Ada's event is appended");
        let ctx = &world.ctx;
        ctx.write(async |tx| event::append(ctx, tx, about).await).await.expect("an event about Ada is appended");
        assert_eq!(seal_events(ctx).await.expect("the events are sealed"), 4);
        ada
    }

    async fn append(ctx: &crate::Ctx, scope: Scope, count: u128) {
        for n in 0..count {
            let entry = Entry::new("room.added", "room", Uuid::from_u128(n), scope);
            ctx.write(async |tx| event::append(ctx, tx, entry).await).await.expect("the event is appended");
        }
    }

    async fn verify(world: &World, scope: Scope) -> Chain {
        verify_chain(&world.ctx, scope).await.expect("the chain is read")
    }
}
