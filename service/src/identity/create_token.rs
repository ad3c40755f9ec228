//! Making an API token. Its secret is shown once.

use domain::{
    id::{SignInId, TokenId},
    identity::{TOKEN_NAME_MAX, TokenLifetime, scopes_to_text},
    policy::{Action, Place, Scope, TokenScope},
    problem::{FieldErrors, Flaw},
    text,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
};
use serde_json::json;

use super::{
    Secret, accounts,
    proof::recent_proof,
    secret::{Purpose, hash},
};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{account, api_token},
    mail::{self, Mail},
    record::event::{Entry, append},
};

/// Most tokens of an account that work at once.
const AT_ONCE: u64 = 50;

/// What somebody types to make a token.
#[derive(Clone, Debug, Default)]
pub struct NewToken {
    /// What they call it.
    pub name: String,
    /// What it may be used for, as words.
    pub scopes: Vec<String>,
    /// How long it works, as a word.
    pub lifetime: String,
}

/// Makes a token; it works within its scopes and never beyond what its person may do.
pub async fn create_token(ctx: &Ctx, here: SignInId, input: NewToken) -> Result<(TokenId, Secret)> {
    ctx.authorize(Action::ManageTokens, Place::Own)?;
    let (name, scopes, lifetime) = check(&input)?;
    let secret = Secret::new(ctx, Purpose::Token);
    let id: TokenId = ctx.id();
    ctx.write(async |tx| {
        recent_proof(ctx, tx, here).await?;
        let account = accounts::own(ctx, tx).await?;
        locked::<account::Entity>(tx, account.row.id).await?;
        refuse_too_many(ctx, tx, &account).await?;
        let row = api_token::ActiveModel {
            id: Set(id),
            account_id: Set(account.row.id),
            name: Set(name.clone()),
            token_hash: Set(hash(Purpose::Token, secret.expose())),
            scopes: Set(scopes_to_text(&scopes)),
            created_at: Set(ctx.now),
            expires_at: Set(ctx.now + lifetime.span()),
            used_at: Set(None),
            revoked_at: Set(None),
        };
        row.insert(tx).await?;
        let data = json!({ "scopes": scopes, "lifetime": lifetime });
        append(ctx, tx, Entry::new("token.created", "token", id, Scope::Site).with(data)).await?;
        let to = accounts::primary_address(tx, account.row.id).await?;
        mail::leave(ctx, tx, &to, account.person.language, Mail::TokenCreated { name }).await
    })
    .await?;
    Ok((id, secret))
}

fn check(input: &NewToken) -> Result<(String, Vec<TokenScope>, TokenLifetime)> {
    let mut errors = FieldErrors::default();
    let name = errors.take("name", text::line(&input.name, TOKEN_NAME_MAX));
    let scopes: std::result::Result<Vec<TokenScope>, _> = input.scopes.iter().map(|word| word.parse()).collect();
    let scopes = match scopes {
        Ok(scopes) if !scopes.is_empty() => Ok(scopes),
        Ok(_) => Err(Flaw::new("missing", "Choose at least one thing that the token is for.")),
        Err(_) => Err(Flaw::new("unknown", "Choose from what is offered.")),
    };
    let scopes = errors.take("scopes", scopes);
    let lifetime = input.lifetime.parse().map_err(|_| Flaw::new("unknown", "Choose from what is offered."));
    let lifetime = errors.take("lifetime", lifetime);
    let checked = name.zip(scopes).zip(lifetime).map(|((name, scopes), lifetime)| (name, scopes, lifetime));
    Ok(errors.finish(checked)?)
}

