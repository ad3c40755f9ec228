//! Counting, fast: each way of counting is a file.

pub mod approval;
pub mod debian;
mod gregory;
pub mod irv;
pub mod meek;
mod method;
pub mod pairwise;
pub mod plurality;
pub mod report;
pub mod schulze;
mod scores;
pub mod scottish;
mod seats;
mod succession;
mod tie;
pub mod wigm;

pub use method::{Method, Refusal};
pub use report::Count;

use super::{Contest, Lots, Profile};

/// Counts an election, or says why it cannot be counted this way.
pub fn count(method: Method, profile: &Profile, contest: &Contest, lots: &Lots) -> Result<Count, Refusal> {
    method.check(profile, contest, lots)?;
    Ok(match method {
        Method::Plurality => plurality::count(profile, contest, lots),
        Method::Approval => approval::count(profile, contest, lots),
        Method::Irv => irv::count(profile, contest, lots),
        Method::Debian => debian::count(profile, contest, lots),
        Method::Schulze => schulze::count(profile, contest, lots),
        Method::Scottish => scottish::count(profile, contest, lots),
        Method::Wigm => wigm::count(profile, contest, lots),
        Method::Meek => meek::count(profile, contest, lots),
    })
}
