//! A record as one file, and as a folder again.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use service::archive::{EVENTS, MANIFEST, MAX_FILE, Manifest, SEALS, is_entry};
use tar::{Builder, EntryType, Header};
use tempfile::TempDir;

/// Most bytes of a file of lines.
const MAX_LINES: u64 = 64 * 1024 * 1024 * 1024;

/// Writes the record in a folder as a `.tar`: first what says what it is, then the files that it names, in their order.
/// The same record makes the same bytes.
pub fn pack(folder: &Path, manifest: &Manifest, to: &mut impl Write) -> io::Result<()> {
    let mut tar = Builder::new(BufWriter::new(to));
    let names = [MANIFEST].into_iter().chain(manifest.files.iter().map(|file| file.name.as_str()));
    for name in names {
        let file = File::open(folder.join(name))?;
        let mut header = Header::new_gnu();
        header.set_size(file.metadata()?.len());
        header.set_mode(0o600);
        tar.append_data(&mut header, name, file)?;
    }
    tar.into_inner()?.flush()
}

/// Where a record lies as a folder: where it lay, or for as long as this is held.
pub enum Unpacked {
    /// It was a folder.
    There(PathBuf),
    /// It was one file.
    Here(TempDir),
}

impl Unpacked {
    /// The folder.
    pub fn path(&self) -> &Path {
        match self {
            Self::There(path) => path,
            Self::Here(folder) => folder.path(),
        }
    }
}

/// The record at a path as a folder. Of a `.tar` only what a record may have is unpacked, wherever its names would like to
/// lie; of one that has anything else, or that ends within something, nothing stays.
pub fn unpacked(path: &Path) -> Result<Unpacked, String> {
    if path.is_dir() {
        return Ok(Unpacked::There(path.to_owned()));
    }
    let unpack = || {
        let folder = tempfile::tempdir()?;
        let mut tar = tar::Archive::new(BufReader::new(File::open(path)?));
        for entry in tar.entries()? {
            put(&mut entry?, folder.path())?;
        }
        io::Result::Ok(Unpacked::Here(folder))
    };
    unpack().map_err(|error| format!("{} is not the record of a group: {error}.", path.display()))
}

fn put(entry: &mut tar::Entry<'_, impl io::Read>, folder: &Path) -> io::Result<()> {
    let name = entry.path()?.to_string_lossy().into_owned();
    let is_file = entry.header().entry_type() == EntryType::Regular;
    if !is_file || !is_entry(&name) {
        return Err(io::Error::other(format!("{} does not belong into one", name.escape_debug())));
    }
    let is_lines = name == EVENTS || name == SEALS || name.starts_with("rows/");
    if entry.size() > if is_lines { MAX_LINES } else { MAX_FILE } {
        return Err(io::Error::other(format!("{name} is too large")));
    }
    let path = folder.join(&name);
    fs::create_dir_all(path.parent().unwrap_or(folder))?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let whole = entry.size();
    if io::copy(entry, &mut file)? < whole {
        return Err(io::Error::other(format!("it ends within {name}")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tar_of(name: &str, kind: EntryType, content: &[u8]) -> tempfile::NamedTempFile {
        let mut tar = Builder::new(tempfile::NamedTempFile::new().expect("a file"));
        let mut header = Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_entry_type(kind);
        // Written by hand: the library itself refuses such names.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        tar.append(&header, content).expect("added");
        tar.into_inner().expect("finished")
    }

    #[test]
    fn only_what_a_record_has_is_unpacked() {
        for (name, kind) in [
            ("../record.json", EntryType::Regular),
            ("/etc/passwd", EntryType::Regular),
            ("rows/../../x.jsonl", EntryType::Regular),
            ("rows/strangers.jsonl", EntryType::Regular),
            ("texts/short", EntryType::Regular),
            ("record.json", EntryType::Symlink),
            ("rows", EntryType::Directory),
            ("log/events.jsonl/x", EntryType::Regular),
        ] {
            let refused = unpacked(tar_of(name, kind, b"").path());
            assert!(refused.is_err_and(|error| error.contains("not the record of a group")), "{name}");
        }
        let taken = unpacked(tar_of("rows/drafts.jsonl", EntryType::Regular, b"{}\n").path()).expect("taken");
        assert_eq!(fs::read(taken.path().join("rows/drafts.jsonl")).expect("read"), b"{}\n");
    }

    #[test]
    fn half_a_file_and_one_that_comes_twice_are_refused() {
        let whole = fs::read(tar_of("rows/drafts.jsonl", EntryType::Regular, &[b'x'; 2000]).path()).expect("read");
        let of = |bytes: &[u8]| {
            let file = tempfile::NamedTempFile::new().expect("a file");
            fs::write(file.path(), bytes).expect("written");
            unpacked(file.path()).err().unwrap_or_default()
        };
        let ends = of(&whole[..1000]);
        assert!(ends.contains("it ends within rows/drafts.jsonl"), "{ends}");
        assert!(!of(&whole[..300]).is_empty(), "half a header");
        let entry = &whole[..512 + 2048];
        let twice = of(&[entry, &whole].concat());
        assert!(twice.contains("exists"), "{twice}");
        assert_eq!(of(&whole), "");
    }

    #[test]
    fn what_claims_to_be_larger_than_it_is_allowed_to_is_not_begun() {
        let mut header = Header::new_gnu();
        header.set_path(format!("texts/{}", "a".repeat(64))).expect("a name");
        header.set_size(MAX_FILE + 1);
        header.set_mode(0o600);
        header.set_cksum();
        let file = tempfile::NamedTempFile::new().expect("a file");
        fs::write(file.path(), header.as_bytes()).expect("written");
        let refused = unpacked(file.path()).err().unwrap_or_default();
        assert!(refused.contains("is too large"), "{refused}");
    }

    #[test]
    fn what_is_no_tar_is_refused() {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(b"{\"format\":\"plenary-group-record/1\"}").expect("written");
        assert!(unpacked(file.path()).is_err());
        assert!(unpacked(Path::new("/nowhere/at/all.tar")).is_err());
    }
}
