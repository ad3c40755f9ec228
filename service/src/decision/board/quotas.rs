//! How many are planned in each track and of each kind of session: counted by the database, over what the asker may know.

use std::collections::BTreeMap;

use domain::{
    cfp::{Decision, Standing, State},
    id::{CallId, SessionTypeId, TrackId},
    review::{
        figures::{Quota, Tally, quotas as tallied},
        visibility::{Channel, Field, Lens},
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::{
    desks,
    names::Names,
    search::{kind, known, track},
};
use crate::{
    Ctx, Result,
    conference::ConferenceFacts,
    decision::{desks::Desks, find::quotas_in},
    entity::{decision, proposal},
};

/// What is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// In each track.
    pub tracks: Vec<QuotaLine<TrackId>>,
    /// Of each kind of session.
    pub types: Vec<QuotaLine<SessionTypeId>>,
    /// How many have something planned that was not released.
    pub planned: u32,
}

/// What is planned of a track or kind of session, and how many are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaLine<Id> {
    /// Which; `None` for proposals without.
    pub id: Option<Id>,
    /// Its name; empty for proposals without.
    pub name: String,
    /// How many are wanted.
    pub wanted: Option<u32>,
    /// How many there are, and how they stand once what is planned is released.
    pub quota: Quota,
}

impl<Id> QuotaLine<Id> {
    /// How many are chosen or planned to be.
    pub fn chosen(&self) -> u32 {
        let of = |state| self.quota.by_state.get(&state).copied().unwrap_or_default();
        of(State::Accepted) + of(State::Confirmed)
    }
}

/// What is planned in each track and of each kind of session of a call.
pub async fn quotas(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Result<Quotas> {
    let desks = desks(ctx, facts, call).await?;
    counted(&ctx.db.read, facts, call, &desks).await
}

/// The same, for an asker whose desks are known.
pub(super) async fn counted(
    db: &impl ConnectionTrait,
    facts: &ConferenceFacts,
    call: CallId,
    desks: &Desks,
) -> Result<Quotas> {
    let names = Names::of(db, facts).await?;
    let mut tallies = tallies_of_whole(db, call, desks).await?;
    tallies.extend(tallies_apart(db, call, desks).await?);
    let (tracks, types) = wanted(db, call).await?;
    let planned = tallies.iter().filter(|(_, tally)| tally.standing.pending.is_some());
    Ok(Quotas {
        planned: planned.map(|(_, tally)| tally.proposals).sum(),
        tracks: lines(tallied(&tallies, |tally| tally.track), &names.tracks, &tracks),
        types: lines(tallied(&tallies, |tally| tally.session_type), &names.types, &types),
    })
}

type Group = (State, Option<Decision>, Option<TrackId>, Option<SessionTypeId>, i64);

/// What the asker sees as the committee does, as it is planned.
async fn tallies_of_whole(db: &impl ConnectionTrait, call: CallId, desks: &Desks) -> Result<Vec<(Lens, Tally)>> {
    let mut groups = known(call, desks)
        .filter(desks.sight().whole())
        .select_only()
        .column(proposal::Column::State)
        .column(decision::Column::Pending)
        .column_as(track(), "of_track")
        .column_as(kind(), "of_kind")
        .column_as(proposal::Column::Id.count(), "proposals")
        .group_by(proposal::Column::State)
        .group_by(decision::Column::Pending)
        .group_by(track())
        .group_by(kind());
    QueryTrait::query(&mut groups).clear_order_by();
    let groups: Vec<Group> = groups.into_tuple().all(db).await?;
    let tally = |(state, pending, track, session_type, proposals): Group| {
        let proposals = u32::try_from(proposals).unwrap_or(u32::MAX);
        (
            desks.sight().lens_on_whole(state),
            Tally { track, session_type, standing: Standing { state, pending }, proposals },
        )
    };
    Ok(groups.into_iter().map(tally).collect())
}

/// What they speak in or are kept out of, one by one: no plan is among it.
async fn tallies_apart(db: &impl ConnectionTrait, call: CallId, desks: &Desks) -> Result<Vec<(Lens, Tally)>> {
    let rows = known(call, desks).filter(proposal::Column::Id.is_in(desks.sight().apart())).all(db).await?;
    let tally = |row: proposal::Model| {
        let lens = desks.lens(row.id, row.state);
        let reads = lens.shows(Field::Originals, Channel::Count);
        let tally = Tally {
            track: row.track_id.filter(|_| reads),
            session_type: row.session_type_id.filter(|_| reads),
            standing: Standing { state: row.state, pending: None },
            proposals: 1,
        };
        (lens, tally)
    };
    Ok(rows.into_iter().map(tally).collect())
}

fn lines<Id: Copy + Ord + Into<Uuid>>(
    mut counted: BTreeMap<Option<Id>, Quota>,
    names: &[(Id, String)],
    wanted: &BTreeMap<Uuid, u32>,
) -> Vec<QuotaLine<Id>> {
    let mut lines: Vec<QuotaLine<Id>> = Vec::new();
    for (id, name) in names {
        let quota = counted.remove(&Some(*id)).unwrap_or_default();
        lines.push(QuotaLine { id: Some(*id), name: name.clone(), wanted: wanted.get(&(*id).into()).copied(), quota });
    }
    if let Some(quota) = counted.remove(&None) {
        lines.push(QuotaLine { id: None, name: String::new(), wanted: None, quota });
    }
    lines
}

/// How many are wanted of each track and of each kind.
type WantedCounts = (BTreeMap<Uuid, u32>, BTreeMap<Uuid, u32>);

async fn wanted(db: &impl ConnectionTrait, call: CallId) -> Result<WantedCounts> {
    let rows = quotas_in(call).all(db).await?;
    let (mut tracks, mut types) = WantedCounts::default();
    for row in rows {
        let into = if row.subject_kind == "track" { &mut tracks } else { &mut types };
        into.insert(row.subject_id, row.wanted.unsigned_abs());
    }
    Ok((tracks, types))
}
