//! Preparing a release: letters are written, nobody is told yet.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use domain::{
    Instant, Problem,
    cfp::{
        ANSWERED_WITHIN, Decision, MoveRefused,
        letter::{LetterKind, TypedWording},
    },
    id::{AnnouncementId, CallId, LetterId, PersonId, ProposalId, SessionTypeId, TrackId},
    policy::{Action, Scope},
    review::desk::check_release,
    zone::Zone,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{
    compose::{Composer, Told, Written},
    desks::Desks,
    find::{letters_of, open_announcement, plans_in, proposals_by_id},
    recipients::recipients,
};
use crate::{
    Ctx, Error, Result,
    cfp::find::locked_call,
    entity::{announcement, decision, letter, proposal},
    record::{Entry, event},
    review::sendable_texts,
};

/// A decision as letters were written about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Decided {
    pub proposal: ProposalId,
    pub decision: Decision,
    pub session_type: Option<SessionTypeId>,
    pub track: Option<TrackId>,
    pub minutes: Option<i32>,
    pub planned_at: Option<Instant>,
}

/// Writes a letter to everybody who speaks in a proposal that something is planned for, in the place of letters that
/// were prepared before. Acceptances ask for an answer by the end of the day `confirm_by`; empty for two weeks.
///
/// What organisers changed in a letter stays: where the letter would be written otherwise now, it has to be read again.
pub async fn prepare_release(ctx: &Ctx, call: CallId, confirm_by: &str) -> Result<AnnouncementId> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::MoveProposals).await?;
        let confirm_by = last_moment(confirm_by, &Zone::named_or_utc(&conference.zone), ctx.now)?;
        let plans = plans_in(call.id).all(tx).await?;
        if plans.is_empty() {
            return Err(Problem::from(MoveRefused::NothingPlanned).into());
        }
        let desks = Desks::of(ctx, tx, call.id).await?;
        check_release(plans.iter().map(|plan| (plan.proposal_id, desks.desk(plan.proposal_id))))?;
        let rows = proposals_by_id(plans.iter().map(|plan| plan.proposal_id)).all(tx).await?;
        let rows: HashMap<ProposalId, proposal::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        let reviews = sendable_texts(tx, call.id).await?;
        let told = told(&desks, &plans, &rows, &reviews, confirm_by);
        let speakers: Vec<PersonId> = rows.keys().flat_map(|id| desks.speaking(*id)).collect();
        let people = recipients(tx, speakers).await?;
        let composer = Composer::of(tx, &conference).await?;
        let letters = composer.letters(&told, |id| desks.speaking(id).collect(), &people)?;
        let edited = discard_open(tx, call.id).await?;
        let id: AnnouncementId = ctx.id();
        let row = announcement::ActiveModel {
            id: Set(id),
            call_id: Set(call.id),
            decided: Set(serde_json::to_value(decided(&plans)).map_err(Error::fault)?),
            confirm_by: Set(confirm_by),
            prepared_at: Set(ctx.now),
            prepared_by: Set(ctx.actor.person()),
            sent_by: Set(None),
            sent_at: Set(None),
        };
        row.insert(tx).await?;
        for (person, written) in letters {
            keep(ctx, tx, call.id, id, person, written, edited.get(&person)).await?;
        }
        let entry = Entry::new("release.prepared", "call", call.id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry).await?;
        Ok(id)
    })
    .await
}

/// Takes prepared letters away; what is planned stays planned.
pub async fn discard_release(ctx: &Ctx, call: CallId) -> Result<()> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::MoveProposals).await?;
        discard_open(tx, call.id).await?;
        let entry = Entry::new("release.discarded", "call", call.id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry).await
    })
    .await
}

/// What is planned, as it is compared with what letters were written about.
pub(super) fn decided(plans: &[decision::Model]) -> Vec<Decided> {
    let one = |plan: &decision::Model| {
        plan.pending.map(|decision| Decided {
            proposal: plan.proposal_id,
            decision,
            session_type: plan.session_type_id,
            track: plan.track_id,
            minutes: plan.minutes,
            planned_at: plan.planned_at,
        })
    };
    plans.iter().filter_map(one).collect()
}

