//! Who must act: each open issue, each comment that waits and each answer that is awaited stands with one person.

use std::collections::{BTreeSet, HashMap};

use domain::{
    Instant,
    comment::Duty,
    draft::Part,
    id::{DraftId, GroupId, PersonId},
    policy::RoleKind,
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, sea_query::SimpleExpr};
use serde::Serialize;
use uuid::Uuid;

use super::find;
use crate::{
    Result,
    draft::find as drafts,
    entity::{comment, draft_person, issue, issue_answer, role},
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

/// What is open about the comments of a draft at `now`, for callers that know who may hear of it: a comment that waits is
/// for its holder alone.
pub(crate) async fn open_duties(db: &impl ConnectionTrait, of: DraftId, now: Instant) -> Result<Vec<OpenDuty>> {
    let pending = Pending {
        issues: find::issues([of]).filter(issue::Column::Disposition.is_null()).all(db).await?,
        waiting: find::waiting([of]).all(db).await?,
        answers: find::awaited([of], now).all(db).await?,
    };
    duties_of(db, pending, now).await
}

/// The same of what was found, with who holds it. The number of queries does not grow with it.
pub(crate) async fn duties_of(db: &impl ConnectionTrait, pending: Pending, now: Instant) -> Result<Vec<OpenDuty>> {
    let Pending { issues, waiting, answers } = pending;
    let settled = find::issues_by_id(answers.iter().map(|answer| answer.issue_id)).all(db).await?;
    let settled: HashMap<_, _> = settled.iter().map(|row| (row.id, row)).collect();
    let of = issues.iter().chain(settled.values().copied()).map(|row| row.draft_id);
    let of: BTreeSet<DraftId> = of.chain(waiting.iter().map(|row| row.draft_id)).collect();
    let keepers = Keepers::read(db, of, issues.iter().filter_map(|row| row.holder), now).await?;
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
    Ok(duties)
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
pub(super) struct Keepers {
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
        let place = |row: crate::entity::draft::Model| {
            let slug = slugs.get(&row.group_id).map(String::as_str).unwrap_or_default();
            (row.id, (format!("/g/{slug}/drafts/{}", row.name), row.group_id))
        };
        Ok(Self { places: rows.into_iter().map(place).collect(), editors, roles })
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
