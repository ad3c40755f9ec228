//! Joining a group: at once where it is open, by asking where the chairs answer, by the link of an invitation anywhere.

use domain::{
    FieldErrors,
    group::{Joining, MemberDetails, Occasion, TypedMember},
    id::{GroupId, JoinRequestId, OrganisationId, PersonId},
    policy::{Action, RoleKind, Scope},
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{accept_policies, enter::enter, find};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{join_request, role, working_group},
    group::{GroupFacts, facts::facts_of, find as groups},
    identity::organisation_called,
    record::{Entry, event},
    team,
};

/// Most characters of what brings somebody.
const WORDS_MAX: usize = 2_000;

/// What somebody typed to join.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedJoin {
    /// `member` or `observer`.
    pub role: String,
    /// One of the group's interest categories; empty where it has none, and for observers.
    pub category: String,
    /// The organisation they act for; empty for somebody who acts for themselves.
    pub organisation: String,
    /// What brings them, for the chairs alone.
    pub words: String,
    /// The ids of the policies that they accept.
    pub policies: Vec<String>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Joined {
    /// They are in.
    In,
    /// The chairs answer.
    Asked,
}

struct Wish {
    role: RoleKind,
    details: MemberDetails,
    words: String,
}

/// Joins a group, or asks to. The group's policies of the day are accepted on the way.
pub async fn join_group(ctx: &Ctx, id: GroupId, typed: &TypedJoin) -> Result<Joined> {
    ctx.authorize_route(Action::JoinGroup)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, id, Action::JoinGroup).await?;
        let wish = checked(&of, typed)?;
        refuse_who_is_in(ctx, tx, &of, person, wish.role).await?;
        match of.joining {
            Joining::Invitation => {
                Err(Error::conflict("by-invitation", "One joins this group by invitation. Ask its chairs for one."))
            }
            Joining::Open => {
                accept_policies::record(ctx, tx, &of, person, Occasion::Joining, &typed.policies).await?;
                let_in(ctx, tx, &of, person, &wish).await?;
                Ok(Joined::In)
            }
            Joining::Request => {
                accept_policies::record(ctx, tx, &of, person, Occasion::Joining, &typed.policies).await?;
                ask(ctx, tx, &of, person, &wish).await?;
                Ok(Joined::Asked)
            }
        }
    })
    .await
}

/// The group that an invitation leads into, and as what. Whoever holds the link may read it.
pub async fn invited(ctx: &Ctx, token: &str) -> Result<(GroupFacts, RoleKind)> {
    ctx.authorize_route(Action::SeeGroup)?;
    let (group, role) = team::invited_into_group(ctx, token).await?;
    let row = groups::by_id(group).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    Ok((facts_of(ctx, row).await?, role))
}

/// Joins a group by the link of an invitation, which works once. It says as what; the rest is as typed.
pub async fn join_invited(ctx: &Ctx, token: &str, typed: &TypedJoin) -> Result<GroupFacts> {
    ctx.authorize_route(Action::JoinGroup)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let row = ctx
        .write(async |tx| {
            let (group, _) = team::invited_into_group_within(ctx, tx, token).await?;
            let of = locked::<working_group::Entity>(tx, group).await?;
            let role = team::spend_invitation(ctx, tx, token, person).await?;
            let wish = checked(&of, &TypedJoin { role: role.to_string(), ..typed.clone() })?;
            refuse_who_is_in(ctx, tx, &of, person, wish.role).await?;
            accept_policies::record(ctx, tx, &of, person, Occasion::Joining, &typed.policies).await?;
            let_in(ctx, tx, &of, person, &wish).await?;
            Ok(of)
        })
        .await?;
    facts_of(ctx, row).await
}

fn checked(of: &working_group::Model, typed: &TypedJoin) -> Result<Wish> {
    if !of.state.takes_members() {
        return Err(Error::conflict("not-joinable", "This group takes nobody in now. Nothing was changed."));
    }
    let categories: Vec<String> = serde_json::from_value(of.categories.clone()).map_err(Error::fault)?;
    let mut errors = FieldErrors::default();
    let role = match typed.role.trim() {
        "" | "member" => Some(RoleKind::Member),
        "observer" => Some(RoleKind::Observer),
        _ => {
            errors.add("role", "option", "Choose one of the options.");
            None
        }
    };
    let member = TypedMember {
        category: typed.category.clone(),
        organisation: typed.organisation.clone(),
        ..TypedMember::default()
    };
    // Observers stand in no category.
    let offered = if role == Some(RoleKind::Observer) { &[][..] } else { &categories[..] };
    let member =
        if role == Some(RoleKind::Observer) { TypedMember { category: String::new(), ..member } } else { member };
    let details = member.note(offered, &mut errors);
    let words = errors.take("words", text::block(&typed.words, WORDS_MAX));
    let wish = role.zip(details).zip(words).map(|((role, details), words)| Wish { role, details, words });
    Ok(errors.finish(wish)?)
}

