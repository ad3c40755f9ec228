//! The charters of a group: every version, which one is in force, and what is wrong with them.

use std::collections::HashMap;

use domain::{
    Instant,
    group::charter::{Finding, TypedCharter, lint},
    id::{CharterId, GroupId, PersonId},
    policy::{Action, RoleKind},
};
use sea_orm::{ColumnTrait, ConnectionTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

use super::{facts::GroupFacts, find};
use crate::{
    Ctx, Error, Result,
    entity::{charter as charter_row, charter_adoption, role},
};

/// The versions of a group's charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Charters {
    /// The number of the one in force.
    pub in_force: Option<i32>,
    /// All of them, the newest first.
    pub versions: Vec<CharterLine>,
}

/// A version of a charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CharterLine {
    /// Counted from 1.
    pub number: i32,
    /// SHA-256 of its text.
    pub hash: String,
    /// What changed; may be empty.
    pub note: String,
    /// When it was posted.
    pub posted_at: Instant,
    /// Who posted it.
    pub posted_by: String,
    /// The last time it was adopted.
    pub adopted: Option<Adoption>,
}

/// That a charter was adopted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Adoption {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// What they said; may be empty.
    pub note: String,
}

/// One version with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CharterPage {
    /// The version.
    pub line: CharterLine,
    /// The number of the one in force.
    pub in_force: Option<i32>,
    /// The number of the newest one.
    pub newest: i32,
    /// The whole text.
    pub text: String,
    /// The text of the version before, if there is one.
    pub before: Option<String>,
    /// What is wrong with it, by line.
    pub findings: Vec<Finding>,
}

/// The versions of a group's charter, for whoever may know of the group.
pub async fn charters(ctx: &Ctx, group: &GroupFacts) -> Result<Charters> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let rows = find::charters(group.id).all(&ctx.db.read).await?;
    let adoptions = find::adoptions(group.id).all(&ctx.db.read).await?;
    let names = names(ctx, &rows, &adoptions).await?;
    let in_force = in_force(&rows, &adoptions);
    let versions = rows.into_iter().map(|row| line(row, &adoptions, &names)).collect();
    Ok(Charters { in_force, versions })
}

/// One version of a group's charter; the one in force, or else the newest, where no number is given.
pub async fn charter(ctx: &Ctx, group: &GroupFacts, number: Option<i32>) -> Result<CharterPage> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let db = &ctx.db.read;
    let rows = find::charters(group.id).all(db).await?;
    let adoptions = find::adoptions(group.id).all(db).await?;
    let in_force = in_force(&rows, &adoptions);
    let newest = rows.first().map(|row| row.number).ok_or_else(Error::not_found)?;
    let number = number.or(in_force).unwrap_or(newest);
    let row = rows.iter().find(|row| row.number == number).cloned().ok_or_else(Error::not_found)?;
    let before = rows.iter().find(|row| row.number == number - 1).map(|row| row.text.clone());
    let names = names(ctx, &rows, &adoptions).await?;
    let findings = lint(&row.text, voters(db, group.id, ctx.now).await?);
    let text = row.text.clone();
    Ok(CharterPage { line: line(row, &adoptions, &names), in_force, newest, text, before, findings })
}

/// What would be wrong with a charter that is still being written.
pub async fn try_charter(ctx: &Ctx, group: &GroupFacts, typed: &TypedCharter) -> Result<Vec<Finding>> {
    ctx.authorize(Action::WriteCharter, group.place())?;
    Ok(lint(&typed.check()?.text, voters(&ctx.db.read, group.id, ctx.now).await?))
}

/// How many have the vote at most: everybody who is a member. Nothing is said of a group that has none yet.
pub(super) async fn voters(db: &impl ConnectionTrait, group: GroupId, now: Instant) -> Result<Option<u32>> {
    let members = find::roles_now(group, now).filter(role::Column::Kind.eq(RoleKind::Member)).count(db).await?;
    Ok(u32::try_from(members).ok().filter(|members| *members > 1))
}

/// The number of the charter that was adopted last.
fn in_force(rows: &[charter_row::Model], adoptions: &[charter_adoption::Model]) -> Option<i32> {
    let adopted: CharterId = adoptions.first()?.charter_id;
    rows.iter().find(|row| row.id == adopted).map(|row| row.number)
}

async fn names(
    ctx: &Ctx,
    rows: &[charter_row::Model],
    adoptions: &[charter_adoption::Model],
) -> Result<HashMap<PersonId, String>> {
    let ids = rows.iter().filter_map(|row| row.posted_by).chain(adoptions.iter().filter_map(|row| row.adopted_by));
    let people = find::people(ids.collect::<Vec<_>>()).all(&ctx.db.read).await?;
    Ok(people.into_iter().map(|row| (row.id, row.name)).collect())
}

fn line(
    row: charter_row::Model,
    adoptions: &[charter_adoption::Model],
    names: &HashMap<PersonId, String>,
) -> CharterLine {
    let name = |id: Option<PersonId>| id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    let adopted = adoptions.iter().find(|one| one.charter_id == row.id);
    CharterLine {
        adopted: adopted.map(|one| Adoption { at: one.adopted_at, by: name(one.adopted_by), note: one.note.clone() }),
        posted_by: name(row.posted_by),
        number: row.number,
        hash: row.hash,
        note: row.note,
        posted_at: row.posted_at,
    }
}
