//! The types of the API's description: each name means one shape.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;

/// Under one name only the type that was collected last would be described, for both.
#[test]
fn no_two_types_share_the_name_of_a_component() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api"), &mut places);
    assert!(places.len() > 100, "{}", places.len());
    let shared: Vec<_> = places.iter().filter(|(_, places)| places.len() > 1).collect();
    assert!(shared.is_empty(), "{shared:#?}");
    for name in server::api::operations().into_openapi().components.unwrap_or_default().schemas.keys() {
        let plain = name.split('_').next().unwrap_or(name);
        assert!(places.contains_key(plain), "{name} is described and declared nowhere below src/api");
    }
}

#[test]
fn an_answer_is_an_object_and_an_occasion_one_of_three_words() {
    let document = serde_json::to_value(server::api::operations().into_openapi()).expect("JSON");
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["AnswerToGive"]["type"], "object");
    assert_eq!(schemas["AcceptanceAnswer"]["enum"], serde_json::json!(["confirm", "decline"]));
    assert_eq!(schemas["Occasion"]["enum"].as_array().map(Vec::len), Some(3));
    assert!(!references(&schemas["PolicyAcceptance"]["properties"]["occasion"]).is_empty());
}

/// What a schema refers to, at any depth.
fn references(schema: &Value) -> Vec<&str> {
    match schema {
        Value::Object(members) => {
            let own = members.get("$ref").and_then(Value::as_str);
            own.into_iter().chain(members.values().flat_map(references)).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

fn collect(folder: &Path, places: &mut BTreeMap<String, Vec<String>>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, places);
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source");
        for (at, _) in text.match_indices("ToSchema)]\n") {
            let after = &text[at..];
            let Some(declared) =
                ["struct ", "enum "].iter().filter_map(|word| after.find(word).map(|at| at + word.len())).min()
            else {
                continue;
            };
            let renamed = after[..declared].split_once("schema(as = ").map(|(_, name)| name);
            let name = renamed.unwrap_or(&after[declared..]);
            let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
            places.entry(name).or_default().push(path.display().to_string());
        }
    }
}
