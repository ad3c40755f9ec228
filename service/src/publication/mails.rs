//! Who is told of standards: the group when one is published or withdrawn, and whoever reported an error when something becomes of it.

use std::collections::BTreeSet;

use domain::{
    id::PersonId,
    publication::{ErratumMove, cited},
};
use sea_orm::DatabaseTransaction;

use crate::{
    Ctx, Result,
    draft::find::{self as drafts, Locked},
    entity::{erratum, standard},
    group::{find as groups, members_of},
    mail::{self, Mail},
};

/// Tells of a new standard. What is published is open: the mail may say its title.
pub(super) async fn tell_of_publication(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Locked,
    number: i32,
    title: &str,
) -> Result<()> {
    let letter = Mail::Published {
        group: held.group.name.clone(),
        cited: cited(number),
        title: title.to_owned(),
        path: format!("/standards/{number}"),
    };
    tell_group(ctx, tx, held, &letter).await
}

/// Tells that a standard is in force no more, and why.
pub(super) async fn tell_of_withdrawal(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Locked,
    row: &standard::Model,
    reason: &str,
) -> Result<()> {
    let letter = Mail::Withdrawn {
        group: held.group.name.clone(),
        cited: cited(row.number),
        title: row.title.clone(),
        reason: reason.to_owned(),
        path: format!("/standards/{}", row.number),
    };
    tell_group(ctx, tx, held, &letter).await
}

/// Tells everybody who holds something in the group now, observers too, and whoever is named with the draft.
async fn tell_group(ctx: &Ctx, tx: &DatabaseTransaction, held: &Locked, letter: &Mail) -> Result<()> {
    let inside = groups::roles_now(held.group.id, ctx.now).all(tx).await?.into_iter().map(|row| row.person_id);
    let named = drafts::persons([held.draft.id]).all(tx).await?.into_iter().map(|row| row.person_id);
    let people: BTreeSet<PersonId> = inside.chain(named).collect();
    for person in people {
        let Some((to, language)) = members_of::reached(tx, person).await? else { continue };
        mail::leave(ctx, tx, &to, language, letter.clone()).await?;
    }
    Ok(())
}

/// Tells who reported an erratum what others did with it.
pub(super) async fn tell_reporter(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &standard::Model,
    row: &erratum::Model,
    done: ErratumMove,
    note: &str,
) -> Result<()> {
    if ctx.actor.person() == Some(row.reporter_id) {
        return Ok(());
    }
    let Some((to, language)) = members_of::reached(tx, row.reporter_id).await? else { return Ok(()) };
    let letter = Mail::Erratum {
        about: done.to_string(),
        cited: cited(of.number),
        title: of.title.clone(),
        number: row.number,
        note: note.to_owned(),
        path: format!("/standards/{}/errata/{}", of.number, row.number),
    };
    mail::leave(ctx, tx, &to, language, letter).await
}
