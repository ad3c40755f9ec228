//! Checking a record, without any database: that nothing in it was changed, added or left out since it was written, that
//! every event fits its fingerprints and every seal its events, and that every ballot counts again to what is told.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    fs,
    io::Read,
    path::Path,
};

use exchange::record::{Record, verify as recount};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    folder::{self, EVENTS, FILES, MANIFEST, Read1, Reader, SEALS, TEXTS, is_entry, is_hash},
    kind::{Kind, Rows},
    kinds::kinds,
    log::{self, EventLine, SealLine},
    manifest::{Chain, Manifest, Named},
    reading::Level,
    value::{self, spelled},
};
use crate::record::seal::fingerprint;

/// Most flaws that are told of one record.
const MOST: usize = 50;

/// What checking a record found.
#[derive(Clone, Debug)]
pub struct Verified {
    /// What it says of itself.
    pub manifest: Manifest,
    /// What does not fit, in words; empty when all is well.
    pub flaws: Vec<String>,
}

/// Checks the record in a folder. What is no record at all is told as an error.
pub fn verify_record(root: &Path) -> Result<Verified, String> {
    let manifest = Manifest::read(root)?;
    let mut check = Check { root, manifest: &manifest, flaws: Vec::new(), texts: BTreeSet::new(), ids: HashMap::new() };
    check.files();
    // What lies there is what was written: only then is there a point in reading it.
    if check.flaws.is_empty() {
        check.rows();
        check.log();
        check.contents();
    }
    let flaws = check.flaws;
    Ok(Verified { manifest, flaws })
}

struct Check<'a> {
    root: &'a Path,
    manifest: &'a Manifest,
    flaws: Vec<String>,
    /// The texts and files that rows name.
    texts: BTreeSet<String>,
    /// What is in the record, by kind.
    ids: HashMap<&'static str, HashSet<Uuid>>,
}

