//! Who was at a meeting: by signing in while it is on, or noted by those who run it.

use domain::{
    FieldErrors, Instant,
    group::{Occasion, standing::Attendance},
    id::{MeetingId, PersonId},
    meeting::Phase,
    policy::Action,
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, ModelTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{MeetingFacts, facts::known, find};
use crate::{
    Ctx, Error, Result,
    entity::{attendance, meeting},
    group::{GroupFacts, PolicyLine, accept_policies_within, affiliation_on, find as groups, missing_policies},
    identity::person_row,
    record::event,
};

/// Somebody who was at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Presence {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
    /// Themselves, or their alternate.
    pub attendance: Attendance,
    /// Whose they were that day; may be empty.
    pub affiliation: String,
    /// When it was noted.
    pub at: Instant,
    /// Whether they signed in themselves.
    pub signed_in: bool,
}

/// What somebody sees who is about to sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInDesk {
    /// The meeting.
    pub meeting: MeetingFacts,
    /// What they have not accepted yet.
    pub policies: Vec<PolicyLine>,
    /// Whether they are noted already.
    pub is_there: bool,
}

/// Somebody to be noted, as typed: one of those known, or somebody without an account by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedPresence {
    /// The id of somebody of the group, or who was at a meeting of it before.
    pub person: String,
    /// The name of somebody else.
    pub name: String,
    /// Whose they are; of people of the record, what it says, where empty.
    pub affiliation: String,
    /// `present` or `alternate`; present where left out.
    pub attendance: String,
}

/// What somebody sees who is about to sign in to a meeting.
pub async fn sign_in_desk(ctx: &Ctx, group: &GroupFacts, id: MeetingId) -> Result<SignInDesk> {
    ctx.authorize_route(Action::AttendMeeting)?;
    let (meeting, _) = known(ctx, group, id).await?;
    ctx.authorize(Action::AttendMeeting, group.place())?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    Ok(SignInDesk {
        meeting,
        policies: missing_policies(ctx, group.id).await?,
        is_there: find::was_there(&ctx.db.read, id, person).await?,
    })
}

/// Signs the asker in to a meeting that is on, and records which policies of the group they accepted for that. Whoever is
/// noted already stays as they are.
pub async fn attend(ctx: &Ctx, group: &GroupFacts, id: MeetingId, accepted: &[String]) -> Result<()> {
    ctx.authorize_route(Action::AttendMeeting)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::AttendMeeting).await?;
        if find::phase(&row, ctx.now) != Phase::On {
            let message =
                "One signs in from 15 minutes before a meeting until it ends. Ask its secretary to note you otherwise.";
            return Err(Error::conflict("not-signing-in", message));
        }
        accept_policies_within(ctx, tx, &of, person, Occasion::Attending, accepted).await?;
        if find::was_there(tx, id, person).await? {
            return Ok(());
        }
        let affiliation = affiliation_on(tx, person, row.on_date).await?;
        insert(ctx, tx, &row, (person, Attendance::Present), affiliation).await?;
        let entry = find::told_inside(&of, &row, "meeting.attended");
        event::append(ctx, tx, entry.with(json!({ "person": person }))).await
    })
    .await
}

/// Notes somebody at a meeting that is on or over, also people without an account.
pub async fn note_presence(ctx: &Ctx, group: &GroupFacts, id: MeetingId, typed: &TypedPresence) -> Result<PersonId> {
    ctx.authorize_route(Action::RunMeetings)?;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", text::optional_line(&typed.name, 120));
    let affiliation = errors.take("affiliation", text::optional_line(&typed.affiliation, 160));
    let attendance = match typed.attendance.trim() {
        "" => Some(Attendance::Present),
        word => match word.parse() {
            Ok(found @ (Attendance::Present | Attendance::Alternate)) => Some(found),
            _ => {
                errors.add("attendance", "option", "Choose one of the options.");
                None
            }
        },
    };
    let (name, (affiliation, attendance)) = errors.finish(name.zip(affiliation.zip(attendance)))?;
    ctx.write(async |tx| {
        let (of, row) = open_record(ctx, tx, group, id).await?;
        let person = match (typed.person.trim(), name.as_str()) {
            ("", "") => return Err(Error::field("person", "missing", "Choose somebody, or write a name.")),
            ("", name) => {
                let id: PersonId = ctx.id();
                person_row(ctx, id, name.to_owned(), domain::language::Lang::En).insert(tx).await?;
                id
            }
            (text, _) => known_person(tx, group, text).await?,
        };
        let affiliation = match affiliation.as_str() {
            "" => affiliation_on(tx, person, row.on_date).await?,
            typed => typed.to_owned(),
        };
        if let Some(before) = find::present(id).filter(attendance::Column::PersonId.eq(person)).one(tx).await? {
            before.delete(tx).await?;
        }
        insert(ctx, tx, &row, (person, attendance), affiliation).await?;
        let data = json!({ "person": person, "attendance": attendance });
        event::append(ctx, tx, find::told_inside(&of, &row, "attendance.noted").with(data)).await?;
        Ok(person)
    })
    .await
}

