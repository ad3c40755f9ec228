//! What is wrong with a charter, told line by line.
//!
//! Charters in force have these faults: the one of the `OpenSSF` refers to clauses that are gone (“except 7.c and 8.a”)
//! and takes one vote by two denominators.

use serde::Serialize;

use super::{
    clauses::Clauses,
    references::references,
    rules::{Amount, Channel, Comparison, Denominator, Rule, Subject, Threshold, rules},
};

crate::words! {
    /// How bad it is.
    pub enum Severity {
        /// The charter cannot be adopted like this.
        Error = "error",
        /// It can, and somebody should have looked at it.
        Warning = "warning",
    }
}

/// Something that is wrong with a charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The line, from 1.
    pub line: usize,
    /// How bad it is.
    pub severity: Severity,
    /// Stable word; catalogues have `lint-` and the word.
    pub code: &'static str,
    /// What the words have places for.
    pub values: Vec<(&'static str, String)>,
    /// A sentence in English.
    pub message: String,
}

/// Everything that is wrong with a charter, by line. `voters` is how many have the vote now, which stands for the seats
/// where the charter names no number of them.
pub fn lint(text: &str, voters: Option<u32>) -> Vec<Finding> {
    let (rules, unread) = rules(text);
    let mut findings: Vec<Finding> = unread.into_iter().map(unreadable).collect();
    dangling(text, &rules, &mut findings);
    two_denominators(&rules, &mut findings);
    let seats = rules.iter().find_map(|rule| match (&rule.subject, rule.threshold.amount) {
        (Subject::Seats, Amount::Count(seats)) => Some(seats),
        _ => None,
    });
    for rule in &rules {
        unreachable(rule, seats.or(voters), &mut findings);
    }
    beyond_quorum(&rules, &mut findings);
    findings.sort_by_key(|finding| finding.line);
    findings
}

fn unreadable(line: usize) -> Finding {
    let message = "This line is no rule. Write for example “vote release at meeting: more than 1/2 of present”.";
    Finding { line, severity: Severity::Error, code: "unreadable", values: Vec::new(), message: message.into() }
}

fn dangling(text: &str, rules: &[Rule], findings: &mut Vec<Finding>) {
    let clauses = Clauses::of(text);
    let mut note = |line: usize, to: &str| {
        findings.push(Finding {
            line,
            severity: Severity::Error,
            code: "dangling",
            values: vec![("to", to.to_owned())],
            message: format!("This refers to {to}, and the charter has no such clause."),
        });
    };
    for reference in references(text) {
        let known = if reference.is_anchor { clauses.has_anchor(&reference.to) } else { clauses.has(&reference.to) };
        if !known {
            note(reference.line, &reference.to);
        }
    }
    for rule in rules {
        for to in rule.except.iter().filter(|to| !clauses.has(to)) {
            note(rule.line, to);
        }
    }
}

/// One vote that is counted in two ways, by where it is taken or by mistake.
fn two_denominators(rules: &[Rule], findings: &mut Vec<Finding>) {
    for (at, rule) in rules.iter().enumerate() {
        let (Subject::Vote { name, .. }, Some(of)) = (&rule.subject, denominator(rule)) else { continue };
        let earlier = rules[..at].iter().find_map(|other| match (&other.subject, denominator(other)) {
            (Subject::Vote { name: same, .. }, Some(other_of)) if same == name && other_of != of => {
                Some((other.line, other_of))
            }
            _ => None,
        });
        if let Some((line, other)) = earlier {
            findings.push(Finding {
                line: rule.line,
                severity: Severity::Warning,
                code: "two-denominators",
                values: vec![
                    ("vote", name.clone()),
                    ("of", of.to_string()),
                    ("line", line.to_string()),
                    ("other", other.to_string()),
                ],
                message: format!(
                    "“{name}” is counted here by {of} and in line {line} by {other}: the same votes can pass in one and \
                     fail in the other."
                ),
            });
        }
    }
}

fn denominator(rule: &Rule) -> Option<Denominator> {
    match rule.threshold.amount {
        Amount::Part(_, _, of) => Some(of),
        Amount::Count(_) => None,
    }
}

