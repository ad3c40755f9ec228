//! The head of the group's event log that goes out when a ballot closes: a log that is rewritten no longer has it.

use domain::policy::{Action, Scope};

use super::*;
use crate::{
    Ctx, Found,
    group::{GroupFacts, group},
    on_both_databases,
    record::seal::{find_head, seal_events, verify_chain},
    testing::new_ballot,
};

on_both_databases! {
    async fn a_rewritten_log_has_no_longer_the_head_that_was_mailed(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 2).await;
        let id = world.opened(&scene, &new_ballot("lf-charter-electronic")).await;
        life::say(&world, id, &voters[0], "no").await;
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        let chain = verify_chain(&world.ctx, Scope::Group(scene.open)).await.expect("checked");
        assert_eq!((chain.unsealed, chain.flaws), (0, vec![]), "the closing itself is sealed");
        let mailed: Vec<String> = world.outbox("mail").await.iter()
            .filter(|mail| mail.to_string().contains("\"closed\""))
            .map(|mail| said(mail, "head").expect("each names the head"))
            .collect();
        assert_eq!(mailed, vec![chain.head.clone(); 3], "the chair and two voters");
        let anybody = world.anonymous();
        let ends = ballot_ends(&anybody, &facts(&anybody).await).await.expect("told");
        assert_eq!(ends.iter().map(|end| (end.ballot, end.settled, end.head.clone())).collect::<Vec<_>>(), [(id, false, Some(chain.head.clone()))]);
        assert_eq!(world.sheet(&anybody, id).await.head, Some(chain.head.clone()));
        let settles = Ctx { now: world.later(37 * 24 * 60).now, ..world.as_(&scene.chair) };
        settle_ballot(&settles, id).await.expect("settled");
        let ends = ballot_ends(&anybody, &facts(&anybody).await).await.expect("told");
        assert!(ends[1].settled && ends[1].head.is_some() && ends[1].head != ends[0].head);
        let found = find_head(&world.ctx, &chain.head).await.expect("asked").expect("it is there");
        assert_eq!(found.scope, Scope::Group(scene.open));
        assert!(find_head(&anybody, &chain.head).await.is_err());
        // Whoever runs the site takes one vote out of the log and seals the rest anew.
        world.edit("DELETE FROM event WHERE verb = 'position.cast'").await;
        world.edit("DELETE FROM seal").await;
        world.edit("UPDATE event SET sealed_in = NULL").await;
        seal_events(&world.ctx).await.expect("sealed anew");
        let anew = verify_chain(&world.ctx, Scope::Group(scene.open)).await.expect("checked");
        assert_eq!(anew.flaws, Vec::<String>::new(), "within, nothing shows");
        assert_eq!(find_head(&world.ctx, &chain.head).await.expect("asked"), None, "but the head that was mailed is gone");
        assert_ne!(world.sheet(&anybody, id).await.head, Some(chain.head), "and the page says another");
    }
}

/// What a mail says under a key, wherever it stands.
fn said(mail: &serde_json::Value, key: &str) -> Option<String> {
    match mail {
        serde_json::Value::Object(fields) => {
            let here = fields.get(key).and_then(|value| value.as_str()).map(str::to_owned);
            here.or_else(|| fields.values().find_map(|value| said(value, key)))
        }
        _ => None,
    }
}

async fn facts(ctx: &Ctx) -> GroupFacts {
    group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown")
}
