//! Somebody's talks so far, to be proposed again.

use std::collections::{HashMap, HashSet};

use domain::{
    cfp::{State, TypedProposal},
    id::{CallId, ConferenceId, PersonId, ProposalId},
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

use super::{
    draft_proposal, embargo,
    find::{calls_by_id, conferences_by_id, proposals_of},
    offers::kept,
    released_talks::{ReleasedTalk, released_talks},
};
use crate::{
    Ctx, Error, Result, conference,
    entity::{call, proposal},
};

/// A talk that somebody proposed or gave before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryLine {
    /// As which proposal, or in which session of a programme.
    pub source: Uuid,
    /// What it is called.
    pub title: String,
    /// What it is about, in brief.
    pub summary: String,
    /// The name of the conference.
    pub conference: String,
    /// What is told of it there.
    pub told: Told,
}

/// What is told of a talk where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Where its proposal stands, as its speakers are told.
    State(State),
    /// The page of its session.
    Page(String),
}

/// The actor's talks that have a name: their proposals, the newest first, then those sessions of public programmes in
/// which they speak and for which there is no proposal of theirs.
pub async fn my_library(ctx: &Ctx) -> Result<Vec<LibraryLine>> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let rows = proposals_of(person).filter(proposal::Column::Title.ne("")).all(db).await?;
    let calls = calls_by_id(rows.iter().map(|row| row.call_id)).all(db).await?;
    let conferences = conferences_by_id(calls.iter().map(|row| row.conference_id)).all(db).await?;
    let names: HashMap<_, String> = conferences.into_iter().map(|row| (row.id, row.title)).collect();
    let calls: HashMap<CallId, _> = calls.into_iter().map(|row| (row.id, row.conference_id)).collect();
    let proposed: HashSet<(Option<ConferenceId>, String)> =
        rows.iter().map(|row| (calls.get(&row.call_id).copied(), folded(&row.title))).collect();
    let line = |row: proposal::Model| LibraryLine {
        source: row.id.into(),
        told: Told::State(row.state.shown_to_speakers()),
        conference: calls.get(&row.call_id).and_then(|id| names.get(id)).cloned().unwrap_or_default(),
        title: row.title,
        summary: row.summary,
    };
    let released = released_talks(ctx, person).await?.into_iter();
    let released = released.filter(|talk| !proposed.contains(&(Some(talk.conference.id), folded(&talk.session.title))));
    Ok(rows.into_iter().map(line).chain(released.map(LibraryLine::of_session)).collect())
}

/// Begins a draft for another call with what a talk of the actor's says: title, summary, description, and the kind of
/// session where the other conference has one of that name. An embargo that holds goes with it. Of a session in a public
/// programme it is what everybody reads of it; its language is taken where the call has it, and a kind as long as it where
/// none has its name.
pub async fn propose_again(ctx: &Ctx, call: CallId, source: impl Into<Uuid>) -> Result<ProposalId> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let source = source.into();
    let is_proposed = proposals_of(person).filter(proposal::Column::Id.eq(source)).one(&ctx.db.read).await?.is_some();
    if is_proposed {
        repeat(ctx, call, source.into(), person).await
    } else {
        hold_again(ctx, call, source, person).await
    }
}

async fn repeat(ctx: &Ctx, call: CallId, source: ProposalId, person: PersonId) -> Result<ProposalId> {
    ctx.write(async |tx| {
        let from = proposals_of(person).filter(proposal::Column::Id.eq(source)).one(tx).await?;
        let from = from.ok_or_else(Error::not_found)?;
        let new = calls_by_id([call]).one(tx).await?.ok_or_else(Error::not_found)?;
        let typed = TypedProposal {
            title: from.title.clone(),
            summary: from.summary.clone(),
            description: from.description.clone(),
            session_type: kind_like(tx, &new, &name_of_kind(tx, &from).await?, None).await?,
            ..TypedProposal::default()
        };
        let id = draft_proposal::begin(ctx, tx, call, &typed).await?;
        embargo::copy(ctx, tx, source, id).await?;
        Ok(id)
    })
    .await
}

async fn hold_again(ctx: &Ctx, call: CallId, session: Uuid, person: PersonId) -> Result<ProposalId> {
    let talks = released_talks(ctx, person).await?;
    let talk = talks.into_iter().find(|talk| Uuid::from(talk.session.id) == session).ok_or_else(Error::not_found)?;
    ctx.write(async |tx| {
        let new = calls_by_id([call]).one(tx).await?.ok_or_else(Error::not_found)?;
        let typed = TypedProposal {
            session_type: kind_like(tx, &new, &talk.session.kind, talk.minutes).await?,
            language: language_like(&new, &talk.session.language)?,
            ..talk.typed()
        };
        draft_proposal::begin(ctx, tx, call, &typed).await
    })
    .await
}

