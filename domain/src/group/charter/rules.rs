//! The rules of decision that stand in a charter's fenced blocks.

use serde::Serialize;

use super::references::numbers_in;

/// A rule with its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The line it stands on, from 1.
    pub line: usize,
    /// What it is about.
    pub subject: Subject,
    /// What it asks for.
    pub threshold: Threshold,
    /// The clauses it makes an exception for.
    pub except: Vec<String>,
}

/// What a rule is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Subject {
    /// How many seats the group has.
    Seats,
    /// How many must take part.
    Quorum {
        /// Where.
        channel: Channel,
    },
    /// When a vote passes.
    Vote {
        /// What is decided.
        name: String,
        /// Where.
        channel: Channel,
    },
}

crate::words! {
    /// Where a vote is taken.
    pub enum Channel {
        /// Wherever.
        Anywhere = "anywhere",
        /// By those in the room.
        Meeting = "meeting",
        /// Over days, without a meeting.
        Electronic = "electronic",
    }
}

/// How much is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Threshold {
    /// Whether equality is enough.
    pub comparison: Comparison,
    /// Of what one needs how much.
    pub amount: Amount,
}

crate::words! {
    /// Whether equality is enough.
    pub enum Comparison {
        /// It is.
        AtLeast = "at least",
        /// It is not.
        MoreThan = "more than",
    }
}

/// A number, or a part of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amount {
    /// So many.
    Count(u32),
    /// A part: numerator, denominator, of what.
    Part(u32, u32, Denominator),
}

crate::words! {
    /// What a part is of.
    pub enum Denominator {
        /// Everybody who has the vote.
        Members = "members",
        /// Those present.
        Present = "present",
        /// Votes cast, abstentions included.
        Cast = "cast",
        /// Votes cast for or against.
        ForOrAgainst = "for-or-against",
    }
}

/// Every rule of a charter, and the lines in its blocks that are none.
pub fn rules(text: &str) -> (Vec<Rule>, Vec<usize>) {
    let (mut rules, mut unread) = (Vec::new(), Vec::new());
    for (line, content) in in_blocks(text) {
        match read(line, content) {
            Some(rule) => rules.push(rule),
            None => unread.push(line),
        }
    }
    (rules, unread)
}

/// The lines within blocks marked `rules` that say something.
fn in_blocks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut fenced, mut within) = (false, false);
    text.lines().enumerate().filter_map(move |(at, line)| {
        let line = line.trim();
        if let Some(info) = line.strip_prefix("```") {
            within = !fenced && info.trim() == "rules";
            fenced = !fenced;
            return None;
        }
        (within && !line.is_empty() && !line.starts_with('#')).then_some((at + 1, line))
    })
}

fn read(line: usize, content: &str) -> Option<Rule> {
    let (subject, asked) = content.split_once(':')?;
    let (asked, except) = match asked.find("except") {
        Some(at) => (&asked[..at], numbers_in(&asked[at..])),
        None => (asked, Vec::new()),
    };
    let asked = asked.trim().trim_end_matches([',', '.']).trim();
    let words: Vec<&str> = subject.split_whitespace().collect();
    let (words, channel) = match words.as_slice() {
        [rest @ .., "at", "meeting"] => (rest, Channel::Meeting),
        [rest @ .., "electronically"] => (rest, Channel::Electronic),
        rest => (rest, Channel::Anywhere),
    };
    let subject = match words {
        ["seats"] => {
            let amount = Amount::Count(asked.parse().ok()?);
            let threshold = Threshold { comparison: Comparison::AtLeast, amount };
            return Some(Rule { line, subject: Subject::Seats, threshold, except });
        }
        ["quorum"] => Subject::Quorum { channel },
        ["vote", name @ ..] if !name.is_empty() => Subject::Vote { name: name.join(" "), channel },
        _ => return None,
    };
    Some(Rule { line, subject, threshold: threshold(asked)?, except })
}

fn threshold(asked: &str) -> Option<Threshold> {
    let (comparison, rest) = Comparison::ALL.iter().find_map(|one| Some((*one, asked.strip_prefix(one.as_str())?)))?;
    let (amount, of) = match rest.split_once(" of ") {
        Some((amount, of)) => (amount.trim(), Some(of.trim().parse::<Denominator>().ok()?)),
        None => (rest.trim().trim_end_matches(" members"), None),
    };
    let amount = match of {
        None => Amount::Count(amount.parse().ok()?),
        Some(of) => {
            let (part, whole) = match (amount.split_once('/'), amount.strip_suffix('%')) {
                (Some((part, whole)), _) => (part.trim().parse().ok()?, whole.trim().parse().ok()?),
                (None, Some(percent)) => (percent.trim().parse().ok()?, 100),
                (None, None) => return None,
            };
            if whole == 0 {
                return None;
            }
            Amount::Part(part, whole, of)
        }
    };
    Some(Threshold { comparison, amount })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_with_their_lines() {
        let text = "Text\n```rules\nseats: 9\n# why\nquorum at meeting: at least 1/2 of members\nvote a release electronically: more than 66% of cast, except 7.c and 8.a\nvote veto: at least 3\n```\n";
        let (rules, unread) = rules(text);
        assert_eq!(unread, Vec::<usize>::new());
        let told: Vec<usize> = rules.iter().map(|rule| rule.line).collect();
        assert_eq!(told, [3, 5, 6, 7]);
        let name = Subject::Vote { name: "a release".into(), channel: Channel::Electronic };
        assert_eq!((&rules[2].subject, &rules[2].except[..]), (&name, &["7.c".to_owned(), "8.a".to_owned()][..]));
        let expected = Threshold { comparison: Comparison::MoreThan, amount: Amount::Part(66, 100, Denominator::Cast) };
        assert_eq!(rules[2].threshold, expected);
        assert_eq!(rules[3].threshold.amount, Amount::Count(3));
    }

    #[test]
    fn what_is_no_rule_is_told_by_its_line_and_other_blocks_are_not_read() {
        let text = "```rules\nvote: more than 1/2 of present\nvote x: half\nquorum: at least 1/0 of members\n```\n```text\nvote y\n```\n";
        let (rules, unread) = rules(text);
        assert_eq!((rules.len(), unread), (0, vec![2, 3, 4]));
    }
}
