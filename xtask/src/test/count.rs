use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::ops::Add;

/// What came of a number of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

/// The plain line that everything which reads test runs understands.
impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// What came of each test of a part.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub passed: u64,
    pub failed: u64,
    pub skipped: Vec<Skipped>,
}

/// A test that did not prove what it is there for, as something is missing on this machine.
#[derive(Debug, PartialEq, Eq)]
pub struct Skipped {
    pub test: String,
    pub why: String,
}

impl Outcome {
    /// The sums.
    pub fn count(&self) -> Count {
        Count { passed: self.passed, failed: self.failed, skipped: self.skipped.len() as u64 }
    }

    /// One reason after the other, each with the tests that it kept from running. Empty if nothing was skipped.
    pub fn reasons(&self) -> String {
        let mut reasons = BTreeMap::<&str, Vec<&str>>::new();
        for skipped in &self.skipped {
            reasons.entry(&skipped.why).or_default().push(&skipped.test);
        }
        reasons.into_iter().fold(String::new(), |mut text, (why, tests)| {
            let _ = writeln!(text, "skipped: {why}\n  {}", tests.join("\n  "));
            text
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up_and_name_what_was_skipped_only_if_something_was() {
        let rust = Count { passed: 10, failed: 1, skipped: 0 };
        let browser = Count { passed: 5, failed: 0, skipped: 2 };
        assert_eq!(rust.to_string(), "10 passed, 1 failed");
        assert_eq!((rust + browser).to_string(), "15 passed, 1 failed, 2 skipped");
    }

    #[test]
    fn each_reason_is_said_once_with_all_its_tests() {
        let skipped = |test: &str, why: &str| Skipped { test: test.into(), why: why.into() };
        let skipped = vec![skipped("one", "no data"), skipped("two", "no Python"), skipped("three", "no data")];
        let outcome = Outcome { passed: 4, failed: 0, skipped };
        assert_eq!(outcome.reasons(), "skipped: no Python\n  two\nskipped: no data\n  one\n  three\n");
        assert_eq!(outcome.count(), Count { passed: 4, failed: 0, skipped: 3 });
        assert_eq!(Outcome::default().reasons(), "");
    }
}
