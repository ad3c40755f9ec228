use std::fmt;
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
}
