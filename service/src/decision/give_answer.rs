//! Answering an acceptance.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    Instant, Problem,
    cfp::{
        By, Confirmation, Move, Needs, Reply, Speaker, SpeakerRole, Standing, State, TypedReply, needs_forgotten_on,
    },
    id::{ConferenceId, MoveId, PersonId, ProposalId},
    policy::{Action, Place, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    after_move::keep_plan_in_step,
    find::{decision_about, needs_at, replies_to},
};
use crate::{
    Ctx, Error, Result,
    cfp::find::{Own, calls_by_id, conferences_by_id, locked_own, part_in, proposals_of, speakers_of},
    conference::ConferenceFacts,
    entity::{conference, proposal, proposal_move, speaker_need, speaker_reply},
    record::{Entry, event},
    version::next_update,
};

/// What somebody is asked about a proposal of theirs that was chosen, and what they answered so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// About which proposal.
    pub proposal: ProposalId,
    /// What it is called.
    pub title: String,
    /// At which conference.
    pub conference: ConferenceFacts,
    /// Where it stands.
    pub state: State,
    /// Whether the asker's answer decides for the proposal.
    pub is_main: bool,
    /// What they answered.
    pub reply: Reply,
    /// Until when to answer.
    pub confirm_by: Option<Instant>,
    /// Whether it may be recorded, as they said.
    pub recording: Option<bool>,
    /// When they can be there, as they said.
    pub availability: String,
    /// What they need, as they said.
    pub needs: Needs,
    /// When that is forgotten.
    pub forgotten_on: NaiveDate,
}

/// What the asker is asked about a proposal of theirs; there is nothing where nothing was chosen. Reading changes
/// nothing: mail scanners follow links.
pub async fn question(ctx: &Ctx, id: ProposalId) -> Result<Question> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(person).filter(proposal::Column::Id.eq(id)).one(db).await?;
    let row = row.filter(|row| row.state.is_in_the_programme()).ok_or_else(Error::not_found)?;
    let part = part_in(db, id, person).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let reply = replies_to([id]).filter(speaker_reply::Column::PersonId.eq(person)).one(db).await?;
    let needs = needs_at(of.id).filter(speaker_need::Column::PersonId.eq(person)).one(db).await?;
    let decision = decision_about(id).one(db).await?;
    Ok(Question {
        proposal: id,
        title: row.title,
        state: row.state,
        is_main: part.role == SpeakerRole::Main,
        reply: reply.as_ref().map_or(Reply::Awaited, |reply| reply.reply),
        confirm_by: decision.and_then(|decision| decision.confirm_by),
        recording: reply.as_ref().and_then(|reply| reply.recording),
        availability: reply.map(|reply| reply.availability).unwrap_or_default(),
        needs: needs.map(|row| Needs { travel: row.travel, visa: row.visa, access: row.access }).unwrap_or_default(),
        forgotten_on: needs_forgotten_on(of.end_date),
        conference: ConferenceFacts::new(ctx, of, None),
    })
}

/// The proposals about which the asker is asked and has not answered.
pub async fn questions(ctx: &Ctx) -> Result<Vec<Question>> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let chosen = proposals_of(person).filter(proposal::Column::State.is_in([State::Accepted, State::Confirmed]));
    let chosen = chosen.all(db).await?;
    let replies = replies_to(chosen.iter().map(|row| row.id)).all(db).await?;
    let answered = |id| replies.iter().any(|reply| reply.proposal_id == id && reply.person_id == person);
    let mut questions = Vec::new();
    for row in chosen.iter().filter(|row| !answered(row.id)) {
        questions.push(question(ctx, row.id).await?);
    }
    Ok(questions)
}

/// Keeps what a speaker answers. The main speaker's yes confirms the proposal and puts its session into the working
/// plan; their no takes it out. What others answer is kept beside it.
pub async fn give_answer(ctx: &Ctx, id: ProposalId, typed: &TypedReply) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let details = typed.check()?;
    ctx.write(async |tx| {
        let Own { proposal: before, call, by } = locked_own(ctx, tx, id).await?;
        let of = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
        let standing = Standing { state: before.state, pending: None };
        let changes_mind = by == By::MainSpeaker && before.state == State::Confirmed && details.confirms;
        let after = if changes_mind {
            // They said yes before: what they say besides may still change.
            standing
        } else {
            let speakers = with_replies(tx, id).await?;
            let asked = Confirmation { standing, speakers, confirm_by: None };
            asked.reply(person, details.confirms).map_err(Problem::from)?.standing
        };
        let reply = if details.confirms { Reply::Confirmed } else { Reply::Declined };
        keep_reply(ctx, tx, id, person, reply, &details).await?;
        keep_needs(tx, &of, person, &details.needs).await?;
        if after.state != before.state {
            move_to(ctx, tx, before, after.state, &of).await?;
        }
        let verb = match (by, details.confirms) {
            (By::MainSpeaker, true) => "proposal.confirmed",
            (By::MainSpeaker, false) => "proposal.declined",
            (_, true) => "speaker.confirmed",
            (_, false) => "speaker.declined",
        };
        event::append(ctx, tx, Entry::new(verb, "proposal", id, Scope::Conference(of.id))).await
    })
    .await
}

