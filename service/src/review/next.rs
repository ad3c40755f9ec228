//! “Next one for me.”

use domain::{
    id::{CallId, ProposalId},
    policy::Action,
    review::next::{Candidate, next},
};

use super::{
    board::{candidates, seen},
    find::Scope,
};
use crate::{Ctx, Error, Result, conference::ConferenceFacts};

/// The proposal that the asker is served next: what is theirs first, then what has fewest reviews. None when nothing is
/// left to them.
pub async fn next_for_me(ctx: &Ctx, conference: &ConferenceFacts, call: CallId) -> Result<Option<ProposalId>> {
    ctx.authorize_route(Action::SeeReview)?;
    ctx.authorize(Action::SeeReview, conference.place())?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let (_, sight, record) = seen(ctx, conference, call, Scope::Call).await?;
    if !sight.reviews {
        return Ok(None);
    }
    let candidates: Vec<Candidate> =
        candidates(&record, &sight, person).into_iter().map(|(_, candidate)| candidate).collect();
    Ok(next(&candidates, person))
}
