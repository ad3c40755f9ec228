//! Rights that somebody declares about a draft: a list to which is only ever added.

use domain::{
    Instant,
    group::Occasion,
    id::{DraftId, IprId},
    life::{
        IprAct, IprLicence,
        call::words,
        ipr::{IprDetails, TypedIpr},
    },
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    draft::{DraftFacts, find as drafts},
    entity::ipr_declaration,
    group::{accept_policies_within, affiliation_on, find as groups},
    record::event,
};

/// What is known of declared rights, as announcements of calls list it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Which declaration.
    pub id: IprId,
    /// Whose rights they are.
    pub holder: String,
    /// What they are known by; may be empty.
    pub reference: String,
    /// On which terms they are licensed.
    pub licence: IprLicence,
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IprLine {
    /// Which.
    pub id: IprId,
    /// What it does.
    pub act: IprAct,
    /// Which one it takes the place of or takes back.
    pub supersedes: Option<IprId>,
    /// The newest revision when it was made; 0 before the first.
    pub revision: i32,
    /// Whose rights they are.
    pub holder: String,
    /// What they are known by; may be empty.
    pub reference: String,
    /// On which terms they are licensed.
    pub licence: IprLicence,
    /// What else was said.
    pub text: String,
    /// Who declared it.
    pub by: String,
    /// Whose they were that day.
    pub affiliation: String,
    /// When.
    pub at: Instant,
    /// Whether it holds: nothing later takes its place or takes it back.
    pub holds: bool,
    /// Whether it is the asker's own.
    pub is_mine: bool,
}

/// Declares rights about a draft, or puts a declaration in the place of one's own earlier one.
pub async fn declare_rights(
    ctx: &Ctx,
    id: DraftId,
    typed: &TypedIpr,
    updates: Option<IprId>,
    policies: &[String],
) -> Result<IprId> {
    ctx.authorize_route(Action::TakePart)?;
    crate::draft::draft_by_id(ctx, id, Action::TakePart).await?;
    let details = typed.check()?;
    let act = if updates.is_some() { IprAct::Updated } else { IprAct::Declared };
    add(ctx, id, act, updates, Some(details), policies).await
}

/// Takes one's own declaration back, with a reason.
pub async fn withdraw_declaration(ctx: &Ctx, id: DraftId, which: IprId, reason: &str) -> Result<IprId> {
    ctx.authorize_route(Action::TakePart)?;
    crate::draft::draft_by_id(ctx, id, Action::TakePart).await?;
    let mut errors = domain::FieldErrors::default();
    let reason = errors.take("reason", words(reason, 2_000));
    let text = errors.finish(reason)?;
    let details = IprDetails { holder: String::new(), reference: String::new(), licence: IprLicence::Text, text };
    add(ctx, id, IprAct::Withdrawn, Some(which), Some(details), &[]).await
}

async fn add(
    ctx: &Ctx,
    id: DraftId,
    act: IprAct,
    supersedes: Option<IprId>,
    details: Option<IprDetails>,
    policies: &[String],
) -> Result<IprId> {
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let details = details.ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::TakePart).await?;
        let before = match supersedes {
            None => None,
            Some(which) => Some(find::declaration(id, which).one(tx).await?.ok_or_else(Error::not_found)?),
        };
        if let Some(before) = &before {
            if before.person_id != person {
                return Err(Error::denied());
            }
            let all = find::declarations(id).all(tx).await?;
            if before.act == IprAct::Withdrawn || all.iter().any(|row| row.supersedes == Some(before.id)) {
                let message = "Something took the place of this declaration already. Look at it anew.";
                return Err(Error::conflict("declaration-over", message));
            }
        }
        if act != IprAct::Withdrawn {
            accept_policies_within(ctx, tx, &held.group, person, Occasion::Responding, policies).await?;
        }
        let kept = before.filter(|_| act == IprAct::Withdrawn);
        let new: IprId = ctx.id();
        let row = ipr_declaration::ActiveModel {
            id: Set(new),
            draft_id: Set(id),
            person_id: Set(person),
            act: Set(act),
            revision: Set(drafts::revisions([id]).one(tx).await?.map_or(0, |row| row.number)),
            holder: Set(kept.as_ref().map_or(details.holder, |row| row.holder.clone())),
            reference: Set(kept.as_ref().map_or(details.reference, |row| row.reference.clone())),
            licence: Set(kept.as_ref().map_or(details.licence, |row| row.licence)),
            text: Set(details.text.clone()),
            affiliation: Set(affiliation_on(tx, person, ctx.now.date_naive()).await?),
            declared_at: Set(ctx.now),
            supersedes: Set(supersedes),
        };
        row.insert(tx).await?;
        let said = json!({ "draft": id, "act": act });
        event::append(ctx, tx, held.told("rights.declared", "declaration", new).with(said)).await?;
        Ok(new)
    })
    .await
}

/// What was declared about a draft, the latest first.
pub async fn declared_rights(ctx: &Ctx, draft: &DraftFacts) -> Result<Vec<IprLine>> {
    ctx.authorize(Action::SeeDraft, draft.place())?;
    let db = &ctx.db.read;
    let rows = find::declarations(draft.id).all(db).await?;
    let people = groups::people(rows.iter().map(|row| row.person_id)).all(db).await?;
    let over: Vec<IprId> = rows.iter().filter_map(|row| row.supersedes).collect();
    let me = ctx.actor.person();
    let line = |row: ipr_declaration::Model| IprLine {
        by: people.iter().find(|one| one.id == row.person_id).map(|one| one.name.clone()).unwrap_or_default(),
        holds: row.act != IprAct::Withdrawn && !over.contains(&row.id),
        is_mine: me == Some(row.person_id),
        id: row.id,
        act: row.act,
        supersedes: row.supersedes,
        revision: row.revision,
        holder: row.holder,
        reference: row.reference,
        licence: row.licence,
        text: row.text,
        affiliation: row.affiliation,
        at: row.declared_at,
    };
    Ok(rows.into_iter().rev().map(line).collect())
}

/// The declarations that hold now, for an announcement.
pub(super) async fn known_at(db: &impl ConnectionTrait, draft: DraftId) -> Result<Vec<Known>> {
    let rows = find::declarations(draft).all(db).await?;
    let over: Vec<IprId> = rows.iter().filter_map(|row| row.supersedes).collect();
    let holds = rows.into_iter().filter(|row| row.act != IprAct::Withdrawn && !over.contains(&row.id));
    let known = |row: ipr_declaration::Model| Known {
        id: row.id,
        holder: row.holder,
        reference: row.reference,
        licence: row.licence,
    };
    Ok(holds.map(known).collect())
}
