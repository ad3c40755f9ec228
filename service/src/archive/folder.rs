//! The folder of a record: writing its files while their hashes are made, and reading them with bounds.
//!
//! What lies where: `record.json` says what it is, `rows/KIND.jsonl` holds things a line each, `log/events.jsonl` and
//! `log/seals.jsonl` the event log, `texts/HASH` long texts and `files/HASH` what was uploaded, each named by its SHA-256.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::{kinds::kinds, manifest::Listed};
use crate::{Error, Result};

/// The name of what says what a record is.
pub const MANIFEST: &str = "record.json";
/// The file of events.
pub const EVENTS: &str = "log/events.jsonl";
/// The file of seals.
pub const SEALS: &str = "log/seals.jsonl";
/// The folder of long texts.
pub const TEXTS: &str = "texts";
/// The folder of what was uploaded.
pub const FILES: &str = "files";
/// Most bytes of a line.
pub(super) const MAX_LINE: usize = 8 * 1024 * 1024;
/// Most bytes of a text or an uploaded file.
pub const MAX_FILE: u64 = 256 * 1024 * 1024;
/// Most bytes of `record.json`.
const MAX_MANIFEST: u64 = 64 * 1024 * 1024;

/// A record that is being written.
pub(super) struct Shelf {
    root: PathBuf,
    files: BTreeMap<String, Listed>,
}

impl Shelf {
    /// In a folder that is there and empty.
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), files: BTreeMap::new() }
    }

    /// Begins a file of lines.
    pub(super) fn lines(&self, name: &str) -> Result<Lines> {
        let path = self.root.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.root)).map_err(Error::fault)?;
        Ok(Lines { name: name.to_owned(), to: BufWriter::new(create(&path)?), hash: Sha256::new(), size: 0, count: 0 })
    }

    /// Keeps a finished file of lines, and says how many there are.
    pub(super) fn keep(&mut self, mut lines: Lines) -> Result<u64> {
        lines.to.flush().map_err(Error::fault)?;
        let hash = hex::encode(lines.hash.finalize());
        self.files.insert(lines.name.clone(), Listed { name: lines.name, size: lines.size, sha256: hash });
        Ok(lines.count)
    }

    /// Keeps bytes in a folder under their hash, once, and says the hash.
    pub(super) fn put(&mut self, folder: &str, bytes: &[u8]) -> Result<String> {
        let hash = hex::encode(Sha256::digest(bytes));
        let name = format!("{folder}/{hash}");
        if !self.files.contains_key(&name) {
            fs::create_dir_all(self.root.join(folder)).map_err(Error::fault)?;
            create(&self.root.join(&name))?.write_all(bytes).map_err(Error::fault)?;
            let listed = Listed { name: name.clone(), size: bytes.len() as u64, sha256: hash.clone() };
            self.files.insert(name, listed);
        }
        Ok(hash)
    }

    /// What was written, by name.
    pub(super) fn listed(&self) -> Vec<Listed> {
        self.files.values().cloned().collect()
    }

    /// Writes what says what the record is; the last thing.
    pub(super) fn finish(&self, manifest: &str) -> Result<()> {
        create(&self.root.join(MANIFEST))?.write_all(manifest.as_bytes()).map_err(Error::fault)
    }
}

/// What people entrusted to the site is for its owner alone.
fn create(path: &Path) -> Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(Error::fault)
}

/// A file of lines that is being written.
pub(super) struct Lines {
    name: String,
    to: BufWriter<File>,
    hash: Sha256,
    size: u64,
    count: u64,
}

impl Lines {
    /// Adds a line.
    pub(super) fn add(&mut self, json: &Json) -> Result<()> {
        let mut line = serde_json::to_vec(json).map_err(Error::fault)?;
        if line.len() >= MAX_LINE {
            return Err(Error::fault(format!("a line of {} would have {} bytes", self.name, line.len())));
        }
        line.push(b'\n');
        self.to.write_all(&line).map_err(Error::fault)?;
        self.hash.update(&line);
        self.size += line.len() as u64;
        self.count += 1;
        Ok(())
    }
}

