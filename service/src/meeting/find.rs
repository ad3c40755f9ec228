//! The scoped finders of meetings: whatever reads them starts here, so that what is closed stays closed.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    group::standing::Attendance,
    id::{
        AgendaItemId, BallotId, FileId, GroupId, HandsId, MaterialId, MeetingId, MeetingSeriesId, MinutesEntryId,
        PersonId, RecordingId,
    },
    meeting::{MeetingState, MinutesState, Phase, Times},
    policy::{Action, Decision, Visibility, decide},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    sea_query::{Expr, ExprTrait, Func},
};

use crate::{
    Ctx, Error, Result, database,
    entity::{
        agenda_item, attendance, ballot, file, hand, meeting, meeting_material, meeting_series, minutes_entry,
        minutes_save, recording, recording_consent, show_of_hands, working_group,
    },
    group::{GroupFacts, find as groups},
    record::Entry,
    team::with_current_roles,
};

/// The meetings of a group that the asker may know of.
fn known(ctx: &Ctx, group: &GroupFacts) -> Select<meeting::Entity> {
    let mut known = Condition::all().add(meeting::Column::GroupId.eq(group.id));
    if decide(&ctx.actor, Action::SeeClosedMeetings, group.place()) != Decision::Allow {
        known = known.add(meeting::Column::Visibility.eq(Visibility::Public));
    }
    meeting::Entity::find().filter(known)
}

/// The meetings of a group that the asker may know of, the latest first.
pub(super) fn visible_to(ctx: &Ctx, group: &GroupFacts) -> Select<meeting::Entity> {
    known(ctx, group).order_by_desc(meeting::Column::OnDate).order_by_desc(meeting::Column::Id)
}

/// Those of them that are to come or are on, the next one first.
pub(super) fn coming(ctx: &Ctx, group: &GroupFacts) -> Select<meeting::Entity> {
    known(ctx, group)
        .filter(meeting::Column::EndsAt.gte(ctx.now))
        .order_by_asc(meeting::Column::StartsAt)
        .order_by_asc(meeting::Column::Id)
}

/// Whether the asker reads what those in the group read.
pub(super) fn is_inside(ctx: &Ctx, group: &GroupFacts) -> bool {
    decide(&ctx.actor, Action::SeeVotes, group.place()) == Decision::Allow
}

/// The meetings of a group whatever the asker may know, the latest first: for callers that tell nobody of them.
pub(super) fn of_group(group: GroupId) -> Select<meeting::Entity> {
    meeting::Entity::find()
        .filter(meeting::Column::GroupId.eq(group))
        .order_by_desc(meeting::Column::OnDate)
        .order_by_desc(meeting::Column::Id)
}

/// The meetings of some groups that are not over, or whose minutes are missing, for those who owe something of them.
pub(super) fn owing(groups: Vec<GroupId>, now: Instant) -> Select<meeting::Entity> {
    let open = Condition::any().add(meeting::Column::EndsAt.gte(now)).add(meeting::Column::MinutesAt.is_null());
    meeting::Entity::find()
        .filter(meeting::Column::GroupId.is_in(groups))
        .filter(meeting::Column::StartsAt.is_not_null())
        .filter(meeting::Column::State.eq(MeetingState::Planned))
        .filter(open)
        .order_by_asc(meeting::Column::StartsAt)
        .order_by_asc(meeting::Column::Id)
}

/// Those of them on whose agendas a ballot stands, the latest first.
pub(super) fn holding(ctx: &Ctx, group: &GroupFacts, ballot: BallotId) -> Select<meeting::Entity> {
    let held_in = agenda_item::Entity::find()
        .select_only()
        .column(agenda_item::Column::MeetingId)
        .filter(agenda_item::Column::BallotId.eq(ballot));
    visible_to(ctx, group).filter(meeting::Column::Id.in_subquery(held_in.into_query()))
}

/// Some meetings, for a caller that looks at each.
pub(super) fn among(ids: Vec<MeetingId>) -> Select<meeting::Entity> {
    meeting::Entity::find().filter(meeting::Column::Id.is_in(ids))
}

/// The meetings of a series that are to come.
pub(super) fn coming_of(series: MeetingSeriesId, now: Instant) -> Select<meeting::Entity> {
    meeting::Entity::find()
        .filter(meeting::Column::SeriesId.eq(series))
        .filter(meeting::Column::EndsAt.gt(now))
        .order_by_asc(meeting::Column::SeriesDay)
}

