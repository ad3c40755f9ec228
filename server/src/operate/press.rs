//! Whether PDF can be made.

use super::Finding;
use crate::{adapter::press::Press, config::Config};

const SUBJECT: &str = "press";

pub(super) fn look(config: &Config) -> Finding {
    if Press::of(config).is_here() {
        return Finding::good(SUBJECT, "The program that makes PDF is there.");
    }
    let at = config.press_program();
    Finding::doubtful(
        SUBJECT,
        format!(
            "{} is missing: standards and drafts cannot be had as PDF. Copy plenary-press there, or name it in the setting “press”.",
            at.display()
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operate::Verdict;

    #[test]
    fn a_missing_press_is_told_with_its_place() {
        let config = Config { press: Some("/nowhere/plenary-press".into()), ..Config::default() };
        let finding = look(&config);
        assert_eq!(finding.verdict, Verdict::Doubtful);
        assert!(finding.message.starts_with("/nowhere/plenary-press is missing"), "{}", finding.message);
    }
}