/// Strikes somebody who was not there after all; the event log keeps that they were noted.
pub async fn strike_presence(ctx: &Ctx, group: &GroupFacts, id: MeetingId, person: PersonId) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        let (of, row) = open_record(ctx, tx, group, id).await?;
        let noted = find::present(id).filter(attendance::Column::PersonId.eq(person)).one(tx).await?;
        noted.ok_or_else(Error::not_found)?.delete(tx).await?;
        let entry = find::told_inside(&of, &row, "attendance.struck");
        event::append(ctx, tx, entry.with(json!({ "person": person }))).await
    })
    .await
}

/// Everybody who can be noted at a meeting of the group, or take something on, by name: its people, and those who were at
/// a meeting before. For those who write minutes.
pub async fn people_for(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<(PersonId, String)>> {
    ctx.authorize(Action::WriteMinutes, group.place())?;
    let db = &ctx.db.read;
    let mut ids = find::ever_present(db, group.id).await?;
    ids.extend(groups::roles_now(group.id).all(db).await?.into_iter().map(|role| role.person_id));
    let mut all: Vec<(PersonId, String)> =
        groups::people(ids).all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    all.sort_by_key(|(_, name)| name.to_lowercase());
    Ok(all)
}

/// Somebody of the group, or who was at a meeting of it before.
pub(super) async fn known_person(tx: &DatabaseTransaction, group: &GroupFacts, text: &str) -> Result<PersonId> {
    let unknown =
        || Error::field("person", "option", "Choose among the people of the group and those who were here before.");
    let person: PersonId = text.parse().map_err(|_| unknown())?;
    let roles = groups::roles_now(group.id).all(tx).await?;
    let belongs = roles.iter().any(|role| role.person_id == person);
    if belongs || find::ever_present(tx, group.id).await?.contains(&person) { Ok(person) } else { Err(unknown()) }
}

async fn open_record(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    group: &GroupFacts,
    id: MeetingId,
) -> Result<(crate::entity::working_group::Model, meeting::Model)> {
    let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
    find::expect_open_record(&row)?;
    if !matches!(find::phase(&row, ctx.now), Phase::On | Phase::Over) {
        return Err(Error::conflict("meeting-not-begun", "People are noted once the meeting begins."));
    }
    Ok((of, row))
}

async fn insert(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    row: &meeting::Model,
    (person, how): (PersonId, Attendance),
    affiliation: String,
) -> Result<()> {
    let noted = attendance::ActiveModel {
        meeting_id: Set(row.id),
        person_id: Set(person),
        attendance: Set(how),
        affiliation: Set(affiliation),
        noted_at: Set(ctx.now),
        noted_by: Set(ctx.actor.person()),
    };
    noted.insert(tx).await?;
    Ok(())
}

pub(super) async fn presences(ctx: &Ctx, id: MeetingId) -> Result<Vec<Presence>> {
    let db = &ctx.db.read;
    let rows = find::present(id).all(db).await?;
    let people = groups::people(rows.iter().map(|row| row.person_id).collect::<Vec<_>>()).all(db).await?;
    let name = |id| people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
    let line = |row: attendance::Model| Presence {
        name: name(row.person_id),
        signed_in: row.noted_by == Some(row.person_id),
        person: row.person_id,
        attendance: row.attendance,
        affiliation: row.affiliation,
        at: row.noted_at,
    };
    let mut lines: Vec<Presence> = rows.into_iter().map(line).collect();
    lines.sort_by_key(|line| line.name.to_lowercase());
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use domain::group::TypedPolicy;

    use super::*;
    use crate::{
        group::{add_policy, note_attendance},
        meeting::proceedings,
        on_both_databases,
        testing::{announced, code_of, during, fields_of},
    };

    on_both_databases! {
        async fn a_non_member_signs_in_and_accepts_the_policies_of_that_day(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let typed = TypedPolicy { kind: "ipr".into(), title: "Licence".into(), text: "CC BY-SA".into(), from: String::new() };
            let policy = add_policy(&world.ctx, scene.open, &typed).await.expect("set").to_string();
            let id = announced(&carl, &facts, 60).await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(attend(&eve, &facts, id, std::slice::from_ref(&policy)).await), "not-signing-in");
            let on = during(&eve, 50);
            assert_eq!(sign_in_desk(&on, &facts, id).await.expect("shown").policies.len(), 1);
            assert_eq!(fields_of(attend(&on, &facts, id, &[]).await), ["policies policies"]);
            for _ in 0..2 {
                attend(&on, &facts, id, std::slice::from_ref(&policy)).await.expect("signed in");
            }
            assert_eq!(world.ask("SELECT count(*) AS n FROM attendance").await, 1);
            assert_eq!(world.ask("SELECT count(*) AS n FROM policy_acceptance WHERE occasion = 'attending'").await, 1);
            assert_eq!(code_of(attend(&during(&eve, 121), &facts, id, &[]).await), "not-signing-in");
            assert_eq!(code_of(attend(&world.anonymous(), &facts, id, &[]).await), "sign-in-needed");
        }

        async fn the_secretary_notes_people_without_an_account(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let guest = TypedPresence { name: "Grace Guest".into(), affiliation: "Acme".into(), ..TypedPresence::default() };
            assert_eq!(code_of(note_presence(&carl, &facts, id, &guest).await), "meeting-not-begun");
            let on = during(&carl, 70);
            let grace = note_presence(&on, &facts, id, &guest).await.expect("noted");
            let alternate = TypedPresence { person: scene.chair.person.to_string(), attendance: "alternate".into(), ..TypedPresence::default() };
            note_presence(&on, &facts, id, &alternate).await.expect("noted");
            let shown = proceedings(&on, &facts, id).await.expect("shown").present.expect("inside");
            let told: Vec<_> = shown.iter().map(|one| (one.name.as_str(), one.affiliation.as_str(), one.attendance, one.signed_in)).collect();
            assert_eq!(told, [("Carl Chair", "", Attendance::Alternate, true), ("Grace Guest", "Acme", Attendance::Present, false)]);
            note_attendance(&on, scene.open, id, &[], &[]).await.expect("corrected");
            assert_eq!(proceedings(&on, &facts, id).await.expect("shown").there, 1, "guests stay when members are corrected");
            let next = announced(&on, &facts, 600).await;
            let again = TypedPresence { person: grace.to_string(), ..TypedPresence::default() };
            note_presence(&during(&on, 610), &facts, next, &again).await.expect("known from before");
            strike_presence(&on, &facts, id, grace).await.expect("struck");
            let eve = world.person("Eve Moneypenny").await;
            let stranger = TypedPresence { person: eve.person.to_string(), ..TypedPresence::default() };
            assert_eq!(fields_of(note_presence(&on, &facts, id, &stranger).await), ["person option"]);
            assert_eq!(fields_of(note_presence(&on, &facts, id, &TypedPresence::default()).await), ["person missing"]);
            assert_eq!(code_of(note_presence(&during(&world.as_(&eve), 70), &facts, id, &guest).await), "denied");
        }

        async fn of_fifty_sign_ins_of_one_person_one_is_noted(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let on = during(&carl, 70);
            let done = world.fifty(|_| { let (on, facts) = (on.clone(), facts.clone()); async move { attend(&on, &facts, id, &[]).await } }).await;
            assert!(done.iter().all(Result::is_ok), "{done:?}");
            assert_eq!(world.ask("SELECT count(*) AS n FROM attendance").await, 1);
            assert_eq!(world.ask("SELECT count(*) AS n FROM event WHERE verb = 'meeting.attended'").await, 1);
        }
    }
}
