//! nextest's report, test by test.
//!
//! A test written in Rust has no way to say that it was skipped: it returns early and counts as passed. So those that lack
//! something print a line `SKIPPED: why`, which nextest keeps in its report (`store-success-output` in
//! `.config/nextest.toml`), and are counted here for what they are.

use super::count::{Outcome, Skipped};
use anyhow::{Context, Result, ensure};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// How a line begins by which a test says that it was skipped, or a part of it.
const MARK: &str = "SKIPPED: ";

/// What came of each test. A failed one has failed, whatever it skipped.
pub fn read(report: &str) -> Result<Outcome> {
    let mut reader = Reader::from_str(report);
    let (mut outcome, mut announced, mut test) = (Outcome::default(), None, Test::default());
    loop {
        match reader.read_event()? {
            Event::Start(tag) if tag.name().as_ref() == "testcase" => test = Test::new(&tag)?,
            Event::Empty(tag) if tag.name().as_ref() == "testcase" => Test::new(&tag)?.count_in(&mut outcome),
            Event::End(tag) if tag.name().as_ref() == "testcase" => std::mem::take(&mut test).count_in(&mut outcome),
            Event::Start(tag) if tag.name().as_ref() == "testsuites" => {
                announced = Some(attribute(&tag, "tests")?.parse::<u64>()?);
            }
            Event::Start(tag) | Event::Empty(tag) => {
                test.has_failed |= ["failure", "error"].contains(&tag.name().as_ref());
                // What a test prints in one way does not go on in the other.
                test.printed.push('\n');
            }
            Event::Text(text) => test.printed.push_str(&text.xml10_content()),
            Event::CData(text) => test.printed.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => test.printed.push_str(&resolved(&reference)?),
            Event::Eof => break,
            _ => {}
        }
    }
    let (counted, announced) = (outcome.count(), announced.context("no sums at its head")?);
    let all = counted.passed + counted.failed + counted.skipped;
    ensure!(all == announced, "it announces {announced} tests and has {all}");
    Ok(outcome)
}

/// A test, as far as it was read.
#[derive(Default)]
struct Test {
    name: String,
    has_failed: bool,
    printed: String,
}

impl Test {
    fn new(tag: &BytesStart<'_>) -> Result<Self> {
        let name = format!("{} {}", attribute(tag, "classname")?, attribute(tag, "name")?);
        Ok(Self { name, has_failed: false, printed: String::new() })
    }

    fn count_in(self, outcome: &mut Outcome) {
        let why = self.printed.lines().find_map(|line| line.trim_start().strip_prefix(MARK));
        match why {
            _ if self.has_failed => outcome.failed += 1,
            Some(why) => outcome.skipped.push(Skipped { why: why.trim_end().to_owned(), test: self.name }),
            None => outcome.passed += 1,
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<String> {
    let attribute = tag.try_get_attribute(name)?.with_context(|| format!("{} without {name}", tag.name().as_ref()))?;
    Ok(attribute.normalized_value(XmlVersion::Implicit1_0)?.into_owned())
}

fn resolved(reference: &BytesRef<'_>) -> Result<String> {
    if let Some(text) = quick_xml::escape::resolve_xml_entity(reference) {
        return Ok(text.to_owned());
    }
    let character = reference.resolve_char_ref()?;
    Ok(character.with_context(|| format!("&{};", &**reference))?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(tests: usize, cases: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"nextest-run\" tests=\"{tests}\" skipped=\"0\" failures=\"1\" \
             errors=\"0\">\n<testsuite name=\"server\" tests=\"{tests}\">{cases}</testsuite>\n</testsuites>\n"
        )
    }

    fn skipped(test: &str, why: &str) -> Skipped {
        Skipped { test: test.into(), why: why.into() }
    }

    #[test]
    fn what_was_skipped_has_not_passed() {
        let cases = r#"
            <testcase name="a" classname="server"/>
            <testcase name="b" classname="server"><system-out>
running 1 test
test b ... SKIPPED by nobody
</system-out><system-err></system-err></testcase>
            <testcase name="c::postgres" classname="service::it"><system-out>
running 1 test
</system-out><system-err>SKIPPED: no &quot;Python&quot; &amp; no &#x64;ata
SKIPPED: something else
</system-err></testcase>
            <testcase name="d" classname="server"><system-err><![CDATA[SKIPPED: <here> too]]></system-err></testcase>
            <testcase name="e" classname="server"><failure type="test failure">it broke</failure>
            <system-err>SKIPPED: before it failed</system-err></testcase>
            <testcase name="f" classname="server"><error type="test timeout"/></testcase>
            <testcase name="g" classname="server"><system-out>one line</system-out></testcase>"#;
        let expected =
            vec![skipped("service::it c::postgres", "no \"Python\" & no data"), skipped("server d", "<here> too")];
        assert_eq!(read(&report(7, cases)).unwrap(), Outcome { passed: 3, failed: 2, skipped: expected });
    }

    #[test]
    fn a_report_that_is_not_whole_is_no_report() {
        let case = "<testcase name=\"a\" classname=\"server\"/>";
        assert_eq!(read(&report(1, case)).unwrap(), Outcome { passed: 1, ..Outcome::default() });
        assert!(read(&report(2, case)).unwrap_err().to_string().contains("announces 2 tests and has 1"));
        assert!(read(&report(1, "<testcase name=\"a\"/>")).is_err());
        assert!(read("<html></html>").is_err());
        assert!(read("").is_err());
    }
}
