//! Ecosystems.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{policy::Action, portal::TypedEcosystem};
use serde::{Deserialize, Serialize};
use service::portal::{self, EcosystemFacts, NewEcosystem, ecosystem_facts};
use utoipa::ToSchema;

use super::OfEcosystem;
use crate::api::{
    Answer, Slugged,
    caller::Caller,
    conditional::{IfMatch, Tagged},
    extract::{Json, Path},
};

/// A type with what an ecosystem says about itself, and what else is given.
macro_rules! with_details {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $(#[$meta])*
        pub struct $name {
            $($own)*
            /// Name for people.
            #[schema(max_length = 120)]
            name: String,
            /// What it is for; may be empty.
            #[serde(default)]
            #[schema(max_length = 5000)]
            purpose: String,
            /// The vendor that carries it; may be empty.
            #[serde(default)]
            #[schema(max_length = 120)]
            vendor_partner: String,
            /// One of the themes; the first where left out.
            #[serde(default)]
            theme: String,
        }
    };
}

with_details! {
    /// An ecosystem.
    #[derive(Debug, Serialize, ToSchema)]
    #[schema(as = Ecosystem)]
    pub struct EcosystemBody {
        /// Its part of addresses.
        slug: String,
        /// Its page.
        #[schema(format = "uri")]
        url: String,
    }
}

with_details! {
    /// What an ecosystem says about itself.
    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    pub struct EcosystemDetails {}
}

with_details! {
    /// An ecosystem to be founded.
    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    pub struct EcosystemToFound {
        /// Its part of addresses: small letters, digits and single hyphens.
        #[schema(min_length = 2, max_length = 60)]
        slug: String,
    }
}

/// Every ecosystem, by name
#[utoipa::path(
    get, path = "/api/v1/ecosystems", tag = "portal",
    responses((status = 200, description = "The ecosystems", body = Vec<EcosystemBody>))
)]
pub async fn list_ecosystems(caller: Caller) -> Answer<Json<Vec<EcosystemBody>>> {
    let all = portal::ecosystems(&caller.ctx).await?;
    Ok(Json(all.into_iter().map(|facts| body(&caller, facts)).collect()))
}

/// Founds an ecosystem; who founds it owns it
#[utoipa::path(
    post, path = "/api/v1/ecosystems", tag = "portal",
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 201, description = "It is founded", body = EcosystemBody, headers(("Location" = String))))
)]
pub async fn create_ecosystem(caller: Caller, Json(new): Json<EcosystemToFound>) -> Answer<Response> {
    let EcosystemToFound { slug, name, purpose, vendor_partner, theme } = new;
    let details = TypedEcosystem { name, purpose, vendor_partner, theme };
    let new = NewEcosystem { slug, details };
    portal::create_ecosystem(&caller.ctx, &new).await?;
    // The slug as it was taken: capitals and blanks around it are forgiven.
    let slug = new.slug.trim().to_ascii_lowercase();
    let facts = ecosystem_facts(&caller.ctx, &slug, Action::ReadPublic).await?.here()?;
    let location = format!("/api/v1/ecosystems/{}", facts.slug);
    let version = facts.version.clone();
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Tagged(body(&caller, facts), version)).into_response())
}

/// One ecosystem
#[utoipa::path(
    get, path = "/api/v1/ecosystems/{ecosystem}", tag = "portal",
    params(OfEcosystem),
    responses((status = 200, description = "The ecosystem", body = EcosystemBody))
)]
pub async fn get_ecosystem(caller: Caller, Path(of): Path<OfEcosystem>) -> Answer<Response> {
    let facts = ecosystem_facts(&caller.ctx, &of.ecosystem, Action::ReadPublic).await?.here()?;
    let version = facts.version.clone();
    Ok(Tagged(body(&caller, facts), version).into_response())
}

/// Replaces what an ecosystem says about itself
#[utoipa::path(
    put, path = "/api/v1/ecosystems/{ecosystem}", tag = "portal",
    params(OfEcosystem, ("If-Match" = Option<String>, Header, description = "The ETag of the state that the edit is made from.")),
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "As it is now", body = EcosystemBody))
)]
pub async fn edit_ecosystem(
    caller: Caller,
    Path(of): Path<OfEcosystem>,
    made_from: IfMatch,
    Json(details): Json<EcosystemDetails>,
) -> Answer<Response> {
    let facts = ecosystem_facts(&caller.ctx, &of.ecosystem, Action::EditEcosystem).await?.here()?;
    let edited = portal::edit_ecosystem(&caller.ctx, facts.id, &details.into(), made_from.version()).await;
    edited.map_err(IfMatch::refused)?;
    get_ecosystem(caller, Path(of)).await
}

/// Gives an ecosystem another slug; the old one redirects for good
#[utoipa::path(
    put, path = "/api/v1/ecosystems/{ecosystem}/slug", tag = "portal",
    params(OfEcosystem), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The slug", body = Slugged))
)]
pub async fn rename_ecosystem(
    caller: Caller,
    Path(of): Path<OfEcosystem>,
    Json(new): Json<Slugged>,
) -> Answer<Json<Slugged>> {
    let facts = ecosystem_facts(&caller.ctx, &of.ecosystem, Action::EditEcosystem).await?.here()?;
    let slug = portal::rename_ecosystem(&caller.ctx, facts.id, &new.slug).await?;
    Ok(Json(Slugged { slug: slug.into() }))
}

fn body(caller: &Caller, facts: EcosystemFacts) -> EcosystemBody {
    EcosystemBody {
        url: caller.ctx.settings.address(&format!("/e/{}", facts.slug)),
        name: facts.name,
        purpose: facts.purpose,
        vendor_partner: facts.vendor_partner,
        theme: facts.theme.to_string(),
        slug: facts.slug,
    }
}

impl From<EcosystemDetails> for TypedEcosystem {
    fn from(details: EcosystemDetails) -> Self {
        let EcosystemDetails { name, purpose, vendor_partner, theme } = details;
        Self { name, purpose, vendor_partner, theme }
    }
}
