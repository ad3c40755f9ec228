//! A proposal as the page of a session that it would become.

use std::collections::HashMap;

use domain::{
    cfp::SpeakerRole,
    id::{CallId, PersonId, ProposalId, SessionId},
    policy::{Action, Place},
    programme::{Programme, Session, Source, Speaker, Track},
    review::visibility::{Channel, Field},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

use super::{
    find::{calls_by_id, conferences_by_id, persons_by_id, proposals_of, speakers_of},
    question::{AnswerSheet, answer_sheet, answers_of_one},
    sight::known,
};
use crate::{
    Ctx, Error, Result,
    conference::{ConferenceFacts, find},
    entity::{conference, proposal},
    programme::{Published, published::facts_of},
};

/// The code of a session that is in no programme.
const CODE: &str = "PREVIEW";

/// A session that is in no programme yet.
#[derive(Clone, Debug)]
pub struct Preview {
    /// A programme with that session alone.
    pub published: Published,
    /// What everybody would read of the answers about it.
    pub answers: AnswerSheet,
}

/// What a proposal of the actor's would be as a session.
pub async fn preview(ctx: &Ctx, id: ProposalId) -> Result<Preview> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(person).filter(proposal::Column::Id.eq(id)).one(db).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let answers = answers_of_one(db, row.call_id, id, person).await?.for_everybody();
    Ok(Preview { published: made_of(db, of, row).await?, answers })
}

/// The same for organisers, of what was handed in.
pub async fn preview_offered(ctx: &Ctx, conference: &ConferenceFacts, call: CallId, id: ProposalId) -> Result<Preview> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, conference.place())?;
    let db = &ctx.db.read;
    let (sight, row) = known(ctx, conference, call, id).await?;
    let lens = sight.lens(&row);
    if !lens.shows(Field::Originals, Channel::Page) || !lens.shows(Field::Speakers, Channel::Page) {
        return Err(Error::not_found());
    }
    let of = conferences_by_id([conference.id]).one(db).await?.ok_or_else(Error::not_found)?;
    let answers = answer_sheet(db, call, id).await?.for_everybody();
    Ok(Preview { published: made_of(db, of, row).await?, answers })
}

async fn made_of(db: &impl ConnectionTrait, of: conference::Model, row: proposal::Model) -> Result<Published> {
    let types = find::session_types(of.id).all(db).await?;
    let kind = types.into_iter().find(|kind| Some(kind.id) == row.session_type_id).map(|kind| kind.name);
    let tracks = find::tracks(of.id).all(db).await?.into_iter();
    let track = tracks.filter(|track| Some(track.id) == row.track_id).map(|track| Track {
        id: track.id,
        name: track.name,
        slug: track.slug,
        colour: u8::try_from(track.colour - 1).unwrap_or(0),
    });
    let speakers = speakers(db, row.id).await?;
    let session = Session {
        id: SessionId(Uuid::from(row.id)),
        code: CODE.into(),
        source: Source::default(),
        title: row.title,
        subtitle: String::new(),
        summary: row.summary,
        description: row.description,
        track: row.track_id,
        kind: kind.unwrap_or_default(),
        language: row.language,
        speakers: speakers.iter().map(|speaker| speaker.id).collect(),
        links: Vec::new(),
        do_not_record: false,
        recording_license: String::new(),
        feedback_url: None,
    };
    let programme =
        Programme { tracks: track.collect(), speakers, sessions: vec![session], ..Programme::empty(facts_of(&of)) };
    Ok(Published { conference: of, release: None, programme, calls: Vec::new(), ballots: Vec::new() })
}

/// Who speaks, the main speaker first.
async fn speakers(db: &impl ConnectionTrait, id: ProposalId) -> Result<Vec<Speaker>> {
    let mut parts = speakers_of(id).all(db).await?;
    parts.sort_by_key(|part| (part.role != SpeakerRole::Main, part.joined_at));
    let people = persons_by_id(parts.iter().map(|part| part.person_id)).all(db).await?;
    let mut people: HashMap<PersonId, _> = people.into_iter().map(|row| (row.id, row)).collect();
    let speaker = |(nth, part): (usize, crate::entity::proposal_speaker::Model)| {
        let row = people.remove(&part.person_id)?;
        let code = format!("{CODE}{nth}");
        Some(Speaker { id: row.id, name: row.name, code, source: None, biography: row.biography, avatar: None })
    };
    Ok(parts.into_iter().enumerate().filter_map(speaker).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cfp::submit_proposal, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn a_draft_is_previewed_by_its_speakers_and_what_was_handed_in_by_organisers_too(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let facts = world.facts_under("open-2026").await;
            let call = crate::cfp::call(&world.ctx, &facts, "talks").await.expect("read").id;
            let ada = world.as_(&ada);
            let shown = preview(&ada, id).await.expect("hers").published;
            let session = &shown.programme.sessions[0];
            assert_eq!((session.title.as_str(), session.kind.as_str(), session.speakers.len()), ("Title", "Talk", 1));
            assert_eq!((shown.programme.tracks.len(), shown.programme.slots.len()), (1, 0));
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(preview(&eve, id).await.map(drop)), "not-found");
            assert_eq!(code_of(preview(&world.anonymous(), id).await.map(drop)), "sign-in-needed");
            assert_eq!(code_of(preview_offered(&world.ctx, &facts, call, id).await.map(drop)), "not-found");
            submit_proposal(&ada, id, None).await.expect("handed in");
            preview_offered(&world.ctx, &facts, call, id).await.expect("theirs to read");
            assert_eq!(code_of(preview_offered(&eve, &facts, call, id).await.map(drop)), "denied");
        }
    }
}
