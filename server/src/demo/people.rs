//! The demo's administrator, whose sign-in is printed.

use domain::{language::Lang, policy::Actor};
use service::identity::{create_account, grant_site_role, issue_recovery_link, person_at};

use crate::{command::message, site::Site};

/// Who runs the demo.
pub const ADMINISTRATOR: &str = "admin@demo.example";

/// Opens the administrator's account, once.
pub async fn administrator(site: &Site) -> Result<(), String> {
    let ctx = site.ctx(Actor::System { name: "demo" });
    if person_at(&ctx, ADMINISTRATOR).await.is_ok() {
        return Ok(());
    }
    let person = create_account(&ctx, "Robin Demo", ADMINISTRATOR, Lang::En).await.map_err(message)?;
    grant_site_role(&ctx, person).await.map_err(message)?;
    Ok(())
}

/// Prints where to look and how to sign in. The demo has no password that everybody knows: each start prints a link
/// with which one is chosen.
pub async fn welcome(site: &Site) -> Result<(), String> {
    let ctx = site.ctx(Actor::System { name: "demo" });
    let link = issue_recovery_link(&ctx, ADMINISTRATOR).await.map_err(message)?;
    println!("The front page:        {}/", site.settings().base_url);
    println!("A programme:           {}/c/plenary-days-2027/schedule", site.settings().base_url);
    println!("The administrator is {ADMINISTRATOR}. Choose a password within 15 minutes, then sign in:");
    println!("                       {link}");
    println!("Mails that the demo sends are kept, and read at {}/admin/mail", site.settings().base_url);
    Ok(())
}
