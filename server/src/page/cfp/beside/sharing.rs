//! Links under which a proposal is shown for comment.

use axum::{
    extract::Path,
    http::{HeaderName, HeaderValue},
};
use service::{
    Error,
    cfp::{my_shares, revoke_share, share_proposal},
};

use super::known;
use crate::{
    http::headers::Tighter,
    page::Answer,
    visitor::{Form, Visitor},
};

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// `GET /me/proposals/{proposal}/sharing`
pub async fn show(visitor: Visitor, Path(id): Path<String>) -> Answer {
    show_with(visitor, &id, None).await
}

async fn show_with(visitor: Visitor, id: &str, fresh: Option<&str>) -> Answer {
    let desk = my_shares(&visitor.ctx, known(&visitor, id)?).await?;
    visitor.page(|| app::cfp::sharing_page(&desk, fresh))
}

/// `POST /me/proposals/{proposal}/sharing`: makes a link or closes one. A link just made is shown in the answer itself: its
/// secret is in no other address and no cookie.
pub async fn change(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let proposal = known(&visitor, &id)?;
    let again = async |visitor: Visitor| show(visitor, Path(id.clone())).await;
    if typed.text("act") == "revoke" {
        let revoked = match typed.text("link").parse() {
            Ok(link) => revoke_share(&visitor.ctx, proposal, link).await,
            Err(_) => Err(Error::not_found()),
        };
        return visitor.after(typed, revoked, |()| format!("/me/proposals/{id}/sharing"), again).await;
    }
    match share_proposal(&visitor.ctx, proposal, typed.text("days")).await {
        Ok(secret) => {
            let address = visitor.ctx.settings.address(&format!("/shared/{}", secret.expose()));
            show_with(visitor, &id, Some(&address)).await
        }
        Err(error) => visitor.refuse(typed, error, async |visitor, _| again(visitor).await).await,
    }
}

/// `GET /shared/{token}`: for whoever holds the link, and for no search engine; where one goes from there learns nothing of
/// the address.
pub async fn shared(visitor: Visitor, Path(token): Path<String>) -> Answer {
    let shared = service::cfp::shared(&visitor.ctx, &token).await?;
    let mut response = visitor.page(|| app::cfp::shared_page(&shared))?;
    response.headers_mut().insert(ROBOTS, HeaderValue::from_static("noindex, nofollow, noarchive"));
    response.extensions_mut().insert(Tighter::NoReferrer);
    Ok(response)
}
