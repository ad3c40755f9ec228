//! What elections seldom meet: limits, new nominations, nobody, too many seats, refusals.

use super::support::{c, cs, profile};
use crate::ballot::{
    Contest, Count, Lots, Method, Ratio, Refusal,
    contest::{Limit, Quorum},
    count,
    tally::report::{Action, By, Purpose, Rounds, Stage},
};

/// Approval has ballots of its own: it does not read their order.
const MANY_SEATS: [Method; 6] =
    [Method::Plurality, Method::Debian, Method::Schulze, Method::Scottish, Method::Wigm, Method::Meek];

fn counted(method: Method, candidates: usize, lines: &[&str], contest: &Contest) -> Count {
    let profile = profile(candidates, lines);
    count(method, &profile, contest, &Lots::by_file_order(candidates)).expect("an election")
}

fn stages(count: &Count) -> &[Stage] {
    let Rounds::Stages(stages) = &count.rounds else { panic!("stages") };
    stages
}

#[test]
fn at_the_limit_the_others_are_passed_over_and_their_votes_move_on() {
    // 1 and 2 belong together and only one of them may win. The second seat goes to 3, whom their voters prefer to 4.
    let limit = Limit { most: 1, affiliations: vec![Some(1), Some(1), None, None] };
    let contest = Contest { limit: Some(limit), ..Contest::of(2) };
    let lines = ["40: 1 2 3", "35: 2 1 3", "20: 4", "10: 3"];
    for method in [Method::Scottish, Method::Wigm, Method::Meek, Method::Schulze, Method::Debian] {
        let count = counted(method, 4, &lines, &contest);
        assert_eq!(count.winners, cs(&[1, 3]), "{method}");
    }
    let scottish = counted(Method::Scottish, 4, &lines, &contest);
    assert_eq!(stages(&scottish)[1].action, Action::Bar { candidates: cs(&[2]) });
    let plurality = counted(Method::Plurality, 4, &lines, &contest);
    assert_eq!(plurality.winners, cs(&[1, 4]));
    let Rounds::Scores(scores) = plurality.rounds else { panic!("scores") };
    assert_eq!(scores.barred, cs(&[2]));
}

#[test]
fn reopened_nominations_take_their_seat_and_all_after() {
    // 3 is “reopen nominations”.
    let contest = Contest { reopen: Some(c(3)), ..Contest::of(2) };
    let lines = ["60: 1 3 2", "20: 3 2 1", "10: 2 3"];
    for method in MANY_SEATS {
        let count = counted(method, 3, &lines, &contest);
        assert_eq!((count.winners, count.reopened, count.vacant), (cs(&[1]), 1, 0), "{method}");
    }
    let approved = counted(Method::Approval, 3, &["60: 1", "20: 3", "10: 2"], &contest);
    assert_eq!((approved.winners, approved.reopened, approved.vacant), (cs(&[1]), 1, 0));
    // Two seats and one who stands: against “reopen nominations” one still needs the votes.
    let contest = Contest { reopen: Some(c(2)), ..Contest::of(2) };
    for method in MANY_SEATS {
        let count = counted(method, 2, &["10: 1 2", "30: 2 1"], &contest);
        assert_eq!((count.winners, count.reopened), (vec![], 2), "{method}");
    }
}

#[test]
fn more_seats_than_candidates_stay_vacant() {
    for method in MANY_SEATS {
        let count = counted(method, 2, &["3: 1 2", "1: 2"], &Contest::of(4));
        assert_eq!((count.winners, count.reopened, count.vacant), (cs(&[1, 2]), 0, 2), "{method}");
    }
}

#[test]
fn no_ballot_at_all_is_a_draw() {
    // Whoever is first by lot is elected, or excluded: then the last is left.
    let elect = [Method::Plurality, Method::Approval, Method::Debian, Method::Schulze].map(|method| (method, 1));
    let exclude = [Method::Scottish, Method::Wigm, Method::Meek, Method::Irv].map(|method| (method, 3));
    for (method, winner) in elect.into_iter().chain(exclude) {
        let count = counted(method, 3, &[], &Contest::of(1));
        assert_eq!((count.valid, &count.winners), (0, &cs(&[winner])), "{method}");
        assert!(count.draws().iter().all(|draw| draw.by == By::Lot) && !count.draws().is_empty());
    }
}

