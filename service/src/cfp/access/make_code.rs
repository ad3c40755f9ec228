//! Making an access code.

use domain::{
    cfp::{AccessCode, TypedAccessCode},
    id::{AccessCodeId, CallId},
    policy::{Action, Scope},
    zone::Zone,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, PaginatorTrait};
use serde_json::json;

use super::find::{Opens, codes_of};
use crate::{
    Ctx, Error, Result,
    cfp::{find::locked_call, offers::kept},
    entity::access_code,
    record::{Entry, event},
};

/// Most codes of a call.
const MOST: u64 = 1_000;

/// Makes a code that opens a call: its closed doors until `valid_until`, and the restricted tracks that are named.
pub async fn make_code(ctx: &Ctx, call: CallId, typed: &TypedAccessCode) -> Result<AccessCodeId> {
    ctx.authorize_route(Action::ManageCalls)?;
    let id: AccessCodeId = ctx.id();
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::ManageCalls).await?;
        let (code, note) = typed.check(&Zone::named_or_utc(&conference.zone))?;
        let offers = kept(&call)?;
        if !code.tracks.is_subset(&offers.tracks) {
            return Err(Error::field("tracks", "unknown-entry", "An entry is not known; load the page again."));
        }
        if !code.types.is_subset(&offers.types) {
            return Err(Error::field("types", "unknown-entry", "An entry is not known; load the page again."));
        }
        if codes_of(call.id).count(tx).await? >= MOST {
            return Err(Error::conflict("too-many-codes", "A call has at most 1,000 access codes."));
        }
        let opens = Opens { tracks: code.tracks, types: code.types };
        let row = access_code::ActiveModel {
            id: Set(id),
            call_id: Set(call.id),
            code: Set(AccessCode::spell(&ctx.chance.secret())),
            note: Set(note),
            valid_until: Set(code.valid_until),
            uses: Set(i32::try_from(code.uses).map_err(Error::fault)?),
            used: Set(0),
            opens: Set(serde_json::to_value(opens).map_err(Error::fault)?),
            created_at: Set(ctx.now),
            revoked_at: Set(None),
        };
        row.insert(tx).await?;
        // The code itself is for its holder, not for the record.
        let entry = Entry::new("access-code.made", "access-code", id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry.with(json!({ "call": call.id, "uses": code.uses, "until": code.valid_until })))
            .await
    })
    .await?;
    Ok(id)
}
