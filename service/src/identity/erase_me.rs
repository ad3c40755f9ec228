//! Deleting oneself: account, addresses, sign-ins, tokens and profile go; what was done together with others stays in
//! the record under a person without a name. The event log forgets who acted, and its chain holds all the same.

use domain::{
    Instant,
    id::{AccountId, PersonId, SignInId},
    identity::ERASED_NAME,
    policy::{Action, Place, RoleKind, Scope, ScopeKind, Visibility},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, Func},
};

use super::{accounts, claim, grant_site_role::end_all, proof::recent_proof, set_picture};
use crate::{
    Ctx, Error, Result, cfp,
    database::locked,
    decision, draft,
    entity::{
        account, affiliation, agenda_link, api_token, calendar_link, email_address, favourite, idempotent_answer,
        invitation, kept_mail, mailed_link, person, person_link, role, sign_in,
    },
    group,
    mail::{self, Mail},
    meeting,
    record::{
        event::{Entry, append},
        seal,
    },
    review,
    team::lock_teams_of,
};

/// Erases the actor. `confirmed` is their saying so once more. The last owner of a team, and the last administrator,
/// name another one first.
pub async fn erase_me(ctx: &Ctx, here: SignInId, confirmed: bool) -> Result<()> {
    ctx.authorize(Action::ManageAccount, Place::Own)?;
    let (Some(person), Some(id)) = (ctx.actor.person(), ctx.actor.account()) else {
        return Err(Error::sign_in_needed());
    };
    if !confirmed {
        return Err(Error::field("confirmed", "missing", "Tick this box to say that you mean it."));
    }
    ctx.write(async |tx| {
        recent_proof(ctx, tx, here).await?;
        let account = accounts::own(ctx, tx).await?;
        locked::<account::Entity>(tx, id).await?;
        lock_teams_of(tx, person, ctx.now).await?;
        let theirs = roles_to_end(tx, person, ctx.now).await?;
        end_all(ctx, tx, theirs).await?;
        let to = accounts::primary_address(tx, id).await?;
        set_picture::replace(ctx, tx, person, None).await?;
        forget_addresses(tx, id, person).await?;
        forget_account(tx, id).await?;
        forget_person(ctx, tx, person).await?;
        append(ctx, tx, Entry::new("person.erased", "person", person, Scope::Site)).await?;
        forget_events(tx, person).await?;
        mail::leave(ctx, tx, &to, account.person.language, Mail::AccountErased).await
    })
    .await
}

/// The roles that the person holds, unless a team would be left without an owner. All owners of those teams are locked,
/// so that two who leave at once do not each count on the other.
#[expect(clippy::disallowed_methods, reason = "scoped finders: by person, and by the scopes they own")]
async fn roles_to_end(tx: &DatabaseTransaction, person: PersonId, now: Instant) -> Result<Vec<role::Model>> {
    let going_on = || {
        let query = role::Entity::find().filter(role::Column::ToAt.is_null().or(role::Column::ToAt.gt(now)));
        let query = query.order_by_asc(role::Column::Id);
        if tx.get_database_backend() == DbBackend::Postgres { query.lock_exclusive() } else { query }
    };
    let theirs = going_on().filter(role::Column::PersonId.eq(person)).all(tx).await?;
    let in_charge = |row: &&role::Model| matches!(row.kind, RoleKind::Owner | RoleKind::Admin);
    for own in theirs.iter().filter(in_charge) {
        let scope = match own.scope_id {
            Some(id) => role::Column::ScopeId.eq(id),
            None => role::Column::ScopeId.is_null(),
        };
        let holders = going_on()
            .filter(role::Column::ScopeKind.eq(own.scope_kind))
            .filter(role::Column::Kind.eq(own.kind))
            .filter(scope)
            .all(tx)
            .await?;
        if holders.iter().all(|row| row.person_id == person) {
            return Err(last_one(own.scope_kind));
        }
    }
    if group::last_chair_somewhere(tx, person, now).await? {
        return Err(last_one(ScopeKind::Group));
    }
    Ok(theirs)
}

