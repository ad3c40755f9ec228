//! Appeals against rulings on positions: lodged before the ballot is settled by whoever is not content, decided by those
//! above the group. A ruling that does not hold is turned round, and no further one is made on that position.

use domain::{
    FieldErrors, Instant,
    ballot::BallotState,
    id::{AppealId, BallotId, BallotPositionId, GroupId, VoterId},
    life::{
        AppealState,
        call::{MAX_REASONS, choice, words},
        period::due_after,
    },
    policy::{Action, Actor, Decision, decide},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, QueryFilter};
use serde_json::{Value, json};

use super::{
    counted::{Seen, terms_of},
    find,
    lines::names_of,
};
use crate::{
    Ctx, Error, Result, database,
    entity::{ballot, ballot_position, ruling_appeal, working_group},
    group::{GroupFacts, affiliation_on, find as groups},
    life::AppealLine,
    record::event,
};

/// An appeal against a ruling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulingAppeal {
    /// The position that was ruled on.
    pub position: BallotPositionId,
    /// Whose vote it is.
    pub name: String,
    /// The ruling.
    pub ruling: String,
    /// The appeal itself.
    pub appeal: AppealLine,
    /// Whether the asker decides about it.
    pub may_decide: bool,
}

/// Appeals against a ruling, until the ballot is settled; one appeal at a time.
pub async fn lodge_ruling_appeal(ctx: &Ctx, id: BallotId, position: BallotPositionId, text: &str) -> Result<AppealId> {
    ctx.authorize_route(Action::TakePart)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let mut errors = FieldErrors::default();
    let text = errors.take("text", words(text, MAX_REASONS));
    let text = errors.finish(text)?;
    ctx.write(async |tx| {
        let (of, row) = find::run_by(ctx, tx, id, Action::TakePart).await?;
        let said = seen(ctx, tx, &of, &row, position).await?;
        if !is_ruled(&said) || !can_be_ruled(row.state) {
            let message = "There is no ruling on this position that could be appealed against now. Nothing was sent.";
            return Err(Error::conflict("no-appeal", message));
        }
        refuse_lodged(tx, position).await?;
        refuse_decided(tx, position).await?;
        let appeal: AppealId = ctx.id();
        let lodged = ruling_appeal::ActiveModel {
            id: Set(appeal),
            group_id: Set(of.id),
            ballot_id: Set(id),
            position_id: Set(position),
            person_id: Set(person),
            state: Set(AppealState::Lodged),
            text: Set(text.clone()),
            affiliation: Set(affiliation_on(tx, person, ctx.now.date_naive()).await?),
            lodged_at: Set(ctx.now),
            decision: Set(String::new()),
            due: Set(due_after(ctx.now, of.workflow.table().clocks.appeal)),
            decided_at: Set(None),
            decided_by: Set(None),
        };
        lodged.insert(tx).await?;
        tell(ctx, tx, &of, "ruling.appealed", appeal, json!({ "ballot": id, "position": position })).await?;
        Ok(appeal)
    })
    .await
}

/// Decides about an appeal against a ruling, with reasons. Nobody decides about a ruling or an appeal of their own; a ruling
/// that does not hold is turned round.
pub async fn decide_ruling_appeal(ctx: &Ctx, id: BallotId, appeal: AppealId, decision: &str, text: &str) -> Result<()> {
    ctx.authorize_route(Action::OverseeGroup)?;
    let mut errors = FieldErrors::default();
    let decision: Option<AppealState> = errors.take("decision", choice(decision));
    if decision.is_some_and(|to| !to.is_decision()) {
        errors.add("decision", "option", "Choose one of the options.");
    }
    let text = errors.take("text", words(text, MAX_REASONS));
    let (decision, text) = errors.finish(decision.zip(text))?;
    ctx.write(async |tx| {
        let (of, row) = find::run_by(ctx, tx, id, Action::OverseeGroup).await?;
        let known = open_one(tx, &row, appeal).await?;
        let said = find::position(id, known.position_id).one(tx).await?.ok_or_else(Error::not_found)?;
        if is_own(ctx, &known, &said) {
            let message = "The ruling or the appeal is your own; somebody else decides.";
            return Err(Error::conflict("own-decision", message));
        }
        let mut decided = ruling_appeal::ActiveModel::from(known);
        decided.state = Set(decision);
        decided.decision = Set(text.clone());
        decided.decided_at = Set(Some(ctx.now));
        decided.decided_by = Set(ctx.actor.person());
        decided.update(tx).await?;
        let position = said.id;
        if decision == AppealState::Upheld {
            let counts = said.discounted_at.is_some();
            let mut said = ballot_position::ActiveModel::from(said);
            said.discounted_at = Set((!counts).then_some(ctx.now));
            said.update(tx).await?;
        }
        let told = json!({ "ballot": id, "position": position, "decision": decision });
        tell(ctx, tx, &of, "ruling.appeal-decided", appeal, told).await
    })
    .await
}

