//! The agenda of a meeting: its items, and what they name.

use domain::{
    Instant,
    id::{AgendaItemId, BallotId, DraftId, MeetingId},
    meeting::{AgendaItem, ITEMS_MOST, Phase, TypedAgendaItem},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, ModelTrait, PaginatorTrait};
use serde::Serialize;
use serde_json::json;

use super::{facts::known, find};
use crate::{
    Ctx, Error, Result,
    draft::{self, drafts_among, find as drafts},
    entity::{agenda_item, draft_revision, meeting, working_group},
    group::GroupFacts,
    record::event,
};

/// An item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgendaLine {
    /// Which.
    pub id: AgendaItemId,
    /// What it is about.
    pub title: String,
    /// How many minutes it takes.
    pub minutes: Option<i32>,
    /// Who presents it; may be empty.
    pub presenter: String,
    /// More about it, Markdown; may be empty.
    pub text: String,
    /// The draft it is about, if the asker may read it.
    pub draft: Option<DraftRef>,
    /// The ballot it is about, if the asker may know of it.
    pub ballot: Option<BallotRef>,
}

/// A draft on an agenda, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftRef {
    /// Its part of addresses.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The newest revision.
    pub newest: Option<i32>,
    /// The newest revision when the group met last before.
    pub last_seen: Option<i32>,
}

/// A ballot on an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BallotRef {
    /// Which.
    pub id: BallotId,
    /// What it is called.
    pub title: String,
}

/// The agenda of a meeting that the asker may know of.
pub async fn agenda(ctx: &Ctx, group: &GroupFacts, id: MeetingId) -> Result<Vec<AgendaLine>> {
    let (_, row) = known(ctx, group, id).await?;
    lines(ctx, group, &row).await
}

pub(super) async fn lines(ctx: &Ctx, group: &GroupFacts, row: &meeting::Model) -> Result<Vec<AgendaLine>> {
    let db = &ctx.db.read;
    let items = find::items(row.id).all(db).await?;
    let named: Vec<DraftId> = items.iter().filter_map(|item| item.draft_id).collect();
    let (readable, posted, before) = if named.is_empty() {
        (Vec::new(), Vec::new(), None)
    } else {
        let posted = drafts::revisions(named.iter().copied()).all(db).await?;
        (drafts_among(ctx, group, named).await?, posted, met_before(ctx, group, row).await?)
    };
    let ballots = if items.iter().any(|item| item.ballot_id.is_some()) {
        crate::ballot::ballots(ctx, group).await?
    } else {
        Vec::new()
    };
    let line = |item: agenda_item::Model| AgendaLine {
        id: item.id,
        title: item.title,
        minutes: item.minutes,
        presenter: item.presenter,
        text: item.text,
        draft: readable.iter().find(|line| Some(line.id) == item.draft_id).map(|line| DraftRef {
            name: line.name.clone(),
            title: line.title.clone(),
            newest: line.newest.map(|(number, _)| number),
            last_seen: before.and_then(|before| newest_at(&posted, line.id, before)),
        }),
        ballot: ballots
            .iter()
            .find(|line| Some(line.id) == item.ballot_id)
            .map(|line| BallotRef { id: line.id, title: line.title.clone() }),
    };
    Ok(items.into_iter().map(line).collect())
}

/// The end of the last meeting of the group before one, of those that the asker may know of.
async fn met_before(ctx: &Ctx, group: &GroupFacts, row: &meeting::Model) -> Result<Option<Instant>> {
    use sea_orm::{ColumnTrait, QueryFilter};
    let start = row.starts_at.unwrap_or(ctx.now);
    let query = find::visible_to(ctx, group)
        .filter(meeting::Column::State.eq(domain::meeting::MeetingState::Planned))
        .filter(meeting::Column::EndsAt.lt(start));
    Ok(query.one(&ctx.db.read).await?.and_then(|row| row.ends_at))
}

fn newest_at(posted: &[draft_revision::Model], draft: DraftId, at: Instant) -> Option<i32> {
    posted.iter().filter(|row| row.draft_id == draft && row.posted_at <= at).map(|row| row.number).max()
}

/// What an item names, found for the asker.
struct Names {
    draft: Option<DraftId>,
    ballot: Option<BallotId>,
}

