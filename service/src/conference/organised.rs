//! What somebody organises.

use std::collections::HashSet;

use domain::{
    id::ConferenceId,
    policy::{Action, Decision, Place, RoleKind, Scope, decide},
};
use sea_orm::{QueryOrder, QuerySelect, Select};
use serde::Serialize;

use super::{
    conferences::{ConferenceLine, ecosystems_of, line},
    find::{organised_by, visible_to},
};
use crate::{
    Ctx, Result,
    entity::{conference, ecosystem},
    portal::{self, EcosystemRef},
};

/// Most conferences shown; those before are found through their ecosystem.
const MOST: u64 = 200;

/// What somebody organises, and what they may found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Organised {
    /// The ecosystems they own, by name.
    pub ecosystems: Vec<EcosystemRef>,
    /// The conferences on whose team they are, the latest first.
    pub conferences: Vec<ConferenceLine>,
    /// The other conferences of the site, the latest first; for administrators, who stand in every team.
    pub others: Vec<ConferenceLine>,
    /// Whether they may found an ecosystem.
    pub may_found_ecosystem: bool,
    /// Whether they may found a conference somewhere.
    pub may_found_conference: bool,
}

/// What the asker organises; administrators, who stand everywhere, see the rest of the site apart from that.
pub async fn organised(ctx: &Ctx) -> Result<Organised> {
    ctx.authorize_route(Action::OrganiseConference)?;
    let db = &ctx.db.read;
    let latest = |query: Select<conference::Entity>| {
        query.order_by_desc(conference::Column::StartDate).order_by_asc(conference::Column::Slug).limit(MOST)
    };
    let mut rows = latest(organised_by(&ctx.actor)).all(db).await?;
    let own: HashSet<ConferenceId> = rows.iter().map(|row| row.id).collect();
    if ctx.actor.stands_everywhere() {
        rows.extend(latest(visible_to(&ctx.actor)).all(db).await?.into_iter().filter(|row| !own.contains(&row.id)));
    }
    let named = ecosystems_of(ctx, &rows).await?;
    let owned = portal::find::ecosystems().all(db).await?.into_iter().filter(|row| owns(ctx, row));
    let ecosystems: Vec<EcosystemRef> =
        owned.map(|row| EcosystemRef { id: row.id, slug: row.slug, name: row.name }).collect();
    let may = |action| decide(&ctx.actor, action, Place::Site) == Decision::Allow;
    let (conferences, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| own.contains(&row.id));
    let lines = |rows: Vec<conference::Model>| rows.into_iter().map(|row| line(row, &named, ctx.now)).collect();
    Ok(Organised {
        may_found_ecosystem: may(Action::FoundEcosystem),
        may_found_conference: may(Action::FoundConference) || !ecosystems.is_empty(),
        conferences: lines(conferences),
        others: lines(others),
        ecosystems,
    })
}

fn owns(ctx: &Ctx, row: &ecosystem::Model) -> bool {
    ctx.actor.holds(Scope::Ecosystem(row.id), &[RoleKind::Owner])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        testing::{code_of, count_queries},
    };

    on_both_databases! {
        async fn everybody_sees_what_they_organise_and_nothing_else(world: World) {
            let owasp = world.ecosystem("owasp").await;
            world.conference_in(owasp, "under-2026").await;
            world.conference("open-2026").await;
            let (scope, mut ada) = world.owned_conference("mine-2026", "Ada Lovelace").await;
            let mut rex = world.person("Rex Reviewer").await;
            world.grant(&mut rex, scope, RoleKind::Review).await;
            world.grant(&mut ada, Scope::Ecosystem(owasp), RoleKind::Owner).await;

            let hers = organised(&world.as_(&ada)).await.expect("shown");
            let slugs: Vec<&str> = hers.conferences.iter().map(|line| line.slug.as_str()).collect();
            assert_eq!((slugs, hers.ecosystems.len()), (vec!["mine-2026", "under-2026"], 1));
            assert!(hers.may_found_conference && !hers.may_found_ecosystem);
            let his = organised(&world.as_(&rex)).await.expect("shown");
            assert_eq!((his.conferences.len(), his.ecosystems.len(), his.may_found_conference), (1, 0, false));
            let admin = world.admin("Abe Admin").await;
            let all = organised(&world.as_(&admin)).await.expect("shown");
            assert!(all.conferences.is_empty() && all.may_found_ecosystem && all.may_found_conference);
            let mut others: Vec<&str> = all.others.iter().map(|line| line.slug.as_str()).collect();
            others.sort_unstable();
            assert_eq!(others, ["mine-2026", "open-2026", "under-2026"]);
            assert!(hers.others.is_empty() && his.others.is_empty());
            assert_eq!(code_of(organised(&world.anonymous()).await), "sign-in-needed");
        }

        async fn queries_do_not_grow_with_rows(world: World) {
            let mut ada = world.person("Ada Lovelace").await;
            let mut counted = Vec::new();
            for slug in ["one-2026", "two-2026", "three-2026"] {
                let id = world.hidden_conference(slug).await;
                world.grant(&mut ada, Scope::Conference(id), RoleKind::Review).await;
                let look = async |ctx| organised(&ctx).await.map(|_| ());
                counted.push(count_queries(&world.as_(&ada), look).await);
            }
            assert_eq!(counted, [3, 3, 3]);
        }
    }
}
