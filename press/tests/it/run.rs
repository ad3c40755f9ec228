//! Running it.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use exchange::manuscript::{Block, Fact, Manuscript, Run};

/// A document around `body`.
pub fn manuscript(body: Vec<Block>) -> Manuscript {
    let word = |word: &str| word.to_owned();
    Manuscript {
        ident: word("0191-test"),
        language: word("en"),
        kind: word("Standard"),
        cited: word("TEST-1"),
        title: word("Sessions & <Tokens> #1"),
        group: word("A Working Group"),
        day: word("2026-11-22"),
        day_shown: word("22 November 2026"),
        facts: vec![Fact { name: word("SHA-256"), value: "0f".repeat(32), is_code: true }],
        notice: word("Nobody must rely on it."),
        contents: word("Contents"),
        body,
    }
}

/// A heading that links know as `place`.
pub fn heading(depth: u8, title: &str, place: &str) -> Block {
    Block::Heading { depth, runs: vec![Run::text(title)], place: place.into() }
}

/// A paragraph.
pub fn paragraph(words: &str) -> Block {
    Block::Paragraph { runs: vec![Run::text(words)] }
}

/// Gives a manuscript to the press.
pub fn press(manuscript: &Manuscript) -> Output {
    press_bytes(&serde_json::to_vec(manuscript).expect("JSON"))
}

/// Gives any bytes to the press.
pub fn press_bytes(bytes: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plenary-press"))
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    let bytes = bytes.to_vec();
    let giving = std::thread::spawn(move || {
        // One that died already takes nothing.
        let _ = stdin.write_all(&bytes);
    });
    let output = child.wait_with_output().expect("it ends");
    giving.join().expect("given");
    output
}

/// The PDF of a manuscript, which the press has nothing to say about: it is PDF/UA-1.
pub fn pdf(manuscript: &Manuscript) -> Vec<u8> {
    let output = press(manuscript);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{}: {said}", output.status);
    output.stdout
}

/// A tool of the system that looks into PDF; where it is missing, says so and gives nothing.
pub fn tool(name: &str) -> Option<Command> {
    if Command::new(name).arg("--version").output().is_err() && Command::new(name).arg("-v").output().is_err() {
        eprintln!("SKIPPED: {name} is missing (Debian: qpdf, poppler-utils)");
        return None;
    }
    Some(Command::new(name))
}
