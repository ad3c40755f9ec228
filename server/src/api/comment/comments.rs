//! Reading and writing comments, letting them through, and taking over what they propose.

use axum::http::StatusCode;
use domain::{
    comment::{CommentMove, CommentState, Moderation, TypedAnchor, TypedComment, TypedReason},
    id::CommentId,
    policy::Action,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use service::{
    Error, Version,
    comment::{self, Applied, CommentView, Made, Thread, WantedComments},
    group,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfComment, found};
use crate::api::{
    Answer,
    caller::Caller,
    draft::OfDraft,
    extract::{Json, Path, Query},
    group::OfGroup,
    page::{Paged, bad_cursor, cursor, limit, place, usual},
};

/// Which comments are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CommentQuery {
    /// In which revision they are looked at; the newest, unless said.
    #[serde(default)]
    #[param(required = false)]
    revision: Option<i32>,
    /// Those in a section of it, or on a requirement, by its anchor.
    #[serde(default)]
    #[param(required = false)]
    section: Option<String>,
    /// Those on or in a requirement of it, by its lasting id.
    #[serde(default)]
    #[param(required = false)]
    requirement: Option<Uuid>,
    /// Those of which it has no longer what they stood on.
    #[serde(default)]
    #[param(required = false)]
    orphaned: bool,
    /// `waiting`, `published`, `refused`, `hidden` or `withdrawn`.
    #[serde(default)]
    #[param(required = false, value_type = Option<String>)]
    state: Option<CommentState>,
    /// From where on: what the page before gave as `next`.
    #[serde(default)]
    #[param(required = false)]
    cursor: Option<String>,
    /// How many, 1 to 100.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100)]
    limit: u64,
}

/// A comment to be made. Quoted words come first, then a requirement, then a section; none of them means the whole draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentToMake {
    /// The revision; the newest, unless said.
    #[serde(default)]
    revision: Option<i32>,
    /// The anchor of a section, such as `s-V6.2`.
    #[serde(default)]
    section: String,
    /// The lasting id of a requirement.
    #[serde(default)]
    requirement: Option<Uuid>,
    /// Words of the text, as a reader sees them.
    #[serde(default)]
    #[schema(max_length = 2000)]
    quote: String,
    /// What stands before them, where they stand there more than once.
    #[serde(default)]
    before: String,
    /// What stands after them.
    #[serde(default)]
    after: String,
    /// What it says, in Markdown; may be empty where a text is proposed.
    #[serde(default)]
    #[schema(max_length = 20000)]
    body: String,
    /// The text that is proposed for the whole lines that it is on; an empty one proposes that they go.
    #[serde(default)]
    #[schema(max_length = 50000)]
    replacement: Option<String>,
    /// The ids of the group's policies that are accepted with it.
    #[serde(default)]
    policies: Vec<String>,
}

/// What came of a comment.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommentMade {
    /// Which it is.
    id: Uuid,
    /// `published`, or `waiting` for somebody to let it through.
    state: String,
}

/// A reply.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyToMake {
    /// What it says, in Markdown.
    #[schema(max_length = 20000)]
    body: String,
    /// The ids of the group's policies that are accepted with it.
    #[serde(default)]
    policies: Vec<String>,
}

/// What a comment is to say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentWords {
    /// What it says, in Markdown.
    #[schema(max_length = 20000)]
    body: String,
    /// The state that the change is made from; where given, it must be the present one.
    #[serde(default)]
    version: Option<String>,
}

/// What is done with a comment.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentStep {
    /// `publish`, `refuse`, `hide`, `show` or, by its author, `withdraw`.
    #[serde(rename = "move")]
    #[schema(value_type = String)]
    done: CommentMove,
    /// Why; needed to refuse and to hide.
    #[serde(default)]
    #[schema(max_length = 10000)]
    reason: String,
}

/// How a proposal is taken over.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SuggestionToApply {
    /// An editor brought it in themselves; only that is noted.
    #[serde(default)]
    by_hand: bool,
}

/// That a proposal was taken over.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionApplied {
    /// The number of the working copy in which it stands.
    number: i32,
}

/// Whose comments wait in a group.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentModeration {
    /// `non-members`, `everybody` or `nobody`.
    #[schema(value_type = String)]
    moderation: Moderation,
}

/// The comments on a draft that the asker may know of, the oldest first, without replies
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/comments", tag = "comment", params(OfDraft, CommentQuery),
    responses((status = 200, description = "A page of comments, each with where it stands in the revision looked at", body = Paged<Object>))
)]
pub async fn list_comments(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Query(query): Query<CommentQuery>,
) -> Answer<Json<Paged<Value>>> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::SeeDraft).await?;
    let after = place("comments", query.cursor.as_deref())?;
    let most = limit(query.limit)?;
    let wanted = WantedComments {
        revision: query.revision,
        section: query.section,
        requirement: query.requirement.map(Into::into),
        orphaned: query.orphaned,
        state: query.state,
        without_issue: false,
        after: after.map(|id| id.parse::<CommentId>()).transpose().map_err(|_| bad_cursor())?,
    };
    let page = comment::threads(&caller.ctx, &facts, &wanted, usize::try_from(most).unwrap_or_default()).await?;
    let next = page.next.map(|id| cursor("comments", &id.to_string()));
    Ok(Json(Paged { items: page.comments.iter().map(told).collect::<Answer<_>>()?, next }))
}

