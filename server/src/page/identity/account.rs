//! One's own account: what needs one, addresses, password, sign-ins, tokens, data.

use app::{
    identity::{self as pages, Home},
    visit::Typed,
};
use axum::{
    extract::Query,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use service::{
    Error,
    identity::{self as use_case, ChangePassword, NewToken},
    team::my_teams,
};

use super::{Asked, achieved, signed_in, with};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /me`
pub async fn home(visitor: Visitor) -> Answer {
    let profile = use_case::profile(&visitor.ctx).await?;
    let home = Home {
        name: profile.name,
        has_biography: !profile.biography.is_empty(),
        has_password: use_case::addresses(&visitor.ctx).await?.has_password,
        asked: service::decision::questions(&visitor.ctx).await?,
        votes: missing_votes(&visitor.ctx).await?,
        owed: service::duty::my_duties(&visitor.ctx, 1).await?.lines,
        teams: my_teams(&visitor.ctx).await?,
    };
    visitor.page(|| pages::home_page(home))
}

/// Votes that somebody can still cast and has not.
async fn missing_votes(ctx: &service::Ctx) -> service::Result<Vec<service::ballot::DueLine>> {
    let mut due = service::ballot::votes_due(ctx).await?;
    due.retain(|line| !line.voted);
    Ok(due)
}

/// `GET /me/addresses`
pub async fn addresses(visitor: Visitor) -> Answer {
    let list = use_case::addresses(&visitor.ctx).await?;
    let (proved, zone) = (visitor.has_proved(), visitor.zone());
    visitor.page(|| pages::addresses_page(list, proved, &zone))
}

/// `POST /me/addresses`
pub async fn change_addresses(visitor: Visitor, Form(typed): Form) -> Answer {
    let here = visitor.here()?;
    let which = typed.text("address-id").parse().map_err(|_| Error::not_found());
    let ctx = &visitor.ctx;
    let (result, word) = match typed.text("do") {
        "primary" => (use_case::make_primary(ctx, here, which?).await, "done-address-primary"),
        "remove" => (use_case::remove_address(ctx, here, which?).await, "done-address-removed"),
        _ => (use_case::add_address(ctx, here, typed.text("address"), &visitor.client).await, "done-address-asked"),
    };
    match result {
        Ok(()) => Ok(achieved(&visitor, "/me/addresses", word)),
        Err(error) => visitor.refuse(typed, error, async |visitor, _| addresses(visitor).await).await,
    }
}

/// `GET /me/addresses/link`
pub async fn address_link(visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let address = use_case::waiting_address(&visitor.ctx, &asked.token).await?;
    visitor.page(|| pages::confirm_address_page(address, asked.token))
}

/// `POST /me/addresses/link`
pub async fn confirm_address(visitor: Visitor, Form(typed): Form) -> Answer {
    use_case::confirm_address(&visitor.ctx, typed.text("token")).await?;
    Ok(achieved(&visitor, "/me/addresses", "done-address-added"))
}

/// `GET /me/password`
pub async fn password(visitor: Visitor) -> Answer {
    let list = use_case::addresses(&visitor.ctx).await?;
    let address = list.verified.into_iter().next().map(|line| line.address).unwrap_or_default();
    let proved = visitor.has_proved();
    visitor.page(|| pages::password_page(list.has_password, proved, address))
}

/// `POST /me/password`
pub async fn change_password(visitor: Visitor, Form(typed): Form) -> Answer {
    let here = visitor.here()?;
    let input = ChangePassword { current: typed.text("current").into(), new: typed.text("new").into() };
    match use_case::change_password(&visitor.ctx, here, input, &visitor.client).await {
        Ok(new) => {
            let response = signed_in(&visitor, &new, "/me/password");
            Ok(with(response, visitor.site.cookies().keep_done("done-password-set")))
        }
        Err(error) => visitor.refuse(typed, error, async |visitor, _| password(visitor).await).await,
    }
}

/// `GET /me/sign-ins`
pub async fn sign_ins(visitor: Visitor) -> Answer {
    let here = visitor.here()?;
    let lines = use_case::sign_ins(&visitor.ctx).await?;
    let (proved, zone) = (visitor.has_proved(), visitor.zone());
    visitor.page(|| pages::sign_ins_page(lines, here, proved, &zone))
}

/// `POST /me/sign-ins`
pub async fn end_sign_ins(visitor: Visitor, Form(typed): Form) -> Answer {
    let here = visitor.here()?;
    let (result, word) = if typed.text("do") == "end-others" {
        (use_case::end_other_sign_ins(&visitor.ctx, here).await.map(drop), "done-sign-ins-ended")
    } else {
        let which = typed.text("sign-in").parse().map_err(|_| Error::not_found())?;
        (use_case::end_sign_in(&visitor.ctx, here, which).await, "done-sign-in-ended")
    };
    match result {
        Ok(()) => Ok(achieved(&visitor, "/me/sign-ins", word)),
        Err(error) => visitor.refuse(typed, error, async |visitor, _| sign_ins(visitor).await).await,
    }
}

/// `GET /me/tokens`
pub async fn tokens(visitor: Visitor) -> Answer {
    show_tokens(visitor, None).await
}

async fn show_tokens(visitor: Visitor, fresh: Option<&str>) -> Answer {
    let lines = use_case::tokens(&visitor.ctx).await?;
    let (proved, zone) = (visitor.has_proved(), visitor.zone());
    visitor.page(|| pages::tokens_page(lines, fresh, proved, &zone))
}

/// `POST /me/tokens`. A token just made is shown in the answer itself: its secret is in no address and no cookie.
pub async fn change_tokens(visitor: Visitor, Form(typed): Form) -> Answer {
    let here = visitor.here()?;
    if typed.text("do") == "revoke" {
        let which = typed.text("token").parse().map_err(|_| Error::not_found())?;
        use_case::revoke_token(&visitor.ctx, which).await?;
        return Ok(achieved(&visitor, "/me/tokens", "done-token-revoked"));
    }
    let new = NewToken {
        name: typed.text("name").into(),
        scopes: typed.texts("scopes").to_vec(),
        lifetime: typed.text("lifetime").into(),
    };
    match use_case::create_token(&visitor.ctx, here, new).await {
        Ok((_, secret)) => show_tokens(visitor, Some(secret.expose())).await,
        Err(error) => visitor.refuse(typed, error, async |visitor, _| tokens(visitor).await).await,
    }
}

/// `GET /me/data`
pub async fn data(visitor: Visitor) -> Answer {
    visitor.here()?;
    let proved = visitor.has_proved();
    visitor.page(|| pages::data_page(proved))
}

/// `POST /me/data`
pub async fn export_or_erase(visitor: Visitor, Form(typed): Form) -> Answer {
    match typed.text("do") {
        "erase" => erase(visitor, typed).await,
        _ => export(visitor).await,
    }
}

async fn export(visitor: Visitor) -> Answer {
    let here = visitor.here()?;
    let data = use_case::export_my_data(&visitor.ctx, here).await?;
    let text = serde_json::to_string_pretty(&data).map_err(Error::fault)?;
    let mut response: Response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"my-data.json\""));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

async fn erase(visitor: Visitor, typed: Typed) -> Answer {
    let here = visitor.here()?;
    match use_case::erase_me(&visitor.ctx, here, typed.ticked("confirmed")).await {
        Ok(()) => Ok(with(achieved(&visitor, "/", "done-erased"), visitor.site.cookies().drop_sign_in())),
        Err(error) => visitor.refuse(typed, error, async |visitor, _| data(visitor).await).await,
    }
}
