//! Somebody's own proposals, as their speakers may see them.

use std::collections::{BTreeSet, HashMap};

use domain::{
    Instant,
    cfp::{Editing, Question, State, Target, TypedProposal},
    id::{CallId, ConferenceId, ProposalId, TrackId},
    policy::{Action, Place},
    review::visibility::{Anonymity, Channel, Field, Lens, Reader, Situation},
    zone::Zone,
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::{
    access::{Carried, carried},
    calls::{CallFacts, Parts},
    find::{calls_by_id, conferences_by_id, proposals_of},
    offers::kept,
    question::{AnswerSheet, answers_of_one, asked, asked_by, typed_answers},
    wording::worded,
};
use crate::{
    Ctx, Error, Result, Version,
    conference::ConferenceFacts,
    entity::{call, conference, proposal, question},
};

/// A proposal in the list of somebody's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalLine {
    /// Which.
    pub id: ProposalId,
    /// What it is called; may be empty while it is a draft.
    pub title: String,
    /// Where it stands, as its speakers are told.
    pub state: State,
    /// The name of its call.
    pub call: String,
    /// The name of the conference.
    pub conference: String,
    /// The last moment for it, as shown.
    pub deadline: Instant,
    /// The clock of the conference.
    pub zone: String,
    /// When it was edited last.
    pub updated_at: Instant,
}

/// A proposal of the asker's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnProposal {
    /// Which.
    pub id: ProposalId,
    /// Where it stands, as its speakers are told.
    pub state: State,
    /// As a form or an edit starts from it.
    pub typed: TypedProposal,
    /// The state that an edit is made from.
    pub version: Version,
    /// What it is offered to.
    pub call: CallFacts,
    /// At which conference.
    pub conference: ConferenceFacts,
    /// Whether it can be edited now.
    pub may_edit: bool,
    /// Whether it can be withdrawn now.
    pub may_withdraw: bool,
    /// The last moment for it, as shown.
    pub deadline: Instant,
    /// The tracks that its access code opens.
    pub opened: BTreeSet<TrackId>,
    /// What the call asks about proposals and speakers, in order.
    pub questions: Vec<Question>,
    /// What was answered about it, and by the asker about themselves.
    pub sheet: AnswerSheet,
}

/// The actor's proposals, the newest first.
pub async fn my_proposals(ctx: &Ctx) -> Result<Vec<ProposalLine>> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let rows = proposals_of(person).all(db).await?;
    let calls = calls_by_id(rows.iter().map(|row| row.call_id)).all(db).await?;
    let conferences = conferences_by_id(calls.iter().map(|row| row.conference_id)).all(db).await?;
    let calls: HashMap<CallId, call::Model> = calls.into_iter().map(|row| (row.id, row)).collect();
    let conferences: HashMap<ConferenceId, conference::Model> =
        conferences.into_iter().map(|row| (row.id, row)).collect();
    let line = |row: proposal::Model| {
        let call = calls.get(&row.call_id).ok_or_else(Error::not_found)?;
        let of = conferences.get(&call.conference_id).ok_or_else(Error::not_found)?;
        Ok(ProposalLine {
            id: row.id,
            state: told(&row, Channel::List)?,
            call: call.title.clone(),
            conference: of.title.clone(),
            deadline: kept(call)?.shown_end(row.session_type_id),
            zone: of.zone.clone(),
            updated_at: row.updated_at,
            title: row.title,
        })
    };
    rows.into_iter().map(line).collect()
}

