//! Who stands in an election: nominated, asked, and saying something for themselves; or the options of a choice.

use domain::{
    ballot::{BallotState, CandidateDetails, ElectionRule, TypedCandidate},
    id::{BallotId, CandidacyId, PersonId},
    policy::{Action, RoleKind, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;

use super::{counted::terms_of, find, mails};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{ballot, candidacy, role},
    group::find as groups,
    record::{Entry, event},
};

/// Most who stand in an election.
const MOST: u64 = 200;

/// Somebody who stands, was nominated, or an option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CandidateLine {
    /// Which.
    pub id: CandidacyId,
    /// Their number on the ballot paper, once it is open.
    pub number: Option<i32>,
    /// Their name.
    pub name: String,
    /// The organisation they stand for; may be empty.
    pub affiliation: String,
    /// What they say for themselves; Markdown, may be empty.
    pub statement: String,
    /// Whether this is somebody who is asked, and not an option.
    pub is_person: bool,
    /// Whether they accepted, where they are asked.
    pub accepted: bool,
    /// Whether they declined or withdrew.
    pub declined: bool,
    /// Whether this is “reopen nominations”.
    pub reopens: bool,
    /// Whether it is who asks.
    pub oneself: bool,
    /// How many times as many have to prefer it to the default option as the other way round, where that is asked.
    pub majority: Option<String>,
    /// Who seconds them, by name, the first first; names are for those who may see members.
    pub seconds: Vec<String>,
    /// How many second them.
    pub seconded: u32,
    /// Whether the asker does.
    pub seconded_by_me: bool,
}

/// Nominates a member, who is asked by mail, or adds an option. While the ballot is prepared.
pub async fn nominate(ctx: &Ctx, id: BallotId, typed: &TypedCandidate) -> Result<CandidacyId> {
    ctx.authorize_route(Action::RunBallots)?;
    let CandidateDetails { name, affiliation, statement, majority } = typed.check()?;
    let new: CandidacyId = ctx.id();
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        if row.state != BallotState::Draft || terms_of(&row)?.election().is_none() {
            let message = "People are nominated while an election is prepared. Nothing was changed.";
            return Err(Error::conflict("no-nominations", message));
        }
        if majority.is_some() && !terms_of(&row)?.election().is_some_and(ElectionRule::has_default) {
            let message = "Only Debian’s rule with “reopen nominations” measures options against a default one.";
            return Err(Error::field("majority", "no-default", message));
        }
        if find::candidates(id).count(tx).await? >= MOST {
            return Err(Error::conflict("too-many-candidates", format!("At most {MOST} stand in an election.")));
        }
        let needs_people = terms_of(&row)?.election().is_some_and(|election| election.office.is_some());
        let person = match typed.person.trim() {
            "" if needs_people => {
                return Err(Error::field("person", "office-needs-people", "An office is held by a person."));
            }
            "" => None,
            text => {
                let choose = || Error::field("person", "option", "Choose one of the members.");
                let person: PersonId = text.parse().map_err(|_| choose())?;
                let held = groups::roles_now(of.id, ctx.now)
                    .filter(role::Column::PersonId.eq(person))
                    .filter(role::Column::Kind.ne(RoleKind::Observer));
                held.one(tx).await?.ok_or_else(choose)?;
                let already = find::candidates(id).filter(candidacy::Column::PersonId.eq(person)).one(tx).await?;
                if already.is_some() {
                    return Err(Error::field("person", "twice", "This member is nominated already."));
                }
                Some(person)
            }
        };
        let name = match person {
            None => name.clone(),
            Some(person) => {
                let row = find::people(vec![person]).one(tx).await?.ok_or_else(Error::not_found)?;
                row.name
            }
        };
        let oneself = person.is_some() && person == ctx.actor.person();
        let candidate = candidacy::ActiveModel {
            id: Set(new),
            ballot_id: Set(id),
            person_id: Set(person),
            name: Set(name.clone()),
            affiliation: Set(affiliation.clone()),
            statement: Set(statement.clone()),
            nominated_at: Set(ctx.now),
            number: Set(None),
            nominated_by: Set(ctx.actor.person()),
            accepted_at: Set(oneself.then_some(ctx.now)),
            declined_at: Set(None),
            majority: Set(majority.map(|times| times.to_string())),
        };
        candidate.insert(tx).await?;
        if let Some(person) = person.filter(|_| !oneself) {
            mails::tell_nominee(ctx, tx, &of, &row, person).await?;
        }
        let entry = Entry::new("candidate.nominated", "ballot", id, Scope::Group(of.id));
        event::append(ctx, tx, entry.with(json!({ "candidate": new, "name": name }))).await
    })
    .await?;
    Ok(new)
}

/// Accepts one's nomination with a statement, or declines it. Also later: whoever withdraws is passed over in the count.
pub async fn answer_nomination(
    ctx: &Ctx,
    id: BallotId,
    candidate: CandidacyId,
    accepts: bool,
    statement: &str,
) -> Result<()> {
    ctx.authorize_route(Action::Vote)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let mut errors = domain::FieldErrors::default();
    let statement = errors.take("statement", domain::text::block(statement, 5_000));
    let statement = errors.finish(statement)?;
    ctx.write(async |tx| {
        let row = locked::<ballot::Entity>(tx, id).await?;
        let own = find::candidate(id, candidate).one(tx).await?.filter(|one| one.person_id == Some(person));
        let own = own.ok_or_else(Error::not_found)?;
        let prepared = row.state == BallotState::Draft;
        if !prepared && (accepts || row.state != BallotState::Open) {
            let message = "Nominations are answered before the ballot opens; while it is open one can only withdraw.";
            return Err(Error::conflict("no-nominations", message));
        }
        let mut own = candidacy::ActiveModel::from(own);
        own.accepted_at = Set(accepts.then_some(ctx.now));
        own.declined_at = Set((!accepts).then_some(ctx.now));
        if accepts {
            own.statement = Set(statement.clone());
        }
        own.update(tx).await?;
        let verb = if accepts { "nomination.accepted" } else { "nomination.declined" };
        let entry = Entry::new(verb, "ballot", id, Scope::Group(row.group_id));
        event::append(ctx, tx, entry.with(json!({ "candidate": candidate }))).await
    })
    .await
}

/// Takes a nomination or an option off the list, while the ballot is prepared.
pub async fn withdraw_candidate(ctx: &Ctx, id: BallotId, candidate: CandidacyId) -> Result<()> {
    use sea_orm::ModelTrait as _;
    ctx.authorize_route(Action::RunBallots)?;
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        if row.state != BallotState::Draft {
            return Err(Error::conflict(
                "no-nominations",
                "The ballot is open. Only candidates themselves withdraw now.",
            ));
        }
        let one = find::candidate(id, candidate).one(tx).await?.ok_or_else(Error::not_found)?;
        let name = one.name.clone();
        for second in find::seconds([candidate]).all(tx).await? {
            second.delete(tx).await?;
        }
        one.delete(tx).await?;
        let entry = Entry::new("candidate.removed", "ballot", id, Scope::Group(of.id));
        event::append(ctx, tx, entry.with(json!({ "name": name }))).await
    })
    .await
}