fn last_one(scope: ScopeKind) -> Error {
    let what = match scope {
        ScopeKind::Site => "administrator of this site",
        ScopeKind::Ecosystem => "owner of an ecosystem",
        ScopeKind::Conference => "owner of a conference",
        ScopeKind::Group => "chair of a group",
    };
    Error::conflict("last-owner", format!("You are the last {what}. Name another one first; nothing was changed."))
}

async fn forget_addresses(tx: &DatabaseTransaction, id: AccountId, person: PersonId) -> Result<()> {
    for row in accounts::addresses(tx, id).await? {
        let same = |column: Expr| Func::lower(column).eq(row.canonical.clone());
        kept_mail::Entity::delete_many().filter(same(Expr::col(kept_mail::Column::Recipient))).exec(tx).await?;
        mailed_link::Entity::delete_many().filter(same(Expr::col(mailed_link::Column::Address))).exec(tx).await?;
        blank_invitations(tx, same(Expr::col(invitation::Column::Address))).await?;
        cfp::blank_addresses(tx, &row.canonical).await?;
    }
    cfp::forget_addresses_of(tx, person).await?;
    blank_invitations(tx, invitation::Column::AcceptedBy.eq(person)).await
}

/// The record keeps that somebody was invited, not where.
async fn blank_invitations(tx: &DatabaseTransaction, which: Expr) -> Result<()> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::Address, Expr::value(""))
        .filter(which)
        .exec(tx)
        .await?;
    Ok(())
}

