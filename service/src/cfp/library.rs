//! Somebody's talks so far, to be proposed again.

use std::collections::HashMap;

use domain::{
    cfp::{State, TypedProposal},
    id::{CallId, ProposalId},
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::{
    draft_proposal, embargo,
    find::{calls_by_id, conferences_by_id, proposals_of},
    offers::kept,
};
use crate::{Ctx, Error, Result, conference, entity::proposal};

/// A talk that somebody proposed before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryLine {
    /// As which proposal.
    pub id: ProposalId,
    /// What it is called.
    pub title: String,
    /// What it is about, in brief.
    pub summary: String,
    /// The name of the conference.
    pub conference: String,
    /// Where it stands, as its speakers are told.
    pub state: State,
}

/// The actor's talks that have a name, the newest first.
pub async fn my_library(ctx: &Ctx) -> Result<Vec<LibraryLine>> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let rows = proposals_of(person).filter(proposal::Column::Title.ne("")).all(db).await?;
    let calls = calls_by_id(rows.iter().map(|row| row.call_id)).all(db).await?;
    let conferences = conferences_by_id(calls.iter().map(|row| row.conference_id)).all(db).await?;
    let names: HashMap<_, String> = conferences.into_iter().map(|row| (row.id, row.title)).collect();
    let calls: HashMap<CallId, _> = calls.into_iter().map(|row| (row.id, row.conference_id)).collect();
    let line = |row: proposal::Model| LibraryLine {
        id: row.id,
        state: row.state.shown_to_speakers(),
        conference: calls.get(&row.call_id).and_then(|id| names.get(id)).cloned().unwrap_or_default(),
        title: row.title,
        summary: row.summary,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Begins a draft for another call with what a talk of the actor's says: title, summary, description, and the kind of
/// session where the other conference has one of that name. An embargo that holds goes with it.
pub async fn propose_again(ctx: &Ctx, call: CallId, source: ProposalId) -> Result<ProposalId> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        let from = proposals_of(person).filter(proposal::Column::Id.eq(source)).one(tx).await?;
        let from = from.ok_or_else(Error::not_found)?;
        let typed = TypedProposal {
            title: from.title.clone(),
            summary: from.summary.clone(),
            description: from.description.clone(),
            session_type: same_type(tx, &from, call).await?,
            ..TypedProposal::default()
        };
        let id = draft_proposal::begin(ctx, tx, call, &typed).await?;
        embargo::copy(ctx, tx, source, id).await?;
        Ok(id)
    })
    .await
}

/// The kind of session that the other call offers under the same name; empty where there is none.
async fn same_type(db: &impl ConnectionTrait, from: &proposal::Model, call: CallId) -> Result<String> {
    let calls = calls_by_id([from.call_id, call]).all(db).await?;
    let (Some(kind), Some(old), Some(new)) = (
        from.session_type_id,
        calls.iter().find(|row| row.id == from.call_id),
        calls.iter().find(|row| row.id == call),
    ) else {
        return Ok(String::new());
    };
    let before = conference::find::session_types(old.conference_id).all(db).await?;
    let Some(name) = before.iter().find(|row| row.id == kind).map(|row| row.name.trim().to_lowercase()) else {
        return Ok(String::new());
    };
    let offered = kept(new)?.types;
    let there = conference::find::session_types(new.conference_id).all(db).await?;
    let same = there.iter().find(|row| offered.contains(&row.id) && row.name.trim().to_lowercase() == name);
    Ok(same.map(|row| row.id.to_string()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use domain::cfp::TypedEmbargo;

    use super::*;
    use crate::{
        cfp::{TypedSpeaker, discard_draft, enter_proposal, my_embargo, my_proposal, set_embargo, submit_proposal},
        identity::claim_person,
        on_both_databases,
        testing::code_of,
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
                    let line = listed.iter().find(|line| line.id == id).expect("it is there");
                    assert_eq!((line.title.as_str(), line.state), ("Title", state.shown_to_speakers()));
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
            assert_eq!(listed.iter().map(|line| line.id).collect::<Vec<_>>(), [id]);
            let (_, call) = world.open_call("other-2026").await;
            propose_again(&nora, call, id).await.expect("begun");
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
