//! The list of those who have a vote in a ballot: on its page where they are few, else page by page, with what they say.

use domain::id::{BallotId, VoterId};

use super::{
    lines::{names_of, position_lines, voter_lines},
    sheet::{Look, PositionLine, VoterLine, look},
};
use crate::{Ctx, Error, Result, group::GroupFacts};

/// As many voters stand on a page; more get a list of their own.
pub const VOTERS_A_PAGE: usize = 100;

/// Which voters are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WantedVoters {
    /// Words of their name; every one of them counts. All where there is none.
    pub name: String,
    /// The voter after whom the page begins.
    pub after: Option<VoterId>,
}

/// A page of those who have a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voters {
    /// They, by name.
    pub lines: Vec<VoterLine>,
    /// The last word of each of them, where the asker may see it.
    pub said: Vec<PositionLine>,
    /// How many there are on all pages.
    pub count: usize,
    /// The voter after whom the next page begins, if there is one.
    pub next: Option<VoterId>,
}

/// A page of those who have a vote in a ballot, for whoever may know of both it and the group's members.
pub async fn voters(ctx: &Ctx, group: &GroupFacts, id: BallotId, wanted: &WantedVoters) -> Result<Voters> {
    let look = look(ctx, group, id).await?;
    let mut lines = lines(ctx, group, &look).await?;
    let words: Vec<String> = wanted.name.to_lowercase().split_whitespace().map(ToOwned::to_owned).collect();
    lines.retain(|line| {
        let name = line.name.to_lowercase();
        words.iter().all(|word| name.contains(word))
    });
    let count = lines.len();
    let begins = wanted.after.and_then(|after| lines.iter().position(|line| line.voter == after));
    lines.drain(..begins.map_or(0, |at| at + 1));
    let more = lines.len() > VOTERS_A_PAGE;
    lines.truncate(VOTERS_A_PAGE);
    let next = lines.last().filter(|_| more).map(|line| line.voter);
    let said = if look.sees_positions { said_by(ctx, &look, &lines).await? } else { Vec::new() };
    Ok(Voters { lines, said, count, next })
}

/// Everybody who has a vote in a ballot, by name, for whoever may know of both it and the group's members.
pub async fn all_voters(ctx: &Ctx, group: &GroupFacts, id: BallotId) -> Result<Vec<VoterLine>> {
    let look = look(ctx, group, id).await?;
    lines(ctx, group, &look).await
}

async fn lines(ctx: &Ctx, group: &GroupFacts, look: &Look) -> Result<Vec<VoterLine>> {
    if !group.may.see_members {
        return Err(Error::not_found());
    }
    let everybody = look.seen.voters.iter().map(|one| one.voter_id);
    let names = names_of(&ctx.db.read, &look.seen.kinds(everybody), Vec::new()).await?;
    Ok(voter_lines(&look.seen, look.sees_positions, &names))
}

async fn said_by(ctx: &Ctx, look: &Look, lines: &[VoterLine]) -> Result<Vec<PositionLine>> {
    let mut seen = look.seen.clone();
    seen.positions.retain(|said| lines.iter().any(|line| line.voter == said.voter_id));
    let cast_by = seen.positions.iter().map(|said| said.cast_by).collect();
    let names = names_of(&ctx.db.read, &seen.kinds(lines.iter().map(|line| line.voter)), cast_by).await?;
    let mut said = position_lines(&seen, &names);
    said.retain(|said| said.is_last);
    Ok(said)
}
