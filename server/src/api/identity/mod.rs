//! The person who asks, and what others show of themselves. Passwords, addresses, sign-ins and tokens are for browsers
//! alone: a token that got lost must not be able to make another.

mod affiliations;
mod invitations;
mod people;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(people::get_me))
        .routes(routes!(people::edit_profile))
        .routes(routes!(people::get_person))
        .routes(routes!(affiliations::add_affiliation))
        .routes(routes!(affiliations::end_affiliation))
        .routes(routes!(invitations::accept_invitation))
}
