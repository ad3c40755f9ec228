//! Preparing a proposal for its reviewers: a copy without what reveals names, what it is about, and whose product.

use std::collections::BTreeSet;

use domain::{
    FieldErrors,
    id::{ProposalId, TopicId},
    identity::ORGANISATION_NAME_MAX,
    policy::Action,
    review::visibility::Field,
    text::{block, optional_line},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, IntoActiveModel};
use serde_json::json;

use super::{
    find::Scope,
    opened::{Opened, opened},
};
use crate::{
    Ctx, Error, Result, Version,
    entity::review_copy,
    record::{Entry, event},
    version::{changed_meanwhile, next_update},
};

/// What a chair prepares, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedCopy {
    /// Instead of the title, where it is to be replaced. A blank copy is a copy.
    pub title: Option<String>,
    /// Instead of the brief text.
    pub summary: Option<String>,
    /// Instead of the long text.
    pub description: Option<String>,
    /// The call's subjects that it is about.
    pub topics: Vec<String>,
    /// Whose product it is about, one a line.
    pub targets: String,
}

/// Most organisations whose product a proposal is about.
const TARGETS_MOST: usize = 20;

/// Keeps what a chair prepared of a proposal.
pub async fn prepare_copy(ctx: &Ctx, id: ProposalId, typed: &TypedCopy, made_from: Option<&Version>) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::ManageReview, Field::Conflicts).await?;
        let prepared = typed.check(&open)?;
        let before = Scope::One(id).copies().one(tx).await?;
        match &before {
            Some(row) => Version::of_row(row.updated_at).expect(made_from)?,
            None if made_from.is_some() => return Err(changed_meanwhile()),
            None => {}
        }
        let (row, is_new) = copy_row(ctx, tx, id).await?;
        let row = review_copy::ActiveModel {
            title: Set(prepared.title),
            summary: Set(prepared.summary),
            description: Set(prepared.description),
            topics: Set(serde_json::to_value(prepared.topics).map_err(Error::fault)?),
            targets: Set(serde_json::to_value(prepared.targets).map_err(Error::fault)?),
            ..row
        };
        if is_new {
            row.insert(tx).await?
        } else {
            row.update(tx).await?
        };
        event::append(ctx, tx, Entry::new("review.prepared", "call", open.call.id, open.scope())).await
    })
    .await
}

struct Prepared {
    title: Option<String>,
    summary: Option<String>,
    description: Option<String>,
    topics: BTreeSet<TopicId>,
    targets: Vec<String>,
}

impl TypedCopy {
    fn check(&self, open: &Opened) -> Result<Prepared> {
        let mut errors = FieldErrors::default();
        let title = self.title.as_deref().map(|text| errors.take("title", optional_line(text, 200)));
        let summary = self.summary.as_deref().map(|text| errors.take("summary", block(text, 5_000)));
        let description = self.description.as_deref().map(|text| errors.take("description", block(text, 50_000)));
        let known = |id: &TopicId| open.sight.review.topics.iter().any(|topic| topic.id == *id);
        let topics: Option<BTreeSet<TopicId>> = self.topics.iter().map(|id| id.parse().ok().filter(known)).collect();
        if topics.is_none() {
            errors.add("topics", "unknown-entry", "An entry is not known; load the page again.");
        }
        let lines = self.targets.lines().filter(|line| !line.trim().is_empty());
        let targets: Vec<String> =
            lines.filter_map(|line| errors.take("targets", optional_line(line, ORGANISATION_NAME_MAX))).collect();
        if targets.len() > TARGETS_MOST {
            errors.add("targets", "number", "Name at most 20.");
        }
        let checked = topics.map(|topics| Prepared {
            title: title.flatten(),
            summary: summary.flatten(),
            description: description.flatten(),
            topics,
            targets,
        });
        Ok(errors.finish(checked)?)
    }
}

/// What is kept of a proposal for its reviewers, ready for a change; or an empty one, and that it is new.
pub(super) async fn copy_row(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: ProposalId,
) -> Result<(review_copy::ActiveModel, bool)> {
    if let Some(row) = Scope::One(id).copies().one(tx).await? {
        let updated_at = next_update(row.updated_at, ctx.now);
        let mut row = row.into_active_model();
        row.updated_at = Set(updated_at);
        return Ok((row, false));
    }
    let row = review_copy::ActiveModel {
        proposal_id: Set(id),
        topics: Set(json!([])),
        targets: Set(json!([])),
        updated_at: Set(ctx.now),
        title: Set(None),
        summary: Set(None),
        description: Set(None),
        deputy_id: Set(None),
    };
    Ok((row, true))
}
