//! Everything that the site holds about somebody, as JSON, for themselves.
#![expect(clippy::disallowed_methods, reason = "scoped finders: by the person or account that asks")]

use base64::{Engine, prelude::BASE64_STANDARD};
use domain::{
    id::{AccountId, PersonId, SignInId},
    policy::{Action, Place, Scope},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::{accounts, profile::profile, proof::recent_proof};
use crate::{
    Ctx, Error, Result, cfp, decision, draft,
    entity::{
        agenda_link, api_token, calendar_link, event, favourite, invitation, kept_mail, mailed_link, role, sign_in,
    },
    group,
    record::event::{Entry, append},
    review,
};

/// Collects it all; secrets are left out, since only their hashes are held. Asks for a recent proof.
pub async fn export_my_data(ctx: &Ctx, here: SignInId) -> Result<Value> {
    ctx.authorize(Action::ManageAccount, Place::Own)?;
    let db = &ctx.db.read;
    recent_proof(ctx, db, here).await?;
    let (Some(person), Some(account)) = (ctx.actor.person(), ctx.actor.account()) else {
        return Err(Error::sign_in_needed());
    };
    let data = json!({
        "exported_at": ctx.now,
        "site": ctx.settings.base_url,
        "person": about(ctx).await?,
        "account": credentials(db, account).await?,
        "roles": roles(db, person).await?,
        "favourites": favourites(db, person).await?,
        "agenda_links": agenda_links(db, person).await?,
        "proposals": cfp::proposals_of_person(db, person).await?,
        "answers": cfp::answers_of_person(db, person).await?,
        "reviewing": review::part_of_person(db, person).await?,
        "confirmations": decision::answers_of_person(db, person).await?,
        "groups": group::part_of_person(db, person).await?,
        "drafts": draft::part_of_person(db, person).await?,
        "calls": crate::life::part_of_person(db, person).await?,
        "comments": crate::comment::part_of_person(db, person).await?,
        "meetings": crate::meeting::part_of_person(db, person).await?,
        "ballots": crate::ballot::part_of_person(db, person).await?,
        "standards": crate::publication::part_of_person(db, person).await?,
        "invitations": invitations(db, account, person).await?,
        "mails_kept_here": kept_mails(db, account).await?,
        "events": events(db, person).await?,
    });
    let exported = Entry::new("data.exported", "person", person, Scope::Site);
    ctx.write(async |tx| append(ctx, tx, exported).await).await?;
    Ok(data)
}

async fn about(ctx: &Ctx) -> Result<Value> {
    let page = profile(ctx).await?;
    let picture = match page.picture {
        Some(id) => Some(BASE64_STANDARD.encode(ctx.files.get(id).await?)),
        None => None,
    };
    let affiliations: Vec<Value> = page
        .affiliations
        .iter()
        .map(|it| json!({ "organisation": it.organisation, "title": it.title, "from": it.from, "to": it.to }))
        .collect();
    Ok(json!({
        "id": page.id,
        "name": page.name,
        "pronouns": page.pronouns,
        "biography": page.biography,
        "links": page.links,
        "affiliations": affiliations,
        "time_zone": page.time_zone,
        "language": page.language,
        "visibility": page.visibility,
        "picture_jpeg_base64": picture,
    }))
}

async fn credentials(db: &impl ConnectionTrait, id: AccountId) -> Result<Value> {
    let account = accounts::by_id(db, id).await?;
    let addresses: Vec<Value> = accounts::addresses(db, id)
        .await?
        .into_iter()
        .map(|row| json!({ "address": row.address, "primary": row.is_primary, "verified_at": row.verified_at }))
        .collect();
    let sign_ins = sign_in::Entity::find().filter(sign_in::Column::AccountId.eq(id)).order_by_asc(sign_in::Column::Id);
    let sign_ins: Vec<Value> = sign_ins
        .all(db)
        .await?
        .into_iter()
        .map(|row| {
            json!({
                "began": row.created_at, "seen": row.seen_at, "ended": row.ended_at, "method": row.method,
                "browser": row.user_agent, "network_address": row.address,
            })
        })
        .collect();
    let tokens = api_token::Entity::find().filter(api_token::Column::AccountId.eq(id)).all(db).await?;
    let tokens: Vec<Value> = tokens
        .into_iter()
        .map(|row| {
            json!({
                "name": row.name, "scopes": row.scopes, "created_at": row.created_at, "expires_at": row.expires_at,
                "used_at": row.used_at, "revoked_at": row.revoked_at,
            })
        })
        .collect();
    let links = mailed_link::Entity::find().filter(mailed_link::Column::AccountId.eq(id)).all(db).await?;
    let links: Vec<Value> = links
        .into_iter()
        .map(|row| json!({ "purpose": row.purpose, "address": row.address, "mailed_at": row.created_at, "used_at": row.used_at }))
        .collect();
    let calendar = calendar_link::Entity::find_by_id(id).one(db).await?;
    Ok(json!({
        "opened_at": account.row.created_at,
        "has_password": account.row.password_hash.is_some(),
        "password_changed_at": account.row.password_changed_at,
        "addresses": addresses,
        "sign_ins": sign_ins,
        "calendar_made_at": calendar.map(|row| row.created_at),
        "tokens": tokens,
        "mailed_links": links,
    }))
}

async fn roles(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>> {
    let rows = role::Entity::find().filter(role::Column::PersonId.eq(person)).all(db).await?;
    let role = |row: role::Model| json!({ "scope": row.scope_kind, "id": row.scope_id, "role": row.kind, "from": row.from_at, "to": row.to_at });
    Ok(rows.into_iter().map(role).collect())
}

async fn favourites(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>> {
    let rows = favourite::Entity::find().filter(favourite::Column::PersonId.eq(person)).all(db).await?;
    Ok(rows.into_iter().map(|row| json!({ "session": row.session_id, "since": row.created_at })).collect())
}

async fn agenda_links(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>> {
    let rows = agenda_link::Entity::find().filter(agenda_link::Column::PersonId.eq(person)).all(db).await?;
    let link = |row: agenda_link::Model| json!({ "conference": row.conference_id, "made_at": row.created_at, "used_at": row.used_at });
    Ok(rows.into_iter().map(link).collect())
}

async fn invitations(db: &impl ConnectionTrait, account: AccountId, person: PersonId) -> Result<Vec<Value>> {
    let addresses: Vec<String> = accounts::addresses(db, account).await?.into_iter().map(|row| row.address).collect();
    let rows = invitation::Entity::find()
        .filter(invitation::Column::Address.is_in(addresses).or(invitation::Column::AcceptedBy.eq(person)))
        .all(db)
        .await?;
    let line = |row: invitation::Model| json!({ "scope": row.scope_kind, "id": row.scope_id, "sent_at": row.created_at, "accepted_at": row.accepted_at });
    Ok(rows.into_iter().map(line).collect())
}

async fn kept_mails(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Value>> {
    let addresses: Vec<String> = accounts::addresses(db, account).await?.into_iter().map(|row| row.address).collect();
    let rows = kept_mail::Entity::find().filter(kept_mail::Column::Recipient.is_in(addresses)).all(db).await?;
    Ok(rows.into_iter().map(|row| json!({ "subject": row.subject, "kept_at": row.created_at })).collect())
}

/// What the person did, and what was done to them.
async fn events(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Value>> {
    let about = event::Column::SubjectKind.eq("person").and(event::Column::SubjectId.eq(person.0));
    let rows = event::Entity::find()
        .filter(event::Column::ActorId.eq(person).or(about))
        .order_by_asc(event::Column::Id)
        .all(db)
        .await?;
    let line = |row: event::Model| json!({ "at": row.at, "verb": row.verb, "subject": row.subject_kind, "subject_id": row.subject_id, "data": row.data });
    Ok(rows.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{
            create_token::{NewToken, create_token},
            edit_profile::edit_profile,
        },
        on_both_databases,
        testing::{at, code_of, profile_input},
    };

    on_both_databases! {
        async fn everything_of_mine_and_nothing_of_others(world: World) {
            let (ada, eve) = (world.person_with_password("Ada Lovelace", "glacier ottoman prune").await, world.person("Eve Else").await);
            let (here, ctx) = (world.sign_in(&ada).await, world.as_(&ada));
            let links = vec![("Home".to_owned(), "https://ada.example".to_owned())];
            edit_profile(&ctx, domain::identity::ProfileInput { links, ..profile_input("Ada Lovelace") }).await.expect("edited");
            let token = NewToken { name: "Laptop".into(), scopes: vec!["read".into()], lifetime: "week".into() };
            let (_, secret) = create_token(&ctx, here.id, token.clone()).await.expect("made");
            let hers = world.sign_in(&eve).await;
            create_token(&world.as_(&eve), hers.id, NewToken { name: "Evil".into(), ..token }).await.expect("made");

            let data = export_my_data(&ctx, here.id).await.expect("exported");
            assert_eq!(data["person"]["name"], "Ada Lovelace");
            assert_eq!(data["person"]["links"][0]["url"], "https://ada.example");
            assert_eq!(data["account"]["addresses"][0]["address"], "ada@people.test");
            assert_eq!(data["account"]["sign_ins"][0]["network_address"], "192.0.2.1");
            assert_eq!(data["account"]["tokens"][0]["name"], "Laptop");
            let verbs: Vec<_> = data["events"].as_array().expect("a list").iter().map(|it| it["verb"].clone()).collect();
            assert_eq!(verbs, ["sign-in.begun", "profile.edited", "token.created"]);
            let text = data.to_string();
            for foreign in ["Eve", "eve@", "Evil", secret.expose(), here.secret.expose(), "argon2"] {
                assert!(!text.contains(foreign), "{foreign} leaks");
            }
            assert_eq!(world.events().await.last().map(String::as_str), Some("data.exported"));
        }

        async fn it_takes_a_recent_proof(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let here = world.sign_in(&ada).await;
            let late = at(&world.as_(&ada), &world.later(30));
            assert_eq!(code_of(export_my_data(&late, here.id).await), "prove-again");
        }
    }
}
