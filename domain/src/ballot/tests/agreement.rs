//! The fast counts and the plain ones come to the same, at every stage.

use proptest::prelude::*;

use super::support::{Election, debian, elections};
use crate::ballot::{Method, count, oracle::recount};

/// Counts both ways; whether it could be counted.
fn agree(method: Method, election: &Election) -> Result<bool, TestCaseError> {
    let (profile, lots) = (election.profile(), election.lots());
    match (count(method, &profile, &election.contest, &lots), recount(method, &profile, &election.contest, &lots)) {
        (Ok(fast), Ok(plain)) => {
            prop_assert!(plain.agrees_with(&fast), "{method}\n{fast:#?}\n{plain:#?}");
            Ok(true)
        }
        (Err(fast), Err(plain)) => {
            prop_assert_eq!(fast, plain);
            Ok(false)
        }
        (fast, plain) => Err(TestCaseError::fail(format!("{method}: {fast:?} {plain:?}"))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn votes(election in elections(true)) {
        agree(Method::Plurality, &election)?;
    }

    #[test]
    fn approvals(election in elections(false)) {
        agree(Method::Approval, &election)?;
    }

    #[test]
    fn run_offs(mut election in elections(true)) {
        election.contest.seats = 1;
        agree(Method::Irv, &election)?;
    }

    #[test]
    fn scottish(election in elections(true)) {
        agree(Method::Scottish, &election)?;
    }

    #[test]
    fn wigm(election in elections(true)) {
        agree(Method::Wigm, &election)?;
    }

    #[test]
    fn meek(election in elections(true)) {
        agree(Method::Meek, &election)?;
    }

    #[test]
    fn beatpaths(election in elections(false)) {
        agree(Method::Schulze, &election)?;
    }

    #[test]
    fn schwartz_dropping(election in elections(false), electorate in 0_u64..40, majority in 1_u64..4) {
        agree(Method::Debian, &election)?;
        agree(Method::Debian, &debian(election, electorate, majority))?;
    }
}
