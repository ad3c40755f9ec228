//! What a team page belongs to.

use std::future::Future;

use domain::policy::{Action, Scope};
use service::{Ctx, Result, conference::conference, portal::ecosystem_facts, team::team};

use crate::{page::Answer, visitor::Visitor};

/// An ecosystem or a conference, as far as the pages of its team differ.
pub trait Of: Send + 'static {
    /// The scope under `slug`, for somebody who may see its team.
    fn scope(ctx: &Ctx, slug: &str) -> impl Future<Output = Result<Scope>> + Send;
    /// The team's page.
    fn show(visitor: Visitor, slug: String) -> impl Future<Output = Answer> + Send;
    /// The path of that page.
    fn path(slug: &str) -> String;
}

/// Under `/c/`.
#[derive(Debug)]
pub struct OfConference;

impl Of for OfConference {
    async fn scope(ctx: &Ctx, slug: &str) -> Result<Scope> {
        let facts = conference(ctx, slug, Action::OrganiseConference).await?.here()?;
        Ok(Scope::Conference(facts.id))
    }

    async fn show(visitor: Visitor, slug: String) -> Answer {
        let facts = conference(&visitor.ctx, &slug, Action::OrganiseConference).await?.here()?;
        let team = team(&visitor.ctx, Scope::Conference(facts.id)).await?;
        visitor.page(|| app::team::conference_team_page(&facts, &team))
    }

    fn path(slug: &str) -> String {
        format!("/c/{slug}/organise/team")
    }
}

/// Under `/e/`.
#[derive(Debug)]
pub struct OfEcosystem;

impl Of for OfEcosystem {
    async fn scope(ctx: &Ctx, slug: &str) -> Result<Scope> {
        let facts = ecosystem_facts(ctx, slug, Action::ManageEcosystemTeam).await?.here()?;
        Ok(Scope::Ecosystem(facts.id))
    }

    async fn show(visitor: Visitor, slug: String) -> Answer {
        let facts = ecosystem_facts(&visitor.ctx, &slug, Action::ManageEcosystemTeam).await?.here()?;
        let team = team(&visitor.ctx, Scope::Ecosystem(facts.id)).await?;
        visitor.page(|| app::team::ecosystem_team_page(&facts, &team))
    }

    fn path(slug: &str) -> String {
        format!("/e/{slug}/team")
    }
}
