//! Who belongs to groups.

use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::{group::TypedMember, id::PersonId, policy::Action};
use serde::{Deserialize, Serialize};
use service::group::{self, WantedMembers};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfGroup, found};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path, Query},
    page::{bad_cursor, cursor, place},
};

/// Somebody of a group in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfMember {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Who.
    pub person: Uuid,
}

/// An office of somebody in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfOffice {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Who.
    pub person: Uuid,
    /// `chair`, `secretary`, `editor` or `liaison`.
    #[param(example = "editor")]
    pub office: String,
}

/// Which members of a group.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MembersWanted {
    /// `next` of the page before.
    cursor: Option<String>,
    /// Words of their name, in any case of letters; every one of them counts.
    name: Option<String>,
    /// Who hold this, such as `chair` or `member`.
    role: Option<String>,
    /// Who have this interest category.
    category: Option<String>,
    /// Who act for the organisation of this name, or for one that votes as one with it.
    organisation: Option<String>,
}

/// A page of the members of a group whom the asker may see, and how all of them are spread.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberList {
    /// By name. Observers are named to those in the group alone.
    members: Vec<GroupMember>,
    /// Over interest categories.
    categories: Vec<MemberShare>,
    /// Over organisations; related ones count as one.
    organisations: Vec<MemberShare>,
    /// How many there are on all pages.
    count: u64,
    /// What to ask for the next page with, in `cursor`; null on the last page.
    next: Option<String>,
}

/// Somebody in a group.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupMember {
    /// Who.
    person: Uuid,
    /// Name as they write it.
    name: String,
    /// What they hold.
    roles: Vec<String>,
    /// Their interest category; may be empty.
    category: String,
    /// The weight of their vote.
    weight: i32,
    /// The organisation they act for; null for somebody who acts for themselves.
    organisation: Option<String>,
    /// `representative` or `alternate` of that organisation.
    voice: Option<String>,
    /// The first day in the group.
    joined_on: NaiveDate,
}

/// A part of a group's members.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberShare {
    /// Which category or organisation; null for people without one.
    of: Option<String>,
    /// How many.
    count: usize,
    /// Hundredths of all, rounded.
    percent: usize,
    /// Whether it is more than a third.
    over_a_third: bool,
}

/// As what and for whom somebody belongs to a group.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberDetails {
    /// One of the group's interest categories, where it has any.
    #[serde(default)]
    category: String,
    /// The weight of their vote; 1 where left out.
    #[serde(default)]
    #[schema(maximum = 1000)]
    weight: Option<u32>,
    /// The organisation they act for; empty for somebody who acts for themselves.
    #[serde(default)]
    organisation: String,
    /// `representative` or `alternate` of that organisation, or empty.
    #[serde(default)]
    voice: String,
}

/// Which organisation votes as one with which.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Its name.
    organisation: String,
    /// The one it counts as; empty sets it free.
    #[serde(default)]
    principal: String,
}

/// The members of a group by name, a hundred at a time
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/members", tag = "group", params(OfGroup, MembersWanted),
    responses((status = 200, description = "A page of them, and how all are spread", body = MemberList))
)]
pub async fn list_members(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Query(asked): Query<MembersWanted>,
) -> Answer<Json<MemberList>> {
    let facts = found(&caller, &of.group, Action::SeeGroupMembers).await?;
    let after = place("members", asked.cursor.as_deref())?;
    let role = asked.role.map(|role| role.parse());
    let wanted = WantedMembers {
        name: asked.name.unwrap_or_default(),
        role: role.transpose().map_err(|_| service::Error::field("role", "option", "There is no such role."))?,
        category: asked.category.unwrap_or_default(),
        organisation: asked.organisation.unwrap_or_default(),
        after: after.map(|id| id.parse().map_err(|_| bad_cursor())).transpose()?,
    };
    let all = group::members(&caller.ctx, &facts, &wanted).await?;
    let share = |share: domain::group::balance::Share<String>| MemberShare {
        of: share.of,
        count: share.count,
        percent: share.percent,
        over_a_third: share.over_a_third,
    };
    Ok(Json(MemberList {
        members: all.lines.into_iter().map(GroupMember::from).collect(),
        categories: all.balance.categories.into_iter().map(share).collect(),
        organisations: all.balance.organisations.into_iter().map(share).collect(),
        count: all.count,
        next: all.next.map(|id| cursor("members", &id.to_string())),
    }))
}

/// Changes as what and for whom somebody belongs to a group
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/members/{person}", tag = "group",
    params(OfMember), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "Done"))
)]
pub async fn edit_member(
    caller: Caller,
    Path(of): Path<OfMember>,
    Json(new): Json<MemberDetails>,
) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let weight = new.weight.map(|weight| weight.to_string()).unwrap_or_default();
    let MemberDetails { category, organisation, voice, .. } = new;
    let typed = TypedMember { category, weight, organisation, voice };
    group::edit_member(&caller.ctx, facts.id, PersonId(of.person), &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends somebody's time in a group
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/members/{person}", tag = "group",
    params(OfMember), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "Done"))
)]
pub async fn remove_member(caller: Caller, Path(of): Path<OfMember>) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    group::remove_member(&caller.ctx, facts.id, PersonId(of.person)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Names somebody of a group to an office
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/members/{person}/offices/{office}", tag = "group",
    params(OfOffice), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They hold it"))
)]
pub async fn give_office(caller: Caller, Path(of): Path<OfOffice>) -> Answer<StatusCode> {
    set_office(&caller, &of, true).await
}

/// Ends an office that somebody holds in a group
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/members/{person}/offices/{office}", tag = "group",
    params(OfOffice), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They do not hold it any more"))
)]
pub async fn end_office(caller: Caller, Path(of): Path<OfOffice>) -> Answer<StatusCode> {
    set_office(&caller, &of, false).await
}

async fn set_office(caller: &Caller, of: &OfOffice, holds: bool) -> Answer<StatusCode> {
    let facts = found(caller, &of.group, Action::NameOfficers).await?;
    group::set_office(&caller.ctx, facts.id, PersonId(of.person), &of.office, holds).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says which organisations vote as one in a group
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/organisations", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "Done"))
)]
pub async fn relate_organisations(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<Relation>,
) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    group::relate_organisations(&caller.ctx, facts.id, &new.organisation, &new.principal).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<group::GroupMember> for GroupMember {
    fn from(line: group::GroupMember) -> Self {
        let voice = line.rank.map(|rank| if rank == 0 { "representative" } else { "alternate" }.to_owned());
        Self {
            person: line.person.into(),
            name: line.name,
            roles: line.roles.iter().map(ToString::to_string).collect(),
            category: line.category,
            weight: line.weight,
            organisation: line.organisation,
            voice,
            joined_on: line.joined_on,
        }
    }
}
