//! What ballots need to know of the revision on which they are held.

use domain::{
    draft::{Readers, cited},
    id::DraftRevisionId,
    policy::{Action, Decision, Place, Visibility, decide},
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Error, Result, database,
    entity::{draft, draft_revision, working_group},
    group::find as groups,
};

/// A revision on which a ballot is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VotedOn {
    /// Which.
    pub id: DraftRevisionId,
    /// The group whose draft it is, as addresses name it: the one that votes, or one under it.
    pub group: String,
    /// The draft's part of addresses, within its group.
    pub draft: String,
    /// The draft's title.
    pub title: String,
    /// How the revision is cited.
    pub cited: String,
    /// Its number.
    pub number: i32,
    /// Its hash.
    pub hash: String,
    /// The number of the newest revision.
    pub newest: i32,
}

/// A revision of a draft of a group, or of one under it, for an asker who may read it; none for others.
pub(crate) async fn voted_on(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    of: &working_group::Model,
    id: DraftRevisionId,
) -> Result<Option<VotedOn>> {
    let Some(Found { draft, revision, home }) = found(db, of, id).await? else { return Ok(None) };
    let place = find::place(ctx, &draft, &home, find::named_as(ctx, db, draft.id).await?);
    if decide(&ctx.actor, Action::SeeDraft, place) != Decision::Allow {
        return Ok(None);
    }
    let newest = find::revisions([draft.id]).one(db).await?.map_or(revision.number, |row| row.number);
    Ok(Some(VotedOn {
        id,
        cited: cited(&home.slug, &draft.name, revision.number),
        group: home.slug,
        draft: draft.name,
        title: draft.title,
        number: revision.number,
        hash: revision.hash,
        newest,
    }))
}

/// Holds the draft of a revision while a ballot on it opens: nobody posts another revision meanwhile. Held before the group
/// and the ballot, as posting does, so that neither waits for the other.
pub(crate) async fn hold(tx: &DatabaseTransaction, id: DraftRevisionId) -> Result<()> {
    let revision = find::revision_by_id(id).one(tx).await?.ok_or_else(Error::not_found)?;
    database::shared(tx, find::by_id(revision.draft_id)).one(tx).await?.ok_or_else(Error::not_found)?;
    Ok(())
}

/// Refuses a ballot on a revision that was replaced or withdrawn, or that not everybody can read who sees the ballot.
pub(crate) async fn refuse_unless_current(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    id: DraftRevisionId,
) -> Result<()> {
    let Found { draft, revision, home } = found(tx, of, id).await?.ok_or_else(Error::not_found)?;
    let newest = find::revisions([draft.id]).one(tx).await?.map_or(revision.number, |row| row.number);
    if newest != revision.number {
        let message = format!("Revision {newest} was posted meanwhile. Prepare the ballot on that one.");
        return Err(Error::conflict("revision-replaced", message));
    }
    if find::state_of(&draft)?.is_laid_aside() {
        return Err(Error::conflict("revision-withdrawn", "The draft rests or was given up, so nobody votes on it."));
    }
    let is_own = home.id == of.id;
    match find::place(ctx, &draft, &home, find::named_as(ctx, tx, draft.id).await?) {
        Place::Draft { readers: Readers::All, .. } => Ok(()),
        Place::Draft { readers: Readers::Group, .. } if is_own && seen_inside_alone(of) => Ok(()),
        _ => {
            let message =
                "Not everybody who sees the ballots of this group can read the draft. Open the draft to them first.";
            Err(Error::conflict("revision-closed", message))
        }
    }
}

/// Whether those in a group, and those above it, are the only ones who know of it.
fn seen_inside_alone(of: &working_group::Model) -> bool {
    matches!(groups::place(of), Place::Group { visibility: Visibility::Team, .. })
}

/// A revision, its draft and the group whose draft it is.
struct Found {
    draft: draft::Model,
    revision: draft_revision::Model,
    home: working_group::Model,
}

/// A group votes on its own drafts, and on those of the groups right under it: what they bring before it.
async fn found(db: &impl ConnectionTrait, of: &working_group::Model, id: DraftRevisionId) -> Result<Option<Found>> {
    let Some(revision) = find::revision_by_id(id).one(db).await? else { return Ok(None) };
    let Some(draft) = find::by_id(revision.draft_id).one(db).await? else { return Ok(None) };
    let home = if draft.group_id == of.id {
        Some(of.clone())
    } else {
        groups::by_id(draft.group_id).one(db).await?.filter(|home| home.parent_id == Some(of.id))
    };
    Ok(home.map(|home| Found { draft, revision, home }))
}
