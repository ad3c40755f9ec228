//! What stands on one person's list, as conditions of the database on drafts that are under no embargo. Says the same as
//! [`domain::duty::holder`] and [`domain::duty::answers`]; of drafts under an embargo only those are known to somebody with
//! which they are named, and they are few enough to be read.

use std::collections::BTreeSet;

use domain::{
    Instant,
    draft::Audience,
    duty::{Roster, Standby, Wanted},
    id::{GroupId, PersonId},
    policy::{Place, Visibility},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, sea_query::SelectStatement};

use super::{
    found::{self, in_states, in_states_beside, inside, reads, still},
    rosters::Rosters,
    theirs::{is_edited, is_orphaned},
};
use crate::{
    Result,
    entity::{draft, issue, issue_answer, working_group},
    group::find as groups,
};

/// What falls to somebody in some groups.
pub(super) struct Holding {
    pub(super) person: PersonId,
    now: Instant,
    /// The groups in which they hold something.
    inside: Vec<GroupId>,
    /// Those, and the groups whose parent they chair.
    still: Vec<GroupId>,
    /// Those whose closed drafts they read.
    reads: Vec<GroupId>,
    /// Those that everybody may know of.
    public: Vec<GroupId>,
    /// Those of which they come first among who answers for the chairs.
    pub(super) chairs: Vec<GroupId>,
    /// The same for the secretaries.
    secretaries: Vec<GroupId>,
    /// The same for those above.
    above: Vec<GroupId>,
    /// The same for comments.
    keeps: Vec<GroupId>,
}

impl Holding {
    pub(super) async fn read(
        db: &impl ConnectionTrait,
        of: &[working_group::Model],
        person: PersonId,
        now: Instant,
    ) -> Result<Self> {
        let rosters = Rosters::read(db, of, BTreeSet::from([person]), now).await?;
        let nobody = Standby::default();
        let groups_where = |holds: &dyn Fn(GroupId, &Roster) -> bool| -> Vec<GroupId> {
            let rows = of.iter().filter(|row| rosters.of(row.id).is_some_and(|roster| holds(row.id, roster)));
            rows.map(|row| row.id).collect()
        };
        let first = |wanted| groups_where(&|id, _| rosters.holder(id, wanted, &nobody) == Some(person));
        let is_public = |row: &&working_group::Model| {
            matches!(groups::place(row), Place::Group { visibility: Visibility::Public, .. })
        };
        Ok(Self {
            person,
            now,
            inside: groups_where(&|_, roster| roster.inside.contains(&person)),
            still: groups_where(&|_, roster| roster.inside.contains(&person) || roster.above.contains(&person)),
            reads: groups_where(&|_, roster| roster.reads(&person)),
            public: of.iter().filter(is_public).map(|row| row.id).collect(),
            chairs: first(Wanted::Chairs),
            secretaries: first(Wanted::Secretaries),
            above: first(Wanted::Above),
            keeps: groups_where(&|id, _| rosters.keeper(id) == Some(person)),
        })
    }

    /// Drafts whose states stand with them.
    pub(super) fn states(&self) -> Condition {
        let named = Condition::all().add(draft::Column::HolderId.eq(self.person)).add(among(&self.still));
        let others = Condition::all().add(still(draft::Column::HolderId, self.now).not()).add(self.by(in_states));
        Condition::any().add(named).add(others)
    }

    /// Further lines that stand with them.
    pub(super) fn lines(&self) -> Condition {
        self.by(in_states_beside)
    }

    fn by(&self, in_states: impl Fn(Wanted) -> Condition) -> Condition {
        let shepherd = Condition::any()
            .add(Condition::all().add(draft::Column::ShepherdId.eq(self.person)).add(among(&self.still)))
            .add(Condition::all().add(among(&self.chairs)).add(still(draft::Column::ShepherdId, self.now).not()));
        let at = |wanted, whose: Condition| Condition::all().add(in_states(wanted)).add(whose);
        Condition::any()
            .add(at(Wanted::Editors, edits(&self.chairs)))
            .add(at(Wanted::Chairs, among(&self.chairs)))
            .add(at(Wanted::Shepherd, shepherd))
            .add(at(Wanted::Secretaries, among(&self.secretaries)))
            .add(at(Wanted::Above, among(&self.above)))
    }

    /// Issues that somebody named them for.
    pub(super) fn named_issues(&self) -> Condition {
        Condition::all().add(issue::Column::Holder.eq(self.person)).add(among(&self.inside))
    }

    /// Issues that fall to them because nobody is named who counts.
    pub(super) fn issues(&self) -> Condition {
        let named = Condition::all()
            .add(issue::Column::Holder.is_not_null())
            .add(inside((issue::Entity, issue::Column::Holder), self.now));
        Condition::all().add(self.comments()).add(named.not())
    }

    /// Comments that wait for them.
    pub(super) fn comments(&self) -> Condition {
        edits(&self.keeps)
    }

    /// The drafts of which they are the first working editor.
    pub(super) fn edited(&self) -> SelectStatement {
        found::edited(&self.inside, self.person, self.now)
    }

    /// Those without a working editor, in the groups in which such a draft falls to them for one reason or another.
    pub(super) fn orphaned(&self) -> SelectStatement {
        let groups: BTreeSet<GroupId> = self.chairs.iter().chain(&self.keeps).copied().collect();
        found::orphaned(&groups.into_iter().collect::<Vec<_>>(), self.now)
    }

    /// Answers that they are asked for, or that nobody can give any more who may know of the draft.
    pub(super) fn answers(&self) -> Condition {
        let open = Condition::all().add(draft::Column::Audience.eq(Audience::Public)).add(among(&self.public));
        let known = Condition::any().add(open.clone()).add(among(&self.reads));
        let asked = Condition::all().add(issue_answer::Column::PersonId.eq(self.person)).add(known);
        let gone = Condition::all()
            .add(among(&self.chairs))
            .add(open.not())
            .add(reads((issue_answer::Entity, issue_answer::Column::PersonId), self.now).not());
        Condition::any().add(asked).add(gone)
    }
}

/// Drafts of which they are the first working editor, or which have none where that falls to them.
fn edits(falls: &[GroupId]) -> Condition {
    Condition::any().add(is_edited()).add(Condition::all().add(among(falls)).add(is_orphaned()))
}

fn among(groups: &[GroupId]) -> Condition {
    Condition::all().add(draft::Column::GroupId.is_in(groups.iter().copied()))
}
