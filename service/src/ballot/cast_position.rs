//! Casting a position or a ranking, changing it, and recording the vote of somebody in the room.

use domain::{
    Instant,
    ballot::{BallotState, CastAs, Conduct, Ranking, Terms, rule::LostStanding},
    id::{BallotId, PersonId, SlipId, VoterId},
    policy::{Action, Scope},
    text,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{counted::terms_of, find};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{
        ballot, ballot_caster, ballot_position, ballot_proxy, ballot_slip, ballot_voter, candidacy, working_group,
    },
    group::{find as groups, members_of},
    record::{Entry, event},
};

/// A vote, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedVote {
    /// Whose vote it is; one's own, or the only one that one casts, where left out.
    pub voter: String,
    /// The position by its name, in a decision.
    pub position: String,
    /// The rank of each candidate in the order of the list, in an election.
    pub ranks: Vec<String>,
    /// The reason; Markdown, may be empty where the position needs none.
    pub text: String,
}

/// Casts a vote, or changes it. It counts if this moment is not after the closing and it is written before the ballot
/// closes; otherwise it is refused and whoever cast it is told.
pub async fn cast_position(ctx: &Ctx, id: BallotId, typed: &TypedVote) -> Result<()> {
    ctx.authorize_route(Action::Vote)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let (of, row) = find::held(ctx, tx, id).await?;
        refuse_late(&row, ctx.now)?;
        let terms = terms_of(&row)?;
        let (voter, cast_as) = whose(tx, id, person, typed).await?;
        write(ctx, tx, (&of, &row), &terms, voter, cast_as, typed).await
    })
    .await
}

/// Records what somebody in the room says, by the secretary; both names are kept.
pub async fn record_vote(ctx: &Ctx, id: BallotId, typed: &TypedVote) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    let person = ctx.actor.person();
    ctx.write(async |tx| {
        let (of, row) = find::held(ctx, tx, id).await?;
        let asker = crate::team::with_current_roles(ctx, tx).await?;
        asker.authorize(Action::RunBallots, groups::place(&of))?;
        if person.is_none() {
            return Err(Error::denied());
        }
        refuse_late(&row, ctx.now)?;
        let terms = terms_of(&row)?;
        if terms.conduct().is_confidential() {
            let message = "In a confidential ballot everybody casts their own vote, so that nobody else knows it.";
            return Err(Error::conflict("vote-in-person", message));
        }
        let voter: VoterId = typed.voter.trim().parse().map_err(|_| no_such_voter())?;
        write(ctx, tx, (&of, &row), &terms, voter, CastAs::Secretary, typed).await
    })
    .await
}

fn no_such_voter() -> Error {
    Error::field("voter", "option", "Choose one of those who have a vote in this ballot.")
}

fn refuse_late(row: &ballot::Model, now: Instant) -> Result<()> {
    let late = row.closes_at.is_none_or(|closes| now > closes);
    if row.state == BallotState::Open && !late {
        return Ok(());
    }
    Err(Error::conflict("ballot-not-open", "The ballot takes no votes now. Nothing was counted; see where it stands."))
}

/// Whose vote the asker casts here, and in whose place.
async fn whose(
    tx: &DatabaseTransaction,
    id: BallotId,
    person: PersonId,
    typed: &TypedVote,
) -> Result<(VoterId, CastAs)> {
    let own = find::casters(id).filter(ballot_caster::Column::PersonId.eq(person)).all(tx).await?;
    let held = find::proxies(id).filter(ballot_proxy::Column::HolderId.eq(person)).all(tx).await?;
    let all = own.iter().map(|row| (row.voter_id, row.cast_as));
    let all: Vec<(VoterId, CastAs)> = all.chain(held.iter().map(|row| (row.voter_id, CastAs::Proxy))).collect();
    match typed.voter.trim() {
        "" => all.first().copied().ok_or_else(no_vote),
        text => {
            let wanted: Option<VoterId> = text.parse().ok();
            let found = all.into_iter().find(|(voter, _)| Some(*voter) == wanted);
            found.ok_or_else(|| if own.is_empty() && held.is_empty() { no_vote() } else { no_such_voter() })
        }
    }
}

fn no_vote() -> Error {
    Error::conflict("no-vote", "You have no vote in this ballot. The page says who has, and why.")
}

async fn write(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    (of, row): (&working_group::Model, &ballot::Model),
    terms: &Terms,
    voter: VoterId,
    cast_as: CastAs,
    typed: &TypedVote,
) -> Result<()> {
    let id = row.id;
    // The one row that only this voter's votes write: so the same vote cast twice at once is cast in turn.
    let held = match locked::<ballot_voter::Entity>(tx, (id, voter)).await {
        Err(Error::Refused(_)) => return Err(no_such_voter()),
        other => other?,
    };
    let conduct = terms.conduct();
    refuse_absent(ctx, of, tx, &conduct, &held).await?;
    let (choice, text) = checked(tx, terms, row, typed).await?;
    if conduct.is_confidential() {
        return drop_slip(ctx, tx, of, &conduct, held, choice, text).await;
    }
    let last = find::said_by(id, voter).one(tx).await?;
    if let Some(last) = &last {
        if !conduct.changeable {
            return Err(Error::conflict("vote-cast", "A vote was cast, and this rule does not let it be changed."));
        }
        if !last.cast_as.may_be_replaced_by(cast_as) {
            let message = "The vote was cast by whose it is. Whoever stands in for somebody does not overrule them.";
            return Err(Error::conflict("own-vote-wins", message));
        }
    }
    let by = ctx.actor.person().ok_or_else(Error::denied)?;
    let said = ballot_position::ActiveModel {
        id: Set(ctx.id()),
        ballot_id: Set(id),
        cast_by: Set(by),
        voter_id: Set(voter),
        number: Set(last.map_or(1, |last| last.number + 1)),
        choice: Set(choice.clone()),
        text: Set(text),
        cast_as: Set(cast_as),
        affiliation: Set(members_of::affiliation_on(tx, by, ctx.now.date_naive()).await?),
        cast_at: Set(ctx.now),
        ruling: Set(String::new()),
        resolution: Set(String::new()),
        discounted_at: Set(None),
        ruled_by: Set(None),
        resolved_at: Set(None),
        resolved_by: Set(None),
        carried: Set(false),
    };
    let said = said.insert(tx).await?;
    if !held.voted {
        let mut held = held.into_active_model();
        held.voted = Set(true);
        held.update(tx).await?;
    }
    let blocks = terms.rule().is_some_and(|rule| rule.positions.iter().any(|one| one.blocks && one.word == choice));
    if blocks {
        super::mails::tell_of_block(ctx, tx, of, row, &said).await?;
    }
    event::append(ctx, tx, told(of, id, &conduct, voter, &choice)).await
}

