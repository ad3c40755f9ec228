//! Whether a test fails for each filter of visibility that is taken away.
//!
//! All of them are built once, in a copy of the sources in which each can be switched off by its number. Then the tests
//! that should notice run once for each.

mod list;

use crate::cargo::cargo;
use crate::{place, run, say, setup};
use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// Which filters, and where the result is written.
#[derive(clap::Args)]
pub struct Options {
    /// Only those of files whose path contains this
    #[arg(default_value = "")]
    only: String,
    /// Write the result here, as a page of the docs; what it says of filters that are not asked for stays
    #[arg(long)]
    report: Option<PathBuf>,
    /// Only those for which the report holds no test yet
    #[arg(long, requires = "report")]
    open: bool,
}

/// A filter.
pub struct Filter {
    /// Where it stands.
    file: &'static str,
    /// Some text with the filter between « and ».
    text: &'static str,
    /// What stands in its place when it is off: an expression of the same type.
    without: &'static str,
}

/// The tests that should notice.
const TESTS: &str = "(package(domain) and (test(visibility) or test(rule::tests::live))) or (package(service) and (test(review::) or test(cfp::) or test(decision::) or test(draft::) or test(comment::) or test(life::) or test(meeting::) or test(publication::) or test(duty::) or test(ballot::) or test(archive::) or test(portal::search::)))";
/// Those of them that ask everything on every channel, which takes long: asked last.
const THOROUGH: &str = "test(review::channels::) or test(review::matrix::) or test(two_hundred)";
/// Switches a filter off, by its number.
const SWITCH: &str = "PLENARY_FILTER_OFF";
/// What the copies of the crates with filters hold besides.
const SWITCHED: &str = r#"
/// Whether the filter of this number is switched off.
pub(crate) fn filter_is_off(number: usize) -> bool {
    static OFF: std::sync::LazyLock<Option<usize>> =
        std::sync::LazyLock::new(|| std::env::var("PLENARY_FILTER_OFF").ok()?.parse().ok());
    *OFF == Some(number)
}
"#;

/// Takes away each filter in turn. False if nothing noticed for some of them.
pub fn filters(options: &Options) -> Result<bool> {
    setup::nextest::installed()?;
    let copy = say::step("copying the sources, with a switch for each filter", switchable)?;
    say::step("building (some minutes, once)", || run::quietly(tests(&copy, TESTS).arg("--no-run")))?;
    let (quick, thorough) = (format!("({TESTS}) and not ({THOROUGH})"), format!("({TESTS}) and ({THOROUGH})"));
    say::step("the tests with every filter in its place", || run::quietly(&mut tests(&copy, &quick)))?;
    let mut is_thorough_sound = false;
    let path = options.report.as_ref().map(|path| place::root().join(path));
    let mut rows = path.as_deref().map(rows_of).unwrap_or_default();
    let mut survivors = 0;
    let is_open = |number| rows.get(&key_of(number)).is_none_or(|test| test == NOTHING);
    let asked: Vec<usize> = (0..list::FILTERS.len())
        .filter(|number| list::FILTERS[*number].file.contains(&options.only) && (!options.open || is_open(*number)))
        .collect();
    for number in asked {
        let filter = &list::FILTERS[number];
        let mut noticed = fails_first(&copy, number, &quick)?;
        if noticed.is_none() {
            if !is_thorough_sound {
                run::quietly(&mut tests(&copy, &thorough))?;
                is_thorough_sound = true;
            }
            noticed = fails_first(&copy, number, &thorough)?;
        }
        survivors += usize::from(noticed.is_none());
        let test = noticed.as_deref().unwrap_or(NOTHING);
        println!("{} {test} |", filter.head());
        rows.insert(key_of(number), test.to_owned());
        if let Some(path) = &path {
            fs::write(path, page(&rows))?;
        }
    }
    println!("{survivors} filters can be taken away without a test that fails.");
    Ok(survivors == 0)
}

/// What a page says where no test failed.
const NOTHING: &str = "**nothing**";
/// What it says where nobody has tried yet.
const UNTRIED: &str = "not tried yet";