/// Comments on a draft; of whoever is not in its group, somebody of it lets the comment through first
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/comments", tag = "comment",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is made", body = CommentMade))
)]
pub async fn write_comment(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Json(new): Json<CommentToMake>,
) -> Answer<(StatusCode, Json<CommentMade>)> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::Comment).await?;
    let typed = TypedComment {
        anchor: TypedAnchor {
            section: new.section,
            requirement: new.requirement.map(|id| id.to_string()).unwrap_or_default(),
            quote: new.quote,
            before: new.before,
            after: new.after,
        },
        body: new.body,
        replacement: new.replacement,
        policies: new.policies,
    };
    let made = comment::write_comment(&caller.ctx, facts.id, new.revision, &typed).await?;
    Ok((StatusCode::CREATED, Json(made.into())))
}

/// A comment with its replies, and what they said before they were edited
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/comments/{comment}", tag = "comment", params(OfComment),
    responses((status = 200, description = "The thread", body = Object))
)]
pub async fn get_comment(caller: Caller, Path(of): Path<OfComment>) -> Answer<Json<Value>> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::SeeDraft).await?;
    let Thread { comment, replies, earlier } = comment::thread(&caller.ctx, &facts, of.comment.into(), None).await?;
    let replies = replies.iter().map(told).collect::<Answer<Vec<_>>>()?;
    let earlier: serde_json::Map<String, Value> =
        earlier.into_iter().map(|(id, said)| (id.to_string(), json!(said))).collect();
    Ok(Json(json!({ "comment": told(&comment)?, "replies": replies, "earlier": earlier })))
}

/// Changes the words of one's own comment; what it said before stays
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/comments/{comment}", tag = "comment",
    params(OfComment), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is changed"))
)]
pub async fn edit_comment(
    caller: Caller,
    Path(of): Path<OfComment>,
    Json(words): Json<CommentWords>,
) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::Comment).await?;
    let version = words.version.as_deref().and_then(Version::sent);
    comment::edit_comment(&caller.ctx, facts.id, of.comment.into(), &words.body, version.as_ref()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Replies to a comment that was published
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/comments/{comment}/replies", tag = "comment",
    params(OfComment), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is made", body = CommentMade))
)]
pub async fn reply_to_comment(
    caller: Caller,
    Path(of): Path<OfComment>,
    Json(reply): Json<ReplyToMake>,
) -> Answer<(StatusCode, Json<CommentMade>)> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::Comment).await?;
    let made = comment::reply(&caller.ctx, facts.id, of.comment.into(), &reply.body, &reply.policies).await?;
    Ok((StatusCode::CREATED, Json(made.into())))
}

/// Lets a comment through, refuses it, hides it, shows it again, or takes one's own back
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/comments/{comment}/moves", tag = "comment",
    params(OfComment), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is done"))
)]
pub async fn move_comment(
    caller: Caller,
    Path(of): Path<OfComment>,
    Json(step): Json<CommentStep>,
) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::Comment).await?;
    let reason = TypedReason { reason: step.reason };
    comment::move_comment(&caller.ctx, facts.id, of.comment.into(), step.done, &reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes over what a comment proposes: its text comes into the working copy
///
/// Where the working copy says something else there by now, nothing is changed and the answer is 409 with the code
/// `suggestion-does-not-fit`; an editor then brings it in and says so with `by_hand`.
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/comments/{comment}/application", tag = "comment",
    params(OfComment), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "It is taken over", body = SuggestionApplied))
)]
pub async fn apply_suggestion(
    caller: Caller,
    Path(of): Path<OfComment>,
    Json(how): Json<SuggestionToApply>,
) -> Answer<Json<SuggestionApplied>> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::TendComments).await?;
    match comment::apply_suggestion(&caller.ctx, facts.id, of.comment.into(), how.by_hand).await? {
        Applied::Here(number) => Ok(Json(SuggestionApplied { number })),
        Applied::Clash(_) => {
            let message =
                "The working copy says something else there by now. Nothing was changed; bring it in by hand.";
            Err(Error::conflict("suggestion-does-not-fit", message).into())
        }
    }
}

/// Whose comments wait in a group to be let through
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/comment-moderation", tag = "comment", params(OfGroup),
    responses((status = 200, description = "Whose comments wait", body = CommentModeration))
)]
pub async fn get_comment_moderation(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<CommentModeration>> {
    let group = group::group(&caller.ctx, &of.group, Action::SeeGroup).await?.here()?;
    Ok(Json(CommentModeration { moderation: comment::moderation(&caller.ctx, &group).await? }))
}

/// Says whose comments wait in a group to be let through
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/comment-moderation", tag = "comment",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It holds from now on"))
)]
pub async fn set_comment_moderation(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(said): Json<CommentModeration>,
) -> Answer<StatusCode> {
    let group = group::group(&caller.ctx, &of.group, Action::EditGroup).await?.here()?;
    comment::set_moderation(&caller.ctx, group.id, said.moderation.as_str()).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn told(view: &CommentView) -> Answer<Value> {
    Ok(serde_json::to_value(view).map_err(Error::fault)?)
}

impl From<Made> for CommentMade {
    fn from(made: Made) -> Self {
        Self { id: made.id.into(), state: made.state.to_string() }
    }
}
