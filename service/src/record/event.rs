//! The event log: every write appends one row, in its own transaction.

use domain::{
    Instant,
    id::PersonId,
    policy::{Action, Actor, Place, Scope, Visibility},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use super::seal::fingerprint;
use crate::{Ctx, Result, entity::event};

/// What an event is about: a kind of thing and its id.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// The noun, such as `conference`.
    pub kind: &'static str,
    /// Which one.
    pub id: Uuid,
}

/// An event to be appended.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What happened, in the past tense: `programme.released`.
    pub verb: &'static str,
    /// To what.
    pub subject: Subject,
    /// In which scope's history it stands.
    pub scope: Scope,
    /// Who may read it.
    pub visibility: Visibility,
    /// For whom the actor acted, if not for themselves.
    pub on_behalf_of: Option<PersonId>,
    /// What changed. Never a secret, never an address that the scope's readers may not see.
    pub data: Value,
}

impl Entry {
    /// An event that the scope's team may read.
    pub fn new(verb: &'static str, kind: &'static str, id: impl Into<Uuid>, scope: Scope) -> Self {
        let subject = Subject { kind, id: id.into() };
        Self { verb, subject, scope, visibility: Visibility::Team, on_behalf_of: None, data: Value::Null }
    }

    /// Everybody may read it.
    pub fn public(self) -> Self {
        Self { visibility: Visibility::Public, ..self }
    }

    /// With what changed.
    pub fn with(self, data: Value) -> Self {
        Self { data, ..self }
    }
}

/// When the newest event happened, for those who check the clock.
#[expect(clippy::disallowed_methods, reason = "a finder for administrators, authorised here")]
pub async fn newest_event_at(ctx: &Ctx) -> Result<Option<Instant>> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let newest = event::Entity::find().select_only().column_as(event::Column::At.max(), "at");
    Ok(newest.into_tuple::<Option<Instant>>().one(&ctx.db.read).await?.flatten())
}

/// Appends an event within a transaction. Takes no lock: batches are sealed into hash chains by a job.
pub async fn append(ctx: &Ctx, tx: &impl ConnectionTrait, entry: Entry) -> Result<()> {
    let (actor_kind, actor_id, actor_name) = match &ctx.actor {
        Actor::Anonymous => ("anonymous", None, None),
        Actor::Person { person, token: None, .. } => ("person", Some(*person), None),
        Actor::Person { person, token: Some(_), .. } => ("token", Some(*person), None),
        Actor::System { name } => ("system", None, Some((*name).to_owned())),
    };
    let chance = ctx.chance.secret();
    let (personal_salt, closed_salt) = chance.split_at(16);
    let row = event::ActiveModel {
        id: Set(ctx.id()),
        at: Set(ctx.now),
        actor_kind: Set(actor_kind.into()),
        verb: Set(entry.verb.into()),
        subject_kind: Set(entry.subject.kind.into()),
        scope_kind: Set(entry.scope.kind().to_string()),
        visibility: Set(entry.visibility),
        personal_hash: Set(fingerprint::personal(personal_salt, actor_id, actor_name.as_deref(), entry.on_behalf_of)),
        closed_hash: Set(fingerprint::closed(closed_salt, &entry.data)),
        data: Set(entry.data),
        actor_id: Set(actor_id),
        actor_name: Set(actor_name),
        on_behalf_of: Set(entry.on_behalf_of),
        subject_id: Set(Some(entry.subject.id)),
        scope_id: Set(entry.scope.id()),
        personal_salt: Set(Some(personal_salt.to_vec())),
        closed_salt: Set(Some(closed_salt.to_vec())),
        sealed_in: Set(None),
    };
    row.insert(tx).await?;
    Ok(())
}
