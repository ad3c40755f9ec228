//! Who waits at the door of a group, for those who answer.

use std::collections::HashMap;

use domain::{
    Instant,
    id::{InvitationId, JoinRequestId, OrganisationId, PersonId},
    policy::{Action, RoleKind, Scope},
};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Result,
    group::{GroupFacts, find as groups},
    team,
};

/// Who waits at the door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Requests without an answer, the first ones first.
    pub requests: Vec<JoinRequestLine>,
    /// Invitations that nobody accepted, the latest first.
    pub invitations: Vec<InvitationLine>,
}

/// A request to join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JoinRequestLine {
    /// Which.
    pub id: JoinRequestId,
    /// Who asks.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// As what.
    pub role: RoleKind,
    /// What they said.
    pub words: String,
    /// Their interest category.
    pub category: String,
    /// The organisation they would act for.
    pub organisation: Option<String>,
    /// When they asked.
    pub asked_at: Instant,
}

/// An invitation that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InvitationLine {
    /// Which.
    pub id: InvitationId,
    /// Where it was sent.
    pub address: String,
    /// As what.
    pub role: RoleKind,
    /// Until when it can be accepted.
    pub expires_at: Instant,
}

/// Who waits at the door of a group, for those who keep its list of members.
pub async fn waiting(ctx: &Ctx, group: &GroupFacts) -> Result<Waiting> {
    ctx.authorize(Action::ManageMembers, group.place())?;
    let db = &ctx.db.read;
    let rows = find::requests(group.id).all(db).await?;
    let people = groups::people(rows.iter().map(|row| row.person_id)).all(db).await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let named = find::organisations(rows.iter().filter_map(|row| row.organisation_id)).all(db).await?;
    let organisations: HashMap<OrganisationId, String> = named.into_iter().map(|row| (row.id, row.name)).collect();
    let requests = rows.into_iter().map(|row| JoinRequestLine {
        name: names.get(&row.person_id).cloned().unwrap_or_default(),
        organisation: row.organisation_id.and_then(|id| organisations.get(&id)).cloned(),
        id: row.id,
        person: row.person_id,
        role: row.role,
        words: row.words,
        category: row.category,
        asked_at: row.asked_at,
    });
    let requests = requests.collect();
    let sent = team::find::unanswered_invitations(Scope::Group(group.id)).all(db).await?;
    let invitation = |row: crate::entity::invitation::Model| InvitationLine {
        id: row.id,
        address: row.address,
        role: row.kind,
        expires_at: row.expires_at,
    };
    Ok(Waiting { requests, invitations: sent.into_iter().map(invitation).collect() })
}
