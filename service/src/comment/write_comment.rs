//! Commenting on a draft that one may read, as somebody of its group or not.

use chrono::TimeDelta;
use domain::{
    Problem,
    comment::{
        Anchor, CommentState, Lines, Moderation, Text, TypedAnchor, TypedComment, Viewer, body, heading, lines_at,
    },
    draft::save::Source,
    group::Occasion,
    id::{CommentId, DraftId, GroupId, PersonId},
    policy::{Action, Decision, Place, RoleKind, Scope, decide},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, PaginatorTrait, QueryFilter};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    draft::{Document, DraftFacts, draft_by_id, find as drafts, revision, revision_line},
    entity::{comment, suggestion},
    group::{accept_policies_within, affiliation_on},
    record::event,
    team::with_current_roles,
};

/// Comments that somebody makes within an hour on the whole site, where they are let through by themselves, and where
/// they wait.
pub(crate) const IN_AN_HOUR: (u64, u64) = (120, 15);

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// Which it is.
    pub id: CommentId,
    /// `published`, or `waiting` for somebody to let it through.
    pub state: CommentState,
}

/// What a comment would be on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// The revision.
    pub revision: i32,
    /// What it would be on there.
    pub anchor: Anchor,
    /// The lines that a proposed text would be for; none where it can be for none.
    pub lines: Option<String>,
    /// The sections of the revision: anchor and heading.
    pub sections: Vec<(String, String)>,
    /// Whether the comment would wait for somebody to let it through.
    pub waits: bool,
}

/// What a comment on a revision would be on; the newest revision where none is given.
pub async fn grounds(ctx: &Ctx, facts: &DraftFacts, number: Option<i32>, on: &TypedAnchor) -> Result<Grounds> {
    ctx.authorize(Action::Comment, facts.place())?;
    let number = revision_line(ctx, facts, number).await?.number;
    let document = revision(ctx, facts, number).await?;
    let is_data = document.line.source == Source::Baseline;
    let wanted = on.clone();
    let reading = tokio::task::spawn_blocking(move || {
        let text = Text::of(&document.text, &document.outline, &document.identities);
        let headed = document.outline.sections.iter().zip(text.anchors()).filter(|(section, _)| section.depth > 0);
        let sections = headed.map(|(section, anchor)| (anchor.clone(), heading(section))).collect();
        let placed = place(&document, &wanted, false)?;
        let lines = place(&document, &wanted, true).ok().and_then(|(_, lines)| lines);
        Ok::<_, Error>((placed.0, lines.map(|(_, lines)| lines), sections))
    });
    let (anchor, lines, sections) = reading.await.map_err(Error::fault)??;
    let rule = find::rule(group_of(facts)?).one(&ctx.db.read).await?;
    let rule = rule.map_or(Moderation::NonMembers, |row| row.moderation);
    let tends = ctx.authorize(Action::TendComments, facts.place()).is_ok();
    let is_in = ctx.actor.holds(Scope::Group(group_of(facts)?), RoleKind::ALL);
    let waits = rule.holds(Viewer { is_author: true, tends }, is_in);
    Ok(Grounds { revision: number, anchor, lines: lines.filter(|_| !is_data), sections, waits })
}

fn group_of(facts: &DraftFacts) -> Result<GroupId> {
    match facts.place() {
        Place::Draft { group, .. } => Ok(group),
        _ => Err(Error::not_found()),
    }
}

/// Comments on a revision of a draft; the newest one where none is given.
pub async fn write_comment(ctx: &Ctx, id: DraftId, number: Option<i32>, typed: &TypedComment) -> Result<Made> {
    ctx.authorize_route(Action::Comment)?;
    let details = typed.check()?;
    let facts = draft_by_id(ctx, id, Action::SeeDraft).await?;
    ctx.authorize(Action::Comment, facts.place())?;
    let number = revision_line(ctx, &facts, number).await?.number;
    let document = revision(ctx, &facts, number).await?;
    let is_data = document.line.source == Source::Baseline;
    let proposes = details.replacement.is_some();
    let wanted = typed.anchor.clone();
    let reading = tokio::task::spawn_blocking(move || place(&document, &wanted, proposes));
    let (anchor, lines) = reading.await.map_err(Error::fault)??;
    if proposes && is_data {
        let message = "This draft is kept as a file of data; propose the change in words.";
        return Err(Error::conflict("kept-as-data", message));
    }
    let proposed = details.replacement.zip(lines);
    if let Some((new, (_, old))) = &proposed
        && new.trim_end() == old.trim_end()
    {
        return Err(Error::field("replacement", "unchanged", "This is what stands there. Change it, or leave it out."));
    }
    let at = serde_json::to_value(&anchor).map_err(Error::fault)?;
    let said = Said { number, anchor: at, on: anchor.target.as_str(), body: details.body, parent: None };
    ctx.write(async |tx| {
        let made = keep(ctx, tx, id, said, &typed.policies).await?;
        if let Some((new, (lines, old))) = proposed {
            let row = suggestion::ActiveModel {
                comment_id: Set(made.id),
                first_line: Set(small(lines.first)),
                last_line: Set(small(lines.last)),
                replaced: Set(old),
                replacement: Set(new),
                applied_at: Set(None),
                applied_by: Set(None),
                applied_save: Set(None),
            };
            row.insert(tx).await?;
        }
        Ok(made)
    })
    .await
}

