//! The list of those who have a vote in a ballot.

use axum::extract::{Path, Query};
use domain::policy::Action;
use serde::Deserialize;
use service::ballot::{self, WantedVoters};

use super::{found, which};
use crate::{page::Answer, visitor::Visitor};

/// Which voters somebody looks for.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// Words of their name.
    #[serde(default)]
    q: String,
    /// The voter after whom the page begins, by their id.
    #[serde(default)]
    after: String,
}

/// `GET /g/{group}/ballots/{ballot}/voters`
pub async fn list(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Query(wanted): Query<Wanted>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let wanted = WantedVoters { after: wanted.after.parse().ok(), name: wanted.q };
    let voters = ballot::voters(&visitor.ctx, &facts, which(&id)?, &wanted).await?;
    let sheet = ballot::ballot(&visitor.ctx, &facts, which(&id)?).await?;
    visitor.page(|| app::ballot::ballot_voters_page(&facts, &sheet, &voters, &wanted))
}