async fn forget_account(tx: &DatabaseTransaction, id: AccountId) -> Result<()> {
    sign_in::Entity::delete_many().filter(sign_in::Column::AccountId.eq(id)).exec(tx).await?;
    calendar_link::Entity::delete_by_id(id).exec(tx).await?;
    api_token::Entity::delete_many().filter(api_token::Column::AccountId.eq(id)).exec(tx).await?;
    mailed_link::Entity::delete_many().filter(mailed_link::Column::AccountId.eq(id)).exec(tx).await?;
    email_address::Entity::delete_many().filter(email_address::Column::AccountId.eq(id)).exec(tx).await?;
    idempotent_answer::Entity::delete_many().filter(idempotent_answer::Column::AccountId.eq(id)).exec(tx).await?;
    account::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

async fn forget_person(ctx: &Ctx, tx: &DatabaseTransaction, id: PersonId) -> Result<()> {
    person_link::Entity::delete_many().filter(person_link::Column::PersonId.eq(id)).exec(tx).await?;
    affiliation::Entity::delete_many().filter(affiliation::Column::PersonId.eq(id)).exec(tx).await?;
    favourite::Entity::delete_many().filter(favourite::Column::PersonId.eq(id)).exec(tx).await?;
    agenda_link::Entity::delete_many().filter(agenda_link::Column::PersonId.eq(id)).exec(tx).await?;
    cfp::leave_drafts(ctx, tx, id).await?;
    review::forget_part(tx, id).await?;
    decision::forget_person(tx, id).await?;
    group::forget_part(ctx, tx, id).await?;
    draft::forget_part(tx, id).await?;
    crate::comment::forget_part(tx, id).await?;
    crate::publication::forget_part(tx, id).await?;
    meeting::forget_part(tx, id).await?;
    for same in claim::merged_into(tx, id).await? {
        decision::forget_person(tx, same).await?;
        cfp::forget_addresses_of(tx, same).await?;
        forget_profile(ctx, tx, same).await?;
    }
    forget_profile(ctx, tx, id).await
}

/// Takes the person out of the event log, with everybody who was found to be the same, after the last event about them.
async fn forget_events(tx: &DatabaseTransaction, id: PersonId) -> Result<()> {
    for same in claim::merged_into(tx, id).await? {
        seal::erase_person(tx, same).await?;
    }
    seal::erase_person(tx, id).await
}

async fn forget_profile(ctx: &Ctx, tx: &DatabaseTransaction, id: PersonId) -> Result<()> {
    let mut row = locked::<person::Entity>(tx, id).await?.into_active_model();
    row.name = Set(ERASED_NAME.into());
    row.sort_name = Set(String::new());
    row.pronouns = Set(String::new());
    row.biography = Set(String::new());
    row.time_zone = Set("UTC".into());
    row.visibility = Set(Visibility::Team);
    row.updated_at = Set(ctx.now);
    row.erased_at = Set(Some(ctx.now));
    row.update(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{
            add_affiliation::{NewAffiliation, add_affiliation},
            create_token::{NewToken, create_token},
            profile::person_page,
            visitors::{bearer_of_token, visitor_of_cookie},
        },
        on_both_databases,
        testing::{at, code_of, fields_of},
    };

    on_both_databases! {
        async fn nothing_of_the_person_stays_and_the_record_does(world: World) {
            let mut ada = world.person_with_password("Ada Lovelace", "glacier ottoman prune").await;
            let eve = world.person("Eve Else").await;
            world.sign_in(&eve).await;
            world.grant(&mut ada, Scope::Conference(world.ctx.id()), RoleKind::Review).await;
            let (here, ctx) = (world.sign_in(&ada).await, world.as_(&ada));
            let token = NewToken { name: "Laptop".into(), scopes: vec!["read".into()], lifetime: "week".into() };
            let (_, secret) = create_token(&ctx, here.id, token).await.expect("made");
            let work = NewAffiliation { organisation: "Babbage".into(), from: "2025-01-01".into(), ..NewAffiliation::default() };
            add_affiliation(&ctx, work).await.expect("added");

            erase_me(&ctx, here.id, true).await.expect("erased");

            assert!(visitor_of_cookie(&ctx, here.secret.expose()).await.expect("an answer").is_none());
            assert!(bearer_of_token(&ctx, secret.expose()).await.expect("an answer").is_none());
            assert_eq!(code_of(person_page(&world.ctx, ada.person).await), "not-found");
            for (table, left) in [("account", 1), ("email_address", 1), ("sign_in", 1), ("api_token", 0), ("affiliation", 0)] {
                assert_eq!(world.ask(&format!("SELECT count(*) AS n FROM {table}")).await, left, "{table}");
            }
            let kept = "SELECT count(*) AS n FROM person WHERE name = 'Former member' AND erased_at IS NOT NULL";
            assert_eq!(world.ask(kept).await, 1);
            assert_eq!(world.ask("SELECT count(*) AS n FROM role WHERE to_at IS NOT NULL").await, 1, "who reviewed, when");
            assert!(world.events().await.contains(&"person.erased".to_owned()));
            let told = "SELECT count(*) AS n FROM event AS e, person AS p WHERE p.erased_at IS NOT NULL \
                AND (e.actor_id = p.id OR (e.subject_id = p.id AND e.closed_salt IS NOT NULL))";
            assert_eq!(world.ask(told).await, 0, "nor does the log tell of them");
            seal::seal_events(&world.ctx).await.expect("sealed");
            for scope in seal::chains(&world.ctx).await.expect("read") {
                assert_eq!(seal::verify_chain(&world.ctx, scope).await.expect("read").flaws, [""; 0], "and its chain holds");
            }
            assert_eq!(world.mails().await.last().map(|mail| mail.mail.clone()), Some(Mail::AccountErased));
        }

        async fn the_last_owner_stays(world: World) {
            let (mut ada, mut eve) = (world.person("Ada Lovelace").await, world.person("Eve Else").await);
            let scope = Scope::Conference(world.ctx.id());
            world.grant(&mut ada, scope, RoleKind::Owner).await;
            let here = world.sign_in(&ada).await;
            assert_eq!(code_of(erase_me(&world.as_(&ada), here.id, true).await), "last-owner");
            world.grant(&mut eve, scope, RoleKind::Owner).await;
            erase_me(&world.as_(&ada), here.id, true).await.expect("another owner is left");
        }

        async fn it_takes_a_recent_proof_and_a_word(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let here = world.sign_in(&ada).await;
            let late = at(&world.as_(&ada), &world.later(30));
            assert_eq!(code_of(erase_me(&late, here.id, true).await), "prove-again");
            assert_eq!(fields_of(erase_me(&world.as_(&ada), here.id, false).await), ["confirmed missing"]);
            assert_eq!(code_of(erase_me(&world.anonymous(), here.id, true).await), "sign-in-needed");
        }
    }
}
