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
    Result, comment,
    draft::find as drafts,
    entity::{draft, draft_person, role, working_group},
    group::find as groups,
};

/// Who could act for some groups.
#[derive(Debug, Default)]
pub(super) struct Rosters {
    by_group: HashMap<GroupId, Roster>,
    /// Who answers for comments where no editor does.
    keepers: HashMap<GroupId, PersonId>,
    /// The officers of each group, and what those asked about hold in it, the first ones first.
    held: HashMap<GroupId, Vec<(PersonId, RoleKind)>>,
}

/// Those whose place in the order of a group's officers says what falls to them.
const OFFICERS: [RoleKind; 3] = comment::KEEPERS;

impl Rosters {
    /// Of some groups, in two queries: their officers, and which of those `asked` hold something in them. How many others
    /// do makes no difference.
    pub(super) async fn read(
        db: &impl ConnectionTrait,
        of: &[working_group::Model],
        asked: BTreeSet<PersonId>,
        now: Instant,
    ) -> Result<Self> {
        let groups: BTreeSet<uuid::Uuid> = of.iter().map(|row| row.id.0).collect();
        let above: BTreeSet<uuid::Uuid> = of.iter().filter_map(|row| row.parent_id).map(|id| id.0).collect();
        let ecosystems: BTreeSet<uuid::Uuid> = of.iter().filter_map(|row| row.ecosystem_id).map(|id| id.0).collect();
        let within = |kind: ScopeKind, ids: BTreeSet<uuid::Uuid>| {
            Condition::all().add(role::Column::ScopeKind.eq(kind)).add(role::Column::ScopeId.is_in(ids))
        };
        let among = Condition::any()
            .add(within(ScopeKind::Group, groups.clone()).add(role::Column::Kind.is_in(OFFICERS)))
            .add(within(ScopeKind::Group, above).add(role::Column::Kind.eq(RoleKind::Chair)))
            .add(within(ScopeKind::Ecosystem, ecosystems).add(role::Column::Kind.eq(RoleKind::Owner)))
            .add(
                Condition::all()
                    .add(role::Column::ScopeKind.eq(ScopeKind::Site))
                    .add(role::Column::Kind.eq(RoleKind::Admin)),
            );
        let officers = groups::roles_held(among, now).all(db).await?;
        let others = within(ScopeKind::Group, groups).add(role::Column::PersonId.is_in(asked));
        let others = groups::roles_held(others, now).all(db).await?;
        let by_group = of.iter().map(|row| (row.id, roster(row, &officers, &others))).collect();
        let held = |row: &working_group::Model| {
            let held = in_group(row.id, &officers).chain(in_group(row.id, &others));
            (row.id, held.map(|one| (one.person_id, one.kind)).collect::<Vec<_>>())
        };
        let held: HashMap<GroupId, Vec<(PersonId, RoleKind)>> = of.iter().map(held).collect();
        let keepers = held.iter().filter_map(|(id, held)| comment::first_keeper(held).map(|person| (*id, person)));
        Ok(Self { by_group, keepers: keepers.collect(), held })
    }

    /// What the officers of each group, and those asked about, hold in it.
    pub(super) fn held(&self) -> &HashMap<GroupId, Vec<(PersonId, RoleKind)>> {
        &self.held
    }

    pub(super) fn of(&self, group: GroupId) -> Option<&Roster> {
        self.by_group.get(&group)
    }

    /// Whose list something stands on.
    pub(super) fn holder(&self, group: GroupId, wanted: Wanted, draft: &Standby) -> Option<PersonId> {
        self.of(group).and_then(|roster| holder(wanted, roster, draft))
    }

    /// Whoever was named to act on a draft of a group, as long as that counts.
    pub(super) fn named(&self, group: GroupId, draft: &Standby) -> Option<PersonId> {
        self.of(group).and_then(|roster| duty::named(roster, draft))
    }

    /// Whose list something about the comments of a group's drafts stands on that no editor answers for.
    pub(super) fn keeper(&self, group: GroupId) -> Option<PersonId> {
        self.keepers.get(&group).copied().or_else(|| self.holder(group, Wanted::Chairs, &Standby::default()))
    }

    /// Whose list something stands on that one person alone can answer for.
    pub(super) fn answers(
        &self,
        group: GroupId,
        person: Option<PersonId>,
        is_open: bool,
        draft: &Standby,
    ) -> Option<PersonId> {
        self.of(group).and_then(|roster| duty::answers(person, is_open, roster, draft))
    }
}

fn in_group(id: GroupId, held: &[role::Model]) -> impl Iterator<Item = &role::Model> {
    held.iter().filter(move |one| one.scope_kind == ScopeKind::Group && one.scope_id == Some(id.0))
}

fn roster(row: &working_group::Model, held: &[role::Model], others: &[role::Model]) -> Roster {
    let with = |scope: ScopeKind, id: Option<uuid::Uuid>, kind: RoleKind| -> Vec<PersonId> {
        let rows = held.iter().filter(|one| one.scope_kind == scope && one.scope_id == id && one.kind == kind);
        rows.map(|one| one.person_id).collect()
    };
    let group = Some(row.id.0);
    let above = |id: GroupId| with(ScopeKind::Group, Some(id.0), RoleKind::Chair);
    let owners = |id: EcosystemId| with(ScopeKind::Ecosystem, Some(id.0), RoleKind::Owner);
    Roster {
        chairs: with(ScopeKind::Group, group, RoleKind::Chair),
        secretaries: with(ScopeKind::Group, group, RoleKind::Secretary),
        above: row.parent_id.map(above).unwrap_or_default(),
        owners: row.ecosystem_id.map(owners).unwrap_or_default(),
        administrators: with(ScopeKind::Site, None, RoleKind::Admin),
        inside: in_group(row.id, held).chain(in_group(row.id, others)).map(|one| one.person_id).collect(),
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

/// Of whom has to be known whether they hold something in the group of a draft.
pub(super) fn asked_of(draft: &Standby) -> impl Iterator<Item = PersonId> {
    draft.editors.iter().copied().chain(draft.named).chain(draft.shepherd)
}

/// Whose list a draft stands on.
pub(crate) async fn holder_of(
    db: &impl ConnectionTrait,
    row: &draft::Model,
    wanted: Wanted,
    now: Instant,
) -> Result<Option<PersonId>> {
    let of = groups::by_id(row.group_id).all(db).await?;
    let named = drafts::persons([row.id]).all(db).await?;
    let standby = standby(row, &named.iter().collect::<Vec<_>>(), now);
    let rosters = Rosters::read(db, &of, asked_of(&standby).collect(), now).await?;
    Ok(rosters.holder(row.group_id, wanted, &standby))
}

/// Who is named with some drafts, by draft.
pub(super) fn by_draft(named: &[draft_person::Model]) -> HashMap<DraftId, Vec<&draft_person::Model>> {
    let mut by: HashMap<DraftId, Vec<&draft_person::Model>> = HashMap::new();
    for one in named {
        by.entry(one.draft_id).or_default().push(one);
    }
    by
}
