//! Documents and slides beside a meeting: files, which are only ever given back as files to be kept, and links.

use domain::{
    Problem,
    cfp::{FILE_BYTES_MOST, check_link, file_name},
    id::{FileId, MaterialId, MeetingId},
    meeting::Phase,
    policy::{Action, Visibility},
    problem::Kind,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, ModelTrait, PaginatorTrait};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{facts::known, find};
use crate::{
    Ctx, Error, Result,
    cfp::{OpenedFile, SentFile, TypedLink, sniff},
    entity::{file, meeting, meeting_material, working_group},
    group::GroupFacts,
    record::event,
};

/// Most files and links of a meeting.
const MOST: u64 = 40;

/// A file or a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MaterialLine {
    /// Which.
    pub id: MaterialId,
    /// The name of the file, or what the link is called.
    pub label: String,
    /// Where the link leads; empty for a file.
    pub url: String,
    /// The size of the file in bytes; none for a link.
    pub bytes: Option<u64>,
}

pub(super) async fn lines(ctx: &Ctx, id: MeetingId) -> Result<Vec<MaterialLine>> {
    let rows = find::materials(id).all(&ctx.db.read).await?;
    let files = find::files(rows.iter().filter_map(|row| row.file_id)).all(&ctx.db.read).await?;
    let size = |id: FileId| files.iter().find(|file| file.id == id).and_then(|file| u64::try_from(file.size).ok());
    let line = |row: meeting_material::Model| MaterialLine {
        id: row.id,
        bytes: row.file_id.and_then(size),
        label: row.label,
        url: row.url,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Whether the asker may put a file beside a meeting, asked before a byte of it is read.
pub async fn may_add_material(ctx: &Ctx, group: &GroupFacts, id: MeetingId) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    let (_, row) = known(ctx, group, id).await?;
    ctx.authorize(Action::RunMeetings, group.place())?;
    open(ctx, &row)?;
    room(find::materials(id).count(&ctx.db.read).await?)
}

/// Puts a file beside a meeting. What it is, is found out by its bytes; it is never opened.
pub async fn attach_material(ctx: &Ctx, group: &GroupFacts, id: MeetingId, sent: SentFile) -> Result<MaterialId> {
    may_add_material(ctx, group, id).await?;
    if sent.bytes.len() > FILE_BYTES_MOST {
        let message = "The file is larger than 10 megabytes. Nothing was changed.";
        return Err(Problem::new(Kind::TooLarge, "attachment-too-large", message).into());
    }
    let kind = sniff(&sent.bytes).map_err(|flaw| Error::field("file", flaw.code, flaw.message))?;
    let file: FileId = ctx.id();
    let row = file::ActiveModel {
        id: Set(file),
        hash: Set(hex::encode(Sha256::digest(&sent.bytes))),
        media_type: Set(kind.as_str().into()),
        size: Set(i64::try_from(sent.bytes.len()).map_err(Error::fault)?),
        visibility: Set(Visibility::Team.as_str().into()),
        created_at: Set(ctx.now),
        // The group's, not of whoever brought it: it stays when they go.
        owner_id: Set(None),
    };
    let label = file_name(&sent.name, kind);
    ctx.files.put(file, sent.bytes).await?;
    let kept = ctx
        .write(async |tx| {
            let (of, meeting) = writable(ctx, tx, group, id).await?;
            row.clone().insert(tx).await?;
            insert(ctx, tx, &of, &meeting, (Some(file), &label, "")).await
        })
        .await;
    if kept.is_err() {
        ctx.files.remove(file).await?;
    }
    kept
}

/// Puts a link beside a meeting.
pub async fn add_material_link(ctx: &Ctx, group: &GroupFacts, id: MeetingId, typed: &TypedLink) -> Result<MaterialId> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        let (of, meeting) = writable(ctx, tx, group, id).await?;
        let (label, url) = check_link(&typed.label, &typed.url)?;
        insert(ctx, tx, &of, &meeting, (None, &label, &url)).await
    })
    .await
}

