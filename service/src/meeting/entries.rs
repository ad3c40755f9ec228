//! Decisions, action items and corrections.

use chrono::NaiveDate;
use domain::{
    Instant,
    id::{MeetingId, MinutesEntryId, PersonId},
    meeting::{ActionState, EntryKind, TypedEntry},
    policy::Action,
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ModelTrait, PaginatorTrait};
use serde::Serialize;
use serde_json::json;

use super::{attendance::known_person, find, minutes::began};
use crate::{
    Ctx, Error, Result,
    entity::minutes_entry,
    group::{GroupFacts, find as groups},
    record::event,
    team::with_current_roles,
};

/// Most entries of a meeting.
const MOST: u64 = 300;

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryLine {
    /// Which.
    pub id: MinutesEntryId,
    /// What it is.
    pub kind: EntryKind,
    /// What it says.
    pub text: String,
    /// Why; may be empty.
    pub rationale: String,
    /// Who took it on, of an action item.
    pub holder: Option<PersonId>,
    /// Their name.
    pub holder_name: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Where an action item stands.
    pub state: ActionState,
    /// What was said when it was settled; may be empty.
    pub state_note: String,
    /// When it was written down.
    pub at: Instant,
    /// Who wrote it down; empty where nobody in particular did.
    pub by: String,
    /// Whether an action item is late.
    pub late: bool,
}

pub(super) async fn lines(ctx: &Ctx, id: MeetingId) -> Result<Vec<EntryLine>> {
    let db = &ctx.db.read;
    let rows = find::entries(id).all(db).await?;
    let named = rows.iter().flat_map(|row| [row.holder_id, row.created_by]).flatten();
    let people = groups::people(named.collect::<Vec<_>>()).all(db).await?;
    let name = |id: Option<PersonId>| {
        people.iter().find(|person| Some(person.id) == id).map(|person| person.name.clone()).unwrap_or_default()
    };
    let today = ctx.now.date_naive();
    let line = |row: minutes_entry::Model| EntryLine {
        holder_name: name(row.holder_id),
        by: name(row.created_by),
        late: row.kind == EntryKind::Action && row.state == ActionState::Open && row.due.is_some_and(|due| due < today),
        id: row.id,
        kind: row.kind,
        text: row.text,
        rationale: row.rationale,
        holder: row.holder_id,
        due: row.due,
        state: row.state,
        state_note: row.state_note,
        at: row.created_at,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Writes down a decision or an action item; once the minutes are approved, a correction with its reason, which is for
/// those who run meetings.
pub async fn add_entry(ctx: &Ctx, group: &GroupFacts, id: MeetingId, typed: &TypedEntry) -> Result<MinutesEntryId> {
    ctx.authorize_route(Action::WriteMinutes)?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::WriteMinutes).await?;
        let entry = typed.check()?;
        if entry.kind == EntryKind::Correction {
            with_current_roles(ctx, tx).await?.authorize(Action::RunMeetings, groups::place(&of))?;
        }
        row.minutes_state.takes(entry.kind)?;
        began(ctx, &row)?;
        if find::entries(id).count(tx).await? >= MOST {
            return Err(Error::conflict("too-many-entries", format!("A meeting keeps at most {MOST} entries.")));
        }
        let holder = match entry.kind {
            EntryKind::Action => {
                let known = known_person(ctx, tx, group, typed.holder.trim()).await;
                Some(known.map_err(|_| {
                    Error::field("holder", "option", "Choose somebody of the group, or who was at a meeting.")
                })?)
            }
            EntryKind::Decision | EntryKind::Correction => None,
        };
        let new = minutes_entry::ActiveModel {
            id: Set(ctx.id()),
            meeting_id: Set(id),
            kind: Set(entry.kind),
            text: Set(entry.text.clone()),
            rationale: Set(entry.rationale.clone()),
            state: Set(ActionState::Open),
            state_note: Set(String::new()),
            created_at: Set(ctx.now),
            holder_id: Set(holder),
            due: Set(entry.due),
            created_by: Set(ctx.actor.person()),
            settled_at: Set(None),
            settled_by: Set(None),
        };
        let new = new.insert(tx).await?;
        let verb = match entry.kind {
            EntryKind::Decision => "decision.recorded",
            EntryKind::Action => "action-item.added",
            EntryKind::Correction => "minutes.corrected",
        };
        let data = json!({ "entry": new.id, "text": entry.text, "holder": holder, "due": entry.due });
        // What stands in minutes that are being written is for those who write them.
        let told = if entry.kind == EntryKind::Correction { find::told } else { find::told_inside };
        event::append(ctx, tx, told(&of, &row, verb).with(data)).await?;
        Ok(new.id)
    })
    .await
}

/// Takes an entry away that was written down by mistake, before the minutes are approved.
pub async fn remove_entry(ctx: &Ctx, group: &GroupFacts, id: MeetingId, which: MinutesEntryId) -> Result<()> {
    ctx.authorize_route(Action::WriteMinutes)?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::WriteMinutes).await?;
        find::expect_open_record(&row)?;
        let entry = find::entry(id, which).one(tx).await?.ok_or_else(Error::not_found)?;
        let text = entry.text.clone();
        entry.delete(tx).await?;
        let told = find::told_inside(&of, &row, "entry.removed");
        event::append(ctx, tx, told.with(json!({ "entry": which, "text": text }))).await
    })
    .await
}