async fn names(ctx: &Ctx, group: &GroupFacts, typed: &TypedAgendaItem) -> Result<Names> {
    let draft = match typed.draft.trim() {
        "" => None,
        name => {
            let found = draft::draft(ctx, group, name, Action::SeeDraft).await;
            Some(found.map_err(|_| Error::field("draft", "option", "Choose one of the drafts of the group."))?.id)
        }
    };
    let ballot = match typed.ballot.trim() {
        "" => None,
        text => {
            let unknown = || Error::field("ballot", "option", "Choose one of the ballots of the group.");
            let id: BallotId = text.parse().map_err(|_| unknown())?;
            crate::ballot::known_ballot(ctx, group, id).await.map_err(|_| unknown())?;
            Some(id)
        }
    };
    Ok(Names { draft, ballot })
}

/// Adds an item at the end. The agenda counts as there from its first item on.
pub async fn add_agenda_item(
    ctx: &Ctx,
    group: &GroupFacts,
    id: MeetingId,
    typed: &TypedAgendaItem,
) -> Result<AgendaItemId> {
    ctx.authorize_route(Action::RunMeetings)?;
    known(ctx, group, id).await?;
    ctx.authorize(Action::RunMeetings, group.place())?;
    let item = typed.check()?;
    let names = names(ctx, group, typed).await?;
    ctx.write(async |tx| {
        let (of, row) = writable(ctx, tx, group, id).await?;
        if find::items(id).count(tx).await? >= ITEMS_MOST {
            return Err(Error::conflict("too-many-items", format!("An agenda has at most {ITEMS_MOST} items.")));
        }
        let last = find::items(id).all(tx).await?.last().map_or(0, |item| item.position);
        let new = agenda_item::ActiveModel {
            id: Set(ctx.id()),
            meeting_id: Set(id),
            position: Set(last + 1),
            title: Set(item.title.clone()),
            presenter: Set(item.presenter.clone()),
            text: Set(item.text.clone()),
            minutes: Set(item.minutes.map(i32::from)),
            draft_id: Set(names.draft),
            ballot_id: Set(names.ballot),
        };
        let new = new.insert(tx).await?;
        if row.agenda_at.is_none() {
            let mut changed = meeting::ActiveModel::from(row.clone());
            changed.agenda_at = Set(Some(ctx.now));
            changed.update(tx).await?;
        }
        told(ctx, tx, &of, &row, &item).await?;
        Ok(new.id)
    })
    .await
}

/// Changes an item.
pub async fn edit_agenda_item(
    ctx: &Ctx,
    group: &GroupFacts,
    id: MeetingId,
    which: AgendaItemId,
    typed: &TypedAgendaItem,
) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    known(ctx, group, id).await?;
    ctx.authorize(Action::RunMeetings, group.place())?;
    let item = typed.check()?;
    let names = names(ctx, group, typed).await?;
    ctx.write(async |tx| {
        let (of, row) = writable(ctx, tx, group, id).await?;
        let before = find::item(id, which).one(tx).await?.ok_or_else(Error::not_found)?;
        let mut changed = agenda_item::ActiveModel::from(before);
        changed.title = Set(item.title.clone());
        changed.presenter = Set(item.presenter.clone());
        changed.text = Set(item.text.clone());
        changed.minutes = Set(item.minutes.map(i32::from));
        changed.draft_id = Set(names.draft);
        changed.ballot_id = Set(names.ballot);
        changed.update(tx).await?;
        told(ctx, tx, &of, &row, &item).await
    })
    .await
}

/// Moves an item one place up or down.
pub async fn move_agenda_item(
    ctx: &Ctx,
    group: &GroupFacts,
    id: MeetingId,
    which: AgendaItemId,
    up: bool,
) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        writable(ctx, tx, group, id).await?;
        let items = find::items(id).all(tx).await?;
        let at = items.iter().position(|item| item.id == which).ok_or_else(Error::not_found)?;
        let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|other| *other < items.len()) };
        let Some(other) = other else { return Ok(()) };
        for (item, position) in [(&items[at], items[other].position), (&items[other], items[at].position)] {
            let mut changed = agenda_item::ActiveModel::from(item.clone());
            changed.position = Set(position);
            changed.update(tx).await?;
        }
        Ok(())
    })
    .await
}

