//! Who is in the room, for rules under which only those there vote.

use domain::{
    ballot::BallotState,
    id::{BallotId, VoterId},
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::{counted::terms_of, find};
use crate::{
    Ctx, Error, Result,
    record::{Entry, event},
};

/// Notes who is in the room: exactly these voters. Whoever has voted stays there.
pub async fn note_presence(ctx: &Ctx, id: BallotId, present: &[String]) -> Result<()> {
    ctx.authorize_route(Action::RunBallots)?;
    let present: Vec<VoterId> = present.iter().filter_map(|id| id.trim().parse().ok()).collect();
    ctx.write(async |tx| {
        let (of, row) = find::run(ctx, tx, id).await?;
        if row.state != BallotState::Open || !terms_of(&row)?.conduct().in_room {
            return Err(Error::conflict("no-room", "This ballot is not held in a room, or it is not open."));
        }
        for voter in find::voters(id).all(tx).await? {
            let there = present.contains(&voter.voter_id) || (voter.present && voter.voted);
            if there != voter.present {
                let mut voter = voter.into_active_model();
                voter.present = Set(there);
                voter.update(tx).await?;
            }
        }
        let entry = Entry::new("presence.noted", "ballot", id, Scope::Group(of.id));
        event::append(ctx, tx, entry.with(json!({ "present": present.len() }))).await
    })
    .await
}
