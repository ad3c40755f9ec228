//! Who reviews for a call.

use axum::extract::Path;
use domain::policy::Action;
use service::review::{
    self, TypedReviewerInvitation, invite_reviewer, reassign, remind_reviewers, remove_reviewer, set_reviewer,
};

use super::{chosen, found};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/organise/calls/{call}/review/reviewers`
pub async fn list(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::ManageReview).await?;
    let reviewers = review::reviewers(&visitor.ctx, &facts, call.id).await?;
    visitor.page(|| app::review::reviewers_page(&facts, &call, &reviewers))
}

/// `POST /c/{conference}/organise/calls/{call}/review/reviewers`: invites, adds, changes, removes, reminds, hands over.
pub async fn act(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (_, call) = found(&visitor, &slug, &name, Action::ManageReview).await?;
    let ctx = &visitor.ctx;
    let person = |field: &str| chosen(field, typed.text(field));
    let done = match typed.text("act") {
        "invite" => {
            let wish =
                TypedReviewerInvitation { address: typed.text("address").into(), load: typed.text("load").into() };
            invite_reviewer(ctx, call.id, &wish).await.map(|_| ())
        }
        "remind" => remind_reviewers(ctx, call.id).await,
        "remove" => match person("person") {
            Ok(person) => remove_reviewer(ctx, call.id, person).await,
            Err(refused) => Err(refused),
        },
        "reassign" => match (person("from"), person("to")) {
            (Ok(from), Ok(to)) => reassign(ctx, call.id, from, to).await.map(|_| ()),
            (Err(refused), _) | (_, Err(refused)) => Err(refused),
        },
        _ => match person("person") {
            Ok(person) => set_reviewer(ctx, call.id, person, typed.text("load")).await,
            Err(refused) => Err(refused),
        },
    };
    let again = async |visitor: Visitor| list(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |()| format!("/c/{slug}/organise/calls/{name}/review/reviewers"), again).await
}
