//! Saying how many are wanted of each track and kind of session.

use std::collections::BTreeMap;

use domain::{
    FieldErrors,
    cfp::check_quota,
    id::{CallId, SessionTypeId, TrackId},
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::find::{tracks_of, types_of};
use crate::{
    Ctx, Result,
    cfp::find::locked_call,
    entity::quota,
    error::Check,
    record::{Entry, event},
};

/// How many are wanted, as typed: numbers, or nothing for any number. Fields are named `track.<id>` and `type.<id>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedQuotas {
    /// Of each track.
    pub tracks: BTreeMap<TrackId, String>,
    /// Of each kind of session.
    pub types: BTreeMap<SessionTypeId, String>,
}

/// Writes down how many are wanted, in the place of what was.
pub async fn set_quotas(ctx: &Ctx, call: CallId, typed: &TypedQuotas) -> Result<()> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::MoveProposals).await?;
        let (mut errors, mut rows) = (FieldErrors::default(), Vec::new());
        let mut row = |errors: &mut FieldErrors, kind: &str, id: Uuid, text: &str| {
            let field = format!("{kind}.{id}");
            if let Some(Some(wanted)) = errors.take(&field, check_quota(text)) {
                rows.push(quota::ActiveModel {
                    call_id: Set(call.id),
                    subject_kind: Set(kind.to_owned()),
                    subject_id: Set(id),
                    wanted: Set(i32::try_from(wanted).unwrap_or(i32::MAX)),
                });
            }
        };
        for known in tracks_of(conference.id).all(tx).await? {
            row(&mut errors, "track", known.id.into(), typed.tracks.get(&known.id).map_or("", String::as_str));
        }
        for known in types_of(conference.id).all(tx).await? {
            row(&mut errors, "type", known.id.into(), typed.types.get(&known.id).map_or("", String::as_str));
        }
        errors.check()?;
        quota::Entity::delete_many().filter(quota::Column::CallId.eq(call.id)).exec(tx).await?;
        for row in rows {
            row.insert(tx).await?;
        }
        let entry = Entry::new("quotas.set", "call", call.id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        decision::{Wanted, board},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn quotas_are_set_replaced_and_shown_on_the_board(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let lines = async || board(&world.ctx, &facts, call, &Wanted::default()).await.expect("read");
            let track = lines().await.quotas.tracks[0].id.expect("a track");
            let typed = |text: &str| TypedQuotas { tracks: [(track, text.to_owned())].into(), ..TypedQuotas::default() };
            set_quotas(&world.ctx, call, &typed("12")).await.expect("set");
            set_quotas(&world.ctx, call, &typed("7")).await.expect("set again");
            assert_eq!(lines().await.quotas.tracks[0].wanted, Some(7));
            let refused = set_quotas(&world.ctx, call, &typed("many")).await;
            assert_eq!(fields_of(refused), [format!("track.{track} number")]);
            set_quotas(&world.ctx, call, &TypedQuotas::default()).await.expect("taken back");
            assert_eq!(lines().await.quotas.tracks[0].wanted, None);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(set_quotas(&eve, call, &typed("1")).await), "denied");
        }
    }
}