/// What nobody can reach: more than all, or more than there are seats.
fn unreachable(rule: &Rule, seats: Option<u32>, findings: &mut Vec<Finding>) {
    let Threshold { comparison, amount } = rule.threshold;
    let strictly = comparison == Comparison::MoreThan;
    let reason = match amount {
        Amount::Part(part, whole, _) if part > whole || (strictly && part == whole) => {
            Some(("more-than-all", Vec::new(), "This asks for more than all, which nobody can reach.".to_owned()))
        }
        Amount::Count(count) if rule.subject != Subject::Seats => {
            seats.filter(|seats| count > *seats || (strictly && count == *seats)).map(|seats| {
                let values = vec![("count", count.to_string()), ("seats", seats.to_string())];
                let message = format!("This asks for {comparison} {count}, and there are {seats} seats.");
                ("more-than-seats", values, message)
            })
        }
        _ => None,
    };
    if let Some((code, values, message)) = reason {
        findings.push(Finding { line: rule.line, severity: Severity::Error, code, values, message });
    }
}

/// A vote by a part of all members that cannot pass at a meeting with a bare quorum, even if everybody there is for it.
fn beyond_quorum(rules: &[Rule], findings: &mut Vec<Finding>) {
    let quorum = rules.iter().find_map(|rule| match (&rule.subject, rule.threshold.amount) {
        (
            Subject::Quorum { channel: Channel::Meeting | Channel::Anywhere },
            Amount::Part(part, whole, Denominator::Members),
        ) => Some((rule.line, part, whole)),
        _ => None,
    });
    let Some((line, there, all)) = quorum else { return };
    for rule in rules {
        let (Subject::Vote { name, channel: Channel::Meeting }, Amount::Part(part, whole, Denominator::Members)) =
            (&rule.subject, rule.threshold.amount)
        else {
            continue;
        };
        // part/whole > there/all, in whole numbers.
        if u64::from(part) * u64::from(all) > u64::from(there) * u64::from(whole) {
            findings.push(Finding {
                line: rule.line,
                severity: Severity::Warning,
                code: "beyond-quorum",
                values: vec![("vote", name.clone()), ("line", line.to_string())],
                message: format!(
                    "“{name}” cannot pass at a meeting that has just the quorum of line {line}, even if everybody there \
                     is for it."
                ),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, &'static str)> {
        lint(text, None).into_iter().map(|finding| (finding.line, finding.code)).collect()
    }

    #[test]
    fn a_sound_charter_has_no_findings() {
        let text = "## 7. Decisions\n\na. By consensus.\nb. Else as below, except 7.a.\n\n```rules\nseats: 9\nquorum at meeting: at least 1/2 of members\nvote release: more than 1/2 of present, except 7.a\nvote amendment electronically: at least 2/3 of members\n```\n";
        assert_eq!(told(text), []);
    }

    #[test]
    fn the_faults_of_published_charters_are_found_at_their_lines() {
        let text = "7. Voting\n   a. While any vote passes by a majority, except 7.c and 8.a, others do not.\n   b. See [scope](#scope).\n\n```rules\nquorum at meeting: at least 50% of members\nvote any at meeting: more than 1/2 of present\nvote any electronically: more than 1/2 of members\nvote any: more than 3/2 of members\n```\n";
        assert_eq!(
            told(text),
            [
                (2, "dangling"),
                (2, "dangling"),
                (3, "dangling"),
                (8, "two-denominators"),
                (9, "two-denominators"),
                (9, "more-than-all"),
            ]
        );
    }

    #[test]
    fn a_threshold_is_measured_by_the_seats_or_else_by_those_who_vote_now() {
        let rule = |count: &str| format!("```rules\nvote x: {count}\n```");
        for (count, voters, expected) in [
            ("at least 5", Some(5), 0),
            ("more than 5", Some(5), 1),
            ("at least 6", Some(5), 1),
            ("at least 6", None, 0),
        ] {
            assert_eq!(lint(&rule(count), voters).len(), expected, "{count} of {voters:?}");
        }
        let seats = "```rules\nseats: 3\nquorum: at least 4\n```";
        assert_eq!(told(seats), [(3, "more-than-seats")]);
    }

    #[test]
    fn a_vote_that_a_bare_quorum_cannot_pass_is_told() {
        let text = |part: &str| {
            format!("```rules\nquorum: at least 1/2 of members\nvote x at meeting: at least {part} of members\n```")
        };
        assert_eq!(told(&text("2/3")), [(3, "beyond-quorum")]);
        assert_eq!(told(&text("1/2")), []);
    }

    #[test]
    fn a_line_that_is_no_rule_stops_the_adoption() {
        let findings = lint("```rules\nmajority wins\n```", None);
        assert_eq!((findings[0].line, findings[0].severity), (2, Severity::Error));
    }
}
