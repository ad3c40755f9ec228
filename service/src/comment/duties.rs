//! Who must act: each open issue, each comment that waits and each answer that is awaited stands with one person.

use std::collections::{BTreeSet, HashMap};

use domain::{
    Instant,
    comment::Duty,
    draft::Part,
    id::{DraftId, GroupId, IssueId, PersonId},
    policy::RoleKind,
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, sea_query::SimpleExpr};
use serde::Serialize;
use uuid::Uuid;

use super::find;
use crate::{
    Result,
    draft::find as drafts,
    entity::{comment, draft, draft_person, issue, issue_answer, role},
    group::find as groups,
};

/// Something about a draft's comments that is not done yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenDuty {
    /// What is to be done.
    pub what: Duty,
    /// Which issue or comment.
    pub id: Uuid,
    /// To which draft it belongs.
    pub draft: DraftId,
    /// What it is called: an issue with its number, or the heading that a comment is on.
    pub title: String,
    /// Who holds it; none only where a group has nobody who could.
    pub holder: Option<PersonId>,
    /// Since when.
    pub since: Instant,
    /// Until when it is due.
    pub due: Option<Instant>,
    /// The page where it is done.
    pub path: String,
}

/// The issues of a draft of which nobody said yet what becomes of them, the first one first. For callers that authorised
/// on the draft.
pub(crate) async fn undisposed(db: &impl ConnectionTrait, draft: DraftId) -> Result<Vec<issue::Model>> {
    let mut rows = find::issues([draft]).filter(issue::Column::Disposition.is_null()).all(db).await?;
    rows.reverse();
    Ok(rows)
}

/// What waits about comments, as it was found.
#[derive(Default)]
pub(crate) struct Pending {
    /// Issues of which nobody said what becomes of them.
    pub issues: Vec<issue::Model>,
    /// Comments that wait.
    pub waiting: Vec<comment::Model>,
    /// Answers that are awaited.
    pub answers: Vec<issue_answer::Model>,
}

/// The same with the issues that the answers are about.
pub(crate) struct PendingOn {
    pending: Pending,
    settled: HashMap<IssueId, issue::Model>,
}

impl Pending {
    /// Reads the issues that the answers are about.
    pub(crate) async fn on_issues(self, db: &impl ConnectionTrait) -> Result<PendingOn> {
        let mut settled = HashMap::new();
        if !self.answers.is_empty() {
            let rows = find::issues_by_id(self.answers.iter().map(|answer| answer.issue_id)).all(db).await?;
            settled.extend(rows.into_iter().map(|row| (row.id, row)));
        }
        Ok(PendingOn { pending: self, settled })
    }
}

impl PendingOn {
    /// The drafts that it is about.
    pub(crate) fn drafts(&self) -> impl Iterator<Item = DraftId> {
        let issues = self.pending.issues.iter().chain(self.settled.values()).map(|row| row.draft_id);
        issues.chain(self.pending.waiting.iter().map(|row| row.draft_id))
    }

    /// Who is named in it.
    pub(crate) fn people(&self) -> impl Iterator<Item = PersonId> {
        let holders = self.pending.issues.iter().filter_map(|row| row.holder);
        holders.chain(self.pending.answers.iter().map(|row| row.person_id))
    }
}

/// What is open about the comments of a draft at `now`, for callers that know who may hear of it: a comment that waits is
/// for its holder alone.
pub(crate) async fn open_duties(db: &impl ConnectionTrait, of: DraftId, now: Instant) -> Result<Vec<OpenDuty>> {
    let pending = Pending {
        issues: find::issues([of]).filter(issue::Column::Disposition.is_null()).all(db).await?,
        waiting: find::waiting([of]).all(db).await?,
        answers: find::awaited([of], now).all(db).await?,
    };
    let pending = pending.on_issues(db).await?;
    let keepers = Keepers::read(db, pending.drafts().collect::<BTreeSet<_>>(), pending.people(), now).await?;
    Ok(duties_of(pending, &keepers))
}

/// What was found, with who holds it.
pub(crate) fn duties_of(pending: PendingOn, keepers: &Keepers) -> Vec<OpenDuty> {
    let PendingOn { pending: Pending { issues, waiting, answers }, settled } = pending;
    let mut duties = Vec::new();
    for row in issues {
        duties.push(OpenDuty {
            what: Duty::Issue,
            id: row.id.0,
            draft: row.draft_id,
            title: format!("#{} {}", row.number, row.title),
            holder: keepers.holder(row.draft_id, row.holder),
            since: row.holder_since,
            due: row.due_at,
            path: keepers.path(row.draft_id, &format!("issues/{}", row.number)),
        });
    }
    for row in waiting {
        duties.push(OpenDuty {
            what: Duty::Moderation,
            id: row.id.0,
            draft: row.draft_id,
            title: row.anchor["heading"].as_str().unwrap_or_default().to_owned(),
            holder: keepers.holder(row.draft_id, None),
            since: row.made_at,
            due: None,
            path: keepers.path(row.draft_id, &format!("comments/{}", row.id)),
        });
    }
    for (row, answer) in answers.iter().filter_map(|answer| Some((settled.get(&answer.issue_id)?, answer))) {
        duties.push(OpenDuty {
            what: Duty::Answer,
            id: row.id.0,
            draft: row.draft_id,
            title: format!("#{} {}", row.number, row.title),
            holder: Some(answer.person_id),
            since: answer.asked_at,
            due: Some(answer.due_at),
            path: keepers.path(row.draft_id, &format!("issues/{}", row.number)),
        });
    }
    duties.sort_by_key(|duty| duty.since);
    duties
}