async fn with_replies(tx: &impl ConnectionTrait, id: ProposalId) -> Result<Vec<Speaker>> {
    let replies = replies_to([id]).all(tx).await?;
    let replies: HashMap<PersonId, Reply> = replies.into_iter().map(|row| (row.person_id, row.reply)).collect();
    let speaker = |row: crate::entity::proposal_speaker::Model| Speaker {
        person: row.person_id,
        role: row.role,
        reply: replies.get(&row.person_id).copied().unwrap_or(Reply::Awaited),
    };
    Ok(speakers_of(id).all(tx).await?.into_iter().map(speaker).collect())
}

async fn keep_reply(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    id: ProposalId,
    person: PersonId,
    reply: Reply,
    details: &domain::cfp::ReplyDetails,
) -> Result<()> {
    speaker_reply::Entity::delete_by_id((id, person)).exec(tx).await?;
    let row = speaker_reply::ActiveModel {
        proposal_id: Set(id),
        person_id: Set(person),
        reply: Set(reply),
        availability: Set(details.availability.clone()),
        replied_at: Set(ctx.now),
        recording: Set(details.recording),
        agreed_at: Set(details.confirms.then_some(ctx.now)),
    };
    row.insert(tx).await?;
    Ok(())
}

async fn keep_needs(
    tx: &impl ConnectionTrait,
    conference: &conference::Model,
    person: PersonId,
    needs: &Needs,
) -> Result<()> {
    speaker_need::Entity::delete_by_id((conference.id, person)).exec(tx).await?;
    if needs.is_empty() {
        return Ok(());
    }
    let row = speaker_need::ActiveModel {
        conference_id: Set::<ConferenceId>(conference.id),
        person_id: Set(person),
        travel: Set(needs.travel.clone()),
        visa: Set(needs.visa.clone()),
        access: Set(needs.access.clone()),
        forget_on: Set(needs_forgotten_on(conference.end_date)),
    };
    row.insert(tx).await?;
    Ok(())
}

async fn move_to(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    before: proposal::Model,
    state: State,
    conference: &conference::Model,
) -> Result<()> {
    let step = if state == State::Confirmed { Move::Confirm } else { Move::Decline };
    let updated_at = next_update(before.updated_at, ctx.now);
    let mut row = proposal::ActiveModel::from(before);
    row.state = Set(state);
    row.updated_at = Set(updated_at);
    let row = row.update(tx).await?;
    let kept = proposal_move::ActiveModel {
        id: Set(ctx.id::<MoveId>()),
        proposal_id: Set(row.id),
        moved_by: Set(ctx.actor.person()),
        step: Set(step),
        state: Set(state),
        reason: Set(String::new()),
        at: Set(ctx.now),
    };
    kept.insert(tx).await?;
    keep_plan_in_step(ctx, tx, conference, &row).await
}

#[cfg(test)]
mod tests {
    use domain::cfp::Decision;

    use super::*;
    use crate::{
        cfp::{move_proposal, my_proposal, withdraw_proposal},
        decision::{answers, forget, remind, working_plan},
        on_both_databases,
        testing::{code_of, fields_of, yes},
    };

