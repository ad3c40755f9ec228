//! An ecosystem and its public conferences.

use domain::{
    id::EcosystemId,
    policy::{Action, Place},
    portal::{Theme, TypedEcosystem},
};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Error, Found, Result, Version,
    conference::{ConferenceLine, InTime, public_conferences},
    entity::ecosystem,
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
}

/// The page of the ecosystem under `slug`, the same for everybody.
pub async fn ecosystem(ctx: &Ctx, slug: &str) -> Result<Found<EcosystemPage>> {
    let facts = match ecosystem_facts(ctx, slug, Action::ReadPublic).await? {
        Found::Here(facts) => facts,
        Found::Moved(slug) => return Ok(Found::Moved(slug)),
    };
    let coming = public_conferences(ctx, InTime::Coming, Some(facts.id), 100).await?;
    let past = public_conferences(ctx, InTime::Past, Some(facts.id), 100).await?;
    Ok(Found::Here(EcosystemPage { facts, coming, past }))
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
