//! Who is told of what became of comments. A mail leaves the site: of a draft that not everybody may read it says no
//! words, and its page says the rest to whoever may read it then.

use domain::{comment::CommentMove, draft::Readers, id::PersonId, policy::Place};
use sea_orm::DatabaseTransaction;

use crate::{
    Ctx, Result,
    draft::find::Locked,
    entity::{comment, issue, issue_answer},
    group::members_of,
    mail::{self, Mail},
};

/// Tells the author of a comment what others did with it.
pub(super) async fn tell_author(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Locked,
    row: &comment::Model,
    done: CommentMove,
    reason: &str,
) -> Result<()> {
    let about = match done {
        CommentMove::Publish => "published",
        CommentMove::Refuse => "refused",
        CommentMove::Hide => "hidden",
        CommentMove::Show | CommentMove::Withdraw => return Ok(()),
    };
    let path = format!("comments/{}", row.parent_id.unwrap_or(row.id));
    let letter = Letter { about, words: reason.into(), path, ..Letter::default() };
    leave(ctx, tx, held, row.author_id, letter).await
}

/// Tells a commenter what became of an issue, and until when they can answer.
pub(super) async fn tell_commenter(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Locked,
    row: &issue::Model,
    asked: &issue_answer::Model,
) -> Result<()> {
    let letter = Letter {
        about: "settled",
        issue: format!("#{} {}", row.number, row.title),
        disposition: row.disposition.map(|one| one.to_string()).unwrap_or_default(),
        words: row.rationale.clone(),
        until: asked.due_at.format("%Y-%m-%d %H:%M UTC").to_string(),
        path: format!("issues/{}", row.number),
    };
    leave(ctx, tx, held, asked.person_id, letter).await
}

/// Tells who holds an issue that a commenter is not satisfied.
pub(super) async fn tell_holder(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Locked,
    row: &issue::Model,
    holder: PersonId,
    words: &str,
) -> Result<()> {
    let letter = Letter {
        about: "not-satisfied",
        issue: format!("#{} {}", row.number, row.title),
        words: words.into(),
        path: format!("issues/{}", row.number),
        ..Letter::default()
    };
    leave(ctx, tx, held, holder, letter).await
}

#[derive(Default)]
struct Letter {
    about: &'static str,
    issue: String,
    disposition: String,
    words: String,
    until: String,
    path: String,
}

async fn leave(ctx: &Ctx, tx: &DatabaseTransaction, held: &Locked, to: PersonId, letter: Letter) -> Result<()> {
    let Some((address, language)) = members_of::reached(tx, to).await? else { return Ok(()) };
    let is_open = matches!(held.place, Place::Draft { readers: Readers::All, .. });
    let said = |words: String| if is_open { words } else { String::new() };
    let mail = Mail::Comment {
        about: letter.about.into(),
        group: held.group.name.clone(),
        draft: said(held.draft.title.clone()),
        issue: said(letter.issue),
        disposition: said(letter.disposition),
        words: said(letter.words),
        until: letter.until,
        path: format!("/g/{}/drafts/{}/{}", held.group.slug, held.draft.name, letter.path),
    };
    mail::leave(ctx, tx, &address, language, mail).await
}
