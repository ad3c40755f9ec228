//! Settling ties.

use super::report::{By, Draw, Purpose};
use crate::ballot::{Candidate, Lots};

/// Who of the tied is chosen, and a record where there was a tie. By lot alone.
pub(super) fn by_lot(purpose: Purpose, tied: Vec<Candidate>, lots: &Lots) -> Option<(Candidate, Option<Draw>)> {
    settle(purpose, tied, &[], lots)
}

/// Who of the tied is chosen: by the most recent of the earlier stages at which they differed, and by lot where they
/// never did. Where that stage leaves several, they are compared at the stages before it.
///
/// Each stage of `history` is every candidate's votes. The one with the most is elected or transferred first, the one
/// with the fewest is excluded (Scottish Local Government Elections Order 2007, rules 49 and 51).
pub(super) fn settle(
    purpose: Purpose,
    tied: Vec<Candidate>,
    history: &[Vec<u64>],
    lots: &Lots,
) -> Option<(Candidate, Option<Draw>)> {
    if let [only] = tied[..] {
        return Some((only, None));
    }
    let mut left = tied.clone();
    for (stage, totals) in history.iter().enumerate().rev() {
        let votes = |candidate: &Candidate| totals[candidate.index()];
        let bound = match purpose {
            Purpose::Exclude => left.iter().map(votes).min(),
            Purpose::Elect | Purpose::Surplus => left.iter().map(votes).max(),
        };
        left.retain(|candidate| Some(votes(candidate)) == bound);
        if let [chosen] = left[..] {
            return Some((chosen, Some(Draw { purpose, tied, chosen, by: By::Stage(stage + 1) })));
        }
    }
    let chosen = lots.first(&left)?;
    Some((chosen, Some(Draw { purpose, tied, chosen, by: By::Lot })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_recent_difference_decides_and_then_the_one_before() {
        let lots = Lots::by_file_order(3);
        let all: Vec<_> = Candidate::first(3).collect();
        let settled = |purpose, history: &[Vec<u64>]| {
            let (chosen, draw) = settle(purpose, all.clone(), history, &lots).expect("somebody");
            (chosen.number(), draw.expect("a tie").by)
        };
        let history = [vec![3, 1, 2], vec![2, 3, 3], vec![4, 4, 4]];
        assert_eq!(settled(Purpose::Exclude, &history), (1, By::Stage(2)));
        assert_eq!(settled(Purpose::Surplus, &history), (3, By::Stage(1)), "2 and 3 lead the second; 3 the first");
        assert_eq!(settled(Purpose::Exclude, &history[2..]), (1, By::Lot));
        assert_eq!(settle(Purpose::Elect, all[1..2].to_vec(), &[], &lots), Some((all[1], None)));
    }
}