impl Check<'_> {
    fn flaw(&mut self, flaw: impl Into<String>) {
        if self.flaws.len() < MOST {
            self.flaws.push(flaw.into());
        }
    }

    /// Every file is what the manifest says, and no other is there.
    fn files(&mut self) {
        let listed = &self.manifest.files;
        if !listed.is_sorted_by(|one, next| one.name < next.name) {
            self.flaw("record.json names files twice or out of order.");
        }
        for file in listed {
            if !is_entry(&file.name) || file.name == MANIFEST {
                self.flaw(format!("{} does not belong into a record.", file.name));
                continue;
            }
            match hash_of(self.root, &file.name) {
                Ok(found) if found == (file.size, file.sha256.clone()) => {}
                Ok(_) => self.flaw(format!("{} was changed after it was written.", file.name)),
                Err(flaw) => self.flaw(flaw),
            }
        }
        let known: BTreeSet<&str> = listed.iter().map(|file| file.name.as_str()).chain([MANIFEST]).collect();
        let mut here = Vec::new();
        match names_in(self.root, "", &mut here) {
            Ok(()) => {
                for name in here.iter().filter(|name| !known.contains(name.as_str())) {
                    self.flaw(format!("{name} is no part of this record."));
                }
            }
            Err(flaw) => self.flaw(flaw),
        }
    }

    /// Every line says what its table holds, in order, and each as often as the manifest says.
    fn rows(&mut self) {
        let kinds = kinds();
        let mut counts = BTreeMap::new();
        for kind in &kinds {
            match self.rows_of(kind) {
                Ok(0) => {}
                Ok(count) => {
                    counts.insert(kind.name.to_owned(), count);
                }
                Err(flaw) => self.flaw(flaw),
            }
        }
        if counts != self.manifest.counts && self.flaws.is_empty() {
            self.flaw("record.json counts other things than are here.");
        }
    }

    fn rows_of(&mut self, kind: &Kind) -> Read1<u64> {
        let mut reader = Reader::open(self.root, &format!("rows/{}.jsonl", kind.name))?;
        let (mut count, mut ids, mut named) = (0, HashSet::new(), HashSet::new());
        while let Some((_, json)) = reader.next()? {
            let row = self.row(kind, &reader, json)?;
            if kind.name == "groups" {
                self.must_be_the_group(&row);
            }
            self.must_belong(kind, &row).map_err(|flaw| reader.at(flaw))?;
            ids.extend(id_in(&row, "id"));
            if kind.name != "groups" {
                named.extend(kind.own.iter().filter_map(|column| id_in(&row, column)));
            }
            count += 1;
        }
        if self.manifest.level == Level::Whole && !named.is_subset(&ids) {
            self.flaw(format!("Some {} name others that are not in this record.", kind.name));
        }
        self.ids.insert(kind.name, ids);
        if kind.name == "groups" && count != 1 {
            self.flaw("There is not one group in this record.");
        }
        Ok(count)
    }

    /// A line that says what the table holds, in the one spelling that records have.
    fn row(&mut self, kind: &Kind, reader: &Reader, json: Json) -> Read1<Map<String, Json>> {
        if !reader.is_spelled_as(&json) {
            return Err(reader.at("this is not how records are spelled"));
        }
        let Json::Object(row) = json else { return Err(reader.at("this is no thing with columns")) };
        if let Some(foreign) = row.keys().find(|key| kind.at(key).is_none()) {
            return Err(reader.at(format!("“{foreign}” is unknown here; a newer Plenary may have written it")));
        }
        for column in &kind.columns {
            let Some(said) = row.get(column.name) else {
                if column.nullable {
                    continue;
                }
                return Err(reader.at(format!("“{}” is missing", column.name)));
            };
            if kind.keeps_back(column, self.manifest.level) {
                if *said != kind.instead(column) {
                    return Err(reader.at(format!("“{}” should have been kept back", column.name)));
                }
            } else if kind.texts.contains(&column.name) {
                let hash = said.as_str().filter(|hash| is_hash(hash));
                let hash = hash.ok_or_else(|| reader.at(format!("“{}” names no text", column.name)))?;
                self.texts.insert(format!("{TEXTS}/{hash}"));
            } else {
                let again = value::read(*column, said.clone())
                    .and_then(|value| spelled(value).map_err(|error| error.to_string()));
                if again.map_err(|flaw| reader.at(flaw))? != *said {
                    return Err(reader.at(format!("“{}” is not how records are spelled", column.name)));
                }
            }
        }
        if kind.name == "files"
            && let Some(hash) = row.get("hash").and_then(Json::as_str)
        {
            self.texts.insert(format!("{FILES}/{hash}"));
        }
        Ok(row)
    }

    /// A row is the group's own, and names nothing of another group.
    fn must_belong(&self, kind: &Kind, row: &Map<String, Json>) -> Read1<()> {
        let is_here = |id: Uuid, of: &str| self.ids.get(of).is_some_and(|ids| ids.contains(&id));
        let foreign = |column: &str| Err(format!("“{column}” names something that is not in this record"));
        match &kind.rows {
            Rows::Group(column) if id_in(row, column) != Some(self.manifest.group.id) => return foreign(column),
            Rows::Under(column, parent) if !id_in(row, column).is_some_and(|id| is_here(id, parent)) => {
                return foreign(column);
            }
            Rows::Group(_) | Rows::Under(..) | Rows::Named(_) | Rows::Where(_) => {}
        }
        if id_in(row, "group_id").is_some_and(|id| id != self.manifest.group.id) {
            return foreign("group_id");
        }
        if self.manifest.level == Level::Whole {
            for (column, of) in kind.within {
                if id_in(row, column).is_some_and(|id| !is_here(id, of)) {
                    return foreign(column);
                }
            }
        }
        for (column, word) in kind.fixed {
            if row.get(*column).and_then(Json::as_str) != Some(word) {
                return Err(format!("“{column}” is not {word}"));
            }
        }
        let said = |key| row.get(key).and_then(Json::as_str).unwrap_or_default();
        let is_it = |of: &Named| said("id") == of.id.to_string() && said("slug") == of.slug && said("name") == of.name;
        if kind.name == "ecosystems" && !self.manifest.ecosystem.as_ref().is_some_and(is_it) {
            return foreign("id");
        }
        Ok(())
    }

    fn must_be_the_group(&mut self, row: &Map<String, Json>) {
        let said = |key| row.get(key).and_then(Json::as_str).unwrap_or_default();
        let group = &self.manifest.group;
        let of = self.manifest.ecosystem.as_ref().map(|one| one.id.to_string()).unwrap_or_default();
        let is_it = said("id") == group.id.to_string() && said("slug") == group.slug && said("name") == group.name;
        if !is_it || said("ecosystem_id") != of {
            self.flaw("record.json names another group than is here.");
        }
    }

    fn log(&mut self) {
        match self.chain() {
            Ok(chain) if chain == self.manifest.chain => {}
            Ok(_) => self.flaw("record.json tells of another event log than is here."),
            Err(flaw) => self.flaw(flaw),
        }
    }

    /// The event log, hash by hash.
    fn chain(&mut self) -> Read1<Chain> {
        let mut seals = Reader::open(self.root, SEALS)?;
        let mut events = Reader::open(self.root, EVENTS)?;
        let mut chain = Chain { head: hex::encode(fingerprint::START), ..Chain::default() };
        while let Some((_, json)) = seals.next()? {
            let line: SealLine = parsed(&seals, json)?;
            chain.seals += 1;
            if u64::try_from(line.number) != Ok(chain.seals) {
                self.flaw(seals.at("this seal does not stand where it should"));
            }
            if line.previous != chain.head {
                self.flaw(seals.at("this seal does not follow the one before it"));
            }
            let leaves = self.leaves(&mut events, &line, &mut chain)?;
            let row = line.row(self.manifest.group.id, Uuid::nil()).map_err(|flaw| seals.at(flaw))?;
            if fingerprint::seal(&row, &leaves) != row.hash {
                self.flaw(seals.at("the events under this seal are not those that were sealed"));
            }
            chain.head = line.hash;
        }
        if events.next()?.is_some() {
            self.flaw(events.at("this event is under no seal"));
        }
        Ok(chain)
    }

    /// The leaves of the events under a seal.
    fn leaves(&mut self, events: &mut Reader, seal: &SealLine, chain: &mut Chain) -> Read1<Vec<Vec<u8>>> {
        let mut leaves = Vec::new();
        let mut last = Uuid::nil();
        for _ in 0..seal.count {
            let Some((_, json)) = events.next()? else {
                return Err(events.at(format!("the events of seal {} end here", seal.number)));
            };
            let line: EventLine = parsed(events, json)?;
            if line.seal != seal.number {
                self.flaw(events.at("this event stands under another seal"));
            }
            if let Some(said) = &line.said {
                if said.id <= last {
                    self.flaw(events.at("this event does not stand where it should"));
                }
                last = said.id;
            }
            chain.events += 1;
            chain.withheld += u64::from(line.leaf.is_some());
            leaves.push(line.checked_leaf().map_err(|flaw| events.at(flaw))?);
        }
        Ok(leaves)
    }

    /// Every text and file is what its name says and is named by something, and every ballot counts again.
    fn contents(&mut self) {
        let manifest = self.manifest;
        let lie_here =
            manifest.files.iter().filter(|file| file.name.starts_with("texts/") || file.name.starts_with("files/"));
        let lie_here: BTreeSet<String> = lie_here.map(|file| file.name.clone()).collect();
        let named = std::mem::take(&mut self.texts);
        for name in named.difference(&lie_here) {
            self.flaw(format!("{name} is missing."));
        }
        for name in lie_here.difference(&named) {
            self.flaw(format!("{name} belongs to nothing in this record."));
        }
        for file in &manifest.files {
            if matches!(file.name.split_once('/'), Some((TEXTS | FILES, hash)) if hash != file.sha256) {
                self.flaw(format!("{} is not what its name says.", file.name));
            }
        }
        if self.flaws.is_empty()
            && let Err(flaw) = self.ballots()
        {
            self.flaw(flaw);
        }
    }

    fn ballots(&mut self) -> Read1<()> {
        let mut records = BTreeMap::new();
        let mut reader = Reader::open(self.root, "rows/ballot-records.jsonl")?;
        while let Some((_, row)) = reader.next()? {
            let number = row.get("number").and_then(Json::as_i64).unwrap_or_default();
            let said = |key| row.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
            records.insert(number, (said("content"), said("hash"), said("previous")));
        }
        let mut before: Option<(i64, String)> = None;
        for (number, (content, hash, previous)) in records {
            let text = folder::content(self.root, TEXTS, &content)?;
            let record = Record::read(&text).map_err(|error| format!("The record of ballot {number}: {error}"))?;
            // In a public record some may be missing: then only what follows at once is compared.
            let follows = match &before {
                Some((last, hash)) if last + 1 == number => Some(hash.as_str()),
                None if number == 1 => Some(""),
                _ => None,
            };
            for flaw in recount(&record, follows) {
                self.flaw(format!("The record of ballot {number}: {flaw}"));
            }
            if record.hash != hash || record.previous != previous {
                self.flaw(format!("The record of ballot {number} is not the one that its line names."));
            }
            if follows.is_none() && self.manifest.level == Level::Whole {
                self.flaw(format!("The record of the ballot before {number} is missing."));
            }
            before = Some((number, hash));
        }
        Ok(())
    }
}

