//! JSON as it stands in the file: objects keep their order and repeated keys, and nothing is bigger than it may be.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

use crate::{Options, ReadError};

/// Most values in a file: a programme of 10,000 sessions has about 500,000.
const MAX_VALUES: usize = 4_000_000;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as text.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, in the file's order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a text, after making sure that it is not too deep or too much.
    pub fn parse(text: &str, options: &Options) -> Result<Self, ReadError> {
        measure(text, options)?;
        serde_json::from_str(text).map_err(|error| {
            let line = u32::try_from(error.line()).unwrap_or_default();
            if error.is_eof() {
                return ReadError::incomplete(line);
            }
            let message = format!("The file is not valid JSON here, column {}. Export it again.", error.column());
            ReadError::at(line, "json-broken", message)
        })
    }

    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.members().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The members of an object; none of anything else.
    pub fn members(&self) -> &[(String, Json)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The values of a list; none of anything else.
    pub fn items(&self) -> &[Json] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// A text or number as text, or a text in several languages in English or else the first; `None` if it is empty.
    pub fn text(&self) -> Option<&str> {
        let text = match self {
            Self::Text(text) | Self::Number(text) => text.trim(),
            Self::Object(members) => {
                let english = members.iter().find(|(language, _)| language == "en").or(members.first());
                match english {
                    Some((_, Self::Text(text))) => text.trim(),
                    _ => "",
                }
            }
            _ => "",
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// The text of a member.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Self::text)
    }

    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Null | Self::Bool(false) => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Object(members) => members.is_empty(),
            Self::Bool(true) | Self::Number(_) => false,
        }
    }
}

/// Walks over the text once, before anything is built from it.
fn measure(text: &str, options: &Options) -> Result<(), ReadError> {
    let (mut depth, mut values, mut line) = (0_usize, 1_usize, 1_u32);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => skip_text(&mut bytes),
            b'[' | b'{' => {
                depth += 1;
                values += 1;
                if depth > options.max_depth {
                    return Err(ReadError::too_deep(line, options.max_depth));
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            b'\n' => line = line.saturating_add(1),
            _ => {}
        }
        if values > MAX_VALUES {
            return Err(ReadError::too_much(line, "values", MAX_VALUES));
        }
    }
    Ok(())
}

fn skip_text(bytes: &mut std::str::Bytes<'_>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => {
                bytes.next();
            }
            _ => {}
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = object.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Json, &'static str> {
        Json::parse(text, &Options::default()).map_err(|error| error.code)
    }

    #[test]
    fn objects_keep_their_order_and_their_repetitions() {
        let json = parse(r#"{"b": 1, "a": [true, null, "x"], "b": {"de": "Saal", "en": "Hall"}}"#).expect("JSON");
        let keys: Vec<_> = json.members().iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["b", "a", "b"]);
        assert_eq!(json.text_of("b"), Some("1"));
        assert_eq!(json.members()[2].1.text(), Some("Hall"));
    }

    #[test]
    fn what_is_too_deep_or_too_much_is_refused_before_it_is_built() {
        assert_eq!(parse(&"[".repeat(10_000)), Err("too-deep"));
        assert_eq!(parse(&format!("{{\"a\": {}1{}}}", "[".repeat(10_000), "]".repeat(10_000))), Err("too-deep"));
        assert_eq!(parse(&format!("[{}0]", "0,".repeat(MAX_VALUES))), Err("too-much"));
        assert!(parse(&format!("[\"{}\"]", "[{,\\\"".repeat(10_000))).is_ok(), "brackets in texts do not count");
    }

    #[test]
    fn half_a_file_is_told_from_a_broken_one() {
        assert_eq!(parse("{\"schedule\": {\"version\": \"1"), Err("file-incomplete"));
        assert_eq!(parse("{\"schedule\": oops}"), Err("json-broken"));
        assert_eq!(parse("{} {}"), Err("json-broken"));
    }
}
