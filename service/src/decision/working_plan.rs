//! The working plan of a conference: what is to be in its next release.

use std::collections::HashMap;

use domain::{
    Instant,
    id::{PersonId, ProposalId, SessionId},
    policy::Action,
};

use super::{
    board::Names,
    find::{proposals_by_id, replies_to, sessions_of},
};
use crate::{
    Ctx, Result,
    cfp::{
        find::{persons_by_id, speakers_in},
        sight::Embargoes,
    },
    conference::ConferenceFacts,
    entity::proposal,
};

/// A session of the working plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSession {
    /// Which.
    pub id: SessionId,
    /// What it is called now.
    pub title: String,
    /// Who is on stage: everybody who did not say no; nobody where an embargo keeps it from the asker.
    pub speakers: Vec<String>,
    /// Its kind; may be empty.
    pub session_type: String,
    /// Its track; may be empty.
    pub track: String,
    /// How long it takes.
    pub minutes: u32,
    /// Whether it may be recorded, where somebody said so; one no is enough.
    pub recording: Option<bool>,
    /// Where it came from.
    pub proposal: Option<ProposalId>,
    /// When it was taken off.
    pub taken_off_at: Option<Instant>,
}

/// The sessions of the working plan, by title; those that were taken off come last.
pub async fn working_plan(ctx: &Ctx, facts: &ConferenceFacts) -> Result<Vec<PlannedSession>> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, facts.place())?;
    let db = &ctx.db.read;
    let rows = sessions_of(facts.id).all(db).await?;
    let names = Names::of(db, facts).await?;
    let ids: Vec<ProposalId> = rows.iter().filter_map(|row| row.proposal_id).collect();
    let embargoes = Embargoes::over(ctx, db, ids.iter().copied()).await?;
    let mut speakers = speakers_in(ids.iter().copied()).all(db).await?;
    speakers.sort_by_key(|row| (row.role != domain::cfp::SpeakerRole::Main, row.joined_at));
    let speaks = |id| speakers.iter().any(|row| row.proposal_id == id && ctx.actor.person() == Some(row.person_id));
    let is_kept_out = |id| embargoes.keeps_out(id, &ctx.actor) && !speaks(id);
    let titled =
        |row: proposal::Model| (row.id, if is_kept_out(row.id) { embargoes.title_outside(&row) } else { row.title });
    let proposals = proposals_by_id(ids.iter().copied()).all(db).await?;
    let titles: HashMap<ProposalId, String> = proposals.into_iter().map(titled).collect();
    let replies = replies_to(ids).all(db).await?;
    let people: HashMap<PersonId, String> = persons_by_id(speakers.iter().map(|row| row.person_id))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let declined = |proposal, person| {
        let same = |row: &&crate::entity::speaker_reply::Model| row.proposal_id == proposal && row.person_id == person;
        replies.iter().find(same).is_some_and(|row| row.reply == domain::cfp::Reply::Declined)
    };
    let on_stage = |proposal: ProposalId| {
        let here = speakers.iter().filter(|row| row.proposal_id == proposal && !is_kept_out(proposal));
        let coming = here.filter(|row| !declined(proposal, row.person_id));
        coming.filter_map(|row| people.get(&row.person_id).cloned()).collect()
    };
    let recording = |proposal: ProposalId| {
        let said = replies.iter().filter(|row| row.proposal_id == proposal && !is_kept_out(proposal));
        said.filter_map(|row| row.recording).reduce(|all, one| all && one)
    };
    let mut sessions: Vec<PlannedSession> = rows
        .into_iter()
        .map(|row| PlannedSession {
            id: row.id,
            title: row.proposal_id.and_then(|id| titles.get(&id)).unwrap_or(&row.title).clone(),
            speakers: row.proposal_id.map(on_stage).unwrap_or_default(),
            session_type: row.session_type_id.map(|id| names.kind(id)).unwrap_or_default(),
            track: row.track_id.map(|id| names.track(id)).unwrap_or_default(),
            minutes: row.minutes.unsigned_abs(),
            recording: row.proposal_id.and_then(recording),
            proposal: row.proposal_id,
            taken_off_at: row.taken_off_at,
        })
        .collect();
    sessions.sort_by(|a, b| (a.taken_off_at.is_some(), &a.title).cmp(&(b.taken_off_at.is_some(), &b.title)));
    Ok(sessions)
}
