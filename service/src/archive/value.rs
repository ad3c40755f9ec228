//! How a value of a table is written in a record, and read from one: one spelling, the same from either database.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use sea_orm::{Value, sea_query::ColumnType};
use serde_json::{Map, Number, Value as Json};
use uuid::Uuid;

use crate::{Error, Result};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Id,
    Text,
    Int,
    Long,
    Flag,
    Instant,
    Day,
    Json,
    Bytes,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) holds: Type,
    pub(super) nullable: bool,
}

impl Type {
    /// What a column of the database's type holds; nothing that tables of groups have is left out.
    pub(super) fn of(column: &ColumnType) -> Option<Self> {
        Some(match column {
            ColumnType::Uuid => Self::Id,
            ColumnType::String(_) | ColumnType::Text => Self::Text,
            ColumnType::Integer => Self::Int,
            ColumnType::BigInteger => Self::Long,
            ColumnType::Boolean => Self::Flag,
            ColumnType::TimestampWithTimeZone => Self::Instant,
            ColumnType::Date => Self::Day,
            ColumnType::Json | ColumnType::JsonBinary => Self::Json,
            ColumnType::Blob | ColumnType::Binary(_) | ColumnType::VarBinary(_) => Self::Bytes,
            _ => return None,
        })
    }

    fn nothing(self) -> Value {
        match self {
            Self::Id => Value::Uuid(None),
            Self::Text => Value::String(None),
            Self::Int => Value::Int(None),
            Self::Long => Value::BigInt(None),
            Self::Flag => Value::Bool(None),
            Self::Instant => Value::ChronoDateTimeUtc(None),
            Self::Day => Value::ChronoDate(None),
            Self::Json => Value::Json(None),
            Self::Bytes => Value::Bytes(None),
        }
    }
}

/// A value as a record spells it.
pub(super) fn spelled(value: Value) -> Result<Json> {
    Ok(match value {
        Value::Uuid(id) => id.map(|id| id.to_string()).into(),
        Value::String(text) => text.into(),
        Value::Int(number) => number.into(),
        Value::BigInt(number) => number.into(),
        Value::Bool(flag) => flag.into(),
        Value::ChronoDateTimeUtc(at) => at.map(|at| at.to_rfc3339_opts(SecondsFormat::Micros, true)).into(),
        Value::ChronoDate(day) => day.map(|day| day.to_string()).into(),
        Value::Json(json) => json.map_or(Json::Null, |json| settled(*json)),
        Value::Bytes(bytes) => bytes.map(hex::encode).into(),
        other => return Err(Error::fault(format!("no record can spell {other:?}"))),
    })
}

/// The value that a record spells; says in words what is wrong where it spells none.
pub(super) fn read(column: Column, spelled: Json) -> std::result::Result<Value, String> {
    let wrong = |expected: &str| format!("“{}” is not {expected}", column.name);
    if spelled.is_null() && column.holds != Type::Json {
        return if column.nullable { Ok(column.holds.nothing()) } else { Err(wrong("filled")) };
    }
    Ok(match (column.holds, spelled) {
        (Type::Id, Json::String(id)) => Value::Uuid(Some(Uuid::parse_str(&id).map_err(|_| wrong("an id"))?)),
        (Type::Text, Json::String(text)) => Value::String(Some(text)),
        (Type::Int, Json::Number(number)) => {
            let number = number.as_i64().and_then(|number| i32::try_from(number).ok());
            Value::Int(Some(number.ok_or_else(|| wrong("a whole number"))?))
        }
        (Type::Long, Json::Number(number)) => {
            Value::BigInt(Some(number.as_i64().ok_or_else(|| wrong("a whole number"))?))
        }
        (Type::Flag, Json::Bool(flag)) => Value::Bool(Some(flag)),
        (Type::Instant, Json::String(at)) => {
            let at = DateTime::parse_from_rfc3339(&at).map_err(|_| wrong("an instant"))?;
            Value::ChronoDateTimeUtc(Some(at.with_timezone(&Utc)))
        }
        (Type::Day, Json::String(day)) => {
            Value::ChronoDate(Some(day.parse::<NaiveDate>().map_err(|_| wrong("a day"))?))
        }
        (Type::Json, Json::Null) if column.nullable => Value::Json(None),
        (Type::Json, json) => Value::Json(Some(Box::new(json))),
        (Type::Bytes, Json::String(digits)) => {
            Value::Bytes(Some(hex::decode(&digits).map_err(|_| wrong("hexadecimal digits"))?))
        }
        _ => return Err(wrong("of its kind")),
    })
}

/// The same JSON in its one spelling: keys sorted, whole numbers without a fraction. `PostgreSQL` keeps neither.
pub(super) fn settled(json: Json) -> Json {
    match json {
        Json::Array(items) => items.into_iter().map(settled).collect(),
        Json::Object(fields) => {
            let mut fields: Vec<(String, Json)> = fields.into_iter().collect();
            fields.sort_by(|one, next| one.0.cmp(&next.0));
            Json::Object(fields.into_iter().map(|(key, value)| (key, settled(value))).collect::<Map<_, _>>())
        }
        Json::Number(number) => Json::Number(whole(number)),
        plain => plain,
    }
}

/// Fifteen digits are exact in either form.
fn whole(number: Number) -> Number {
    match number.as_f64() {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and small")]
        Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() <= 1e15 => Number::from(float as i64),
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_has_one_spelling() {
        let odd: Json = serde_json::from_str(r#"{"b": 1.0, "a": [{"d": 1e15, "c": 0.5}]}"#).expect("JSON");
        assert_eq!(settled(odd).to_string(), r#"{"a":[{"c":0.5,"d":1000000000000000}],"b":1}"#);
    }

    #[test]
    fn what_is_read_is_what_was_spelled() {
        let column = |holds| Column { name: "x", holds, nullable: false };
        for (holds, json) in [
            (Type::Id, json!("0198f000-0000-7000-8000-000000000001")),
            (Type::Text, json!("")),
            (Type::Int, json!(-1)),
            (Type::Long, json!(5_000_000_000_i64)),
            (Type::Flag, json!(true)),
            (Type::Instant, json!("2026-09-01T10:00:00.000001Z")),
            (Type::Day, json!("2026-09-01")),
            (Type::Json, json!({ "a": [1] })),
            (Type::Bytes, json!("00ff")),
        ] {
            assert_eq!(spelled(read(column(holds), json.clone()).expect("read")).expect("spelled"), json);
            assert!(read(column(holds), json!(["x", 1.5])).is_err() || holds == Type::Json);
            assert_eq!(read(column(holds), Json::Null).is_err(), holds != Type::Json);
            let empty = Column { nullable: true, ..column(holds) };
            assert_eq!(spelled(read(empty, Json::Null).expect("read")).expect("spelled"), Json::Null);
        }
    }
}
