//! What the record holds of somebody in groups: for themselves, and when they go.

use std::collections::BTreeSet;

use domain::{
    id::{GroupId, PersonId},
    policy::RoleKind,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, QueryFilter};
use serde_json::{Value, json};

use super::{find, leave_group::end_membership};
use crate::{
    Ctx, Result,
    database::locked,
    entity::{join_request, role, working_group},
    group::find as groups,
};

/// Whether somebody is the last chair of a group that is alive.
pub(crate) async fn last_chair_somewhere(
    tx: &DatabaseTransaction,
    person: PersonId,
    now: domain::Instant,
) -> Result<bool> {
    for group in groups::chaired_by(person, now).all(tx).await? {
        let chairs = groups::roles_now(group.id, now).filter(role::Column::Kind.eq(RoleKind::Chair)).all(tx).await?;
        if group.state.is_written() && chairs.iter().all(|row| row.person_id == person) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Holds the groups that somebody belongs to until the transaction ends, in one order.
pub(crate) async fn hold_groups_of(tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    let mine = find::memberships_of(person).all(tx).await?;
    let groups: BTreeSet<GroupId> = mine.iter().filter(|row| row.ended_at.is_none()).map(|row| row.group_id).collect();
    for group in groups {
        locked::<working_group::Entity>(tx, group).await?;
    }
    Ok(())
}

/// Ends somebody's memberships and forgets what they wrote to chairs; that they took part stays.
pub(crate) async fn forget_part(ctx: &Ctx, tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    for row in find::memberships_of(person).all(tx).await? {
        if row.ended_at.is_none() {
            end_membership(ctx, tx, row).await?;
        }
    }
    for row in find::requests_of(person).all(tx).await? {
        let answer = row.answer.clone().unwrap_or_else(|| "withdrawn".into());
        let mut row = join_request::ActiveModel::from(row);
        row.words = Set(String::new());
        row.reply = Set(String::new());
        row.answer = Set(Some(answer));
        row.update(tx).await?;
    }
    crate::group::standing::forget_reasons(tx, person).await
}

/// What the record holds of somebody in groups.
pub(crate) async fn part_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Value> {
    let memberships = find::memberships_of(person).all(db).await?;
    let requests = find::requests_of(person).all(db).await?;
    let accepted = find::acceptances_of(person).all(db).await?;
    let groups = memberships.iter().map(|row| row.group_id).chain(requests.iter().map(|row| row.group_id));
    let groups: Vec<working_group::Model> = groups::by_ids(groups).all(db).await?;
    let name = |id| groups.iter().find(|row| row.id == id).map(|row| row.name.clone());
    let memberships: Vec<Value> = memberships
        .into_iter()
        .map(|row| {
            json!({
                "group": name(row.group_id), "category": row.category, "weight": row.weight, "from": row.joined_on,
                "to": row.left_on,
            })
        })
        .collect();
    let requests: Vec<Value> = requests
        .into_iter()
        .map(|row| json!({ "group": name(row.group_id), "asked_at": row.asked_at, "words": row.words, "answer": row.answer, "reply": row.reply }))
        .collect();
    let accepted: Vec<Value> = accepted
        .into_iter()
        .map(|row| json!({ "policy": row.policy_id, "occasion": row.occasion, "affiliation": row.affiliation, "accepted_at": row.accepted_at }))
        .collect();
    let standing = crate::group::standing::part_of_person(db, person).await?;
    Ok(json!({ "memberships": memberships, "requests": requests, "policies_accepted": accepted, "standing": standing }))
}
