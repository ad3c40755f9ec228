//! Putting a file beside a proposal.

use bytes::Bytes;
use domain::{
    Problem,
    cfp::{BYTES_OF_A_PERSON_MOST, FILE_BYTES_MOST, check_room, file_name},
    id::{AttachmentId, FileId, ProposalId},
    policy::{Action, Place, Visibility},
    problem::Kind,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};

use super::{
    find::{attachments_of, bytes_of, refuse_unless_editable},
    sniff::sniff,
};
use crate::{
    Ctx, Error, Result,
    cfp::find::{Own, calls_by_id, history_of, locked_own, proposals_of},
    database::locked,
    entity::{file, person, proposal, proposal_attachment},
    record::{Entry, event},
};

/// A file as it was sent.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// Under which name.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// Whether the asker may put a file beside a proposal, asked before a byte of it is read.
pub async fn may_attach(ctx: &Ctx, id: ProposalId) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(person).filter(proposal::Column::Id.eq(id)).one(db).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    refuse_unless_editable(ctx, &row, &call)?;
    Ok(check_room(attachments_of(id).count(db).await?)?)
}

/// Puts a file beside a proposal of the actor's. What it is, is found out by its bytes; it is never opened.
pub async fn attach_file(ctx: &Ctx, id: ProposalId, sent: SentFile) -> Result<AttachmentId> {
    may_attach(ctx, id).await?;
    if sent.bytes.len() > FILE_BYTES_MOST {
        return Err(too_large());
    }
    let kind = sniff(&sent.bytes).map_err(|flaw| Error::field("file", flaw.code, flaw.message))?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let file: FileId = ctx.id();
    let row = file::ActiveModel {
        id: Set(file),
        hash: Set(hex::encode(Sha256::digest(&sent.bytes))),
        media_type: Set(kind.as_str().into()),
        size: Set(i64::try_from(sent.bytes.len()).map_err(Error::fault)?),
        visibility: Set(Visibility::Team.as_str().into()),
        created_at: Set(ctx.now),
        owner_id: Set(Some(person)),
    };
    ctx.files.put(file, sent.bytes).await?;
    let kept = ctx.write(async |tx| keep(ctx, tx, id, row, file_name(&sent.name, kind)).await).await;
    if kept.is_err() {
        // Bytes without a row would stay for ever.
        ctx.files.remove(file).await?;
    }
    kept
}

/// The refusal of a file that is larger than what is taken.
fn too_large() -> Error {
    let message = format!("The file is larger than {} megabytes. Nothing was changed.", FILE_BYTES_MOST >> 20);
    Problem::new(Kind::TooLarge, "attachment-too-large", message).into()
}