fn told<'a>(
    desks: &Desks,
    plans: &[decision::Model],
    rows: &'a HashMap<ProposalId, proposal::Model>,
    reviews: &'a HashMap<ProposalId, Vec<String>>,
    confirm_by: Instant,
) -> Vec<Told<'a>> {
    let one = |plan: &decision::Model| {
        let proposal = rows.get(&plan.proposal_id)?;
        Some(Told {
            kind: LetterKind::of(plan.pending?),
            proposal,
            title: desks.title_outside(proposal),
            reviews: reviews.get(&proposal.id).map_or(&[], Vec::as_slice),
            session_type: plan.session_type_id.or(proposal.session_type_id),
            track: plan.track_id.or(proposal.track_id),
            minutes: plan.minutes,
            confirm_by,
        })
    };
    plans.iter().filter_map(one).collect()
}

/// The last minute of the day that is named, which has to come.
fn last_moment(typed: &str, zone: &Zone, now: Instant) -> Result<Instant> {
    let wrong = |code, message| Error::field("confirm_by", code, message);
    let day = match typed.trim() {
        "" => zone.civil(now + ANSWERED_WITHIN).date(),
        text => text.parse::<NaiveDate>().map_err(|_| wrong("date", "Give a day, as 2027-01-31."))?,
    };
    let last = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default();
    let instant = zone.instant(day.and_time(last));
    if instant <= now { Err(wrong("past", "Give a day that is still to come.")) } else { Ok(instant) }
}

/// A letter that somebody changed: as it was written, and as it was changed.
struct Edited {
    written: TypedWording,
    changed: TypedWording,
    was_stale: bool,
}

async fn discard_open(tx: &impl ConnectionTrait, call: CallId) -> Result<HashMap<PersonId, Edited>> {
    let mut edited = HashMap::new();
    for open in open_announcement(call).all(tx).await? {
        for row in letters_of(open.id).all(tx).await? {
            let written = TypedWording { subject: row.written_subject, body: row.written_body };
            let changed = TypedWording { subject: row.subject, body: row.body };
            if written != changed {
                edited.insert(row.person_id, Edited { written, changed, was_stale: row.is_stale });
            }
        }
        letter::Entity::delete_many().filter(letter::Column::AnnouncementId.eq(open.id)).exec(tx).await?;
        announcement::Entity::delete_by_id(open.id).exec(tx).await?;
    }
    Ok(edited)
}

async fn keep(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    call: CallId,
    announcement: AnnouncementId,
    person: PersonId,
    written: Written,
    edited: Option<&Edited>,
) -> Result<()> {
    let is_stale = edited.is_some_and(|edited| edited.was_stale || edited.written != written.words);
    let shown = edited.map_or(&written.words, |edited| &edited.changed).clone();
    let row = letter::ActiveModel {
        id: Set(ctx.id::<LetterId>()),
        call_id: Set(call),
        person_id: Set(person),
        proposals: Set(serde_json::to_value(&written.proposals).map_err(Error::fault)?),
        language: Set(written.language),
        path: Set(written.path),
        asks: Set(written.asks),
        subject: Set(shown.subject),
        body: Set(shown.body),
        written_subject: Set(written.words.subject),
        written_body: Set(written.words.body),
        is_stale: Set(is_stale),
        written_at: Set(ctx.now),
        announcement_id: Set(Some(announcement)),
        outbox_id: Set(None),
        sent_at: Set(None),
    };
    row.insert(tx).await?;
    Ok(())
}

/// The proposals that a letter is about.
pub(super) fn proposals_of_letter(row: &letter::Model) -> Result<Vec<ProposalId>> {
    serde_json::from_value(row.proposals.clone()).map_err(Error::fault)
}
