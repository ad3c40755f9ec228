//! Claiming what was entered by others.

use service::identity;

use super::{LinkToken, WhichProposal};
use crate::api::{Answer, caller::Caller, extract::Json};

/// Makes what organisers entered in the asker's name the asker's own
#[utoipa::path(
    post, path = "/api/v1/me/claims", tag = "cfp", security(("token" = ["profile"]), ("signIn" = [])),
    responses(
        (status = 200, description = "The proposal that the link was about", body = WhichProposal),
        (status = 404, description = "No link has this token", body = crate::api::problem::ProblemBody<'static>, content_type = "application/problem+json")
    )
)]
pub async fn claim_person(caller: Caller, Json(link): Json<LinkToken>) -> Answer<Json<WhichProposal>> {
    let id = identity::claim_person(&caller.ctx, &link.token).await?;
    Ok(Json(WhichProposal { proposal: id.into() }))
}
