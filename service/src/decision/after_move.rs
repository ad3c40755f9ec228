//! What follows from a move of a proposal: its plan ends, the working plan keeps up, and whoever was chosen late is told.

use chrono::NaiveTime;
use domain::{
    Instant,
    cfp::{ANSWERED_WITHIN, Move, State, letter::LetterKind},
    id::{LetterId, PersonId, ProposalId, SessionId},
    zone::Zone,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    compose::{Composer, Told, as_mail, send},
    find::{decision_about, session_of, types_of},
    recipients::recipients,
};
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{calls_by_id, conferences_by_id, speakers_of},
        sight::Embargoes,
    },
    entity::{conference, decision, letter, proposal, speaker_reply, working_session},
};

/// Carries on from a move that was just written: `row` is the proposal as it stands now.
pub(crate) async fn after_move(ctx: &Ctx, tx: &impl ConnectionTrait, row: &proposal::Model, step: Move) -> Result<()> {
    let call = calls_by_id([row.call_id]).one(tx).await?.ok_or_else(Error::not_found)?;
    let conference = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
    end_plan(tx, row.id).await?;
    if row.state == State::Accepted && matches!(step, Move::MoveUp | Move::Reinstate) {
        ask_again(ctx, tx, &conference, row).await?;
    }
    keep_plan_in_step(ctx, tx, &conference, row).await
}

/// Every move ends what was planned: the plan was made for the state that is left.
async fn end_plan(tx: &impl ConnectionTrait, id: ProposalId) -> Result<()> {
    let Some(planned) = decision_about(id).one(tx).await?.filter(|row| row.pending.is_some()) else { return Ok(()) };
    let mut planned = decision::ActiveModel::from(planned);
    planned.pending = Set(None);
    planned.session_type_id = Set(None);
    planned.track_id = Set(None);
    planned.minutes = Set(None);
    planned.update(tx).await?;
    Ok(())
}

/// Chosen after the others were told: answers count anew, and a letter goes at once.
async fn ask_again(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    conference: &conference::Model,
    row: &proposal::Model,
) -> Result<()> {
    let confirm_by = end_of_day(&Zone::named_or_utc(&conference.zone), ctx.now + ANSWERED_WITHIN);
    speaker_reply::Entity::delete_many().filter(speaker_reply::Column::ProposalId.eq(row.id)).exec(tx).await?;
    if let Some(before) = decision_about(row.id).one(tx).await? {
        let mut told = decision::ActiveModel::from(before);
        told.released_at = Set(Some(ctx.now));
        told.confirm_by = Set(Some(confirm_by));
        told.reminded_at = Set(None);
        told.update(tx).await?;
    } else {
        told_first(ctx, row, confirm_by).insert(tx).await?;
    }
    let speakers = speakers_of(row.id).all(tx).await?.into_iter().map(|speaker| speaker.person_id).collect();
    write_now(ctx, tx, conference, row, LetterKind::MovedUp, confirm_by, speakers).await
}

/// What was told of a proposal that nothing was ever planned for.
fn told_first(ctx: &Ctx, row: &proposal::Model, confirm_by: Instant) -> decision::ActiveModel {
    decision::ActiveModel {
        proposal_id: Set(row.id),
        call_id: Set(row.call_id),
        note: Set(String::new()),
        session_type_id: Set(None),
        track_id: Set(None),
        planned_by: Set(ctx.actor.person()),
        pending: Set(None),
        minutes: Set(None),
        planned_at: Set(None),
        released_at: Set(Some(ctx.now)),
        confirm_by: Set(Some(confirm_by)),
        reminded_at: Set(None),
    }
}

/// Writes a kind of letter about one proposal to `people`, and leaves it to be sent at once.
pub(super) async fn write_now(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    conference: &conference::Model,
    row: &proposal::Model,
    kind: LetterKind,
    confirm_by: Instant,
    people: Vec<PersonId>,
) -> Result<()> {
    let minutes = decision_about(row.id).one(tx).await?.and_then(|decision| decision.minutes);
    let title = Embargoes::over(ctx, tx, [row.id]).await?.title_outside(row);
    let (session_type, track) = (row.session_type_id, row.track_id);
    let told = Told { kind, proposal: row, title, session_type, track, minutes, confirm_by, reviews: &[] };
    let recipients = recipients(tx, people.iter().copied()).await?;
    let composer = Composer::of(tx, conference).await?;
    for (person, written) in composer.letters(&[told], |_| people.clone(), &recipients)? {
        let Some(to) = recipients.get(&person) else { continue };
        let id: LetterId = ctx.id();
        let mut kept = letter::Model {
            id,
            call_id: row.call_id,
            person_id: person,
            proposals: serde_json::to_value(&written.proposals).map_err(Error::fault)?,
            language: written.language,
            path: written.path,
            asks: written.asks,
            subject: written.words.subject.clone(),
            body: written.words.body.clone(),
            written_subject: written.words.subject,
            written_body: written.words.body,
            is_stale: false,
            written_at: ctx.now,
            announcement_id: None,
            outbox_id: None,
            sent_at: Some(ctx.now),
        };
        kept.outbox_id = send(ctx, tx, id, to, kept.language, as_mail(&conference.title, &kept)).await?;
        letter::ActiveModel::from(kept).reset_all().insert(tx).await?;
    }
    Ok(())
}

/// A confirmed proposal has a session in the working plan; one that leaves the programme is taken off it. The session
/// keeps its identity and comes back under it.
pub(super) async fn keep_plan_in_step(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    conference: &conference::Model,
    row: &proposal::Model,
) -> Result<()> {
    let before = session_of(row.id).one(tx).await?;
    match (row.state, before) {
        (State::Confirmed, None) => {
            let minutes = minutes_of(tx, conference, row).await?;
            let new = working_session::ActiveModel {
                id: Set(ctx.id::<SessionId>()),
                conference_id: Set(conference.id),
                source: Set("proposal".into()),
                guid: Set(row.id.to_string()),
                title: Set(row.title.clone()),
                minutes: Set(minutes),
                made_at: Set(ctx.now),
                proposal_id: Set(Some(row.id)),
                session_type_id: Set(row.session_type_id),
                track_id: Set(row.track_id),
                taken_off_at: Set(None),
            };
            new.insert(tx).await?;
        }
        (State::Confirmed, Some(before)) => {
            let minutes = minutes_of(tx, conference, row).await?;
            let mut back = working_session::ActiveModel::from(before);
            back.title = Set(row.title.clone());
            back.minutes = Set(minutes);
            back.session_type_id = Set(row.session_type_id);
            back.track_id = Set(row.track_id);
            back.taken_off_at = Set(None);
            back.update(tx).await?;
        }
        (_, Some(before)) if before.taken_off_at.is_none() => {
            let mut off = working_session::ActiveModel::from(before);
            off.taken_off_at = Set(Some(ctx.now));
            off.update(tx).await?;
        }
        (_, _) => {}
    }
    Ok(())
}

async fn minutes_of(tx: &impl ConnectionTrait, conference: &conference::Model, row: &proposal::Model) -> Result<i32> {
    let own = decision_about(row.id).one(tx).await?.and_then(|decision| decision.minutes);
    let types = types_of(conference.id).all(tx).await?;
    let usual = types.into_iter().find(|kind| Some(kind.id) == row.session_type_id).map(|kind| kind.minutes);
    Ok(own.or(usual).unwrap_or_default())
}

fn end_of_day(zone: &Zone, instant: Instant) -> Instant {
    let last = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default();
    zone.instant(zone.civil(instant).date().and_time(last))
}