/// A proposal of the actor's; to everybody else it does not exist.
pub async fn my_proposal(ctx: &Ctx, id: ProposalId) -> Result<OwnProposal> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(person).filter(proposal::Column::Id.eq(id)).one(db).await?;
    let row = row.ok_or_else(Error::not_found)?;
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let conference = ConferenceFacts::new(ctx, of, None);
    let rules = kept(&call)?;
    let code = carried(db, id).await?;
    let by_code = code.as_ref().is_some_and(|carried| carried.counts(ctx.now));
    let phase_allows = crate::review::phase_lets_speakers_edit(ctx, db, call.id).await?;
    let editing = Editing { until: rules.ends(row.session_type_id), phase_allows, by_code };
    let state = told(&row, Channel::Page)?;
    let (answers, answers_made_from) = typed_answers(db, row.call_id, id, person).await?;
    let typed = TypedProposal {
        code: code.as_ref().map(Carried::words).unwrap_or_default(),
        answers,
        answers_made_from,
        ..worded(&row).typed()
    };
    Ok(OwnProposal {
        id,
        state,
        typed,
        questions: asked_of_speakers(db, row.call_id).await?,
        sheet: answers_of_one(db, row.call_id, id, person).await?,
        opened: code.map(|carried| carried.code.tracks).unwrap_or_default(),
        version: Version::of_row(row.updated_at),
        call: Parts::of(ctx, &conference).await?.facts(ctx, &conference, &call)?,
        may_edit: row.state.speakers_may_edit(editing, ctx.now),
        may_withdraw: matches!(state, State::Submitted | State::Waitlisted | State::Confirmed),
        deadline: rules.shown_end(row.session_type_id),
        conference,
    })
}

async fn asked_of_speakers(db: &impl ConnectionTrait, call: CallId) -> Result<Vec<Question>> {
    let rows = asked_by(call).filter(question::Column::Target.ne(Target::Reviewer)).all(db).await?;
    rows.iter().map(asked).collect()
}

impl OwnProposal {
    /// The clock of the conference.
    pub fn zone(&self) -> Zone {
        Zone::named_or_utc(&self.conference.zone)
    }
}

/// Where a proposal stands, as its speakers are told through a channel.
fn told(row: &proposal::Model, channel: Channel) -> Result<State> {
    let situation = Situation {
        anonymity: Anonymity::Open,
        phase: None,
        state: row.state,
        is_released: false,
        is_embargoed: false,
    };
    let lens = Lens { reader: Reader::Speaker, situation };
    if lens.shows(Field::State, channel) {
        Ok(row.state)
    } else if lens.shows(Field::ShownState, channel) {
        Ok(row.state.shown_to_speakers())
    } else {
        Err(Error::not_found())
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

    use super::*;
    use crate::{
        cfp::{draft_proposal, submit_proposal},
        on_both_databases,
        testing::{code_of, count_queries},
    };

    on_both_databases! {
        /// Design, 2: shortlisted is never shown to speakers.
        async fn nobody_who_speaks_learns_that_they_are_shortlisted(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let ada = world.as_(&ada);
            submit_proposal(&ada, id, None).await.expect("handed in");
            let before = my_proposal(&ada, id).await.expect("hers");
            let person = ada.actor.person().expect("a person");
            let row = proposals_of(person).one(&world.db().read).await.expect("read").expect("there");
            let mut row = row.into_active_model();
            row.state = Set(State::Shortlisted);
            world.ctx.write(async |tx| Ok(row.update(tx).await?)).await.expect("shortlisted");
            assert_eq!(my_proposal(&ada, id).await.expect("hers"), before, "not a field differs");
            assert_eq!(my_proposals(&ada).await.expect("listed")[0].state, State::Submitted);
        }

        async fn own_proposals_are_nobody_elses_and_take_as_many_queries_as_one(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let (facts, call) = world.open_call("other-2026").await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(my_proposal(&eve, id).await), "not-found");
            assert_eq!(code_of(my_proposals(&world.anonymous()).await), "sign-in-needed");
            let ada = world.as_(&ada);
            let one = count_queries(&ada, async |ctx| my_proposals(&ctx).await.map(|_| ())).await;
            let typed = world.proposal_for(&facts, "Another").await.0;
            for _ in 0..3 {
                draft_proposal(&ada, call, &typed).await.expect("begun");
            }
            let four = count_queries(&ada, async |ctx| my_proposals(&ctx).await.map(|_| ())).await;
            assert_eq!((one, four), (3, 3));
            let listed = my_proposals(&ada).await.expect("listed");
            assert_eq!((listed.len(), listed[0].title.as_str(), listed[3].title.as_str()), (4, "Another", "Title"));
        }
    }
}
