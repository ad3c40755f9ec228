//! The hashes themselves.

use std::fmt::Write as _;

use domain::id::PersonId;
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::entity::{event, seal};

/// The hash before the first seal of a scope.
pub(crate) const START: [u8; 32] = [0; 32];

/// The fingerprint of who acted.
pub fn personal(
    salt: &[u8],
    actor: Option<PersonId>,
    actor_name: Option<&str>,
    on_behalf_of: Option<PersonId>,
) -> Vec<u8> {
    let mut hash = Hasher::new("plenary personal 1");
    hash.add(salt);
    hash.add_id(actor.map(Uuid::from));
    hash.add_optional(actor_name.map(str::as_bytes));
    hash.add_id(on_behalf_of.map(Uuid::from));
    hash.finish()
}

/// The fingerprint of what changed.
pub fn closed(salt: &[u8], data: &Value) -> Vec<u8> {
    let mut hash = Hasher::new("plenary closed 1");
    hash.add(salt);
    let mut text = String::new();
    spell(data, &mut text);
    hash.add(text.as_bytes());
    hash.finish()
}

/// The hash of one event as its seal covers it.
pub(crate) fn leaf(event: &event::Model) -> Vec<u8> {
    let mut hash = Hasher::new("plenary event 1");
    hash.add(event.id.0.as_bytes());
    hash.add(&event.at.timestamp_micros().to_be_bytes());
    hash.add(event.actor_kind.as_bytes());
    hash.add(event.verb.as_bytes());
    hash.add(event.subject_kind.as_bytes());
    hash.add_id(event.subject_id);
    hash.add(event.visibility.as_str().as_bytes());
    hash.add(&event.personal_hash);
    hash.add(&event.closed_hash);
    hash.finish()
}

/// The hash of a seal over `leaves`; `seal.hash` itself is not read.
pub(crate) fn seal(seal: &seal::Model, leaves: &[Vec<u8>]) -> Vec<u8> {
    let mut hash = Hasher::new("plenary seal 1");
    hash.add(&seal.previous_hash);
    hash.add(seal.scope_kind.as_bytes());
    hash.add(seal.scope_id.as_bytes());
    hash.add(&seal.number.to_be_bytes());
    hash.add(&seal.sealed_at.timestamp_micros().to_be_bytes());
    hash.add(&seal.count.to_be_bytes());
    for leaf in leaves {
        hash.add(leaf);
    }
    hash.finish()
}

/// SHA-256 over values, each with its length before it.
struct Hasher(Sha256);

impl Hasher {
    fn new(kind: &str) -> Self {
        let mut hash = Self(Sha256::new());
        hash.add(kind.as_bytes());
        hash
    }

    fn add(&mut self, value: &[u8]) {
        self.0.update((value.len() as u64).to_be_bytes());
        self.0.update(value);
    }

    fn add_optional(&mut self, value: Option<&[u8]>) {
        self.add(&[u8::from(value.is_some())]);
        self.add(value.unwrap_or_default());
    }

    fn add_id(&mut self, id: Option<Uuid>) {
        self.add_optional(id.as_ref().map(|id| id.as_bytes().as_slice()));
    }

    fn finish(self) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

/// Writes JSON in its one canonical spelling.
fn spell(value: &Value, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for item in items {
                spell(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort();
            text.push('{');
            for key in keys {
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                spell(&fields[key], text);
                text.push(',');
            }
            text.push('}');
        }
        // PostgreSQL keeps 1e15 as 1000000000000000, which comes back as a whole number.
        Value::Number(number) => match number.as_f64() {
            Some(float) if !number.is_i64() && !number.is_u64() && float.fract() == 0.0 => {
                let _ = write!(text, "{float:.0}");
            }
            _ => text.push_str(&number.to_string()),
        },
        plain => text.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_has_one_spelling() {
        let respelled: Value = serde_json::from_str(r#"{"b": [1.0, 1000000000000000], "a": "ä\"\n"}"#).expect("JSON");
        assert_eq!(closed(b"salt", &json!({ "a": "ä\"\n", "b": [1, 1e15] })), closed(b"salt", &respelled));
    }

    #[test]
    fn moving_text_from_one_field_to_the_next_is_another_hash() {
        assert_ne!(closed(b"salt", &json!(["ab", "c"])), closed(b"salt", &json!(["a", "bc"])));
        assert_ne!(closed(b"sal", &json!("t")), closed(b"salt", &json!("")));
        let person = Some(PersonId(Uuid::from_u128(1)));
        assert_ne!(personal(b"salt", person, None, None), personal(b"salt", None, None, person));
        assert_ne!(personal(b"salt", None, None, None), personal(b"salt", None, Some(""), None));
    }
}