/// The test that failed, by the head of a row and how many of the same head stand before it.
type Rows = BTreeMap<(String, usize), String>;

/// The rows of a page that was written before.
fn rows_of(path: &Path) -> Rows {
    let text = fs::read_to_string(path).unwrap_or_default();
    let (mut rows, mut heads) = (Rows::new(), BTreeMap::<String, usize>::new());
    for line in text.lines().filter(|line| line.starts_with("| `")) {
        let Some((head, test)) = line.trim_end_matches(" |").rsplit_once("| ") else { continue };
        let head = format!("{head}|");
        let before = heads.entry(head.clone()).or_default();
        if test != UNTRIED {
            rows.insert((head, *before), test.to_owned());
        }
        *before += 1;
    }
    rows
}

fn key_of(number: usize) -> (String, usize) {
    let head = list::FILTERS[number].head();
    let before = list::FILTERS[..number].iter().filter(|filter| filter.head() == head).count();
    (head, before)
}

fn page(rows: &Rows) -> String {
    let found = |number| rows.get(&key_of(number)).map_or(UNTRIED, String::as_str);
    let found: Vec<&str> = (0..list::FILTERS.len()).map(found).collect();
    let count = |what: &str| found.iter().filter(|test| **test == what).count();
    let lines = list::FILTERS.iter().zip(&found).map(|(filter, test)| format!("{} {test} |\n", filter.head()));
    let lines = lines.collect::<Vec<_>>().concat();
    format!(
        "# Filters of visibility\n\nEach filter that decides what somebody is told was taken away \
         alone, by\n`cargo xtask filters --report docs/security/filters.md`, and the tests were run: of {} filters {} can \
         go without a test that fails,\nand {} were not tried yet. A row is what the last run found that tried its filter. \
         The list is `xtask/src/filters/list.rs`. Rules of the policy\nitself are held against \
         `domain/src/review/golden/visibility.txt`.\n\n| File | Filter | The first test that failed without it |\n\
         | --- | --- | --- |\n{lines}",
        found.len(),
        count(NOTHING),
        count(UNTRIED),
    )
}

/// The first test that fails while a filter is off; none if all pass.
fn fails_first(copy: &Path, number: usize, which: &str) -> Result<Option<String>> {
    let mut nextest = tests(copy, which);
    nextest.args(["--max-fail", "1:immediate", "--status-level", "fail"]).env(SWITCH, number.to_string());
    let output = nextest.output().context("cannot start cargo nextest")?;
    match output.status.code() {
        Some(0) => Ok(None),
        // As nextest says that tests failed.
        Some(100) => Ok(Some(first_failure(&String::from_utf8_lossy(&output.stderr)).unwrap_or_default())),
        _ => bail!("nextest ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr)),
    }
}

/// The name of the test in nextest's first line about one that failed.
fn first_failure(said: &str) -> Option<String> {
    let mut lines = said.lines().map(str::trim_start);
    let line = lines.find(|line| ["FAIL [", "ABORT [", "SIGABRT ["].iter().any(|word| line.starts_with(word)))?;
    Some(line.split_whitespace().last()?.trim_end_matches("::sqlite").to_owned())
}

fn tests(copy: &Path, which: &str) -> Command {
    let mut nextest = cargo();
    // Cargo tells crates apart by their place within the workspace: with one folder for both, it would take the copy's
    // crates for those of the sources.
    nextest.current_dir(copy).env("CARGO_TARGET_DIR", copy.join("target")).env_remove("PLENARY_TEST_POSTGRES");
    nextest.args(["nextest", "run", "-p", "domain", "-p", "service", "-E", which]);
    nextest
}

/// A copy of the sources in which every filter has a switch.
fn switchable() -> Result<PathBuf> {
    let copy = place::target().join("filters");
    let listed =
        run::answer(Command::new("git").current_dir(place::root()).args(["ls-files", "-co", "--exclude-standard"]));
    let listed = listed.context("git does not list the sources")?;
    let there: BTreeSet<PathBuf> =
        listed.lines().filter(|path| place::root().join(path).is_file()).map(|path| copy.join(path)).collect();
    forget_others(&copy, &there)?;
    let mut switched = switched()?;
    for path in listed.lines() {
        let source = place::root().join(path);
        if !there.contains(&copy.join(path)) {
            continue;
        }
        let bytes = switched.remove(path).map_or_else(|| fs::read(&source), |text| Ok(text.into_bytes()))?;
        keep(&copy.join(path), &bytes)?;
    }
    ensure!(switched.is_empty(), "git does not list {:?}", switched.keys());
    Ok(copy)
}

/// The sources that hold filters, with a switch for each.
fn switched() -> Result<BTreeMap<&'static str, String>> {
    let mut sources = BTreeMap::new();
    for file in ["domain/src/lib.rs", "service/src/lib.rs"] {
        sources.insert(file, fs::read_to_string(place::root().join(file))? + SWITCHED);
    }
    for (number, filter) in list::FILTERS.iter().enumerate() {
        let source = match sources.remove(filter.file) {
            Some(source) => source,
            None => fs::read_to_string(place::root().join(filter.file)).with_context(|| filter.file)?,
        };
        let (before, after) = filter.around();
        let (off, on) = (filter.without, filter.expression());
        let switch = format!("{before}(if crate::filter_is_off({number}) {{ {off} }} else {{ {on} }}){after}");
        sources.insert(filter.file, source.replacen(&filter.plain(), &switch, 1));
    }
    Ok(sources)
}

