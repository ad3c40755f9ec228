//! The text of minutes: written by several at once, proposed, approved, and then the same for good.

use domain::{
    Instant,
    draft::Merge,
    id::{MeetingId, PersonId},
    meeting::{MinutesState, Phase},
    policy::Action,
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, QueryFilter};
use serde_json::json;

use super::{MeetingFacts, facts::known, find};
use crate::{
    Ctx, Error, Result,
    entity::{meeting, minutes_save},
    group::{GroupFacts, find as groups},
    record::event,
};

/// So many states of the text are kept, for those who write from an older one.
const STATES: i32 = 20;
/// Most characters of minutes.
const MOST: usize = 200_000;

/// The minutes, for those who write them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutesPage {
    /// The meeting.
    pub meeting: MeetingFacts,
    /// The text.
    pub text: String,
    /// Its number: a save names the one it was made from.
    pub number: i32,
}

/// What came of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MinutesSaved {
    /// It is there, under this number.
    Here(i32),
    /// Somebody had changed other lines; both changes are there.
    Merged(i32),
    /// The minutes say this already.
    Unchanged(i32),
    /// Somebody had changed the same lines; nothing was saved.
    Clash(Box<MinutesClash>),
}

/// Two texts that changed the same lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutesClash {
    /// Both, piece by piece; `mine` is what was sent.
    pub merge: Merge,
    /// The number of the text as it stands.
    pub number: i32,
    /// Who saved it; empty where nobody in particular did.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// The minutes of a meeting, for those who write them.
pub async fn minutes(ctx: &Ctx, group: &GroupFacts, id: MeetingId) -> Result<MinutesPage> {
    ctx.authorize_route(Action::WriteMinutes)?;
    let (meeting, _) = known(ctx, group, id).await?;
    ctx.authorize(Action::WriteMinutes, group.place())?;
    let (number, text) = newest(&ctx.db.read, id).await?;
    Ok(MinutesPage { meeting, text, number })
}

/// The number and the text as they stand; 0 and nothing before anybody wrote.
pub(super) async fn newest(db: &impl ConnectionTrait, id: MeetingId) -> Result<(i32, String)> {
    Ok(find::saves(id).one(db).await?.map_or_else(|| (0, String::new()), |row| (row.number, row.text)))
}

/// Saves a text that was made from the minutes of a number.
pub async fn save_minutes(
    ctx: &Ctx,
    group: &GroupFacts,
    id: MeetingId,
    typed: &str,
    made_from: i32,
) -> Result<MinutesSaved> {
    ctx.authorize_route(Action::WriteMinutes)?;
    let typed = text::block(typed, MOST).map_err(|flaw| Error::field("text", flaw.code, flaw.message))?;
    // Whole lines are what is merged, so that the last one must be one too.
    let mine = if typed.is_empty() { typed } else { format!("{typed}\n") };
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::WriteMinutes).await?;
        being_written(ctx, &row)?;
        let head = find::saves(id).one(tx).await?;
        let (number, standing) = head.as_ref().map_or((0, ""), |head| (head.number, head.text.as_str()));
        if standing == mine {
            return Ok(MinutesSaved::Unchanged(number));
        }
        let (text, merged) = if number == made_from {
            (mine, false)
        } else {
            let base = find::saves(id).filter(minutes_save::Column::Number.eq(made_from)).one(tx).await?;
            let merge = match (&base, made_from) {
                (Some(base), _) => Merge::of(&base.text, &mine, standing),
                (None, 0) => Merge::of("", &mine, standing),
                (None, _) => Merge::without_base(&mine, standing),
            };
            match merge.text() {
                Some(text) if text == standing => return Ok(MinutesSaved::Unchanged(number)),
                Some(text) => (text, true),
                None => {
                    let by = name_of(tx, head.as_ref().and_then(|head| head.saved_by)).await?;
                    let at = head.map_or(ctx.now, |head| head.saved_at);
                    return Ok(MinutesSaved::Clash(Box::new(MinutesClash { merge, number, by, at })));
                }
            }
        };
        let save = minutes_save::ActiveModel {
            meeting_id: Set(id),
            number: Set(number + 1),
            text: Set(text),
            saved_at: Set(ctx.now),
            saved_by: Set(ctx.actor.person()),
        };
        save.insert(tx).await?;
        find::drop_saves(tx, id, number + 1 - STATES).await?;
        let entry = find::told_inside(&of, &row, "minutes.saved");
        event::append(ctx, tx, entry.with(json!({ "number": number + 1 }))).await?;
        Ok(if merged { MinutesSaved::Merged(number + 1) } else { MinutesSaved::Here(number + 1) })
    })
    .await
}