async fn keep(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: ProposalId,
    file: file::ActiveModel,
    name: String,
) -> Result<AttachmentId> {
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    // What somebody keeps is counted before there is more.
    locked::<person::Entity>(tx, person).await?;
    let Own { proposal, call, .. } = locked_own(ctx, tx, id).await?;
    refuse_unless_editable(ctx, &proposal, &call)?;
    check_room(attachments_of(id).count(tx).await?)?;
    let file = file.insert(tx).await?;
    if bytes_of(tx, person).await? + file.size > BYTES_OF_A_PERSON_MOST {
        let message = "Your files beside proposals would take more than 200 megabytes. Remove some first.";
        return Err(Error::conflict("files-too-large", message));
    }
    let row = proposal_attachment::ActiveModel {
        id: Set(ctx.id()),
        proposal_id: Set(id),
        file_id: Set(Some(file.id)),
        label: Set(name),
        url: Set(String::new()),
        created_at: Set(ctx.now),
        added_by: Set(Some(person)),
    };
    let row = row.insert(tx).await?;
    let scope = history_of(&proposal, &call);
    event::append(ctx, tx, Entry::new("file.attached", "proposal", id, scope)).await?;
    Ok(row.id)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use domain::cfp::ATTACHMENTS_MOST;

    use super::*;
    use crate::{
        cfp::{discard_draft, my_attachments, open_attachment, remove_attachment, submit_proposal},
        on_both_databases,
        testing::{Postbox, code_of, fields_of},
    };

    fn pdf(name: &str) -> SentFile {
        SentFile { name: name.into(), bytes: Bytes::from_static(b"%PDF-1.7\nslides") }
    }

    on_both_databases! {
        async fn a_file_is_kept_under_a_harmless_name_and_given_back_as_it_was(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let ctx = world.as_(&dora);
            let file = attach_file(&ctx, id, pdf("../../evil.html")).await.expect("kept");
            let opened = open_attachment(&ctx, id, file).await.expect("there");
            assert_eq!((opened.name.as_str(), opened.kind.as_str()), ("evil.html.pdf", "application/pdf"));
            assert_eq!(&opened.bytes[..], b"%PDF-1.7\nslides");
            assert_eq!(my_attachments(&ctx, id).await.expect("listed").lines[0].label, "evil.html.pdf");
            assert_eq!((world.last_event().await.verb.as_str(), world.last_event().await.data), ("file.attached", serde_json::Value::Null));
        }

        async fn what_is_no_such_file_too_large_or_one_too_many_is_refused_and_leaves_no_bytes(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let ctx = world.as_(&dora);
            let page = SentFile { name: "slides.pdf".into(), bytes: Bytes::from_static(b"<!doctype html><script>") };
            assert_eq!(fields_of(attach_file(&ctx, id, page).await), ["file file-type"]);
            let heavy = SentFile { name: "a.pdf".into(), bytes: Bytes::from(vec![b'%'; FILE_BYTES_MOST + 1]) };
            assert_eq!(code_of(attach_file(&ctx, id, heavy).await), "attachment-too-large");
            let made = world
                .fifty(|ctx| {
                    let ctx = ctx.as_actor(dora.actor());
                    async move { attach_file(&ctx, id, pdf("a.pdf")).await }
                })
                .await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count() as u64, ATTACHMENTS_MOST);
            assert_eq!(world.ask("SELECT count(*) AS n FROM file").await, 10);
        }

        async fn files_go_with_the_draft_and_when_they_are_removed(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let ctx = world.as_(&dora);
            let file = attach_file(&ctx, id, pdf("a.pdf")).await.expect("kept");
            attach_file(&ctx, id, pdf("b.pdf")).await.expect("kept");
            remove_attachment(&ctx, id, file).await.expect("removed");
            assert_eq!(code_of(open_attachment(&ctx, id, file).await), "not-found");
            discard_draft(&ctx, id).await.expect("discarded");
            assert_eq!(world.ask("SELECT count(*) AS n FROM file").await, 0);
            Postbox::default().empty_outbox(&world.ctx).await;
            assert_eq!(world.ask("SELECT count(*) AS n FROM job WHERE state <> 'done' AND kind = 'file.remove-bytes'").await, 0);
        }

        async fn files_keep_to_the_deadline_like_words(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            let at = |micros: i64| Ctx { now: world.deadline() + TimeDelta::microseconds(micros), ..world.as_(&dora) };
            let file = attach_file(&at(0), id, pdf("a.pdf")).await.expect("in time");
            assert_eq!(code_of(attach_file(&at(1), id, pdf("b.pdf")).await), "call-closed");
            assert_eq!(code_of(remove_attachment(&at(1), id, file).await), "call-closed");
        }

        async fn only_those_who_speak_attach_and_only_those_who_read_open(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            let bea = world.co_speaker(&dora, id, "Bea Speaker").await;
            let file = attach_file(&world.as_(&bea), id, pdf("a.pdf")).await.expect("co-speakers edit");
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            for ctx in [&eve, &world.ctx] {
                assert_eq!(code_of(open_attachment(ctx, id, file).await), "not-found", "a draft is nobody's");
            }
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            assert!(open_attachment(&world.ctx, id, file).await.is_ok());
            assert_eq!(code_of(open_attachment(&eve, id, file).await), "not-found");
            assert_eq!(code_of(attach_file(&eve, id, pdf("a.pdf")).await), "not-found");
            assert_eq!(code_of(remove_attachment(&eve, id, file).await), "not-found");
            assert_eq!(code_of(attach_file(&world.anonymous(), id, pdf("a.pdf")).await), "sign-in-needed");
            assert_eq!(code_of(open_attachment(&world.anonymous(), id, file).await), "sign-in-needed");
            // In other systems any author could fetch any document.
            let (other, elsewhere) = world.draft("other-2026", "Title").await;
            assert_eq!(code_of(open_attachment(&world.as_(&other), elsewhere, file).await), "not-found");
        }
    }
}