    on_both_databases! {
        async fn the_main_speakers_yes_puts_a_session_into_the_working_plan(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let ctx = world.as_(&ada);
            assert_eq!(code_of(question(&ctx, id).await), "not-found", "nothing is asked yet");
            assert_eq!(code_of(give_answer(&ctx, id, &yes()).await), "proposal-state");
            world.decide(&facts, call, &[id], Decision::Accept).await;
            assert_eq!(questions(&ctx).await.expect("asked").len(), 1);
            let events = world.events().await.len();
            assert_eq!(question(&ctx, id).await.expect("asked").reply, Reply::Awaited);
            assert_eq!(world.events().await.len(), events, "reading changes nothing");
            let incomplete = TypedReply { licence: false, ..yes() };
            assert_eq!(fields_of(give_answer(&ctx, id, &incomplete).await), ["licence agree"]);
            give_answer(&ctx, id, &yes()).await.expect("answered");
            assert_eq!(my_proposal(&ctx, id).await.expect("hers").state, State::Confirmed);
            assert_eq!(world.last_event().await.verb, "proposal.confirmed");
            let plan = working_plan(&world.ctx, &facts).await.expect("read");
            let session = &plan[0];
            assert_eq!((session.title.as_str(), session.minutes, session.recording), ("Engines", 45, Some(true)));
            assert_eq!(session.speakers, ["Ada Lovelace"]);
            let later = TypedReply { recording: "no".into(), ..yes() };
            give_answer(&ctx, id, &later).await.expect("what is said besides may change");
            assert_eq!(working_plan(&world.ctx, &facts).await.expect("read")[0].recording, Some(false));
            let line = answers(&world.ctx, &facts, call).await.expect("read").remove(0);
            assert_eq!((line.needs.access.as_str(), line.availability.as_str()), ("A ramp.", "Not before ten."));
            assert!(questions(&ctx).await.expect("asked").is_empty());
        }

        async fn a_session_is_taken_off_and_comes_back_under_its_identity(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            world.decide(&facts, call, &[id], Decision::Accept).await;
            give_answer(&world.as_(&ada), id, &yes()).await.expect("answered");
            let first = working_plan(&world.ctx, &facts).await.expect("read").remove(0);
            move_proposal(&world.ctx, id, Move::Cancel, "").await.expect("cancelled");
            assert!(working_plan(&world.ctx, &facts).await.expect("read")[0].taken_off_at.is_some());
            assert_eq!(fields_of(move_proposal(&world.ctx, id, Move::Reinstate, "").await), ["reason missing"]);
            move_proposal(&world.ctx, id, Move::Reinstate, "A mistake").await.expect("put back");
            assert_eq!(question(&world.as_(&ada), id).await.expect("asked anew").reply, Reply::Awaited);
            give_answer(&world.as_(&ada), id, &yes()).await.expect("answered");
            assert_eq!(working_plan(&world.ctx, &facts).await.expect("read"), [first]);
            withdraw_proposal(&world.as_(&ada), id).await.expect("withdrawn");
            assert!(working_plan(&world.ctx, &facts).await.expect("read")[0].taken_off_at.is_some());
        }

        async fn a_no_ends_it_and_what_others_say_is_kept_beside_it(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let bob = world.person("Bob Babbage").await;
            let co = format!(
                "INSERT INTO proposal_speaker (proposal_id, person_id, role, joined_at)
                 SELECT p.proposal_id, b.id, 'co', p.joined_at FROM proposal_speaker p, person b WHERE b.name = '{}'",
                "Bob Babbage"
            );
            world.edit(&co).await;
            world.decide(&facts, call, &[id], Decision::Accept).await;
            let no = TypedReply { reply: "decline".into(), ..TypedReply::default() };
            give_answer(&world.as_(&bob), id, &no).await.expect("kept");
            assert_eq!(my_proposal(&world.as_(&ada), id).await.expect("hers").state, State::Accepted);
            give_answer(&world.as_(&ada), id, &yes()).await.expect("answered");
            assert_eq!(working_plan(&world.ctx, &facts).await.expect("read")[0].speakers, ["Ada Lovelace"]);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(give_answer(&eve, id, &yes()).await), "not-found");
            let (cleo, other) = world.offered(&facts, call, "Cleo Cog", "Levers").await;
            world.decide(&facts, call, &[other], Decision::Accept).await;
            give_answer(&world.as_(&cleo), other, &no).await.expect("declined");
            assert_eq!(my_proposal(&world.as_(&cleo), other).await.expect("hers").state, State::Withdrawn);
            assert_eq!(working_plan(&world.ctx, &facts).await.expect("read").len(), 1);
        }

        async fn who_has_not_answered_is_asked_again_once_and_needs_are_forgotten(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let (_, other) = world.offered(&facts, call, "Bob Babbage", "Wheels").await;
            world.decide(&facts, call, &[id, other], Decision::Accept).await;
            give_answer(&world.as_(&ada), id, &yes()).await.expect("answered");
            let day = 24 * 60;
            assert_eq!(remind(&world.later(day)).await.expect("asked"), 0, "too early");
            let mails = world.mails().await.len();
            assert_eq!(remind(&world.later(12 * day)).await.expect("asked"), 1);
            assert_eq!(remind(&world.later(12 * day)).await.expect("asked"), 0, "once");
            let sent = world.mails().await;
            assert_eq!((sent.len(), sent.last().map(|mail| mail.to.as_str())), (mails + 1, Some("bob@people.test")));
            assert!(answers(&world.later(20 * day), &facts, call).await.expect("read")[0].is_overdue);
            assert_eq!(forget(&world.ctx).await.expect("nothing is too old"), 0);
            assert_eq!(forget(&world.later(5_000 * day)).await.expect("forgotten"), 1);
            assert!(answers(&world.ctx, &facts, call).await.expect("read").iter().all(|line| line.needs.is_empty()));
            assert!(remind(&world.as_(&ada)).await.is_err() && forget(&world.anonymous()).await.is_err());
        }

        async fn of_fifty_answers_one_confirms(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            world.decide(&facts, call, &[id], Decision::Accept).await;
            let made = world
                .fifty(|ctx| {
                    let ctx = ctx.as_actor(ada.actor());
                    async move { give_answer(&ctx, id, &yes()).await }
                })
                .await;
            assert!(made.iter().all(Result::is_ok), "the same yes is no mistake");
            assert_eq!(world.ask("SELECT count(*) AS n FROM proposal_move WHERE step = 'confirm'").await, 1);
            assert_eq!(world.ask("SELECT count(*) AS n FROM working_session").await, 1);
        }
    }
}