/// What the kind of session of a proposal is called; empty where none is chosen.
async fn name_of_kind(db: &impl ConnectionTrait, from: &proposal::Model) -> Result<String> {
    let Some(kind) = from.session_type_id else { return Ok(String::new()) };
    let call = calls_by_id([from.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let there = conference::find::session_types(call.conference_id).all(db).await?;
    Ok(there.into_iter().find(|row| row.id == kind).map(|row| row.name).unwrap_or_default())
}

/// The kind of session that a call offers under a name, or else the only one of that length; empty where there is none.
async fn kind_like(db: &impl ConnectionTrait, call: &call::Model, name: &str, minutes: Option<u32>) -> Result<String> {
    let offered = kept(call)?.types;
    let there = conference::find::session_types(call.conference_id).all(db).await?;
    let there: Vec<_> = there.into_iter().filter(|row| offered.contains(&row.id)).collect();
    let as_long: Vec<_> = there.iter().filter(|row| minutes == u32::try_from(row.minutes).ok()).collect();
    let same = there.iter().find(|row| folded(&row.name) == folded(name));
    let only = as_long.first().copied().filter(|_| as_long.len() == 1);
    Ok(same.or(only).map(|row| row.id.to_string()).unwrap_or_default())
}

/// The language of a call that is meant by a tag, by its main part if need be; empty where there is none.
fn language_like(call: &call::Model, tag: &str) -> Result<String> {
    let main = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
    let rules = kept(call)?;
    let tags = rules.languages.tags();
    let same = tags.iter().find(|known| known.eq_ignore_ascii_case(tag));
    Ok(same.or_else(|| tags.iter().find(|known| main(known) == main(tag))).cloned().unwrap_or_default())
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

impl LibraryLine {
    fn of_session(talk: ReleasedTalk) -> Self {
        Self {
            source: talk.session.id.into(),
            summary: talk.summary(),
            told: Told::Page(format!("/c/{}/talks/{}", talk.conference.slug, talk.session.code)),
            conference: talk.conference.title,
            title: talk.session.title,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::cfp::TypedEmbargo;

    use super::*;
    use crate::{
        cfp::{TypedSpeaker, discard_draft, enter_proposal, my_embargo, my_proposal, set_embargo, submit_proposal},
        identity::{claim_person, merge_persons, undo_merge},
        on_both_databases,
        programme::{Intent, published, release_sheet},
        testing::{code_of, sheet},
    };

    on_both_databases! {
        async fn a_talk_is_proposed_again_with_its_words_its_kind_and_its_embargo(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let ctx = world.as_(&dora);
            submit_proposal(&ctx, id, None).await.expect("handed in");
            let (_, call) = world.open_call("other-2026").await;
            let again = propose_again(&ctx, call, id).await.expect("begun");
            let (old, new) = (my_proposal(&ctx, id).await.expect("hers"), my_proposal(&ctx, again).await.expect("hers"));
            assert_eq!((&new.typed.title, &new.typed.summary, &new.typed.description), (&old.typed.title, &old.typed.summary, &old.typed.description));
            assert_eq!((new.state, new.typed.notes.as_str(), new.typed.track.as_str()), (State::Draft, "", ""));
            let kind = new.call.types.iter().find(|kind| kind.id.to_string() == new.typed.session_type).expect("a kind");
            assert_eq!(kind.name, "Talk", "by its name, not by its id");
            assert_eq!(my_embargo(&ctx, again).await.expect("hers").facts, None);
            let terms = TypedEmbargo {
                until: "2026-10-01T12:00".into(),
                stand_in_title: "A flaw".into(),
                stand_in_summary: String::new(),
                vendor: "nobody".into(),
            };
            set_embargo(&ctx, id, &terms).await.expect("set");
            let third = propose_again(&ctx, call, id).await.expect("begun");
            assert_eq!(my_embargo(&ctx, third).await.expect("hers").typed, terms);
            let listed = my_library(&ctx).await.expect("listed");
            assert_eq!((listed.len(), listed[2].conference.is_empty()), (3, false));
        }

        async fn every_talk_stays_in_it_whatever_became_of_it_and_for_everybody_who_spoke(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            let along = world.co_speaker(&dora, id, "Cora Speaker").await;
            let (_, call) = world.open_call("other-2026").await;
            for state in State::ALL {
                world.edit(&format!("UPDATE proposal SET state = '{state}' WHERE title = 'Title'")).await;
                for speaker in [&dora, &along] {
                    let ctx = world.as_(speaker);
                    let listed = my_library(&ctx).await.expect("listed");
                    let line = listed.iter().find(|line| line.source == Uuid::from(id)).expect("it is there");
                    assert_eq!((line.title.as_str(), &line.told), ("Title", &Told::State(state.shown_to_speakers())));
                    let again = propose_again(&ctx, call, id).await.expect("begun");
                    assert_eq!(my_proposal(&ctx, again).await.expect("theirs").typed.title, "Title");
                    discard_draft(&ctx, again).await.expect("gone");
                }
            }
        }

        async fn a_talk_that_organisers_entered_is_in_it_once_its_speaker_has_claimed_it(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let typed = world.proposal_for(&facts, "Keynote").await.0;
            let speaker = TypedSpeaker { name: "N. Nobody".into(), address: "nn@people.test".into() };
            let id = enter_proposal(&world.ctx, call, &typed, &speaker).await.expect("entered");
            let token = world.invitation_tokens().await.pop().expect("a link in the mail");
            let nora = world.as_(&world.person("Nora Nobody").await);
            assert_eq!(my_library(&nora).await.expect("listed"), []);
            claim_person(&nora, &token).await.expect("claimed");
            let listed = my_library(&nora).await.expect("listed");
            assert_eq!(listed.iter().map(|line| line.source).collect::<Vec<_>>(), [Uuid::from(id)]);
            let (_, call) = world.open_call("other-2026").await;
            propose_again(&nora, call, id).await.expect("begun");
        }

        async fn sessions_of_public_programmes_are_in_it_for_whoever_speaks_there(world: World) {
            world.conference("old-2025").await;
            let mut old = sheet(&["Engines", "Wheels", "Cogs"]);
            old.entries[0].description = "<p>At <b>length</b>.</p>".into();
            old.entries[2].persons = old.entries[0].persons.clone();
            (old.entries[2].kind, old.entries[2].minutes) = ("tinkering".into(), 180);
            old.entries[2].summary = "long ".repeat(200);
            release_sheet(&world.ctx, "old-2025", old, String::new(), Intent::Release).await.expect("released");
            let programme = published(&world.anonymous(), "old-2025").await.expect("read").programme;
            let engines = programme.sessions.iter().find(|session| session.title == "Engines").expect("it is there");
            let (_, call) = world.open_call("other-2026").await;
            let ada = world.person("Ada Lovelace").await;
            let ctx = world.as_(&ada);
            assert_eq!(my_library(&ctx).await.expect("listed"), []);
            assert_eq!(code_of(propose_again(&ctx, call, engines.id).await), "not-found");
            let merge = merge_persons(&world.ctx, engines.speakers[0], ada.person).await.expect("they are one");
            let listed = my_library(&ctx).await.expect("listed");
            let mut titles: Vec<&str> = listed.iter().map(|line| line.title.as_str()).collect();
            titles.sort_unstable();
            assert_eq!(titles, ["Cogs", "Engines"], "and nobody else's");
            let line = listed.iter().find(|line| line.title == "Engines").expect("it is there");
            assert_eq!(line.told, Told::Page(format!("/c/old-2025/talks/{}", engines.code)));
            assert_eq!((line.source, line.summary.as_str()), (engines.id.into(), "All about Engines"));
            let again = propose_again(&ctx, call, line.source).await.expect("begun");
            let new = my_proposal(&ctx, again).await.expect("hers");
            let typed = &new.typed;
            assert_eq!((typed.title.as_str(), typed.summary.as_str(), typed.description.as_str()), ("Engines", "All about Engines", "At length."));
            let kind = |id: &str| new.call.types.iter().find(|kind| kind.id.to_string() == id).map(|kind| kind.name.clone());
            assert_eq!((kind(&typed.session_type).as_deref(), typed.language.as_str()), (Some("Talk"), "en"));
            let cogs = listed.iter().find(|line| line.title == "Cogs").expect("it is there").source;
            let long = propose_again(&ctx, call, cogs).await.expect("begun");
            let long = my_proposal(&ctx, long).await.expect("hers").typed;
            assert_eq!(kind(&long.session_type).as_deref(), Some("Workshop"), "the only kind of that length");
            assert!(long.summary.is_empty() && long.description.starts_with("long long"), "{long:?}");
            world.edit("UPDATE conference SET visibility = 'team' WHERE slug = 'old-2025'").await;
            assert_eq!(my_library(&ctx).await.expect("listed").len(), 2, "her drafts alone");
            assert_eq!(code_of(propose_again(&ctx, call, cogs).await), "not-found");
            world.edit("UPDATE conference SET visibility = 'public' WHERE slug = 'old-2025'").await;
            undo_merge(&world.ctx, merge).await.expect("they are two");
            assert_eq!(code_of(propose_again(&ctx, call, cogs).await), "not-found");
        }

        async fn a_session_that_was_proposed_there_is_in_it_once(world: World) {
            let (ada, id) = world.draft("open-2026", "Engines").await;
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            release_sheet(&world.ctx, "open-2026", sheet(&["ENGINES "]), String::new(), Intent::Release).await.expect("released");
            let programme = published(&world.anonymous(), "open-2026").await.expect("read").programme;
            merge_persons(&world.ctx, programme.sessions[0].speakers[0], ada.person).await.expect("they are one");
            let listed = my_library(&world.as_(&ada)).await.expect("listed");
            assert_eq!(listed.iter().map(|line| line.source).collect::<Vec<_>>(), [Uuid::from(id)]);
        }

        async fn nobody_takes_from_what_others_wrote(world: World) {
            let (_, id) = world.draft("open-2026", "Title").await;
            let (_, call) = world.open_call("other-2026").await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(propose_again(&eve, call, id).await), "not-found");
            assert_eq!(my_library(&eve).await.expect("listed"), []);
            assert_eq!(code_of(propose_again(&world.anonymous(), call, id).await), "sign-in-needed");
            assert_eq!(code_of(my_library(&world.anonymous()).await), "sign-in-needed");
        }
    }
}
