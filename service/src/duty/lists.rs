//! The lists: one's own, a group's, and that of an area.

use std::collections::BTreeSet;

use domain::{
    Instant,
    duty::DutyKind,
    id::{GroupId, PersonId},
    policy::{Action, Actor, RoleKind, Scope},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter};
use serde::Serialize;

use super::open::{Ask, Open, open};
use crate::{
    Ctx, Error, Result, comment,
    draft::find as drafts,
    entity::working_group,
    group::{GroupFacts, find as groups},
    meeting,
};

/// So many lines are on a page.
pub const DUTIES_A_PAGE: usize = 50;
/// So many pages a list has at most: what is due first stands before, and goes from the list as it is done.
const PAGES: usize = 200;

/// Something that somebody must do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DutyLine {
    /// What kind of thing is open.
    pub kind: DutyKind,
    /// What it is about.
    pub title: String,
    /// What is to be done, as a word of the catalogue.
    pub what: String,
    /// What whoever named the holder said; may be empty.
    pub note: String,
    /// The group that it belongs to: its part of addresses, and its name.
    pub group: (String, String),
    /// On whose list it stands.
    pub holder: Option<PersonId>,
    /// Their name.
    pub holder_name: String,
    /// Since when.
    pub since: Instant,
    /// Until when.
    pub due: Option<Instant>,
    /// Whether that is over.
    pub is_late: bool,
    /// Where it is done.
    pub path: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DutyPage {
    /// What is due first comes first.
    pub lines: Vec<DutyLine>,
    /// Which page it is, from 1 on.
    pub page: usize,
    /// Whether there is another one.
    pub more: bool,
}

/// What the asker must do, wherever it is.
pub async fn my_duties(ctx: &Ctx, page: usize) -> Result<DutyPage> {
    ctx.authorize_route(Action::JoinGroup)?;
    let me = ctx.actor.person().ok_or_else(Error::denied)?;
    let db = &ctx.db.read;
    let beside = beside(ctx, db, me).await?;
    let rows = groups::visible_to(&ctx.actor).filter(of_mine(&ctx.actor, beside)).all(db).await?;
    paged(ctx, &rows, Ask { mine: true, ..Ask::default() }, page).await
}

/// Groups in which somebody took something on, is asked for an answer or is named with a draft, whatever they hold.
async fn beside(ctx: &Ctx, db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<GroupId>> {
    let mut drafts = comment::awaiting(db, person, ctx.now).await?;
    drafts.extend(drafts::part_of(person).all(db).await?.into_iter().map(|row| row.draft_id));
    let mut all = meeting::owing_to(db, person).await?;
    if !drafts.is_empty() {
        all.extend(drafts::by_ids(drafts).all(db).await?.into_iter().map(|row| row.group_id));
    }
    Ok(all)
}

/// Groups in which something can stand on the asker's list.
fn of_mine(actor: &Actor, beside: Vec<GroupId>) -> Condition {
    let mut mine = Condition::any().add(working_group::Column::Id.is_in(beside));
    let Actor::Person { roles, .. } = actor else { return mine };
    for role in roles {
        mine = match (role.scope, role.kind) {
            (Scope::Site, RoleKind::Admin) => mine.add(working_group::Column::Id.is_not_null()),
            (Scope::Group(id), RoleKind::Chair) => {
                mine.add(working_group::Column::Id.eq(id)).add(working_group::Column::ParentId.eq(id))
            }
            (Scope::Group(id), _) => mine.add(working_group::Column::Id.eq(id)),
            (Scope::Ecosystem(id), RoleKind::Owner) => mine.add(working_group::Column::EcosystemId.eq(id)),
            _ => mine,
        };
    }
    mine
}

/// What is to be done in a group.
pub async fn group_duties(ctx: &Ctx, group: &GroupFacts, page: usize) -> Result<DutyPage> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let rows = groups::by_id(group.id).all(&ctx.db.read).await?;
    paged(ctx, &rows, Ask::default(), page).await
}

/// What is to be done in a group and in those that stand under it, as far as the asker may know of them.
pub async fn area_duties(ctx: &Ctx, group: &GroupFacts, page: usize) -> Result<DutyPage> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let under =
        Condition::any().add(working_group::Column::Id.eq(group.id)).add(working_group::Column::ParentId.eq(group.id));
    let rows = groups::visible_to(&ctx.actor).filter(under).all(&ctx.db.read).await?;
    paged(ctx, &rows, Ask::default(), page).await
}

async fn paged(ctx: &Ctx, of: &[working_group::Model], ask: Ask, page: usize) -> Result<DutyPage> {
    let page = page.clamp(1, PAGES);
    let before = (page - 1) * DUTIES_A_PAGE;
    let most = before + DUTIES_A_PAGE + 1;
    let all = Box::pin(open(ctx, of, Ask { most: u64::try_from(most).ok(), ..ask })).await?;
    let more = all.len() == most && page < PAGES;
    let shown: Vec<Open> = all.into_iter().skip(before).take(DUTIES_A_PAGE).collect();
    let people: BTreeSet<PersonId> = shown.iter().filter_map(|one| one.holder).collect();
    let people = groups::people(people).all(&ctx.db.read).await?;
    let name = |id| people.iter().find(|row| row.id == id).map(|row| row.name.clone()).unwrap_or_default();
    let group = |id| {
        let row = of.iter().find(|row| row.id == id);
        row.map(|row| (row.slug.clone(), row.name.clone())).unwrap_or_default()
    };
    let line = |one: Open| DutyLine {
        holder_name: one.holder.map(name).unwrap_or_default(),
        group: group(one.group),
        is_late: one.due.is_some_and(|due| due < ctx.now),
        kind: one.kind,
        title: one.title,
        what: one.what,
        note: one.note,
        holder: one.holder,
        since: one.since,
        due: one.due,
        path: one.path,
    };
    Ok(DutyPage { lines: shown.into_iter().map(line).collect(), page, more })
}
