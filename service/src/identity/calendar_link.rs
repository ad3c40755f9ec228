//! The secret address of somebody's own calendar of groups: shown when it is made, kept as a hash.
#![expect(clippy::disallowed_methods, reason = "scoped finders: by the hash of a secret, and by account")]

use domain::{
    Instant,
    policy::{Action, Actor, Place, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{
    accounts,
    secret::{Purpose, Secret, hash},
    visitors::roles_at,
};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{account, calendar_link},
    record::event::{Entry, append},
};

/// When the asker's address was made, if there is one.
pub async fn calendar_link(ctx: &Ctx) -> Result<Option<Instant>> {
    ctx.authorize_route(Action::KeepAgenda)?;
    let account = ctx.actor.account().ok_or_else(Error::sign_in_needed)?;
    let row = calendar_link::Entity::find_by_id(account).one(&ctx.db.read).await?;
    Ok(row.map(|row| row.created_at))
}

/// Makes the asker's address and returns its secret, which is shown once. An address made before stops working.
pub async fn make_calendar_link(ctx: &Ctx) -> Result<Secret> {
    let secret = Secret::new(ctx, Purpose::Calendar);
    replace(ctx, Some(&secret)).await?;
    Ok(secret)
}

/// Ends the asker's address.
pub async fn end_calendar_link(ctx: &Ctx) -> Result<()> {
    replace(ctx, None).await
}

async fn replace(ctx: &Ctx, with: Option<&Secret>) -> Result<()> {
    ctx.authorize_route(Action::KeepAgenda)?;
    ctx.authorize(Action::KeepAgenda, Place::Own)?;
    let (Some(person), Some(account)) = (ctx.actor.person(), ctx.actor.account()) else {
        return Err(Error::sign_in_needed());
    };
    ctx.write(async |tx| {
        locked::<account::Entity>(tx, account).await?;
        calendar_link::Entity::delete_by_id(account).exec(tx).await?;
        let verb = if let Some(secret) = with {
            let row = calendar_link::ActiveModel {
                account_id: Set(account),
                token_hash: Set(hash(Purpose::Calendar, secret.expose())),
                created_at: Set(ctx.now),
            };
            row.insert(tx).await?;
            "calendar-link.made"
        } else {
            "calendar-link.ended"
        };
        append(ctx, tx, Entry::new(verb, "person", person, Scope::Site)).await
    })
    .await
}

/// Whoever's calendar a secret opens, as they would ask themselves; "not found" for one that opens none.
pub async fn owner_of_calendar(ctx: &Ctx, secret: &str) -> Result<Ctx> {
    let db = &ctx.db.read;
    let query =
        calendar_link::Entity::find().filter(calendar_link::Column::TokenHash.eq(hash(Purpose::Calendar, secret)));
    let row = query.one(db).await?.ok_or_else(Error::not_found)?;
    let account = accounts::by_id(db, row.account_id).await?;
    let roles = roles_at(ctx, db, account.person.id).await?;
    let (person, account) = (account.person.id, account.row.id);
    Ok(ctx.as_actor(Actor::Person { person, account, roles, token: None }))
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        meeting::my_calendar,
        on_both_databases,
        testing::{announced, code_of},
    };

    on_both_databases! {
        async fn the_newest_address_opens_ones_own_calendar_and_an_older_one_none(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let call = announced(&carl, &facts, 120).await;
            let mia = world.as_(&world.holding("Mia Member", scene.open, RoleKind::Member).await);
            assert_eq!(calendar_link(&mia).await.expect("read"), None);
            let old = make_calendar_link(&mia).await.expect("made");
            let new = make_calendar_link(&mia).await.expect("made");
            assert!(calendar_link(&mia).await.expect("read").is_some());
            let nobody = world.anonymous();
            assert_eq!(code_of(owner_of_calendar(&nobody, old.expose()).await.map(drop)), "not-found");
            let owner = owner_of_calendar(&nobody, new.expose()).await.expect("hers");
            assert_eq!(owner.actor.person(), mia.actor.person());
            let told = my_calendar(&owner).await.expect("told");
            assert_eq!(told.iter().map(|(group, one)| (group.as_str(), one.id)).collect::<Vec<_>>(), [("open", call)]);
            assert!(told.iter().all(|(_, one)| one.link.is_none()), "the address may travel further than its owner means");
            let eve = world.as_(&world.person("Eve Else").await);
            assert!(my_calendar(&eve).await.expect("told").is_empty());
            assert_eq!(code_of(make_calendar_link(&nobody).await), "sign-in-needed");
            end_calendar_link(&mia).await.expect("ended");
            assert_eq!(code_of(owner_of_calendar(&nobody, new.expose()).await.map(drop)), "not-found");
        }

        async fn whoever_left_a_group_sees_its_meetings_no_more(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            announced(&carl, &facts, 120).await;
            let member = world.holding("Mia Member", scene.open, RoleKind::Member).await;
            let secret = make_calendar_link(&world.as_(&member)).await.expect("made");
            let owner = async || owner_of_calendar(&world.anonymous(), secret.expose()).await.expect("hers");
            assert_eq!(my_calendar(&owner().await).await.expect("told").len(), 1);
            let id = member.person;
            let now = "'2026-08-01 00:00:00+00:00'";
            world.edit(&format!("UPDATE role SET to_at = {now} WHERE kind = 'member'")).await;
            assert!(my_calendar(&owner().await).await.expect("told").is_empty(), "{id}");
        }
    }
}
