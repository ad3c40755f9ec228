//! What comments propose as patches that `git am` and `git apply` take, with those who proposed it as their authors.

use domain::{
    comment::{CommentState, Lines},
    draft::{Merge, unified::hunks},
    id::{CommentId, PersonId},
    policy::Action,
};
use sea_orm::{ColumnTrait, QueryFilter};

use super::{
    find,
    view::{Eyes, known, names_of},
};
use crate::{
    Ctx, Error, Result,
    draft::{DraftFacts, revision},
    entity::{comment, suggestion},
};

/// Most characters of the subject of a patch, as git recommends.
const SUBJECT: usize = 72;

/// What one comment proposes, as a patch of the revision that it was made on.
pub async fn patch(ctx: &Ctx, draft: &DraftFacts, id: CommentId, file: &str) -> Result<String> {
    let eyes = Eyes::of(ctx, draft)?;
    let file = file_name(file, &draft.name)?;
    let said = known(ctx, draft, eyes, id).await?;
    if eyes.sight(&said) != domain::comment::Sight::Whole {
        return Err(Error::not_found());
    }
    let proposed = find::suggestions([id]).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    let base = revision(ctx, draft, said.revision).await?.text;
    let new = lines(&proposed).replaced(&base, &proposed.replacement).ok_or_else(Error::not_found)?;
    let name = names_of(&ctx.db.read, [said.author_id]).await?.remove(&said.author_id).unwrap_or_default();
    Ok(mail(ctx, &Author { id: said.author_id, name }, &said, &file, &base, &new).unwrap_or_default())
}

/// What was taken over of what was proposed for a revision, as a series of patches of its text in the order in which it was
/// taken over. What an editor brought in by hand because it no longer fitted is not in it.
pub async fn patches(ctx: &Ctx, draft: &DraftFacts, number: i32, file: &str) -> Result<String> {
    // Until it is posted, what is being written is for those who write it.
    ctx.authorize(Action::SeeDraft, draft.place())?;
    let writes = ctx.authorize(Action::WriteDraft, draft.place()).is_ok();
    let file = file_name(file, &draft.name)?;
    let db = &ctx.db.read;
    let base = revision(ctx, draft, number).await?;
    let said = find::visible_to(draft.id, None, false)
        .filter(comment::Column::State.eq(CommentState::Published))
        .filter(comment::Column::Revision.eq(number));
    let said = said.all(db).await?;
    let newest = crate::draft::revision_line(ctx, draft, None).await?;
    let mut taken: Vec<suggestion::Model> = find::suggestions(said.iter().map(|row| row.id)).all(db).await?;
    taken.retain(|row| row.applied_at.is_some_and(|at| writes || at < newest.posted_at));
    taken.sort_by_key(|row| (row.applied_at, row.comment_id));
    let names = names_of(db, said.iter().map(|row| row.author_id)).await?;
    let (mut text, mut series) = (base.text.clone(), String::new());
    for proposed in taken {
        let Some(row) = said.iter().find(|row| row.id == proposed.comment_id) else { continue };
        let alone = lines(&proposed).replaced(&base.text, &proposed.replacement);
        let Some(next) = alone.and_then(|alone| Merge::of(&base.text, &alone, &text).text()) else { continue };
        let author = Author { id: row.author_id, name: names.get(&row.author_id).cloned().unwrap_or_default() };
        series.extend(mail(ctx, &author, row, &file, &text, &next));
        text = next;
    }
    Ok(series)
}

struct Author {
    id: PersonId,
    name: String,
}

/// One patch as `git format-patch` writes it; none where nothing changes.
fn mail(ctx: &Ctx, author: &Author, said: &comment::Model, file: &str, old: &str, new: &str) -> Option<String> {
    let (hunks, added, removed) = hunks(old, new);
    if hunks.is_empty() {
        return None;
    }
    // Nobody's address leaves the site; the name and the site's own host make one that tells who it was.
    let host = ctx.settings.base_url.split("://").last().unwrap_or_default();
    let host = host.split(['/', ':']).next().unwrap_or_default();
    let name = one_line(&author.name).replace(['<', '>', '"'], "");
    let name = if name.is_ascii() { name } else { format!("=?UTF-8?B?{}?=", base64(&name)) };
    let heading = said.anchor["heading"].as_str().unwrap_or_default();
    let subject: String = one_line(&format!("Suggestion for {heading}")).chars().take(SUBJECT).collect();
    let subject = if subject.is_ascii() { subject } else { format!("=?UTF-8?B?{}?=", base64(&subject)) };
    // A line that looks like the end of the message, or like a mail of its own, would cut it.
    let body: Vec<String> = said
        .body
        .lines()
        .map(|line| {
            if line.starts_with("---")
                || line.starts_with("diff ")
                || line.starts_with("From ")
                || line.starts_with("Index: ")
            {
                format!(" {line}")
            } else {
                line.to_owned()
            }
        })
        .collect();
    let date = said.made_at.format("%a, %d %b %Y %H:%M:%S +0000");
    let body = body.join("\n");
    Some(format!(
        "From {zeros} Mon Sep 17 00:00:00 2001\nFrom: {name} <{id}@users.{host}>\nDate: {date}\nSubject: [PATCH] {subject}\n\
         MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n---\n {file} | \
         {total} changed\n\ndiff --git a/{file} b/{file}\n--- a/{file}\n+++ b/{file}\n{hunks}-- \nPlenary\n\n",
        zeros = "0".repeat(40),
        id = author.id,
        total = added + removed,
    ))
}

fn lines(row: &suggestion::Model) -> Lines {
    let line = |number: i32| usize::try_from(number).unwrap_or_default();
    Lines { first: line(row.first_line), last: line(row.last_line) }
}

/// The file in the repository that the patch is for; a plain path within it.
fn file_name(typed: &str, draft: &str) -> Result<String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(format!("{draft}.md"));
    }
    let is_plain = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && part != ".git"
            && !part.chars().any(|one| one.is_control() || one.is_whitespace() || matches!(one, '"' | '\\'))
    };
    if typed.len() > 200 || !typed.split('/').all(is_plain) {
        return Err(Error::field("file", "path", "Give the path of the file within its repository, without blanks."));
    }
    Ok(typed.to_owned())
}

fn one_line(text: &str) -> String {
    text.chars().map(|one| if one.is_control() { ' ' } else { one }).collect::<String>().trim().to_owned()
}

fn base64(text: &str) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    STANDARD.encode(text)
}
