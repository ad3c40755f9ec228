//! Schulze's method: with all links down to some strength, whom does a path lead to?

use super::{
    Candidate, Contest, Decimal, Profile, Ties,
    pairs::{self, Table, defeats, reached, weakness},
};

pub(super) fn schulze(profile: &Profile, contest: &Contest, ties: &Ties<'_>) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    let table = pairs::table(profile);
    pairs::elect(&table, contest, ties, |among| best(&table, among))
}

/// Whoever is not overcome: somebody overcomes them if, at some strength, a path leads there and none leads back.
fn best(table: &Table, among: &[Candidate]) -> Vec<Candidate> {
    let links = defeats(table, among);
    let mut overcome: Vec<Candidate> = Vec::new();
    for (weakest, against) in &links {
        let bound = weakness(table, *weakest, *against);
        let strong: Vec<_> =
            links.iter().copied().filter(|(one, other)| weakness(table, *one, *other) >= bound).collect();
        for one in among {
            let there = reached(*one, &strong);
            overcome.extend(there.into_iter().filter(|other| !reached(*other, &strong).contains(one)));
        }
    }
    among.iter().copied().filter(|one| !overcome.contains(one)).collect()
}