async fn insert(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    meeting: &meeting::Model,
    (file, label, url): (Option<FileId>, &str, &str),
) -> Result<MaterialId> {
    room(find::materials(meeting.id).count(tx).await?)?;
    let row = meeting_material::ActiveModel {
        id: Set(ctx.id()),
        meeting_id: Set(meeting.id),
        file_id: Set(file),
        label: Set(label.to_owned()),
        url: Set(url.to_owned()),
        added_at: Set(ctx.now),
        added_by: Set(ctx.actor.person()),
    };
    let row = row.insert(tx).await?;
    event::append(ctx, tx, find::told(of, meeting, "material.added").with(json!({ "label": label }))).await?;
    Ok(row.id)
}

/// Takes a file or link away, for good.
pub async fn remove_material(ctx: &Ctx, group: &GroupFacts, id: MeetingId, which: MaterialId) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        let (of, meeting) = writable(ctx, tx, group, id).await?;
        let row = find::material(id, which).one(tx).await?.ok_or_else(Error::not_found)?;
        let (file, label) = (row.file_id, row.label.clone());
        row.delete(tx).await?;
        if let Some(file) = file {
            crate::file::forget(ctx, tx, file).await?;
        }
        event::append(ctx, tx, find::told(&of, &meeting, "material.removed").with(json!({ "label": label }))).await
    })
    .await
}

/// A file beside a meeting, for whoever may know of the meeting.
pub async fn open_material(ctx: &Ctx, group: &GroupFacts, id: MeetingId, which: MaterialId) -> Result<OpenedFile> {
    known(ctx, group, id).await?;
    let row = find::material(id, which).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    let file = row.file_id.ok_or_else(Error::not_found)?;
    let file = find::files([file]).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    let kind = file.media_type.parse().map_err(Error::fault)?;
    Ok(OpenedFile { name: row.label, kind, bytes: ctx.files.get(file.id).await? })
}

fn open(ctx: &Ctx, row: &meeting::Model) -> Result<()> {
    find::expect_open_record(row)?;
    if find::phase(row, ctx.now) == Phase::Cancelled {
        return Err(Error::conflict("meeting-cancelled", "This meeting does not take place."));
    }
    Ok(())
}

fn room(count: u64) -> Result<()> {
    if count < MOST {
        return Ok(());
    }
    Err(Error::conflict(
        "too-many-materials",
        format!("A meeting takes at most {MOST} files and links. Remove one first."),
    ))
}

async fn writable(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    group: &GroupFacts,
    id: MeetingId,
) -> Result<(working_group::Model, meeting::Model)> {
    let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
    open(ctx, &row)?;
    Ok((of, row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        meeting::proceedings,
        on_both_databases,
        testing::{announced, code_of, fields_of},
    };

    fn sent(bytes: &'static [u8]) -> SentFile {
        SentFile { name: "../slides.pdf".into(), bytes: bytes::Bytes::from_static(bytes) }
    }

    on_both_databases! {
        async fn a_file_is_given_back_as_what_it_is(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let which = attach_material(&carl, &facts, id, sent(b"%PDF-1.7 slides")).await.expect("attached");
            let opened = open_material(&world.anonymous(), &facts, id, which).await.expect("opened");
            assert_eq!((opened.name.as_str(), &opened.bytes[..]), ("slides.pdf", &b"%PDF-1.7 slides"[..]));
            let link = TypedLink { label: String::new(), url: "https://slides.example/1".into() };
            add_material_link(&carl, &facts, id, &link).await.expect("linked");
            assert_eq!(proceedings(&carl, &facts, id).await.expect("shown").materials.len(), 2);
            remove_material(&carl, &facts, id, which).await.expect("removed");
            assert_eq!(code_of(open_material(&carl, &facts, id, which).await), "not-found");
        }

        async fn what_a_browser_would_run_is_refused_and_nobody_else_attaches(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let page = attach_material(&carl, &facts, id, sent(b"<script>alert(1)</script>")).await;
            assert_eq!(fields_of(page), ["file file-type"]);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(attach_material(&eve, &facts, id, sent(b"%PDF-1.7")).await), "denied");
            let bad = TypedLink { label: String::new(), url: "javascript:alert(1)".into() };
            assert_eq!(fields_of(add_material_link(&carl, &facts, id, &bad).await), ["url web-address"]);
            assert_eq!(world.ask("SELECT count(*) AS n FROM file").await, 0);
        }
    }
}
