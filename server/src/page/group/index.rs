//! The groups of an ecosystem, a group's own page, and how one begins.

use app::visit::Typed;
use axum::extract::Path;
use domain::{group::TypedGroup, policy::Action};
use service::group::{NewGroup, ecosystem_groups, grounds_for_groups, group_home, propose_group};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// So many drafts are shown on a group's own page.
const DRAFTS_AT_HOME: usize = 12;
/// So many standards are on a group's own page; the index has all of them.
const STANDARDS_AT_HOME: u64 = 10;

/// `GET /e/{ecosystem}/groups`
pub async fn list(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let (facts, lines) = ecosystem_groups(&visitor.ctx, &slug).await?.here()?;
    visitor.page(|| app::group::groups_page(&facts, &lines))
}

/// `GET /e/{ecosystem}/groups/new`
pub async fn new(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let grounds = grounds_for_groups(&visitor.ctx, &slug).await?;
    visitor.page(|| app::group::propose_group_page(&grounds))
}

/// `POST /e/{ecosystem}/groups/new`
pub async fn propose(visitor: Visitor, Path(ecosystem): Path<String>, Form(typed): Form) -> Answer {
    let wish = NewGroup {
        ecosystem: ecosystem.clone(),
        slug: typed.text("slug").into(),
        kind: typed.text("kind").into(),
        parent: typed.text("parent").into(),
        details: details(&typed),
    };
    let proposed = propose_group(&visitor.ctx, &wish).await;
    let location = |_| format!("/g/{}", wish.slug.trim().to_lowercase());
    let show = async |visitor: Visitor| new(visitor, Path(ecosystem.clone())).await;
    visitor.after(typed, proposed, location, show).await
}

/// `GET /g/{group}`
pub async fn home(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let home = group_home(&visitor.ctx, &facts).await?;
    let drafts = service::draft::drafts(&visitor.ctx, &facts, None, DRAFTS_AT_HOME).await?;
    let coming = service::meeting::coming(&visitor.ctx, &facts, 3).await?;
    let calls = service::life::open_calls(&visitor.ctx, &facts).await?;
    let standards = service::publication::standards_of_group(&visitor.ctx, facts.id, STANDARDS_AT_HOME).await?;
    visitor.page(|| app::group::group_home_page(&facts, &home, &drafts, &coming, &calls, &standards))
}

pub(super) fn details(typed: &Typed) -> TypedGroup {
    let text = |field| typed.text(field).to_owned();
    TypedGroup {
        name: text("name"),
        purpose: text("purpose"),
        description: text("description"),
        first_steps: text("first_steps"),
        joining: text("joining"),
        visibility: text("visibility"),
        member_list: text("member_list"),
        seats: text("seats"),
        categories: text("categories"),
        links: text("links"),
    }
}
