use super::support::{Row, check};
use crate::group::standing::Preset;

#[test]
fn histories_of_ieee_802() {
    let rows: &[Row] = &[
        ("01-10 +", "01-10", false, "of-last-plenaries 1 1 2", "gains-by-plenaries 1"),
        ("01-10 +, 03-10 +", "03-10", true, "of-last-plenaries 2 2 2", ""),
        ("01-10 +, 03-10 +, 05-10 -, 07-10 -", "07-10", true, "of-last-plenaries 2 4 2", "loses-by-plenary"),
        (
            "01-10 +, 03-10 +, 05-10 -, 07-10 -, 09-10 -",
            "09-10",
            false,
            "of-last-plenaries 1 4 2",
            "gains-by-plenaries 1",
        ),
        // One interim stands for a plenary, two do not.
        ("01-10 +, 02-10 i+, 03-10 -", "03-10", true, "of-last-plenaries 2 2 2; interim-counted 02-10", ""),
        (
            "01-10 -, 02-10 i+, 02-20 i+, 03-10 -",
            "03-10",
            false,
            "of-last-plenaries 1 2 2; interim-counted 02-10",
            "gains-by-plenaries 1",
        ),
        ("01-10 +, 02-10 i+, 03-10 +", "03-10", true, "of-last-plenaries 2 2 2", ""),
        // Two of the last three series missed make a voter a new candidate.
        (
            "01-10 +, 03-10 +, 04-01 n 03-11, 04-10 v 03-12, 04-20 n 03-13",
            "04-20",
            false,
            "of-last-plenaries 0 2 2; lost-ballots 2 04-20",
            "gains-by-plenaries 2",
        ),
        (
            "01-10 +, 03-10 +, 04-01 n 03-11, 04-10 v 03-12, 04-15 v 03-12, 04-20 n 03-13",
            "04-20",
            true,
            "of-last-plenaries 2 2 2",
            "",
        ),
        (
            "01-10 +, 03-10 +, 04-01 x 03-11, 04-10 x 03-12",
            "04-10",
            false,
            "of-last-plenaries 0 2 2; lost-ballots 2 04-10",
            "gains-by-plenaries 2",
        ),
        ("01-10 +, 03-10 +, 04-01 e 03-11, 04-10 e 03-12", "04-10", true, "of-last-plenaries 2 2 2", ""),
        ("01-10 +, 03-10 +, 04-01 n 03-09, 04-10 n 03-12", "04-10", true, "of-last-plenaries 2 2 2", ""),
        (
            "01-10 +, 03-10 +, 04-01 n 03-11, 04-10 n 03-12, 05-10 +, 07-10 +",
            "07-10",
            true,
            "of-last-plenaries 2 4 2",
            "",
        ),
        // A leave hides what was missed; years in which nothing happens remove nobody.
        (
            "01-10 +, 03-10 +, 05-01 leave 10-01, 05-10 -, 07-10 -, 09-10 -",
            "10-02",
            true,
            "of-last-plenaries 2 2 2",
            "",
        ),
        ("2020-01-01 joined, 2020-01-10 +, 2020-03-10 +", "2026-01-01", true, "of-last-plenaries 2 2 2", ""),
    ];
    check(Preset::Ieee802, rows);
}

#[test]
fn an_open_series_is_not_missed_yet() {
    let mut history = super::support::history("01-10 +, 03-10 +, 04-01 n 03-11, 04-10 n 03-12");
    history.ballots[1].closed = None;
    assert!(super::support::judged(Preset::Ieee802, &history, "05-01").votes);
}