fn parsed<T: serde::de::DeserializeOwned + serde::Serialize>(reader: &Reader, json: Json) -> Read1<T> {
    let is_spelled = reader.is_spelled_as(&json);
    let line: T = serde_json::from_value(json).map_err(|error| reader.at(error))?;
    let again = log::line(&line).map_err(|error| reader.at(error))?;
    if is_spelled && reader.is_spelled_as(&again) {
        Ok(line)
    } else {
        Err(reader.at("this is not how records are spelled"))
    }
}

fn id_in(row: &Map<String, Json>, column: &str) -> Option<Uuid> {
    row.get(column)?.as_str()?.parse().ok()
}

/// The size and the hash of a file.
fn hash_of(root: &Path, name: &str) -> Read1<(u64, String)> {
    let mut file = folder::open(&root.join(name), name)?;
    let (mut hash, mut size, mut part) = (Sha256::new(), 0, vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut part).map_err(|error| format!("{name} cannot be read: {error}."))?;
        if read == 0 {
            return Ok((size, hex::encode(hash.finalize())));
        }
        hash.update(&part[..read]);
        size += read as u64;
    }
}

/// The names of everything below a folder; folders of folders have no place in a record and are named as they are.
fn names_in(root: &Path, folder: &str, names: &mut Vec<String>) -> Read1<()> {
    let unreadable = |error: std::io::Error| format!("{} cannot be read: {error}.", root.join(folder).display());
    for entry in fs::read_dir(root.join(folder)).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let part = entry.file_name().to_string_lossy().into_owned();
        let name = if folder.is_empty() { part } else { format!("{folder}/{part}") };
        if entry.file_type().map_err(unreadable)?.is_dir() && folder.is_empty() {
            names_in(root, &name, names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}