/// The series that go on, for the job that makes their meetings.
pub(super) fn series_alive() -> Select<meeting_series::Entity> {
    meeting_series::Entity::find()
        .filter(meeting_series::Column::EndedAt.is_null())
        .order_by_asc(meeting_series::Column::Id)
}

/// One series of a group.
pub(super) fn series(group: GroupId, id: MeetingSeriesId) -> Select<meeting_series::Entity> {
    meeting_series::Entity::find()
        .filter(meeting_series::Column::GroupId.eq(group))
        .filter(meeting_series::Column::Id.eq(id))
}

/// Which meetings of a group count for standing at a moment: those that were only recorded, and of those that were
/// announced the ones that are over, took place and had anybody there.
pub(crate) async fn held_for_standing(
    db: &impl ConnectionTrait,
    group: GroupId,
    now: Instant,
) -> Result<Vec<meeting::Model>> {
    let attended = attendance::Entity::find().select_only().column(attendance::Column::MeetingId);
    let held = Condition::all()
        .add(meeting::Column::State.eq(MeetingState::Planned))
        .add(meeting::Column::EndsAt.lte(now))
        .add(meeting::Column::Id.in_subquery(attended.into_query()));
    let counts = Condition::any().add(meeting::Column::StartsAt.is_null()).add(held);
    Ok(of_group(group).filter(counts).all(db).await?)
}

/// Refuses to change who was at a meeting whose minutes were approved.
pub(crate) fn expect_open_record(row: &meeting::Model) -> Result<()> {
    if row.minutes_state == MinutesState::Approved {
        let message = "These minutes are approved and stay as they are. Add a correction with its reason instead.";
        return Err(Error::conflict("minutes-approved", message));
    }
    Ok(())
}

/// Locks the group of a meeting for a write that may do `action`, by the roles that the asker holds now. Whoever may not
/// know of the meeting finds none, whatever they wanted.
pub(super) async fn locked(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    group: GroupId,
    id: MeetingId,
    action: Action,
) -> Result<(working_group::Model, meeting::Model)> {
    let of = database::locked::<working_group::Entity>(tx, group).await?;
    let now = with_current_roles(ctx, tx).await?;
    now.authorize(Action::SeeGroup, groups::place(&of))?;
    let row = of_group(group).filter(meeting::Column::Id.eq(id)).one(tx).await?.ok_or_else(Error::not_found)?;
    let sees_closed = decide(&now.actor, Action::SeeClosedMeetings, groups::place(&of)) == Decision::Allow;
    if row.visibility != Visibility::Public && !sees_closed {
        return Err(Error::not_found());
    }
    now.authorize(action, groups::place(&of))?;
    Ok((of, row))
}

/// What happened to a meeting; everybody may read it where everybody may know of the meeting.
pub(super) fn told(of: &working_group::Model, row: &meeting::Model, verb: &'static str) -> Entry {
    let mut entry = groups::told(of, verb, "meeting", row.id);
    if row.visibility != Visibility::Public {
        entry.visibility = Visibility::Team;
    }
    entry
}

/// The same, for those in the group alone.
pub(super) fn told_inside(of: &working_group::Model, row: &meeting::Model, verb: &'static str) -> Entry {
    Entry { visibility: Visibility::Team, ..told(of, row, verb) }
}

/// From when to when a meeting is; none where it was only recorded.
pub(super) fn times(row: &meeting::Model) -> Option<Times> {
    row.starts_at.zip(row.ends_at).map(|(start, end)| Times { start, end })
}

/// Where a meeting stands; what was only recorded is over.
pub(super) fn phase(row: &meeting::Model, now: Instant) -> Phase {
    times(row).map_or(Phase::Over, |times| times.phase(row.state, now))
}

/// The agenda of a meeting, in its order.
pub(super) fn items(meeting: MeetingId) -> Select<agenda_item::Entity> {
    agenda_item::Entity::find()
        .filter(agenda_item::Column::MeetingId.eq(meeting))
        .order_by_asc(agenda_item::Column::Position)
        .order_by_asc(agenda_item::Column::Id)
}

/// One item of it.
pub(super) fn item(meeting: MeetingId, id: AgendaItemId) -> Select<agenda_item::Entity> {
    items(meeting).filter(agenda_item::Column::Id.eq(id))
}

/// One item of any agenda, for a caller that looks at its meeting next.
pub(super) fn item_by_id(id: AgendaItemId) -> Select<agenda_item::Entity> {
    agenda_item::Entity::find().filter(agenda_item::Column::Id.eq(id))
}

