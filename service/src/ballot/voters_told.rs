//! The list of voters: whole where they are few, page by page where they are many, and silent about what is hidden.

use std::collections::BTreeSet;

use domain::{ballot::rule::TypedRule, ballot::rule::preset::Preset, id::VoterId, policy::Action};

use super::{life::say, *};
use crate::{
    Ctx, Found,
    group::{GroupFacts, group},
    on_both_databases,
    testing::{code_of, new_ballot, queries_of},
};

const MANY: usize = VOTERS_A_PAGE + 20;

async fn facts(ctx: &Ctx) -> GroupFacts {
    group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown")
}

fn after(voter: Option<VoterId>) -> WantedVoters {
    WantedVoters { after: voter, ..WantedVoters::default() }
}

on_both_databases! {
    async fn few_voters_stand_on_the_page_itself(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 3).await;
        let id = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        say(&world, id, &voters[0], "no").await;
        let sheet = world.sheet(&world.anonymous(), id).await;
        assert_eq!(sheet.voters.len(), sheet.voters_count);
        assert_eq!(sheet.totals, [("no".to_owned(), 1)]);
        let all = all_voters(&world.anonymous(), &facts(&world.anonymous()).await, id).await.expect("shown");
        assert_eq!(all, sheet.voters);
    }

    async fn many_voters_have_a_list_of_their_own(world: World) {
        let scene = world.groups().await;
        let some = world.voters(scene.open, MANY).await;
        let id = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        for voter in &some[..3] {
            say(&world, id, voter, "no").await;
        }
        let anybody = world.anonymous();
        let sheet = world.sheet(&anybody, id).await;
        assert_eq!((sheet.voters.len(), sheet.voters_count >= MANY), (0, true));
        assert_eq!((sheet.totals.clone(), sheet.positions.len()), (vec![("no".to_owned(), 3)], 3));
        assert!(sheet.positions.iter().all(|line| line.name.ends_with("Voter")), "those of whom it speaks are named");

        let facts = facts(&anybody).await;
        let first = voters(&anybody, &facts, id, &after(None)).await.expect("shown");
        let second = voters(&anybody, &facts, id, &after(first.next)).await.expect("shown");
        assert_eq!((first.lines.len(), first.count, second.next), (VOTERS_A_PAGE, sheet.voters_count, None));
        let both: Vec<_> = first.lines.iter().chain(&second.lines).cloned().collect();
        assert_eq!(both, all_voters(&anybody, &facts, id).await.expect("shown"), "nobody twice, nobody left out");
        let said = first.said.iter().chain(&second.said).map(|line| line.voter).collect::<BTreeSet<_>>();
        assert_eq!(said, some[..3].iter().map(|one| VoterId(one.person.0)).collect());

        let wanted = WantedVoters { name: "voter v11".into(), ..WantedVoters::default() };
        let found = voters(&anybody, &facts, id, &wanted).await.expect("shown");
        let names: Vec<_> = found.lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!((names.len(), found.count), (11, 11), "V11 and V110 to V119: {names:?}");
        assert_eq!(code_of(votes_table(&anybody, &facts, id).await), "not-found", "no record before the close");
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        let table = votes_table(&anybody, &facts, id).await.expect("shown");
        assert!(table.contains("V0 Voter"), "{table}");
    }

    async fn the_list_tells_nothing_of_a_sealed_ballot(world: World) {
        let scene = world.groups().await;
        let some = world.voters(scene.open, MANY).await;
        let typed = TypedRule::of("Sealed", &Preset::CharterElectronic.rule()).expect("one case");
        let rule = TypedRule { visibility: "sealed".into(), ..typed };
        let rule = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added").to_string();
        let id = world.opened(&scene, &new_ballot(&rule)).await;
        let chair = world.as_(&scene.chair);
        let facts = facts(&chair).await;
        let before = voters(&chair, &facts, id, &after(None)).await.expect("shown");
        say(&world, id, &some[0], "no").await;
        say(&world, id, &some[1], "yes").await;
        assert_eq!(voters(&chair, &facts, id, &after(None)).await.expect("shown"), before);
        let own = world.sheet(&world.as_(&some[0]), id).await;
        assert_eq!((own.own[0].choice.as_deref(), own.positions.len()), (Some("no"), 0), "one's own is told");
        let read = async |ctx: Ctx| ballot(&ctx, &facts, id).await.map(|_| ());
        let asked = queries_of(&chair, read).await;
        assert!(!asked.iter().any(|one| one.contains("FROM \"ballot_slip\"")), "papers are not even read");
    }

    async fn a_list_tells_outsiders_nothing_of_what_is_for_members(world: World) {
        let scene = world.groups().await;
        let some = world.voters(scene.open, 3).await;
        let typed = TypedRule::of("Members", &Preset::CharterElectronic.rule()).expect("one case");
        let rule = TypedRule { visibility: "members".into(), ..typed };
        let rule = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added").to_string();
        let id = world.opened(&scene, &new_ballot(&rule)).await;
        say(&world, id, &some[0], "no").await;
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        for (reader, sees) in [(world.anonymous(), 0), (world.as_(&some[1]), 1)] {
            let list = voters(&reader, &facts(&reader).await, id, &after(None)).await.expect("shown");
            let choices = list.lines.iter().filter(|line| line.choice.is_some()).count();
            assert_eq!((choices, list.said.len()), (sees, sees));
        }
    }

    async fn whoever_may_not_see_members_gets_no_list(world: World) {
        let scene = world.groups().await;
        world.voters(scene.open, 1).await;
        let id = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        let anybody = world.anonymous();
        let mut facts = facts(&anybody).await;
        facts.may.see_members = false;
        assert_eq!(code_of(voters(&anybody, &facts, id, &after(None)).await), "not-found");
        assert_eq!(code_of(all_voters(&anybody, &facts, id).await), "not-found");
        let sheet = ballot(&anybody, &facts, id).await.expect("shown");
        assert_eq!((sheet.voters.len(), sheet.voters_count), (0, 0));
    }
}
