//! Teams, the same for ecosystems and conferences.

use chrono::{DateTime, Utc};
use domain::{
    id::{InvitationId, PersonId},
    policy::{RoleKind, Scope},
};
use serde::{Deserialize, Serialize};
use service::{
    Ctx,
    team::{
        MemberLine, PendingInvitation, Team, TypedInvitation, change_roles, invite, leave_team, remove_member, team,
        withdraw_invitation,
    },
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Answer, extract::Json};

/// A team.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Team)]
pub struct TeamBody {
    /// Everybody in it, in the order in which they came.
    members: Vec<MemberBody>,
    /// Invitations that nobody answered, the latest first; only for those who may invite.
    invitations: Vec<InvitationBody>,
    /// The roles that can be given.
    offered_roles: Vec<String>,
}

/// Somebody in a team.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Member)]
pub struct MemberBody {
    /// Who.
    person: Uuid,
    /// Name as they write it.
    name: String,
    /// What they hold.
    roles: Vec<String>,
}

/// An invitation that nobody answered yet.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Invitation)]
pub struct InvitationBody {
    /// Which.
    id: Uuid,
    /// Where it was sent.
    address: String,
    /// The role it offers.
    role: String,
    /// Until when it can be accepted.
    expires_at: DateTime<Utc>,
    /// Whether it ran out.
    expired: bool,
}

/// Whom to invite as what.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    /// Where the invitation goes.
    #[schema(example = "ada@example.org", max_length = 254)]
    address: String,
    /// The role it offers, one of `offered_roles`.
    #[schema(example = "programme")]
    role: String,
}

/// What was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Made {
    /// Which.
    pub id: Uuid,
}

/// What a member of a team holds.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// All roles that they hold from now on, of `offered_roles`.
    roles: Vec<String>,
}

/// The team of `scope`.
pub async fn read(ctx: &Ctx, scope: Scope) -> Answer<Json<TeamBody>> {
    Ok(Json(team(ctx, scope).await?.into()))
}

/// Changes what a member holds; answers with the team after it.
pub async fn set_roles(ctx: &Ctx, scope: Scope, person: Uuid, roles: Roles) -> Answer<Json<TeamBody>> {
    change_roles(ctx, scope, PersonId(person), &roles.roles).await?;
    read(ctx, scope).await
}

/// Ends everything that a member holds.
pub async fn remove(ctx: &Ctx, scope: Scope, person: Uuid) -> Answer<()> {
    Ok(remove_member(ctx, scope, PersonId(person)).await?)
}

/// Ends everything that the asker holds.
pub async fn leave(ctx: &Ctx, scope: Scope) -> Answer<()> {
    Ok(leave_team(ctx, scope).await?)
}

/// Mails an invitation.
pub async fn send_invitation(ctx: &Ctx, scope: Scope, new: NewInvitation) -> Answer<Json<Made>> {
    let typed = TypedInvitation { address: new.address, role: new.role };
    Ok(Json(Made { id: invite(ctx, scope, &typed).await?.into() }))
}

/// Takes an invitation back.
pub async fn take_back(ctx: &Ctx, scope: Scope, invitation: Uuid) -> Answer<()> {
    Ok(withdraw_invitation(ctx, scope, InvitationId(invitation)).await?)
}

impl From<Team> for TeamBody {
    fn from(team: Team) -> Self {
        Self {
            members: team.members.into_iter().map(MemberBody::from).collect(),
            invitations: team.invitations.into_iter().map(InvitationBody::from).collect(),
            offered_roles: words(team.offered),
        }
    }
}

impl From<MemberLine> for MemberBody {
    fn from(member: MemberLine) -> Self {
        Self { person: member.person.into(), name: member.name, roles: words(&member.roles) }
    }
}

impl From<PendingInvitation> for InvitationBody {
    fn from(pending: PendingInvitation) -> Self {
        Self {
            id: pending.id.into(),
            address: pending.address,
            role: pending.role.to_string(),
            expires_at: pending.expires_at,
            expired: pending.expired,
        }
    }
}

fn words(roles: &[RoleKind]) -> Vec<String> {
    roles.iter().map(ToString::to_string).collect()
}
