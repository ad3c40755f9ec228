//! What a group says about itself.

use domain::{
    Instant,
    group::{GroupDetails, GroupKind, GroupLink, GroupState, Joining, Seats, TypedGroup},
    id::GroupId,
    policy::{Action, Actor, Decision, Place, RoleKind, Scope, Visibility, decide},
    portal::Theme,
};
use sea_orm::{ColumnTrait, QueryFilter};
use serde::Serialize;

use super::find::{self, visible_to};
use crate::{
    Ctx, Error, Found, Result, Version,
    entity::{ecosystem, working_group},
    portal::{self, EcosystemRef},
    slug::{SlugKind, claimed_by},
};

/// What names a group beside something of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupRef {
    /// Which.
    pub id: GroupId,
    /// Its part of addresses.
    pub slug: String,
    /// Name for people.
    pub name: String,
}

/// What the asker may do in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one decision of the policy")]
pub struct May {
    /// Edit what it says, its milestones and policies.
    pub edit: bool,
    /// Write versions of its charter.
    pub write_charter: bool,
    /// Decide about it from above.
    pub oversee: bool,
    /// Answer requests and keep the list of members.
    pub manage_members: bool,
    /// Name officers, pause and resume.
    pub name_officers: bool,
    /// Set the rule of standing.
    pub set_rule: bool,
    /// Read the names of its members.
    pub see_members: bool,
    /// Read what only those in it or above it read.
    pub is_inside: bool,
    /// Begin drafts.
    pub start_draft: bool,
    /// Take its whole record away.
    pub export: bool,
}

/// What a group says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupFacts {
    /// Which.
    pub id: GroupId,
    /// Its part of addresses.
    pub slug: String,
    /// The ecosystem it belongs to, if any.
    pub ecosystem: Option<EcosystemRef>,
    /// The group it stands under, if the asker may know of it.
    pub parent: Option<GroupRef>,
    /// What kind of group it is.
    pub kind: GroupKind,
    /// Where it stands.
    pub state: GroupState,
    /// What was said when it last moved; may be empty.
    pub state_note: String,
    /// When it last moved.
    pub state_since: Instant,
    /// Name for people.
    pub name: String,
    /// What it does, in one sentence.
    pub purpose: String,
    /// What it is about, Markdown; may be empty.
    pub description: String,
    /// What somebody who is new does first, Markdown; may be empty.
    pub first_steps: String,
    /// How people join.
    pub joining: Joining,
    /// Who may know of it once it is approved.
    pub visibility: Visibility,
    /// Who sees the names of its members.
    pub member_list: Visibility,
    /// Whose votes are counted.
    pub seats: Seats,
    /// Interest categories.
    pub categories: Vec<String>,
    /// Where it meets and writes.
    pub links: Vec<GroupLink>,
    /// Its colours: its ecosystem's.
    pub theme: Theme,
    /// Whether those above ever approved it.
    pub approved: bool,
    /// The workflow that its new drafts follow.
    pub workflow: domain::life::Workflow,
    /// The state that an edit is made from.
    pub version: Version,
    /// What the asker may do.
    #[serde(skip)]
    pub may: May,
    /// What the asker holds in it.
    #[serde(skip)]
    pub held: Vec<RoleKind>,
    #[serde(skip)]
    place: Place,
}

/// The group under `slug`, for somebody who may do `action` to it. Former slugs are known to those alone who may know of
/// the group.
pub async fn group(ctx: &Ctx, slug: &str, action: Action) -> Result<Found<GroupFacts>> {
    ctx.authorize_route(action)?;
    let db = &ctx.db.read;
    let visible = || visible_to(&ctx.actor);
    if let Some(row) = visible().filter(working_group::Column::Slug.eq(slug)).one(db).await? {
        ctx.authorize(action, find::place(&row))?;
        return Ok(Found::Here(facts_of(ctx, row).await?));
    }
    let id = claimed_by(db, SlugKind::Group, slug).await?.ok_or_else(Error::not_found)?;
    let row = visible().filter(working_group::Column::Id.eq(id)).one(db).await?.ok_or_else(Error::not_found)?;
    Ok(Found::Moved(row.slug))
}

/// The facts of a row that the asker may see.
pub(crate) async fn facts_of(ctx: &Ctx, row: working_group::Model) -> Result<GroupFacts> {
    let db = &ctx.db.read;
    let ecosystem = match row.ecosystem_id {
        Some(id) => portal::find::by_id(id).one(db).await?,
        None => None,
    };
    let parent = match row.parent_id {
        Some(id) => visible_to(&ctx.actor).filter(working_group::Column::Id.eq(id)).one(db).await?,
        None => None,
    };
    GroupFacts::new(ctx, row, ecosystem.as_ref(), parent.as_ref())
}

