use super::support::{Row, check, day, history};
use crate::group::standing::{Holder, Preset, dry_run, seats};

#[test]
fn histories_of_openssf() {
    let rows: &[Row] = &[
        ("01-01 joined, 02-01 -, 02-10 n 02-01, 03-01 -", "04-01", false, "activity 3 0 2 0 1; lost-inactive 25", ""),
        // No ballot, or no meeting, removes nobody.
        ("01-01 joined, 02-01 -, 03-01 -", "04-01", true, "activity 3 0 2 0 0", "loses-inactive 25"),
        ("01-01 joined, 02-10 n 02-01", "04-01", true, "activity 3 0 0 0 1", "loses-inactive 25"),
        ("2020-01-01 joined", "04-01", true, "activity 3 0 0 0 0", ""),
        // The alternate counts for the seat, and one in four meetings is enough.
        (
            "01-01 joined, 02-01 a, 02-08 -, 02-10 n 02-01, 03-01 -, 03-08 -",
            "04-01",
            true,
            "activity 3 1 4 0 1",
            "loses-inactive 25",
        ),
        ("01-01 joined, 02-01 -, 02-10 v 02-01, 03-01 -", "04-01", true, "activity 3 0 2 1 1", "loses-inactive 25"),
        // Not before the whole period is over, and not during a leave.
        ("03-01 joined, 03-05 -, 03-10 n 03-02", "04-01", true, "activity 3 0 1 0 1", "loses-inactive 25"),
        ("01-01 joined, 01-15 leave, 02-01 -, 02-10 n 02-01", "04-01", true, "activity 3 0 0 0 0; on-leave 01-15", ""),
    ];
    check(Preset::OpenSsf, rows);
}

#[test]
fn members_of_apache_and_of_simple_groups_stay() {
    let rows: &[Row] = &[("01-01 joined, 02-01 -, 02-10 n 02-01, 03-01 -", "2027-01-01", true, "member 01-01", "")];
    check(Preset::Apache, rows);
    check(Preset::Simple, rows);
}

#[test]
fn a_rule_is_tried_before_it_changes() {
    let people = ["01-01 joined, 01-08 +, 02-01 +", "01-01 joined, 01-08 -, 02-01 -"].map(history);
    let on = day("2026-02-01");
    let shifts = dry_run(&Preset::Simple.on(on), &Preset::Oasis.on(on), &people, on);
    let [shift] = &shifts[..] else { panic!("{shifts:?}") };
    assert_eq!((shift.person, shift.before.votes, shift.after.votes), (1, true, false));
    assert!(dry_run(&Preset::Simple.on(on), &Preset::Apache.on(on), &people, on).is_empty());
}

#[test]
fn an_organisation_has_one_vote() {
    let holder = |person, organisation, rank, present, votes| Holder { person, organisation, votes, rank, present };
    let holders = [
        holder("ann", Some("acme"), Some(0), false, true),
        holder("bob", Some("acme"), Some(1), true, true),
        holder("cem", Some("acme"), None, true, true),
        holder("dia", Some("brick"), Some(0), true, true),
        holder("eli", Some("brick"), Some(1), true, true),
        holder("fay", Some("coil"), None, true, true),
        holder("gus", Some("coil"), None, true, true),
        holder("hal", Some("dune"), None, true, true),
        holder("ida", Some("echo"), Some(0), true, false),
        holder("jon", Some("foam"), Some(0), false, true),
        holder("kim", None, None, true, true),
    ];
    let told: Vec<_> = seats(&holders).into_iter().map(|seat| (seat.organisation, seat.person, seat.because)).collect();
    let expected = [
        (Some("acme"), Some("bob"), "seat-alternate"),
        (Some("brick"), Some("dia"), "seat-representative"),
        (Some("coil"), None, "seat-not-named"),
        (Some("dune"), Some("hal"), "seat-only-member"),
        (Some("foam"), None, "seat-absent"),
        (None, Some("kim"), "seat-own"),
    ];
    assert_eq!(told, expected);
}
