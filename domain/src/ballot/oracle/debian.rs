//! The Debian constitution, §A.5, word by word.

use super::{
    Candidate, Contest, Decimal, Profile, Ties,
    pairs::{self, Table, defeats, reached, weakness},
};
use crate::ballot::contest::Quorum;

pub(super) fn debian(profile: &Profile, contest: &Contest, ties: &Ties<'_>) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    let table = pairs::table(profile);
    pairs::elect(&table, contest, ties, |among| best(&table, contest, among))
}

fn best(table: &Table, contest: &Contest, among: &[Candidate]) -> Vec<Candidate> {
    let default = contest.reopen.filter(|default| among.contains(default));
    let stays = |option: &Candidate| {
        default.is_none_or(|default| default == *option || is_kept(table, contest, *option, default))
    };
    let options: Vec<_> = among.iter().copied().filter(stays).collect();
    let mut all = defeats(table, &options);
    loop {
        let schwartz = schwartz_set(&options, &all);
        let inside = |(one, other): &(Candidate, Candidate)| schwartz.contains(one) && schwartz.contains(other);
        let weakest =
            all.iter().filter(|defeat| inside(defeat)).map(|(one, other)| weakness(table, *one, *other)).min();
        if weakest.is_none() {
            return schwartz;
        }
        all.retain(|(one, other)| !inside(&(*one, *other)) || Some(weakness(table, *one, *other)) != weakest);
    }
}

/// Whether an option has its quorum and its majority over the default one.
fn is_kept(table: &Table, contest: &Contest, option: Candidate, default: Candidate) -> bool {
    let above = u128::from(table[option.index()][default.index()]);
    let below = u128::from(table[default.index()][option.index()]);
    let quorum = match contest.quorum {
        Quorum::None => true,
        Quorum::Votes(needed) => above >= u128::from(needed),
        Quorum::Root { times, electorate } => {
            let (top, bottom) = (u128::from(times.numerator), u128::from(times.denominator.get()));
            bottom * bottom * above * above >= top * top * u128::from(electorate)
        }
    };
    let majority = contest.majority(option);
    let enough = above * u128::from(majority.denominator.get()) >= below * u128::from(majority.numerator);
    quorum && enough && above > below
}

/// The union of the smallest sets that nobody outside defeats. The smallest such set around one option is that option with
/// everybody from whom defeats lead to it.
fn schwartz_set(options: &[Candidate], defeats: &[(Candidate, Candidate)]) -> Vec<Candidate> {
    let around = |one: &Candidate| -> Vec<Candidate> {
        let leads_here = |other: &&Candidate| *other == one || reached(**other, defeats).contains(one);
        options.iter().filter(leads_here).copied().collect()
    };
    let sets: Vec<_> = options.iter().map(around).collect();
    let smallest = |set: &&Vec<Candidate>| {
        !sets.iter().any(|other| other.len() < set.len() && other.iter().all(|one| set.contains(one)))
    };
    let union: Vec<_> = sets.iter().filter(smallest).flatten().copied().collect();
    options.iter().copied().filter(|one| union.contains(one)).collect()
}