/// Proposes minutes, takes them back to be written, or approves them.
pub async fn step_minutes(ctx: &Ctx, group: &GroupFacts, id: MeetingId, step: &str) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    let to: MinutesState =
        step.trim().parse().map_err(|_| Error::field("state", "option", "Choose one of the options."))?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
        let to = row.minutes_state.step(to)?;
        began(ctx, &row)?;
        let (number, text) = newest(tx, id).await?;
        if to == MinutesState::Proposed && text.is_empty() {
            return Err(Error::conflict("minutes-empty", "Write the minutes first: there is no text yet."));
        }
        let actions = row.actions_at.unwrap_or(ctx.now);
        let mut changed = meeting::ActiveModel::from(row);
        changed.minutes_state = Set(to);
        match to {
            MinutesState::Writing => changed.minutes_at = Set(None),
            MinutesState::Proposed => {
                changed.minutes_at = Set(Some(ctx.now));
                changed.actions_at = Set(Some(actions));
            }
            MinutesState::Approved => {
                changed.approved_at = Set(Some(ctx.now));
                changed.approved_by = Set(ctx.actor.person());
            }
        }
        let row = changed.update(tx).await?;
        let verb = match to {
            MinutesState::Writing => "minutes.taken-back",
            MinutesState::Proposed => "minutes.proposed",
            MinutesState::Approved => "minutes.approved",
        };
        let hash = domain::group::charter::content_hash(&text);
        event::append(ctx, tx, find::told(&of, &row, verb).with(json!({ "number": number, "hash": hash }))).await
    })
    .await
}

/// Refuses where the minutes cannot be written: before the meeting, and once they are proposed.
pub(super) fn being_written(ctx: &Ctx, row: &meeting::Model) -> Result<()> {
    find::expect_open_record(row)?;
    if row.minutes_state == MinutesState::Proposed {
        let message = "These minutes wait for approval. Take them back first to change them.";
        return Err(Error::conflict("minutes-proposed", message));
    }
    began(ctx, row)
}

/// Refuses before the meeting begins, and for one that does not take place.
pub(super) fn began(ctx: &Ctx, row: &meeting::Model) -> Result<()> {
    match find::phase(row, ctx.now) {
        Phase::On | Phase::Over => Ok(()),
        Phase::Upcoming | Phase::Postponed | Phase::Cancelled => {
            Err(Error::conflict("meeting-not-begun", "There is nothing to write down before the meeting begins."))
        }
    }
}

