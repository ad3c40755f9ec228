//! Comments and issues on both databases: each rule, each refusal, who is told, and what happens at once.

mod comments;
mod issues;
mod matrix;
mod suggestions;

use domain::{
    comment::{CommentMove, TypedAnchor, TypedComment, TypedIssue, TypedReason, TypedSettlement},
    id::{CommentId, DraftId},
    policy::{Action, RoleKind},
};

use super::*;
use crate::{
    Ctx,
    draft::{DraftFacts, draft_by_id},
    testing::{GroupScene, Somebody, World},
};

/// The text of the first revision.
pub(super) const TEXT: &str = "# V6 Authentication\n\nPasswords are kept well.\n\n## V6.2 Passwords\n\n| # | Description |\n| --- | --- |\n| **6.2.1** | Verify that passwords are long. |\n| **6.2.2** | Verify that passwords can change. |\n\nThe end.\n";

/// A public draft of the open group with its people.
pub(super) struct Scene {
    pub groups: GroupScene,
    pub draft: DraftId,
    /// Edith, an editor of the group.
    pub editor: Somebody,
    pub edith: Ctx,
    /// Mia, a member.
    pub mia: Ctx,
    /// Eve, who belongs to no group.
    pub stranger: Somebody,
    pub eve: Ctx,
}

pub(super) async fn scene(world: &World) -> Scene {
    let groups = world.groups().await;
    let draft = world.draft_in(groups.open, "authentication", &[TEXT]).await;
    let editor = world.holding("Edith Editor", groups.open, RoleKind::Editor).await;
    let member = world.holding("Mia Member", groups.open, RoleKind::Member).await;
    let stranger = world.person("Eve Commenter").await;
    let (edith, mia, eve) = (world.as_(&editor), world.as_(&member), world.as_(&stranger));
    Scene { groups, draft, editor, edith, mia, stranger, eve }
}

pub(super) fn saying(body: &str) -> TypedComment {
    TypedComment { body: body.into(), ..TypedComment::default() }
}

pub(super) fn quoting(quote: &str, body: &str) -> TypedComment {
    let anchor = TypedAnchor { quote: quote.into(), ..TypedAnchor::default() };
    TypedComment { anchor, body: body.into(), ..TypedComment::default() }
}

pub(super) fn because(reason: &str) -> TypedReason {
    TypedReason { reason: reason.into() }
}

pub(super) fn settling(disposition: &str) -> TypedSettlement {
    TypedSettlement { disposition: disposition.into(), rationale: "Because.".into(), ..TypedSettlement::default() }
}

pub(super) async fn facts(ctx: &Ctx, draft: DraftId) -> DraftFacts {
    draft_by_id(ctx, draft, Action::SeeDraft).await.expect("theirs to read")
}

/// A comment of Eve's that Edith let through.
pub(super) async fn published(scene: &Scene, typed: &TypedComment) -> CommentId {
    let made = write_comment(&scene.eve, scene.draft, None, typed).await.expect("made");
    move_comment(&scene.edith, scene.draft, made.id, CommentMove::Publish, &because("")).await.expect("let through");
    made.id
}

/// An issue from one comment.
pub(super) async fn raised_by(scene: &Scene, id: CommentId) -> i32 {
    let typed = TypedIssue { title: "Say how long".into(), comments: vec![id.to_string()], ..TypedIssue::default() };
    open_issue(&scene.edith, scene.draft, &typed).await.expect("opened")
}

pub(super) async fn listed(ctx: &Ctx, draft: DraftId) -> Vec<CommentView> {
    threads(ctx, &facts(ctx, draft).await, &WantedComments::default(), 100).await.expect("listed").comments
}
