//! Whatever is changed in a record is noticed: in any line, whether or not whoever changed it also mended the hashes.

use domain::group::TypedMilestone;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::*;
use crate::group::add_milestone;

/// The same value changed as little as can be.
fn changed(value: &Json) -> Json {
    match value {
        Json::Null => json!("x"),
        Json::Bool(flag) => json!(!flag),
        Json::Number(number) => json!(number.as_i64().unwrap_or_default() + 1),
        Json::String(text) if text.is_empty() => json!("x"),
        Json::String(text) => {
            // Another digit or letter, so that ids, instants and hashes stay what they are in kind.
            let at = text.char_indices().rev().find(|(_, c)| c.is_ascii_alphanumeric()).map_or(0, |(at, _)| at);
            let other = if text[at..].starts_with('1') { "2" } else { "1" };
            json!(format!("{}{other}{}", &text[..at], text[at..].chars().skip(1).collect::<String>()))
        }
        Json::Array(items) if items.is_empty() => json!(["x"]),
        Json::Array(_) => json!([]),
        Json::Object(_) => json!({ "x": 1 }),
    }
}

/// Every value in a piece of JSON, by its way there.
fn ways(value: &Json, way: &str, all: &mut Vec<String>) {
    match value {
        Json::Object(fields) if !fields.is_empty() => {
            for (key, value) in fields {
                ways(value, &format!("{way}/{key}"), all);
            }
        }
        Json::Array(items) if !items.is_empty() => {
            for (nth, value) in items.iter().enumerate() {
                ways(value, &format!("{way}/{nth}"), all);
            }
        }
        _ => all.push(way.to_owned()),
    }
}

/// Writes a file anew and puts right what the manifest says of it: as whoever wants to deceive would.
fn forged(folder: &Path, name: &str, bytes: &[u8]) {
    std::fs::write(folder.join(name), bytes).expect("written");
    let mut manifest = verify_or_read(folder);
    let listed = manifest.files.iter_mut().find(|file| file.name == name).expect("listed");
    listed.size = bytes.len() as u64;
    listed.sha256 = hex::encode(Sha256::digest(bytes));
    let manifest = manifest.sealed().expect("sealed");
    std::fs::write(folder.join(MANIFEST), manifest.to_text().expect("text")).expect("written");
}

fn verify_or_read(folder: &Path) -> Manifest {
    Manifest::read(folder).expect("a manifest")
}

async fn record() -> TempDir {
    let world = World::sqlite().await;
    let group = filled(&world).await;
    seal_events(&world.ctx).await.expect("sealed");
    let more = TypedMilestone { title: "Rest".into(), due: "2027-12-31".into(), ..TypedMilestone::default() };
    add_milestone(&world.ctx, group, &more).await.expect("added");
    seal_events(&world.later(1)).await.expect("sealed again");
    let folder = exported(&world.ctx, group, Level::Whole).await;
    assert_eq!(flaws(folder.path()), Vec::<String>::new());
    folder
}