/// Takes an item off.
pub async fn remove_agenda_item(ctx: &Ctx, group: &GroupFacts, id: MeetingId, which: AgendaItemId) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        let (of, row) = writable(ctx, tx, group, id).await?;
        let item = find::item(id, which).one(tx).await?.ok_or_else(Error::not_found)?;
        let title = item.title.clone();
        item.delete(tx).await?;
        if find::items(id).count(tx).await? == 0 {
            let mut changed = meeting::ActiveModel::from(row.clone());
            changed.agenda_at = Set(None);
            changed.update(tx).await?;
        }
        event::append(ctx, tx, find::told(&of, &row, "agenda.changed").with(json!({ "removed": title }))).await
    })
    .await
}

/// A meeting whose agenda can be changed: until its minutes are approved.
async fn writable(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    group: &GroupFacts,
    id: MeetingId,
) -> Result<(working_group::Model, meeting::Model)> {
    let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
    find::expect_open_record(&row)?;
    if find::phase(&row, ctx.now) == Phase::Cancelled {
        return Err(Error::conflict("meeting-cancelled", "This meeting does not take place."));
    }
    Ok((of, row))
}

async fn told(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: &meeting::Model,
    item: &AgendaItem,
) -> Result<()> {
    event::append(ctx, tx, find::told(of, row, "agenda.changed").with(json!({ "item": item.title }))).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        draft::{NewRevision, RevisionSource, post_revision, read_content},
        on_both_databases,
        testing::{announced, code_of, fields_of},
    };

    fn item(title: &str) -> TypedAgendaItem {
        TypedAgendaItem { title: title.into(), ..TypedAgendaItem::default() }
    }

    on_both_databases! {
        async fn items_keep_their_order_and_are_moved(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let mut ids = Vec::new();
            for title in ["One", "Two", "Three"] {
                ids.push(add_agenda_item(&carl, &facts, id, &item(title)).await.expect("added"));
            }
            move_agenda_item(&carl, &facts, id, ids[2], true).await.expect("moved");
            move_agenda_item(&carl, &facts, id, ids[0], true).await.expect("first already");
            edit_agenda_item(&carl, &facts, id, ids[1], &item("Second")).await.expect("changed");
            let titles: Vec<_> = agenda(&world.anonymous(), &facts, id).await.expect("shown").into_iter().map(|line| line.title).collect();
            assert_eq!(titles, ["One", "Three", "Second"]);
            for which in ids {
                remove_agenda_item(&carl, &facts, id, which).await.expect("removed");
            }
            assert_eq!(world.ask("SELECT count(*) AS n FROM meeting WHERE agenda_at IS NOT NULL").await, 0);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(add_agenda_item(&eve, &facts, id, &item("Mine")).await), "denied");
        }

        async fn a_draft_on_the_agenda_shows_what_is_new_since_the_last_meeting(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let draft = world.draft_in(scene.open, "auth", &["# One\n", "# Two\n"]).await;
            announced(&carl, &facts, 60).await;
            let after = Ctx { now: carl.now + chrono::TimeDelta::days(1), ..carl.clone() };
            let next = announced(&after, &facts, 60).await;
            let content = read_content("# Three\n".to_owned().into()).await.expect("read");
            let new = NewRevision {
                source: RevisionSource::File(Box::new(content)), typed: domain::draft::TypedRevision::default(), answers: Vec::new(), made_from: None,
            };
            post_revision(&Ctx { now: after.now, ..world.ctx.clone() }, draft, &new).await.expect("posted");
            let named = TypedAgendaItem { draft: "auth".into(), ..item("The draft") };
            add_agenda_item(&after, &facts, next, &named).await.expect("added");
            let shown = agenda(&after, &facts, next).await.expect("shown").remove(0).draft.expect("a draft");
            assert_eq!((shown.newest, shown.last_seen), (Some(3), Some(2)));
            let unknown = TypedAgendaItem { draft: "none".into(), ..item("The draft") };
            assert_eq!(fields_of(add_agenda_item(&after, &facts, next, &unknown).await), ["draft option"]);
        }

        async fn a_draft_under_embargo_is_shown_to_nobody_else(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            world.draft_in(scene.open, "secret", &["# One\n"]).await;
            let id = announced(&carl, &facts, 60).await;
            let named = TypedAgendaItem { draft: "secret".into(), ..item("A draft") };
            add_agenda_item(&carl, &facts, id, &named).await.expect("added");
            world.edit("UPDATE draft SET embargo_until = '2027-01-01 00:00:00+00:00'").await;
            assert_eq!(agenda(&carl, &facts, id).await.expect("shown")[0].draft, None);
            assert_eq!(fields_of(add_agenda_item(&carl, &facts, id, &named).await), ["draft option"]);
        }
    }
}
