//! What a new revision does to a call that runs: by its rule the call ends, or begins anew on what is there now.

use domain::life::{CallState, Renewal, period::end_of};
use domain::zone::Zone;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};

use super::{call_row::Held, find, ipr::known_at, open_call::opened};
use crate::{
    Ctx, Error, Result, database, draft::find::Locked, entity::group_call, record::event, version::next_update,
};

/// Voids or restarts what is called upon a draft, when a revision was posted. The draft is locked.
pub(crate) async fn renew_calls(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Locked,
    number: i32,
    hash: &str,
) -> Result<()> {
    for known in find::unsettled(find::calls_on(held.draft.id)).all(tx).await? {
        let call = database::locked::<group_call::Entity>(tx, known.id).await?;
        if call.state.at(call.closes_at, ctx.now) != CallState::Open {
            continue;
        }
        let ended = match call.renewal {
            Renewal::Voids => CallState::Voided,
            Renewal::Restarts => CallState::Restarted,
        };
        let mut row = group_call::ActiveModel::from(call.clone());
        row.state = Set(ended);
        row.closed_at = Set(Some(ctx.now));
        row.updated_at = Set(next_update(call.updated_at, ctx.now));
        row.update(tx).await?;
        let verb = if ended == CallState::Voided { "call.voided" } else { "call.restarted" };
        let about = |call| Held { call, group: held.group.clone(), draft: Some(held.draft.clone()), place: held.place };
        let told = about(call.clone());
        event::append(ctx, tx, told.told(verb, "call", call.id).with(told.said())).await?;
        if call.renewal == Renewal::Restarts {
            let again = restart(ctx, tx, call, number, hash).await?;
            opened(ctx, tx, &about(again)).await?;
        }
    }
    Ok(())
}

/// The same call on a newer revision, for as many days as it was issued for.
async fn restart(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    call: group_call::Model,
    number: i32,
    hash: &str,
) -> Result<group_call::Model> {
    let zone = Zone::named_or_utc(&call.zone);
    let days = u16::try_from(call.days).map_err(Error::fault)?;
    let last = domain::life::period::earliest_last_day(ctx.now, days, &zone);
    let known = match call.draft_id {
        Some(draft) => known_at(tx, draft).await?,
        None => Vec::new(),
    };
    let row = group_call::ActiveModel {
        id: Set(ctx.id()),
        group_id: Set(call.group_id),
        draft_id: Set(call.draft_id),
        charter_id: Set(call.charter_id),
        kind: Set(call.kind),
        line: Set(call.line),
        title: Set(call.title),
        revision: Set(number),
        hash: Set(hash.to_owned()),
        text: Set(call.text),
        zone: Set(call.zone),
        days: Set(call.days),
        renewal: Set(call.renewal),
        disclosures: Set(serde_json::to_value(known).map_err(Error::fault)?),
        opened_at: Set(ctx.now),
        closes_at: Set(end_of(last, &zone)),
        state: Set(CallState::Open),
        state_note: Set(String::new()),
        reasons: Set(String::new()),
        updated_at: Set(ctx.now),
        opened_by: Set(call.opened_by),
        closed_at: Set(None),
        restarts: Set(Some(call.id)),
        outcome: Set(None),
        settled_at: Set(None),
        settled_by: Set(None),
        appeal_until: Set(None),
    };
    Ok(row.insert(tx).await?)
}
