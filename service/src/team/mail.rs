//! The mail that brings an invitation.

use domain::{Instant, id::InvitationId, policy::RoleKind};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::root::ScopeRef;
use crate::{Ctx, Result, record::outbox};

/// What the mail says.
pub(super) struct InvitationMail<'a> {
    pub id: InvitationId,
    pub to: &'a str,
    pub into: &'a ScopeRef,
    pub role: RoleKind,
    pub inviter: &'a str,
    pub token: &'a str,
    pub expires_at: Instant,
}

/// Leaves the mail to be sent after the commit.
pub(super) async fn send(ctx: &Ctx, tx: &impl ConnectionTrait, mail: &InvitationMail<'_>) -> Result<()> {
    let payload = json!({
        "template": "invitation",
        "to": mail.to,
        "team": mail.into.name,
        "role": mail.role,
        "inviter": mail.inviter,
        "link": ctx.settings.address(&format!("/invitations/{}", mail.token)),
        "expires_at": mail.expires_at,
    });
    outbox::leave(ctx, tx, "mail", format!("invitation:{}", mail.id), &payload).await?;
    Ok(())
}
