//! The record of a ballot that closed: one text with everything that decided it, chained to the one before in its group.

use std::collections::HashMap;

use domain::{
    Instant,
    id::{BallotId, BallotRecordId},
    policy::Action,
};
use exchange::record::{Record, blt, table};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, prelude::Uuid};
use serde::Serialize;

use super::{counted::Seen, find, voters::all_voters};
use crate::{
    Ctx, Error, Result,
    entity::{ballot, ballot_record},
    group::GroupFacts,
};

/// Where a record stands in the chain of its group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordLine {
    /// Its number in the group, from 1.
    pub number: i32,
    /// Its hash.
    pub hash: String,
    /// The hash of the one before; empty for the first.
    pub previous: String,
    /// When it was made.
    pub made_at: Instant,
}

/// Makes the record of a ballot, under the locks of its group and of itself.
pub(super) async fn make(ctx: &Ctx, tx: &DatabaseTransaction, row: &ballot::Model) -> Result<RecordLine> {
    let seen = Seen::load(tx, row.clone()).await?;
    let before = find::records(row.group_id).one(tx).await?;
    let (number, previous) = before.map_or((1, String::new()), |before| (before.number + 1, before.hash));
    let closed_at = row.closed_at.unwrap_or(ctx.now);
    let bare = seen.record(closed_at, row.state, previous.clone());
    let record = match bare.clone().finish() {
        Ok(record) => record,
        // Nobody stands any more: the record says so, with the same hash and chain.
        Err(_) => nothing_to_count(bare).map_err(Error::fault)?,
    };
    let line = RecordLine { number, hash: record.hash.clone(), previous, made_at: ctx.now };
    let row = ballot_record::ActiveModel {
        id: Set(ctx.id::<BallotRecordId>()),
        ballot_id: Set(row.id),
        group_id: Set(row.group_id),
        number: Set(number),
        content: Set(record.to_text().map_err(Error::fault)?),
        hash: Set(record.hash),
        previous: Set(line.previous.clone()),
        made_at: Set(ctx.now),
    };
    row.insert(tx).await?;
    Ok(line)
}

fn nothing_to_count(mut record: Record) -> std::result::Result<Record, serde_json::Error> {
    record.draw.closed_set = record.closed_set();
    record.hash = record.computed_hash()?;
    Ok(record)
}

/// The newest record of a ballot with its text, for whoever may see what was said in it.
pub async fn record_of(ctx: &Ctx, group: &GroupFacts, id: BallotId) -> Result<(RecordLine, String)> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let db = &ctx.db.read;
    let row = find::in_group(group.id, id).one(db).await?.ok_or_else(Error::not_found)?;
    let seen = Seen::load(db, row).await?;
    if !super::sheet::sees_record(ctx, group, &seen) {
        return Err(Error::not_found());
    }
    let record = find::record_of(group.id, id).one(db).await?.ok_or_else(Error::not_found)?;
    let line =
        RecordLine { number: record.number, hash: record.hash, previous: record.previous, made_at: record.made_at };
    Ok((line, record.content))
}

/// Everything that was said in a ballot as CSV, for whoever may have its record; with names, which are no part of that.
pub async fn votes_table(ctx: &Ctx, group: &GroupFacts, id: BallotId) -> Result<String> {
    let (_, content) = record_of(ctx, group, id).await?;
    let voters = all_voters(ctx, group, id).await?;
    let names: HashMap<Uuid, String> = voters.into_iter().map(|line| (line.voter.0, line.name)).collect();
    Ok(table(&read(&content)?, |voter| names.get(&voter).cloned().unwrap_or_default()))
}

/// The papers of an election as BLT, for whoever may have its record.
pub async fn papers_file(ctx: &Ctx, group: &GroupFacts, id: BallotId) -> Result<String> {
    let (_, content) = record_of(ctx, group, id).await?;
    let record = read(&content)?;
    let election = record.ballot.terms.election().ok_or_else(Error::not_found)?;
    blt(&record, election).map_err(Error::fault)
}

fn read(content: &str) -> Result<Record> {
    Record::read(content.as_bytes()).map_err(Error::fault)
}

/// Where the newest record of a ballot stands.
pub(super) async fn line_of(ctx: &Ctx, group: &GroupFacts, id: BallotId) -> Result<Option<RecordLine>> {
    let record = find::record_of(group.id, id).one(&ctx.db.read).await?;
    Ok(record.map(|record| RecordLine {
        number: record.number,
        hash: record.hash,
        previous: record.previous,
        made_at: record.made_at,
    }))
}
