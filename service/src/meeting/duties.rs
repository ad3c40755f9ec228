//! What somebody still owes of meetings: notices and minutes by their office, action items by having taken them on.

use chrono::NaiveTime;
use domain::{
    Instant,
    id::{GroupId, MeetingId, PersonId},
    meeting::{DutyKind, Phase, TaskKind},
    policy::{Action, Actor, RoleKind, Scope},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect};
use serde::Serialize;

use super::{
    facts::{holder, tasks_of},
    find,
};
use crate::{
    Ctx, Error, Result,
    entity::{meeting, minutes_entry, role, working_group},
    group::find as groups,
};

/// Most meetings that are looked at for one list.
const MEETINGS_MOST: u64 = 300;

/// Something that one person owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingDuty {
    /// What.
    pub kind: DutyKind,
    /// What the meeting is called, or what the action item says.
    pub title: String,
    /// The name of the group.
    pub group: String,
    /// Who holds it; none where nobody holds the office.
    pub holder: Option<PersonId>,
    /// Since when.
    pub since: Instant,
    /// The last moment, if there is one.
    pub due: Option<Instant>,
    /// Where it is done.
    pub address: String,
    /// Of which meeting.
    pub meeting: MeetingId,
}

/// What the asker owes, the first due first, then what has no last moment.
pub async fn my_duties(ctx: &Ctx) -> Result<Vec<MeetingDuty>> {
    ctx.authorize_route(Action::AttendMeeting)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let offices = offices_of(&ctx.actor);
    let rows = if offices.is_empty() { Vec::new() } else { owing(ctx, db, offices).await? };
    let actions = find::open_actions(Some(person), None).all(db).await?;
    // Whoever left a group that only its members know of is not told of it any more.
    let known = groups::visible_to(&ctx.actor);
    let mut duties = told(ctx, db, rows, actions, known).await?;
    duties.retain(|duty| duty.holder == Some(person));
    Ok(duties)
}

/// What anybody owes of the meetings of a group, for those who look at all of it: the caller has authorised.
pub async fn open_duties(ctx: &Ctx, group: GroupId) -> Result<Vec<MeetingDuty>> {
    ctx.authorize_route(Action::RunMeetings)?;
    let db = &ctx.db.read;
    let of = groups::by_id(group).one(db).await?.ok_or_else(Error::not_found)?;
    ctx.authorize(Action::RunMeetings, groups::place(&of))?;
    let rows = owing(ctx, db, vec![group]).await?;
    let actions = find::open_actions(None, Some(vec![group])).all(db).await?;
    told(ctx, db, rows, actions, groups::by_id(group)).await
}

async fn owing(ctx: &Ctx, db: &impl ConnectionTrait, of: Vec<GroupId>) -> Result<Vec<meeting::Model>> {
    Ok(find::owing(of, ctx.now).limit(MEETINGS_MOST).all(db).await?)
}

/// The number of queries does not grow with what is owed.
async fn told(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    mut rows: Vec<meeting::Model>,
    actions: Vec<minutes_entry::Model>,
    known: sea_orm::Select<working_group::Entity>,
) -> Result<Vec<MeetingDuty>> {
    let owing: Vec<MeetingId> = rows.iter().map(|row| row.id).collect();
    let others: Vec<MeetingId> =
        actions.iter().map(|entry| entry.meeting_id).filter(|id| !owing.contains(id)).collect();
    rows.extend(find::among(others).all(db).await?);
    let ids: Vec<GroupId> = rows.iter().map(|row| row.group_id).collect();
    let all = known.filter(working_group::Column::Id.is_in(ids.clone())).all(db).await?;
    let roles = groups::roles_in(ids).filter(role::Column::ToAt.is_null()).all(db).await?;
    let mut duties = Vec::new();
    for row in &rows {
        let Some(of) = all.iter().find(|of| of.id == row.group_id) else { continue };
        let address = format!("/g/{}/meetings/{}", of.slug, row.id);
        let duty = |kind, title: &str, holder, since, due, part: &str| MeetingDuty {
            kind,
            title: title.to_owned(),
            group: of.name.clone(),
            holder,
            since,
            due,
            address: format!("{address}{part}"),
            meeting: row.id,
        };
        if owing.contains(&row.id) {
            let held: Vec<role::Model> = roles.iter().filter(|role| role.scope_id == Some(of.id.0)).cloned().collect();
            let tasks = tasks_of(row).into_iter().filter(|task| task.is_open() && task.since <= ctx.now);
            for task in tasks {
                // Before the meeting or not at all.
                if task.kind.is_before() && find::phase(row, ctx.now) == Phase::Over {
                    continue;
                }
                let Some((kind, part)) = of_task(task.kind) else { continue };
                duties.push(duty(kind, &row.title, holder(&held, task.office), task.since, Some(task.due), part));
            }
        }
        for entry in actions.iter().filter(|entry| entry.meeting_id == row.id) {
            // To the end of that day, by the clock of all.
            let due = entry.due.and_then(|due| due.succ_opt()).map(|day| day.and_time(NaiveTime::MIN).and_utc());
            duties.push(duty(DutyKind::ActionItem, &entry.text, entry.holder_id, entry.created_at, due, "#record"));
        }
    }
    duties.sort_by_key(|duty| (duty.due.is_none(), duty.due, duty.since));
    Ok(duties)
}

