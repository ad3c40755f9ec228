//! What every use case is given: who asks, when, with which database, chance and settings.

mod chance;
mod settings;

use std::sync::Arc;

use domain::{
    Instant,
    policy::{Action, Actor, Decision, Need, Place, decide, decide_route, unmet_by_token},
};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, IsolationLevel, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

pub use self::{chance::Chance, settings::Settings};
use crate::{Db, Error, Flavour, Result, database::CHANNEL, file::Files};

/// The context of one request, job or command. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// The database.
    pub db: Db,
    /// Where the bytes of files are kept.
    pub files: Files,
    /// Who asks.
    pub actor: Actor,
    /// The time at which the request began, cut to microseconds; everything in it happens now.
    pub now: Instant,
    /// Where identifiers and secrets come from.
    pub chance: Arc<Chance>,
    /// What the site's operator decided.
    pub settings: Arc<Settings>,
}

impl Ctx {
    /// The same context for another actor.
    pub fn as_actor(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }

    /// A new identifier.
    pub fn id<T: From<uuid::Uuid>>(&self) -> T {
        T::from(self.chance.uuid(self.now))
    }

    /// Refuses what the route alone settles, before anything is loaded: whether an address asks for sign-in never
    /// depends on whether the thing exists.
    pub fn authorize_route(&self, action: Action) -> Result<()> {
        self.settle(action, decide_route(&self.actor, action))
    }

    /// Refuses unless the actor may do `action` to `place`.
    pub fn authorize(&self, action: Action, place: Place) -> Result<()> {
        self.settle(action, decide(&self.actor, action, place))
    }

    /// Runs `work` in one transaction: committed when it returns `Ok`, otherwise nothing of it stays.
    ///
    /// The only place where transactions begin. SQLite begins with `BEGIN IMMEDIATE`, so that reading first and writing
    /// later cannot fail half way; PostgreSQL with an ordinary READ COMMITTED one, in which `work` locks the root row it
    /// decides about first. Inside, use only `tx`, and no network.
    #[expect(clippy::disallowed_methods, reason = "this is the place that the rule names")]
    pub async fn write<T>(&self, work: impl AsyncFnOnce(&DatabaseTransaction) -> Result<T>) -> Result<T> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let tx = self.db.write.begin_with_options(options).await?;
        let value = work(&tx).await?;
        if self.db.flavour == Flavour::Postgres {
            // Spoken by the commit itself: other processes hear of what is written, and of nothing that was undone.
            tx.execute_unprepared(&format!("NOTIFY {CHANNEL}")).await?;
        }
        tx.commit().await?;
        self.db.news.announce();
        Ok(value)
    }

    /// Runs `work` on the database as it is at one moment, whatever others write meanwhile. Nothing can be written in it.
    #[expect(clippy::disallowed_methods, reason = "the other place where transactions begin")]
    pub async fn look<T>(&self, work: impl AsyncFnOnce(&DatabaseTransaction) -> Result<T>) -> Result<T> {
        let options = match self.db.flavour {
            // In WAL mode a reader keeps nobody waiting and sees what was there when it first looked.
            Flavour::Sqlite => TransactionOptions::default(),
            Flavour::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            },
        };
        let tx = self.db.read.begin_with_options(options).await?;
        let value = work(&tx).await?;
        tx.commit().await?;
        Ok(value)
    }

    fn settle(&self, action: Action, decision: Decision) -> Result<()> {
        match decision {
            Decision::Allow => Ok(()),
            Decision::SignIn => Err(Error::sign_in_needed()),
            Decision::Deny => Err(match unmet_by_token(&self.actor, action) {
                Some(Need::Person(scope)) => Error::scope_missing(scope),
                Some(Need::Browser) => Error::no_token(),
                Some(Need::Nobody) | None => Error::denied(),
            }),
            Decision::Hide => Err(Error::not_found()),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::policy::Scope;
    use sea_orm::{EntityTrait, PaginatorTrait};

    use crate::{
        Error,
        entity::event,
        on_both_databases,
        record::event::{Entry, append},
        testing::World,
    };

    on_both_databases! {
        async fn what_a_failed_write_did_is_undone(world: World) {
            let ctx = &world.ctx;
            let refused = ctx
                .write(async |tx| {
                    append(ctx, tx, Entry::new("site.tested", "site", uuid::Uuid::nil(), Scope::Site)).await?;
                    Err::<(), _>(Error::denied())
                })
                .await;
            assert!(matches!(refused, Err(Error::Refused(_))));
            assert_eq!(count(&world).await, 0);
        }

        async fn a_commit_is_announced_to_caches(world: World) {
            let ctx = &world.ctx;
            let before = ctx.db.news.generation();
            ctx.write(async |tx| {
                append(ctx, tx, Entry::new("site.tested", "site", uuid::Uuid::nil(), Scope::Site)).await
            })
            .await
            .expect("the event is appended");
            assert_eq!(count(&world).await, 1);
            assert_eq!(ctx.db.news.generation(), before + 1);
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the test counts everything")]
    async fn count(world: &World) -> u64 {
        event::Entity::find().count(&world.ctx.db.read).await.expect("the count is read")
    }
}