impl GroupFacts {
    pub(super) fn new(
        ctx: &Ctx,
        row: working_group::Model,
        ecosystem: Option<&ecosystem::Model>,
        parent: Option<&working_group::Model>,
    ) -> Result<Self> {
        let place = find::place(&row);
        Ok(Self {
            may: May::of(&ctx.actor, place),
            held: held_by(&ctx.actor, row.id),
            place,
            ecosystem: ecosystem.map(|of| EcosystemRef { id: of.id, slug: of.slug.clone(), name: of.name.clone() }),
            theme: ecosystem.and_then(|of| of.theme.parse().ok()).unwrap_or(Theme::Ink),
            parent: parent.map(GroupRef::from),
            id: row.id,
            kind: row.kind,
            state: row.state,
            state_note: row.state_note,
            state_since: row.state_since,
            slug: row.slug,
            name: row.name,
            purpose: row.purpose,
            description: row.description,
            first_steps: row.first_steps,
            joining: row.joining,
            visibility: row.visibility,
            member_list: row.member_list,
            seats: row.seats,
            categories: serde_json::from_value(row.categories).map_err(Error::fault)?,
            links: serde_json::from_value(row.links).map_err(Error::fault)?,
            approved: row.approved_at.is_some(),
            workflow: row.workflow,
            version: Version::of_row(row.updated_at),
        })
    }

    /// What the policy needs to know of it.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Whether everybody may know of it.
    pub fn is_public(&self) -> bool {
        matches!(self.place, Place::Group { visibility: Visibility::Public, .. })
    }

    /// As if its list of members were for those inside alone.
    #[cfg(test)]
    pub(super) fn close_list(&mut self) {
        if let Place::Group { members, .. } = &mut self.place {
            *members = Visibility::Team;
        }
    }

    /// As a form or an edit starts from it.
    pub fn typed(&self) -> TypedGroup {
        TypedGroup {
            name: self.name.clone(),
            purpose: self.purpose.clone(),
            description: self.description.clone(),
            first_steps: self.first_steps.clone(),
            joining: self.joining.to_string(),
            visibility: self.visibility.to_string(),
            member_list: self.member_list.to_string(),
            seats: self.seats.to_string(),
            categories: self.categories.join("\n"),
            links: GroupDetails::typed_links(&self.links),
        }
    }
}

impl From<&working_group::Model> for GroupRef {
    fn from(row: &working_group::Model) -> Self {
        Self { id: row.id, slug: row.slug.clone(), name: row.name.clone() }
    }
}

impl May {
    fn of(actor: &Actor, place: Place) -> Self {
        let may = |action| decide(actor, action, place) == Decision::Allow;
        let from_inside = match place {
            Place::Group { id, ecosystem, parent, visibility, .. } => {
                Place::Group { id, ecosystem, parent, visibility, members: Visibility::Team }
            }
            other => other,
        };
        Self {
            edit: may(Action::EditGroup),
            write_charter: may(Action::WriteCharter),
            oversee: may(Action::OverseeGroup),
            manage_members: may(Action::ManageMembers),
            name_officers: may(Action::NameOfficers),
            set_rule: may(Action::SetVotingRule),
            start_draft: may(Action::StartDraft),
            export: may(Action::ExportGroup),
            see_members: may(Action::SeeGroupMembers),
            is_inside: decide(actor, Action::SeeGroupMembers, from_inside) == Decision::Allow,
        }
    }
}

fn held_by(actor: &Actor, group: GroupId) -> Vec<RoleKind> {
    let Actor::Person { roles, .. } = actor else { return Vec::new() };
    let mut held: Vec<RoleKind> =
        roles.iter().filter(|role| role.scope == Scope::Group(group)).map(|role| role.kind).collect();
    held.sort_unstable();
    held.dedup();
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{group::rename_group, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn a_closed_group_is_not_there_for_outsiders_under_any_slug(world: World) {
            let scene = world.groups().await;
            rename_group(&world.ctx, scene.closed, "sealed").await.expect("renamed");
            let eve = world.person("Eve Moneypenny").await;
            for ctx in [world.anonymous(), world.as_(&eve)] {
                for slug in ["closed", "sealed", "never-was", "proposed"] {
                    assert_eq!(code_of(group(&ctx, slug, Action::SeeGroup).await), "not-found", "{slug}");
                }
            }
            let mut bea = world.person("Bea Member").await;
            world.grant(&mut bea, Scope::Group(scene.closed), RoleKind::Member).await;
            let found = group(&world.as_(&bea), "closed", Action::SeeGroup).await.expect("hers");
            assert_eq!(found, Found::Moved("sealed".into()));
        }

        async fn a_form_that_starts_from_the_facts_says_the_same(world: World) {
            world.groups().await;
            let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let details = facts.typed().check().expect("acceptable");
            assert_eq!((details.links, details.categories), (facts.links.clone(), facts.categories.clone()));
            assert_eq!(facts.parent.map(|parent| parent.slug).as_deref(), Some("council"));
        }
    }
}
