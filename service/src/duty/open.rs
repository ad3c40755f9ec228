//! What is open in some groups and that the asker may know of, each with whose list it stands on.

use std::collections::{BTreeSet, HashMap};

use domain::{
    Instant,
    draft::{Audience, Readers},
    duty::{DutyKind, Standby, Wanted, of_draft},
    id::{DraftId, GroupCallId, GroupId, PersonId},
    life::{CallKind, CallState, Mover, Power, period::due_after, workflow::MAIN},
    policy::{Action, Actor, Decision, Place, Visibility, decide},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter, QuerySelect, sea_query::SelectStatement};
use uuid::Uuid;

use super::{
    found,
    holding::Holding,
    rosters::{Rosters, asked_of, by_draft, standby},
    theirs,
};
use crate::{
    Ctx, Result,
    ballot::{self, OpenAppeal},
    comment::{self, Keepers, Pending},
    draft::find as drafts,
    entity::{appeal, draft, draft_line, group_call, objection, working_group},
    group::find as groups,
    life::{
        find,
        stand::{LineStand, stand},
    },
    meeting::{self, By},
    publication::{self, OpenErratum},
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
    /// Whether everybody may read what it is called.
    pub is_public: bool,
}

/// Which of the open things are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ask {
    /// Those alone that stand on the asker's own list.
    pub mine: bool,
    /// So many of them, those that are due first; without a number all of them.
    pub most: Option<u64>,
    /// Those alone that are due by then.
    pub until: Option<Instant>,
}

/// What is open in some groups, what is due first at the beginning. Neither the number of queries nor what is read of drafts,
/// issues, comments and members grows with how many there are; calls, objections, appeals and what meetings owe are read
/// whole, since few of them are open at a time.
pub(super) async fn open(ctx: &Ctx, of: &[working_group::Model], ask: Ask) -> Result<Vec<Open>> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let db = &ctx.db.read;
    let (many, few) = (many(ctx, of, ask).await?, few(ctx, of).await?);
    let Many { states, lines, pending, errata } = many;
    let Few { calls, objections, appeals, appealed, on_rulings, owed } = few;
    let pending = pending.on_issues(db).await?;

    let ids = lines.iter().map(|row| row.draft_id).chain(pending.drafts());
    let ids = ids.chain(calls.iter().chain(appealed.values()).filter_map(|row| row.draft_id));
    let mut ids: BTreeSet<DraftId> = ids.chain(objections.iter().filter_map(|row| row.draft_id)).collect();
    for row in &states {
        ids.remove(&row.id);
    }
    let beside = if ids.is_empty() { Vec::new() } else { drafts::by_ids(ids).all(db).await? };
    let drafts: HashMap<DraftId, &draft::Model> = states.iter().chain(&beside).map(|row| (row.id, row)).collect();
    let named = drafts::persons(drafts.keys().copied()).all(db).await?;
    let (by, none) = (by_draft(&named), Vec::new());
    let standbys: HashMap<DraftId, Standby> =
        drafts.values().map(|row| (row.id, standby(row, by.get(&row.id).unwrap_or(&none), ctx.now))).collect();
    let asked = standbys.values().flat_map(asked_of).chain(pending.people());
    let asked = asked.chain(owed.iter().filter_map(|one| if let By::Person(person) = one.by { person } else { None }));
    let scene = Scene {
        now: ctx.now,
        slugs: of.iter().map(|row| (row.id, row.slug.as_str())).collect(),
        rosters: Rosters::read(db, of, asked.collect(), ctx.now).await?,
        drafts,
        groups: of.iter().map(|row| (row.id, row)).collect(),
        standbys,
    };

    let duties = comment::duties_of(pending, &scene.keepers());
    let mut all = scene.states(db, &states, &lines).await?;
    all.extend(calls.iter().map(|call| scene.call(call)));
    all.extend(objections.iter().map(|row| scene.objection(row)));
    all.extend(appeals.iter().filter_map(|row| Some(scene.appeal(row, appealed.get(&row.call_id)?))));
    all.extend(on_rulings.iter().map(|one| scene.on_ruling(one)));
    all.extend(scene.comments(ctx, duties));
    all.extend(scene.meetings(ctx, owed));
    all.extend(scene.errata(ctx, errata));
    all.retain(|one| ask.until.is_none_or(|until| one.due.is_some_and(|due| due <= until)));
    if ask.mine {
        all.retain(|one| one.holder.is_some() && one.holder == ctx.actor.person());
    }
    all.sort_by(|one, other| {
        (one.due.is_none(), one.due, one.since, one.id).cmp(&(other.due.is_none(), other.due, other.since, other.id))
    });
    all.truncate(ask.most.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX)));
    Ok(all)
}

/// What there can be thousands of, as much of it as is asked for.
#[derive(Default)]
pub(super) struct Many {
    pub states: Vec<draft::Model>,
    pub lines: Vec<draft_line::Model>,
    pub pending: Pending,
    pub errata: Vec<OpenErratum>,
}

