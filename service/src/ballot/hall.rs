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

#[cfg(test)]
mod tests {
    use domain::{
        ballot::rule::{EarlyClose, TypedRule, preset::Preset},
        id::PersonId,
    };

    use super::*;
    use crate::{
        ballot::{add_ballot_rule, cast_position, close_ballot},
        on_both_databases,
        testing::{code_of, new_ballot, saying},
    };

    on_both_databases! {
        async fn a_vote_in_a_room_closes_early_when_all_who_are_there_have_voted(world: World) {
            let scene = world.groups().await;
            let voters = world.voters(scene.open, 4).await;
            let carl = world.as_(&scene.chair);
            let meeting = TypedRule::of("In the room", &Preset::CharterMeeting.rule()).expect("one case");
            let mut held = Vec::new();
            for close in [EarlyClose::AllVoted, EarlyClose::Never] {
                let rule = TypedRule { name: format!("In the room, {close}"), early_close: close.to_string(), ..meeting.clone() };
                let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
                held.push(world.opened(&scene, &new_ballot(&own.to_string())).await);
            }
            let there = |some: &[PersonId]| some.iter().map(ToString::to_string).collect::<Vec<_>>();
            let present = there(&[voters[0].person, voters[1].person, voters[2].person]);
            assert_eq!(code_of(close_ballot(&carl, held[0]).await), "ballot-too-early", "nobody is there yet");
            for id in &held {
                note_presence(&carl, *id, &present).await.expect("noted");
                for voter in &voters[..2] {
                    cast_position(&world.as_(voter), *id, &saying("yes")).await.expect("cast");
                }
            }
            assert_eq!(code_of(close_ballot(&carl, held[0]).await), "ballot-too-early", "one of those there is missing");
            for id in &held {
                cast_position(&world.as_(&voters[2]), *id, &saying("no")).await.expect("cast");
            }
            note_presence(&carl, held[0], &there(&[voters[0].person, voters[1].person, voters[2].person, voters[3].person])).await.expect("noted");
            assert_eq!(code_of(close_ballot(&carl, held[0]).await), "ballot-too-early", "somebody came");
            note_presence(&carl, held[0], &present).await.expect("noted");
            close_ballot(&carl, held[0]).await.expect("all three have voted, whoever else may vote");
            assert_eq!(world.sheet(&carl, held[0]).await.facts.state, BallotState::Closed);
            assert_eq!(code_of(close_ballot(&carl, held[1]).await), "ballot-too-early", "this rule waits for its time");
        }
    }
}
