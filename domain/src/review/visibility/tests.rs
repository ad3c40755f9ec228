//! Every cell of the written table, and each leak that other systems had, by name (from their release notes, advisories
//! and issues).

use std::collections::{BTreeMap, BTreeSet};

use super::{Anonymity, Channel, Field, Lens, Reader, Relation, Situation};
use crate::{
    cfp::State,
    review::phase::{Allows, Others, Reach},
};

/// The table, as a program reads it.
#[derive(Default)]
struct Table {
    phases: Vec<(String, Option<Allows>)>,
    codes: BTreeMap<String, Vec<BTreeMap<String, BTreeSet<String>>>>,
    fields: BTreeMap<(Field, Reader), String>,
    channels: BTreeMap<Channel, (bool, BTreeSet<Field>)>,
}

fn table() -> Table {
    let mut table = Table::default();
    let mut readers = Vec::new();
    let lines = include_str!("../golden/visibility.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match &words[..] {
            ["phase", name, others, names] => table.phases.push(((*name).to_owned(), phase(others, names))),
            ["code", code, conditions @ ..] => {
                let condition = |text: &&str| {
                    let (name, values) = text.split_once('=').expect(line);
                    (name.to_owned(), values.split(',').map(str::to_owned).collect())
                };
                let all = conditions.iter().map(condition).collect();
                table.codes.entry((*code).to_owned()).or_default().push(all);
            }
            ["readers", names @ ..] => readers = names.iter().map(|name| name.parse().expect(line)).collect(),
            ["field", field, codes @ ..] => {
                assert_eq!(codes.len(), readers.len(), "{line}");
                for (reader, code) in readers.iter().zip(codes) {
                    let old = table.fields.insert((field.parse().expect(line), *reader), (*code).to_owned());
                    assert_eq!(old, None, "{line} is there twice");
                }
            }
            ["channel", channel, "as", who, what @ ..] => {
                let carried = match what {
                    ["all"] => Field::ALL.iter().copied().collect(),
                    ["nothing"] => BTreeSet::new(),
                    names => names.iter().map(|name| name.parse().expect(line)).collect(),
                };
                assert!(["public", "reader"].contains(who), "{line}");
                table.channels.insert(channel.parse().expect(line), (*who == "public", carried));
            }
            _ => panic!("{line}"),
        }
    }
    table
}

fn phase(others: &str, names: &str) -> Option<Allows> {
    Some(allows(others.parse().ok()?, names == "names"))
}

fn allows(others: Others, reviewer_names: bool) -> Allows {
    Allows {
        bidding: false,
        reviewing: true,
        discussing: true,
        speakers_edit: false,
        others,
        reviewer_names,
        reach: Reach::All,
    }
}

impl Table {
    fn says(&self, code: &str, facts: &BTreeMap<&str, &str>) -> bool {
        let holds = |all: &BTreeMap<String, BTreeSet<String>>| {
            all.iter().all(|(name, values)| values.contains(facts[name.as_str()]))
        };
        code != "." && self.codes[code].iter().any(holds)
    }
}

#[test]
fn every_cell_is_as_written_down() {
    let table = table();
    assert_eq!(table.fields.len(), Field::ALL.len() * Reader::ALL.len());
    assert_eq!(table.channels.len(), Channel::ALL.len());
    let mut cells = 0;
    for (name, phase, anonymity, state, is_released, is_embargoed) in situations(&table) {
        let situation = Situation { anonymity, phase, state, is_released, is_embargoed };
        let yes_or_no = |is: bool| if is { "yes" } else { "no" };
        let facts = BTreeMap::from([
            ("anonymity", anonymity.as_str()),
            ("phase", name),
            ("state", state.as_str()),
            ("released", yes_or_no(is_released)),
            ("embargo", yes_or_no(is_embargoed)),
        ]);
        let written: BTreeMap<_, bool> =
            table.fields.iter().map(|(cell, code)| (*cell, table.says(code, &facts))).collect();
        for ((field, reader), says) in &written {
            for (channel, (is_for_everybody, carried)) in &table.channels {
                let says = if *is_for_everybody { written[&(*field, Reader::Public)] } else { *says };
                let expected = says && carried.contains(field);
                let found = Lens { reader: *reader, situation }.shows(*field, *channel);
                assert_eq!(found, expected, "{field} to {reader} by {channel} in {facts:?}");
                cells += 1;
            }
        }
    }
    assert_eq!(cells, 6 * 3 * 9 * 4 * Field::ALL.len() * Reader::ALL.len() * Channel::ALL.len());
}

type Case<'a> = (&'a str, Option<Allows>, Anonymity, State, bool, bool);

fn situations(table: &Table) -> Vec<Case<'_>> {
    let mut all = Vec::new();
    for (name, phase) in &table.phases {
        for anonymity in Anonymity::ALL {
            for state in State::ALL {
                for flags in 0..4 {
                    all.push((name.as_str(), *phase, *anonymity, *state, flags & 1 == 1, flags & 2 == 2));
                }
            }
        }
    }
    all
}

/// Under review, names hidden, reviewers read each other after their own review and by pseudonym.
const BLIND: Situation = Situation {
    anonymity: Anonymity::Anonymous,
    phase: Some(Allows {
        bidding: true,
        reviewing: true,
        discussing: true,
        speakers_edit: true,
        others: Others::AfterOwn,
        reviewer_names: false,
        reach: Reach::All,
    }),
    state: State::Shortlisted,
    is_released: false,
    is_embargoed: false,
};

fn shows(reader: Reader, field: Field, channel: Channel) -> bool {
    Lens { reader, situation: BLIND }.shows(field, channel)
}