/// Why something of a record cannot be read: in words.
pub(super) type Read1<T> = std::result::Result<T, String>;

/// What says what the record in a folder is.
pub(super) fn manifest(root: &Path) -> Read1<Vec<u8>> {
    plain(&root.join(MANIFEST), MANIFEST, MAX_MANIFEST)
}

/// A text or an uploaded file, if it is what its name says.
pub(super) fn content(root: &Path, folder: &str, hash: &str) -> Read1<Vec<u8>> {
    let name = format!("{folder}/{hash}");
    if !is_hash(hash) {
        return Err(format!("“{hash}” is no SHA-256."));
    }
    let bytes = plain(&root.join(&name), &name, MAX_FILE)?;
    if hex::encode(Sha256::digest(&bytes)) == hash {
        Ok(bytes)
    } else {
        Err(format!("{name} is not what its name says."))
    }
}

fn plain(path: &Path, name: &str, most: u64) -> Read1<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path, name)?.take(most + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > most { Err(format!("{name} has more than {most} bytes.")) } else { Ok(bytes) }
}

/// A regular file: a link could lead anywhere.
pub(super) fn open(path: &Path, name: &str) -> Read1<File> {
    let about = fs::symlink_metadata(path).map_err(|error| unreadable(name, &error))?;
    if !about.is_file() {
        return Err(format!("{name} is not a file."));
    }
    File::open(path).map_err(|error| unreadable(name, &error))
}

fn unreadable(name: &str, error: &io::Error) -> String {
    format!("{name} cannot be read: {error}.")
}

/// SHA-256 in lower-case hexadecimal.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a record may have something under a name, wherever that would like to lie.
pub fn is_entry(name: &str) -> bool {
    let is_rows = |kind: &str| kinds().iter().any(|one| one.name == kind);
    match name.split_once('/') {
        None => name == MANIFEST,
        Some(("log", _)) => name == EVENTS || name == SEALS,
        Some(("rows", file)) => file.strip_suffix(".jsonl").is_some_and(is_rows),
        Some((TEXTS | FILES, hash)) => is_hash(hash),
        Some(_) => false,
    }
}

/// Reads a file of lines one by one; a file that is not there has none.
pub(super) struct Reader {
    name: String,
    from: Option<BufReader<File>>,
    line: Vec<u8>,
    number: u64,
}

impl Reader {
    pub(super) fn open(root: &Path, name: &str) -> Read1<Self> {
        let path = root.join(name);
        let from = if path.exists() { Some(BufReader::new(open(&path, name)?)) } else { None };
        Ok(Self { name: name.to_owned(), from, line: Vec::new(), number: 0 })
    }

    /// The next line and its number; none at the end.
    pub(super) fn next(&mut self) -> Read1<Option<(u64, Json)>> {
        let Some(from) = &mut self.from else { return Ok(None) };
        self.line.clear();
        let limit = MAX_LINE as u64 + 1;
        let read = from.by_ref().take(limit).read_until(b'\n', &mut self.line);
        let read = read.map_err(|error| unreadable(&self.name, &error))?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        let (name, number) = (&self.name, self.number);
        let Some(line) = self.line.strip_suffix(b"\n") else {
            return Err(format!("{name}, line {number}: the line does not end, or has more than {MAX_LINE} bytes."));
        };
        let json: Json = serde_json::from_slice(line)
            .map_err(|error| format!("{name}, line {number}: this is not JSON: {error}."))?;
        Ok(Some((number, json)))
    }

    /// Says where something was found.
    pub(super) fn at(&self, what: impl std::fmt::Display) -> String {
        format!("{}, line {}: {what}.", self.name, self.number)
    }

    /// Whether the line at hand is spelled in the one way that records have.
    pub(super) fn is_spelled_as(&self, json: &Json) -> bool {
        serde_json::to_vec(json).is_ok_and(|spelled| self.line.strip_suffix(b"\n") == Some(&spelled))
    }
}