/// Takes one's own appeal against a ruling back.
pub async fn withdraw_ruling_appeal(ctx: &Ctx, id: BallotId, appeal: AppealId) -> Result<()> {
    ctx.authorize_route(Action::TakePart)?;
    ctx.write(async |tx| {
        let (of, row) = find::run_by(ctx, tx, id, Action::TakePart).await?;
        let known = find::ruling_appeal(id, appeal).one(tx).await?.ok_or_else(Error::not_found)?;
        if ctx.actor.person() != Some(known.person_id) {
            return Err(Error::denied());
        }
        let known = open_one(tx, &row, appeal).await?;
        let position = known.position_id;
        let mut taken = ruling_appeal::ActiveModel::from(known);
        taken.state = Set(AppealState::Withdrawn);
        taken.decided_at = Set(Some(ctx.now));
        taken.update(tx).await?;
        let told = json!({ "ballot": id, "position": position });
        tell(ctx, tx, &of, "ruling.appeal-withdrawn", appeal, told).await
    })
    .await
}

/// While an appeal waits, those above the group have the word.
pub(super) async fn refuse_lodged(tx: &DatabaseTransaction, position: BallotPositionId) -> Result<()> {
    let lodged = find::appeals_on(position).filter(ruling_appeal::Column::State.eq(AppealState::Lodged));
    if lodged.one(tx).await?.is_none() {
        return Ok(());
    }
    Err(Error::conflict("appeal-lodged", "An appeal against this ruling waits for those above the group already."))
}

/// What those above the group decided about a position stays.
pub(super) async fn refuse_decided(tx: &DatabaseTransaction, position: BallotPositionId) -> Result<()> {
    let decided = [AppealState::Upheld, AppealState::Dismissed];
    if find::appeals_on(position).filter(ruling_appeal::Column::State.is_in(decided)).one(tx).await?.is_none() {
        return Ok(());
    }
    let message = "Those above the group decided about this position; that stays. Nothing was changed.";
    Err(Error::conflict("appeal-decided", message))
}

/// Nothing is settled whose count an appeal may still change.
pub(super) async fn refuse_unheard(tx: &DatabaseTransaction, id: BallotId) -> Result<()> {
    let lodged = find::ruling_appeals(id).filter(ruling_appeal::Column::State.eq(AppealState::Lodged));
    if lodged.one(tx).await?.is_none() {
        return Ok(());
    }
    let message =
        "An appeal against a ruling waits for a decision of those above the group; then the ballot can be settled.";
    Err(Error::conflict("appeal-open", message))
}

/// The appeals against rulings in a ballot, the first first, for whoever sees its positions and those who decide.
pub(super) async fn ruling_appeals(
    ctx: &Ctx,
    group: &GroupFacts,
    seen: &Seen,
    sees_positions: bool,
) -> Result<Vec<RulingAppeal>> {
    let oversees = decide(&ctx.actor, Action::OverseeGroup, group.place()) == Decision::Allow;
    if !sees_positions && !oversees {
        return Ok(Vec::new());
    }
    let db = &ctx.db.read;
    let rows = find::ruling_appeals(seen.row.id).all(db).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    // Those who decide read them also where they see nothing else of what was said.
    let appealed = ballot_position::Column::Id.is_in(rows.iter().map(|row| row.position_id));
    let positions = find::positions(seen.row.id).filter(appealed).all(db).await?;
    let people = rows.iter().flat_map(|row| [Some(row.person_id), row.decided_by]).flatten().collect();
    let names = names_of(db, &seen.kinds(positions.iter().map(|said| said.voter_id)), people).await?;
    let line = |row: &ruling_appeal::Model| {
        let said = positions.iter().find(|said| said.id == row.position_id)?;
        Some(RulingAppeal {
            position: said.id,
            name: names.of(said.voter_id),
            ruling: said.ruling.clone(),
            may_decide: oversees && can_be_ruled(seen.row.state) && row.state.is_open() && !is_own(ctx, row, said),
            appeal: AppealLine {
                id: row.id,
                by: names.of(VoterId(row.person_id.0)),
                affiliation: row.affiliation.clone(),
                text: row.text.clone(),
                at: row.lodged_at,
                state: row.state,
                due: row.due,
                decision: row.decision.clone(),
                decided_by: row.decided_by.map(|person| names.of(VoterId(person.0))).unwrap_or_default(),
                decided_at: row.decided_at,
                is_mine: ctx.actor.person() == Some(row.person_id),
            },
        })
    };
    Ok(rows.iter().filter_map(line).collect())
}

