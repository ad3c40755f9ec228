//! The people of the demo world. Their passwords are printed, so the demo listens on this machine alone.

use std::net::{IpAddr, Ipv4Addr};

use domain::{identity::Client, language::Lang, policy::Actor};
use service::identity::{
    create_account, grant_site_role, issue_recovery_link, recover_password, sign_in_with_password, sign_out,
    visitor_of_cookie,
};

use crate::site::Site;

struct Person {
    name: &'static str,
    address: &'static str,
    password: &'static str,
    runs_the_site: bool,
}

const PEOPLE: &[Person] = &[
    Person { name: "Ruth Amari", address: "ruth@demo.example", password: "quarry lantern mosaic", runs_the_site: true },
    Person {
        name: "Jonas Wieland",
        address: "jonas@demo.example",
        password: "tundra velvet anchovy",
        runs_the_site: false,
    },
];

/// The password of everybody else in the demo.
const PASSWORD: &str = "copper lattice ferry";

/// Opens their accounts, as an operator does: each chooses a password behind a link. Returns who runs the site.
pub async fn create(site: &Site) -> service::Result<Actor> {
    let operator = site.ctx(Actor::System { name: "demo" });
    let visitor = site.ctx(Actor::Anonymous);
    let client = Client::new(IpAddr::V4(Ipv4Addr::LOCALHOST), "plenary demo");
    let mut operates = Actor::Anonymous;
    for person in PEOPLE {
        let id = create_account(&operator, person.name, person.address, Lang::En).await?;
        let link = issue_recovery_link(&operator, person.address).await?;
        let token = link.rsplit('=').next().unwrap_or_default();
        recover_password(&visitor, token, person.password, &client).await?;
        if person.runs_the_site {
            grant_site_role(&operator, id).await?;
            let new = sign_in_with_password(&visitor, person.address, person.password, &client, None).await?;
            let found = visitor_of_cookie(&visitor, new.secret.expose()).await?;
            operates = found.map_or(Actor::Anonymous, |found| found.actor);
            sign_out(&site.ctx(operates.clone()), new.id).await?;
        }
    }
    Ok(operates)
}

/// Somebody who does not run the site, as they ask.
pub async fn speaker(site: &Site) -> service::Result<Actor> {
    let visitor = site.ctx(Actor::Anonymous);
    let client = Client::new(IpAddr::V4(Ipv4Addr::LOCALHOST), "plenary demo");
    let Some(person) = PEOPLE.iter().find(|person| !person.runs_the_site) else {
        return Err(service::Error::fault("nobody in the demo is an ordinary person"));
    };
    let signed_in = sign_in_with_password(&visitor, person.address, person.password, &client, None).await?;
    let found = visitor_of_cookie(&visitor, signed_in.secret.expose()).await?;
    Ok(found.map_or(Actor::Anonymous, |found| found.actor))
}

/// Somebody more, as they ask: with an account that is opened behind a link, like everybody's.
pub async fn member(site: &Site, name: &str) -> service::Result<Actor> {
    let operator = site.ctx(Actor::System { name: "demo" });
    let visitor = site.ctx(Actor::Anonymous);
    let client = Client::new(IpAddr::V4(Ipv4Addr::LOCALHOST), "plenary demo");
    let address = address_of(name);
    create_account(&operator, name, &address, Lang::En).await?;
    let link = issue_recovery_link(&operator, &address).await?;
    let token = link.rsplit('=').next().unwrap_or_default();
    recover_password(&visitor, token, PASSWORD, &client).await?;
    again(site, name).await
}

/// The same person with the roles that they hold by now.
pub async fn again(site: &Site, name: &str) -> service::Result<Actor> {
    let visitor = site.ctx(Actor::Anonymous);
    let client = Client::new(IpAddr::V4(Ipv4Addr::LOCALHOST), "plenary demo");
    let new = sign_in_with_password(&visitor, &address_of(name), PASSWORD, &client, None).await?;
    let found = visitor_of_cookie(&visitor, new.secret.expose()).await?;
    let actor = found.map_or(Actor::Anonymous, |found| found.actor);
    sign_out(&site.ctx(actor.clone()), new.id).await?;
    Ok(actor)
}

/// Where somebody of the demo is reached: by their first name.
pub fn address_of(name: &str) -> String {
    format!("{}@demo.example", name.split(' ').next().unwrap_or(name).to_lowercase())
}

/// Says how to sign in.
pub fn announce() {
    for Person { address, password, runs_the_site, .. } in PEOPLE {
        let who = if *runs_the_site { "administrator" } else { "visitor" };
        println!("Sign in as {who}: {address}, password “{password}”");
    }
    println!("Sign in as reviewer: {}, password “{PASSWORD}”", address_of(super::review::REVIEWERS[0]));
    println!(
        "Sign in as chair with a conflict of interest: {}, password “{PASSWORD}”",
        address_of(super::review::CHAIR)
    );
    println!("Sign in as chair of the group ASVS: {}, password “{PASSWORD}”", address_of(super::groups::CHAIR));
    println!(
        "Sign in as chair of the group OSPS Baseline: {}, password “{PASSWORD}”",
        address_of(super::baseline::CHAIR)
    );
}

#[cfg(test)]
mod tests {
    use service::{file::Files, testing::World};

    use super::*;
    use crate::{asset::Assets, config::Config};

    #[tokio::test]
    async fn everybody_announced_can_sign_in() -> service::Result<()> {
        let world = World::sqlite().await;
        let site = Site::new(world.db().clone(), Files::in_memory(), Config::default(), Assets::default());
        create(&site).await?;
        let client = Client::new(IpAddr::V4(Ipv4Addr::LOCALHOST), "");
        for person in PEOPLE {
            let visitor = site.ctx(Actor::Anonymous);
            sign_in_with_password(&visitor, person.address, person.password, &client, None).await?;
        }
        assert_eq!(world.ask("SELECT count(*) AS n FROM role WHERE kind = 'admin'").await, 1);
        Ok(())
    }
}