#[tokio::test]
async fn any_byte_that_is_changed_is_noticed() {
    let folder = record().await;
    let original = content(folder.path());
    for (name, bytes) in &original {
        for at in [0, bytes.len() / 2, bytes.len().saturating_sub(1)] {
            let mut other = bytes.clone();
            if let Some(byte) = other.get_mut(at) {
                *byte ^= 1;
                std::fs::write(folder.path().join(name), &other).expect("written");
                assert_ne!(flaws(folder.path()), Vec::<String>::new(), "{name} at {at}");
            }
        }
        std::fs::remove_file(folder.path().join(name)).expect("removed");
        assert_ne!(flaws(folder.path()), Vec::<String>::new(), "{name} is gone");
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    for foreign in ["rows/strangers.jsonl", "x", "rows/deep/x", "log/more.jsonl"] {
        let path = folder.path().join(foreign);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        std::fs::write(&path, "").expect("written");
        assert_ne!(flaws(folder.path()), Vec::<String>::new(), "{foreign}");
        std::fs::remove_file(&path).expect("removed");
        std::fs::remove_dir(folder.path().join("rows/deep")).ok();
    }
    assert_eq!(flaws(folder.path()), Vec::<String>::new());
}

#[tokio::test]
async fn every_field_of_the_manifest_is_covered() {
    let folder = record().await;
    let original = std::fs::read(folder.path().join(MANIFEST)).expect("read");
    let manifest: Json = serde_json::from_slice(&original).expect("JSON");
    let mut all = Vec::new();
    ways(&manifest, "", &mut all);
    assert!(all.len() > 50, "{}", all.len());
    for way in all {
        let mut other = manifest.clone();
        let at = other.pointer_mut(&way).expect("there");
        *at = changed(at);
        // Once as it is, and once with the hash put right.
        for mended in [false, true] {
            let mut text = serde_json::to_string_pretty(&other).expect("text") + "\n";
            if let (true, Ok(read)) = (mended, serde_json::from_value::<Manifest>(other.clone())) {
                text = read.sealed().expect("sealed").to_text().expect("text");
            }
            std::fs::write(folder.path().join(MANIFEST), &text).expect("written");
            if text.as_bytes() != original {
                assert_ne!(flaws(folder.path()), Vec::<String>::new(), "{way}, {mended}");
            }
        }
    }
    std::fs::write(folder.path().join(MANIFEST), &original).expect("written");
    assert_eq!(flaws(folder.path()), Vec::<String>::new());
}

#[tokio::test]
async fn every_field_of_every_event_and_seal_is_covered_also_where_the_hashes_of_files_were_mended() {
    let folder = record().await;
    for name in [EVENTS, SEALS] {
        let original = std::fs::read_to_string(folder.path().join(name)).expect("read");
        let lines: Vec<&str> = original.lines().collect();
        let some: Vec<usize> = (0..lines.len()).filter(|nth| nth % 7 == 0 || *nth + 1 == lines.len()).collect();
        for nth in some {
            let line: Json = serde_json::from_str(lines[nth]).expect("JSON");
            let mut all = Vec::new();
            ways(&line, "", &mut all);
            for way in all {
                let mut other = line.clone();
                let at = other.pointer_mut(&way).expect("there");
                *at = changed(at);
                let other = other.to_string();
                let mut lines = lines.clone();
                lines[nth] = &other;
                forged(folder.path(), name, (lines.join("\n") + "\n").as_bytes());
                assert_ne!(flaws(folder.path()), Vec::<String>::new(), "{name}, line {nth}, {way}");
            }
        }
        let mut swapped = lines.clone();
        swapped.swap(0, 1);
        let mut dropped = lines.clone();
        dropped.remove(0);
        let mut doubled = lines.clone();
        doubled.insert(0, lines[0]);
        let ends_early = lines[..lines.len() - 1].to_vec();
        for (what, lines) in [("swapped", swapped), ("dropped", dropped), ("doubled", doubled), ("cut off", ends_early)]
        {
            forged(folder.path(), name, (lines.join("\n") + "\n").as_bytes());
            assert_ne!(flaws(folder.path()), Vec::<String>::new(), "{name}: {what}");
        }
        forged(folder.path(), name, original.as_bytes());
        assert_eq!(flaws(folder.path()), Vec::<String>::new());
    }
}

#[tokio::test]
async fn what_may_be_kept_back_leaves_the_chain_whole() {
    let folder = record().await;
    let original = std::fs::read_to_string(folder.path().join(EVENTS)).expect("read");
    let without = |part: &str| -> String {
        let lines = original.lines().map(|line| {
            let mut line: Json = serde_json::from_str(line).expect("JSON");
            line["said"].as_object_mut().expect("said").remove(part);
            line.to_string() + "\n"
        });
        lines.collect()
    };
    for part in ["who", "what"] {
        forged(folder.path(), EVENTS, without(part).as_bytes());
        assert_eq!(flaws(folder.path()), Vec::<String>::new(), "{part}");
    }
}

#[tokio::test]
async fn hostile_records_are_refused_in_words() {
    let folder = record().await;
    let rows = "rows/milestones.jsonl";
    let original = std::fs::read_to_string(folder.path().join(rows)).expect("read");
    let long = format!("{{\"x\":\"{}\"}}\n", "a".repeat(10 * 1024 * 1024));
    let nested = format!("{}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    for (lines, told) in [
        (long.as_str(), "the line does not end, or has more than"),
        (nested.as_str(), "this is not JSON"),
        ("{}\n", "is missing"),
        ("[]\n", "no thing with columns"),
        ("{\"id\":1}\n", "is not"),
        ("{ }\n", "not how records are spelled"),
        ("{\"colour\":\"red\"}\n", "a newer Plenary may have written it"),
        (original.trim_end(), "the line does not end"),
    ] {
        forged(folder.path(), rows, lines.as_bytes());
        let found = flaws(folder.path());
        assert!(found.iter().any(|flaw| flaw.contains(told)), "{told}: {found:?}");
    }
    forged(folder.path(), rows, original.as_bytes());
    let manifest = std::fs::read_to_string(folder.path().join(MANIFEST)).expect("read");
    for (from, to, told) in [
        ("plenary-group-record/1", "plenary-group-record/2", "this Plenary reads plenary-group-record/1"),
        ("rows/milestones.jsonl", "../milestones.jsonl", "was changed"),
        ("\"level\"", "\"levels\"", "not as it should be"),
    ] {
        std::fs::write(folder.path().join(MANIFEST), manifest.replacen(from, to, 1)).expect("written");
        let found = flaws(folder.path());
        assert!(found.iter().any(|flaw| flaw.contains(told)), "{told}: {found:?}");
    }
    let mut named = verify_named(&manifest);
    named.files[0].name = "../outside".into();
    let named = named.sealed().expect("sealed").to_text().expect("text");
    std::fs::write(folder.path().join(MANIFEST), named).expect("written");
    assert!(flaws(folder.path()).iter().any(|flaw| flaw.contains("does not belong into a record")));
    std::fs::write(folder.path().join(MANIFEST), manifest).expect("written");
    std::fs::remove_file(folder.path().join(rows)).expect("removed");
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join(rows)).expect("linked");
    assert!(flaws(folder.path()).iter().any(|flaw| flaw.contains("is not a file")));
}

fn verify_named(manifest: &str) -> Manifest {
    serde_json::from_str(manifest).expect("a manifest")
}