/// The positions whose rulings the asker, who sees them, may appeal against now.
pub(super) fn appealable(
    ctx: &Ctx,
    group: &GroupFacts,
    seen: &Seen,
    appeals: &[RulingAppeal],
) -> Vec<BallotPositionId> {
    let takes_part = decide(&ctx.actor, Action::TakePart, group.place()) == Decision::Allow;
    if !takes_part || !can_be_ruled(seen.row.state) {
        return Vec::new();
    }
    let withdrawn = |one: &RulingAppeal| one.appeal.state == AppealState::Withdrawn;
    let is_free =
        |said: &&ballot_position::Model| !appeals.iter().any(|one| one.position == said.id && !withdrawn(one));
    seen.positions.iter().filter(|said| is_ruled(said)).filter(is_free).map(|said| said.id).collect()
}

/// Whether rulings are made and may change the count.
pub(super) const fn can_be_ruled(state: BallotState) -> bool {
    matches!(state, BallotState::Open | BallotState::Closed)
}

const fn is_ruled(said: &ballot_position::Model) -> bool {
    !said.ruling.is_empty()
}

fn is_own(ctx: &Ctx, appeal: &ruling_appeal::Model, said: &ballot_position::Model) -> bool {
    let person = ctx.actor.person();
    person.is_some() && (person == said.ruled_by || person == Some(appeal.person_id))
}

/// A position that the asker sees.
async fn seen(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &ballot::Model,
    position: BallotPositionId,
) -> Result<ballot_position::Model> {
    let place = groups::place(of);
    let may = |action| decide(&ctx.actor, action, place) == Decision::Allow;
    let terms = terms_of(row)?;
    let shows = terms.election().is_none() && terms.conduct().shows_positions(row.state, may(Action::SeeVotes));
    if !shows || !may(Action::SeeGroupMembers) {
        return Err(Error::not_found());
    }
    find::position(row.id, position).one(tx).await?.ok_or_else(Error::not_found)
}

/// An appeal that waits, locked, in a ballot that is not settled.
async fn open_one(tx: &DatabaseTransaction, row: &ballot::Model, appeal: AppealId) -> Result<ruling_appeal::Model> {
    find::ruling_appeal(row.id, appeal).one(tx).await?.ok_or_else(Error::not_found)?;
    let known = database::locked::<ruling_appeal::Entity>(tx, appeal).await?;
    if !known.state.is_open() || !can_be_ruled(row.state) {
        return Err(Error::conflict("appeal-decided", "This appeal is decided already. Look at it anew."));
    }
    Ok(known)
}

async fn tell(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    verb: &'static str,
    appeal: AppealId,
    told: Value,
) -> Result<()> {
    event::append(ctx, tx, groups::told(of, verb, "ruling-appeal", appeal).with(told)).await
}

/// An appeal against a ruling that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenAppeal {
    pub(crate) id: AppealId,
    pub(crate) group: GroupId,
    pub(crate) ballot: BallotId,
    /// What the ballot is called.
    pub(crate) title: String,
    pub(crate) since: Instant,
    pub(crate) due: Option<Instant>,
    /// Whether everybody sees what is said in the ballot who knows of its group.
    pub(crate) is_open: bool,
}

/// The appeals that wait in some groups, as far as the asker may know of them.
pub(crate) async fn open_appeals(ctx: &Ctx, of: &[working_group::Model]) -> Result<Vec<OpenAppeal>> {
    let db = &ctx.db.read;
    let rows = find::lodged_on_rulings(of.iter().map(|row| row.id).collect()).all(db).await?;
    let ballots = find::by_ids(rows.iter().map(|row| row.ballot_id).collect()).all(db).await?;
    let mut all = Vec::new();
    for row in rows {
        let Some(ballot) = ballots.iter().find(|one| one.id == row.ballot_id) else { continue };
        let Some(group) = of.iter().find(|one| one.id == row.group_id) else { continue };
        let may = |action| decide(&ctx.actor, action, groups::place(group)) == Decision::Allow;
        let is_open = terms_of(ballot)?.conduct().shows_positions(ballot.state, false);
        let is_site = matches!(ctx.actor, Actor::System { .. });
        if !is_open && !is_site && !may(Action::SeeVotes) && !may(Action::OverseeGroup) {
            continue;
        }
        let title = ballot.title.clone();
        let (id, group, ballot, since, due) = (row.id, row.group_id, row.ballot_id, row.lodged_at, row.due);
        all.push(OpenAppeal { id, group, ballot, title, since, due, is_open });
    }
    Ok(all)
}
