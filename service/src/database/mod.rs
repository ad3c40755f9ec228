//! Connections: SQLite embedded, or PostgreSQL for sites that outgrow one machine.

mod connect;
mod lock;
mod news;
mod watch;

use sea_orm::DatabaseConnection;

pub(crate) use self::watch::CHANNEL;
pub use self::{
    connect::open,
    lock::{locked, shared},
    news::{Generation, News},
    watch::watch,
};

/// Which database this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// One file, one writer, many readers.
    Sqlite,
    /// A server that several processes share.
    Postgres,
}

/// The database. On SQLite two pools: one writer, several readers; on PostgreSQL the same pool twice.
#[derive(Clone, Debug)]
pub struct Db {
    /// For queries outside a transaction.
    pub read: DatabaseConnection,
    /// For [`Ctx::write`](crate::Ctx::write) alone.
    pub(crate) write: DatabaseConnection,
    /// Which database this is.
    pub flavour: Flavour,
    /// Tells caches that something was written.
    pub news: News,
}

impl Db {
    /// Closes all connections once what runs on them has ended.
    pub async fn close(self) -> Result<(), sea_orm::DbErr> {
        self.write.close().await?;
        self.read.close().await
    }
}
