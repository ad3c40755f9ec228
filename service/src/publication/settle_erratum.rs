//! Saying what becomes of a reported error.

use domain::{
    policy::{Action, Visibility},
    publication::{ErratumMove, TypedNote},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use super::{errata::locked, find, mails};
use crate::{Ctx, Error, Result, Version, entity::erratum, record::event, version::next_update};

/// Does something with an erratum. `made_from` names the state that it is done from; of two who settle at once the first
/// one does. Its reporter is told what others did, with their note.
pub async fn settle_erratum(
    ctx: &Ctx,
    standard: i32,
    number: i32,
    done: ErratumMove,
    typed: &TypedNote,
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize_route(Action::TendComments)?;
    let note = typed.check(done.needs_note())?;
    ctx.write(async |tx| {
        let (of, held) = locked(ctx, tx, standard, Action::TendComments).await?;
        let row = find::errata(of.id).filter(erratum::Column::Number.eq(number)).one(tx).await?;
        let row = row.ok_or_else(Error::not_found)?;
        Version::of_row(row.updated_at).expect(made_from)?;
        let to = done.from(row.state).ok_or_else(|| {
            let message =
                "The erratum stands elsewhere by now. Nothing was changed; look at what became of it, and go on from there.";
            Error::conflict("erratum-moved-on", message)
        })?;
        mails::tell_reporter(ctx, tx, &of, &row, done, &note).await?;
        let mut entry = held.told(done.verb(), "erratum", row.id);
        if !to.is_read() {
            entry.visibility = Visibility::Team;
        }
        let settles = !matches!(done, ErratumMove::Publish | ErratumMove::Reopen);
        let (before, from) = (row.updated_at, row.state);
        let mut row = row.into_active_model();
        row.state = Set(to);
        row.note = Set(note.clone());
        row.state_since = Set(ctx.now);
        row.updated_at = Set(next_update(before, ctx.now));
        row.settled_at = Set(settles.then_some(ctx.now));
        row.settled_by = Set(ctx.actor.person().filter(|_| settles));
        row.update(tx).await?;
        let data = json!({ "standard": standard, "erratum": number, "from": from, "to": to, "note": note });
        event::append(ctx, tx, entry.with(data)).await
    })
    .await
}
