//! The scoped finders of drafts: whatever reads drafts starts here, so that what is closed stays closed.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    draft::{Audience, Named, Readers, save::SaveKind},
    id::{DraftId, DraftRevisionId, GroupId, PersonId},
    life::{Power, State, Workflow, workflow::MAIN},
    policy::{Action, Actor, Place, Scope, Visibility},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select, sea_query::SelectStatement,
};

use crate::{
    Ctx, Error, Result, database,
    entity::{draft, draft_person, draft_revision, draft_save, draft_text, working_group},
    group::find as groups,
    record::Entry,
    team::with_current_roles,
};

/// The drafts of a group that the asker may know of. Says the same as [`domain::policy::decide`], in one
/// query; `is_inside` says whether the asker reads what only those in the group or above it read.
pub(crate) fn visible_to(ctx: &Ctx, group: GroupId, is_inside: bool) -> Select<draft::Entity> {
    let inside = if is_inside { vec![group] } else { Vec::new() };
    visible_in(ctx, vec![group], inside)
}

/// Drafts that nobody works on any more, by the main line of the workflow of each.
pub(crate) fn over() -> Condition {
    Workflow::ALL.iter().fold(Condition::any(), |any, workflow| {
        let states = workflow.line(MAIN).map(|line| line.states).unwrap_or_default();
        let over = states.iter().filter(|state| state.is_over()).map(|state| state.key);
        any.add(Condition::all().add(draft::Column::Workflow.eq(*workflow)).add(draft::Column::State.is_in(over)))
    })
}

/// The ids of what a query finds, for asking further.
pub(crate) fn ids(drafts: Select<draft::Entity>) -> SelectStatement {
    drafts.select_only().column(draft::Column::Id).into_query()
}

/// The ids of the drafts of a condition [`known_in`].
pub(crate) fn ids_of(known: Condition) -> SelectStatement {
    ids(draft::Entity::find().filter(known))
}

/// Whether there is a draft of a condition [`known_in`].
pub(crate) async fn any(db: &impl ConnectionTrait, known: Condition) -> Result<bool> {
    let found = draft::Entity::find().select_only().column(draft::Column::Id).filter(known);
    Ok(found.into_tuple::<DraftId>().one(db).await?.is_some())
}

/// The same of several groups; `inside` are those whose own drafts the asker reads.
pub(crate) fn visible_in(ctx: &Ctx, groups: Vec<GroupId>, inside: Vec<GroupId>) -> Select<draft::Entity> {
    draft::Entity::find().filter(known_in(ctx, groups, inside))
}

/// The same as a condition, for queries that join drafts.
pub(crate) fn known_in(ctx: &Ctx, groups: Vec<GroupId>, inside: Vec<GroupId>) -> Condition {
    let of_group = Condition::all().add(draft::Column::GroupId.is_in(groups));
    if matches!(ctx.actor, Actor::System { .. }) {
        return of_group;
    }
    let free =
        Condition::any().add(draft::Column::EmbargoUntil.is_null()).add(draft::Column::EmbargoUntil.lte(ctx.now));
    let mut open = Condition::all().add(free);
    open = open.add(
        Condition::any().add(draft::Column::Audience.eq(Audience::Public)).add(draft::Column::GroupId.is_in(inside)),
    );
    let mut known = Condition::any().add(open);
    if let Some(person) = ctx.actor.person() {
        let named = draft_person::Entity::find()
            .select_only()
            .column(draft_person::Column::DraftId)
            .filter(draft_person::Column::PersonId.eq(person));
        let held = Condition::all()
            .add(draft::Column::Id.in_subquery(named.into_query()))
            .add(draft::Column::EmbargoUntil.gt(ctx.now));
        known = known.add(held);
    }
    of_group.add(known)
}

/// One draft of a group by its name, for a caller that authorises next.
pub(crate) fn named(group: GroupId, name: &str) -> Select<draft::Entity> {
    draft::Entity::find().filter(draft::Column::GroupId.eq(group)).filter(draft::Column::Name.eq(name))
}

/// One draft, for a caller that authorises next.
pub(crate) fn by_id(id: DraftId) -> Select<draft::Entity> {
    draft::Entity::find().filter(draft::Column::Id.eq(id))
}

