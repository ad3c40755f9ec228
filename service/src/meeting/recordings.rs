//! Recordings and transcripts: linked only where those present were asked and nobody said no, and no longer than was said.

use chrono::NaiveDate;
use domain::{
    Instant,
    id::{MeetingId, RecordingId},
    meeting::{Audience, RecordingKind, TypedConsent, TypedRecording},
    policy::{Action, Decision, decide},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, ModelTrait, PaginatorTrait};
use serde::Serialize;
use serde_json::json;

use super::{facts::is_for, find, minutes::began};
use crate::{
    Ctx, Error, Result,
    entity::{meeting, recording, recording_consent, working_group},
    group::{GroupFacts, find as groups},
    record::event,
    team::with_current_roles,
};

/// Most links of a meeting.
const MOST: u64 = 20;

/// What those present were asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsentLine {
    /// Who has access.
    pub access: Audience,
    /// What for.
    pub purpose: String,
    /// The last day on which it is kept.
    pub until: NaiveDate,
    /// When it was asked.
    pub asked_at: Instant,
    /// When somebody present said no.
    pub refused_at: Option<Instant>,
}

/// A recording or transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordingLine {
    /// Which.
    pub id: RecordingId,
    /// What it is.
    pub kind: RecordingKind,
    /// What it is called; may be empty.
    pub label: String,
    /// Where it is.
    pub url: String,
}

/// What was asked, and the links that are for the asker.
pub(super) async fn lines(
    ctx: &Ctx,
    group: &GroupFacts,
    id: MeetingId,
) -> Result<(Option<ConsentLine>, Vec<RecordingLine>)> {
    let db = &ctx.db.read;
    let Some(row) = find::consent(id).one(db).await? else { return Ok((None, Vec::new())) };
    let shown = row.refused_at.is_none() && row.until_date >= ctx.now.date_naive() && is_for(ctx, group, row.access);
    let links = if shown { find::recordings(id).all(db).await? } else { Vec::new() };
    let line = |row: recording::Model| RecordingLine { id: row.id, kind: row.kind, label: row.label, url: row.url };
    let consent = ConsentLine {
        access: row.access,
        purpose: row.purpose,
        until: row.until_date,
        asked_at: row.asked_at,
        refused_at: row.refused_at,
    };
    Ok((Some(consent), links.into_iter().map(line).collect()))
}

/// Records that those present were asked, once: who will have access, what for, until when.
pub async fn ask_consent(ctx: &Ctx, group: &GroupFacts, id: MeetingId, typed: &TypedConsent) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
        let asked = typed.check(ctx.now.date_naive())?;
        began(ctx, &row)?;
        if find::consent(id).count(tx).await? > 0 {
            let message = "Those present were asked already. What they consented to does not change afterwards.";
            return Err(Error::conflict("consent-asked", message));
        }
        let new = recording_consent::ActiveModel {
            meeting_id: Set(id),
            access: Set(asked.access),
            purpose: Set(asked.purpose.clone()),
            until_date: Set(asked.until),
            asked_at: Set(ctx.now),
            asked_by: Set(ctx.actor.person()),
            refused_at: Set(None),
        };
        new.insert(tx).await?;
        event::append(ctx, tx, find::told_inside(&of, &row, "consent.asked").with(json!(asked))).await
    })
    .await
}

/// Withholds consent, for oneself where one was there, or noted by those who run the meeting for somebody who said so.
/// Every link is withdrawn, and none comes again. Who it was is told to nobody.
pub async fn withhold_consent(ctx: &Ctx, group: &GroupFacts, id: MeetingId) -> Result<()> {
    ctx.authorize_route(Action::AttendMeeting)?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::AttendMeeting).await?;
        let was_there = match ctx.actor.person() {
            Some(person) => find::was_there(tx, id, person).await?,
            None => false,
        };
        let now = with_current_roles(ctx, tx).await?;
        if !was_there && decide(&now.actor, Action::RunMeetings, groups::place(&of)) != Decision::Allow {
            return Err(Error::conflict("not-present", "Consent is of those who were there."));
        }
        let asked = find::consent(id).one(tx).await?.ok_or_else(not_asked)?;
        if asked.refused_at.is_some() {
            return Ok(());
        }
        let mut asked = recording_consent::ActiveModel::from(asked);
        asked.refused_at = Set(Some(ctx.now));
        asked.update(tx).await?;
        drop_links(tx, id).await?;
        // The log names no person here: whoever says no must not have to answer for it.
        let nobody = ctx.as_actor(domain::policy::Actor::System { name: "consent" });
        event::append(&nobody, tx, find::told_inside(&of, &row, "consent.withheld")).await
    })
    .await
}