/// Replies to a comment that was published.
pub async fn reply(ctx: &Ctx, id: DraftId, to: CommentId, typed: &str, policies: &[String]) -> Result<Made> {
    ctx.authorize_route(Action::Comment)?;
    let said = body(typed).map_err(|flaw| Error::field("body", flaw.code, flaw.message))?;
    let anchor = serde_json::to_value(Anchor::whole()).map_err(Error::fault)?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::Comment).await?;
        let parent = find::comments(held.draft.id).filter(comment::Column::Id.eq(to)).one(tx).await?;
        let parent = parent.filter(|row| row.state == CommentState::Published).ok_or_else(Error::not_found)?;
        let thread = parent.parent_id.unwrap_or(parent.id);
        let said = Said { number: parent.revision, anchor, on: "reply", body: said, parent: Some(thread) };
        keep(ctx, tx, id, said, policies).await
    })
    .await
}

struct Said {
    number: i32,
    anchor: serde_json::Value,
    on: &'static str,
    body: String,
    parent: Option<CommentId>,
}

async fn keep(ctx: &Ctx, tx: &DatabaseTransaction, id: DraftId, said: Said, policies: &[String]) -> Result<Made> {
    let held = drafts::locked(ctx, tx, id, Action::Comment).await?;
    if !held.group.state.is_written() {
        return Err(Error::conflict("group-over", "This group has ended; nothing is written in it any more."));
    }
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let waits = is_held(ctx, tx, &held).await?;
    refuse_flood(ctx, tx, person, waits).await?;
    accept_policies_within(ctx, tx, &held.group, person, Occasion::Commenting, policies).await?;
    let state = if waits { CommentState::Waiting } else { CommentState::Published };
    let comment_id: CommentId = ctx.id();
    let row = comment::ActiveModel {
        id: Set(comment_id),
        draft_id: Set(id),
        author_id: Set(person),
        parent_id: Set(said.parent),
        issue_id: Set(None),
        revision: Set(said.number),
        anchor: Set(said.anchor),
        body: Set(said.body),
        state: Set(state),
        affiliation: Set(affiliation_on(tx, person, ctx.now.date_naive()).await?),
        made_at: Set(ctx.now),
        updated_at: Set(ctx.now),
        reason: Set(String::new()),
        published_at: Set((!waits).then_some(ctx.now)),
        edited_at: Set(None),
        moved_at: Set(None),
        moved_by: Set(None),
    };
    row.insert(tx).await?;
    let mut entry = held.told("comment.made", "comment", comment_id);
    if waits {
        entry.visibility = domain::policy::Visibility::Team;
    }
    let data = json!({ "draft": id, "revision": said.number, "on": said.on, "thread": said.parent, "state": state });
    event::append(ctx, tx, entry.with(data)).await?;
    Ok(Made { id: comment_id, state })
}

/// Whether what the asker writes waits for somebody to let it through.
pub(crate) async fn is_held(ctx: &Ctx, tx: &DatabaseTransaction, held: &drafts::Locked) -> Result<bool> {
    let now = with_current_roles(ctx, tx).await?;
    let tends = decide(&now.actor, Action::TendComments, held.place) == Decision::Allow;
    let is_in = now.actor.holds(Scope::Group(held.group.id), RoleKind::ALL);
    let rule = find::rule(held.group.id).one(tx).await?.map_or(Moderation::NonMembers, |row| row.moderation);
    Ok(rule.holds(Viewer { is_author: true, tends }, is_in))
}

async fn refuse_flood(ctx: &Ctx, tx: &DatabaseTransaction, person: PersonId, waits: bool) -> Result<()> {
    let hour_ago = ctx.now - TimeDelta::hours(1);
    let made = find::comments_by(person).filter(comment::Column::MadeAt.gt(hour_ago)).count(tx).await?;
    let most = if waits { IN_AN_HOUR.1 } else { IN_AN_HOUR.0 };
    if made < most { Ok(()) } else { Err(Problem::too_many(60 * 60).into()) }
}

/// What a comment is on, and the lines that a proposal is for.
type Placed = (Anchor, Option<(Lines, String)>);

fn place(document: &Document, wanted: &TypedAnchor, proposes: bool) -> Result<Placed> {
    let text = Text::of(&document.text, &document.outline, &document.identities);
    let anchor = text.anchor(wanted).map_err(|(field, flaw)| Error::field(field, flaw.code, flaw.message))?;
    let found = text.carry(&anchor).filter(|place| proposes && !place.at.is_empty());
    let lines = found.and_then(|place| {
        let lines = lines_at(&document.text, &place.at);
        Some((lines, lines.of(&document.text)?.to_owned()))
    });
    if proposes && lines.is_none() {
        let message = "Say which section, requirement or words your text is for.";
        return Err(Error::field("replacement", "for-what", message));
    }
    Ok((anchor, lines))
}

fn small(line: usize) -> i32 {
    i32::try_from(line).unwrap_or(i32::MAX)
}
