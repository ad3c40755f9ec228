//! The scores of a call without what was written beside them: to set proposals in order, of which a page shows few.

use std::collections::HashMap;

use domain::{
    id::{CallId, ProposalId, ReviewId, TrackId},
    review::score::{Share, of_proposal, of_review},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect, Select};
use serde_json::Value;

use super::{find::Scope, record::scores_of, sight::Sight};
use crate::{
    Result,
    entity::{proposal, proposal_review},
};

/// The score of each proposal of a call that has one, as far as the reader sees it as the committee does.
pub(crate) async fn scores(
    db: &impl ConnectionTrait,
    call: CallId,
    sight: &Sight,
) -> Result<HashMap<ProposalId, Share>> {
    let given = scored(call, sight)
        .select_only()
        .column(proposal_review::Column::ProposalId)
        .column(proposal_review::Column::Scores);
    let given: Vec<(ProposalId, Value)> = given.into_tuple().all(db).await?;
    let of = given.iter().map(|(id, _)| *id);
    let tracks = Scope::Call(call).proposals().filter(proposal::Column::Id.is_in(of)).select_only();
    let tracks = tracks.column(proposal::Column::Id).column(proposal::Column::TrackId);
    let tracks: Vec<(ProposalId, Option<TrackId>)> = tracks.into_tuple().all(db).await?;
    let tracks: HashMap<ProposalId, Option<TrackId>> = tracks.into_iter().collect();
    let mut shares: HashMap<ProposalId, Vec<Share>> = HashMap::new();
    for (id, given) in given {
        let track = tracks.get(&id).copied().flatten();
        if let Some(share) = of_review(&sight.review.categories, track, &scores_of(given)?) {
            shares.entry(id).or_default().push(share);
        }
    }
    let summary = sight.review.summary;
    Ok(shares.into_iter().filter_map(|(id, shares)| Some((id, of_proposal(summary, &shares)?))).collect())
}

/// Whether there is a score in a call that the reader may know.
pub(crate) async fn is_scored(db: &impl ConnectionTrait, call: CallId, sight: &Sight) -> Result<bool> {
    if sight.review.categories.is_empty() {
        return Ok(false);
    }
    let any = scored(call, sight).limit(1).select_only().column(proposal_review::Column::Id);
    Ok(any.into_tuple::<ReviewId>().one(db).await?.is_some())
}

/// The reviews that score.
fn scored(call: CallId, sight: &Sight) -> Select<proposal_review::Entity> {
    let scope = Scope::Call(call);
    scope
        .reviews()
        .filter(proposal_review::Column::ProposalId.in_subquery(scope.known(sight.whole())))
        .filter(proposal_review::Column::SubmittedAt.is_not_null())
        .filter(proposal_review::Column::Abstains.eq(false))
}
