//! Which proposals are on the board, in which order: found among what the asker may know.

use domain::{
    cfp::State,
    id::{CallId, ProposalId},
    review::figures::by_score,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, Func, SimpleExpr},
};

use super::{BOARD_PAGE, Wanted};
use crate::{
    Result,
    decision::{desks::Desks, find::proposals_in},
    entity::{decision, proposal},
    review::scores,
};

/// What was found.
pub(super) struct Found {
    /// The proposals of the page, in their order.
    pub ids: Vec<ProposalId>,
    /// How many there are on all pages.
    pub count: usize,
}

/// The proposals of a call that the asker may know of, each beside what is planned for it as far as they may know that.
pub(super) fn known(call: CallId, desks: &Desks) -> Select<proposal::Entity> {
    let mut known = proposals_in(call).filter(desks.sight().listed());
    let of = Expr::col((decision::Entity, decision::Column::ProposalId));
    let is_its_plan = Condition::all()
        .add(of.equals((proposal::Entity, proposal::Column::Id)))
        .add(decision::Column::Pending.is_not_null())
        .add(desks.sight().whole());
    QueryTrait::query(&mut known).left_join(decision::Entity, is_its_plan);
    known
}

/// The track of a proposal, as it is planned.
pub(super) fn track() -> SimpleExpr {
    first((decision::Entity, decision::Column::TrackId), (proposal::Entity, proposal::Column::TrackId))
}

/// The kind of session of a proposal, as it is planned.
pub(super) fn kind() -> SimpleExpr {
    first((decision::Entity, decision::Column::SessionTypeId), (proposal::Entity, proposal::Column::SessionTypeId))
}

fn first(planned: (decision::Entity, decision::Column), proposed: (proposal::Entity, proposal::Column)) -> SimpleExpr {
    Func::coalesce([Expr::col(planned), Expr::col(proposed)]).into()
}

/// A page of what is wanted, from 0, or all of it.
pub(super) async fn found(
    db: &impl ConnectionTrait,
    call: CallId,
    desks: &Desks,
    wanted: &Wanted,
    page: Option<usize>,
) -> Result<Found> {
    let query = filtered(known(call, desks), desks, wanted);
    let text = wanted.text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    // Further than databases count there is nothing.
    let from = page.unwrap_or(0).saturating_mul(BOARD_PAGE).min(i32::MAX as usize);
    let most = if page.is_some() { BOARD_PAGE } else { usize::MAX };
    if page.is_some() && words.is_empty() && !wanted.by_score {
        let ids = query.clone().select_only().column(proposal::Column::Id);
        let ids = ids.offset(u64::try_from(from).unwrap_or(u64::MAX)).limit(BOARD_PAGE as u64);
        let count = query.count(db).await?;
        return Ok(Found { ids: ids.into_tuple().all(db).await?, count: usize::try_from(count).unwrap_or(usize::MAX) });
    }
    let titled = query.select_only().columns([proposal::Column::Id, proposal::Column::State, proposal::Column::Title]);
    let mut rows: Vec<(ProposalId, State, String)> = titled.into_tuple().all(db).await?;
    rows.retain(|(id, _, title)| {
        let title = desks.called(*id, title).to_lowercase();
        words.iter().all(|word| title.contains(word))
    });
    let ids: Vec<ProposalId> = if wanted.by_score {
        let scores = scores(db, call, desks.sight()).await?;
        by_score(rows.iter().map(|(id, state, _)| (desks.lens(*id, *state), *id, scores.get(id).copied())))
    } else {
        rows.iter().map(|(id, ..)| *id).collect()
    };
    Ok(Found { count: ids.len(), ids: ids.into_iter().skip(from).take(most).collect() })
}

fn filtered(mut query: Select<proposal::Entity>, desks: &Desks, wanted: &Wanted) -> Select<proposal::Entity> {
    if let Some(state) = wanted.state {
        query = query.filter(desks.sight().in_state(state));
    }
    match wanted.pending {
        Some(Some(decision)) => query = query.filter(decision::Column::Pending.eq(decision)),
        Some(None) => query = query.filter(decision::Column::Pending.is_null()),
        None => {}
    }
    if wanted.track.is_some() || wanted.session_type.is_some() {
        // Which kind and track it is of is not told by finding it.
        query = query.filter(proposal::Column::Id.is_not_in(desks.sight().kept_out().iter().copied()));
    }
    if let Some(id) = wanted.track {
        query = query.filter(track().eq(id));
    }
    if let Some(id) = wanted.session_type {
        query = query.filter(kind().eq(id));
    }
    query
}
