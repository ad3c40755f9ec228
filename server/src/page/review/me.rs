//! A reviewer's own part: what they declare, and what they know.

use axum::extract::Path;
use domain::{id::DeclarationId, policy::Action};
use service::{
    Error,
    review::{self, TypedDeclaration, declare, set_interests, take_declaration_back},
};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/review/{call}/me`
pub async fn show(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeReview).await?;
    let part = review::my_part(&visitor.ctx, &facts, call.id).await?;
    visitor.page(|| app::review::my_part_page(&facts, &call, &part))
}

/// `POST /c/{conference}/review/{call}/me`: declares, takes back, or says what one knows.
pub async fn act(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::WriteReview).await?;
    let ctx = &visitor.ctx;
    let done = match typed.text("act") {
        "take-back" => {
            let id: DeclarationId = typed.text("declaration").parse().map_err(|_| Error::not_found())?;
            take_declaration_back(ctx, id).await
        }
        "interests" => {
            let topics = review::my_part(ctx, &facts, call.id).await?.topics;
            let said = |id: String| (id.clone(), typed.text(&format!("topic.{id}")).to_owned());
            let said: Vec<_> = topics.iter().map(|topic| said(topic.id.to_string())).collect();
            set_interests(ctx, call.id, &said).await
        }
        _ => {
            let declaration = TypedDeclaration {
                kind: typed.text("kind").into(),
                name: typed.text("name").into(),
                tie: typed.text("tie").into(),
            };
            declare(ctx, &declaration).await.map(|_| ())
        }
    };
    let again = async |visitor: Visitor| show(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |()| format!("/c/{slug}/review/{name}/me"), again).await
}