async fn name_of(tx: &DatabaseTransaction, person: Option<PersonId>) -> Result<String> {
    Ok(groups::people(person).one(tx).await?.map(|row| row.name).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        meeting::proceedings,
        on_both_databases,
        testing::{announced, code_of, during},
    };

    const BASE: &str = "One.\n\nTwo.\n\nThree.";

    on_both_databases! {
        async fn two_who_write_at_once_lose_no_line(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            assert_eq!(code_of(save_minutes(&carl, &facts, id, BASE, 0).await), "meeting-not-begun");
            let carl = during(&carl, 70);
            let mia = during(&world.as_(&world.holding("Mia Member", scene.open, RoleKind::Member).await), 71);
            assert_eq!(save_minutes(&carl, &facts, id, BASE, 0).await.expect("saved"), MinutesSaved::Here(1));
            assert_eq!(save_minutes(&carl, &facts, id, "One, his.\n\nTwo.\n\nThree.", 1).await.expect("saved"), MinutesSaved::Here(2));
            assert_eq!(save_minutes(&mia, &facts, id, "One.\n\nTwo.\n\nThree, hers.", 1).await.expect("saved"), MinutesSaved::Merged(3));
            assert_eq!(minutes(&mia, &facts, id).await.expect("shown").text, "One, his.\n\nTwo.\n\nThree, hers.\n");
            let clash = save_minutes(&carl, &facts, id, "One, his.\n\nTwo.\n\nThree, his.", 2).await.expect("told");
            let MinutesSaved::Clash(clash) = clash else { panic!("both changed a line: {clash:?}") };
            assert_eq!((clash.number, clash.by.as_str(), clash.merge.conflicts()), (3, "Mia Member", 1));
            assert!(clash.merge.with_both().contains("Three, his.\nThree, hers."));
            let observer = during(&world.as_(&world.holding("Olga Observer", scene.open, RoleKind::Observer).await), 71);
            assert_eq!(code_of(save_minutes(&observer, &facts, id, "Mine", 3).await), "denied");
        }

        async fn minutes_are_proposed_then_approved_and_then_stay(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let after = during(&carl, 130);
            assert_eq!(code_of(step_minutes(&after, &facts, id, "proposed").await), "minutes-empty");
            save_minutes(&after, &facts, id, BASE, 0).await.expect("saved");
            let outside = |ctx: Ctx| { let facts = facts.clone(); async move { proceedings(&ctx, &facts, id).await.expect("shown").record.map(|record| record.text) } };
            let nobody = during(&world.anonymous(), 130);
            assert_eq!(outside(nobody.clone()).await, None, "what is being written is for those inside");
            assert_eq!(code_of(step_minutes(&after, &facts, id, "approved").await), "minutes-step");
            step_minutes(&after, &facts, id, "proposed").await.expect("proposed");
            assert!(outside(nobody).await.is_some());
            assert_eq!(code_of(save_minutes(&after, &facts, id, "Other", 1).await), "minutes-proposed");
            step_minutes(&after, &facts, id, "writing").await.expect("taken back");
            step_minutes(&after, &facts, id, "proposed").await.expect("proposed");
            step_minutes(&after, &facts, id, "approved").await.expect("approved");
            assert_eq!(world.last_event().await.verb, "minutes.approved");
            assert_eq!(code_of(save_minutes(&after, &facts, id, "Other", 1).await), "minutes-approved");
            assert_eq!(code_of(step_minutes(&after, &facts, id, "writing").await), "minutes-approved");
        }

        async fn of_fifty_who_each_change_a_line_none_is_lost(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let on = during(&carl, 70);
            let base = (0..50).map(|line| format!("Line {line}.\n\n")).collect::<Vec<_>>().concat();
            save_minutes(&on, &facts, id, &base, 0).await.expect("saved");
            let count = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
            let saved = world.fifty(|_| {
                let line = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let mine = base.replace(&format!("Line {line}.\n"), &format!("Line {line}, changed.\n"));
                let (on, facts) = (on.clone(), facts.clone());
                async move { save_minutes(&on, &facts, id, &mine, 1).await }
            }).await;
            let clashed = saved.iter().filter(|one| matches!(one, Ok(MinutesSaved::Clash(_)))).count();
            let text = minutes(&on, &facts, id).await.expect("shown").text;
            // Twenty states are kept; whoever wrote from an older one may clash, and is shown both.
            assert_eq!(text.matches(", changed.").count() + clashed, 50, "{saved:?}");
        }
    }
}
