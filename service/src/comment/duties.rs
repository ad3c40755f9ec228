//! Who must act: each open issue, each comment that waits and each answer that is awaited stands with one person.

use std::collections::HashMap;

use domain::{
    Instant,
    comment::Duty,
    draft::Part,
    id::{DraftId, GroupId, PersonId},
    policy::RoleKind,
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use serde::Serialize;
use uuid::Uuid;

use super::find;
use crate::{
    Result,
    draft::find as drafts,
    entity::{draft_person, issue, issue_answer},
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

/// What is open about the comments of some drafts at `now`, for callers that know who may hear of it: a comment that waits
/// is for its holder alone. The number of queries does not grow with the drafts.
pub(crate) async fn open_duties(db: &impl ConnectionTrait, of: &[DraftId], now: Instant) -> Result<Vec<OpenDuty>> {
    let keepers = Keepers::read(db, of, now).await?;
    let issues = find::issues(of.iter().copied()).all(db).await?;
    let mut duties = Vec::new();
    for row in issues.iter().filter(|row| row.disposition.is_none()) {
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
    for row in find::waiting(of.iter().copied()).all(db).await? {
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
    let settled = issues.iter().filter(|row| row.disposition.is_some()).map(|row| (row.id, row));
    let settled: HashMap<_, _> = settled.collect();
    let awaited =
        find::unanswered(settled.keys().copied()).filter(issue_answer::Column::DueAt.gte(now)).all(db).await?;
    for (row, answer) in awaited.iter().filter_map(|answer| Some((settled.get(&answer.issue_id)?, answer))) {
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
    /// Of each group, those who hold something in it, the first ones first.
    roles: HashMap<GroupId, Vec<(PersonId, RoleKind)>>,
}

impl Keepers {
    pub(super) async fn read(db: &impl ConnectionTrait, of: &[DraftId], now: Instant) -> Result<Self> {
        let rows = drafts::by_ids(of.iter().copied()).all(db).await?;
        let ids: Vec<GroupId> = rows.iter().map(|row| row.group_id).collect();
        let slugs: HashMap<GroupId, String> =
            groups::by_ids(ids.iter().copied()).all(db).await?.into_iter().map(|row| (row.id, row.slug)).collect();
        let mut editors: HashMap<DraftId, Vec<PersonId>> = HashMap::new();
        for row in
            drafts::persons(of.iter().copied()).filter(draft_person::Column::Part.eq(Part::Editor)).all(db).await?
        {
            editors.entry(row.draft_id).or_default().push(row.person_id);
        }
        let mut roles: HashMap<GroupId, Vec<(PersonId, RoleKind)>> = HashMap::new();
        for row in groups::roles_in(ids).filter(crate::team::held_at(now)).all(db).await? {
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
        let officer = |kind| held.iter().find(|(_, one)| *one == kind).map(|(person, _)| *person);
        let editors = self.editors.get(&draft).into_iter().flatten().copied();
        named
            .filter(is_in)
            .or_else(|| editors.clone().find(is_in))
            .or_else(|| [RoleKind::Chair, RoleKind::Secretary, RoleKind::Editor].into_iter().find_map(officer))
    }

    fn path(&self, draft: DraftId, rest: &str) -> String {
        self.places.get(&draft).map(|(path, _)| format!("{path}/{rest}")).unwrap_or_default()
    }
}