/// Who is at the meetings on whose agendas a ballot stands, or that are the session at which it is held.
pub(super) fn there_for(ballot: &ballot::Model) -> Select<attendance::Entity> {
    let held_in = agenda_item::Entity::find()
        .select_only()
        .column(agenda_item::Column::MeetingId)
        .filter(agenda_item::Column::BallotId.eq(ballot.id));
    let mut rooms = Condition::any().add(attendance::Column::MeetingId.in_subquery(held_in.into_query()));
    if !ballot.session.is_empty() {
        let is_session = of_group(ballot.group_id)
            .select_only()
            .column(meeting::Column::Id)
            .filter(meeting::Column::Conference.eq(ballot.conference.as_str()))
            // Whoever announced the meeting may have typed the code in another case.
            .filter(Expr::expr(Func::lower(Expr::col(meeting::Column::Session))).eq(ballot.session.to_lowercase()))
            .filter(meeting::Column::State.eq(MeetingState::Planned));
        rooms = rooms.add(attendance::Column::MeetingId.in_subquery(is_session.into_query()));
    }
    attendance::Entity::find().filter(rooms).filter(attendance::Column::Attendance.eq(Attendance::Present))
}

/// The documents beside a meeting, the first one first.
pub(super) fn materials(meeting: MeetingId) -> Select<meeting_material::Entity> {
    meeting_material::Entity::find()
        .filter(meeting_material::Column::MeetingId.eq(meeting))
        .order_by_asc(meeting_material::Column::Id)
}

/// One of them.
pub(super) fn material(meeting: MeetingId, id: MaterialId) -> Select<meeting_material::Entity> {
    materials(meeting).filter(meeting_material::Column::Id.eq(id))
}

/// What is known of their files.
pub(super) fn files(ids: impl IntoIterator<Item = FileId>) -> Select<file::Entity> {
    file::Entity::find().filter(file::Column::Id.is_in(ids))
}

/// Who was at a meeting, the first to come first.
pub(super) fn present(meeting: MeetingId) -> Select<attendance::Entity> {
    attendance::Entity::find()
        .filter(attendance::Column::MeetingId.eq(meeting))
        .order_by_asc(attendance::Column::NotedAt)
        .order_by_asc(attendance::Column::PersonId)
}

/// Whether somebody was noted at a meeting.
pub(super) async fn was_there(db: &impl ConnectionTrait, meeting: MeetingId, person: PersonId) -> Result<bool> {
    let noted = present(meeting).filter(attendance::Column::PersonId.eq(person)).one(db).await?;
    Ok(noted.is_some())
}

/// Everybody who was ever at a meeting of a group.
pub(super) async fn ever_present(db: &impl ConnectionTrait, group: GroupId) -> Result<Vec<PersonId>> {
    let of = of_group(group).select_only().column(meeting::Column::Id);
    let ids = attendance::Entity::find()
        .select_only()
        .column(attendance::Column::PersonId)
        .distinct()
        .filter(attendance::Column::MeetingId.in_subquery(of.into_query()));
    Ok(ids.into_tuple().all(db).await?)
}

/// The questions to those at a meeting, the first one first.
pub(super) fn hands(meeting: MeetingId) -> Select<show_of_hands::Entity> {
    show_of_hands::Entity::find()
        .filter(show_of_hands::Column::MeetingId.eq(meeting))
        .order_by_asc(show_of_hands::Column::Id)
}

/// One of them.
pub(super) fn hand_question(meeting: MeetingId, id: HandsId) -> Select<show_of_hands::Entity> {
    hands(meeting).filter(show_of_hands::Column::Id.eq(id))
}

/// The hands that are up.
pub(super) fn raised(questions: impl IntoIterator<Item = HandsId>) -> Select<hand::Entity> {
    hand::Entity::find().filter(hand::Column::HandsId.is_in(questions))
}

/// Takes hands down: all of a question, or one person's.
pub(super) async fn lower(tx: &DatabaseTransaction, question: HandsId, person: Option<PersonId>) -> Result<()> {
    let mut gone = hand::Entity::delete_many().filter(hand::Column::HandsId.eq(question));
    if let Some(person) = person {
        gone = gone.filter(hand::Column::PersonId.eq(person));
    }
    gone.exec(tx).await?;
    Ok(())
}

/// Hands of somebody's that are up, anywhere.
pub(super) fn raised_by(person: PersonId) -> Select<hand::Entity> {
    hand::Entity::find().filter(hand::Column::PersonId.eq(person))
}