/// Announcing is done before anybody can owe it.
fn of_task(task: TaskKind) -> Option<(DutyKind, &'static str)> {
    match task {
        TaskKind::Announce => None,
        TaskKind::Agenda => Some((DutyKind::Agenda, "/agenda")),
        TaskKind::Participation => Some((DutyKind::Participation, "")),
        TaskKind::ActionItems => Some((DutyKind::ActionItems, "/minutes")),
        TaskKind::Minutes => Some((DutyKind::Minutes, "/minutes")),
    }
}

/// The groups that somebody chairs or keeps the record of.
fn offices_of(actor: &Actor) -> Vec<GroupId> {
    let Actor::Person { roles, .. } = actor else { return Vec::new() };
    let held = roles.iter().filter(|role| matches!(role.kind, RoleKind::Chair | RoleKind::Secretary));
    held.filter_map(|role| match role.scope {
        Scope::Group(id) => Some(id),
        _ => None,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use domain::{
        meeting::{TypedAgendaItem, TypedMeetingDetails, TypedSeries},
        policy::RoleKind,
    };

    use super::*;
    use crate::{
        meeting::{add_agenda_item, announce_meeting, confirm_task, move_meeting, save_minutes, step_minutes},
        on_both_databases,
        testing::{announced, code_of, count_queries, during, planned},
    };

    on_both_databases! {
        async fn each_open_thing_is_on_exactly_one_list_and_nothing_closed_is(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let typed = TypedMeetingDetails { notice: "w3c-distributed".into(), ..planned(&carl, 60) };
            let id = announce_meeting(&carl, &facts, &typed, &TypedSeries::default()).await.expect("announced");
            let sid = world.holding("Sid Secretary", scene.open, RoleKind::Secretary).await;
            let lists = |minutes: i64| {
                let (carl, sid, facts) = (during(&carl, minutes), during(&world.as_(&sid), minutes), facts.clone());
                async move {
                    let kinds = |list: Vec<MeetingDuty>| list.into_iter().map(|duty| duty.kind.to_string()).collect::<Vec<_>>();
                    let (his, hers) = (kinds(my_duties(&carl).await.expect("listed")), kinds(my_duties(&sid).await.expect("listed")));
                    let mut all = kinds(open_duties(&carl, facts.id).await.expect("listed"));
                    let mut both = [his.clone(), hers.clone()].concat();
                    all.sort();
                    both.sort();
                    assert_eq!(all, both, "on exactly one list");
                    (his, hers)
                }
            };
            assert_eq!(lists(0).await, (vec!["agenda".to_owned(), "participation".into()], vec![]));
            let item = TypedAgendaItem { title: "One".into(), ..TypedAgendaItem::default() };
            add_agenda_item(&carl, &facts, id, &item).await.expect("added");
            confirm_task(&carl, &facts, id, "participation").await.expect("confirmed");
            assert_eq!(lists(0).await, (vec![], vec![]));
            assert_eq!(lists(130).await, (vec![], vec!["action-items".to_owned(), "minutes".into()]));
            let after = during(&carl, 140);
            save_minutes(&after, &facts, id, "We met.", 0).await.expect("saved");
            step_minutes(&after, &facts, id, "proposed").await.expect("proposed");
            assert_eq!(lists(150).await, (vec![], vec![]));
        }

        async fn a_meeting_that_does_not_take_place_owes_nothing(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            assert!(my_duties(&during(&carl, 100)).await.expect("listed").is_empty(), "minutes are owed once it is over");
            assert_eq!(my_duties(&during(&carl, 125)).await.expect("listed").len(), 1);
            move_meeting(&carl, &facts, id, "cancelled", "Ill").await.expect("cancelled");
            assert!(my_duties(&during(&carl, 125)).await.expect("listed").is_empty());
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(open_duties(&eve, scene.open).await), "denied");
            assert_eq!(code_of(open_duties(&eve, scene.closed).await), "not-found");
        }

        async fn queries_do_not_grow_with_what_is_owed(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let mut counted = Vec::new();
            for nth in 1..4 {
                announced(&carl, &facts, nth * 10).await;
                counted.push(count_queries(&during(&carl, 1440), async |ctx| my_duties(&ctx).await.map(drop)).await);
            }
            assert_eq!(counted, [5, 5, 5]);
        }
    }
}
