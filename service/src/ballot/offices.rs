//! Terms of office: given when an election is settled, ended by their day, vacant where somebody left before it.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use domain::{
    Instant,
    ballot::{BallotState, Candidate, Office, OfficeKind, Seat, Term, office::left_after},
    id::{BallotId, GroupId, OfficeTermId, PersonId, RoleId},
    policy::{Action, RoleKind, Scope},
};
use exchange::record::Tally;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, QueryFilter};
use serde::Serialize;
use serde_json::json;

use super::{
    counted::{Seen, Tallied},
    find,
};
use crate::{
    Ctx, Error, Result,
    entity::{ballot, candidacy, office_term, role, working_group},
    group::{GroupFacts, find as groups},
    record::event,
};

/// A term of office of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfficeLine {
    /// Which.
    pub id: OfficeTermId,
    /// The election that gave it.
    pub ballot: BallotId,
    /// What kind of office.
    pub kind: OfficeKind,
    /// What the group calls it; may be empty.
    pub title: String,
    /// Who was elected; nobody where the seat stayed open.
    pub person: Option<PersonId>,
    /// Their name; may be empty.
    pub name: String,
    /// The first day.
    pub from: NaiveDate,
    /// The first day after it.
    pub ends: NaiveDate,
    /// Where it stands today.
    pub seat: Seat,
}

/// The terms of office that elections of a group gave and that are not over, the first to end first. A seat that was filled
/// for the rest of its term stands there under whoever fills it.
pub async fn offices(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<OfficeLine>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    lines(&ctx.db.read, group.id, ctx.now).await
}

/// One of them, for those who prepare an election that fills it.
pub async fn vacancy(ctx: &Ctx, group: &GroupFacts, id: OfficeTermId) -> Result<OfficeLine> {
    ctx.authorize(Action::RunBallots, group.place())?;
    vacant(&ctx.db.read, group.id, id, ctx.now).await?.ok_or_else(Error::not_found)
}

/// A seat that nobody holds, by its term.
pub(super) async fn vacant(
    db: &impl ConnectionTrait,
    group: GroupId,
    id: OfficeTermId,
    now: Instant,
) -> Result<Option<OfficeLine>> {
    let all = lines(db, group, now).await?;
    Ok(all.into_iter().find(|line| line.id == id && matches!(line.seat, Seat::Vacant(_))))
}

pub(super) async fn lines(db: &impl ConnectionTrait, group: GroupId, now: Instant) -> Result<Vec<OfficeLine>> {
    let rows = find::terms_of_group(group).filter(office_term::Column::EndsDate.gt(now.date_naive())).all(db).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let settled = find::of_group(group, find::Knows::Opened).filter(ballot::Column::State.eq(BallotState::Settled));
    let settled = settled.filter(ballot::Column::Id.is_in(rows.iter().map(|row| row.ballot_id))).all(db).await?;
    let holds = |row: &&office_term::Model| settled.iter().any(|ballot| ballot.id == row.ballot_id);
    let rows: Vec<&office_term::Model> = rows.iter().filter(holds).collect();
    let filled: Vec<OfficeTermId> = rows.iter().filter_map(|row| row.fills_id).collect();
    let roles = groups::roles_ever(group).all(db).await?;
    let people = groups::people(rows.iter().filter_map(|row| row.person_id)).all(db).await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let line = |row: &office_term::Model| {
        let left = left(row, &roles).map(|at| at.date_naive()).filter(|day| *day <= now.date_naive());
        let term = Term { from: row.from_date, ends: row.ends_date, left };
        OfficeLine {
            id: row.id,
            ballot: row.ballot_id,
            kind: row.kind,
            title: row.title.clone(),
            person: row.person_id,
            name: row.person_id.and_then(|person| names.get(&person)).cloned().unwrap_or_default(),
            from: row.from_date,
            ends: row.ends_date,
            seat: term.on(now.date_naive()),
        }
    };
    Ok(rows.into_iter().filter(|row| !filled.contains(&row.id)).map(line).collect())
}

/// When nobody held a term any more: its role was ended before its time, or whoever has a seat without a role left the
/// group, of which everybody but observers is.
fn left(row: &office_term::Model, roles: &[role::Model]) -> Option<Instant> {
    let Some(person) = row.person_id else { return Some(row.installed_at) };
    if row.kind.role().is_some() {
        let held = roles.iter().find(|role| Some(role.id) == row.role_id);
        let Some(held) = held else { return Some(row.installed_at) };
        return held.to_at.filter(|to| *to < morning(row.ends_date));
    }
    let own = roles.iter().filter(|role| role.person_id == person && role.kind != RoleKind::Observer);
    let spans: Vec<(Instant, Option<Instant>)> = own.map(|role| (role.from_at, role.to_at)).collect();
    left_after(row.installed_at, &spans).filter(|at| *at < morning(row.ends_date))
}

