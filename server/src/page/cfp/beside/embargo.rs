//! The embargo over one's proposal.

use axum::extract::Path;
use domain::cfp::TypedEmbargo;
use service::cfp::{lift_embargo, my_embargo, set_embargo};

use super::known;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /me/proposals/{proposal}/embargo`
pub async fn show(visitor: Visitor, Path(id): Path<String>) -> Answer {
    let desk = my_embargo(&visitor.ctx, known(&visitor, &id)?).await?;
    visitor.page(|| app::cfp::embargo_page(&desk))
}

/// `POST /me/proposals/{proposal}/embargo`: sets or ends it.
pub async fn change(visitor: Visitor, Path(id): Path<String>, Form(typed): Form) -> Answer {
    let proposal = known(&visitor, &id)?;
    let changed = if typed.text("act") == "lift" {
        lift_embargo(&visitor.ctx, proposal).await
    } else {
        let text = |field| typed.text(field).to_owned();
        let embargo = TypedEmbargo {
            until: text("until"),
            stand_in_title: text("stand_in_title"),
            stand_in_summary: text("stand_in_summary"),
            vendor: text("vendor"),
        };
        set_embargo(&visitor.ctx, proposal, &embargo).await
    };
    let again = async |visitor: Visitor| show(visitor, Path(id.clone())).await;
    visitor.after(typed, changed, |()| format!("/me/proposals/{id}/embargo"), again).await
}
