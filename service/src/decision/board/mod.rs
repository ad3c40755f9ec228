//! The board on which a call is decided.
//!
//! Whatever is filtered, sorted or counted is looked at as the asker may know it first: what is hidden is found by no
//! filter and is in no number. Only what a page shows is read whole; numbers are counted by the database.

mod line;
mod names;
mod quotas;
mod search;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use domain::{
    cfp::{Decision, State},
    id::{CallId, ProposalId, SessionTypeId, TrackId},
    policy::Action,
};
use sea_orm::ConnectionTrait;

pub(super) use self::names::Names;
use self::{line::Beside, search::found};
pub use self::{
    line::{BoardLine, Planned},
    quotas::{QuotaLine, Quotas, quotas},
};
use super::{
    desks::Desks,
    find::call_in,
    undelivered::{Undelivered, undelivered},
};
use crate::{
    Ctx, Error, Result,
    conference::ConferenceFacts,
    review::{Figures, figures, is_scored},
};

/// What the board shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Titles with these words.
    pub text: String,
    /// In this state.
    pub state: Option<State>,
    /// With this planned; `Some(None)` for those that nothing is planned for.
    pub pending: Option<Option<Decision>>,
    /// In this track, as it is planned.
    pub track: Option<TrackId>,
    /// Of this kind, as it is planned.
    pub session_type: Option<SessionTypeId>,
    /// Best scores first, instead of in the order of the list.
    pub by_score: bool,
    /// The page, from 0.
    pub page: usize,
}

/// The board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The proposals that are shown.
    pub shown: BoardPage,
    /// What is planned in each track and of each kind of session.
    pub quotas: Quotas,
    /// Whether there are scores at all.
    pub has_scores: bool,
    /// Letters that did not arrive.
    pub undelivered: Vec<Undelivered>,
}

/// A page of proposals on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardPage {
    /// They.
    pub lines: Vec<BoardLine>,
    /// How many there are on all pages.
    pub found: usize,
    /// Whether there is a page after this one.
    pub goes_on: bool,
}

/// Proposals on a page.
pub const BOARD_PAGE: usize = 50;
/// How many are read at once for a table of all of them.
const TABLE_CHUNK: usize = 1_000;

/// A page of the board of a call, with everything beside it. The number of queries does not depend on how many proposals
/// there are.
pub async fn board(ctx: &Ctx, facts: &ConferenceFacts, call: CallId, wanted: &Wanted) -> Result<Board> {
    let db = &ctx.db.read;
    let desks = desks(ctx, facts, call).await?;
    Ok(Board {
        shown: page(ctx, db, facts, call, &desks, wanted).await?,
        quotas: quotas::counted(db, facts, call, &desks).await?,
        has_scores: is_scored(db, call, desks.sight()).await?,
        undelivered: undelivered(ctx, db, call, &desks).await?,
    })
}

/// A page of the board alone.
pub async fn board_page(ctx: &Ctx, facts: &ConferenceFacts, call: CallId, wanted: &Wanted) -> Result<BoardPage> {
    let desks = desks(ctx, facts, call).await?;
    page(ctx, &ctx.db.read, facts, call, &desks, wanted).await
}

/// All of the board, in the order of the list and without what reviewers think.
pub async fn board_table(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Result<Vec<BoardLine>> {
    let db = &ctx.db.read;
    let desks = desks(ctx, facts, call).await?;
    let found = found(db, call, &desks, &Wanted::default(), None).await?;
    let mut lines = Vec::with_capacity(found.count);
    for ids in found.ids.chunks(TABLE_CHUNK) {
        lines.extend(read(ctx, db, facts, &desks, ids, HashMap::new()).await?);
    }
    Ok(lines)
}

/// The letters of a call that did not arrive, the latest first, as far as the asker may know of them.
pub async fn undelivered_letters(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Result<Vec<Undelivered>> {
    let desks = desks(ctx, facts, call).await?;
    undelivered(ctx, &ctx.db.read, call, &desks).await
}

/// The desks of a call of a conference, for whoever decides there.
async fn desks(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Result<Desks> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.authorize(Action::MoveProposals, facts.place())?;
    call_in(facts.id, call).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    Desks::of(ctx, &ctx.db.read, call).await
}

async fn page(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    facts: &ConferenceFacts,
    call: CallId,
    desks: &Desks,
    wanted: &Wanted,
) -> Result<BoardPage> {
    let found = found(db, call, desks, wanted, Some(wanted.page)).await?;
    let figures = figures(db, call, desks.sight(), &found.ids).await?;
    Ok(BoardPage {
        lines: read(ctx, db, facts, desks, &found.ids, figures).await?,
        found: found.count,
        goes_on: found.count > (wanted.page.saturating_add(1)).saturating_mul(BOARD_PAGE),
    })
}

/// Some proposals as the asker may know them, in this order.
async fn read(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    facts: &ConferenceFacts,
    desks: &Desks,
    ids: &[ProposalId],
    figures: HashMap<ProposalId, Figures>,
) -> Result<Vec<BoardLine>> {
    let mut beside = Beside::read(db, facts, desks, ids, figures).await?;
    Ok(ids.iter().filter_map(|id| beside.line(*id, desks, ctx.now)).collect())
}