/// The first moment of a day, in UTC.
fn morning(day: NaiveDate) -> Instant {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// Gives those whom a settled election chose their terms, under the group's lock. Whoever left meanwhile leaves a seat that
/// is vacant from the beginning.
pub(super) async fn install(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &ballot::Model,
) -> Result<()> {
    let seen = Seen::load(tx, row.clone()).await?;
    let Some(election) = seen.terms.election() else { return Ok(()) };
    let Some(office) = &election.office else { return Ok(()) };
    let asker = crate::team::with_current_roles(ctx, tx).await?;
    asker.authorize(Action::NameOfficers, groups::place(of))?;
    let fills = office.fills.map(OfficeTermId);
    if let Some(fills) = fills
        && vacant(tx, of.id, fills, ctx.now).await?.is_none()
    {
        let message = "The seat that this election fills is vacant no longer. Annul the election; nothing was changed.";
        return Err(Error::conflict("seat-filled", message));
    }
    let elected = elected(&seen, ctx.now);
    for place in 0..usize::try_from(election.seats).unwrap_or_default() {
        let Some(ends) = office.ends(election.months_at(place)) else { continue };
        let person = elected.get(place).and_then(|one| one.person_id);
        let given = match person {
            Some(person) => give(ctx, tx, of, office, person, ends).await?,
            None => None,
        };
        let term = office_term::ActiveModel {
            id: Set(ctx.id()),
            group_id: Set(of.id),
            ballot_id: Set(row.id),
            place: Set(i32::try_from(place).unwrap_or(i32::MAX)),
            kind: Set(office.kind),
            title: Set(office.title.clone()),
            from_date: Set(office.from),
            ends_date: Set(ends),
            installed_at: Set(ctx.now),
            person_id: Set(person),
            role_id: Set(given),
            fills_id: Set(fills),
        };
        term.insert(tx).await?;
        if let Some(person) = person {
            let said = json!({ "role": office.kind, "title": office.title, "from": office.from, "ends": ends, "ballot": row.id });
            event::append(ctx, tx, groups::told(of, "office.given", "person", person).with(said)).await?;
        }
    }
    Ok(())
}

/// Who is elected, in the order of election.
fn elected(seen: &Seen, now: Instant) -> Vec<&candidacy::Model> {
    let Tallied::Over(tally) = seen.tallied(now) else { return Vec::new() };
    let winners: &[Candidate] = match tally.as_ref() {
        Tally::Counted(count) => &count.winners,
        Tally::Unopposed(unopposed) => &unopposed.winners,
        Tally::Judged(_) | Tally::Tied(_) => &[],
    };
    let numbered = |one: &Candidate| {
        let number = i32::try_from(one.number()).ok()?;
        seen.candidates.iter().find(|row| row.number == Some(number))
    };
    winners.iter().filter_map(numbered).collect()
}

/// The role of an office, from the first day of its term or from now to its end. One that they hold without an end gives
/// way to it.
async fn give(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    office: &Office,
    person: PersonId,
    ends: NaiveDate,
) -> Result<Option<RoleId>> {
    let Some(kind) = office.kind.role() else { return Ok(None) };
    let held = groups::roles_now(of.id, ctx.now).filter(role::Column::PersonId.eq(person)).all(tx).await?;
    if held.iter().all(|row| row.kind == RoleKind::Observer) {
        return Ok(None);
    }
    let begins = morning(office.from).max(ctx.now);
    for same in held.into_iter().filter(|row| row.kind == kind && row.to_at.is_none()) {
        let mut row = role::ActiveModel::from(same);
        row.to_at = Set(Some(begins));
        row.ended_by = Set(ctx.actor.person());
        row.update(tx).await?;
    }
    let id: RoleId = ctx.id();
    let row = role::ActiveModel {
        id: Set(id),
        person_id: Set(person),
        scope_kind: Set(Scope::Group(of.id).kind()),
        kind: Set(kind),
        from_at: Set(begins),
        scope_id: Set(Some(of.id.0)),
        to_at: Set(Some(morning(ends))),
        granted_by: Set(ctx.actor.person()),
        ended_by: Set(None),
    };
    row.insert(tx).await?;
    Ok(Some(id))
}

/// Ends the terms that an election gave which is annulled.
pub(super) async fn take_back(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    id: BallotId,
) -> Result<()> {
    let terms = find::terms_of_ballot(of.id, id).all(tx).await?;
    let given: Vec<RoleId> = terms.iter().filter_map(|term| term.role_id).collect();
    let roles = groups::roles_to_come(of.id, ctx.now).filter(role::Column::Id.is_in(given)).all(tx).await?;
    for held in roles {
        let (person, kind) = (held.person_id, held.kind);
        let mut row = role::ActiveModel::from(held);
        row.to_at = Set(Some(ctx.now));
        row.ended_by = Set(ctx.actor.person());
        row.update(tx).await?;
        let entry = groups::told(of, "office.ended", "person", person);
        event::append(ctx, tx, entry.with(json!({ "role": kind, "ballot": id }))).await?;
    }
    Ok(())
}