/// What is said of it in the event log: everything in an open ballot, only to members in theirs, else that somebody voted.
fn told(of: &working_group::Model, id: BallotId, conduct: &Conduct, voter: VoterId, choice: &str) -> Entry {
    use domain::ballot::rule::Visibility;
    match conduct.visibility {
        Visibility::Open => {
            let entry = Entry::new("position.cast", "ballot", id, Scope::Group(of.id));
            entry.with(json!({ "voter": voter, "choice": choice }))
        }
        Visibility::Sealed | Visibility::Members | Visibility::Confidential => {
            Entry::new("ballot.voted", "ballot", id, Scope::Group(of.id))
        }
    }
}

/// Whoever is not in the room where only those vote, or lost their standing where that strikes their vote.
async fn refuse_absent(
    ctx: &Ctx,
    of: &working_group::Model,
    tx: &DatabaseTransaction,
    conduct: &Conduct,
    held: &ballot_voter::Model,
) -> Result<()> {
    if conduct.in_room && !held.present {
        let message = "Only those in the room vote under this rule. The secretary notes who is there.";
        return Err(Error::conflict("not-in-room", message));
    }
    if conduct.lost_standing != LostStanding::Keeps && super::lost::has_left(tx, of.id, held, ctx.now).await? {
        let message = "The vote was lost since the ballot opened, and this rule strikes it from both sides.";
        return Err(Error::conflict("standing-lost", message));
    }
    Ok(())
}

/// The choice and the reason, as they are kept.
async fn checked(
    tx: &DatabaseTransaction,
    terms: &Terms,
    row: &ballot::Model,
    typed: &TypedVote,
) -> Result<(String, String)> {
    let mut errors = domain::FieldErrors::default();
    let text = errors.take("text", text::block(&typed.text, 20_000));
    let choice = match terms {
        Terms::Decision { rule } => {
            let position = rule.positions.iter().find(|position| position.word == typed.position.trim());
            match position {
                None => errors.add("position", "option", "Choose one of the positions."),
                Some(position) if position.needs_text && typed.text.trim().is_empty() => {
                    errors.add("text", "missing", "This position needs a reason that others can answer.");
                }
                Some(_) => {}
            }
            position.map(|position| position.word.clone())
        }
        Terms::Election { election } => {
            let numbered = find::candidates(row.id).filter(candidacy::Column::Number.is_not_null()).count(tx).await?;
            let mut ranks = typed.ranks.clone();
            ranks.truncate(usize::try_from(numbered).unwrap_or_default());
            errors.take("ranks", Ranking::of_ranks(&ranks, election.method)).map(|ranking| ranking.to_string())
        }
    };
    Ok(errors.finish(choice.zip(text))?)
}

/// A vote of a confidential ballot: a paper without a name, and the link to it that is cut when the ballot closes. What
/// was on the paper before is gone.
async fn drop_slip(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    conduct: &Conduct,
    held: ballot_voter::Model,
    choice: String,
    text: String,
) -> Result<()> {
    if held.voted && !conduct.changeable {
        return Err(Error::conflict("vote-cast", "A vote was cast, and this rule does not let it be changed."));
    }
    if let Some(old) = held.slip_id {
        erase(tx, old).await?;
    }
    let slip: SlipId = random_id(ctx);
    let row = ballot_slip::ActiveModel {
        id: Set(slip),
        ballot_id: Set(held.ballot_id),
        choice: Set(choice),
        text: Set(text),
        weight: Set(held.weight),
        category: Set(held.category.clone()),
    };
    row.insert(tx).await?;
    let id = held.ballot_id;
    let mut held = held.into_active_model();
    held.voted = Set(true);
    held.slip_id = Set(Some(slip));
    held.update(tx).await?;
    event::append(ctx, tx, Entry::new("ballot.voted", "ballot", id, Scope::Group(of.id))).await
}

pub(super) async fn erase(tx: &DatabaseTransaction, slip: SlipId) -> Result<()> {
    ballot_slip::Entity::delete_by_id(slip).exec(tx).await?;
    Ok(())
}

/// An id that tells no time.
pub(super) fn random_id(ctx: &Ctx) -> SlipId {
    let secret = ctx.chance.secret();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&secret[..16]);
    SlipId(uuid::Builder::from_random_bytes(bytes).into_uuid())
}
