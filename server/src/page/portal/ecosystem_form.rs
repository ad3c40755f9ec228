//! Founding, editing and renaming an ecosystem.

use app::visit::Typed;
use axum::extract::Path;
use domain::{
    policy::{Action, Place},
    portal::TypedEcosystem,
};
use service::{
    Version,
    portal::{EcosystemFacts, NewEcosystem, create_ecosystem, ecosystem_facts, edit_ecosystem, rename_ecosystem},
};

use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /e/new`
pub async fn new(visitor: Visitor) -> Answer {
    visitor.ctx.authorize(Action::FoundEcosystem, Place::Site)?;
    visitor.page(app::portal::new_ecosystem_page)
}

/// `POST /e/new`
pub async fn create(visitor: Visitor, Form(typed): Form) -> Answer {
    let wish = NewEcosystem { slug: typed.text("slug").into(), details: details(&typed) };
    let created = create_ecosystem(&visitor.ctx, &wish).await;
    let location = |_| format!("/e/{}", wish.slug.trim().to_lowercase());
    visitor.after(typed, created, location, async |visitor: Visitor| new(visitor).await).await
}

/// `GET /e/{ecosystem}/edit`
pub async fn edit(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = editable(&visitor, &slug).await?;
    visitor.page(|| app::portal::edit_ecosystem_page(&facts))
}

/// `POST /e/{ecosystem}/edit`
pub async fn save(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = editable(&visitor, &slug).await?.id;
    let version = Version::sent(typed.text("version"));
    let edited = edit_ecosystem(&visitor.ctx, id, &details(&typed), version.as_ref()).await;
    let location = |()| format!("/e/{slug}");
    visitor.after(typed, edited, location, async |visitor: Visitor| edit(visitor, Path(slug.clone())).await).await
}

/// `GET /e/{ecosystem}/address`
pub async fn address(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = editable(&visitor, &slug).await?;
    visitor.page(|| app::portal::ecosystem_address_page(&facts))
}

/// `POST /e/{ecosystem}/address`
pub async fn rename(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = editable(&visitor, &slug).await?.id;
    let renamed = rename_ecosystem(&visitor.ctx, id, typed.text("slug")).await;
    let location = |slug| format!("/e/{slug}");
    visitor.after(typed, renamed, location, async |visitor: Visitor| address(visitor, Path(slug.clone())).await).await
}

async fn editable(visitor: &Visitor, slug: &str) -> service::Result<EcosystemFacts> {
    ecosystem_facts(&visitor.ctx, slug, Action::EditEcosystem).await?.here()
}

fn details(typed: &Typed) -> TypedEcosystem {
    let text = |field| typed.text(field).to_owned();
    TypedEcosystem {
        name: text("name"),
        purpose: text("purpose"),
        vendor_partner: text("vendor_partner"),
        theme: text("theme"),
    }
}
