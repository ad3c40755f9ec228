//! What a record says of itself: `record.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{folder, reading::Level};
use crate::{Error, Result};

/// The format and its version. One that changes what a line means gets a new number.
pub const FORMAT: &str = "plenary-group-record/1";

/// What a record says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// How much it holds.
    pub level: Level,
    /// The group.
    pub group: Named,
    /// The ecosystem that it belongs to.
    pub ecosystem: Option<Named>,
    /// Its event log.
    pub chain: Chain,
    /// How many there are of each kind.
    pub counts: BTreeMap<String, u64>,
    /// Every other file, by name.
    pub files: Vec<Listed>,
    /// SHA-256 of all of this without the hash itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hash: String,
}

/// A place by its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Which.
    pub id: Uuid,
    /// Its part of addresses.
    pub slug: String,
    /// Its name for people.
    pub name: String,
}

/// The event log of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chain {
    /// How many seals.
    pub seals: u64,
    /// How many events they cover.
    pub events: u64,
    /// Of how many of these there is nothing but the hash.
    pub withheld: u64,
    /// The hash of the last seal.
    pub head: String,
}

/// A file of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its path in the record.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// SHA-256 of them.
    pub sha256: String,
}

impl Manifest {
    /// Reads what says what the record in a folder is, and tells in words what is wrong with it.
    pub(super) fn read(root: &std::path::Path) -> std::result::Result<Self, String> {
        let bytes = folder::manifest(root)?;
        let found = serde_json::from_slice::<Format>(&bytes);
        let found = found.map_err(|error| format!("record.json does not say what this is: {error}."))?;
        if found.format != FORMAT {
            return Err(format!("This is “{}”; this Plenary reads {FORMAT}.", found.format));
        }
        let manifest: Self =
            serde_json::from_slice(&bytes).map_err(|error| format!("record.json is not as it should be: {error}."))?;
        let is_whole = manifest.computed_hash().is_ok_and(|hash| hash == manifest.hash);
        let is_spelled = manifest.to_text().is_ok_and(|text| text.as_bytes() == bytes);
        if is_whole && is_spelled { Ok(manifest) } else { Err("record.json was changed after it was written.".into()) }
    }

    /// Puts in its hash.
    pub(super) fn sealed(mut self) -> Result<Self> {
        self.hash = self.computed_hash()?;
        Ok(self)
    }

    /// As it is written.
    pub(super) fn to_text(&self) -> Result<String> {
        let mut text = serde_json::to_string_pretty(self).map_err(Error::fault)?;
        text.push('\n');
        Ok(text)
    }

    fn computed_hash(&self) -> Result<String> {
        let bare = Self { hash: String::new(), ..self.clone() };
        let text = serde_json::to_vec(&bare).map_err(Error::fault)?;
        Ok(hex::encode(Sha256::digest(text)))
    }
}

/// The part that every version has.
#[derive(Deserialize)]
struct Format {
    format: String,
}