/// Whoever is in already joins no second time; an observer may become a member.
async fn refuse_who_is_in(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    person: PersonId,
    wanted: RoleKind,
) -> Result<()> {
    let held = groups::roles_now(of.id, ctx.now).filter(role::Column::PersonId.eq(person)).all(tx).await?;
    let is_in = held.iter().any(|row| row.kind == RoleKind::Member || row.kind == wanted);
    if is_in {
        return Err(Error::conflict("already-in", "You are in this group already. Nothing was changed."));
    }
    Ok(())
}

pub(super) async fn organisation(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    details: &MemberDetails,
) -> Result<Option<OrganisationId>> {
    match details.organisation.as_str() {
        "" => Ok(None),
        name => organisation_called(ctx, tx, name).await.map(Some),
    }
}

async fn let_in(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    person: PersonId,
    wish: &Wish,
) -> Result<()> {
    // Whoever comes in by another door waits no longer at this one.
    for asked in find::requests(of.id).filter(join_request::Column::PersonId.eq(person)).all(tx).await? {
        let mut asked = join_request::ActiveModel::from(asked);
        asked.answer = Set(Some("withdrawn".into()));
        asked.answered_at = Set(Some(ctx.now));
        asked.update(tx).await?;
    }
    let organisation = organisation(ctx, tx, &wish.details).await?;
    enter(ctx, tx, of, person, wish.role, &wish.details, organisation).await?;
    let entry = Entry::new("member.joined", "person", person, Scope::Group(of.id));
    event::append(ctx, tx, entry.with(json!({ "role": wish.role }))).await
}

