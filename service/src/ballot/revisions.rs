//! Ballots on revisions of drafts: void once another revision is posted or the draft is given up, and prepared anew where
//! their rule goes round again.

use domain::{
    ballot::{BallotState, CastAs, RecirculationScope, Rule, SubjectChange, SubjectKind, Terms, Voided},
    id::{BallotId, DraftId, DraftRevisionId},
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, IntoActiveModel};
use serde_json::json;

use super::{
    counted::{Seen, terms_of},
    find,
    mails::{self, Occasion},
};
use crate::{
    Ctx, Error, Result,
    database::locked,
    draft::{VotedOn, voted_on},
    entity::{ballot, ballot_position, working_group},
    group::{GroupFacts, find as groups},
    record::{Entry, event},
};

/// A revision that was posted, as ballots on the ones before it see it.
pub(crate) struct NextRevision {
    pub draft: DraftId,
    pub id: DraftRevisionId,
    pub number: i32,
    pub hash: String,
    /// What the ballot calls it.
    pub title: String,
    /// What changed since the one before.
    pub changed: Vec<domain::ballot::ChangedPart>,
}

/// A ballot on a revision, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnRevision {
    /// Which.
    pub id: BallotId,
    /// The group that votes, as addresses name it.
    pub group: String,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: BallotState,
}

/// A group's ballots on a revision that the asker may know of, the newest first.
pub async fn ballots_on(ctx: &Ctx, group: &GroupFacts, revision: DraftRevisionId) -> Result<Vec<OnRevision>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let rows = find::on_revision(group.id, revision, find::Knows::of(group)).all(&ctx.db.read).await?;
    let on =
        |row: ballot::Model| OnRevision { id: row.id, group: group.slug.clone(), title: row.title, state: row.state };
    Ok(rows.into_iter().map(on).collect())
}

/// A revision of the group's drafts, or of those of a group under it, on which a ballot is to be prepared, for those who run ballots and may read it.
pub async fn revision_to_vote_on(ctx: &Ctx, group: &GroupFacts, id: DraftRevisionId) -> Result<VotedOn> {
    ctx.authorize(Action::RunBallots, group.place())?;
    let db = &ctx.db.read;
    let of = groups::by_id(group.id).one(db).await?.ok_or_else(Error::not_found)?;
    voted_on(ctx, db, &of, id).await?.ok_or_else(Error::not_found)
}

/// Ends what is open on the revisions before the one that is posted, in the same transaction: whoever votes holds the
/// ballot's row, so every vote came before this, or is refused.
pub(crate) async fn revision_posted(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    next: &NextRevision,
) -> Result<()> {
    for row in find::running_on(next.draft).all(tx).await? {
        let votes = voting(tx, of, &row).await?;
        let Some(row) = void(ctx, tx, &votes, row.id, Voided::Replaced(next.number)).await? else { continue };
        if terms_of(&row)?.rule().is_some_and(|rule| rule.on_change.recirculates()) {
            prepare_next(ctx, tx, &votes, row, next).await?;
        }
    }
    Ok(())
}

/// Ends what is open on a draft that is given up.
pub(crate) async fn draft_withdrawn(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    draft: DraftId,
) -> Result<()> {
    for row in find::running_on(draft).all(tx).await? {
        void(ctx, tx, &voting(tx, of, &row).await?, row.id, Voided::Withdrawn).await?;
    }
    Ok(())
}

/// The group that votes: the one whose draft it is, or the one above it.
async fn voting(
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &ballot::Model,
) -> Result<working_group::Model> {
    if row.group_id == of.id {
        return Ok(of.clone());
    }
    groups::by_id(row.group_id).one(tx).await?.ok_or_else(Error::not_found)
}

/// Annuls a ballot that is still open once its row is locked.
async fn void(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    id: BallotId,
    why: Voided,
) -> Result<Option<ballot::Model>> {
    let row = locked::<ballot::Entity>(tx, id).await?;
    if !matches!(row.state, BallotState::Open | BallotState::Deferred) {
        return Ok(None);
    }
    let mut row = row.into_active_model();
    row.state = Set(BallotState::Annulled);
    row.state_note = Set(String::new());
    row.state_since = Set(ctx.now);
    row.voided = Set(Some(why.to_string()));
    row.updated_at = Set(ctx.now);
    let row = row.update(tx).await?;
    mails::tell_all(ctx, tx, of, &row, &Occasion::Voided).await?;
    let said = match why {
        Voided::Replaced(number) => json!({ "reason": "revision-replaced", "revision": number }),
        Voided::Withdrawn => json!({ "reason": "revision-withdrawn" }),
    };
    event::append(ctx, tx, groups::told(of, "ballot.annulled", "ballot", id).with(said)).await?;
    Ok(Some(row))
}

