//! The demo world. Everything in it is made by the use cases that people use, so that it shows nothing they could not do.

mod ballots;
mod baseline;
mod cfp;
mod comments;
mod drafts;
mod groups;
mod life;
mod meetings;
mod moments;
mod people;
mod programme;
mod proposals;
mod questions;
mod review;
mod speakers;
mod standards;

use std::path::Path;

use domain::policy::Actor;
use domain::portal::TypedEcosystem;
use service::{
    conference::{InTime, public_conferences},
    portal::{NewEcosystem, create_ecosystem},
};

use crate::{command::message, site::Site};

/// Fills an empty site, and says how to sign in to it.
pub async fn fill(site: &Site, schedules: Option<&Path>, texts: Option<&Path>) -> Result<(), String> {
    Box::pin(fill_empty(site, schedules, texts)).await?;
    people::announce();
    Ok(())
}

/// A site that holds a conference is left as it is.
async fn fill_empty(site: &Site, schedules: Option<&Path>, texts: Option<&Path>) -> Result<(), String> {
    let ctx = site.ctx(Actor::System { name: "demo" });
    for time in [InTime::Coming, InTime::Past] {
        if !public_conferences(&ctx, time, None, 1).await.map_err(message)?.is_empty() {
            return Ok(());
        }
    }
    // Whoever founds something owns it, so that nothing in the demo is without an owner.
    let founder = people::create(site).await.map_err(message)?;
    let ctx = site.ctx(founder.clone());
    for (slug, name, purpose, theme) in ECOSYSTEMS {
        let details = TypedEcosystem {
            name: (*name).into(),
            purpose: (*purpose).into(),
            theme: (*theme).into(),
            ..TypedEcosystem::default()
        };
        create_ecosystem(&ctx, &NewEcosystem { slug: (*slug).into(), details }).await.map_err(message)?;
    }
    programme::import_all(site, &founder, schedules).await?;
    let call = cfp::open_call(site).await.map_err(message)?;
    review::fill(site, &founder, call).await.map_err(message)?;
    speakers::add(site).await.map_err(message)?;
    groups::fill(site, &founder).await.map_err(message)?;
    drafts::fill(site, texts).await.map_err(message)?;
    comments::fill(site).await.map_err(message)?;
    meetings::fill(site).await.map_err(message)?;
    ballots::fill(site, &founder).await.map_err(message)?;
    life::fill(site, &founder).await.map_err(message)?;
    standards::fill(site).await.map_err(message)?;
    Box::pin(baseline::fill(site, &founder, texts)).await.map_err(message)
}

const ECOSYSTEMS: &[(&str, &str, &str, &str)] = &[
    (
        "security-commons",
        "Security Commons",
        "People who build, break and write down how to do better: tools, controls, guidelines and the standards between them.",
        "ink",
    ),
    (
        "free-software-europe",
        "Free Software in Europe",
        "Meetings of the people who write free and open source software, open to all and free of charge.",
        "plum",
    ),
];
