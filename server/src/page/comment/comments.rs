//! Reading, writing and replying to comments.

use app::{
    comment::{CommentFilter, NewComment},
    visit::Typed,
};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect},
};
use domain::{
    comment::{TypedAnchor, TypedComment},
    id::CommentId,
    policy::Action,
};
use serde::Deserialize;
use service::{
    comment::{self, WantedComments},
    draft::DraftFacts,
    group::{GroupFacts, missing_policies},
};

use super::{PAGE, found, named, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// What the list's address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    revision: String,
    section: String,
    requirement: String,
    show: String,
    after: String,
}

/// What the form's address says that a comment is on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct On {
    revision: String,
    section: String,
    requirement: String,
    quote: String,
    before: String,
    after: String,
}

/// `GET /g/{group}/drafts/{draft}/comments`
pub async fn list(visitor: Visitor, Path((group, name)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let wanted = WantedComments {
        revision: given(&asked.revision).map(|number| named(&number)).transpose()?,
        section: given(&asked.section),
        requirement: given(&asked.requirement).map(|id| named(&id)).transpose()?,
        orphaned: asked.show == "orphaned",
        state: asked.show.parse().ok(),
        without_issue: asked.show == "without-issue",
        after: given(&asked.after).map(|id| named(&id)).transpose()?,
    };
    let threads = comment::threads(&visitor.ctx, &facts, &wanted, PAGE).await?;
    let Asked { revision, section, requirement, show, .. } = asked;
    let filter = CommentFilter { revision, section, requirement, show };
    visitor.page(|| app::comment::comments_page(&group, &facts, &filter, &threads))
}

/// `GET /g/{group}/drafts/{draft}/comments/new`
pub async fn new(visitor: Visitor, Path((group, name)): Path<(String, String)>, Query(on): Query<On>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::Comment).await?;
    let number = if on.revision.is_empty() { None } else { Some(named(&on.revision)?) };
    let on = TypedAnchor {
        section: on.section,
        requirement: on.requirement,
        quote: on.quote,
        before: on.before,
        after: on.after,
    };
    form(visitor, &group, &facts, number, on, &Typed::default()).await
}

async fn form(
    visitor: Visitor,
    group: &GroupFacts,
    facts: &DraftFacts,
    number: Option<i32>,
    on: TypedAnchor,
    typed: &Typed,
) -> Answer {
    // Words that are not there are refused; what was typed is shown with the place that is.
    let grounds = match comment::grounds(&visitor.ctx, facts, number, &on).await {
        Ok(grounds) => grounds,
        Err(_) if visitor.visit.refused.is_some() => {
            comment::grounds(&visitor.ctx, facts, number, &TypedAnchor::default()).await?
        }
        Err(error) => return Err(error.into()),
    };
    let policies = missing_policies(&visitor.ctx, group.id).await?;
    let text = |field: &str| typed.text(field).to_owned();
    let new = NewComment { grounds, on, body: text("body"), replacement: text("replacement"), policies };
    visitor.page(|| app::comment::new_comment_page(group, facts, new))
}

/// `POST /g/{group}/drafts/{draft}/comments/new`
pub async fn write(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::Comment).await?;
    let number = typed.text("revision").parse().ok();
    let text = |field: &str| typed.text(field).to_owned();
    let anchor = TypedAnchor {
        section: text("section"),
        requirement: text("requirement"),
        quote: text("quote"),
        before: text("before"),
        after: text("after"),
    };
    let plain = |field: &str| typed.text(field).replace("\r\n", "\n").trim_end().to_owned();
    let is_new = !plain("replacement").is_empty() && plain("replacement") != plain("replaced");
    let new = TypedComment {
        anchor: anchor.clone(),
        body: text("body"),
        replacement: is_new.then(|| text("replacement")),
        policies: typed.texts("policies").to_vec(),
    };
    let made = comment::write_comment(&visitor.ctx, facts.id, number, &new).await;
    let at = path(&group, &facts);
    match made {
        Ok(made) => Ok(Redirect::to(&format!("{at}/comments/{}", made.id)).into_response()),
        Err(error) => {
            let show = async |visitor: Visitor, typed: &Typed| {
                form(visitor, &group, &facts, number, anchor.clone(), typed).await
            };
            visitor.refuse(typed, error, show).await
        }
    }
}

/// `GET /g/{group}/drafts/{draft}/comments/{comment}`
pub async fn thread(visitor: Visitor, Path((group, name, id)): Path<(String, String, String)>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let thread = comment::thread(&visitor.ctx, &facts, named(&id)?, None).await?;
    let policies = missing_policies(&visitor.ctx, group.id).await?;
    visitor.page(|| app::comment::thread_page(&group, &facts, &thread, &policies))
}

/// `POST /g/{group}/drafts/{draft}/comments/{comment}`
pub async fn reply(
    visitor: Visitor,
    Path((slug, name, id)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::Comment).await?;
    let to: CommentId = named(&id)?;
    let said = comment::reply(&visitor.ctx, facts.id, to, typed.text("body"), typed.texts("policies")).await;
    let here = format!("{}/comments/{to}", path(&group, &facts));
    let show = async |visitor: Visitor| thread(visitor, Path((slug.clone(), name.clone(), id.clone()))).await;
    visitor.after(typed, said, |made| format!("{here}#c-{}", made.id), show).await
}
