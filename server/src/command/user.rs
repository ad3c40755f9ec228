//! `plenary user`: accounts and administrators, from the machine itself.

use clap::{Args, Subcommand};
use domain::{
    id::{MergeId, PersonId},
    language::Lang,
    policy::Actor,
};
use service::{
    Ctx,
    identity::{
        create_account, end_all_sign_ins_of, grant_site_role, issue_recovery_link, merge_persons, person_at,
        revoke_site_role, undo_merge, users,
    },
};

use super::{Common, message, open::open};

/// What can be done with accounts. Also while the site runs.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Make somebody an administrator of the site.
    Grant(Whose),
    /// Let somebody be an administrator no longer.
    Revoke(Whose),
    /// Show the newest accounts.
    List(List),
    /// Open an account for somebody and print a link to choose a password.
    Create(Create),
    /// Print a link with which somebody chooses a new password.
    ResetPassword(Whose),
    /// Sign somebody out of every browser.
    SignOut(Whose),
    /// Make somebody whom organisers entered without an account one with the owner of an address.
    Merge(Merge),
    /// Undo that two persons were made one.
    Unmerge(Unmerge),
}

/// Whose account.
#[derive(Debug, Args)]
pub struct Whose {
    /// One of their addresses.
    address: String,
    #[command(flatten)]
    common: Common,
}

/// What `plenary user list` takes.
#[derive(Debug, Args)]
pub struct List {
    /// How many.
    #[arg(long, default_value_t = 100)]
    limit: u64,
    #[command(flatten)]
    common: Common,
}

/// What `plenary user create` takes.
#[derive(Debug, Args)]
pub struct Create {
    /// Their address; you vouch for it.
    address: String,
    /// Their name.
    #[arg(long)]
    name: String,
    /// The language they read: en or de.
    #[arg(long, default_value = "en")]
    language: Lang,
    #[command(flatten)]
    common: Common,
}

/// What `plenary user merge` takes.
#[derive(Debug, Args)]
pub struct Merge {
    /// The id of the person without an account.
    person: PersonId,
    /// An address of the account that they are.
    address: String,
    #[command(flatten)]
    common: Common,
}

/// What `plenary user unmerge` takes.
#[derive(Debug, Args)]
pub struct Unmerge {
    /// The id that `plenary user merge` told.
    merge: MergeId,
    #[command(flatten)]
    common: Common,
}

impl User {
    /// Does it and says what was done.
    pub async fn run(self) -> Result<(), String> {
        let common = match &self {
            Self::Grant(whose) | Self::Revoke(whose) | Self::ResetPassword(whose) | Self::SignOut(whose) => {
                &whose.common
            }
            Self::List(list) => &list.common,
            Self::Merge(merge) => &merge.common,
            Self::Unmerge(unmerge) => &unmerge.common,
            Self::Create(create) => &create.common,
        };
        let ctx = open(common, Actor::System { name: "plenary user" }).await?;
        let said = self.act(&ctx).await.map_err(message)?;
        println!("{said}");
        ctx.db.close().await.map_err(|error| error.to_string())
    }

    async fn act(&self, ctx: &Ctx) -> service::Result<String> {
        match self {
            Self::Grant(Whose { address, .. }) => {
                let granted = grant_site_role(ctx, person_at(ctx, address).await?).await?;
                let already = if granted { "is an administrator of the site now" } else { "was one already" };
                Ok(format!("{address} {already}."))
            }
            Self::Revoke(Whose { address, .. }) => {
                revoke_site_role(ctx, person_at(ctx, address).await?).await?;
                Ok(format!("{address} is no administrator any more."))
            }
            Self::List(List { limit, .. }) => list(ctx, *limit).await,
            Self::Create(Create { address, name, language, .. }) => {
                create_account(ctx, name, address, *language).await?;
                let link = issue_recovery_link(ctx, address).await?;
                Ok(format!("{address} has an account. Within 15 minutes, a password can be chosen once at\n{link}"))
            }
            Self::ResetPassword(Whose { address, .. }) => {
                let link = issue_recovery_link(ctx, address).await?;
                Ok(format!("Within 15 minutes, a new password can be chosen once at\n{link}"))
            }
            Self::SignOut(Whose { address, .. }) => {
                let ended = end_all_sign_ins_of(ctx, person_at(ctx, address).await?).await?;
                Ok(format!("{address} is signed out; {ended} sign-ins ended."))
            }
            Self::Merge(Merge { person, address, .. }) => {
                let merge = merge_persons(ctx, *person, person_at(ctx, address).await?).await?;
                Ok(format!("{person} is {address} now. To undo it: plenary user unmerge {merge}"))
            }
            Self::Unmerge(Unmerge { merge, .. }) => {
                let person = undo_merge(ctx, *merge).await?;
                Ok(format!("{person} is somebody of their own again."))
            }
        }
    }
}

async fn list(ctx: &Ctx, limit: u64) -> service::Result<String> {
    let lines: Vec<String> = users(ctx, limit)
        .await?
        .into_iter()
        .map(|user| {
            let admin = if user.admin { "  administrator" } else { "" };
            format!("{}  {:<40}  {}{admin}", user.created_at.format("%Y-%m-%d"), user.address, user.name)
        })
        .collect();
    Ok(if lines.is_empty() { "There are no accounts.".into() } else { lines.join("\n") })
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use service::testing::World;

    use super::*;
    use crate::command::Plenary;

    async fn said(world: &World, arguments: &[&str]) -> String {
        #[derive(Parser)]
        struct Line {
            #[command(subcommand)]
            user: User,
        }
        let line = Line::parse_from(["user"].iter().chain(arguments));
        match line.user.act(&world.ctx).await {
            Ok(said) => said,
            Err(error) => message(error),
        }
    }

    #[tokio::test]
    async fn accounts_are_created_named_listed_and_unnamed() {
        let world = World::sqlite().await;
        assert_eq!(said(&world, &["list"]).await, "There are no accounts.");
        let created = said(&world, &["create", "ada@people.test", "--name", "Ada Lovelace"]).await;
        assert!(created.contains("https://plenary.test/recover/link?token="), "{created}");
        assert_eq!(
            said(&world, &["grant", "ADA@people.test"]).await,
            "ADA@people.test is an administrator of the site now."
        );
        assert_eq!(said(&world, &["grant", "ada@people.test"]).await, "ada@people.test was one already.");
        let list = said(&world, &["list"]).await;
        assert!(list.contains("Ada Lovelace  administrator"), "{list}");
        assert_eq!(said(&world, &["revoke", "ada@people.test"]).await, "ada@people.test is no administrator any more.");
        assert!(said(&world, &["reset-password", "ada@people.test"]).await.contains("/recover/link?token="));
        assert!(said(&world, &["sign-out", "ada@people.test"]).await.contains("0 sign-ins ended"));
        assert!(said(&world, &["grant", "nobody@people.test"]).await.contains("No account has this address"));
    }

    #[test]
    fn the_command_line_knows_it() {
        assert!(Plenary::try_parse_from(["plenary", "user", "grant", "ada@people.test"]).is_ok());
        assert!(Plenary::try_parse_from(["plenary", "user", "create", "ada@people.test"]).is_err(), "a name is needed");
    }
}