#[test]
fn one_ballot_elects() {
    for method in MANY_SEATS.into_iter().chain([Method::Irv]) {
        assert_eq!(counted(method, 3, &["1: 2"], &Contest::of(1)).winners, cs(&[2]), "{method}");
    }
    assert_eq!(counted(Method::Approval, 3, &["1: 2"], &Contest::of(1)).winners, cs(&[2]));
}

#[test]
fn votes_for_the_withdrawn_go_to_the_next() {
    let contest = Contest { withdrawn: cs(&[1]), ..Contest::of(1) };
    for method in MANY_SEATS.into_iter().chain([Method::Irv]) {
        let count = counted(method, 3, &["5: 1 2", "3: 3", "4: 1"], &contest);
        assert_eq!((count.winners, count.valid, count.blank), (cs(&[2]), 8, 4), "{method}");
    }
}

#[test]
fn a_tie_looks_back_before_lots_are_drawn() {
    // 4 goes out and makes 2 and 3 even at 5; before, 2 had fewer. So 2 goes out, although by lot it would be kept.
    let lots = Lots::from_casting_vote(&cs(&[3, 1, 2, 4])).expect("everybody");
    let profile = profile(4, &["9: 1", "4: 2", "5: 3", "1: 4 2"]);
    for (method, out, by) in [
        (Method::Scottish, 2, By::Stage(1)),
        (Method::Irv, 2, By::Stage(1)),
        (Method::Wigm, 3, By::Lot),
        (Method::Meek, 3, By::Lot),
    ] {
        let count = count(method, &profile, &Contest::of(1), &lots).expect("an election");
        let draws = count.draws();
        assert_eq!((draws[0].purpose, draws[0].chosen, draws[0].by), (Purpose::Exclude, c(out), by), "{method}");
        assert_eq!(draws[0].tied, cs(&[2, 3]));
    }
}

#[test]
fn who_is_elected_first_is_drawn_too() {
    for method in [Method::Plurality, Method::Scottish, Method::Wigm, Method::Meek] {
        let count = counted(method, 3, &["5: 1", "5: 2", "1: 3"], &Contest::of(2));
        assert_eq!(count.winners, cs(&[1, 2]), "{method}");
        let draws: Vec<_> = count.draws().iter().map(|draw| (draw.purpose, draw.tied.clone(), draw.chosen)).collect();
        assert_eq!(draws[0], (Purpose::Elect, cs(&[1, 2]), c(1)), "{method}");
    }
}

#[test]
fn what_cannot_be_counted_is_refused() {
    let strict = profile(2, &["1: 1 2"]);
    let equal = profile(2, &["1: 1 = 2"]);
    let lots = Lots::by_file_order(2);
    let refused = |method, profile, contest: Contest| count(method, profile, &contest, &lots).expect_err("a refusal");
    for method in Method::ALL {
        assert_eq!(refused(*method, &strict, Contest::of(0)), Refusal::NoSeats);
        assert_eq!(refused(*method, &strict, Contest::of(usize::MAX)), Refusal::TooManySeats);
        let contest = Contest { withdrawn: cs(&[1, 2]), ..Contest::of(1) };
        assert_eq!(refused(*method, &strict, contest), Refusal::NobodyStands);
        let limit = Some(Limit { most: 1, affiliations: vec![None] });
        let contest = Contest { limit, ..Contest::of(1) };
        assert_eq!(refused(*method, &strict, contest), Refusal::DoesNotFit("affiliations"));
        let counted = count(*method, &equal, &Contest::of(1), &lots);
        assert_eq!(counted.is_ok(), method.takes_equal_ranks(), "{method}");
    }
    assert_eq!(refused(Method::Scottish, &equal, Contest::of(1)), Refusal::EqualRanks(Method::Scottish));
    assert_eq!(refused(Method::Irv, &strict, Contest::of(2)), Refusal::OneSeatOnly(Method::Irv, 2));
    let quorum = Contest { quorum: Quorum::Votes(1), ..Contest::of(1) };
    assert_eq!(refused(Method::Debian, &strict, quorum.clone()), Refusal::NoDefault);
    assert_eq!(refused(Method::Schulze, &strict, quorum), Refusal::NoQuorum(Method::Schulze));
    let majorities = vec![(c(3), Ratio::ONE)];
    let contest = Contest { majorities, ..Contest::of(1) };
    assert_eq!(refused(Method::Debian, &strict, contest), Refusal::DoesNotFit("options"));
    assert_eq!(
        count(Method::Meek, &strict, &Contest::of(1), &Lots::by_file_order(3)),
        Err(Refusal::DoesNotFit("lots"))
    );
}
