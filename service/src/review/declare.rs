//! Declaring conflicts of interest: people and organisations, never proposals. So nobody has to be shown a proposal to say
//! that they must not see it.

use domain::{
    FieldErrors,
    id::{DeclarationId, PersonId},
    policy::{Action, Place, Scope},
    review::{conflict::Tie, settings::DeclaredKind},
    text::line,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ModelTrait, PaginatorTrait};

use super::{find, ties::canonical};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{declaration, person},
    record::{Entry, event},
};

/// A declaration as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedDeclaration {
    /// A person or an organisation.
    pub kind: String,
    /// What it is called. Whether anybody here is called so is not told.
    pub name: String,
    /// What ties the actor to it.
    pub tie: String,
}

/// Most declarations of a person.
const MOST: u64 = 300;

/// Keeps a declaration of the actor's; the same name again changes the tie. It counts in every call that they review for.
pub async fn declare(ctx: &Ctx, typed: &TypedDeclaration) -> Result<DeclarationId> {
    let person = own(ctx)?;
    let (kind, name, tie) = typed.check()?;
    let canonical = canonical(&name);
    ctx.write(async |tx| {
        locked::<person::Entity>(tx, person).await?;
        if find::declarations([person]).count(tx).await? >= MOST {
            return Err(Error::conflict("too-many-declarations", "You have declared as much as is kept: 300 entries."));
        }
        let known = find::declarations([person]).all(tx).await?;
        let known = known.into_iter().find(|row| row.kind == kind && row.canonical == canonical);
        let id = known.as_ref().map_or_else(|| ctx.id(), |row| row.id);
        if let Some(known) = known {
            known.delete(tx).await?;
        }
        let row = declaration::ActiveModel {
            id: Set(id),
            person_id: Set(person),
            kind: Set(kind),
            name: Set(name.clone()),
            canonical: Set(canonical.clone()),
            tie: Set(tie),
            created_at: Set(ctx.now),
        };
        row.insert(tx).await?;
        event::append(ctx, tx, Entry::new("conflict.declared", "person", person, Scope::Site)).await?;
        Ok(id)
    })
    .await
}

/// Takes back a declaration of the actor's. What a chair set stays.
pub async fn take_declaration_back(ctx: &Ctx, id: DeclarationId) -> Result<()> {
    let person = own(ctx)?;
    ctx.write(async |tx| {
        let row = find::own_declaration(person, id).one(tx).await?.ok_or_else(Error::not_found)?;
        row.delete(tx).await?;
        event::append(ctx, tx, Entry::new("conflict.taken-back", "person", person, Scope::Site)).await
    })
    .await
}

fn own(ctx: &Ctx) -> Result<PersonId> {
    ctx.authorize(Action::ManageProfile, Place::Own)?;
    ctx.actor.person().ok_or_else(Error::sign_in_needed)
}

impl TypedDeclaration {
    fn check(&self) -> Result<(DeclaredKind, String, Tie)> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", line(&self.name, 200));
        let kind: Option<DeclaredKind> = self.kind.parse().ok();
        if kind.is_none() {
            errors.add("kind", "option", "Choose one of the options.");
        }
        let fits = |tie: &Tie| match kind {
            Some(DeclaredKind::Person) => matches!(tie, Tie::Collaborator | Tie::Advisor | Tie::Personal),
            Some(DeclaredKind::Organisation) => matches!(tie, Tie::Institution | Tie::Subject | Tie::Personal),
            None => true,
        };
        let tie: Option<Tie> = self.tie.parse().ok().filter(fits);
        if tie.is_none() {
            errors.add("tie", "option", "Choose one of the options.");
        }
        let checked = kind.zip(name).zip(tie).map(|((kind, name), tie)| (kind, name, tie));
        Ok(errors.finish(checked)?)
    }
}
