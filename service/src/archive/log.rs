//! The event log in a record: the seals, and under each its events in the order of their ids.
//!
//! An event says everything that its seal covers: its open fields, the fingerprints of who acted and what changed, and
//! these with their salts, as far as the reader may have them. Of an event that the reader may not know of there is the
//! leaf alone; since both fingerprints in it are salted, it confirms no guess.

use domain::{Instant, id::EventId, id::PersonId, policy::Visibility};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

use super::value::settled;
use crate::{
    Error, Result,
    entity::{event, seal},
    record::seal::fingerprint,
};

/// A seal, as a line says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SealLine {
    pub(super) number: i64,
    pub(super) sealed_at: Instant,
    pub(super) count: i32,
    pub(super) previous: String,
    pub(super) hash: String,
}

/// An event, as a line says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventLine {
    /// The number of its seal.
    pub(super) seal: i64,
    /// The leaf of an event of which nothing else is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) leaf: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) said: Option<Said>,
}

/// What is said of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    pub(super) id: Uuid,
    pub(super) at: Instant,
    pub(super) actor_kind: String,
    pub(super) verb: String,
    pub(super) subject_kind: String,
    pub(super) subject_id: Option<Uuid>,
    pub(super) visibility: Visibility,
    pub(super) personal_hash: String,
    pub(super) closed_hash: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) who: Option<Who>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) what: Option<What>,
}

/// Who acted, with the salt of the fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Who {
    pub(super) salt: String,
    pub(super) actor_id: Option<PersonId>,
    pub(super) actor_name: Option<String>,
    pub(super) on_behalf_of: Option<PersonId>,
}

/// What changed, with the salt of the fingerprint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct What {
    pub(super) salt: String,
    pub(super) data: Json,
}

/// The seals of a group up to an instant, the first one first.
#[expect(clippy::disallowed_methods, reason = "of the group that was authorised")]
pub(super) async fn seals(tx: &DatabaseTransaction, group: Uuid, until: Option<Instant>) -> Result<Vec<seal::Model>> {
    let rows = seal::Entity::find()
        .filter(seal::Column::ScopeKind.eq("group"))
        .filter(seal::Column::ScopeId.eq(group))
        .order_by_asc(seal::Column::Number)
        .all(tx)
        .await?;
    // Up to the first one that came too late: a chain has no gaps.
    Ok(rows.into_iter().take_while(|row| until.is_none_or(|until| row.sealed_at < until)).collect())
}

/// The events under a seal.
#[expect(clippy::disallowed_methods, reason = "of the group that was authorised")]
pub(super) async fn events(tx: &DatabaseTransaction, seal: Uuid) -> Result<Vec<event::Model>> {
    let under = event::Entity::find().filter(event::Column::SealedIn.eq(seal)).order_by_asc(event::Column::Id);
    Ok(under.all(tx).await?)
}

impl SealLine {
    pub(super) fn of(row: &seal::Model) -> Self {
        Self {
            number: row.number,
            sealed_at: row.sealed_at,
            count: row.count,
            previous: hex::encode(&row.previous_hash),
            hash: hex::encode(&row.hash),
        }
    }

    /// The row that it stands for, of a group and under an id: no hash covers that, so a record does not say it.
    pub(super) fn row(&self, group: Uuid, id: Uuid) -> std::result::Result<seal::Model, String> {
        Ok(seal::Model {
            id,
            scope_kind: "group".into(),
            number: self.number,
            sealed_at: self.sealed_at,
            count: self.count,
            scope_id: group,
            previous_hash: bytes(&self.previous)?,
            hash: bytes(&self.hash)?,
        })
    }
}

impl EventLine {
    /// A line that says nothing but that there was an event.
    pub(super) fn withheld(seal: i64, row: &event::Model) -> Self {
        Self { seal, leaf: Some(hex::encode(fingerprint::leaf(row))), said: None }
    }

    /// A line that says who acted only where `names` is true.
    pub(super) fn of(seal: i64, row: event::Model, names: bool) -> Self {
        let who = row.personal_salt.filter(|_| names).map(|salt| Who {
            salt: hex::encode(salt),
            actor_id: row.actor_id,
            actor_name: row.actor_name,
            on_behalf_of: row.on_behalf_of,
        });
        let what = row.closed_salt.map(|salt| What { salt: hex::encode(salt), data: settled(row.data) });
        let said = Said {
            id: row.id.0,
            at: row.at,
            actor_kind: row.actor_kind,
            verb: row.verb,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            visibility: row.visibility,
            personal_hash: hex::encode(row.personal_hash),
            closed_hash: hex::encode(row.closed_hash),
            who,
            what,
        };
        Self { seal, leaf: None, said: Some(said) }
    }

    /// The leaf that its seal covers, if everything that is said fits its fingerprints.
    pub(super) fn checked_leaf(&self) -> std::result::Result<Vec<u8>, String> {
        match (&self.leaf, &self.said) {
            (Some(leaf), None) => bytes(leaf),
            (None, Some(said)) => {
                let row = said.row(Uuid::nil(), Uuid::nil())?;
                must_fit(&row)?;
                Ok(fingerprint::leaf(&row))
            }
            _ => Err("an event is either told or withheld".into()),
        }
    }
}

impl Said {
    /// The row that it stands for, of a group and under a seal.
    pub(super) fn row(&self, group: Uuid, seal: Uuid) -> std::result::Result<event::Model, String> {
        let salt = |salt: Option<&String>| salt.map(|salt| bytes(salt)).transpose();
        let who = self.who.as_ref();
        Ok(event::Model {
            id: EventId(self.id),
            at: self.at,
            actor_kind: self.actor_kind.clone(),
            verb: self.verb.clone(),
            subject_kind: self.subject_kind.clone(),
            scope_kind: "group".into(),
            visibility: self.visibility,
            data: self.what.as_ref().map_or(Json::Null, |what| what.data.clone()),
            personal_hash: bytes(&self.personal_hash)?,
            closed_hash: bytes(&self.closed_hash)?,
            actor_id: who.and_then(|who| who.actor_id),
            actor_name: who.and_then(|who| who.actor_name.clone()),
            on_behalf_of: who.and_then(|who| who.on_behalf_of),
            subject_id: self.subject_id,
            scope_id: Some(group),
            personal_salt: salt(who.map(|who| &who.salt))?,
            closed_salt: salt(self.what.as_ref().map(|what| &what.salt))?,
            sealed_in: Some(seal),
        })
    }
}

/// Whether a row says what its hashes were made of.
fn must_fit(row: &event::Model) -> std::result::Result<(), String> {
    if let Some(salt) = &row.personal_salt {
        let name = row.actor_name.as_deref();
        if fingerprint::personal(salt, row.actor_id, name, row.on_behalf_of) != row.personal_hash {
            return Err("it names somebody other than when it was written".into());
        }
    }
    if let Some(salt) = &row.closed_salt
        && fingerprint::closed(salt, &row.data) != row.closed_hash
    {
        return Err("it says another thing than when it was written".into());
    }
    Ok(())
}

/// Lower-case hexadecimal digits.
fn bytes(digits: &str) -> std::result::Result<Vec<u8>, String> {
    let bytes = hex::decode(digits).ok().filter(|bytes| hex::encode(bytes) == digits);
    bytes.ok_or_else(|| format!("“{digits}” are not hexadecimal digits"))
}

/// A line as records spell it.
pub(super) fn line(of: &impl Serialize) -> Result<Json> {
    Ok(settled(serde_json::to_value(of).map_err(Error::fault)?))
}
