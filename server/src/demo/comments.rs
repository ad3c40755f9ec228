//! The demo's comments: on the chapter of the ASVS, by members and by somebody who is none, with what became of them.

use domain::{
    comment::{CommentMove, TypedAnchor, TypedAnswer, TypedComment, TypedIssue, TypedReason, TypedSettlement},
    id::{CommentId, DraftId},
    policy::Action,
};
use service::{
    Ctx,
    comment::{
        answer_issue, apply_suggestion, assign_issue, move_comment, open_issue, reply, settle_issue, write_comment,
    },
    draft::{Document, revision, revision_line},
    group::{GroupFacts, group, missing_policies},
};

use super::{
    groups::{CHAIR, ago},
    people,
};
use crate::site::Site;

/// Who edits the chapter.
const EDITOR: &str = "Piet de Wit";

/// Comments on the chapter.
pub async fn fill(site: &Site) -> service::Result<()> {
    let [noor, piet] = [people::again(site, CHAIR).await?, people::again(site, EDITOR).await?].map(|who| site.ctx(who));
    let jonas = site.ctx(people::speaker(site).await?);
    let of = group(&noor, "asvs", Action::SeeGroup).await?.here()?;
    let scene = Scene::of(&noor, of, "authentication").await?;
    let lengths = settled(&scene, &jonas, &piet).await?;
    declined(&scene, &jonas, &piet).await?;
    open(&scene, &noor, &piet).await?;
    suggested(&scene, &jonas, &piet).await?;
    reply(&piet, scene.draft, lengths, "It stands so in revision 1; see the history of the issue.", &[]).await?;
    // What waits: the newest, from somebody outside the group.
    let said = "Please say whether passkeys that a provider keeps count as *something that somebody has*.";
    scene.say(&jonas, 0, scene.on(3, said)).await.map(|_| ())
}

/// A draft that is commented on.
pub(super) struct Scene {
    pub(super) of: GroupFacts,
    pub(super) draft: DraftId,
    pub(super) document: Document,
}

impl Scene {
    /// A draft with its newest revision.
    pub(super) async fn of(ctx: &Ctx, of: GroupFacts, name: &str) -> service::Result<Self> {
        let draft = service::draft::draft(ctx, &of, name, Action::SeeDraft).await?;
        let newest = revision_line(ctx, &draft, None).await?.number;
        let document = revision(ctx, &draft, newest).await?;
        Ok(Self { of, draft: draft.id, document })
    }

    /// A comment on the `nth` requirement.
    pub(super) fn on(&self, nth: usize, body: &str) -> TypedComment {
        let requirement = self.document.identities.get(nth).map(ToString::to_string).unwrap_or_default();
        let anchor = TypedAnchor { requirement, ..TypedAnchor::default() };
        TypedComment { anchor, body: body.into(), ..TypedComment::default() }
    }

    pub(super) async fn say(&self, ctx: &Ctx, days: i64, typed: TypedComment) -> service::Result<CommentId> {
        let then = ago(ctx, days);
        let policies = missing_policies(&then, self.of.id).await?.iter().map(|line| line.id.to_string()).collect();
        let typed = TypedComment { policies, ..typed };
        Ok(write_comment(&then, self.draft, None, &typed).await?.id)
    }

    pub(super) async fn let_through(&self, ctx: &Ctx, id: CommentId, days: i64) -> service::Result<()> {
        move_comment(&ago(ctx, days), self.draft, id, CommentMove::Publish, &TypedReason::default()).await
    }

    pub(super) async fn issue(&self, ctx: &Ctx, days: i64, title: &str, from: &[CommentId]) -> service::Result<i32> {
        let comments = from.iter().map(ToString::to_string).collect();
        let typed = TypedIssue { title: title.into(), comments, ..TypedIssue::default() };
        open_issue(&ago(ctx, days), self.draft, &typed).await
    }

    pub(super) async fn settle(&self, ctx: &Ctx, days: i64, number: i32, said: (&str, &str)) -> service::Result<()> {
        let (disposition, rationale) = (said.0.into(), said.1.into());
        let typed = TypedSettlement { disposition, rationale, ..TypedSettlement::default() };
        settle_issue(&ago(ctx, days), self.draft, number, &typed).await
    }
}

async fn settled(scene: &Scene, jonas: &Ctx, piet: &Ctx) -> service::Result<CommentId> {
    let said = "Eight characters *and* fifteen: which of the two does a tester check? As it stands, two testers can come to two results.";
    let id = scene.say(jonas, 5, scene.on(0, said)).await?;
    scene.let_through(piet, id, 5).await?;
    let number = scene.issue(piet, 4, "Which length of passwords is tested?", &[id]).await?;
    let why = "Eight is what is tested; fifteen is advice and moves into the text before the table.";
    scene.settle(piet, 3, number, ("accepted-in-part", why)).await?;
    let answer = TypedAnswer { answer: "satisfied".into(), words: "That is clear. Thank you.".into() };
    answer_issue(&ago(jonas, 2), scene.draft, number, &answer).await?;
    Ok(id)
}

async fn declined(scene: &Scene, jonas: &Ctx, piet: &Ctx) -> service::Result<()> {
    let said = "Forbid security questions in this chapter altogether.";
    let id = scene.say(jonas, 4, TypedComment { body: said.into(), ..TypedComment::default() }).await?;
    scene.let_through(piet, id, 4).await?;
    let number = scene.issue(piet, 3, "Security questions", &[id]).await?;
    let why = "Recovery is a chapter of its own; what it forbids need not be forbidden twice.";
    scene.settle(piet, 2, number, ("declined", why)).await
}

async fn open(scene: &Scene, noor: &Ctx, piet: &Ctx) -> service::Result<()> {
    let said = "Lists of common passwords grow old. Who says which list, and how old it may be?";
    let id = scene.say(noor, 2, scene.on(2, said)).await?;
    let number = scene.issue(piet, 1, "How old may a list of common passwords be?", &[id]).await?;
    let holder = noor.actor.person().map(|id| id.to_string()).unwrap_or_default();
    let due = (noor.now.date_naive() + chrono::TimeDelta::days(20)).to_string();
    assign_issue(&ago(piet, 1), scene.draft, number, &holder, &due, None).await
}

/// A text that somebody outside proposed, and that was taken over.
async fn suggested(scene: &Scene, jonas: &Ctx, piet: &Ctx) -> service::Result<()> {
    let Some(requirement) = scene.document.outline.requirements.get(1) else { return Ok(()) };
    let line = scene.document.text.get(requirement.at.clone()).unwrap_or_default();
    let replacement = line.replacen("Verify that ", "Verify, where passwords are used, that ", 1);
    let typed = TypedComment { replacement: Some(replacement), ..scene.on(1, "Not every application has passwords.") };
    let id = scene.say(jonas, 3, typed).await?;
    scene.let_through(piet, id, 3).await?;
    apply_suggestion(piet, scene.draft, id, false).await.map(|_| ())
}