/// The drafts on whose issues somebody is asked for an answer.
pub(crate) async fn awaiting(db: &impl ConnectionTrait, person: PersonId, now: Instant) -> Result<Vec<DraftId>> {
    let open = find::answers_by(person).filter(issue_answer::Column::Answer.is_null());
    let open = open.filter(issue_answer::Column::DueAt.gte(now)).all(db).await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let issues = find::issues_by_id(open.into_iter().map(|answer| answer.issue_id)).all(db).await?;
    Ok(issues.into_iter().map(|row| row.draft_id).collect())
}

/// Who holds what nobody was named for.
#[derive(Default)]
pub(crate) struct Keepers {
    /// Of each draft, the path and the group it belongs to.
    places: HashMap<DraftId, (String, GroupId)>,
    /// Of each draft, its editors, the first one first.
    editors: HashMap<DraftId, Vec<PersonId>>,
    /// Of each group, its officers, and who else of those asked about holds something in it, the first ones first.
    roles: HashMap<GroupId, Vec<(PersonId, RoleKind)>>,
}

/// Who answers for comments where no editor of the draft does, in this order.
pub(crate) const KEEPERS: [RoleKind; 3] = [RoleKind::Chair, RoleKind::Secretary, RoleKind::Editor];

/// The first of them, among those who hold something in a group, the first ones first.
pub(crate) fn first_keeper(held: &[(PersonId, RoleKind)]) -> Option<PersonId> {
    let officer = |kind| held.iter().find(|(_, one)| *one == kind).map(|(person, _)| *person);
    KEEPERS.into_iter().find_map(officer)
}

impl Keepers {
    /// Of what was read already: drafts each with the path of its group and its editors, the first ones first, and of each
    /// group its officers and those others who are named somewhere.
    pub(crate) fn of<'a>(
        drafts: impl IntoIterator<Item = (&'a draft::Model, &'a str, Vec<PersonId>)>,
        roles: HashMap<GroupId, Vec<(PersonId, RoleKind)>>,
    ) -> Self {
        let mut keepers = Self { roles, ..Self::default() };
        for (row, slug, editors) in drafts {
            keepers.places.insert(row.id, (format!("/g/{slug}/drafts/{}", row.name), row.group_id));
            keepers.editors.insert(row.id, editors);
        }
        keepers
    }

    /// For some drafts, asking also whether those who are `named` still belong to their groups. How many others do makes
    /// no difference.
    pub(super) async fn read(
        db: &impl ConnectionTrait,
        of: impl IntoIterator<Item = DraftId>,
        named: impl IntoIterator<Item = PersonId>,
        now: Instant,
    ) -> Result<Self> {
        let rows = drafts::by_ids(of).all(db).await?;
        let ids: BTreeSet<GroupId> = rows.iter().map(|row| row.group_id).collect();
        let slugs: HashMap<GroupId, String> =
            groups::by_ids(ids.iter().copied()).all(db).await?.into_iter().map(|row| (row.id, row.slug)).collect();
        let mut editors: HashMap<DraftId, Vec<PersonId>> = HashMap::new();
        let parts = drafts::persons(rows.iter().map(|row| row.id)).filter(draft_person::Column::Part.eq(Part::Editor));
        for row in parts.all(db).await? {
            editors.entry(row.draft_id).or_default().push(row.person_id);
        }
        let asked: BTreeSet<PersonId> = named.into_iter().chain(editors.values().flatten().copied()).collect();
        let among =
            |who: SimpleExpr| groups::roles_in(ids.iter().copied()).filter(who).filter(crate::team::held_at(now));
        let mut held = among(role::Column::Kind.is_in(KEEPERS)).all(db).await?;
        held.extend(among(role::Column::PersonId.is_in(asked)).all(db).await?);
        let mut roles: HashMap<GroupId, Vec<(PersonId, RoleKind)>> = HashMap::new();
        for row in held {
            let group = row.scope_id.map(GroupId::from);
            if let Some(group) = group {
                roles.entry(group).or_default().push((row.person_id, row.kind));
            }
        }
        let slug = |row: &draft::Model| slugs.get(&row.group_id).map(String::as_str).unwrap_or_default();
        let drafts = rows.iter().map(|row| (row, slug(row), editors.remove(&row.id).unwrap_or_default()));
        Ok(Self::of(drafts, roles))
    }

    /// Who is named, if they still belong to the group; else the draft's first editor who does, else the first chair,
    /// secretary or editor of the group.
    pub(super) fn holder(&self, draft: DraftId, named: Option<PersonId>) -> Option<PersonId> {
        let (_, group) = self.places.get(&draft)?;
        let held = self.roles.get(group).map(Vec::as_slice).unwrap_or_default();
        let is_in = |person: &PersonId| held.iter().any(|(one, _)| one == person);
        let editors = self.editors.get(&draft).into_iter().flatten().copied();
        named.filter(is_in).or_else(|| editors.clone().find(is_in)).or_else(|| first_keeper(held))
    }

    fn path(&self, draft: DraftId, rest: &str) -> String {
        self.places.get(&draft).map(|(path, _)| format!("{path}/{rest}")).unwrap_or_default()
    }
}
