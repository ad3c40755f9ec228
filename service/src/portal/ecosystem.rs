//! An ecosystem and its public conferences.

use domain::{
    id::EcosystemId,
    policy::{Action, Decision, Place, decide},
    portal::{Theme, TypedEcosystem},
};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Error, Found, Result, Version,
    conference::{ConferenceLine, InTime, public_conferences},
    entity::ecosystem,
    group::{GroupLine, public_groups},
    slug::{SlugKind, claimed_by},
};

/// What names an ecosystem beside something of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EcosystemRef {
    /// Which.
    pub id: EcosystemId,
    /// Its part of addresses.
    pub slug: String,
    /// Name for people.
    pub name: String,
}

/// What an ecosystem says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EcosystemFacts {
    /// Which.
    pub id: EcosystemId,
    /// Its part of addresses.
    pub slug: String,
    /// Name for people.
    pub name: String,
    /// What it is for; may be empty.
    pub purpose: String,
    /// The vendor that carries it; may be empty.
    pub vendor_partner: String,
    /// Its colours.
    pub theme: Theme,
    /// The state that an edit is made from.
    pub version: Version,
}

/// An ecosystem's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EcosystemPage {
    /// What it says about itself.
    pub facts: EcosystemFacts,
    /// Public conferences that run or come, the next first.
    pub coming: Vec<ConferenceLine>,
    /// Public conferences that are over, the latest first.
    pub past: Vec<ConferenceLine>,
    /// Groups that everybody may know of and that have not ended.
    pub groups: Vec<GroupLine>,
}

/// The page of the ecosystem under `slug`, the same for everybody.
pub async fn ecosystem(ctx: &Ctx, slug: &str) -> Result<Found<EcosystemPage>> {
    let facts = match ecosystem_facts(ctx, slug, Action::ReadPublic).await? {
        Found::Here(facts) => facts,
        Found::Moved(slug) => return Ok(Found::Moved(slug)),
    };
    let coming = public_conferences(ctx, InTime::Coming, Some(facts.id), 100).await?;
    let past = public_conferences(ctx, InTime::Past, Some(facts.id), 100).await?;
    let groups = public_groups(ctx, facts.id).await?;
    Ok(Found::Here(EcosystemPage { facts, coming, past, groups }))
}

/// The facts of the ecosystem under `slug`, for somebody who may do `action` to it.
pub async fn ecosystem_facts(ctx: &Ctx, slug: &str, action: Action) -> Result<Found<EcosystemFacts>> {
    ctx.authorize_route(action)?;
    let db = &ctx.db.read;
    if let Some(row) = find::by_slug(slug).one(db).await? {
        ctx.authorize(action, Place::Ecosystem(row.id))?;
        return Ok(Found::Here(row.into()));
    }
    let id = claimed_by(db, SlugKind::Ecosystem, slug).await?.ok_or_else(Error::not_found)?;
    let row = find::by_id(id.into()).one(db).await?.ok_or_else(Error::not_found)?;
    Ok(Found::Moved(row.slug))
}

/// Every ecosystem, by name.
pub async fn ecosystems(ctx: &Ctx) -> Result<Vec<EcosystemFacts>> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    Ok(find::ecosystems().all(&ctx.db.read).await?.into_iter().map(EcosystemFacts::from).collect())
}

/// Where the asker may found a conference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Grounds {
    /// The ecosystems, by name.
    pub ecosystems: Vec<EcosystemRef>,
    /// Whether outside of any, too.
    pub alone: bool,
}

/// Where the asker may found a conference. Refused to those who may nowhere.
pub async fn grounds(ctx: &Ctx) -> Result<Grounds> {
    let action = Action::FoundConference;
    ctx.authorize_route(action)?;
    let may = |place| decide(&ctx.actor, action, place) == Decision::Allow;
    let rows = find::ecosystems().all(&ctx.db.read).await?;
    let open = rows.into_iter().filter(|row| may(Place::Ecosystem(row.id)));
    let ecosystems: Vec<EcosystemRef> =
        open.map(|row| EcosystemRef { id: row.id, slug: row.slug, name: row.name }).collect();
    let grounds = Grounds { ecosystems, alone: may(Place::Site) };
    if grounds.alone || !grounds.ecosystems.is_empty() { Ok(grounds) } else { Err(Error::denied()) }
}

impl EcosystemFacts {
    /// As a form or an edit starts from it.
    pub fn typed(&self) -> TypedEcosystem {
        TypedEcosystem {
            name: self.name.clone(),
            purpose: self.purpose.clone(),
            vendor_partner: self.vendor_partner.clone(),
            theme: self.theme.to_string(),
        }
    }
}

impl From<ecosystem::Model> for EcosystemFacts {
    fn from(row: ecosystem::Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            name: row.name,
            purpose: row.purpose,
            vendor_partner: row.vendor_partner,
            theme: row.theme.parse().unwrap_or(Theme::Ink),
            version: Version::of_row(row.updated_at),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::policy::{RoleKind, Scope};

    use super::*;
    use crate::{
        conference::publish_conference,
        on_both_databases,
        testing::{code_of, count_queries},
    };

    on_both_databases! {
        async fn the_page_shows_public_conferences_of_that_ecosystem_alone(world: World) {
            let owasp = world.ecosystem("owasp").await;
            let other = world.ecosystem("other").await;
            for (ecosystem, slug) in [(owasp, "open-2026"), (other, "elsewhere-2026")] {
                let id = world.conference_in(ecosystem, slug).await;
                publish_conference(&world.ctx, id).await.expect("published");
            }
            world.conference_in(owasp, "hidden-2026").await;
            let page = ecosystem(&world.ctx, "owasp").await.and_then(Found::here).expect("shown");
            let slugs: Vec<&str> = page.coming.iter().map(|line| line.slug.as_str()).collect();
            assert_eq!((slugs, page.past.len()), (vec!["open-2026"], 0));
            assert_eq!(code_of(ecosystem(&world.ctx, "nowhere").await), "not-found");
        }

        async fn one_may_found_where_one_owns(world: World) {
            let owasp = world.ecosystem("owasp").await;
            world.ecosystem("other").await;
            let mut ada = world.person("Ada Lovelace").await;
            assert_eq!(code_of(grounds(&world.as_(&ada)).await), "denied");
            assert_eq!(code_of(grounds(&world.anonymous()).await), "sign-in-needed");
            world.grant(&mut ada, Scope::Ecosystem(owasp), RoleKind::Owner).await;
            let hers = grounds(&world.as_(&ada)).await.expect("allowed");
            assert_eq!((hers.ecosystems.len(), hers.ecosystems[0].id, hers.alone), (1, owasp, false));
            let admins = grounds(&world.as_(&world.admin("Bea Admin").await)).await.expect("allowed");
            assert_eq!((admins.ecosystems.len(), admins.alone), (2, true));
        }

        async fn queries_do_not_grow_with_rows(world: World) {
            let owasp = world.ecosystem("owasp").await;
            let mut counted = Vec::new();
            for slug in ["one-2026", "two-2026", "three-2026"] {
                let id = world.conference_in(owasp, slug).await;
                publish_conference(&world.ctx, id).await.expect("published");
                let look = async |ctx| ecosystem(&ctx, "owasp").await.map(|_| ());
                counted.push(count_queries(&world.anonymous(), look).await);
            }
            assert!(counted[0] > 0);
            assert_eq!(counted[0], counted[2]);
        }
    }
}
