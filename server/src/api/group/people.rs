//! Who belongs to groups.

use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    group::TypedMember,
    id::{InvitationId, JoinRequestId, PersonId},
    policy::{Action, Scope},
};
use serde::{Deserialize, Serialize};
use service::{
    group::{self, Joined, TypedJoin, WantedMembers},
    team::{self, TypedInvitation},
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfGroup, found};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path, Query},
    page::{bad_cursor, cursor, place},
    team::Made,
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

/// A request to join in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfRequest {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Which.
    pub request: Uuid,
}

/// An invitation into a group in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfInvitation {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Which.
    pub invitation: Uuid,
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

/// How somebody joins.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// `member` or `observer`; a member where left out. An invitation says it itself.
    #[serde(default)]
    role: String,
    /// One of the group's interest categories, where it has any.
    #[serde(default)]
    category: String,
    /// The organisation they act for; empty for somebody who acts for themselves.
    #[serde(default)]
    organisation: String,
    /// What brings them, for those who answer alone.
    #[serde(default)]
    #[schema(max_length = 2000)]
    words: String,
    /// The policies that they accept: all that hold today.
    #[serde(default)]
    policies: Vec<Uuid>,
}

/// How somebody takes an invitation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinByInvitation {
    /// The last part of the link.
    token: String,
    /// One of the group's interest categories, where it has any.
    #[serde(default)]
    category: String,
    /// The organisation they act for; empty for somebody who acts for themselves.
    #[serde(default)]
    organisation: String,
    /// The policies that they accept: all that hold today.
    #[serde(default)]
    policies: Vec<Uuid>,
}

/// What came of joining.
#[derive(Debug, Serialize, ToSchema)]
pub struct JoinOutcome {
    /// `in`, or `asked` where the chairs answer.
    outcome: String,
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

/// A request to join.
#[derive(Debug, Serialize, ToSchema)]
pub struct JoinRequest {
    /// Which.
    id: Uuid,
    /// Who asks.
    person: Uuid,
    /// Their name.
    name: String,
    /// As what.
    role: String,
    /// What they said.
    words: String,
    /// Their interest category; may be empty.
    category: String,
    /// The organisation they would act for.
    organisation: Option<String>,
    /// When they asked.
    asked_at: DateTime<Utc>,
}

/// An answer to a request to join.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestAnswer {
    /// Whether they are let in.
    accept: bool,
    /// What they are mailed; may be empty.
    #[serde(default)]
    #[schema(max_length = 2000)]
    reply: String,
}

/// Whom to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupInvitation {
    /// Where the invitation goes.
    #[schema(max_length = 254)]
    address: String,
    /// `member` or `observer`.
    role: String,
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

/// Joins a group, or asks to where its chairs answer
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/members", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "What came of it", body = JoinOutcome))
)]
pub async fn join_group(caller: Caller, Path(of): Path<OfGroup>, Json(join): Json<Join>) -> Answer<Json<JoinOutcome>> {
    let facts = found(&caller, &of.group, Action::JoinGroup).await?;
    let policies = join.policies.iter().map(Uuid::to_string).collect();
    let Join { role, category, organisation, words, .. } = join;
    let typed = TypedJoin { role, category, organisation, words, policies };
    let outcome = match group::join_group(&caller.ctx, facts.id, &typed).await? {
        Joined::In => "in",
        Joined::Asked => "asked",
    };
    Ok(Json(JoinOutcome { outcome: outcome.into() }))
}

/// Takes back the asker's own request to join, which waits for an answer
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/requests/me", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is taken back"))
)]
pub async fn withdraw_join_request(caller: Caller, Path(of): Path<OfGroup>) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::JoinGroup).await?;
    group::withdraw_request(&caller.ctx, facts.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Leaves a group; the last chair names another one first
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/members/me", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "You are out"))
)]
pub async fn leave_group(caller: Caller, Path(of): Path<OfGroup>) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::LeaveGroup).await?;
    group::leave_group(&caller.ctx, facts.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Joins a group by the link of an invitation
#[utoipa::path(
    post, path = "/api/v1/me/group-invitations", tag = "group",
    security(("token" = ["group"]), ("signIn" = [])),
    responses(
        (status = 200, description = "You are in", body = crate::api::Slugged),
        (status = 404, description = "No invitation into a group has this token", body = crate::api::problem::ProblemBody<'static>, content_type = "application/problem+json")
    )
)]
pub async fn join_by_invitation(
    caller: Caller,
    Json(join): Json<JoinByInvitation>,
) -> Answer<Json<crate::api::Slugged>> {
    let policies = join.policies.iter().map(Uuid::to_string).collect();
    let JoinByInvitation { token, category, organisation, .. } = join;
    let typed = TypedJoin { category, organisation, policies, ..TypedJoin::default() };
    let facts = group::join_invited(&caller.ctx, &token, &typed).await?;
    Ok(Json(crate::api::Slugged { slug: facts.slug }))
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

/// The requests to join a group that wait for an answer, the first ones first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/requests", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The requests", body = Vec<JoinRequest>))
)]
pub async fn list_join_requests(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<Vec<JoinRequest>>> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let waiting = group::waiting(&caller.ctx, &facts).await?;
    Ok(Json(waiting.requests.into_iter().map(JoinRequest::from).collect()))
}

/// Answers a request to join
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/requests/{request}", tag = "group",
    params(OfRequest), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is answered, and a mail is on its way"))
)]
pub async fn answer_join_request(
    caller: Caller,
    Path(of): Path<OfRequest>,
    Json(answer): Json<RequestAnswer>,
) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let id = JoinRequestId(of.request);
    group::answer_request(&caller.ctx, facts.id, id, answer.accept, &answer.reply).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Invites somebody into a group by mail
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/invitations", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "The mail is on its way", body = Made))
)]
pub async fn invite_into_group(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<GroupInvitation>,
) -> Answer<(StatusCode, Json<Made>)> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let typed = TypedInvitation { address: new.address, role: new.role };
    let id = team::invite(&caller.ctx, Scope::Group(facts.id), &typed).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Takes back an invitation into a group
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/invitations/{invitation}", tag = "group",
    params(OfInvitation), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "Its link lets nobody in any more"))
)]
pub async fn withdraw_group_invitation(caller: Caller, Path(of): Path<OfInvitation>) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    team::withdraw_invitation(&caller.ctx, Scope::Group(facts.id), InvitationId(of.invitation)).await?;
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

impl From<group::JoinRequestLine> for JoinRequest {
    fn from(line: group::JoinRequestLine) -> Self {
        Self {
            id: line.id.into(),
            person: line.person.into(),
            name: line.name,
            role: line.role.to_string(),
            words: line.words,
            category: line.category,
            organisation: line.organisation,
            asked_at: line.asked_at,
        }
    }
}
