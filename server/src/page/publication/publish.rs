//! Publishing a draft.

use axum::extract::Path;
use domain::{policy::Action, publication::TypedPublication};
use service::{
    Error,
    publication::{self, publish_draft},
};

use crate::{
    page::{Answer, draft::found},
    visitor::{Form, Visitor},
};

type At = Path<(String, String)>;

/// `GET /g/{group}/drafts/{draft}/publish`
pub async fn look(visitor: Visitor, Path((slug, name)): At) -> Answer {
    visitor.ctx.authorize_route(Action::WriteDraft)?;
    let (group, facts) = found(&visitor, &slug, &name, Action::SeeDraft).await?;
    let shown = publication::publishing(&visitor.ctx, &facts).await?.ok_or_else(Error::denied)?;
    let held = publication::held_errata(&visitor.ctx, &group).await?;
    visitor.page(|| app::publication::publish_page(&group, &facts, &shown, &held))
}

/// `POST /g/{group}/drafts/{draft}/publish`
pub async fn publish(visitor: Visitor, Path((slug, name)): At, Form(typed): Form) -> Answer {
    visitor.ctx.authorize_route(Action::WriteDraft)?;
    let (_, facts) = found(&visitor, &slug, &name, Action::SeeDraft).await?;
    let wish = TypedPublication { obsoletes: typed.text("obsoletes").into(), updates: typed.text("updates").into() };
    let done = publish_draft(&visitor.ctx, facts.id, &wish).await;
    let show = async |visitor: Visitor| look(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, app::publication::path, show).await
}