/// Some drafts, for a caller that authorised on them.
pub(crate) fn by_ids(ids: impl IntoIterator<Item = DraftId>) -> Select<draft::Entity> {
    draft::Entity::find().filter(draft::Column::Id.is_in(ids))
}

/// Who is named with some drafts, the first ones first.
pub(crate) fn persons(drafts: impl IntoIterator<Item = DraftId>) -> Select<draft_person::Entity> {
    draft_person::Entity::find()
        .filter(draft_person::Column::DraftId.is_in(drafts))
        .order_by_asc(draft_person::Column::NamedAt)
        .order_by_asc(draft_person::Column::PersonId)
}

/// The revisions of some drafts without their texts, the newest first.
pub(crate) fn revisions(drafts: impl IntoIterator<Item = DraftId>) -> Select<draft_revision::Entity> {
    draft_revision::Entity::find()
        .filter(draft_revision::Column::DraftId.is_in(drafts))
        .order_by_desc(draft_revision::Column::Number)
}

/// The numbers and content hashes of a draft's revisions, the oldest first.
pub(crate) async fn hashes(db: &impl ConnectionTrait, draft: DraftId) -> Result<Vec<(i32, String)>> {
    let columns = [draft_revision::Column::Number, draft_revision::Column::Hash];
    let rows = draft_revision::Entity::find().select_only().columns(columns);
    let rows = rows.filter(draft_revision::Column::DraftId.eq(draft)).order_by_asc(draft_revision::Column::Number);
    Ok(rows.into_tuple().all(db).await?)
}

/// The draft of a revision, for a caller that authorises next.
pub(crate) async fn draft_of(db: &impl ConnectionTrait, revision: DraftRevisionId) -> Result<DraftId> {
    let row = draft_revision::Entity::find_by_id(revision).one(db).await?.ok_or_else(Error::not_found)?;
    Ok(row.draft_id)
}

/// One revision, for a caller that authorises next.
pub(crate) fn revision_by_id(id: DraftRevisionId) -> Select<draft_revision::Entity> {
    draft_revision::Entity::find().filter(draft_revision::Column::Id.eq(id))
}

/// One revision of a draft.
pub(crate) fn revision(draft: DraftId, number: i32) -> Select<draft_revision::Entity> {
    revisions([draft]).filter(draft_revision::Column::Number.eq(number))
}

/// The text of a revision.
pub(crate) async fn text(db: &impl ConnectionTrait, id: DraftRevisionId) -> Result<draft_text::Model> {
    draft_text::Entity::find_by_id(id).one(db).await?.ok_or_else(Error::not_found)
}

/// What is kept of a kind beside a draft, the newest first.
pub(crate) fn saves(draft: DraftId, kind: SaveKind) -> Select<draft_save::Entity> {
    draft_save::Entity::find()
        .filter(draft_save::Column::DraftId.eq(draft))
        .filter(draft_save::Column::Kind.eq(kind))
        .order_by_desc(draft_save::Column::Number)
}

/// Deletes what is kept of a kind beside a draft up to a number.
pub(super) async fn drop_saves(tx: &DatabaseTransaction, draft: DraftId, kind: SaveKind, up_to: i32) -> Result<()> {
    draft_save::Entity::delete_many()
        .filter(draft_save::Column::DraftId.eq(draft))
        .filter(draft_save::Column::Kind.eq(kind))
        .filter(draft_save::Column::Number.lte(up_to))
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes what somebody typed in one tab and has not saved.
pub(super) async fn drop_typed(tx: &DatabaseTransaction, draft: DraftId, person: PersonId, tab: &str) -> Result<()> {
    draft_save::Entity::delete_many()
        .filter(draft_save::Column::DraftId.eq(draft))
        .filter(draft_save::Column::Kind.eq(SaveKind::Typed))
        .filter(draft_save::Column::SavedBy.eq(person))
        .filter(draft_save::Column::Tab.eq(tab))
        .exec(tx)
        .await?;
    Ok(())
}

/// What somebody is named as, anywhere.
pub(crate) fn part_of(person: PersonId) -> Select<draft_person::Entity> {
    draft_person::Entity::find().filter(draft_person::Column::PersonId.eq(person))
}

/// What is kept of a kind of one person's, anywhere.
pub(super) fn saves_of(person: PersonId, kind: SaveKind) -> Select<draft_save::Entity> {
    draft_save::Entity::find().filter(draft_save::Column::SavedBy.eq(person)).filter(draft_save::Column::Kind.eq(kind))
}

/// Deletes what somebody typed and did not save, and that they are named.
pub(super) async fn drop_part(tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    draft_save::Entity::delete_many()
        .filter(draft_save::Column::SavedBy.eq(person))
        .filter(draft_save::Column::Kind.eq(SaveKind::Typed))
        .exec(tx)
        .await?;
    draft_person::Entity::delete_many().filter(draft_person::Column::PersonId.eq(person)).exec(tx).await?;
    Ok(())
}

/// The state of a draft on the main line of its workflow.
pub(crate) fn state_of(row: &draft::Model) -> Result<&'static State> {
    row.workflow.main(&row.state).ok_or_else(|| Error::fault(format!("{} knows no state {}", row.workflow, row.state)))
}

