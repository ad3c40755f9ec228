//! The scoped finders of comments and issues: whatever reads them starts here, so that what waits stays unread.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    comment::CommentState,
    id::{CommentId, DraftId, GroupId, IssueId, PersonId},
};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait},
};

use crate::Result;
use crate::entity::{comment, comment_rule, comment_version, issue, issue_answer, issue_entry, suggestion};

/// The comments on a draft of which somebody may know, the oldest first: what was published, what is their own, and all
/// of it for who tends them. What is shown of each, [`domain::comment::sight`] says.
pub(super) fn visible_to(draft: DraftId, person: Option<PersonId>, tends: bool) -> Select<comment::Entity> {
    let all = comments(draft);
    if tends {
        return all;
    }
    let mut known = Condition::any().add(comment::Column::PublishedAt.is_not_null());
    if let Some(person) = person {
        known = known.add(comment::Column::AuthorId.eq(person));
    }
    all.filter(known)
}

/// Every comment on a draft, the oldest first, for a caller that asks for one by its id and looks at it next.
pub(super) fn comments(draft: DraftId) -> Select<comment::Entity> {
    comment::Entity::find()
        .filter(comment::Column::DraftId.eq(draft))
        .order_by_asc(comment::Column::MadeAt)
        .order_by_asc(comment::Column::Id)
}

/// The comments on some drafts that wait.
pub(super) fn waiting(drafts: impl IntoIterator<Item = DraftId>) -> Select<comment::Entity> {
    comment::Entity::find()
        .filter(comment::Column::DraftId.is_in(drafts))
        .filter(comment::Column::State.eq(CommentState::Waiting))
        .order_by_asc(comment::Column::MadeAt)
        .order_by_asc(comment::Column::Id)
}

/// Comments that wait, the oldest first, for a caller that joins the drafts that it may know of.
pub(crate) fn all_waiting() -> Select<comment::Entity> {
    // Written out: PostgreSQL, which may plan without the values, would take one of the few states that most comments are
    // in, and read all of them.
    let waiting = Expr::Constant(CommentState::Waiting.to_string().into());
    comment::Entity::find()
        .filter(comment::Column::State.into_expr().eq(waiting))
        .order_by_asc(comment::Column::MadeAt)
        .order_by_asc(comment::Column::Id)
}

/// Issues of which nobody said what becomes of them, for a caller that joins the drafts that it may know of.
pub(crate) fn undecided() -> Select<issue::Entity> {
    issue::Entity::find().filter(issue::Column::Disposition.is_null())
}

/// Answers that are awaited at `now`, for a caller that joins the drafts that it may know of.
pub(crate) fn all_awaited(now: Instant) -> Select<issue_answer::Entity> {
    issue_answer::Entity::find()
        .filter(issue_answer::Column::Answer.is_null())
        .filter(issue_answer::Column::DueAt.gte(now))
}

/// What somebody wrote, anywhere, the latest first.
pub(super) fn comments_by(person: PersonId) -> Select<comment::Entity> {
    comment::Entity::find().filter(comment::Column::AuthorId.eq(person)).order_by_desc(comment::Column::MadeAt)
}

/// What comments said before, the oldest first.
pub(super) fn versions(comments: impl IntoIterator<Item = CommentId>) -> Select<comment_version::Entity> {
    comment_version::Entity::find()
        .filter(comment_version::Column::CommentId.is_in(comments))
        .order_by_asc(comment_version::Column::Until)
        .order_by_asc(comment_version::Column::Id)
}

/// What comments propose.
pub(super) fn suggestions(comments: impl IntoIterator<Item = CommentId>) -> Select<suggestion::Entity> {
    suggestion::Entity::find().filter(suggestion::Column::CommentId.is_in(comments))
}

/// The proposals of published comments on a draft that were taken over, the first one first.
pub(super) fn taken_over(draft: DraftId) -> Select<suggestion::Entity> {
    let published = comments(draft)
        .filter(comment::Column::State.eq(CommentState::Published))
        .select_only()
        .column(comment::Column::Id);
    suggestion::Entity::find()
        .filter(suggestion::Column::CommentId.in_subquery(published.into_query()))
        .filter(suggestion::Column::AppliedAt.is_not_null())
        .order_by_asc(suggestion::Column::AppliedAt)
        .order_by_asc(suggestion::Column::CommentId)
}

