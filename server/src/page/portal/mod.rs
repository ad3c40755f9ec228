//! The portal's pages.

mod ecosystem_form;
mod search;

use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};

use super::{
    Answer,
    team::{self, OfEcosystem},
};
use crate::{site::Site, visitor::Visitor};

/// The front page, the search, and everything under `/e/`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/", get(front))
        .route("/search", get(search::search))
        .route("/organise", get(organised))
        .route("/e/new", get(ecosystem_form::new).post(ecosystem_form::create))
        .route("/e/{ecosystem}", get(ecosystem))
        .route("/e/{ecosystem}/edit", get(ecosystem_form::edit).post(ecosystem_form::save))
        .route("/e/{ecosystem}/address", get(ecosystem_form::address).post(ecosystem_form::rename))
        .route("/e/{ecosystem}/team", get(team::team::<OfEcosystem>).post(team::invite::<OfEcosystem>))
        .route("/e/{ecosystem}/team/roles", post(team::change_roles::<OfEcosystem>))
        .route("/e/{ecosystem}/team/remove", post(team::remove::<OfEcosystem>))
        .route("/e/{ecosystem}/team/withdraw", post(team::withdraw::<OfEcosystem>))
        .route("/e/{ecosystem}/team/leave", post(team::leave::<OfEcosystem>))
}

/// `GET /`
async fn front(visitor: Visitor) -> Answer {
    let home = service::portal::home(&visitor.ctx).await?;
    visitor.page(|| app::portal::front_page(home))
}

/// `GET /organise`
async fn organised(visitor: Visitor) -> Answer {
    let organised = service::conference::organised(&visitor.ctx).await?;
    visitor.page(|| app::portal::organised_page(organised))
}

/// `GET /e/{ecosystem}`
async fn ecosystem(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let page = service::portal::ecosystem(&visitor.ctx, &slug).await?.here()?;
    visitor.page(|| app::portal::ecosystem_page(page))
}
