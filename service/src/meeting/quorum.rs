//! Whether enough of those who have the vote are at a meeting.

use std::collections::HashSet;

use domain::{
    group::charter::rules,
    id::PersonId,
    meeting::{Quorum, quorum_rule},
};

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::meeting,
    group::{GroupFacts, electors, find as groups},
};

/// The quorum of a meeting, by the charter in force and the standing of its day; none of a group that does not vote. An
/// organisation's vote is there when anybody is who casts it.
pub(super) async fn quorum(ctx: &Ctx, group: &GroupFacts, row: &meeting::Model) -> Result<Option<Quorum>> {
    if !group.kind.features().votes {
        return Ok(None);
    }
    let db = &ctx.db.read;
    let of = groups::by_id(group.id).one(db).await?.ok_or_else(Error::not_found)?;
    let rule = match groups::adoptions(group.id).one(db).await? {
        Some(adoption) => groups::charter(adoption.charter_id).one(db).await?.map(|charter| rules(&charter.text).0),
        None => None,
    };
    let there: HashSet<PersonId> = find::present(row.id).all(db).await?.into_iter().map(|row| row.person_id).collect();
    // This meeting itself changes nobody's vote before it is over.
    let all = electors(db, &of, row.on_date, row.starts_at.unwrap_or(ctx.now)).await?;
    let present = all.votes.iter().filter(|vote| vote.casters.iter().any(|(person, _)| there.contains(person))).count();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Some(Quorum::of(quorum_rule(&rule.unwrap_or_default()), count(all.votes.len()), count(present))))
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use crate::{
        group::{find as groups, standings},
        meeting::{attend, proceedings},
        on_both_databases,
        testing::{announced, during},
    };

    on_both_databases! {
        async fn the_quorum_grows_as_people_sign_in(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let at = |ctx| { let facts = facts.clone(); async move { proceedings(&ctx, &facts, id).await.expect("shown").quorum.expect("a group that votes") } };
            let empty = at(during(&carl, 50)).await;
            assert_eq!((empty.votes, empty.present, empty.needed, empty.reached), (1, 0, 1, false));
            attend(&during(&carl, 50), &facts, id, &[]).await.expect("signed in");
            assert!(at(during(&carl, 51)).await.reached);
            let observer = world.as_(&world.holding("Olga Observer", scene.open, RoleKind::Observer).await);
            attend(&during(&observer, 52), &facts, id, &[]).await.expect("signed in");
            assert_eq!(at(during(&carl, 53)).await.present, 1, "observers have no vote");
            assert!(groups::roles_now(scene.open).all(&world.ctx.db.read).await.expect("read").len() > 1);
        }

        async fn a_meeting_to_come_takes_nobodys_vote_and_one_that_was_held_counts(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            crate::group::set_voting_rule(&world.ctx, scene.open, "oasis", "").await.expect("set");
            let votes = |ctx: crate::Ctx| { let facts = facts.clone(); async move { standings(&ctx, &facts).await.expect("shown").lines[0].standing.votes } };
            let mut days = Vec::new();
            for day in [10, 20, 30, 40] {
                let id = announced(&during(&carl, 1440 * day), &facts, 60).await;
                days.push((id, 1440 * day));
            }
            assert!(!votes(during(&carl, 5)).await);
            for (id, at) in &days[..2] {
                attend(&during(&carl, at + 70), &facts, *id, &[]).await.expect("signed in");
            }
            assert!(!votes(during(&carl, days[0].1 + 70)).await, "the first is not over yet");
            assert!(votes(during(&carl, days[0].1 + 200)).await, "the first meeting gives the vote to whoever was there");
            // Two meetings to which nobody came were none.
            assert!(votes(during(&carl, days[3].1 + 200)).await);
        }
    }
}
