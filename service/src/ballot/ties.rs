//! Settling a tie that the rule leaves to public numbers, or to whoever chairs the group: after the close, before the
//! ballot is settled, once.

use domain::{
    FieldErrors,
    ballot::{BallotState, Lots, Method, Ranking, Terms, TieBreak, rule::Outcome},
    id::BallotId,
    policy::{Action, RoleKind},
    problem::Flaw,
};
use exchange::record::CastingVote;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{counted::Seen, find, record};
use crate::{
    Ctx, Error, Result,
    entity::{ballot, role, working_group},
    group::find as groups,
    record::event,
};

/// Most numbers of one source.
const MOST_NUMBERS: usize = 64;

/// The numbers of the public sources, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedDraw {
    /// For each source in turn, its numbers with blanks or commas between.
    pub numbers: Vec<String>,
}

/// A casting vote, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCasting {
    /// In a decision `passes` or `fails`.
    pub outcome: String,
    /// In an election the rank of each candidate by number, all different.
    pub ranks: Vec<String>,
}

/// Puts in the numbers that the public sources have shown: lots fall by them (RFC 3797).
pub async fn draw_tie(ctx: &Ctx, id: BallotId, typed: &TypedDraw) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    ctx.write(async |tx| {
        let (of, row, seen) = waiting(ctx, tx, id).await?;
        let sources = match &seen.terms {
            Terms::Election { election } if election.ties == TieBreak::Public => election.sources.len(),
            _ => return Err(no_tie()),
        };
        let numbers = numbers(&typed.numbers, sources)?;
        let mut row = ballot::ActiveModel::from(row);
        row.draw_numbers = Set(Some(json!(numbers)));
        row.updated_at = Set(ctx.now);
        let row = row.update(tx).await?;
        let made = record::make(ctx, tx, &row).await?;
        let told = json!({ "numbers": numbers, "record": made.hash, "previous": made.previous });
        event::append(ctx, tx, groups::told(&of, "ballot.drawn", "ballot", id).with(told)).await
    })
    .await
}

/// Casts the vote that decides a tie: by whoever chairs the group, and by nobody else.
pub async fn decide_tie(ctx: &Ctx, id: BallotId, typed: &TypedCasting) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    let by = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let (of, row, seen) = waiting(ctx, tx, id).await?;
        let chairs = groups::roles_now(of.id, ctx.now)
            .filter(role::Column::PersonId.eq(by))
            .filter(role::Column::Kind.eq(RoleKind::Chair));
        chairs.one(tx).await?.ok_or_else(Error::denied)?;
        let choice = choice(&seen, typed)?;
        let vote = CastingVote { by: by.0, at: ctx.now, choice: choice.clone() };
        let mut row = ballot::ActiveModel::from(row);
        row.casting = Set(Some(serde_json::to_value(&vote).map_err(Error::fault)?));
        if seen.terms.rule().is_some() {
            row.outcome = Set(choice.parse().ok());
        }
        row.updated_at = Set(ctx.now);
        let row = row.update(tx).await?;
        let made = record::make(ctx, tx, &row).await?;
        let told = json!({ "by": by, "choice": choice, "record": made.hash, "previous": made.previous });
        event::append(ctx, tx, groups::told(&of, "ballot.decided", "ballot", id).with(told)).await
    })
    .await
}

/// A closed ballot, locked, in which a tie waits.
async fn waiting(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: BallotId,
) -> Result<(working_group::Model, ballot::Model, Seen)> {
    let (of, row) = find::run(ctx, tx, id).await?;
    let seen = Seen::load(tx, row.clone()).await?;
    if row.state != BallotState::Closed || !seen.waits(ctx.now) {
        return Err(no_tie());
    }
    Ok((of, row, seen))
}

fn no_tie() -> Error {
    Error::conflict("no-tie", "No tie of this ballot waits for that. Nothing was changed.")
}

fn numbers(typed: &[String], sources: usize) -> Result<Vec<Vec<u64>>> {
    let mut errors = FieldErrors::default();
    let of_source = |place: usize| {
        let text = typed.get(place).map(String::as_str).unwrap_or_default();
        let parts = text.split([' ', ',', '\n', '\r', '\t']).filter(|part| !part.is_empty());
        let numbers: Option<Vec<u64>> = parts.map(|part| part.parse().ok()).collect();
        let numbers = numbers.filter(|all| !all.is_empty() && all.len() <= MOST_NUMBERS);
        numbers.ok_or_else(|| Flaw::new("numbers", "Give whole numbers as the source shows them,."))
    };
    let all: Vec<Option<Vec<u64>>> =
        (0..sources).map(|place| errors.take(&format!("numbers-{place}"), of_source(place))).collect();
    Ok(errors.finish(all.into_iter().collect())?)
}

fn choice(seen: &Seen, typed: &TypedCasting) -> Result<String> {
    let mut errors = FieldErrors::default();
    let choice = match &seen.terms {
        Terms::Decision { .. } => {
            let outcome = typed.outcome.trim().parse::<Outcome>();
            let outcome = outcome.map_err(|_| Flaw::new("option", "Choose one of the options."));
            errors.take("outcome", outcome).map(|outcome| outcome.to_string())
        }
        Terms::Election { election } if election.ties == TieBreak::CastingVote => {
            let candidates = seen.candidates.iter().filter(|one| one.number.is_some()).count();
            errors.take("ranks", ranking(&typed.ranks, candidates))
        }
        Terms::Election { .. } => return Err(no_tie()),
    };
    Ok(errors.finish(choice)?)
}

/// Everybody on the list once, also those who withdrew: nobody chooses afterwards among whom the lot falls.
fn ranking(ranks: &[String], candidates: usize) -> std::result::Result<String, Flaw> {
    let ranking = Ranking::of_ranks(ranks, Method::Irv)?;
    let order: Vec<_> = ranking.ranks().iter().flatten().copied().collect();
    let all = order.len() == candidates && Lots::from_casting_vote(&order).is_some();
    if all { Ok(ranking.to_string()) } else { Err(Flaw::new("all-once", "Rank everybody on the list, each once.")) }
}
