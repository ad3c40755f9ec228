//! Sealing what was appended since the last time.

use domain::{
    id::EventId,
    policy::{Action, Place, Scope},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::fingerprint;
use crate::{
    Ctx, Result,
    entity::{event, seal},
};

/// The kind of the job that seals.
pub const SEAL: &str = "record.seal";

/// Most events under one seal.
const BATCH: u64 = 1_000;
/// A scope as stored: its kind, and its id if it has one.
type StoredScope = (String, Option<Uuid>);

/// Seals all events that no seal covers yet, scope by scope, and says how many.
pub async fn seal_events(ctx: &Ctx) -> Result<usize> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let mut sealed = 0;
    for scope in open_scopes(ctx).await? {
        loop {
            let count = ctx.write(async |tx| seal_batch(ctx, tx, &scope).await).await?;
            if count == 0 {
                break;
            }
            sealed += count;
        }
    }
    Ok(sealed)
}

/// Seals, within a transaction, everything of a scope that no seal covers yet, with what this very transaction did, and
/// answers with the head of the chain in hexadecimal: for what goes out and names it.
pub(crate) async fn seal_now(ctx: &Ctx, tx: &DatabaseTransaction, scope: Scope) -> Result<String> {
    let stored = (scope.kind().to_string(), scope.id());
    while seal_batch(ctx, tx, &stored).await? > 0 {}
    let head = newest(tx, &stored).await?.map_or_else(|| fingerprint::START.to_vec(), |head| head.hash);
    Ok(hex::encode(head))
}

#[expect(clippy::disallowed_methods, reason = "the sealer reads every scope")]
async fn newest(tx: &DatabaseTransaction, scope: &StoredScope) -> Result<Option<seal::Model>> {
    let head = seal::Entity::find()
        .filter(seal::Column::ScopeKind.eq(&scope.0))
        .filter(seal::Column::ScopeId.eq(scope.1.unwrap_or_default()))
        .order_by_desc(seal::Column::Number)
        .one(tx)
        .await?;
    Ok(head)
}

#[expect(clippy::disallowed_methods, reason = "the sealer reads every scope")]
async fn open_scopes(ctx: &Ctx) -> Result<Vec<StoredScope>> {
    let scopes = event::Entity::find()
        .select_only()
        .columns([event::Column::ScopeKind, event::Column::ScopeId])
        .distinct()
        .filter(event::Column::SealedIn.is_null())
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    Ok(scopes)
}

#[expect(clippy::disallowed_methods, reason = "the sealer reads every scope")]
async fn seal_batch(ctx: &Ctx, tx: &DatabaseTransaction, scope: &StoredScope) -> Result<usize> {
    if tx.get_database_backend() == DbBackend::Postgres {
        // One sealer at a time: a chain has one end. (SQLite has one writer anyway.)
        tx.execute_unprepared("SELECT pg_advisory_xact_lock(7310003)").await?;
    }
    let events = event::Entity::find()
        .filter(event::Column::ScopeKind.eq(&scope.0))
        .filter(scope.1.map_or(event::Column::ScopeId.is_null(), |id| event::Column::ScopeId.eq(id)))
        .filter(event::Column::SealedIn.is_null())
        .order_by_asc(event::Column::Id)
        .limit(BATCH)
        .all(tx)
        .await?;
    let (Some(first), Some(last)) = (events.first(), events.last()) else {
        return Ok(0);
    };
    let range = (first.id, last.id);
    let head = newest(tx, scope).await?;
    let row = next_seal(ctx, scope, head, &events);
    let id = row.id;
    seal::ActiveModel {
        id: Set(row.id),
        scope_kind: Set(row.scope_kind),
        number: Set(row.number),
        sealed_at: Set(row.sealed_at),
        count: Set(row.count),
        scope_id: Set(row.scope_id),
        previous_hash: Set(row.previous_hash),
        hash: Set(row.hash),
    }
    .insert(tx)
    .await?;
    mark(tx, id, range, events.iter().map(|event| event.id)).await?;
    Ok(events.len())
}

fn next_seal(ctx: &Ctx, scope: &StoredScope, head: Option<seal::Model>, events: &[event::Model]) -> seal::Model {
    let (number, previous_hash) = head.map_or((0, fingerprint::START.to_vec()), |head| (head.number, head.hash));
    let leaves: Vec<Vec<u8>> = events.iter().map(fingerprint::leaf).collect();
    let mut row = seal::Model {
        id: ctx.id(),
        scope_kind: scope.0.clone(),
        number: number + 1,
        sealed_at: ctx.now,
        count: i32::try_from(events.len()).unwrap_or(i32::MAX),
        scope_id: scope.1.unwrap_or_default(),
        previous_hash,
        hash: Vec::new(),
    };
    row.hash = fingerprint::seal(&row, &leaves);
    row
}

/// Names each event: others of the same time may have been committed since the batch was read.
async fn mark(
    tx: &DatabaseTransaction,
    seal: Uuid,
    (first, last): (EventId, EventId),
    events: impl Iterator<Item = EventId>,
) -> Result<()> {
    event::Entity::update_many()
        .col_expr(event::Column::SealedIn, sea_orm::sea_query::Expr::value(seal))
        .filter(event::Column::Id.between(first, last))
        .filter(event::Column::Id.is_in(events))
        .exec(tx)
        .await?;
    Ok(())
}
