//! Who could act for groups and their drafts now.

use std::collections::{BTreeSet, HashMap};

use domain::{
    Instant,
    draft::Part,
    duty::{self, Roster, Standby, Wanted, holder},
    id::{DraftId, EcosystemId, GroupId, PersonId},
    policy::{RoleKind, ScopeKind},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};

use crate::{
    Result,
    draft::find as drafts,
    entity::{draft, draft_person, role, working_group},
    group::find as groups,
};

/// Who could act for some groups.
#[derive(Debug, Default)]
pub(super) struct Rosters(HashMap<GroupId, Roster>);

impl Rosters {
    /// Of some groups, in one query.
    pub(super) async fn read(db: &impl ConnectionTrait, of: &[working_group::Model], now: Instant) -> Result<Self> {
        let scopes = of.iter().flat_map(|row| [Some(row.id), row.parent_id]).flatten();
        let scopes: BTreeSet<uuid::Uuid> = scopes.map(|id| id.0).collect();
        let ecosystems: BTreeSet<uuid::Uuid> = of.iter().filter_map(|row| row.ecosystem_id).map(|id| id.0).collect();
        let within = |kind: ScopeKind, ids: BTreeSet<uuid::Uuid>| {
            Condition::all().add(role::Column::ScopeKind.eq(kind)).add(role::Column::ScopeId.is_in(ids))
        };
        let among = Condition::any()
            .add(within(ScopeKind::Group, scopes))
            .add(within(ScopeKind::Ecosystem, ecosystems).add(role::Column::Kind.eq(RoleKind::Owner)))
            .add(
                Condition::all()
                    .add(role::Column::ScopeKind.eq(ScopeKind::Site))
                    .add(role::Column::Kind.eq(RoleKind::Admin)),
            );
        let held = groups::roles_held(among, now).all(db).await?;
        let rosters = of.iter().map(|row| (row.id, roster(row, &held)));
        Ok(Self(rosters.collect()))
    }

    /// Whose list something stands on.
    pub(super) fn holder(&self, group: GroupId, wanted: Wanted, draft: &Standby) -> Option<PersonId> {
        self.0.get(&group).and_then(|roster| holder(wanted, roster, draft))
    }
}

impl Rosters {
    /// Whose list something stands on that one person alone can answer for.
    pub(super) fn answers(
        &self,
        group: GroupId,
        person: Option<PersonId>,
        is_open: bool,
        draft: &Standby,
    ) -> Option<PersonId> {
        self.0.get(&group).and_then(|roster| duty::answers(person, is_open, roster, draft))
    }
}

fn roster(row: &working_group::Model, held: &[role::Model]) -> Roster {
    let with = |scope: ScopeKind, id: Option<uuid::Uuid>, kinds: &[RoleKind]| -> Vec<PersonId> {
        let rows = held.iter().filter(|one| one.scope_kind == scope && one.scope_id == id);
        rows.filter(|one| kinds.contains(&one.kind)).map(|one| one.person_id).collect()
    };
    let group = Some(row.id.0);
    let above = |id: GroupId| with(ScopeKind::Group, Some(id.0), &[RoleKind::Chair]);
    let owners = |id: EcosystemId| with(ScopeKind::Ecosystem, Some(id.0), &[RoleKind::Owner]);
    Roster {
        chairs: with(ScopeKind::Group, group, &[RoleKind::Chair]),
        secretaries: with(ScopeKind::Group, group, &[RoleKind::Secretary]),
        above: row.parent_id.map(above).unwrap_or_default(),
        owners: row.ecosystem_id.map(owners).unwrap_or_default(),
        administrators: with(ScopeKind::Site, None, &[RoleKind::Admin]),
        inside: with(ScopeKind::Group, group, RoleKind::ALL).into_iter().collect(),
    }
}

/// Who could act for a draft besides.
pub(super) fn standby(row: &draft::Model, named: &[&draft_person::Model], now: Instant) -> Standby {
    let editors = named.iter().filter(|one| one.part == Part::Editor).map(|one| one.person_id);
    let closed = row.embargo_until.is_some_and(|until| now < until);
    Standby {
        named: row.holder_id,
        shepherd: row.shepherd_id,
        editors: editors.collect(),
        readers: closed.then(|| named.iter().map(|one| one.person_id).collect()),
    }
}

/// Whose list a draft stands on.
pub(crate) async fn holder_of(
    db: &impl ConnectionTrait,
    row: &draft::Model,
    wanted: Wanted,
    now: Instant,
) -> Result<Option<PersonId>> {
    let of = groups::by_id(row.group_id).all(db).await?;
    let rosters = Rosters::read(db, &of, now).await?;
    let named = drafts::persons([row.id]).all(db).await?;
    Ok(rosters.holder(row.group_id, wanted, &standby(row, &named.iter().collect::<Vec<_>>(), now)))
}

/// Who is named with some drafts, by draft.
pub(super) fn by_draft(named: &[draft_person::Model]) -> HashMap<DraftId, Vec<&draft_person::Model>> {
    let mut by: HashMap<DraftId, Vec<&draft_person::Model>> = HashMap::new();
    for one in named {
        by.entry(one.draft_id).or_default().push(one);
    }
    by
}