async fn many(ctx: &Ctx, of: &[working_group::Model], ask: Ask) -> Result<Many> {
    let db = &ctx.db.read;
    let known = known(ctx, of);
    let (now, until) = (ctx.now, ask.until);
    let holding = match ctx.actor.person() {
        Some(person) => Some(Holding::read(db, of, person, now).await?),
        None => None,
    };
    let free = || Condition::all().add(known.clone()).add(found::free(now));
    // Somebody may know only of embargoes that they are named in: these are read whole, and looked through afterwards.
    let embargoed = Condition::all().add(known.clone()).add(found::free(now).not());
    let mine = holding.as_ref().filter(|_| ask.mine);
    let mut many = match &holding {
        Some(holding) => theirs::read(db, holding, &free(), ask, now).await?,
        None => Many::default(),
    };
    if mine.is_none() {
        many.states = found::states(known.clone(), until, now).limit(ask.most).all(db).await?;
        many.lines = found::lines(known.clone(), until).limit(ask.most).all(db).await?;
        many.pending.issues = found::issues(known.clone(), until).limit(ask.most).all(db).await?;
    }
    let answers = mine.map_or_else(|| known.clone(), |mine| free().add(mine.answers()));
    many.pending.answers = found::answers(answers, until, now).limit(ask.most).all(db).await?;
    if until.is_none() {
        many.errata = errata(ctx, of, holding.as_ref(), ask).await?;
    }
    // A comment that waits is for its holder alone, and has no day.
    if until.is_none() && matches!(ctx.actor, Actor::System { .. }) {
        many.pending.waiting = found::waiting(known).limit(ask.most).all(db).await?;
    }
    if holding.is_some() && drafts::any(db, embargoed.clone()).await? {
        many.pending.waiting.extend(found::waiting(embargoed.clone()).all(db).await?);
        if mine.is_some() {
            many.states.extend(found::states(embargoed.clone(), until, now).all(db).await?);
            many.lines.extend(found::lines(embargoed.clone(), until).all(db).await?);
            many.pending.issues.extend(found::issues(embargoed.clone(), until).all(db).await?);
            many.pending.answers.extend(found::answers(embargoed, until, now).all(db).await?);
        }
    }
    Ok(many)
}

/// Errata, which have no day. One that waits is for its holder alone.
async fn errata(
    ctx: &Ctx,
    of: &[working_group::Model],
    holding: Option<&Holding>,
    ask: Ask,
) -> Result<Vec<OpenErratum>> {
    let all: Vec<GroupId> = of.iter().map(|row| row.id).collect();
    let (reported, waiting): (&[GroupId], &[GroupId]) = match holding {
        Some(holding) if ask.mine => (&holding.chairs, &holding.chairs),
        Some(holding) => (&all, &holding.chairs),
        None if matches!(ctx.actor, Actor::System { .. }) => (&all, &all),
        None => (&all, &[]),
    };
    publication::open_duties(&ctx.db.read, reported, waiting, ask.most).await
}

/// What few are open of at a time.
struct Few {
    calls: Vec<group_call::Model>,
    objections: Vec<objection::Model>,
    appeals: Vec<appeal::Model>,
    /// The calls that the appeals are against.
    appealed: HashMap<GroupCallId, group_call::Model>,
    /// The appeals against rulings in ballots.
    on_rulings: Vec<OpenAppeal>,
    owed: Vec<meeting::Owed>,
}

async fn few(ctx: &Ctx, of: &[working_group::Model]) -> Result<Few> {
    let db = &ctx.db.read;
    let ids: Vec<GroupId> = of.iter().map(|row| row.id).collect();
    let visible = || -> SelectStatement { drafts::ids_of(known(ctx, of)) };
    let appeals = find::lodged(ids.clone()).all(db).await?;
    let against: BTreeSet<GroupCallId> = appeals.iter().map(|row| row.call_id).collect();
    let appealed = if against.is_empty() {
        Vec::new()
    } else {
        find::calls_among(ids.clone(), visible()).filter(group_call::Column::Id.is_in(against)).all(db).await?
    };
    Ok(Few {
        calls: find::unsettled(find::calls_among(ids.clone(), visible())).all(db).await?,
        objections: find::unresolved(find::objections_among(ids.clone(), visible())).all(db).await?,
        appealed: appealed.into_iter().map(|row| (row.id, row)).collect(),
        on_rulings: ballot::open_appeals(ctx, of).await?,
        owed: meeting::open_duties(db, &ids, ctx.now).await?,
        appeals,
    })
}

