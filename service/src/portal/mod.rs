//! Ecosystems and the site's front page.

mod create_ecosystem;
mod ecosystem;
mod edit_ecosystem;
pub(crate) mod find;
mod home;
mod rename_ecosystem;
mod search;

pub use self::{
    create_ecosystem::{NewEcosystem, create_ecosystem},
    ecosystem::{
        EcosystemFacts, EcosystemPage, EcosystemRef, Grounds, ecosystem, ecosystem_facts, ecosystems, grounds,
    },
    edit_ecosystem::edit_ecosystem,
    home::{EcosystemLine, Home, ProgrammeNews, home},
    rename_ecosystem::rename_ecosystem,
    search::{FARTHEST, FoundThing, SiteHit, search_site},
};