/// Some comments, for a caller that knows that their draft may be read and that they are published.
pub(super) fn comments_by_id(ids: impl IntoIterator<Item = CommentId>) -> Select<comment::Entity> {
    comment::Entity::find().filter(comment::Column::Id.is_in(ids))
}

/// Whose comments wait in a group, where it said so.
pub(super) fn rule(group: GroupId) -> Select<comment_rule::Entity> {
    comment_rule::Entity::find().filter(comment_rule::Column::GroupId.eq(group))
}

/// The issues of some drafts, the newest first.
pub(super) fn issues(drafts: impl IntoIterator<Item = DraftId>) -> Select<issue::Entity> {
    issue::Entity::find().filter(issue::Column::DraftId.is_in(drafts)).order_by_desc(issue::Column::Number)
}

/// One issue of a draft by its number.
pub(super) fn issue(draft: DraftId, number: i32) -> Select<issue::Entity> {
    issues([draft]).filter(issue::Column::Number.eq(number))
}

/// Some issues, for a caller that knows that they are a draft's it may read.
pub(super) fn issues_by_id(ids: impl IntoIterator<Item = IssueId>) -> Select<issue::Entity> {
    issue::Entity::find().filter(issue::Column::Id.is_in(ids))
}

/// What is awaited of, and was said by, the commenters of some issues, the first asked first.
pub(super) fn answers(issues: impl IntoIterator<Item = IssueId>) -> Select<issue_answer::Entity> {
    issue_answer::Entity::find()
        .filter(issue_answer::Column::IssueId.is_in(issues))
        .order_by_asc(issue_answer::Column::AskedAt)
        .order_by_asc(issue_answer::Column::PersonId)
}

/// What somebody answered, anywhere.
pub(super) fn answers_by(person: PersonId) -> Select<issue_answer::Entity> {
    issue_answer::Entity::find().filter(issue_answer::Column::PersonId.eq(person))
}

/// The answers to what became of the issues of some drafts that are awaited at `now`.
pub(super) fn awaited(drafts: impl IntoIterator<Item = DraftId>, now: Instant) -> Select<issue_answer::Entity> {
    let settled = issue::Entity::find()
        .select_only()
        .column(issue::Column::Id)
        .filter(issue::Column::DraftId.is_in(drafts))
        .filter(issue::Column::Disposition.is_not_null());
    issue_answer::Entity::find()
        .filter(issue_answer::Column::IssueId.in_subquery(settled.into_query()))
        .filter(issue_answer::Column::Answer.is_null())
        .filter(issue_answer::Column::DueAt.gte(now))
        .order_by_asc(issue_answer::Column::AskedAt)
        .order_by_asc(issue_answer::Column::PersonId)
}

/// What happened to an issue, the first thing first.
pub(super) fn entries(issue: IssueId) -> Select<issue_entry::Entity> {
    issue_entry::Entity::find()
        .filter(issue_entry::Column::IssueId.eq(issue))
        .order_by_asc(issue_entry::Column::At)
        .order_by_asc(issue_entry::Column::Id)
}

/// The replies to some comments, the oldest first, for a caller that looks at each next.
pub(super) fn replies(to: impl IntoIterator<Item = CommentId>) -> Select<comment::Entity> {
    comment::Entity::find()
        .filter(comment::Column::ParentId.is_in(to))
        .order_by_asc(comment::Column::MadeAt)
        .order_by_asc(comment::Column::Id)
}

/// Deletes what a comment said before, and what it proposes.
pub(super) async fn drop_wordings(tx: &DatabaseTransaction, id: CommentId) -> Result<()> {
    comment_version::Entity::delete_many().filter(comment_version::Column::CommentId.eq(id)).exec(tx).await?;
    suggestion::Entity::delete_many().filter(suggestion::Column::CommentId.eq(id)).exec(tx).await?;
    Ok(())
}
