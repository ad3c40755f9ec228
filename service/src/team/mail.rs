//! The mail that brings an invitation.

use domain::{identity::EmailAddress, language::Lang, policy::RoleKind, team::INVITATION_DAYS};
use sea_orm::ConnectionTrait;

use super::root::ScopeRef;
use crate::{
    Ctx, Result,
    mail::{self, Mail},
};

/// What the mail says.
pub(super) struct InvitationMail<'a> {
    pub to: &'a EmailAddress,
    pub language: Lang,
    pub into: &'a ScopeRef,
    pub role: RoleKind,
    pub inviter: &'a str,
    pub token: &'a str,
}

/// Leaves the mail to be sent after the commit.
pub(super) async fn send(ctx: &Ctx, tx: &impl ConnectionTrait, mail: &InvitationMail<'_>) -> Result<()> {
    let letter = Mail::Invitation {
        token: mail.token.to_owned(),
        inviter: mail.inviter.to_owned(),
        team: mail.into.name.clone(),
        role: mail.role,
        days: INVITATION_DAYS,
    };
    mail::leave(ctx, tx, mail.to, mail.language, letter).await
}