/// Prepares the ballot that goes on from one: the same question under the same rule on the new revision, with what changed
/// and which negatives nobody resolved. It is opened by those who run ballots.
async fn prepare_next(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    old: ballot::Model,
    next: &NextRevision,
) -> Result<()> {
    let seen = Seen::load(tx, old).await?;
    let scope = RecirculationScope {
        from: next.number - 1,
        to: next.number,
        changed: next.changed.clone(),
        negatives: unresolved(&seen).map(|said| said.id.0).collect(),
    };
    let (old, id): (ballot::Model, BallotId) = (seen.row, ctx.id());
    let row = ballot::ActiveModel {
        id: Set(id),
        group_id: Set(of.id),
        title: Set(old.title.clone()),
        question: Set(old.question),
        consequence: Set(old.consequence),
        terms: Set(old.terms),
        rule_name: Set(old.rule_name),
        subject_kind: Set(SubjectKind::Revision),
        subject_title: Set(next.title.clone()),
        subject_text: Set(String::new()),
        subject_hash: Set(next.hash.clone()),
        hours: Set(old.hours),
        feeds_standing: Set(old.feeds_standing),
        state: Set(BallotState::Draft),
        state_note: Set(String::new()),
        state_since: Set(ctx.now),
        secret: Set(ctx.chance.secret().to_vec()),
        times_extended: Set(0),
        times_deferred: Set(0),
        created_at: Set(ctx.now),
        updated_at: Set(ctx.now),
        subject_id: Set(Some(next.id.0)),
        created_by: Set(ctx.actor.person()),
        opened_at: Set(None),
        closes_at: Set(None),
        closed_at: Set(None),
        reminded_at: Set(None),
        outcome: Set(None),
        draw_numbers: Set(None),
        casting: Set(None),
        seconds: Set(0),
        follows_id: Set(Some(old.id)),
        scope: Set(Some(serde_json::to_value(&scope).map_err(Error::fault)?)),
        voided: Set(None),
        // The room is another one by then.
        conference: Set(String::new()),
        session: Set(String::new()),
    };
    row.insert(tx).await?;
    let entry = Entry::new("ballot.drafted", "ballot", id, Scope::Group(of.id));
    event::append(ctx, tx, entry.with(json!({ "title": old.title, "subject": next.hash, "follows": old.id }))).await
}

/// What was said last with a reason that stops or opposes, where nobody noted how it was dealt with and no ruling took it out.
fn unresolved(seen: &Seen) -> impl Iterator<Item = &ballot_position::Model> {
    let rule = seen.terms.rule();
    let negative = move |word: &str| {
        rule.is_some_and(|rule| rule.positions.iter().any(|one| one.word == word && (one.blocks || one.needs_text)))
    };
    let last = seen.positions.chunk_by(|one, next| one.voter_id == next.voter_id).filter_map(<[_]>::last);
    last.filter(move |said| negative(&said.choice) && said.resolved_at.is_none() && said.discounted_at.is_none())
}

/// What was said in the ballot before stands in this one, where the rule says so: for those who still have the vote and still
/// cast it, and as visible as it was. A proxy was given for one ballot. Says for how many it stands.
pub(super) async fn carry_over(ctx: &Ctx, tx: &DatabaseTransaction, row: &ballot::Model) -> Result<usize> {
    let (Some(before), Terms::Decision { rule }) = (row.follows_id, terms_of(row)?) else { return Ok(0) };
    if rule.on_change != SubjectChange::Carry {
        return Ok(0);
    }
    let Some(before) = find::by_id(before).one(tx).await? else { return Ok(0) };
    let before = Seen::load(tx, before).await?;
    if before.conduct().visibility != rule.visibility {
        return Ok(0);
    }
    let (voters, casters) = (find::voters(row.id).all(tx).await?, find::casters(row.id).all(tx).await?);
    let mut carried = 0;
    let last = before.positions.chunk_by(|one, next| one.voter_id == next.voter_id).filter_map(<[_]>::last);
    for said in last.filter(|said| stands(&rule, said)) {
        let casts = casters.iter().any(|one| one.voter_id == said.voter_id && one.person_id == said.cast_by);
        let Some(voter) = voters.iter().find(|one| one.voter_id == said.voter_id) else { continue };
        if !casts && said.cast_as != CastAs::Secretary {
            continue;
        }
        let again = ballot_position::ActiveModel {
            id: Set(ctx.id()),
            ballot_id: Set(row.id),
            cast_by: Set(said.cast_by),
            voter_id: Set(said.voter_id),
            number: Set(1),
            choice: Set(said.choice.clone()),
            text: Set(said.text.clone()),
            cast_as: Set(said.cast_as),
            affiliation: Set(said.affiliation.clone()),
            cast_at: Set(ctx.now),
            ruling: Set(String::new()),
            resolution: Set(String::new()),
            discounted_at: Set(None),
            ruled_by: Set(None),
            resolved_at: Set(None),
            resolved_by: Set(None),
            carried: Set(true),
        };
        again.insert(tx).await?;
        let mut voter = voter.clone().into_active_model();
        voter.voted = Set(true);
        voter.update(tx).await?;
        carried += 1;
    }
    Ok(carried)
}

fn stands(rule: &Rule, said: &ballot_position::Model) -> bool {
    said.cast_as != CastAs::Proxy && rule.positions.iter().any(|one| one.word == said.choice)
}