/// Says that an action item is done or given up, or takes it up again: whoever holds it, and those who run meetings.
pub async fn settle_action(
    ctx: &Ctx,
    group: &GroupFacts,
    id: MeetingId,
    which: MinutesEntryId,
    to: &str,
    note: &str,
) -> Result<()> {
    ctx.authorize_route(Action::AttendMeeting)?;
    let to: ActionState =
        to.trim().parse().map_err(|_| Error::field("state", "option", "Choose one of the options."))?;
    let note = text::optional_line(note, 300).map_err(|flaw| Error::field("note", flaw.code, flaw.message))?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::AttendMeeting).await?;
        let found = find::entry(id, which).one(tx).await?.filter(|entry| entry.kind == EntryKind::Action);
        let entry = found.ok_or_else(Error::not_found)?;
        if ctx.actor.person().is_none() || entry.holder_id != ctx.actor.person() {
            with_current_roles(ctx, tx).await?.authorize(Action::RunMeetings, groups::place(&of))?;
        }
        let state = entry.state.step(to)?;
        let settled = state != ActionState::Open;
        let mut entry = minutes_entry::ActiveModel::from(entry);
        entry.state = Set(state);
        entry.state_note = Set(note.clone());
        entry.settled_at = Set(settled.then_some(ctx.now));
        entry.settled_by = Set(ctx.actor.person().filter(|_| settled));
        entry.update(tx).await?;
        let told = find::told_inside(&of, &row, "action-item.settled");
        event::append(ctx, tx, told.with(json!({ "entry": which, "state": state, "note": note }))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        duty::my_duties,
        meeting::{proceedings, save_minutes, step_minutes},
        on_both_databases,
        testing::{announced, code_of, during, fields_of},
    };

    fn typed(kind: &str, holder: &str) -> TypedEntry {
        TypedEntry {
            kind: kind.into(),
            text: "Write it down".into(),
            rationale: "Because".into(),
            holder: holder.into(),
            due: "2026-09-10".into(),
        }
    }

    on_both_databases! {
        async fn an_action_item_is_on_its_holders_list_until_it_is_done(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let mia = world.holding("Mia Member", scene.open, RoleKind::Member).await;
            let on = during(&carl, 70);
            let which = add_entry(&on, &facts, id, &typed("action", &mia.person.to_string())).await.expect("added");
            let hers = during(&world.as_(&mia), 80);
            let listed = my_duties(&hers, 1).await.expect("listed").lines;
            assert_eq!((listed.len(), listed[0].title.as_str()), (1, "Write it down"));
            let eve = during(&world.as_(&world.person("Eve Moneypenny").await), 80);
            assert_eq!(code_of(settle_action(&eve, &facts, id, which, "done", "").await), "denied");
            settle_action(&hers, &facts, id, which, "done", "It is on the list.").await.expect("done");
            assert!(my_duties(&hers, 1).await.expect("listed").lines.is_empty());
            assert_eq!(code_of(settle_action(&hers, &facts, id, which, "dropped", "").await), "action-step");
            settle_action(&on, &facts, id, which, "open", "").await.expect("taken up again");
            assert_eq!(my_duties(&hers, 1).await.expect("listed").lines.len(), 1);
        }

        async fn what_was_approved_is_corrected_with_a_reason_and_not_changed(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let after = during(&carl, 130);
            save_minutes(&after, &facts, id, "We met.", 0).await.expect("saved");
            let decision = add_entry(&after, &facts, id, &typed("decision", "")).await.expect("added");
            assert_eq!(code_of(add_entry(&after, &facts, id, &typed("correction", "")).await), "minutes-not-approved");
            for step in ["proposed", "approved"] {
                step_minutes(&after, &facts, id, step).await.expect("moved");
            }
            assert_eq!(code_of(remove_entry(&after, &facts, id, decision).await), "minutes-approved");
            assert_eq!(code_of(add_entry(&after, &facts, id, &typed("decision", "")).await), "minutes-approved");
            let bare = TypedEntry { rationale: String::new(), ..typed("correction", "") };
            assert_eq!(fields_of(add_entry(&after, &facts, id, &bare).await), ["rationale missing"]);
            add_entry(&after, &facts, id, &typed("correction", "")).await.expect("corrected");
            let member = during(&world.as_(&world.holding("Mia Member", scene.open, RoleKind::Member).await), 131);
            assert_eq!(code_of(add_entry(&member, &facts, id, &typed("correction", "")).await), "denied");
            let kinds: Vec<_> = proceedings(&after, &facts, id).await.expect("shown").record.expect("told").entries.into_iter().map(|line| line.kind).collect();
            assert_eq!(kinds, [EntryKind::Decision, EntryKind::Correction]);
        }

        async fn strangers_hold_nothing(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let eve = world.person("Eve Moneypenny").await;
            let on = during(&carl, 70);
            assert_eq!(fields_of(add_entry(&on, &facts, id, &typed("action", &eve.person.to_string())).await), ["holder option"]);
            assert_eq!(fields_of(add_entry(&on, &facts, id, &typed("action", "")).await), ["holder missing"]);
        }
    }
}