/// Channels that answer without showing: each was somebody's leak.
const ORACLES: [Channel; 8] = [
    Channel::Search,
    Channel::Sort,
    Channel::Count,
    Channel::FilterOptions,
    Channel::Autocomplete,
    Channel::StatusCode,
    Channel::ResponseLength,
    Channel::Time,
];

// HotCRP, CVE-2026-55493: searching for who comments matched anonymous comments.
#[test]
fn a_search_for_reviewers_names_finds_nothing_while_they_are_hidden() {
    for reader in [Reader::Reviewer, Reader::Reviewed] {
        assert!(!shows(reader, Field::ReviewerNames, Channel::Search));
        assert!(!shows(reader, Field::ReviewerNames, Channel::Autocomplete));
    }
}

// HotCRP: searches for rounds, fields and decisions of hidden papers.
#[test]
fn a_search_never_finds_by_what_is_hidden() {
    for field in Field::ALL.iter().filter(|field| **field != Field::Files) {
        for reader in Reader::ALL {
            for channel in ORACLES {
                let seen = shows(*reader, *field, Channel::Page);
                assert_eq!(shows(*reader, *field, channel), seen, "{field} to {reader} by {channel}");
            }
        }
    }
}

// pretalx: its search and its bulk page knew the text that was redacted.
#[test]
fn a_search_does_not_know_the_text_that_was_redacted() {
    for channel in [Channel::Search, Channel::List, Channel::Export, Channel::Api] {
        assert!(!shows(Reader::Reviewed, Field::Originals, channel));
        assert!(shows(Reader::Reviewed, Field::Texts, channel), "the copy is searched");
    }
}

// HotCRP: the order of a list told what was accepted, and graphs told scores.
#[test]
fn orders_and_counts_tell_no_plan_and_no_score() {
    for reader in [Reader::Public, Reader::Speaker, Reader::Reviewer, Reader::Bound] {
        for channel in [Channel::Sort, Channel::Count, Channel::FilterOptions] {
            assert!(!shows(reader, Field::Pending, channel) && !shows(reader, Field::Average, channel), "{reader}");
        }
    }
}

// HotCRP: status codes, and in 3.4 the time to answer, told of hidden papers.
#[test]
fn a_bound_member_cannot_tell_a_hidden_proposal_from_none() {
    for channel in Channel::ALL {
        for field in Field::ALL {
            assert!(!shows(Reader::Bound, *field, *channel), "{field} by {channel}");
        }
    }
}

// HotCRP: reviewers' names stood in Cc.
#[test]
fn mail_headers_name_no_reviewer() {
    for reader in Reader::ALL {
        for channel in [Channel::MailHeader, Channel::MailBody] {
            assert!(!shows(*reader, Field::ReviewerNames, channel), "{reader}");
        }
    }
}

// HotCRP, CVE-2026-23878: any author could fetch any document.
#[test]
fn a_file_is_for_those_who_may_know_whose_it_is() {
    let may: Vec<Reader> =
        Reader::ALL.iter().copied().filter(|reader| shows(*reader, Field::Files, Channel::File)).collect();
    assert_eq!(may, [Reader::Speaker, Reader::Chair]);
}

// HotCRP, GHSA-v8jx-vq6p-jq52: reviewers made themselves authors. Becoming one only ever takes away.
#[test]
fn who_speaks_sees_no_review_whatever_they_chair() {
    let chair = Relation { speaks: true, chairs: true, reviews: true, has_reviewed: true, ..Relation::default() };
    let own = Lens { reader: chair.into(), situation: BLIND };
    for field in [
        Field::State,
        Field::Pending,
        Field::Scores,
        Field::CommitteeTexts,
        Field::SpeakerTexts,
        Field::Discussion,
        Field::Average,
        Field::ReviewerNames,
        Field::Conflicts,
    ] {
        for channel in Channel::ALL {
            assert!(!own.shows(field, *channel), "{field} by {channel}");
        }
    }
}

// A chair who speaks learns of it by the same mail as everyone.
#[test]
fn a_planned_decision_changes_nothing_for_its_speakers() {
    for channel in Channel::ALL {
        assert!(!shows(Reader::Speaker, Field::Pending, *channel));
        assert!(!shows(Reader::Speaker, Field::State, *channel), "shortlisted is never shown");
    }
}

// OpenReview, issue 304: proposals in conflict were offered for bidding.
#[test]
fn what_one_is_bound_by_is_not_offered_for_bidding() {
    assert!(!shows(Reader::Bound, Field::Existence, Channel::List));
    assert!(shows(Reader::Reviewer, Field::Existence, Channel::List));
}

// Indico, issues 6599 and 6601: comments told who reviews.
#[test]
fn a_discussion_goes_under_pseudonyms() {
    assert!(shows(Reader::Reviewed, Field::Discussion, Channel::Page));
    assert!(!shows(Reader::Reviewed, Field::ReviewerNames, Channel::Page));
}

// What the text for the committee says never leaves it.
#[test]
fn only_the_second_text_of_a_review_is_ever_sent() {
    for reader in Reader::ALL {
        assert!(!shows(*reader, Field::CommitteeTexts, Channel::MailBody), "{reader}");
    }
    let decided = Lens { reader: Reader::Speaker, situation: Situation { state: State::Rejected, ..BLIND } };
    assert!(decided.shows(Field::SpeakerTexts, Channel::MailBody));
    assert!(!decided.shows(Field::CommitteeTexts, Channel::Page));
}

// A feed or webhook cannot know who reads it.
#[test]
fn feeds_and_webhooks_say_what_everybody_knows_even_to_a_chair() {
    for field in Field::ALL {
        assert!(!shows(Reader::Chair, *field, Channel::Feed) && !shows(Reader::Chair, *field, Channel::Webhook));
    }
}
