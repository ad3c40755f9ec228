//! The proposals of a call for other systems.

use std::collections::HashMap;

use domain::{
    id::{CallId, PersonId, ProposalId},
    policy::Action,
    review::visibility::{Channel, Field},
};
use exchange::submission_json::{self, Speaker, Submission};

use super::{
    desks::Desks,
    find::{call_in, decisions_in, proposals_in, replies_to, speakers_in_call, tracks_of, types_of},
};
use crate::{Ctx, Error, Result, cfp::find::persons_by_id, conference::ConferenceFacts};

/// The proposals of a call as `submission.json`, as far as the asker may know of them.
pub async fn submissions(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Result<Vec<Submission>> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, facts.place())?;
    let db = &ctx.db.read;
    let call = call_in(facts.id, call).one(db).await?.ok_or_else(Error::not_found)?;
    let desks = Desks::of(ctx, db, call.id).await?;
    let mut rows = proposals_in(call.id).all(db).await?;
    rows.retain(|row| desks.lens(row.id, row.state).shows(Field::Existence, Channel::Export));
    let types: HashMap<_, _> = types_of(facts.id).all(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let tracks: HashMap<_, _> = tracks_of(facts.id).all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let mut speakers = speakers_in_call(call.id).all(db).await?;
    speakers.sort_by_key(|row| (row.role != domain::cfp::SpeakerRole::Main, row.joined_at));
    let people = persons_by_id(speakers.iter().map(|row| row.person_id)).all(db).await?;
    let people: HashMap<PersonId, _> = people.into_iter().map(|row| (row.id, row)).collect();
    let told = decisions_in(call.id).all(db).await?.into_iter().filter(|row| row.released_at.is_some());
    let minutes: HashMap<ProposalId, u32> =
        told.filter_map(|row| Some((row.proposal_id, row.minutes?.unsigned_abs()))).collect();
    let replies = replies_to(rows.iter().map(|row| row.id)).all(db).await?;
    let home = format!("/c/{}/organise/calls/{}/proposals", facts.slug, call.slug);
    let submission = |row: crate::entity::proposal::Model| {
        let lens = desks.lens(row.id, row.state);
        let shows = |field| lens.shows(field, Channel::Export);
        let reads = shows(Field::Originals);
        let kind = row.session_type_id.filter(|_| reads).and_then(|id| types.get(&id));
        let usual = kind.map(|kind| kind.minutes.unsigned_abs()).unwrap_or_default();
        let here = speakers.iter().filter(|speaker| speaker.proposal_id == row.id && shows(Field::Speakers));
        let speaker = |person: &crate::entity::person::Model| Speaker {
            name: person.name.clone(),
            biography: Some(person.biography.clone()).filter(|text| !text.is_empty()),
        };
        Submission {
            guid: row.id.into(),
            title: desks.title(&row),
            summary: if shows(Field::Texts) { row.summary } else { String::new() },
            description: Some(row.description).filter(|text| !text.is_empty() && shows(Field::Texts)),
            duration: submission_json::duration(minutes.get(&row.id).copied().filter(|_| reads).unwrap_or(usual)),
            kind: submission_json::kind(kind.map_or("", |kind| &kind.name)),
            do_not_record: reads
                && replies.iter().any(|reply| reply.proposal_id == row.id && reply.recording == Some(false)),
            track: row.track_id.filter(|_| reads).and_then(|id| tracks.get(&id)).cloned(),
            speakers: here.filter_map(|speaker| people.get(&speaker.person_id)).map(speaker).collect(),
            language: submission_json::language(if reads { &row.language } else { "" }),
            url: ctx.settings.address(&format!("{home}/{}", row.id)),
        }
    };
    Ok(rows.into_iter().map(submission).collect())
}