#[expect(clippy::disallowed_methods, reason = "the scoped finder: tokens of this account that work")]
async fn refuse_too_many(ctx: &Ctx, tx: &DatabaseTransaction, account: &accounts::Account) -> Result<()> {
    let working = api_token::Entity::find()
        .filter(api_token::Column::AccountId.eq(account.row.id))
        .filter(api_token::Column::RevokedAt.is_null())
        .filter(api_token::Column::ExpiresAt.gt(ctx.now))
        .count(tx)
        .await?;
    if working < AT_ONCE {
        return Ok(());
    }
    Err(Error::conflict(
        "too-many-tokens",
        format!("You have {AT_ONCE} tokens. Revoke one that you no longer use first."),
    ))
}

#[cfg(test)]
mod tests {
    use domain::policy::Actor;

    use super::*;
    use crate::{
        identity::{revoke_token::revoke_token, tokens::tokens, visitors::bearer_of_token},
        on_both_databases,
        testing::{at, code_of, fields_of},
    };

    fn laptop() -> NewToken {
        NewToken { name: "Laptop".into(), scopes: vec!["read".into(), "programme".into()], lifetime: "month".into() }
    }

    on_both_databases! {
        async fn a_token_speaks_for_its_person_within_its_scopes(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let (here, ctx) = (world.sign_in(&ada).await, world.as_(&ada));
            let (id, secret) = create_token(&ctx, here.id, laptop()).await.expect("made");
            assert!(secret.expose().starts_with("plenary_") && secret.expose().len() == 51);
            let bearer = bearer_of_token(&world.anonymous(), secret.expose()).await.expect("an answer").expect("somebody");
            let Actor::Person { person, token: Some((token, scopes)), .. } = bearer.actor else { panic!("no token") };
            assert_eq!((person, token), (ada.person, id));
            assert_eq!(scopes, [TokenScope::Read, TokenScope::Programme]);
            assert!(bearer.unnoted);
            assert_eq!(world.mails().await[0].mail, Mail::TokenCreated { name: "Laptop".into() });
            assert_eq!(world.ask("SELECT count(*) AS n FROM event WHERE verb = 'token.created'").await, 1);
        }

        async fn a_token_ends_with_its_time_or_when_revoked(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let (here, ctx) = (world.sign_in(&ada).await, world.as_(&ada));
            let (id, secret) = create_token(&ctx, here.id, laptop()).await.expect("made");
            let works = async |minutes| {
                bearer_of_token(&world.later(minutes), secret.expose()).await.expect("an answer").is_some()
            };
            let month = 30 * 24 * 60;
            assert_eq!([works(month - 1).await, works(month).await], [true, false]);
            let eve = world.person("Eve Else").await;
            assert_eq!(code_of(revoke_token(&world.as_(&eve), id).await), "not-found");
            revoke_token(&ctx, id).await.expect("revoked");
            assert!(!works(0).await);
            assert!(tokens(&ctx).await.expect("the list").is_empty());
        }

        async fn what_is_missing_is_said(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let here = world.sign_in(&ada).await;
            let ctx = world.as_(&ada);
            let refused = create_token(&ctx, here.id, NewToken::default()).await;
            assert_eq!(fields_of(refused), ["name missing", "scopes missing", "lifetime unknown"]);
            let all = NewToken { scopes: vec!["everything".into()], ..laptop() };
            assert_eq!(fields_of(create_token(&ctx, here.id, all).await), ["scopes unknown"]);
        }

        async fn tokens_are_made_in_a_browser_by_somebody_who_just_proved_themselves(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let (here, ctx) = (world.sign_in(&ada).await, world.as_(&ada));
            let late = at(&ctx, &world.later(30));
            assert_eq!(code_of(create_token(&late, here.id, laptop()).await), "prove-again");
            let (_, secret) = create_token(&ctx, here.id, laptop()).await.expect("made");
            let bearer = bearer_of_token(&ctx, secret.expose()).await.expect("an answer").expect("somebody");
            let program = ctx.as_actor(bearer.actor);
            assert_eq!(code_of(create_token(&program, here.id, laptop()).await), "denied");
            assert_eq!(code_of(tokens(&program).await), "denied");
        }
    }
}