/// Links a recording or transcript.
pub async fn add_recording(
    ctx: &Ctx,
    group: &GroupFacts,
    id: MeetingId,
    typed: &TypedRecording,
) -> Result<RecordingId> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
        let link = typed.check()?;
        let asked = find::consent(id).one(tx).await?.ok_or_else(not_asked)?;
        if asked.refused_at.is_some() {
            return Err(Error::conflict("consent-withheld", "Somebody present withheld consent. Nothing is linked."));
        }
        if asked.until_date < ctx.now.date_naive() {
            return Err(Error::conflict("consent-over", "What those present consented to is over."));
        }
        if find::recordings(id).count(tx).await? >= MOST {
            return Err(Error::conflict("too-many-recordings", format!("A meeting takes at most {MOST} such links.")));
        }
        let new = recording::ActiveModel {
            id: Set(ctx.id()),
            meeting_id: Set(id),
            kind: Set(link.kind),
            label: Set(link.label.clone()),
            url: Set(link.url.clone()),
            added_at: Set(ctx.now),
            added_by: Set(ctx.actor.person()),
        };
        let new = new.insert(tx).await?;
        // The address itself stays out of the log, from which nothing is taken away.
        let data = json!({ "recording": new.id, "kind": link.kind });
        event::append(ctx, tx, find::told_inside(&of, &row, "recording.linked").with(data)).await?;
        Ok(new.id)
    })
    .await
}

/// Takes a link away.
pub async fn remove_recording(ctx: &Ctx, group: &GroupFacts, id: MeetingId, which: RecordingId) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
        find::recording(id, which).one(tx).await?.ok_or_else(Error::not_found)?.delete(tx).await?;
        let told = find::told_inside(&of, &row, "recording.removed");
        event::append(ctx, tx, told.with(json!({ "recording": which }))).await
    })
    .await
}

/// Removes every link of a meeting whose day is over.
pub(super) async fn expire(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &meeting::Model,
) -> Result<()> {
    drop_links(tx, row.id).await?;
    event::append(ctx, tx, find::told_inside(of, row, "recording.expired")).await
}

async fn drop_links(tx: &DatabaseTransaction, id: MeetingId) -> Result<()> {
    for link in find::recordings(id).all(tx).await? {
        link.delete(tx).await?;
    }
    Ok(())
}

fn not_asked() -> Error {
    Error::conflict(
        "consent-missing",
        "Record first that those present were asked: who has access, what for, until when.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        meeting::{attend, proceedings, tend_meetings},
        on_both_databases,
        testing::{announced, code_of, during},
    };

    fn asked(access: &str) -> TypedConsent {
        TypedConsent {
            access: access.into(),
            purpose: "For those who could not come".into(),
            until: "2026-09-30".into(),
        }
    }

    fn link() -> TypedRecording {
        TypedRecording { kind: "transcript".into(), label: String::new(), url: "https://video.example/1".into() }
    }

    on_both_databases! {
        async fn nothing_is_linked_before_those_present_were_asked_and_after_one_said_no(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let on = during(&carl, 70);
            let eve = during(&world.as_(&world.person("Eve Moneypenny").await), 70);
            assert_eq!(code_of(add_recording(&on, &facts, id, &link()).await), "consent-missing");
            ask_consent(&on, &facts, id, &asked("public")).await.expect("asked");
            assert_eq!(code_of(ask_consent(&on, &facts, id, &asked("members")).await), "consent-asked");
            add_recording(&on, &facts, id, &link()).await.expect("linked");
            let shown = |ctx: Ctx| { let facts = facts.clone(); async move { proceedings(&ctx, &facts, id).await.expect("shown").recordings.len() } };
            assert_eq!(shown(during(&world.anonymous(), 71)).await, 1);
            assert_eq!(code_of(withhold_consent(&eve, &facts, id).await), "not-present");
            attend(&eve, &facts, id, &[]).await.expect("signed in");
            withhold_consent(&eve, &facts, id).await.expect("withheld");
            assert_eq!(shown(on.clone()).await, 0);
            assert_eq!(code_of(add_recording(&on, &facts, id, &link()).await), "consent-withheld");
            assert_eq!(world.ask("SELECT count(*) AS n FROM recording").await, 0);
            assert_eq!(world.last_event().await.actor_id, None, "nobody is named");
        }

        async fn a_link_is_for_those_who_were_named_and_until_the_day_that_was_said(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let on = during(&carl, 70);
            ask_consent(&on, &facts, id, &asked("members")).await.expect("asked");
            let which = add_recording(&on, &facts, id, &link()).await.expect("linked");
            let shown = |ctx: Ctx| { let facts = facts.clone(); async move { proceedings(&ctx, &facts, id).await.expect("shown").recordings.len() } };
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!((shown(on.clone()).await, shown(during(&eve, 71)).await), (1, 0));
            let over = 1440 * 30;
            assert_eq!(shown(during(&carl, over)).await, 0, "also before the job ran");
            tend_meetings(&world.later(over)).await.expect("tended");
            assert_eq!(world.ask("SELECT count(*) AS n FROM recording").await, 0);
            assert_eq!(code_of(remove_recording(&on, &facts, id, which).await), "not-found");
            let log: String = world.event_rows().await.iter().map(|row| row.data.to_string()).collect();
            assert!(!log.contains("video.example"), "the log keeps no address that is to be forgotten");
        }
    }
}
