//! Where a scope's chain ended when something happened: what is noted elsewhere, so that a log rewritten later shows.

use std::collections::HashMap;

use domain::{
    Instant,
    id::EventId,
    policy::{Action, Place, Scope, ScopeKind},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    entity::{event, seal},
};

/// Something that happened, with the head of the chain that first covered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SealedEvent {
    /// Which event it was.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// What, in the past tense.
    pub verb: String,
    /// To what.
    pub subject: Option<Uuid>,
    /// The hash of its seal, in hexadecimal; none where no seal covers it yet.
    pub head: Option<String>,
}

/// What happened in a scope by some verbs, to one thing or to any, the first first. The caller says who may know of it.
#[expect(clippy::disallowed_methods, reason = "a scoped finder: one scope, and verbs that the caller names")]
pub(crate) async fn sealed_events(
    db: &impl ConnectionTrait,
    scope: Scope,
    verbs: &[&str],
    subject: Option<Uuid>,
) -> Result<Vec<SealedEvent>> {
    let about = subject.map(|id| Condition::all().add(event::Column::SubjectId.eq(id)));
    let events = event::Entity::find()
        .filter(event::Column::ScopeKind.eq(scope.kind().as_str()))
        .filter(scope.id().map_or(event::Column::ScopeId.is_null(), |id| event::Column::ScopeId.eq(id)))
        .filter(event::Column::Verb.is_in(verbs.iter().copied()))
        .filter(about.unwrap_or_else(Condition::all))
        .order_by_asc(event::Column::Id)
        .all(db)
        .await?;
    let seals = seal::Entity::find().filter(seal::Column::Id.is_in(events.iter().filter_map(|row| row.sealed_in)));
    let heads: HashMap<Uuid, String> =
        seals.all(db).await?.into_iter().map(|row| (row.id, hex::encode(row.hash))).collect();
    let told = |row: event::Model| SealedEvent {
        head: row.sealed_in.and_then(|id| heads.get(&id).cloned()),
        id: row.id,
        at: row.at,
        verb: row.verb,
        subject: row.subject_id,
    };
    Ok(events.into_iter().map(told).collect())
}

/// Where a head stands that somebody noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundHead {
    /// Whose chain.
    pub scope: Scope,
    /// Which seal of it, from 1.
    pub number: i64,
    /// When it was made.
    pub sealed_at: Instant,
}

/// The seal of this site whose hash somebody noted, in hexadecimal; none if there is none (any more).
#[expect(clippy::disallowed_methods, reason = "a finder for administrators, authorised here")]
pub async fn find_head(ctx: &Ctx, head: &str) -> Result<Option<FoundHead>> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let Ok(hash) = hex::decode(head.trim()) else { return Ok(None) };
    let Some(row) = seal::Entity::find().filter(seal::Column::Hash.eq(hash)).one(&ctx.db.read).await? else {
        return Ok(None);
    };
    let kind: ScopeKind = row.scope_kind.parse().map_err(Error::fault)?;
    let scope = Scope::from_parts(kind, Some(row.scope_id));
    let scope = scope.ok_or_else(|| Error::fault(format!("a chain of no scope: {kind} {}", row.scope_id)))?;
    Ok(Some(FoundHead { scope, number: row.number, sealed_at: row.sealed_at }))
}