/// The drafts of some groups that the asker may know of.
fn known(ctx: &Ctx, of: &[working_group::Model]) -> Condition {
    let inside = of.iter().filter(|row| reads_inside(ctx, row)).map(|row| row.id).collect();
    drafts::known_in(ctx, of.iter().map(|row| row.id).collect(), inside)
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
    /// Who holds what is open about comments.
    fn keepers(&self) -> Keepers {
        let editors = |row: &draft::Model| self.standbys.get(&row.id).map(|standby| standby.editors.clone());
        let drafts = self.drafts.values();
        let drafts = drafts.map(|row| (*row, self.slug(row.group_id), editors(row).unwrap_or_default()));
        Keepers::of(drafts, self.rosters.held().clone())
    }

    /// Whose list something stands on. Who was named to act on a draft acts on its state, not on everything about it.
    pub(super) fn holder(&self, group: GroupId, draft: Option<DraftId>, wanted: Wanted) -> Option<PersonId> {
        let standby = draft.and_then(|id| self.standbys.get(&id)).cloned().unwrap_or_default();
        self.rosters.holder(group, wanted, &Standby { named: None, ..standby })
    }

    pub(super) fn slug(&self, group: GroupId) -> &str {
        self.slugs.get(&group).copied().unwrap_or_default()
    }

    /// Whether everybody may read a draft.
    pub(super) fn is_public_draft(&self, row: &draft::Model) -> bool {
        let is_free = row.embargo_until.is_none_or(|until| until <= self.now);
        is_free && row.audience == Audience::Public && self.is_public(row.group_id)
    }

    /// Whether everybody may know of a group.
    pub(super) fn is_public(&self, group: GroupId) -> bool {
        let place = self.groups.get(&group).map(|row| groups::place(row));
        matches!(place, Some(Place::Group { visibility: Visibility::Public, .. }))
    }

    /// Whether everybody may read what something about a draft, or about the group itself, is called.
    fn is_open(&self, group: GroupId, draft: Option<DraftId>) -> bool {
        match draft {
            Some(id) => self.drafts.get(&id).is_some_and(|row| self.is_public_draft(row)),
            None => self.is_public(group),
        }
    }

    /// Drafts in states in which somebody must act, and their further lines.
    async fn states(
        &self,
        db: &impl ConnectionTrait,
        rows: &[draft::Model],
        lines: &[draft_line::Model],
    ) -> Result<Vec<Open>> {
        let ids: BTreeSet<DraftId> =
            rows.iter().map(|row| row.id).chain(lines.iter().map(|line| line.draft_id)).collect();
        let mut written: HashMap<DraftId, bool> = HashMap::new();
        for row in find::write_ups(ids).all(db).await? {
            written.entry(row.draft_id).or_insert(row.is_complete);
        }
        let mut all = Vec::new();
        for row in rows {
            all.extend(stand(row, &[])?.iter().filter_map(|at| self.state(row, at, &written)));
        }
        for line in lines {
            let Some(row) = self.drafts.get(&line.draft_id) else { continue };
            let at = stand(row, std::slice::from_ref(line))?;
            all.extend(at.iter().skip(1).filter_map(|at| self.state(row, at, &written)));
        }
        Ok(all)
    }

    /// Where a draft stands on a line on which no call is unsettled.
    fn state(&self, row: &draft::Model, at: &LineStand, written: &HashMap<DraftId, bool>) -> Option<Open> {
        let lacks = at.state.can(Power::WriteUp) && !written.get(&row.id).copied().unwrap_or_default();
        let kind = of_draft(at.state.is_over(), false, lacks)?;
        let standby = self.standbys.get(&row.id).cloned().unwrap_or_default();
        let is_main = at.line == MAIN;
        let standby = if is_main { standby } else { Standby { named: None, ..standby } };
        let is_named = self.rosters.named(row.group_id, &standby).is_some();
        let path = format!("/g/{}/drafts/{}", self.slug(row.group_id), row.name);
        Some(Open {
            kind,
            id: row.id.0,
            group: row.group_id,
            title: row.title.clone(),
            what: format!("{}-{}-{}", row.workflow, at.line, at.state.key),
            note: if is_named { row.holder_note.clone() } else { String::new() },
            holder: self.rosters.holder(row.group_id, at.state.holder, &standby),
            since: row.holder_since.filter(|_| is_named).unwrap_or(at.since),
            due: if is_named { row.holder_due.or(at.due) } else { at.due },
            path: if kind == DutyKind::WriteUp { format!("{path}/write-up") } else { format!("{path}/life") },
            is_public: self.is_public_draft(row),
        })
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
            is_public: self.is_open(call.group_id, call.draft_id),
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

    fn objection(&self, row: &objection::Model) -> Open {
        Open {
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
            is_public: self.is_open(row.group_id, row.draft_id),
        }
    }

    fn appeal(&self, row: &appeal::Model, call: &group_call::Model) -> Open {
        Open {
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
            is_public: self.is_open(row.group_id, call.draft_id),
        }
    }

    /// Of what members alone see, nothing is told to others.
    fn on_ruling(&self, one: &OpenAppeal) -> Open {
        Open {
            kind: DutyKind::Appeal,
            id: one.id.0,
            group: one.group,
            title: one.title.clone(),
            what: "ruling".to_owned(),
            note: String::new(),
            holder: self.holder(one.group, None, Wanted::Above),
            since: one.since,
            due: one.due,
            path: format!("/g/{}/ballots/{}#appeal-{}", self.slug(one.group), one.ballot, one.id),
            is_public: one.is_open && self.is_public(one.group),
        }
    }
}
