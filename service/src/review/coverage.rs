//! How far the reviewing of a call has come.

use domain::{
    cfp::State,
    id::CallId,
    policy::Action,
    review::figures::{Coverage, coverage as covered},
};

use super::{board::seen, find::Scope};
use crate::{Ctx, Result, conference::ConferenceFacts};

/// How far reviewing has come, over the proposals whose reviewers the asker may know; what was withdrawn needs none.
pub async fn coverage(ctx: &Ctx, conference: &ConferenceFacts, call: CallId) -> Result<Coverage> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, conference.place())?;
    let (_, sight, record) = seen(ctx, conference, call, Scope::Call).await?;
    let rows: Vec<_> = record.proposals.iter().filter(|row| row.state != State::Withdrawn).collect();
    let items = rows.iter().map(|row| record.item(&sight, row)).collect::<Result<Vec<_>>>()?;
    let least = usize::try_from(sight.review.wanted).unwrap_or(usize::MAX);
    Ok(covered(rows.iter().zip(&items).map(|(row, item)| (sight.lens(row), item)), least))
}

#[cfg(test)]
mod tests {
    use domain::review::conflict::Tie;

    use super::*;
    use crate::{
        on_both_databases,
        review::{assign, pin_conflict},
        testing::code_of,
    };

    on_both_databases! {
        async fn what_is_assigned_done_and_missing_is_counted_over_what_one_may_know(world: World) {
            let scene = world.review_scene("far-2026").await;
            let (pia, carl) = (world.as_(&scene.chairs[0]), world.as_(&scene.chairs[1]));
            let [rita, rex] = [&scene.reviewers[0], &scene.reviewers[1]];
            for (proposal, reviewer) in [(0, rita), (0, rex), (1, rita)] {
                assign(&pia, scene.proposals[proposal], reviewer.person).await.expect("assigned");
            }
            world.handed_in(&scene, &world.as_(rita), scene.proposals[0], "4").await;
            let seen = coverage(&pia, &scene.facts, scene.call).await.expect("read");
            assert_eq!(seen, Coverage { proposals: 2, assigned: 3, done: 1, below: 2 });
            pin_conflict(&pia, scene.proposals[0], scene.chairs[1].person, Some(Tie::Personal)).await.expect("set");
            let seen = coverage(&carl, &scene.facts, scene.call).await.expect("read");
            assert_eq!(seen, Coverage { proposals: 1, assigned: 1, done: 0, below: 1 });
            assert_eq!(code_of(coverage(&world.as_(rita), &scene.facts, scene.call).await), "denied");
        }
    }
}
