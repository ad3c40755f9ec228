//! Two persons who turn out to be one never have two votes.

use domain::id::PersonId;
use sea_orm::DatabaseTransaction;

use super::find;
use crate::{Error, Result, group::hold_groups_of};

/// Refuses to make one of two persons who are both voters of a ballot that takes positions, because what was said for the
/// one would count beside what the other said. Groups of the first one open no ballot until the transaction ends; once it
/// has, whoever was merged is in no electorate.
pub(crate) async fn refuse_two_votes(tx: &DatabaseTransaction, from: PersonId, into: PersonId) -> Result<()> {
    hold_groups_of(tx, from).await?;
    let both = find::voting_ones(from, into).one(tx).await?;
    if both.is_some() {
        let message = "Both are voters of a ballot that is open. Wait until it is closed. Nothing was changed.";
        return Err(Error::conflict("both-vote", message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{
        ballot::annul_ballot,
        identity::{merge_persons, undo_merge},
        on_both_databases,
        testing::{code_of, new_ballot},
    };

    on_both_databases! {
        async fn who_was_merged_has_no_vote_and_nobody_is_merged_while_both_vote(world: World) {
            let scene = world.groups().await;
            let voters = world.voters(scene.open, 3).await;
            let of_first = "IN (SELECT account.id FROM account JOIN person ON person.id = account.person_id WHERE person.name = 'V0 Voter')";
            world.edit(&format!("DELETE FROM email_address WHERE account_id {of_first}")).await;
            world.edit(&format!("DELETE FROM account WHERE id {of_first}")).await;
            let (from, into) = (voters[0].person, voters[1].person);
            let count = async || world.ask("SELECT count(*) AS n FROM ballot_voter").await;
            let first = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
            let all = count().await;
            assert_eq!(code_of(merge_persons(&world.ctx, from, into).await), "both-vote");
            annul_ballot(&world.as_(&scene.chair), first, "Opened by mistake.").await.expect("annulled");
            let merge = merge_persons(&world.ctx, from, into).await.expect("merged");
            world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
            assert_eq!(count().await, 2 * all - 1, "one of the two votes");
            undo_merge(&world.ctx, merge).await.expect("undone");
            world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
            assert_eq!(count().await, 3 * all - 1, "they are two again");
        }
    }
}
