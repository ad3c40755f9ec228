//! What stands on the pages.

use std::{fs, path::PathBuf};

use exchange::manuscript::{Block, Run};

use crate::run::{heading, manuscript, paragraph, pdf, press, tool};

/// A text with everything that a text can have.
fn everything() -> Vec<Block> {
    let cell = |words: &str| vec![Run::text(words)];
    let rows = (1..=80).map(|number| {
        vec![
            vec![Run::Strong { runs: cell(&format!("1.1.{number}")) }],
            cell(&format!(
                "Verify that requirement {number} is met, whatever else happens on the way to the next line."
            )),
            cell("2"),
        ]
    });
    let note = Run::Note { runs: cell("A note at the foot.") };
    let nested = Block::List {
        first: Some(3),
        is_tight: true,
        items: vec![vec![paragraph("third")], vec![paragraph("fourth")]],
    };
    vec![
        heading(1, "V1 One", "s-V1"),
        Block::Paragraph {
            runs: vec![
                Run::text("Words with #set markup(), $math$, *stars*, @labels and <angles>"),
                note,
                Run::text(", "),
                Run::Reference { place: "s-V1.1".into(), runs: cell("a reference") },
                Run::text(" and "),
                Run::Link { to: "https://plenary.example/a?b=c#d".into(), runs: cell("a link") },
                Run::Break,
                Run::Code { text: "code()".into() },
                Run::Stressed { runs: cell(" stressed ") },
                Run::Struck { runs: cell("struck") },
            ],
        },
        heading(2, "V1.1 Requirements", "s-V1.1"),
        Block::Table {
            shares: vec![0, 12, 0],
            head: vec![cell("#"), cell("Requirement"), cell("Level")],
            rows: rows.collect(),
        },
        Block::List { first: None, is_tight: false, items: vec![vec![paragraph("bullet"), nested]] },
        Block::Quote { blocks: vec![paragraph("quoted")] },
        Block::Lines { text: "GET / HTTP/1.1\nHost: a".into() },
        Block::Rule,
        heading(1, "V2 Two", "s-V2"),
        paragraph("The end."),
    ]
}

fn kept(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("text.pdf");
    fs::write(&path, bytes).expect("written");
    (folder, path)
}

#[test]
fn the_same_manuscript_gives_the_same_bytes() {
    let text = manuscript(everything());
    assert_eq!(pdf(&text), pdf(&text));
}

#[test]
fn a_document_is_sound_tagged_and_says_its_language() {
    let bytes = pdf(&manuscript(everything()));
    let (_folder, path) = kept(&bytes);
    let Some(mut qpdf) = tool("qpdf") else { return };
    let checked = qpdf.arg("--check").arg(&path).output().expect("it runs");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let Some(mut qpdf) = tool("qpdf") else { return };
    let whole = qpdf.args(["--qdf", "--object-streams=disable"]).arg(&path).arg("-").output().expect("it runs").stdout;
    let whole = String::from_utf8_lossy(&whole);
    for part in ["/MarkInfo", "/StructTreeRoot", "/Lang (en)", "pdfuaid:part", "/S /TH", "/S /Note", "/Outlines"] {
        assert!(whole.contains(part), "there is no {part}");
    }
}

#[test]
fn every_word_stands_in_it_and_no_word_is_read_as_markup() {
    let (_folder, path) = kept(&pdf(&manuscript(everything())));
    let Some(mut reader) = tool("pdftotext") else { return };
    let text = reader.arg("-layout").arg(&path).arg("-").output().expect("it runs").stdout;
    let text = String::from_utf8_lossy(&text);
    for words in [
        "Sessions & <Tokens> #1",
        "#set markup(), $math$, *stars*, @labels and <angles>",
        "1.1.80",
        "A note at the foot.",
        "3. third",
        "GET / HTTP/1.1",
        "22 November 2026",
        "The end.",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    // The head of the table stands on each of its pages.
    assert!(text.matches("Requirement ").count() >= 3, "{text}");
    // The contents name a page for each heading.
    assert!(text.lines().any(|line| line.contains("V2 Two") && line.trim_end().ends_with(char::is_numeric)), "{text}");
}

#[test]
fn a_sign_that_no_font_has_costs_the_promise_and_nothing_else() {
    let output = press(&manuscript(vec![paragraph("Words, and \u{1f980}.")]));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && output.stdout.starts_with(b"%PDF-"), "{said}");
    assert!(said.contains("not PDF/UA-1"), "{said}");
}