/// Removes what was copied before and is no source any more.
fn forget_others(folder: &Path, sources: &BTreeSet<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true if path.ends_with("filters/target") => {}
            true => forget_others(&path, sources)?,
            false if sources.contains(&path) => {}
            false => fs::remove_file(&path)?,
        }
    }
    Ok(())
}

/// Writes a file where it is another one: what stays is not built anew.
fn keep(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

impl Filter {
    /// The text as it stands in the file.
    fn plain(&self) -> String {
        self.text.replace(['«', '»'], "")
    }

    /// The filter itself.
    fn expression(&self) -> &'static str {
        let inner = self.text.split_once('«').and_then(|(_, rest)| rest.split_once('»'));
        inner.map_or("", |(expression, _)| expression)
    }

    /// The beginning of its row.
    fn head(&self) -> String {
        format!("| `{}` | `{}` |", self.file, self.expression().replace('|', "\\|"))
    }

    /// What stands before and after it.
    fn around(&self) -> (&'static str, &'static str) {
        let before = self.text.split_once('«').map_or("", |(before, _)| before);
        (before, self.text.split_once('»').map_or("", |(_, after)| after))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_filter_of_the_list_stands_in_its_file_once() {
        for filter in list::FILTERS {
            let source = fs::read_to_string(place::root().join(filter.file)).expect(filter.file);
            assert_eq!(source.matches(&filter.plain()).count(), 1, "{}: {}", filter.file, filter.text);
            assert!(!filter.expression().is_empty() && !filter.without.is_empty(), "{}", filter.text);
        }
    }

    #[test]
    fn a_page_is_read_back_and_says_what_was_not_tried() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("filters.md");
        let mut rows = Rows::new();
        for number in 1..list::FILTERS.len() {
            rows.insert(key_of(number), format!("test::number_{number}"));
        }
        fs::write(&path, page(&rows)).expect("written");
        assert_eq!(rows_of(&path), rows);
        assert!(page(&rows).contains("and 1 were not tried yet"));
        assert!(rows_of(&folder.path().join("none.md")).is_empty());
    }

    #[test]
    fn the_test_that_failed_is_read_from_what_nextest_says() {
        let said = "    Starting 3 tests\n        PASS [   0.1s] (1/3) service a::b\n        FAIL [   0.2s] (2/3) service \
                    review::leaks::x::sqlite\n";
        assert_eq!(first_failure(said).as_deref(), Some("review::leaks::x"));
        assert_eq!(first_failure("nothing"), None);
    }
}
