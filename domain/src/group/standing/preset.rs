//! The rules of known bodies, each from the day on which it held.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Active, Consecutive, Eligible, Recent, Rule, Span, Wrote};

crate::words! {
    /// A body whose rule is known.
    pub enum Preset {
        /// OASIS technical committees.
        Oasis = "oasis",
        /// IEEE 802 working groups.
        Ieee802 = "ieee-802",
        /// Who may serve on the IETF's nominating committee.
        NomCom = "ietf-nomcom",
        /// Steering committees of the `OpenSSF` and other projects of the Linux Foundation.
        OpenSsf = "openssf",
        /// Apache project management committees: earned once, kept until one leaves.
        Apache = "apache",
        /// Every member votes.
        Simple = "simple",
    }
}

/// A rule from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The first day; none where nothing was before.
    pub from: Option<NaiveDate>,
    /// The rule.
    pub rule: Rule,
    /// Where it is written.
    pub source: String,
}

impl Preset {
    /// The rule with all its versions, the first one first.
    pub fn versions(self) -> Vec<Version> {
        match self {
            Self::Oasis => {
                let numbers = Consecutive { attend: 2, miss: 2, ballots: 2, before_first: 7, days: 60, grace: 14 };
                vec![only(
                    Rule::Consecutive(numbers),
                    "OASIS TC Process 2017-05-26; Committee Operations Process §1.3, §1.7",
                )]
            }
            Self::Ieee802 => {
                let numbers = Recent { plenaries: 4, needed: 2, interims: 1, ballots: 3, missed: 2 };
                vec![only(Rule::Recent(numbers), "IEEE 802 LMSC working groups, as told on the secretaries' list")]
            }
            Self::NomCom => nominating_committee(),
            Self::OpenSsf => {
                vec![only(
                    Rule::Active(Active { months: 3, percent: 25 }),
                    "Node.js TSC charter, as other projects copied it",
                )]
            }
            Self::Apache => vec![only(Rule::Everybody, "Apache voting process")],
            Self::Simple => vec![only(Rule::Everybody, "")],
        }
    }

    /// The rule that held on a day.
    pub fn on(self, day: NaiveDate) -> Rule {
        rule_on(&self.versions(), day).unwrap_or(Rule::Everybody)
    }
}

/// The rule of several versions that held on a day.
pub fn rule_on(versions: &[Version], day: NaiveDate) -> Option<Rule> {
    let held = versions.iter().filter(|version| version.from.is_none_or(|from| from <= day));
    held.max_by_key(|version| version.from).map(|version| version.rule.clone())
}

fn only(rule: Rule, source: &str) -> Version {
    Version { from: None, rule, source: source.into() }
}

/// Three of five meetings; in 2020 without the first meeting that was held online only; since 2021 with two other paths.
fn nominating_committee() -> Vec<Version> {
    let meetings = |passed_over: Vec<Span>| Eligible {
        meetings: 5,
        needed: 3,
        passed_over,
        chaired_within_years: None,
        wrote: None,
    };
    let online = Span { from: day(2020, 3, 21), to: Some(day(2020, 3, 28)) };
    let paths = Eligible {
        chaired_within_years: Some(3),
        wrote: Some(Wrote { documents: 2, years: 5 }),
        ..meetings(Vec::new())
    };
    let from = |year: i32, rule: Eligible, source: &str| Version {
        from: Some(day(year, 1, 1)),
        rule: Rule::Eligible(rule),
        source: source.into(),
    };
    vec![
        only(Rule::Eligible(meetings(Vec::new())), "RFC 8713, and RFC 3777 and RFC 7437 before it"),
        from(2020, meetings(vec![online]), "RFC 8788"),
        from(2021, paths, "RFC 8989, and RFC 9389 after it"),
    ]
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
