//! Everything that is open in some groups and that the asker may know of, each with whose list it stands on.

use std::collections::HashMap;

use domain::{
    Instant,
    draft::Readers,
    duty::{DutyKind, Standby, Wanted, of_draft},
    id::{DraftId, GroupCallId, GroupId, PersonId},
    life::{CallKind, CallState, Mover, Power, period::due_after, workflow::MAIN},
    policy::{Action, Decision, Place, decide},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::rosters::{Rosters, by_draft, standby};
use crate::{
    Ctx, Result,
    draft::find as drafts,
    entity::{draft, group_call, working_group},
    group::find as groups,
    life::{find, stand::stand},
};

/// An open thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub kind: DutyKind,
    pub id: Uuid,
    pub group: GroupId,
    /// What it is about.
    pub title: String,
    /// What is to be done, as a key of the catalogue: the state of the draft, the kind of the call.
    pub what: String,
    /// What whoever named the holder said.
    pub note: String,
    pub holder: Option<PersonId>,
    pub since: Instant,
    pub due: Option<Instant>,
    pub path: String,
}

/// What is open in some groups. The number of queries does not grow with what there is.
pub(super) async fn open(ctx: &Ctx, of: &[working_group::Model]) -> Result<Vec<Open>> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let db = &ctx.db.read;
    let ids: Vec<GroupId> = of.iter().map(|row| row.id).collect();
    let inside = of.iter().filter(|row| reads_inside(ctx, row)).map(|row| row.id).collect();
    let rows = drafts::visible_in(ctx, ids.clone(), inside).all(db).await?;
    let known: Vec<DraftId> = rows.iter().map(|row| row.id).collect();
    let named = drafts::persons(known.iter().copied()).all(db).await?;
    let by = by_draft(&named);
    let none = Vec::new();
    let standbys: HashMap<DraftId, Standby> =
        rows.iter().map(|row| (row.id, standby(row, by.get(&row.id).unwrap_or(&none), ctx.now))).collect();
    let scene = Scene {
        now: ctx.now,
        slugs: of.iter().map(|row| (row.id, row.slug.as_str())).collect(),
        rosters: Rosters::read(db, of, ctx.now).await?,
        drafts: rows.iter().map(|row| (row.id, row)).collect(),
        groups: of.iter().map(|row| (row.id, row)).collect(),
        standbys,
    };
    let calls = find::unsettled(find::calls_among(ids.clone(), known.clone())).all(db).await?;
    let mut all = scene.states(db, &rows, &calls).await?;
    all.extend(calls.iter().map(|call| scene.call(call)));
    all.extend(scene.objections(db, &ids, &known).await?);
    all.extend(scene.appeals(ctx, &ids, &known).await?);
    all.extend(scene.comments(ctx, &known).await?);
    all.extend(scene.meetings(ctx).await?);
    all.extend(scene.errata(ctx).await?);
    all.sort_by(|one, other| {
        (one.due.is_none(), one.due, one.since, one.id).cmp(&(other.due.is_none(), other.due, other.since, other.id))
    });
    Ok(all)
}

/// Whether the asker reads the drafts that are for a group alone.
fn reads_inside(ctx: &Ctx, row: &working_group::Model) -> bool {
    let Place::Group { id, ecosystem, parent, .. } = groups::place(row) else { return false };
    let named = domain::draft::Named::No;
    let place = Place::Draft { id: DraftId(Uuid::nil()), group: id, ecosystem, parent, readers: Readers::Group, named };
    decide(&ctx.actor, Action::SeeDraft, place) == Decision::Allow
}

/// The groups that are looked at, and who could act for them.
pub(super) struct Scene<'a> {
    pub now: Instant,
    slugs: HashMap<GroupId, &'a str>,
    pub rosters: Rosters,
    pub drafts: HashMap<DraftId, &'a draft::Model>,
    pub groups: HashMap<GroupId, &'a working_group::Model>,
    pub standbys: HashMap<DraftId, Standby>,
}