/// The questions that are open at meetings that are over, for the job that closes them.
pub(super) fn forgotten_hands(now: Instant) -> Select<show_of_hands::Entity> {
    let over =
        meeting::Entity::find().select_only().column(meeting::Column::Id).filter(meeting::Column::EndsAt.lt(now));
    show_of_hands::Entity::find()
        .filter(show_of_hands::Column::ClosedAt.is_null())
        .filter(show_of_hands::Column::MeetingId.in_subquery(over.into_query()))
}

/// The states of the minutes' text, the newest first.
pub(super) fn saves(meeting: MeetingId) -> Select<minutes_save::Entity> {
    minutes_save::Entity::find()
        .filter(minutes_save::Column::MeetingId.eq(meeting))
        .order_by_desc(minutes_save::Column::Number)
}

/// Deletes the states of the minutes' text up to a number.
pub(super) async fn drop_saves(tx: &DatabaseTransaction, meeting: MeetingId, up_to: i32) -> Result<()> {
    minutes_save::Entity::delete_many()
        .filter(minutes_save::Column::MeetingId.eq(meeting))
        .filter(minutes_save::Column::Number.lte(up_to))
        .exec(tx)
        .await?;
    Ok(())
}

/// What stands in the minutes besides their text, the first one first.
pub(super) fn entries(meeting: MeetingId) -> Select<minutes_entry::Entity> {
    minutes_entry::Entity::find()
        .filter(minutes_entry::Column::MeetingId.eq(meeting))
        .order_by_asc(minutes_entry::Column::Id)
}

/// One of them.
pub(super) fn entry(meeting: MeetingId, id: MinutesEntryId) -> Select<minutes_entry::Entity> {
    entries(meeting).filter(minutes_entry::Column::Id.eq(id))
}

/// The action items that somebody holds, or that meetings of some groups left, and nobody has done yet.
pub(super) fn open_actions(holder: Option<PersonId>, groups: Option<Vec<GroupId>>) -> Select<minutes_entry::Entity> {
    let mut open = minutes_entry::Entity::find()
        .filter(minutes_entry::Column::Kind.eq(domain::meeting::EntryKind::Action))
        .filter(minutes_entry::Column::State.eq(domain::meeting::ActionState::Open))
        .order_by_asc(minutes_entry::Column::Id);
    if let Some(holder) = holder {
        open = open.filter(minutes_entry::Column::HolderId.eq(holder));
    }
    if let Some(groups) = groups {
        let of = meeting::Entity::find()
            .select_only()
            .column(meeting::Column::Id)
            .filter(meeting::Column::GroupId.is_in(groups));
        open = open.filter(minutes_entry::Column::MeetingId.in_subquery(of.into_query()));
    }
    open
}

/// Every action item that somebody ever held.
pub(super) fn actions_of(person: PersonId) -> Select<minutes_entry::Entity> {
    minutes_entry::Entity::find()
        .filter(minutes_entry::Column::HolderId.eq(person))
        .order_by_asc(minutes_entry::Column::Id)
}

/// What those at a meeting were asked before anything was linked.
pub(super) fn consent(meeting: MeetingId) -> Select<recording_consent::Entity> {
    recording_consent::Entity::find().filter(recording_consent::Column::MeetingId.eq(meeting))
}

/// The links to recordings and transcripts of a meeting.
pub(super) fn recordings(meeting: MeetingId) -> Select<recording::Entity> {
    recording::Entity::find().filter(recording::Column::MeetingId.eq(meeting)).order_by_asc(recording::Column::Id)
}

/// One of them.
pub(super) fn recording(meeting: MeetingId, id: RecordingId) -> Select<recording::Entity> {
    recordings(meeting).filter(recording::Column::Id.eq(id))
}

/// The meetings whose recordings were to be kept until a day before `today`, for the job that removes the links.
pub(super) async fn outlived(db: &impl ConnectionTrait, today: chrono::NaiveDate) -> Result<Vec<meeting::Model>> {
    let over = recording_consent::Entity::find()
        .select_only()
        .column(recording_consent::Column::MeetingId)
        .filter(recording_consent::Column::UntilDate.lt(today));
    let linked = recording::Entity::find()
        .select_only()
        .column(recording::Column::MeetingId)
        .filter(recording::Column::MeetingId.in_subquery(over.into_query()));
    Ok(meeting::Entity::find().filter(meeting::Column::Id.in_subquery(linked.into_query())).all(db).await?)
}
