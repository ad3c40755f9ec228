//! Appeals against rulings: who lodges and decides them, what waits for them, and what they turn round.

use domain::{
    ballot::rule::{TypedRule, preset::Preset},
    policy::{Action, RoleKind, Scope},
};

use super::*;
use crate::{
    Ctx, Found,
    duty::my_duties,
    group::group,
    on_both_databases,
    testing::{code_of, fields_of, new_ballot, saying},
};

/// Whoever founded the council is its chair; somebody else shall be.
const NOBODY_ABOVE: &str =
    "UPDATE role SET to_at = from_at WHERE person_id IN (SELECT id FROM person WHERE name = 'Fay Founder')";

on_both_databases! {
    async fn those_above_decide_and_a_ruling_that_does_not_hold_is_turned_round(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 3).await;
        let (carl, victor, other) = (world.as_(&scene.chair), world.as_(&voters[0]), world.as_(&voters[1]));
        world.edit(NOBODY_ABOVE).await;
        let mut cora = world.person("Cora Council").await;
        world.grant(&mut cora, Scope::Group(scene.council), RoleKind::Chair).await;
        let cora = world.as_(&cora);
        let id = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        for ctx in [&victor, &other] {
            cast_position(ctx, id, &saying("no")).await.expect("cast");
        }
        let positions = world.sheet(&carl, id).await.positions;
        let of = |name: &str| positions.iter().find(|line| line.name.starts_with(name)).expect("a position").id;
        let (ruled, unruled) = (of("V0"), of("V1"));
        assert_eq!(code_of(lodge_ruling_appeal(&victor, id, ruled, "Why?").await), "no-appeal", "nothing was ruled");
        rule_on_position(&carl, id, ruled, false, "Not technical.").await.expect("ruled");
        assert_eq!(fields_of(lodge_ruling_appeal(&victor, id, ruled, " ").await), ["text missing"]);
        assert_eq!(code_of(lodge_ruling_appeal(&victor, id, unruled, "Why?").await), "no-appeal");
        let sheet = world.sheet(&victor, id).await;
        assert_eq!((sheet.appealable, sheet.appeals.len()), (vec![ruled], 0));
        assert!(world.sheet(&world.anonymous(), id).await.appealable.is_empty(), "for those who are signed in");
        let taken = lodge_ruling_appeal(&victor, id, ruled, "It is.").await.expect("lodged");
        assert_eq!(code_of(withdraw_ruling_appeal(&other, id, taken).await), "denied");
        withdraw_ruling_appeal(&victor, id, taken).await.expect("taken back");
        let appeal = lodge_ruling_appeal(&victor, id, ruled, "It is technical.").await.expect("lodged again");
        assert_eq!(code_of(lodge_ruling_appeal(&other, id, ruled, "Yes.").await), "appeal-lodged", "one at a time");
        assert_eq!(code_of(rule_on_position(&carl, id, ruled, true, "Well.").await), "appeal-lodged");

        let late = |ctx: &Ctx| Ctx { now: world.later(36 * 24 * 60).now, ..ctx.clone() };
        tend_ballots(&late(&world.ctx)).await.expect("tended");
        assert_eq!(code_of(settle_ballot(&late(&carl), id).await), "appeal-open");
        let due = my_duties(&late(&cora), 1).await.expect("a list").lines;
        assert_eq!(due.iter().map(|line| (line.kind.to_string(), line.what.as_str())).collect::<Vec<_>>(), [("appeal".to_owned(), "ruling")]);
        assert!(due[0].path.ends_with(&format!("/ballots/{id}#appeal-{appeal}")), "{}", due[0].path);
        assert_eq!(code_of(decide_ruling_appeal(&late(&carl), id, appeal, "dismissed", "No.").await), "denied");
        assert_eq!(fields_of(decide_ruling_appeal(&late(&cora), id, appeal, "withdrawn", "So.").await), ["decision option"]);
        assert!(world.sheet(&cora, id).await.appeals[1].may_decide && !world.sheet(&carl, id).await.appeals[1].may_decide);
        decide_ruling_appeal(&late(&cora), id, appeal, "upheld", "It says how.").await.expect("decided");
        assert_eq!(code_of(decide_ruling_appeal(&late(&cora), id, appeal, "dismissed", "Or not.").await), "appeal-decided");
        assert_eq!(my_duties(&late(&cora), 1).await.expect("a list").lines.len(), 0);
        let sheet = world.sheet(&victor, id).await;
        let said = sheet.positions.iter().find(|line| line.id == ruled).expect("it stays");
        assert!(!said.discounted && sheet.appealable.is_empty(), "it counts again");
        assert_eq!((sheet.appeals[1].appeal.decision.as_str(), sheet.appeals[1].appeal.decided_by.as_str()), ("It says how.", "Cora Council"));
        assert_eq!(code_of(rule_on_position(&late(&carl), id, ruled, false, "All the same.").await), "appeal-decided");
        settle_ballot(&late(&carl), id).await.expect("settled");
        assert_eq!(code_of(lodge_ruling_appeal(&late(&other), id, ruled, "Late.").await), "no-appeal");
        let mine = part_of_person(&world.ctx.db.read, voters[0].person).await.expect("told");
        assert_eq!(mine["appealed"].as_array().map(Vec::len), Some(2));
    }

    async fn what_is_for_members_alone_stays_with_them(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 1).await;
        let (carl, victor) = (world.as_(&scene.chair), world.as_(&voters[0]));
        let rule = TypedRule { visibility: "members".into(), ..TypedRule::of("Inside", &Preset::CharterElectronic.rule()).expect("one case") };
        let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
        let id = world.opened(&scene, &new_ballot(&own.to_string())).await;
        cast_position(&victor, id, &saying("no")).await.expect("cast");
        let position = world.sheet(&carl, id).await.positions[0].id;
        rule_on_position(&carl, id, position, false, "Not technical.").await.expect("ruled");
        let eve = world.as_(&world.person("Eve Outsider").await);
        assert_eq!(code_of(lodge_ruling_appeal(&eve, id, position, "Why?").await), "not-found");
        let appeal = lodge_ruling_appeal(&victor, id, position, "It is.").await.expect("lodged");
        let sheet = world.sheet(&eve, id).await;
        assert_eq!((sheet.appeals.len(), sheet.appealable.len()), (0, 0));
        let known = group(&eve, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        let shown = crate::duty::group_duties(&eve, &known, 1).await.expect("a list").lines;
        assert!(shown.iter().all(|line| !line.path.contains(&appeal.to_string())), "nor is it on the list of who must act");
        annul_ballot(&carl, id, "By mistake.").await.expect("annulled");
        let row = crate::group::find::by_id(scene.open).one(&world.ctx.db.read).await.expect("read").expect("there");
        assert_eq!(open_appeals(&world.as_(&voters[0]), &[row]).await.expect("told"), [], "what does not count waits for nobody");
    }
}
