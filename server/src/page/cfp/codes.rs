//! Access codes, made and revoked by organisers.

use axum::extract::Path;
use domain::{cfp::TypedAccessCode, policy::Action};
use service::cfp::{access_codes, call, make_code, revoke_code};

use super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/organise/calls/{call}/codes`
pub async fn list(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let facts = facts(&visitor, &slug, Action::ManageCalls).await?;
    let call = call(&visitor.ctx, &facts, &name).await?;
    let codes = access_codes(&visitor.ctx, &facts, call.id).await?;
    let now = visitor.ctx.now;
    visitor.page(|| app::cfp::codes_page(&facts, &call, &codes, now))
}

/// `POST /c/{conference}/organise/calls/{call}/codes`: makes a code, or revokes one.
pub async fn change(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let facts = facts(&visitor, &slug, Action::ManageCalls).await?;
    let call = call(&visitor.ctx, &facts, &name).await?.id;
    let changed = if typed.text("act") == "revoke" {
        let id = typed.text("code").parse().map_err(|_| service::Error::not_found())?;
        revoke_code(&visitor.ctx, call, id).await
    } else {
        let text = |field: &str| typed.text(field).to_owned();
        let code = TypedAccessCode {
            note: text("note"),
            valid_until: text("valid_until"),
            uses: text("uses"),
            tracks: typed.texts("tracks").to_vec(),
            types: typed.texts("types").to_vec(),
        };
        make_code(&visitor.ctx, call, &code).await.map(drop)
    };
    let show = async |visitor: Visitor| list(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, changed, |()| format!("/c/{slug}/organise/calls/{name}/codes"), show).await
}
