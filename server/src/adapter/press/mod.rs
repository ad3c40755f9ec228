//! PDF from the press: a program of its own beside this one, started anew for each document.
//!
//! Typesetting can neither be bounded nor stopped from within. The press bounds itself (memory, a processor's time); here
//! it gets a deadline and an empty environment, one document at a time, and dies with the request that waited for it.

mod run;

use std::{path::PathBuf, time::Duration};

use bytes::Bytes;
use domain::{Problem, problem::Kind};
use exchange::manuscript::{MAX_BYTES, Manuscript};
use quick_cache::{Weighter, sync::Cache};
use service::{Error, Result};
use sha2::{Digest, Sha256};
use tokio::{sync::Semaphore, time::timeout};

use crate::config::Config;

/// How long one document may take.
const DEADLINE: Duration = Duration::from_mins(1);
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);
/// Seconds after which who found it busy may ask again.
const LATER: u64 = 30;
/// Bytes of documents that are kept at most, and about how many that is.
const CAPACITY: u64 = 64 * 1024 * 1024;
const DOCUMENTS: usize = 200;

/// The press, and the documents that it made lately.
pub struct Press {
    program: PathBuf,
    deadline: Duration,
    turn: Semaphore,
    made: Cache<Key, Bytes, Weight>,
}

/// SHA-256 of a manuscript: the same one is always the same document.
type Key = [u8; 32];

#[derive(Clone, Copy, Debug)]
struct Weight;

impl Weighter<Key, Bytes> for Weight {
    fn weight(&self, _: &Key, pdf: &Bytes) -> u64 {
        pdf.len() as u64
    }
}

impl Press {
    /// The press that the settings name.
    pub fn of(config: &Config) -> Self {
        Self::at(config.press_program(), DEADLINE)
    }

    fn at(program: PathBuf, deadline: Duration) -> Self {
        let made = Cache::with_weighter(DOCUMENTS, CAPACITY, Weight);
        Self { program, deadline, turn: Semaphore::new(1), made }
    }

    /// Whether there is one.
    pub fn is_here(&self) -> bool {
        self.program.is_file()
    }

    /// Typesets a manuscript; nothing stands for a text that costs too much.
    pub async fn print(&self, manuscript: Option<Manuscript>) -> Result<Bytes> {
        if !self.is_here() {
            return Err(missing());
        }
        let Some(manuscript) = manuscript else { return Err(too_costly()) };
        let json = serde_json::to_vec(&manuscript).map_err(Error::fault)?;
        if json.len() > MAX_BYTES {
            return Err(too_costly());
        }
        let key: Key = Sha256::digest(&json).into();
        self.made.get_or_insert_async(&key, self.make(json)).await
    }

    async fn make(&self, json: Vec<u8>) -> Result<Bytes> {
        let turn = timeout(PATIENCE, self.turn.acquire()).await.map_err(|_| busy())?.map_err(Error::fault)?;
        let made = run::run(&self.program, json, self.deadline).await;
        drop(turn);
        made.map_err(|reason| {
            tracing::warn!(reason, "the press made no document");
            too_costly()
        })
    }
}

fn missing() -> Error {
    Problem::new(Kind::Unavailable, "no-press", "This site cannot make PDF: the program for it is not installed.")
        .into()
}

fn too_costly() -> Error {
    let message = "This text cannot be typeset within what a document may cost. Take it as Markdown or HTML.";
    Error::conflict("not-printable", message)
}

fn busy() -> Error {
    let mut problem =
        Problem::new(Kind::Unavailable, "busy", "Other documents are being typeset. Try again in a moment.");
    problem.retry_after = Some(LATER);
    problem.into()
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt, time::Instant};

    use exchange::manuscript::Block;

    use super::*;

    fn manuscript(body: Vec<Block>) -> Manuscript {
        let word = |word: &str| word.to_owned();
        Manuscript {
            ident: word("test"),
            language: word("en"),
            kind: word("Draft"),
            cited: word("test-01"),
            title: word("Test"),
            group: word("Group"),
            day: word("2026-11-22"),
            day_shown: word("22 November 2026"),
            facts: Vec::new(),
            notice: String::new(),
            contents: word("Contents"),
            body,
        }
    }

    /// A program that behaves as `script` says.
    fn program(folder: &tempfile::TempDir, script: &str) -> PathBuf {
        let path = folder.path().join("plenary-press");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("executable");
        path
    }

    async fn refusal(press: &Press) -> String {
        match press.print(Some(manuscript(Vec::new()))).await {
            Err(Error::Refused(problem)) => problem.code,
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn a_site_without_a_press_says_so() {
        let press = Press::at("/nowhere/plenary-press".into(), DEADLINE);
        assert!(!press.is_here());
        assert_eq!(refusal(&press).await, "no-press");
    }

    #[tokio::test]
    async fn a_press_that_hangs_is_ended_and_the_next_one_has_its_turn() {
        let folder = tempfile::tempdir().expect("a folder");
        let pid = folder.path().join("pid");
        // It neither reads nor writes, and would outlast every test.
        let hung = program(&folder, &format!("echo $$ > {}; exec sleep 3600", pid.display()));
        let press = Press::at(hung, Duration::from_millis(700));
        let begun = Instant::now();
        assert_eq!(refusal(&press).await, "not-printable");
        assert_eq!(refusal(&press).await, "not-printable");
        assert!(begun.elapsed() < Duration::from_secs(15));
        let pid = fs::read_to_string(pid).expect("it was started");
        let gone = async {
            while fs::exists(format!("/proc/{}/exe", pid.trim())).unwrap_or_default() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(10), gone).await.expect("it is gone");
    }

    #[tokio::test]
    async fn a_press_that_dies_or_says_nothing_useful_makes_no_document() {
        for script in ["kill -9 $$", "cat > /dev/null; exit 0", "cat > /dev/null; echo no PDF", "exec yes"] {
            let folder = tempfile::tempdir().expect("a folder");
            let press = Press::at(program(&folder, script), Duration::from_secs(20));
            assert_eq!(refusal(&press).await, "not-printable", "{script}");
        }
    }

    #[tokio::test]
    async fn a_document_is_made_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let count = folder.path().join("count");
        let script = format!("cat > /dev/null; echo one >> {}; printf %%PDF-1.7", count.display());
        let press = Press::at(program(&folder, &script), DEADLINE);
        for _ in 0..3 {
            assert_eq!(press.print(Some(manuscript(Vec::new()))).await.expect("made"), "%PDF-1.7");
        }
        assert_eq!(fs::read_to_string(count).expect("counted"), "one\n");
    }
}