impl Scene<'_> {
    /// Whose list something stands on. Who was named to act on a draft acts on its state, not on everything about it.
    pub(super) fn holder(&self, group: GroupId, draft: Option<DraftId>, wanted: Wanted) -> Option<PersonId> {
        let standby = draft.and_then(|id| self.standbys.get(&id)).cloned().unwrap_or_default();
        self.rosters.holder(group, wanted, &Standby { named: None, ..standby })
    }

    pub(super) fn slug(&self, group: GroupId) -> &str {
        self.slugs.get(&group).copied().unwrap_or_default()
    }

    /// Drafts in states in which somebody must act.
    async fn states(
        &self,
        db: &impl ConnectionTrait,
        rows: &[draft::Model],
        calls: &[group_call::Model],
    ) -> Result<Vec<Open>> {
        let ids = || rows.iter().map(|row| row.id);
        let lines = find::lines(ids()).all(db).await?;
        let mut written: HashMap<DraftId, bool> = HashMap::new();
        for row in find::write_ups(ids()).all(db).await? {
            written.entry(row.draft_id).or_insert(row.is_complete);
        }
        let mut all = Vec::new();
        for row in rows {
            for at in stand(row, &lines)? {
                let runs = calls.iter().any(|call| call.draft_id == Some(row.id) && call.line == at.line);
                let lacks = at.state.can(Power::WriteUp) && !written.get(&row.id).copied().unwrap_or_default();
                let Some(kind) = of_draft(at.state.is_over(), runs, lacks) else { continue };
                let standby = self.standbys.get(&row.id).cloned().unwrap_or_default();
                let is_main = at.line == MAIN;
                let standby = if is_main { standby } else { Standby { named: None, ..standby } };
                let holder = self.rosters.holder(row.group_id, at.state.holder, &standby);
                let is_named = is_main && holder.is_some() && holder == row.holder_id;
                let path = format!("/g/{}/drafts/{}", self.slug(row.group_id), row.name);
                let what = format!("{}-{}-{}", row.workflow, at.line, at.state.key);
                all.push(Open {
                    kind,
                    id: row.id.0,
                    group: row.group_id,
                    title: row.title.clone(),
                    what,
                    note: if is_named { row.holder_note.clone() } else { String::new() },
                    holder,
                    since: row.holder_since.filter(|_| is_named).unwrap_or(at.since),
                    due: if is_named { row.holder_due.or(at.due) } else { at.due },
                    path: if kind == DutyKind::WriteUp { format!("{path}/write-up") } else { format!("{path}/life") },
                });
            }
        }
        Ok(all)
    }

    fn call(&self, call: &group_call::Model) -> Open {
        let is_over = call.state.at(call.closes_at, self.now) == CallState::Closed;
        let workflow = call.draft_id.and_then(|id| self.drafts.get(&id)).map(|row| row.workflow);
        let workflow = workflow.or_else(|| self.groups.get(&call.group_id).map(|row| row.workflow));
        let outcome = workflow.map_or(0, |workflow| workflow.table().clocks.outcome);
        let by = workflow
            .and_then(|workflow| workflow.line(&call.line))
            .and_then(|line| line.states.iter().find_map(|state| state.callable(call.kind)))
            .map_or(Mover::Chairs, |callable| callable.by);
        let wanted = if by == Mover::Above { Wanted::Above } else { Wanted::Chairs };
        Open {
            kind: DutyKind::Call,
            id: call.id.0,
            group: call.group_id,
            title: call.title.clone(),
            what: format!("{}-{}", if is_over { "closed" } else { "open" }, call.kind),
            note: String::new(),
            holder: self.holder(call.group_id, call.draft_id, wanted),
            since: if is_over { call.closes_at } else { call.opened_at },
            due: if is_over { due_after(call.closes_at, outcome) } else { Some(call.closes_at) },
            path: self.call_path(call.group_id, call.id),
        }
    }

    fn call_path(&self, group: GroupId, call: GroupCallId) -> String {
        format!("/g/{}/calls/{call}", self.slug(group))
    }

    fn title(&self, group: GroupId, draft: Option<DraftId>) -> String {
        match draft {
            Some(id) => self.drafts.get(&id).map(|row| row.title.clone()).unwrap_or_default(),
            None => self.groups.get(&group).map(|row| row.name.clone()).unwrap_or_default(),
        }
    }

    async fn objections(&self, db: &impl ConnectionTrait, groups: &[GroupId], known: &[DraftId]) -> Result<Vec<Open>> {
        let rows = find::unresolved(find::objections_among(groups.to_vec(), known.to_vec())).all(db).await?;
        let open = rows.into_iter().map(|row| Open {
            kind: DutyKind::Objection,
            id: row.id.0,
            group: row.group_id,
            title: self.title(row.group_id, row.draft_id),
            what: row.state.to_string(),
            note: String::new(),
            holder: self.holder(row.group_id, row.draft_id, Wanted::Chairs),
            since: row.state_since,
            due: row.due,
            path: format!("{}#objection-{}", self.call_path(row.group_id, row.call_id), row.id),
        });
        Ok(open.collect())
    }

    async fn appeals(&self, ctx: &Ctx, groups: &[GroupId], known: &[DraftId]) -> Result<Vec<Open>> {
        let db = &ctx.db.read;
        let rows = find::lodged(groups.to_vec()).all(db).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let calls: HashMap<GroupCallId, group_call::Model> = find::calls_among(groups.to_vec(), known.to_vec())
            .all(db)
            .await?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        let open = rows.into_iter().filter_map(|row| {
            let call = calls.get(&row.call_id)?;
            Some(Open {
                kind: DutyKind::Appeal,
                id: row.id.0,
                group: row.group_id,
                title: call.title.clone(),
                what: CallKind::to_string(&call.kind),
                note: String::new(),
                holder: self.holder(row.group_id, call.draft_id, Wanted::Above),
                since: row.lodged_at,
                due: row.due,
                path: format!("{}#appeal-{}", self.call_path(row.group_id, row.call_id), row.id),
            })
        });
        Ok(open.collect())
    }
}
