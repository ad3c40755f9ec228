use super::support::{day, history, judged, said};
use crate::group::standing::{History, Office, Preset, Span};

fn told(history: &History, on: &str) -> (bool, Vec<String>) {
    let standing = judged(Preset::NomCom, history, on);
    (standing.votes, said(&standing.because))
}

#[test]
fn the_rule_is_chosen_by_date() {
    // Attended in person at three of five, one of which was the meeting of March 2020, held online only.
    let mut history = history(
        "2018-01-01 joined, 2018-11-09 -, 2019-03-29 +, 2019-07-26 -, 2019-11-22 +, 2020-03-27 +, 2020-07-31 -",
    );
    assert_eq!(told(&history, "2019-12-31"), (false, vec!["of-last-meetings 2 4 3".into()]));
    assert_eq!(told(&history, "2020-06-01"), (false, vec!["of-last-meetings 2 4 3".into()]));
    assert_eq!(told(&history, "2021-02-01"), (true, vec!["of-last-meetings 3 5 3".into()]));
    // Two documents in five years are a path since 2021 only.
    history.documents = vec![day("2016-02-01"), day("2020-05-01")];
    history.meetings.clear();
    assert_eq!(told(&history, "2020-12-31"), (false, vec!["of-last-meetings 0 0 3".into()]));
    assert_eq!(told(&history, "2021-02-01"), (true, vec!["documents 2 2 5".into()]));
    let nothing = ["of-last-meetings 0 0 3", "never-chaired 3", "documents 1 2 5"].map(str::to_owned);
    assert_eq!(told(&history, "2021-02-02"), (false, nothing.to_vec()));
}

#[test]
fn a_chair_counts_for_three_years_after_the_end_of_the_office() {
    let mut history = history("2015-01-01 joined");
    history.offices = vec![(Office::Chair, Span { from: day("2019-01-01"), to: Some(day("2021-03-01")) })];
    assert_eq!(told(&history, "2024-02-29"), (true, vec!["chaired 3".into()]));
    assert!(!told(&history, "2024-03-01").0);
    history.offices[0].1.to = Some(day("2021-02-28"));
    assert!(!told(&history, "2024-02-29").0, "three years before the leap day is 28 February");
}

#[test]
fn an_office_disqualifies_while_it_is_held() {
    let mut history = history("2021-01-01 joined, 2021-03-01 +, 2021-07-01 +, 2021-11-01 +");
    history.offices = vec![(Office::Disqualifying, Span { from: day("2022-01-01"), to: Some(day("2022-06-01")) })];
    assert_eq!(told(&history, "2022-05-31"), (false, vec!["disqualifying-office 01-01".into()]));
    assert!(told(&history, "2022-06-01").0);
}
