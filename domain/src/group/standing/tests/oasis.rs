use super::support::{Row, check};
use crate::group::standing::Preset;

#[test]
fn histories_of_oasis() {
    let rows: &[Row] = &[
        // Gained.
        ("01-01 joined, 01-08 +", "01-08", true, "gained-first-meeting 01-08", ""),
        ("01-02 joined, 01-08 +", "01-08", false, "not-yet 1 2", "gains-by-meetings 1; gains-on-if 03-03"),
        ("2025-12-01 -, 01-01 joined, 01-10 +, 01-20 +", "01-20", true, "gained-meetings 2 01-20", ""),
        ("2025-12-01 -, 01-01 joined, 01-10 +, 01-20 -, 01-30 +", "01-30", false, "not-yet 1 2", "gains-by-meetings 1"),
        // Fewer than two meetings in 60 days: at the close of day 60.
        (
            "2025-12-01 -, 01-01 joined, 01-10 +",
            "03-01",
            false,
            "not-yet 1 2",
            "gains-by-meetings 1; gains-on-if 03-02",
        ),
        ("2025-12-01 -, 01-01 joined, 01-10 +", "03-02", true, "gained-days 60 01-01 03-02", ""),
        ("2025-12-01 -, 01-01 joined", "03-02", true, "gained-days 60 01-01 03-02", ""),
        ("2025-12-01 -, 01-01 joined, 01-10 -", "03-02", false, "not-yet 0 2", "gains-by-meetings 2"),
        // Lost by two in a row, and gained again by two.
        ("01-01 joined, 01-08 +, 02-01 -", "02-01", true, "gained-first-meeting 01-08", "loses-by-meetings 1 1"),
        (
            "01-01 joined, 01-08 +, 02-01 -, 02-08 +, 02-15 -",
            "02-15",
            true,
            "gained-first-meeting 01-08",
            "loses-by-meetings 1 1",
        ),
        ("01-01 joined, 01-08 +, 02-01 -, 02-08 -", "02-08", false, "lost-meetings 2 02-08", "gains-by-meetings 2"),
        (
            "01-01 joined, 01-08 +, 02-01 -, 02-08 -, 02-15 +",
            "02-15",
            false,
            "lost-meetings 2 02-08",
            "gains-by-meetings 1",
        ),
        ("01-01 joined, 01-08 +, 02-01 -, 02-08 -, 02-15 +, 02-22 +", "02-22", true, "gained-meetings 2 02-22", ""),
        // The organisation's alternate is somebody else.
        ("01-01 joined, 01-08 +, 02-01 a, 02-08 a", "02-08", false, "lost-meetings 2 02-08", "gains-by-meetings 2"),
        // Lost by two ballots, and gained again by a declaration and 60 days, not by meetings.
        (
            "01-01 joined, 01-08 +, 02-01 n 01-20, 02-02 v 01-20, 02-03 n 01-20",
            "02-03",
            true,
            "gained-first-meeting 01-08",
            "loses-by-ballots 1 1",
        ),
        (
            "01-01 joined, 01-08 +, 02-01 n 01-20, 02-03 n 01-20",
            "02-03",
            false,
            "lost-ballots 2 02-03",
            "gains-by-declaration 60",
        ),
        (
            "01-01 joined, 01-08 +, 02-01 n 01-07, 02-03 n 01-20",
            "02-03",
            true,
            "gained-first-meeting 01-08",
            "loses-by-ballots 1 1",
        ),
        (
            "01-01 joined, 01-08 +, 02-01 n 01-20, 02-03 n 01-20, 02-05 +, 02-06 +",
            "02-06",
            false,
            "lost-ballots 2 02-03",
            "gains-by-declaration 60",
        ),
        (
            "01-01 joined, 01-08 +, 02-01 n 01-20, 02-03 n 01-20, 02-10 declared",
            "04-10",
            false,
            "lost-ballots 2 02-03",
            "gains-on 04-11",
        ),
        (
            "01-01 joined, 01-08 +, 02-01 n 01-20, 02-03 n 01-20, 02-10 declared",
            "04-11",
            true,
            "gained-declaration 60 02-10 04-11",
            "",
        ),
        // A leave freezes.
        (
            "01-01 joined, 01-08 +, 02-01 leave 03-01, 02-02 -, 02-09 -, 02-16 n 02-02",
            "02-20",
            true,
            "gained-first-meeting 01-08; on-leave 02-01",
            "",
        ),
        (
            "01-01 joined, 01-08 +, 01-20 -, 02-01 leave 03-01, 02-02 +, 03-01 -",
            "03-01",
            false,
            "lost-meetings 2 03-01",
            "gains-by-meetings 2",
        ),
        // A change of employer: 14 days of grace, ended on the 15th.
        (
            "01-01 joined, 01-08 +, 02-01 employer",
            "02-15",
            true,
            "gained-first-meeting 01-08",
            "loses-by-employer 02-16",
        ),
        ("01-01 joined, 01-08 +, 02-01 employer", "02-16", false, "lost-employer 02-01 14 02-16", ""),
        ("01-01 joined, 01-08 +, 02-01 employer, 02-15 member", "03-01", true, "gained-first-meeting 01-08", ""),
        (
            "01-01 joined, 01-08 +, 02-01 employer, 02-16 member",
            "02-16",
            false,
            "lost-employer 02-01 14 02-16",
            "gains-by-meetings 2; gains-on-if 04-17",
        ),
        (
            "01-01 joined, 01-08 +, 02-01 employer, 02-16 member, 02-20 +, 02-27 +",
            "02-27",
            true,
            "gained-meetings 2 02-27",
            "",
        ),
        ("01-01 joined, 01-08 +, 02-01 employer, 02-20 +, 02-27 +", "02-27", false, "lost-employer 02-01 14 02-16", ""),
        // Years in which nothing happens remove nobody.
        ("2020-01-01 joined, 2020-01-08 +", "2026-01-01", true, "gained-first-meeting 01-08", ""),
        // Before and after.
        ("01-10 joined", "01-09", false, "joins 01-10", ""),
        ("01-01 joined, 01-08 +, 02-01 left", "02-01", false, "left 02-01", ""),
    ];
    check(Preset::Oasis, rows);
}