async fn ask(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    person: PersonId,
    wish: &Wish,
) -> Result<JoinRequestId> {
    if find::requests(of.id).filter(join_request::Column::PersonId.eq(person)).one(tx).await?.is_some() {
        return Err(Error::conflict(
            "already-asked",
            "You have asked already. The chairs will answer; nothing was changed.",
        ));
    }
    let id: JoinRequestId = ctx.id();
    let row = join_request::ActiveModel {
        id: Set(id),
        group_id: Set(of.id),
        person_id: Set(person),
        role: Set(wish.role),
        words: Set(wish.words.clone()),
        category: Set(wish.details.category.clone()),
        asked_at: Set(ctx.now),
        reply: Set(String::new()),
        organisation_id: Set(organisation(ctx, tx, &wish.details).await?),
        answer: Set(None),
        answered_at: Set(None),
        answered_by: Set(None),
    };
    row.insert(tx).await?;
    // Who asks, and what they say, is between them and the chairs.
    event::append(ctx, tx, Entry::new("request.made", "join-request", id, Scope::Group(of.id))).await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found,
        group::{all_members, edit_group, group},
        on_both_databases,
        team::{TypedInvitation, accept_invitation, invite},
        testing::{GroupScene, World, code_of, fields_of},
    };

    on_both_databases! {
        async fn an_open_group_lets_everybody_in_who_accepts_its_policies(world: World) {
            let scene = world.groups().await;
            opened(&world, &scene).await;
            let nora = world.person("Nora New").await;
            let ctx = world.as_(&nora);
            let join = TypedJoin { category: "Users".into(), organisation: "Acme".into(), ..TypedJoin::default() };
            assert_eq!(fields_of(join_group(&ctx, scene.open, &TypedJoin::default()).await), ["category option"]);
            assert_eq!(join_group(&ctx, scene.open, &join).await.expect("joined"), Joined::In);
            assert_eq!(code_of(join_group(&ctx, scene.open, &join).await), "already-in");
            let facts = group(&ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let list = all_members(&world.anonymous(), &facts).await.expect("shown");
            let nora = list.iter().find(|line| line.name == "Nora New").expect("listed");
            assert_eq!((nora.category.as_str(), nora.organisation.as_deref()), ("Users", Some("Acme")));
        }

        async fn an_observer_becomes_a_member_and_keeps_one_membership(world: World) {
            let scene = world.groups().await;
            opened(&world, &scene).await;
            let nora = world.person("Nora New").await;
            let observe = TypedJoin { role: "observer".into(), ..TypedJoin::default() };
            join_group(&world.as_(&nora), scene.open, &observe).await.expect("joined");
            let join = TypedJoin { category: "Users".into(), ..TypedJoin::default() };
            join_group(&world.as_(&nora), scene.open, &join).await.expect("joined");
            let nora = world.signed_in_anew(&nora).await;
            let facts = group(&world.as_(&nora), "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            assert_eq!(facts.held, [RoleKind::Member]);
            let open = "SELECT count(*) AS n FROM membership WHERE ended_at IS NULL AND category = 'Users'";
            assert_eq!(world.ask(open).await, 1);
        }

        async fn an_invitation_lets_into_a_closed_group_once(world: World) {
            let scene = world.groups().await;
            let mut carl = scene.chair.clone();
            world.grant(&mut carl, Scope::Group(scene.closed), RoleKind::Chair).await;
            let wish = TypedInvitation { address: "nora@people.test".into(), role: "member".into() };
            invite(&world.as_(&carl), Scope::Group(scene.closed), &wish).await.expect("invited");
            let token = world.invitation_tokens().await.pop().expect("a link");
            assert_eq!(invited(&world.anonymous(), &token).await.expect("shown").0.slug, "closed");
            let nora = world.as_(&world.person("Nora New").await);
            assert_eq!(code_of(join_group(&nora, scene.closed, &TypedJoin::default()).await), "not-found");
            join_invited(&nora, &token, &TypedJoin::default()).await.expect("joined");
            let eve = world.as_(&world.person("Eve Else").await);
            assert_eq!(code_of(join_invited(&eve, &token, &TypedJoin::default()).await), "invitation-used");
            assert_eq!(code_of(accept_invitation(&eve, &token).await), "group-invitation");
        }

        async fn whoever_is_invited_while_they_wait_does_not_wait_any_more(world: World) {
            let scene = world.groups().await;
            let nora = world.as_(&world.person("Nora New").await);
            let join = TypedJoin { category: "Users".into(), ..TypedJoin::default() };
            join_group(&nora, scene.open, &join).await.expect("asked");
            let wish = TypedInvitation { address: "nora@people.test".into(), role: "member".into() };
            invite(&world.as_(&scene.chair), Scope::Group(scene.open), &wish).await.expect("invited");
            let token = world.invitation_tokens().await.pop().expect("a link");
            join_invited(&nora, &token, &join).await.expect("joined");
            assert_eq!(world.ask("SELECT count(*) AS n FROM join_request WHERE answer IS NULL").await, 0);
        }

        async fn where_one_cannot_join_it_is_said_why(world: World) {
            let scene = world.groups().await;
            let nora = world.as_(&world.person("Nora New").await);
            let join = TypedJoin { category: "Users".into(), ..TypedJoin::default() };
            assert_eq!(code_of(join_group(&world.anonymous(), scene.open, &join).await), "sign-in-needed");
            assert_eq!(code_of(join_group(&nora, scene.proposed, &join).await), "not-found");
            world.edit("UPDATE working_group SET joining = 'invitation'").await;
            assert_eq!(code_of(join_group(&nora, scene.open, &join).await), "by-invitation");
            world.edit("UPDATE working_group SET state = 'concluded'").await;
            assert_eq!(code_of(join_group(&nora, scene.open, &join).await), "not-joinable");
        }

        async fn of_fifty_requests_of_one_person_one_waits(world: World) {
            let scene = world.groups().await;
            let nora = world.person("Nora New").await.actor();
            let id = scene.open;
            let asked = world.fifty(|ctx| {
                let ctx = ctx.as_actor(nora.clone());
                let join = TypedJoin { category: "Users".into(), words: "Please".into(), ..TypedJoin::default() };
                async move { join_group(&ctx, id, &join).await }
            }).await;
            assert_eq!(asked.iter().filter(|asked| asked.is_ok()).count(), 1);
            assert_eq!(world.ask("SELECT count(*) AS n FROM join_request").await, 1);
        }
    }

    async fn opened(world: &World, scene: &GroupScene) {
        let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        let typed = domain::group::TypedGroup { joining: "open".into(), ..facts.typed() };
        edit_group(&world.ctx, scene.open, &typed, None).await.expect("opened");
    }
}