/// What the policy needs to know of a draft.
pub(crate) fn place(ctx: &Ctx, row: &draft::Model, group: &working_group::Model, named: Named) -> Place {
    let visibility = match groups::place(group) {
        Place::Group { visibility, .. } => visibility,
        _ => Visibility::Team,
    };
    Place::Draft {
        id: row.id,
        group: group.id,
        ecosystem: group.ecosystem_id,
        parent: group.parent_id,
        readers: Readers::at(row.audience, row.embargo_until, visibility, ctx.now),
        named,
    }
}

/// What the asker is named as with a draft.
pub(crate) async fn named_as(ctx: &Ctx, db: &impl ConnectionTrait, draft: DraftId) -> Result<Named> {
    let Some(person) = ctx.actor.person() else { return Ok(Named::No) };
    let row = persons([draft]).filter(draft_person::Column::PersonId.eq(person)).one(db).await?;
    Ok(row.map(|row| row.part).into())
}

/// A draft that is locked, with its group and what the policy knows of it.
pub(crate) struct Locked {
    pub(crate) draft: draft::Model,
    pub(crate) group: working_group::Model,
    pub(crate) place: Place,
}

/// Locks a draft for a write that may do `action` to it, by what the asker holds and is named as now.
pub(crate) async fn locked(ctx: &Ctx, tx: &DatabaseTransaction, id: DraftId, action: Action) -> Result<Locked> {
    let draft = database::locked::<draft::Entity>(tx, id).await?;
    let group = groups::by_id(draft.group_id).one(tx).await?.ok_or_else(Error::not_found)?;
    let place = place(ctx, &draft, &group, named_as(ctx, tx, id).await?);
    with_current_roles(ctx, tx).await?.authorize(action, place)?;
    Ok(Locked { draft, group, place })
}

impl Locked {
    /// What happened to the draft; everybody may read it where everybody may read the draft.
    pub(crate) fn told(&self, verb: &'static str, kind: &'static str, id: impl Into<uuid::Uuid>) -> Entry {
        let entry = Entry::new(verb, kind, id, Scope::Group(self.group.id));
        match self.place {
            Place::Draft { readers: Readers::All, .. } => entry.public(),
            _ => entry,
        }
    }

    /// Refuses where nothing is written in it any more.
    pub(crate) fn must_be_written(&self) -> Result<()> {
        if !self.group.state.is_written() {
            return Err(Error::conflict("group-over", "This group has ended; nothing is written in it any more."));
        }
        if !state_of(&self.draft)?.is_written() {
            let message = "Nobody works on this draft now. Let work on it go on first.";
            return Err(Error::conflict("draft-rests", message));
        }
        Ok(())
    }

    /// Refuses where no revisions are posted: the draft rests, or others look at the text as it is.
    pub(super) fn must_take_revisions(&self) -> Result<()> {
        let state = state_of(&self.draft)?;
        if state.can(Power::Frozen) && !state.can(Power::Post) {
            let message =
                "The text is frozen where the draft stands now: others look at it as it is. Move the draft back first.";
            return Err(Error::conflict("draft-frozen", message));
        }
        self.must_be_written()
    }
}
