//! What an edit changed, for the event log.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{Error, Result};

/// The fields in which two states of one thing differ, each with what it was and is; `None` where nothing differs.
pub fn changes<T: Serialize>(before: &T, after: &T) -> Result<Option<Value>> {
    let (before, after) = (fields(before)?, fields(after)?);
    let differing = after.into_iter().filter(|(name, is)| before.get(name) != Some(is));
    let changes: Map<String, Value> =
        differing.map(|(name, is)| (name.clone(), json!({ "from": before.get(&name), "to": is }))).collect();
    Ok(if changes.is_empty() { None } else { Some(Value::Object(changes)) })
}

fn fields(thing: &impl Serialize) -> Result<Map<String, Value>> {
    match serde_json::to_value(thing).map_err(Error::fault)? {
        Value::Object(fields) => Ok(fields),
        other => Err(Error::fault(format!("expected a thing with fields, got {other}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let before = json!({ "title": "A", "city": "Brussels" });
        assert_eq!(changes(&before, &before).expect("comparable"), None);
        let after = json!({ "title": "B", "city": "Brussels" });
        let told = changes(&before, &after).expect("comparable");
        assert_eq!(told, Some(json!({ "title": { "from": "A", "to": "B" } })));
    }
}
