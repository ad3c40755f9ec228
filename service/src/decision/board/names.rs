//! Names that the board shows.

use std::collections::{HashMap, HashSet};

use domain::{
    cfp::SpeakerRole,
    id::{PersonId, ProposalId, SessionTypeId, TrackId},
};
use sea_orm::ConnectionTrait;

use crate::{
    Result,
    cfp::find::{persons_by_id, speakers_in},
    conference::ConferenceFacts,
    decision::{
        desks::Desks,
        find::{tracks_of, types_of},
    },
};

/// Names of tracks and kinds of session, in their order.
pub(in crate::decision) struct Names {
    pub tracks: Vec<(TrackId, String)>,
    pub types: Vec<(SessionTypeId, String)>,
}

impl Names {
    /// Those of a conference.
    pub async fn of(db: &impl ConnectionTrait, facts: &ConferenceFacts) -> Result<Self> {
        let tracks = tracks_of(facts.id).all(db).await?.into_iter();
        let types = types_of(facts.id).all(db).await?.into_iter();
        Ok(Self {
            tracks: tracks.map(|row| (row.id, row.name)).collect(),
            types: types.map(|row| (row.id, row.name)).collect(),
        })
    }

    /// What a track is called.
    pub fn track(&self, id: TrackId) -> String {
        self.tracks.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()).unwrap_or_default()
    }

    /// What a kind of session is called.
    pub fn kind(&self, id: SessionTypeId) -> String {
        self.types.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

/// Who speaks in some proposals, the main speaker first.
pub(super) async fn speakers_of(
    db: &impl ConnectionTrait,
    ids: &[ProposalId],
) -> Result<HashMap<ProposalId, Vec<String>>> {
    let mut rows = speakers_in(ids.iter().copied()).all(db).await?;
    rows.sort_by_key(|row| (row.role != SpeakerRole::Main, row.joined_at));
    let names = called(db, rows.iter().map(|row| row.person_id).collect()).await?;
    let mut speakers: HashMap<ProposalId, Vec<String>> = HashMap::new();
    for row in rows {
        if let Some(name) = names.get(&row.person_id) {
            speakers.entry(row.proposal_id).or_default().push(name.clone());
        }
    }
    Ok(speakers)
}

/// Who was named to decide about some proposals in the chairs' place.
pub(super) async fn deputies_of(
    db: &impl ConnectionTrait,
    desks: &Desks,
    ids: &[ProposalId],
) -> Result<HashMap<ProposalId, String>> {
    let named: HashMap<ProposalId, PersonId> = ids.iter().filter_map(|id| Some((*id, desks.deputy(*id)?))).collect();
    let names = called(db, named.values().copied().collect()).await?;
    Ok(named.into_iter().filter_map(|(id, person)| Some((id, names.get(&person)?.clone()))).collect())
}

async fn called(db: &impl ConnectionTrait, people: HashSet<PersonId>) -> Result<HashMap<PersonId, String>> {
    Ok(persons_by_id(people).all(db).await?.into_iter().map(|row| (row.id, row.name)).collect())
}
