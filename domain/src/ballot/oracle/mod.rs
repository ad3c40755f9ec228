//! Counting, slow and plain: what the rules say, step by step, without any of the short cuts of
//! [`tally`](super::tally). Tests and recounts compare the two.
//!
//! Nothing here is kept from one stage to the next but what the rules themselves remember: every stage looks at every
//! paper anew.

mod debian;
mod meek;
mod pairs;
mod papers;
mod schulze;
mod scores;
mod transfers;

use papers::{Paper, Ties};

use super::{
    Candidate, Contest, Count, Decimal, Lots, Method, Profile, Refusal,
    tally::report::{Rounds, Stage},
};

/// What a recount comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recount {
    /// Who is elected, in the order of election.
    pub winners: Vec<Candidate>,
    /// Seats for which nominations reopen.
    pub reopened: usize,
    /// Seats that nobody was left to take.
    pub vacant: usize,
    /// Each candidate's votes at each stage; for comparisons by pairs, the table of them.
    pub totals: Vec<Vec<Decimal>>,
}

/// Counts an election again, or says why it cannot be counted this way.
pub fn recount(method: Method, profile: &Profile, contest: &Contest, lots: &Lots) -> Result<Recount, Refusal> {
    method.check(profile, contest, lots)?;
    let papers = papers::of(profile, contest);
    let ties = Ties { lots };
    let (seated, totals) = match method {
        Method::Plurality => scores::plurality(&papers, contest, &ties),
        Method::Approval => scores::approval(&papers, contest, &ties),
        Method::Irv => transfers::irv(&papers, contest, &ties),
        Method::Scottish => transfers::scottish(&papers, contest, &ties),
        Method::Wigm => transfers::wigm(&papers, contest, &ties),
        Method::Meek => meek::meek(&papers, contest, &ties),
        Method::Debian => debian::debian(profile, contest, &ties),
        Method::Schulze => schulze::schulze(profile, contest, &ties),
    };
    let reopens = contest.reopen.is_some_and(|reopen| seated.contains(&reopen));
    let winners: Vec<_> = seated.into_iter().filter(|one| Some(*one) != contest.reopen).collect();
    let open = contest.seats - winners.len();
    let (reopened, vacant) = if reopens { (open, 0) } else { (0, open) };
    Ok(Recount { winners, reopened, vacant, totals })
}

impl Recount {
    /// Whether a count says the same.
    pub fn agrees_with(&self, count: &Count) -> bool {
        let totals = match &count.rounds {
            Rounds::Scores(scores) => vec![scores.totals.iter().map(|votes| Decimal::whole(*votes)).collect()],
            Rounds::Stages(stages) => stages.iter().map(|Stage { totals, .. }| totals.clone()).collect(),
            Rounds::Comparisons(all) => {
                let everybody = || Candidate::first(all.pairwise.candidates());
                let row = |one| everybody().map(|other| Decimal::whole(all.pairwise.prefer(one, other))).collect();
                everybody().map(row).collect()
            }
        };
        (&self.winners, self.reopened, self.vacant) == (&count.winners, count.reopened, count.vacant)
            && self.totals == totals
    }
}
